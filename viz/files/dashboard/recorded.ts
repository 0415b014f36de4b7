/** What was measured or recorded of an indicator, before the run and in its years. */
import { baseSteps } from "../../../engine/analysis/base-steps.ts";
import { measuredIn } from "../../../engine/analysis/on-course.ts";
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import { observedBy } from "../../../engine/analysis/targets.ts";
import { quantitiesOf } from "../../../engine/scenario/address.ts";
import { GRADES, type Grade } from "../../../engine/scenario/declarations.ts";
import type { Provenance } from "../../../engine/scenario/resolved.ts";

/** A figure of one year, in the canonical unit of its indicator. */
export interface Recorded {
  readonly indicator: string;
  readonly unit: string;
  readonly year: number;
  readonly value: number;
  readonly grade: Grade;
  /** Ids in the list of sources or sentences, with a semicolon between several. */
  readonly source: string;
  /** Filled in until somebody supplies the figure. */
  readonly isPlaceholder: boolean;
}

const EMISSIONS = "emissions.total";
const INVENTORY_YEAR = "emissions.inventory_year";
/** What the inventory counts of every sector, and how it changed since the year goals compare with. */
const INVENTORY = [
  ...["emissions.inventory_households", "tertiary.inventory_energy", "municipal.inventory_energy"],
  ...["industry.inventory_energy", "mobility.inventory_energy", "agriculture.inventory_energy"],
];
const SINCE = "emissions.change_2005_to_inventory";

/** The weakest of some records, which says how well founded what is made of them is. */
const weakestOf = (records: readonly Provenance[] = []): Provenance | undefined =>
  records.reduce<Provenance | undefined>(
    (weakest, one) =>
      weakest === undefined || GRADES.indexOf(one.grade) > GRADES.indexOf(weakest.grade)
        ? one
        : weakest,
    undefined,
  );

/** The inventory from which the run starts, and the one that goals compare with. */
function inventories(outcome: RunOutcome): Recorded[] {
  const { scenario, catalogue, run } = outcome;
  const notes = scenario.notes.regions[0]!;
  const unit = quantitiesOf(catalogue, "outputs").get(EMISSIONS)?.unit;
  if (unit === undefined || !run.has(EMISSIONS)) return [];
  const found: Recorded[] = [];
  const add = (year: number, value: number, of: readonly string[]): void => {
    const records = of.flatMap((id) => notes.parameters[id] ?? []);
    const weakest = weakestOf(records);
    found.push({
      ...{ indicator: EMISSIONS, unit, year, value, grade: weakest?.grade ?? "assumption" },
      source: [...new Set(records.map(({ source }) => source))].join("; "),
      isPlaceholder: records.some(({ placeholder }) => placeholder === true),
    });
  };
  const observed = quantitiesOf(catalogue, "outputs").get(EMISSIONS)?.observed;
  if (observed !== undefined) {
    const output = observedBy(EMISSIONS, observed.year, run, catalogue);
    if (output !== null)
      add(observed.year, run.at(output, run.shape.first, 0, 0), [...INVENTORY, SINCE]);
  }
  const year = scenario.model.regions[0]!.parameters[INVENTORY_YEAR]?.[0];
  const [step] = baseSteps(scenario.model, run, 0);
  if (year !== undefined && step !== undefined) add(year, step.value, INVENTORY);
  return found;
}

/** Everything that was recorded of a municipality, by indicator and year. */
export function recordedOf(outcome: RunOutcome): readonly Recorded[] {
  const { scenario, catalogue, own, run } = outcome;
  const [region, notes] = [scenario.model.regions[0]!, scenario.notes.regions[0]!];
  const outputs = quantitiesOf(catalogue, "outputs");
  const found = new Map<string, Recorded>();
  const add = (one: Recorded): void => {
    const key = `${one.indicator} ${one.year}`;
    if (!found.has(key) && Number.isFinite(one.value)) found.set(key, one);
  };
  for (const { indicator, unit, year, value, record } of measuredIn(
    scenario,
    catalogue,
    own.run,
    0,
  )) {
    const { grade, source, placeholder } = record;
    add({ indicator, unit, year, value, grade, source, isPlaceholder: placeholder === true });
  }
  for (const one of inventories(outcome)) add(one);
  for (const [indicator, values] of Object.entries(region.history)) {
    const output = outputs.get(indicator);
    if (output === undefined || !run.has(indicator)) continue;
    values.forEach(([year, value], at) => {
      const record = notes.history[indicator]?.[at];
      if (record === undefined) return;
      const { grade, source, placeholder } = record;
      const { unit } = output;
      add({ indicator, unit, year, value, grade, source, isPlaceholder: placeholder === true });
    });
  }
  return [...found.values()].sort((a, b) =>
    a.indicator === b.indicator ? a.year - b.year : a.indicator < b.indicator ? -1 : 1,
  );
}

/** The last figure that was recorded of an indicator; null where nothing was. */
export const lastOf = (recorded: readonly Recorded[], indicator: string): Recorded | null =>
  recorded.filter((one) => one.indicator === indicator).at(-1) ?? null;
