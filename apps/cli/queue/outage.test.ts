import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError } from "@p38/base";
import { testIo } from "../test/command-line.ts";
import { isAway, Outage } from "./outage.ts";

const refused = () => Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
const SERVER = "postgres://host/p38";

test("a server that goes away and comes back is asked until it answers, and that is told once", async () => {
  const { io, printed } = testIo(".");
  const outage = new Outage(io, SERVER);
  const errors = [refused(), Object.assign(new Error("stopping"), { code: "57P01" })];
  const ask = async () => {
    const error = errors.shift();
    if (error) throw error;
    return "answer";
  };
  assert.equal(await outage.through(ask), "answer");
  assert.equal(
    printed.err,
    `p38: ${SERVER} does not answer (nothing that listens there); trying again for 5 minutes\np38: ${SERVER} answers again\n`,
  );
});

test("what the server does not understand is thrown at once, and so is an outage that no one waits for", async () => {
  const { io, printed } = testIo(".");
  const outage = new Outage(io, SERVER);
  const wrong = Object.assign(new Error("no such table"), { code: "42P01" });
  await assert.rejects(
    outage.through(() => Promise.reject(wrong)),
    wrong,
  );
  assert.equal(printed.err, "");
  await assert.rejects(
    outage.through(() => Promise.reject(refused()), AbortSignal.abort()),
    DataError,
  );
});

test("errors of the way to the server are told from errors of what it was asked", () => {
  for (const code of ["ECONNRESET", "ENOTFOUND", "57P03", "08006", "53300"])
    assert.ok(isAway(Object.assign(new Error("x"), { code })), code);
  for (const code of ["42P01", "23503", "28P01", "3D000"])
    assert.ok(!isAway(Object.assign(new Error("x"), { code })), code);
  assert.ok(isAway(new Error("Connection terminated unexpectedly")));
  assert.ok(isAway(new Error("failed", { cause: refused() })));
});
