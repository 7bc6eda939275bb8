import type { Side } from "./kinds.ts";
import { listOf, numbersOf, partsOf } from "./parts.ts";

const number = numbersOf("en");
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const COMPASS = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];

const ECHELONS: { [echelon: string]: string } = {
  battalion: "battalion",
  regiment: "regiment",
  brigade: "brigade",
  division: "division",
  corps: "corps",
  army: "army",
  "army group": "army group",
};

/** A headquarters' name for under a symbol: `X Corps`, `38th Army`. */
const headquartersLabel = (name: string) =>
  name.replace(/^(US|U\.S\.|CPV|KPA|UN)\s+/, "").replace(/\s*\([^)]*\)/g, "");

const longDate = (day: number) => {
  const { date, month, year } = partsOf(day);
  return `${date} ${MONTHS[month]} ${year}`;
};
const counted = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;
const sideName = (side: Side) => (side === "un" ? "UN" : "communist");
const sideLong = (side: Side) => (side === "un" ? "UN side" : "communist side");
const at = (near: string) => (near === "" ? "" : ` ${near}`);

/** A verb for one or for several, as far as a text names them. */
const verb = (who: unknown, one: string, several: string) =>
  typeof who === "string" && / and (?![^(]*\))/.test(who) ? several : one;
const daysWord = (days: unknown) => (days === "1" ? " day " : " days ");

/** A phrase as the start of a title. */
const capitalized = (phrase: string) => phrase.charAt(0).toUpperCase() + phrase.slice(1);

/** Every word that the atlas shows, in English. The other languages have the same keys. */
export const en = {
  tag: "en",
  /** the language's own name, for the menu */
  ownName: "English",
  number,
  percent: (value: number) => `${number(value)} %`,
  list: (names: readonly string[]) => listOf(names, ", ", " and "),
  /** parts of one phrase, such as a date and how far off it is */
  phrase: (parts: readonly string[]) => parts.join(", "),
  /** sentences without their full stops, one after another */
  clauses: (parts: readonly string[]) => parts.join("; "),
  listAndMore: (names: readonly string[], more: number) => `${names.join(", ")} and ${more} more`,
  dates: {
    /** Sunday 25 June 1950 */
    full: (day: number) => `${WEEKDAYS[partsOf(day).weekday]} ${longDate(day)}`,
    /** 25 June 1950 */
    long: longDate,
    /** 25 Jun 1950 */
    short: (day: number) => {
      const { date, month, year } = partsOf(day);
      return `${date} ${MONTHS[month].slice(0, 3)} ${year}`;
    },
    /** 25 Jun, where the year is known */
    dayAndMonth: (day: number) => {
      const { date, month } = partsOf(day);
      return `${date} ${MONTHS[month].slice(0, 3)}`;
    },
    /** a month on an axis; January is the year */
    monthTick: (day: number) => {
      const { month, year } = partsOf(day);
      return month === 0 ? String(year) : MONTHS[month].slice(0, 3);
    },
    /** how many days a thing lies after a day, before it where negative */
    apart: (days: number) =>
      days === 0
        ? "on the same day"
        : `${counted(Math.abs(days), "day", "days")} ${days > 0 ? "later" : "earlier"}`,
    thisVeryDay: "this very day",
  },
  page: {
    title: "parallel38: the Korean War, day by day",
    subtitle: "The Korean War, day by day",
    map: "Map of the war",
    close: "Close",
    detailsOfDay: "Details of the day",
    loading: "Loading…",
    runOnItsWay: "The run is on its way.",
    showOnMap: "Show on the map",
    goToDay: "Go to this day",
  },
  tabs: { record: "Record", run: "Run", charts: "Charts", account: "How close?", many: "What if?" },
  sides: {
    /** for a column or a legend */
    short: { un: "UN", communist: "Communist" },
    /** in running text: the … side */
    side: { un: "the UN side", communist: "the communist side" },
    /** for those who can't see the colour: the city went … */
    to: { un: "to the UN", communist: "to the communist side" },
  },
  menus: {
    label: "Menus",
    more: "More",
    share: "Share",
    find: "Find",
    panels: "Panels",
    layers: "Layers",
    here: "Run it here",
    about: "About",
    language: "Language",
  },
  layers: {
    held: "Ground held by each side",
    run: "Line of contact of the run",
    record: "Line of contact of the record",
    formations: "Formations",
    moves: "Attacks, withdrawals, landings of the day",
    supply: "Supply: ways, and days held (bar: a week when full)",
    air: "Air: sorties and targets of bombers (record)",
    names: "Names of places",
    ways: "Roads and railways (closer in)",
    demarcation: "Demarcation line of 1953",
    note:
      "Ground in stronger colour changed hands within the last week. Striped red is communist, plain blue is UN. " +
      "Symbols follow APP-6: blue rectangles for UN, red diamonds for communist formations.",
    sampleOfName: "Aa",
  },
  chip: {
    choose: "What is shown",
    recordOnly: "Record only, nothing computed",
    computing: (seed: number, percent: number) => `Computing seed ${seed}: ${percent} %`,
    progress: "Progress of the run",
    explained:
      "Everything under “Run” was computed from the decisions in this scenario, not taken from history",
    run: (scenario: string, seed: number, here: boolean) =>
      `Run: ${scenario}, seed ${seed}${here ? ", made here" : ""}`,
    scenarios: { "as-decided": "as-decided", "free-from": "free-from" },
  },
  here: {
    explained:
      "Computes the war again in this browser, with other luck. Nothing leaves this machine. The same seed gives the " +
      "same war, to the last bit.",
    seed: "Seed",
    stop: "Stop",
    run: "Run the war",
    back: "Back to the first run",
    hash: (date: string) => `Hash of who holds the ground, all days up to ${date}:`,
    dayOf: (done: number, days: number) => `Day ${number(done)} of ${number(days)}`,
    compares: (seed: number) =>
      `With seed ${seed} it also compares itself with the run that came with the page.`,
    took: (days: number, seconds: number) => `${number(days)} days in ${number(seconds, 1)} s.`,
    differs: (date: string, array: string) =>
      `It differs from the run that came with the page from ${date} on (${array}).`,
    agrees: (hashes: number) =>
      `All ${number(hashes)} daily hashes agree with the run that came with the page.`,
  },
  about: {
    /** the two words in bold are told apart so that each language may place them */
    recordTerm: "Record",
    recordWords: " is what the sources say happened. ",
    runTerm: "Run",
    runWords:
      " is what a model computes from the order of battle and the recorded decisions of both sides: no outcome is put " +
      "in by hand. Where the two differ, history is right.",
    keys: [
      ["/", "find"],
      ["B", "bookmark"],
      ["Shift + Space", "play backwards"],
      ["Space", "play, pause"],
      ["Arrow keys", "a day; with Shift a week"],
      ["Page Up, Down", "a month"],
      ["Home, End", "first and last day"],
    ],
    sources:
      "Heights: USGS SRTM, GTOPO30, NOAA ETOPO5 (public domain). Shoreline and borders: GSHHG 2.3.7 " +
      "(LGPL-3.0-or-later). Beyond the theatre: Natural Earth (public domain). Places: GeoNames (CC BY 4.0). " +
      "Roads and railways of 1950: recalled, course approximate.",
    address: "The address of this page keeps day, view, layers and language: copy it to share what you see.",
  },
  map: {
    runLine: (date: string) => `Run, ${date}`,
    noLine: "no line from coast to coast",
    recordLine: (date: string, apart: string | null) =>
      `Record, ${date}${apart === null ? "" : ` (${apart})`}`,
    run: "Run",
    record: "Record",
    inWords: {
      line: (date: string, places: string) =>
        `On ${date} the run's line of contact goes, from west to east, by ${places}.`,
      divisions: (un: string, communist: string) => `Divisions on the map: ${un} UN, ${communist} communist.`,
      ground: (percentUn: number) => `The UN side holds ${number(percentUn)} % of Korea.`,
      news: (news: string) => `That day: ${news}.`,
    },
    noLineWords: "The run has no line of contact on this day.",
    parallel: "38th parallel",
    demarcation: "Demarcation line 1953",
    seas: {
      yellow: "Yellow Sea",
      east: "East Sea\n(Sea of Japan)",
      strait: "Korea Strait",
      china: "China",
      japan: "Japan",
    },
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    mapOf: "Map",
  },
  phases: {
    invasion: "Invasion to the Naktong",
    perimeter: "Pusan perimeter",
    "un-offensive": "Inch’ŏn to the Yalu",
    "chinese-entry": "Chinese entry to Line D",
    "ebb-and-flow": "Ebb and flow",
    "talks-1951": "Talks, limited attacks",
    static: "Static line",
  },
  /** the same where there is little room */
  phasesShort: {
    invasion: "Invasion",
    perimeter: "Pusan",
    "un-offensive": "Yalu",
    "chinese-entry": "Chinese entry",
    "ebb-and-flow": "Ebb and flow",
    "talks-1951": "Talks",
    static: "Static line",
  },
  time: {
    playBack: "Play backwards",
    playBackKey: "Play backwards (Shift and space)",
    keep: "Keep a bookmark (b)",
    letGo: "Let the bookmark go (b)",
    bookmarks: "Bookmarks",
    play: "Play",
    pause: "Pause",
    playKey: "Play (space)",
    pauseKey: "Pause (space)",
    speed: "Speed in days a second",
    daysASecond: (days: number) => `${counted(days, "day", "days")} a second`,
    daysASecondShort: (days: number) => `${days}/s`,
    dayOf: (day: number, days: number) => `day ${number(day)} of ${number(days)}`,
    eventBefore: "‹ Event",
    eventAfter: "Event ›",
    jump: "Jump to an event",
    jumpTo: "Jump to…",
    slider: "Day of the war",
    phases: "Phases",
  },
  record: {
    apart: (date: string, km: number, worst: number, near: string) =>
      `On ${date} the run's line lies ${number(km)} km from it on average, ${number(worst)} km at most (${near}).`,
    showWhere: "Show where",
    panel: "Record: what happened",
    tag: "Record",
    more: "More in the record",
    heading: "What happened",
    missing: "The record is not here.",
    noEvent: "No event is recorded for this day.",
    goingOn: "Going on",
    since: (date: string) => `since ${date}`,
    until: (date: string) => `until ${date}`,
    beforeAndAfter: "Before and after",
    dashedLine: (date: string, apart: string, km: number) =>
      `Dashed line: recorded for ${date}, ${apart}; good to about ${number(km)} km.`,
    changedHands: "Places that changed hands",
    /** what happened to a place, said after its name */
    control: {
      contested: "contested",
      captured: { un: "captured by the UN side", communist: "captured by the communist side" },
      held: { un: "held by the UN side", communist: "held by the communist side" },
      abandoned: {
        un: "abandoned; held by the UN side",
        communist: "abandoned; held by the communist side",
      },
      lost: { un: "lost; held by the UN side", communist: "lost; held by the communist side" },
      evacuated: {
        un: "evacuated; held by the UN side",
        communist: "evacuated; held by the communist side",
      },
    },
    giveOrTake: (days: number) => `(± ${counted(days, "day", "days")})`,
    unchecked: "not yet checked",
    uncheckedWhy: "From general knowledge; the source named is where to check it and has not been read",
  },
  run: {
    panel: "Run: what was computed",
    tag: "Run",
    heading: "What was computed",
    nothing: "Nothing changes hands, nobody comes or goes.",
    andMore: (more: number) => `and ${more} more`,
    hardest: "Hardest fights",
    others: "others",
    attacks: (attacker: string, defender: string, near: string) =>
      `${attacker} attacks ${defender}${at(near)}`,
    odds: (odds: number) =>
      odds >= 0.95
        ? `${number(odds, 1)} : 1`
        : odds < 0.05
          ? "less than 1 : 20"
          : `1 : ${number(1 / odds, 1)}`,
    outcome: (broke: boolean, attackMen: number, defenceMen: number) =>
      `${broke ? "the defence gave way" : "the defence held"}; lost ${number(attackMen)} attacking, ` +
      `${number(defenceMen)} defending`,
    figure: "Figure",
    inTheField: "Men in the field",
    lostThisDay: "Lost in battle this day",
    lostSoFar: "Lost in battle so far",
    ground: "Ground of Korea",
    onTheMap: (count: number) => `Formations on the map: ${count}`,
    atSea: (names: string) => `At sea: ${names}`,
  },
  news: {
    aPlace: "A place",
    aFormation: "A formation",
    placeTaken: (place: string, side: Side) => `${place} taken by ${sideName(side)} forces`,
    one: {
      "place taken": (_name: string, near: string) => `A place is taken${at(near)}`,
      "formation arrived": (name: string, near: string) => `${name} arrives${at(near)}`,
      "formation left": (name: string, _near: string) => `${name} leaves the theatre`,
      "formation destroyed": (name: string, near: string) => `${name} is destroyed${at(near)}`,
      "formation broke": (name: string, near: string) => `${name} gives way${at(near)}`,
      "formation routed": (name: string, near: string) => `${name} is routed${at(near)}`,
      "formation cut off": (name: string, near: string) => `${name} is cut off${at(near)}`,
      landing: (name: string, near: string) => `${name} lands${at(near)}`,
      evacuation: (name: string, near: string) => `${name} embarks${at(near)}`,
      "attack failed": (name: string, near: string) => `${name} calls off its attack${at(near)}`,
    },
    /** two and more of a side */
    many: {
      "place taken": (count: number, _side: Side) => `${count} places change hands`,
      "formation arrived": (count: number, side: Side) => `${count} ${sideName(side)} formations arrive`,
      "formation left": (count: number, side: Side) =>
        `${count} ${sideName(side)} formations leave the theatre`,
      "formation destroyed": (count: number, side: Side) =>
        `${count} ${sideName(side)} formations are destroyed`,
      "formation broke": (count: number, side: Side) => `${count} ${sideName(side)} formations give way`,
      "formation routed": (count: number, side: Side) => `${count} ${sideName(side)} formations are routed`,
      "formation cut off": (count: number, side: Side) => `${count} ${sideName(side)} formations are cut off`,
      landing: (count: number, side: Side) => `${count} ${sideName(side)} formations land`,
      evacuation: (count: number, side: Side) => `${count} ${sideName(side)} formations embark`,
      "attack failed": (count: number, side: Side) => `${count} ${sideName(side)} attacks are called off`,
    },
  },
  near: {
    at: (place: string) => `at ${place}`,
    /** eighth of the compass from north by east, 0 to 7 */
    from: (km: number, eighth: number, place: string) => `${number(km)} km ${COMPASS[eighth]} of ${place}`,
  },
  card: {
    /** UN division, at Seoul */
    kind: (side: Side, echelon: string) =>
      `${side === "un" ? "UN" : "Communist"} ${ECHELONS[echelon] ?? echelon}`,
    postures: {
      attack: "attack",
      defend: "defend",
      delay: "delay",
      withdraw: "withdraw",
      reserve: "reserve",
    },
    losses: {
      killed: "killed",
      wounded: "wounded",
      missing: "missing",
      captured: "captured",
      "non-battle": "non-battle",
    },
    strength: "Strength",
    posture: "Posture",
    supply: "Supply held",
    cohesion: "Cohesion",
    commander: "Commander (record)",
    under: "Under",
    noHigher: "no higher headquarters",
    lost: "Lost so far",
    mostly: "Mostly",
    men: (count: number) => `${number(count)} men`,
    supplyDays: (tenths: number) =>
      tenths >= 255 ? "25 days or more" : `${number(tenths / 10, 1)} ${tenths === 10 ? "day" : "days"}`,
    computed: "Computed by the run, at dusk",
  },
  charts: {
    label: "Charts",
    ground: "Ground of Korea held",
    inTheField: "Men in the field",
    inTheFieldAndRecorded: "Men in the field (dots: recorded, all ground troops)",
    none: "–",
    axis: (value: number) =>
      value >= 1_000_000 ? `${value / 1_000_000} M` : value >= 1000 ? `${value / 1000} k` : String(value),
    topic: "What the chart tells",
    topics: {
      strength: "Strength",
      losses: "Losses",
      ground: "Ground",
      supply: "Supply",
      air: "Air",
      apart: "Apart",
    },
    by: "by",
    kind: "of",
    span: "over",
    groupings: { side: "side", party: "party" },
    kinds: {
      battle: "battle losses",
      killed: "killed",
      wounded: "wounded",
      missing: "missing",
      captured: "captured",
      "non-battle": "non-battle losses",
    },
    spans: { month: "month", day: "day", "so far": "the war so far" },
    supplyMean: "Days of supply held, mean of all men",
    supplyShort: "Men with less than a day of supply",
    sorties: "Sorties flown a day (record)",
    apart: "Run and record apart, on each recorded line",
    furthest: "Furthest apart",
    measures: { mean: "mean", most: "most" },
    data: "Data (CSV)",
    dataOf: (title: string) => `Data of “${title}” as a CSV file`,
    daysOf: (value: number) => `${number(value, 1)} days`,
    noBeside: "The record has nothing to lay beside this.",
    besideRecord: "Recorded losses beside the run's",
    when: "When",
    whose: "Whose",
    source: "Source",
    inWords: (title: string, date: string, values: readonly string[]) =>
      `${title}: on ${date} ${values.join(", ")}`,
  },
  account: {
    label: "How close the run comes to the record",
    missing: "No account came with this run.",
    heading: "How close does the run come to the record?",
    ofServedRun: "These figures are of the run that came with the page, not of the one made here.",
    wrong: "What the score finds wrong with it",
    terms:
      "Fit: the part of the record that parameters may be fitted to. Judge: the part kept apart for judging. Skill above " +
      "0 means better than the baseline named.",
    cities: "Great cities change hands",
    city: "City, to",
    record: "Record",
    run: "Run",
    notInRun: "not in the run",
    lines: "Line of contact: run against record",
    recordedOn: "Recorded on",
    distance: "Mean distance",
    noLine: "no line in the run",
    km: (km: number) => `${number(km)} km`,
    gain: { un: "to the gain of the UN", communist: "to the gain of the communist side" },
    losses: "Men lost in battle",
    year: "Year",
    wholeWar: "Whole war",
    sourcesSay: "Sources say",
    measures: {
      killed: "killed",
      dead: "dead",
      wounded: "wounded",
      captured: "captured",
      "missing and captured": "missing and captured",
      total: "total",
    },
    all: { un: "UN side", communist: "Communist side" },
    without: (side: string, others: string) => `${side} without ${others}`,
    noFigure: "no figure",
    range: (least: number, most: number) => `${number(least)} to ${number(most)}`,
    shortCities: (all: number, found: number, near: number) =>
      `Of ${all} times that a great city changed hands, the run has ${found}, ${near} of them within a week of the ` +
      "recorded date.",
    shortLines: (dates: number, meanKm: number, last: string, lastKm: number, gain: Side | null) =>
      `On ${dates} dates with a recorded line, the run's line lies ${number(meanKm)} km away on average; on ${last} it ` +
      `lies ${number(lastKm)} km away${gain ? `, to the gain of the ${gain === "un" ? "UN" : "communist side"}` : ""}.`,
    shortLosses: (side: Side, men: number) =>
      `The ${sideLong(side)} loses ${number(men)} men in battle over the war.`,
  },
  reading: {
    open: "Read the record",
    back: "Map",
    opening: "Opening the record…",
    menu: "Parts of the record",
    search: "Search the record",
    searchHint: "A name in any of the four languages, with or without accents, or a date such as 1950-11-30",
    day: {
      none: "The record has days as 1951-01-10; this is none:",
      figures: "Figures of the day",
      holders: "Who held which place",
    },
    hits: (count: number) => counted(count, "hit", "hits"),
    noHits: (query: string) => `Nothing in the record is called “${query}”.`,
    sections: {
      war: "The war",
      belligerents: "Belligerents",
      leaders: "Leaders",
      strengths: "Strengths",
      losses: "Losses",
      causes: "Causes",
      timeline: "Timeline",
      results: "Results",
      disputes: "Disputes",
      totals: "Totals",
      exercise: "Which of these hold?",
      subjects: "Index",
      sources: "Sources",
    },
    intros: {
      war: "What sources say of the war as a whole. Every figure opens its claims, those that dispute it, and why one is in use.",
      belligerents: "Who fought, who sent hospitals, who helped, and with how many.",
      leaders: "Who led and commanded, and from when to when.",
      strengths:
        "All who served, and the most at any one time, are different things that are often mistaken for each other.",
      losses:
        "Losses of the whole war. The figure in use stands here; ≠ counts the claims that say otherwise.",
      causes: "Why there was a war, as it has been explained, and how one event led to another.",
      timeline: "Events and operations, month by month.",
      results: "How it ended: what each party won and lost, and what came after.",
      disputes: "Everything that sources disagree on. The claim in use stands first.",
      totals: "Totals that sources state, beside the sum of their parts. Those that differ come first.",
      exercise: "The article that this project began from makes these claims. Judge first, then look.",
      subjects: "Everything that has a page.",
      sources: "Where all of it comes from, and how much stands on each.",
    },
    kinds: {
      topic: "Topic",
      party: "Party",
      person: "Person",
      formation: "Formation",
      place: "Place",
      event: "Event",
      operation: "Operation",
      battle: "Battle",
      source: "Source",
    },
    kindsMany: {
      topic: "Topics",
      party: "Parties",
      person: "Persons",
      formation: "Formations",
      place: "Places",
      event: "Events",
      operation: "Operations",
      battle: "Battles",
      source: "Sources",
    },
    sides: { un: "UN side", communist: "Communist side", other: "Neither side" },
    roles: { combat: "Combat troops", medical: "Hospitals and medicines", other: "Other help" },
    whose: "Whose",
    about: "About",
    allKinds: "all",
    kindOfEvent: "Kind",
    eventKinds: {
      battle: "battles",
      diplomatic: "diplomacy",
      operation: "operations",
      "city control": "cities change hands",
      political: "politics",
      air: "in the air",
      command: "command",
      prisoners: "prisoners",
      landing: "landings",
      armistice: "armistice",
      withdrawal: "withdrawals",
      naval: "at sea",
      aftermath: "aftermath",
    },
    comma: ", ",
    span: (from: string, to: string) => `${from} to ${to}`,
    figureOpens: "Who says so?",
    whoSays: "who says so?",
    elsewhere: "the source itself, elsewhere",
    differ: (count: number) => (count === 1 ? "1 other claim" : `${number(count)} other claims`),
    noClaim: (id: string) => `The record has no claim “${id}”.`,
    strengthsByDate: "Strengths by date",
    chain: "How one thing led to another",
    balance: "What each won and lost",
    disputeCount: (count: number) => counted(count, "dispute", "disputes"),
    bases: {
      read: "read in the source",
      recalled: "from general knowledge, not yet checked",
      record: "from other rows of the record",
      computed: "computed",
      judged: "an opinion",
      published: "published",
      fitted: "fitted",
    },
    confidences: { high: "(sure)", medium: "(fairly sure)", low: "(unsure)" },
    verdicts: { agrees: "agrees with the other sources", conflicts: "conflicts", unverified: "not verified" },
    relations: {
      leaders: "Leaders and commanders",
      offices: "Offices",
      formations: "Formations",
      subordinates: "Formations under it",
      successors: "Became",
      events: "Events here",
      operations: "Operations towards it",
      "came-of": "What led to it",
      "leads-to": "What it led to",
      "claims-of-source": "What stands on it",
      disputes: "In dispute",
    },
    war: {
      counts: (claims: string, sources: string, disputes: string) =>
        `The record holds ${claims} claims from ${sources} sources; on ${disputes} matters they disagree.`,
      read: (share: string) =>
        `${share} of the claims were read in their source; the others are marked as not yet checked or computed.`,
      all: "All on the war as a whole",
    },
    page: {
      names: "Names",
      nameKinds: {
        own: "as the record has it",
        histories: "as the official histories spell it",
        today: "as it is written today",
        native: "in the language of its own country",
        short: "short",
        translated: "put into the language by this project",
        also: "also in use",
        computed: "spelled by rule",
      },
      onDate: "On",
      clearDate: "All dates",
      noneOnDate: "Not in the record for this date.",
      before: "The last before this date:",
      more: (count: number) => `Show more (${number(count)})`,
      noPage: "The record has no page for this.",
      noClaims: "The record says no more of it.",
      moreComing: "Figures by day are on their way…",
      itsRow: "Its row:",
    },
    evidence: {
      heading: "Who says so",
      reason: "Why this one:",
      byHand: "(Chosen by hand.)",
      inUse: "in use",
      countsDiffer: "These figures count different things.",
      agree: (count: number) => `${number(count)} claims, and they agree.`,
      alone: "One claim, and nothing against it.",
      alsoQuoted: "Often quoted in its place",
      totals: "In totals",
      look: "who says so?",
    },
    totals: {
      sum: (sum: string, parts: number) => `its ${number(parts)} parts make ${sum};`,
      stated: "stated:",
      statedTotal: "Total as stated",
      sumOf: (parts: number) => `Sum of its ${number(parts)} parts`,
      parts: (count: number) => `The ${number(count)} parts`,
      differs: (by: string, more: boolean) => `the total is ${by} ${more ? "more" : "less"} than its parts`,
      agrees: "agrees",
      rounded: "agrees, rounded",
      none: "no total stated",
    },
    exercise: {
      explained:
        "An encyclopedia article said this. Some of it holds, some conflicts with better sources or with the article itself, and for some " +
        "no one has found the source yet.",
      section: "Part of the article",
      place: (place: number, of: number) => `${number(place)} of ${number(of)}.`,
      right: (right: number, of: number) => `You were right on ${number(right)} of ${number(of)}.`,
      means: "It says:",
      ask: "Does it hold?",
      answers: { agrees: "It holds", conflicts: "It does not", unverified: "Nobody can tell yet" },
      isRight: "Right.",
      isWrong: "No.",
      against: "Against it:",
      before: "‹ Before",
      next: "Next ›",
    },
    sources: {
      onlyArticle: "only the article's own references",
      kinds: {
        "official history": "Official histories",
        history: "Histories",
        document: "Documents",
        "data set": "Data sets",
        encyclopedia: "Encyclopedias",
        news: "News",
        "web page": "Web pages",
        "general knowledge": "General knowledge",
        "this project": "This project",
      },
      claims: (count: number) => counted(count, "claim", "claims"),
      author: "Author",
      year: "Year",
      kind: "Kind",
      address: "Address",
      licence: "Licence",
      reference: "Reference of the article",
      note: "Note",
    },
  },
  /** under symbols, before or after the number of a formation */
  beside: {
    map: "Second map",
    open: "Side by side",
    day: "Day of the second map",
    run: "Run of the second map",
    thisRun: "this run",
    served: "the run that came with the page",
    along: "moves along",
    close: "Close the second map",
  },
  colours: {
    label: "Colours",
    auto: "as this machine",
    light: "light",
    dark: "dark",
  },
  asked: {
    orders: "Orders",
    order: (by: string, date: string, posture: string, goal: string) =>
      `${by}, ${date}: ${posture}${goal === "" ? "" : `, ${goal}`}.`,
    goals: {
      objective: (places: string) => `objective ${places}`,
      line: (from: string, to: string) => `along a line from ${from} to ${to}`,
      sea: (places: string) => `by sea, landing ${places}`,
    },
    mainEffort: "Main effort.",
    why: "What it did, and why",
    stayed: "Stayed where it was:",
    moved: (km: number) => `Moved ${number(km)} km since dusk of the day before:`,
    becausePosture: (posture: string) => `its posture was to ${posture}.`,
    /** what the run reports of a formation, after a colon */
    reports: {
      "place taken": "it took a place",
      "formation arrived": "it arrived",
      "formation left": "it left",
      "formation destroyed": "it was destroyed",
      "formation broke": "it gave way under attack",
      "formation routed": "it was routed",
      "formation cut off": "it was cut off",
      landing: "it landed",
      evacuation: "it was taken off by sea",
      "attack failed": "it called off its attack",
    },
    fights: "Fights this day",
    noFight: "None that it carried most of.",
    lostThatDay: "Lost that day",
    inRecord: "In the record",
    ground: "The ground here",
    runHolds: "Held, by the run",
    recordHolds: "Held, by the record",
    notRecorded: "The record has no place here.",
    heldSince: (side: string, date: string) => `${side} since ${date}`,
    changeBefore: "‹ change of hands",
    changeAfter: "change of hands ›",
    changes: (count: number) => counted(count, "change in all", "changes in all"),
    stays: "Who stood here at dusk",
    nobody: "Nobody.",
    foughtOver: (days: number) => `Fought over on ${counted(days, "day", "days")}.`,
    elevation: (metres: number) => `${number(metres)} m`,
    noWays: "no road or railway",
    grounds: { flat: "flat", rolling: "rolling", rugged: "rugged" },
    covers: { bare: "bare", mixed: "mixed cover", wooded: "wooded" },
    roads: { "class 1": "main road", "class 2": "road", "class 3": "track" },
    rails: {
      "narrow gauge": "narrow-gauge railway",
      "single track": "single-track railway",
      "double track": "double-track railway",
    },
  },
  walk: {
    label: "Guided walk",
    take: "Take the guided walk",
    stopOf: (stop: number, stops: number) => `Stop ${stop} of ${stops}`,
    back: "Back",
    next: "Next",
    end: "End the walk",
    see: "Look closer:",
    sources: "Sources:",
    missing: "The walks are not here.",
    recalled: "Written from general knowledge; its sources are where to check it.",
  },
  find: {
    label: "Find a place, formation, event, person…",
    hint: "By any name, in any of four languages, with or without marks.",
  },
  share: {
    address: "Address of what is on show",
    copy: "Copy",
    copied: "Copied.",
    marked: "Marked: copy it with your keyboard.",
    cite: "Cite this view",
    asText: "As text",
    citation: (what: string, day: string, address: string, accessed: string) =>
      `parallel38, The Korean War, day by day: ${day}, ${what}. ${address} (looked at ${accessed}).`,
    ofRun: (scenario: string, seed: number, commit: string) =>
      `computed run of scenario ${scenario}, seed ${number(seed)}, version ${commit}`,
    ofRecord: "the record alone",
    embed: "Show it in another page",
    embedCode: "Code of the frame",
    picture: (kind: string) => `Picture (${kind})`,
    kept: (name: string) => `${name} was handed to your browser.`,
    animation: "Film of a span of days",
    noAnimation: "This browser can't record a film.",
    from: "From",
    to: "to",
    make: "Make the film",
  },
  spellings: { label: "Places spelled", histories: "as in the histories", today: "as today" },
  symbols: {
    /** 24 US, 1 Cav US */
    label: (formation: string, arm: "" | "cavalry" | "marine", party: string) =>
      `${formation}${arm === "cavalry" ? " Cav" : arm === "marine" ? " Mar" : ""} ${party}`,
    /** X Corps, 38th Army: the number of a headquarters, null where its name has none */
    higher: (name: string, _number: number | null, _echelon: string, _side: Side) => headquartersLabel(name),
    parties: {
      usa: "US",
      rok: "ROK",
      prk: "KPA",
      chn: "CPV",
      gbr: "UK",
      can: "Can",
      aus: "Aus",
      nzl: "NZ",
      tur: "Turk",
      fra: "Fr",
      bel: "Bel",
      nld: "Neth",
      grc: "Gr",
      phl: "Phil",
      tha: "Thai",
      eth: "Eth",
      col: "Col",
    },
  },
  figures: {
    /** titles of the losses chart; the kind of loss comes in lower case */
    losses: {
      month: (kind: string) => `${capitalized(kind)} by month`,
      day: (kind: string) => `${capitalized(kind)} by day`,
      "so far": (kind: string) => `${capitalized(kind)} so far`,
    },
    groundAndRecorded: "Ground of Korea held (dots: by the recorded lines of contact)",
    recorded: (date: string, value: string) => `recorded ${date}: ${value}`,
    strengthsBeside: "Recorded strengths beside the run's",
    notSaid: "not said",
    groundNote: "Dates on which a second front stood beside the main line have no dot.",
    airNote:
      "Sorties against the ground. Those of the US Air Force to April 1951 were filed day by day; later ones, and those of " +
      "the Navy, Marines and allies throughout, are estimates from totals. The communist side flew none to speak of.",
    sources: "Sources",
  },
  overMap: {
    ways: { free: "Supply", full: "near what the way carries", over: "more asked for than it carries" },
    tonnes: (value: number) => `${value.toLocaleString("en")} t a day`,
    sorties: (support: string, interdiction: string) =>
      `UN air, by the record: ${support} sorties in support of troops, ${interdiction} against roads and railways.`,
    noSorties: "UN air, by the record: no sorties.",
    noTargets: "No target of bombers is on record for this day.",
    targets: (count: string) => `Targets of bombers on record: ${count}.`,
    targetsKnown: (from: string, to: string) =>
      `Targets of bombers are on record for some months only, from ${from} to ${to}.`,
  },
  many: {
    label: "What if: many wars",
    none: "The what-ifs are not beside this page.",
    choose: "What changes",
    own: "A change in your own words …",
    sources: "Sources:",
    recalled: "not yet checked",
    pairs: "Pairs of wars",
    seed: "Seed",
    drawn: "what is not known well differs",
    drawnTitle:
      "Each pair draws the parameters that are not known well from their ranges; else luck alone differs",
    edit: {
      begin: "Change it, sentence by sentence",
      cannot: "This what-if says what no sentence here does.",
      heading: "What differs",
      nothing: "Nothing yet: add a sentence.",
      kind: "A sentence to add",
      add: "Add",
      remove: (sentence: string) => `Remove: ${sentence}`,
      takeOut: (name: string) => `Take out ${name}`,
      noHits: "Nothing has that name.",
      find: {
        who: "Party or formation …",
        place: "Place …",
        party: "Party …",
        headquarters: "Army, corps or division …",
        parameter: "Parameter, in English …",
      },
      /** what each blank asks for */
      blanks: {
        who: "Who",
        days: "Days",
        sense: "Later or earlier",
        date: "Date",
        from: "From",
        to: "To",
        before: "Before",
        place: "Place",
        times: "Times",
        factor: "Times",
        side: "Side",
        sides: "Who decides",
        party: "Party",
        parameter: "Parameter",
        value: "Value",
        whatIf: "Decisions",
        headquarters: "Who",
        posture: "What they do",
        places: "Where",
        until: "Until",
        embark: "Port to embark at",
        land: "Place to land at",
        ashore: "Ashore not before",
      },
      senses: { later: "later", earlier: "earlier" },
      sides: { un: "the UN side", communist: "the communist side", both: "both sides" },
      /** where a date is left open */
      always: { from: "the beginning", to: "the end", before: "the end", until: "the end" },
      /** what somebody is told to do, before the places and where none are named */
      postures: {
        attack: "attacks towards",
        defend: "holds",
        delay: "falls back fighting to",
        withdraw: "withdraws to",
        reserve: "is in reserve at",
      },
      stays: { defend: "holds where it stands", reserve: "is in reserve where it stands" },
      /** where no place is named: for who holds or is in reserve, and for who has landed */
      nowhere: { ordered: "where it stands", lands: "no further" },
      line: (names: readonly string[]) => `the line ${names.join("–")}`,
      /** the name of a party within a sentence */
      party: (name: string) =>
        /^(People's|Democratic|Republic|United|Soviet|Philippines|Netherlands)/.test(name)
          ? `the ${name}`
          : name,
      decisions: (count: number, title: string) => `${count} decisions of “${title}”`,
      kinds: {
        never: "somebody never comes",
        comes: "somebody comes later or earlier",
        arrives: "somebody comes on a date",
        at: "somebody comes to another place",
        full: "somebody comes at full strength",
        strength: "somebody comes with more or fewer men",
        air: "stronger or weaker air effort",
        replacements: "more or fewer replacements",
        ordered: "somebody is told to attack, hold or fall back",
        lands: "somebody is told to land from the sea",
        silent: "decisions are not given",
        decides: "decisions are given later or earlier",
        free: "a side decides for itself",
        parameter: "a parameter has another value",
        ends: "the war ends on a date",
        given: "decisions of a what-if are given",
      },
      /** the sentences with their blanks, as texts or as controls; a text is null where a date is left open */
      says: {
        never: <T>(who: T) => [who, verb(who, " never comes", " never come")],
        comes: <T>(who: T, days: T, sense: T) => [
          who,
          verb(who, " comes ", " come "),
          days,
          daysWord(days),
          sense,
        ],
        arrives: <T>(who: T, date: T) => [who, verb(who, " comes on ", " come on "), date],
        at: <T>(who: T, place: T) => [who, verb(who, " comes to ", " come to "), place],
        full: <T>(who: T) => [who, verb(who, " comes", " come"), " at full strength"],
        strength: <T>(who: T, times: T) => [
          who,
          verb(who, " comes with ", " come with "),
          times,
          verb(who, " times its men", " times their men"),
        ],
        air: <T>(side: T, factor: T, from: T | null, to: T | null) => [
          "the air effort of ",
          side,
          " is ",
          factor,
          " times as strong",
          ...(from === null ? [] : [" from ", from, to === null ? " on" : ""]),
          ...(to === null ? [] : [from === null ? " up to " : " to ", to]),
        ],
        replacements: <T>(party: T, factor: T) => [
          "replacements of ",
          party,
          " are ",
          factor,
          " times as many",
        ],
        ordered: <T>(headquarters: T, posture: T, places: T | null, date: T, until: T | null) => [
          headquarters,
          " ",
          posture,
          ...(places === null ? [] : [" ", places]),
          " from ",
          date,
          ...(until === null ? [" on"] : [" until ", until]),
        ],
        lands: <T>(
          headquarters: T,
          date: T,
          embark: T,
          land: T,
          ashore: T,
          places: T | null,
          until: T | null,
        ) => [
          headquarters,
          " embarks at ",
          embark,
          " from ",
          date,
          " on, lands at ",
          land,
          " on ",
          ashore,
          " at the earliest",
          ...(places === null ? [] : [" and attacks towards ", places]),
          ...(until === null ? [] : [", until ", until]),
        ],
        silent: <T>(who: T, from: T | null, before: T | null) => [
          "decisions of ",
          who,
          ...(from === null ? [] : [" from ", from, before === null ? " on" : " and"]),
          ...(before === null ? [] : [" before ", before]),
          " are not given",
        ],
        decides: <T>(who: T, days: T, sense: T) => [
          "decisions of ",
          who,
          " are given ",
          days,
          daysWord(days),
          sense,
        ],
        free: <T>(sides: T, date: T) => [sides, " may decide freely from ", date, " on"],
        parameter: <T>(parameter: T, value: T) => [parameter, " is ", value],
        ends: <T>(date: T) => ["the war ends on ", date, " where it stands"],
        given: <T>(whatIf: T) => [whatIf, " are given"],
      },
      /** between which a number lies; empty where it may be any */
      bounds: (low: string | null, high: string | null) => {
        if (low !== null && high !== null) return `${low} to ${high}`;
        return low !== null ? `${low} or more` : high !== null ? `${high} or less` : "";
      },
      range: (bounds: string, unit: string, usual: string) =>
        `${bounds === "" ? "" : `${bounds}${unit === "" ? "" : ` ${unit}`}; `}otherwise ${usual}`,
      against: "It is compared with",
      againstWhat: {
        decided: "the war as it was decided",
        free: "a war in which both sides decide for themselves from",
      },
      notes: {
        recorded:
          "Neither side decides for itself here: both follow the decisions that were taken, even those that answer a war that no longer happens.",
        ordered:
          "All who are under somebody who is told what to do obey that alone, whatever was decided for them, until the day it ends or the next such sentence about the same; somebody between them may be told otherwise.",
        open: "They do so to the end of the war, whatever happens meanwhile: give it an end, or let the side decide for itself from a day on.",
        under: (names: string) => `Under it on that day by the record: ${names}.`,
        line: "They spread along the line and no further: let it end at the coast, or where others stand.",
        gather: "All of them gather there: for a line, name two places or more.",
        attack: "All of them make for it; what they held before is left to others.",
        lands:
          "Who stands by the port embarks there; who comes to Korea by sea after that lands with them; others go by land.",
        headquarters: "A headquarters alone: who was under it obeys the next above.",
        sorties: "The record has no sorties of this side against the ground.",
        given:
          "They are given beside the recorded decisions. Where they should take the place of those, add a sentence that those are not given.",
      },
      problems: {
        choose: (blank: string) => `${blank}: choose one.`,
        date: (blank: string, first: string, last: string) => `${blank}: a date from ${first} to ${last}.`,
        number: (blank: string, bounds: string) => `${blank}: a number${bounds === "" ? "" : `, ${bounds}`}.`,
        order: "It ends before it begins.",
        twice: "Another sentence speaks of this already.",
        gone: "By another sentence they never come.",
        zigzag: "Name the places in the order in which they lie along the line.",
        free: "By another sentence its side decides for itself by then.",
        ended: "By another sentence the war is over by then.",
        absent: (name: string, first: string, last: string) =>
          `${name} is not there on that day, but from ${first} to ${last}.`,
        nobody: (name: string) => `Nobody is under ${name} then.`,
        inland: (place: string) => `${place} does not lie on the coast.`,
        same: "Nothing differs from the war that this is compared with.",
        early: "Somebody would come before the war begins.",
        leaves: "Somebody would leave before coming.",
        other: "This cannot be:",
      },
      mend: "Mend what is marked first.",
      download: "Download the change:",
      terminal: "Then, in your copy of the project:",
    },
    run: "Make the wars",
    pause: "Pause",
    resume: "Go on",
    cancel: "Stop",
    progress: "Pairs made",
    done: (done: number, all: number, seconds: number | null) =>
      `${done} of ${all} pairs${seconds === null ? "" : `, ${seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`} left`}`,
    paused: (done: number, all: number) => `Paused after ${done} of ${all} pairs; what is made is kept.`,
    made: (all: number, seconds: number) => `${all} pairs made; the last part took ${Math.round(seconds)} s.`,
    before:
      "One war is one draw. Choose a change and make pairs of wars with the same luck, with the change and without it: what differs is what the change does, as far as the model can tell.",
    baseWord: "without",
    changeWord: "with the change",
    difference: "difference",
    ninety:
      "Difference: the mean, and between which it lies at 90 %. ≈ smaller than the model’s own known error.",
    withinTitle: "Smaller than the model’s known error: not to be relied on",
    answer: (pairs: number, base: string, change: string) =>
      `Over ${pairs} pairs of wars with the same luck, the UN side ends with ${change} % of Korea instead of ${base} %.`,
    answerLosses: (unBase: string, unChange: string, base: string, change: string) =>
      `The UN side loses ${unChange} men instead of ${unBase}, the communist side ${change} instead of ${base}.`,
    parted: (date: string, what: string) => `The two futures part on ${date} (${what}).`,
    neverParted: "The two futures never part.",
    partings: {
      "who is there": "who is there",
      orders: "in orders",
      places: "where formations stand",
      losses: "in losses",
      ground: "in ground",
    },
    beyondError: "The differences that can be held against the model’s known error are greater than it.",
    withinError: (what: string) => `Not to be relied on, smaller than the model’s known error: ${what}.`,
    error: (km: number) =>
      `With the recorded decisions the model’s line lies ${km} km off on average; where both sides decide for themselves it is farther off. This is what its mechanisms make of the change, no proof of what would have happened.`,
    measures: {
      ground: "ground held by the UN side",
      line: "line farther north",
      losses: "men lost",
      strength: "men at the end",
    },
    units: { percent: "%", km: "km", men: "men" },
    onMap: "On the map:",
    maps: { off: "one war", base: "chances without", change: "chances with" },
    legend: (runs: number) =>
      `Share of ${runs} wars in which each side holds the ground; band: the lines of nine in ten`,
    open: (which: string, of: string) => `Open the ${which} war ${of}`,
    typical: "most typical",
    strangest: "strangest",
    command: "On the command line:",
  },
};

/** What every language must have: a missing or odd key is a type error. */
export type Words = typeof en;
