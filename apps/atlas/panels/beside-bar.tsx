import { dayOf, isoOf, LAST_DAY } from "@p38/base";
import {
  besideApart,
  besideDay,
  besideMoment,
  besideServed,
  day,
  madeSeed,
  panelsOpen,
  showBeside,
  words,
} from "../state.ts";

/** What the second map shows, and how to change it. */
export function BesideBar() {
  const told = words.value.beside;
  const shown = besideMoment.day.value;
  return (
    <div class="beside-bar">
      <input
        type="date"
        aria-label={told.day}
        min={isoOf(0)}
        max={isoOf(LAST_DAY)}
        value={isoOf(shown)}
        onChange={(event) => {
          const { value: next, validity } = event.currentTarget;
          // half of a year typed is a date too, of long before
          if (next === "" || !validity.valid) return;
          besideDay.value = dayOf(next);
          if (besideApart.value !== null) besideApart.value = besideDay.value - day.value;
        }}
      />
      {madeSeed.value !== null && (
        <select
          aria-label={told.run}
          value={besideServed.value ? "served" : "this"}
          onChange={(event) => (besideServed.value = event.currentTarget.value === "served")}
        >
          <option value="this">{told.thisRun}</option>
          <option value="served">{told.served}</option>
        </select>
      )}
      <label>
        <input
          type="checkbox"
          checked={besideApart.value !== null}
          onChange={(event) => {
            besideDay.value = shown;
            besideApart.value = event.currentTarget.checked ? shown - day.value : null;
          }}
        />
        {told.along}
      </label>
      <button type="button" class="close" aria-label={told.close} onClick={() => showBeside(null)}>
        ×
      </button>
    </div>
  );
}

/** Opens a second map a month on, or, where a run was made here, the run that came with the page on the same day. */
export function BesideButton() {
  const open = besideDay.value !== null;
  return (
    <button
      type="button"
      aria-pressed={open}
      onClick={() => {
        if (open) return showBeside(null);
        panelsOpen.value = false;
        const served = madeSeed.value !== null;
        showBeside({ day: served ? day.value : Math.min(LAST_DAY, day.value + 30), along: served, served });
      }}
    >
      {words.value.beside.open}
    </button>
  );
}
