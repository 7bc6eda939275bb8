import { Type, type Static, type TSchema } from "typebox";
import { Value } from "typebox/value";
import { DataError, dayOf, hashText, LAST_DAY, type Finding } from "@p38/base";
import type { Split } from "./split.ts";

/*
 * What a score goes by, as data: which observations are for fitting, which of the record's rows a run can
 * be held against, and how the war is cut into phases. All three files lie in data/score.
 */

export const closed = { additionalProperties: false };
export const Text = Type.String({ minLength: 1, description: "a text" });
export const DateText = Type.String({
  pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  description: "a date such as 1950-06-25",
});
const Whole = Type.Integer({ minimum: 0, description: "a whole number, 0 or more" });
const Share = Type.Number({ minimum: 0, maximum: 1, description: "a number from 0 to 1" });
const Side = Type.Enum(["un", "communist"] as const, { description: "un or communist" });

const SplitSchema = Type.Object(
  {
    rule: Type.Array(Text, { minItems: 1, description: "the rule in words" }),
    fitMonths: Type.Enum(["even", "odd"] as const, { description: "even or odd" }),
    gap: Type.Object({ daysBefore: Whole, daysAfter: Whole }, closed),
    judgedPlaces: Type.Object(
      { modulus: Type.Integer({ minimum: 1, description: "a whole number, 1 or more" }), remainder: Whole },
      closed,
    ),
    hardTest: Type.Object({ from: DateText, to: DateText }, closed),
  },
  closed,
);

const PhaseSchema = Type.Object({ id: Text, name: Text, from: DateText, to: DateText }, closed);

/** Parties that a loss claim covers where its own list does not say: a side, without some. */
const CoversSchema = Type.Object({ side: Side, without: Type.Array(Text) }, closed);

const LossScopeSchema = Type.Object(
  {
    scope: Text,
    /** the entry is only for claims on exactly these parties */
    parties: Type.Optional(Type.Array(Text)),
    covers: Type.Optional(CoversSchema),
    /** "killed" counts all who died, of wounds, missing and in captivity too */
    dead: Type.Optional(Type.Boolean()),
    /** the claim is not comparable, for this reason */
    leftOut: Type.Optional(Text),
  },
  closed,
);

/** Operations of one kind; kinds of one type move the constant-advance baseline at one rate. */
const AdvanceKindSchema = Type.Object(
  {
    kind: Text,
    type: Text,
    towards: Type.Enum(["north", "south"] as const, { description: "north or south" }),
    operations: Type.Array(Text, { minItems: 1 }),
  },
  closed,
);

const ObservationsSchema = Type.Object(
  {
    placeControl: Type.Object(
      {
        /** days for which a first or last statement holds where no line of contact confirms it */
        horizonDays: Whole,
        leftOut: Type.Array(Type.Object({ kind: Text, importanceMin: Whole, reason: Text }, closed)),
      },
      closed,
    ),
    changeDates: Type.Object(
      { longestErrorDays: Whole, importanceMax: Whole, keyImportanceMax: Whole },
      closed,
    ),
    lines: Type.Object({ pocket: Text, stepKm: Type.Number({ exclusiveMinimum: 0 }) }, closed),
    losses: Type.Object(
      {
        theatreWide: Type.Array(LossScopeSchema),
        otherScopes: Text,
        /** whose figures for "killed" count all who died */
        deadByTeller: Type.Array(Text),
        /** share of each of the run's categories that such a count holds */
        deadMeans: Type.Object({ killed: Share, missing: Share, captured: Share, why: Text }, closed),
        /** first words of a claim's teller, by the side that tells */
        tellers: Type.Object({ un: Type.Array(Text), communist: Type.Array(Text) }, closed),
      },
      closed,
    ),
    strengths: Type.Object(
      {
        combat: Type.Array(Text),
        allTroops: Type.Array(Text),
        leftOutScopes: Type.Array(Text),
        otherMeasures: Text,
      },
      closed,
    ),
    usDeaths: Type.Object({ party: Text }, closed),
    constantAdvance: Type.Object(
      { bridgeDays: Whole, fitShareMin: Share, kinds: Type.Array(AdvanceKindSchema), why: Text },
      closed,
    ),
    bootstrap: Type.Object({ draws: Type.Integer({ minimum: 1 }), seed: Whole }, closed),
  },
  closed,
);

/** Which of the record's rows a run can be held against, as data/score/observations.json states it. */
export type ObservationRules = Static<typeof ObservationsSchema>;
export type LossScope = Static<typeof LossScopeSchema>;
/** A stretch of the war that scores are given by. */
export type Phase = Static<typeof PhaseSchema>;

/** All that a score goes by. */
export interface ScoreRules {
  split: Split;
  phases: Phase[];
  observations: ObservationRules;
  /** hash of the three files' values, kept with every score */
  hash: string;
}

/**
 * The rules of the score from the values of their three files.
 *
 * @throws DataError naming everything that is wrong
 */
export function scoreRulesOf(files: { split: unknown; phases: unknown; observations: unknown }): ScoreRules {
  const findings = [
    ...findingsOf(SplitSchema, files.split, "data/score/split.json"),
    ...findingsOf(Type.Array(PhaseSchema, { minItems: 1 }), files.phases, "data/score/phases.json"),
    ...findingsOf(ObservationsSchema, files.observations, "data/score/observations.json"),
  ];
  if (findings.length === 0) findings.push(...phaseFindings(files.phases as Phase[]));
  if (findings.length > 0) throw new DataError(findings);
  return {
    split: files.split as Split,
    phases: files.phases as Phase[],
    observations: files.observations as ObservationRules,
    hash: hashText(JSON.stringify([files.split, files.phases, files.observations])),
  };
}

/** Phases follow each other without a gap and cover the whole war. */
function phaseFindings(phases: readonly Phase[]): Finding[] {
  const findings: Finding[] = [];
  let expected = 0;
  phases.forEach(({ from, to }, i) => {
    const file = "data/score/phases.json";
    try {
      if (dayOf(from) !== expected)
        findings.push({
          file,
          path: `/${i}/from`,
          expected: "the day after the phase before it",
          found: from,
        });
      if (dayOf(to) < dayOf(from))
        findings.push({ file, path: `/${i}/to`, expected: `a day from ${from} on`, found: to });
      expected = dayOf(to) + 1;
    } catch (error) {
      findings.push({ file, path: `/${i}`, expected: "calendar dates", found: String(error) });
    }
  });
  if (findings.length === 0 && expected !== LAST_DAY + 1)
    findings.push({
      file: "data/score/phases.json",
      path: `/${phases.length - 1}/to`,
      expected: "the last day of the war",
      found: phases[phases.length - 1].to,
    });
  return findings;
}

/** Everything in which a file's value differs from its schema. */
export function findingsOf(schema: TSchema, value: unknown, file: string): Finding[] {
  const findings = new Map<string, Finding>();
  for (const { instancePath, message, keyword, params } of Value.Errors(schema, value)) {
    if (keyword === "boolean") continue; // repeats additionalProperties
    const extra = (params as { additionalProperties?: string[] }).additionalProperties;
    const missing = (params as { requiredProperties?: string[] }).requiredProperties;
    for (const name of extra ?? missing ?? [""]) {
      const path = name === "" ? instancePath : `${instancePath}/${name}`;
      const found = JSON.stringify(valueAt(value, path)) ?? "nothing";
      const expected = extra ? "no such property" : missing ? "a value" : message.replace(/^must /, "");
      if (!findings.has(path)) findings.set(path, { file, path: path || "/", expected, found });
    }
  }
  return [...findings.values()];
}

function valueAt(value: unknown, pointer: string): unknown {
  let at = value;
  for (const key of pointer.split("/").slice(1)) at = (at as Record<string, unknown> | undefined)?.[key];
  return at;
}
