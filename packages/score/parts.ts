import type { Day } from "@p38/base";
import { isInHardTest, type Part, type Split } from "./split.ts";

/** The parts that a score is shown by: for fitting, for judging, and of the latter the hard test. */
export const SCORE_PARTS = ["fit", "judge", "hard test"] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];

/** A value for each part of the score. */
export type ByPart<T> = Record<ScorePart, T>;

/** The same question asked of each part. */
export function byPart<T>(of: (part: ScorePart) => T): ByPart<T> {
  return { fit: of("fit"), judge: of("judge"), "hard test": of("hard test") };
}

/** Whether an observation of that part of the split, on that day, is shown under a part of the score. */
export function isShownIn(shown: ScorePart, part: Part, day: Day, split: Split): boolean {
  return shown === "hard test" ? part === "judge" && isInHardTest(split, day) : part === shown;
}
