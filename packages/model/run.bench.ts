/*
 * What a war costs: node packages/model/run.bench.ts [1950 | full-war]
 *
 * Sizes: `1950` is as-decided, seed 1, to 31 December 1950; `full-war` (the default) all of it. Prints the whole run;
 * the bare days beside a plainer way (ways of march worked out anew each day); where a day's time goes; what a run
 * costs by its number of formations and of days; and what reading a run costs.
 */
import { Session } from "node:inspector/promises";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { seedOf } from "@p38/base";
import { loadScenario } from "@p38/scenario/node.ts";
import { luckOf, run } from "./campaign.ts";
import { PRESENT } from "./codes.ts";
import { newJournal } from "./journal.ts";
import { formationsOn } from "./questions.ts";
import type { Run } from "./run.ts";
import { decodeRun, encodeRun, holderOf, lineOf, lossesOf } from "./run-file.ts";
import { cloneState, copyState, dawnOf, type State } from "./state.ts";
import type { Theater } from "./theater.ts";
import { tick } from "./tick.ts";
import { forgetFields } from "./travel.ts";
import { worldOf, type World } from "./world.ts";

const SIZES: Record<string, number> = { "1950": 189, "full-war": 1128 };
const size = process.argv[2] ?? "full-war";
if (!(size in SIZES))
  throw new RangeError(`expected a size of ${Object.keys(SIZES).join(" or ")}; found ${size}`);
const until = SIZES[size];
const RUNS = 5;
const { theater } = loadScenario("as-decided");
const print = (line: string) => process.stdout.write(`${line}\n`);

print(`node ${process.version}, ${cpus()[0].model}, ${cpus().length} cores; ${size}, ${until + 1} days`);
const whole = wholeRuns();
bareDays();
await phases();
growth();
reading(whole);

/** The whole run, as everybody gets it: days, line of contact, hashes, arrays. */
function wholeRuns(): Run {
  let made!: Run;
  let peakBytes = 0;
  const seconds = times(RUNS, () => {
    made = run(theater, 1, {
      until,
      onDay: (day) => {
        if (day % 50 === 0) peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
      },
    });
  });
  let formationDays = 0;
  for (const status of made.status) if (status === PRESENT) formationDays++;
  const middle = seconds[RUNS >> 1];
  print(
    `whole run: ${RUNS} runs, least ${seconds[0].toFixed(2)} s, median ${middle.toFixed(2)} s; ` +
      `${Math.round(formationDays / middle).toLocaleString("en")} formation-days a second ` +
      `(${formationDays.toLocaleString("en")} on the map); peak ${(peakBytes / 1e6).toFixed(0)} MB`,
  );
  return made;
}

/** Days alone, in turns with the same days with ways of march forgotten every evening, and with copies of the state. */
function bareDays(): void {
  const days = Math.min(until, SIZES["1950"]);
  const kept: number[] = [];
  const anew: number[] = [];
  const copies: number[] = [];
  let menKept = 0;
  let menAnew = 0;
  for (let turn = 0; turn < 3; turn++) {
    kept.push(secondsOf(() => (menKept = menAfter(days, () => {}))));
    anew.push(secondsOf(() => (menAnew = menAfter(days, forgetWays))));
    copies.push(secondsOf(() => copyOnly(days)));
  }
  if (menKept !== menAnew)
    throw new Error(`keeping ways of march changed the war: ${menKept}, ${menAnew} men`);
  const [a, b, c] = [kept, anew, copies].map((seconds) => seconds.toSorted((x, y) => x - y)[1]);
  print(
    `days alone, 1950: median ${a.toFixed(2)} s; ways of march anew each day ${b.toFixed(2)} s, ` +
      `${(b / a).toFixed(1)} times as long; copying the state alone ${c.toFixed(3)} s, ${((c / a) * 100).toFixed(1)} %`,
  );
}

function forgetWays({ travel }: World): void {
  forgetFields(travel.fields);
}

function menAfter(days: number, evening: (world: World) => void): number {
  const world = worldOf(theater, seedOf(1));
  const luck = luckOf(world);
  let dawn = dawnOf(theater);
  let dusk = cloneState(dawn);
  for (let day = 0; day <= days; day++) {
    tick(world, dawn, luck, dusk, newJournal());
    evening(world);
    [dawn, dusk] = [dusk, dawn];
  }
  return men(dawn);
}

function copyOnly(days: number): number {
  const dawn = dawnOf(theater);
  const dusk = cloneState(dawn);
  for (let day = 0; day <= days; day++) {
    dawn.strengthMen[0] = day;
    copyState(dawn, dusk);
  }
  return men(dusk);
}

function men(state: State): number {
  return state.strengthMen.reduce((sum, m) => sum + m, 0);
}

/** Where the time goes: samples of a profiled run by what `tick`, and the recording of a day, were calling. */
async function phases(): Promise<void> {
  run(theater, 1, { until }); // the ways of march that an earlier run of the process has left
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 500 });
  await session.post("Profiler.start");
  run(theater, 1, { until });
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const parentOf = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame.functionName]));
  const CALLERS = ["tick", "record", "run"];
  const phaseOf = (id: number): string => {
    let called = nodes.get(id)!;
    for (let at = parentOf.get(id); at !== undefined; at = parentOf.get(at)) {
      const name = nodes.get(at)!;
      if (CALLERS.includes(name)) return CALLERS.includes(called) ? `${called} itself` : called;
      called = name;
    }
    return called === "(garbage collector)" ? "garbage" : "";
  };
  const shares = new Map<string, number>();
  let all = 0;
  for (const id of profile.samples!) {
    const phase = phaseOf(id);
    if (phase === "") continue;
    all++;
    shares.set(phase, (shares.get(phase) ?? 0) + 1);
  }
  const parts = [...shares].toSorted((x, y) => y[1] - x[1]).filter(([, samples]) => samples / all >= 0.005);
  print(
    `where the time goes: ${parts.map(([name, samples]) => `${name} ${((samples / all) * 100).toFixed(0)} %`).join(", ")}`,
  );
}

/** What a run costs with fewer formations and up to earlier days, and the exponents that fit: 1 is in proportion. */
function growth(): void {
  const third = Math.floor(until / 3);
  const byFormations = [1, 2, 4].map((every) => {
    const fewer = withFewer(theater, every);
    return { amount: fewer.formations.length, seconds: cpuSeconds(fewer, third) };
  });
  const byDays = [12, 6, 3, 1.5, 1].map((part) => {
    const last = Math.floor(until / part);
    return { amount: last + 1, seconds: cpuSeconds(theater, last) };
  });
  const told = (rows: Cost[]) => rows.map((row) => `${row.amount}: ${row.seconds.toFixed(3)} s`).join(", ");
  print(
    `seconds of processor by formations, ${third + 1} days: ${told(byFormations)}; exponent ${exponent(byFormations)}`,
  );
  print(`seconds of processor by days: ${told(byDays)}; exponent ${exponent(byDays)}`);
}

interface Cost {
  amount: number;
  seconds: number;
}

/** The theater with every so-manieth formation only. */
function withFewer(all: Theater, every: number): Theater {
  const place = all.formations.map((_, f) => (f % every === 0 ? f / every : -1));
  return {
    ...all,
    formations: all.formations.filter((_, f) => place[f] >= 0),
    attachments: all.attachments
      .filter(({ of, ofHeadquarters }) => ofHeadquarters || place[of] >= 0)
      .map((one) => (one.ofHeadquarters ? one : { ...one, of: place[one.of] })),
  };
}

/** Seconds of processor of a run, the median of five after one to warm up. */
function cpuSeconds(of: Theater, last: number): number {
  run(of, 1, { until: last });
  const seconds = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    run(of, 1, { until: last });
    return process.cpuUsage(before).user / 1e6;
  });
  return seconds.toSorted((a, b) => a - b)[RUNS >> 1];
}

/** Slope of the least squares line through the logarithms. */
function exponent(rows: Cost[]): string {
  const x = rows.map(({ amount }) => Math.log(amount));
  const y = rows.map(({ seconds }) => Math.log(seconds));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const covariance = mean(x.map((value, k) => (value - meanX) * (y[k] - meanY)));
  return (covariance / mean(x.map((value) => (value - meanX) * (value - meanX)))).toFixed(2);
}

/** What a run file costs to read, and any day of it. */
function reading(made: Run): void {
  const bytes = encodeRun(made);
  const decode = times(RUNS, () => decodeRun(bytes));
  const read = decodeRun(bytes);
  const days = Array.from({ length: 1000 }, (_, i) => (i * 487) % made.D);
  let used = 0;
  const show = (day: number) => {
    used +=
      lineOf(read, day).length + lossesOf(read, day)[0][0] + formationsOn(read, theater.grid, day).length;
    for (let h = 0; h < read.H; h++) used += holderOf(read, day, h);
  };
  days.slice(0, 100).forEach(show); // warm
  const access = days.map((day) => secondsOf(() => show(day)) * 1000).toSorted((a, b) => a - b);
  print(
    `run file: ${(bytes.length / 1e6).toFixed(1)} MB, ${Math.round(bytes.length / made.D / 1000)} KB a day; read in ` +
      `least ${(decode[0] * 1000).toFixed(0)} ms, median ${(decode[RUNS >> 1] * 1000).toFixed(0)} ms; any day (line, ` +
      `losses, formations, all cells) median ${access[500].toFixed(2)} ms, p95 ${access[950].toFixed(2)} ms (${used} used)`,
  );
}

function secondsOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** Seconds of each of so many runs, least first. */
function times(count: number, work: () => unknown): number[] {
  return Array.from({ length: count }, () => secondsOf(work)).toSorted((a, b) => a - b);
}
