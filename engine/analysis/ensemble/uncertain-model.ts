/**
 * The values of a member of an ensemble: a region's parameters and paths with every uncertain input
 * at its own place, in arrays that are filled again for the next member.
 *
 * All that can be found beforehand is: per input its cells, their values and how far these move to
 * either side; per whole its shares; for each cell of a path where else it stands.
 */
import { cityOf } from "../../model/index.ts";
import type { Instance, RegionValues } from "../../run/instance.ts";
import { quantitiesOf } from "../../scenario/address.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import type { ResolvedScenario, ScenarioModel } from "../../scenario/resolved.ts";
import type { Assumption, Reach } from "../assumptions.ts";
import { normalHalves } from "./normal-halves.ts";
import { PlanPaths } from "./plan-paths.ts";
import { UncertainCells } from "./uncertain-cells.ts";
import { uncertainInputsOf, type ReachingInput, type UncertainInput } from "./uncertain-inputs.ts";

/** Whether an assumption is about calendar years, which stay whole; a lifetime in years is none. */
function isCalendarYear({ kind, id }: Assumption, { value }: Reach, catalogue: Catalogue): boolean {
  const declared = quantitiesOf(catalogue, kind === "parameter" ? "parameters" : "levers").get(id);
  return declared?.unit === "year" && value.every((year) => year > 1000 && Number.isInteger(year));
}

/** The values of one member; the same arrays at every call. */
export interface MemberValues {
  readonly regions: readonly RegionValues[];
  /** Observations of earlier years, in the order of `UncertainModel.observations`. */
  readonly history: Float64Array;
}

/** An observation of an earlier year of a region. */
export interface Observed {
  readonly region: number;
  /** Output, own indicator or what is only tracked. */
  readonly id: string;
  readonly year: number;
}

export class UncertainModel {
  /** By region, in the order of the declarations. */
  readonly inputs: readonly UncertainInput[];
  /** All observations of earlier years that the scenario has, whether they may be otherwise or not. */
  readonly observations: readonly Observed[];
  private readonly cells: UncertainCells;
  private readonly paths: PlanPaths;
  private readonly values: MemberValues;
  private readonly positions: Float64Array;
  private readonly uniforms: Float64Array;
  private readonly drawHalves: () => void;
  /** Inputs that have a quantile function of their own. */
  private readonly others: readonly number[];
  private readonly historyPlaces = new Map<string, number>();

  constructor(
    scenario: ResolvedScenario,
    private readonly instance: Instance,
  ) {
    const { model } = scenario;
    const { catalogue } = cityOf(model);
    const found = uncertainInputsOf(scenario, catalogue, instance);
    this.inputs = found.map(({ input }) => input);
    this.positions = new Float64Array(found.length);
    this.uniforms = new Float64Array(found.length);
    const usual = found.map((one) => one.usual);
    const halves = normalHalves(usual, this.uniforms, this.positions);
    this.drawHalves = halves.draw;
    const drawn = new Set(halves.inputs);
    this.others = [...found.keys()].filter((input) => !drawn.has(input));
    const { observations, history } = historyOf(model);
    this.observations = observations;
    observations.forEach(({ region, id, year }, place) => {
      this.historyPlaces.set(`${region} ${id} ${year}`, place);
    });
    this.cells = new UncertainCells(
      instance,
      model.regions.map((region) => instance.flatten(region)),
      history,
    );
    this.paths = new PlanPaths(scenario, catalogue, instance, this.cells);
    found.forEach((reaching, number) => this.add(reaching, number, catalogue));
    this.cells.seal();
    this.values = { regions: this.cells.regions, history: this.cells.history };
  }

  private add({ input, reach }: ReachingInput, number: number, catalogue: Catalogue): void {
    const { assumption, region } = input;
    if (reach !== null) {
      this.cells.addReach(number, region, reach, isCalendarYear(assumption, reach, catalogue));
    } else {
      const { id, year, records } = assumption;
      const { low, high } = records[0]!;
      const declared = quantitiesOf(catalogue, "outputs").get(id);
      const place = this.historyPlace(region, id, year!)!;
      this.cells.addObservation(number, place, {
        ...{ low: low!, high: high! },
        ...{ min: declared?.min ?? -Infinity, max: declared?.max ?? Infinity },
      });
    }
  }

  /** Where an observation stands in `history`; null where nobody observed. */
  historyPlace(region: number, id: string, year: number): number | null {
    return this.historyPlaces.get(`${region} ${id} ${year}`) ?? null;
  }

  /**
   * The values with every input at the quantile of its uniform number.
   *
   * @param uniforms one per input, above 0 and below 1
   */
  at(uniforms: ArrayLike<number>): MemberValues {
    const { inputs, positions, others } = this;
    this.uniforms.set(uniforms);
    this.drawHalves();
    for (const input of others) positions[input] = inputs[input]!.position(uniforms[input]!);
    return this.written();
  }

  /** The values of the plain run, to the bit. */
  central(): MemberValues {
    this.positions.fill(0);
    return this.written();
  }

  /** The values with every input at a place of its own: 0 is the run, -1 and +1 the ends of its range. */
  atPositions(positions: ArrayLike<number>): MemberValues {
    this.positions.set(positions);
    return this.written();
  }

  private written(): MemberValues {
    this.cells.fill(this.positions);
    this.paths.fill();
    this.instance.forget();
    return this.values;
  }
}

function historyOf({ regions }: ScenarioModel): {
  readonly observations: readonly Observed[];
  readonly history: Float64Array;
} {
  const observations: Observed[] = [];
  const values: number[] = [];
  regions.forEach(({ history }, region) => {
    for (const [id, points] of Object.entries(history)) {
      for (const [year, value] of points) {
        observations.push({ region, id, year });
        values.push(value);
      }
    }
  });
  return { observations, history: Float64Array.from(values) };
}
