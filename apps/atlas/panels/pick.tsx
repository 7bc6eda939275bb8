import { useId, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { words } from "../state.ts";

/** Something to pick from a list. */
export interface Option {
  id: string;
  name: string;
  /** language of the name, where it is not the page's */
  lang?: string;
}

interface PickProps {
  label: string;
  placeholder: string;
  /** what fits the letters typed so far, the best first; what is offered before any are */
  find(query: string): readonly Option[];
  pick(id: string): void;
}

/** A field that finds one of many by typing. */
export function Pick({ label, placeholder, find, pick }: PickProps) {
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const query = useSignal("");
  const open = useSignal(false);
  const at = useSignal(0);
  const options = open.value ? find(query.value.trim()) : [];
  const choose = (option: Option | undefined) => {
    if (!option) return;
    query.value = "";
    open.value = false;
    pick(option.id);
  };
  const show = (now: boolean) => {
    open.value = now;
    at.value = 0;
  };
  return (
    <span class="pick">
      <input
        ref={field}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={list}
        aria-activedescendant={options.length > 0 ? `${list}-${at.value}` : undefined}
        placeholder={placeholder}
        value={query.value}
        onFocus={() => show(true)}
        onClick={() => show(true)}
        onBlur={() => {
          query.value = ""; // what was not picked must not look chosen
          show(false);
        }}
        onInput={(event) => {
          query.value = event.currentTarget.value;
          show(true);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            const step = event.key === "ArrowDown" ? 1 : -1;
            if (!open.value) show(true);
            else if (options.length > 0) at.value = (at.value + step + options.length) % options.length;
            document.getElementById(`${list}-${at.value}`)?.scrollIntoView({ block: "nearest" });
          } else if (event.key === "Enter") choose(options[at.value]);
          else if (event.key === "Escape" && open.value) show(false);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <ul role="listbox" id={list} aria-label={label} hidden={options.length === 0}>
        {options.map(({ id, name, lang }, i) => (
          <li
            key={id}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at.value}
            lang={lang}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              choose({ id, name });
              field.current?.focus();
            }}
          >
            {name}
          </li>
        ))}
      </ul>
      {open.value && query.value.trim() !== "" && options.length === 0 && (
        <small role="status">{words.value.many.edit.noHits}</small>
      )}
    </span>
  );
}
