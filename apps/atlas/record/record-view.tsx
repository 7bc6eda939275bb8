import { useEffect, useRef } from "preact/hooks";
import { signal } from "@preact/signals";
import type { Knowledge } from "@p38/record";
import { hrefOf, wide, words } from "../state.ts";
import { DayPage } from "./day-page.tsx";
import { Evidence, NoClaim } from "./evidence.tsx";
import { Exercise } from "./exercise.tsx";
import { knowledge, openLibrary } from "./library.ts";
import { SECTIONS, writeRoute, type Route, type Section } from "./route.ts";
import { SearchBox } from "./search-box.tsx";
import {
  Belligerents,
  Causes,
  Disputes,
  Leaders,
  Losses,
  Results,
  Sources,
  Strengths,
  Subjects,
  Timeline,
  War,
} from "./sections.tsx";
import { SubjectPage } from "./subject-page.tsx";
import { Totals } from "./totals.tsx";

/** sentence of what could not be loaded */
const trouble = signal("");

/** The record as pages: parts of it, days, subjects, and who says so. */
export function RecordView({ route }: { route: Route }) {
  const known = knowledge.value;
  useEffect(() => {
    openLibrary().catch(
      (error: unknown) => (trouble.value = error instanceof Error ? error.message : String(error)),
    );
  }, []);
  useEffect(() => {
    if (known) performance.mark("atlas: record shown");
  }, [known !== null]);
  return (
    <div class="reading" data-read={known ? writeRoute(route) : undefined}>
      <nav class="parts" aria-label={words.value.reading.menu}>
        <SearchBox />
        {wide.value ? <PartList section={route.section} /> : <PartChoice section={route.section} />}
      </nav>
      {trouble.value !== "" && (
        <p role="alert" lang="en">
          {trouble.value}
        </p>
      )}
      {known ? (
        <Page knowledge={known} route={route} />
      ) : (
        <p class="opening">{words.value.reading.opening}</p>
      )}
      {known && route.claim !== undefined && <Beside knowledge={known} claim={route.claim} />}
    </div>
  );
}

function PartList({ section: open }: { section: Section | undefined }) {
  return (
    <ul>
      {SECTIONS.map((section) => (
        <li key={section}>
          <a href={hrefOf({ section })} aria-current={open === section ? "page" : undefined}>
            {words.value.reading.sections[section]}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The parts where there is no room for a list of them. */
function PartChoice({ section: open }: { section: Section | undefined }) {
  const { menu, sections } = words.value.reading;
  return (
    <select
      aria-label={menu}
      value={open ?? ""}
      onChange={(event) => (location.hash = hrefOf({ section: event.currentTarget.value as Section }))}
    >
      {open === undefined && <option value="">{menu}</option>}
      {SECTIONS.map((section) => (
        <option key={section} value={section}>
          {sections[section]}
        </option>
      ))}
    </select>
  );
}

function Page({ knowledge: known, route }: { knowledge: Knowledge; route: Route }) {
  const page = useRef<HTMLElement>(null);
  const address = writeRoute(route);
  useEffect(() => {
    page.current?.scrollTo(0, 0);
    // a page turned to is read from its heading on; one opened by its address keeps the browser's own start
    if (turned) page.current?.querySelector<HTMLElement>("h2")?.focus();
    turned = true;
  }, [address]);
  return (
    <main class="page" ref={page} tabIndex={-1}>
      {route.subject !== undefined ? (
        <SubjectPage key={route.subject} knowledge={known} subject={route.subject} />
      ) : route.date !== undefined ? (
        <DayPage knowledge={known} date={route.date} />
      ) : (
        <SectionPage knowledge={known} section={route.section ?? SECTIONS[0]} />
      )}
    </main>
  );
}

let turned = false;

const PAGES: { readonly [section in Section]: (props: { knowledge: Knowledge }) => preact.JSX.Element } = {
  war: War,
  belligerents: Belligerents,
  leaders: Leaders,
  strengths: Strengths,
  losses: Losses,
  causes: Causes,
  timeline: Timeline,
  results: Results,
  disputes: Disputes,
  totals: Totals,
  exercise: Exercise,
  subjects: Subjects,
  sources: Sources,
};

function SectionPage({ knowledge: known, section }: { knowledge: Knowledge; section: Section }) {
  const told = words.value.reading;
  const Part = PAGES[section];
  return (
    <section class={`part ${section}`}>
      <h2 tabIndex={-1}>{told.sections[section]}</h2>
      <p class="intro">{told.intros[section]}</p>
      <Part knowledge={known} />
    </section>
  );
}

function Beside({ knowledge: known, claim }: { knowledge: Knowledge; claim: string }) {
  const found = known.claimById.get(claim);
  return found ? <Evidence key={claim} knowledge={known} claim={found} /> : <NoClaim id={claim} />;
}
