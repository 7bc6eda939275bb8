import { computed, effect, signal } from "@preact/signals";

/** Light or dark colours, or as the machine is set. */
export const SCHEMES = ["auto", "light", "dark"] as const;
export type Scheme = (typeof SCHEMES)[number];

/** where the browser keeps the colours that a reader has chosen */
const SCHEME_KEY = "p38-scheme";
const machine = matchMedia("(prefers-color-scheme: dark)");
const machineIsDark = signal(machine.matches);
machine.addEventListener("change", (event) => (machineIsDark.value = event.matches));

export const scheme = signal<Scheme>(keptScheme());
/** whether the page is dark now */
export const dark = computed(
  () => scheme.value === "dark" || (scheme.value === "auto" && machineIsDark.value),
);

/** Keeps the page's style sheets in step with the colours chosen. */
export function keepScheme(): void {
  effect(() => {
    document.documentElement.dataset.scheme = dark.value ? "dark" : "light";
  });
}

/** Shows the page in these colours, and in the same ones next time. */
export function setScheme(next: Scheme): void {
  scheme.value = next;
  try {
    localStorage.setItem(SCHEME_KEY, next);
  } catch {
    // a browser that keeps nothing asks again next time
  }
}

function keptScheme(): Scheme {
  try {
    const kept = localStorage.getItem(SCHEME_KEY);
    return SCHEMES.find((name) => name === kept) ?? "auto";
  } catch {
    return "auto";
  }
}
