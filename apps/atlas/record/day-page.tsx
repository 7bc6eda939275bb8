import { dayOf, LAST_DAY } from "@p38/base";
import { dateText, dayPage, type Knowledge } from "@p38/record";
import { jumpTo, language, reading, words } from "../state.ts";
import { complete, nameOf } from "./library.ts";
import { English, Figure, Limits, SourceLine, SubjectLink, When } from "./parts.tsx";
import { propertyWords } from "./selections.ts";

/** What the record says of one day, and what it does not. */
export function DayPage({ knowledge, date }: { knowledge: Knowledge; date: string }) {
  const told = words.value.reading;
  const day = dayIn(date);
  if (day === null)
    return (
      <section>
        <h2>{told.day.none}</h2>
        <p lang="en">{date}</p>
      </section>
    );
  const { events, operations, holders, offices, figures, missing } = dayPage(
    knowledge,
    date,
    language.value,
    (subject) => nameOf(subject).name,
  );
  const showMap = () => {
    reading.value = null;
    jumpTo(day);
  };
  return (
    <section class="subject">
      <h2 tabIndex={-1}>{dateText(date, language.value)}</h2>
      {day >= 0 && day <= LAST_DAY && (
        <p>
          <button type="button" onClick={showMap}>
            {words.value.page.goToDay}
          </button>
        </p>
      )}
      {events.length + operations.length > 0 && (
        <section class="group">
          <h3>{told.sections.timeline}</h3>
          <ul class="rows">
            {[...events, ...operations].map((subject) => (
              <li key={subject}>
                <SubjectLink of={subject} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="group">
        <h3>{told.day.figures}</h3>
        <ul class="rows">
          {complete.value
            ? missing.map((sentence) => (
                <li key={sentence} class="quiet">
                  {sentence}
                </li>
              ))
            : [
                <li key="more" class="fine">
                  {told.page.moreComing}
                </li>,
              ]}
          {figures.map((claim) => (
            <li key={claim.id}>
              <span class="said">
                <SubjectLink of={claim.subject} />
                {told.comma}
                {propertyWords(claim.property, language.value)} <Figure claim={claim} />{" "}
                <small>
                  <Limits claim={claim} />
                </small>
              </span>
              <SourceLine claim={claim} />
            </li>
          ))}
        </ul>
      </section>
      <section class="group">
        <h3>{told.day.holders}</h3>
        <ul class="index">
          {[...holders].map(([place, claim]) => (
            <li key={place}>
              <SubjectLink of={place} /> <Figure claim={claim} />{" "}
              <small>
                <When claim={claim} />
              </small>
            </li>
          ))}
        </ul>
      </section>
      <section class="group">
        <h3>{told.sections.leaders}</h3>
        <ul class="rows">
          {offices.map((claim) => (
            <li key={claim.id}>
              <SubjectLink of={claim.subject} />{" "}
              <Figure claim={claim}>
                <English>{"text" in claim.value ? claim.value.text : claim.detail}</English>
              </Figure>
            </li>
          ))}
        </ul>
      </section>
    </section>
  );
}

function dayIn(date: string): number | null {
  try {
    return dayOf(date);
  } catch {
    return null;
  }
}
