import { simplifiedChinese } from "./simplified-chinese.ts";

/**
 * A name as search compares it: without case, marks, apostrophes, hyphens and other signs, ordinals as numbers (38th as 38), Chinese in
 * simplified characters, one space between words.
 */
export function fold(text: string): string {
  const bare = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’ʼʻ`´‘.\-–‐]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(\d)(st|nd|rd|th)\b/g, "$1")
    .trim();
  return simplifiedChinese(bare);
}
