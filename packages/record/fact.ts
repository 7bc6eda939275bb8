import { Type, type TSchema } from "typebox";

/* What every fact of the record has, whatever it tells: its source, and how it is known. */

/** How a fact is known. */
export const BASES = [
  "read", // the text named was read and says so
  "recalled", // from general knowledge; the source named is where to check it, it has not been read
  "record", // taken from other rows of this record
  "published", // printed by its author for models of this kind
  "fitted", // estimated from data
  "judged", // nothing found: an opinion
  "computed", // worked out from other facts by a stated method
] as const;
export const CONFIDENCES = ["high", "medium", "low"] as const;
/** The two sides; "other" is a party or person on neither. */
export const RECORD_SIDES = ["un", "communist", "other"] as const;
export const Id = Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", description: "lower-case slug" });
export const FullDate = Type.String({
  pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  description: "calendar date, 1950-06-25",
});
export const Text = Type.String({ minLength: 1 });
export const Men = Type.Integer({ minimum: 0, description: "whole men, 0 or more" });
export const Count = Type.Integer({ minimum: 0, description: "whole number, 0 or more" });
export const Latitude = Type.Number({ minimum: -90, maximum: 90, description: "degrees north, WGS84" });
export const Longitude = Type.Number({ minimum: -180, maximum: 180, description: "degrees east, WGS84" });
export const Side = Type.Enum(RECORD_SIDES);

/** A further source of a fact, or of the part of it that `about` names. */
const Citation = Type.Object(
  {
    source: Id,
    locator: Type.Optional(Text),
    /** what this source vouches for, where it is not the whole fact */
    about: Type.Optional(Text),
    /** basis as far as this source goes */
    basis: Type.Enum(BASES),
  },
  { additionalProperties: false },
);

const support = {
  /** id in sources.json */
  source: Id,
  /** chapter, page, table, address within the source */
  locator: Type.Optional(Text),
  basis: Type.Enum(BASES),
  confidence: Type.Optional(Type.Enum(CONFIDENCES)),
  furtherSources: Type.Optional(Type.Array(Citation)),
  note: Type.Optional(Text),
};

/** Schema of a fact: what it tells, and its support. */
export function fact<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object({ ...properties, ...support }, { additionalProperties: false });
}
