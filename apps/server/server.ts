import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { DataError, dayOf, isoOf, sentence, type Day, type Finding } from "@p38/base";
import {
  decodeRun,
  formationTable,
  holderOf,
  lineTable,
  lossTable,
  nearestHex,
  objectsOf,
  SIDES,
  type Run,
} from "@p38/model";
import { decodeHexGrid, type HexGrid } from "@p38/terrain";

/** A point farther than this from every cell lies outside the theatre. */
const REACH_KM = 60;

/** No request leaves the machine: pages may load from this server and from nowhere else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "connect-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  // a day of the map may be shown within any other page: nothing on it acts for whoever looks
  "frame-ancestors *",
].join("; ");

/** Headers of every answer. */
const PROTECTION = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const BINARY = /\.(p38run|hexgrid|theater)(\.gz)?$/;

/** Where the server's files lie. */
export interface ServerFolders {
  /** the built atlas, served at / */
  atlas: string;
  /** what it shows, served at /data/: run.p38run, korea.hexgrid and more */
  site: string;
}

/**
 * The server: the atlas at /, its data at /data/, questions to the run at /api/run.
 *
 * Wrong requests get 400 or 404 and the findings that the command line would print.
 */
export function makeServer({ atlas, site }: ServerFolders): FastifyInstance {
  const server = fastify({
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: false },
    // an address that cannot be read comes to no handler and no hook
    frameworkErrors: (_error, request, reply) =>
      void refuse(reply.headers(PROTECTION), 400, [
        {
          file: pathOf(request),
          path: "address",
          expected: "an address with valid % signs",
          found: request.url,
        },
      ]),
  });
  server.addHook("onSend", async (_request, reply, payload) => {
    reply.headers(PROTECTION);
    return payload;
  });
  server.register(fastifyStatic, {
    root: atlas,
    prefix: "/",
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) =>
      void reply.header(
        "cache-control",
        /[/\\]assets[/\\]/.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
      ),
  });
  server.register(fastifyStatic, {
    root: site,
    prefix: "/data/",
    decorateReply: false,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header("cache-control", "no-cache");
      if (BINARY.test(path)) reply.header("content-type", "application/octet-stream");
    },
  });
  addQuestions(server, loadOnce(site));
  server.setNotFoundHandler(notFound);
  server.setErrorHandler((error, request, reply) => {
    if (error instanceof DataError) return refuse(reply, 400, error.findings);
    const { statusCode = 500, message } = error as { statusCode?: number; message: string };
    // a way out of the folders is answered like anything else that is not there
    if (statusCode === 403) return notFound(request, reply);
    const finding = {
      file: pathOf(request),
      path: "request",
      expected: "a request that can be answered",
      found: message,
    };
    return refuse(reply, statusCode, [finding]);
  });
  return server;
}

/** The run that the site shows, and its ground; read at the first question. */
type Loader = () => { run: Run; grid: HexGrid; etag: string };

function loadOnce(site: string): Loader {
  let loaded: ReturnType<Loader> | null = null;
  return () => {
    if (!loaded) {
      const bytes = readFileSync(join(site, "run.p38run"));
      loaded = {
        run: decodeRun(bytes, "run.p38run"),
        grid: decodeHexGrid(readFileSync(join(site, "korea.hexgrid")), "korea.hexgrid"),
        etag: createHash("sha256").update(bytes).digest("base64url").slice(0, 16),
      };
    }
    return loaded;
  };
}

function addQuestions(server: FastifyInstance, load: Loader): void {
  server.get("/api/run", async () => {
    const { run } = load();
    const { scenario, seed, commit, inputs, directives } = run.meta;
    return {
      scenario,
      seed,
      commit,
      inputs,
      directives,
      from: isoOf(0),
      to: isoOf(run.D - 1),
      days: run.D,
      formations: run.F,
    };
  });

  server.get("/api/run/holder", (request) => {
    const { run, grid } = load();
    const query = queryOf(request, ["lat", "lon", "date"]);
    const lat = query.number("lat", 90);
    const lon = query.number("lon", 180);
    const day = query.day("date", run);
    query.done();
    const { hex, km } = nearestHex(grid, lat, lon);
    if (km > REACH_KM)
      query.wrong("lat", `a point within ${REACH_KM} km of land of the theatre`, `${lat}, ${lon}`);
    query.done();
    return { date: isoOf(day), lat, lon, holder: SIDES[holderOf(run, day, hex)] };
  });

  server.get("/api/run/line", (request) => {
    const { run } = load();
    const query = queryOf(request, ["date"]);
    const day = query.day("date", run);
    query.done();
    return objectsOf(lineTable(run, day));
  });

  server.get("/api/run/formations", (request) => {
    const { run, grid } = load();
    const query = queryOf(request, ["date"]);
    const day = query.day("date", run);
    query.done();
    return objectsOf(formationTable(run, grid, day));
  });

  server.get("/api/run/losses", (request) => {
    const { run } = load();
    const query = queryOf(request, ["by"]);
    const by = query.choice("by", ["day", "month"] as const);
    query.done();
    return objectsOf(lossTable(run, by));
  });
}

/** Reads a query, collecting all that is wrong with it; `done` refuses it when anything is. */
function queryOf(request: FastifyRequest, names: readonly string[]) {
  const file = pathOf(request);
  const values = request.query as Record<string, string | string[]>;
  const findings: Finding[] = [];
  const wrong = (name: string, expected: string, found: string) =>
    void findings.push({ file, path: `query ${name}`, expected, found });
  for (const name of Object.keys(values))
    if (!names.includes(name)) wrong(name, `one of ${names.join(", ")}`, `"${name}"`);
  const textOf = (name: string, expected: string): string | null => {
    const value = values[name];
    if (typeof value === "string" && value !== "") return value;
    wrong(name, expected, value === undefined ? "nothing" : JSON.stringify(value));
    return null;
  };
  return {
    wrong,
    number(name: string, limit: number): number {
      const expected = `degrees from -${limit} to ${limit}`;
      const text = textOf(name, expected);
      if (text === null) return NaN;
      const value = Number(text);
      if (!(Math.abs(value) <= limit)) wrong(name, expected, `"${text}"`);
      return value;
    },
    day(name: string, run: Run): Day {
      const expected = `a date from ${isoOf(0)} to ${isoOf(run.D - 1)}`;
      const text = textOf(name, expected);
      if (text === null) return -1;
      const day = dayOrNone(text);
      if (day < 0 || day >= run.D) wrong(name, expected, `"${text}"`);
      return day;
    },
    choice<T extends string>(name: string, choices: readonly T[]): T {
      const text = textOf(name, choices.join(" or "));
      if (text !== null && !choices.includes(text as T)) wrong(name, choices.join(" or "), `"${text}"`);
      return text as T;
    },
    /** @throws DataError when anything was wrong */
    done(): void {
      if (findings.length) throw new DataError(findings);
    },
  };
}

function dayOrNone(text: string): Day {
  try {
    return dayOf(text);
  } catch {
    return -1;
  }
}

function pathOf(request: FastifyRequest): string {
  return `${request.method} ${request.url.replace(/\?.*$/, "")}`;
}

function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const expected = "a page, data or question of the server";
  return refuse(reply, 404, [{ file: pathOf(request), path: "whole file", expected, found: "none" }]);
}

function refuse(reply: FastifyReply, status: number, findings: readonly Finding[]): FastifyReply {
  return reply.code(status).send({ error: findings.map(sentence).join("\n"), findings });
}
