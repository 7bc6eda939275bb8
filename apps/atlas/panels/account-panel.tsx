import { signal } from "@preact/signals";
import { dayOf } from "@p38/base";
import { account, jumpTo, record, run, score, servedRun, tongue, words } from "../state.ts";
import {
  accountByKind,
  differenceWords,
  gainer,
  inShort,
  rangeWords,
  whoseWords,
  type AccountByKind,
} from "../view/account-words.ts";
import { placeName } from "../view/tongue.ts";
import { wordIn } from "../words/words.ts";

/** what the score finds wrong, in sentences; fetched when somebody asks */
const findings = signal<string[]>([]);

async function judge(): Promise<void> {
  const { verdict } = await import("@p38/score");
  if (score.value) findings.value = verdict(score.value);
}

/** How the served run compares with the record, in plain words and figures. */
export function AccountPanel() {
  if (!account.value) return <p class="fine">{words.value.account.missing}</p>;
  const rows = accountByKind(account.value);
  return (
    <div class="account">
      <InShort rows={rows} />
      <Cities rows={rows} />
      <Lines rows={rows} />
      <Losses rows={rows} />
    </div>
  );
}

function InShort({ rows }: { rows: AccountByKind }) {
  const told = words.value.account;
  return (
    <section>
      <h2>{told.heading}</h2>
      {run.value !== servedRun.value && <p class="notice">{told.ofServedRun}</p>}
      <ul class="sentences">
        {inShort(rows, words.value).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {score.value && (
        <details onToggle={() => void judge()}>
          <summary>{told.wrong}</summary>
          <ul class="sentences" lang="en">
            {findings.value.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p class="fine">{told.terms}</p>
        </details>
      )}
    </section>
  );
}

function Cities({ rows }: { rows: AccountByKind }) {
  const told = words.value.account;
  return (
    <section>
      <h2>{told.cities}</h2>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{told.city}</th>
            <th scope="col">{told.record}</th>
            <th scope="col">{told.run}</th>
          </tr>
        </thead>
        <tbody>
          {rows.events.map((event) => (
            <tr key={`${event.place}/${event.recordedDate}`}>
              <th scope="row">
                <span class={`dot ${event.to}`} aria-hidden="true" />
                {placeName(tongue.value, { id: event.place, name: event.name })}
                <span class="hidden"> {words.value.sides.to[event.to]}</span>
              </th>
              <td>
                <DateButton date={event.recordedDate} />
              </td>
              <td>
                {event.runDate && <DateButton date={event.runDate} />}{" "}
                <small>{differenceWords(event, words.value)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Lines({ rows }: { rows: AccountByKind }) {
  const told = words.value.account;
  return (
    <section>
      <h2>{told.lines}</h2>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{told.recordedOn}</th>
            <th scope="col">{told.distance}</th>
          </tr>
        </thead>
        <tbody>
          {rows.lines.map((line) => (
            <tr key={line.date}>
              <th scope="row">
                <DateButton date={line.date} />
              </th>
              <td>
                {line.meanAbsKm === null ? (
                  told.noLine
                ) : (
                  <>
                    {told.km(line.meanAbsKm)} <small>{gainWords(line)}</small>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function gainWords(line: AccountByKind["lines"][number]): string {
  const side = gainer(line);
  return side === null ? "" : words.value.account.gain[side];
}

function Losses({ rows }: { rows: AccountByKind }) {
  const told = words.value.account;
  const { number, sides } = words.value;
  const names = new Map((record.value?.parties ?? []).map(({ id, name }) => [id, name]));
  return (
    <section>
      <h2>{told.losses}</h2>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{told.year}</th>
            <th scope="col">{sides.short.un}</th>
            <th scope="col">{sides.short.communist}</th>
          </tr>
        </thead>
        <tbody>
          {[...new Set(rows.years.map(({ year }) => year))].map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {(["un", "communist"] as const).map((side) => (
                <td key={side}>{menOf(rows, year, side)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.losses.length > 0 && (
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{told.wholeWar}</th>
              <th scope="col">{told.run}</th>
              <th scope="col">{told.sourcesSay}</th>
            </tr>
          </thead>
          <tbody>
            {rows.losses.map((row) => (
              <tr key={`${row.whose}/${row.measure}`}>
                <th scope="row">
                  <span class={`dot ${row.side}`} aria-hidden="true" />
                  {whoseWords(row.whose, tongue.value, names)}, {wordIn(told.measures, row.measure)}
                </th>
                <td>{number(row.runMen)}</td>
                <td>{rangeWords(row.recordMenMin, row.recordMenMax, words.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function menOf(rows: AccountByKind, year: string, side: "un" | "communist"): string {
  const row = rows.years.find((found) => found.year === year && found.side === side);
  return row ? words.value.number(row.runMen) : "–";
}

function DateButton({ date }: { date: string }) {
  return (
    <button
      type="button"
      class="link"
      title={words.value.page.goToDay}
      onClick={() => {
        jumpTo(dayOf(date));
      }}
    >
      {words.value.dates.short(dayOf(date))}
    </button>
  );
}
