/** One thing wrong with a file: where it is, what was expected and what was found. */
export interface Finding {
  /** path of the file as the user knows it, from the project's root */
  file: string;
  /** JSON pointer (`/12/strengthMen`) or `line 12, column strength_men` */
  path: string;
  expected: string;
  found: string;
}

/** The finding in one sentence, as every door prints it. */
export function sentence(finding: Finding): string {
  return `${finding.file} ${finding.path}: expected ${finding.expected}; found ${finding.found}`;
}

/** Expected trouble with data: everything wrong, collected, never only the first. */
export class DataError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(sentence).join("\n"));
    this.name = "DataError";
    this.findings = findings;
  }
}

/** A mistake of ours, never of the user's. */
export class AssertionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "AssertionError";
  }
}

/** @throws AssertionError with the message when the condition does not hold */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}
