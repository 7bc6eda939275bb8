import { useEffect, useMemo } from "preact/hooks";
import { POSTURES } from "@p38/model";
import { recordedHeadquarters } from "@p38/scenario";
import { bringTheater, theaterOf } from "../bring-theater.ts";
import { day, grid, hrefOf, run, showPoint, tongue, words } from "../state.ts";
import { formationName, nearWords } from "../view/run-news.ts";
import { fightsOf, formationSeries, goalsOf, moveOfDay, orderOf } from "../view/story.ts";
import { wordIn } from "../words/words.ts";
import { Spark } from "./spark.tsx";

/** What can be asked of one formation: its orders, fights and moves of the day, and its figures through time. */
export function FormationStory({ formation: f }: { formation: number }) {
  useEffect(bringTheater, []);
  const shown = run.value!;
  const series = useMemo(() => formationSeries(shown, f), [shown, f]);
  const { asked: told, card } = words.value;
  return (
    <div class="asked">
      <Orders formation={f} />
      <Moves formation={f} />
      <Fights formation={f} />
      <Spark title={card.strength} values={series.strengthMen} inWords={card.men} />
      <Spark title={told.lostThatDay} values={series.lossMen} inWords={card.men} bars />
      <Spark
        title={card.supply}
        values={series.supplyDays}
        inWords={(days) => card.supplyDays(Math.round(days * 10))}
      />
      <p class="fine">
        <a href={hrefOf({ subject: `formation/${shown.meta.formations[f].id}` })}>{told.inRecord}</a>
      </p>
    </div>
  );
}

function Orders({ formation: f }: { formation: number }) {
  const shown = run.value!;
  const { asked: told, card, dates } = words.value;
  const headquarters = shown.headquarters[day.value * shown.F + f];
  const theater = theaterOf(shown);
  if (!theater || headquarters < 0) return null;
  const order = orderOf(theater, shown.meta.headquarters[headquarters].id, day.value);
  if (!order) return null;
  const { posture, mainEffort } = order.directive;
  const { kind, hexes } = goalsOf(order.directive);
  const places = hexes.map((hex) => nearWords(grid.value!, hex, tongue.value));
  const by = theater.headquarters[order.headquarters];
  return (
    <section>
      <h3>{told.orders}</h3>
      <p>
        {told.order(
          tongue.value.nameOf(`formation/${recordedHeadquarters(by.id)}`, by.name),
          dates.long(order.directive.day),
          wordIn(card.postures, POSTURES[posture]),
          goalWords(kind, places),
        )}
        {mainEffort && ` ${told.mainEffort}`}
      </p>
    </section>
  );
}

function goalWords(kind: "axes" | "line" | "sea", places: readonly string[]): string {
  const { goals } = words.value.asked;
  if (places.length === 0) return "";
  if (kind === "line" && places.length === 2) return goals.line(places[0], places[1]);
  return (kind === "sea" ? goals.sea : goals.objective)(words.value.list(places));
}

function Moves({ formation: f }: { formation: number }) {
  const move = moveOfDay(run.value!, grid.value!, day.value, f);
  const { asked: told, card } = words.value;
  if (!move) return null;
  const reasons = [...new Set(move.reports)].map((kind) => told.reports[kind]);
  return (
    <section>
      <h3>{told.why}</h3>
      <p>
        {move.km < 1 ? told.stayed : told.moved(Math.round(move.km))}{" "}
        {reasons.length > 0
          ? words.value.list(reasons)
          : told.becausePosture(wordIn(card.postures, move.posture))}
      </p>
    </section>
  );
}

function Fights({ formation: f }: { formation: number }) {
  const fights = fightsOf(run.value!, grid.value!, day.value, f, tongue.value);
  const { asked: told, run: said } = words.value;
  const name = (other: number) => (other >= 0 ? formationName(run.value!, other, tongue.value) : said.others);
  return (
    <section>
      <h3>{told.fights}</h3>
      {fights.length === 0 && <p class="quiet">{told.noFight}</p>}
      <ul class="plain">
        {fights.slice(0, 4).map((fight, i) => (
          <li key={i}>
            <button
              type="button"
              class="link"
              title={words.value.page.showOnMap}
              onClick={() => showPoint(grid.value!.lat[fight.hex], grid.value!.lon[fight.hex])}
            >
              {said.attacks(name(fight.attacker), name(fight.defender), fight.near)}
            </button>{" "}
            <small>
              {words.value.phrase([
                said.odds(fight.odds),
                said.outcome(fight.broke, fight.attackLossMen, fight.defenceLossMen),
              ])}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
