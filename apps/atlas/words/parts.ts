import { isoOf, type Day } from "@p38/base";

/** A day taken apart, for the words of a date. */
export interface DateParts {
  year: number;
  /** 0 January to 11 December */
  month: number;
  /** day of the month, from 1 */
  date: number;
  /** 0 Sunday to 6 Saturday */
  weekday: number;
}

/** The parts of a day's date. */
export function partsOf(day: Day): DateParts {
  const [year, month, date] = isoOf(day).split("-").map(Number);
  return { year, month: month - 1, date, weekday: ((day % 7) + 7) % 7 };
}

/** Names one after another, the last after a word such as `and`. */
export function listOf(names: readonly string[], comma: string, and: string): string {
  return names.length < 2 ? names.join("") : names.slice(0, -1).join(comma) + and + names.at(-1)!;
}

/** A figure of an axis in thousands or millions, with no more than the decimals that it needs. */
export function shortNumbersOf(tag: string): (value: number) => string {
  const format = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  return (value) => format.format(value);
}

/**
 * Numbers as a language writes them.
 *
 * @param tag of the language
 * @returns a function of the number and its decimal places, none where absent
 */
export function numbersOf(tag: string): (value: number, decimals?: number) => string {
  const formats = new Map<number, Intl.NumberFormat>();
  return (value, decimals = 0) => {
    let format = formats.get(decimals);
    if (!format) {
      format = new Intl.NumberFormat(tag, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        useGrouping: true,
      });
      formats.set(decimals, format);
    }
    return format.format(value);
  };
}
