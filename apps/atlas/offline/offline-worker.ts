/*
 * The service worker: keeps the atlas in the browser, so that it opens without its host. It lies beside the page, and
 * sees the requests of that folder alone.
 */
import {
  cacheNames,
  mayBeKept,
  outdated,
  ownFileOf,
  PAGE,
  sameVersion,
  type Built,
  type KeepMessage,
  type KeptMessage,
  type OwnFile,
} from "./rules.ts";

/** written here by the build: see build-worker.ts */
declare const BUILT_FILES: Built;

const built = BUILT_FILES;
const worker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = worker.registration;
const names = cacheNames(scope, built);

worker.addEventListener("install", (event) => {
  // at once: a page asks the host for itself first, and its scripts have the build in their names
  event.waitUntil(Promise.all([takeShell(), worker.skipWaiting()]));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOutdated().then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  const asked = event.data as KeepMessage;
  event.waitUntil(
    takeAll(asked.keep).then((missing) => event.ports[0]?.postMessage({ missing } satisfies KeptMessage)),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  const file = ownFileOf(request.url, scope, built);
  if (file) event.respondWith(file.kind === "built" ? keptFirst(event, file) : hostFirst(event, file));
});

/** Takes what the page cannot open without, all or nothing. */
async function takeShell(): Promise<void> {
  for (const name of built.shell) if (!(await take(fileAt(name)!))) throw new Error(`${name} did not come`);
}

async function dropOutdated(): Promise<void> {
  await Promise.all(outdated(await caches.keys(), scope, built).map((name) => caches.delete(name)));
}

/**
 * Takes the whole build and other files, one after the other so that the page's own requests go first.
 *
 * @returns names of those that did not come
 */
async function takeAll(addresses: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const address of new Set([...built.shell, ...built.later, ...addresses])) {
    const file = fileAt(address);
    if (file && !(await take(file))) missing.push(file.name);
  }
  return missing;
}

/** Keeps a file, unless it is here and can't have changed; whether it is here now. */
async function take(file: OwnFile): Promise<boolean> {
  const isHere = (await kept(file)) !== undefined;
  if (isHere && file.kind !== "data") return true;
  try {
    // a name with a hash in it never stands for another file; other files may have changed since the browser got them
    const cache = file.name.startsWith("assets/") ? "force-cache" : "no-cache";
    return (await keep(file, await fetch(addressOf(file), { cache, priority: "low" }))) || isHere;
  } catch {
    return isHere;
  }
}

/** A file that stays the same as long as the build does: as it was kept, else from the host. */
async function keptFirst(event: FetchEvent, file: OwnFile): Promise<Response> {
  const here = await kept(file);
  if (here) return here;
  const response = await fetch(event.request);
  event.waitUntil(keep(file, response.clone()));
  return response;
}

/**
 * A file that may change: from the host, else as it was kept. The page itself is kept by `install` alone, together with
 * its scripts: one that came later may want others.
 */
async function hostFirst(event: FetchEvent, file: OwnFile): Promise<Response> {
  const response = await fetch(event.request).catch(() => null);
  if (!response || response.status >= 500) return (await kept(file)) ?? response ?? Response.error();
  if (file.kind === "data") event.waitUntil(keep(file, response.clone()));
  return response;
}

/** Keeps a response where it is the whole file; whether the file is here now. */
async function keep(file: OwnFile, response: Response): Promise<boolean> {
  const here = await kept(file);
  const cache = await cacheOf(file);
  try {
    if (mayBeKept(response, file)) {
      if (here && sameVersion(here, response)) await response.body?.cancel();
      else await cache.put(addressOf(file), response);
      return true;
    }
    await response.body?.cancel();
    // the host has it no more
    if (response.status === 404 && here) await cache.delete(addressOf(file));
    return false;
  } catch {
    return false; // it broke off, or there is no room
  }
}

async function kept(file: OwnFile): Promise<Response | undefined> {
  return (await cacheOf(file)).match(addressOf(file), { ignoreVary: true });
}

function cacheOf({ kind }: OwnFile): Promise<Cache> {
  return caches.open(kind === "data" ? names.data : names.built);
}

function fileAt(address: string): OwnFile | null {
  return ownFileOf(new URL(address, scope).href, scope, built);
}

function addressOf({ name }: OwnFile): string {
  return new URL(name === PAGE ? "" : name, scope).href;
}
