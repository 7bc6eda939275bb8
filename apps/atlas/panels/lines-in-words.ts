import { computed } from "@preact/signals";
import { day, layers, recordOnShow, runLine, showsRun, words } from "../state.ts";

/** The lines on the map, each in words: which it is and of which day. */
export const linesInWords = computed(() => {
  const { dates, map } = words.value;
  const lines: { kind: "run" | "record"; text: string }[] = [];
  if (showsRun.value && layers.value.has("run")) {
    const text = map.runLine(dates.short(day.value));
    lines.push({ kind: "run", text: runLine.value.length > 1 ? text : `${text}: ${map.noLine}` });
  }
  const recorded = recordOnShow.value;
  if (recorded) {
    const apart = recorded.daysAfter === 0 ? null : dates.apart(recorded.daysAfter);
    lines.push({ kind: "record", text: map.recordLine(dates.short(recorded.day), apart) });
  }
  return lines;
});
