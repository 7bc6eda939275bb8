import { dayOf, LAST_DAY, type Finding } from "@p38/base";
import { POSTURES } from "@p38/model";
import {
  AS_DECIDED,
  rosterOf,
  type Changes,
  type DirectiveRow,
  type ForcesFile,
  type GivenDirective,
  type ScenarioFile,
} from "@p38/scenario";
import type { HexGrid } from "@p38/terrain";
import type { KnownScenarios } from "./cast-scenario.ts";

/** Name of the scenario that a reader makes. */
export const OWN = "own";
/** Where its file stands among those of the project. */
export const OWN_FILE = `scenarios/${OWN}/scenario.json`;

/** What each kind of sentence has blanks for, in their order. */
export const BLANKS = {
  never: ["who"],
  comes: ["who", "days", "sense"],
  arrives: ["who", "date"],
  at: ["who", "place"],
  full: ["who"],
  strength: ["who", "times"],
  air: ["side", "factor", "from", "to"],
  replacements: ["party", "factor"],
  ordered: ["headquarters", "posture", "places", "date", "until"],
  lands: ["headquarters", "date", "embark", "land", "ashore", "places", "until"],
  silent: ["who", "from", "before"],
  decides: ["who", "days", "sense"],
  free: ["sides", "date"],
  parameter: ["parameter", "value"],
  ends: ["date"],
  given: ["whatIf"],
} as const satisfies Record<string, readonly string[]>;
export type SentenceKind = keyof typeof BLANKS;
export type Blank = (typeof BLANKS)[SentenceKind][number];
export const SENTENCE_KINDS = Object.keys(BLANKS) as SentenceKind[];

/**
 * One thing that differs, as a sentence with blanks.
 *
 * What stands in a blank is text, empty while nothing does: dates as 1950-10-25, numbers with a point, ids; who it is about
 * as `CHN_us-24d`: parties in capitals, then formations; several places as `pyongyang_wonsan`, in their order.
 */
export interface Sentence {
  kind: SentenceKind;
  blanks: readonly string[];
}

/** A change that a reader makes up. */
export interface OwnChange {
  sentences: readonly Sentence[];
  /** date from which both sides decide for themselves in the war it is compared with; empty for recorded decisions throughout */
  against: string;
}

/** Whom a sentence is about. */
export interface Who {
  parties: string[];
  formations: string[];
}

/** `CHN_us-24d` taken apart. */
export function whoIn(text: string): Who {
  const ids = text.split("_").filter((id) => id !== "");
  const isParty = (id: string) => /^[A-Z]/.test(id);
  return {
    parties: ids.filter(isParty).map((id) => id.toLowerCase()),
    formations: ids.filter((id) => !isParty(id)),
  };
}

export function writeWho({ parties = [], formations = [] }: Partial<Who>): string {
  return [...parties.map((id) => id.toUpperCase()), ...formations].join("_");
}

/** `pyongyang_wonsan` taken apart. */
export function placesIn(text: string): string[] {
  return text.split("_").filter((id) => id !== "");
}

/** What stands in a blank of a sentence, empty where it has no such blank. */
export function blankOf({ kind, blanks }: Sentence, blank: Blank): string {
  return blanks[(BLANKS[kind] as readonly Blank[]).indexOf(blank)] ?? "";
}

/** The same sentence with something else in a blank. */
export function withBlank({ kind, blanks }: Sentence, blank: Blank, text: string): Sentence {
  const at = (BLANKS[kind] as readonly Blank[]).indexOf(blank);
  return { kind, blanks: blanks.map((old, i) => (i === at ? text : old)) };
}

/** Dates that may be left open. */
export const OPEN_DATES: readonly Blank[] = ["from", "to", "before", "until"];
/** Postures that need no place: wherever somebody stands. */
const WHERE_IT_STANDS: readonly string[] = ["defend", "reserve"];

/** Whether a blank of a sentence may stay empty. */
export function mayStayEmpty(sentence: Sentence, blank: Blank): boolean {
  if (blank !== "places") return OPEN_DATES.includes(blank);
  return sentence.kind === "lands" || WHERE_IT_STANDS.includes(blankOf(sentence, "posture"));
}

/** A sentence of a kind as it is when it is added: usual values, and blanks that must be filled. */
export function newSentence(kind: SentenceKind): Sentence {
  const usual: Partial<Record<Blank, string>> = {
    days: "14",
    sense: "later",
    side: "un",
    sides: "both",
    factor: kind === "air" ? "0.5" : "2",
    times: "1.5",
    posture: "defend",
  };
  return { kind, blanks: BLANKS[kind].map((blank) => usual[blank] ?? "") };
}

/** The date from which both sides decide for themselves in the war that a change differs from least: its first of that kind. */
export function usualAgainst(sentences: readonly Sentence[]): string {
  return (
    sentences
      .filter(({ kind }) => kind === "free")
      .map((sentence) => blankOf(sentence, "date"))
      .filter((date) => date !== "")
      .toSorted()[0] ?? ""
  );
}

/** The change with other sentences; what it is compared with follows where it was the usual. */
export function withSentences(change: OwnChange, sentences: readonly Sentence[]): OwnChange {
  const follows = change.against === usualAgainst(change.sentences);
  return { sentences, against: follows ? usualAgainst(sentences) : change.against };
}

/** Where something lies, in degrees. */
interface Point {
  lat: number;
  lon: number;
}

/** What can stand in blanks. */
export interface Choices {
  /** parties whose forces fight */
  parties: readonly string[];
  /** formations with the party of each */
  formations: ReadonlyMap<string, string>;
  /** who can be told what to do, with the side of each */
  headquarters: ReadonlyMap<string, "un" | "communist">;
  /** places within the theatre */
  places: ReadonlyMap<string, Point>;
  parameters: ReadonlyMap<string, { low: number; high: number }>;
  /** what-ifs that have decisions of their own: how many, by the name without `what-if/` */
  decisions: ReadonlyMap<string, number>;
}

/** What can stand in blanks by the files that came with the page. */
export function choicesOf({ record, files }: KnownScenarios, grid: HexGrid): Choices {
  const forces = files[`scenarios/${AS_DECIDED}/forces.json`] as ForcesFile;
  const decisions = Object.entries(files).flatMap(([path, value]): [string, number][] => {
    const name = /^scenarios\/what-if\/([^/]+)\/directives\.json$/.exec(path)?.[1];
    return name ? [[name, (value as DirectiveRow[]).length]] : [];
  });
  return {
    parties: forces.parties.map(({ party }) => party),
    formations: new Map(record.formations.map(({ id, party }) => [id, party])),
    headquarters: new Map(
      [...rosterOf(record, forces, LAST_DAY).byId].map(([id, { formation }]) => [id, formation.side]),
    ),
    places: new Map(grid.places.map(({ id, lat, lon }) => [id, { lat, lon }])),
    parameters: new Map(
      record.parameters.map(({ id, low, high }) => [id, { low: low ?? -Infinity, high: high ?? Infinity }]),
    ),
    decisions: new Map(decisions),
  };
}

/** Least and most of a number in a blank, and whether it is whole; null where the blank takes no number. */
export function rangeOf(
  sentence: Sentence,
  blank: Blank,
  { parameters }: Choices,
): { low: number; high: number; whole: boolean } | null {
  if (blank === "days") return { low: 1, high: LAST_DAY, whole: true };
  if (blank === "factor") return { low: 0, high: 10, whole: false };
  if (blank === "times") return { low: 0.1, high: 10, whole: false };
  if (blank !== "value") return null;
  const known = parameters.get(blankOf(sentence, "parameter"));
  return { low: known?.low ?? -Infinity, high: known?.high ?? Infinity, whole: false };
}

/** What keeps a sentence from being part of a change. */
export type Problem =
  /** nothing is chosen, or nothing that there is */
  | { what: "choose"; blank: Blank }
  | { what: "date"; blank: Blank }
  /** no number, or not between these; -Infinity and Infinity where there is no least or most */
  | { what: "number"; blank: Blank; low: number; high: number }
  /** its days end before they begin */
  | { what: "order" }
  /** another sentence already says it, or this one overrules it */
  | { what: "twice" }
  /** it is about those alone who never come by another sentence */
  | { what: "gone" }
  /** its places do not follow each other along a line */
  | { what: "zigzag" }
  /** by another sentence, its side decides for itself by then, or the war has ended */
  | { what: "free" | "ended" };

/** What is wrong with each sentence by itself and beside the others. */
export function problemsOf({ sentences }: OwnChange, choices: Choices): Problem[][] {
  const said = new Set<string>();
  const gone = sentences.filter(({ kind }) => kind === "never").map((sentence) => blankOf(sentence, "who"));
  return sentences.map((sentence, i) => {
    const problems = BLANKS[sentence.kind].flatMap((blank): Problem[] =>
      fits(sentence, blank, choices) ? [] : [problemOf(sentence, blank, choices)],
    );
    if (endsEarly(sentence)) problems.push({ what: "order" });
    if (isLine(sentence) && !runsOn(placesIn(blankOf(sentence, "places")), choices))
      problems.push({ what: "zigzag" });
    problems.push(...tooLate(sentence, sentences, choices));
    const says = sayingsOf(sentence);
    const clashes = sentences.slice(0, i).some((earlier) => overrules(sentence, earlier, choices));
    if (clashes || says.some((saying) => said.has(saying))) problems.push({ what: "twice" });
    says.forEach((saying) => said.add(saying));
    if (sentence.kind !== "never" && isAboutThose(sentence, whoIn(gone.join("_")), choices))
      problems.push({ what: "gone" });
    return problems;
  });
}

/** Whether a sentence ends before it begins, or puts somebody ashore before it sends him. */
function endsEarly(sentence: Sentence): boolean {
  const of = (blank: Blank) => blankOf(sentence, blank);
  const from = isOrder(sentence) ? of("date") : of("from");
  const [to, ashore, until] = [of("to"), of("ashore"), of("before") || of("until")];
  return (
    from !== "" &&
    ((to !== "" && to < from) || (ashore !== "" && ashore < from) || (until !== "" && until <= from))
  );
}

/** Whether a sentence tells somebody what to do. */
export function isOrder({ kind }: Sentence): boolean {
  return kind === "ordered" || kind === "lands";
}

/** Whether what a sentence tells somebody to do holds to the end of the war: nothing else in the change ends it. */
export function holdsToTheEnd(sentence: Sentence, { sentences }: OwnChange, choices: Choices): boolean {
  if (!isOrder(sentence) || blankOf(sentence, "until") !== "") return false;
  const who = blankOf(sentence, "headquarters");
  const side = choices.headquarters.get(who);
  return !sentences.some(
    (other) =>
      (other.kind === "free" && side !== undefined && sidesIn(other).includes(side)) ||
      (isOrder(other) &&
        blankOf(other, "headquarters") === who &&
        blankOf(other, "date") > blankOf(sentence, "date")),
  );
}

/** Whether places of a sentence make a line, and not objectives of their own. */
export function isLine(sentence: Sentence): boolean {
  return (
    sentence.kind === "ordered" &&
    blankOf(sentence, "posture") !== "attack" &&
    placesIn(blankOf(sentence, "places")).length > 1
  );
}

/** Whether places follow each other: no turn back of more than 120 degrees. */
function runsOn(ids: readonly string[], { places }: Choices): boolean {
  const points = ids.flatMap((id) => places.get(id) ?? []);
  const legs = points
    .slice(1)
    .map(({ lat, lon }, i): [number, number] => [
      (lon - points[i].lon) * KM_PER_DEGREE_EAST,
      (lat - points[i].lat) * KM_PER_DEGREE_NORTH,
    ]);
  return legs.every(([east, north], i) => {
    if (i === 0) return true;
    const [eastBefore, northBefore] = legs[i - 1];
    const cosine =
      (east * eastBefore + north * northBefore) /
      (Math.hypot(east, north) * Math.hypot(eastBefore, northBefore));
    return cosine >= -0.5;
  });
}

/** Of Korea's latitude, good enough for angles. */
const KM_PER_DEGREE_EAST = 88;
const KM_PER_DEGREE_NORTH = 111;

/** Whether other sentences leave an order nobody to give it, or no war. */
function tooLate(sentence: Sentence, sentences: readonly Sentence[], { headquarters }: Choices): Problem[] {
  const date = blankOf(sentence, "date");
  const side = headquarters.get(blankOf(sentence, "headquarters"));
  if (!isOrder(sentence) || date === "") return [];
  const by = (kind: SentenceKind) =>
    sentences.filter((other) => other.kind === kind && blankOf(other, "date") !== "");
  const free = by("free").some(
    (other) => side !== undefined && sidesIn(other).includes(side) && blankOf(other, "date") <= date,
  );
  const ended = by("ends").some((other) => blankOf(other, "date") < date);
  return [...(free ? [{ what: "free" } as const] : []), ...(ended ? [{ what: "ended" } as const] : [])];
}

function problemOf(sentence: Sentence, blank: Blank, choices: Choices): Problem {
  const range = rangeOf(sentence, blank, choices);
  if (range) return { what: "number", blank, low: range.low, high: range.high };
  return { what: DATES.includes(blank) ? "date" : "choose", blank };
}

const DATES: readonly Blank[] = ["date", "ashore", ...OPEN_DATES];

function fits(sentence: Sentence, blank: Blank, choices: Choices): boolean {
  const text = blankOf(sentence, blank);
  const range = rangeOf(sentence, blank, choices);
  if (blank === "value" && blankOf(sentence, "parameter") === "") return true; // what it may be is not known yet
  if (range) {
    const number = Number(text);
    const kind = range.whole ? /^\d+$/ : /^-?\d*\.?\d+(e[+-]?\d+)?$/i;
    return kind.test(text) && Number.isFinite(number) && number >= range.low && number <= range.high;
  }
  if (text === "" && mayStayEmpty(sentence, blank)) return true;
  if (DATES.includes(blank)) return isWarDate(text);
  if (blank === "who") {
    const { parties, formations } = whoIn(text);
    return (
      parties.length + formations.length > 0 &&
      parties.every((id) => choices.parties.includes(id)) &&
      formations.every((id) => choices.formations.has(id))
    );
  }
  if (blank === "party") return choices.parties.includes(text);
  if (blank === "headquarters") return choices.headquarters.has(text);
  if (blank === "place" || blank === "embark" || blank === "land") return choices.places.has(text);
  if (blank === "places") {
    const ids = placesIn(text);
    return ids.length > 0 && new Set(ids).size === ids.length && ids.every((id) => choices.places.has(id));
  }
  if (blank === "posture") return (POSTURES as readonly string[]).includes(text);
  if (blank === "parameter") return choices.parameters.has(text);
  if (blank === "whatIf") return choices.decisions.has(text);
  if (blank === "sense") return text === "later" || text === "earlier";
  return text === "un" || text === "communist" || (blank === "sides" && text === "both");
}

/** Whether a text is a date of the war. */
export function isWarDate(text: string): boolean {
  try {
    const day = dayOf(text);
    return day >= 0 && day <= LAST_DAY;
  } catch {
    return false;
  }
}

/** What no two sentences may both say. */
function sayingsOf(sentence: Sentence): string[] {
  const { kind } = sentence;
  if (kind === "free") return sidesIn(sentence).map((side) => `free ${side}`);
  if (kind === "parameter") return [`parameter ${blankOf(sentence, "parameter")}`];
  if (kind === "given") return [`given ${blankOf(sentence, "whatIf")}`];
  if (isOrder(sentence)) return [`ordered ${blankOf(sentence, "headquarters")} ${blankOf(sentence, "date")}`];
  return kind === "ends" ? ["ends"] : [];
}

/** What sentences say of who comes; of each there is one for somebody. */
const SAYS_OF_COMING: Partial<Record<SentenceKind, "date" | "place" | "men">> = {
  comes: "date",
  arrives: "date",
  at: "place",
  full: "men",
  strength: "men",
};

/**
 * Whether one of two sentences about the coming of the same leaves the other without effect, or both name the same. A party
 * first and then one of its formations, by a later sentence, is a rule and its exception.
 */
function overrules(later: Sentence, earlier: Sentence, { formations }: Choices): boolean {
  const said = SAYS_OF_COMING[later.kind];
  if (said === undefined || said !== SAYS_OF_COMING[earlier.kind]) return false;
  const [first, last] = [whoIn(blankOf(earlier, "who")), whoIn(blankOf(later, "who"))];
  const holds = (whole: Who, part: Who) =>
    part.formations.some((id) => whole.parties.includes(formations.get(id) ?? ""));
  return (
    last.parties.some((id) => first.parties.includes(id)) ||
    last.formations.some((id) => first.formations.includes(id)) ||
    // days and factors of two sentences add up, a date, a place and full strength stand
    (later.kind !== "comes" && later.kind !== "strength" && holds(last, first)) ||
    (earlier.kind === "full" && holds(first, last))
  );
}

/** Whether a sentence is about somebody, and about nobody but those. */
function isAboutThose(sentence: Sentence, those: Who, { formations: partyOf }: Choices): boolean {
  const { parties, formations } = whomIn(sentence);
  return (
    parties.length + formations.length > 0 &&
    parties.every((id) => those.parties.includes(id)) &&
    formations.every((id) => those.formations.includes(id) || those.parties.includes(partyOf.get(id) ?? ""))
  );
}

/** Whom a sentence is about, those who are told what to do among them. */
function whomIn(sentence: Sentence): Who {
  return whoIn(blankOf(sentence, "who") || blankOf(sentence, "headquarters"));
}

function sidesIn(sentence: Sentence): ("un" | "communist")[] {
  const side = blankOf(sentence, "sides");
  return side === "un" || side === "communist" ? [side] : ["un", "communist"];
}

/** A change as a scenario.json, and which sentence each place in it comes from. */
export interface OwnScenario {
  file: ScenarioFile;
  /** place in the file, such as /changes/without/0, or another file that it adds, and the index of its sentence */
  places: ReadonlyMap<string, number>;
}

/**
 * A change as the scenario.json that `p38` takes.
 *
 * @param title what it is called there
 */
export function scenarioOf({ sentences, against }: OwnChange, title: string): OwnScenario {
  const changes: Changes = {};
  const doctrineFrom: { un?: string; communist?: string } = {};
  const parameters: Record<string, number> = {};
  const addDirectives: string[] = [];
  let to: string | undefined;
  const places = new Map<string, number>();
  sentences.forEach((sentence, i) => {
    const of = (blank: Blank) => blankOf(sentence, blank);
    const put = <Row>(name: keyof Changes, rows: Row[], row: Row) => {
      places.set(`/changes/${name}/${rows.length}`, i);
      rows.push(row);
    };
    const who = whoRow(of("who"));
    const days = Number(of("days")) * (of("sense") === "earlier" ? -1 : 1);
    const factor = Number(of("factor"));
    const dates = (...names: ("from" | "to" | "before")[]) =>
      Object.fromEntries(names.filter((name) => of(name) !== "").map((name) => [name, of(name)]));
    switch (sentence.kind) {
      case "never":
        return put("without", (changes.without ??= []), who);
      case "comes":
        return put("arrivals", (changes.arrivals ??= []), { ...who, shiftDays: days });
      case "arrives":
        return put("arrivals", (changes.arrivals ??= []), { ...who, on: of("date") });
      case "at":
        return put("arrivals", (changes.arrivals ??= []), { ...who, place: of("place") });
      case "full":
        return put("arrivals", (changes.arrivals ??= []), { ...who, atEstablishment: true });
      case "strength":
        return put("arrivals", (changes.arrivals ??= []), { ...who, strengthFactor: Number(of("times")) });
      case "air": {
        const side = of("side") === "communist" ? "communist" : "un";
        return put("sorties", (changes.sorties ??= []), { side, factor, ...dates("from", "to") });
      }
      case "replacements":
        return put("replacements", (changes.replacements ??= []), { party: of("party"), factor });
      case "ordered":
      case "lands":
        return put("giveDirectives", (changes.giveDirectives ??= []), directiveOf(sentence));
      case "silent":
        return put("dropDirectives", (changes.dropDirectives ??= []), { ...who, ...dates("from", "before") });
      case "decides":
        return put("shiftDirectives", (changes.shiftDirectives ??= []), { ...who, days });
      case "free":
        for (const side of sidesIn(sentence)) {
          doctrineFrom[side] = of("date");
          places.set(`/doctrineFrom/${side}`, i);
        }
        return;
      case "parameter":
        parameters[of("parameter")] = Number(of("value"));
        places.set(`/parameters/${of("parameter")}`, i);
        return;
      case "ends":
        to = of("date");
        places.set("/to", i);
        return;
      case "given":
        places.set(`/addDirectives/${addDirectives.length}`, i);
        places.set(`scenarios/what-if/${of("whatIf")}/directives.json`, i);
        addDirectives.push(`/what-if/${of("whatIf")}/directives.json`);
    }
  });
  const some = (value: object) => Object.keys(value).length > 0;
  const file: ScenarioFile = {
    id: OWN,
    title,
    base: AS_DECIDED,
    against: against === "" ? AS_DECIDED : `free-from/${against}`,
    ...(to !== undefined && { to }),
    ...(some(changes) && { changes }),
    ...(some(addDirectives) && { addDirectives }),
    ...(some(doctrineFrom) && { doctrineFrom }),
    ...(some(parameters) && { parameters }),
  };
  return { file, places };
}

/** Whether two directives say the same, whatever the order of their keys. */
function saysTheSame(one: GivenDirective, other: GivenDirective): boolean {
  const text = (row: GivenDirective) =>
    JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return text(one) === text(other);
}

/** What a sentence tells somebody to do. */
function directiveOf(sentence: Sentence): GivenDirective {
  const of = (blank: Blank) => blankOf(sentence, blank);
  const places = placesIn(of("places"));
  const row = { headquarters: of("headquarters"), from: of("date") };
  const until = of("until") === "" ? {} : { until: of("until") };
  if (sentence.kind === "lands") {
    const land = of("land");
    const axes = places.length === 0 ? [[land]] : places.map((place) => [land, place]);
    return {
      ...row,
      ...until,
      posture: "attack",
      axes,
      sea: { embark: of("embark"), land, from: of("ashore") },
    };
  }
  const posture = POSTURES.find((one) => one === of("posture")) ?? "defend";
  const where = isLine(sentence) ? { line: places } : { axes: places.map((place) => [place]) };
  return { ...row, ...until, posture, ...(places.length > 0 && where) };
}

/** A directive as a sentence; null where it says what no sentence does. */
function orderIn(row: GivenDirective): Sentence | null {
  const { headquarters, from, until = "", posture, mainEffort, axes = [], line = [], sea, note } = row;
  const ids = [...axes.flat(), ...line];
  if (mainEffort !== undefined || note !== undefined || !ids.every((id) => typeof id === "string"))
    return null;
  if (sea) {
    const { embark, land, from: ashore } = sea;
    if (typeof embark !== "string" || typeof land !== "string") return null;
    const places = axes.flatMap((axis) => axis.slice(1)).join("_");
    return { kind: "lands", blanks: [headquarters, from, embark, land, ashore, places, until] };
  }
  return { kind: "ordered", blanks: [headquarters, posture, ids.join("_"), from, until] };
}

function whoRow(text: string): Partial<Who> {
  const { parties, formations } = whoIn(text);
  return { ...(parties.length > 0 && { parties }), ...(formations.length > 0 && { formations }) };
}

/** A scenario of `scenarios/what-if` as sentences; null where it says what no sentence does. */
export function sentencesOf(file: ScenarioFile): OwnChange | null {
  const { id, base, against = AS_DECIDED, changes = {}, doctrineFrom = {}, addDirectives = [] } = file;
  const compared = /^free-from\/(.+)$/.exec(against)?.[1];
  const plain = file.forces === undefined && file.directives === undefined && file.from === undefined;
  if (base !== AS_DECIDED || !plain || (against !== AS_DECIDED && compared === undefined)) return null;
  if (addDirectives.some((name) => name !== "directives.json")) return null;
  const sentences: Sentence[] = [];
  const say = (kind: SentenceKind, ...blanks: string[]) => sentences.push({ kind, blanks });
  const shift = (days: number) => [String(Math.abs(days)), days < 0 ? "earlier" : "later"];
  changes.without?.forEach((row) => say("never", writeWho(row)));
  changes.arrivals?.forEach((row) => {
    const who = writeWho(row);
    if (row.shiftDays !== undefined) say("comes", who, ...shift(row.shiftDays));
    if (row.on !== undefined) say("arrives", who, row.on);
    if (row.place !== undefined) say("at", who, row.place);
    if (row.atEstablishment) say("full", who);
    if (row.strengthFactor !== undefined) say("strength", who, String(row.strengthFactor));
  });
  changes.sorties?.forEach(({ side, factor, from, to }) =>
    say("air", side, String(factor), from ?? "", to ?? ""),
  );
  changes.replacements?.forEach(({ party, factor }) => say("replacements", party, String(factor)));
  const orders = (changes.giveDirectives ?? []).map((row) => {
    const sentence = orderIn(row);
    // what comes back as another directive is not what was said
    return sentence && saysTheSame(directiveOf(sentence), row) ? sentence : null;
  });
  if (orders.includes(null)) return null;
  sentences.push(...(orders as Sentence[]));
  changes.dropDirectives?.forEach((row) => say("silent", writeWho(row), row.from ?? "", row.before ?? ""));
  changes.shiftDirectives?.forEach((row) => say("decides", writeWho(row), ...shift(row.days)));
  if (addDirectives.length > 0) say("given", id.replace(/^what-if\//, ""));
  const { un, communist } = doctrineFrom;
  if (un !== undefined && un === communist) say("free", "both", un);
  else {
    if (un !== undefined) say("free", "un", un);
    if (communist !== undefined) say("free", "communist", communist);
  }
  for (const [parameter, value] of Object.entries(file.parameters ?? {}))
    say("parameter", parameter, String(value));
  if (file.to !== undefined) say("ends", file.to);
  return { sentences, against: compared ?? "" };
}

/**
 * The sentences that a finding is about, by index: the one that its place in the scenario.json comes from, or that adds its
 * file, else those that name who it names; none where that cannot be told.
 */
export function sentencesFor(
  finding: Finding,
  { sentences }: OwnChange,
  places: OwnScenario["places"],
  { record, files }: KnownScenarios,
): number[] {
  if (finding.file === OWN_FILE) {
    const place = [...places].find(([path]) => `${finding.path}/`.startsWith(`${path}/`));
    if (place) return [place[1]];
  }
  const added = places.get(finding.file);
  if (added !== undefined) return [added];
  const rows = files[finding.file];
  const row = Array.isArray(rows) ? (rows as DirectiveRow[])[Number(finding.path.split("/")[1])] : undefined;
  const named = new Set(
    row ? [row.headquarters] : `${finding.expected} ${finding.found}`.match(/[a-z0-9-]+/g),
  );
  const concerned = record.formations.filter(({ id }) => named.has(id));
  return sentences.flatMap((sentence, i) => {
    const { parties, formations } = whomIn(sentence);
    const about = concerned.some(({ id, party }) => formations.includes(id) || parties.includes(party));
    return about ? [i] : [];
  });
}
