/** Something that lasts, first and last day. */
interface Span {
  from: number;
  to: number;
}

/** Spans in rows, so that none lies over another: each in the first row where the one before it has ended. */
export function rowsOf<S extends Span>(spans: readonly S[]): S[][] {
  const rows: S[][] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const row = rows.find((one) => one.at(-1)!.to < span.from);
    if (row) row.push(span);
    else rows.push([span]);
  }
  return rows;
}

/** Mean of a day series over each of a number of columns of about as many days. */
export function meanByColumn(perDay: ArrayLike<number>, columns: number): Float64Array {
  return Float64Array.from({ length: columns }, (_, c) => {
    const [first, last] = [c, c + 1].map((edge) => Math.floor((edge * perDay.length) / columns));
    let sum = 0;
    for (let d = first; d < last; d++) sum += perDay[d];
    return last > first ? sum / (last - first) : 0;
  });
}
