/**
 * What a reader wants to know of a lever before setting it: what it is on unchanged policy, within
 * which bounds it stays and who decides. The lists and the editor's schema say the same.
 */
import type { Actor, LeverDeclaration, Text } from "../engine/scenario/declarations.ts";
import { MOST_UNITS } from "../engine/scenario/programmes/programme-declarations.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import { displayUnit, formatNumber, type Language } from "./numbers.ts";

export const ACTOR_NAMES: Readonly<Record<Actor, Text>> = {
  city: { nl: "stad", en: "city" },
  citizen: { nl: "inwoner", en: "citizen" },
  company: { nl: "bedrijf", en: "company" },
  flanders: { nl: "Vlaanderen", en: "Flanders" },
  federal: { nl: "federaal", en: "federal" },
  eu: { nl: "EU", en: "EU" },
  market: { nl: "markt", en: "market" },
};

/** A text made of the words of each language. */
export const inBoth = (make: (language: Language) => string): Text => ({
  nl: make("nl"),
  en: make("en"),
});

/** Values of one quantity in the unit in which people read it. */
export class ReadableValues {
  readonly unit: Text;
  private readonly factor: number;
  private readonly decimals: number;
  private readonly isYear: boolean;

  /**
   * @param largest decides between kW and MW where all values are nought
   */
  constructor(unit: string, values: readonly number[], largest = 0) {
    const most = values.reduce((high, value) => Math.max(high, Math.abs(value)), 0);
    const { label, factor, decimals } = displayUnit(unit, most === 0 ? largest : most);
    this.unit = label;
    this.factor = factor;
    this.isYear = unit === "year";
    this.decimals = this.isYear ? Math.max(decimals, 1) : decimals;
  }

  number(value: number, language: Language): string {
    // A calendar year has no point between its thousands; a small rate keeps what it says.
    if (this.isYear && Number.isInteger(value) && Math.abs(value) >= 1000) return `${value}`;
    const shown = Number((value / this.factor).toPrecision(12));
    if (Number.isInteger(shown)) return formatNumber(shown, language, 0);
    const small = shown !== 0 && Math.abs(shown) < 0.1;
    return formatNumber(shown, language, small ? Math.max(this.decimals, 4) : this.decimals);
  }

  /** One number, or the smallest and the largest of several. */
  span(values: readonly number[], language: Language): string {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
    if (values.length === 0) return "–";
    const [from, to] = [this.number(low, language), this.number(high, language)];
    return from === to ? from : `${from}–${to}`;
  }
}

export interface LeverFacts {
  /** In which the other texts are. */
  readonly unit: Text;
  readonly years: { readonly first: number; readonly last: number };
  /** Canonical values on unchanged policy in the first and the last year, one per cell. */
  readonly reference: {
    readonly first: readonly number[];
    readonly last: readonly number[];
  } | null;
  readonly referenceText: Text;
  readonly bounds: Text;
  readonly actor: Text;
}

const UNKNOWN: Text = { nl: "onbekend", en: "unknown" };

/** A bound that lies beyond all cities only keeps slips out, and says nothing to a reader. */
export const isBeyond = (bound: number): boolean => Math.abs(bound) >= 1e6;

export function leverFacts(
  id: string,
  { unit, min, max, actor }: LeverDeclaration,
  { model }: ResolvedScenario,
  regionIndex = 0,
): LeverFacts {
  const { first, last } = model;
  const region = model.regions[regionIndex]!;
  const known = region.unknownReference?.includes(id) !== true;
  const path = known ? (region.reference[id] ?? []) : [];
  const width = path.length / (last - first + 1);
  const [begin, end] = [path.slice(0, width), path.slice(path.length - width)];
  const shown = new ReadableValues(unit, [...begin, ...end], max === MOST_UNITS ? 0 : max);
  const reference = known ? { first: begin, last: end } : null;
  return {
    unit: shown.unit,
    years: { first, last },
    reference,
    referenceText:
      reference === null
        ? UNKNOWN
        : inBoth((language) => {
            const [from, to] = [begin, end].map((values) => shown.span(values, language));
            return from === to ? from! : `${from} → ${to}`;
          }),
    bounds: inBoth((language) => {
      if (isBeyond(max)) {
        if (isBeyond(min)) return language === "nl" ? "geen" : "none";
        const low = shown.number(min, language);
        return language === "nl" ? `vanaf ${low}` : `from ${low}`;
      }
      const low = shown.number(min, language);
      const to = language === "nl" ? "tot" : "to";
      return `${low} ${to} ${shown.number(max, language)}`;
    }),
    actor: ACTOR_NAMES[actor],
  };
}
