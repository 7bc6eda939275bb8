/** What the build writes into the worker. Addresses are relative to the folder of the page. */
export interface Built {
  /** differs between builds whose files differ */
  hash: string;
  /** what the page cannot open without: itself, its first scripts and styles */
  shell: readonly string[];
  /** the rest of the build but its fonts, of which few are ever fetched */
  later: readonly string[];
}

/** What the page asks of the worker once it has come to rest. */
export interface KeepMessage {
  /** addresses to keep beside the build's own: data files, fonts that were used */
  keep: readonly string[];
}

/** What the worker answers when it is done. */
export interface KeptMessage {
  /** addresses that did not come, relative to the folder of the page */
  missing: string[];
}

/** The page's file in the built atlas. */
export const PAGE = "index.html";
/** The worker's, beside it: a worker sees only the requests of the folder that it lies in. */
export const WORKER_FILE = "offline-worker.js";

/** One of the atlas's own files. */
export interface OwnFile {
  /**
   * `page` and `data` are asked of the host first, since they change under one name; `built` files stay the same
   * as long as the build does.
   */
  kind: "page" | "data" | "built";
  /** address relative to the folder of the page, without query */
  name: string;
}

/**
 * Which of the atlas's own files an address is, null for everything that the worker leaves to the browser: other
 * origins, other folders, questions to a server, addresses with a query.
 *
 * @param url   absolute
 * @param scope absolute address of the folder of the page, with a slash at its end
 */
export function ownFileOf(url: string, scope: string, { shell, later }: Built): OwnFile | null {
  const { origin, pathname, search } = new URL(url);
  const folder = new URL(scope);
  if (origin !== folder.origin || !pathname.startsWith(folder.pathname)) return null;
  const name = pathname.slice(folder.pathname.length);
  if (name === "" || name === PAGE) return { kind: "page", name: PAGE };
  if (search !== "") return null;
  if (name.startsWith("data/")) return { kind: "data", name };
  const built = name.startsWith("assets/") || shell.includes(name) || later.includes(name);
  return built ? { kind: "built", name } : null;
}

/** What of a response decides whether it may be kept. */
export type Answer = Pick<Response, "status" | "type" | "redirected"> & {
  headers: Pick<Headers, "get">;
};

/**
 * Whether a response is the whole file and from this host: no part of it, no redirect, no error, and no page of the host
 * that says in HTML that there is no such file.
 */
export function mayBeKept({ status, type, redirected, headers }: Answer, { kind }: OwnFile): boolean {
  if (status !== 200 || type !== "basic" || redirected) return false;
  return kind === "page" || !/^text\/html/i.test(headers.get("content-type") ?? "");
}

/** Whether the host says that two responses are one version of a file; false where it does not say. */
export function sameVersion(kept: Pick<Answer, "headers">, fresh: Pick<Answer, "headers">): boolean {
  const stamp = ["etag", "last-modified"].find((name) => fresh.headers.get(name) !== null);
  return stamp !== undefined && fresh.headers.get(stamp) === kept.headers.get(stamp);
}

/**
 * Names of the worker's two caches. They name the folder, since all pages of an origin share their caches. What the
 * host's data files are does not depend on the build: they outlive it, so that an update leaves no gap.
 */
export function cacheNames(scope: string, { hash }: Built): { built: string; data: string } {
  return { built: `${family(scope)} built ${hash}`, data: `${family(scope)} data` };
}

/** The caches of earlier builds at the same folder, among all of the origin. */
export function outdated(all: readonly string[], scope: string, built: Built): string[] {
  const current = cacheNames(scope, built);
  return all.filter(
    (name) => name.startsWith(`${family(scope)} `) && name !== current.built && name !== current.data,
  );
}

function family(scope: string): string {
  return `parallel38 ${scope}`;
}
