import { togglePlay } from "../clock.ts";
import { toggleBookmark } from "../bookmarks.ts";
import { addressNow, chosen, chosenCell, day, drawer, lastDay, playing, reading, setDay } from "../state.ts";
import { menu } from "./menu.ts";
import { monthOff } from "../view/months.ts";

/**
 * Keys of the whole page: space plays (with shift backwards), slash finds, b keeps a bookmark, arrows go a day (with shift a week), page keys a month, home and end to the
 * ends, escape closes; none where the record lies over the map. A field or list that has the focus keeps its own keys.
 */
export function steer(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (reading.value) return;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const field = target?.closest("select, textarea, input:not([type=range]):not([type=checkbox])");
  if (field) return;
  const onButton = target?.closest("button, a, summary, [role=tab], input[type=checkbox]");
  const step = event.shiftKey ? 7 : 1;
  if ((event.key === "/" || event.key === "b") && !event.shiftKey) {
    if (event.key === "/") menu.value = "find";
    else toggleBookmark({ address: addressNow(), day: day.value });
    event.preventDefault();
    return;
  }
  const moves: { [key: string]: () => void } = {
    ArrowLeft: () => setDay(day.value - step),
    ArrowRight: () => setDay(day.value + step),
    PageUp: () => setDay(monthOff(day.value, -1)),
    PageDown: () => setDay(monthOff(day.value, 1)),
    Home: () => setDay(0),
    End: () => setDay(lastDay.value),
    Escape: () => {
      if (chosen.value !== null || chosenCell.value !== null) chosen.value = chosenCell.value = null;
      else drawer.value = null;
    },
  };
  if (event.key === " " && !onButton) {
    togglePlay(event.shiftKey ? -1 : 1);
    event.preventDefault();
  } else if (moves[event.key]) {
    if (event.key !== "Escape") playing.value = false;
    moves[event.key]();
    event.preventDefault();
  }
}
