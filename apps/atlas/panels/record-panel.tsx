import { dayOf, isoOf } from "@p38/base";
import { nearestHex } from "@p38/model";
import type { ControlFact, EventFact, LineFact } from "@p38/record";
import {
  day,
  grid,
  hrefOf,
  hrefOfWalk,
  jumpTo,
  record,
  recordOnShow,
  run,
  showPoint,
  showsRun,
  sourcesById,
  tongue,
  warEvents,
  words,
} from "../state.ts";
import { Unchecked } from "./unchecked.tsx";
import { apartOf } from "../view/apart.ts";
import { nearWords } from "../view/run-news.ts";
import { placeName } from "../view/tongue.ts";
import { controlOn, eventsOn, neighbours, sourceWords, spanOf } from "../view/record-news.ts";

/** What the sources say happened on the day. */
export function RecordPanel() {
  const facts = record.value;
  return (
    <div class="story record">
      <h2>
        <span class="tag record">{words.value.record.tag}</span> {words.value.record.heading}
      </h2>
      <p class="date">
        {words.value.dates.full(day.value)}{" "}
        <a href={hrefOf({ date: isoOf(day.value) })}>{words.value.record.more}</a>
      </p>
      <p>
        <a class="button" href={hrefOfWalk()}>
          {words.value.walk.take}
        </a>
      </p>
      {facts ? <DayOfRecord /> : <p class="fine">{words.value.record.missing}</p>}
    </div>
  );
}

function DayOfRecord() {
  const { begin, goOn } = eventsOn(warEvents.value, day.value);
  const { before, after } = neighbours(warEvents.value, day.value);
  const line = recordOnShow.value;
  const { record: told, dates } = words.value;
  return (
    <>
      {begin.length === 0 && <p class="quiet">{told.noEvent}</p>}
      <ul class="news">
        {
          // by place and not by event, so that a change of day writes other words and makes no other elements
          begin.map((event, i) => (
            <EventItem key={i} event={event} />
          ))
        }
      </ul>
      <Control />
      {goOn.length > 0 && (
        <>
          <h3>{told.goingOn}</h3>
          <ul class="news brief">
            {goOn.slice(0, 5).map((event, i) => (
              <li key={i}>
                <button type="button" class="link" onClick={() => go(event)}>
                  <Title event={event} />
                </button>
                <small> {told.since(dates.short(spanOf(event).from))}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{told.beforeAndAfter}</h3>
      <ul class="news brief">
        {[before, after].map(
          (event, i) =>
            event && (
              <li key={i}>
                <button type="button" class="link" onClick={() => go(event)}>
                  <Title event={event} />
                </button>
                <small>
                  {" "}
                  {words.value.phrase([
                    dates.long(spanOf(event).from),
                    dates.apart(spanOf(event).from - day.value),
                  ])}
                </small>
              </li>
            ),
        )}
      </ul>
      {line && (
        <p class="fine">
          {told.dashedLine(
            dates.long(line.day),
            line.daysAfter === 0 ? dates.thisVeryDay : dates.apart(line.daysAfter),
            line.fronts[0].accuracyKm,
          )}{" "}
          <Source fact={line.fronts[0]} />
        </p>
      )}
      {line && <ApartWords line={line.fronts[0]} />}
    </>
  );
}

/** How far the run's line lies from the recorded one, on the recorded day. */
function ApartWords({ line }: { line: LineFact }) {
  const shown = run.value && showsRun.value && grid.value ? run.value : null;
  const apart = shown && apartOf(shown, line);
  if (!apart) return null;
  const { lat, lon, km } = apart.worst;
  const told = words.value.record;
  return (
    <p class="fine">
      {told.apart(
        words.value.dates.long(dayOf(line.date)),
        Math.round(apart.meanKm),
        Math.round(km),
        nearWords(grid.value!, nearestHex(grid.value!, lat, lon).hex, tongue.value),
      )}{" "}
      <button
        type="button"
        class="link"
        onClick={() => {
          jumpTo(dayOf(line.date));
          showPoint(lat, lon);
        }}
      >
        {told.showWhere}
      </button>
    </p>
  );
}

function go(event: EventFact): void {
  jumpTo(spanOf(event).from);
}

/** What an event is called; the record's own English where the language has no name for it. */
function Title({ event }: { event: EventFact }) {
  const title = tongue.value.nameOf(`event/${event.id}`, event.title);
  return <span lang={title === event.title ? "en" : undefined}>{title}</span>;
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
          title={words.value.page.showOnMap}
        >
          <Title event={event} />
        </button>
      ) : (
        <strong>
          <Title event={event} />
        </strong>
      )}
      {to > from && <small class="span"> {words.value.record.until(words.value.dates.short(to))}</small>}
      <p lang="en">{event.description}</p>
      <Source fact={event} />
      <a class="fine" href={hrefOf({ subject: `event/${event.id}` })}>
        {words.value.record.more}
        <span class="hidden">: {tongue.value.nameOf(`event/${event.id}`, event.title)}</span>
      </a>
    </li>
  );
}

function Control() {
  const facts = controlOn(record.value!.control, day.value);
  if (facts.length === 0) return null;
  const places = new Map(record.value!.places.map((place) => [place.id, place]));
  return (
    <>
      <h3>{words.value.record.changedHands}</h3>
      <ul class="news brief">
        {facts.map((fact, i) => {
          const place = places.get(fact.place);
          return (
            <li key={i} title={sourceWords(fact, sourcesById.value).text}>
              <span class={`dot ${fact.holder}`} aria-hidden="true" />
              <span>
                {place ? (
                  <button type="button" class="link" onClick={() => showPoint(place.lat, place.lon)}>
                    {placeName(tongue.value, place)}
                  </button>
                ) : (
                  fact.place
                )}{" "}
                {controlWords(fact)}
                {fact.uncertaintyDays > 0 && (
                  <small> {words.value.record.giveOrTake(fact.uncertaintyDays)}</small>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function controlWords({ event, holder }: ControlFact): string {
  const told = words.value.record.control;
  return holder === "contested" ? told.contested : told[event][holder];
}

/** Where a fact comes from, and a mark where nobody has read that source yet. */
function Source({ fact }: { fact: { source: string; locator?: string; basis: string } }) {
  const { text, url, checked } = sourceWords(fact, sourcesById.value);
  return (
    <small class="source">
      {url ? (
        <a href={url} lang="en" target="_blank" rel="noreferrer noopener">
          {text}
        </a>
      ) : (
        <span lang="en">{text}</span>
      )}
      {!checked && <Unchecked />}
    </small>
  );
}
