import { DataError } from "@p38/base";
import { decodeRun, type Run } from "@p38/model";
import { decodeHexGrid, type HexGrid } from "@p38/terrain";
import type { WarRecord } from "@p38/record";

/** What the atlas reads of the record beside the map; the rest comes with the record's pages. */
export type AtlasRecord = Pick<
  WarRecord,
  | "sources"
  | "parties"
  | "places"
  | "control"
  | "linesOfContact"
  | "events"
  | "strengths"
  | "losses"
  | "operations"
  | "leaders"
  | "persons"
>;

/** What the names of the record's subjects in other languages stand in or follow from, beside `AtlasRecord`. */
export type AtlasNames = Pick<WarRecord, "names" | "formations" | "battles" | "topics" | "demarcationLine">;

/**
 * The bytes of one of the files beside the page, unzipped where they are gzipped.
 *
 * @param name such as `run.p38run`
 * @throws DataError when it is not there or breaks off
 */
export async function loadBytes(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(`data/${name}`, document.baseURI));
  const failed = (found: string) =>
    new DataError([
      { file: `data/${name}`, path: "whole file", expected: "the file beside the page", found },
    ]);
  if (!response.ok) throw failed(`status ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw failed("a gzip file that breaks off");
  }
}

/** A JSON file beside the page, null where there is none. */
export async function loadJson<T>(name: string): Promise<T | null> {
  try {
    return JSON.parse(new TextDecoder().decode(await loadBytes(name))) as T;
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}

/** The run that was served. */
export async function loadRun(): Promise<Run> {
  return decodeRun(await loadBytes("run.p38run"), "data/run.p38run");
}

/** The ground. */
export async function loadGrid(): Promise<HexGrid> {
  return decodeHexGrid(await loadBytes("korea.hexgrid"), "data/korea.hexgrid");
}
