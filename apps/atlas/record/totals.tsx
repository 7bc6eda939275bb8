import type { TotalCheck } from "@p38/record";
import { words } from "../state.ts";
import { English, Figure, Matter } from "./parts.tsx";
import { knowledge } from "./library.ts";

/** A total against its parts, in a sentence. */
export function TotalWords({ total: check }: { total: TotalCheck }) {
  const told = words.value.reading.totals;
  return (
    <>
      <English>{check.name}</English>: {told.sum(sumWords(check), check.parts.length)}{" "}
      {check.total && (
        <>
          {told.stated} <Figure claim={check.total} />{" "}
        </>
      )}
      <TotalVerdict total={check} />
    </>
  );
}

function TotalVerdict({ total: { verdict, difference } }: { total: TotalCheck }) {
  const told = words.value.reading.totals;
  const text =
    verdict === "differs"
      ? told.differs(words.value.number(Math.abs(difference!)), difference! > 0)
      : verdict === "agrees"
        ? told.agrees
        : verdict === "rounded"
          ? told.rounded
          : told.none;
  return <span class={`verdict ${verdict === "differs" ? "conflicts" : "agrees"}`}>{text}</span>;
}

function sumWords({ sum: { low, high } }: TotalCheck): string {
  const { number } = words.value;
  return low === high ? number(low) : words.value.reading.span(number(low), number(high));
}

/** All totals, those that differ from their parts first. */
export function Totals() {
  const told = words.value.reading.totals;
  const order = ["differs", "rounded", "agrees", "no total stated"];
  const totals = knowledge.value!.totals.toSorted(
    (a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict),
  );
  return (
    <ul class="totals">
      {totals.map((total) => (
        <li key={total.id}>
          <h3>
            <English>{total.name}</English>
          </h3>
          <dl>
            <dt>{told.statedTotal}</dt>
            <dd>
              <Figure claim={total.total} />
            </dd>
            <dt>{told.sumOf(total.parts.length)}</dt>
            <dd>{sumWords(total)}</dd>
          </dl>
          <p>
            <TotalVerdict total={total} />
          </p>
          {total.why !== undefined && (
            <p class="note">
              <English>{total.why}</English>
            </p>
          )}
          <details>
            <summary>{told.parts(total.parts.length)}</summary>
            <ul class="plain parts">
              {total.parts.map((part) => (
                <li key={part.id}>
                  <Matter claim={part} /> <Figure claim={part} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}
