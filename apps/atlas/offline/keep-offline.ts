import { servedRun, settled } from "../state.ts";
import { WORKER_FILE, type KeepMessage, type KeptMessage } from "./rules.ts";

/** Data that the page and the record's pages read, whether or not somebody has opened them yet. */
const DATA_FILES = [
  "run.p38run",
  "korea.hexgrid",
  "record.json",
  "names.json",
  "knowledge.json",
  "series.json",
  "walks.json",
  "phases.json",
  "account.json",
  "score.json",
  "what-ifs.json",
  "scenarios.json",
];

/**
 * Keeps the atlas in the browser, so that it opens next time without its host: once the page has come to rest, the
 * worker beside it takes what it has not yet. Where the browser allows no such worker nothing happens.
 */
export async function keepOffline(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  await atRest();
  try {
    const worker = await newestWorker();
    const { missing } = await askToKeep(worker, {
      keep: [...dataAddresses(), ...performance.getEntriesByType("resource").map(({ name }) => name)],
    });
    performance.mark("atlas: kept offline", { detail: missing });
  } catch {
    // the page is the same without it
  }
}

function dataAddresses(): string[] {
  const scenario = servedRun.value?.meta.scenario;
  return [...DATA_FILES, ...(scenario ? [`${scenario}.theater`] : [])].map((name) => `data/${name}`);
}

function atRest(): Promise<void> {
  return new Promise((resolve) => {
    const stop = settled.subscribe((now) => {
      if (!now) return;
      // the picture first
      setTimeout(resolve, 500);
      queueMicrotask(() => stop());
    });
  });
}

/** The worker of this build, once it is at work. */
async function newestWorker(): Promise<ServiceWorker> {
  const registration = await navigator.serviceWorker.register(new URL(WORKER_FILE, document.baseURI), {
    updateViaCache: "none",
  });
  if (registration.active) await registration.update();
  const worker = registration.installing ?? registration.waiting ?? registration.active!;
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve();
      else if (worker.state === "redundant") reject(new Error("the worker could not be installed"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
  return worker;
}

function askToKeep(worker: ServiceWorker, message: KeepMessage): Promise<KeptMessage> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener("message", ({ data }) => {
      port1.close();
      resolve(data as KeptMessage);
    });
    port1.start();
    worker.postMessage(message, [port2]);
  });
}
