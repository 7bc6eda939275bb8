import assert from "node:assert/strict";
import { test } from "node:test";
import { overBase } from "./over-base.ts";

const files: Record<string, unknown> = {
  "scenarios/first/scenario.json": {
    id: "first",
    title: "First",
    from: "1950-06-25",
    to: "1950-12-31",
    forces: "forces.json",
    directives: ["directives/un.json", "../shared/all.json"],
    parameters: { a: 1, b: 2 },
  },
  "scenarios/what-if/second/scenario.json": {
    id: "what-if/second",
    title: "Second",
    base: "first",
    to: "1950-09-30",
    parameters: { b: 3 },
  },
  "scenarios/egg/scenario.json": { id: "egg", title: "Egg", base: "hen" },
  "scenarios/hen/scenario.json": { id: "hen", title: "Hen", base: "egg" },
};
const read = (path: string) => files[path];

test("files that a scenario names are found beside it", () => {
  const { forces, directives } = overBase("first", read);
  assert.equal(forces, "scenarios/first/forces.json");
  assert.deepEqual(directives, ["scenarios/first/directives/un.json", "scenarios/shared/all.json"]);
});

test("a file that begins with a slash is named from scenarios/, wherever the scenario lies", () => {
  const given = { base: "first", addDirectives: ["/what-if/second/directives.json", "own.json"] };
  const whole = overBase("/elsewhere/mine.json", (path) =>
    path === "/elsewhere/mine.json" ? given : read(path),
  );
  assert.deepEqual(whole.addDirectives, ["scenarios/what-if/second/directives.json", "/elsewhere/own.json"]);
  assert.equal(whole.forces, "scenarios/first/forces.json");
});

test("ways up in the name of a file end at the root, and with a slash at scenarios/", () => {
  const named = (file: string, path: string) =>
    overBase(path, () => ({ forces: file, directives: [] }) as never).forces;
  assert.equal(named("../../../../etc/forces.json", "/some/where.json"), "/etc/forces.json");
  assert.equal(named("../../../forces.json", "first"), "../forces.json");
  assert.equal(named("./a/../forces.json", "./mine"), "forces.json");
  assert.equal(named("/first/../shared/forces.json", "first"), "scenarios/shared/forces.json");
  assert.throws(() => named("/first/../../data/forces.json", "/some/where.json"), {
    name: "DataError",
    message:
      '/some/where.json /forces: expected a file below scenarios/, as the slash says; found "/first/../../data/forces.json"',
  });
});

test("a scenario over a base changes what it gives and keeps the rest, parameters one by one", () => {
  assert.deepEqual(overBase("what-if/second", read), {
    ...overBase("first", read),
    id: "what-if/second",
    title: "Second",
    base: "first",
    to: "1950-09-30",
    parameters: { a: 1, b: 3 },
  });
});

test("a scenario that is its own base in the end is said in a sentence", () => {
  assert.throws(() => overBase("egg", read), {
    name: "DataError",
    message: "scenarios/egg/scenario.json /base: expected a chain that ends; found egg > hen > egg",
  });
});

test("a base that is no name of a scenario is refused before any file is looked for", () => {
  const asked: string[] = [];
  const given = { id: "mine", base: "../../secret.json" };
  assert.throws(
    () =>
      overBase("/elsewhere/mine.json", (path) => {
        asked.push(path);
        return given;
      }),
    /\/elsewhere\/mine\.json \/base: expected the name of a scenario, such as as-decided; found "\.\.\/\.\.\/secret\.json"/,
  );
  assert.deepEqual(asked, ["/elsewhere/mine.json"]);
});
