import { signal } from "@preact/signals";

/** Menus of the bar at the top. */
export type MenuName = "find" | "layers" | "share" | "here" | "about" | "more";

/** the menu that is open, null for none */
export const menu = signal<MenuName | null>(null);
