/**
 * The model held against published figures, row by row of scenarios/regions/kortrijk/benchmarks.
 *
 * The column `model` says in arithmetic which quantities answer a row:
 *
 *   demography.population@2040               output of the reference run; all its cells together
 *   demography.households_by_size[1]@2025    one cell
 *   plan:…@2040                              the same in the plan kortrijk-2040
 *   history:demography.population@2023       an observation of the region
 *   parameter:emissions.grid_factor[2024]    a parameter; all its cells together without brackets
 *   ages:25-54@2025                          persons of these ages in the reference run
 *   estimate:65-100@2023                     persons in the estimated stock of an earlier year
 *   then:electricity.offtake@2021            the electricity module fed with what was known of 2021
 *
 * A row without `model`, or whose outputs do not exist, gets its reason from reasons.csv.
 */
import { evaluate } from "mathjs";
import { catalogue } from "../../engine/model/index.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { Dimension } from "../../engine/scenario/declarations.ts";
import type { RegionModel, ScenarioModel } from "../../engine/scenario/resolved.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { simulate } from "../laws/whole-run.ts";
import { tableRows } from "./table-rows.ts";

const FOLDER = "scenarios/regions/kortrijk/benchmarks";
export const SUBJECTS = ["demography", "energy"] as const;
export type Subject = (typeof SUBJECTS)[number];
export const ROLES = ["test", "calibration", "input", "context"] as const;
export type Role = (typeof ROLES)[number];

export interface Benchmark {
  readonly subject: Subject;
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly grade: string;
  /** What counts as near enough, in words. */
  readonly tolerance: string;
  /** The same as bounds; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly role: Role;
  readonly model: string;
  readonly note: string;
}

export interface Answer {
  readonly benchmark: Benchmark;
  /** In the unit of the benchmark; null when the model has none. */
  readonly model: number | null;
  /** Only rows that test the model are judged, and only where both a bound and an answer exist. */
  readonly verdict: "within" | "outside" | null;
  /** Why there is no answer, or why it is outside. */
  readonly reason: { readonly en: string; readonly nl: string } | null;
}

const bound = (text: string): number | null => (text === "" ? null : Number(text));

export const benchmarks: readonly Benchmark[] = SUBJECTS.flatMap((subject) =>
  tableRows(`${FOLDER}/${subject}.csv`).map((row) => ({
    subject,
    id: row["id"]!,
    name: row["name"]!,
    year: Number(row["year"]),
    value: Number(row["value"]),
    unit: row["unit"]!,
    source: row["source"]!,
    grade: row["grade"]!,
    tolerance: row["fair_tolerance"]!,
    low: bound(row["low"]!),
    high: bound(row["high"]!),
    role: row["role"] as Role,
    model: row["model"]!,
    note: row["note"]!,
  })),
);

export const reasons: ReadonlyMap<string, { readonly en: string; readonly nl: string }> = new Map(
  tableRows(`${FOLDER}/reasons.csv`).map((row) => [row["id"]!, { en: row["en"]!, nl: row["nl"]! }]),
);

const FIRST_AGE_ROW = 1;
const AGES = 101;

/** A quantity that the model does not have: its row says so. */
class Unknown extends Error {}

interface City {
  readonly model: ScenarioModel;
  readonly run: Trajectories;
}

const cityOf = (plan: Parameters<typeof shipped>[0]): City => {
  const { model } = shipped(plan);
  return { model, run: simulate(model, true) };
};

/** Both shipped runs, made when first asked for. */
export class Cities {
  private known = new Map<string, City>();

  private city(plan: Parameters<typeof shipped>[0]): City {
    const known = this.known.get(plan) ?? cityOf(plan);
    this.known.set(plan, known);
    return known;
  }

  get reference(): City {
    return this.city("kortrijk/referentie.yaml");
  }

  get plan(): City {
    return this.city("kortrijk/kortrijk-2040.yaml");
  }
}

const memberIds = (model: ScenarioModel, dim: string): readonly string[] => {
  const dimension: Dimension = (catalogue.dimensions as Record<string, Dimension>)[dim]!;
  if (dimension.members === "years") {
    return Array.from({ length: model.last - model.first + 1 }, (_, at) => `${model.first + at}`);
  }
  if (dimension.members === "region") return model.regions[0]!.dimensions[dim]!;
  return dimension.members.map(({ id }) => id);
};

/** Cells that an address without or with members stands for. */
function cellsOf(
  model: ScenarioModel,
  dims: readonly string[],
  members: string | undefined,
): number[] {
  const sizes = dims.map((dim) => memberIds(model, dim).length);
  if (members === undefined) {
    return Array.from({ length: sizes.reduce((all, size) => all * size, 1) }, (_, cell) => cell);
  }
  const cell = members.split(",").reduce((at, member, axis) => {
    const index = memberIds(model, dims[axis]!).indexOf(member);
    if (index < 0) throw new Unknown(`${dims[axis]} has no ${member}`);
    return at * sizes[axis]! + index;
  }, 0);
  return [cell];
}

const declared = (id: string) => {
  const [module, name] = id.split(".") as [string, string];
  return { module: catalogue.modules.find((one) => one.id === module), name };
};

function output(
  { model, run }: City,
  id: string,
  members: string | undefined,
  year: number,
): number {
  const { module, name } = declared(id);
  const known = module?.outputs[name];
  if (known === undefined) throw new Unknown(`no output ${id}`);
  return cellsOf(model, known.dims, members).reduce((sum, cell) => sum + run.at(id, year, cell), 0);
}

function parameter(model: ScenarioModel, id: string, members: string | undefined): number {
  const { module, name } = declared(id);
  const known = module?.parameters[name];
  if (known === undefined) throw new Unknown(`no parameter ${id}`);
  const values = (model.regions[0] as RegionModel).parameters[id]!;
  return cellsOf(model, known.dims, members).reduce((sum, cell) => sum + values[cell]!, 0);
}

function observed(model: ScenarioModel, id: string, year: number): number {
  const found = model.regions[0]!.history[id]?.find(([at]) => at === year);
  if (found === undefined) throw new Unknown(`no observation of ${id} in ${year}`);
  return found[1];
}

/** Persons from an age up to and including another, from the account of the cohorts. */
function ages({ run }: City, from: number, to: number, year: number): number {
  const record = run.accounts[0]!.get("demography.cohorts")!;
  const cells = 2 * (AGES + FIRST_AGE_ROW);
  const columns = record.length / run.shape.years / cells;
  let persons = 0;
  for (const sex of [0, 1]) {
    for (let age = from; age <= to; age++) {
      const cell = sex * (AGES + FIRST_AGE_ROW) + FIRST_AGE_ROW + age;
      persons += record[(year - run.shape.first) * columns * cells + cell]!;
    }
  }
  return persons;
}

const estimates = tableRows(
  "scenarios/regions/kortrijk/tables/source/demography-population-2020-2024-estimated.csv",
);
const estimate = (from: number, to: number, year: number): number =>
  estimates
    .filter((row) => Number(row["year"]) === year)
    .filter((row) => from <= Number(row["age"]) && Number(row["age"]) <= to)
    .reduce((sum, row) => sum + Number(row["total"]), 0);

const QUANTITY =
  /(?:(plan|history|parameter):)?([a-z][a-z0-9_]*\.[a-z0-9_]+)(?:\[([^\]]*)\])?(?:@(\d{4}))?/g;
const PERSONS = /(ages|estimate):(\d+)-(\d+)@(\d{4})/g;

/** The value of a row's `model`, or why there is none. */
export function answerOf(text: string, cities: Cities): number {
  const persons = text.replace(
    PERSONS,
    (_, kind: string, from: string, to: string, year: string) => {
      const span = [Number(from), Number(to), Number(year)] as const;
      return `(${kind === "ages" ? ages(cities.reference, ...span) : estimate(...span)})`;
    },
  );
  const numbers = persons.replace(
    QUANTITY,
    (_, kind: string | undefined, id: string, members: string | undefined, year: string) => {
      const { model } = cities.reference;
      if (kind === "parameter") return `(${parameter(model, id, members)})`;
      if (kind === "history") return `(${observed(model, id, Number(year))})`;
      const city = kind === "plan" ? cities.plan : cities.reference;
      return `(${output(city, id, members, Number(year))})`;
    },
  );
  return evaluate(numbers) as number;
}

export function answerBenchmarks(cities: Cities): Answer[] {
  return benchmarks.map((benchmark): Answer => {
    const { id, low, high, role } = benchmark;
    const reason = reasons.get(id) ?? null;
    if (benchmark.model === "") return { benchmark, model: null, verdict: null, reason };
    try {
      const model = answerOf(benchmark.model, cities);
      const judged = role === "test" && (low !== null || high !== null);
      const slack = 1e-9 * Math.abs(benchmark.value);
      const within =
        (low === null || model >= low - slack) && (high === null || model <= high + slack);
      const verdict = judged ? (within ? "within" : "outside") : null;
      return { benchmark, model, verdict, reason: verdict === "within" ? null : reason };
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      return { benchmark, model: null, verdict: null, reason };
    }
  });
}
