import assert from "node:assert/strict";
import { test } from "node:test";
import { distanceKm, lineGaps, meanLatitude, sideKm, type LatLon } from "./geometry.ts";

const near = (found: number, expected: number, tolerance: number) =>
  assert.ok(
    Math.abs(found - expected) <= tolerance,
    `expected ${expected} within ${tolerance}; found ${found}`,
  );

test("two parallels 0.1 degree apart are 11.1 km apart, north positive", () => {
  const recorded: LatLon[] = [
    [38, 126],
    [38, 128],
  ];
  const north = lineGaps(recorded, [
    [38.1, 126],
    [38.1, 128],
  ]);
  const south = lineGaps(recorded, [
    [37.9, 126],
    [37.9, 128],
  ]);
  // two degrees at 38 N are 175.2 km: eighteen steps nearest to 10 km, nineteen samples
  assert.equal(north.length, 19);
  for (const { gapKm } of north) near(gapKm, 11.12, 0.01);
  for (const { gapKm } of south) near(gapKm, -11.12, 0.01);
});

test("where the line runs north-south, as west of Pusan, the west is the communist side", () => {
  // from the south coast up the Naktong, then east to the sea
  const perimeter: LatLon[] = [
    [35.1, 128.4],
    [36.0, 128.4],
    [36.1, 129.4],
  ];
  const further: LatLon[] = [
    [35.1, 128.2],
    [36.1, 128.2],
    [36.3, 129.4],
  ];
  const gaps = lineGaps(perimeter, further);
  const onTheWest = gaps.filter(({ lat }) => lat < 35.8);
  assert.ok(onTheWest.length >= 7);
  // 0.2 degree of longitude at 35.5 N
  for (const { gapKm } of onTheWest) near(gapKm, 18.1, 0.2);
  const closer: LatLon[] = [
    [35.1, 128.6],
    [35.8, 128.6],
    [35.9, 129.4],
  ];
  for (const { gapKm } of lineGaps(perimeter, closer).filter(({ lat }) => lat < 35.7))
    near(gapKm, -18.1, 0.2);
});

test("a line far up north of a perimeter lies on the communist side of all of it", () => {
  const perimeter: LatLon[] = [
    [35.1, 128.4],
    [36.0, 128.4],
    [36.1, 129.4],
  ];
  for (const { gapKm } of lineGaps(perimeter, [
    [38, 126.5],
    [38, 128.7],
  ]))
    assert.ok(gapKm > 190, `${gapKm} km`);
});

test("a line lies no distance from itself, and a corner has one side", () => {
  const line: LatLon[] = [
    [37.5, 126.6],
    [37.9, 127.2],
    [37.6, 127.9],
    [38.3, 128.5],
  ];
  for (const { gapKm } of lineGaps(line, line)) near(gapKm, 0, 1e-9);
  assert.ok(sideKm(line, [38.3, 127.2]) > 30);
  assert.ok(sideKm(line, [37.2, 127.9]) < -30);
});

test("beyond the coasts a bend at the coast decides nothing", () => {
  // the line of late 1951 sets out north-east from the mouth of the Han: Mokp'o still lies south of it
  const line: LatLon[] = [
    [37.78, 126.68],
    [37.95, 126.75],
    [38.25, 127.1],
    [38.3, 128.0],
    [38.6, 128.38],
  ];
  assert.ok(sideKm(line, [34.8, 126.38]) < -300);
  assert.ok(sideKm(line, [42.4, 129.75]) > 400);
  // and a perimeter that begins at the south coast has the south-west outside it, the islands off it inside
  const perimeter: LatLon[] = [
    [35.1, 128.45],
    [35.4, 128.4],
    [36.0, 128.4],
    [36.1, 129.4],
  ];
  assert.ok(sideKm(perimeter, [34.8, 126.38]) > 150);
  assert.ok(sideKm(perimeter, [34.88, 128.7]) < -20);
});

test("distances and mean latitude of known lines", () => {
  // Seoul to P'yongyang is 194 km as the crow flies
  near(distanceKm([37.566, 126.978], [39.02, 125.75]), 194, 1);
  near(
    meanLatitude([
      [37, 127],
      [39, 127],
    ]),
    38,
    1e-9,
  );
});

test("a line of one point is refused", () => {
  assert.throws(
    () =>
      lineGaps(
        [[38, 126]],
        [
          [38, 126],
          [38, 127],
        ],
      ),
    RangeError,
  );
});
