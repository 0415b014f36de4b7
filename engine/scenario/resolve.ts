/**
 * From a plan file to a scenario with every question answered: plan, region and `--set` texts come
 * together, and all that is wrong in any of them is reported at once.
 */
import type { Catalogue } from "./declarations.ts";
import type { Diagnostic } from "./diagnostics/diagnostics.ts";
import type { ProjectFiles } from "./files.ts";
import type { FormulaParser } from "./formula/parser.ts";
import { Joining } from "./joining.ts";
import { MovableScenario } from "./movable-scenario.ts";
import { appliedFiles, loadPlan, type PlanLayer } from "./plan/plan.ts";
import { withShipped, type Shipped } from "./plan/shipped.ts";
import { findRegion, regionAt, withoutTargets } from "./region-of-plan.ts";
import type { LoadedRegion } from "./region/region.ts";
import type { ResolvedScenario } from "./resolved.ts";

export interface ResolveRequest {
  readonly files: ProjectFiles;
  /** POSIX path relative to the project folder. */
  readonly planPath: string;
  readonly catalogue: Catalogue;
  /** Texts of `--set`: `lever=value` or `parameter=value`, later than the plan. */
  readonly sets?: readonly string[];
  /** Gives the parser of formulas, asked for only when a plan has one: it is heavy to load. */
  readonly formulas?: () => FormulaParser;
  /** What is supplied by name. */
  readonly shipped?: Shipped;
  /** First and last year, when they are not the region's own. */
  readonly years?: { readonly first?: number; readonly last?: number };
}

export interface Resolution {
  /** Null when there is an error among the diagnostics. */
  readonly scenario: ResolvedScenario | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What the scenario was made of; null when it is. */
  readonly parts: ScenarioParts | null;
  /** What the plan asks for, as far as it can be read; null when it does not say. */
  readonly language: "nl" | "en" | null;
}

/** The files behind a scenario, for whoever shows how it came about. */
export interface ScenarioParts {
  readonly layers: readonly PlanLayer[];
  readonly region: LoadedRegion;
  /** Folder of the region among the files of the project and of what is supplied. */
  readonly regionFolder: string;
  /** With the programmes that region and plan declare. */
  readonly catalogue: Catalogue;
}

/** Reads, checks and joins everything a run needs. */
export const resolveScenario = (given: ResolveRequest): Resolution =>
  openScenario(given).resolution;

/** The same, kept open so that levers can be moved without reading everything again. */
export function openScenario(given: ResolveRequest): {
  readonly resolution: Resolution;
  /** Null when there is no scenario. */
  readonly movable: MovableScenario | null;
} {
  const { planPath, catalogue, shipped } = given;
  const loaded = loadPlan(withShipped(given.files, shipped), planPath, shipped);
  const files = loaded.seen;
  const request = { ...given, files };
  const diagnostics = [...loaded.diagnostics];
  const chain = loaded.files;
  const found =
    chain.length === 0 ? null : findRegion(loaded.complete, chain, request, diagnostics);
  const programmes = appliedFiles(loaded.layers).map(({ source, programmes: entries }) => ({
    ...{ source, entries, sources: null },
  }));
  const read = found === null ? null : regionAt(found, request, programmes, diagnostics);
  const region = read?.region ?? null;
  const joining = new Joining(read?.catalogue ?? catalogue, region, parserOf(request), diagnostics);
  joining.addOwnParameters(loaded.layers, request.sets ?? []);
  joining.addLayers(loaded.layers);
  joining.addSets();
  joining.checkTargets();
  joining.readOwn();
  const parameters = region === null ? null : joining.parameters(region);
  joining.layLevers(parameters);
  joining.layRestart(chain);
  if (region !== null) joining.checkShares(region);
  if (parameters !== null) diagnostics.push(...joining.essentials(parameters, found!.files));
  joining.reportUnused();
  const sorted = inReadingOrder(diagnostics, loaded.layers);
  const failed = sorted.some(({ severity }) => severity === "error");
  if (failed || region === null || parameters === null || chain.length === 0)
    return {
      resolution: { scenario: null, diagnostics: sorted, parts: null, language: loaded.language },
      movable: null,
    };
  const modules = catalogue.modules.map(({ id }) => id);
  const scenario = joining.scenario(loaded.layers, region, parameters, modules);
  const aimless = region.targets.length === 0 && scenario.model.targets.length === 0;
  const remarks = aimless ? [withoutTargets(region.id, found!.folder)] : [];
  const regionFolder = found!.folder;
  const parts = { layers: loaded.layers, region, regionFolder, catalogue: read!.catalogue };
  const { language } = loaded;
  return {
    resolution: { scenario, diagnostics: [...sorted, ...remarks], parts, language },
    movable: new MovableScenario(scenario, region, joining, { files, shipped }),
  };
}

/** Fetches the parser at the first formula, and once. */
function parserOf({ formulas }: ResolveRequest): () => FormulaParser {
  let parser: FormulaParser | null = null;
  return () => {
    if (formulas === undefined) throw new Error("a plan has a formula, and nothing parses it");
    return (parser ??= formulas());
  };
}

/**
 * The plan's own file first, then those it extends, then their packages, then the region's, each
 * from top to bottom.
 */
function inReadingOrder(
  diagnostics: readonly Diagnostic[],
  layers: readonly PlanLayer[],
): readonly Diagnostic[] {
  const rank = new Map<string, number>();
  const packages = layers.flatMap((layer) => layer.packages.map(({ file }) => file));
  for (const { path } of [...layers.map(({ plan }) => plan), ...packages]) {
    if (!rank.has(path)) rank.set(path, rank.size);
  }
  for (const { at } of diagnostics) {
    if (at !== null && !rank.has(at.file)) rank.set(at.file, rank.size);
  }
  const fileOf = ({ at }: Diagnostic): number => (at === null ? -1 : rank.get(at.file)!);
  return [...diagnostics].sort(
    (a, b) =>
      fileOf(a) - fileOf(b) ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      (a.at?.column ?? 0) - (b.at?.column ?? 0),
  );
}
