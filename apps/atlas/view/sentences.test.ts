import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { POSTURES, theaterHash } from "@p38/model";
import type { ScenarioFile } from "@p38/scenario";
import { loadScenarios } from "@p38/scenario/node.ts";
import { castScenario, errorsOf, nothingDiffers } from "./cast-scenario.ts";
import { readOwn, writeOwn } from "./own-link.ts";
import {
  BLANKS,
  blankOf,
  choicesOf,
  holdsToTheEnd,
  mayStayEmpty,
  newSentence,
  OWN,
  OWN_FILE,
  problemsOf,
  SENTENCE_KINDS,
  scenarioOf,
  sentencesFor,
  sentencesOf,
  whoIn,
  withBlank,
  withSentences,
  writeWho,
  type Blank,
  type OwnChange,
  type Sentence,
  type SentenceKind,
} from "./sentences.ts";
import { grid, known, whatIfFile, whatIfNames } from "./test-scenarios.ts";

const choices = choicesOf(known, grid);
const say = (kind: SentenceKind, ...blanks: string[]): Sentence => ({ kind, blanks });
const change = (...sentences: Sentence[]): OwnChange => ({ sentences, against: "" });
const problems = (...sentences: Sentence[]) => problemsOf(change(...sentences), choices);

test("a what-if of the library in sentences is the same war, by the same file that p38 takes", () => {
  const loaded = loadScenarios(whatIfNames);
  whatIfNames.forEach((name, i) => {
    const own = sentencesOf(whatIfFile(name));
    assert.ok(own, `${name} has no sentences`);
    assert.deepEqual(problemsOf(own, choices).flat(), [], name);
    const { file } = scenarioOf(own, "A title");
    const { theater } = castScenario(known, grid, OWN, file);
    const library = loaded[i];
    assert.equal(theaterHash({ ...theater, scenario: name }), theaterHash(library.theater), name);
    assert.equal(file.against, library.scenario.file.against, name);
    assert.deepEqual(readOwn(writeOwn(own)), own, name);
  });
});

test("what no sentence says is not in sentences", () => {
  const file = whatIfFile("what-if/no-inchon");
  assert.equal(sentencesOf({ ...file, base: "what-if/kunsan" }), null);
  assert.equal(sentencesOf({ ...file, against: "what-if/kunsan" }), null);
  assert.equal(sentencesOf({ ...file, addDirectives: ["more.json"] }), null);
  assert.equal(sentencesOf({ ...file, directives: ["other.json"] }), null);
  const given = { headquarters: "eusak", from: "1950-10-24", posture: "defend" as const };
  const sea = { embark: "pusan", land: "kunsan", from: "1950-10-26" };
  const giving = (more: object) =>
    sentencesOf({ ...file, changes: { giveDirectives: [{ ...given, ...more }] } })?.sentences.map(
      ({ kind }) => kind,
    ) ?? null;
  assert.deepEqual(giving({}), ["ordered", "free"]);
  for (const more of [
    { mainEffort: true },
    { note: "why" },
    { line: ["pyongyang", [39.1, 127.4]] },
    { axes: [["pyongyang", "anju"]] },
    { axes: [["pyongyang"], ["anju"]] },
    { posture: "attack", line: ["pyongyang", "wonsan"] },
    { sea },
    { posture: "attack", sea, axes: [["chonju", "taejon"]] },
    { posture: "attack", sea: { ...sea, land: [35.98, 126.7] }, axes: [["kunsan"]] },
  ])
    assert.equal(giving(more), null, JSON.stringify(more));
});

test("each kind of sentence is the change that it says", () => {
  const { file, places } = scenarioOf(
    {
      sentences: [
        say("never", "TUR_us-187"),
        say("comes", "us-2d", "14", "earlier"),
        say("arrives", "us-3d", "1950-08-01"),
        say("at", "usmc-1d", "pusan"),
        say("full", "us-24d"),
        say("strength", "us-25d", "1.5"),
        say("air", "un", "0.5", "1950-07-01", ""),
        say("replacements", "chn", "2"),
        say("silent", "us-10corps", "", "1950-10-01"),
        say("decides", "CHN", "10", "later"),
        say("ordered", "eusak", "defend", "pyongyang_wonsan", "1950-10-24", "1950-11-25"),
        say("ordered", "us-1corps", "attack", "kaesong_chorwon", "1951-06-15", ""),
        say("ordered", "us-24d", "withdraw", "taejon", "1950-07-10", "1950-07-15"),
        say("ordered", "rok-1corps", "reserve", "", "1950-08-01", ""),
        say("lands", "us-10corps", "1950-09-16", "pusan", "kunsan", "1950-09-18", "taejon_chonju", ""),
        say("lands", "usmc-1bde", "1950-08-20", "pusan", "kunsan", "1950-08-25", "", "1950-09-01"),
        say("given", "halt-at-38"),
        say("free", "un", "1950-09-15"),
        say("free", "communist", "1950-10-01"),
        say("parameter", "quality_us_1950_07", "1"),
        say("ends", "1951-07-10"),
      ],
      against: "1950-09-15",
    },
    "Mine",
  );
  const expected: ScenarioFile = {
    id: "own",
    title: "Mine",
    base: "as-decided",
    against: "free-from/1950-09-15",
    to: "1951-07-10",
    changes: {
      without: [{ parties: ["tur"], formations: ["us-187"] }],
      arrivals: [
        { formations: ["us-2d"], shiftDays: -14 },
        { formations: ["us-3d"], on: "1950-08-01" },
        { formations: ["usmc-1d"], place: "pusan" },
        { formations: ["us-24d"], atEstablishment: true },
        { formations: ["us-25d"], strengthFactor: 1.5 },
      ],
      sorties: [{ side: "un", factor: 0.5, from: "1950-07-01" }],
      replacements: [{ party: "chn", factor: 2 }],
      dropDirectives: [{ formations: ["us-10corps"], before: "1950-10-01" }],
      shiftDirectives: [{ parties: ["chn"], days: 10 }],
      giveDirectives: [
        {
          headquarters: "eusak",
          from: "1950-10-24",
          until: "1950-11-25",
          posture: "defend",
          line: ["pyongyang", "wonsan"],
        },
        {
          headquarters: "us-1corps",
          from: "1951-06-15",
          posture: "attack",
          axes: [["kaesong"], ["chorwon"]],
        },
        {
          headquarters: "us-24d",
          from: "1950-07-10",
          until: "1950-07-15",
          posture: "withdraw",
          axes: [["taejon"]],
        },
        { headquarters: "rok-1corps", from: "1950-08-01", posture: "reserve" },
        {
          headquarters: "us-10corps",
          from: "1950-09-16",
          posture: "attack",
          axes: [
            ["kunsan", "taejon"],
            ["kunsan", "chonju"],
          ],
          sea: { embark: "pusan", land: "kunsan", from: "1950-09-18" },
        },
        {
          headquarters: "usmc-1bde",
          from: "1950-08-20",
          until: "1950-09-01",
          posture: "attack",
          axes: [["kunsan"]],
          sea: { embark: "pusan", land: "kunsan", from: "1950-08-25" },
        },
      ],
    },
    addDirectives: ["/what-if/halt-at-38/directives.json"],
    doctrineFrom: { un: "1950-09-15", communist: "1950-10-01" },
    parameters: { quality_us_1950_07: 1 },
  };
  assert.deepEqual(file, expected);
  assert.deepEqual(
    ["/changes/arrivals/3", "/changes/giveDirectives/1", "/to"].map((place) => places.get(place)),
    [4, 11, 20],
  );
});

test("an empty blank, a wrong date, a number outside its range and a thing said twice are problems of their sentence", () => {
  for (const kind of SENTENCE_KINDS)
    for (const blank of BLANKS[kind] as readonly Blank[]) {
      if (mayStayEmpty(newSentence(kind), blank)) continue;
      const whole = withBlank(newSentence(kind), "parameter", "quality_us_1950_07");
      const found = problems(withBlank(whole, blank, ""))[0];
      assert.ok(
        found.some((problem) => "blank" in problem && problem.blank === blank),
        `${kind} without ${blank}`,
      );
    }
  assert.deepEqual(problems(say("ends", "1953-07-28")), [[{ what: "date", blank: "date" }]]);
  assert.deepEqual(problems(say("ends", "1951-02-30")), [[{ what: "date", blank: "date" }]]);
  assert.deepEqual(problems(say("parameter", "quality_us_1950_07", "1.2")), [
    [{ what: "number", blank: "value", low: 0.6, high: 1.1 }],
  ]);
  assert.deepEqual(problems(newSentence("parameter")), [[{ what: "choose", blank: "parameter" }]]);
  const free = { ...choices, parameters: new Map([["any", { low: -Infinity, high: Infinity }]]) };
  assert.deepEqual(
    ["much", "1e999", "", "1e+5", "-7"].map(
      (value) => problemsOf(change(say("parameter", "any", value)), free)[0].length,
    ),
    [1, 1, 1, 0, 0],
  );
  assert.deepEqual(problems(say("comes", "CHN", "1.5", "later")), [
    [{ what: "number", blank: "days", low: 1, high: 1128 }],
  ]);
  assert.deepEqual(problems(say("never", "CHN_nobody")), [[{ what: "choose", blank: "who" }]]);
  assert.deepEqual(problems(say("air", "un", "2", "1951-01-02", "1951-01-01")), [[{ what: "order" }]]);
  assert.deepEqual(problems(say("air", "un", "2", "1951-01-01", "1951-01-01")), [[]]);
  // a decision of the very day is not before it
  assert.deepEqual(problems(say("silent", "CHN", "1951-01-01", "1951-01-01")), [[{ what: "order" }]]);
  assert.deepEqual(problems(say("free", "un", "1950-07-01"), say("free", "both", "1950-08-01")), [
    [],
    [{ what: "twice" }],
  ]);
});

test("a sentence that overrules one before it, or is about those who never come, is a problem", () => {
  const second = (...sentences: Sentence[]) => problems(...sentences)[1].map(({ what }) => what);
  for (const [first, last] of [
    [say("full", "us-24d"), say("strength", "us-24d_us-25d", "2")],
    [say("strength", "us-24d", "2"), say("full", "us-24d")],
    [say("full", "USA"), say("strength", "us-24d", "2")],
    [say("strength", "us-24d", "2"), say("full", "USA")],
    [say("arrives", "us-24d", "1950-07-10"), say("comes", "us-24d", "10", "later")],
    [say("arrives", "us-24d", "1950-07-10"), say("arrives", "USA", "1950-07-11")],
    [say("at", "us-24d", "pusan"), say("at", "USA", "kunsan")],
    [say("at", "USA", "pusan"), say("at", "USA", "kunsan")],
  ])
    assert.deepEqual(second(first, last), ["twice"], `${first.kind} ${last.kind}`);
  for (const [first, last] of [
    [say("arrives", "USA", "1950-07-10"), say("arrives", "us-24d", "1950-07-11")], // all, and one otherwise
    [say("strength", "USA", "2"), say("strength", "us-24d", "0.5")],
    [say("at", "us-24d", "pusan"), say("full", "us-24d")],
    [say("full", "TUR"), say("strength", "USA", "2")],
    [say("silent", "CHN", "", "1951-01-01"), say("decides", "CHN", "10", "later")],
  ])
    assert.deepEqual(second(first, last), [], `${first.kind} ${last.kind}`);
  assert.deepEqual(second(say("never", "CHN"), say("comes", "cpv-38a", "10", "later")), ["gone"]);
  assert.deepEqual(problems(say("silent", "CHN", "", ""), say("never", "CHN"))[0], [{ what: "gone" }]);
  assert.deepEqual(second(say("never", "CHN"), say("comes", "CHN_us-24d", "10", "later")), []);
});

test("who is told what to do needs somewhere to go, in order, in a war that is going on", () => {
  const told = (...blanks: string[]) => problems(say("ordered", ...blanks))[0];
  const date = "1950-10-24";
  for (const posture of ["attack", "delay", "withdraw"])
    assert.deepEqual(told("eusak", posture, "", date, ""), [{ what: "choose", blank: "places" }], posture);
  for (const posture of ["defend", "reserve"]) assert.deepEqual(told("eusak", posture, "", date, ""), []);
  for (const places of ["atlantis", "pyongyang_atlantis", "pyongyang_pyongyang"])
    assert.deepEqual(
      told("eusak", "attack", places, date, ""),
      [{ what: "choose", blank: "places" }],
      places,
    );
  for (const who of ["CHN", "us-99d", ""])
    assert.deepEqual(told(who, "defend", "", date, ""), [{ what: "choose", blank: "headquarters" }], who);
  assert.deepEqual(told("eusak", "sit", "taejon", date, ""), [{ what: "choose", blank: "posture" }]);
  assert.deepEqual(told("eusak", "defend", "", "", ""), [{ what: "date", blank: "date" }]);
  // from P'yongyang to Wonsan and half the way back
  assert.deepEqual(told("eusak", "defend", "pyongyang_wonsan_yangdok", date, ""), [{ what: "zigzag" }]);
  assert.deepEqual(told("eusak", "defend", "pyongyang_yangdok_wonsan", date, ""), []);
  assert.deepEqual(told("eusak", "attack", "pyongyang_wonsan_yangdok", date, ""), []); // objectives, each its own
  // round the Pusan perimeter
  assert.deepEqual(told("eusak", "defend", "masan_changnyong_waegwan_yongdok", "1950-08-01", ""), []);
  assert.deepEqual(told("eusak", "defend", "", date, date), [{ what: "order" }]);
  const ashore = (day: string) =>
    problems(say("lands", "us-10corps", "1950-09-16", "pusan", "kunsan", day, "", ""))[0];
  assert.deepEqual([ashore("1950-09-15"), ashore("1950-09-16")], [[{ what: "order" }], []]);
  const holds = say("ordered", "eusak", "defend", "", date, "");
  assert.deepEqual(problems(holds, holds)[1], [{ what: "twice" }]);
  assert.deepEqual(problems(holds, withBlank(holds, "date", "1950-11-01"))[1], []);
  assert.deepEqual(problems(holds, say("never", "USA"))[0], [{ what: "gone" }]);
  assert.deepEqual(problems(holds, say("free", "both", date))[0], [{ what: "free" }]);
  assert.deepEqual(problems(holds, say("free", "communist", date), say("free", "un", "1950-10-25"))[0], []);
  assert.deepEqual(problems(holds, say("ends", "1950-10-23"))[0], [{ what: "ended" }]);
  assert.deepEqual(problems(holds, say("ends", date))[0], []);
});

test("an order without an end holds to the end of the war, unless another sentence ends it", () => {
  const holds = say("ordered", "eusak", "defend", "", "1950-10-24", "");
  const toTheEnd = (...sentences: Sentence[]) => holdsToTheEnd(sentences[0], change(...sentences), choices);
  assert.equal(toTheEnd(holds), true);
  assert.equal(toTheEnd(holds, say("free", "communist", "1950-11-25")), true);
  assert.equal(toTheEnd(holds, say("free", "both", "1950-11-25")), false);
  assert.equal(toTheEnd(withBlank(holds, "until", "1950-11-25")), false);
  assert.equal(toTheEnd(holds, withBlank(holds, "date", "1951-01-01")), false);
  assert.equal(toTheEnd(holds, withBlank(holds, "date", "1950-10-01")), true);
  assert.equal(toTheEnd(say("silent", "CHN", "", "")), false);
});

test("what the scenario's own rules find is told at its sentence", () => {
  const at = (...sentences: Sentence[]) => {
    const own = change(...sentences);
    assert.deepEqual(problemsOf(own, choices).flat(), []);
    const { file, places } = scenarioOf(own, "Mine");
    return errorsOf(known, grid, file).map((finding) => [
      finding.path.replace(/\d+/, "N"),
      ...sentencesFor(finding, own, places, known),
    ]);
  };
  assert.deepEqual(at(say("air", "un", "2", "", ""), say("comes", "CHN", "200", "earlier")), [
    ["/changes/arrivals/N/shiftDays", 1],
  ]);
  // the 24th Division goes to Japan in 1952
  assert.deepEqual(at(say("full", "TUR"), say("arrives", "us-24d", "1953-01-01")), [["/N/departure", 1]]);
  assert.deepEqual(at(say("full", "TUR"), say("never", "CHN")), []);
  assert.deepEqual(
    at(
      say("ordered", "us-1corps", "defend", "", "1950-07-10", ""), // it comes in September
      say("ordered", "us-24d", "defend", "", "1950-07-10", ""),
      say("ordered", "kpa-front-hq", "defend", "", "1950-10-01", ""), // it has gone that day
    ),
    [
      ["/changes/giveDirectives/N/headquarters", 0],
      ["/changes/giveDirectives/N/headquarters", 2],
    ],
  );
  assert.deepEqual(
    at(say("lands", "us-10corps", "1950-09-16", "pusan", "taejon", "1950-09-18", "", ""), say("full", "TUR")),
    [["/changes/giveDirectives/N/sea/land", 0]],
  );
  // of what a what-if decides, at the sentence that has it decided
  const twoOfADay = at(say("strength", "CHN", "2"), say("given", "kunsan"), say("full", "USA"));
  assert.ok(twoOfADay.length > 0);
  assert.deepEqual(new Set(twoOfADay.map(([, ...sentences]) => sentences.join())), new Set(["1"]));
  const elsewhere = { file: OWN_FILE, path: "/title", expected: "text", found: "nothing" };
  assert.deepEqual(sentencesFor(elsewhere, change(say("full", "TUR")), new Map(), known), []);
});

test("a war may end on any day of it", () => {
  for (const date of ["1950-06-25", "1950-07-01", "1950-07-12", "1950-09-14", "1953-07-27"])
    assert.deepEqual(errorsOf(known, grid, scenarioOf(change(say("ends", date)), "Mine").file), [], date);
});

test("a change that makes the war that it is compared with is told", () => {
  const same = (against: string, ...sentences: Sentence[]) => {
    const own = { sentences, against };
    assert.deepEqual(problemsOf(own, choices).flat(), []);
    return nothingDiffers(known, grid, scenarioOf(own, "Mine").file);
  };
  assert.equal(same("", say("silent", "TUR", "", "")), true); // no decision of theirs is recorded
  assert.equal(same("1950-10-25", say("free", "both", "1950-10-25")), true);
  assert.equal(same("", say("free", "both", "1950-10-25")), false);
  assert.equal(same("", say("at", "kpa-4d", "wonsan")), false);
  // at its usual value for certain, a parameter is drawn no longer
  const { id, value } = known.record.parameters[0];
  assert.equal(same("", say("parameter", id, String(value))), false);
});

test("what a change is compared with follows its sentences until it is set apart", () => {
  const free = say("free", "both", "1950-10-25");
  const follows = withSentences(change(), [free]);
  assert.equal(follows.against, "1950-10-25");
  assert.equal(withSentences(follows, [withBlank(free, "date", "1950-11-01")]).against, "1950-11-01");
  const apart = { ...follows, against: "1950-09-01" };
  assert.equal(withSentences(apart, []).against, "1950-09-01");
});

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,9}$/);
const anyBlank = fc.oneof(
  fc.constant(""),
  fc.constantFrom(
    "1950-10-25",
    "0.5",
    "-3",
    "1e-7",
    "1e+5",
    "quality_us_1950_07",
    "CHN_us-24d",
    "pyongyang_wonsan",
  ),
  id,
);
const anySentence = fc
  .constantFrom(...SENTENCE_KINDS)
  .chain((kind) =>
    fc
      .array(anyBlank, { minLength: BLANKS[kind].length, maxLength: BLANKS[kind].length })
      .map((blanks) => say(kind, ...blanks)),
  );

test("law: an address keeps a change whole, finished or not", () => {
  const anyChange = fc.record(
    {
      sentences: fc.array(anySentence, { maxLength: 6 }),
      against: fc.constantFrom("", "1950-10-25"),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(anyChange, (own) => {
      const address = new URLSearchParams(`many=${writeOwn(own)}`);
      assert.deepEqual(readOwn(address.get("many")!), own);
    }),
  );
});

test("law: a change without problems becomes a file and comes back as the same sentences", () => {
  const party = fc.constantFrom(...choices.parties);
  const formation = fc.constantFrom(...[...choices.formations.keys()].slice(0, 40));
  const who = fc
    .record({ parties: fc.uniqueArray(party), formations: fc.uniqueArray(formation) })
    .map(writeWho)
    .filter((text) => text !== "");
  const day = fc.constantFrom("1950-07-01", "1951-04-22", "1953-07-27");
  const blank: Record<Blank, fc.Arbitrary<string>> = {
    who,
    days: fc.integer({ min: 1, max: 1128 }).map(String),
    sense: fc.constantFrom("later", "earlier"),
    date: day,
    from: fc.constantFrom("", "1950-07-01"),
    to: fc.constantFrom("", "1951-04-22"),
    before: fc.constantFrom("", "1951-04-22"),
    place: fc.constantFrom("pusan", "kunsan"),
    times: fc.constantFrom("0.5", "1.5", "10"),
    factor: fc.constantFrom("0", "0.5", "10"),
    side: fc.constantFrom("un", "communist"),
    sides: fc.constantFrom("both", "un", "communist"),
    party,
    parameter: fc.constant("quality_us_1950_07"),
    value: fc.constantFrom("0.6", "0.9"),
    whatIf: fc.constant("halt-at-38"),
    headquarters: fc.constantFrom("eusak", "us-24d", "kpa-1corps"),
    posture: fc.constantFrom(...POSTURES),
    places: fc.constantFrom("", "taejon", "pyongyang_wonsan", "seoul_chunchon_kangnung"),
    until: fc.constantFrom("", "1951-04-23"),
    embark: fc.constantFrom("pusan", "inchon"),
    land: fc.constantFrom("kunsan", "wonsan"),
    ashore: fc.constantFrom("1951-04-22", "1953-07-27"),
  };
  // decisions of a what-if's own are the file's only where its name is the what-if's
  const kinds = SENTENCE_KINDS.filter((kind) => kind !== "given");
  const sentence = fc
    .constantFrom(...kinds)
    .chain((kind) =>
      fc.tuple(...BLANKS[kind].map((name) => blank[name])).map((blanks) => say(kind, ...blanks)),
    );
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 5 }), day, (sentences, against) => {
      const own = { sentences, against };
      if (problemsOf(own, choices).flat().length > 0) return;
      const back = sentencesOf(scenarioOf(own, "Mine").file)!;
      assert.equal(back.against, against);
      // the file keeps the order within each kind of change
      const sorted = (of: readonly Sentence[]) => of.map((one) => JSON.stringify(one)).toSorted();
      const halves = sentences.filter(({ kind }) => kind === "free").length > 1;
      if (!halves) assert.deepEqual(sorted(back.sentences), sorted(sentences));
      assert.deepEqual(scenarioOf(back, "Mine").file, scenarioOf(own, "Mine").file);
    }),
  );
});

test("addresses of the first way still open; what makes no sense is no change", () => {
  assert.deepEqual(readOwn("chn,1,1950-10-25"), {
    sentences: [say("never", "CHN"), say("free", "both", "1950-10-25")],
    against: "1950-10-25",
  });
  assert.deepEqual(readOwn("-,0.5,-"), change(say("air", "un", "0.5", "", "")));
  assert.deepEqual(readOwn("2/against,"), change());
  for (const wrong of [
    "",
    "china,1,-",
    "chn,-1,-",
    "chn,1,spring",
    "chn,11,-",
    "2",
    "2/never,CHN",
    "2/never/against,",
    "2/always,CHN/against,",
    "2/toString/against,",
    "2/never,<b>/against,",
    "2/never,CHN/against,spring",
    "3/never,CHN/against,",
  ])
    assert.equal(readOwn(wrong), null, wrong);
});

test("who a sentence is about, as text and back", () => {
  assert.deepEqual(whoIn("CHN_ROK_us-24d_unc"), { parties: ["chn", "rok"], formations: ["us-24d", "unc"] });
  assert.equal(writeWho({ parties: ["chn"], formations: ["us-24d"] }), "CHN_us-24d");
  assert.deepEqual(whoIn(""), { parties: [], formations: [] });
  assert.equal(blankOf(say("never", "CHN"), "date"), "");
});
