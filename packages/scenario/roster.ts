import { dayOf, type Day } from "@p38/base";
import { DECIDED_DEPARTURES, spanOf, type Formation } from "@p38/record";
import type { ForcesFile } from "./scenario-file.ts";
import type { ScenarioRecord } from "./scenario-record.ts";

/** A formation of the record as the scenario takes it. */
export interface RosterEntry {
  formation: Formation;
  arrivalDay: Day;
  /** first day gone by decision, -1 when it stays to the end */
  departureDay: Day;
  /** how it goes, in words; empty when it stays */
  departureHow: string;
  /** true when its men stay in the theatre and go to others of its party */
  menStay: boolean;
}

/** Who takes part: those who fight, those who command, and those that the model leaves out, with the reason. */
export interface Roster {
  fighting: RosterEntry[];
  commanding: RosterEntry[];
  leftOut: { id: string; name: string; why: string }[];
  /** every entry that fights or commands, by id */
  byId: ReadonlyMap<string, RosterEntry>;
}

const FIGHTING_ECHELONS: readonly string[] = ["division", "brigade", "regiment"];
const COMMANDING_ECHELONS: readonly string[] = ["corps", "army", "army group"];
/** Departures after which the men serve on in others of their party. */
const DISBANDING: readonly string[] = ["deactivated", "absorbed", "converted"];

/**
 * The order of battle of a scenario.
 *
 * Divisions, brigades and regiments fight; corps, armies and army groups command. Battalions, and arms that
 * the forces file marks as not modelled, are left out. So is what belongs to a fighting formation on its arrival;
 * what joins one later leaves on that day, since its men then count there. Who fights and comes after the last day is left out;
 * headquarters are not, since their directives may begin before they come.
 *
 * A departure of those who fight is taken from the record only where somebody decided it. What was destroyed or
 * scattered stays in the order of battle (the model decides its fate) until a formation rebuilt from it arrives.
 */
export function rosterOf(record: ScenarioRecord, forces: ForcesFile, lastDay: Day): Roster {
  const arms = new Map(forces.arms.map((arm) => [arm.arm, arm]));
  const fighting: RosterEntry[] = [];
  const commanding: RosterEntry[] = [];
  const leftOut: Roster["leftOut"] = [];
  const fights = (formation: Formation) =>
    FIGHTING_ECHELONS.includes(formation.echelon) && arms.get(formation.arm)?.modelled !== false;
  const fighters = new Map(record.formations.filter(fights).map((formation) => [formation.id, formation]));
  const byRecordId = new Map(record.formations.map((formation) => [formation.id, formation]));

  for (const formation of record.formations) {
    const leave = (why: string) => leftOut.push({ id: formation.id, name: formation.name, why });
    const arrivalDay = spanOf(formation.arrival.date).first;
    const commands = COMMANDING_ECHELONS.includes(formation.echelon);
    const arm = arms.get(formation.arm);
    const superior = formation.attachedTo ?? formation.organicTo;
    if (arm?.modelled === false) leave(arm.note ?? `${formation.arm} is not modelled`);
    else if (!commands && !fights(formation))
      leave(`a ${formation.echelon}, smaller than the model's formations`);
    else if (!commands && arrivalDay > lastDay) leave("comes after the last day");
    else if (!commands && superior !== undefined && fighters.has(superior))
      leave(`part of ${superior}, whose men include it`);
    else {
      const entry = {
        formation,
        arrivalDay,
        ...departureOf(formation, byRecordId, record, forces, fighters),
      };
      if (entry.departureDay > lastDay)
        Object.assign(entry, { departureDay: -1, departureHow: "", menStay: false });
      (commands ? commanding : fighting).push(entry);
    }
  }
  const byId = new Map([...fighting, ...commanding].map((entry) => [entry.formation.id, entry]));
  return { fighting, commanding, leftOut, byId };
}

interface Leaving {
  departureDay: Day;
  departureHow: string;
  menStay: boolean;
}

function departureOf(
  formation: Formation,
  byId: ReadonlyMap<string, Formation>,
  record: ScenarioRecord,
  forces: ForcesFile,
  fighters: ReadonlyMap<string, Formation>,
): Leaving {
  const chosen = forces.departures.find((row) => row.formation === formation.id);
  if (chosen)
    return {
      departureDay: chosen.on === null ? -1 : dayOf(chosen.on),
      departureHow: chosen.how,
      menStay: chosen.menStay ?? false,
    };

  const ways: Leaving[] = [];
  const leave = (day: Day, how: string, successor: string | undefined, disbands: boolean) => {
    const heir = successor === undefined ? undefined : byId.get(successor);
    // a formation that arrives then or later counts these men in its own strength
    const counted = heir !== undefined && spanOf(heir.arrival.date).first >= day;
    ways.push({ departureDay: day, departureHow: how, menStay: disbands && !counted });
  };
  if (fighters.has(formation.id))
    for (const row of record.attachments)
      if (row.formation === formation.id && fighters.has(row.attachedTo))
        leave(dayOf(row.date), `absorbed by ${row.attachedTo}`, row.attachedTo, true);

  const { departure, becomes, rebuiltAs } = formation;
  const rebuilt = rebuiltAs === undefined ? undefined : byId.get(rebuiltAs);
  const decided =
    departure !== undefined &&
    (!fighters.has(formation.id) || (DECIDED_DEPARTURES as readonly string[]).includes(departure.kind));
  if (decided)
    leave(
      spanOf(departure.date).first,
      `${departure.kind}: ${departure.how}`,
      becomes,
      DISBANDING.includes(departure.kind),
    );
  else if (rebuilt) leave(spanOf(rebuilt.arrival.date).first, `rebuilt as ${rebuilt.id}`, rebuilt.id, true);
  ways.sort((a, b) => a.departureDay - b.departureDay);
  return ways[0] ?? { departureDay: -1, departureHow: "", menStay: false };
}
