import { DataError } from "@p38/base";
import type { Io } from "../io.ts";

/** How long a server may be away before the work is given up, ms. */
const PATIENCE_MS = 5 * 60_000;
const AGAIN_AFTER_MS = 500;
/** An answer later than this is one that will not come, ms. */
const ANSWER_WITHIN_MS = 60_000;

/** Errors of the way to the server, or of a server that is stopping or starting. */
const AWAY_CODES =
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|57P0[1-3]$|08...$|53300$)/;
const AWAY_WORDS =
  /connection terminated|connection error|not queryable|connection timeout|timeout exceeded/i;

/** Whether an error tells that the server is out of reach for now, and not that it was asked something wrong. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as NodeJS.ErrnoException;
  return (code !== undefined && AWAY_CODES.test(code)) || AWAY_WORDS.test(error.message) || isAway(cause);
}

/** Why the server could not be reached, in a few words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ECONNREFUSED") return "nothing that listens there";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "no such host";
  return message || code || String(error);
}

/** Lets what is asked of a queue outlive a server that goes away for a while, and tells when it does. */
export class Outage {
  readonly #io: Io;
  readonly #shown: string;
  #sinceMs: number | null = null;

  /** @param shown the queue's address, for sentences */
  constructor(io: Io, shown: string) {
    this.#io = io;
    this.#shown = shown;
  }

  /**
   * Asks until there is an answer.
   *
   * @param stop aborted when the answer is no longer wanted
   * @throws DataError when the server stays away for minutes, or the answer is not wanted while it does
   */
  async through<T>(ask: () => Promise<T>, stop?: AbortSignal): Promise<T> {
    for (;;) {
      try {
        const answer = await inTime(ask());
        this.#back();
        return answer;
      } catch (error) {
        if (!isAway(error)) throw error;
        this.note(error);
        if (stop?.aborted || performance.now() - this.#sinceMs! > PATIENCE_MS)
          throw unreachable(this.#shown, error);
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
      }
    }
  }

  /** Takes note of an error that came by itself: one sentence an outage. */
  note(error: unknown): void {
    if (!isAway(error)) {
      this.#io.stderr.write(`p38: ${this.#shown}: ${reasonOf(error)}\n`);
      return;
    }
    if (this.#sinceMs !== null) return;
    this.#sinceMs = performance.now();
    this.#io.stderr.write(
      `p38: ${this.#shown} does not answer (${reasonOf(error)}); trying again for ${PATIENCE_MS / 60_000} minutes\n`,
    );
  }

  #back(): void {
    if (this.#sinceMs === null) return;
    this.#sinceMs = null;
    this.#io.stderr.write(`p38: ${this.#shown} answers again\n`);
  }
}

/** A server that cannot be reached, or does not let in, as an error of the user's data. */
export function unreachable(shown: string, error: unknown): DataError {
  const finding = {
    file: shown,
    path: "connection",
    expected: "a database that answers",
    found: reasonOf(error),
  };
  return new DataError([finding]);
}

/** @throws Error whose message is a connection timeout's, when the answer does not come */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("connection timeout")), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
