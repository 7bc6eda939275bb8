/** What a command line works with, so that a test can run it without a process. */
export interface Io {
  stdout: { write(text: string): void };
  stderr: { write(text: string): void; isTTY?: boolean };
  /** folder that relative paths start from */
  cwd: string;
  env: Record<string, string | undefined>;
  /** the project's root folder, where data/ and scenarios/ lie */
  root: string;
  /** aborts when the user asks long work to stop; called only by commands that serve, or that keep what they have made */
  interrupted(): AbortSignal;
}

/** A command line that cannot be carried out as written: one clear sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
