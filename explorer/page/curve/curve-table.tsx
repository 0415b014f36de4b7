/** The points of a curve as fields: for who would rather type than draw. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { NumberField } from "../levers/number-field.tsx";
import { useStore } from "../page-context.ts";
import type { CurveEditing } from "./curve-editor.tsx";
import { replaced } from "./curve-points.ts";

interface YearFieldProps {
  readonly editing: CurveEditing;
  readonly index: number;
}

/** The year of a point, which may be any that no other point has. */
function YearField({ editing, index }: YearFieldProps) {
  const { words } = useStore();
  const { points, limits, set } = editing;
  const { year } = points[index]!;
  const typed = useSignal<string | null>(null);
  const wrong = useSignal<string | null>(null);
  const settle = (): void => {
    const text = typed.value?.trim() ?? `${year}`;
    const next = /^\d{4}$/.test(text) ? Number(text) : NaN;
    if (next === year) {
      typed.value = null;
      wrong.value = null;
    } else if (!(next >= limits.first && next <= limits.last)) {
      wrong.value = words.value.notAYear(limits.first, limits.last);
    } else if (points.some((point) => point.year === next)) {
      wrong.value = words.value.yearTaken(next);
    } else {
      typed.value = null;
      wrong.value = null;
      const moved = points.map((point, at) => (at === index ? { ...point, year: next } : point));
      set(moved.sort((a, b) => a.year - b.year));
    }
  };
  return (
    <span class="number-field">
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        size={4}
        aria-label={words.value.curvePoint(year)}
        aria-invalid={wrong.value !== null}
        value={typed.value ?? `${year}`}
        onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
        onBlur={settle}
        onKeyDown={({ key }) => key === "Enter" && settle()}
      />
      <span class="wrong" role="status">
        {wrong.value}
      </span>
    </span>
  );
}

export function CurveTable(editing: CurveEditing) {
  const { scale, name, points, set, addBehind, remove } = editing;
  const { words } = useStore();
  const table = useRef<HTMLTableElement>(null);
  const focusNext = useRef<number | null>(null);
  useEffect(() => {
    if (focusNext.current === null) return;
    const row = table.current?.tBodies[0]?.rows[focusNext.current];
    focusNext.current = null;
    row?.querySelector("input")?.focus();
  });
  return (
    <div class="curve-table">
      <table ref={table}>
        <caption class="unseen">{words.value.yearsOf(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.value.curveYear}</th>
            <th scope="col">{words.value.curveValue}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {points.map(({ year, value }, index) => (
            <tr key={index}>
              <td>
                <YearField editing={editing} index={index} />
              </td>
              <td>
                <NumberField
                  label={words.value.curveValueIn(year)}
                  value={value}
                  scale={scale}
                  take={(typed) => set(replaced(points, index, { year, value: typed }))}
                />
              </td>
              <td>
                {points.length > 1 && (
                  <button
                    type="button"
                    class="small"
                    aria-label={words.value.removePoint(year)}
                    onClick={() => (focusNext.current = remove(index))}
                  >
                    ×
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={() => (focusNext.current = addBehind(points.length - 1))}>
        {words.value.addPoint}
      </button>
    </div>
  );
}
