import { batch, useSignal } from "@preact/signals";
import { pageOf, writtenAt, type Knowledge, type PageGroup, type PageRelation } from "@p38/record";
import { jumpTo, language, names, reading, showPoint, words } from "../state.ts";
import { complete, nameOf } from "./library.ts";
import { ClaimList, DateField, English, Figure, Name, SubjectLink, When } from "./parts.tsx";
import { claimsOn, dayOfSubject, onTheMap, propertyWords } from "./selections.ts";

/** Rows of a list before it asks whether more are wanted. */
const FIRST_ROWS = 8;

/** All that the record has on one subject. */
export function SubjectPage({ knowledge, subject }: { knowledge: Knowledge; subject: string }) {
  const told = words.value.reading.page;
  const date = useSignal("");
  if (!knowledge.subjects.has(subject))
    return (
      <section>
        <h2>{told.noPage}</h2>
        <p lang="en">{subject}</p>
      </section>
    );
  const { subject: own, groups, relations } = pageOf(knowledge, subject);
  const dated = groups.some(({ claims }) => claims.some(({ claim }) => claim.from !== undefined));
  return (
    <section class="subject">
      <p class="kind">{words.value.reading.kinds[own.kind]}</p>
      <h2 tabIndex={-1}>
        <Name of={subject} />
      </h2>
      <Names subject={subject} />
      {own.kind === "source" && <SourceCard knowledge={knowledge} row={own.row} />}
      <Where knowledge={knowledge} subject={subject} />
      {dated && <DateField date={date} />}
      {groups.map((group) => (
        <Group key={group.property} group={group} date={date.value} />
      ))}
      {groups.length === 0 && own.kind !== "source" && <p>{told.noClaims}</p>}
      {!complete.value && <p class="fine">{told.moreComing}</p>}
      {relations.map((relation) => (
        <Relation key={relation.relation} relation={relation} />
      ))}
      <p class="fine">
        {told.itsRow}{" "}
        <code>
          {writtenAt(own).file}:{writtenAt(own).line}
        </code>
      </p>
    </section>
  );
}

/** What a subject is called in every language, and how that is known. */
function Names({ subject }: { subject: string }) {
  const told = words.value.reading;
  const all = (names.value?.get(subject) ?? []).filter(({ name }) => name !== nameOf(subject).name);
  if (all.length === 0) return null;
  return (
    <ul class="names" aria-label={told.page.names}>
      {all.map(({ language: of, name, kind }) => (
        <li key={`${of}${name}`} title={told.page.nameKinds[kind]}>
          <span lang={of}>{name}</span>
        </li>
      ))}
    </ul>
  );
}

/** Leads from a subject to the map, on its day where it has one. */
function Where({ knowledge, subject }: { knowledge: Knowledge; subject: string }) {
  const point = onTheMap(knowledge, subject);
  const day = dayOfSubject(knowledge, subject);
  if (!point && day === null) return null;
  const go = () =>
    batch(() => {
      reading.value = null;
      if (day !== null) jumpTo(day);
      if (point) showPoint(point.lat, point.lon);
    });
  return (
    <p>
      <button type="button" onClick={go}>
        {point ? words.value.page.showOnMap : words.value.page.goToDay}
      </button>
    </p>
  );
}

function Group({ group, date }: { group: PageGroup; date: string }) {
  const told = words.value.reading.page;
  const shown = useSignal(FIRST_ROWS);
  const all = group.claims.map(({ claim }) => claim);
  const dated = date !== "" && all.some(({ from }) => from !== undefined);
  const found = dated ? claimsOn(all, date) : { claims: all, before: false };
  const rows = found.claims.slice(0, shown.value);
  return (
    <section class="group">
      <h3>{propertyWords(group.property, language.value)}</h3>
      {dated && found.claims.length === 0 && <p class="quiet">{told.noneOnDate}</p>}
      {dated && found.before && found.claims.length > 0 && <p class="quiet">{told.before}</p>}
      <ClaimList claims={rows} />
      {found.claims.length > rows.length && (
        <button type="button" class="small" onClick={() => (shown.value += 40)}>
          {told.more(found.claims.length - rows.length)}
        </button>
      )}
    </section>
  );
}

function Relation({ relation: { relation, entries } }: { relation: PageRelation }) {
  const told = words.value.reading;
  const shown = useSignal(3 * FIRST_ROWS);
  return (
    <section class="group">
      <h3>{told.relations[relation]}</h3>
      <ul class="rows">
        {entries.slice(0, shown.value).map((entry, i) => (
          <li key={i}>
            <span class="said">
              <SubjectLink of={entry.subject} />{" "}
              {entry.words !== undefined && relation !== "disputes" && <English>{entry.words}</English>}{" "}
              {entry.from !== undefined && (
                <small>
                  <When claim={entry} />
                </small>
              )}{" "}
              {entry.claim && relation !== "offices" && (
                <small>
                  {relation === "claims-of-source" || relation === "disputes" ? (
                    <>
                      {propertyWords(entry.claim.property, language.value)} <Figure claim={entry.claim} />
                    </>
                  ) : (
                    <Figure claim={entry.claim}>{told.whoSays}</Figure>
                  )}
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
      {entries.length > shown.value && (
        <button type="button" class="small" onClick={() => (shown.value += 100)}>
          {told.page.more(entries.length - shown.value)}
        </button>
      )}
    </section>
  );
}

function SourceCard({ knowledge, row }: { knowledge: Knowledge; row: number }) {
  const source = knowledge.record.sources[row];
  const told = words.value.reading.sources;
  return (
    <dl class="card-of-source">
      {source.author !== undefined && (
        <>
          <dt>{told.author}</dt>
          <dd lang="en">{source.author}</dd>
        </>
      )}
      {source.year !== undefined && (
        <>
          <dt>{told.year}</dt>
          <dd>{source.year}</dd>
        </>
      )}
      <dt>{told.kind}</dt>
      <dd lang="en">{source.kind}</dd>
      {source.url !== undefined && (
        <>
          <dt>{told.address}</dt>
          <dd>
            <a href={source.url} target="_blank" rel="noreferrer noopener">
              {source.url}
            </a>
          </dd>
        </>
      )}
      {source.licence !== undefined && (
        <>
          <dt>{told.licence}</dt>
          <dd lang="en">{source.licence}</dd>
        </>
      )}
      {source.articleReferences !== undefined && source.articleReferences.length > 0 && (
        <>
          <dt>{told.reference}</dt>
          <dd>{source.articleReferences.join(", ")}</dd>
        </>
      )}
      {source.note !== undefined && (
        <>
          <dt>{told.note}</dt>
          <dd lang="en">{source.note}</dd>
        </>
      )}
    </dl>
  );
}
