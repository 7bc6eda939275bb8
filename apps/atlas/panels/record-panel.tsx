import type { ControlFact, EventFact } from "@p38/record";
import { day, jumpTo, record, recordOnShow, showPoint, sourcesById, warEvents } from "../state.ts";
import { apart, dateWords, longDate, shortDate } from "../view/date-words.ts";
import { controlOn, eventsOn, neighbours, sourceWords, spanOf } from "../view/record-news.ts";

/** What the sources say happened on the day. */
export function RecordPanel() {
  const facts = record.value;
  return (
    <div class="story record">
      <h2>
        <span class="tag record">Record</span> What happened
      </h2>
      <p class="date">{dateWords(day.value)}</p>
      {facts ? <DayOfRecord /> : <p class="fine">The record is not here.</p>}
    </div>
  );
}

function DayOfRecord() {
  const { begin, goOn } = eventsOn(warEvents.value, day.value);
  const { before, after } = neighbours(warEvents.value, day.value);
  const line = recordOnShow.value;
  return (
    <>
      {begin.length === 0 && <p class="quiet">No event is recorded for this day.</p>}
      <ul class="news">
        {begin.map((event) => (
          <EventItem key={event.id} event={event} />
        ))}
      </ul>
      <Control />
      {goOn.length > 0 && (
        <>
          <h3>Going on</h3>
          <ul class="news brief">
            {goOn.slice(0, 5).map((event) => (
              <li key={event.id}>
                <button type="button" class="link" onClick={() => go(event)}>
                  {event.title}
                </button>
                <small> since {shortDate(spanOf(event).from)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Before and after</h3>
      <ul class="news brief">
        {[before, after].map(
          (event) =>
            event && (
              <li key={event.id}>
                <button type="button" class="link" onClick={() => go(event)}>
                  {event.title}
                </button>
                <small>
                  {" "}
                  {longDate(spanOf(event).from)}, {apart(spanOf(event).from - day.value)}
                </small>
              </li>
            ),
        )}
      </ul>
      {line && (
        <p class="fine">
          Dashed line: recorded for {longDate(line.day)},{" "}
          {line.daysAfter === 0 ? "this very day" : apart(line.daysAfter)}; good to about{" "}
          {Math.round(line.fronts[0].accuracyKm)} km. <Source fact={line.fronts[0]} />
        </p>
      )}
    </>
  );
}

function go(event: EventFact): void {
  jumpTo(spanOf(event).from);
}

function EventItem({ event }: { event: EventFact }) {
  const place = record.value!.places.find(({ id }) => event.places.includes(id));
  const { from, to } = spanOf(event);
  return (
    <li>
      {place ? (
        <button
          type="button"
          class="link strong"
          onClick={() => showPoint(place.lat, place.lon)}
          title="Show on the map"
        >
          {event.title}
        </button>
      ) : (
        <strong>{event.title}</strong>
      )}
      {to > from && <small class="span"> until {shortDate(to)}</small>}
      <p>{event.description}</p>
      <Source fact={event} />
    </li>
  );
}

function Control() {
  const facts = controlOn(record.value!.control, day.value);
  if (facts.length === 0) return null;
  const places = new Map(record.value!.places.map((place) => [place.id, place]));
  return (
    <>
      <h3>Places that changed hands</h3>
      <ul class="news brief">
        {facts.map((fact) => {
          const place = places.get(fact.place);
          return (
            <li key={`${fact.place}/${fact.event}`} title={sourceWords(fact, sourcesById.value).text}>
              <span class={`dot ${fact.holder}`} aria-hidden="true" />
              <span>
                {place ? (
                  <button type="button" class="link" onClick={() => showPoint(place.lat, place.lon)}>
                    {place.id === "seoul" ? "Seoul" : place.name}
                  </button>
                ) : (
                  fact.place
                )}{" "}
                {controlWords(fact)}
                {fact.uncertaintyDays > 0 && <small> (± {fact.uncertaintyDays} days)</small>}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function controlWords({ event, holder }: ControlFact): string {
  if (holder === "contested") return "contested";
  const side = holder === "un" ? "the UN side" : "the communist side";
  return event === "captured" ? `captured by ${side}` : `${event}; held by ${side}`;
}

/** Where a fact comes from, and a mark where nobody has read that source yet. */
function Source({ fact }: { fact: { source: string; locator?: string; basis: string } }) {
  const { text, url, checked } = sourceWords(fact, sourcesById.value);
  return (
    <small class="source">
      {url ? (
        <a href={url} target="_blank" rel="noreferrer noopener">
          {text}
        </a>
      ) : (
        text
      )}
      {!checked && (
        <span
          class="unchecked"
          title="From general knowledge; the source named is where to check it and has not been read"
        >
          not yet checked
        </span>
      )}
    </small>
  );
}
