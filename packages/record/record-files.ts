import type { RecordTable } from "./war-record.ts";

/** File name in the data folder of each table of the record. */
export const recordFiles: Readonly<Record<RecordTable, string>> = {
  sources: "sources.json",
  parties: "parties.json",
  places: "places.json",
  formations: "formations.json",
  attachments: "attachments.json",
  strengths: "strengths.json",
  losses: "losses.json",
  logistics: "logistics.json",
  control: "control.json",
  linesOfContact: "lines-of-contact.json",
  operations: "operations.json",
  events: "events.json",
  leaders: "leaders.json",
  airNaval: "air-naval.json",
  weather: "weather.json",
  airEffort: "air-effort.json",
  usDeathsByDay: "us-deaths-by-day.json",
  demarcationLine: "demarcation-line.json",
  parameters: "parameters.json",
  battles: "battles.json",
};
