import type { Io } from "./io.ts";

/** Tells how far long work is, with the time left, on the error stream. */
export interface Progress {
  /** `done` of `all` steps are done */
  step(done: number, all: number): void;
  /** leaves the line clean for what comes after */
  end(): void;
}

/**
 * Progress of a piece of work: one line that renews itself on a terminal, a line every tenth elsewhere.
 *
 * @param label what is going on, such as `war`
 * @param asked true to show it where the error stream is no terminal too
 */
export function progressOf(io: Io, label: string, asked: boolean): Progress {
  const onTerminal = io.stderr.isTTY === true;
  if (!onTerminal && !asked) return { step() {}, end() {} };
  const start = performance.now();
  let shownAt = -Infinity;
  let tenth = -1;
  return {
    step(done, all) {
      const now = performance.now();
      if (onTerminal ? now - shownAt < 100 && done < all : Math.floor((done / all) * 10) === tenth) return;
      shownAt = now;
      tenth = Math.floor((done / all) * 10);
      const text = `${label}: ${done} of ${all}${timeLeft(now - start, done, all)}`;
      io.stderr.write(onTerminal ? `\r\u001b[K${text}` : `${text}\n`);
    },
    end() {
      if (onTerminal) io.stderr.write("\r\u001b[K");
    },
  };
}

/** `, 12 s left`, or nothing while too little is done to say. */
function timeLeft(elapsedMs: number, done: number, all: number): string {
  if (done < all / 50 || done >= all) return "";
  const seconds = Math.ceil(((elapsedMs / done) * (all - done)) / 1000);
  return seconds < 120 ? `, ${seconds} s left` : `, ${Math.ceil(seconds / 60)} min left`;
}
