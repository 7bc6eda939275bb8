import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { before, test } from "node:test";
import { LAST_DAY } from "@p38/base";
import { decodeRun } from "@p38/model";
import { gunzipSync } from "node:zlib";
import { oneRun } from "../../scripts/testing/one-run.ts";
import { writeRun } from "./files.ts";
import { progressOf } from "./progress.ts";
import { p38, ROOT, temporaryFolder, testIo } from "./test/command-line.ts";
import { runExample } from "./test/examples.ts";

const folder = temporaryFolder();
before(() => writeRun(testIo(folder).io, "war.p38run", oneRun().run));

test("start --no-serve tells the war on one screen, progress apart from it, and keeps the run", async () => {
  const { code, out, err } = await runExample("p38 start --no-serve --seed 1", folder);
  assert.equal(code, 0, err);
  const lines = out.trimEnd().split("\n");
  assert.ok(lines.length <= 40 && lines.every((line) => line.length <= 100), `${lines.length} lines`);
  for (const heading of ["GREAT CITIES CHANGE HANDS", "LINE OF CONTACT", "MEN LOST IN BATTLE"])
    assert.ok(
      lines.some((line) => line.startsWith(heading)),
      heading,
    );
  assert.match(out, /S(ŏ|eo)ul to comm\./);
  assert.match(err, /day: \d+ of 1129, \d+ s left\n/);
  assert.match(err, /1129 days in [\d.]+ s; the run is in out\/as-decided-1\.p38run\n$/);
  const run = decodeRun(gunzipSync(readFileSync(join(ROOT, "out/as-decided-1.p38run"))), "run");
  assert.deepEqual([run.D, run.meta.seed, run.meta.scenario], [LAST_DAY + 1, 1, "as-decided"]);
});

test("serve at a busy port: one sentence, exit 1", async () => {
  const busy = createServer().listen(0, "127.0.0.1");
  await once(busy, "listening");
  const { port } = busy.address() as AddressInfo;
  try {
    const { code, out, err } = await p38(["serve", "--run", "war.p38run", "--port", String(port)], folder);
    assert.equal(code, 1);
    assert.equal(out, "");
    assert.ok(
      err.endsWith(
        `p38: --port: expected a free port; found ${port}, which another program is using ` +
          "(try --port 0 for any free one)\n",
      ),
      err,
    );
  } finally {
    busy.close();
  }
});

test("progress renews its line on a terminal, comes by tenths where asked for, and is silent elsewhere", () => {
  const told = (isTTY: boolean, asked: boolean) => {
    const { io, printed } = testIo(folder);
    io.stderr.isTTY = isTTY;
    const { step, end } = progressOf(io, "war", asked);
    for (let done = 1; done <= 1000; done++) step(done, 1000);
    end();
    return printed.err;
  };
  assert.equal(told(false, false), "");
  const lines = told(false, true).trimEnd().split("\n");
  assert.equal(lines.length, 11);
  assert.match(lines[5], /^war: 500 of 1000, \d+ s left$/);
  assert.equal(lines[10], "war: 1000 of 1000");
  const renewed = told(true, false);
  const fresh = "\r\u001b[K"; // back to the start of the line, and wipe it
  assert.ok(renewed.startsWith(`${fresh}war: 1 of 1000`) && renewed.endsWith(`war: 1000 of 1000${fresh}`));
  assert.ok(!renewed.includes("\n"));
});
