import { LOSSES } from "@p38/model";
import { recordedHeadquarters } from "@p38/scenario";
import { lazily } from "../record/lazily.tsx";
import { sidcOf, symbolSvg } from "../map/symbols.ts";
import {
  chosen,
  day,
  grid,
  hovered,
  hrefOf,
  mapReady,
  markers,
  record,
  run,
  symbolsReady,
  tongue,
  wide,
  words,
} from "../state.ts";
import { commanderOn } from "../view/commanders.ts";
import { formationName, nearWords } from "../view/run-news.ts";
import { lossesSoFar } from "../view/series.ts";
import { formationMarkers, type Marker } from "../view/formations.ts";
import { Unchecked } from "./unchecked.tsx";
import { wordIn } from "../words/words.ts";

/** What can be asked of a formation, which comes when somebody asks. */
const FormationStory = lazily(() => import("./formation-story.tsx").then((module) => module.FormationStory));

/** The card of the formation or headquarters that is chosen or under the pointer. */
export function Card({ placeOf }: { placeOf: (key: string) => { x: number; y: number } | null }) {
  const key = chosen.value ?? hovered.value;
  void mapReady.value;
  if (key === null || !run.value || !grid.value) return null;
  const marker =
    markers.value.find((candidate) => candidate.key === key) ??
    formationMarkers(run.value, grid.value, day.value, tongue.value).find(
      (candidate) => candidate.key === key,
    );
  if (!marker) return null;
  // one that is chosen has much to tell and stands still; one under the pointer follows its symbol
  const place = wide.value && chosen.value === null ? placeOf(key) : null;
  return (
    <article
      class={`card ${marker.side} ${place ? "floating" : "docked"}`}
      style={place ? floatingAt(place) : undefined}
      aria-label={marker.name}
    >
      {chosen.value !== null && (
        <button
          type="button"
          class="close"
          aria-label={words.value.page.close}
          onClick={() => (chosen.value = null)}
        >
          ×
        </button>
      )}
      <header>
        {symbolsReady.value && (
          <span
            class="symbol"
            aria-hidden="true"
            dangerouslySetInnerHTML={{ __html: symbolSvg(sidcOf(marker), 16) }}
          />
        )}
        <div>
          <h2>{marker.name}</h2>
          <p>{subtitle(marker)}</p>
        </div>
      </header>
      {marker.formations.length === 1 && marker.key.startsWith("f") ? (
        <>
          <FormationFacts marker={marker} />
          {chosen.value === key && <FormationStory formation={marker.formations[0]} />}
        </>
      ) : (
        <CommandFacts marker={marker} />
      )}
      <p class="fine">{words.value.card.computed}</p>
    </article>
  );
}

/** Beside the symbol, on whichever side has room. */
function floatingAt({ x, y }: { x: number; y: number }) {
  const { innerWidth, innerHeight } = window;
  const left = x + 300 > innerWidth - 330 ? x - 280 : x + 24;
  const top = Math.max(64, Math.min(y - 60, innerHeight - 440));
  return { left: `${Math.max(8, left)}px`, top: `${top}px` };
}

function subtitle(marker: Marker): string {
  const near = grid.value ? nearWords(grid.value, hexOf(marker), tongue.value) : "";
  const { card, phrase } = words.value;
  return phrase([card.kind(marker.side, marker.echelon), near].filter(Boolean));
}

function hexOf(marker: Marker): number {
  return run.value!.place[day.value * run.value!.F + marker.formations[0]];
}

function FormationFacts({ marker }: { marker: Marker }) {
  const shown = run.value!;
  const f = marker.formations[0];
  const at = day.value * shown.F + f;
  const headquarters = shown.headquarters[at];
  const lost = lossesSoFar(shown, f, day.value);
  const total = lost.reduce((sum, count) => sum + count, 0);
  const { card, number, percent, list } = words.value;
  return (
    <dl>
      <dt>{card.strength}</dt>
      <dd>{card.men(shown.strengthMen[at])}</dd>
      <dt>{card.posture}</dt>
      <dd>{wordIn(card.postures, marker.posture)}</dd>
      <dt>{card.supply}</dt>
      <dd>{card.supplyDays(shown.supplyTenths[at])}</dd>
      <dt>{card.cohesion}</dt>
      <dd>
        <meter min={0} max={100} low={35} value={shown.cohesionPercent[at]} aria-label={card.cohesion} />{" "}
        {percent(shown.cohesionPercent[at])}
      </dd>
      <dt>{card.under}</dt>
      <dd>{higherWords(headquarters, marker.name)}</dd>
      <Commander formation={shown.meta.formations[f].id} />
      <dt>{card.lost}</dt>
      <dd>
        {card.men(total)}
        {total > 0 && (
          <small>
            {list(
              LOSSES.map((name, c) => (lost[c] > 0 ? `${card.losses[name]} ${number(lost[c])}` : "")).filter(
                Boolean,
              ),
            )}
          </small>
        )}
      </dd>
    </dl>
  );
}

/** Who commands it on the day on show by the record, with the way to his page there; nothing where the record names nobody. */
function Commander({ formation }: { formation: string }) {
  const known = record.value;
  const held = known && commanderOn(known.leaders, formation, day.value);
  if (!held) return null;
  const { person, office, basis } = held;
  const name = known.persons.find(({ id }) => id === person)?.name ?? person;
  const subject = `person/${person}`;
  return (
    <>
      <dt>{words.value.card.commander}</dt>
      <dd>
        <a href={hrefOf({ subject })}>{tongue.value.nameOf(subject, name)}</a>
        <small lang="en">{office}</small>
        {basis === "recalled" && <Unchecked />}
      </dd>
    </>
  );
}

/** A division that takes orders from no corps is its own headquarters. */
function higherWords(headquarters: number, name: string): string {
  const higher = headquarters >= 0 ? run.value!.meta.headquarters[headquarters] : null;
  const higherName = higher
    ? tongue.value.nameOf(`formation/${recordedHeadquarters(higher.id)}`, higher.name)
    : name;
  return higherName === name ? words.value.card.noHigher : higherName;
}

function CommandFacts({ marker }: { marker: Marker }) {
  const shown = run.value!;
  const rows = marker.formations.map((f) => ({ f, at: day.value * shown.F + f }));
  const { card, number, run: told } = words.value;
  rows.sort((a, b) => shown.strengthMen[b.at] - shown.strengthMen[a.at] || a.f - b.f);
  return (
    <>
      <dl>
        {marker.headquarters >= 0 && (
          <Commander formation={recordedHeadquarters(shown.meta.headquarters[marker.headquarters].id)} />
        )}
        <dt>{card.strength}</dt>
        <dd>{card.men(marker.strengthMen)}</dd>
        <dt>{card.mostly}</dt>
        <dd>{wordIn(card.postures, marker.posture)}</dd>
      </dl>
      <ul class="members">
        {rows.slice(0, 8).map(({ f, at }) => (
          <li key={f}>
            <span>{formationName(shown, f, tongue.value)}</span> <span>{number(shown.strengthMen[at])}</span>
          </li>
        ))}
        {rows.length > 8 && <li>{told.andMore(rows.length - 8)}</li>}
      </ul>
    </>
  );
}
