import { useMemo } from "preact/hooks";
import { dayOf, isoOf } from "@p38/base";
import { COVERS, GROUNDS, RAILS, ROADS, type HexGrid } from "@p38/terrain";
import { chosenCell, day, grid, hrefOf, jumpTo, record, run, tongue, words } from "../state.ts";
import { formationName, nearWords } from "../view/run-news.ts";
import { changesOf, fightDaysOf, staysOn, type Change } from "../view/story.ts";
import { placeName } from "../view/tongue.ts";
import { wordIn } from "../words/words.ts";

/** Rows of a list before the rest is only counted. */
const ROWS = 8;

/** What can be asked of a cell of the ground: what lies there, who held it when, who stood and fought there. */
export function GroundCard() {
  const hex = chosenCell.value;
  if (hex === null || !grid.value || !run.value) return null;
  return <OfCell key={hex} hex={hex} grid={grid.value} />;
}

function OfCell({ hex, grid: ground }: { hex: number; grid: HexGrid }) {
  const shown = run.value!;
  const told = words.value.asked;
  const changes = useMemo(() => changesOf(shown, hex), [shown, hex]);
  const stays = useMemo(() => staysOn(shown, hex), [shown, hex]);
  const fights = useMemo(() => fightDaysOf(shown, hex), [shown, hex]);
  const places = ground.places.filter((place) => place.hex === hex);
  return (
    <article class="card ground docked" aria-label={told.ground}>
      <button
        type="button"
        class="close"
        aria-label={words.value.page.close}
        onClick={() => (chosenCell.value = null)}
      >
        ×
      </button>
      <h2>
        {places.length > 0
          ? words.value.list(places.map((place) => placeName(tongue.value, place)))
          : nearWords(ground, hex, tongue.value)}
      </h2>
      <p class="fine">{terrainWords(ground, hex)}</p>
      <Changes changes={changes} />
      <h3>{told.recordHolds}</h3>
      <Recorded ids={places.map(({ id }) => id)} />
      <h3>{told.stays}</h3>
      {stays.length === 0 && <p class="quiet">{told.nobody}</p>}
      <ul class="plain">
        {stays.slice(0, ROWS).map(({ formation, from, to }) => (
          <li key={`${formation}/${from}`}>
            <button type="button" class="link" onClick={() => jumpTo(from)}>
              {formationName(shown, formation, tongue.value)}
            </button>{" "}
            <small>
              {words.value.dates.short(from)}
              {to > from && ` – ${words.value.dates.short(to)}`}
            </small>
          </li>
        ))}
        {stays.length > ROWS && <li class="quiet">{words.value.run.andMore(stays.length - ROWS)}</li>}
      </ul>
      <p class="fine">{told.foughtOver(fights.length)}</p>
    </article>
  );
}

/** Who holds the cell in the run, with ways to the change before and after the day on show. */
function Changes({ changes }: { changes: readonly Change[] }) {
  const { asked: told, sides, dates } = words.value;
  const before = changes.findLast((change) => change.day < day.value && change.day > 0);
  const after = changes.find((change) => change.day > day.value);
  const now = changes.findLast((change) => change.day <= day.value)!;
  return (
    <>
      <h3>{told.runHolds}</h3>
      <p>
        <span class={`dot ${now.side}`} aria-hidden="true" />
        {told.heldSince(sides.side[now.side], dates.long(now.day))}
      </p>
      <p class="row">
        <button type="button" class="small" disabled={!before} onClick={() => before && jumpTo(before.day)}>
          {told.changeBefore}
        </button>
        <button type="button" class="small" disabled={!after} onClick={() => after && jumpTo(after.day)}>
          {told.changeAfter}
        </button>{" "}
        <small>{told.changes(changes.length - 1)}</small>
      </p>
    </>
  );
}

/** Who held the places of the cell by the record, with the changes that it gives. */
function Recorded({ ids }: { ids: readonly string[] }) {
  const facts = (record.value?.control ?? []).filter(({ place }) => ids.includes(place));
  const { asked: told, dates, record: said } = words.value;
  if (facts.length === 0) return <p class="quiet">{told.notRecorded}</p>;
  return (
    <ul class="plain">
      {facts.map((fact) => (
        <li key={`${fact.place}/${fact.date}`} class={fact.date <= isoOf(day.value) ? undefined : "later"}>
          <span class={`dot ${fact.holder}`} aria-hidden="true" />
          <button type="button" class="link" onClick={() => jumpTo(dayOf(fact.date))}>
            {dates.short(dayOf(fact.date))}
          </button>{" "}
          {fact.holder === "contested" ? said.control.contested : said.control[fact.event][fact.holder]}
        </li>
      ))}
      {ids.map((id) => (
        <li key={id}>
          <a href={hrefOf({ subject: `place/${id}` })}>{told.inRecord}</a>
        </li>
      ))}
    </ul>
  );
}

function terrainWords(ground: HexGrid, hex: number): string {
  const { asked: told, phrase, list } = words.value;
  const edges = [0, 1, 2, 3, 4, 5].map((edge) => hex * 6 + edge);
  const road = Math.min(...edges.map((edge) => ground.road[edge] || 9));
  const rail = Math.max(...edges.map((edge) => ground.rail[edge]));
  const ways = [
    ...(road < 9 ? [wordIn(told.roads, ROADS[road])] : []),
    ...(rail > 0 ? [wordIn(told.rails, RAILS[rail])] : []),
  ];
  return phrase([
    wordIn(told.grounds, GROUNDS[ground.ground[hex]]),
    wordIn(told.covers, COVERS[ground.cover[hex]]),
    told.elevation(ground.elevationM[hex]),
    ways.length > 0 ? list(ways) : told.noWays,
  ]);
}
