/** What a contradiction says in words, with its numbers in the units people use. */
import type { Finding, Rule } from "../engine/analysis/consistency.ts";
import type { RunOutcome } from "../engine/analysis/outcome.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import { displayUnit, formatNumber, type Language } from "./numbers.ts";

type Words = (
  finding: Finding,
  show: {
    /** A figure in its unit: `38 GWh`. */
    readonly quantity: (value: number, unit?: string) => string;
    readonly number: (value: number, decimals?: number) => string;
    readonly percent: (value: number, decimals?: number) => string;
    /** What a goal is about, in its own short words. */
    readonly goal: (at: number) => string;
  },
) => Text;

const SENTENCES: Record<Rule, Words> = {
  "count-and-capacity": ({ wanted, against, year, figures }, { quantity, number }) => {
    const [capacity, start, each, made] = ["capacity", "start", "each", "made"].map((name) =>
      quantity(figures[name]!, "kW"),
    );
    return {
      nl: `${number(wanted)} turbines van ${each} maken met de huidige ${start} samen ${made}; ${capacity} in ${year} vraagt er ${number(against, 1)}`,
      en: `${number(wanted)} new turbines of ${each} and today's ${start} make ${made}; ${capacity} in ${year} takes ${number(against, 1)}`,
    };
  },
  "faster-than-ever": ({ wanted, year, figures }, { percent, number, goal }) => {
    const [reference, low, high] = ["reference", "low", "high"].map((name) =>
      number(figures[name]! * 100, 1),
    );
    const plan = percent(figures["plan"]!);
    return {
      nl: `${goal(0)} in ${year}: ${percent(wanted)} per jaar; trend ${reference} (${low}–${high}), plan ${plan}`,
      en: `${goal(0)} in ${year}: ${percent(wanted)} a year; trend ${reference} (${low}–${high}), plan ${plan}`,
    };
  },
  "more-heat-than-asked": ({ wanted, against, figures }, { quantity, percent }) => {
    const [share, saved] = [percent(figures["share"]!, 0), percent(figures["saved"]!, 0)];
    return {
      nl: `${quantity(wanted)} restwarmte: ${share} van de gebouwen${figures["saved"] === 0 ? "" : ` met ${saved} minder vraag`} kan er ${quantity(against)} van afnemen`,
      en: `${quantity(wanted)} of residual heat: ${share} of the buildings${figures["saved"] === 0 ? "" : ` with ${saved} less demand`} can take ${quantity(against)}`,
    };
  },
  "dwellings-and-households": ({ wanted, against, year, figures }, { number }) => {
    const households = number(figures["households"]!);
    const outlook = figures["outlook"];
    return {
      nl: `${number(wanted)} extra woningen tegen ${year}: trend ${number(against)}, extra huishoudens ${households}${outlook === undefined ? "" : ` (vooruitzicht stad ${number(outlook)})`}`,
      en: `${number(wanted)} extra dwellings by ${year}: trend ${number(against)}, extra households ${households}${outlook === undefined ? "" : ` (the city's outlook ${number(outlook)})`}`,
    };
  },
  "parts-and-total": ({ wanted, against, figures }, { number, goal }) => {
    const sum = `${number(figures["early"]!)} + ${number(figures["late"]!)} = ${number(against)}`;
    return {
      nl: `${goal(0)}: de delen zijn samen ${sum}, niet ${number(wanted)}`,
      en: `${goal(0)}: the parts are ${sum}, not ${number(wanted)}`,
    };
  },
  "places-and-ratio": ({ against, year }, { number, goal }) => {
    const makes = number(against, Math.abs(against) < 10 ? 2 : 1);
    return {
      nl: `${goal(0)}: "${goal(1)}" wordt daarmee ${makes} in ${year}`,
      en: `${goal(0)}: that makes ${makes} of "${goal(1)}" in ${year}`,
    };
  },
  excluding: ({ wanted, against, year }, { quantity, goal }) => ({
    nl: `${goal(0)} en ${goal(1)}: in ${year} minstens ${quantity(wanted)} en hoogstens ${quantity(against)}`,
    en: `${goal(0)} and ${goal(1)}: in ${year} at least ${quantity(wanted)} and at most ${quantity(against)}`,
  }),
  "beyond-bound": ({ wanted, against }, { quantity, goal }) => ({
    nl: `${goal(0)}: ${quantity(wanted)} kan niet, de grens is ${quantity(against)}`,
    en: `${goal(0)}: ${quantity(wanted)} cannot be, the bound is ${quantity(against)}`,
  }),
  "beyond-potential": ({ wanted, against }, { quantity, goal }) => ({
    nl: `${goal(0)}: ${quantity(wanted)}, maar er is plaats voor ${quantity(against)}`,
    en: `${goal(0)}: ${quantity(wanted)}, but there is room for ${quantity(against)}`,
  }),
  "faster-than-possible": ({ wanted, against }, { quantity, goal }) => ({
    nl: `${goal(0)}: vraagt ${quantity(wanted)}, er kan ${quantity(against)}`,
    en: `${goal(0)}: takes ${quantity(wanted)}, ${quantity(against)} can be done`,
  }),
  "later-weaker": ({ wanted, against, year, figures }, { quantity, goal }) => ({
    nl: `${goal(0)}: ${quantity(wanted)} in ${year} is zwakker dan ${quantity(against)} in ${figures["before"]}`,
    en: `${goal(0)}: ${quantity(wanted)} in ${year} is weaker than ${quantity(against)} in ${figures["before"]}`,
  }),
};

export function findingSentence(
  finding: Finding,
  { scenario }: Pick<RunOutcome, "scenario">,
  language: Language,
): string {
  const number = (value: number, decimals = 0): string => formatNumber(value, language, decimals);
  const quantity = (value: number, unit = finding.unit): string => {
    const { factor, decimals, label } = displayUnit(unit, Math.abs(value));
    const whole = Number.isInteger(value / factor);
    return `${number(value / factor, whole ? 0 : decimals)} ${label[language]}`;
  };
  const percent = (value: number, decimals = 1): string => `${number(value * 100, decimals)} %`;
  const goal = (at: number): string =>
    scenario.notes.targets[finding.targets[at]!]!.short[language];
  return SENTENCES[finding.rule](finding, { quantity, number, percent, goal })[language];
}
