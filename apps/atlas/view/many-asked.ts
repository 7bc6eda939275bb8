import { readOwn, writeOwn } from "./own-link.ts";
import { OWN, type OwnChange } from "./sentences.ts";

/** What many runs are asked for: a what-if or a change of one's own, over so many pairs. */
export interface Asked {
  /** id of a what-if, or `own` */
  scenario: string;
  own: OwnChange;
  pairs: number;
  /** number that the seeds of all pairs follow from */
  seed: number;
  /** whether what is not known well is drawn anew for each pair */
  drawn: boolean;
}

/** Most pairs that a page makes: beyond, a command does it better. */
export const MOST_PAIRS = 1000;

/** What is asked at first. */
export const FIRST_ASKED: Asked = {
  scenario: "what-if/no-chinese-intervention",
  own: {
    sentences: [
      { kind: "never", blanks: ["CHN"] },
      { kind: "free", blanks: ["both", "1950-10-25"] },
    ],
    against: "1950-10-25",
  },
  pairs: 20,
  seed: 1,
  drawn: true,
};

/** `what-if/no-inchon;20;1;drawn`, as an address keeps it; a change of one's own stands in the place of the name. */
export function writeAsked(asked: Asked): string {
  const what = asked.scenario === OWN ? `own:${writeOwn(asked.own)}` : asked.scenario;
  return [what, asked.pairs, asked.seed, asked.drawn ? "drawn" : "luck"].join(";");
}

/** What an address asks for; null where it makes no sense. */
export function readAsked(text: string): Asked | null {
  const [what, pairs, seed, how] = text.split(";");
  const own = what.startsWith("own:") ? readOwn(what.slice("own:".length)) : FIRST_ASKED.own;
  const named = what.startsWith("own:") || /^what-if\/[a-z0-9-]+$/.test(what);
  const whole = (given: string | undefined, least: number, most: number) =>
    /^\d{1,15}$/.test(given ?? "") && Number(given) >= least && Number(given) <= most;
  if (!own || !named || !whole(pairs, 2, MOST_PAIRS) || !whole(seed, 0, Number.MAX_SAFE_INTEGER)) return null;
  return {
    scenario: what.startsWith("own:") ? OWN : what,
    own,
    pairs: Number(pairs),
    seed: Number(seed),
    drawn: how !== "luck",
  };
}
