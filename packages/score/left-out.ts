/** Rows of the record that a score does not use, and why. */
export interface LeftOut {
  /** what was left out, in the plural: "places", "loss claims" */
  what: string;
  reason: string;
  count: number;
}

/** One row a reason, counts summed, most first; reasons that left nothing out are dropped. */
export function gather(leftOut: readonly LeftOut[]): LeftOut[] {
  const rows = new Map<string, LeftOut>();
  for (const { what, reason, count } of leftOut) {
    const row = rows.get(`${what} ${reason}`);
    if (row) row.count += count;
    else if (count > 0) rows.set(`${what} ${reason}`, { what, reason, count });
  }
  return [...rows.values()].toSorted(
    (a, b) => b.count - a.count || (a.what + a.reason < b.what + b.reason ? -1 : 1),
  );
}
