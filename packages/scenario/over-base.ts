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
 * @throws DataError when a scenario is its own base in the end, its base is no name of one, or it names a file above
 *         scenarios/ as one below it
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
  const list = (key: "directives" | "addDirectives") =>
    own[key]?.map((file, i) => (typeof file === "string" ? beside(path, `/${key}/${i}`, file) : file)) ?? [];
  if (typeof own.forces === "string") named.forces = beside(path, "/forces", own.forces);
  if (Array.isArray(own.directives)) named.directives = list("directives");
  const added = Array.isArray(own.addDirectives) ? list("addDirectives") : [];
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
    id: _id,
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

/**
 * Path of a file named relative to another, or from `scenarios/` where it begins with a slash.
 *
 * @param at place of the name in the file of that path, for the error
 */
function beside(path: string, at: string, file: string): string {
  const below = file.startsWith("/");
  const parts = below ? file.slice(1).split("/") : [...path.split("/").slice(0, -1), ...file.split("/")];
  const way: string[] = [];
  for (const part of parts) {
    const above = way.at(-1);
    if (part === ".." && above !== undefined && above !== "..") {
      if (above !== "") way.pop(); // there is nothing above the root
    } else if (part !== ".") way.push(part);
  }
  if (!below) return way.join("/");
  if (way[0] === "..")
    throw new DataError([
      { file: path, path: at, expected: "a file below scenarios/, as the slash says", found: `"${file}"` },
    ]);
  return `scenarios/${way.join("/")}`;
}
