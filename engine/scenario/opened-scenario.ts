/**
 * A scenario on its way: all that plans and region say has been read, and the paths of the levers
 * are still to be laid. Between the two, municipalities that share something can be told their parts.
 */
import type { Catalogue } from "./declarations.ts";
import type { Diagnostic } from "./diagnostics/diagnostics.ts";
import type { FormulaParser } from "./formula/parser.ts";
import { Joining, type Parameters } from "./joining.ts";
import { MovableScenario } from "./movable-scenario.ts";
import type { PlanFile } from "./plan/plan-file.ts";
import type { PlanLayer } from "./plan/plan.ts";
import { withoutTargets, type RegionAddress } from "./region-of-plan.ts";
import type { LoadedRegion, RegionResult } from "./region/region.ts";
import type { ResolvedScenario } from "./resolved.ts";
import type { ResolveRequest, ScenarioParts } from "./resolve.ts";
import type { GivenSet } from "./levers/set-texts.ts";

/** What was read, and where. */
export interface Opening {
  /** Its files are those that the plans see. */
  readonly request: Omit<ResolveRequest, "planPath" | "sets"> & {
    readonly sets?: readonly GivenSet[];
  };
  /** The plan itself first, then what it extends. */
  readonly layers: readonly PlanLayer[];
  /** Of these the plans themselves, which say what the scenario is called and when it starts again. */
  readonly chain: readonly PlanFile[];
  readonly found: RegionAddress | null;
  readonly read: RegionResult | null;
  /** What was found wrong so far; what is found here is added. */
  readonly diagnostics: Diagnostic[];
  /** One of several municipalities, which need no goals of their own. */
  readonly inGroup?: boolean;
}

export interface FinishedScenario {
  /** Null when there is an error among the diagnostics. */
  readonly scenario: ResolvedScenario | null;
  readonly parts: ScenarioParts | null;
  readonly movable: MovableScenario | null;
  /** In the order in which an author reads the files. */
  readonly diagnostics: readonly Diagnostic[];
}

export class OpenedScenario {
  readonly region: LoadedRegion | null;
  /** As the plans leave them; null where there is no region. */
  readonly parameters: Parameters | null;
  readonly joining: Joining;
  /** With the programmes that region and plan declare. */
  readonly catalogue: Catalogue;
  private readonly opening: Opening;

  constructor(opening: Opening) {
    this.opening = opening;
    const { request, layers, read, diagnostics } = opening;
    this.region = read?.region ?? null;
    this.catalogue = read?.catalogue ?? request.catalogue;
    const joining = new Joining(this.catalogue, this.region, parserOf(request), diagnostics);
    this.joining = joining;
    joining.addOwnParameters(layers, request.sets ?? []);
    joining.addLayers(layers);
    joining.addSets();
    joining.checkTargets();
    joining.readOwn();
    this.parameters = this.region === null ? null : joining.parameters(this.region);
  }

  /** Lays the paths and joins everything into one scenario. */
  finish(): FinishedScenario {
    const { region, parameters, joining } = this;
    const { request, layers, chain, found, read, diagnostics } = this.opening;
    joining.layLevers(parameters);
    joining.layRestart(chain);
    if (region !== null) joining.checkShares(region);
    if (parameters !== null) diagnostics.push(...joining.essentials(parameters, found!.files));
    joining.reportUnused();
    const sorted = inReadingOrder(diagnostics, layers);
    const failed = sorted.some(({ severity }) => severity === "error");
    if (failed || region === null || parameters === null || chain.length === 0)
      return { scenario: null, parts: null, movable: null, diagnostics: sorted };
    const modules = request.catalogue.modules.map(({ id }) => id);
    const scenario = joining.scenario(layers, region, parameters, modules);
    const aimless =
      this.opening.inGroup !== true &&
      region.targets.length === 0 &&
      scenario.model.targets.length === 0;
    const remarks = aimless ? [withoutTargets(region.id, found!.folder)] : [];
    const { files, shipped } = request;
    return {
      scenario,
      parts: { layers, region, regionFolder: found!.folder, catalogue: read!.catalogue },
      movable: new MovableScenario(scenario, region, joining, { files, shipped }),
      diagnostics: [...sorted, ...remarks],
    };
  }
}

/** Fetches the parser at the first formula, and once. */
function parserOf({ formulas }: Pick<ResolveRequest, "formulas">): () => FormulaParser {
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
export function inReadingOrder(
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
