import { resolve } from "node:path";
import { buildCommand } from "@stricli/core";
import { isoOf, type Day } from "@p38/base";
import { dateFlag, dayWithin, docs, jsonFlag, parseWhole, runFlag, type Context } from "../command.ts";
import { readRun, writeWhole } from "../files.ts";
import { loadGrid, loadRecord } from "../project.ts";

interface Flags {
  run: string;
  date: Day;
  out: string;
  extent: "peninsula" | "front";
  width: number;
  json?: boolean;
}

export const mapCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Draws a day of a run as SVG or PNG",
    "Ground and who holds it, the line of contact of the run and of the record, formations with APP-6 symbols.",
    [
      "p38 map --run war.p38run --date 1950-08-20 --out pusan.svg --extent front",
      "p38 map --run war.p38run --date 1950-11-24 --out yalu.png",
    ],
  ),
  parameters: {
    flags: {
      run: runFlag,
      date: dateFlag,
      out: {
        kind: "parsed",
        parse: parsePicture,
        placeholder: "FILE",
        brief: "Picture to write, its name ending in .svg or .png",
      },
      extent: {
        kind: "enum",
        values: ["peninsula", "front"],
        default: "peninsula",
        brief: "All of Korea, or where formations stand",
      },
      width: {
        kind: "parsed",
        parse: parseWidth,
        default: "1400",
        placeholder: "PX",
        brief: "Width in pixels",
      },
      json: jsonFlag,
    },
  },
  async func({ run: file, date: day, out, extent, width, json = false }) {
    const { io } = this;
    const run = await readRun(io, file);
    dayWithin(run.D, file, day);
    const [{ drawMap }, { readOutlines }] = await Promise.all([
      import("../map/draw-map.ts"),
      import("../map/ground.ts"),
    ]);
    const svg = drawMap({
      run,
      grid: loadGrid(io, run.H, file),
      outlines: readOutlines(io.root),
      recordedLines: loadRecord(io).linesOfContact,
      day,
      extent,
      width,
    });
    await writeWhole(io, out, out.endsWith(".svg") ? svg : await pngOf(svg));
    const done = { date: isoOf(day), file: out, width };
    io.stdout.write(json ? JSON.stringify(done) + "\n" : `${done.date} drawn to ${out}\n`);
  },
});

async function pngOf(svg: string): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  return sharp(Buffer.from(svg)).png({ palette: true, quality: 95, effort: 7 }).toBuffer();
}

function parsePicture(input: string): string {
  if (!/\.(svg|png)$/.test(resolve(input)))
    throw new RangeError(`expected a name that ends in .svg or .png; found "${input}"`);
  return input;
}

function parseWidth(input: string): number {
  const width = parseWhole(input);
  if (width < 400 || width > 4000)
    throw new RangeError(`expected a width from 400 to 4000; found "${input}"`);
  return width;
}
