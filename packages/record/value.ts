import { Type, type Static } from "typebox";

/*
 * What a claim says, as precisely as its source says it: "about 25,000", "2 to 3 million", "more than 400,000",
 * "74 years, 3 weeks and 5 days" and "1952" are different things, and none of them is a text.
 */

const exact = { additionalProperties: false } as const;
/** A date as precise as it is known. */
export const AnyDate = Type.String({
  pattern: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
  description: "date as precise as it is known: 1950-06-25, 1950-06 or 1950",
});
/** `kind/id`, such as `party/usa` or `place/wonju`. */
export const SubjectId = Type.String({
  pattern: "^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$",
  description: "kind and id of what the claim is about, party/usa or place/wonju",
});

/** One of eleven shapes, told apart by their keys. */
export const Value = Type.Union([
  /** a number; `about` where the source says so, `low` and `high` where it gives a range around it */
  Type.Object(
    {
      number: Type.Number(),
      about: Type.Optional(Type.Literal(true)),
      low: Type.Optional(Type.Number()),
      high: Type.Optional(Type.Number()),
    },
    exact,
  ),
  /** anything from `low` to `high` */
  Type.Object({ low: Type.Number(), high: Type.Number(), about: Type.Optional(Type.Literal(true)) }, exact),
  Type.Object({ moreThan: Type.Number() }, exact),
  Type.Object({ atLeast: Type.Number() }, exact),
  Type.Object({ lessThan: Type.Number() }, exact),
  /** one part in `of`: a twelfth is { part: 1, of: 12 } */
  Type.Object({ part: Type.Integer({ minimum: 0 }), of: Type.Integer({ minimum: 1 }) }, exact),
  /** a date, and the time of day in Korea where it is given */
  Type.Object(
    {
      date: AnyDate,
      time: Type.Optional(
        Type.String({ pattern: "^[0-2][0-9]:[0-5][0-9]$", description: "Korean time, 04:30" }),
      ),
      about: Type.Optional(Type.Literal(true)),
    },
    exact,
  ),
  /** a span of dates; without `to` it lasts still */
  Type.Object({ from: AnyDate, to: Type.Optional(AnyDate) }, exact),
  /** a length of time as the source counts it */
  Type.Object(
    {
      years: Type.Optional(Type.Integer({ minimum: 0 })),
      months: Type.Optional(Type.Integer({ minimum: 0 })),
      weeks: Type.Optional(Type.Integer({ minimum: 0 })),
      days: Type.Optional(Type.Integer({ minimum: 0 })),
    },
    { ...exact, minProperties: 1 },
  ),
  /** degrees, WGS84 */
  Type.Object({ lat: Type.Number(), lon: Type.Number() }, exact),
  /** whether it is so */
  Type.Object({ is: Type.Boolean() }, exact),
  /** one or more other subjects */
  Type.Object({ subjects: Type.Array(SubjectId, { minItems: 1 }) }, exact),
  /** words: what cannot be any of the others */
  Type.Object({ text: Type.String({ minLength: 1 }) }, exact),
]);
export type Value = Static<typeof Value>;
