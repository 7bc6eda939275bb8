import { useSignal } from "@preact/signals";
import { search } from "@p38/record";
import { hrefOf, language, words } from "../state.ts";
import { knowledge, nameOf, searchIndex } from "./library.ts";
import { Name } from "./parts.tsx";

const HITS = 12;

/** Finds a subject by any of its names, as it is typed. */
export function SearchBox() {
  const told = words.value.reading;
  const query = useSignal("");
  const index = searchIndex.value;
  const hits = index && query.value.trim() !== "" ? search(index, query.value, HITS) : [];
  return (
    <search class="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (hits.length === 0) return;
          location.hash = hrefOf({ subject: hits[0].subject });
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
      {query.value.trim() !== "" && (
        <div class="hits">
          <p role="status" class="fine">
            {hits.length === 0 ? told.noHits(query.value.trim()) : told.hits(hits.length)}
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
