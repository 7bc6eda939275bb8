import { batch, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { search, type Knowledge } from "@p38/record";
import { hexAt } from "@p38/terrain";
import { knowledge, nameOf, openLibrary, searchIndex } from "../record/library.ts";
import { Name } from "../record/parts.tsx";
import { dayOfSubject, onTheMap } from "../record/selections.ts";
import {
  chosen,
  chosenCell,
  day,
  grid,
  hrefOf,
  jumpTo,
  lastDay,
  reading,
  recordOnly,
  run,
  showPoint,
  walking,
  words,
} from "../state.ts";
import { isOnMap } from "../view/formations.ts";

const HITS = 10;

/** Finds anything of the record by any of its names, and shows it on the map and its day. */
export function Find({ done }: { done(): void }) {
  const told = words.value.find;
  const query = useSignal("");
  const failed = useSignal("");
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
    openLibrary().catch((error: unknown) => (failed.value = String(error)));
  }, []);
  const index = searchIndex.value;
  const asked = query.value.trim();
  const hits = index && asked !== "" ? search(index, asked, HITS) : [];
  const go = (subject: string) => {
    showSubject(knowledge.value!, subject);
    done();
  };
  return (
    <form
      class="find"
      onSubmit={(event) => {
        event.preventDefault();
        if (hits.length > 0) go(hits[0].subject);
      }}
    >
      <label>
        <span class="hidden">{told.label}</span>
        <input
          ref={box}
          type="search"
          value={query.value}
          placeholder={told.label}
          autocomplete="off"
          onInput={(event) => (query.value = event.currentTarget.value)}
        />
      </label>
      <p class="fine" role="status">
        {failed.value !== "" ? (
          <span lang="en">{failed.value}</span>
        ) : !index ? (
          words.value.page.loading
        ) : asked === "" ? (
          told.hint
        ) : hits.length === 0 ? (
          words.value.reading.noHits(asked)
        ) : (
          words.value.reading.hits(hits.length)
        )}
      </p>
      <ul class="plain">
        {hits.map(({ subject, name, language }) => (
          <li key={subject}>
            <button type="button" class="link" onClick={() => go(subject)}>
              <Name of={subject} />
            </button>
            {name !== nameOf(subject).name && <small lang={language}> {name}</small>}{" "}
            <small>
              <a href={hrefOf({ subject })}>{words.value.asked.inRecord}</a>
            </small>
          </li>
        ))}
      </ul>
    </form>
  );
}

/** Shows a subject on the map, on its day; what has neither place nor day opens its page of the record. */
function showSubject(known: Knowledge, subject: string): void {
  const [kind, id] = subject.split("/");
  const f = run.value?.meta.formations.findIndex((formation) => formation.id === id) ?? -1;
  if (kind === "formation" && f >= 0) return showFormation(f);
  const point = onTheMap(known, subject);
  const date = dayOfSubject(known, subject);
  batch(() => {
    walking.value = null;
    if (date !== null) jumpTo(Math.min(date, lastDay.value));
    if (point) showPoint(point.lat, point.lon);
    if (point && kind === "place" && grid.value) {
      const hex = hexAt(grid.value, point.lat, point.lon);
      chosen.value = null;
      chosenCell.value = hex >= 0 ? hex : null;
    }
    if (!point && date === null) reading.value = { subject };
  });
}

/** Chooses a formation where it stands on the day on show, or on its first day on the map. */
function showFormation(f: number): void {
  const shown = run.value!;
  let at = day.value;
  if (!isOnMap(shown, at, f)) {
    at = 0;
    while (at < shown.D && !isOnMap(shown, at, f)) at++;
  }
  if (at >= shown.D) {
    reading.value = { subject: `formation/${shown.meta.formations[f].id}` };
    return;
  }
  const hex = shown.place[at * shown.F + f];
  batch(() => {
    walking.value = null;
    recordOnly.value = false;
    jumpTo(at);
    showPoint(grid.value!.lat[hex], grid.value!.lon[hex]);
    chosenCell.value = null;
    chosen.value = `f${f}`;
  });
}
