/**
 * Runs of everything between two scenarios: the reference, with some of the groups taken over from
 * the plan. One instance serves all of them, and from one run to the next only the cells of the
 * groups that join or leave are copied.
 */
import { parseAddress } from "../../scenario/address.ts";
import type { Instance, RegionValues } from "../../run/instance.ts";
import { slotOf } from "../../run/layout.ts";
import type { Trajectories } from "../../run/trajectories.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import type { IndicatorModel, RegionModel, ScenarioModel } from "../../scenario/resolved.ts";
import { missingIn } from "../missing.ts";
import { OwnColumns, OwnModel, RunColumns } from "../own-series.ts";
import { toDeclaredUnit } from "../run-series.ts";
import type { ComparedIndicator } from "./compared-indicators.ts";
import { BACKGROUND, type AttributionGroup } from "./groups.ts";

/** Where a figure of a year stands: in the rows, or (negative, less one) among the closing stocks. */
type Place = number;

/** The figures that are read of every run, side by side in a row. */
export interface Reading {
  readonly width: number;
  /** Of an output its places. */
  readonly outputs: readonly { readonly at: number; readonly places: Int32Array }[];
  /** Of an own indicator where its years begin among the columns of its formulas. */
  readonly own: readonly {
    readonly at: number;
    readonly region: number;
    readonly id: string;
    readonly years: number;
    /** To the unit in which it is declared. */
    shown(value: number): number;
  }[];
}

/** The cells of one group in one region: where in the paths, and where in the rows by year. */
interface Cells {
  readonly region: number;
  readonly inPath: Int32Array;
  readonly year: Int32Array;
  readonly inYear: Int32Array;
  /** The values of both scenarios in these places: reference and plan. */
  readonly values: readonly [Float64Array, Float64Array];
}

/** Parameters and reference paths of a mix, on which any levers can be laid. */
interface Ground {
  readonly regions: readonly RegionModel[];
  readonly values: readonly RegionValues[];
  readonly own: OwnModel;
  /** The groups whose cells the values hold now. */
  readonly joined: Uint8Array;
}

export class MixedRuns {
  readonly own: OwnModel;
  private readonly into: Trajectories;
  private readonly cells: readonly (readonly Cells[])[];
  /** Groups with more than levers: each of their combinations is a ground of its own. */
  private readonly grounding: readonly number[];
  private readonly grounds = new Map<string, Ground>();

  /** @param indicators own indicators that both scenarios define alike */
  constructor(
    private readonly instance: Instance,
    private readonly reference: ScenarioModel,
    private readonly plan: ScenarioModel,
    private readonly groups: readonly AttributionGroup[],
    private readonly indicators: readonly IndicatorModel[],
    private readonly catalogue: Catalogue,
  ) {
    this.own = this.ownModel(reference);
    this.into = instance.trajectories(reference.regions.map(({ id }) => id));
    this.grounding = groups.flatMap(({ id, parameters }, place) =>
      id === BACKGROUND || parameters.length > 0 ? [place] : [],
    );
    this.cells = groups.map((group) => this.cellsOf(group));
  }

  /** Whether a group brings more than levers: its joining costs more than that of others. */
  changesGround(group: number): boolean {
    return this.grounding.includes(group);
  }

  /** Lays out the figures of a row. */
  reading(list: readonly ComparedIndicator[]): Reading {
    const { years, shape } = this.instance;
    const { flows, stocks } = shape;
    const outputs: { at: number; places: Int32Array }[] = [];
    const own: Reading["own"][number][] = [];
    let at = 0;
    for (const { region, id, cell, isStock, isOwn } of list) {
      const count = valuesOf(isStock, years);
      if (isOwn) {
        const shown = toDeclaredUnit(this.indicators.find((one) => one.id === id)!);
        own.push({ at, region, id, years: count, shown });
      } else {
        const { offset: start } = slotOf(isStock ? stocks : flows, parseAddress(id)!.id);
        const offset = start + cell;
        const places = Int32Array.from({ length: count }, (_, year): Place => {
          if (year === years) return -1 - (region * stocks.width + offset);
          const row = (region * years + year) * this.into.width;
          return row + (isStock ? flows.width : 0) + offset;
        });
        outputs.push({ at, places });
      }
      at += count;
    }
    return { width: at, outputs, own };
  }

  /**
   * Runs a mix and writes its figures; NaN where an own indicator has no value.
   *
   * @param joined per group whether it is taken over from the plan
   * @throws NonFiniteError when the mix runs out of the model's domain
   */
  run(joined: ArrayLike<number>, reading: Reading, row: Float64Array): void {
    const ground = this.groundOf(joined);
    for (let group = 0; group < this.groups.length; group++) {
      const side = joined[group] === 0 ? 0 : 1;
      if (ground.joined[group] === side) continue;
      ground.joined[group] = side;
      this.lay(group, side, ground);
    }
    const { into } = this;
    this.instance.run(ground.values, into);
    for (const { at, places } of reading.outputs) {
      for (let i = 0; i < places.length; i++) {
        const place = places[i]!;
        row[at + i] = place < 0 ? into.closing[-1 - place]! : into.rows[place]!;
      }
    }
    if (reading.own.length === 0) return;
    const columns = ground.regions.map(
      (region, index) =>
        new OwnColumns(
          ground.own,
          new RunColumns(ground.own, into, region, index, missingIn(region)),
        ),
    );
    const from = ground.own.span.first - ground.own.window.first;
    for (const { at, region, id, years, shown } of reading.own) {
      const column = columns[region]!.of(id);
      for (let i = 0; i < years; i++) row[at + i] = shown(column[from + i]!);
    }
  }

  private lay(group: number, side: 0 | 1, { values }: Ground): void {
    for (const { region, inPath, year, inYear, values: of } of this.cells[group]!) {
      const { plan, byYear } = values[region]!;
      const from = of[side];
      for (let i = 0; i < inPath.length; i++) {
        plan[inPath[i]!] = from[i]!;
        byYear[year[i]!]![inYear[i]!] = from[i]!;
      }
    }
  }

  private groundOf(joined: ArrayLike<number>): Ground {
    const key = this.grounding.map((group) => joined[group]).join("");
    let ground = this.grounds.get(key);
    if (ground === undefined) this.grounds.set(key, (ground = this.makeGround(joined)));
    return ground;
  }

  private makeGround(joined: ArrayLike<number>): Ground {
    const changed = this.grounding.filter((group) => joined[group] !== 0);
    const isPlans = changed.some((group) => this.groups[group]!.id === BACKGROUND);
    const regions = this.reference.regions.map((theirs, index): RegionModel => {
      const mine = this.plan.regions[index]!;
      const parameters = { ...theirs.parameters };
      for (const group of changed) {
        for (const { region, parameter } of this.groups[group]!.parameters) {
          if (region === index) parameters[parameter] = mine.parameters[parameter]!;
        }
      }
      const { reference, history, restart } = isPlans ? mine : theirs;
      // Without a value is what either of the two lacks a figure for.
      const missing = [...new Set([...missingIn(theirs), ...missingIn(mine)])];
      const mixed: { -readonly [Key in keyof RegionModel]: RegionModel[Key] } = {
        ...theirs,
        ...{ parameters, reference, history, missing },
      };
      if (restart === undefined) delete mixed.restart;
      else mixed.restart = restart;
      return mixed;
    });
    return {
      regions,
      values: regions.map((region) => this.instance.flatten(region)),
      own: isPlans ? this.ownModel(this.plan) : this.own,
      joined: new Uint8Array(this.groups.length),
    };
  }

  /** The shared indicators, with the numbers and records of one of the scenarios. */
  private ownModel(model: ScenarioModel): OwnModel {
    const formulas = { indicators: this.indicators, checks: [], targets: [] };
    return new OwnModel({ ...model, ...formulas }, this.catalogue);
  }

  private cellsOf({ levers }: AttributionGroup): Cells[] {
    const { leverBlock, pathBase, pathStride, years } = this.instance;
    return levers.map(({ region, lever, cells }) => {
      const { offset, size } = slotOf(leverBlock, lever);
      const all = cells.flatMap((cell) =>
        Array.from({ length: years }, (_, year) => ({ cell, year })),
      );
      const of = ({ regions }: ScenarioModel): Float64Array => {
        const path = regions[region]!.levers[lever]!;
        return Float64Array.from(all, ({ cell, year }) => path[year * size + cell]!);
      };
      return {
        region,
        inPath: Int32Array.from(
          all,
          ({ cell, year }) => pathBase[offset + cell]! + pathStride[offset + cell]! * year,
        ),
        year: Int32Array.from(all, ({ year }) => year),
        inYear: Int32Array.from(all, ({ cell }) => offset + cell),
        values: [of(this.reference), of(this.plan)],
      };
    });
  }
}

/** A stock has one value more than there are years: that of the 1 January after the last. */
export const valuesOf = (isStock: boolean, years: number): number => years + (isStock ? 1 : 0);
