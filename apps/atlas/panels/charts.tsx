import { useEffect, useMemo, useRef } from "preact/hooks";
import { effect, signal, useSignal, type Signal } from "@preact/signals";
import type uPlot from "uplot";
import { dayOf } from "@p38/base";
import { csvOf } from "@p38/model";
import type { AirEffortDay } from "@p38/record";
import { loadJson } from "../load.ts";
import { dark } from "../scheme.ts";
import { day, groundShare, hrefOf, jumpTo, record, run, sourcesById, tongue, words } from "../state.ts";
import { fontsCame, PAGE_FONT } from "../fonts.ts";
import {
  airData,
  apartData,
  GROUPINGS,
  groundData,
  LOSS_KINDS,
  lossData,
  lossesBeside,
  SPANS,
  strengthData,
  supplyData,
  tableOf,
  TOPICS,
  type ChartData,
  type Grouping,
  type LossKind,
  type Span,
  type Topic,
} from "../view/chart-data.ts";
import { monthStarts } from "../view/months.ts";
import { recordedStrengths } from "../view/recorded-strengths.ts";
import { partsOf } from "../words/parts.ts";

/** Colours of sides, then of parties and of what belongs to neither side, told apart by those who see colours differently too. */
const COLOURS = {
  light: {
    sides: { un: "#1f5fa8", communist: "#b3261e" },
    others: ["#0072b2", "#d55e00", "#009e73", "#8a4fa0", "#9a7400", "#4a4f57"],
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
/** the record's air effort by day; null until a chart has asked for it */
const airEffort = signal<AirEffortDay[] | null>(null);

/** Charts of one topic at a time, with the day on show marked; a click goes to that day. */
export function Charts() {
  const told = words.value.charts;
  if (!run.value) return <p class="fine">{words.value.page.runOnItsWay}</p>;
  return (
    <div class="charts">
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
      <ChartsOf key={topic.value} />
    </div>
  );
}

function ChartsOf() {
  const shown = run.value!;
  const told = words.value.charts;
  const claims = record.value?.strengths;
  const share = groundShare.value;
  const [by, kind, over] = [grouping.value, lossKind.value, span.value];
  const starts = useMemo(() => [0, ...monthStarts(shown.D - 1).filter((d) => d > 0)], [shown]);
  const data = useMemo((): { title: string; data: ChartData }[] => {
    switch (topic.value) {
      case "strength": {
        const recorded = by === "side" && claims ? recordedStrengths(claims, shown.D) : null;
        const title = recorded ? told.inTheFieldAndRecorded : told.inTheField;
        return [{ title, data: strengthData(shown, by, recorded) }];
      }
      case "losses":
        return [
          {
            title: told.lossesOf(told.kinds[kind], told.spans[over]),
            data: lossData(shown, kind, by, over, starts),
          },
        ];
      case "ground":
        return share ? [{ title: told.ground, data: groundData(share) }] : [];
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
  }, [shown, by, kind, over, claims, share, airEffort.value, told]);
  useEffect(() => {
    if (topic.value === "air" && !airEffort.value)
      void loadJson<{ airEffort: AirEffortDay[] }>("series.json").then(
        (tables) => (airEffort.value = tables?.airEffort ?? []),
      );
  }, []);
  return (
    <>
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
      {topic.value === "air" && !airEffort.value && <p class="fine">{words.value.page.loading}</p>}
      <div class="plots">
        {data.map((one) => (
          <Chart key={`${one.title}/${by}`} name={topic.value} {...one} />
        ))}
        {topic.value === "losses" && <Beside kind={kind} />}
        {topic.value === "apart" && data.length > 0 && <Furthest data={data[0].data} />}
      </div>
    </>
  );
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
function Beside({ kind }: { kind: LossKind }) {
  const shown = run.value!;
  const claims = record.value?.losses;
  const rows = useMemo(() => lossesBeside(shown, claims ?? [], kind), [shown, claims, kind]);
  const { charts: told, number, dates } = words.value;
  if (rows.length === 0) return <p class="fine">{told.noBeside}</p>;
  return (
    <div class="beside-table" role="region" aria-label={told.besideRecord} tabIndex={0}>
      <table class="figures">
        <thead>
          <tr>
            {[told.when, told.whose, words.value.map.record, words.value.map.run, told.source].map(
              (heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ claim, recordedMen, runMen }) => (
            <tr key={claim.id}>
              <th scope="row">
                <button type="button" class="link" onClick={() => jumpTo(dayOf(claim.to))}>
                  {dates.short(dayOf(claim.from))} – {dates.short(dayOf(claim.to))}
                </button>
              </th>
              <td>
                {claim.parties.length > 0 ? claim.parties.map(labelOf).join(", ") : labelOf(claim.side)}
              </td>
              <td>{number(recordedMen)}</td>
              <td>{number(runMen)}</td>
              <td>
                <a href={hrefOf({ subject: `source/${claim.source}` })} lang="en">
                  {sourcesById.value.get(claim.source)?.title ?? claim.source}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The dates on which run and record lie furthest apart. */
function Furthest({ data }: { data: ChartData }) {
  const { charts: told, number, dates } = words.value;
  const [mean] = data.series;
  const furthest = data.days
    .map((on, i) => ({ on, km: mean.values[i] ?? 0 }))
    .toSorted((a, b) => b.km - a.km)
    .slice(0, 5);
  return (
    <div>
      <h3>{told.furthest}</h3>
      <ol class="plain">
        {furthest.map(({ on, km }) => (
          <li key={on}>
            <button type="button" class="link" onClick={() => jumpTo(on)}>
              {dates.long(on)}
            </button>{" "}
            {number(km)} km
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Name of a side, a party, or what else a series is of. */
function labelOf(of: string): string {
  const { sides, charts } = words.value;
  if (of === "un" || of === "communist") return sides.short[of];
  if (of === "mean" || of === "most") return charts.measures[of];
  return tongue.value.nameOf(`party/${of}`, record.value?.parties.find(({ id }) => id === of)?.name ?? of);
}

function colourOf(of: string, at: number): string {
  const { sides, others } = COLOURS[dark.value ? "dark" : "light"];
  return of === "un" || of === "communist" ? sides[of] : others[at % others.length];
}

interface ChartProps {
  title: string;
  /** topic, for the name of its data file */
  name: Topic;
  data: ChartData;
}

function Chart({ title, name, data }: ChartProps) {
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
  const lines = data.series.filter(({ dots }) => !dots || data.unit === "km");
  return (
    <figure class="chart">
      <figcaption>
        {title}{" "}
        <button
          type="button"
          class="small"
          title={words.value.charts.dataOf(title)}
          onClick={() => keepTable(name, data)}
        >
          {words.value.charts.data}
        </button>
      </figcaption>
      <p class="chart-values">
        <span>{words.value.dates.short(at)}</span>
        {lines.map((one, i) => (
          <span key={one.column} style={{ color: colourOf(one.of, i) }}>
            {labelOf(one.of)} {valueWords(one.values[indexAt(data.days, at)], data.unit)}
          </span>
        ))}
      </p>
      <div class="plot" ref={box} role="img" aria-label={inWords(title, data)} />
    </figure>
  );
}

/** Hands the chart's data to the reader's browser as a CSV file. */
function keepTable(name: Topic, data: ChartData): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csvOf(tableOf(data))], { type: "text/csv" }));
  link.download = `parallel38-${name}-${data.series[0]?.column ?? "none"}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function inWords(title: string, { days, series, unit }: ChartData): string {
  const at = day.peek();
  const { charts, dates } = words.value;
  return charts.inWords(
    title,
    dates.short(at),
    series
      .filter(({ dots }) => !dots || unit === "km")
      .map(({ of, values }) => `${labelOf(of)} ${valueWords(values[indexAt(days, at)], unit)}`),
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
  const paths = data.stepped ? UPlot.paths.stepped!({ align: 1 }) : UPlot.paths.linear!();
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
      x: { time: false, range: (_, min, max) => [Math.min(min, 0), max] },
      y: data.unit === "%" ? { range: [0, 100] } : { range: (_, __, max) => [0, max * 1.05 || 1] },
    },
    series: [
      {},
      ...data.series.map((one, i): uPlot.Series => {
        const stroke = colourOf(one.of, i);
        return one.dots
          ? dots(stroke, one.column)
          : {
              label: one.column,
              stroke,
              dash: one.of === "communist" ? [7, 3] : undefined,
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
        splits: () => monthStarts(data.days.at(-1) ?? 0).filter((d) => partsOf(d).month % 6 === 0),
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
