/**
 * What is kept of every member of an ensemble, as columns: one number per member and column, NaN
 * where there is none. The plan of columns follows from the scenario alone, so that workers, blocks
 * on disk, shards and stopped runs agree about it without a word.
 *
 * All figures are in canonical units. Stocks have one column more than there are years: that of the
 * 1 January after the last.
 */
import type { Instance } from "../../run/instance.ts";
import { addressOfCell } from "../../scenario/address.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import type { BudgetModel, ScenarioModel, TargetModel } from "../../scenario/resolved.ts";
import { missingIn } from "../missing.ts";
import { OwnModel } from "../own-series.ts";

export type FigureKind = "output" | "own" | "goal" | "budget" | "failure";

/**
 * Which figure of its subject a series is.
 *
 * - `value` of an output or own indicator, by year;
 * - `reached`: what a goal compares with its value; `met`: 1 or 0; `held_from`: the year from which it
 *   holds, NaN also when there is none;
 * - `used`: what a budget comes to; `used_up`: the moment at which it is used up (2036.4), and
 *   `used_up_in` its calendar year, NaN also when it is kept;
 * - `code`: 0, or which output of which year was not finite (`FigurePlan.failureOf`).
 */
export type FigurePart =
  "value" | "reached" | "met" | "held_from" | "used" | "used_up" | "used_up_in" | "code";

/** Columns side by side that belong together: those of one figure, year after year. */
export interface FigureSeries {
  /** Place of the region in the scenario; 0 of the failure, which is the whole member's. */
  readonly region: number;
  readonly kind: FigureKind;
  /** Of the output, own indicator, goal or budget; empty for the failure. */
  readonly id: string;
  /** Cell of the output; 0 where it has but one. */
  readonly cell: number;
  readonly part: FigurePart;
  /** Of the first column; of a goal or budget the year that it is about. */
  readonly year: number;
  /** Number of columns. */
  readonly count: number;
  /** Place of the first column. */
  readonly column: number;
}

export interface FigureOptions {
  /** Every cell of the outputs with dimensions, beside the scalar ones. */
  readonly cells?: boolean;
  /** Of outputs these cells alone; without it those that `cells` says. */
  readonly only?: ReadonlyMap<string, ReadonlySet<number>>;
}

/** What a code of failure stands for. */
export interface Failure {
  readonly output: string;
  readonly year: number;
}

/** Outside of the outputs: a closing stock or a limit that is not finite. */
const ELSEWHERE = "a closing stock or a limit";

export class FigurePlan {
  readonly series: readonly FigureSeries[];
  /** Number of columns of all series. */
  readonly columns: number;
  readonly hasCells: boolean;
  /** Column of the failure: the last. */
  readonly failure: number;
  readonly regions: readonly string[];
  private readonly places = new Map<string, FigureSeries>();
  private readonly outputs: readonly string[];

  constructor(
    readonly model: ScenarioModel,
    readonly catalogue: Catalogue,
    instance: Instance,
    { cells = false, only }: FigureOptions = {},
  ) {
    this.hasCells = cells;
    this.regions = model.regions.map(({ id }) => id);
    const { flows, stocks } = instance.shape;
    this.outputs = [...flows.slots.keys(), ...stocks.slots.keys()];
    const series: FigureSeries[] = [];
    let column = 0;
    const add = (one: Omit<FigureSeries, "column">): void => {
      const placed = { ...one, column };
      series.push(placed);
      this.places.set(keyOf(placed), placed);
      column += one.count;
    };
    const years = model.last - model.first + 1;
    const own = new OwnModel(model, catalogue);
    model.regions.forEach((region, at) => {
      const missing = missingIn(region);
      const unknown = new Set(region.unknownOutputs ?? []);
      for (const { id: module, outputs } of instance.declarations) {
        for (const [name, { dims, kind }] of Object.entries(outputs)) {
          const id = `${module}.${name}`;
          const kept = only?.get(id);
          const isKept = only === undefined ? dims.length === 0 || cells : kept !== undefined;
          if (!isKept || missing.has(id) || unknown.has(id)) continue;
          const { size } = (kind === "stock" ? stocks : flows).slots.get(id)!;
          const count = years + (kind === "stock" ? 1 : 0);
          for (let cell = 0; cell < size; cell++) {
            if (kept?.has(cell) === false) continue;
            add({ region: at, kind: "output", id, cell, part: "value", year: model.first, count });
          }
        }
      }
      for (const { id } of model.indicators) {
        const count = years + (own.timing(id) === "flow" ? 0 : 1);
        add({ region: at, kind: "own", id, cell: 0, part: "value", year: model.first, count });
      }
      for (const { id, year } of model.targets) {
        for (const part of ["reached", "met", "held_from"] as const) {
          add({ region: at, kind: "goal", id, cell: 0, part, year, count: 1 });
        }
      }
      for (const { id, to } of model.budgets ?? []) {
        for (const part of ["used", "used_up", "used_up_in"] as const) {
          add({ region: at, kind: "budget", id, cell: 0, part, year: to, count: 1 });
        }
      }
    });
    this.failure = column;
    const { first: year } = model;
    add({ region: 0, kind: "failure", id: "", cell: 0, part: "code", year, count: 1 });
    this.series = series;
    this.columns = column;
  }

  /** The series of an output or own indicator; null when nothing is kept of it. */
  values(id: string, cell = 0, region = 0): FigureSeries | null {
    const kind = id.includes(".") ? "output" : "own";
    return this.places.get(keyOf({ region, kind, id, cell, part: "value" })) ?? null;
  }

  /** Column of an output or own indicator in a year; null when nothing is kept of it. */
  column(id: string, cell: number, year: number, region = 0): number | null {
    const series = this.values(id, cell, region);
    if (series === null || year < series.year || year >= series.year + series.count) return null;
    return series.column + year - series.year;
  }

  /** Column of a goal of a region. */
  goal({ id }: Pick<TargetModel, "id">, part: "reached" | "met" | "held_from", region = 0): number {
    return this.places.get(keyOf({ region, kind: "goal", id, cell: 0, part }))!.column;
  }

  /** Column of a budget of a region. */
  budget(
    { id }: Pick<BudgetModel, "id">,
    part: "used" | "used_up" | "used_up_in",
    region = 0,
  ): number {
    return this.places.get(keyOf({ region, kind: "budget", id, cell: 0, part }))!.column;
  }

  /** The number that stands for a run that met a number that is not finite. */
  failureCode({ output, year }: Failure): number {
    const at = this.outputs.indexOf(output);
    const place = at < 0 ? this.outputs.length : at;
    return 1 + place * this.years + (year - this.model.first);
  }

  /** What the number stands for; null for 0, which is a run that went well. */
  failureOf(code: number): Failure | null {
    if (code === 0) return null;
    const { years } = this;
    const place = Math.floor((code - 1) / years);
    const year = this.model.first + ((code - 1) % years);
    return { output: this.outputs[place] ?? ELSEWHERE, year };
  }

  private get years(): number {
    return this.model.last - this.model.first + 1;
  }

  /**
   * A name for every column, the same for the same figures: `kortrijk emissions.total 2030`,
   * `kortrijk heat.density[venning] 2040`, `kortrijk goal co2_2030 met`, `failure`.
   */
  names(): string[] {
    return this.series.flatMap((series) => {
      const subject = this.nameOf(series);
      if (series.part !== "value") return [subject];
      return Array.from({ length: series.count }, (_, at) => `${subject} ${series.year + at}`);
    });
  }

  /** The name of a series: that of its columns, without the year of a value. */
  nameOf({ region, kind, id, cell, part }: FigureSeries): string {
    if (kind === "failure") return "failure";
    const { id: place, dimensions } = this.model.regions[region]!;
    if (kind === "goal" || kind === "budget") return `${place} ${kind} ${id} ${part}`;
    if (kind === "own") return `${place} ${id}`;
    return `${place} ${addressOfCell(id, cell, this.catalogue, dimensions)}`;
  }
}

const keyOf = ({
  region,
  kind,
  id,
  cell,
  part,
}: Pick<FigureSeries, "region" | "kind" | "id" | "cell" | "part">): string =>
  `${region} ${kind} ${id} ${cell} ${part}`;
