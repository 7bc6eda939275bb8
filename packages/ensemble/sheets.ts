import { isoOf } from "@p38/base";
import { SIDES } from "@p38/model";
import type { HexGrid } from "@p38/terrain";
import type { EnsemblePlan } from "./plan.ts";
import { communistChances, lineSpread, lossSpreads, QUANTILES, spreadOf, type Spread } from "./read-tally.ts";
import type { Tally } from "./tally.ts";

/** A column of a sheet: texts, or numbers; null where there is nothing. */
export interface SheetColumn {
  name: string;
  type: "text" | "number" | "integer";
  data: (string | number | null)[] | Float32Array | Int32Array;
}

/** A table of an ensemble's results, column by column. */
export interface ResultSheet {
  name: string;
  rows: number;
  columns: SheetColumn[];
}

/**
 * An ensemble's results as tables: runs, cells, chances, lines, ground, strengths, losses by month and by day.
 *
 * The same for every way in which the runs were made.
 */
export function* sheetsOf(plan: EnsemblePlan, tally: Tally, grid: HexGrid): Generator<ResultSheet> {
  yield runsSheet(plan, tally);
  yield sheet("cells", [
    column(
      "cell",
      "integer",
      Int32Array.from({ length: grid.H }, (_, h) => h),
    ),
    column("h3", "text", grid.cellIds),
    column("lat", "number", [...grid.lat]),
    column("lon", "number", [...grid.lon]),
  ]);
  yield chancesSheet(tally);
  const { layout } = tally;
  const spreads = (name: string, rows: { keys: Record<string, string | number>; of: Spread }[]) =>
    spreadSheet(name, rows);
  yield spreads(
    "lines",
    layout.steps.flatMap((day, step) =>
      lineSpread(tally, step).map(({ lon, lat }) => ({ keys: { date: isoOf(day), lon }, of: lat })),
    ),
  );
  yield spreads(
    "ground",
    layout.steps.flatMap((day, step) => {
      const of = spreadOf(tally, layout.ground, step);
      return of ? [{ keys: { date: isoOf(day) }, of }] : [];
    }),
  );
  for (const [name, block] of [
    ["strengths", layout.strength],
    ["losses_so_far", layout.sumLosses],
  ] as const)
    yield spreads(
      name,
      layout.steps.flatMap((day, step) =>
        SIDES.flatMap((side, s) => {
          const of = spreadOf(tally, block, step * SIDES.length + s);
          return of ? [{ keys: { date: isoOf(day), side }, of }] : [];
        }),
      ),
    );
  for (const by of ["month", "day"] as const)
    yield spreads(
      `losses_by_${by}`,
      lossSpreads(tally, by).map(({ date, side, party, category, men }) => ({
        keys: { date, side, party, category },
        of: men,
      })),
    );
}

function runsSheet({ keyPlaces }: EnsemblePlan, tally: Tally): ResultSheet {
  const rows = tally.outcomes;
  const numbers = (name: string, type: "number" | "integer", of: (row: (typeof rows)[0]) => number | null) =>
    column(name, type, rows.map(of));
  return sheet("runs", [
    numbers("run", "integer", ({ index }) => index),
    numbers("seed", "number", ({ seed }) => seed),
    column(
      "hash",
      "text",
      rows.map(({ hash }) => hash),
    ),
    numbers("ground_percent", "number", ({ groundPercent }) => groundPercent),
    numbers("line_lat", "number", ({ lineLat }) => lineLat),
    ...SIDES.flatMap((side, s) => [
      numbers(`${side}_loss_men`, "integer", ({ lossMen }) => lossMen[s]),
      numbers(`${side}_strength_men`, "integer", ({ strengthMen }) => strengthMen[s]),
      numbers(`${side}_formations_destroyed`, "integer", ({ destroyed }) => destroyed[s]),
    ]),
    ...keyPlaces.flatMap(({ id }, p) => [
      column(
        `${id}_holder`,
        "text",
        rows.map(({ places }) => SIDES[places[p].holder]),
      ),
      numbers(`${id}_changes`, "integer", ({ places }) => places[p].changes),
      column(
        `${id}_first_change`,
        "text",
        rows.map(({ places }) => (places[p].firstDay < 0 ? null : isoOf(places[p].firstDay))),
      ),
    ]),
  ]);
}

/** The chance that the UN side holds each cell, every seventh day. */
function chancesSheet(tally: Tally): ResultSheet {
  const { steps, H } = tally.layout;
  const dates: string[] = [];
  const cells = new Int32Array(steps.length * H);
  const chances = new Float32Array(steps.length * H);
  let [day, step] = [0, 0];
  for (const communist of communistChances(tally)) {
    if (steps[step] === day++) {
      for (let h = 0; h < H; h++) {
        dates.push(isoOf(steps[step]));
        cells[step * H + h] = h;
        chances[step * H + h] = 1 - communist[h];
      }
      step++;
    }
  }
  return sheet("chances", [
    column("date", "text", dates),
    column("cell", "integer", cells),
    column("chance_un", "number", chances),
  ]);
}

function spreadSheet(
  name: string,
  rows: { keys: Record<string, string | number>; of: Spread }[],
): ResultSheet {
  const keys = rows.length === 0 ? [] : Object.keys(rows[0].keys);
  return sheet(name, [
    ...keys.map((key) =>
      column(
        key,
        typeof rows[0].keys[key] === "number" ? "number" : "text",
        rows.map((row) => row.keys[key]),
      ),
    ),
    ...QUANTILES.map((p, q) =>
      column(
        quantileName(p),
        "number",
        rows.map(({ of }) => of.quantiles[q]),
      ),
    ),
    column(
      "mean",
      "number",
      rows.map(({ of }) => of.mean),
    ),
  ]);
}

/** `q05` for 0.05. */
export function quantileName(p: number): string {
  return `q${String(Math.round(p * 100)).padStart(2, "0")}`;
}

function column(name: string, type: SheetColumn["type"], data: SheetColumn["data"]): SheetColumn {
  return { name, type, data };
}

function sheet(name: string, columns: SheetColumn[]): ResultSheet {
  return { name, rows: columns[0]?.data.length ?? 0, columns };
}
