import { account, run, score, servedRun } from "../state.ts";
import { accountLines } from "../view/account-words.ts";

/** How the served run compares with the record, in plain words and figures. */
export function AccountPanel() {
  const lines = accountLines(account.value, score.value);
  return (
    <div class="account">
      <h2>How close does the run come to the record?</h2>
      {run.value !== servedRun.value && (
        <p class="quiet">The figures are those of the run that came with the page, not of the one made here.</p>
      )}
      {lines.length === 0 ? (
        <p class="quiet">No account came with this run.</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
