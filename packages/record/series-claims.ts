import { claimOf, type Claim, type ClaimParts, type RowOf } from "./claim.ts";
import type { WarRecord } from "./war-record.ts";

/** Tables of series, taken over from public data sets. */
type SeriesTable =
  | "airOperations"
  | "bomberMissions"
  | "bomberTargets"
  | "weatherObservations"
  | "weatherNormals"
  | "weatherNormalDays"
  | "usUnaccounted"
  | "participants"
  | "capabilities"
  | "engagements"
  | "mapSheets";
type Support = Parameters<typeof claimOf>[2];

/**
 * What the series say, table by table, in the order of the files. Two kinds are computed: the mean of a station's month, from
 * its days, and the map sheets that a place lies on, from its position.
 */
export function seriesClaims(record: WarRecord): Claim[] {
  const claims: Claim[] = [];
  const take = <T extends SeriesTable>(
    table: T,
    sayings: (row: RowOf<T>) => (ClaimParts | null)[],
    basis?: Claim["basis"],
  ) => {
    for (const [i, row] of (record[table] as readonly RowOf<T>[]).entries()) {
      const own = row as unknown as Support;
      const support = basis === undefined ? own : { ...own, basis };
      for (const parts of sayings(row)) if (parts) claims.push(claimOf(table, i, support, parts));
    }
  };
  const placeNames = new Map(record.places.map(({ id, name }) => [id, name]));
  take("airOperations", airOperationsClaims);
  take("bomberMissions", bomberMissionsClaims);
  take("bomberTargets", bomberTargetClaims);
  take("weatherObservations", (row) => observationClaims(row, placeNames.get(row.place) ?? row.place));
  take("weatherNormals", normalClaims);
  take("weatherNormalDays", normalDaysClaims, "computed");
  take("usUnaccounted", unaccountedClaims);
  take("participants", participantClaims);
  take("capabilities", capabilityClaims);
  take("engagements", engagementClaims);
  take("mapSheets", (row) => sheetClaims(row, record.places), "computed");
  return claims;
}

const AIRCRAFT: Readonly<Record<RowOf<"airOperations">["aircraft"], string>> = {
  "fighter-bomber": "fighter bombers",
  fighter: "fighters",
  "light bomber": "light bombers",
  "medium bomber": "medium bombers",
  transport: "transports",
  "reconnaissance and control": "reconnaissance and control aircraft",
  other: "other aircraft",
};

function airOperationsClaims(row: RowOf<"airOperations">): (ClaimParts | null)[] {
  const aircraft = AIRCRAFT[row.aircraft];
  const figure = (
    id: string,
    property: string,
    unit: string,
    counts: string,
    value: number | undefined,
    detail?: string,
  ) =>
    value === undefined
      ? null
      : {
          id: `air-operations/${row.date}/${slug(row.aircraft)}/${id}`,
          subject: "topic/air-effort",
          property,
          value: { number: value },
          unit,
          counts,
          from: row.date,
          scope: "un",
          detail,
        };
  return [
    // counted as air-effort.json counts them, so that the two are compared
    figure("effective", "sorties", "sorties", aircraft, row.effectiveSorties, "effective"),
    figure("dispatched", "sorties", "sorties", `${aircraft}, dispatched`, row.dispatchedSorties),
    figure("bombs", "tonnage", "short tons", aircraft, row.bombShortTons),
    figure("rockets", "air-and-sea", "rockets", `${aircraft}: rockets fired`, row.rockets),
    figure("rounds", "air-and-sea", "hundreds of rounds", `${aircraft}: rounds fired`, row.roundsHundreds),
    figure("lost", "air-and-sea", "aircraft", `${aircraft} lost`, row.aircraftLost),
    figure("damaged", "air-and-sea", "aircraft", `${aircraft} damaged`, row.aircraftDamaged),
  ];
}

function bomberMissionsClaims(row: RowOf<"bomberMissions">): (ClaimParts | null)[] {
  const figure = (id: string, property: string, unit: string, value: number | undefined) =>
    value === undefined
      ? null
      : {
          id: `bomber-missions/${row.date}/${slug(row.mission)}/${id}`,
          subject: "topic/air-effort",
          property,
          value: { number: value },
          unit,
          counts: `medium bombers, ${row.mission === "not stated" ? "mission not stated" : row.mission}`,
          from: row.date,
          scope: "un",
        };
  return [
    figure("effective", "sorties", "sorties", row.effectiveAircraft),
    figure("bombs", "tonnage", "pounds", row.bombPounds),
    figure("leaflets", "air-and-sea", "leaflet bombs", row.leafletBombs),
  ];
}

function bomberTargetClaims(row: RowOf<"bomberTargets">): ClaimParts[] {
  const aircraft = row.effectiveAircraft === undefined ? [] : [`${row.effectiveAircraft} effective`];
  return [
    {
      id: `bomber-targets/${row.id}`,
      subject: "topic/bomber-targets",
      property: "target",
      value: { lat: row.lat, lon: row.lon },
      counts: row.mission,
      from: row.date,
      scope: row.target,
      detail:
        [
          row.targetType,
          row.aircraft,
          ...aircraft,
          row.furtherLoad && "a further load of aircraft counted elsewhere",
          row.loadPounds && `load of ${row.loadPounds} lb`,
        ]
          .filter(Boolean)
          .join(", ") || undefined,
    },
  ];
}

const TEMPERATURES = [
  ["mean", "mean of the day", "meanTemperatureC"],
  ["lowest", "lowest of the day", "lowestTemperatureC"],
  ["highest", "highest of the day", "highestTemperatureC"],
] as const;

function observationClaims(row: RowOf<"weatherObservations">, placeName: string): ClaimParts[] {
  return TEMPERATURES.map(([id, counts, field]) => ({
    id: `weather-observations/${row.date}/${row.place}/${id}`,
    subject: "topic/weather",
    property: "temperature",
    value: { number: row[field] },
    unit: "degrees C",
    counts,
    from: row.date,
    scope: placeName,
  }));
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** Id and scope of what is usual at a station in one month of the year. */
function normalOf(row: RowOf<"weatherNormals"> | RowOf<"weatherNormalDays">): { id: string; scope: string } {
  return {
    id: `${row.stationNumber}/${row.years}/${row.month}`,
    scope: `${row.station}, ${MONTHS[row.month - 1]} of ${row.years}`,
  };
}

const NORMALS = [
  ["wet-days", "share of days", "1 mm of rain or snow or more", "wetDayShare"],
  ["precipitation", "mm a day", "rain and snow", "meanPrecipitationMmPerDay"],
  ["heavy-rain-days", "share of days", "30 mm of rain or snow or more", "heavyRainDayShare"],
  ["snow-days", "share of days", "snow on the ground", "snowOnGroundDayShare"],
] as const;

function normalClaims(row: RowOf<"weatherNormals">): ClaimParts[] {
  const { id, scope } = normalOf(row);
  return NORMALS.map(([what, unit, counts, field]) => ({
    id: `weather-normals/${id}/${what}`,
    subject: "topic/weather",
    property: "wetness",
    value: { number: row[field] },
    unit,
    counts,
    scope,
  }));
}

function normalDaysClaims(row: RowOf<"weatherNormalDays">): ClaimParts[] {
  const { id, scope } = normalOf(row);
  const mean = row.meanTemperatureC.reduce((sum, value) => sum + value, 0) / row.meanTemperatureC.length;
  return [
    {
      id: `weather-normal-days/${id}/mean`,
      subject: "topic/weather",
      property: "temperature",
      value: { number: Math.round(mean * 10) / 10 },
      unit: "degrees C",
      counts: "usual mean of the month",
      scope,
      detail: "mean of its days",
    },
  ];
}

const SERVICES = [
  ["army", "Army", "armyMen"],
  ["marine-corps", "Marine Corps", "marineCorpsMen"],
  ["air-force", "Air Force", "airForceMen"],
  ["navy", "Navy", "navyMen"],
  ["other", "other services", "otherMen"],
] as const;

/** One claim for each service that lost someone. */
function unaccountedClaims(row: RowOf<"usUnaccounted">): ClaimParts[] {
  return SERVICES.filter(([, , field]) => row[field] > 0).map(([id, scope, field]) => ({
    id: `us-unaccounted/${row.date}/${id}`,
    subject: "party/usa",
    property: "unaccounted-on-day",
    value: { number: row[field] },
    unit: "men",
    from: row.date,
    scope,
  }));
}

function participantClaims(row: RowOf<"participants">): (ClaimParts | null)[] {
  const id = `war-participants/${slug(row.list)}/${row.party}`;
  const subject = `party/${row.party}`;
  return [
    {
      id: `${id}/entry`,
      subject,
      property: "entry",
      value: { date: row.from },
      counts: `in the ${row.list}`,
      detail: `in it until ${row.to}${row.began ? "; began it" : ""}`,
    },
    row.battleDeaths === undefined
      ? null
      : {
          id: `${id}/battle-deaths`,
          subject,
          property: "battle-deaths",
          value: { number: row.battleDeaths },
          unit: "men",
          whoseClaim: row.side === "communist" ? "UN estimate" : undefined,
        },
  ];
}

const CAPABILITIES = [
  ["military-spending", "thousand US dollars", "militarySpendingThousandUsd"],
  ["military-personnel", "thousand men", "militaryPersonnelThousand"],
  ["iron-and-steel", "thousand tons", "ironAndSteelThousandTons"],
  ["energy", "thousand tons of coal", "energyThousandTonsOfCoal"],
  ["population", "thousand people", "populationThousand"],
  ["urban-population", "thousand people", "urbanPopulationThousand"],
  ["capability-index", "share of the world", "capabilityIndex"],
] as const;

function capabilityClaims(row: RowOf<"capabilities">): (ClaimParts | null)[] {
  return CAPABILITIES.map(([property, unit, field]) => {
    const value = row[field];
    return value === undefined
      ? null
      : {
          id: `national-capabilities/${row.party}/${row.year}/${property}`,
          subject: `party/${row.party}`,
          property,
          value: { number: value },
          unit,
          from: String(row.year),
        };
  });
}

/** Strengths of both sides, and what came of it; the losses are rows of losses.json. */
function engagementClaims(row: RowOf<"engagements">): (ClaimParts | null)[] {
  const strengths = (["attacker", "defender"] as const).flatMap((role) => {
    const force = row[role];
    const figures = [
      ["men", force.strengthMen],
      ["tanks", force.tanks],
      ["guns", force.guns],
    ] as const;
    return figures.map(([unit, value]) =>
      value === undefined
        ? null
        : {
            id: `engagements/${row.id}/${role}/${unit}`,
            subject: `party/${force.party}`,
            property: "strength",
            value: { number: value },
            unit,
            counts: "engaged",
            from: row.from,
            to: row.to,
            scope: `${row.name}, ${role}`,
            whoseClaim: force.party === "usa" ? "own" : "US estimate",
            detail: force.force,
          },
    );
  });
  const advance = row.advanceKm === undefined ? "" : `, advance of ${row.advanceKm} km`;
  return [
    ...strengths,
    {
      id: `engagements/${row.id}/outcome`,
      subject: `party/${row.attacker.party}`,
      property: "outcome",
      value: { text: row.winner === "neither" ? "neither side won" : `the ${row.winner} won` },
      from: row.from,
      to: row.to,
      scope: `${row.name}, attacker`,
      detail: `front of ${row.frontKm} km${advance}`,
    },
  ];
}

function sheetClaims(row: RowOf<"mapSheets">, places: WarRecord["places"]): ClaimParts[] {
  return places
    .filter(
      ({ lat, lon }) => lat >= row.latSouth && lat < row.latNorth && lon >= row.lonWest && lon < row.lonEast,
    )
    .map((place) => ({
      id: `map-sheets/${row.id}/${place.id}`,
      subject: `place/${place.id}`,
      property: "map-sheet",
      value: { text: `${row.sheet} ${row.name}` },
      detail: `1:50,000, edition of ${row.editionYear}`,
    }));
}

function slug(words: string): string {
  return words.replaceAll(" ", "-");
}
