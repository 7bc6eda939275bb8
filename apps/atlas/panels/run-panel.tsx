import { useSignal } from "@preact/signals";
import { STATUSES } from "@p38/model";
import { chosen, day, grid, groundShare, run, series, showPoint, tongue, words } from "../state.ts";
import { isOnMap } from "../view/formations.ts";
import { formationName, hardestFights, newsOf, type Fight } from "../view/run-news.ts";

/** What the run computed for the day. */
export function RunPanel() {
  const shown = run.value;
  return (
    <div class="story run">
      <h2>
        <span class="tag run">{words.value.run.tag}</span> {words.value.run.heading}
      </h2>
      <p class="date">{words.value.dates.full(day.value)}</p>
      {shown && grid.value ? <DayOfRun /> : <p class="fine">{words.value.page.runOnItsWay}</p>}
    </div>
  );
}

function DayOfRun() {
  const news = newsOf(run.value!, grid.value!, day.value, tongue.value);
  const fights = hardestFights(run.value!, grid.value!, day.value, 4, tongue.value);
  const told = words.value.run;
  const shown = news.slice(0, 8);
  return (
    <>
      <Balance />
      {news.length === 0 && <p class="quiet">{told.nothing}</p>}
      <ul class="news">
        {shown.map((item, i) => (
          <li key={i}>
            <span class={`dot ${item.side}`} aria-hidden="true" />
            {item.hex >= 0 ? (
              <button
                type="button"
                class="link"
                onClick={() => look(item.hex)}
                title={words.value.page.showOnMap}
              >
                {item.text}
              </button>
            ) : (
              item.text
            )}
          </li>
        ))}
        {news.length > shown.length && <li class="quiet">{told.andMore(news.length - shown.length)}</li>}
      </ul>
      {fights.length > 0 && (
        <>
          <h3>{told.hardest}</h3>
          <ul class="news brief">
            {fights.map((fight, i) => (
              <FightItem key={i} fight={fight} />
            ))}
          </ul>
        </>
      )}
      <FormationList />
    </>
  );
}

function look(hex: number): void {
  showPoint(grid.value!.lat[hex], grid.value!.lon[hex]);
}

function fighterName(f: number): string {
  return f >= 0 ? formationName(run.value!, f, tongue.value) : words.value.run.others;
}

function FightItem({ fight }: { fight: Fight }) {
  const side = fight.attacker >= 0 ? run.value!.meta.formations[fight.attacker].side : "un";
  const told = words.value.run;
  return (
    <li>
      <span class={`dot ${side}`} aria-hidden="true" />
      <button type="button" class="link" onClick={() => look(fight.hex)} title={words.value.page.showOnMap}>
        {told.attacks(fighterName(fight.attacker), fighterName(fight.defender), fight.near)}
      </button>
      <small>
        {" "}
        {words.value.phrase([
          told.odds(fight.odds),
          told.outcome(fight.broke, fight.attackLossMen, fight.defenceLossMen),
        ])}
      </small>
    </li>
  );
}

function Balance() {
  const share = groundShare.value?.[day.value];
  const figures = series.value!;
  const soFar = (side: number) => {
    let sum = 0;
    for (let d = 0; d <= day.value; d++) sum += figures.battleLossMen[side][d];
    return sum;
  };
  const { run: told, number: whole, percent, sides } = words.value;
  const rows: [string, string, string][] = [
    [told.inTheField, whole(figures.strengthMen[0][day.value]), whole(figures.strengthMen[1][day.value])],
    [
      told.lostThisDay,
      whole(figures.battleLossMen[0][day.value]),
      whole(figures.battleLossMen[1][day.value]),
    ],
    [told.lostSoFar, whole(soFar(0)), whole(soFar(1))],
  ];
  if (share !== undefined)
    rows.push([told.ground, percent(Math.round(100 * share)), percent(100 - Math.round(100 * share))]);
  return (
    <table class="balance">
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">{told.figure}</span>
          </th>
          <th scope="col" class="un">
            {sides.short.un}
          </th>
          <th scope="col" class="communist">
            {sides.short.communist}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, un, communist]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{un}</td>
            <td>{communist}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every formation on the map, for choosing one without the pointer; listed only while it is open. */
function FormationList() {
  const shown = run.value!;
  const open = useSignal(false);
  let count = 0;
  for (let f = 0; f < shown.F; f++) if (isOnMap(shown, day.value, f)) count++;
  return (
    <details onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{words.value.run.onTheMap(count)}</summary>
      {open.value && <Formations />}
    </details>
  );
}

function Formations() {
  const shown = run.value!;
  const list = shown.meta.formations
    .map((formation, f) => ({ ...formation, f, men: shown.strengthMen[day.value * shown.F + f] }))
    .filter(({ f }) => isOnMap(shown, day.value, f));
  const atSea = shown.meta.formations
    .map((_, f) => f)
    .filter((f) => shown.status[day.value * shown.F + f] === STATUSES.indexOf("at sea"));
  return (
    <>
      {(["un", "communist"] as const).map((side) => (
        <ul class="formations" key={side}>
          {list
            .filter((formation) => formation.side === side)
            .map(({ f, men }) => (
              <li key={f}>
                <span class={`dot ${side}`} aria-hidden="true" />
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    look(shown.place[day.value * shown.F + f]);
                    chosen.value = `f${f}`;
                  }}
                >
                  {formationName(shown, f, tongue.value)}
                </button>
                <small> {words.value.number(men)}</small>
              </li>
            ))}
        </ul>
      ))}
      {atSea.length > 0 && (
        <p class="fine">
          {words.value.run.atSea(words.value.list(atSea.map((f) => formationName(shown, f, tongue.value))))}
        </p>
      )}
    </>
  );
}
