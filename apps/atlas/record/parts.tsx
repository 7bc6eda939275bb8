import type { ComponentChildren } from "preact";
import type { Signal } from "@preact/signals";
import { dateText, valueWords, writtenAt, type Claim } from "@p38/record";
import { hrefOf, language, reading, words } from "../state.ts";
import { Unchecked } from "../panels/unchecked.tsx";
import { wordIn } from "../words/words.ts";
import { knowledge, nameOf } from "./library.ts";
import { propertyWords } from "./selections.ts";

/** A text as the record has it, in English whatever the language of the page. */
export function English({ children }: { children: ComponentChildren }) {
  return <span lang={language.value === "en" ? undefined : "en"}>{children}</span>;
}

/** What a subject is called, as English where the language has no name for it. */
export function Name({ of }: { of: string }) {
  const { name, english } = nameOf(of);
  return english ? <English>{name}</English> : <>{name}</>;
}

/** What a subject is called, leading to its page. */
export function SubjectLink({ of }: { of: string }) {
  return (
    <a href={hrefOf({ subject: of })}>
      <Name of={of} />
    </a>
  );
}

/** A value in the words of the language, with subjects as links. */
export function ValueWords({ claim, plain = false }: { claim: Claim; plain?: boolean }) {
  const { value, unit } = claim;
  if ("subjects" in value)
    return (
      <>
        {value.subjects.map((subject, i) => (
          <>
            {i > 0 && words.value.reading.comma}
            {plain ? <Name of={subject} /> : <SubjectLink of={subject} />}
          </>
        ))}
      </>
    );
  if (claim.property === "role" && "text" in value)
    return <>{wordIn(words.value.reading.roles, value.text)}</>;
  const text = valueWords(value, unit, language.value, (subject) => nameOf(subject).name);
  return "text" in value || unit !== undefined ? <English>{text}</English> : <>{text}</>;
}

/** The dates that a claim holds for, nothing where it is for the whole war. */
export function When({ claim: { from, to } }: { claim: Pick<Claim, "from" | "to"> }) {
  if (from === undefined) return null;
  const first = dateText(from, language.value);
  if (to === undefined || to === from) return <>{first}</>;
  return <>{words.value.reading.span(first, dateText(to, language.value))}</>;
}

/** What a claim's figure counts and is limited to beyond its property, in the record's own words. */
export function Limits({
  claim: { property, scope, counts, whoseClaim, detail },
  before,
}: {
  claim: Claim;
  before?: string;
}) {
  const said = [scope, counts, detail].filter(
    (text) => text !== undefined && text !== propertyWords(property, "en"),
  );
  if (whoseClaim !== undefined && whoseClaim !== "own") said.push(whoseClaim);
  if (said.length === 0) return null;
  return (
    <>
      {before}
      <English>{said.join("; ")}</English>
    </>
  );
}

/**
 * A figure that opens its claims: what it says, and how many others say something else. Where there is no claim, a dash.
 */
export function Figure({ claim, children }: { claim: Claim | undefined; children?: ComponentChildren }) {
  const told = words.value.reading;
  if (!claim) return <span class="quiet">{words.value.charts.none}</span>;
  const dispute = knowledge.value?.disputeOf.get(claim.id);
  const others = dispute?.differing ?? 0;
  const route = { ...reading.value, claim: claim.id };
  return (
    <a
      class="figure"
      href={hrefOf(route)}
      data-claim={claim.id}
      aria-current={reading.value?.claim === claim.id ? "true" : undefined}
      title={told.figureOpens}
    >
      {children ?? <ValueWords claim={claim} plain />}
      {others > 0 && (
        <>
          {" "}
          <span class="differs" title={told.differ(others)}>
            <span aria-hidden="true">≠ {others}</span>
            <span class="hidden">{told.differ(others)}</span>
          </span>
        </>
      )}
      {claim.basis === "recalled" && <Unchecked />}
    </a>
  );
}

/** Source of a claim: its title leading to the source's page, and where in it. */
export function SourceLine({ claim }: { claim: Claim }) {
  const { record, subjects } = knowledge.value!;
  const { url } = record.sources[subjects.get(`source/${claim.source}`)!.row];
  const locator = claim.locator?.startsWith("http") ? undefined : claim.locator;
  return (
    <span class="source">
      <a href={hrefOf({ subject: `source/${claim.source}` })}>
        <Name of={`source/${claim.source}`} />
      </a>
      {locator !== undefined && (
        <>
          , <English>{locator}</English>
        </>
      )}
      {url !== undefined && (
        <>
          {" "}
          <a href={url} target="_blank" rel="noreferrer noopener" title={words.value.reading.elsewhere}>
            <span aria-hidden="true">↗</span>
            <span class="hidden">{words.value.reading.elsewhere}</span>
          </a>
        </>
      )}
    </span>
  );
}

/** How a claim is known and where it is written. */
export function Standing({ claim }: { claim: Claim }) {
  const told = words.value.reading;
  const { file, line } = writtenAt(claim);
  return (
    <span class="standing">
      <span class={`basis ${claim.basis}`}>{wordIn(told.bases, claim.basis)}</span>
      {claim.confidence !== undefined && <> {wordIn(told.confidences, claim.confidence)}</>}{" "}
      <code>
        {file}:{line}
      </code>
    </span>
  );
}

/** What a claim is about, in one line: subject, property, dates. */
export function Matter({ claim, linked = true }: { claim: Claim; linked?: boolean }) {
  return (
    <>
      {linked ? <SubjectLink of={claim.subject} /> : <Name of={claim.subject} />}
      {words.value.reading.comma}
      {propertyWords(claim.property, language.value)}
      {claim.from !== undefined && (
        <>
          {" "}
          <small>
            <When claim={claim} />
          </small>
        </>
      )}
    </>
  );
}

/** Claims one below the other, each with its dates, what it counts, and its source. */
export function ClaimList({ claims }: { claims: readonly Claim[] }) {
  return (
    <ul class="rows">
      {claims.map((claim) => (
        <li key={claim.id}>
          <span class="said">
            <Figure claim={claim} />{" "}
            <small>
              <When claim={claim} /> <Limits claim={claim} />
            </small>
          </span>
          <SourceLine claim={claim} />
        </li>
      ))}
    </ul>
  );
}

/** What belongs to one subject, under its name. */
export function OfSubject({ subject, children }: { subject: string; children: ComponentChildren }) {
  return (
    <section class="of-party">
      <h4>
        <SubjectLink of={subject} />
      </h4>
      {children}
    </section>
  );
}

/** A table of figures, a row for each subject or part of one; it scrolls by itself where the window is narrow. */
export function FigureTable({
  label,
  first,
  columns,
  bodies,
}: {
  label: string;
  /** heading of the column of names */
  first: string;
  /** ids of properties */
  columns: readonly string[];
  bodies: readonly {
    heading?: string;
    rows: readonly { subject: string; scope?: string; figure(column: string): Claim | undefined }[];
  }[];
}) {
  return (
    <div class="scroller" role="region" aria-label={label} tabIndex={0}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {propertyWords(column, language.value)}
              </th>
            ))}
          </tr>
        </thead>
        {bodies.map(({ heading, rows }) => (
          <tbody key={heading}>
            {heading !== undefined && (
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 1} class="rowgroup">
                  {heading}
                </th>
              </tr>
            )}
            {rows.map(({ subject, scope, figure }) => (
              <tr key={`${subject}:${scope}`}>
                <th scope="row">
                  <SubjectLink of={subject} />
                  {scope !== undefined && (
                    <small>
                      {" "}
                      <English>{scope}</English>
                    </small>
                  )}
                </th>
                {columns.map((column) => (
                  <td key={column}>
                    <Figure claim={figure(column)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** A date that narrows what is shown; empty for all. */
export function DateField({ date }: { date: Signal<string> }) {
  const told = words.value.reading.page;
  return (
    <label class="on-date">
      {told.onDate}
      <input
        type="date"
        min="1945-01-01"
        max="1958-12-31"
        value={date.value}
        onInput={(event) => (date.value = event.currentTarget.value)}
      />
      {date.value !== "" && (
        <button type="button" class="small" onClick={() => (date.value = "")}>
          {told.clearDate}
        </button>
      )}
    </label>
  );
}

/** A list to choose from that narrows what is shown; empty for all. */
export function Choice({
  label,
  chosen,
  options,
}: {
  label: string;
  chosen: Signal<string>;
  options: readonly { value: string; words: string; english?: boolean }[];
}) {
  return (
    <label class="on-date">
      {label}
      <select value={chosen.value} onChange={(event) => (chosen.value = event.currentTarget.value)}>
        <option value="">{words.value.reading.allKinds}</option>
        {options.map(({ value, words: said, english }) => (
          <option key={value} value={value} lang={english ? "en" : undefined}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}
