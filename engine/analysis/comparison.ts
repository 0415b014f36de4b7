/**
 * Plans side by side: what each of them reaches, and how far that is from the reference.
 *
 * Every plan is held against the reference alone, in the years that both have, so that no other plan
 * of the comparison moves a figure. A difference is a plain subtraction: a plan less itself is
 * exactly nought, and two plans that change places flip every sign and nothing else.
 */
import {
  axesOf,
  cellOf,
  formatAddress,
  membersOfCell,
  parseAddress,
  quantitiesOf,
} from "../scenario/address.ts";
import type { Catalogue, Text } from "../scenario/declarations.ts";
import type { ResolvedScenario } from "../scenario/resolved.ts";
import {
  compareTargets,
  targetsOf,
  type ComparedTarget,
  type RunTarget,
} from "./compared-targets.ts";
import { shows } from "./missing.ts";
import type { RunOutcome } from "./outcome.ts";
import { inDeclaredUnit, isOwnId, type RunSeries } from "./run-series.ts";

/** One plan of a comparison: freshly run, or read back from a stored run. */
export interface ComparedRun {
  readonly id: string;
  readonly title: Text;
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  /** Outputs in their canonical unit, and the plan's own indicators. */
  readonly series: RunSeries;
  /** Why an output or own indicator has no value in any year; null when it has one. */
  lacking(id: string, region: number): Text | null;
  /** One list per region, in the order of the scenario. */
  readonly targets: readonly (readonly RunTarget[])[];
  /** Null for a stored run that this engine does not give again to the bit. */
  readonly outcome: RunOutcome | null;
  /** Own indicators stand in the unit of their declaration in `series`, as they were stored. */
  readonly hasDeclaredUnits?: true;
}

/** One indicator of one plan over the years of its own run. */
export interface ComparedPath {
  /** Unit of the values: canonical for an output, as declared for an own indicator. */
  readonly unit: string;
  readonly kind: "stock" | "flow";
  /** Calendar year of the first value. */
  readonly first: number;
  /** Null in a year without a value. */
  readonly values: readonly (number | null)[];
  /** Value less that of the reference, year by year; null where either has none. */
  readonly differences: readonly (number | null)[];
  /** Why there is no value in any year; null when there is one. */
  readonly lacking: Text | null;
  /** False when the reference means something else by this id, so that the two have no difference. */
  readonly isSame: boolean;
}

export interface ComparedIndicator {
  /** `emissions.total`, `heat.connection_share[venning]`, or the id of an own indicator. */
  readonly id: string;
  readonly label: Text;
  /** In the order of the runs; null for a plan that has no such indicator. */
  readonly paths: readonly (ComparedPath | null)[];
}

export interface ComparedRegion {
  readonly id: string;
  readonly title: Text;
  /** Scalar outputs and own indicators: those of the reference, then what the others have besides. */
  readonly indicators: readonly ComparedIndicator[];
  readonly targets: readonly ComparedTarget[];
}

export interface Comparison {
  readonly runs: readonly ComparedRun[];
  /** Place of the reference among the runs. */
  readonly reference: number;
  /** The years that all runs have. */
  readonly first: number;
  readonly last: number;
  readonly regions: readonly ComparedRegion[];
}

/** Where a run has the region of this id. */
export const placeOf = ({ scenario }: Pick<ComparedRun, "scenario">, region: string): number => {
  const place = scenario.model.regions.findIndex(({ id }) => id === region);
  if (place < 0) throw new Error(`${scenario.notes.id} has no region ${region}`);
  return place;
};

/**
 * Lays runs side by side.
 *
 * @param reference place among the runs of the one that the others are held against
 * @throws when the runs have no year in common, or not the same regions: the caller says so first
 */
export function compareRuns(runs: readonly ComparedRun[], reference: number): Comparison {
  const spans = runs.map(({ series: { shape } }) => shape);
  const first = Math.max(...spans.map((shape) => shape.first));
  const last = Math.min(...spans.map((shape) => shape.first + shape.years - 1));
  const against = runs[reference];
  if (against === undefined) throw new Error("a comparison needs a reference");
  if (first > last) throw new Error("the runs have no year in common");
  const regions = against.scenario.model.regions.map(({ id }): ComparedRegion => {
    const places = runs.map((run) => placeOf(run, id));
    const ids = indicatorsOf(runs, reference);
    return {
      id,
      title: against.scenario.notes.regions[places[reference]!]!.title,
      indicators: ids.map((indicator) => comparedIndicator(indicator, runs, reference, places)),
      targets: compareTargets(
        runs.map(({ targets }, run) => targets[places[run]!]!),
        reference,
      ),
    };
  });
  return { runs, reference, first, last, regions };
}

/** The reference first, then the others in their order. */
const fromReference = <T>(all: readonly T[], reference: number): T[] => [
  all[reference]!,
  ...all.filter((_, at) => at !== reference),
];

function indicatorsOf(runs: readonly ComparedRun[], reference: number): string[] {
  const ids = new Set<string>();
  const ordered = fromReference(runs, reference);
  for (const { catalogue } of ordered) {
    for (const [id, { dims }] of quantitiesOf(catalogue, "outputs")) {
      if (dims.length === 0) ids.add(id);
    }
  }
  for (const { scenario } of ordered) for (const { id } of scenario.model.indicators) ids.add(id);
  return [...ids].filter((id) => runs.some(({ series }) => series.has(id)));
}

/**
 * One indicator of all runs.
 *
 * @param id     an output, one of its cells (`heat.connection_share[venning]`), or an own indicator
 * @param places of the region in each run
 */
function comparedIndicator(
  id: string,
  runs: readonly ComparedRun[],
  reference: number,
  places: readonly number[],
): ComparedIndicator {
  const found = runs.map((run, at) => pathOf(id, run, places[at]!));
  const base = found[reference]!;
  const named = fromReference(found, reference).find((one) => one !== null);
  return {
    id,
    label: named?.label ?? { nl: id, en: id },
    paths: found.map((one) => {
      if (one === null) return null;
      const isSame = base !== null && one.definition === base.definition;
      const { unit, kind, first, values, lacking } = one;
      const differences = values.map((value, at) => {
        const other = isSame ? (base.values[first + at - base.first] ?? null) : null;
        return value === null || other === null ? null : value - other;
      });
      return { unit, kind, first, values, differences, lacking, isSame: isSame || base === null };
    }),
  };
}

interface FoundPath extends Omit<ComparedPath, "differences" | "isSame"> {
  readonly label: Text;
  /** Two plans mean the same when this is the same. */
  readonly definition: string;
}

function pathOf(id: string, run: ComparedRun, region: number): FoundPath | null {
  const { series, scenario, catalogue } = run;
  const { first, years } = series.shape;
  const own = scenario.model.indicators.find((one) => one.id === id);
  const quantity = parseAddress(id)?.id ?? id;
  if (!series.has(quantity)) return null;
  const lacking = run.lacking(quantity, region);
  const valuesOf = (cell: number, shown: (value: number) => number): (number | null)[] =>
    Array.from({ length: years }, (_, at) => {
      const value = lacking === null ? series.at(quantity, first + at, cell, region) : NaN;
      return Number.isNaN(value) ? null : shown(value);
    });
  if (own !== undefined) {
    const { unit, kind, canonical, formula } = own;
    return {
      ...{ unit, kind, first, lacking },
      values: valuesOf(0, (value) => (run.hasDeclaredUnits ? value : inDeclaredUnit(own, value))),
      label: scenario.notes.indicators?.[id]?.title ?? { nl: id, en: id },
      definition: `${unit} ${canonical} ${formula}`,
    };
  }
  const address = isOwnId(id) ? null : parseAddress(id);
  const output = address && quantitiesOf(catalogue, "outputs").get(address.id);
  if (!address || !output) return null;
  const cell = cellOf(address, catalogue, scenario.model.regions[region]!.dimensions);
  if (cell === null) return null;
  const { unit, kind, label } = output;
  return {
    ...{ unit, kind, first, lacking, label },
    values: valuesOf(cell, (value) => value),
    definition: `${unit} ${kind}`,
  };
}

/**
 * One indicator of a comparison by its id or address, a cell of an output with dimensions too; null
 * when no plan has it.
 */
export function indicatorOf(
  { runs, reference, regions }: Comparison,
  region: number,
  id: string,
): ComparedIndicator | null {
  const { id: regionId, indicators } = regions[region]!;
  const known = indicators.find((indicator) => indicator.id === id);
  if (known !== undefined) return known;
  const places = runs.map((run) => placeOf(run, regionId));
  const made = comparedIndicator(id, runs, reference, places);
  return made.paths.every((path) => path === null) ? null : made;
}

/** An output with dimensions: one indicator per cell. */
export interface ComparedTable {
  readonly id: string;
  readonly dims: readonly string[];
  readonly cells: readonly {
    readonly members: readonly string[];
    readonly indicator: ComparedIndicator;
  }[];
}

/** Every output with dimensions of a region, those of the reference first. */
export function* tablesOf(comparison: Comparison, region: number): Generator<ComparedTable> {
  const { runs, reference, regions } = comparison;
  const places = runs.map((run) => placeOf(run, regions[region]!.id));
  const told = new Set<string>();
  for (const { catalogue, scenario } of fromReference(runs, reference)) {
    const { dimensions } = scenario.model.regions.find(({ id }) => id === regions[region]!.id)!;
    const axes = axesOf(catalogue, dimensions);
    for (const [id, { dims }] of quantitiesOf(catalogue, "outputs")) {
      if (dims.length === 0 || told.has(id)) continue;
      told.add(id);
      const along = dims.map((dim) => axes(dim));
      const count = along.reduce((product, { ids }) => product * ids.length, 1);
      const cells = Array.from({ length: count }, (_, cell) => {
        const members = membersOfCell(along, cell);
        const address = formatAddress(id, members);
        return { members, indicator: comparedIndicator(address, runs, reference, places) };
      });
      yield { id, dims, cells };
    }
  }
}

/** Value or difference of a path in a calendar year; null outside of its years too. */
export const inYear = (
  path: ComparedPath | null,
  what: "values" | "differences",
  year: number,
): number | null => (path === null ? null : (path[what][year - path.first] ?? null));

/** A finished run as one of a comparison. */
export function comparedRun(outcome: RunOutcome): ComparedRun {
  const { scenario, catalogue, own } = outcome;
  const { id, title } = scenario.notes;
  return {
    ...{ id, title, scenario, catalogue, outcome },
    series: own.run,
    lacking: (indicator, region) => {
      const ownResult = own.results[region]!.indicators.find(
        (result) => result.indicator.id === indicator,
      );
      if (ownResult !== undefined) return ownResult.missing;
      if (shows(scenario, outcome.run, region, indicator)) return null;
      return scenario.notes.regions[region]!.missing?.[indicator] ?? NO_FIGURE;
    },
    targets: targetsOf(outcome),
  };
}

const NO_FIGURE: Text = { nl: "een cijfer van de regio", en: "a figure of the region" };
