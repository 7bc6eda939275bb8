import { spanOf } from "./dates.ts";
import { byId, type RecordRows, type Report } from "./record-rows.ts";

/** A cause does not begin after its effect has ended, and nothing is its own cause, however long the way round. */
export function checkCauses(rows: RecordRows, report: Report): void {
  const events = byId(rows.events);
  const effects = new Map<string, string[]>();
  for (const [i, row] of rows.causes.entries()) {
    if (!row) continue;
    const cause = events.get(row.cause);
    const effect = events.get(row.effect);
    if (!cause || !effect) continue;
    if (spanOf(cause.date).first > spanOf(effect.to ?? effect.date).last)
      report(
        "error",
        "causes",
        `/${i}/cause`,
        `an event before ${effect.to ?? effect.date}, when its effect "${effect.title}" was over`,
        `"${row.cause}" of ${cause.date}`,
      );
    if (reaches(effects, row.effect, row.cause))
      report(
        "error",
        "causes",
        `/${i}/effect`,
        "an event that does not lead back to its cause",
        `"${row.effect}", which leads to "${row.cause}"`,
      );
    else effects.set(row.cause, [...(effects.get(row.cause) ?? []), row.effect]);
  }
}

/** Whether one event leads to another. */
function reaches(effects: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const ahead = [from];
  for (let event = ahead.pop(); event !== undefined; event = ahead.pop()) {
    if (event === to) return true;
    if (seen.has(event)) continue;
    seen.add(event);
    ahead.push(...(effects.get(event) ?? []));
  }
  return false;
}
