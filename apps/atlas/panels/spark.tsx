import { useRef } from "preact/hooks";
import { day, jumpTo, words } from "../state.ts";

const WIDTH = 230;
const HEIGHT = 44;

interface SparkProps {
  title: string;
  /** [D] a value a day, NaN where there is none */
  values: Float64Array;
  /** what a value is in words */
  inWords(value: number): string;
  bars?: boolean;
}

/** One figure through the whole war, small, with the day on show marked; a click goes to that day. */
export function Spark({ title, values, inWords, bars = false }: SparkProps) {
  const box = useRef<SVGSVGElement>(null);
  const most = values.reduce((max, value) => (value > max ? value : max), 0) || 1;
  const x = (d: number) => (d / Math.max(1, values.length - 1)) * WIDTH;
  const y = (value: number) => HEIGHT - 2 - (value / most) * (HEIGHT - 6);
  const now = values[day.value];
  return (
    <figure class="spark">
      <figcaption>
        {title} <b>{Number.isNaN(now) ? words.value.charts.none : inWords(now)}</b>
      </figcaption>
      <svg
        ref={box}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        onClick={(event) => {
          const { left, width } = box.current!.getBoundingClientRect();
          jumpTo(((event.clientX - left) / width) * (values.length - 1));
        }}
      >
        <path class={bars ? "bars" : "line"} d={pathOf(values, x, y, bars)} />
        <line class="today" x1={x(day.value)} x2={x(day.value)} y1={0} y2={HEIGHT} />
      </svg>
    </figure>
  );
}

function pathOf(
  values: Float64Array,
  x: (d: number) => number,
  y: (value: number) => number,
  bars: boolean,
): string {
  let path = "";
  let open = false;
  for (let d = 0; d < values.length; d++) {
    if (Number.isNaN(values[d])) {
      open = false;
      continue;
    }
    const at = `${x(d).toFixed(1)} ${y(values[d]).toFixed(1)}`;
    if (bars) path += values[d] > 0 ? `M${x(d).toFixed(1)} ${HEIGHT}L${at}` : "";
    else path += `${open ? "L" : "M"}${at}`;
    open = true;
  }
  return path;
}
