/** Where batches wait: a PostgreSQL server that machines share, or a folder that this process has to itself. */
export type QueueAddress =
  | { kind: "server"; url: string; shown: string }
  | { kind: "folder"; folder: string; shown: string };

const FOLDER = "pglite:";

/**
 * The queue of an address, such as `postgres://user:password@host/database` or `pglite:FOLDER`.
 *
 * @returns the address, and how to show it: without its password
 * @throws RangeError for anything else
 */
export function parseQueue(input: string): QueueAddress {
  const folder = input.slice(FOLDER.length);
  if (input.startsWith(FOLDER) && folder !== "") return { kind: "folder", folder, shown: input };
  if (/^postgres(ql)?:\/\//.test(input) && URL.canParse(input)) {
    const { protocol, username, host, pathname } = new URL(input);
    return {
      kind: "server",
      url: input,
      shown: `${protocol}//${username && `${username}@`}${host}${pathname}`,
    };
  }
  const found = input.replace(/:[^:@/]*@/, ":...@");
  throw new RangeError(`expected postgres://USER:PASSWORD@HOST/DATABASE or pglite:FOLDER; found "${found}"`);
}

/** The flag `--queue ADDRESS`. */
export const queueFlag = {
  kind: "parsed",
  parse: parseQueue,
  optional: true,
  placeholder: "ADDRESS",
  brief:
    "Have p38 worker make the runs, on any machine: postgres://USER:PASSWORD@HOST/DATABASE; or keep each batch: pglite:FOLDER",
} as const;
