import { isoOf, type Day } from "@p38/base";

/** Faces of every text on a map, as an SVG attribute. */
export const FONT = "font-family=\"'DejaVu Sans','Noto Sans',Arial,sans-serif\"";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** A date in words, such as `20 August 1950`. */
export function longDate(day: Day): string {
  const [year, month, date] = isoOf(day).split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** To a tenth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Text as it may stand in XML, between tags or between double quotes. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
