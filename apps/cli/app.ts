import {
  AliasNotFoundError,
  ArgumentParseError,
  ArgumentScannerError,
  buildApplication,
  buildRouteMap,
  EnumValidationError,
  FlagNotFoundError,
  formatMessageForArgumentScannerError,
  text_en,
  UnexpectedPositionalError,
  UnsatisfiedFlagError,
  UnsatisfiedPositionalError,
  type Application,
} from "@stricli/core";
import { DataError } from "@p38/base";
import { UsageError } from "./io.ts";
import type { Context } from "./command.ts";
import { formationsCommand } from "./commands/formations.ts";
import { hashCommand } from "./commands/hash.ts";
import { holderCommand } from "./commands/holder.ts";
import { lineCommand } from "./commands/line.ts";
import { lossesCommand } from "./commands/losses.ts";
import { mapCommand } from "./commands/map.ts";
import { recordRoutes } from "./commands/record.ts";
import { compareCommand } from "./commands/compare.ts";
import { ensembleCommand } from "./commands/ensemble.ts";
import { forecastCommand } from "./commands/forecast.ts";
import { runCommand } from "./commands/run.ts";
import { scenarioCheckCommand } from "./commands/scenario-check.ts";
import { scoreCommand } from "./commands/score.ts";
import { serveCommand } from "./commands/serve.ts";
import { sqlCommand as ensembleSqlCommand } from "./commands/sql.ts";
import { startCommand } from "./commands/start.ts";
import { terrainCheckCommand } from "./commands/terrain-check.ts";
import { workerCommand } from "./commands/worker.ts";

const VERSION = "0.1.0";

/**
 * The `p38` application: its commands and how it words errors.
 *
 * @param json true when errors are to be JSON objects too
 */
export function commandLine(json: boolean): Application<Context> {
  const routes = buildRouteMap<string, Context>({
    routes: {
      start: startCommand,
      run: runCommand,
      ensemble: ensembleCommand,
      compare: compareCommand,
      forecast: forecastCommand,
      worker: workerCommand,
      score: scoreCommand,
      map: mapCommand,
      serve: serveCommand,
      holder: holderCommand,
      line: lineCommand,
      losses: lossesCommand,
      formations: formationsCommand,
      hash: hashCommand,
      sql: ensembleSqlCommand,
      record: recordRoutes,
      scenario: buildRouteMap<string, Context>({
        routes: { check: scenarioCheckCommand },
        docs: { brief: "Checks what a scenario is made of" },
      }),
      terrain: buildRouteMap<string, Context>({
        routes: { check: terrainCheckCommand },
        docs: { brief: "Checks the ground" },
      }),
    },
    docs: {
      brief: "The Korean War, 25 June 1950 - 27 July 1953: read it, run it, change it",
      fullDescription:
        "The Korean War, 25 June 1950 - 27 July 1953: read it, run it, change it.\n" +
        "Every command has --help with examples, and --json for programs.\n" +
        "Exit codes: 0 done, 1 wrong data or a port in use, 2 a command line that makes no sense.",
    },
  });
  const failure = (error: unknown) => (json ? asJson(error) : inWords(error));
  return buildApplication(routes, {
    name: "p38",
    versionInfo: { currentVersion: VERSION },
    scanner: { caseStyle: "allow-kebab-for-camel" },
    documentation: { disableAnsiColor: true },
    localization: {
      text: {
        ...text_en,
        exceptionWhileParsingArguments: failure,
        exceptionWhileLoadingCommandFunction: failure,
        exceptionWhileLoadingCommandContext: failure,
        exceptionWhileRunningCommand: failure,
        commandErrorResult: failure,
        noCommandRegisteredForInput: ({ input, corrections }) => {
          const hint = corrections.length ? ` (did you mean ${corrections.join(" or ")}?)` : "";
          const sentence = `expected a command that p38 --help lists; found "${input}"${hint}`;
          return json ? usageJson(sentence) : `p38: ${sentence}`;
        },
      },
    },
    determineExitCode: (error) => (error instanceof UsageError ? 2 : 1),
  });
}

/** A command line that was not understood, in one sentence. */
function usageSentence(error: unknown): string {
  if (error instanceof ArgumentParseError) {
    const reason = error.exception instanceof Error ? error.exception.message : String(error.exception);
    return `${nameOf(error.externalFlagNameOrPlaceholder)}: ${reason}`;
  }
  if (error instanceof EnumValidationError)
    return `${nameOf(error.externalFlagName)}: expected ${error.values.join(" or ")}; found "${error.input}"`;
  if (error instanceof FlagNotFoundError || error instanceof AliasNotFoundError) {
    const hint =
      error instanceof FlagNotFoundError && error.corrections.length
        ? ` (did you mean --${error.corrections.join(" or --")}?)`
        : "";
    const found = error instanceof FlagNotFoundError ? `--${error.input}` : `-${error.input}`;
    return `expected a flag that --help lists; found ${found}${hint}`;
  }
  if (error instanceof UnsatisfiedFlagError)
    return `--${error.externalFlagName}: expected a value; found ${error.nextFlagName ? `--${error.nextFlagName}` : "none"}`;
  if (error instanceof UnsatisfiedPositionalError) return `expected ${error.placeholder}; found nothing`;
  if (error instanceof UnexpectedPositionalError)
    return `expected ${error.expectedCount || "no"} words after the command; found "${error.input}"`;
  if (error instanceof ArgumentScannerError) return formatMessageForArgumentScannerError(error, {});
  return String(error);
}

function nameOf(flag: string): string {
  return /^[A-Z]/.test(flag) ? flag : `--${flag}`;
}

/** An error in words, a line for each thing wrong. */
function inWords(error: unknown): string {
  if (error instanceof DataError) return error.message;
  if (error instanceof UsageError) return `p38: ${error.message}`;
  if (error instanceof ArgumentScannerError) return `p38: ${usageSentence(error)}`;
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `p38: a fault of the program, not of yours: ${words}`;
}

/** An error as one JSON object. */
function asJson(error: unknown): string {
  if (error instanceof DataError) return JSON.stringify({ error: "data", findings: error.findings });
  if (error instanceof UsageError) return usageJson(error.message);
  if (error instanceof ArgumentScannerError) return usageJson(usageSentence(error));
  return JSON.stringify({ error: "fault", message: error instanceof Error ? error.message : String(error) });
}

function usageJson(message: string): string {
  return JSON.stringify({ error: "usage", message });
}
