#!/usr/bin/env node
// `npx p38 ...` in the clone: the command line of apps/cli on the project's own Node, in the caller's folder.
import { fileURLToPath } from "node:url";
import { runNode, setUp } from "../../scripts/run.mjs";

setUp();
runNode([fileURLToPath(new URL("main.ts", import.meta.url)), ...process.argv.slice(2)], process.cwd());
