/**
 * Reads plans and runs them: in Node, in a worker, in a browser. It knows no files, clock or network:
 * files are handed in as texts. `ademruimte/node` reads them from disk, `ademruimte/scenarios` has
 * those that are supplied, `ademruimte/charts` makes charts of what comes out.
 *
 * @module ademruimte
 */
export { diagnosticsText, type Diagnostic, type Place } from "./diagnostics.ts";
export {
  loadPlan,
  type Figure,
  type Lever,
  type LoadedPlan,
  type LoadOptions,
  type Plan,
  type PlanFiles,
  type Settings,
  type Source,
} from "./plan.ts";
export { run, RunError, type Outcome, type RegionOption, type RunOptions } from "./outcome.ts";
export type { Series, SeriesName, SeriesRange, Table, TableRow } from "./series.ts";
export type { Budget, Check, Limit, Target, TargetStatus } from "./targets.ts";
export {
  compare,
  type ComparedPath,
  type ComparedSeries,
  type ComparedTarget,
  type Comparison,
} from "./comparison.ts";
export type { Grade, Language, Named, Text } from "./texts.ts";
export { engine, version } from "./version.ts";
