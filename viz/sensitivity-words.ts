/** What the figures and the factors of a sensitivity analysis are called, and how they are written. */
import { inTargetUnit } from "../engine/analysis/target-units.ts";
import type {
  SensitivityFigure,
  SensitivityOutcome,
} from "../engine/analysis/sensitivity/outcome.ts";
import type { UsedValue } from "../engine/analysis/sensitivity/used-values.ts";
import { toDeclaredUnit } from "../engine/analysis/run-series.ts";
import { midSentence, quantitiesOf } from "../engine/scenario/address.ts";
import type { Grade, Text } from "../engine/scenario/declarations.ts";
import { weakest } from "../engine/analysis/assumptions.ts";
import { unitInWords } from "../engine/scenario/units/units.ts";
import { goalDecimals } from "./goal-figures.ts";
import { statedUnitOf } from "./goal-words.ts";
import { GRADE } from "./grade-words.ts";
import { outputDisplay } from "./indicator-display.ts";
import { nameOf } from "./names.ts";
import { displayUnit, formatNumber, type Language } from "./numbers.ts";
import { ownDecimals } from "./own-words.ts";
import type { NamingView } from "./run-view.ts";
import type { SharesTold } from "./sensitivity-sentences.ts";

const viewOf = (
  outcome: Pick<SensitivityOutcome, "catalogue" | "scenario">,
  region: number,
  language: Language,
): NamingView => ({ outcome, region, language });

/** Behind what is about one region of several. */
const regionOf = ({ scenario }: SensitivityOutcome, region: number, language: Language): string =>
  scenario.model.regions.length === 1
    ? ""
    : ` (${scenario.notes.regions[region]!.title[language]})`;

/** How one figure is written. */
export interface FigureWords {
  /** At the head of a block or chart: `CO₂-uitstoot in 2040`. */
  readonly title: string;
  /** Inside a sentence. */
  readonly subject: string;
  /** Unit in words; empty where there is none. */
  readonly unit: string;
  readonly decimals: number;
  /** In that unit. */
  shown(value: number): number;
  write(value: number): string;
}

/** @param values that will be written, in the canonical unit, of which the largest decides */
export function figureWords(
  outcome: SensitivityOutcome,
  figure: SensitivityFigure,
  values: readonly number[],
  language: Language,
): FigureWords {
  const { scenario, catalogue } = outcome;
  const { id, year, region, kind } = figure;
  const place = regionOf(outcome, region, language);
  const finite = values.filter(Number.isFinite);
  const largest = Math.max(0, ...finite.map(Math.abs));
  const made = (
    name: string,
    inside: string,
    unit: string,
    decimals: number,
    shown: (value: number) => number,
  ): FigureWords => ({
    ...{ title: `${name}${place}`, subject: `${inside}${place}`, unit, decimals, shown },
    write: (value) => formatNumber(shown(value), language, decimals),
  });
  if (kind === "goal") {
    const target = scenario.model.targets.find((each) => each.id === id)!;
    const short = scenario.notes.targets[id]!.short[language];
    const name = short.includes(`${year}`) ? short : `${short} in ${year}`;
    const shown = (value: number): number => inTargetUnit(target, value, catalogue);
    const decimals = enough(finite.map(shown), goalDecimals(finite.map(shown)));
    const inside = { nl: `het doel “${name}”`, en: `the goal “${name}”` }[language];
    return made(name, inside, statedUnitOf(target, language), decimals, shown);
  }
  const own = scenario.model.indicators.find((each) => each.id === id);
  if (own !== undefined) {
    const name = `${scenario.notes.indicators![id]!.title[language]} in ${year}`;
    const shown = toDeclaredUnit(own);
    const unit = own.unit === "1" ? "" : unitInWords(own.unit)[language];
    const decimals = enough(finite.map(shown), ownDecimals(finite.map(shown)));
    return made(name, midSentence(name), unit, decimals, shown);
  }
  const { unit } = quantitiesOf(catalogue, "outputs").get(id)!;
  const display = outputDisplay(unit, largest);
  const name = `${nameOf(id, viewOf(outcome, region, language))} in ${year}`;
  const shown = (value: number): number => value / display.factor;
  const decimals = enough(finite.map(shown), display.decimals);
  return made(name, midSentence(name), display.label[language], decimals, shown);
}

/** As many decimals as tell the values apart, and no fewer than such a figure is written with. */
function enough(values: readonly number[], usual: number): number {
  const span = values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
  let decimals = usual;
  while (decimals < 4 && span > 0 && span * DECIMALS[decimals]! < 20) decimals++;
  return decimals;
}

/** How one factor is called. */
export interface FactorWords {
  readonly name: string;
  /** `aanname`, of a group the weakest of them. */
  readonly grade: string;
  readonly isAssumption: boolean;
  /** How many uncertain inputs it stands for. */
  readonly inputs: number;
}

export function factorWords(
  outcome: SensitivityOutcome,
  factor: number,
  language: Language,
): FactorWords {
  const { inputs, group } = outcome.study.factors[factor]!;
  const grade = gradeOf(outcome, factor);
  const common = {
    ...{ grade: GRADE[grade][language], isAssumption: grade === "assumption" },
    inputs: inputs.length,
  };
  const { assumption, region } = outcome.inputs[inputs[0]!]!;
  const view = viewOf(outcome, region, language);
  const own = outcome.scenario.notes.indicators?.[assumption.id]?.title[language];
  const when = assumption.year === null ? "" : ` in ${assumption.year}`;
  const name = own ?? nameOf(assumption.address, view);
  const beside = group === null ? "" : relatedText(inputs.length - 1, language);
  return { name: `${name}${when}${regionOf(outcome, region, language)}${beside}`, ...common };
}

/** A group goes by its first figure and by how many others move with it. */
const relatedText = (others: number, language: Language): string =>
  language === "nl"
    ? ` (met ${others} ${others === 1 ? "dat" : "die"} ermee samenhang${others === 1 ? "t" : "en"})`
    : ` (with ${others} related to it)`;

/** The weakest grade of what is in a factor. */
export const gradeOf = ({ study, inputs }: SensitivityOutcome, factor: number): Grade =>
  weakest(study.factors[factor]!.inputs.map((input) => inputs[input]!.assumption.grade));

const TO: Text = { nl: "tot", en: "to" };

/** `0,8 tot 1,6 % per jaar`, or `−10 tot +10 %` of what it is. */
export function usedText(used: UsedValue, language: Language): string {
  const { kind, low, high, central, unit } = used;
  if (kind === "part") {
    const percent = (part: number): string => {
      const change = 100 * (part - central);
      const text = formatNumber(change, language, Math.abs(change) < 10 ? 1 : 0);
      return change > 0 ? `+${text}` : text;
    };
    return `${percent(low)} ${TO[language]} ${percent(high)} %`;
  }
  const display = displayUnit(unit, Math.max(Math.abs(low), Math.abs(high)));
  const [from, to] = [low / display.factor, high / display.factor];
  let { decimals } = display;
  while (decimals < 4 && Math.abs(to - from) * DECIMALS[decimals]! < 5) decimals++;
  const number = (value: number): string => formatNumber(value, language, decimals);
  return `${number(from)} ${TO[language]} ${number(to)} ${display.label[language]}`.trim();
}

/** Powers of ten, by their exponent. */
const DECIMALS = [1, 10, 100, 1000] as const;

/** What the sentences about a figure are made from; null where its uncertainty was not divided. */
export function sharesTold(
  outcome: SensitivityOutcome,
  at: number,
  language: Language,
): SharesTold | null {
  const { indices } = outcome.study.figures[at]!;
  if (indices === null) return null;
  const words = outcome.study.leading.map((factor) => factorWords(outcome, factor, language));
  return {
    indices,
    names: words.map(({ name }) => name),
    areAssumptions: words.map(({ isAssumption }) => isAssumption),
    inputs: outcome.inputs.length,
    counts: words.map(({ inputs }) => inputs),
  };
}
