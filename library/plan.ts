/** Plans: read from files, checked, with every question answered. */
import { isBareName } from "../engine/scenario/plan/shipped.ts";
import type { Shipped } from "../engine/scenario/plan/shipped.ts";
import { MemoryFiles, suppliedTexts } from "../explorer/session/memory-files.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { resolvePlan } from "./inside/resolve-plan.ts";
import type { Grade, Language, Named, Text } from "./texts.ts";

/**
 * Files as texts by path. Paths are relative to the project folder, with `/`:
 * `{ "plan.yaml": "id: …", "measures/wind.yaml": "…" }`.
 */
export type PlanFiles = Readonly<Record<string, string>>;

/**
 * Levers and parameters that are set beside the plan, by address, as texts with their unit and in
 * the language of plans: `{ "renewables.wind_capacity": "40 MW" }`,
 * `{ "housing.renovation_rate": "{ 2030: 2 %, 2040: 3 % }" }`. They win from the plan.
 */
export type Settings = Readonly<Record<string, string>>;

export interface LoadOptions {
  /**
   * What plans may ask for by name (`region: kortrijk`, `extends: referentie`, `include: [wonen-3]`):
   * `scenarios` of `ademruimte/scenarios`, a part of it, or texts of one's own in the same layout
   * (`regions/NAME/`, `measures/NAME.yaml`, `CITY/PLAN.yaml`). Nothing unless given.
   */
  readonly supplied?: PlanFiles;
  /** What is set beside the plan; nothing unless given. */
  readonly set?: Settings;
}

/** What reading a plan comes to. */
export interface LoadedPlan {
  /** Null when there is an error among the diagnostics. */
  readonly plan: Plan | null;
  /** All that is wrong, at once and each with its place, and warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A plan that was read and checked. It does not change. */
export interface Plan {
  readonly id: string;
  readonly title: Text;
  /** The language that the plan asks for, Dutch unless it says otherwise. */
  readonly language: Language;
  /** First year of the run. */
  readonly first: number;
  /** Last year of the run, itself included. */
  readonly last: number;
  /** The regions that it is about; one. */
  readonly regions: readonly Named[];
  /** The publications that figures name as their source. */
  readonly sources: readonly Source[];
  /**
   * Every lever, each cell of a dimensioned one by itself, with its path.
   *
   * @param region id; the first unless given
   * @throws RangeError when the plan has no such region
   */
  levers(region?: string): readonly Lever[];
  /**
   * What the run starts from and assumes, with range, grade and source.
   *
   * @param region id; the first unless given
   * @throws RangeError when the plan has no such region
   */
  figures(region?: string): readonly Figure[];
  /**
   * The same plan with levers or parameters set otherwise, read and checked as `--set` of the command
   * is. What was set before stays, unless it is set again.
   */
  with(set: Settings): LoadedPlan;
}

/** A lever of a plan: something that somebody decides about. */
export interface Lever {
  /** `housing.renovation_rate`, `heat.connection_share[venning]`: what `with` takes. */
  readonly address: string;
  readonly label: Text;
  /** Canonical unit of all its numbers here; shares are fractions (`1`). */
  readonly unit: string;
  /** `stock`: wished on 1 January; `flow`: an amount or rate over the year. */
  readonly kind: "stock" | "flow";
  readonly min: number;
  readonly max: number;
  /** `housing`, `heat`, … */
  readonly theme: string;
  /** Who decides: `city`, `citizen`, `company`, `flanders`, `federal`, `eu` or `market`. */
  readonly actor: string;
  /** One per year of the run. */
  readonly values: readonly number[];
  /** The same under unchanged policy; null where nobody states that. */
  readonly reference: readonly number[] | null;
}

/** A figure that a run starts from or assumes. */
export interface Figure {
  /** `emissions.grid_factor`, or of a part of a table `demography.population[male]`. */
  readonly address: string;
  readonly label: Text;
  /** Canonical unit of `value`, `low` and `high`. */
  readonly unit: string;
  /** Null where it is a table of values, or nobody knows it. */
  readonly value: number | null;
  /** The stated range; null where none is stated here (a column of a table has one by row). */
  readonly low: number | null;
  readonly high: number | null;
  readonly grade: Grade;
  /** Id among the `sources` of the plan, or a sentence of the author. */
  readonly source: string;
  /** Where in the source. */
  readonly where: string;
  readonly note: string;
  /** Filled in until somebody supplies the figure. */
  readonly isPlaceholder: boolean;
  /** Nobody knows it: what it moves has no value. */
  readonly isUnknown: boolean;
  /** Id of the plan that gave it, or `--set`; null for what the region's files say. */
  readonly by: string | null;
}

/** A publication. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly year: string;
  readonly licence: string;
  readonly url: string;
}

const known = new WeakMap<PlanFiles, Shipped>();

/** What is supplied is looked through once, not again for every plan. */
function suppliedBy(texts: PlanFiles): Shipped {
  let supplied = known.get(texts);
  if (supplied === undefined) known.set(texts, (supplied = suppliedTexts(texts)));
  return supplied;
}

const NOTHING: PlanFiles = {};

/**
 * Reads a plan: joins it with what it extends, with its packages of measures and its region, and
 * checks everything.
 *
 * Whatever stands in the files, it does not throw: what is wrong is told in the diagnostics, with
 * file, line and column. A plan over several municipalities is told of as an error too: the library
 * runs plans of one region.
 *
 * ```js
 * const { plan, diagnostics } = loadPlan({ "plan.yaml": text }, "plan.yaml", { supplied: kortrijk });
 * if (plan === null) throw new Error(diagnosticsText(diagnostics));
 * ```
 *
 * @param files of the project; `{}` for a plan that is supplied
 * @param plan path among the files, or the name of a plan that is supplied (`kortrijk-2040`)
 */
export function loadPlan(files: PlanFiles, plan: string, options: LoadOptions = {}): LoadedPlan {
  const { supplied: texts = NOTHING, set = {} } = options;
  const supplied = suppliedBy(texts);
  const isOwn = Object.hasOwn(files, plan) || !isBareName(plan);
  const found = isOwn ? null : supplied.find("plan", plan);
  // A supplied plan is read where it stands, whose neighbours it names by their paths.
  return resolvePlan({
    ...(found === null
      ? { files: new MemoryFiles(files), path: plan }
      : { files: supplied.files, path: found }),
    ...{ supplied, set, shown: (told) => told },
  });
}
