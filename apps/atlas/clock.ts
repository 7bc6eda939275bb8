import { effect } from "@preact/signals";
import { day, direction, lastDay, playing, setDay, speed } from "./state.ts";

/** Moves the day on while playing, at the speed chosen, in step with the screen. */
export function runClock(): void {
  let before = 0;
  let part = 0;
  const step = (now: number) => {
    if (!playing.value) return;
    // a tab that slept goes on where it was instead of leaping
    part += (Math.min(250, now - before) / 1000) * speed.value;
    before = now;
    const days = Math.floor(part);
    part -= days;
    const forward = direction.value === 1;
    if (days > 0) setDay(day.value + (forward ? days : -days));
    if (forward ? day.value >= lastDay.value : day.value <= 0) playing.value = false;
    else requestAnimationFrame(step);
  };
  effect(() => {
    if (!playing.value) return;
    before = performance.now();
    part = 0;
    requestAnimationFrame(step);
  });
}

/** Starts in a direction, or stops where it already goes that way; from the end of its way it begins again. */
export function togglePlay(towards: 1 | -1 = 1): void {
  if (playing.value && direction.value === towards) {
    playing.value = false;
    return;
  }
  if (towards === 1 && day.value >= lastDay.value) setDay(0);
  if (towards === -1 && day.value <= 0) setDay(lastDay.value);
  direction.value = towards;
  playing.value = true;
}
