import { effect } from "@preact/signals";
import { day, lastDay, playing, setDay, speed } from "./state.ts";

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
    if (days > 0) setDay(day.value + days);
    if (day.value >= lastDay.value) playing.value = false;
    else requestAnimationFrame(step);
  };
  effect(() => {
    if (!playing.value) return;
    before = performance.now();
    part = 0;
    requestAnimationFrame(step);
  });
}

/** Starts or stops; from the last day it begins again. */
export function togglePlay(): void {
  if (!playing.value && day.value >= lastDay.value) setDay(0);
  playing.value = !playing.value;
}
