import type { RecordRows, Report } from "./record-rows.ts";
import { LANGUAGES, type Language } from "./war-record.ts";

/** Letters that a name in each language has, and what they are called. */
const SCRIPTS: Readonly<Record<Language, { letters: RegExp; name: string }>> = {
  en: { letters: /[A-Za-z]/, name: "Latin letters" },
  ko: { letters: /[\uac00-\ud7a3]/, name: "Hangul" },
  zh: { letters: /[\u3400-\u9fff]/, name: "Chinese characters" },
  ru: { letters: /[\u0400-\u04ff]/, name: "Cyrillic letters" },
};

/** Names are written in the letters of their language. */
export function checkNames(rows: RecordRows, report: Report): void {
  for (const [i, row] of rows.names.entries()) {
    if (!row) continue;
    const { letters, name } = SCRIPTS[row.language];
    if (!letters.test(row.name))
      report("error", "names", `/${i}/name`, `${name}, as the language is ${row.language}`, `"${row.name}"`);
  }
  for (const [table, fields] of [
    ["parties", { ko: "nameKo", zh: "nameZh", ru: "nameRu" }],
    ["places", { ko: "nameKo", zh: "nameHanja" }],
  ] as const)
    for (const [i, row] of rows[table].entries())
      for (const language of LANGUAGES) {
        const field = (fields as Partial<Record<Language, string>>)[language];
        const text = field && (row as Record<string, unknown> | null)?.[field];
        if (typeof text === "string" && !SCRIPTS[language].letters.test(text))
          report("error", table, `/${i}/${field}`, SCRIPTS[language].name, `"${text}"`);
      }
}
