import { signal } from "@preact/signals";
import type { Language } from "@p38/record";

/** A font that comes with the page, for machines without one of their own; cut into slices, of which few are fetched. */
interface PageFont {
  family: string;
  /** letters that a machine with a font for the language draws, each its own way */
  sample: [string, string];
  declare(): Promise<unknown>;
}

const FONTS: { [language in Language]?: PageFont } = {
  ko: {
    family: "Noto Sans KR Variable",
    sample: ["한", "국"],
    declare: () => import("@fontsource-variable/noto-sans-kr/index.css"),
  },
  zh: {
    family: "Noto Sans SC Variable",
    sample: ["战", "们"],
    declare: () => import("@fontsource-variable/noto-sans-sc/index.css"),
  },
};

/** Fonts of canvases, as those of the page: the machine's own first. */
export const PAGE_FONT =
  'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", "Noto Sans SC Variable", "Noto Sans KR Variable", sans-serif';

/** counts fonts that came, so that what is drawn on canvases is drawn again */
export const fontsCame = signal(0);

const declared = new Map<PageFont, Promise<void>>();
const families: string[] = [];
let toCome = 0;

/** Fonts that have been asked for and are still on their way. */
export function fontsToCome(): number {
  return toCome + (document.fonts.status === "loading" ? 1 : 0);
}

/**
 * Brings the letters of a text for drawing on a canvas: at once where the machine has them, else with the slices of the
 * page's own font that have them. A page draws its own text when they come; a canvas must be told.
 *
 * @param text all that will be drawn
 */
export async function bringLetters(language: Language, text: string): Promise<void> {
  const font = FONTS[language];
  if (!font || hasLetters(font)) return;
  toCome++;
  try {
    await declare(font);
    await Promise.all(
      ["400", "600"].map((weight) => document.fonts.load(`${weight} 12px "${font.family}"`, text)),
    );
  } catch {
    // a font that does not come leaves boxes: the page works all the same
  } finally {
    toCome--;
    fontsCame.value++;
  }
}

/** Lets the page use its own fonts for names in other letters, such as those of the language menu. */
export async function declareFonts(): Promise<void> {
  for (const font of Object.values(FONTS)) if (!hasLetters(font)) await declare(font);
}

function declare(font: PageFont): Promise<void> {
  let coming = declared.get(font);
  if (!coming) {
    if (declared.size === 0) document.fonts.addEventListener("loadingdone", () => fontsCame.value++);
    coming = declareNow(font);
    declared.set(font, coming);
  }
  return coming;
}

async function declareNow(font: PageFont): Promise<void> {
  await font.declare();
  families.push(`"${font.family}"`);
  const { style } = document.documentElement;
  // the page's language comes first, since Chinese letters differ by country
  style.setProperty("--own-fonts", families.join(", "));
  // Chromium keeps the boxes of a word that it has laid out before, unless more than the family differs; these features
  // are on in any case
  style.fontFeatureSettings = ['"kern"', '"liga"'].slice(0, families.length).join(", ");
}

const known = new Map<PageFont, boolean>();

/** Whether the machine has letters of its own: without any it draws them all as the same box, or not at all. */
function hasLetters(font: PageFont): boolean {
  let has = known.get(font);
  if (has === undefined) {
    const [one, other] = font.sample.map(drawn);
    has = one !== other;
    known.set(font, has);
  }
  return has;
}

function drawn(letter: string): string {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 24;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  pen.font = "20px sans-serif";
  pen.textBaseline = "top";
  pen.fillText(letter, 1, 1);
  return pen.getImageData(0, 0, 24, 24).data.join();
}
