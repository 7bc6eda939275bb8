import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { encodeRun, encodeTheater, type Run } from "@p38/model";
import { DataError } from "@p38/base";
import { keyPlacesOf } from "@p38/ensemble";
import { checkWalk, recordFiles, type RecordTable, type Walk, type WarRecord } from "@p38/record";
import { walkTexts } from "@p38/record/node.ts";
import { AS_DECIDED, SCENARIO_TABLES } from "@p38/scenario";
import { filesOfScenarios, loadScenarios, scenarioNames, type LoadedScenario } from "@p38/scenario/node.ts";
import { encodeScore } from "@p38/score";
import { readScoreRules } from "@p38/score/node.ts";
import { writeWhole } from "./files.ts";
import { followedPlaces } from "./followed-places.ts";
import type { Io } from "./io.ts";
import { accountOf, judge } from "./judge.ts";
import { GRID_FILE } from "./project.ts";

/** What the atlas shows of the record beside the map. */
const SHOWN = [
  "sources",
  "parties",
  "places",
  "control",
  "linesOfContact",
  "operations",
  "events",
  "strengths",
  "losses",
  "leaders",
  "persons",
] as const satisfies readonly RecordTable[];

/** What names in other languages stand in or follow from, beside what is shown anyway. */
const NAMED = [
  "names",
  "formations",
  "battles",
  "topics",
  "demarcationLine",
] as const satisfies readonly RecordTable[];

/** Series by day and lists as long, which the record's pages fetch last. */
const SERIES = [
  "weather",
  "airEffort",
  "usDeathsByDay",
  "airOperations",
  "bomberMissions",
  "bomberTargets",
  "weatherObservations",
  "weatherNormalDays",
  "usUnaccounted",
  "mapSheets",
] as const satisfies readonly RecordTable[];

/** What makes no claims about the war. */
const LEFT_OUT: readonly RecordTable[] = ["parameters"];

/**
 * Writes all that the atlas reads into a folder under out/site, each file plain and gzipped: run.p38run,
 * korea.hexgrid, SCENARIO.theater, record.json (with the map), names.json (for other languages and the record's pages), knowledge.json and series.json (with the record's pages), walks.json, phases.json,
 * account.json, score.json, what-ifs.json and scenarios.json (with what-ifs), runs.json.
 *
 * @returns the folder
 */
export async function writeSiteData(io: Io, run: Run, loaded: LoadedScenario): Promise<string> {
  const { scenario, seed } = run.meta;
  const folder = join(io.root, "out/site", `${scenario}-${seed}-${run.D}`);
  const { record } = loaded;
  const tables = (of: readonly RecordTable[]) => JSON.stringify(tablesOf(record, of));
  const early: readonly RecordTable[] = [...SHOWN, ...NAMED, ...SERIES, ...LEFT_OUT];
  const rest = (Object.keys(recordFiles) as RecordTable[]).filter((table) => !early.includes(table));
  const files: Record<string, Uint8Array | string> = {
    "korea.hexgrid": readFileSync(join(io.root, GRID_FILE)),
    [`${scenario}.theater`]: encodeTheater(loaded.theater),
    "run.p38run": encodeRun(run),
    "record.json": tables(SHOWN),
    "names.json": tables(NAMED),
    "knowledge.json": tables(rest),
    "series.json": tables(SERIES),
    "walks.json": JSON.stringify(walksOf(io, record)),
    "phases.json": JSON.stringify(readScoreRules(join(io.root, "data")).phases),
    "account.json": JSON.stringify(accountOf(io, run, record, loaded.grid)),
    "score.json": encodeScore(judge(io, run, record, loaded.grid)),
    ...whatIfFiles(io),
    "runs.json": JSON.stringify([{ file: "run.p38run", scenario, seed, days: run.D }]),
  };
  for (const [name, content] of Object.entries(files)) {
    const path = relative(io.cwd, join(folder, name));
    await writeWhole(io, path, content);
    await writeWhole(io, `${path}.gz`, gzipSync(content, { level: 6 }));
  }
  return folder;
}

/**
 * What pairs of runs are made of in the page: what-ifs.json tells of each what-if; scenarios.json has the files of all of them and
 * of what they differ from, and those tables of the record that only casting them takes.
 */
function whatIfFiles(io: Io): Record<string, string> {
  const names = scenarioNames(io.root).filter((name) => name.startsWith("what-if/"));
  const [base, ...loaded] = loadScenarios([AS_DECIDED, ...names], io.root);
  const list = {
    keyPlaces: keyPlacesOf(base.grid, followedPlaces(io)),
    scenarios: loaded.map(({ theater, scenario: { file } }) => ({
      scenario: theater.scenario,
      title: { en: file.title, ...file.titles },
      history: file.history ?? "",
      sources: file.sources ?? [],
    })),
  };
  const files = filesOfScenarios([AS_DECIDED, ...names], io.root);
  const early: readonly RecordTable[] = [...SHOWN, ...NAMED];
  const tables = SCENARIO_TABLES.filter((table) => !early.includes(table));
  return {
    "what-ifs.json": JSON.stringify(list),
    "scenarios.json": JSON.stringify({ tables: tablesOf(base.record, tables), files }),
  };
}

function tablesOf(record: WarRecord, of: readonly RecordTable[]): Partial<WarRecord> {
  return Object.fromEntries(of.map((table) => [table, record[table]]));
}

/** The guided walks of the project, checked. */
function walksOf(io: Io, record: WarRecord): Walk[] {
  return Object.entries(walkTexts(join(io.root, "data"))).map(([name, text]) => {
    const { walk, findings } = checkWalk(text, `data/walks/${name}`, record);
    if (!walk) throw new DataError(findings);
    return walk;
  });
}
