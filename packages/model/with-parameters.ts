import { stepsOf, type Anchor } from "./anchors.ts";
import type { PartyEntry, Theater } from "./theater.ts";

/** What of a party changes through time. */
const PARTY_STEPS = [
  "replacementsPerDay",
  "quality",
  "firepower",
  "useAttackTonnesPerDay",
  "useDefenceTonnesPerDay",
  "nightShare",
  "exposure",
  "haulReachKm",
] as const;

/** What of a theater may hang on parameters, as a scenario's forces tell it. */
export interface Forces {
  /** of each party by id */
  parties: ({ party: string } & { [name in (typeof PARTY_STEPS)[number]]?: Anchor[] })[];
  /** of formations, by id, whose quality is not their party's */
  formationQuality: { formations: string[]; quality: Anchor[] }[];
}

/**
 * A theater with other values of some parameters, as the scenario would have been cast with them: the rules' own, and
 * what the forces take from them (quality, firepower, use of supply, replacements).
 *
 * @param forces of the scenario that the theater was cast from
 * @param drawn  the parameters that differ
 */
export function withParameters(
  theater: Theater,
  forces: Forces,
  drawn: Readonly<Record<string, number>>,
): Theater {
  const parameters = { ...theater.parameters, ...drawn };
  const moves = (anchors: readonly Anchor[] | undefined) =>
    anchors?.some(({ parameter }) => parameter !== undefined && parameter in drawn) ?? false;
  const parties = theater.parties.map((party): PartyEntry => {
    const force = forces.parties.find((row) => row.party === party.id);
    if (!force) return party;
    const changed = PARTY_STEPS.filter((name) => moves(force[name]));
    return {
      ...party,
      ...Object.fromEntries(changed.map((name) => [name, stepsOf(force[name]!, parameters)])),
    };
  });
  const formations = theater.formations.map((formation) => {
    const own = forces.formationQuality.find((row) => row.formations.includes(formation.id));
    return own && moves(own.quality)
      ? { ...formation, quality: stepsOf(own.quality, parameters) }
      : formation;
  });
  return { ...theater, parameters, parties, formations };
}
