/**
 * The search behind the plan `beste-combinatie`: every combination of the ambition levels of seven
 * subjects, run by the engine and ranked. `npm run combinations` prints the ranking; a test holds the
 * shipped plan to it.
 *
 * - Subjects are what a city decides apart from each other: two of the packages of Kortrijk (heat,
 *   renewables) are therefore cut in two, by their levers.
 * - "Within all constraints" means that in no year a limit of the model keeps more of what was wished
 *   from being done than it does on unchanged policy: what stands in constraints.csv of the plan and
 *   not, or less, in that of the reference. Unchanged policy itself binds in places: there is more
 *   demand for solar panels than there are installers.
 * - Heat networks have besides their levels three that are fitted: the same districts and pipes, with
 *   no more residual heat than the network of that year can take, and no more connections than the
 *   pipe that is laid.
 * - Of the combinations that reach the goal the one with the lowest sum of levels is the best (level 1
 *   is unchanged policy, so that 7 is nothing at all); among equals the one that costs society least
 *   beyond unchanged policy, all years discounted to the first; then the one that emits least.
 * - A cost that is counted in part is not called a low one: a combination with a measure of which the
 *   model counts no investment (a shift to bus and bicycle, industry and farms) comes, among equals,
 *   after those whose measures all have a price.
 */
import path from "node:path";
import { DiskFiles } from "../../cli/disk.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { presentValue } from "../../engine/analysis/abatement/present-value.ts";
import { Priced, type Quantity } from "../../engine/analysis/abatement/priced.ts";
import {
  boundBeyond,
  boundConstraints,
  type BoundConstraint,
} from "../../engine/analysis/constraints.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { ANNUAL_COST, DISCOUNT_RATE } from "../../engine/analysis/plan-costs.ts";
import { catalogue as city, cityOf } from "../../engine/model/index.ts";
import type { Instance } from "../../engine/run/instance.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { Catalogue } from "../../engine/scenario/declarations.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { RegionModel, ResolvedScenario } from "../../engine/scenario/resolved.ts";

/** The goal that the combination is for: emissions in 2040 against 2005. */
export const GOAL = { indicator: "emissions.change_since_2005", year: 2040, value: -0.7 } as const;

interface Subject {
  readonly id: string;
  /** Packages of levels, without their number. */
  readonly packages: string;
  /** The levers of the package that belong to the subject. */
  readonly levers: RegExp;
  /** Levels cut to what the limits allow, as levers of a plan. */
  readonly fitted?: Readonly<Record<2 | 3 | 4, string>>;
}

/** Residual heat by year, kept below what the network of that share takes. */
const residual = (points: string): string =>
  `  heat.source_potential:\n    residual: { 2026: 0 GWh/year, ${points} }\n`;

export const SUBJECTS: readonly Subject[] = [
  { id: "renovatie", packages: "wonen", levers: /^housing\.renovation/ },
  { id: "warmtepompen", packages: "kortrijk-warmte", levers: /\.heating_mix$/ },
  {
    id: "warmtenetten",
    packages: "kortrijk-warmte",
    levers: /^heat\./,
    fitted: {
      2:
        "  heat.connection_share: { 2027: 25 % }\n" +
        residual("2030: 2.4 GWh/year, 2035: 9 GWh/year, 2040: 14 GWh/year, 2050: 11 GWh/year"),
      3:
        "  heat.connection_share: { 2027: 40 % }\n  heat.metres_per_year: { 2027: 2300 m/year }\n" +
        residual(
          "2028: 0.9 GWh/year, 2030: 3.4 GWh/year, 2035: 14 GWh/year, 2040: 22 GWh/year, 2045: 20 GWh/year, 2050: 13 GWh/year",
        ),
      4:
        "  heat.connection_share: { 2027: 60 %, 2040: 85 % }\n" +
        "  heat.metres_per_year: { 2027: 2300 m/year, 2030: 10000 m/year }\n" +
        residual(
          "2028: 1 GWh/year, 2030: 4.5 GWh/year, 2035: 20 GWh/year, 2040: 36 GWh/year, 2045: 32 GWh/year, 2050: 20 GWh/year",
        ),
    },
  },
  { id: "zon", packages: "kortrijk-hernieuwbaar", levers: /^renewables\.pv_/ },
  { id: "wind", packages: "kortrijk-hernieuwbaar", levers: /^renewables\.wind_/ },
  { id: "mobiliteit", packages: "kortrijk-mobiliteit", levers: /^mobility\./ },
  { id: "economie", packages: "economie", levers: /^(?:industry|agriculture)\./ },
];

/** One level of one subject, as paths of levers. */
export interface Option {
  /** `wind-3`, or `warmtenetten-3-passend` when it was fitted. */
  readonly id: string;
  readonly level: number;
  readonly levers: ReadonlyMap<string, readonly number[]>;
  /** Levers of it that move emissions and no investment that has a price. */
  readonly unpriced: readonly string[];
}

export interface Combination {
  readonly options: readonly Option[];
  /** The sum of the levels: seven when nothing is done. */
  readonly ambition: number;
  /** What the goal looks at, and how far it is from the goal: at most 0 when it is reached. */
  readonly reached: number;
  readonly distance: number;
  /** Emissions of all years of the run together, kg. */
  readonly emitted: number;
  /** Extra cost to society against unchanged policy, all years discounted to the first, EUR2024. */
  readonly cost: number;
  /** Levers whose investment is not in the cost: then the cost is too low by what nobody knows. */
  readonly unpriced: readonly string[];
  /** Limits that keep more from being done than on unchanged policy; none when within all. */
  readonly binding: readonly string[];
}

/** A project with one more plan in it. */
class WithPlan extends DiskFiles {
  private readonly bytes: Uint8Array;

  constructor(
    folder: string,
    private readonly plan: string,
    text: string,
  ) {
    super(folder);
    this.bytes = new TextEncoder().encode(text);
  }

  override size(file: string): number | null {
    return file === this.plan ? this.bytes.length : super.size(file);
  }

  override read(file: string): Uint8Array {
    return file === this.plan ? this.bytes : super.read(file);
  }
}

const PLAN = "kortrijk/combinatie.yaml";

/** Everything that is needed to run combinations: one wiring, one reference. */
export class Search {
  readonly options: readonly (readonly Option[])[];
  private readonly region: RegionModel;
  private readonly catalogue: Catalogue;
  private readonly instance: Instance;
  private readonly run: Trajectories;
  /** Where unchanged policy meets a limit. */
  private readonly undone: readonly BoundConstraint[];
  private readonly priced: Priced;
  private readonly discountRate: number;
  private readonly unchangedCost: number;

  /** @param root the folder of the project, with `scenarios/` in it */
  constructor(private readonly root: string) {
    const reference = this.resolve("");
    [this.region] = reference.model.regions as [RegionModel];
    this.catalogue = cityOf(reference.model).catalogue;
    this.instance = instanceFor(reference.model);
    this.run = this.instance.trajectories([this.region.id]);
    this.instance.run([this.instance.flatten(this.region)], this.run);
    this.undone = boundConstraints(this.run, this.catalogue, this.region, 0);
    this.priced = new Priced(this.catalogue);
    this.discountRate = this.region.parameters[DISCOUNT_RATE]![0]!;
    this.unchangedCost = this.discountedCost();
    this.options = SUBJECTS.map((subject) => this.optionsOf(subject));
  }

  private resolve(body: string): ResolvedScenario {
    const text = `id: combinatie\nextends: ./referentie.yaml\n${body}`;
    const files = new WithPlan(path.join(this.root, "scenarios"), PLAN, text);
    const { scenario, diagnostics } = resolveScenario({
      ...{ files, planPath: PLAN, catalogue: city, shipped: suppliedIn(files) },
      formulas: () => parseFormula,
    });
    if (scenario === null) throw new Error(`${body}\n${JSON.stringify(diagnostics, null, 1)}`);
    return scenario;
  }

  private optionsOf({ id, packages, levers, fitted = undefined }: Subject): Option[] {
    const pathsOf = (body: string): Map<string, readonly number[]> => {
      const { levers: paths } = this.resolve(body).model.regions[0]!;
      return new Map(
        Object.entries(paths).filter(
          ([lever, path]) =>
            levers.test(lever) &&
            path.some((value, at) => value !== this.region.levers[lever]![at]),
        ),
      );
    };
    const option = (name: string, level: number, body: string): Option => {
      const paths = pathsOf(body);
      const quantities = [...paths.keys()].map((lever): Quantity => ["lever", lever]);
      return { id: name, level, levers: paths, unpriced: this.priced.lacking(quantities) };
    };
    const plain = [1, 2, 3, 4].map((level) =>
      option(`${id}-${level}`, level, `include: [${packages}-${level}]\n`),
    );
    const cut = Object.entries(fitted ?? {}).map(([level, text]) =>
      option(`${id}-${level}-passend`, Number(level), `levers:\n${text}`),
    );
    return [...plain, ...cut];
  }

  /** Runs one combination, one option of each subject. */
  evaluate(options: readonly Option[]): Combination {
    const levers: Record<string, readonly number[]> = { ...this.region.levers };
    for (const option of options) for (const [id, path] of option.levers) levers[id] = path;
    return this.judge({ ...this.region, levers }, options);
  }

  /** The same of a plan that is written out. */
  judge(region: RegionModel, options: readonly Option[] = []): Combination {
    this.instance.run([this.instance.flatten(region)], this.run);
    const reached = this.run.at(GOAL.indicator, GOAL.year);
    const bound = boundConstraints(this.run, this.catalogue, region, 0);
    const binding = boundBeyond(bound, this.undone);
    return {
      options,
      ambition: options.reduce((sum, { level }) => sum + level, 0),
      reached,
      distance: reached - GOAL.value,
      emitted: this.run.series("emissions.total").reduce((sum, value) => sum + value, 0),
      cost: this.discountedCost() - this.unchangedCost,
      unpriced: options.flatMap(({ unpriced }) => unpriced),
      binding: [...new Set(binding.map(({ limit }) => limit))],
    };
  }

  /** Of the run that was made last: EUR2024, the first year in full. */
  private discountedCost(): number {
    return presentValue(this.run.series(ANNUAL_COST), this.discountRate);
  }

  /** Every combination of one option of each subject. */
  all(): Combination[] {
    let chosen: readonly (readonly Option[])[] = [[]];
    for (const options of this.options) {
      chosen = chosen.flatMap((head) => options.map((option) => [...head, option]));
    }
    return chosen.map((options) => this.evaluate(options));
  }
}

/** Whether the cost of all that is done is in the cost. */
export const isPriced = ({ unpriced }: Combination): boolean => unpriced.length === 0;

const reaches = ({ distance }: Combination): boolean => distance <= 0;

/**
 * The best first: those that reach the goal by ambition, then those whose cost is wholly known before
 * the others, by that cost and by what they emit; the rest by what they lack.
 */
export const ranked = (combinations: readonly Combination[]): Combination[] =>
  [...combinations].sort((a, b) => {
    if (reaches(a) !== reaches(b)) return reaches(a) ? -1 : 1;
    if (!reaches(a)) return a.distance - b.distance;
    const byKnown = Number(isPriced(b)) - Number(isPriced(a));
    return a.ambition - b.ambition || byKnown || a.cost - b.cost || a.emitted - b.emitted;
  });

/** Those that reach the goal, from the lowest extra cost to the highest. */
export const byCost = (combinations: readonly Combination[]): Combination[] =>
  combinations
    .filter(reaches)
    .sort((a, b) => a.cost - b.cost || a.ambition - b.ambition || a.emitted - b.emitted);

export const isWithin = ({ binding }: Combination): boolean => binding.length === 0;

/** Without the subjects that are left to unchanged policy. */
export const nameOf = ({ options }: Combination): string =>
  options
    .filter(({ level }) => level > 1)
    .map(({ id }) => id)
    .join(" + ") || "ongewijzigd beleid";
