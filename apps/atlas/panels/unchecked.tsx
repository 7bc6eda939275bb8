import { words } from "../state.ts";

/** Marks what nobody has read in its source yet. */
export function Unchecked() {
  const { unchecked, uncheckedWhy } = words.value.record;
  return (
    <span class="unchecked" title={uncheckedWhy}>
      {unchecked}
    </span>
  );
}
