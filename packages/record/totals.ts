import type { Claim } from "./claim.ts";
import { rangeOf } from "./value-range.ts";
import type { Value } from "./value.ts";
import type { TotalFact } from "./war-record.ts";

/** A total beside the sum of its parts. */
export interface TotalCheck {
  id: string;
  name: string;
  /** absent where no source states a total */
  total?: Claim;
  parts: readonly Claim[];
  /** computed from the parts; `high` differs from `low` where a part is a range */
  sum: { low: number; high: number };
  /** total less sum, by their low ends; absent without a total */
  difference?: number;
  /** "agrees" to the last man, "rounded" where rounding accounts for it, else "differs" */
  verdict: "agrees" | "rounded" | "differs" | "no total stated";
  why?: string;
  /** index of the row in totals.json, -1 for totals that the record's own rows state of themselves */
  row: number;
}

/** The number a value states; its low end for a range. Null where it is no number. */
export function numberOf(value: Value): { low: number; high: number } | null {
  if ("number" in value) return { low: value.number, high: value.number };
  if ("low" in value && value.low !== undefined) return { low: value.low, high: value.high! };
  if ("moreThan" in value) return { low: value.moreThan, high: value.moreThan };
  if ("atLeast" in value) return { low: value.atLeast, high: value.atLeast };
  return null;
}

/**
 * Totals against their parts: those of totals.json, then every loss that states both.
 *
 * @throws RangeError for a part or total that is no claim of the record; the checks report it before
 */
export function totalsOf(claims: readonly Claim[], totals: readonly TotalFact[]): TotalCheck[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const claimOf = (id: string) => {
    const claim = byId.get(id);
    if (!claim) throw new RangeError(`expected the id of a claim; found "${id}"`);
    return claim;
  };
  return [
    ...totals.map((row, i) =>
      checkOf(
        row.id,
        row.name,
        row.total === undefined ? undefined : claimOf(row.total),
        row.parts.map(claimOf),
        row.why,
        i,
      ),
    ),
    ...lossTotals(claims),
  ];
}

function checkOf(
  id: string,
  name: string,
  total: Claim | undefined,
  parts: readonly Claim[],
  why: string | undefined,
  row: number,
): TotalCheck {
  const sum = { low: 0, high: 0 };
  for (const part of parts) {
    const number = numberOf(part.value);
    sum.low += number?.low ?? 0;
    sum.high += number?.high ?? 0;
  }
  const stated = total && numberOf(total.value);
  if (!total || !stated) return { id, name, total, parts, sum, verdict: "no total stated", why, row };
  const difference = stated.low - sum.low;
  const range = rangeOf(total.value)!;
  const exact = stated.low <= sum.high && stated.high >= sum.low;
  const rounded = range.low <= sum.high && range.high >= sum.low;
  const verdict = exact ? "agrees" : rounded ? "rounded" : "differs";
  return { id, name, total, parts, sum, difference, verdict, why, row };
}

const PARTS = new Set(["killed", "wounded", "missing", "captured"]);

/** Losses that give their four parts, or all that the row has of them, and a total. */
function lossTotals(claims: readonly Claim[]): TotalCheck[] {
  const rows = new Map<number, Claim[]>();
  for (const claim of claims)
    if (claim.table === "losses") rows.set(claim.row, [...(rows.get(claim.row) ?? []), claim]);
  const checks: TotalCheck[] = [];
  for (const [, of] of rows) {
    const total = of.find((claim) => claim.property === "losses");
    const parts = of.filter((claim) => PARTS.has(claim.property));
    if (!total || parts.length < 2) continue;
    const id = total.id.split("/")[1];
    const check = checkOf(id, `losses ${id}`, total, parts, total.note, -1);
    // a total may hold men of kinds that the row does not tell apart; less than its parts it cannot be
    if (check.verdict !== "differs" || check.difference! < 0) checks.push(check);
  }
  return checks;
}
