import { test } from "node:test";
import assert from "node:assert/strict";
import { writtenAt, type Claim } from "./claim.ts";
import { disputesOf, mattersOf } from "./disputes.ts";
import { claimsOf } from "./claims-of.ts";
import { readRecordFolder } from "./node.ts";
import { propertyOf } from "./properties.ts";
import { seriesClaims } from "./series-claims.ts";
import { rangeOf } from "./value-range.ts";

const record = readRecordFolder();
const claims = seriesClaims(record);
const byId = new Map(claims.map((claim) => [claim.id, claim]));

function said(id: string): Claim {
  const claim = byId.get(id);
  assert.ok(claim, `there is a claim ${id}`);
  return claim;
}

test("bombers over Korea on 30 November 1950: dispatched, effective, tons, and nothing on losses, which are held back", () => {
  const id = "air-operations/1950-11-30/medium-bomber";
  assert.deepEqual(said(`${id}/dispatched`).value, { number: 24 });
  assert.deepEqual(said(`${id}/effective`).value, { number: 24 });
  assert.deepEqual(said(`${id}/bombs`).value, { number: 192 });
  assert.equal(said(`${id}/bombs`).unit, "short tons");
  assert.equal(byId.get(`${id}/lost`), undefined);
});

test("a month whose losses are given says 0 where none was filed", () => {
  assert.deepEqual(said("air-operations/1950-06-26/transport/lost").value, { number: 0 });
});

test("the Air Force lost 53 aircraft in October 1950, summed by day, as the month's row has it", () => {
  const lost = claims.filter(
    ({ id, from }) => from?.startsWith("1950-10") && id.startsWith("air-operations/") && id.endsWith("/lost"),
  );
  const sum = lost.reduce((total, { value }) => total + (value as { number: number }).number, 0);
  const month = record.airNaval.find(
    (row) => row.from === "1950-10-01" && row.service === "USAF FEAF" && row.measure === "aircraft lost",
  );
  assert.equal(sum, month?.value);
});

test("B-29s on 23 October 1951: missions of a kind are counted apart", () => {
  const id = "bomber-missions/1951-10-23";
  assert.deepEqual(said(`${id}/interdiction/effective`).value, { number: 16 });
  assert.equal(said(`${id}/interdiction/bombs`).unit, "pounds");
  assert.deepEqual(said(`${id}/leaflets/leaflets`).value, { number: 32 });
  assert.equal(byId.get(`${id}/leaflets/bombs`), undefined);
});

test("Pusan on 1 December 1950: mean, lowest and highest are three figures, none in dispute with the others", () => {
  const id = "weather-observations/1950-12-01/pusan";
  assert.deepEqual(
    ["mean", "lowest", "highest"].map((what) => said(`${id}/${what}`).value),
    [{ number: 1.1 }, { number: -2 }, { number: 4.6 }],
  );
  assert.equal(said(`${id}/mean`).scope, record.places.find((place) => place.id === "pusan")!.name);
});

test("those never recovered of 1 December 1950, by service; a service that lost none has no claim", () => {
  assert.deepEqual(said("us-unaccounted/1950-12-01/army").value, { number: 453 });
  assert.equal(said("us-unaccounted/1950-12-01/army").subject, "party/usa");
  assert.equal(byId.get("us-unaccounted/1950-12-01/navy"), undefined);
});

test("when Canada came in is in dispute between the two lists", () => {
  assert.deepEqual(said("war-participants/inter-state-war/can/entry").value, { date: "1950-12-19" });
  assert.deepEqual(said("war-participants/militarized-dispute/can/entry").value, { date: "1950-06-29" });
  const disputes = disputesOf(mattersOf(claimsOf(record), record.sources), record.sources, []);
  const entry = disputes.find(({ id }) => id === "party/can:entry")!;
  assert.equal(entry.claims.length, 2);
});

test("Chinese battle deaths of the list of wars are the UN Command's count, Turkish ones Turkey's", () => {
  assert.equal(said("war-participants/inter-state-war/chn/battle-deaths").whoseClaim, "UN estimate");
  assert.equal(said("war-participants/inter-state-war/tur/battle-deaths").whoseClaim, undefined);
});

test("US military personnel of 1950, in thousands", () => {
  const claim = said("national-capabilities/usa/1950/military-personnel");
  assert.deepEqual(claim.value, { number: 1460 });
  assert.equal(claim.unit, "thousand men");
  assert.equal(claim.from, "1950");
});

test("an engagement gives each side its strength and the attacker its outcome", () => {
  assert.deepEqual(said("engagements/cdb90-626/attacker/men").value, { number: 11000 });
  assert.equal(said("engagements/cdb90-626/attacker/men").subject, "party/prk");
  assert.equal(said("engagements/cdb90-626/attacker/men").whoseClaim, "US estimate");
  assert.equal(said("engagements/cdb90-626/defender/tanks").whoseClaim, "own");
  assert.deepEqual(said("engagements/cdb90-626/outcome").value, { text: "the defender won" });
});

test("what is usual in January at Cheorwon: wet days read, the month's mean temperature computed from its days", () => {
  assert.deepEqual(said("weather-normals/95/2000-2024/1/wet-days").value, { number: 0.094 });
  assert.equal(said("weather-normals/95/2000-2024/1/wet-days").scope, "Cheorwon, January of 2000-2024");
  const mean = said("weather-normal-days/95/2000-2024/1/mean");
  assert.equal(mean.basis, "computed");
  const days = record.weatherNormalDays.find(
    (row) => row.stationNumber === 95 && row.years === "2000-2024" && row.month === 1,
  )!.meanTemperatureC;
  assert.equal(days.length, 31);
  const { number } = mean.value as { number: number };
  assert.ok(Math.min(...days) < number && number < Math.max(...days));
  assert.ok(number < -3 && number > -8, "a cold inland January");
});

test("a place knows the Army map sheets that it lies on", () => {
  const sheets = claims
    .filter(({ subject, property }) => subject === "place/inchon" && property === "map-sheet")
    .map(({ value }) => value);
  assert.deepEqual(sheets, [{ text: "L751 6526 III Inchon" }]);
});

test("every claim of a series has an id of its own, a property, its row, and figures where figures belong", () => {
  assert.equal(byId.size, claims.length);
  for (const claim of claims) {
    const property = propertyOf(claim.property);
    assert.ok(property, claim.id);
    if (property.takes === "figure") {
      assert.equal(rangeOf(claim.value)?.kind, "number", claim.id);
      assert.ok(claim.unit, claim.id);
    }
    assert.ok(writtenAt(claim).line >= 2);
    assert.equal((record[claim.table][claim.row] as { source: string }).source, claim.source, claim.id);
  }
});

test("what is filed by day is in no dispute with what was computed from it", () => {
  const tables = new Set(["airOperations", "bomberMissions", "weatherObservations", "usUnaccounted"]);
  const disputes = disputesOf(mattersOf(claimsOf(record), record.sources), record.sources, []);
  assert.deepEqual(
    disputes.filter((dispute) => dispute.claims.some(({ table }) => tables.has(table))).map(({ id }) => id),
    [],
  );
});
