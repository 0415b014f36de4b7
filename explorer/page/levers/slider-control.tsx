/** One slider with its number: a native range, a field to type in, and the marks along it. */
import { useMemo } from "preact/hooks";
import { useStore } from "../page-context.ts";
import type { SliderModel } from "../../session/session.ts";
import { LeverScale } from "./lever-scale.ts";
import { useValue } from "./lever-value.ts";
import { NumberField } from "./number-field.tsx";
import { SliderMarks, useMarks } from "./slider-marks.tsx";

export interface SliderControlProps {
  readonly slider: SliderModel;
  /** What it is called by who cannot see what stands around it. */
  readonly name: string;
  /** Id of what describes it. */
  readonly describedBy?: string;
  /** Whether its unit stands behind it. */
  readonly hasUnit?: boolean;
}

export function SliderControl({ slider, name, describedBy, hasUnit = true }: SliderControlProps) {
  const store = useStore();
  const { words, language } = store;
  const scale = useMemo(() => new LeverScale(slider), [slider]);
  const value = useValue(slider);
  const marks = useMarks(slider, scale);
  const shown = scale.shown(value);
  // A value that was typed beyond the sensible range stretches the slider to it.
  const [min, max] = [Math.min(scale.min, shown), Math.max(scale.max, shown)];
  const planMark = marks.find(({ kind }) => kind === "plan")?.at ?? 0;
  const text = scale.text(value, language.value);
  const { last } = store.opened.value.session.scenario.model;
  // A calendar year holds for all years, and has none of its own; one behind the run is never.
  const spoken = !slider.isYear
    ? words.value.valueIn(text, slider.fullYear)
    : value > last
      ? words.value.never
      : text;
  const slide = (event: { readonly currentTarget: HTMLInputElement }): void =>
    store.slide(slider.address, scale.canonical(event.currentTarget.valueAsNumber));
  return (
    <div class="slider-control">
      <div class="slider">
        <input
          type="range"
          aria-label={name}
          aria-valuetext={spoken}
          aria-describedby={describedBy}
          min={min}
          max={max}
          step={scale.step}
          value={shown}
          style={{ "--plan": `${planMark}`, "--now": `${scale.share(value)}` }}
          onInput={slide}
          onChange={() => store.letGo()}
          onBlur={() => store.endMovement()}
        />
        <SliderMarks marks={marks} />
      </div>
      <NumberField
        label={words.value.valueOf(name)}
        value={value}
        scale={scale}
        hasUnit={hasUnit}
        take={(typed) => store.setOnce(slider.address, typed)}
      />
      {/* Other sliders set one year together, which need not be said at each. */}
      {slider.isEnding && <p class="last-year">{words.value.lastYear(slider.fullYear)}</p>}
    </div>
  );
}
