import { useEffect, useRef } from "preact/hooks";
import { effect, signal, useSignal, type Signal } from "@preact/signals";
import type uPlot from "uplot";
import { day, groundShare, jumpTo, record, series, words } from "../state.ts";
import { fontsCame, PAGE_FONT } from "../fonts.ts";
import { monthStarts } from "../view/months.ts";
import { partsOf } from "../words/parts.ts";
import { cumulative, sumsBetween } from "../view/series.ts";
import { recordedStrengths } from "../view/recorded-strengths.ts";

const UN = "#1f5fa8";
const COMMUNIST = "#b3261e";
const spans = signal<"month" | "day">("month");

/** Losses, ground and strength along the days, with the day on show marked; a click goes to that day. */
export function Charts() {
  const figures = series.value;
  const told = words.value.charts;
  if (!figures) return <p class="fine">{words.value.page.runOnItsWay}</p>;
  const days = Float64Array.from(figures.strengthMen[0], (_, d) => d);
  const starts = [0, ...monthStarts(days.length - 1).filter((d) => d > 0)];
  const perMonth = spans.value === "month";
  const losses: uPlot.AlignedData = perMonth
    ? [starts, sumsBetween(figures.battleLossMen[0], starts), sumsBetween(figures.battleLossMen[1], starts)]
    : [days, figures.battleLossMen[0], figures.battleLossMen[1]];
  const share = groundShare.value;
  const recorded = record.value ? recordedStrengths(record.value.strengths, days.length) : null;
  return (
    <div class="charts">
      <Chart
        title={perMonth ? told.lossesAMonth : told.lossesADay}
        unit="men"
        data={losses}
        stepped={perMonth}
        extra={
          <button type="button" class="small" onClick={() => (spans.value = perMonth ? "day" : "month")}>
            {perMonth ? told.byDay : told.byMonth}
          </button>
        }
      />
      <Chart
        title={told.lossesSoFar}
        unit="men"
        data={[days, cumulative(figures.battleLossMen[0]), cumulative(figures.battleLossMen[1])]}
      />
      {share && (
        <Chart
          title={told.ground}
          unit="%"
          data={[days, share.map((part) => 100 * part), share.map((part) => 100 * (1 - part))]}
        />
      )}
      <Chart
        title={recorded ? told.inTheFieldAndRecorded : told.inTheField}
        unit="men"
        data={
          recorded
            ? [days, figures.strengthMen[0], figures.strengthMen[1], recorded[0], recorded[1]]
            : [days, figures.strengthMen[0], figures.strengthMen[1]]
        }
      />
    </div>
  );
}

interface ChartProps {
  title: string;
  unit: "men" | "%";
  /** days, UN, communist and, where there are any, recorded values of both */
  data: uPlot.AlignedData;
  stepped?: boolean;
  extra?: preact.ComponentChildren;
}

function Chart({ title, unit, data, stepped = false, extra }: ChartProps) {
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
      plot = new UPlot(options(UPlot, element, unit, data.length > 3, stepped, hoveredDay), data, element);
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
  }, [data[0].length, data[1], words.value]);
  const at = hoveredDay.value ?? day.value;
  return (
    <figure class="chart">
      <figcaption>
        {title} {extra}
      </figcaption>
      <p class="chart-values">
        <span>{words.value.dates.short(at)}</span>
        <span class="un">
          {words.value.sides.short.un} {valueAt(data, 1, at, unit)}
        </span>
        <span class="communist">
          {words.value.sides.short.communist} {valueAt(data, 2, at, unit)}
        </span>
      </p>
      <div class="plot" ref={box} role="img" aria-label={inWords(title, data, unit)} />
    </figure>
  );
}

function valueAt(data: uPlot.AlignedData, side: 1 | 2, at: number, unit: string): string {
  return valueWords(data[side][indexAt(data[0], at)], unit);
}

function inWords(title: string, data: uPlot.AlignedData, unit: string): string {
  const at = day.peek();
  const { charts, dates } = words.value;
  return charts.inWords(title, dates.short(at), valueAt(data, 1, at, unit), valueAt(data, 2, at, unit));
}

function indexAt(days: ArrayLike<number>, at: number): number {
  let i = 0;
  while (i + 1 < days.length && days[i + 1] <= at) i++;
  return i;
}

function valueWords(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return words.value.charts.none;
  return unit === "%" ? words.value.percent(value) : words.value.number(value);
}

function sizeOf(element: HTMLElement): { width: number; height: number } {
  return { width: Math.max(160, element.clientWidth), height: Math.max(110, element.clientHeight) };
}

function options(
  UPlot: typeof uPlot,
  element: HTMLElement,
  unit: "men" | "%",
  recorded: boolean,
  stepped: boolean,
  hoveredDay: Signal<number | null>,
): uPlot.Options {
  const paths = stepped ? UPlot.paths.stepped!({ align: 1 }) : UPlot.paths.linear!();
  const line = (label: string, stroke: string, dash?: number[]): uPlot.Series => ({
    label,
    stroke,
    dash,
    paths,
    width: 1.6,
    points: { show: false },
  });
  return {
    ...sizeOf(element),
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: {
      x: { time: false },
      y: unit === "%" ? { range: [0, 100] } : { range: (_, __, max) => [0, max * 1.05 || 1] },
    },
    series: [
      { label: "Day" },
      line("UN", UN),
      line("Communist", COMMUNIST, [7, 3]),
      ...(recorded ? [dots("UN recorded", UN), dots("Communist recorded", COMMUNIST)] : []),
    ],
    axes: [
      {
        size: 22,
        gap: 2,
        font: `11px ${PAGE_FONT}`,
        stroke: "#50585e",
        ticks: { size: 3 },
        splits: (self) => monthStarts(self.data[0].at(-1) ?? 0).filter((d) => partsOf(d).month % 6 === 0),
        values: (_, splits) => splits.map((d) => words.peek().dates.monthTick(d)),
        grid: { stroke: "#00000012" },
      },
      {
        size: 50,
        gap: 2,
        font: `11px ${PAGE_FONT}`,
        stroke: "#50585e",
        ticks: { size: 3 },
        values: (_, splits) => splits.map((v) => axisWords(v, unit)),
        grid: { stroke: "#00000012" },
      },
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
          ctx.strokeStyle = "#11151a";
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

function axisWords(value: number, unit: string): string {
  return unit === "%" ? words.peek().percent(value) : words.peek().charts.axis(value);
}

/** Recorded values: open circles, no line. */
function dots(label: string, stroke: string): uPlot.Series {
  return {
    label,
    stroke,
    width: 0,
    paths: () => null,
    points: { show: true, size: 6, fill: "#fff", stroke, width: 1.6 },
  };
}
