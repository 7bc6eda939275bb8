import { STATUSES } from "@p38/model";
import { chosen, day, grid, groundShare, run, series, showPoint } from "../state.ts";
import { dateWords } from "../view/date-words.ts";
import { whole } from "../view/figures.ts";
import { isOnMap } from "../view/formations.ts";
import { hardestFights, newsOf, oddsWords, type Fight } from "../view/run-news.ts";

/** What the run computed for the day. */
export function RunPanel() {
  const shown = run.value;
  return (
    <div class="story run">
      <h2>
        <span class="tag run">Run</span> What was computed
      </h2>
      <p class="date">{dateWords(day.value)}</p>
      {shown && grid.value ? <DayOfRun /> : <p class="fine">The run is on its way.</p>}
    </div>
  );
}

function DayOfRun() {
  const news = newsOf(run.value!, grid.value!, day.value);
  const fights = hardestFights(run.value!, grid.value!, day.value, 4);
  const shown = news.slice(0, 8);
  return (
    <>
      <Balance />
      {news.length === 0 && <p class="quiet">Nothing changes hands, nobody comes or goes.</p>}
      <ul class="news">
        {shown.map((item, i) => (
          <li key={i}>
            <span class={`dot ${item.side}`} aria-hidden="true" />
            {item.hex >= 0 ? (
              <button type="button" class="link" onClick={() => look(item.hex)} title="Show on the map">
                {item.text}
              </button>
            ) : (
              item.text
            )}
          </li>
        ))}
        {news.length > shown.length && <li class="quiet">and {news.length - shown.length} more</li>}
      </ul>
      {fights.length > 0 && (
        <>
          <h3>Hardest fights</h3>
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

function formationName(f: number): string {
  return f >= 0 ? run.value!.meta.formations[f].name : "others";
}

function FightItem({ fight }: { fight: Fight }) {
  const side = fight.attacker >= 0 ? run.value!.meta.formations[fight.attacker].side : "un";
  return (
    <li>
      <span class={`dot ${side}`} aria-hidden="true" />
      <button type="button" class="link" onClick={() => look(fight.hex)} title="Show on the map">
        {formationName(fight.attacker)} attacks {formationName(fight.defender)} {fight.near}
      </button>
      <small>
        {" "}
        {oddsWords(fight.odds)}, {fight.broke ? "the defence gave way" : "the defence held"}; lost{" "}
        {whole(fight.attackLossMen)} attacking, {whole(fight.defenceLossMen)} defending
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
  const rows: [string, string, string][] = [
    ["Men in the field", whole(figures.strengthMen[0][day.value]), whole(figures.strengthMen[1][day.value])],
    [
      "Lost in battle this day",
      whole(figures.battleLossMen[0][day.value]),
      whole(figures.battleLossMen[1][day.value]),
    ],
    ["Lost in battle so far", whole(soFar(0)), whole(soFar(1))],
  ];
  if (share !== undefined)
    rows.push(["Ground of Korea", `${Math.round(100 * share)} %`, `${100 - Math.round(100 * share)} %`]);
  return (
    <table class="balance">
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">Figure</span>
          </th>
          <th scope="col" class="un">
            UN
          </th>
          <th scope="col" class="communist">
            Communist
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([words, un, communist]) => (
          <tr key={words}>
            <th scope="row">{words}</th>
            <td>{un}</td>
            <td>{communist}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every formation on the map, for choosing one without the pointer. */
function FormationList() {
  const shown = run.value!;
  const list = shown.meta.formations
    .map((formation, f) => ({ ...formation, f, men: shown.strengthMen[day.value * shown.F + f] }))
    .filter(({ f }) => isOnMap(shown, day.value, f));
  const atSea = shown.meta.formations.filter(
    (_, f) => shown.status[day.value * shown.F + f] === STATUSES.indexOf("at sea"),
  );
  return (
    <details>
      <summary>Formations on the map: {list.length}</summary>
      {(["un", "communist"] as const).map((side) => (
        <ul class="formations" key={side}>
          {list
            .filter((formation) => formation.side === side)
            .map(({ f, name, men }) => (
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
                  {name}
                </button>
                <small> {whole(men)}</small>
              </li>
            ))}
        </ul>
      ))}
      {atSea.length > 0 && <p class="fine">At sea: {atSea.map(({ name }) => name).join(", ")}</p>}
    </details>
  );
}
