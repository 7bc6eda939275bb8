/// <reference types="vite/client" />
import { createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { defineConfig, type Connect, type Plugin } from "vite";
import { offlineWorker } from "./offline/build-worker.ts";

/**
 * In development the files of a run come from the folder that P38_DATA names; in use the server sends them.
 * The build works from any folder of any host, so every address in it is relative.
 */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  plugins: [dataFolder(), offlineWorker(), zipped()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: { format: "es" },
  build: {
    target: "es2023",
    outDir: "dist",
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    // slices of fonts stay files of their own: few of them are ever fetched
    assetsInlineLimit: (file) => (file.endsWith(".woff2") ? false : undefined),
  },
});

function dataFolder(): Plugin {
  const folder = process.env.P38_DATA;
  const serve: Connect.NextHandleFunction = (request, response, next) => {
    const name = (request.url ?? "").split("?")[0].replaceAll("..", "");
    const file = `${folder}${name}`;
    if (!folder || !existsSync(file)) {
      response.statusCode = 404;
      response.end();
      return;
    }
    createReadStream(file).on("error", next).pipe(response);
  };
  return {
    name: "p38-data",
    configureServer: ({ middlewares }) => void middlewares.use("/data", serve),
    configurePreviewServer: ({ middlewares }) => void middlewares.use("/data", serve),
  };
}

/** Writes a gzipped copy beside each text of the build, for servers that send it to those who take it. */
function zipped(): Plugin {
  return {
    name: "p38-zipped",
    apply: "build",
    closeBundle() {
      const dist = fileURLToPath(new URL("dist", import.meta.url));
      for (const entry of readdirSync(dist, { withFileTypes: true, recursive: true })) {
        if (!entry.isFile() || !/\.(js|mjs|css|json|html|svg)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}
