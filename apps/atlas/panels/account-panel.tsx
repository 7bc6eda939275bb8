import { signal } from "@preact/signals";
import { dayOf } from "@p38/base";
import { account, jumpTo, record, run, score, servedRun } from "../state.ts";
import {
  accountByKind,
  differenceWords,
  gainWords,
  inShort,
  rangeWords,
  whoseWords,
  type AccountByKind,
} from "../view/account-words.ts";
import { whole } from "../view/figures.ts";
import { placeName } from "../view/run-news.ts";
import { shortDate } from "../view/date-words.ts";

/** what the score finds wrong, in sentences; fetched when somebody asks */
const findings = signal<string[]>([]);

async function judge(): Promise<void> {
  const { verdict } = await import("@p38/score");
  if (score.value) findings.value = verdict(score.value);
}

/** How the served run compares with the record, in plain words and figures. */
export function AccountPanel() {
  if (!account.value) return <p class="fine">No account came with this run.</p>;
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
  return (
    <section>
      <h3>How close does the run come to the record?</h3>
      {run.value !== servedRun.value && (
        <p class="notice">These figures are of the run that came with the page, not of the one made here.</p>
      )}
      <ul class="sentences">
        {inShort(rows).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {score.value && (
        <details onToggle={() => void judge()}>
          <summary>What the score finds wrong with it</summary>
          <ul class="sentences">
            {findings.value.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p class="fine">
            Fit: the part of the record that parameters may be fitted to. Judge: the part kept apart for
            judging. Skill above 0 means better than the baseline named.
          </p>
        </details>
      )}
    </section>
  );
}

function Cities({ rows }: { rows: AccountByKind }) {
  return (
    <section>
      <h3>Great cities change hands</h3>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">City, to</th>
            <th scope="col">Record</th>
            <th scope="col">Run</th>
          </tr>
        </thead>
        <tbody>
          {rows.events.map((event) => (
            <tr key={`${event.place}/${event.recordedDate}`}>
              <th scope="row">
                <span class={`dot ${event.to}`} aria-hidden="true" />
                {placeName({ id: event.place, name: event.name })}
                <span class="hidden"> to the {event.to === "un" ? "UN" : "communist side"}</span>
              </th>
              <td>
                <DateButton date={event.recordedDate} />
              </td>
              <td>
                {event.runDate && <DateButton date={event.runDate} />} <small>{differenceWords(event)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Lines({ rows }: { rows: AccountByKind }) {
  return (
    <section>
      <h3>Line of contact: run against record</h3>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">Recorded on</th>
            <th scope="col">Mean distance</th>
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
                  "no line in the run"
                ) : (
                  <>
                    {Math.round(line.meanAbsKm)} km <small>{gainWords(line).replace(/^, /, "")}</small>
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

function Losses({ rows }: { rows: AccountByKind }) {
  const names = new Map((record.value?.parties ?? []).map(({ id, name }) => [id, name]));
  return (
    <section>
      <h3>Men lost in battle</h3>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">Year</th>
            <th scope="col">UN</th>
            <th scope="col">Communist</th>
          </tr>
        </thead>
        <tbody>
          {[...new Set(rows.years.map(({ year }) => year))].map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {(["un", "communist"] as const).map((side) => (
                <td key={side}>
                  {rows.years
                    .find((row) => row.year === year && row.side === side)
                    ?.runMen.toLocaleString("en") ?? "–"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.losses.length > 0 && (
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">Whole war</th>
              <th scope="col">Run</th>
              <th scope="col">Sources say</th>
            </tr>
          </thead>
          <tbody>
            {rows.losses.map((row) => (
              <tr key={`${row.whose}/${row.measure}`}>
                <th scope="row">
                  <span class={`dot ${row.side}`} aria-hidden="true" />
                  {whoseWords(row.whose, names)}, {row.measure}
                </th>
                <td>{whole(row.runMen)}</td>
                <td>{rangeWords(row.recordMenMin, row.recordMenMax)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function DateButton({ date }: { date: string }) {
  return (
    <button
      type="button"
      class="link"
      title="Go to this day"
      onClick={() => {
        jumpTo(dayOf(date));
      }}
    >
      {shortDate(dayOf(date))}
    </button>
  );
}
