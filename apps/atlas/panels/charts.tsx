import { useEffect, useRef } from "preact/hooks";
import { effect, signal, useSignal, type Signal } from "@preact/signals";
import type uPlot from "uplot";
import { day, groundShare, jumpTo, record, series } from "../state.ts";
import { monthStarts, monthTick, shortDate } from "../view/date-words.ts";
import { whole } from "../view/figures.ts";
import { cumulative, sumsBetween } from "../view/series.ts";
import { recordedStrengths } from "../view/recorded-strengths.ts";

const UN = "#1f5fa8";
const COMMUNIST = "#b3261e";
const spans = signal<"month" | "day">("month");

/** Losses, ground and strength along the days, with the day on show marked; a click goes to that day. */
export function Charts() {
  const figures = series.value;
  if (!figures) return <p class="fine">The run is on its way.</p>;
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
        title={perMonth ? "Battle losses a month" : "Battle losses a day"}
        unit="men"
        data={losses}
        stepped={perMonth}
        extra={
          <button type="button" class="small" onClick={() => (spans.value = perMonth ? "day" : "month")}>
            {perMonth ? "by day" : "by month"}
          </button>
        }
      />
      <Chart
        title="Battle losses so far"
        unit="men"
        data={[days, cumulative(figures.battleLossMen[0]), cumulative(figures.battleLossMen[1])]}
      />
      {share && (
        <Chart
          title="Ground of Korea held"
          unit="%"
          data={[days, share.map((part) => 100 * part), share.map((part) => 100 * (1 - part))]}
        />
      )}
      <Chart
        title={recorded ? "Men in the field (dots: recorded, all ground troops)" : "Men in the field"}
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
          void day.value;
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
  }, [data[0].length, data[1]]);
  const at = hoveredDay.value ?? day.value;
  return (
    <figure class="chart">
      <figcaption>
        {title} {extra}
      </figcaption>
      <p class="chart-values">
        <span>{shortDate(at)}</span>
        <span class="un">UN {valueAt(data, 1, at, unit)}</span>
        <span class="communist">Communist {valueAt(data, 2, at, unit)}</span>
      </p>
      <div class="plot" ref={box} role="img" aria-label={`${title}: ${inWords(data, unit)}`} />
    </figure>
  );
}

function valueAt(data: uPlot.AlignedData, side: 1 | 2, at: number, unit: string): string {
  return valueWords(data[side][indexAt(data[0], at)], unit);
}

function inWords(data: uPlot.AlignedData, unit: string): string {
  const at = day.peek();
  return `on ${shortDate(at)} UN ${valueAt(data, 1, at, unit)}, communist ${valueAt(data, 2, at, unit)}`;
}

function indexAt(days: ArrayLike<number>, at: number): number {
  let i = 0;
  while (i + 1 < days.length && days[i + 1] <= at) i++;
  return i;
}

function valueWords(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return "–";
  return unit === "%" ? `${value.toFixed(0)} %` : whole(value);
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
        font: "11px system-ui, sans-serif",
        stroke: "#50585e",
        ticks: { size: 3 },
        splits: (self) =>
          monthStarts(self.data[0].at(-1) ?? 0).filter((d) => ["Jul", "Jan"].includes(monthOf(d))),
        values: (_, splits) => splits.map((d) => monthTick(d)),
        grid: { stroke: "#00000012" },
      },
      {
        size: 44,
        gap: 2,
        font: "11px system-ui, sans-serif",
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

function monthOf(d: number): string {
  const tick = monthTick(d);
  return /^\d/.test(tick) ? "Jan" : tick;
}

function axisWords(value: number, unit: string): string {
  if (unit === "%") return `${value} %`;
  return value >= 1_000_000 ? `${value / 1_000_000} M` : value >= 1000 ? `${value / 1000} k` : String(value);
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
