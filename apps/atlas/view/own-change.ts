import type { Theater } from "@p38/model";

/** A change that a reader makes up. */
export interface OwnChange {
  /** id of a party that never comes, null for none */
  without: string | null;
  /** times the sorties against the ground that the UN side flies */
  airFactor: number;
  /** day from which both sides decide for themselves, null for recorded decisions throughout */
  doctrineFrom: number | null;
}

/** The theater with both sides deciding for themselves from a day on; as it was for null. */
export function freeFrom(theater: Theater, day: number | null): Theater {
  return day === null ? theater : { ...theater, doctrineFrom: [day, day] };
}

/** The theater as a reader's own change makes it. */
export function ownTheater(theater: Theater, { without, airFactor, doctrineFrom }: OwnChange): Theater {
  const party = theater.parties.findIndex(({ id }) => id === without);
  return {
    ...freeFrom(theater, doctrineFrom),
    scenario: "own",
    formations:
      party < 0
        ? theater.formations
        : theater.formations.map((formation) =>
            // who arrives after the last day never comes
            formation.party === party ? { ...formation, arrivalDay: theater.days } : formation,
          ),
    sorties:
      airFactor === 1
        ? theater.sorties
        : theater.sorties.map((sorties, i) => (i % 2 === 0 ? sorties * airFactor : sorties)),
  };
}

/** `chn,1,1950-10-25`: a change as an address keeps it; days as dates. */
export function writeOwn(
  { without, airFactor, doctrineFrom }: OwnChange,
  dateOf: (day: number) => string,
): string {
  return [without ?? "-", airFactor, doctrineFrom === null ? "-" : dateOf(doctrineFrom)].join(",");
}

/** The change in an address; null where it makes no sense. */
export function readOwn(text: string, dayIn: (date: string) => number | null): OwnChange | null {
  const [without, air, from] = text.split(",");
  const airFactor = Number(air);
  if (!/^(-|[a-z]{3})$/.test(without ?? "") || !(airFactor >= 0 && airFactor <= 10)) return null;
  const day = from === "-" ? null : dayIn(from ?? "");
  if (from !== "-" && day === null) return null;
  return { without: without === "-" ? null : without, airFactor, doctrineFrom: day };
}
