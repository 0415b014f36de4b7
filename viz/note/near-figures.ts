/** The figures of a plan by their size, to say which of them a number in a note may be. */
import { MAIN_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import { shows } from "../../engine/analysis/missing.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { inDeclaredUnit } from "../../engine/analysis/run-series.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import {
  canonicalUnit,
  convertYearly,
  parseUnit,
  withPriceYear,
} from "../../engine/scenario/units/units.ts";
import { displayUnit, formatQuantity, type Language } from "../numbers.ts";

/** A figure of the plan near a number that somebody typed. */
export interface NearFigure {
  /** What to write between braces instead of the number: `emissions.total 2040`. */
  readonly expression: string;
  readonly label: Text;
  /** Calendar year. */
  readonly year: number;
  /** As a note would show it: `88,2 kt CO₂`. */
  readonly text: string;
  /** Whether it is the number at the precision with which that is written. */
  readonly isSame: boolean;
}

/** A number as somebody typed it. */
export interface TypedNumber {
  readonly value: number;
  /** Null when nothing stands behind it. */
  readonly unit: string | null;
  /** One of its last digit: 0.1 for `38,5`. */
  readonly precision: number;
  readonly sentence: string;
  readonly heading: string | null;
}

/** What a plan gives, by size. */
export interface KnownFigures {
  /** A unit in a spelling that can be looked up; null when the words are none. */
  unitOf(words: string): string | null;
  nearest(number: TypedNumber): NearFigure | null;
}

interface Series {
  readonly id: string;
  readonly label: Text;
  readonly unit: string;
  readonly isMain: boolean;
  readonly words: ReadonlySet<string>;
  readonly valueIn: (year: number) => number;
}

/** Beyond this part of itself another number is not near any more. */
const NEAR = 0.05;

/** What counts for one figure rather than another, in steps of agreement. */
const WEIGHTS = { same: 2, year: 2, word: 1, heading: 0.5, main: 0.4, distance: 20 } as const;

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\d₂]{4,}/gu) ?? []).map((word) => word.slice(0, 7));

/**
 * All scalar figures of one region of a run, and the indicators of the plan's own.
 *
 * @param region index of the region in the run
 */
export function knownFigures(
  outcome: RunOutcome,
  region: number,
  language: Language,
): KnownFigures {
  const { first, years } = outcome.run.shape;
  let made: readonly Series[] | null = null;
  const unitOf = (words: string): string | null => {
    const unit = withPriceYear(words) ?? words;
    return parseUnit(unit) === null ? null : unit;
  };
  return {
    unitOf,
    nearest(number) {
      const written =
        number.unit === null ? null : parseUnit(withPriceYear(number.unit) ?? number.unit);
      const sentence = new Set(wordsOf(number.sentence));
      const heading = new Set(wordsOf(number.heading ?? ""));
      const said = new Set(
        (number.sentence.match(/(?<!\d)(?:19|20|21)\d{2}(?!\d)/g) ?? []).map(Number),
      );
      let best: { score: number; series: Series; year: number; isSame: boolean } | null = null;
      for (const series of (made ??= seriesOf(outcome, region))) {
        const { unit, words, isMain } = series;
        const display = canonicalUnit(unit);
        const shared = [...words].filter((word) => sentence.has(word)).length;
        // A number without a unit may be any figure, so its words have to say which.
        if (written === null && shared === 0) continue;
        for (let at = 0; at < years; at++) {
          const year = first + at;
          const value = series.valueIn(year);
          if (!Number.isFinite(value) || value === 0) continue;
          const shown =
            written === null
              ? value / displayUnit(unit, value).factor
              : convertYearly(value, display, written);
          if (shown === null) break;
          const size = Math.abs(shown);
          const distance = Math.abs(size - Math.abs(number.value));
          const isSame = distance <= number.precision / 2 + 1e-9 * size;
          if (!isSame && distance > NEAR * size) continue;
          const score =
            (isSame ? WEIGHTS.same : 0) +
            (said.has(year) ? WEIGHTS.year : 0) +
            WEIGHTS.word * Math.min(2, shared) +
            (words.size > 0 && [...words].some((word) => heading.has(word)) ? WEIGHTS.heading : 0) +
            (isMain ? WEIGHTS.main : 0) -
            (WEIGHTS.distance * distance) / Math.max(size, 1e-12);
          if (best === null || score > best.score) best = { score, series, year, isSame };
        }
      }
      if (best === null) return null;
      const { series, year, isSame } = best;
      return {
        expression: `${series.id} ${year}`,
        ...{ label: series.label, year, isSame },
        text: formatQuantity(series.valueIn(year), series.unit, language),
      };
    },
  };
}

function seriesOf(outcome: RunOutcome, region: number): Series[] {
  const { scenario, catalogue, run, own } = outcome;
  const outputs = [...quantitiesOf(catalogue, "outputs")].flatMap(([id, output]): Series[] => {
    if (output.dims.length > 0 || !run.has(id) || !shows(scenario, run, region, id)) return [];
    const { label, unit } = output;
    return [
      {
        ...{ id, label, unit },
        isMain: (MAIN_INDICATORS as readonly string[]).includes(id),
        words: new Set([...wordsOf(label.nl), ...wordsOf(label.en)]),
        valueIn: (year) => run.at(id, year, 0, region),
      },
    ];
  });
  const mine = scenario.model.indicators.map((indicator): Series => {
    const { id, unit } = indicator;
    const label = scenario.notes.indicators?.[id]?.title ?? { nl: id, en: id };
    return {
      ...{ id, label, unit, isMain: true },
      words: new Set([...wordsOf(label.nl), ...wordsOf(label.en)]),
      valueIn: (year) => inDeclaredUnit(indicator, own.run.at(id, year, 0, region)),
    };
  });
  return [...mine, ...outputs];
}
