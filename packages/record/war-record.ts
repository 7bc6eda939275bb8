import { Type, type Static } from "typebox";
import { BASES, Count, fact, FullDate, Id, Latitude, Longitude, Men, Side, Text } from "./fact.ts";
import {
  AirOperationsDay,
  BomberMissionsDay,
  BomberTarget,
  CapabilityYear,
  Engagement,
  MapSheet,
  UnaccountedDay,
  WarParticipant,
  WeatherNormalDays,
  WeatherNormalMonth,
  WeatherObservation,
} from "./series-rows.ts";
import { AnyDate, SubjectId, Value } from "./value.ts";

export { BASES, CONFIDENCES, RECORD_SIDES } from "./fact.ts";

/*
 * The shapes of the record: what the sources say, one fact an object, one kind of fact a file.
 * Each schema is one value that is type, JSON Schema and validator alike.
 */

export const RECORD_ECHELONS = [
  "battalion",
  "regiment",
  "brigade",
  "division",
  "corps",
  "army",
  "army group",
] as const;
export const RECORD_ARMS = [
  "infantry",
  "armoured",
  "mechanized",
  "marine",
  "airborne",
  "security",
  "artillery",
  "air",
] as const;
/** Ways to leave the order of battle that someone decided: a scenario may take them as given. */
export const DECIDED_DEPARTURES = [
  "withdrawn",
  "relieved",
  "deactivated",
  "absorbed",
  "converted",
  "rebuilt",
] as const;
/** Ways to leave that the enemy brought about, or that are not known: a scenario must compute them. */
export const SUFFERED_DEPARTURES = ["destroyed", "shattered", "dispersed", "unknown"] as const;

/** Kinds of source in the order of their weight, where nothing else tells two claims apart. */
export const SOURCE_KINDS = [
  "document",
  "official history",
  "data set",
  "history",
  "this project",
  "web page",
  "encyclopedia",
  "news",
  "general knowledge",
] as const;

/** A book, page, document or data set. */
export const Source = Type.Object(
  {
    id: Id,
    title: Text,
    author: Type.Optional(Text),
    year: Type.Optional(Type.Integer()),
    url: Type.Optional(Text),
    kind: Type.Enum(SOURCE_KINDS),
    licence: Type.Optional(Text),
    /** numbers of the article's references that this source is */
    articleReferences: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }))),
    note: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type Source = Static<typeof Source>;

/** A state in or beside the war. */
export const Party = fact({
  id: Id,
  name: Text,
  nameKo: Type.Optional(Text),
  nameZh: Type.Optional(Text),
  nameRu: Type.Optional(Text),
  side: Side,
  role: Type.Enum(["combat", "medical", "other"]),
  peakStrengthMen: Type.Optional(Men),
  peakDate: Type.Optional(AnyDate),
  /** all who served */
  totalStrengthMen: Type.Optional(Men),
  from: AnyDate,
  to: AnyDate,
  forces: Type.Optional(Text),
  headOfState: Type.Optional(Text),
  headOfGovernment: Type.Optional(Text),
  commanders: Type.Optional(Text),
});
export type Party = Static<typeof Party>;

/** A town, port, hill, pass, crossing, airfield or camp. */
export const Place = fact({
  id: Id,
  /** McCune-Reischauer, as the official histories spell it */
  name: Text,
  nameKo: Type.Optional(Text),
  nameHanja: Type.Optional(Text),
  lat: Latitude,
  lon: Longitude,
  kind: Type.Enum([
    "town",
    "village",
    "hill",
    "port",
    "railway junction",
    "city",
    "airfield",
    "island",
    "pass",
    "river crossing",
    "reservoir",
    "camp",
    "bridge",
  ]),
  /** 1 capital or great city, 2 city, key port or junction, 3 county town, 4 village or hill */
  importance: Type.Integer({ minimum: 1, maximum: 4 }),
  /** by the 38th parallel, or the country */
  side1950: Type.Enum(["south", "north", "china", "japan"]),
});
export type Place = Static<typeof Place>;

/** An element of the order of battle, from its arrival in the theatre to its departure. */
export const Formation = fact({
  id: Id,
  name: Text,
  side: Type.Enum(["un", "communist"]),
  party: Id,
  echelon: Type.Enum(RECORD_ECHELONS),
  arm: Type.Enum(RECORD_ARMS),
  /** present at arrival; for headquarters the men of the headquarters or of the whole, see the note */
  strengthMen: Type.Optional(Men),
  tanks: Type.Optional(Count),
  /** guns and heavy mortars */
  guns: Type.Optional(Count),
  /** a word of the sources on its training and spirit */
  quality: Type.Optional(Text),
  arrival: Type.Object(
    {
      date: AnyDate,
      place: Type.Optional(Id),
      lat: Type.Optional(Latitude),
      lon: Type.Optional(Longitude),
    },
    { additionalProperties: false },
  ),
  /** where it stood at the outbreak, for those present on 1950-06-25 */
  initial: Type.Optional(
    Type.Object({ place: Id, lat: Latitude, lon: Longitude }, { additionalProperties: false }),
  ),
  departure: Type.Optional(
    Type.Object(
      {
        date: AnyDate,
        /** in the words of the sources */
        how: Text,
        kind: Type.Enum([...DECIDED_DEPARTURES, ...SUFFERED_DEPARTURES]),
      },
      { additionalProperties: false },
    ),
  ),
  /** higher formation that it belongs to for good */
  organicTo: Type.Optional(Id),
  /** higher formation that it took orders from on arrival; later ones are in attachments.json */
  attachedTo: Type.Optional(Id),
  /** formation whose men and name it became by decision: absorbed, converted, renamed */
  becomes: Type.Optional(Id),
  /** formation later rebuilt under its number from remnants and recruits */
  rebuiltAs: Type.Optional(Id),
  /** the same formation on its next stay in the theatre */
  returnsAs: Type.Optional(Id),
});
export type Formation = Static<typeof Formation>;

/** From this date the formation takes orders from that headquarters, in that sector. */
export const AttachmentFact = fact({
  formation: Id,
  date: FullDate,
  attachedTo: Id,
  sector: Type.Optional(Text),
  lat: Type.Optional(Latitude),
  lon: Type.Optional(Longitude),
});
export type AttachmentFact = Static<typeof AttachmentFact>;

const whose = {
  side: Side,
  /** the parties that the figure covers; empty where it covers a group, which `group` names */
  parties: Type.Array(Id),
  /** "all of the side", "Commonwealth", … */
  group: Type.Optional(Text),
};

/** How strong a party or formation was on a date. */
export const StrengthClaim = fact({
  id: Id,
  date: AnyDate,
  ...whose,
  formation: Type.Optional(Id),
  /** "ground total", "division strength", "guns", … */
  measure: Text,
  value: Type.Number({ minimum: 0 }),
  low: Type.Optional(Type.Number({ minimum: 0 })),
  high: Type.Optional(Type.Number({ minimum: 0 })),
  unit: Text,
  scope: Type.Optional(Text),
});
export type StrengthClaim = Static<typeof StrengthClaim>;

/** What a party lost in a span, by whose count. */
export const LossClaim = fact({
  id: Id,
  from: AnyDate,
  to: AnyDate,
  ...whose,
  /** battle, place or formation that it covers; "all" for the whole theatre */
  scope: Text,
  killedMen: Type.Optional(Men),
  woundedMen: Type.Optional(Men),
  missingMen: Type.Optional(Men),
  capturedMen: Type.Optional(Men),
  totalMen: Type.Optional(Men),
  /** range of the total, or of the one figure given */
  lowMen: Type.Optional(Men),
  highMen: Type.Optional(Men),
  /** set where the printed total is less than its parts; kept as printed, the note says more */
  totalDisagrees: Type.Optional(Type.Literal(true)),
  /** "own", "UN estimate", "Chinese claim", … */
  whoseClaim: Text,
});
export type LossClaim = Static<typeof LossClaim>;

/** A figure of supply, transport, march, weather or replacement. */
export const LogisticsClaim = fact({
  id: Id,
  topic: Text,
  /** as the source groups them: UN, US, ROK, CPV, KPA, CPV/KPA; absent for both */
  whose: Type.Optional(Text),
  measure: Text,
  value: Type.Number(),
  low: Type.Optional(Type.Number()),
  high: Type.Optional(Type.Number()),
  unit: Text,
  /** date, span or season in words */
  period: Text,
});
export type LogisticsClaim = Static<typeof LogisticsClaim>;

/** Who held a place from a date on. */
export const ControlFact = fact({
  place: Id,
  date: FullDate,
  /** after the event, until the next row of the place */
  holder: Type.Enum(["un", "communist", "contested"]),
  event: Type.Enum(["captured", "held", "abandoned", "lost", "evacuated"]),
  byUnit: Type.Optional(Text),
  /** the event lies within so many days of the date, either way */
  uncertaintyDays: Type.Integer({ minimum: 0 }),
});
export type ControlFact = Static<typeof ControlFact>;

/** The line of contact of one front on a date, in order along the front. */
export const LineFact = fact({
  id: Id,
  date: FullDate,
  /** "main" from the west coast to the east; others are fronts of their own beside it */
  pocket: Type.Enum(["main", "northeast", "southwest", "inchon"]),
  points: Type.Array(
    Type.Object(
      {
        name: Text,
        lat: Latitude,
        lon: Longitude,
      },
      { additionalProperties: false },
    ),
    { minItems: 2 },
  ),
  /** likely error, either side of the line */
  accuracyKm: Type.Number({ exclusiveMinimum: 0 }),
});
export type LineFact = Static<typeof LineFact>;

/** A named operation and what came of it. */
export const OperationFact = fact({
  id: Id,
  side: Type.Enum(["un", "communist"]),
  /** who ran it: UN, ROK, KPA, CPV */
  whose: Text,
  name: Text,
  from: AnyDate,
  to: AnyDate,
  /** place ids, in order */
  objectives: Type.Array(Id),
  forces: Text,
  outcome: Text,
});
export type OperationFact = Static<typeof OperationFact>;

/** Something that happened or was decided. */
export const EventFact = fact({
  id: Id,
  date: AnyDate,
  /** last day, where it lasted */
  to: Type.Optional(AnyDate),
  title: Text,
  description: Text,
  kind: Type.Enum([
    "battle",
    "diplomatic",
    "operation",
    "city control",
    "political",
    "air",
    "command",
    "prisoners",
    "landing",
    "armistice",
    "withdrawal",
    "naval",
    "aftermath",
  ]),
  places: Type.Array(Id),
  actors: Type.Array(Text),
});
export type EventFact = Static<typeof EventFact>;

/** A person in an office. */
export const LeaderFact = fact({
  id: Id,
  /** id in persons.json */
  person: Id,
  side: Side,
  /** party id, absent where the office belongs to no party of parties.json */
  party: Type.Optional(Id),
  /** country or body in words where there is no party */
  body: Type.Optional(Text),
  office: Text,
  /** id of the formation that the office commands; of the first where it names several */
  formation: Type.Optional(Id),
  from: AnyDate,
  to: Type.Optional(AnyDate),
});
export type LeaderFact = Static<typeof LeaderFact>;

/** Sorties, tons, ships and landings over a span. */
export const AirNavalClaim = fact({
  id: Id,
  from: AnyDate,
  to: AnyDate,
  side: Type.Enum(["un", "communist"]),
  service: Text,
  type: Text,
  measure: Text,
  value: Type.Optional(Type.Number()),
  unit: Type.Optional(Text),
});
export type AirNavalClaim = Static<typeof AirNavalClaim>;

/** Weather of one day near the front of 1951-53, inland by the 38th parallel. */
export const WeatherDay = fact({
  date: FullDate,
  meanTemperatureC: Type.Number({ minimum: -40, maximum: 45 }),
  /** 0 dry, 1 rain or thaw, 2 heavy rain */
  wet: Type.Integer({ minimum: 0, maximum: 2 }),
});
export type WeatherDay = Static<typeof WeatherDay>;

/**
 * Effective sorties of one day against the ground. Basis and source are those of the three US Air Force classes;
 * the rest is estimated throughout, see data/README.md.
 */
export const AirEffortDay = fact({
  date: FullDate,
  side: Type.Enum(["un", "communist"]),
  fighterBomberSorties: Type.Number({ minimum: 0 }),
  lightBomberSorties: Type.Number({ minimum: 0 }),
  mediumBomberSorties: Type.Number({ minimum: 0 }),
  /** estimate for Navy, Marines and allies, at ground targets */
  otherServicesSorties: Type.Number({ minimum: 0 }),
  /** estimate for all services: in support of troops in contact */
  closeSupportSorties: Type.Number({ minimum: 0 }),
  /** estimate for all services: against roads, rails and stores behind the front */
  interdictionSorties: Type.Number({ minimum: 0 }),
  /** how the last three are known */
  estimateBasis: Type.Enum(BASES),
});
export type AirEffortDay = Static<typeof AirEffortDay>;

/** US dead by the day of the incident; a day that is not listed is not known, not zero. */
export const DeathsDay = fact({ date: FullDate, deaths: Men });
export type DeathsDay = Static<typeof DeathsDay>;

/** A point of the military demarcation line of 1953-07-27 or of an edge of its zone. */
export const DemarcationPoint = fact({
  line: Type.Enum(["demarcation", "north edge", "south edge"]),
  /** order along the line, from 1 */
  seq: Type.Integer({ minimum: 1 }),
  lat: Latitude,
  lon: Longitude,
});
export type DemarcationPoint = Static<typeof DemarcationPoint>;

/** A number that the model may use, with its range. */
export const ParameterFact = fact({
  id: Type.String({ pattern: "^[a-z0-9_]+$", description: "lower-case name with underscores" }),
  symbol: Type.Optional(Text),
  meaning: Text,
  /** "-" for a pure number */
  unit: Text,
  value: Type.Number(),
  low: Type.Optional(Type.Number()),
  high: Type.Optional(Type.Number()),
  /** value before it was fitted to the record, absent for a parameter that was not */
  fittedFrom: Type.Optional(Type.Number()),
});
export type ParameterFact = Static<typeof ParameterFact>;

/** A battle; figures are texts since the sources give ranges, and each keeps its teller. */
export const BattleFact = fact({
  id: Id,
  name: Text,
  wikidataId: Type.Optional(Text),
  /** as Wikidata has it, often the last day */
  date: Type.Optional(AnyDate),
  from: Type.Optional(AnyDate),
  to: Type.Optional(AnyDate),
  placeName: Type.Optional(Text),
  lat: Type.Optional(Latitude),
  lon: Type.Optional(Longitude),
  unStrength: Type.Optional(Text),
  communistStrength: Type.Optional(Text),
  /** what each side reported of itself */
  unLossesReported: Type.Optional(Text),
  communistLossesReported: Type.Optional(Text),
  /** what each side said that the other lost */
  communistLossesUnEstimate: Type.Optional(Text),
  unLossesCommunistClaim: Type.Optional(Text),
});
export type BattleFact = Static<typeof BattleFact>;

/** A person of the war. */
export const Person = fact({
  id: Id,
  /** English, as the official histories spell it; other names are in names.json */
  name: Text,
  party: Type.Optional(Id),
  born: Type.Optional(AnyDate),
  died: Type.Optional(AnyDate),
});
export type Person = Static<typeof Person>;

/** Something that claims are about and that has no file of its own: the war, a side, a group, an agreement, an idea. */
export const Topic = fact({
  id: Id,
  name: Text,
  kind: Type.Enum(["war", "side", "group", "agreement", "institution", "idea", "series", "work"]),
  description: Text,
});
export type Topic = Static<typeof Topic>;

export const LANGUAGES = ["en", "ko", "zh", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];
export const NAME_KINDS = [
  "histories", // English as the official histories spell it
  "today", // as it is written today
  "native", // in the language of its own country
  "short", // abbreviation
  "translated", // put into the language by this project
  "also", // another name in use
] as const;

/** A name of a subject in one language. Names that its own row has, and those that are computed, are not repeated here. */
export const NameFact = fact({
  subject: SubjectId,
  language: Type.Enum(LANGUAGES),
  name: Text,
  kind: Type.Enum(NAME_KINDS),
});
export type NameFact = Static<typeof NameFact>;

const claim = {
  id: Id,
  subject: SubjectId,
  /** id of PROPERTIES */
  property: Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", description: "a property, such as deaths" }),
  value: Value,
  /** of a number: men, km2, … */
  unit: Type.Optional(Text),
  /** what the figure counts, where figures that count different things are mistaken for each other */
  counts: Type.Optional(Text),
  /** date or span that it holds for; absent for the whole war or for all time */
  from: Type.Optional(AnyDate),
  to: Type.Optional(AnyDate),
  /** place, battle or part of the subject that it is limited to */
  scope: Type.Optional(Text),
  /** whose count it is, where that is not the source's own: "own", "UN estimate", … */
  whoseClaim: Type.Optional(Text),
};

/** What a source says, where no other file has a shape for it. */
export const ClaimFact = fact(claim);
export type ClaimFact = Static<typeof ClaimFact>;

export const VERDICTS = ["agrees", "conflicts", "unverified"] as const;

/** A claim of the encyclopedia article that the project began from, and how it stands up. */
export const ArticleClaim = fact({
  ...claim,
  /** heading that it stands under */
  section: Text,
  /** the article's words; absent where the claim is about what the article leaves out or adds up */
  asStated: Type.Optional(Text),
  /** numbers of the references that the article gives for it */
  references: Type.Array(Type.Integer({ minimum: 1 })),
  verdict: Type.Enum(VERDICTS),
  /** ids of the claims that it disagrees with, as `claimsOf` has them */
  against: Type.Array(Text),
});
export type ArticleClaim = Static<typeof ArticleClaim>;

/** A total and the claims that it should be the sum of. */
export const TotalFact = fact({
  id: Id,
  name: Text,
  /** id of the claim that is the total; absent where no source states one */
  total: Type.Optional(Text),
  /** ids of the claims that are its parts */
  parts: Type.Array(Text, { minItems: 2 }),
  /** why it differs from the sum of its parts, as far as that is known */
  why: Type.Optional(Text),
});
export type TotalFact = Static<typeof TotalFact>;

/** Which of several claims is in use, chosen by hand, with the reason. */
export const Preference = fact({
  /** id of the dispute, `subject:property` and what tells it from others */
  dispute: Text,
  /** id of the claim in use */
  prefers: Text,
  reason: Text,
});
export type Preference = Static<typeof Preference>;

/** One event or decision led to another. */
export const CauseFact = fact({
  id: Id,
  /** ids in events.json */
  cause: Id,
  effect: Id,
  how: Text,
});
export type CauseFact = Static<typeof CauseFact>;

/** Each file of the record: name in data/, key in WarRecord, schema of one row. */
export const RECORD_TABLES = {
  sources: Source,
  parties: Party,
  places: Place,
  formations: Formation,
  attachments: AttachmentFact,
  strengths: StrengthClaim,
  losses: LossClaim,
  logistics: LogisticsClaim,
  control: ControlFact,
  linesOfContact: LineFact,
  operations: OperationFact,
  events: EventFact,
  leaders: LeaderFact,
  airNaval: AirNavalClaim,
  weather: WeatherDay,
  airEffort: AirEffortDay,
  usDeathsByDay: DeathsDay,
  demarcationLine: DemarcationPoint,
  parameters: ParameterFact,
  battles: BattleFact,
  persons: Person,
  topics: Topic,
  names: NameFact,
  claims: ClaimFact,
  articleClaims: ArticleClaim,
  totals: TotalFact,
  preferences: Preference,
  causes: CauseFact,
  airOperations: AirOperationsDay,
  bomberMissions: BomberMissionsDay,
  bomberTargets: BomberTarget,
  weatherObservations: WeatherObservation,
  weatherNormals: WeatherNormalMonth,
  weatherNormalDays: WeatherNormalDays,
  usUnaccounted: UnaccountedDay,
  participants: WarParticipant,
  capabilities: CapabilityYear,
  engagements: Engagement,
  mapSheets: MapSheet,
} as const;
export type RecordTable = keyof typeof RECORD_TABLES;

/** A finding with its weight: an error stops the record from loading, a warning stays beside it. */
export interface RecordFinding {
  severity: "error" | "warning";
  /** path of the file, `data/formations.json` */
  file: string;
  /** JSON pointer, `/12/strengthMen` */
  path: string;
  /** line of the file, from 1, where the text is known */
  line?: number;
  expected: string;
  found: string;
}

/** What the sources say, every row with its source. Rows stand in the order of the files. */
export type WarRecord = {
  readonly [T in RecordTable]: readonly Static<(typeof RECORD_TABLES)[T]>[];
} & {
  /** what the checks found worth a second look, none of it an error */
  readonly warnings: readonly RecordFinding[];
};
