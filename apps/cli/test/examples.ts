import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { main } from "../main.ts";
import { testIo, wordsOf, type Outcome } from "./command-line.ts";

/** Points that examples of `p38 holder` ask about. */
export const POINTS = "id,lat,lon,date\nseoul,37.566,126.978,1950-06-25\npusan,35.1,129.04,1950-08-20\n";

/** Writes the points file that examples name. */
export function writePoints(folder: string): Promise<void> {
  return writeFile(join(folder, "points.csv"), POINTS);
}

/**
 * Runs an example, such as `p38 line --run war.p38run --date 1950-08-20`, as if typed in a folder. One that serves is
 * stopped once it has said where.
 */
export async function runExample(line: string, folder: string, root?: string): Promise<Outcome> {
  const { io, printed, stop } = testIo(folder, root === undefined ? {} : { root });
  const { write } = io.stdout;
  io.stdout.write = (text) => {
    write(text);
    if (/http:\/\/\S+:\d+/.test(text)) stop.abort();
  };
  const code = await main(wordsOf(line.replace(/^(npx )?p38 /, "")), io);
  return { code, ...printed };
}
