import { Fragment } from "preact";
import { useSignal } from "@preact/signals";
import { dateText, pageOf, SOURCE_KINDS, type Claim, type Knowledge, type SubjectKind } from "@p38/record";
import { hrefOf, language, words } from "../state.ts";
import { wordIn } from "../words/words.ts";
import { nameOf } from "./library.ts";
import {
  Choice,
  ClaimList,
  DateField,
  English,
  Figure,
  FigureTable,
  Limits,
  Name,
  OfSubject,
  SourceLine,
  SubjectLink,
  ValueWords,
  When,
} from "./parts.tsx";
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

/** Who fought, helped or sent hospitals, on which side, since when and with how many. */
export function Belligerents({ knowledge }: Of) {
  const told = words.value.reading;
  return (
    <>
      {partiesBySide(knowledge).map(({ side, roles }) => (
        <section key={side}>
          <h3>{told.sides[side]}</h3>
          <FigureTable
            label={told.sides[side]}
            first={told.kinds.party}
            columns={["in-the-war", "total-served", "peak-strength"]}
            bodies={roles.map(({ role, parties }) => ({
              heading: told.roles[role],
              rows: parties.map(({ id }) => rowOf(knowledge, `party/${id}`)),
            }))}
          />
        </section>
      ))}
    </>
  );
}

/** A row of a table: a subject's figures for the whole war. */
function rowOf(knowledge: Knowledge, subject: string) {
  return { subject, figure: (property: string) => ofWholeWar(knowledge, subject, property) };
}

/** Who led and commanded, on a date or in all. */
export function Leaders({ knowledge }: Of) {
  const told = words.value.reading;
  const date = useSignal("");
  return (
    <>
      <DateField date={date} />
      {officesBySide(knowledge, date.value === "" ? null : date.value).map(({ side, parties }) => (
        <section key={side}>
          <h3>{told.sides[side]}</h3>
          {parties.map(({ party, offices }) => (
            <OfSubject key={party.id} subject={`party/${party.id}`}>
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
            </OfSubject>
          ))}
        </section>
      ))}
    </>
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
      <FigureTable
        label={told.sections.strengths}
        first={told.whose}
        columns={properties}
        bodies={[{ rows: rows.map((subject) => rowOf(knowledge, subject)) }]}
      />
      <h3>{told.strengthsByDate}</h3>
      {sides.map((subject) => (
        <details key={subject}>
          <summary>
            <Name of={subject} />
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

/** What was lost in the whole war, by party and group. */
export function Losses({ knowledge }: Of) {
  const told = words.value.reading;
  return (
    <FigureTable
      label={told.sections.losses}
      first={told.whose}
      columns={LOSSES}
      bodies={[
        {
          rows: lossesOfWar(knowledge).map(({ subject, scope, figures }) => ({
            subject,
            scope,
            figure: (kind) => figures.get(kind),
          })),
        },
      ]}
    />
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
              <OfSubject key={subject} subject={subject}>
                <ClaimList claims={claims.get(property)!} />
              </OfSubject>
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
      <Choice
        label={told.kindOfEvent}
        chosen={kind}
        options={kinds.map((value) => ({ value, words: wordIn(told.eventKinds, value) }))}
      />
      {timelineOf(knowledge, kind.value === "" ? null : kind.value).map(({ month, entries }) => (
        <section key={month} class="month">
          <h3>{dateText(month, language.value)}</h3>
          <ul class="rows">
            {entries.map(({ subject, from, to, words: said }) => (
              <li key={subject}>
                <small>
                  <When claim={{ from, to }} />
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
                <OfSubject key={subject} subject={subject}>
                  <ClaimList claims={claims.get(property)!} />
                </OfSubject>
              ))}
            </section>
          )
        );
      })}
      <h3>{words.value.reading.balance}</h3>
      {balance.map(({ subject, claims }) => (
        <OfSubject key={subject} subject={subject}>
          {[...claims].map(([property, own]) => (
            <section key={property}>
              <h5>{propertyWords(property, language.value)}</h5>
              <ClaimList claims={own} />
            </section>
          ))}
        </OfSubject>
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
      <Choice
        label={told.about}
        chosen={kind}
        options={kinds.map((value) => ({ value, words: told.kindsMany[value] }))}
      />
      <p class="fine">{told.disputeCount(disputes.length)}</p>
      <ul class="disputes">
        {disputes.map(({ id, subject, property, claims, differing }) => (
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
              <span class="used">
                <Figure claim={claims[0]} />
              </span>
              {distinct(claims.slice(claims.length - differing)).map(({ claim, times }) => (
                <span key={claim.id}>
                  <ValueWords claim={claim} plain />
                  {times > 1 && <small> × {times}</small>}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Claims that say different things, each with how often it is said. */
function distinct(claims: readonly Claim[]): { claim: Claim; times: number }[] {
  const said = Map.groupBy(claims, ({ value, unit }) => JSON.stringify([value, unit]));
  return [...said.values()].map((same) => ({ claim: same[0], times: same.length }));
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

/** Every source, what it is and how many claims stand on it; the article's own in the order of its list. */
export function Sources({ knowledge }: Of) {
  const told = words.value.reading;
  const only = useSignal(false);
  const byTitle = new Intl.Collator("en", { numeric: true });
  const { sources } = knowledge.record;
  return (
    <>
      <label class="on-date">
        <input
          type="checkbox"
          checked={only.value}
          onChange={(event) => (only.value = event.currentTarget.checked)}
        />
        {told.sources.onlyArticle}
      </label>
      {only.value ? (
        <SourceRows
          knowledge={knowledge}
          rows={sources
            .flatMap((source) => (source.articleReferences ?? []).map((number) => ({ source, number })))
            .toSorted((a, b) => a.number - b.number)}
        />
      ) : (
        SOURCE_KINDS.map((kind) => (
          <section key={kind}>
            <h3>{wordIn(told.sources.kinds, kind)}</h3>
            <SourceRows
              knowledge={knowledge}
              rows={sources
                .filter((source) => source.kind === kind)
                .toSorted((a, b) => byTitle.compare(a.title, b.title))
                .map((source) => ({ source }))}
            />
          </section>
        ))
      )}
    </>
  );
}

function SourceRows({
  knowledge,
  rows,
}: Of & { rows: readonly { source: Knowledge["record"]["sources"][number]; number?: number }[] }) {
  return (
    <ul class="rows">
      {rows.map(({ source, number }) => (
        <li key={`${source.id}:${number}`}>
          {number !== undefined && <b>[{number}] </b>}
          <SubjectLink of={`source/${source.id}`} />{" "}
          <small>
            <English>{[source.author, source.year].filter(Boolean).join(", ")}</English>{" "}
            {words.value.reading.sources.claims(knowledge.claimsBySource.get(source.id)?.length ?? 0)}
          </small>
        </li>
      ))}
    </ul>
  );
}
