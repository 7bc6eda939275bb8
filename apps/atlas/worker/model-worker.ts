import { expose, transfer } from "comlink";
import { isoOf } from "@p38/base";
import { decodeTheater, encodeRun, hashOf, run } from "@p38/model";
import { decodeHexGrid } from "@p38/terrain";

/** What a run made in the browser sends back. */
export interface MadeRun {
  /** the run file */
  bytes: Uint8Array<ArrayBuffer>;
  /** hash of each hashed array at dusk of the last day */
  hashes: { array: string; date: string; hash: string }[];
  seconds: number;
}

const doors = {
  /**
   * Computes a run.
   *
   * @param theaterBytes theater file
   * @param gridBytes    terrain file that the theater was cast on
   * @param until        last day, the theater's last where absent
   * @param onDay        called now and then with the days done and to do
   */
  makeRun(
    theaterBytes: Uint8Array,
    gridBytes: Uint8Array,
    seed: number,
    until: number | undefined,
    inputs: { [name: string]: string },
    onDay: (done: number, days: number) => void,
  ): MadeRun {
    const started = performance.now();
    const theater = decodeTheater(
      theaterBytes,
      decodeHexGrid(gridBytes, "data/korea.hexgrid"),
      "data/as-decided.theater",
    );
    let told = 0;
    const made = run(theater, seed, {
      until,
      inputs,
      commit: "made in the browser",
      onDay: (done, days) => {
        const now = performance.now();
        if (now - told < 100 && done < days) return;
        told = now;
        onDay(done, days);
      },
    });
    const day = made.D - 1;
    const hashes = made.meta.hashedArrays.map((array) => ({
      array,
      date: isoOf(day),
      hash: hashOf(made, day, array),
    }));
    const bytes = encodeRun(made) as Uint8Array<ArrayBuffer>;
    return transfer({ bytes, hashes, seconds: (performance.now() - started) / 1000 }, [bytes.buffer]);
  },
};

export type ModelWorker = typeof doors;

expose(doors);
