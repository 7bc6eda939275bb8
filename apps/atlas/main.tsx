import { batch, effect } from "@preact/signals";
import { render } from "preact";
import type { AccountRow, Phase, Score } from "@p38/score";
import { App } from "./app.tsx";
import { runClock } from "./clock.ts";
import { bringLetters, declareFonts } from "./fonts.ts";
import { bringNames } from "./bring-names.ts";
import { keepOffline } from "./offline/keep-offline.ts";
import { loadGrid, loadJson, loadRun, type AtlasRecord } from "./load.ts";
import {
  account,
  day,
  grid,
  keepLanguage,
  keepLink,
  language,
  record,
  run,
  runs,
  score,
  servedRun,
  setDay,
  settled,
  spelling,
  takeLink,
  trouble,
  warPhases,
} from "./state.ts";
import { keepScheme } from "./scheme.ts";
import { makeRunHere } from "./worker/run-here.ts";

const askedSeed = takeLink(location.hash);
keepLanguage();
keepScheme();
addEventListener("hashchange", followLink);
render(<App />, document.getElementById("atlas")!);
runClock();
void open();
void bringFonts();
void keepOffline();
effect(() => {
  if (language.value !== "en" || spelling.value === "today") void bringNames().catch(told);
});

async function open(): Promise<void> {
  await Promise.all([
    loadGrid().then((value) => (grid.value = value), told),
    loadRun().then(
      (value) =>
        batch(() => {
          servedRun.value = value;
          run.value = value;
          runs.value = [value];
          setDay(day.value);
        }),
      told,
    ),
    loadJson<AtlasRecord>("record.json").then((value) => (record.value = value), told),
  ]);
  performance.mark("atlas: run shown");
  keepLink();
  warPhases.value = (await loadJson<Phase[]>("phases.json")) ?? [];
  [account.value, score.value] = await Promise.all([
    loadJson<AccountRow[]>("account.json"),
    loadJson<Score>("score.json"),
  ]);
  if (askedSeed !== null && askedSeed !== servedRun.value?.meta.seed) void makeRunHere(askedSeed);
}

/** The page's own fonts, those of its language first; the others when all else is here. */
async function bringFonts(): Promise<void> {
  await bringLetters(language.value, "");
  if (!settled.value)
    await new Promise<void>((resolve) => {
      const stop = settled.subscribe((now) => {
        if (!now) return;
        resolve();
        queueMicrotask(() => stop());
      });
    });
  await declareFonts();
}

/** Says on the page what went wrong. */
function told(error: unknown): void {
  trouble.value = error instanceof Error ? error.message : String(error);
}

/**
 * Someone changed the address by hand, went back, or followed a link of the page. The event's own address counts: the page's may have been
 * written over since, by what was on show before.
 */
function followLink({ newURL }: HashChangeEvent): void {
  const seed = takeLink(new URL(newURL).hash);
  if (seed === null || seed === run.value?.meta.seed) return;
  const known = runs.value.find(({ meta }) => meta.seed === seed);
  if (known) run.value = known;
  else void makeRunHere(seed);
}
