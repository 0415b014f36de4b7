/** How the figures of goals and budgets are written: in the unit in which they were stated. */
import type { BudgetResult } from "../../engine/analysis/budgets.ts";
import type { GroundedResult, TargetStatus } from "../../engine/analysis/targets.ts";
import { parseAddress, quantitiesOf } from "../../engine/scenario/address.ts";
import type { Catalogue, Text } from "../../engine/scenario/declarations.ts";
import type { TargetModel } from "../../engine/scenario/resolved.ts";
import {
  canonicalUnit,
  convertYearly,
  parseUnitFor,
  unitInWords,
} from "../../engine/scenario/units/units.ts";
import { goalDecimals } from "../goal-figures.ts";
import type { DisplayUnit } from "../numbers.ts";
import { STATUS } from "../target-words.ts";
import { POINTS } from "./units.ts";

/** Canonical unit of what a goal compares; null for an indicator that no module has. */
export function targetCanonical(target: TargetModel, catalogue: Catalogue): string | null {
  if (target.relative) return "1";
  if (target.ownUnit !== undefined) return target.ownUnit;
  const address = parseAddress(target.indicator);
  if (address === null) return null;
  return quantitiesOf(catalogue, "outputs").get(address.id)?.unit ?? null;
}

/** How much of the canonical unit one of the stated unit is. */
function factorOf(stated: string, canonical: string | null): number {
  if (canonical === null) return 1;
  const to = canonicalUnit(canonical);
  const from = parseUnitFor(stated, to);
  const factor = from === null ? null : convertYearly(1, from, to);
  if (factor === null) throw new Error(`${stated} is not ${canonical}`);
  return factor;
}

const symbols = (label: string): string =>
  label.replaceAll("CO2", "CO₂").replaceAll("m2", "m²").replaceAll("m3", "m³");

const labelOf = (unit: string): DisplayUnit["label"] => {
  const { nl, en } = unitInWords(unit);
  return unit === "1" ? { nl: "", en: "" } : { nl: symbols(nl), en: symbols(en) };
};

/** One count of decimals for all figures of a goal, as the terminal and the report have it. */
export function targetDisplay(
  { target, reached, gap }: GroundedResult,
  catalogue: Catalogue,
): DisplayUnit {
  const factor = factorOf(target.unit, targetCanonical(target, catalogue));
  const figures = [target.value, reached, gap].flatMap((value) =>
    value === null ? [] : [value / factor],
  );
  const decimals = goalDecimals(figures);
  return { label: labelOf(target.unit), factor, decimals };
}

/** One count of decimals for all figures of a budget, as its sentences have it. */
export function budgetDisplay({ budget }: BudgetResult): DisplayUnit {
  const factor = factorOf(budget.unit, budget.canonical);
  const largest = Math.abs(budget.amount) / factor;
  const decimals = largest >= 100 ? 0 : largest >= 10 ? 1 : 2;
  return { label: labelOf(budget.unit), factor, decimals };
}

/** Of what is lacking: of a percentage, points. */
export const gapDisplay = (display: DisplayUnit): DisplayUnit =>
  display.label.nl === "%" ? { ...POINTS, decimals: display.decimals } : display;

/** How a goal fares in a word or two, for a sentence or a table. */
export const SHORT_STATUS: Readonly<Record<TargetStatus, Text>> = {
  ...STATUS,
  met_by_trend: { nl: "gehaald door de trend", en: "met by the trend" },
  uncertain: { nl: "onzeker", en: "uncertain" },
  tracked: { nl: "enkel gevolgd", en: "only followed" },
};
