/**
 * From a plan file to a scenario with every question answered: plan, region and `--set` texts come
 * together, and all that is wrong in any of them is reported at once.
 */
import type { Catalogue } from "./declarations.ts";
import type { Diagnostic } from "./diagnostics/diagnostics.ts";
import type { ProjectFiles } from "./files.ts";
import type { FormulaParser } from "./formula/parser.ts";
import type { MovableScenario } from "./movable-scenario.ts";
import { OpenedScenario } from "./opened-scenario.ts";
import { appliedFiles, loadPlan, type PlanLayer } from "./plan/plan.ts";
import { withShipped, type Shipped } from "./plan/shipped.ts";
import type { ProgrammeLayer } from "./programmes/programmes.ts";
import { aboutWhat, findRegion, regionAt } from "./region-of-plan.ts";
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
  /** Whether it is about several municipalities: `resolveGroup` resolves it. */
  readonly isGroup: boolean;
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
  const { planPath, shipped } = given;
  const loaded = loadPlan(withShipped(given.files, shipped), planPath, shipped);
  const { layers, language, files: chain } = loaded;
  const request = { ...given, files: loaded.seen };
  const diagnostics = [...loaded.diagnostics];
  const found =
    chain.length === 0 ? null : findRegion(loaded.complete, chain, request, diagnostics);
  const read = found === null ? null : regionAt(found, request, programmesOf(layers), diagnostics);
  const opened = new OpenedScenario({ ...{ request, layers, chain, found, read }, diagnostics });
  const made = opened.finish();
  const isGroup = (aboutWhat(chain)?.group ?? null) !== null;
  return {
    resolution: {
      ...{ scenario: made.scenario, diagnostics: made.diagnostics, parts: made.parts },
      ...{ language, isGroup },
    },
    movable: made.movable,
  };
}

/** The programmes that plans and packages declare, in the order in which they are laid. */
export const programmesOf = (layers: readonly PlanLayer[]): readonly ProgrammeLayer[] =>
  appliedFiles(layers).map(({ source, programmes: entries }) => ({
    ...{ source, entries, sources: null },
  }));
