import { recordFiles } from "./record-files.ts";
import type { Value } from "./value.ts";
import type { ArticleClaim, BASES, CONFIDENCES, RecordTable, WarRecord } from "./war-record.ts";

/** What one source says of one subject: the shape that every row of the record takes to be compared with others. */
export interface Claim {
  /** table or kind, id of the row, and what it says: strengths/s002, losses/k005/killed */
  id: string;
  /** kind/id, party/usa */
  subject: string;
  /** id of PROPERTIES */
  property: string;
  value: Value;
  unit?: string;
  /** what the figure counts */
  counts?: string;
  from?: string;
  to?: string;
  scope?: string;
  whoseClaim?: string;
  /** more of the row, in words */
  detail?: string;
  source: string;
  locator?: string;
  basis: (typeof BASES)[number];
  confidence?: (typeof CONFIDENCES)[number];
  furtherSources?: readonly {
    source: string;
    locator?: string;
    about?: string;
    basis: (typeof BASES)[number];
  }[];
  note?: string;
  /** where it is written: table, and index of the row */
  table: RecordTable;
  row: number;
  /** of the article's own claims */
  article?: Pick<ArticleClaim, "section" | "asStated" | "references" | "verdict" | "against">;
}

export type RowOf<T extends RecordTable> = WarRecord[T][number];
type Support = Pick<Claim, "source" | "locator" | "basis" | "confidence" | "furtherSources" | "note">;
export type ClaimParts = Pick<Claim, "id" | "subject" | "property" | "value"> &
  Partial<Pick<Claim, "unit" | "counts" | "from" | "to" | "scope" | "whoseClaim" | "detail" | "article">>;

/** A claim of a row: what it says, with the row's source and place. */
export function claimOf(
  table: RecordTable,
  row: number,
  support: Support,
  { id, subject, property, value, ...rest }: ClaimParts,
): Claim {
  const { source, locator, basis, confidence, furtherSources, note } = support;
  return {
    id,
    subject,
    property,
    value,
    ...rest,
    source,
    locator,
    basis,
    confidence,
    furtherSources,
    note,
    table,
    row,
  };
}

/** File and line where a claim is written; every row stands on a line of its own, after the line that opens the list. */
export function writtenAt(claim: Pick<Claim, "table" | "row">): { file: string; line: number } {
  return { file: `data/${recordFiles[claim.table]}`, line: claim.row + 2 };
}
