/** A value to type, in the number format of the reader, checked before it is taken. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { useStore } from "../page-context.ts";
import { readTyped } from "../typed-number.ts";
import type { LeverScale } from "./lever-scale.ts";

export interface NumberFieldProps {
  readonly label: string;
  /** Canonical. */
  readonly value: number;
  readonly scale: LeverScale;
  /** Whether the unit stands behind the field; else it is read only. */
  readonly hasUnit?: boolean;
  take(value: number): void;
}

export function NumberField({ label, value, scale, hasUnit = true, take }: NumberFieldProps) {
  const { words, language } = useStore();
  const id = useId();
  // What is being typed, until it is taken or left; null while nothing is.
  const typed = useSignal<string | null>(null);
  const wrong = useSignal<string | null>(null);
  const shown = scale.number(value, language.value);

  const settle = (): void => {
    const text = typed.value;
    if (text === null || text.trim() === shown) {
      typed.value = null;
      wrong.value = null;
      return;
    }
    const read = readTyped(text, language.value, scale.unit[language.value]);
    if (read.kind === "none") wrong.value = words.value.notANumber(shown);
    else if (read.kind === "other-decimal") wrong.value = words.value.otherDecimal(read.written);
    else {
      const canonical = scale.canonical(read.value);
      if (scale.isWithin(canonical)) {
        typed.value = null;
        wrong.value = null;
        take(canonical);
        return;
      }
      const [from, to] = scale.boundTexts(language.value);
      wrong.value = words.value.outside(from, to);
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Enter") settle();
    if (event.key === "Escape" && typed.value !== null) {
      event.stopPropagation();
      typed.value = null;
      wrong.value = null;
    }
  };
  return (
    <span class="number-field">
      <input
        type="text"
        inputMode="decimal"
        autocomplete="off"
        aria-label={label}
        aria-invalid={wrong.value !== null}
        aria-describedby={wrong.value === null ? undefined : `${id}-wrong`}
        value={typed.value ?? shown}
        onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
        onBlur={settle}
        onKeyDown={press}
      />
      {hasUnit && <span class="unit">{scale.unit[language.value]}</span>}
      <span class="wrong" id={`${id}-wrong`} role="status">
        {wrong.value}
      </span>
    </span>
  );
}
