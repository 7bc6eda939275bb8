import { Type, type Static } from "typebox";
import { BASES } from "@p38/record";
import { POSTURES } from "@p38/model";

const closed = { additionalProperties: false };
/** A calendar date in a file. */
export const Day = Type.String({
  pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  description: "calendar date, YYYY-MM-DD",
});
/** An identifier in a file. */
export const Id = Type.String({
  pattern: "^[a-z0-9][a-z0-9-]*$",
  description: "identifier in small letters",
});
const Point = Type.Union([Id, Type.Tuple([Type.Number(), Type.Number()])], {
  description: "id of a place of the record, or [latitude, longitude] in degrees",
});

const who = {
  headquarters: Type.String({ description: "id of a headquarters, or of one formation on its own" }),
  from: Day,
};

/** What is decided. */
const decision = {
  posture: Type.Enum(POSTURES),
  mainEffort: Type.Optional(Type.Boolean()),
  axes: Type.Optional(
    Type.Array(Type.Array(Point), { description: "routes; the last point is the objective" }),
  ),
  line: Type.Optional(
    Type.Array(Point, { description: "line to reach, hold or fall back to, along the front" }),
  ),
  sea: Type.Optional(
    Type.Union([Type.Null(), Type.Object({ embark: Point, land: Point, from: Day }, closed)], {
      description: "a move by sea: from where, to where, earliest day ashore",
    }),
  ),
};

/** A recorded decision of one headquarters, in force until the next of the same headquarters. */
export const DirectiveRowSchema = Type.Object(
  {
    id: Id,
    ...who,
    /** for one formation's own directive: first day that it obeys its headquarters again */
    until: Type.Optional(Day),
    ...decision,
    source: Type.String({ minLength: 1 }),
    locator: Type.Optional(Type.String()),
    basis: Type.Enum(BASES),
    note: Type.Optional(Type.String()),
  },
  closed,
);
export const DirectiveFileSchema = Type.Array(DirectiveRowSchema);

/** A decision that nobody took: while it is in force, all who are under its headquarters obey it and no recorded one. */
export const GivenDirectiveSchema = Type.Object(
  {
    ...who,
    /** first day that recorded directives hold again; left out for the rest of the war */
    until: Type.Optional(Day),
    ...decision,
    note: Type.Optional(Type.String()),
  },
  closed,
);

export type DirectiveRow = Static<typeof DirectiveRowSchema>;
export type GivenDirective = Static<typeof GivenDirectiveSchema>;
/** A place of the record, or latitude and longitude. */
export type DirectivePoint = Static<typeof Point>;
