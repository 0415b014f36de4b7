/** The results that were stored beside a run.json, as far as they are still what was signed. */
import type { RunTarget } from "../../engine/analysis/compared-targets.ts";
import {
  definitionOf,
  type ScalarPath,
  type ScalarPaths,
} from "../../engine/analysis/scalar-paths.ts";
import type { IndicatorModel, ScenarioModel } from "../../engine/scenario/resolved.ts";
import { TARGET_STATUSES } from "../../engine/analysis/targets.ts";
import type { StoredRun } from "./read-stored-run.ts";
import type { StoredFolder, StoredText } from "./stored-folder.ts";
import { numberOf, rowsOf } from "./stored-table.ts";

export const INDICATORS = "indicators.csv";
const TARGETS = "targets.csv";

/** Why results cannot be used, or the results. */
export type StoredScalars =
  | { readonly state: "stored"; readonly paths: ScalarPaths }
  | { readonly state: Exclude<StoredText["state"], "stored"> };

/** Longest run that a model may describe: beyond it nobody computed anything. */
const MOST_YEARS = 400;

const columnsOf = (
  [header = []]: readonly (readonly string[])[],
  names: readonly string[],
): readonly number[] | null => {
  const at = names.map((name) => header.indexOf(name));
  return at.includes(-1) ? null : at;
};

/** The scalar outputs and own indicators of a stored run, from `indicators.csv`. */
export const storedScalars = (run: StoredRun): StoredScalars =>
  scalarsIn(run, run.scenario.notes.id, {
    ...run.scenario.model,
    indicators: () => run.scenario.model.indicators,
  });

/** What is asked for of `indicators.csv` besides the figures themselves. */
export interface ScalarModel extends Pick<ScenarioModel, "first" | "last"> {
  /** Those of the plan's own in a region: their formulas decide whether two mean the same. */
  indicators(region: string): readonly IndicatorModel[];
}

/**
 * The same of a folder, whatever was run.
 *
 * @param id what the rows have as their scenario
 */
export function scalarsIn(folder: StoredFolder, id: string, model: ScalarModel): StoredScalars {
  const found = folder.read(INDICATORS);
  if (found.state !== "stored") return found;
  const years = model.last - model.first + 1;
  const rows = rowsOf(found.text, folder.dialect);
  const columns = columnsOf(rows, [
    ...["scenario", "region", "indicator", "unit", "kind", "year", "value"],
  ]);
  if (columns === null || years < 1 || years > MOST_YEARS) return { state: "changed" };
  const paths = new Map<string, Map<string, Mutable>>();
  for (const row of rows.slice(1)) {
    const cells = columns.map((at) => row[at] ?? "");
    const [scenario, region, indicator, unit, kind, year, value] = cells as [
      ...[string, string, string, string, string, string, string],
    ];
    if (scenario !== id) continue;
    const place = Number(year) - model.first;
    const figure = numberOf(value, folder.dialect);
    const isKind = kind === "stock" || kind === "flow";
    const isPlace = Number.isInteger(place) && place >= 0 && place < years;
    if (!isKind || !isPlace || Number.isNaN(figure)) return { state: "changed" };
    const ofRegion = paths.get(region) ?? new Map<string, Mutable>();
    paths.set(region, ofRegion);
    let path = ofRegion.get(indicator);
    if (path === undefined) {
      const definition = definitionOf(indicator, unit, kind, model.indicators(region));
      const values = new Array<number | null>(years).fill(null);
      path = { unit, kind, first: model.first, definition, values };
      ofRegion.set(indicator, path);
    }
    path.values[place] = figure;
  }
  return { state: "stored", paths };
}

interface Mutable extends ScalarPath {
  readonly values: (number | null)[];
}

/** What a stored run made of its goals, from `targets.csv`; none where that is not there. */
export function storedTargets(run: StoredRun): readonly RunTarget[][] {
  const { model } = run.scenario;
  const found = run.isCompared ? null : run.read(TARGETS);
  const rows = found?.state === "stored" ? rowsOf(found.text, run.dialect) : [];
  const columns = columnsOf(rows, [
    ...["region", "target", "status", "wanted", "reached", "gap", "year_reached"],
  ]);
  // 0.1.0 had no margins yet, and did not say what figure is missing.
  const later = ["low", "high", "missing_nl", "missing_en"].map((name) => rows[0]?.indexOf(name));
  return model.regions.map(({ id }) => {
    if (columns === null) return [];
    return rows.slice(1).flatMap((row) => targetOf(run, [...columns, ...later], row, id) ?? []);
  });
}

function targetOf(
  { scenario: { model, notes }, dialect }: StoredRun,
  columns: readonly (number | undefined)[],
  row: readonly string[],
  inRegion: string,
): RunTarget | null {
  const cells = columns.map((at) => row[at ?? -1] ?? "");
  const [region, id, said, asked, reached, gap, yearReached, low, high, nl, en] = cells as [
    ...[string, string, string, string, string, string, string],
    ...[string, string, string, string],
  ];
  const target = model.targets.find((one) => one.id === id);
  const note = Object.hasOwn(notes.targets, id) ? notes.targets[id] : undefined;
  const status = TARGET_STATUSES.find((one) => one === said);
  if (region !== inRegion || target === undefined || note === undefined) return null;
  const wanted = numberOf(asked, dialect);
  if (status === undefined || wanted === null || Number.isNaN(wanted)) return null;
  const figure = (cell: string): number | null => {
    const value = numberOf(cell, dialect);
    return Number.isNaN(value) ? null : value;
  };
  const { short, what } = note;
  return {
    ...{ target, short, what, status, wanted },
    ...{ reached: figure(reached), gap: figure(gap), low: figure(low), high: figure(high) },
    yearReached: figure(yearReached),
    firstYearMissed: null,
    missing: nl === "" && en === "" ? null : { nl, en },
  };
}
