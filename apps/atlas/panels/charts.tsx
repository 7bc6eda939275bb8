import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { effect, signal, useSignal, type Signal } from "@preact/signals";
import type uPlot from "uplot";
import { dayOf } from "@p38/base";
import { csvOf, type Table } from "@p38/model";
import { cellAreasKm2 } from "@p38/terrain";
import { handOver } from "../hand-over.ts";
import { airEffort, bringAir } from "../bring-air.ts";
import { dark } from "../scheme.ts";
import {
  day,
  grid,
  groundShare,
  hrefOf,
  jumpTo,
  lastDay,
  record,
  run,
  score,
  servedRun,
  sourcesById,
  tongue,
  words,
} from "../state.ts";
import { fontsCame, PAGE_FONT } from "../fonts.ts";
import { whoseWords } from "../view/account-words.ts";
import {
  airData,
  apartData,
  dividingLines,
  GROUPINGS,
  groundData,
  LOSS_KINDS,
  lossBesideTable,
  lossData,
  lossesBeside,
  nearestValue,
  recordedShare,
  sourcesOf,
  SPANS,
  strengthBesideTable,
  strengthData,
  supplyData,
  tableOf,
  TOPICS,
  type ChartData,
  type ChartSeries,
  type Grouping,
  type LossKind,
  type RecordedShare,
  type Span,
  type Topic,
} from "../view/chart-data.ts";
import { monthStarts } from "../view/months.ts";
import { strengthsBeside, type StrengthBeside } from "../view/recorded-strengths.ts";
import { partsOf } from "../words/parts.ts";

/** Colours of sides, then of parties and of what belongs to neither side, told apart by those who see colours differently too. */
const COLOURS = {
  light: {
    sides: { un: "#1f5fa8", communist: "#b3261e" },
    others: ["#0072b2", "#b84d00", "#007a58", "#8a4fa0", "#856400", "#4a4f57"],
    ink: "#50585e",
    grid: "#00000012",
    today: "#11151a",
    paper: "#ffffff",
  },
  dark: {
    sides: { un: "#7db6f2", communist: "#ff8b80" },
    others: ["#56b4e9", "#e69f00", "#33c79a", "#dd9bf8", "#f0e442", "#c3c9cd"],
    ink: "#b9c0c5",
    grid: "#ffffff1c",
    today: "#f4f2ea",
    paper: "#171c21",
  },
} as const;

const topic = signal<Topic>("strength");
const grouping = signal<Grouping>("side");
const lossKind = signal<LossKind>("battle");
const span = signal<Span>("month");
/** what the recorded lines make of Korea's ground; null until a chart has asked for it */
const recordedShares = signal<RecordedShare[] | null>(null);

/** Charts of one topic at a time, with the day on show marked; a click goes to that day. */
export function Charts() {
  const told = words.value.charts;
  if (!run.value) return <p class="fine">{words.value.page.runOnItsWay}</p>;
  return (
    <div class="charts">
      <div class="chart-bar">
        <div class="topics" role="group" aria-label={told.topic}>
          {TOPICS.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={topic.value === name}
              onClick={() => (topic.value = name)}
            >
              {told.topics[name]}
            </button>
          ))}
        </div>
        <Choices />
      </div>
      <ChartsOf key={topic.value} />
    </div>
  );
}

/** What a topic lets a reader choose, and the way to its page of the record. */
function Choices() {
  const told = words.value.charts;
  return (
    <div class="choices">
      {(topic.value === "losses" || topic.value === "strength") && (
        <Pick label={told.by} of={GROUPINGS} chosen={grouping} said={told.groupings} />
      )}
      {topic.value === "losses" && (
        <>
          <Pick label={told.kind} of={LOSS_KINDS} chosen={lossKind} said={told.kinds} />
          <Pick label={told.span} of={SPANS} chosen={span} said={told.spans} />
        </>
      )}
      <a href={hrefOf(RECORD_PAGES[topic.value])}>{words.value.asked.inRecord}</a>
    </div>
  );
}

function ChartsOf() {
  const shown = run.value!;
  const { charts: told, figures } = words.value;
  const share = groundShare.value;
  const [by, kind, over] = [grouping.value, lossKind.value, span.value];
  const starts = useMemo(() => [0, ...monthStarts(shown.D - 1).filter((d) => d > 0)], [shown]);
  const strengths = useMemo(
    () => strengthsBeside(shown, record.value?.strengths ?? [], by),
    [shown, record.value, by],
  );
  const data = useMemo((): { title: string; data: ChartData }[] => {
    switch (topic.value) {
      case "strength":
        return [
          {
            title: strengths.length > 0 ? told.inTheFieldAndRecorded : told.inTheField,
            data: strengthData(shown, by, strengths),
          },
        ];
      case "losses":
        return [
          { title: figures.losses[over](told.kinds[kind]), data: lossData(shown, kind, by, over, starts) },
        ];
      case "ground": {
        const recorded = recordedShares.value ?? [];
        const title = recorded.length > 0 ? figures.groundAndRecorded : told.ground;
        return share ? [{ title, data: groundData(share, recorded) }] : [];
      }
      case "supply": {
        const { mean, short } = supplyData(shown);
        return [
          { title: told.supplyMean, data: mean },
          { title: told.supplyShort, data: short },
        ];
      }
      case "air":
        return airEffort.value ? [{ title: told.sorties, data: airData(airEffort.value, shown.D) }] : [];
      case "apart":
        return record.value
          ? [{ title: told.apart, data: apartData(shown, record.value.linesOfContact) }]
          : [];
    }
  }, [
    shown,
    by,
    kind,
    over,
    starts,
    strengths,
    share,
    record.value,
    airEffort.value,
    recordedShares.value,
    words.value,
  ]);
  useEffect(() => {
    if (topic.value === "air") void bringAir();
    if (topic.value === "ground") return measureRecordedGround();
  }, [record.value, grid.value]);
  return (
    <>
      {topic.value === "air" && !airEffort.value && <p class="fine">{words.value.page.loading}</p>}
      <div class={`plots ${topic.value}`}>
        {data.map((one) => (
          <Chart key={`${one.data.name}/${by}`} {...one} />
        ))}
        {topic.value === "losses" && <LossesBeside kind={kind} />}
        {topic.value === "strength" && strengths.length > 0 && <StrengthsBeside rows={strengths} by={by} />}
        {topic.value === "ground" && data.length > 0 && (
          <Notes data={data[0].data} note={figures.groundNote} />
        )}
        {topic.value === "air" && data.length > 0 && <Notes data={data[0].data} note={figures.airNote} />}
        {topic.value === "apart" && data.length > 0 && <Furthest data={data[0].data} />}
      </div>
    </>
  );
}

/** Measures the recorded ground a line at a time, so that the page stays quick; returns what stops it. */
function measureRecordedGround(): (() => void) | undefined {
  const [lines, ground] = [record.value?.linesOfContact, grid.value];
  if (!lines || !ground || recordedShares.value) return undefined;
  let stopped = false;
  void (async () => {
    const areas = cellAreasKm2(ground);
    const shares: RecordedShare[] = [];
    for (const line of dividingLines(lines)) {
      await new Promise((resolve) => setTimeout(resolve));
      if (stopped) return;
      shares.push(recordedShare(line, ground, areas));
    }
    recordedShares.value = shares;
  })();
  return () => (stopped = true);
}

/** Where the record tells more of a topic. */
const RECORD_PAGES: Readonly<Record<Topic, Parameters<typeof hrefOf>[0]>> = {
  strength: { section: "strengths" },
  losses: { section: "losses" },
  ground: { subject: "topic/line-of-contact" },
  supply: { subject: "topic/logistics" },
  air: { subject: "topic/air-effort" },
  apart: { subject: "topic/line-of-contact" },
};

function Pick<T extends string>({
  label,
  of,
  chosen,
  said,
}: {
  label: string;
  of: readonly T[];
  chosen: Signal<T>;
  said: Readonly<Record<T, string>>;
}) {
  return (
    <label>
      {label}{" "}
      <select value={chosen.value} onChange={(event) => (chosen.value = event.currentTarget.value as T)}>
        {of.map((name) => (
          <option key={name} value={name}>
            {said[name]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the record gives for spans of the war, beside what the run has for the same. */
function LossesBeside({ kind }: { kind: LossKind }) {
  const shown = run.value!;
  const scored = shown === servedRun.value;
  const comparisons = score.value?.losses.comparisons;
  const claims = record.value?.losses;
  const rows = useMemo(
    () => lossesBeside(shown, comparisons ?? [], claims ?? [], kind, scored),
    [shown, comparisons, claims, kind, scored],
  );
  const { account, charts: told, figures, number } = words.value;
  const parties = new Map(record.value?.parties.map((party) => [party.id, party.name]));
  if (rows.length === 0) return <p class="fine">{told.noBeside}</p>;
  return (
    <BesideTable
      label={told.besideRecord}
      name={`losses-${kind}-beside-record`}
      table={() => lossBesideTable(rows)}
    >
      {rows.map(({ claim, whose, measure, recordedMen, runMen }) => (
        <tr key={claim.id}>
          <th scope="row">
            <DayButton on={dayOf(claim.from)} /> – <DayButton on={dayOf(claim.to)} />
          </th>
          <td>
            {whoseWords(whose, tongue.value, parties)} <small>{account.measures[measure]}</small>
          </td>
          <td>{number(recordedMen)}</td>
          <td>{runMen === null ? <small>{figures.notSaid}</small> : number(runMen)}</td>
          <td>
            <SourceLink id={claim.source} /> <small lang="en">{claim.whoseClaim}</small>
          </td>
        </tr>
      ))}
    </BesideTable>
  );
}

/** What the record gives for dates, beside what the run has on the same. */
function StrengthsBeside({ rows, by }: { rows: readonly StrengthBeside[]; by: Grouping }) {
  const { figures, number } = words.value;
  return (
    <BesideTable
      label={figures.strengthsBeside}
      name={`strength-by-${by}-beside-record`}
      table={() => strengthBesideTable(rows, by)}
    >
      {rows.map(({ of, day: on, claim, runMen }) => (
        <tr key={claim.id}>
          <th scope="row">
            <DayButton on={on} />
          </th>
          <td>{labelOf(of)}</td>
          <td>{number(claim.value)}</td>
          <td>{number(runMen)}</td>
          <td>
            <SourceLink id={claim.source} /> {claim.scope && <small lang="en">{claim.scope}</small>}
          </td>
        </tr>
      ))}
    </BesideTable>
  );
}

/** A table of the record beside the run, with its data. */
function BesideTable({
  label,
  name,
  table,
  children,
}: {
  label: string;
  name: string;
  table: () => Table;
  children: ComponentChildren;
}) {
  const { charts: told, map } = words.value;
  return (
    <div class="beside">
      <p class="beside-head">
        <strong>{label}</strong> <DataButton title={label} name={name} table={table} />
      </p>
      <div class="beside-table" role="region" aria-label={label} tabIndex={0}>
        <table class="figures">
          <thead>
            <tr>
              {[told.when, told.whose, map.record, map.run, told.source].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </div>
  );
}

/** How many dates are told on which run and record lie furthest apart. */
const FURTHEST = 3;

/** The dates on which run and record lie furthest apart. */
function Furthest({ data }: { data: ChartData }) {
  const { charts: told, number } = words.value;
  const [mean] = data.series;
  const furthest = data.days
    .map((on, i) => ({ on, km: mean.values[i] ?? 0, source: mean.sources?.[i] }))
    .toSorted((a, b) => b.km - a.km)
    .slice(0, FURTHEST);
  return (
    <div class="notes">
      <h2>{told.furthest}</h2>
      <ol class="plain">
        {furthest.map(({ on, km, source }) => (
          <li key={on}>
            <DayButton on={on} long /> {number(km)} km
            {source && (
              <small>
                <SourceLink id={source} />
              </small>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What must be known of a chart's record, and the sources that it comes from. */
function Notes({ data, note }: { data: ChartData; note: string }) {
  const sources = sourcesOf(data);
  return (
    <div class="notes fine">
      <p>{note}</p>
      {sources.length > 0 && (
        <>
          <h2>{words.value.figures.sources}</h2>
          <ul class="plain">
            {sources.map((id) => (
              <li key={id}>
                <SourceLink id={id} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function DayButton({ on, long = false }: { on: number; long?: boolean }) {
  const { dates } = words.value;
  return (
    <button type="button" class="link" onClick={() => jumpTo(on)}>
      {long ? dates.long(on) : dates.short(on)}
    </button>
  );
}

function SourceLink({ id }: { id: string }) {
  return (
    <a href={hrefOf({ subject: `source/${id}` })} lang="en">
      {sourcesById.value.get(id)?.title ?? id}
    </a>
  );
}

/** Hands a table to the reader's browser as a CSV file. */
function DataButton({ title, name, table }: { title: string; name: string; table: () => Table }) {
  const { charts: told } = words.value;
  return (
    <button
      type="button"
      class="small"
      title={told.dataOf(title)}
      onClick={() => handOver(new Blob([csvOf(table())], { type: "text/csv" }), `parallel38-${name}.csv`)}
    >
      {told.data}
    </button>
  );
}

/** Name of a side, a party, or what else a series is of. */
function labelOf(of: string): string {
  const { sides, charts } = words.value;
  if (of === "un" || of === "communist") return sides.short[of];
  if (of === "mean" || of === "most") return charts.measures[of];
  return tongue.value.nameOf(`party/${of}`, record.value?.parties.find(({ id }) => id === of)?.name ?? of);
}

/** Colour of a series: that of its side, else one that all series of the same party in the chart have. */
function colourOf({ of }: ChartSeries, { series }: ChartData): string {
  const { sides, others } = COLOURS[dark.value ? "dark" : "light"];
  if (of === "un" || of === "communist") return sides[of];
  const drawn = [...new Set(series.map((one) => one.of))];
  return others[drawn.indexOf(of) % others.length];
}

interface ChartProps {
  title: string;
  data: ChartData;
}

function Chart({ title, data }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const hoveredDay = useSignal<number | null>(null);
  useEffect(() => {
    const element = box.current!;
    let plot: uPlot | null = null;
    let closed = false;
    const undo: (() => void)[] = [];
    const draw = async () => {
      const { default: UPlot } = await import("uplot");
      if (closed) return;
      plot = new UPlot(
        options(UPlot, element, data, hoveredDay),
        [data.days, ...data.series.map(({ values }) => values)] as uPlot.AlignedData,
        element,
      );
      plot.over.addEventListener("click", () => {
        if (plot?.cursor.left === undefined || plot.cursor.left < 0) return;
        jumpTo(plot.posToVal(plot.cursor.left, "x"));
      });
      undo.push(
        effect(() => {
          void [day.value, fontsCame.value];
          plot?.redraw(false);
        }),
      );
      const observer = new ResizeObserver(() => plot?.setSize(sizeOf(element)));
      observer.observe(element);
      undo.push(() => observer.disconnect());
    };
    void draw();
    return () => {
      closed = true;
      undo.forEach((stop) => stop());
      plot?.destroy();
    };
  }, [data, words.value, dark.value]);
  const at = hoveredDay.value ?? day.value;
  const onDates = data.unit === "km";
  return (
    <figure class="chart">
      <figcaption>
        <span>{title}</span> <DataButton title={title} name={data.name} table={() => tableOf(data)} />
      </figcaption>
      <p class="chart-values">
        <span>{words.value.dates.short(onDates ? (data.days[indexAt(data.days, at)] ?? at) : at)}</span>
        {data.series.map((one) => {
          const told = one.dots && !onDates ? recordedWords(one, data, at) : valueAt(one, data, at);
          return (
            told && (
              <span key={`${one.column}/${one.of}`} style={{ color: colourOf(one, data) }}>
                {labelOf(one.of)} {told}
              </span>
            )
          );
        })}
      </p>
      <div class="plot" ref={box} role="img" aria-label={inWords(title, data)} />
    </figure>
  );
}

function valueAt(one: ChartSeries, { days, unit }: ChartData, at: number): string {
  return valueWords(one.values[indexAt(days, at)], unit);
}

/** Days within which a recorded value is told beside the run's. */
const NEAR_DAYS = 31;

/** What the record has nearest to a day, empty where that is too far off. */
function recordedWords(one: ChartSeries, { days, unit, rows }: ChartData, at: number): string {
  // by party they would fill the chart; the table beside it has them
  if (rows === "party") return "";
  const near = nearestValue(one, days, at);
  if (!near || Math.abs(near.day - at) > NEAR_DAYS) return "";
  const { dates, figures } = words.value;
  return figures.recorded(dates.short(near.day), valueWords(near.value, unit));
}

function inWords(title: string, data: ChartData): string {
  const at = day.peek();
  const { charts, dates } = words.value;
  return charts.inWords(
    title,
    dates.short(at),
    data.series
      .filter(({ dots }) => !dots || data.unit === "km")
      .map((one) => `${labelOf(one.of)} ${valueAt(one, data, at)}`),
  );
}

function indexAt(days: readonly number[], at: number): number {
  let i = 0;
  while (i + 1 < days.length && days[i + 1] <= at) i++;
  return i;
}

function valueWords(value: number | null | undefined, unit: ChartData["unit"]): string {
  const { charts, percent, number } = words.value;
  if (value === null || value === undefined) return charts.none;
  if (unit === "%") return percent(Math.round(value));
  if (unit === "days") return charts.daysOf(value);
  return unit === "km" ? `${number(value)} km` : number(value);
}

function sizeOf(element: HTMLElement): { width: number; height: number } {
  return { width: Math.max(160, element.clientWidth), height: Math.max(110, element.clientHeight) };
}

function options(
  UPlot: typeof uPlot,
  element: HTMLElement,
  data: ChartData,
  hoveredDay: Signal<number | null>,
): uPlot.Options {
  const colours = COLOURS[dark.peek() ? "dark" : "light"];
  // the last month goes on to the last day
  const paths = data.stepped ? UPlot.paths.stepped!({ align: 1, extend: true }) : UPlot.paths.linear!();
  const axis: uPlot.Axis = {
    gap: 2,
    font: `11px ${PAGE_FONT}`,
    stroke: colours.ink,
    ticks: { size: 3, stroke: colours.grid },
    grid: { stroke: colours.grid },
  };
  const dots = (stroke: string, label: string): uPlot.Series => ({
    label,
    stroke,
    width: 0,
    paths: () => null,
    points: { show: true, size: 6, fill: colours.paper, stroke, width: 1.6 },
  });
  return {
    ...sizeOf(element),
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: {
      x: { time: false, range: [0, lastDay.peek()] },
      y: data.unit === "%" ? { range: [0, 100] } : { range: (_, __, max) => [0, max * 1.05 || 1] },
    },
    series: [
      {},
      ...data.series.map((one): uPlot.Series => {
        const stroke = colourOf(one, data);
        return one.dots
          ? dots(stroke, one.column)
          : {
              label: one.column,
              stroke,
              dash: one.side === "communist" ? [7, 3] : undefined,
              paths,
              width: 1.6,
              points: { show: false },
            };
      }),
    ],
    axes: [
      {
        ...axis,
        size: 22,
        splits: () => monthStarts(lastDay.peek()).filter((d) => partsOf(d).month % 6 === 0),
        values: (_, splits) => splits.map((d) => words.peek().dates.monthTick(d)),
      },
      { ...axis, size: 50, values: (_, splits) => splits.map((v) => axisWords(v, data.unit)) },
    ],
    hooks: {
      setCursor: [
        ({ cursor, posToVal }) => {
          hoveredDay.value =
            cursor.left === undefined || cursor.left < 0 ? null : Math.round(posToVal(cursor.left, "x"));
        },
      ],
      draw: [
        ({ ctx, bbox, valToPos }) => {
          const x = valToPos(day.peek(), "x", true);
          ctx.save();
          ctx.setLineDash([]);
          ctx.strokeStyle = colours.today;
          ctx.lineWidth = devicePixelRatio || 1;
          ctx.beginPath();
          ctx.moveTo(x, bbox.top);
          ctx.lineTo(x, bbox.top + bbox.height);
          ctx.stroke();
          ctx.restore();
        },
      ],
    },
  };
}

function axisWords(value: number, unit: ChartData["unit"]): string {
  return unit === "%" ? words.peek().percent(value) : words.peek().charts.axis(value);
}
