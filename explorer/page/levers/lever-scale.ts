/** How the values of a slider are shown and typed: unit, decimals and bounds. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import { MOST_UNITS } from "../../../engine/scenario/programmes/programme-declarations.ts";
import { formatNumber, type Language } from "../../../viz/numbers.ts";
import type { SliderModel } from "../../session/session.ts";

/** Beyond so many digits a division of doubles shows its rounding. */
const DIGITS = 12;
/** Decimals that a step of a slider may need. */
const MOST_DECIMALS = 6;

const clean = (value: number): number => Number(value.toPrecision(DIGITS));

/** Decimals with which a number is written without loss, up to so many. */
function decimalsOf(value: number): number {
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals++) {
    if (Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) return decimals;
  }
  return MOST_DECIMALS;
}

export class LeverScale {
  readonly unit: Text;
  /** Of what may be typed, canonical. */
  readonly bounds: readonly [number, number];
  /** Of the slider, in the shown unit. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  private readonly factor: number;
  private readonly decimals: number;
  private readonly isYear: boolean;

  constructor({ shown: { label, factor }, min, max, step, bounds, isYear }: SliderModel) {
    this.isYear = isYear;
    // Nobody writes 2030 years.
    this.unit = this.isYear ? { nl: "", en: "" } : label;
    this.factor = factor;
    this.bounds = [bounds.min, bounds.max];
    this.min = clean(min / factor);
    this.max = clean(max / factor);
    this.step = clean(step / factor);
    this.decimals = decimalsOf(this.step);
  }

  shown(value: number): number {
    return clean(value / this.factor);
  }

  canonical(shown: number): number {
    return clean(shown * this.factor);
  }

  isWithin(value: number): boolean {
    const [low, high] = this.bounds;
    return value >= low && value <= high;
  }

  /** As precise as the slider moves, and more where a value needs it. */
  number(value: number, language: Language): string {
    const shown = this.shown(value);
    if (this.isYear) return `${Math.round(shown)}`;
    const own = Math.min(decimalsOf(shown), Math.max(this.decimals, 2));
    return formatNumber(shown, language, Math.max(this.decimals, own));
  }

  text(value: number, language: Language): string {
    const unit = this.unit[language];
    const number = this.number(value, language);
    return unit === "" ? number : `${number}\u00a0${unit}`;
  }

  /** Both bounds of what may be typed, for a sentence: without decimals that say nothing. */
  boundTexts(language: Language): readonly [string, string] {
    const bare = (value: number): string => {
      const shown = this.shown(value);
      if (this.isYear) return `${Math.round(shown)}`;
      return formatNumber(shown, language, decimalsOf(shown));
    };
    const [low, high] = this.bounds;
    const unit = this.unit[language];
    const behind = unit === "" ? "" : `\u00a0${unit}`;
    // What is counted one by one has a bound beyond all cities, which says nothing to a reader.
    return [bare(low), high === MOST_UNITS ? "∞" : `${bare(high)}${behind}`];
  }

  /** Where a value stands along the slider, from 0 to 1. */
  share(value: number): number {
    if (this.max === this.min) return 0;
    const share = (this.shown(value) - this.min) / (this.max - this.min);
    return Math.min(1, Math.max(0, share));
  }
}
