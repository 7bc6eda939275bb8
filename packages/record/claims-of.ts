import { claimOf, type Claim, type ClaimParts, type RowOf } from "./claim.ts";
import { seriesClaims } from "./series-claims.ts";
import type { Value } from "./value.ts";
import type { RecordTable, WarRecord } from "./war-record.ts";

/** What a row says; [] where it says nothing of the war. */
type Sayings<T extends RecordTable> = (row: RowOf<T>, i: number) => (ClaimParts | null)[];

/** Side of a row as a subject. */
export function sideSubject(side: string): string {
  return side === "other" ? "topic/neither-side" : `topic/${side}-side`;
}

/**
 * Every claim of the record, table by table, in the order of the files. Tables that say how the record is to be read (sources,
 * names, totals, preferences) and the model's parameters make no claims.
 */
export function claimsOf(record: WarRecord): Claim[] {
  const claims: Claim[] = [];
  const take = <T extends Exclude<RecordTable, "sources">>(table: T, sayings: Sayings<T>) => {
    for (const [i, row] of (record[table] as readonly RowOf<T>[]).entries())
      for (const parts of sayings(row, i))
        if (parts) claims.push(claimOf(table, i, row as unknown as Parameters<typeof claimOf>[2], parts));
  };
  take("articleClaims", (row) => [
    {
      ...writtenParts(row),
      id: `article/${row.id}`,
      article: {
        section: row.section,
        asStated: row.asStated,
        references: row.references,
        verdict: row.verdict,
        against: row.against,
      },
    },
  ]);
  take("claims", (row) => [{ ...writtenParts(row), id: `claims/${row.id}` }]);
  take("topics", (row) => {
    const subject = `topic/${row.id}`;
    return [said(subject, "description", { text: row.description })];
  });
  take("parties", partyClaims);
  take("persons", (row) => [
    row.born === undefined ? null : said(`person/${row.id}`, "born", { date: row.born }),
    row.died === undefined ? null : said(`person/${row.id}`, "died", { date: row.died }),
  ]);
  take("leaders", (row) => [
    {
      id: `leaders/${row.id}`,
      subject: `person/${row.person}`,
      property: "office",
      value: { text: row.office },
      from: row.from,
      to: row.to,
      detail: row.body,
    },
  ]);
  take("places", (row) => {
    const subject = `place/${row.id}`;
    return [
      said(subject, "kind", { text: row.kind }),
      said(subject, "country", { text: row.side1950 }),
      said(subject, "position", { lat: row.lat, lon: row.lon }),
    ];
  });
  take("control", (row) => [
    {
      id: `control/${row.place}/${row.date}`,
      subject: `place/${row.place}`,
      property: "holder",
      value: {
        subjects:
          row.holder === "contested" ? ["topic/un-side", "topic/communist-side"] : [sideSubject(row.holder)],
      },
      from: row.date,
      detail: `${row.event}${row.byUnit ? ` by ${row.byUnit}` : ""}${
        row.uncertaintyDays ? `, within ${row.uncertaintyDays} day${row.uncertaintyDays > 1 ? "s" : ""}` : ""
      }`,
    },
  ]);
  take("formations", formationClaims);
  take("attachments", (row) => [
    {
      id: `attachments/${row.formation}/${row.date}`,
      subject: `formation/${row.formation}`,
      property: "attached-to",
      value: { subjects: [`formation/${row.attachedTo}`] },
      from: row.date,
      detail: row.sector,
    },
  ]);
  take("strengths", (row) => [
    {
      id: `strengths/${row.id}`,
      subject: row.formation ? `formation/${row.formation}` : whose(row).subject,
      property: "strength",
      value: ranged(row.value, row.low, row.high),
      unit: row.unit,
      counts: row.measure,
      from: row.date,
      scope: row.formation ? undefined : whose(row).scope,
      detail: row.scope,
    },
  ]);
  take("losses", lossClaims);
  take("events", (row) => {
    const subject = `event/${row.id}`;
    return [
      said(subject, "date", row.to === undefined ? { date: row.date } : { from: row.date, to: row.to }),
      said(subject, "kind", { text: row.kind }),
      said(subject, "description", { text: row.description }),
      row.actors.length ? said(subject, "participants", { text: row.actors.join(", ") }) : null,
      row.places.length ? said(subject, "place", { subjects: row.places.map((id) => `place/${id}`) }) : null,
    ];
  });
  take("causes", (row) => [
    {
      id: `causes/${row.id}`,
      subject: `event/${row.effect}`,
      property: "cause",
      value: { subjects: [`event/${row.cause}`] },
      detail: row.how,
    },
  ]);
  take("operations", (row) => {
    const subject = `operation/${row.id}`;
    return [
      said(subject, "side", { subjects: [sideSubject(row.side)] }),
      said(subject, "date", { from: row.from, to: row.to }),
      said(subject, "forces", { text: row.forces }),
      row.objectives.length
        ? said(subject, "objective", { subjects: row.objectives.map((id) => `place/${id}`) })
        : null,
      said(subject, "outcome", { text: row.outcome }),
    ];
  });
  take("battles", battleClaims);
  take("linesOfContact", (row) => [
    {
      id: `lines-of-contact/${row.id}`,
      subject: "topic/line-of-contact",
      property: "line",
      value: { text: row.points.map((point) => point.name).join(" - ") },
      from: row.date,
      scope: row.pocket,
      detail: `within ${row.accuracyKm} km`,
    },
  ]);
  take("demarcationLine", (row) => [
    {
      id: `demarcation-line/${row.line.replace(" ", "-")}/${row.seq}`,
      subject: "topic/demarcation-line",
      property: "line",
      value: { lat: row.lat, lon: row.lon },
      from: "1953-07-27",
      scope: row.line,
      detail: `point ${row.seq}`,
    },
  ]);
  take("logistics", (row) => [
    {
      id: `logistics/${row.id}`,
      subject: "topic/logistics",
      property: "supply-figure",
      value: ranged(row.value, row.low, row.high),
      unit: row.unit,
      counts: `${row.topic}: ${row.measure}`,
      scope: joined(row.whose, row.period),
    },
  ]);
  take("airNaval", (row) => [
    row.value === undefined
      ? null
      : {
          id: `air-naval/${row.id}`,
          subject: "topic/air-and-sea",
          property: "air-and-sea",
          value: { number: row.value },
          unit: row.unit,
          counts: `${row.service}, ${row.type}: ${row.measure}`,
          from: row.from,
          to: row.to,
          scope: row.side,
        },
  ]);
  take("usDeathsByDay", (row) => [
    {
      id: `us-deaths/${row.date}`,
      subject: "party/usa",
      property: "deaths-on-day",
      value: { number: row.deaths },
      unit: "men",
      from: row.date,
    },
  ]);
  take("weather", (row) => [
    {
      id: `weather/${row.date}/temperature`,
      subject: "topic/weather",
      property: "temperature",
      value: { number: row.meanTemperatureC },
      unit: "degrees C",
      from: row.date,
      scope: "near the front of 1951-53",
    },
  ]);
  take("airEffort", (row) =>
    (["fighterBomber", "lightBomber", "mediumBomber"] as const).map((kind) => ({
      id: `air-effort/${row.date}/${row.side}/${kind}`,
      subject: "topic/air-effort",
      property: "sorties",
      value: { number: row[`${kind}Sorties`] },
      unit: "sorties",
      counts: kind.replace("Bomber", " bombers"),
      from: row.date,
      scope: row.side,
    })),
  );
  for (const claim of seriesClaims(record)) claims.push(claim);
  return claims;
}

/** The fields of a written claim that it has as a Claim. */
function writtenParts(row: RowOf<"claims"> | RowOf<"articleClaims">): Omit<ClaimParts, "id" | "article"> {
  const { subject, property, value, unit, counts, from, to, scope, whoseClaim } = row;
  return { subject, property, value: value as Value, unit, counts, from, to, scope, whoseClaim };
}

/** A claim on what never changes. */
function said(subject: string, property: string, value: Value): ClaimParts {
  const plural: Readonly<Record<string, string>> = { party: "parties" };
  const [kind, id] = subject.split("/");
  return { id: `${plural[kind] ?? `${kind}s`}/${id}/${property}`, subject, property, value };
}

function ranged(number: number, low: number | undefined, high: number | undefined): Value {
  return { number, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

function joined(...texts: (string | undefined)[]): string | undefined {
  return texts.filter((text) => text !== undefined && text !== "").join("; ") || undefined;
}

/** Subject of a figure: the one party that it covers, else its side, limited to what its group names. */
function whose(row: { side: string; parties: readonly string[]; group?: string }): {
  subject: string;
  scope?: string;
} {
  if (row.parties.length === 1) return { subject: `party/${row.parties[0]}` };
  const group = row.group ?? (row.parties.length ? row.parties.join(", ") : undefined);
  return { subject: sideSubject(row.side), scope: group === "all of the side" ? undefined : group };
}

function partyClaims(row: RowOf<"parties">): (ClaimParts | null)[] {
  const subject = `party/${row.id}`;
  const men = (property: string, value: number | undefined, counts: string) =>
    value === undefined ? null : { ...said(subject, property, { number: value }), unit: "men", counts };
  const text = (property: string, value: string | undefined) =>
    value === undefined ? null : said(subject, property, { text: value });
  return [
    said(subject, "side", { subjects: [sideSubject(row.side)] }),
    said(subject, "role", { text: row.role }),
    said(subject, "in-the-war", { from: row.from, to: row.to }),
    men("total-served", row.totalStrengthMen, "all who served"),
    men("peak-strength", row.peakStrengthMen, "at the peak"),
    row.peakDate === undefined ? null : said(subject, "peak-date", { date: row.peakDate }),
    text("forces", row.forces),
    text("leader", row.headOfState),
    row.headOfGovernment === undefined
      ? null
      : { ...said(subject, "leader", { text: row.headOfGovernment }), id: `parties/${row.id}/government` },
    text("commander", row.commanders),
  ];
}

function formationClaims(row: RowOf<"formations">): (ClaimParts | null)[] {
  const subject = `formation/${row.id}`;
  const figure = (counts: string, unit: string, value: number | undefined) =>
    value === undefined
      ? null
      : {
          ...said(subject, "strength", { number: value }),
          id: `formations/${row.id}/strength/${unit}`,
          unit,
          counts,
          from: row.arrival.date,
        };
  const to = (property: string, id: string | undefined) =>
    id === undefined ? null : said(subject, property, { subjects: [`formation/${id}`] });
  return [
    said(subject, "kind", { text: `${row.arm} ${row.echelon}` }),
    said(subject, "part-of", { subjects: [`party/${row.party}`] }),
    {
      ...said(subject, "arrival", { date: row.arrival.date }),
      detail: row.arrival.place && `at ${row.arrival.place}`,
    },
    row.departure
      ? { ...said(subject, "departure", { date: row.departure.date }), detail: row.departure.how }
      : null,
    figure("on arrival", "men", row.strengthMen),
    figure("on arrival", "tanks", row.tanks),
    figure("on arrival", "guns", row.guns),
    to("organic-to", row.organicTo),
    row.attachedTo === undefined
      ? null
      : { ...to("attached-to", row.attachedTo)!, from: row.arrival.date, detail: "on arrival" },
  ];
}

const LOSSES = [
  ["killed", "killedMen"],
  ["wounded", "woundedMen"],
  ["missing", "missingMen"],
  ["captured", "capturedMen"],
  ["losses", "totalMen"],
] as const;

function lossClaims(row: RowOf<"losses">): (ClaimParts | null)[] {
  const { subject, scope: group } = whose(row);
  const given = LOSSES.filter(([, field]) => row[field] !== undefined);
  const base = {
    subject,
    unit: "men",
    from: row.from,
    to: row.to,
    scope: joined(group, /^all\b/.test(row.scope) ? undefined : row.scope),
    whoseClaim: row.whoseClaim,
  };
  const ranges =
    given.find(([property]) => property === "losses") ?? (given.length === 1 ? given[0] : undefined);
  const claims: ClaimParts[] = given.map(([property, field]) => ({
    ...base,
    id: `losses/${row.id}/${property}`,
    property,
    value: ranges?.[0] === property ? ranged(row[field]!, row.lowMen, row.highMen) : { number: row[field]! },
  }));
  if (!ranges && row.lowMen !== undefined && row.highMen !== undefined)
    claims.push({
      ...base,
      id: `losses/${row.id}/losses`,
      property: "losses",
      value: { low: row.lowMen, high: row.highMen },
    });
  return claims;
}

function battleClaims(row: RowOf<"battles">): (ClaimParts | null)[] {
  const subject = `battle/${row.id}`;
  const text = (
    id: string,
    property: string,
    value: string | undefined,
    scope: "un" | "communist",
    whoseClaim?: string,
  ) =>
    value === undefined
      ? null
      : { ...said(subject, property, { text: value }), id: `battles/${row.id}/${id}`, scope, whoseClaim };
  return [
    row.date === undefined ? null : said(subject, "date", { date: row.date }),
    row.from === undefined
      ? null
      : { ...said(subject, "date", { from: row.from, to: row.to }), id: `battles/${row.id}/span` },
    row.placeName === undefined ? null : said(subject, "place", { text: row.placeName }),
    row.lat === undefined || row.lon === undefined
      ? null
      : said(subject, "position", { lat: row.lat, lon: row.lon }),
    text("un-strength", "forces", row.unStrength, "un"),
    text("communist-strength", "forces", row.communistStrength, "communist"),
    text("un-losses", "lost", row.unLossesReported, "un", "own"),
    text("communist-losses", "lost", row.communistLossesReported, "communist", "own"),
    text("communist-losses-un", "lost", row.communistLossesUnEstimate, "communist", "UN estimate"),
    text("un-losses-communist", "lost", row.unLossesCommunistClaim, "un", "communist claim"),
  ];
}
