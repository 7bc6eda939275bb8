import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { PAGE, WORKER_FILE, type Built } from "./rules.ts";

const SOURCE = fileURLToPath(new URL("./offline-worker.ts", import.meta.url));

/** Adds the service worker to the built atlas, with the list of what there is to keep. */
export function offlineWorker(): Plugin {
  let publicFolder = "";
  return {
    name: "p38-offline-worker",
    apply: "build",
    enforce: "post",
    configResolved: ({ publicDir }) => void (publicFolder = publicDir),
    async generateBundle(_options, bundle) {
      const files = new Map<string, string | Uint8Array>(
        Object.values(bundle).map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]),
      );
      for (const name of filesUnder(publicFolder)) files.set(name, readFileSync(join(publicFolder, name)));
      this.emitFile({ type: "asset", fileName: WORKER_FILE, source: await workerCode(builtOf(files)) });
    },
  };
}

/**
 * What the worker has to keep of a build.
 *
 * @param files content of each built file by its name
 */
export function builtOf(files: ReadonlyMap<string, string | Uint8Array>): Built {
  const names = [...files.keys()].toSorted();
  const hash = createHash("sha256");
  for (const name of names) hash.update(`${name}\0`).update(files.get(name)!).update("\0");
  const named = [...String(files.get(PAGE)).matchAll(/\b(?:src|href)="\.\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  const shell = [PAGE, ...named.filter((name) => files.has(name))];
  return {
    hash: hash.digest("hex").slice(0, 16),
    shell,
    later: names.filter((name) => !shell.includes(name) && !/\.(woff2|map)$/.test(name)),
  };
}

/** The worker as one script. */
async function workerCode(built: Built): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { BUILT_FILES: JSON.stringify(built) },
    build: {
      write: false,
      target: "es2023",
      modulePreload: false,
      rolldownOptions: { input: SOURCE, output: { format: "iife" } },
    },
  });
  if (!("output" in result)) throw new TypeError("expected one build of the worker");
  const [{ code }] = result.output;
  return code;
}

/** Paths of all files under a folder, relative to it, with forward slashes. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
}
