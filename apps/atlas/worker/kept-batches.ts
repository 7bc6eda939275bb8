/** Batches of runs that this browser keeps, so that a page that was closed or reloaded goes on where it was. */
const NAME = "parallel38-many";
const STORE = "batches";

interface Kept {
  key: string;
  from: number;
  bytes: Uint8Array;
}

let opened: Promise<IDBDatabase | null> | null = null;

/** The browser's store; null where it keeps nothing, as in some private windows. */
function store(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    try {
      const asked = indexedDB.open(NAME, 1);
      asked.addEventListener("upgradeneeded", () =>
        asked.result.createObjectStore(STORE, { keyPath: ["key", "from"] }),
      );
      asked.addEventListener("success", () => resolve(asked.result));
      asked.addEventListener("error", () => resolve(null));
    } catch {
      resolve(null);
    }
  });
  return opened;
}

/** Batches kept of what has this key, in order; those of anything else are thrown away, so that no more is kept than one. */
export async function keptBatches(key: string): Promise<Uint8Array[]> {
  const database = await store();
  if (!database) return [];
  return new Promise((resolve) => {
    const kept: Kept[] = [];
    const transaction = database.transaction(STORE, "readwrite");
    const cursor = transaction.objectStore(STORE).openCursor();
    cursor.addEventListener("success", () => {
      const at = cursor.result;
      if (!at) return;
      const value = at.value as Kept;
      if (value.key === key) kept.push(value);
      else at.delete();
      at.continue();
    });
    transaction.addEventListener("complete", () => resolve(kept.map(({ bytes }) => bytes)));
    transaction.addEventListener("error", () => resolve([]));
  });
}

/** Keeps a batch; where there is no room it is not kept, and nothing else is lost. */
export async function keepBatch(key: string, from: number, bytes: Uint8Array): Promise<void> {
  const database = await store();
  if (!database) return;
  await new Promise<void>((resolve) => {
    const transaction = database.transaction(STORE, "readwrite");
    transaction.objectStore(STORE).put({ key, from, bytes } satisfies Kept);
    for (const end of ["complete", "error", "abort"]) transaction.addEventListener(end, () => resolve());
  });
}
