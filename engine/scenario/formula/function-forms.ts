/** The functions of a formula: how each is written, what it takes and where it may stand. */
import type { Text } from "../declarations.ts";
import type { FormulaFunction } from "./tree.ts";

/** Number of arguments, at least and at most. */
export const ARGUMENTS: Readonly<Record<FormulaFunction, readonly [number, number]>> = {
  abs: [1, 1],
  min: [2, Infinity],
  max: [2, Infinity],
  sqrt: [1, 1],
  exp: [1, 1],
  log: [1, 1],
  round: [1, 1],
  floor: [1, 1],
  ceil: [1, 1],
  clamp: [3, 3],
  within: [3, 3],
  ramp: [2, 2],
  scurve: [2, 2],
  step: [1, 1],
  at: [2, 2],
  cumulative: [1, 1],
  previous: [1, 1],
  change: [1, 1],
  sum: [1, 1],
};

/** How each function is written. */
export const FORMS: Readonly<Record<FormulaFunction, Text>> = {
  abs: { nl: "abs(x)", en: "abs(x)" },
  min: { nl: "min(a, b, …)", en: "min(a, b, …)" },
  max: { nl: "max(a, b, …)", en: "max(a, b, …)" },
  sqrt: { nl: "sqrt(x)", en: "sqrt(x)" },
  exp: { nl: "exp(x)", en: "exp(x)" },
  log: { nl: "log(x)", en: "log(x)" },
  round: { nl: "round(x)", en: "round(x)" },
  floor: { nl: "floor(x)", en: "floor(x)" },
  ceil: { nl: "ceil(x)", en: "ceil(x)" },
  clamp: { nl: "clamp(x, laagste, hoogste)", en: "clamp(x, low, high)" },
  within: { nl: "within(x, waarde, 2 %)", en: "within(x, value, 2 %)" },
  ramp: { nl: "ramp(2026, 2040)", en: "ramp(2026, 2040)" },
  scurve: { nl: "scurve(2026, 2040)", en: "scurve(2026, 2040)" },
  step: { nl: "step(2030)", en: "step(2030)" },
  at: { nl: "at(x, 2030)", en: "at(x, 2030)" },
  cumulative: { nl: "cumulative(x)", en: "cumulative(x)" },
  previous: { nl: "previous(x)", en: "previous(x)" },
  change: { nl: "change(x)", en: "change(x)" },
  sum: { nl: "sum(x)", en: "sum(x)" },
};

/** Functions that look at other years or members, of results. */
export const AFTER_RUN = new Set<string>(["at", "cumulative", "previous", "change", "sum"]);
