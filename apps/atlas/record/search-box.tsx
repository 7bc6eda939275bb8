import { useSignal } from "@preact/signals";
import { dayOf } from "@p38/base";
import { dateText, search } from "@p38/record";
import { hrefOf, language, words } from "../state.ts";
import { knowledge, nameOf, searchIndex } from "./library.ts";
import { Name } from "./parts.tsx";

const HITS = 12;

/** Finds a subject by any of its names, as it is typed. */
export function SearchBox() {
  const told = words.value.reading;
  const query = useSignal("");
  const index = searchIndex.value;
  const asked = query.value.trim();
  const hits = index && asked !== "" ? search(index, asked, HITS) : [];
  const date = isDate(asked) ? asked : null;
  return (
    <search class="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (date === null && hits.length === 0) return;
          location.hash = hrefOf(date === null ? { subject: hits[0].subject } : { date });
          query.value = "";
        }}
      >
        <label>
          <span class="hidden">{told.search}</span>
          <input
            type="search"
            value={query.value}
            placeholder={told.search}
            title={told.searchHint}
            autocomplete="off"
            onInput={(event) => (query.value = event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") query.value = "";
            }}
          />
        </label>
      </form>
      {asked !== "" && (
        <div class="hits">
          <p role="status" class="fine">
            {date !== null ? (
              <a href={hrefOf({ date })} onClick={() => (query.value = "")}>
                {dateText(date, language.value)}
              </a>
            ) : hits.length === 0 ? (
              told.noHits(asked)
            ) : (
              told.hits(hits.length)
            )}
          </p>
          <ul>
            {hits.map(({ subject, name, language: of }) => {
              const shown = nameOf(subject).name;
              return (
                <li key={subject}>
                  <a href={hrefOf({ subject })} onClick={() => (query.value = "")}>
                    <Name of={subject} />
                  </a>{" "}
                  <small>
                    {told.kinds[knowledge.value!.subjects.get(subject)!.kind]}{" "}
                    {name !== shown && <span lang={of === language.value ? undefined : of}>{name}</span>}
                  </small>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </search>
  );
}

function isDate(text: string): boolean {
  try {
    return dayOf(text) !== null;
  } catch {
    return false;
  }
}
