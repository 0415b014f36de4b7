/**
 * A distribution as the author of a region or a plan writes it: a name that is fitted to value, low
 * and high (`lognormal`), or one with numbers of its own (`normal(80, 12)`, `discrete(6: 70 %, 9:
 * 30 %)`).
 */
import {
  distributionFault,
  LEAST_SHAPE,
  MOST_SHAPE,
  MOST_SIGMA,
  quantile,
  truncate,
  type Distribution,
} from "../../foundation/distributions.ts";
import { cumulative } from "../../foundation/cumulative-distribution.ts";
import { log, normalQuantile } from "../../foundation/elementary.ts";
import { BetaVariable } from "../../foundation/incomplete-beta.ts";
import type { Grade, Text } from "../declarations.ts";
import type { DiagnosticCode } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { COVERAGE } from "./coverage.ts";

export const FAMILIES = [
  "normal",
  "lognormal",
  "uniform",
  "triangular",
  "pert",
  "beta",
  "discrete",
] as const;
export type Family = (typeof FAMILIES)[number];

/** What is wrong, and the way out. */
export interface DistributionProblem {
  readonly code: DiagnosticCode;
  readonly message: Text;
  readonly help: Text;
}

/**
 * How a text is written: `normal(80.5, 12)` or, where a comma is the decimal mark, `normal(80,5; 12)`.
 * The text itself says which, because a spreadsheet that saves its numbers with commas leaves a
 * text as it is.
 */
interface Spelling {
  readonly separator: "," | ";";
  /** Null for what is no number. */
  number(text: string): number | null;
}

/** @param isColumn whether numbers are per cents of the values of a table column */
const spellingOf = (text: string, isColumn: boolean): Spelling => {
  const separator = text.includes(";") ? ";" : ",";
  return {
    separator,
    number(written) {
      if (!isColumn) return plainNumber(written, separator);
      const share = /^(.*?)\s*%$/.exec(written)?.[1];
      const percent = share === undefined ? null : plainNumber(share, separator);
      return percent === null ? null : percent / 100;
    },
  };
};

function plainNumber(text: string, separator: "," | ";"): number | null {
  const plain = separator === ";" ? text.replace(",", ".") : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

/** The figure that is spread, in canonical units; a table column in multiples of its values. */
export interface Spread {
  readonly subject: string;
  readonly grade: Grade;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Declared bounds of the quantity. */
  readonly min: number;
  readonly max: number;
  /** A table column: numbers are per cents of its values, and have that sign. */
  readonly isColumn?: true | undefined;
  /** Turns a number as written into the unit of the value. */
  canonical(written: number): number;
}

const problem = (
  code: DiagnosticCode,
  message: Text,
  help: Text,
): { readonly problem: DistributionProblem } => ({ problem: { code, message, help } });
type Problem = ReturnType<typeof problem>;

export const isProblem = <T extends object>(read: T | Problem): read is Problem =>
  "problem" in read;

const FORM = /^([a-z-]+)\s*(?:\(([^()]*)\))?$/;

/** The distribution that a text states of a figure, cut off at the declared bounds. */
export function readDistribution(text: string, spread: Spread): Distribution | Problem {
  const spelling = spellingOf(text, spread.isColumn === true);
  const { subject, low, high, value } = spread;
  const form = FORM.exec(text.toLowerCase());
  const name = form?.[1] ?? /^[\w-]*/.exec(text.toLowerCase())![0];
  const family = FAMILIES.find((known) => known === name);
  if (form === null || family === undefined) {
    const near = nearest(name, FAMILIES);
    return problem(
      "unknown-distribution",
      {
        nl: `${subject}: "${text}" is geen verdeling`,
        en: `${subject}: "${text}" is not a distribution`,
      },
      near === null && family === undefined
        ? { nl: `kies uit ${FAMILIES.join(", ")}`, en: `choose from ${FAMILIES.join(", ")}` }
        : family === undefined
          ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
          : HELP[family](spelling),
    );
  }
  if (low === high) {
    return problem(
      "wrong-distribution",
      {
        nl: `${subject} ligt vast (low = high), en kan geen verdeling hebben`,
        en: `${subject} is fixed (low = high), and can have no distribution`,
      },
      {
        nl: "laat de verdeling leeg, of geef low en high",
        en: "leave the distribution empty, or give low and high",
      },
    );
  }
  const written = form[2] === undefined ? null : form[2].split(spelling.separator);
  const stated =
    written === null
      ? fitted(family, spread, spelling)
      : numbered(family, written, spread, spelling);
  if (isProblem(stated)) return stated;
  const fault = distributionFault(stated);
  // What a reader can mend is told above, in two languages; this is for what numbers can do beyond.
  if (fault !== null) return impossible(spread, family, { nl: fault, en: fault }, spelling);
  const inside = truncate(stated, spread.min, spread.max);
  if (inside === null) {
    return impossible(
      spread,
      family,
      {
        nl: `ze ligt buiten wat ${subject} kan zijn`,
        en: `it lies outside of what ${subject} can be`,
      },
      spelling,
    );
  }
  const median = quantile(inside, 0.5);
  const rounding = 1e-9 * (high - low);
  if (median < low - rounding || median > high + rounding) {
    return impossible(
      spread,
      family,
      {
        nl: "haar mediaan ligt niet tussen low en high",
        en: "its median does not lie between low and high",
      },
      spelling,
    );
  }
  // A figure that stands at an end of its range cannot go beyond it: nothing says how far.
  const outermost = 1e-6;
  const beyond =
    (low === value && quantile(inside, outermost) < value) ||
    (high === value && quantile(inside, 1 - outermost) > value);
  if (!beyond) return inside;
  return impossible(
    spread,
    family,
    {
      nl: "ze gaat verder dan de waarde aan een kant waar low of high de waarde zelf is",
      en: "it goes beyond the value on a side where low or high is the value itself",
    },
    spelling,
  );
}

function impossible({ subject }: Spread, family: Family, why: Text, spelling: Spelling): Problem {
  return problem(
    "wrong-distribution",
    {
      nl: `${subject}: de verdeling ${family} kan niet: ${why.nl}`,
      en: `${subject}: the distribution ${family} cannot be: ${why.en}`,
    },
    HELP[family](spelling),
  );
}

/** How a family is written where the cells are parted by this separator. */
function formOf(family: Family, { separator }: Spelling, or = "or"): string {
  const share = separator === "," ? "0.7" : "0,7";
  switch (family) {
    case "normal":
      return `normal ${or} normal(80${separator} 12)`;
    case "lognormal":
      return `lognormal ${or} lognormal(80${separator} ${share})`;
    case "beta":
      return `beta ${or} beta(2${separator} 5)`;
    case "discrete":
      return `discrete(6: 70 %${separator} 9: 30 %)`;
    default:
      return family;
  }
}

const HELP: Readonly<Record<Family, (spelling: Spelling) => Text>> = {
  normal: (spelling) => ({
    nl: `schrijf ${formOf("normal", spelling, "of")}: gemiddelde en standaardafwijking (vanaf 0)`,
    en: `write ${formOf("normal", spelling)}: mean and standard deviation (from 0)`,
  }),
  lognormal: (spelling) => ({
    nl: `schrijf ${formOf("lognormal", spelling, "of")}: mediaan boven 0, en de spreiding van de logaritme, 0 tot ${MOST_SIGMA}`,
    en: `write ${formOf("lognormal", spelling)}: median above 0, and the spread of the logarithm, 0 to ${MOST_SIGMA}`,
  }),
  beta: (spelling) => ({
    nl: `schrijf ${formOf("beta", spelling, "of")}: twee vormgetallen van ${LEAST_SHAPE} tot ${MOST_SHAPE}, tussen low en high`,
    en: `write ${formOf("beta", spelling)}: two shapes from ${LEAST_SHAPE} to ${MOST_SHAPE}, between low and high`,
  }),
  discrete: (spelling) => ({
    nl: `schrijf ${formOf("discrete", spelling, "of")}: waarden van low tot high, met kansen die samen 1 (100 %) zijn`,
    en: `write ${formOf("discrete", spelling)}: values from low to high, with probabilities that are 1 (100 %) together`,
  }),
  uniform: () => ({
    nl: "schrijf uniform: low en high zijn de uiteinden",
    en: "write uniform: low and high are its ends",
  }),
  triangular: () => ({
    nl: "schrijf triangular: low, waarde en high zijn laagste, meest waarschijnlijke en hoogste",
    en: "write triangular: low, value and high are lowest, most likely and highest",
  }),
  pert: () => ({
    nl: "schrijf pert: low, waarde en high zijn laagste, meest waarschijnlijke en hoogste",
    en: "write pert: low, value and high are lowest, most likely and highest",
  }),
};

/** How far the sides of a fitted distribution may hold more or less than half of what is asked. */
const LOPSIDED = 0.1;
/** Sum of the two shapes of a fitted beta distribution: that of PERT. */
const CONCENTRATION = 6;

function fitted(family: Family, spread: Spread, spelling: Spelling): Distribution | Problem {
  const { grade, value, low, high } = spread;
  const coverage = COVERAGE[grade];
  const width = 2 * normalQuantile((1 + coverage) / 2);
  switch (family) {
    case "uniform":
      return { kind: "uniform", low, high };
    case "triangular":
      return { kind: "triangular", low, mode: value, high };
    case "pert":
      return { kind: "pert", low, mode: value, high };
    case "normal":
      return unlessLopsided(
        { kind: "normal", mean: value, sd: (high - low) / width },
        ...([spread, family, spelling] as const),
      );
    case "lognormal":
      if (low <= 0) {
        return impossible(
          spread,
          family,
          { nl: "low moet boven 0 liggen", en: "low must be above 0" },
          spelling,
        );
      }
      return unlessLopsided(
        { kind: "lognormal", median: value, sigma: log(high / low) / width },
        ...([spread, family, spelling] as const),
      );
    case "beta":
      return betaAround(spread, spelling);
    case "discrete":
      return impossible(
        spread,
        family,
        { nl: "de waarden en hun kansen ontbreken", en: "values and probabilities are missing" },
        spelling,
      );
  }
}

/** A fitted curve that puts far more of its probability on one side of the range does not fit it. */
function unlessLopsided(
  distribution: Distribution,
  spread: Spread,
  family: Family,
  spelling: Spelling,
): Distribution | Problem {
  const { value, low, high, grade } = spread;
  const middle = cumulative(distribution, value);
  const below = middle - cumulative(distribution, low);
  const above = cumulative(distribution, high) - middle;
  const half = COVERAGE[grade] / 2;
  if (Math.abs(below - half) <= LOPSIDED && Math.abs(above - half) <= LOPSIDED) return distribution;
  const { problem: told } = impossible(
    spread,
    family,
    {
      nl: "de waarde ligt daarvoor te ver uit het midden van low en high",
      en: "the value is too far from the middle of low and high for it",
    },
    spelling,
  );
  return problem(told.code, told.message, {
    nl: "laat de verdeling leeg (elke kant krijgt dan haar eigen spreiding), of kies pert of triangular",
    en: "leave the distribution empty (each side then has its own spread), or choose pert or triangular",
  });
}

/** The beta distribution between low and high with the value as its median. */
function betaAround(spread: Spread, spelling: Spelling): Distribution | Problem {
  const { value, low, high } = spread;
  const share = (value - low) / (high - low);
  let from = LEAST_SHAPE;
  let to = CONCENTRATION - LEAST_SHAPE;
  const below = (a: number): number => new BetaVariable(a, CONCENTRATION - a).cumulative(share);
  if (below(from) < 0.5 || below(to) > 0.5) {
    return impossible(
      spread,
      "beta",
      {
        nl: "de waarde ligt te dicht bij low of high",
        en: "the value is too near to low or high",
      },
      spelling,
    );
  }
  for (let step = 0; step < 60; step++) {
    const middle = 0.5 * (from + to);
    if (below(middle) > 0.5) from = middle;
    else to = middle;
  }
  return { kind: "beta", a: from, b: CONCENTRATION - from, low, high };
}

/** How many numbers a family takes. */
const COUNTS: Readonly<Record<Exclude<Family, "discrete">, number>> = {
  normal: 2,
  lognormal: 2,
  beta: 2,
  uniform: 0,
  triangular: 0,
  pert: 0,
};

function numbered(
  family: Family,
  written: readonly string[],
  spread: Spread,
  spelling: Spelling,
): Distribution | Problem {
  if (family === "discrete") return discrete(written, spread, spelling);
  const count = COUNTS[family];
  if (written.length !== count) {
    const why =
      count === 0
        ? { nl: "ze neemt geen getallen", en: "it takes no numbers" }
        : {
            nl: `ze neemt ${count} getallen, niet ${written.length}`,
            en: `it takes ${count} numbers, not ${written.length}`,
          };
    return impossible(spread, family, why, spelling);
  }
  const numbers = written.map((text) => spelling.number(text.trim()));
  const at = numbers.indexOf(null);
  if (at >= 0) return noNumber(written[at]!, spread, family, spelling);
  const [first, second] = numbers as [number, number];
  const { canonical, low, high } = spread;
  switch (family) {
    case "normal":
      if (second < 0) {
        const why = {
          nl: "een standaardafwijking is niet negatief",
          en: "a standard deviation is not negative",
        };
        return impossible(spread, family, why, spelling);
      }
      return { kind: "normal", mean: canonical(first), sd: canonical(second) };
    case "lognormal":
      if (first <= 0 || !(second >= 0 && second <= MOST_SIGMA)) {
        const why = {
          nl: "ze wil een mediaan boven 0 en een spreiding die niet negatief is",
          en: "it wants a median above 0 and a spread that is not negative",
        };
        return impossible(spread, family, why, spelling);
      }
      return { kind: "lognormal", median: canonical(first), sigma: second };
    default: {
      const isShape = (shape: number): boolean => shape >= LEAST_SHAPE && shape <= MOST_SHAPE;
      if (!isShape(first) || !isShape(second)) {
        const why = { nl: "een vormgetal is onmogelijk", en: "a shape is impossible" };
        return impossible(spread, family, why, spelling);
      }
      return { kind: "beta", a: first, b: second, low, high };
    }
  }
}

const noNumber = (text: string, spread: Spread, family: Family, spelling: Spelling): Problem =>
  impossible(
    spread,
    family,
    { nl: `"${text.trim()}" is geen getal`, en: `"${text.trim()}" is not a number` },
    spelling,
  );

function discrete(
  written: readonly string[],
  spread: Spread,
  spelling: Spelling,
): Distribution | Problem {
  const values: number[] = [];
  const weights: number[] = [];
  for (const pair of written) {
    const [value = "", weight, ...more] = pair.split(":");
    if (weight === undefined || more.length > 0) {
      const why = {
        nl: `"${pair.trim()}" is geen waarde met een kans`,
        en: `"${pair.trim()}" is no value with a probability`,
      };
      return impossible(spread, "discrete", why, spelling);
    }
    const amount = spelling.number(value.trim());
    const percent = /%\s*$/.test(weight);
    const chance = plainNumber(weight.replace(/%\s*$/, "").trim(), spelling.separator);
    if (amount === null) return noNumber(value, spread, "discrete", spelling);
    if (chance === null) return noNumber(weight, spread, "discrete", spelling);
    values.push(spread.canonical(amount));
    weights.push(percent ? chance / 100 : chance);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.some((weight) => weight < 0) || Math.abs(total - 1) > 1e-3) {
    const shown = Math.round(total * 1e6) / 1e6;
    const why = {
      nl: `de kansen zijn samen ${`${shown}`.replace(".", ",")}, niet 1`,
      en: `the probabilities are ${shown} together, not 1`,
    };
    return impossible(spread, "discrete", why, spelling);
  }
  const { low, high } = spread;
  const rounding = 1e-9 * (high - low);
  const outside = values.find((value) => value < low - rounding || value > high + rounding);
  if (outside === undefined) return { kind: "discrete", values, weights };
  const why = {
    nl: "een van de waarden ligt niet tussen low en high",
    en: "one of its values does not lie between low and high",
  };
  return impossible(spread, "discrete", why, spelling);
}

/** A distribution and a group say how values lie in a range, and need one. */
export const withoutRange = (subject: string): DistributionProblem => ({
  code: "wrong-distribution",
  message: {
    nl: `${subject} heeft een verdeling of groep, maar geen low en high`,
    en: `${subject} has a distribution or a group, but no low and high`,
  },
  help: {
    nl: "vul low en high in: daarop rust ook wat een uitkomst zonder ensemble over marges zegt",
    en: "fill in low and high: what a result says of ranges without an ensemble rests on them too",
  },
});

/** `fuel-prices`, or `fuel-prices: 0.8`. */
export function readGroup(
  text: string,
  subject: string,
): { readonly name: string; readonly correlation: number } | Problem {
  const [name = "", stated, ...more] = text.split(":").map((part) => part.trim());
  const correlation = stated === undefined ? 1 : plainNumber(stated, ";");
  const isName = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 60;
  if (isName && more.length === 0 && correlation !== null && Math.abs(correlation) <= 1) {
    return { name, correlation };
  }
  const why = !isName
    ? { nl: "is geen naam van een groep", en: "is no name of a group" }
    : {
        nl: "heeft geen correlatie van -1 tot 1",
        en: "has no correlation from -1 to 1",
      };
  return problem(
    "wrong-distribution",
    { nl: `${subject}: "${text}" ${why.nl}`, en: `${subject}: "${text}" ${why.en}` },
    {
      nl: "schrijf een naam in kleine letters, en als u wilt een correlatie: fuel-prices of fuel-prices: 0.8",
      en: "write a name in small letters, and if you like a correlation: fuel-prices or fuel-prices: 0.8",
    },
  );
}
