/**
 * Why the heat that goes into the networks is more than what the districts get: what the pipes lose,
 * and what goes to buildings outside the districts.
 */
import { shows } from "../../engine/analysis/missing.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import type { ChartInput } from "../../viz/specs/input.ts";

const FED_IN = "heat.fed_in";
const LOSSES = "heat.losses";
const DELIVERED = "heat.delivered";
const BY_DISTRICT = "heat.delivered_by_district";

/** kWh of one year; `fedIn` is `districts`, `elsewhere` and `losses` together. */
export interface HeatBalance {
  readonly districts: number;
  readonly elsewhere: number;
  readonly losses: number;
  readonly fedIn: number;
}

/** The balance of a year; null where the run has no figures for it. */
export function heatBalance(
  { scenario, run, region }: ChartInput,
  year: number,
): HeatBalance | null {
  const needed = [FED_IN, LOSSES, DELIVERED, BY_DISTRICT];
  if (!needed.every((id) => shows(scenario, run, region, id))) return null;
  let districts = 0;
  for (let cell = 0; cell < run.size(BY_DISTRICT); cell++) {
    districts += run.at(BY_DISTRICT, year, cell, region);
  }
  const [fedIn, losses, delivered] = [FED_IN, LOSSES, DELIVERED].map((id) =>
    run.at(id, year, 0, region),
  ) as [number, number, number];
  return { districts, elsewhere: delivered - districts, losses, fedIn };
}

const NOTE = {
  nl: (share: string, year: number) =>
    `Dit gaat in de leidingen. Onderweg gaat er een deel van verloren (${share}\u00a0% in ${year}); de rest komt bij de gebouwen aan.`,
  en: (share: string, year: number) =>
    `This goes into the pipes. A part of it is lost on the way (${share}% in ${year}); the rest reaches the buildings.`,
} as const;

/** What has to be said below a chart of heat that is fed in. */
export function heatLossNotes(input: ChartInput, language: Language): string[] {
  const { first, years } = input.run.shape;
  const last = first + years - 1;
  const balance = heatBalance(input, last);
  if (balance === null || !(balance.fedIn > 0)) return [];
  return [NOTE[language](formatNumber((100 * balance.losses) / balance.fedIn, language), last)];
}
