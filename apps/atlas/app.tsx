import { useEffect } from "preact/hooks";
import { MapView } from "./panels/map-view.tsx";
import { AccountPanel } from "./panels/account-panel.tsx";
import { Charts } from "./panels/charts.tsx";
import { RecordPanel } from "./panels/record-panel.tsx";
import { RunPanel } from "./panels/run-panel.tsx";
import { TimeBar } from "./panels/time-bar.tsx";
import { TopBar } from "./panels/top-bar.tsx";
import { steer } from "./panels/keys.ts";
import { lazily } from "./record/lazily.tsx";
import {
  addressNow,
  besideDay,
  day,
  drawer,
  embedded,
  panelsOpen,
  reading,
  showsRun,
  tab,
  trouble,
  walking,
  wide,
  words,
  type Tab,
} from "./state.ts";

const TABS: readonly Tab[] = ["record", "run", "charts", "account", "many"];

/** The record's pages, which come when somebody opens them. */
const RecordView = lazily(() => import("./record/record-view.tsx").then((module) => module.RecordView));

/** The guided walk, which comes when somebody takes it. */
const WalkPanel = lazily(() => import("./panels/walk-panel.tsx").then((module) => module.WalkPanel));

/** Many wars with a change and without it, which come when somebody asks what if. */
const Many = lazily(() => import("./panels/many.tsx").then((module) => module.Many));

/** The whole page: on wide screens panels round the map, on narrow ones tabs below it. */
export function App() {
  useEffect(() => {
    addEventListener("keydown", steer);
    return () => removeEventListener("keydown", steer);
  }, []);
  const route = reading.value;
  return (
    <div class={`atlas ${wide.value ? "wide" : "narrow"} ${route ? "reads" : ""}`}>
      {embedded.value ? <WholePageLink /> : <TopBar />}
      {route && <RecordView route={route} />}
      <main class="stage" aria-label={words.value.page.map} inert={route !== null}>
        <MapView />
        {trouble.value !== "" && (
          <p class="trouble" role="alert" lang="en">
            {trouble.value}
          </p>
        )}
      </main>
      {!route && (
        <>
          {!embedded.value && (wide.value ? <WidePanels /> : <NarrowPanels />)}
          <TimeBar />
          <DayInWords />
        </>
      )}
    </div>
  );
}

/** The day, told to screen readers as it changes; apart, so that the page as a whole stays as it is. */
function DayInWords() {
  return (
    <p class="hidden" aria-live="polite">
      {words.value.dates.full(day.value)}
    </p>
  );
}

/** Leads from a frame within another page to the page of its own. */
function WholePageLink() {
  return (
    <a
      class="button whole-page"
      href={`#${addressNow().replace("&embed=1", "")}`}
      target="_blank"
      rel="noopener noreferrer"
    >
      parallel38 ↗
    </a>
  );
}

function WidePanels() {
  return (
    <>
      {walking.value && (
        <aside class="panel left" aria-label={words.value.walk.label}>
          <WalkPanel />
        </aside>
      )}
      {panelsOpen.value && besideDay.value === null && (
        <>
          {!walking.value && (
            <aside class="panel left" aria-label={words.value.record.panel}>
              <RecordPanel />
            </aside>
          )}
          {showsRun.value && (
            <aside class="panel right" aria-label={words.value.run.panel}>
              <RunPanel />
            </aside>
          )}
        </>
      )}
      {drawer.value !== null && (
        <section class="drawer" aria-label={words.value[drawer.value].label}>
          <button
            type="button"
            class="close"
            aria-label={words.value.page.close}
            onClick={() => (drawer.value = null)}
          >
            ×
          </button>
          {drawer.value === "charts" && <Charts />}
          {drawer.value === "account" && <AccountPanel />}
          {drawer.value === "many" && <Many />}
        </section>
      )}
    </>
  );
}

/** Arrow keys go from tab to tab, as screen readers announce. */
function stepTabs(event: KeyboardEvent): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return;
  const at = (TABS.indexOf(tab.value) + step + TABS.length) % TABS.length;
  tab.value = TABS[at];
  document.getElementById(`tab-${TABS[at]}`)?.focus();
  event.preventDefault();
}

function NarrowPanels() {
  if (walking.value)
    return (
      <section class="sheet" aria-label={words.value.walk.label}>
        <div class="tab-panel" tabIndex={0}>
          <WalkPanel />
        </div>
      </section>
    );
  return (
    <section class="sheet" aria-label={words.value.page.detailsOfDay}>
      <div class="tabs" role="tablist" onKeyDown={stepTabs}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={tab.value === name}
            tabIndex={tab.value === name ? 0 : -1}
            aria-controls="tab-panel"
            onClick={() => (tab.value = name)}
          >
            {words.value.tabs[name]}
          </button>
        ))}
      </div>
      <div class="tab-panel" id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab.value}`} tabIndex={0}>
        {tab.value === "record" && <RecordPanel />}
        {tab.value === "run" && <RunPanel />}
        {tab.value === "charts" && <Charts />}
        {tab.value === "account" && <AccountPanel />}
        {tab.value === "many" && <Many />}
      </div>
    </section>
  );
}
