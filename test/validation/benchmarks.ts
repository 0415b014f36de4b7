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
 *   then:electricity.offtake@2021            the electricity module fed with what is known of 2021
 *
 * Rows of echoes.csv are answered by what the model starts from; they are no independent test.
 * A row without `model`, or whose outputs do not exist, gets its reason from reasons.csv.
 */
import { evaluate } from "mathjs";
import type { Dimension, Text } from "../../engine/scenario/declarations.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { run2021 } from "../known-answers/electricity-2021.ts";
import { tableRows } from "./table-rows.ts";

const FOLDER = "scenarios/regions/kortrijk/benchmarks";
export const SUBJECTS = ["demography", "energy"] as const;
export type Subject = (typeof SUBJECTS)[number];
export const ROLES = ["test", "calibration", "input", "context"] as const;
export type Role = (typeof ROLES)[number];

/**
 * What an answer rests on: a run; figures that the region brings along, its first stock too; or the
 * published figure itself, because the model starts from it (echoes.csv says how).
 */
export type Basis = "run" | "data" | "echo";

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
  readonly basis: Basis | null;
  /** Only rows that test the model are judged, and only where both a bound and an answer exist. */
  readonly verdict: "within" | "outside" | null;
  /** Whether the row asks for a quantity that no module declares. */
  readonly undeclared: boolean;
  /** Why there is no answer, or why it is outside. */
  readonly reason: Reason | null;
  /** How the model starts from the figure; null when it does not. */
  readonly echo: Text | null;
}

export interface Reason extends Text {
  /** The row's name in Dutch, where the Dutch page speaks of it. */
  readonly nameNl: string;
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

export const reasons: ReadonlyMap<string, Reason> = new Map(
  tableRows(`${FOLDER}/reasons.csv`).map((row) => [
    row["id"]!,
    { en: row["en"]!, nl: row["nl"]!, nameNl: row["name_nl"]! },
  ]),
);

export const echoes: ReadonlyMap<string, Text> = new Map(
  tableRows(`${FOLDER}/echoes.csv`).map((row) => [row["id"]!, { en: row["en"]!, nl: row["nl"]! }]),
);

const nameAndYear = ({ name, year }: Benchmark): string =>
  `${name.replace(/^Kortrijk /, "")}, ${year}`;

/** `population, 2040`; where several tested rows are called so, with whose figure it is. */
export function labelOf(benchmark: Benchmark): string {
  const label = nameAndYear(benchmark);
  const namesakes = benchmarks.filter(
    (other) => other.role === benchmark.role && nameAndYear(other) === label,
  );
  return namesakes.length === 1 ? label : `${label} (${benchmark.source})`;
}

const FIRST_AGE_ROW = 1;
const AGES = 101;

/** A quantity that the model does not have, or that has no value for want of a figure. */
export class Unknown extends Error {
  constructor(
    readonly id: string,
    readonly declared: boolean,
  ) {
    super(`the model has no ${id}`);
  }
}

/** The shipped plans, run when first asked for. */
export class Cities {
  private readonly known = new Map<string, RunOutcome>();

  private city(plan: Parameters<typeof shipped>[0]): RunOutcome {
    const known = this.known.get(plan) ?? runScenario(shipped(plan));
    this.known.set(plan, known);
    return known;
  }

  get reference(): RunOutcome {
    return this.city("kortrijk/referentie.yaml");
  }

  get plan(): RunOutcome {
    return this.city("kortrijk/kortrijk-2040.yaml");
  }
}

const memberIds = ({ catalogue, scenario }: RunOutcome, dim: string): readonly string[] => {
  const { model } = scenario;
  const dimension: Dimension = (catalogue.dimensions as Record<string, Dimension>)[dim]!;
  if (dimension.members === "years") {
    return Array.from({ length: model.last - model.first + 1 }, (_, at) => `${model.first + at}`);
  }
  if (dimension.members === "region") return model.regions[0]!.dimensions[dim]!;
  return dimension.members.map(({ id }) => id);
};

/** Cells that an address without or with members stands for. */
function cellsOf(city: RunOutcome, dims: readonly string[], members: string | undefined): number[] {
  const sizes = dims.map((dim) => memberIds(city, dim).length);
  if (members === undefined) {
    return Array.from({ length: sizes.reduce((all, size) => all * size, 1) }, (_, cell) => cell);
  }
  const cell = members.split(",").reduce((at, member, axis) => {
    const index = memberIds(city, dims[axis]!).indexOf(member);
    if (index < 0) throw new Error(`${dims[axis]} has no ${member}`);
    return at * sizes[axis]! + index;
  }, 0);
  return [cell];
}

/** Several modules may share a prefix: programmes of a region stand beside the module of that name. */
function declared(
  { catalogue }: RunOutcome,
  kind: "outputs" | "parameters",
  id: string,
): { readonly dims: readonly string[] } {
  const [module, name] = id.split(".") as [string, string];
  const holder = catalogue.modules.find((one) => one.id === module && name in one[kind]);
  if (holder === undefined) throw new Unknown(id, false);
  return holder[kind][name]!;
}

function output(city: RunOutcome, id: string, members: string | undefined, year: number): number {
  const known = declared(city, "outputs", id);
  const { missing } = city.scenario.model.regions[0]!;
  if (missing?.includes(id) === true) throw new Unknown(id, true);
  return cellsOf(city, known.dims, members).reduce(
    (sum, cell) => sum + city.run.at(id, year, cell),
    0,
  );
}

function parameter(city: RunOutcome, id: string, members: string | undefined): number {
  const known = declared(city, "parameters", id);
  const values = city.scenario.model.regions[0]!.parameters[id]!;
  return cellsOf(city, known.dims, members).reduce((sum, cell) => sum + values[cell]!, 0);
}

function observed(model: ScenarioModel, id: string, year: number): number {
  const found = model.regions[0]!.history[id]?.find(([at]) => at === year);
  if (found === undefined) throw new Error(`no observation of ${id} in ${year}`);
  return found[1];
}

/** Persons from an age up to and including another, from the account of the cohorts. */
function ages({ run }: RunOutcome, from: number, to: number, year: number): number {
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
  /(?:(plan|history|parameter|then):)?([a-z][a-z0-9_]*\.[a-z0-9_]+)(?:\[([^\]]*)\])?(?:@(\d{4}))?/g;
const PERSONS = /(ages|estimate):(\d+)-(\d+)@(\d{4})/g;

/** The value of a row's `model`; throws {@link Unknown} where the model has no such quantity. */
export function answerOf(text: string, cities: Cities): { model: number; basis: Basis } {
  let basis: Basis = "data";
  const persons = text.replace(
    PERSONS,
    (_, kind: string, from: string, to: string, year: string) => {
      const span = [Number(from), Number(to), Number(year)] as const;
      if (kind === "estimate") return `(${estimate(...span)})`;
      basis = "run";
      return `(${ages(cities.reference, ...span)})`;
    },
  );
  const numbers = persons.replace(
    QUANTITY,
    (_, kind: string | undefined, id: string, members: string | undefined, year: string) => {
      if (kind === "parameter") return `(${parameter(cities.reference, id, members)})`;
      if (kind === "history")
        return `(${observed(cities.reference.scenario.model, id, Number(year))})`;
      // The bookkeeping of a known year: data that are added up, and no forecast.
      if (kind === "then") return `(${run2021().at(id, Number(year))})`;
      const city = kind === "plan" ? cities.plan : cities.reference;
      // What stands on the first 1 January was put there, not computed.
      const opening = city.run.isStock(id) && Number(year) === city.run.shape.first;
      if (!opening) basis = "run";
      return `(${output(city, id, members, Number(year))})`;
    },
  );
  return { model: evaluate(numbers) as number, basis };
}

const withoutValue = ({ id, declared: exists }: Unknown): Reason => ({
  en: exists
    ? `The model has no value of ${id}: a figure that it needs is not known.`
    : `The model has no quantity ${id}.`,
  nl: exists
    ? `Het model heeft geen waarde van ${id}: een cijfer dat daarvoor nodig is, is niet bekend.`
    : `Het model heeft geen grootheid ${id}.`,
  nameNl: "",
});

export function answerBenchmarks(cities: Cities): Answer[] {
  return benchmarks.map((benchmark): Answer => {
    const { id, low, high, role, value } = benchmark;
    const reason = reasons.get(id) ?? null;
    const echo = echoes.get(id) ?? null;
    const unanswered = {
      benchmark,
      model: null,
      basis: null,
      verdict: null,
      undeclared: false,
      echo,
    };
    if (benchmark.model === "") return { ...unanswered, reason };
    try {
      const { model, basis } = answerOf(benchmark.model, cities);
      const judged = role === "test" && (low !== null || high !== null);
      const slack = 1e-9 * Math.abs(value);
      const enough = low === null || model >= low - slack;
      const notTooMuch = high === null || model <= high + slack;
      const verdict = !judged ? null : enough && notTooMuch ? "within" : "outside";
      const from = echo === null ? basis : "echo";
      return { benchmark, model, basis: from, verdict, undeclared: false, reason, echo };
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      return { ...unanswered, undeclared: !error.declared, reason: withoutValue(error) };
    }
  });
}
