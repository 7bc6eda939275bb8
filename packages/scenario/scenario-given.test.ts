import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { theaterHash } from "@p38/model";
import { filesOfScenarios, findingsOf, loadScenario, scenarioGiven } from "./node.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "p38-given-"));
after(() => rmSync(folder, { recursive: true }));

/** A scenario.json outside the project, as somebody calls it. */
function written(name: string, value: unknown): string {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "scenario.json"), JSON.stringify(value));
  return scenarioGiven(`./${name}`, folder);
}

const HALT = {
  id: "own",
  title: "As halt-at-38, from elsewhere",
  base: "as-decided",
  changes: {
    without: [{ parties: ["chn"] }],
    dropDirectives: [{ parties: ["rok", "usa", "gbr", "can", "tur"], from: "1950-09-29" }],
  },
  addDirectives: ["/what-if/halt-at-38/directives.json"],
  doctrineFrom: { communist: "1950-10-01" },
};

test("a name stays a name; a folder, its file and a file of any other name are paths", () => {
  assert.equal(scenarioGiven("what-if/no-inchon", folder), "what-if/no-inchon");
  const file = written("mine", HALT);
  assert.equal(file, join(folder, "mine/scenario.json"));
  assert.equal(scenarioGiven("mine/scenario.json", folder), file);
  assert.equal(scenarioGiven(file, "/"), file);
  const project = scenarioGiven("./as-decided", `${ROOT}/scenarios`);
  assert.equal(project, "scenarios/as-decided/scenario.json");
  // what is not there stays a path
  assert.equal(scenarioGiven("./scenarios/nowhere", ROOT), "./scenarios/nowhere");
  assert.throws(() => loadScenario(scenarioGiven("./scenarios/nowhere", ROOT)), {
    message: "./scenarios/nowhere whole file: expected a file of JSON; found no such file",
  });
});

test("a scenario outside the project is cast as the same one inside it", () => {
  const { theater } = loadScenario(written("halt", HALT));
  const inside = loadScenario("what-if/halt-at-38").theater;
  assert.equal(theater.scenario, "own");
  assert.equal(theaterHash({ ...theater, scenario: inside.scenario }), theaterHash(inside));
});

test("an id of the project, a file that is not there, or a wrong change is told in a sentence", () => {
  for (const id of ["as-decided", "free-from/1950-10-01"])
    assert.throws(() => loadScenario(written("taken", { ...HALT, id })), {
      message: `${join(folder, "taken/scenario.json")} /id: expected an id that no scenario of the project has; found "${id}"`,
    });
  assert.throws(() => loadScenario(scenarioGiven("./nowhere.json", folder)), {
    message: `${join(folder, "nowhere.json")} whole file: expected a file of JSON; found no such file`,
  });
  const { id: _, ...nameless } = HALT;
  assert.throws(() => loadScenario(written("nameless", nameless)), {
    message: `${join(folder, "nameless/scenario.json")} /id: expected name of a scenario: its folder under scenarios/; found nothing`,
  });
  const [finding] = findingsOf(written("wrong", { ...HALT, changes: { without: [{ parties: ["china"] }] } }));
  assert.equal(finding.path, "/changes/without/0/parties/0");
  const early = { headquarters: "us-1corps", from: "1950-07-01", posture: "defend" };
  assert.throws(() => loadScenario(written("early", { ...HALT, changes: { giveDirectives: [early] } })), {
    message: `${join(folder, "early/scenario.json")} /changes/giveDirectives/0/headquarters: expected a headquarters or formation that is there on 1950-07-01; found "us-1corps", there from 1950-09-13 to 1953-07-27`,
  });
});

test("the files of scenarios are those of their bases too, of which free-from has none", () => {
  const whatIf = join(folder, "scenarios/what-if/late");
  mkdirSync(whatIf, { recursive: true });
  cpSync(join(ROOT, "scenarios/as-decided"), join(folder, "scenarios/as-decided"), { recursive: true });
  const late = { id: "what-if/late", title: "Late", base: "free-from/1950-10-01" };
  writeFileSync(join(whatIf, "scenario.json"), JSON.stringify(late));
  assert.deepEqual(Object.keys(filesOfScenarios(["what-if/late"], folder)).toSorted(), [
    "scenarios/as-decided/directives/communist.json",
    "scenarios/as-decided/directives/un.json",
    "scenarios/as-decided/forces.json",
    "scenarios/as-decided/scenario.json",
    "scenarios/what-if/late/scenario.json",
  ]);
});
