import { signal } from "@preact/signals";

/** An address of the page that a reader wants to come back to. */
export interface Bookmark {
  /** after `#` */
  address: string;
  /** day on show */
  day: number;
}

const KEY = "p38-bookmarks";
/** the newest last */
const MOST = 30;

export const bookmarks = signal<readonly Bookmark[]>(kept());

/** Keeps an address, or lets it go where it is kept already. */
export function toggleBookmark(bookmark: Bookmark): void {
  const others = bookmarks.value.filter(({ address }) => address !== bookmark.address);
  bookmarks.value = others.length < bookmarks.value.length ? others : [...others.slice(1 - MOST), bookmark];
  try {
    localStorage.setItem(KEY, JSON.stringify(bookmarks.value));
  } catch {
    // a browser that keeps nothing: they last until the page is closed
  }
}

function kept(): Bookmark[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(list)
      ? list.filter((one): one is Bookmark => typeof one?.address === "string" && Number.isInteger(one?.day))
      : [];
  } catch {
    return [];
  }
}
