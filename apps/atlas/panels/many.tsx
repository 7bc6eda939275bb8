import type { VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { dayOf, isoOf, LAST_DAY } from "@p38/base";
import type { ScenarioFile } from "@p38/scenario";
import {
  ChancesByDay,
  extremesOf,
  lineSpread,
  stepNear,
  type Comparison,
  type Effect,
  type Outcome,
} from "@p38/ensemble";
import { bringScenarios, knownScenarios } from "../bring-scenarios.ts";
import { hrefOf, language, manyAsked, manyOnMap, servedRun, tongue, words } from "../state.ts";
import { histogramOf } from "../view/histogram.ts";
import { FIRST_ASKED, MOST_PAIRS, type Asked } from "../view/many-asked.ts";
import { changeInWords } from "../view/sentence-words.ts";
import { OWN, sentencesOf, type OwnChange } from "../view/sentences.ts";
import {
  bringWhatIfs,
  cancelMany,
  found,
  makeMany,
  makingMany,
  opening,
  openRun,
  pauseMany,
  resumeMany,
  whatIfs,
  type WhatIf,
} from "../worker/many-here.ts";
import { useChecked } from "./check-change.ts";
import { EditChange } from "./edit-change.tsx";

/** Many wars with a change and without it: choose one, make pairs, see what it does. */
export function Many() {
  useEffect(() => void bringWhatIfs(), []);
  if (!whatIfs.value) return <p class="fine">{words.value.many.none}</p>;
  return (
    <div class="many">
      <Ask scenarios={whatIfs.value.scenarios} />
      <Answer />
      <Spreads />
    </div>
  );
}

/** Which change, how many pairs, and how far they are. */
function Ask({ scenarios }: { scenarios: readonly WhatIf[] }) {
  const told = words.value.many;
  const now = manyAsked.value ?? FIRST_ASKED;
  const set = (changed: Partial<Asked>) =>
    (manyAsked.value = { ...(manyAsked.value ?? FIRST_ASKED), ...changed });
  const whatIf = scenarios.find(({ scenario }) => scenario === now.scenario);
  const isOwn = now.scenario === OWN;
  const checked = useChecked(isOwn ? now.own : null);
  const cannotRun = isOwn && !checked?.ready;
  const busy = makingMany.value.state === "making" || makingMany.value.state === "paused";
  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault();
        if (!cannotRun) void makeMany(now);
      }}
    >
      <label class="field">
        <span class="hidden">{told.choose}</span>
        <select
          value={now.scenario}
          disabled={busy}
          onChange={(event) => set({ scenario: event.currentTarget.value })}
        >
          {scenarios.map(({ scenario, title }) => (
            <option key={scenario} value={scenario}>
              {title[language.value] ?? title.en}
            </option>
          ))}
          <option value={OWN}>{told.own}</option>
        </select>
      </label>
      {isOwn ? (
        <EditChange
          own={now.own}
          set={(own) => set({ own })}
          checked={checked}
          busy={busy}
          command={commandOf(now)}
        />
      ) : (
        whatIf && (
          <>
            <div class="history" tabIndex={0}>
              <p lang="en">{whatIf.history}</p>
              <p class="fine">
                {told.sources}{" "}
                {whatIf.sources.map(({ source, locator }, i) => (
                  <span key={source}>
                    {i > 0 && "; "}
                    <a href={hrefOf({ subject: `source/${source}` })}>{source}</a>
                    {locator && `, ${locator}`}
                  </span>
                ))}
                {whatIf.sources.some(({ basis }) => basis === "recalled") &&
                  ` (${words.value.many.recalled})`}
              </p>
            </div>
            <BeginEdit
              key={whatIf.scenario}
              scenario={whatIf.scenario}
              begin={(own) => set({ scenario: OWN, own })}
              busy={busy}
            />
          </>
        )
      )}
      <div class="row">
        <label>
          {told.pairs}{" "}
          <input
            type="number"
            min={2}
            max={MOST_PAIRS}
            step={1}
            required
            value={now.pairs}
            disabled={busy}
            onInput={(event) => set({ pairs: Number(event.currentTarget.value) })}
          />
        </label>
        <label>
          {told.seed}{" "}
          <input
            type="number"
            min={0}
            step={1}
            required
            value={now.seed}
            disabled={busy}
            onInput={(event) => set({ seed: Number(event.currentTarget.value) })}
          />
        </label>
        <label title={told.drawnTitle}>
          <input
            type="checkbox"
            checked={now.drawn}
            disabled={busy}
            onChange={(event) => set({ drawn: event.currentTarget.checked })}
          />{" "}
          {told.drawn}
        </label>
      </div>
      <Progress cannotRun={cannotRun} wrong={checked?.wrong ?? false} />
    </form>
  );
}

interface BeginEditProps {
  scenario: string;
  begin(own: OwnChange): void;
  busy: boolean;
}

/** Opens a what-if of the library as its sentences. */
function BeginEdit({ scenario, begin, busy }: BeginEditProps) {
  const told = words.value.many.edit;
  const failed = useSignal<VNode | string>("");
  const open = async () => {
    const { files } = await bringScenarios();
    if ((manyAsked.value ?? FIRST_ASKED).scenario !== scenario) return; // another was chosen meanwhile
    const own = sentencesOf(files[`scenarios/${scenario}/scenario.json`] as ScenarioFile);
    if (own) begin(own);
    else failed.value = told.cannot;
  };
  return (
    <p>
      <button
        type="button"
        disabled={busy}
        onClick={() =>
          void open().catch((error: unknown) => (failed.value = <span lang="en">{String(error)}</span>))
        }
      >
        {told.begin}
      </button>{" "}
      <span role="status">{failed.value}</span>
    </p>
  );
}

/** Buttons that make wars, and how far they are. */
function Progress({ cannotRun, wrong }: { cannotRun: boolean; wrong: boolean }) {
  const told = words.value.many;
  const now = makingMany.value;
  return (
    <div class="progress">
      <div class="row">
        {now.state === "making" && (
          <button type="button" onClick={pauseMany}>
            {told.pause}
          </button>
        )}
        {now.state === "paused" && (
          <button type="button" class="primary" onClick={resumeMany}>
            {told.resume}
          </button>
        )}
        {now.state === "making" || now.state === "paused" ? (
          <button type="button" onClick={cancelMany}>
            {told.cancel}
          </button>
        ) : (
          <button type="submit" class="primary" disabled={cannotRun}>
            {told.run}
          </button>
        )}
      </div>
      {(now.state === "making" || now.state === "paused") && (
        <progress max={now.all} value={now.done} aria-label={told.progress} />
      )}
      <p class="fine" role="status" data-many={now.state} lang={now.state === "failed" ? "en" : undefined}>
        {wrong && now.state !== "making" && told.edit.mend}
        {now.state === "making" && told.done(now.done, now.all, now.secondsLeft)}
        {now.state === "paused" && told.paused(now.done, now.all)}
        {now.state === "made" && told.made(now.all, now.seconds)}
        {now.state === "failed" && now.sentence}
      </p>
    </div>
  );
}

/** What the change does, in sentences and figures, with what the model cannot tell. */
function Answer() {
  const told = words.value.many;
  const result = found.value;
  if (!result) return <p class="answer fine">{told.before}</p>;
  const { comparison, asked } = result;
  return (
    <section
      class="answer"
      aria-live="polite"
      tabIndex={0}
      data-hashes={result.gathered.base.tally.outcomes.map(({ hash }) => hash).join(" ")}
      data-changed-hashes={result.gathered.change.tally.outcomes.map(({ hash }) => hash).join(" ")}
    >
      <h2>{titleOf(asked)}</h2>
      {answerOf(comparison).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <table class="figures">
        <thead>
          <tr>
            <td />
            <th>{told.baseWord}</th>
            <th>{told.changeWord}</th>
            <th>{told.difference}</th>
          </tr>
        </thead>
        <tbody>
          {comparison.effects.map((effect) => (
            <EffectRow key={`${effect.measure} ${effect.side}`} effect={effect} />
          ))}
        </tbody>
      </table>
      <p class="fine">{told.ninety}</p>
    </section>
  );
}

function titleOf({ scenario, own }: Asked): string {
  if (scenario === OWN && knownScenarios.value) return changeInWords(own, tongue.value, knownScenarios.value);
  const title = whatIfs.value?.scenarios.find((one) => one.scenario === scenario)?.title;
  return title ? (title[language.value] ?? title.en) : words.value.many.own;
}

/** The answer in sentences that can be read out. */
function answerOf({ pairs, effects, partings, knownError }: Comparison): string[] {
  const { many: told, number, dates, list } = words.value;
  const ground = effects.find(({ measure }) => measure === "ground")!;
  const lost = effects.filter(({ measure }) => measure === "losses");
  const first = partings
    .filter(({ middle }) => middle !== null)
    .toSorted((a, b) => (a.middle! < b.middle! ? -1 : 1))[0];
  const within = effects.filter(({ withinError }) => withinError === true);
  const whole = (value: number) => number(Math.round(value));
  return [
    told.answer(pairs, ground.base.toFixed(0), ground.change.toFixed(0)),
    lost.length === 2
      ? told.answerLosses(
          whole(lost[0].base),
          whole(lost[0].change),
          whole(lost[1].base),
          whole(lost[1].change),
        )
      : "",
    first ? told.parted(dates.long(dayOf(first.middle!)), told.partings[first.what]) : told.neverParted,
    within.length === 0
      ? told.beyondError
      : told.withinError(list([...new Set(within.map(({ measure }) => told.measures[measure]))])),
    knownError.lineKm === null ? "" : told.error(Math.round(knownError.lineKm)),
  ].filter((sentence) => sentence !== "");
}

function EffectRow({ effect }: { effect: Effect }) {
  const { many: told, number, sides } = words.value;
  const { measure, side, unit, base, change, difference, low, high, withinError } = effect;
  const text = (value: number) => (unit === "men" ? number(Math.round(value)) : value.toFixed(1));
  const signed = (value: number) => `${value >= 0 ? "+" : "−"}${text(Math.abs(value))}`;
  return (
    <tr>
      <th scope="row">
        {told.measures[measure]}
        {side && `, ${sides.short[side]}`} <small>({told.units[unit]})</small>
      </th>
      <td>{measure === "line" ? "" : text(base)}</td>
      <td>{measure === "line" ? "" : text(change)}</td>
      <td>
        {signed(difference)}{" "}
        <small>
          {signed(low)} … {signed(high)}
        </small>
        {withinError === true && (
          <abbr class="warn" title={told.withinTitle}>
            ≈
          </abbr>
        )}
      </td>
    </tr>
  );
}

/** Histograms, the map of chances, and single runs to open. */
function Spreads() {
  const { many: told, number } = words.value;
  const result = found.value;
  const shown = useMemo(() => (result ? { ...result.gathered, asked: result.asked } : null), [result]);
  if (!shown) return null;
  const { base, change, asked } = shown;
  const [before, after] = [base.tally.outcomes, change.tally.outcomes];
  const values = (rows: Outcome[], of: (row: Outcome) => number) => rows.map(of);
  const charts = [
    {
      title: told.measures.ground,
      of: (row: Outcome) => row.groundPercent,
      text: (value: number) => `${value.toFixed(0)} %`,
    },
    ...([0, 1] as const).map((side) => ({
      title: `${told.measures.losses}, ${words.value.sides.short[side === 0 ? "un" : "communist"]}`,
      of: (row: Outcome) => row.lossMen[side],
      text: (value: number) => number(Math.round(value)),
    })),
  ];
  return (
    <section class="spreads" tabIndex={0}>
      <div class="row" role="group" aria-label={told.onMap}>
        <span>{told.onMap}</span>
        {(["off", "base", "change"] as const).map((which) => (
          <button
            key={which}
            type="button"
            aria-pressed={(manyOnMap.value?.which ?? "off") === which}
            data-on-map={which}
            onClick={() => showOnMap(which)}
          >
            {told.maps[which]}
          </button>
        ))}
      </div>
      <div class="histograms">
        {charts.map(({ title, of, text }) => (
          <HistogramChart
            key={title}
            title={title}
            base={values(before, of)}
            change={values(after, of)}
            text={text}
          />
        ))}
      </div>
      <p class="fine">
        <i class="swatch base" /> {told.baseWord} <i class="swatch change" /> {told.changeWord}
      </p>
      <Singles before={before} after={after} />
      <p class="fine">
        {told.command} <code>{commandOf(asked)}</code>
      </p>
    </section>
  );
}

function commandOf({ scenario, pairs, seed, drawn }: Asked): string {
  const change = scenario === OWN ? "./scenario.json" : scenario;
  const days = servedRun.value?.D ?? LAST_DAY + 1;
  const until = days > LAST_DAY ? "" : ` --until ${isoOf(days - 1)}`;
  return `npx p38 compare --change ${change} --runs ${pairs} --seed ${seed}${until}${drawn ? "" : " --parameters scenario"} --out out/compared`;
}

/** Shows on the map in which share of the runs each side holds the ground, and where the line may run. */
function showOnMap(which: "off" | "base" | "change"): void {
  const result = found.value;
  if (which === "off" || !result) {
    manyOnMap.value = null;
    return;
  }
  const { tally, plan } = result.gathered[which];
  const chances = new ChancesByDay(tally);
  const clip = (day: number) => Math.min(day, plan.days - 1);
  manyOnMap.value = {
    which,
    runs: tally.runs,
    heldOn: (day) => chances.heldOn(clip(day)),
    fanOn: (day) =>
      lineSpread(tally, stepNear(tally, clip(day))).map(({ lon, lat }) => ({
        lon,
        low: lat.quantiles[0],
        middle: lat.quantiles[2],
        high: lat.quantiles[4],
      })),
  };
}

function Singles({ before, after }: { before: Outcome[]; after: Outcome[] }) {
  const told = words.value.many;
  const extremes = { base: extremesOf(before), change: extremesOf(after) };
  return (
    <p class="singles">
      {(["base", "change"] as const).flatMap((which) =>
        (["typical", "strangest"] as const).map((kind) => (
          <button
            key={`${which} ${kind}`}
            type="button"
            disabled={opening.value || servedRun.value === null}
            onClick={() => void openRun(which, extremes[which][kind].index)}
          >
            {told.open(told[kind], which === "base" ? told.baseWord : told.changeWord)}
          </button>
        )),
      )}
    </p>
  );
}

const WIDTH = 150;
const HEIGHT = 54;

interface HistogramChartProps {
  title: string;
  base: number[];
  change: number[];
  text(value: number): string;
}

/** Two samples in the same bins, the base upwards and the change downwards from the middle. */
function HistogramChart({ title, base, change, text }: HistogramChartProps) {
  const counted = histogramOf(base, change);
  if (!counted) return null;
  const most = Math.max(...counted.base, ...counted.change);
  const width = WIDTH / counted.base.length;
  const half = HEIGHT / 2;
  const bars = (counts: number[], kind: "base" | "change") =>
    counts.map((count, i) => {
      const height = (count / most) * (half - 1);
      return (
        <rect
          key={i}
          class={kind}
          x={i * width + 0.5}
          y={kind === "base" ? half - height : half}
          width={width - 1}
          height={height}
        />
      );
    });
  return (
    <figure class="histogram">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {bars(counted.base, "base")}
        {bars(counted.change, "change")}
        <line x1={0} x2={WIDTH} y1={half} y2={half} />
      </svg>
      <div class="ends">
        <span>{text(counted.low)}</span>
        <span>{text(counted.high)}</span>
      </div>
    </figure>
  );
}
