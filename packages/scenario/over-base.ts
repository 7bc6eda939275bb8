import { DataError } from "@p38/base";
import { joinChanges } from "./changes.ts";
import type { ScenarioFile } from "./scenario-file.ts";

/** Whether a text is the name of a scenario of the project; otherwise it is the path of a scenario.json. */
export function isScenarioName(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*$/.test(text);
}

/** Where the file of a scenario lies, from the project's root. */
export function scenarioPath(name: string): string {
  return isScenarioName(name) ? `scenarios/${name}/scenario.json` : name;
}

/**
 * A scenario's file over that of its base, and so on down: what a file leaves out stands as it is in its base;
 * parameters are joined one by one, changes and added directives come after the base's.
 *
 * @param read   gives the value in a file, by its path from the project's root
 * @param above  scenarios whose base this one is, for the error
 * @returns the file with the paths it names as seen from the project's root; not yet checked by its schema
 * @throws DataError when a scenario is its own base in the end, or its base is no name of one
 */
export function overBase(
  name: string,
  read: (path: string) => unknown,
  above: readonly string[] = [],
): Partial<ScenarioFile> {
  const path = scenarioPath(name);
  if (above.includes(name))
    throw new DataError([
      { file: path, path: "/base", expected: "a chain that ends", found: [...above, name].join(" > ") },
    ]);
  const own = read(path) as Partial<ScenarioFile>;
  if (own === null || typeof own !== "object") return own;
  const named = { ...own };
  if (typeof own.forces === "string") named.forces = beside(path, own.forces);
  if (Array.isArray(own.directives))
    named.directives = own.directives.map((file) => (typeof file === "string" ? beside(path, file) : file));
  const added = Array.isArray(own.addDirectives)
    ? own.addDirectives.map((file) => (typeof file === "string" ? beside(path, file) : file))
    : [];
  if (added.length > 0) named.addDirectives = added;
  if (typeof own.base !== "string")
    return added.length === 0 ? named : { ...named, directives: [...(named.directives ?? []), ...added] };
  if (!isScenarioName(own.base))
    throw new DataError([
      {
        file: path,
        path: "/base",
        expected: "the name of a scenario, such as as-decided",
        found: `"${own.base}"`,
      },
    ]);
  const {
    history: _history,
    sources: _sources,
    against: _against,
    titles: _titles,
    ...base
  } = overBase(own.base, read, [...above, name]);
  const changes = joinChanges(base.changes, named.changes);
  return {
    ...base,
    ...named,
    parameters: { ...base.parameters, ...named.parameters },
    directives: [...(named.directives ?? base.directives ?? []), ...added],
    ...(added.length > 0 && { addDirectives: [...(base.addDirectives ?? []), ...added] }),
    ...(changes && { changes }),
  };
}

/** Path of a file named relative to another, or from `scenarios/` where it begins with a slash. */
function beside(path: string, file: string): string {
  if (file.startsWith("/")) return `scenarios${file}`;
  const parts = [...path.split("/").slice(0, -1), ...file.split("/")];
  const way: string[] = [];
  for (const part of parts)
    if (part === "..") way.pop();
    else if (part !== ".") way.push(part);
  return way.join("/");
}
