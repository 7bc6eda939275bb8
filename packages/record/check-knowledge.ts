import { claimsOf } from "./claims-of.ts";
import { disputesOf, mattersOf } from "./disputes.ts";
import type { RecordRows, Report } from "./record-rows.ts";
import { totalsOf } from "./totals.ts";
import { differ } from "./value-range.ts";
import type { RecordTable, WarRecord } from "./war-record.ts";

/**
 * What follows from the rows holds together: ids of claims lead to claims, choices are choices within a dispute, totals that
 * differ from their parts say why, the article's verdicts fit what the record has in use, and every source says something.
 *
 * @param rows rows without error: what was wrong with them has been reported
 */
export function checkKnowledge(rows: RecordRows, report: Report): void {
  const record = rows as unknown as WarRecord;
  const claims = claimsOf(record);
  const claimIds = new Set(claims.map((claim) => claim.id));
  const isClaim = (table: RecordTable, path: string, id: string) => {
    if (!claimIds.has(id)) report("error", table, path, "the id of a claim", `"${id}"`);
    return claimIds.has(id);
  };

  const first = new Map<string, string>();
  for (const claim of claims) {
    const place = `${claim.table} /${claim.row}`;
    const earlier = first.get(claim.id);
    if (earlier !== undefined)
      report(
        "error",
        claim.table,
        `/${claim.row}`,
        "claims with ids of their own",
        `"${claim.id}", which ${earlier} has`,
      );
    else first.set(claim.id, place);
  }

  const disputes = disputesOf(mattersOf(claims, record.sources), record.sources, record.preferences);
  const disputeById = new Map(disputes.map((dispute) => [dispute.id, dispute]));
  for (const [i, row] of record.preferences.entries()) {
    const dispute = disputeById.get(row.dispute);
    if (!dispute)
      report(
        "error",
        "preferences",
        `/${i}/dispute`,
        "the id of a dispute among the claims",
        `"${row.dispute}"`,
      );
    else if (!dispute.claims.some((claim) => claim.id === row.prefers))
      report("error", "preferences", `/${i}/prefers`, `a claim in ${row.dispute}`, `"${row.prefers}"`);
  }

  let whole = true;
  for (const [i, row] of record.totals.entries()) {
    if (row.total !== undefined) whole = isClaim("totals", `/${i}/total`, row.total) && whole;
    for (const [j, part] of row.parts.entries()) whole = isClaim("totals", `/${i}/parts/${j}`, part) && whole;
  }
  if (whole)
    for (const check of totalsOf(claims, record.totals))
      if (check.row >= 0 && check.verdict === "differs")
        report(
          check.why === undefined ? "error" : "warning",
          "totals",
          `/${check.row}/${check.why === undefined ? "why" : "total"}`,
          check.why === undefined
            ? `why the total is not the sum of its parts, ${check.sum.low}`
            : `${check.sum.low}, the sum of its parts`,
          check.why === undefined ? "nothing" : `${check.sum.low + check.difference!}`,
        );

  const disputeOf = new Map(
    disputes.flatMap((dispute) => dispute.claims.map((claim) => [claim.id, dispute])),
  );
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  for (const [i, row] of record.articleClaims.entries()) {
    for (const [j, id] of row.against.entries()) isClaim("articleClaims", `/${i}/against/${j}`, id);
    if (row.verdict === "conflicts" && row.against.length === 0 && row.note === undefined)
      report(
        "error",
        "articleClaims",
        `/${i}/against`,
        "what it conflicts with, or a note that tells",
        "neither",
      );
    const claim = byId.get(`article/${row.id}`)!;
    const inUse = byId.get(disputeOf.get(claim.id)?.prefers ?? claim.id)!;
    if (row.verdict === "agrees" && differ(claim.value, inUse.value))
      report(
        "warning",
        "articleClaims",
        `/${i}/verdict`,
        `another verdict, as ${inUse.id} is in use on the same matter`,
        '"agrees"',
      );
  }

  const used = new Set<string>();
  for (const [table, list] of Object.entries(rows))
    if (table !== "sources")
      for (const row of list as { source?: string; furtherSources?: { source: string }[] }[]) {
        if (row.source !== undefined) used.add(row.source);
        for (const further of row.furtherSources ?? []) used.add(further.source);
      }
  for (const [i, row] of record.sources.entries())
    if (!used.has(row.id) && row.articleReferences === undefined)
      report(
        "warning",
        "sources",
        `/${i}/id`,
        "a row that names this source",
        `"${row.id}", which none does`,
      );
}
