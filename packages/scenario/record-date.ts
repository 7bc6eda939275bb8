import { dayOf, type Day } from "@p38/base";

/** Day of a date that may lack day or month: then the first of the month, or of the year. */
export function firstDayOf(date: string): Day {
  const [year, month = "01", day = "01"] = date.split("-");
  return dayOf(`${year}-${month}-${day}`);
}
