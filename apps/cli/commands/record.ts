import { join } from "node:path";
import { buildCommand, buildRouteMap } from "@stricli/core";
import { dayOf, sentence } from "@p38/base";
import { nearestHex } from "@p38/model";
import {
  checkRecord,
  checkWalk,
  dayPage,
  knowledgeOf,
  namesOf,
  numberWords,
  pageOf,
  propertyOf,
  readRecord,
  search,
  searchIndexOf,
  valueWords,
  writtenAt,
  type Claim,
  type Dispute,
  type Knowledge,
  type Names,
  type TotalCheck,
} from "@p38/record";
import { recordTexts, walkTexts } from "@p38/record/node.ts";
import { recordedGround } from "@p38/score";
import { docs, jsonFlag, type Context } from "../command.ts";
import { UsageError, type Io } from "../io.ts";
import { loadRecord, readGrid } from "../project.ts";
import { exportCommand } from "./record-export.ts";
import { sqlCommand } from "./record-sql.ts";

/** Columns of a terminal; text is broken before them. */
const WIDTH = 100;
/** Rows of a group before the rest is only counted. */
const FIRST_ROWS = 12;

interface Flags {
  json?: boolean;
}

const word = (placeholder: string, brief: string) =>
  ({ parse: (input: string) => input, placeholder, brief }) as const;
const optionalWord = (placeholder: string, brief: string) =>
  ({ ...word(placeholder, brief), optional: true }) as const;
const words = (placeholder: string, brief: string) =>
  ({ kind: "array", parameter: word(placeholder, brief), minimum: 1 }) as const;
const textFlag = (placeholder: string, brief: string) =>
  ({ kind: "parsed", parse: (input: string) => input, optional: true, placeholder, brief }) as const;

interface Library {
  knowledge: Knowledge;
  names: Names;
  find(query: string, limit?: number): ReturnType<typeof search>;
}

function knowledgeFrom(io: Io): Knowledge {
  return knowledgeOf(loadRecord(io));
}

/** The record with names and search; commands that find nothing by name do without. */
function libraryOf(io: Io): Library {
  const knowledge = knowledgeFrom(io);
  const names = namesOf(knowledge.record);
  const index = searchIndexOf(names, knowledge.subjects);
  return { knowledge, names, find: (query, limit) => search(index, query, limit) };
}

function nameOf({ subjects }: Knowledge, subject: string): string {
  return subjects.get(subject)?.name ?? subject;
}

function saidBy(knowledge: Knowledge, { value, unit }: Claim): string {
  return valueWords(value, unit, "en", (subject) => nameOf(knowledge, subject));
}

/** A claim as other programs read it. */
function claimJson(knowledge: Knowledge, claim: Claim) {
  const dispute = knowledge.disputeOf.get(claim.id);
  return {
    ...claim,
    words: saidBy(knowledge, claim),
    sourceTitle: nameOf(knowledge, `source/${claim.source}`),
    ...writtenAt(claim),
    ...(dispute && { dispute: dispute.id, inUse: dispute.prefers === claim.id }),
  };
}

/** A claim in lines: what it says and counts, then who says so, how that is known, and where it is written. */
function claimLines(knowledge: Knowledge, claim: Claim, mark = "  "): string {
  const dispute = knowledge.disputeOf.get(claim.id);
  const dates =
    claim.from === undefined
      ? []
      : [claim.to === undefined || claim.to === claim.from ? claim.from : `${claim.from} to ${claim.to}`];
  const limits = [...dates, claim.scope, claim.counts, claim.detail, claim.whoseClaim].filter(
    (text) => text !== undefined && text !== "own",
  );
  const differs = dispute ? ` [${standingIn(dispute, claim)}]` : "";
  const stated = claim.article?.asStated === undefined ? "" : `"${claim.article.asStated}" `;
  const article = claim.article ? `; the article: ${stated}(${claim.article.verdict})` : "";
  const { file, line } = writtenAt(claim);
  const source = [nameOf(knowledge, `source/${claim.source}`), claim.locator].filter(Boolean).join(", ");
  return (
    wrapped(`${saidBy(knowledge, claim)}${differs}${limits.length ? ` (${limits.join("; ")})` : ""}`, mark) +
    wrapped(`${source}${article}. ${basisWords(claim)}. ${file}:${line}`, "      ")
  );
}

/** Whether a claim is the one in use in its dispute, agrees with that, or differs from it. */
function standingIn({ prefers, differing, claims }: Dispute, claim: Claim): string {
  if (claim.id === prefers) return `in use; ${differing} differ`;
  return claims.indexOf(claim) < claims.length - differing ? "agrees with the one in use" : "not in use";
}

function basisWords({ basis, confidence }: Claim): string {
  const known =
    basis === "recalled" ? "Recalled, not yet checked" : basis.charAt(0).toUpperCase() + basis.slice(1);
  return confidence ? `${known}, confidence ${confidence}` : known;
}

/** Text broken into lines of the terminal's width, the first after a mark, the others under it. */
function wrapped(text: string, mark: string): string {
  const indent = " ".repeat(mark.length);
  const lines: string[] = [];
  let line = mark;
  for (const one of text.split(/\s+/)) {
    if (line.length + one.length + 1 > WIDTH && line.trim() !== "") {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += (line.length > indent.length || (lines.length === 0 && line !== mark) ? " " : "") + one;
  }
  lines.push(line.trimEnd());
  return `${lines.join("\n")}\n`;
}

function print(io: Io, json: boolean, object: unknown, text: () => string): void {
  io.stdout.write(json ? `${JSON.stringify(object)}\n` : text());
}

/** A subject by its id or by any of its names. @throws UsageError where there is none, or more than one */
function subjectOf({ knowledge, find }: Library, query: string): string {
  if (knowledge.subjects.has(query)) return query;
  const hits = find(query, 8);
  const exact = hits.filter((hit) => hit.exact);
  if (exact.length === 1) return exact[0].subject;
  if (exact.length === 0 && hits.length === 1) return hits[0].subject;
  const list = (exact.length > 0 ? exact : hits).map(({ subject }) => subject).join(", ");
  throw new UsageError(
    hits.length === 0
      ? `SUBJECT: expected an id such as party/usa or a name of the record; found "${query}"`
      : `SUBJECT: expected one subject; found several for "${query}": ${list}`,
  );
}

const showCommand = buildCommand<Flags, string[], Context>({
  docs: docs(
    "The page of a subject: all claims on it, with sources",
    "SUBJECT is an id such as party/usa, or any name in English, Korean, Chinese or Russian, with or without marks.",
    ["p38 record show party/eth", "p38 record show wonju", "p38 record show party/usa --json"],
  ),
  parameters: { flags: { json: jsonFlag }, positional: words("SUBJECT", "Id or name of a subject") },
  func({ json = false }, ...query) {
    const library = libraryOf(this.io);
    const { knowledge, names } = library;
    const page = pageOf(knowledge, subjectOf(library, query.join(" ")));
    const own = names.get(page.subject.id) ?? [];
    const object = {
      subject: page.subject.id,
      name: page.subject.name,
      names: own,
      groups: page.groups.map(({ property, claims }) => ({
        property,
        claims: claims.map(({ claim }) => claimJson(knowledge, claim)),
      })),
      relations: page.relations.map(({ relation, entries }) => ({
        relation,
        entries: entries.map(({ claim, ...entry }) => ({ ...entry, claim: claim?.id })),
      })),
    };
    print(this.io, json, object, () => {
      const { file, line } = writtenAt(page.subject);
      let text = `${page.subject.name} (${page.subject.id}, ${file}:${line})\n`;
      const others = [...new Set(own.map(({ name }) => name))].filter((name) => name !== page.subject.name);
      if (others.length > 0) text += wrapped(others.join(" · "), "  ");
      for (const { property, claims } of page.groups) {
        text += `\n${propertyOf(property)!.words.en}\n`;
        for (const { claim } of claims.slice(0, FIRST_ROWS)) text += claimLines(knowledge, claim);
        if (claims.length > FIRST_ROWS)
          text += `  … and ${claims.length - FIRST_ROWS} more: --json has all\n`;
        const disputes = new Set(claims.map(({ dispute }) => dispute).filter((one) => one !== undefined));
        for (const { reason } of disputes) text += wrapped(`In use because: ${reason}`, "  ");
      }
      for (const { relation, entries } of page.relations) {
        text += `\n${relation.replaceAll("-", " ")}\n`;
        for (const { subject, words: said, from, to } of entries.slice(0, FIRST_ROWS))
          text += wrapped(
            [
              nameOf(knowledge, subject),
              relation === "disputes" ? undefined : said,
              from && `${from} to ${to ?? "…"}`,
              `(${subject})`,
            ]
              .filter(Boolean)
              .join(", "),
            "  ",
          );
        if (entries.length > FIRST_ROWS)
          text += `  … and ${entries.length - FIRST_ROWS} more: --json has all\n`;
      }
      return text;
    });
  },
});

interface DisputeFlags extends Flags {
  subject?: string;
}

const disputesCommand = buildCommand<DisputeFlags, [about?: string], Context>({
  docs: docs(
    "What sources disagree on: all claims, the one in use, and why",
    "ABOUT keeps those whose id has the word in it, such as deaths or total-served.",
    ["p38 record disputes deaths", "p38 record disputes --subject topic/war", "p38 record disputes --json"],
  ),
  parameters: {
    flags: { json: jsonFlag, subject: textFlag("SUBJECT", "Only those on this subject, id or name") },
    positional: { kind: "tuple", parameters: [optionalWord("ABOUT", "Word in the id of the dispute")] },
  },
  func({ json = false, subject }, about) {
    const library = libraryOf(this.io);
    const { knowledge } = library;
    const only = subject === undefined ? undefined : subjectOf(library, subject);
    const found = knowledge.disputes.filter(
      (one) =>
        (only === undefined || one.subject === only) && (about === undefined || one.id.includes(about)),
    );
    print(
      this.io,
      json,
      found.map((one) => ({ ...one, claims: one.claims.map((claim) => claimJson(knowledge, claim)) })),
      () =>
        found.length === 0 ? "No dispute.\n" : found.map((one) => disputeText(knowledge, one)).join("\n"),
    );
  },
});

function disputeText(knowledge: Knowledge, dispute: Dispute): string {
  let text = `${nameOf(knowledge, dispute.subject)}, ${propertyOf(dispute.property)!.words.en} (${dispute.id})\n`;
  text += wrapped(
    `In use because: ${dispute.reason}${dispute.chosen === "by hand" ? " (Chosen by hand.)" : ""}`,
    "  ",
  );
  if (dispute.countsDiffer) text += "  These figures count different things.\n";
  for (const [i, claim] of dispute.claims.entries())
    text += claimLines(knowledge, claim, i === 0 ? "* " : "- ");
  return text;
}

interface TotalsFlags extends Flags {
  differing?: boolean;
}

const totalsCommand = buildCommand<TotalsFlags, [], Context>({
  docs: docs("Totals that sources state, beside the sum of their parts", "Those that differ come first.", [
    "p38 record totals --differing",
    "p38 record totals --json",
  ]),
  parameters: {
    flags: {
      json: jsonFlag,
      differing: { kind: "boolean", optional: true, withNegated: false, brief: "Only totals that differ" },
    },
  },
  func({ json = false, differing = false }) {
    const knowledge = knowledgeFrom(this.io);
    const order = ["differs", "rounded", "agrees", "no total stated"];
    const found = knowledge.totals
      .filter(({ verdict }) => !differing || verdict === "differs")
      .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
    print(
      this.io,
      json,
      found.map((one) => ({
        ...one,
        total: one.total && claimJson(knowledge, one.total),
        parts: one.parts.map((part) => claimJson(knowledge, part)),
      })),
      () => found.map((one) => totalText(knowledge, one)).join("\n"),
    );
  },
});

function totalText(
  knowledge: Knowledge,
  { name, total, parts, sum, difference, verdict, why }: TotalCheck,
): string {
  const figure = (value: number) => numberWords(value, "en");
  const made = sum.low === sum.high ? figure(sum.low) : `${figure(sum.low)} to ${figure(sum.high)}`;
  const by =
    verdict === "differs"
      ? `differs: ${figure(Math.abs(difference!))} ${difference! < 0 ? "less" : "more"} than its parts`
      : verdict;
  let text = wrapped(`${name}: ${by}`, "");
  if (total) text += claimLines(knowledge, total);
  text += `  its ${parts.length} parts make ${made}\n`;
  if (why !== undefined) text += wrapped(why, "  ");
  return text;
}

const onCommand = buildCommand<Flags, [date: string], Context>({
  docs: docs(
    "What the record says of a day: events, figures, who held which place, who was in office",
    "What it does not have is said too. Ground held is worked out from the recorded lines of contact.",
    ["p38 record on 1950-11-30", "p38 record on 1951-01-10 --json"],
  ),
  parameters: {
    flags: { json: jsonFlag },
    positional: { kind: "tuple", parameters: [word("DATE", "Full date, such as 1951-01-10")] },
  },
  func({ json = false }, date) {
    try {
      dayOf(date);
    } catch {
      throw new UsageError(`DATE: expected a full date such as 1951-01-10; found "${date}"`);
    }
    const knowledge = knowledgeFrom(this.io);
    const page = dayPage(knowledge, date);
    const ground = recordedGround(knowledge.record, readGrid(this.io), date);
    const object = {
      ...page,
      ground,
      holders: [...page.holders].map(([place, claim]) => ({ place, ...claimJson(knowledge, claim) })),
      offices: page.offices.map((claim) => claimJson(knowledge, claim)),
      figures: page.figures.map((claim) => claimJson(knowledge, claim)),
    };
    print(this.io, json, object, () => {
      let text = `${date}\n`;
      for (const subject of [...page.events, ...page.operations])
        text += wrapped(`${nameOf(knowledge, subject)} (${subject})`, "  ");
      text += "\nground held\n";
      text += ground
        ? `  UN side ${numberWords(Math.round(ground.unKm2), "en")} km2, communist side ${numberWords(Math.round(ground.communistKm2), "en")} km2 (computed from lines ${ground.lines.join(", ")})\n`
        : "  no recorded line of contact on or round this day\n";
      text += "\nfigures\n";
      for (const sentenceOf of page.missing) text += wrapped(sentenceOf, "  ");
      for (const claim of page.figures)
        text += wrapped(
          `${nameOf(knowledge, claim.subject)}, ${propertyOf(claim.property)!.words.en}: ${saidBy(knowledge, claim)} (${[claim.scope, claim.counts, nameOf(knowledge, `source/${claim.source}`)].filter(Boolean).join("; ")})`,
          "  ",
        );
      text += "\nheld by\n";
      for (const [place, claim] of page.holders) {
        const { file, line } = writtenAt(claim);
        text += wrapped(
          `${nameOf(knowledge, place)}: ${saidBy(knowledge, claim)}, since ${claim.from} (${nameOf(knowledge, `source/${claim.source}`)}; ${file}:${line})`,
          "  ",
        );
      }
      text += "\nin office\n";
      for (const claim of page.offices)
        text += wrapped(`${nameOf(knowledge, claim.subject)}: ${saidBy(knowledge, claim)}`, "  ");
      return text;
    });
  },
});

const searchCommand = buildCommand<Flags, string[], Context>({
  docs: docs(
    "Finds subjects by any name, in four languages, with or without marks",
    "Prints the id that p38 record show takes, the subject's name, and the name that was found.",
    ["p38 record search chunchon", "p38 record search 38th army --json"],
  ),
  parameters: { flags: { json: jsonFlag }, positional: words("WORDS", "A name or part of one") },
  func({ json = false }, ...query) {
    const { knowledge, find } = libraryOf(this.io);
    const hits = find(query.join(" ")).map((hit) => ({ ...hit, title: nameOf(knowledge, hit.subject) }));
    print(this.io, json, hits, () =>
      hits.length === 0
        ? `Nothing in the record is called "${query.join(" ")}".\n`
        : hits
            .map(
              ({ subject, title, name }) =>
                `${subject.padEnd(36)} ${title}${name === title ? "" : ` (${name})`}\n`,
            )
            .join(""),
    );
  },
});

interface SourceFlags extends Flags {
  article?: boolean;
}

const sourcesCommand = buildCommand<SourceFlags, [], Context>({
  docs: docs(
    "Every source, and how many claims stand on it",
    "With --article only the references of the article that the project began from, by their numbers.",
    ["p38 record sources --article", "p38 record sources --json"],
  ),
  parameters: {
    flags: {
      json: jsonFlag,
      article: {
        kind: "boolean",
        optional: true,
        withNegated: false,
        brief: "Only the article's references",
      },
    },
  },
  func({ json = false, article = false }) {
    const knowledge = knowledgeFrom(this.io);
    const sources = knowledge.record.sources
      .map((source) => ({ ...source, claims: knowledge.claimsBySource.get(source.id)?.length ?? 0 }))
      .filter(({ articleReferences }) => !article || (articleReferences?.length ?? 0) > 0);
    if (article) sources.sort((a, b) => a.articleReferences![0] - b.articleReferences![0]);
    print(this.io, json, sources, () =>
      sources
        .map(({ id, title, author, year, claims, articleReferences }) =>
          wrapped(
            `${article ? `[${articleReferences!.join(", ")}] ` : ""}${[author, title, year].filter(Boolean).join(", ")}: ${claims} claims (source/${id})`,
            "",
          ),
        )
        .join(""),
    );
  },
});

interface ArticleFlags extends Flags {
  verdict?: "agrees" | "conflicts" | "unverified";
}

const articleCommand = buildCommand<ArticleFlags, [], Context>({
  docs: docs(
    "What the article that the project began from says, and whether it holds",
    "Each claim with its words, its verdict, and what it conflicts with.",
    ["p38 record article --verdict conflicts", "p38 record article --json"],
  ),
  parameters: {
    flags: {
      json: jsonFlag,
      verdict: {
        kind: "enum",
        values: ["agrees", "conflicts", "unverified"],
        optional: true,
        brief: "Only those of a verdict",
      },
    },
  },
  func({ json = false, verdict }) {
    const knowledge = knowledgeFrom(this.io);
    const claims = knowledge.claims.filter(
      ({ article }) => article && (verdict === undefined || article.verdict === verdict),
    );
    print(
      this.io,
      json,
      claims.map((claim) => claimJson(knowledge, claim)),
      () => {
        const counts = Object.entries(Object.groupBy(claims, (claim) => claim.article!.verdict));
        let text = wrapped(
          `${claims.length} claims of the article: ${counts.map(([name, of]) => `${name} ${of!.length}`).join(", ")}.`,
          "",
        );
        for (const claim of claims) {
          text += `\n${nameOf(knowledge, claim.subject)}, ${propertyOf(claim.property)!.words.en}\n`;
          text += claimLines(knowledge, claim);
          for (const id of claim.article!.against) {
            const other = knowledge.claimById.get(id);
            if (other)
              text += wrapped(
                `against it: ${saidBy(knowledge, other)} (${nameOf(knowledge, `source/${other.source}`)})`,
                "    ",
              );
          }
        }
        return text;
      },
    );
  },
});

interface CheckFlags extends Flags {
  folder?: string;
}

const checkCommand = buildCommand<CheckFlags, [], Context>({
  docs: docs(
    "Checks the whole record: every finding with file, line, expected, found",
    "Exit code 1 when there are errors; warnings alone are 0. Checks another folder of the same files with --folder.",
    ["p38 record check", "p38 record check --json"],
  ),
  parameters: {
    flags: {
      json: jsonFlag,
      folder: textFlag("FOLDER", "Folder of record files to check; data/ without it"),
    },
  },
  func({ json = false, folder }) {
    const { io } = this;
    const grid = readGrid(io);
    const from = folder === undefined ? join(io.root, "data") : join(io.cwd, folder);
    const texts = recordTexts(from);
    const { findings: listed } = checkRecord(texts, folder ?? "data", {
      nearestLandKm: (lat, lon) => nearestHex(grid, lat, lon).km,
    });
    if (listed.every(({ severity }) => severity === "warning")) {
      const record = readRecord(texts, folder ?? "data");
      for (const [name, text] of Object.entries(walkTexts(from)))
        listed.push(...checkWalk(text, `${folder ?? "data"}/walks/${name}`, record).findings);
    }
    const errors = listed.filter(({ severity }) => severity === "error").length;
    print(io, json, listed, () => {
      const lines = listed.map((one) => {
        const at = one.line === undefined ? "" : ` (line ${one.line})`;
        return `${one.severity}: ${sentence(one)}${at}\n`;
      });
      return `${lines.join("")}${errors} errors, ${listed.length - errors} warnings\n`;
    });
    if (errors > 0) this.process.exitCode = 1;
  },
});

/** The record's doors. */
export const recordRoutes = buildRouteMap<string, Context>({
  routes: {
    show: showCommand,
    disputes: disputesCommand,
    totals: totalsCommand,
    on: onCommand,
    search: searchCommand,
    sources: sourcesCommand,
    article: articleCommand,
    check: checkCommand,
    sql: sqlCommand,
    export: exportCommand,
  },
  docs: { brief: "Reads the record: every fact with its source, disagreements side by side" },
});
