/**
 * The sliders of a plan: one per cell of a lever, with all that a reader wants to know before moving
 * it. Nothing is chosen by hand per lever: range and step follow from what the lever takes on
 * unchanged policy, in the plan and in the four ambition levels, and from its bounds.
 */
import {
  addressOfCell,
  axesOf,
  membersOfCell,
  quantitiesOf,
} from "../../engine/scenario/address.ts";
import type {
  Actor,
  Catalogue,
  LeverDeclaration,
  Text,
  Theme,
} from "../../engine/scenario/declarations.ts";
import { MOST_UNITS } from "../../engine/scenario/programmes/programme-declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { canonicalUnit, type Unit } from "../../engine/scenario/units/units.ts";
import { displayUnit, type DisplayUnit } from "../../viz/numbers.ts";
import type { AmbitionLevel, LevelNumber } from "./ambition-levels.ts";
import { explanationOf, labelOf } from "./lever-words.ts";
import { inUnit, writtenUnit, type LeverSlot } from "./lever-text.ts";

export interface SliderModel {
  /** `housing.renovation_rate`, `heat.connection_share[venning]`. */
  readonly address: string;
  /** `heat.connection_share`. */
  readonly lever: string;
  readonly theme: Theme;
  /** Of a member with what it is a member of: `Aansluitingsgraad: Venning`. */
  readonly label: Text;
  /** What it is there for, in plain words. */
  readonly explanation: Text;
  readonly actor: Actor;
  /** Canonical unit, in which all figures of the model are: `1/year`. */
  readonly unit: string;
  /** How its values are shown: divided by `factor`, with these decimals, with the label behind. */
  readonly shown: DisplayUnit;
  /** How its values are written in a plan. */
  readonly slot: LeverSlot;
  readonly written: Unit;
  /** Sensible ends of the slider, inside the bounds; values of plans may lie beyond. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Decimals that a step needs in the unit in which it is written. */
  readonly decimals: number;
  readonly bounds: { readonly min: number; readonly max: number };
  /** First year that may differ from the plan. */
  readonly fromYear: number;
  /** The year whose value the slider sets: that of the page, or the last of a programme that ends sooner. */
  readonly fullYear: number;
  /** Whether a programme ends with that year: what is changed of it ends there too. */
  readonly isEnding: boolean;
  /** Of all years of the run. */
  readonly plan: readonly number[];
  readonly reference: readonly number[];
  /** What the ambition levels of its theme make of it in `fullYear`, of those that set it. */
  readonly levels: readonly {
    readonly level: LevelNumber;
    readonly title: Text;
    readonly value: number;
  }[];
  /** Addresses of all members of the whole of which it is a share, its own too; else empty. */
  readonly whole: readonly string[];
  /** A calendar year: it holds for all years alike, and does not grow along them. */
  readonly isYear: boolean;
}

/** The years that sliders are about. */
export interface SliderYears {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly full: number;
}

/**
 * The first year that may differ is the one after the first of the run, which has begun, or that of
 * a restart. A slider sets the year in which most goals fall, the later of two with as many; without
 * a goal after it, the year two thirds on the way.
 */
export function sliderYears({ model }: ResolvedScenario): SliderYears {
  const { first, last } = model;
  const from = model.regions[0]!.restart?.year ?? first + 1;
  const counts = new Map<number, number>();
  for (const { year } of model.targets) {
    if (year > from && year <= last) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  let full = first + Math.round(((last - first) * 2) / 3);
  let most = 0;
  for (const [year, count] of counts) {
    if (count > most || (count === most && year > full)) [full, most] = [year, count];
  }
  return { first, last, from, full: Math.min(last, Math.max(full, from + 1)) };
}

/**
 * The last year of a programme: of what is done every year, the last in which the plan or unchanged
 * policy does something, where that is before the year that sliders set and nothing follows until the
 * end of the run. Null where it does not end, never began, or ends before anything may change: a
 * share that falls to nought is no end, it is what is wanted of it.
 */
export function endOfProgramme(
  paths: readonly (readonly number[])[],
  { first, from, full }: SliderYears,
): number | null {
  const ends = paths.map((path) => path.reduce((end, value, at) => (value === 0 ? end : at), -1));
  const end = first + Math.max(...ends);
  return end > from && end < full ? end : null;
}

export function sliderModels(
  scenario: ResolvedScenario,
  catalogue: Catalogue,
  levels: readonly AmbitionLevel[],
): SliderModel[] {
  const years = sliderYears(scenario);
  const region = scenario.model.regions[0]!;
  const axes = axesOf(catalogue, region.dimensions);
  const declared = quantitiesOf(catalogue, "levers") as ReadonlyMap<string, LeverDeclaration>;
  const reaches = reachesOf(scenario, declared, levels);
  const sliders: SliderModel[] = [];
  for (const [lever, declaration] of declared) {
    const count = years.last - years.first + 1;
    const cells = region.levers[lever]!.length / count;
    const column = (path: readonly number[], cell: number): number[] =>
      Array.from({ length: count }, (_, year) => path[year * cells + cell]!);
    const slot: LeverSlot = {
      ...{ unit: declaration.unit, yearly: declaration.kind === "flow" },
      ...{ min: declaration.min, max: declaration.max },
    };
    // One range for all members, so that their sliders can be compared.
    const range = rangeOf(declaration, reaches.get(lever)!, years);
    const written = writtenUnit(slot, range.max);
    const { step, decimals } = stepOf(range, canonicalUnit(declaration.unit), written);
    const size = declaration.sumsToOne === true ? axes(declaration.dims.at(-1)!).ids.length : 0;
    for (let cell = 0; cell < cells; cell++) {
      const begin = size === 0 ? 0 : cell - (cell % size);
      const members = membersOfCell(declaration.dims.map(axes), cell);
      const plan = column(region.levers[lever]!, cell);
      const reference = column(region.reference[lever]!, cell);
      const isProgramme = declaration.kind === "flow" && size === 0;
      const end = isProgramme ? endOfProgramme([plan, reference], years) : null;
      const fullYear = end ?? years.full;
      sliders.push({
        address: addressOfCell(lever, cell, catalogue, region.dimensions),
        lever,
        theme: declaration.theme,
        label: labelOf(declaration, members, catalogue, scenario),
        explanation: explanationOf(declaration, members.at(-1) ?? null, catalogue),
        actor: declaration.actor,
        unit: declaration.unit,
        shown: displayUnit(declaration.unit, range.max),
        ...{ slot, written, ...range, step, decimals },
        bounds: { min: declaration.min, max: declaration.max },
        ...{ fromYear: years.from, fullYear, isEnding: end !== null },
        ...{ plan, reference },
        levels: levels.flatMap(({ level, title, paths }) => {
          const own = paths.get(lever);
          if (own === undefined || !own.cells.has(cell)) return [];
          return [{ level, title, value: column(own.path, cell)[fullYear - years.first]! }];
        }),
        whole: Array.from({ length: size }, (_, at) =>
          addressOfCell(lever, begin + at, catalogue, region.dimensions),
        ),
        isYear: canonicalUnit(declaration.unit).dimension === "year",
      });
    }
  }
  return sliders;
}

/** Of programmes, which bear the name of their lever: what their goals come to per year of the run. */
function yearlyGoals({ model }: ResolvedScenario): ReadonlyMap<string, number> {
  const goals = new Map<string, number>();
  for (const { indicator, value, relative, year } of model.targets) {
    if (relative) continue;
    const yearly = Math.abs(value) / Math.max(1, year - model.first);
    goals.set(indicator, Math.max(goals.get(indicator) ?? 0, yearly));
  }
  return goals;
}

/** So much more than the most that anybody states is within reach of a slider. */
const BEYOND = 1.5;

/**
 * How far the sliders of each lever go: a round number from one and a half times the most that plan,
 * reference, levels or else a goal name. Where nobody names anything, as far as a lever of the same
 * module in the same unit; failing that, all that the lever can be where it is a share or a rate, and
 * of anything else what suits a place of that size.
 */
function reachesOf(
  scenario: ResolvedScenario,
  levers: ReadonlyMap<string, LeverDeclaration>,
  levels: readonly AmbitionLevel[],
): ReadonlyMap<string, number> {
  const region = scenario.model.regions[0]!;
  const goals = yearlyGoals(scenario);
  const kinOf = (lever: string): string =>
    `${lever.slice(0, lever.indexOf("."))} ${canonicalUnit(levers.get(lever)!.unit).text}`;
  const reaches = new Map<string, number>();
  const kin = new Map<string, number>();
  for (const lever of levers.keys()) {
    const known = [region.levers[lever]!, region.reference[lever]!];
    for (const { paths } of levels) {
      const own = paths.get(lever);
      if (own !== undefined) known.push(own.path);
    }
    const stated = known.reduce(
      (most, path) => path.reduce((size, value) => Math.max(size, Math.abs(value)), most),
      0,
    );
    const most = stated > 0 ? stated : (goals.get(lever) ?? 0);
    if (most <= 0) continue;
    const reach = roundAbove(most * BEYOND);
    reaches.set(lever, reach);
    kin.set(kinOf(lever), Math.max(kin.get(kinOf(lever)) ?? 0, reach));
  }
  for (const [lever, { unit, max }] of levers) {
    if (reaches.has(lever)) continue;
    const { dimension } = canonicalUnit(unit);
    // What has bounds by nature and no size yet may take all of it.
    const isBounded = max < MOST_UNITS && (dimension === "" || dimension === "year^-1");
    reaches.set(
      lever,
      kin.get(kinOf(lever)) ?? (isBounded ? max : sizeOfPlace(scenario, dimension)),
    );
  }
  return reaches;
}

/** Dimensions of what is measured; anything else is counted one by one. */
const MEASURED = /^(?:energy|length|mass|money|power)\b/;
/** So many inhabitants to one thing that is counted: people who move, homes, places, projects. */
const PEOPLE_TO_ONE = 100;

/**
 * What is much for a place with so many inhabitants, of what nobody gives a size: one of a hundred
 * for what is counted, and of what is measured (ground, water, money) one unit for each of them.
 */
function sizeOfPlace({ model }: ResolvedScenario, dimension: string): number {
  const people = model.regions[0]!.parameters["demography.population"] ?? [];
  const inhabitants = people.reduce((sum, count) => sum + count, 0);
  return roundAbove(
    Math.max(1, MEASURED.test(dimension) ? inhabitants : inhabitants / PEOPLE_TO_ONE),
  );
}

/**
 * A share of a whole: from nothing to all. A calendar year: the years of the run and the one after,
 * which is never. Any other: from nought (or as far below it as above, where it may be negative) to
 * where it reaches.
 */
function rangeOf(
  { unit, min, max, sumsToOne }: LeverDeclaration,
  reach: number,
  { first, last }: SliderYears,
): { readonly min: number; readonly max: number } {
  const { dimension } = canonicalUnit(unit);
  if (dimension === "year") return { min: Math.max(min, first), max: Math.min(max, last + 1) };
  if (sumsToOne === true) return { min, max };
  const high = Math.min(max, reach);
  return { min: Math.max(min, -high), max: high };
}

/** The next of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten. */
function roundAbove(value: number): number {
  let power = 1;
  while (power > value) power /= 10;
  while (power * 10 <= value) power *= 10;
  const leading = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value * (1 - 1e-9))!;
  return Number((leading * power).toPrecision(3));
}

/** About so many steps lead from one end of a slider to the other. */
const STEPS = 100;

/** A hundred steps or somewhat more, each 1, 2 or 5 times a power of ten of the written unit. */
function stepOf(
  { min, max }: { readonly min: number; readonly max: number },
  canonical: Unit,
  written: Unit,
): { readonly step: number; readonly decimals: number } {
  if (canonical.dimension === "year") return { step: 1, decimals: 0 };
  const most = inUnit(max - min, canonical, written) / STEPS;
  let power = 1;
  let decimals = 0;
  while (power > most) {
    power /= 10;
    decimals++;
  }
  while (power * 10 <= most) {
    power *= 10;
    decimals--;
  }
  const leading = most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1;
  const step = Number((leading * power).toPrecision(1));
  return { step: inUnit(step, written, canonical), decimals: Math.max(0, decimals) };
}
