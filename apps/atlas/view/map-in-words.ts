import { nearestHex, type Run } from "@p38/model";
import type { HexGrid } from "@p38/terrain";
import { isOnMap } from "./formations.ts";
import { nearWords, newsOf } from "./run-news.ts";
import type { Tongue } from "./tongue.ts";

/** Places that a line is told by: both ends and what lies evenly between them. */
const PLACES_ON_LINE = 5;
/** Things that happened that are told of a day. */
const NEWS = 3;

/**
 * What the map shows of a day, in sentences, for those who can't see it: where the run's line goes, how many divisions stand against how many, how
 * much ground each side holds, and the weightiest news.
 *
 * @param line    [lat, lon] points of the run's line of contact from west to east; fewer than two for none
 * @param unShare share of Korea's ground that the UN side holds, null where it is not known
 */
export function mapInWords(
  run: Run,
  grid: HexGrid,
  day: number,
  line: readonly [number, number][],
  unShare: number | null,
  tongue: Tongue,
): string {
  const { dates, number } = tongue.words;
  const told = tongue.words.map.inWords;
  const sentences = [
    line.length < 2
      ? tongue.words.map.noLineWords
      : told.line(
          dates.long(day),
          tongue.words.list(
            spread(line).map(([lat, lon]) => nearWords(grid, nearestHex(grid, lat, lon).hex, tongue)),
          ),
        ),
  ];
  const divisions = { un: 0, communist: 0 };
  for (let f = 0; f < run.F; f++)
    if (run.meta.formations[f].echelon === "division" && isOnMap(run, day, f))
      divisions[run.meta.formations[f].side]++;
  sentences.push(told.divisions(number(divisions.un), number(divisions.communist)));
  if (unShare !== null) sentences.push(told.ground(Math.round(unShare * 100)));
  const news = newsOf(run, grid, day, tongue).slice(0, NEWS);
  if (news.length > 0) sentences.push(told.news(tongue.words.clauses(news.map(({ text }) => text))));
  return sentences.join(" ");
}

function spread(line: readonly [number, number][]): [number, number][] {
  const last = line.length - 1;
  const count = Math.min(PLACES_ON_LINE, line.length);
  return Array.from({ length: count }, (_, i) => line[Math.round((i * last) / (count - 1))]);
}
