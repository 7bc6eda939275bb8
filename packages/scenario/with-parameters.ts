import type { PartyEntry, Theater } from "@p38/model";
import type { ForceAnchor, ForcesFile } from "./scenario-file.ts";
import { stepsOf } from "./steps.ts";

/**
 * A theater with other values of some parameters, as the scenario would have been cast with them: the rules' own, and
 * what the forces take from them (quality, firepower, use of supply, replacements).
 *
 * @param forces of the scenario that the theater was cast from
 * @param drawn  the parameters that differ
 */
export function withParameters(
  theater: Theater,
  forces: ForcesFile,
  drawn: Readonly<Record<string, number>>,
): Theater {
  const parameters = { ...theater.parameters, ...drawn };
  const moves = (anchors: readonly ForceAnchor[] | undefined) =>
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
