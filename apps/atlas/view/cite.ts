import { isoOf } from "@p38/base";
import type { Run } from "@p38/model";
import type { Words } from "../words/words.ts";

/** What a citation names. */
export interface CitedView {
  day: number;
  /** null where only the record is shown */
  run: Run["meta"] | null;
  /** whole address of the view */
  address: string;
  /** when it was looked at, as an ISO date */
  accessed: string;
}

/** A citation in running text, in the words of a language. */
export function citationText({ day, run, address, accessed }: CitedView, words: Words): string {
  const { share, dates } = words;
  return share.citation(
    run ? share.ofRun(run.scenario, run.seed, run.commit) : share.ofRecord,
    dates.long(day),
    address,
    accessed,
  );
}

/** A citation as a BibTeX entry; what BibTeX reads as a command is escaped, addresses stand as they are. */
export function citationBibtex({ day, run, address, accessed }: CitedView): string {
  const date = isoOf(day);
  const what = run
    ? `computed run, scenario ${run.scenario}, seed ${run.seed}, version ${run.commit}`
    : "the record alone";
  const fields: [string, string][] = [
    ["title", `{parallel38}: The Korean War, day by day, ${date}`],
    ["author", "{parallel38 contributors}"],
    ["year", accessed.slice(0, 4)],
    ["note", escaped(`View of ${date}: ${what}`)],
    ["howpublished", `\\url{${urlForLatex(address)}}`],
    ["urldate", accessed],
  ];
  const body = fields.map(([name, value]) => `  ${name} = {${value}},`).join("\n");
  return `@misc{parallel38-${date},\n${body}\n}\n`;
}

/** An address as `\url` prints it: only what would end it or begin a command is spelled in percent signs; those there already stay. */
function urlForLatex(address: string): string {
  return address.replaceAll(
    /[{}\\^ ]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** Signs that take a command to print. BibTeX counts even a brace after a backslash, so that one alone would break the entry. */
const COMMANDS: { readonly [sign: string]: string } = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** A text as LaTeX prints it. */
function escaped(text: string): string {
  return text.replaceAll(/[\\{}&%$#_~^]/g, (sign) => COMMANDS[sign] ?? `\\${sign}`);
}

/** The code that shows a view within another page. */
export function embedCode(address: string, title: string): string {
  const quoted = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${quoted(address)}" width="800" height="500" title="${quoted(title)}" loading="lazy" style="border:0"></iframe>`;
}
