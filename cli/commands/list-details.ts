/** What a list says of a lever, a parameter or a goal beside its name: figures, bounds, origin. */
import { inTargetUnit } from "../../engine/analysis/target-units.ts";
import type {
  Actor,
  Catalogue,
  LeverDeclaration,
  Text,
} from "../../engine/scenario/declarations.ts";
import { MOST_UNITS } from "../../engine/scenario/programme-declarations.ts";
import type {
  ReplacedFigure,
  ResolvedScenario,
  TargetModel,
} from "../../engine/scenario/resolved.ts";
import { unitInWords } from "../../engine/scenario/units.ts";
import { displayUnit, formatNumber, type Language } from "../../viz/numbers.ts";

/** `json`: figures in the canonical unit; `text`: for a reader, in the unit beside it. */
export interface Details {
  readonly json: Readonly<Record<string, unknown>>;
  readonly shownUnit: string;
  readonly text: string;
}

const ACTORS: Readonly<Record<Actor, Text>> = {
  city: { nl: "stad", en: "city" },
  citizen: { nl: "inwoner", en: "citizen" },
  company: { nl: "bedrijf", en: "company" },
  flanders: { nl: "Vlaanderen", en: "Flanders" },
  federal: { nl: "federaal", en: "federal" },
  eu: { nl: "EU", en: "EU" },
  market: { nl: "markt", en: "market" },
};

const DIRECTIONS: Readonly<Record<TargetModel["direction"], Text>> = {
  at_least: { nl: "minstens", en: "at least" },
  at_most: { nl: "hoogstens", en: "at most" },
  about: { nl: "ongeveer", en: "about" },
};

/** Values of one quantity in the unit in which people read it. */
class Shown {
  readonly unit: string;
  readonly number: (value: number) => string;

  constructor(unit: string, values: readonly number[], language: Language) {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const { label, factor, decimals } = displayUnit(unit, largest);
    this.unit = label[language];
    // A calendar year has no point between its thousands; a small rate keeps what it says.
    this.number = (value) => {
      if (unit === "year") return `${value}`;
      const shown = Number((value / factor).toPrecision(12));
      if (Number.isInteger(shown)) return formatNumber(shown, language, 0);
      const small = shown !== 0 && Math.abs(shown) < 0.1;
      return formatNumber(shown, language, small ? Math.max(decimals, 4) : decimals);
    };
  }

  /** One number, or the smallest and the largest of several. */
  span(values: readonly number[]): string {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
    if (values.length === 0) return "–";
    return low === high ? this.number(low) : `${this.number(low)} … ${this.number(high)}`;
  }
}

export function leverDetails(
  id: string,
  { unit, min, max, actor }: LeverDeclaration,
  { model }: ResolvedScenario,
  language: Language,
): Details {
  const { first, last } = model;
  const region = model.regions[0]!;
  const known = region.unknownReference?.includes(id) !== true;
  const path = known ? (region.reference[id] ?? []) : [];
  const width = path.length / (last - first + 1);
  const [begin, end] = [path.slice(0, width), path.slice(path.length - width)];
  const shown = new Shown(unit, [...begin, ...end], language);
  const unknown = language === "nl" ? "onbekend" : "unknown";
  const reference = known ? `${first}: ${shown.span(begin)}, ${last}: ${shown.span(end)}` : unknown;
  const [word, to] = language === "nl" ? ["referentie", "tot"] : ["reference", "to"];
  const from = language === "nl" ? "vanaf" : "from";
  // The bound of what a programme counts is beyond all cities, and says nothing to a reader.
  const bounds =
    max === MOST_UNITS
      ? `${from} ${shown.number(min)}`
      : `${shown.number(min)} ${to} ${shown.number(max)}`;
  return {
    json: { reference: known ? { first: begin, last: end } : null, min, max, actor },
    shownUnit: shown.unit,
    text: `${word} ${reference}; ${bounds}; ${ACTORS[actor][language]}`,
  };
}

const WORDS = {
  unknown: { nl: "onbekend", en: "unknown" },
  placeholder: { nl: "voorlopig ingevuld", en: "placeholder" },
  instead: { nl: "in plaats van", en: "instead of" },
} as const satisfies Record<string, Text>;

/** The default that a local figure takes the place of, with where it came from. */
function defaultText(
  replaced: readonly ReplacedFigure[],
  shown: Shown,
  language: Language,
): string {
  const values = replaced.flatMap(
    ({ value, values }) => values ?? (value === undefined ? [] : [value]),
  );
  const sources = [...new Set(replaced.map(({ source }) => source))].filter((one) => one !== "");
  const figure = values.length === 0 ? WORDS.unknown[language] : shown.span(values);
  return `${WORDS.instead[language]} ${figure}${sources.length === 0 ? "" : ` (${sources.join(", ")})`}`;
}

export function parameterDetails(
  id: string,
  unit: string,
  { model, notes }: ResolvedScenario,
  language: Language,
): Details {
  const values = model.regions[0]!.parameters[id] ?? [];
  const records = notes.regions[0]!.parameters[id] ?? [];
  const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
  const grades = distinct(records.map(({ grade }) => grade));
  const sources = distinct(records.map(({ source }) => source));
  const [record] = records;
  // A range belongs to one value; of several their own spread is shown.
  const range =
    values.length === 1 && record?.low !== undefined && record.high !== undefined
      ? { low: record.low, high: record.high }
      : null;
  const isPlaceholder = records.some(({ placeholder }) => placeholder === true);
  const isUnknown = records.some((one) => one.unknown === true);
  const replaced = records.flatMap(({ replaces }) => (replaces === undefined ? [] : [replaces]));
  const shown = new Shown(unit, range === null ? values : [...values, range.high], language);
  const limits =
    range === null ? "" : ` (${shown.number(range.low)} – ${shown.number(range.high)})`;
  const value =
    values.length === 1
      ? { value: values[0] }
      : {
          lowest: values.reduce((a, b) => Math.min(a, b), Infinity),
          highest: values.reduce((a, b) => Math.max(a, b), -Infinity),
          count: values.length,
        };
  const marks = {
    ...(isPlaceholder ? { placeholder: true } : {}),
    ...(isUnknown ? { unknown: true } : {}),
    ...(replaced.length > 0 ? { replaces: replaced } : {}),
  };
  const figure = isUnknown ? WORDS.unknown[language] : `${shown.span(values)}${limits}`;
  const basis = isUnknown ? [] : [grades.join(", ")];
  const named = sources.filter((source) => source !== "");
  const text = [
    figure,
    ...(isPlaceholder ? [WORDS.placeholder[language]] : []),
    ...basis,
    ...(named.length === 0 ? [] : [named.join(", ")]),
    ...(replaced.length === 0 ? [] : [defaultText(replaced, shown, language)]),
  ].join("; ");
  const known = values.length === 0 || isUnknown ? {} : value;
  return { json: { ...known, ...range, grades, sources, ...marks }, shownUnit: shown.unit, text };
}

export function targetDetails(
  target: TargetModel,
  catalogue: Catalogue,
  language: Language,
): Details {
  const { year, direction, value, by } = target;
  const stated = inTargetUnit(target, value, catalogue);
  const decimals = Number.isInteger(stated) ? 0 : Number.isInteger(stated * 10) ? 1 : 2;
  const unit = unitInWords(target.unit)[language];
  return {
    json: { year, direction, value: stated, by },
    shownUnit: unit,
    text: `${year}: ${DIRECTIONS[direction][language]} ${formatNumber(stated, language, decimals)} ${unit}`,
  };
}
