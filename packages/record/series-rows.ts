import { Type, type Static } from "typebox";
import { Count, fact, FullDate, Id, Latitude, Longitude, Men, Text } from "./fact.ts";

/*
 * The shapes of the series: figures by day, month or year, each taken over from one public data set as it gives them.
 * What a data set leaves out, or holds back, is absent, never 0.
 */

const Amount = Type.Number({ minimum: 0, description: "number, 0 or more" });
const Share = Type.Number({ minimum: 0, maximum: 1, description: "share from 0 to 1" });
const Celsius = Type.Number({ minimum: -50, maximum: 45, description: "degrees Celsius from -50 to 45" });
const Month = Type.Integer({ minimum: 1, maximum: 12, description: "month from 1 to 12" });
const StationNumber = Type.Integer({ minimum: 1, description: "number of the weather station" });
const Span = Type.String({ pattern: "^[0-9]{4}-[0-9]{4}$", description: "first and last year, 2000-2024" });

/** US Air Force operations of one day by kind of aircraft, as the units filed them, exact copies left out. */
export const AirOperationsDay = fact({
  date: FullDate,
  aircraft: Type.Enum([
    "fighter-bomber", // F-51, F-80, F-82, F-84
    "fighter", // F-86
    "light bomber", // B-25, B-26
    "medium bomber", // B-29
    "transport",
    "reconnaissance and control", // T-6 spotters among them
    "other",
  ]),
  /** sorties sent out */
  dispatchedSorties: Count,
  /** sorties that did their task */
  effectiveSorties: Type.Optional(Count),
  /** tons of 2,000 lb, as filed */
  bombShortTons: Type.Optional(Amount),
  rockets: Type.Optional(Count),
  /** gun rounds; the record gives no unit, hundreds is the only one that fits the war's totals */
  roundsHundreds: Type.Optional(Count),
  /** to all causes; absent in odd months, which are held back, 0 where none was filed */
  aircraftLost: Type.Optional(Count),
  aircraftDamaged: Type.Optional(Count),
});
export type AirOperationsDay = Static<typeof AirOperationsDay>;

const Mission = Type.Enum([
  "interdiction",
  "close support",
  "leaflets",
  "reconnaissance",
  "evaluation and training",
  "other",
  "not stated",
]);

/** B-29, RB-29 and leaflet missions of one day by kind of mission. */
export const BomberMissionsDay = fact({
  date: FullDate,
  mission: Mission,
  /** rows of the reports that were summed */
  records: Count,
  /** aircraft that did their task, each counted once however many loads it dropped */
  effectiveAircraft: Count,
  /** bombs in pounds, worked out from kind and number of weapons; absent where none was filed */
  bombPounds: Type.Optional(Count),
  /** bombs filled with leaflets; absent where none was filed */
  leafletBombs: Type.Optional(Count),
});
export type BomberMissionsDay = Static<typeof BomberMissionsDay>;

/** A load of bombs, or another task, of one mission at one target of known position. */
export const BomberTarget = fact({
  id: Id,
  date: FullDate,
  mission: Type.Optional(Mission),
  aircraft: Type.Optional(Text),
  /** place, as typed in the report */
  target: Type.Optional(Text),
  targetType: Type.Optional(Text),
  /** from the grid of the report, as exact as the grid: about 100 m */
  lat: Latitude,
  lon: Longitude,
  effectiveAircraft: Type.Optional(Count),
  /** a further load of aircraft that another row has counted: add up its load, not its aircraft */
  furtherLoad: Type.Optional(Type.Literal(true)),
  /** weight of the bombs, those filled with leaflets too */
  loadPounds: Type.Optional(Count),
});
export type BomberTarget = Static<typeof BomberTarget>;

/** Temperature of one day at a weather station. */
export const WeatherObservation = fact({
  date: FullDate,
  /** town of the station */
  place: Id,
  meanTemperatureC: Celsius,
  lowestTemperatureC: Celsius,
  highestTemperatureC: Celsius,
});
export type WeatherObservation = Static<typeof WeatherObservation>;

const station = {
  /** as the weather service spells it today */
  station: Text,
  stationNumber: StationNumber,
  /** years that the normal is taken over */
  years: Span,
  month: Month,
};

/** How often it rains and snows at a station in one month of the year. */
export const WeatherNormalMonth = fact({
  ...station,
  /** days counted */
  days: Count,
  /** share of days with 1 mm or more */
  wetDayShare: Share,
  meanPrecipitationMmPerDay: Amount,
  /** share of days with 30 mm or more */
  heavyRainDayShare: Share,
  snowOnGroundDayShare: Share,
});
export type WeatherNormalMonth = Static<typeof WeatherNormalMonth>;

const Days = (of: ReturnType<typeof Type.Number>) => Type.Array(of, { minItems: 28, maxItems: 31 });

/** Temperature that is usual at a station on each day of one month, the first of the month first. */
export const WeatherNormalDays = fact({
  ...station,
  /** years that have the day */
  yearsCounted: Type.Array(Count, { minItems: 28, maxItems: 31 }),
  meanTemperatureC: Days(Celsius),
  /** standard deviation of the day's mean from year to year */
  spreadOfMeanC: Days(Amount),
  /** mean of the day's lowest */
  meanLowestC: Days(Celsius),
  /** lowest of all years */
  lowestC: Days(Celsius),
  /** mean of the day's highest */
  meanHighestC: Days(Celsius),
});
export type WeatherNormalDays = Static<typeof WeatherNormalDays>;

/** US personnel never recovered, by the day of the incident. */
export const UnaccountedDay = fact({
  date: FullDate,
  armyMen: Men,
  marineCorpsMen: Men,
  airForceMen: Men,
  navyMen: Men,
  otherMen: Men,
});
export type UnaccountedDay = Static<typeof UnaccountedDay>;

/** When a state was in the war, by a list of wars or of disputes between states. */
export const WarParticipant = fact({
  list: Type.Enum(["inter-state war", "militarized dispute"]),
  party: Id,
  /** of the Correlates of War project */
  stateNumber: Count,
  side: Type.Enum(["un", "communist"]),
  from: FullDate,
  to: FullDate,
  /** began the war, by the list of wars */
  began: Type.Optional(Type.Literal(true)),
  /** was in the dispute from its first day, by the list of disputes */
  original: Type.Optional(Type.Literal(true)),
  battleDeaths: Type.Optional(Men),
});
export type WarParticipant = Static<typeof WarParticipant>;

/** What a state could bring to war in one year. */
export const CapabilityYear = fact({
  party: Id,
  stateNumber: Count,
  year: Type.Integer({ minimum: 1816, maximum: 2100, description: "a year" }),
  militarySpendingThousandUsd: Type.Optional(Amount),
  militaryPersonnelThousand: Type.Optional(Amount),
  ironAndSteelThousandTons: Amount,
  energyThousandTonsOfCoal: Amount,
  populationThousand: Amount,
  urbanPopulationThousand: Amount,
  /** mean share of the world's total in the other six, from 0 to 1 */
  capabilityIndex: Share,
});
export type CapabilityYear = Static<typeof CapabilityYear>;

const Force = Type.Object(
  {
    party: Id,
    /** as the data set names it */
    force: Text,
    strengthMen: Men,
    lossesMen: Men,
    tanks: Type.Optional(Count),
    guns: Type.Optional(Count),
    closeSupportSorties: Type.Optional(Count),
    /** main way of attack */
    way: Type.Optional(Text),
    /** what it came to */
    came: Type.Optional(Text),
  },
  { additionalProperties: false },
);

/** An engagement with the strength and losses of both sides, as one side's records have them. */
export const Engagement = fact({
  id: Id,
  /** of the data set */
  number: Count,
  name: Text,
  from: FullDate,
  to: FullDate,
  attacker: Force,
  defender: Force,
  frontKm: Amount,
  /** of the defender */
  posture: Text,
  terrain: Type.Optional(Text),
  weather: Type.Optional(Text),
  winner: Type.Enum(["attacker", "defender", "neither"]),
  /** of the attacker; absent where not known, or none */
  advanceKm: Type.Optional(Amount),
  /** who counted the men of both sides */
  whoseClaim: Text,
});
export type Engagement = Static<typeof Engagement>;

/** A sheet of the US Army map of Korea at 1:50,000 and what it covers. */
export const MapSheet = fact({
  id: Id,
  /** series and number, L751 6526 I */
  sheet: Text,
  name: Text,
  nameKo: Text,
  editionYear: Type.Integer({ minimum: 1900, maximum: 2100, description: "a year" }),
  latSouth: Latitude,
  latNorth: Latitude,
  lonWest: Longitude,
  lonEast: Longitude,
});
export type MapSheet = Static<typeof MapSheet>;
