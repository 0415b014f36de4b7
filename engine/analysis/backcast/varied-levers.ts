/** Which levers a backcast may move, how far, and what sets that bound. */
import { addressOfCell, membersOfCell, axesOf, quantitiesOf } from "../../scenario/address.ts";
import type { Catalogue, LeverDeclaration } from "../../scenario/declarations.ts";
import type { RegionModel, ScenarioModel } from "../../scenario/resolved.ts";
import { canonicalUnit } from "../../scenario/units/units.ts";
import type { Instance } from "../../run/instance.ts";

/** A lever or a member of one that was asked for, with bounds of one's own in the canonical unit. */
export interface AskedLever {
  readonly id: string;
  /** Place among the cells of the lever. */
  readonly at: number;
  readonly min: number | null;
  readonly max: number | null;
  /** By name, and not as one of many under a pattern. */
  readonly named: boolean;
}

/** What sets how far a lever may go. */
export type BoundBy =
  /** The bounds with which it is declared. */
  | "declared"
  /** Those of the question. */
  | "given"
  /** Three times the most that the plan or unchanged policy has: amounts have no bound by nature. */
  | "threefold"
  /** What the model can do: past it more is wished than there is. */
  | "model";

export interface VariedLever {
  /** `heat.connection_share[venning]`. */
  readonly address: string;
  readonly id: string;
  readonly unit: string;
  readonly yearly: boolean;
  readonly kind: LeverDeclaration["kind"];
  /** In the lever block of the instance. */
  readonly cell: number;
  /** The other members of the whole of which it is a share; empty where it is none. */
  readonly others: readonly number[];
  readonly othersAddresses: readonly string[];
  /** How the others share what is left where the plan gives them nothing. */
  readonly yields: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly minBy: BoundBy;
  readonly maxBy: BoundBy;
  /** From the plan's value in the year of the full change to the bound, both 0 or more. */
  readonly up: number;
  readonly down: number;
}

/** Why a lever that was asked for is not moved. */
export type LeftOut =
  /** A calendar year: it does not grow along the years. */
  | "calendar"
  /** An amount of which neither plan nor reference says how large it is: it needs a bound. */
  | "no-bound"
  /** Of a whole that is shared out: another member of it is moved. */
  | "gives-way"
  /** The plan is beyond the bound of the question. */
  | "beyond"
  /** Both bounds are where the plan stands. */
  | "no-room";

export interface LeftOutLever {
  readonly address: string;
  readonly id: string;
  readonly why: LeftOut;
  readonly named: boolean;
}

/** So many times the most of the plan and the reference an amount may be. */
export const AT_MOST_TIMES = 3;

export interface LeverChoice {
  readonly levers: readonly VariedLever[];
  readonly leftOut: readonly LeftOutLever[];
}

export function variedLevers(
  asked: readonly AskedLever[],
  {
    model,
    catalogue,
    instance,
    region,
  }: {
    readonly model: ScenarioModel;
    readonly catalogue: Catalogue;
    readonly instance: Instance;
    readonly region: RegionModel;
  },
  full: number,
): LeverChoice {
  const declared = quantitiesOf(catalogue, "levers");
  const axes = axesOf(catalogue, region.dimensions);
  const levers: VariedLever[] = [];
  const leftOut: LeftOutLever[] = [];
  const seen = new Set<string>();
  /** Wholes of which a member moves already. */
  const wholes = new Set<string>();
  for (const one of asked) {
    const { id, at } = one;
    const declaration = declared.get(id) as LeverDeclaration;
    const address = addressOfCell(id, at, catalogue, region.dimensions);
    if (seen.has(address)) continue;
    seen.add(address);
    const leave = (why: LeftOut): void => {
      leftOut.push({ address, id, why, named: one.named });
    };
    const unit = canonicalUnit(declaration.unit);
    if (unit.dimension === "year") {
      leave("calendar");
      continue;
    }
    const { offset, size } = instance.leverBlock.slots.get(id)!;
    const column = (of: readonly number[]): number[] =>
      Array.from({ length: instance.years }, (_, year) => of[year * size + at]!);
    const [plan, reference] = [column(region.levers[id]!), column(region.reference[id]!)];
    let others: number[] = [];
    if (declaration.sumsToOne === true) {
      const members = axes(declaration.dims.at(-1)!).ids;
      const begin = at - (at % members.length);
      const whole = `${id} ${begin}`;
      const own = membersOfCell(declaration.dims.map(axes), at).at(-1);
      const isMain = one.named || own === (declaration.effect.member ?? members[0]);
      if (!isMain || wholes.has(whole)) {
        leave("gives-way");
        continue;
      }
      wholes.add(whole);
      others = members.map((_, place) => begin + place).filter((cell) => cell !== at);
    }
    const bounds = boundsOf(one, declaration, [...plan, ...reference]);
    if (bounds === null) {
      leave("no-bound");
      continue;
    }
    const { min, max, minBy, maxBy } = bounds;
    const now = plan[full - model.first]!;
    if (now < min || now > max) {
      leave("beyond");
      continue;
    }
    if (min === max) {
      leave("no-room");
      continue;
    }
    levers.push({
      ...{ address, id, unit: declaration.unit, yearly: declaration.kind === "flow" },
      ...{ kind: declaration.kind, cell: offset + at, min, max, minBy, maxBy },
      others: others.map((cell) => offset + cell),
      othersAddresses: others.map((cell) => addressOfCell(id, cell, catalogue, region.dimensions)),
      yields: yieldsOf(others.map((cell) => region.reference[id]![cell]!)),
      ...{ up: max - now, down: now - min },
    });
  }
  return { levers, leftOut };
}

function boundsOf(
  { min, max }: AskedLever,
  declaration: LeverDeclaration,
  values: readonly number[],
): Pick<VariedLever, "min" | "max" | "minBy" | "maxBy"> | null {
  const { dimension } = canonicalUnit(declaration.unit);
  const isShare = dimension === "" || dimension === "year^-1";
  const most = AT_MOST_TIMES * values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  const isUnknown = !isShare && most === 0;
  if (isUnknown && max === null && min === null) return null;
  const [lowest, highest] = [declaration.min, declaration.max];
  const usual = isShare || isUnknown ? Infinity : most;
  const lower = Math.max(lowest, -usual);
  const upper = Math.min(highest, usual);
  return {
    min: Math.max(lowest, min ?? (isUnknown ? 0 : lower)),
    max: Math.min(highest, max ?? (isUnknown ? 0 : upper)),
    minBy: min !== null && min > lowest ? "given" : lower > lowest ? "threefold" : "declared",
    maxBy: max !== null && max < highest ? "given" : upper < highest ? "threefold" : "declared",
  };
}

/** In proportion to the reference, alike where that gives them nothing. */
function yieldsOf(reference: readonly number[]): number[] {
  const sum = reference.reduce((total, value) => total + value, 0);
  return reference.map((value) => (sum > 0 ? value / sum : 1 / reference.length));
}
