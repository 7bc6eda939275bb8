import { Fragment, type ComponentChildren } from "preact";
import { useSignal } from "@preact/signals";
import { dateText, pageOf, type Claim, type Knowledge, type SubjectKind } from "@p38/record";
import { hrefOf, language, words } from "../state.ts";
import { wordIn } from "../words/words.ts";
import { nameOf } from "./library.ts";
import { English, Figure, Limits, SourceLine, SubjectLink, ValueWords, When } from "./parts.tsx";
import {
  causesOf,
  claimsBySubjectOf,
  lossesOfWar,
  LOSSES,
  officesBySide,
  ofWholeWar,
  partiesBySide,
  propertyWords,
  strengthsByDate,
  subjectsByKind,
  timelineOf,
} from "./selections.ts";

interface Of {
  knowledge: Knowledge;
}

const WAR = "topic/war";
/** What the first page says of the war, in its order; its own page has all. */
const OF_WAR: readonly string[] = [
  "start",
  "end",
  "duration",
  "status",
  "result",
  "who-started",
  "nature",
  "losses",
  "deaths",
];

/** What the war was, in the terms in which encyclopedias put it, each figure with those that dispute it. */
export function War({ knowledge }: Of) {
  const told = words.value.reading;
  const groups = pageOf(knowledge, WAR)
    .groups.filter(({ property }) => OF_WAR.includes(property))
    .toSorted((a, b) => OF_WAR.indexOf(a.property) - OF_WAR.indexOf(b.property));
  const { claims, disputes, record } = knowledge;
  const read = claims.filter(({ basis }) => basis === "read").length;
  const { number } = words.value;
  return (
    <>
      <p>{told.war.counts(number(claims.length), number(record.sources.length), number(disputes.length))}</p>
      <p>{told.war.read(words.value.percent(Math.round((100 * read) / claims.length)))}</p>
      <dl class="infobox">
        {groups.map(({ property, claims: own }) => (
          <Fragment key={property}>
            <dt>{propertyWords(property, language.value)}</dt>
            <dd>
              <ul class="rows">
                {own
                  .toSorted((a, b) => Number(b.inUse) - Number(a.inUse))
                  .map(({ claim, inUse, dispute }) => (
                    <li key={claim.id} class={dispute && !inUse ? "not-used" : undefined}>
                      <Figure claim={claim} />{" "}
                      <small>
                        <Limits claim={claim} />
                      </small>
                      <SourceLine claim={claim} />
                    </li>
                  ))}
              </ul>
            </dd>
          </Fragment>
        ))}
      </dl>
      <p>
        <a href={hrefOf({ subject: WAR })}>{told.war.all}</a>
      </p>
    </>
  );
}

/** A table that scrolls by itself where the window is narrow. */
function Table({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroller" role="region" aria-label={label} tabIndex={0}>
      <table class="figures">{children}</table>
    </div>
  );
}

/** Who fought, helped or sent hospitals, on which side, since when and with how many. */
export function Belligerents({ knowledge }: Of) {
  const told = words.value.reading;
  return (
    <>
      {partiesBySide(knowledge).map(({ side, roles }) => (
        <section key={side}>
          <h3>{told.sides[side]}</h3>
          <Table label={told.sides[side]}>
            <thead>
              <tr>
                <th scope="col">{told.kinds.party}</th>
                {["in-the-war", "total-served", "peak-strength"].map((property) => (
                  <th key={property} scope="col">
                    {propertyWords(property, language.value)}
                  </th>
                ))}
              </tr>
            </thead>
            {roles.map(({ role, parties }) => (
              <tbody key={role}>
                <tr>
                  <th scope="rowgroup" colSpan={4} class="rowgroup">
                    {told.roles[role]}
                  </th>
                </tr>
                {parties.map(({ id }) => (
                  <tr key={id}>
                    <th scope="row">
                      <SubjectLink of={`party/${id}`} />
                    </th>
                    {["in-the-war", "total-served", "peak-strength"].map((property) => (
                      <td key={property}>
                        <Figure claim={ofWholeWar(knowledge, `party/${id}`, property)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            ))}
          </Table>
        </section>
      ))}
    </>
  );
}

/** Who led and commanded, on a date or in all. */
export function Leaders({ knowledge }: Of) {
  const told = words.value.reading;
  const date = useSignal("");
  return (
    <>
      <DateField date={date.value} onDate={(next) => (date.value = next)} />
      {officesBySide(knowledge, date.value === "" ? null : date.value).map(({ side, parties }) => (
        <section key={side}>
          <h3>{told.sides[side]}</h3>
          {parties.map(({ party, offices }) => (
            <section key={party.id} class="of-party">
              <h4>
                <SubjectLink of={`party/${party.id}`} />
              </h4>
              <ul class="rows">
                {offices.map(({ row, claim }) => (
                  <li key={row.id}>
                    <SubjectLink of={`person/${row.person}`} />{" "}
                    <Figure claim={claim}>
                      <English>{row.office}</English>
                    </Figure>{" "}
                    <small>
                      <When claim={claim} />
                    </small>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </section>
      ))}
    </>
  );
}

function DateField({ date, onDate }: { date: string; onDate(next: string): void }) {
  const told = words.value.reading.page;
  return (
    <label class="on-date">
      {told.onDate}
      <input
        type="date"
        min="1945-01-01"
        max="1958-12-31"
        value={date}
        onInput={(event) => onDate(event.currentTarget.value)}
      />
      {date !== "" && (
        <button type="button" class="small" onClick={() => onDate("")}>
          {told.clearDate}
        </button>
      )}
    </label>
  );
}

/** How many served, how many at most at a time, and strengths by date. */
export function Strengths({ knowledge }: Of) {
  const told = words.value.reading;
  const properties = ["total-served", "peak-strength", "peak-date"];
  const rows = [
    ...knowledge.record.parties.map(({ id }) => `party/${id}`),
    ...knowledge.record.topics.map(({ id }) => `topic/${id}`),
  ].filter((subject) => properties.some((property) => ofWholeWar(knowledge, subject, property)));
  const sides = knowledge.record.topics
    .map(({ id }) => `topic/${id}`)
    .filter((subject) => strengthsByDate(knowledge, subject).length > 2);
  return (
    <>
      <Table label={told.sections.strengths}>
        <thead>
          <tr>
            <th scope="col">{told.whose}</th>
            {properties.map((property) => (
              <th key={property} scope="col">
                {propertyWords(property, language.value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((subject) => (
            <tr key={subject}>
              <th scope="row">
                <SubjectLink of={subject} />
              </th>
              {properties.map((property) => (
                <td key={property}>
                  <Figure claim={ofWholeWar(knowledge, subject, property)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <h3>{told.strengthsByDate}</h3>
      {sides.map((subject) => (
        <details key={subject}>
          <summary>
            <SubjectNameOnly of={subject} />
          </summary>
          <ul class="rows">
            {strengthsByDate(knowledge, subject).map((claim) => (
              <li key={claim.id}>
                <small>
                  <When claim={claim} />
                </small>{" "}
                <Figure claim={claim} />{" "}
                <small>
                  <Limits claim={claim} />
                </small>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function SubjectNameOnly({ of }: { of: string }) {
  const { name, english } = nameOf(of);
  return english ? <English>{name}</English> : <>{name}</>;
}

/** What was lost in the whole war, by party and group. */
export function Losses({ knowledge }: Of) {
  const told = words.value.reading;
  return (
    <Table label={told.sections.losses}>
      <thead>
        <tr>
          <th scope="col">{told.whose}</th>
          {LOSSES.map((kind) => (
            <th key={kind} scope="col">
              {propertyWords(kind, language.value)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lossesOfWar(knowledge).map(({ subject, scope, figures }) => (
          <tr key={`${subject}${scope}`}>
            <th scope="row">
              <SubjectLink of={subject} />
              {scope !== undefined && (
                <small>
                  {" "}
                  <English>{scope}</English>
                </small>
              )}
            </th>
            {LOSSES.map((kind) => (
              <td key={kind}>
                <Figure claim={figures.get(kind)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Claims one below the other, each with its source. */
function ClaimList({ claims }: { claims: readonly Claim[] }) {
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

/** Why there was a war, as it is explained, and how one event led to another. */
export function Causes({ knowledge }: Of) {
  const told = words.value.reading;
  const steps = causesOf(knowledge);
  return (
    <>
      {["cause", "who-started", "belief"].map((property) => (
        <section key={property}>
          <h3>{propertyWords(property, language.value)}</h3>
          {claimsBySubjectOf(knowledge, ["topic", "party", "person"], [property]).map(
            ({ subject, claims }) => (
              <section key={subject} class="of-party">
                <h4>
                  <SubjectLink of={subject} />
                </h4>
                <ClaimList claims={claims.get(property)!} />
              </section>
            ),
          )}
        </section>
      ))}
      <h3>{told.chain}</h3>
      <ol class="chain">
        {steps.map(({ event, date, effects }) => (
          <li key={event} id={event}>
            <small>{dateText(date, language.value)}</small> <SubjectLink of={event} />
            <ul>
              {effects.map(({ event: effect, claim }) => (
                <li key={effect}>
                  <span aria-hidden="true">→ </span>
                  <span class="hidden">{told.relations["leads-to"]}: </span>
                  <SubjectLink of={effect} />{" "}
                  <Figure claim={claim}>
                    <English>{claim.detail}</English>
                  </Figure>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Events and operations month by month. */
export function Timeline({ knowledge }: Of) {
  const told = words.value.reading;
  const kind = useSignal("");
  const kinds = [...new Set(knowledge.record.events.map((row) => row.kind))];
  return (
    <>
      <label class="on-date">
        {told.kindOfEvent}
        <select value={kind.value} onChange={(event) => (kind.value = event.currentTarget.value)}>
          <option value="">{told.allKinds}</option>
          {kinds.map((name) => (
            <option key={name} value={name}>
              {wordIn(told.eventKinds, name)}
            </option>
          ))}
        </select>
      </label>
      {timelineOf(knowledge, kind.value === "" ? null : kind.value).map(({ month, entries }) => (
        <section key={month} class="month">
          <h3>{dateText(month, language.value)}</h3>
          <ul class="rows">
            {entries.map(({ subject, from, to, words: said }) => (
              <li key={subject}>
                <small>
                  {to === undefined || to === from
                    ? dateText(from, language.value)
                    : told.span(dateText(from, language.value), dateText(to, language.value))}
                </small>{" "}
                <SubjectLink of={subject} />
                <p lang="en">{said}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** How it ended: for the war, for each party, and after it. */
export function Results({ knowledge }: Of) {
  const ofWar = ["result", "area-lost", "outcome", "troops-after-war", "peace-declared"];
  const balance = claimsBySubjectOf(knowledge, ["party", "topic", "person"], ["gained", "lost"]);
  return (
    <>
      {ofWar.map((property) => {
        const found = claimsBySubjectOf(knowledge, ["party", "topic"], [property]);
        return (
          found.length > 0 && (
            <section key={property}>
              <h3>{propertyWords(property, language.value)}</h3>
              {found.map(({ subject, claims }) => (
                <section key={subject} class="of-party">
                  <h4>
                    <SubjectLink of={subject} />
                  </h4>
                  <ClaimList claims={claims.get(property)!} />
                </section>
              ))}
            </section>
          )
        );
      })}
      <h3>{words.value.reading.balance}</h3>
      {balance.map(({ subject, claims }) => (
        <section key={subject} class="of-party">
          <h4>
            <SubjectLink of={subject} />
          </h4>
          {[...claims].map(([property, own]) => (
            <section key={property}>
              <h5>{propertyWords(property, language.value)}</h5>
              <ClaimList claims={own} />
            </section>
          ))}
        </section>
      ))}
    </>
  );
}

/** Everything that sources disagree on. */
export function Disputes({ knowledge }: Of) {
  const told = words.value.reading;
  const kind = useSignal("");
  const kinds = [...new Set(knowledge.disputes.map(({ subject }) => kindOf(subject)))];
  const disputes = knowledge.disputes.filter(
    ({ subject }) => kind.value === "" || kindOf(subject) === kind.value,
  );
  return (
    <>
      <label class="on-date">
        {told.about}
        <select value={kind.value} onChange={(event) => (kind.value = event.currentTarget.value)}>
          <option value="">{told.allKinds}</option>
          {kinds.map((name) => (
            <option key={name} value={name}>
              {told.kindsMany[name]}
            </option>
          ))}
        </select>
      </label>
      <p class="fine">{told.disputeCount(disputes.length)}</p>
      <ul class="disputes">
        {disputes.map(({ id, subject, property, claims }) => (
          <li key={id}>
            <h3>
              <SubjectLink of={subject} />
              {told.comma}
              {propertyWords(property, language.value)}{" "}
              <small>
                <When claim={claims[0]} /> <English>{claims[0].scope}</English>
              </small>
            </h3>
            <p class="values">
              {claims.map((claim, i) => (
                <span key={claim.id} class={i === 0 ? "used" : undefined}>
                  {i === 0 ? <Figure claim={claim} /> : <ValueWords claim={claim} plain />}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function kindOf(subject: string): SubjectKind {
  return subject.slice(0, subject.indexOf("/")) as SubjectKind;
}

/** Every subject, kind by kind. */
export function Subjects({ knowledge }: Of) {
  const told = words.value.reading;
  return (
    <>
      {[...subjectsByKind(knowledge)]
        .filter(([kind]) => kind !== "source")
        .map(([kind, subjects]) => (
          <details key={kind}>
            <summary>
              {told.kindsMany[kind]} ({words.value.number(subjects.length)})
            </summary>
            <ul class="index">
              {subjects
                .map((subject) => ({ subject, name: nameOf(subject).name }))
                .toSorted((a, b) => a.name.localeCompare(b.name, words.value.tag))
                .map(({ subject }) => (
                  <li key={subject}>
                    <SubjectLink of={subject} />
                  </li>
                ))}
            </ul>
          </details>
        ))}
    </>
  );
}

/** Every source, what it is and how many claims stand on it. */
export function Sources({ knowledge }: Of) {
  const told = words.value.reading;
  const only = useSignal<"all" | "article">("all");
  const kinds = [...new Set(knowledge.record.sources.map(({ kind }) => kind))];
  return (
    <>
      <label class="on-date">
        <input
          type="checkbox"
          checked={only.value === "article"}
          onChange={(event) => (only.value = event.currentTarget.checked ? "article" : "all")}
        />
        {told.sources.onlyArticle}
      </label>
      {kinds.map((kind) => {
        const sources = knowledge.record.sources.filter(
          (source) =>
            source.kind === kind && (only.value === "all" || (source.articleReferences?.length ?? 0) > 0),
        );
        return (
          sources.length > 0 && (
            <section key={kind}>
              <h3>{wordIn(told.sources.kinds, kind)}</h3>
              <ul class="rows">
                {sources.map((source) => (
                  <li key={source.id}>
                    {only.value === "article" && <b>[{source.articleReferences!.join(", ")}] </b>}
                    <SubjectLink of={`source/${source.id}`} />{" "}
                    <small>
                      <English>{[source.author, source.year].filter(Boolean).join(", ")}</English>{" "}
                      {told.sources.claims(knowledge.claimsBySource.get(source.id)?.length ?? 0)}
                    </small>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}
