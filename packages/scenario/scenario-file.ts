import { Type, type Static } from "typebox";
import { BASES } from "@p38/record";
import { ChangesSchema } from "./changes.ts";
import { Day, Id, type DirectiveRow } from "./directive-file.ts";

const closed = { additionalProperties: false };
const Name = Type.String({
  pattern: "^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*$",
  description: "name of a scenario: its folder under scenarios/",
});
const Basis = Type.Enum(BASES);

/** What a scenario is: which days, which decisions, which forces, what differs from another. */
export const ScenarioFileSchema = Type.Object(
  {
    id: Name,
    title: Type.String({ minLength: 1 }),
    /** scenario that this one differs from: what is left out here stands as it is there */
    base: Type.Optional(Name),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    forces: Type.Optional(
      Type.String({
        description: "file of forces, relative to this file, or from scenarios/ where it begins with a slash",
      }),
    ),
    directives: Type.Optional(
      Type.Array(Type.String(), {
        description:
          "files of directives, relative to this file, or from scenarios/ where they begin with a slash",
      }),
    ),
    parameters: Type.Optional(
      Type.Record(Type.String(), Type.Number(), {
        description: "parameters that differ from data/parameters.json",
      }),
    ),
    /** day from which a side decides by doctrine and no longer by its recorded directives; left out for never */
    doctrineFrom: Type.Optional(
      Type.Object({ un: Type.Optional(Day), communist: Type.Optional(Day) }, { additionalProperties: false }),
    ),
    /** files of directives, named as those above, that are given besides those of the base */
    addDirectives: Type.Optional(Type.Array(Type.String())),
    changes: Type.Optional(ChangesSchema),
    /** the title in other languages */
    titles: Type.Optional(
      Type.Object(
        {
          ko: Type.String({ minLength: 1 }),
          zh: Type.String({ minLength: 1 }),
          ru: Type.String({ minLength: 1 }),
        },
        closed,
      ),
    ),
    /** scenario that its runs are compared with: the one that differs in the change alone */
    against: Type.Optional(Name),
    /** what was decided, by whom and why, and what else was thought of: a paragraph for readers */
    history: Type.Optional(Type.String({ minLength: 80 })),
    sources: Type.Optional(
      Type.Array(
        Type.Object(
          {
            source: Id,
            locator: Type.Optional(Type.String({ minLength: 1 })),
            basis: Basis,
          },
          closed,
        ),
        { minItems: 1 },
      ),
    ),
    notes: Type.Optional(Type.Array(Type.String())),
  },
  closed,
);

/** A value at a day: a parameter's, times a factor, or a number of its own with its reason. */
const Anchor = Type.Object(
  {
    at: Day,
    /** last day it stays so; the day itself when left out */
    until: Type.Optional(Day),
    parameter: Type.Optional(Type.String({ description: "id in data/parameters.json" })),
    factor: Type.Optional(Type.Number({ description: "times that parameter; 1 when left out" })),
    value: Type.Optional(Type.Number()),
    basis: Type.Optional(Basis),
    source: Type.Optional(Type.String()),
    note: Type.Optional(Type.String()),
  },
  closed,
);
const Anchors = Type.Array(Anchor, {
  minItems: 1,
  description: "values at days; between the end of one and the start of the next they change month by month",
});

/** What a nation's forces are in the scenario, and the rules' tables that the record does not give. */
export const ForcesFileSchema = Type.Object(
  {
    parties: Type.Array(
      Type.Object(
        {
          party: Id,
          overseas: Type.Boolean({ description: "its formations come by sea or air" }),
          motorized: Type.Boolean({ description: "its formations move on wheels" }),
          quality: Anchors,
          firepower: Anchors,
          useAttackTonnesPerDay: Anchors,
          useDefenceTonnesPerDay: Anchors,
          replacementsPerDay: Anchors,
          /** share of its attacks that are made by night */
          nightShare: Type.Optional(Anchors),
          haulReachKm: Type.Optional(Anchors),
          exposure: Type.Optional(Anchors),
          note: Type.Optional(Type.String()),
        },
        closed,
      ),
    ),
    arms: Type.Array(
      Type.Object(
        {
          arm: Type.String(),
          modelled: Type.Boolean({ description: "false where the arm is part of the fire of others" }),
          motorized: Type.Optional(Type.Boolean({ description: "on wheels or tracks whatever the party" })),
          note: Type.Optional(Type.String()),
        },
        closed,
      ),
    ),
    establishments: Type.Array(
      Type.Object(
        {
          party: Id,
          echelon: Type.String(),
          arm: Type.Optional(Type.String()),
          from: Day,
          men: Type.Integer({ minimum: 1 }),
          basis: Basis,
          source: Type.String({ minLength: 1 }),
          note: Type.Optional(Type.String()),
        },
        closed,
      ),
    ),
    formationQuality: Type.Array(
      Type.Object(
        {
          formations: Type.Array(Id, { minItems: 1 }),
          quality: Anchors,
          note: Type.Optional(Type.String()),
        },
        closed,
      ),
      { description: "formations whose quality is not their party's" },
    ),
    departures: Type.Array(
      Type.Object(
        {
          formation: Id,
          on: Type.Union([Day, Type.Null()], { description: "first day gone; null: it stays" }),
          how: Type.String({ minLength: 1 }),
          menStay: Type.Optional(
            Type.Boolean({ description: "its men go to others of its party; false when left out" }),
          ),
          basis: Basis,
          source: Type.String({ minLength: 1 }),
          note: Type.Optional(Type.String()),
        },
        closed,
      ),
      { description: "decisions about formations that the record's rows leave open or give as outcomes" },
    ),
    attachments: Type.Array(
      Type.Object(
        {
          formation: Id,
          date: Day,
          attachedTo: Id,
          basis: Basis,
          source: Type.String({ minLength: 1 }),
          note: Type.Optional(Type.String()),
        },
        closed,
      ),
      { description: "attachments that the record lacks" },
    ),
  },
  closed,
);

export type ScenarioFile = Static<typeof ScenarioFileSchema>;
/** A scenario file over its base: the days are known. */
export type WholeScenarioFile = ScenarioFile & { from: string; to: string };
export type ForcesFile = Static<typeof ForcesFileSchema>;
export type ForceAnchor = Static<typeof Anchor>;

/** A scenario as read: its file, its forces, and its directives as its changes leave them. */
export interface Scenario {
  file: WholeScenarioFile;
  forces: ForcesFile;
  directives: DirectiveRow[];
  /** directives that its changes give; while one is in force, all who are under its headquarters obey it alone */
  given: DirectiveRow[];
}
