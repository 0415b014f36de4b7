/**
 * What it costs to avoid a tonne: the extra cost to society of a plan, against the tonnes of CO2 that
 * it avoids, both over the years of the run and both discounted to the first year (levelised).
 *
 * The same for each measure, from its fair share of the cost and of the tonnes (attribution.ts): a
 * marginal abatement curve that does not depend on an order in which measures are taken. A measure of
 * which the model counts no investment is not free: it stands apart, with no cost known.
 */
import { quantitiesOf } from "../scenario/address.ts";
import { Causes } from "../scenario/causes.ts";
import type { Catalogue, Member, Text } from "../scenario/declarations.ts";
import type { AttributedIndicator, Attribution } from "./attribution.ts";
import { BACKGROUND, type AttributionGroup } from "./attribution/groups.ts";
import { presentValue } from "./abatement/present-value.ts";
import type { ComparedRun, Comparison } from "./comparison.ts";

/** Yearly cost to society, with investments as annuities; EUR2024. */
export const ANNUAL_COST = "costs.annual_cost";
/** What is placed in a year and has a price; EUR2024. */
export const INVESTMENT = "costs.investment";
/** kg CO2 in a year. */
export const EMISSIONS = "emissions.total";
const DISCOUNT_RATE = "costs.discount_rate";
const KG_PER_TONNE = 1000;
/** Part of what the reference emits, below which tonnes are rounding. */
const NEGLIGIBLE = 1e-9;

/** What must be split over the measures for their part of an abatement curve. */
export const ABATEMENT_INDICATORS = [EMISSIONS, ANNUAL_COST, INVESTMENT] as const;

/** What payers spend in a year, with taxes and after premiums; EUR2024. */
export const SPENT_BY_PAYER = {
  investment: "costs.investment_by_payer",
  operation: "costs.operation_by_payer",
  energy: "costs.energy_spending_by_payer",
} as const;
export type Spending = keyof typeof SPENT_BY_PAYER;
export const SPENDING = Object.keys(SPENT_BY_PAYER) as readonly Spending[];

/** What one payer spends more than in the reference; discounted EUR2024. */
export interface PayerDifference {
  readonly payer: Member;
  readonly investment: number;
  readonly operation: number;
  readonly energy: number;
}

/** One measure's fair share. */
export interface MeasureAbatement {
  readonly group: AttributionGroup;
  /** Discounted EUR2024. */
  readonly cost: number;
  readonly investment: number;
  /** Tonnes CO2, discounted and plain. */
  readonly avoidedDiscounted: number;
  readonly avoided: number;
  /** EUR2024 per discounted tonne; null for a measure that stands apart. */
  readonly perTonne: number | null;
  /** Levers and parameters of it that move emissions and no investment that has a price. */
  readonly unpriced: readonly string[];
}

/** Every measure is in exactly one list. */
export interface AbatementCurve {
  /** From the cheapest tonne to the dearest. */
  readonly steps: readonly MeasureAbatement[];
  /** They avoid emissions, and the model knows no investment of theirs. */
  readonly withoutCost: readonly MeasureAbatement[];
  /** They raise emissions. */
  readonly raising: readonly MeasureAbatement[];
  /** They move no emissions, but cost or spare money. */
  readonly without: readonly MeasureAbatement[];
  /** What the plan assumes otherwise and is no measure; null when it is nothing. */
  readonly background: MeasureAbatement | null;
  /** Orders that were taken when the split is from a sample; null when it is exact. */
  readonly sampledOrders: number | null;
}

interface Head {
  /** Ids. */
  readonly plan: string;
  readonly reference: string;
  readonly region: string;
}

/** Why there is no cost per tonne. */
export interface NoAbatement extends Head {
  readonly obstacle: Text;
}

export interface Abatement extends Head {
  readonly obstacle: null;
  /** Calendar years over which is summed. */
  readonly first: number;
  readonly last: number;
  /** Real, per year. */
  readonly discountRate: number;
  /** Extra cost to society, discounted EUR2024. */
  readonly cost: number;
  /** The same year by year, not discounted. */
  readonly yearlyCost: readonly number[];
  /** Tonnes CO2 less than the reference, discounted and plain. */
  readonly avoidedDiscounted: number;
  readonly avoided: number;
  /** Whether less is emitted than in the reference, as much, or more. */
  readonly effect: "avoids" | "nothing" | "more";
  /**
   * EUR2024 per tonne, of discounted and of plain tonnes: a cost per tonne avoided only where the
   * effect is `avoids`. Null when the tonnes are none.
   */
  readonly perTonne: number | null;
  readonly perPlainTonne: number | null;
  /** Who pays: with taxes and after premiums, so that they do not add up to the cost to society. */
  readonly payers: readonly PayerDifference[];
  /** Null where measures cannot be told apart. */
  readonly curve: AbatementCurve | null;
}

/**
 * Of every plan beside the reference, region by region.
 *
 * @param splitOf the split over measures of a plan (`ABATEMENT_INDICATORS`); null where there is none
 */
export function abatements(
  comparison: Comparison,
  splitOf: (run: ComparedRun) => Attribution | null,
): (Abatement | NoAbatement)[] {
  const { runs, reference, regions } = comparison;
  const against = runs[reference]!;
  return runs.flatMap((run, at) => {
    if (at === reference) return [];
    const split = splitOf(run);
    return regions.map(({ id }) => abatement(against, run, id, split));
  });
}

/** What it costs to avoid a tonne with one plan in one region. */
export function abatement(
  reference: ComparedRun,
  plan: ComparedRun,
  region: string,
  split: Attribution | null,
): Abatement | NoAbatement {
  const head: Head = { plan: plan.id, reference: reference.id, region };
  const [theirs, mine] = [reference, plan].map((run) => placeOf(run, region)) as [number, number];
  const obstacle = obstacleOf(reference, theirs) ?? obstacleOf(plan, mine);
  if (obstacle !== null) return { ...head, obstacle };
  const rates = [rateOf(reference, theirs), rateOf(plan, mine)];
  const shapes = [reference.series.shape, plan.series.shape] as const;
  const [rate] = rates;
  if (shapes[0].first !== shapes[1].first || shapes[0].years !== shapes[1].years) {
    return { ...head, obstacle: OTHER_YEARS };
  }
  if (rate === null || rate === undefined || rate !== rates[1]) {
    return { ...head, obstacle: OTHER_RATES };
  }
  const difference = (id: string, cell = 0): number[] => {
    const [before, after] = [
      reference.series.series(id, cell, theirs),
      plan.series.series(id, cell, mine),
    ];
    return after.map((value, year) => value - before[year]!);
  };
  const yearlyCost = difference(ANNUAL_COST);
  const emitted = difference(EMISSIONS);
  const cost = presentValue(yearlyCost, rate);
  // Nought rather than minus nought where a plan avoids nothing.
  const avoidedDiscounted = 0 - presentValue(emitted, rate) / KG_PER_TONNE;
  const avoided = 0 - presentValue(emitted, 0) / KG_PER_TONNE;
  const dust = dustOf(reference, theirs, rate);
  const { first, years } = shapes[0];
  return {
    ...head,
    obstacle: null,
    ...{ first, last: first + years - 1, discountRate: rate },
    ...{ cost, yearlyCost, avoidedDiscounted, avoided },
    effect:
      Math.abs(avoidedDiscounted) <= dust ? "nothing" : avoidedDiscounted > 0 ? "avoids" : "more",
    perTonne: avoidedDiscounted === 0 ? null : cost / avoidedDiscounted,
    perPlainTonne: avoided === 0 ? null : cost / avoided,
    payers: payersOf(reference.catalogue).map((payer, cell) => {
      const more = (spending: Spending): number =>
        presentValue(difference(SPENT_BY_PAYER[spending], cell), rate);
      return {
        payer,
        investment: more("investment"),
        operation: more("operation"),
        energy: more("energy"),
      };
    }),
    curve: split === null ? null : curveOf(split, region, rate, dust, plan.catalogue),
  };
}

/** Who pays, in declared order; none where the model has no costs. */
export function payersOf({ dimensions }: Catalogue): readonly Member[] {
  const members = dimensions["payer"]?.members;
  return members === undefined || members === "region" || members === "years" ? [] : members;
}

function placeOf({ id, scenario }: ComparedRun, region: string): number {
  const place = scenario.model.regions.findIndex((one) => one.id === region);
  if (place < 0) throw new Error(`${id} has no region ${region}`);
  return place;
}

/**
 * Tonnes that are none: what sums of large numbers leave of a measure that moves no emissions, of
 * which a cost per tonne would be a number without a meaning.
 */
const dustOf = ({ series }: ComparedRun, region: number, rate: number): number =>
  (NEGLIGIBLE * presentValue(series.series(EMISSIONS, 0, region).map(Math.abs), rate)) /
  KG_PER_TONNE;

/** Real discount rate of society in a run; null where the model has none. */
function rateOf({ scenario }: ComparedRun, region: number): number | null {
  return scenario.model.regions[region]!.parameters[DISCOUNT_RATE]?.[0] ?? null;
}

function obstacleOf(run: ComparedRun, region: number): Text | null {
  const needed = [ANNUAL_COST, EMISSIONS, ...Object.values(SPENT_BY_PAYER)];
  if (!needed.every((id) => run.series.has(id)) || rateOf(run, region) === null) {
    return {
      nl: `het model van ${run.id} telt geen kosten`,
      en: `the model of ${run.id} counts no costs`,
    };
  }
  for (const id of needed) {
    const lacking = run.lacking(id, region);
    if (lacking === null) continue;
    return {
      nl: `in ${run.id} ontbreekt voor de kosten: ${lacking.nl}`,
      en: `in ${run.id} the costs lack: ${lacking.en}`,
    };
  }
  return null;
}

const OTHER_YEARS: Text = {
  nl: "de plannen lopen niet over dezelfde jaren, en een som daarover is dus niet te vergelijken",
  en: "the plans do not run over the same years, so that sums over them cannot be compared",
};
const OTHER_RATES: Text = {
  nl: "de plannen rekenen met een andere discontovoet",
  en: "the plans discount at another rate",
};

/** Sorts the measures of a split; null when the split lacks one of the figures. */
function curveOf(
  { groups, indicators }: Attribution,
  region: string,
  rate: number,
  dust: number,
  catalogue: Catalogue,
): AbatementCurve | null {
  const found = (id: string): AttributedIndicator | undefined =>
    indicators.find((one) => one.id === id && one.region === region);
  const [emissions, annual, investment] = ABATEMENT_INDICATORS.map(found);
  if (emissions === undefined || annual === undefined || investment === undefined) return null;
  const partOf = ({ parts }: AttributedIndicator, group: number): Iterable<number> =>
    parts.find((one) => one.group === group)?.part ?? [];
  const priced = new Priced(catalogue);
  const lists = { steps: [], withoutCost: [], raising: [], without: [] } as Record<
    "steps" | "withoutCost" | "raising" | "without",
    MeasureAbatement[]
  >;
  let background: MeasureAbatement | null = null;
  for (const [place, group] of groups.entries()) {
    const emitted = [...partOf(emissions, place)];
    const placed = [...partOf(investment, place)];
    const avoidedDiscounted = 0 - presentValue(emitted, rate) / KG_PER_TONNE;
    const cost = presentValue(partOf(annual, place), rate);
    const measure: MeasureAbatement = {
      ...{ group, cost, avoidedDiscounted },
      investment: presentValue(placed, rate),
      avoided: 0 - presentValue(emitted, 0) / KG_PER_TONNE,
      perTonne: null,
      unpriced: priced.lacking(group),
    };
    const isPriced = placed.some((value) => value !== 0) && priced.isPriced(group);
    if (group.id === BACKGROUND) background = measure;
    else if (Math.abs(avoidedDiscounted) <= dust) lists.without.push(measure);
    else if (avoidedDiscounted < 0) lists.raising.push(measure);
    else if (!isPriced) lists.withoutCost.push(measure);
    else lists.steps.push({ ...measure, perTonne: cost / avoidedDiscounted });
  }
  lists.steps.sort((a, b) => a.perTonne! - b.perTonne! || (a.group.id < b.group.id ? -1 : 1));
  const mostAvoided = (a: MeasureAbatement, b: MeasureAbatement): number =>
    b.avoidedDiscounted - a.avoidedDiscounted;
  lists.withoutCost.sort(mostAvoided);
  lists.raising.sort(mostAvoided);
  const { sampledOrders } = emissions;
  return { ...lists, background, sampledOrders };
}

/** Tells which levers and parameters can move an investment that has a price, as modules declare. */
class Priced {
  private readonly causes: Causes;
  private readonly emissions: number | undefined;
  private readonly investment: number | undefined;

  constructor(catalogue: Catalogue) {
    this.causes = new Causes(catalogue.modules);
    this.emissions = this.causes.outputOf(EMISSIONS);
    this.investment = this.causes.outputOf(INVESTMENT);
  }

  private moves(kind: "lever" | "parameter", id: string, output: number | undefined): boolean {
    const cause = this.causes.causeOf(kind, id);
    return cause !== undefined && output !== undefined && this.causes.moves(cause, output);
  }

  private namesOf({ levers, parameters }: AttributionGroup): ["lever" | "parameter", string][] {
    return [
      ...levers.map(({ lever }): ["lever", string] => ["lever", lever]),
      ...parameters.map(({ parameter }): ["parameter", string] => ["parameter", parameter]),
    ];
  }

  /** Whether anything of it can. */
  isPriced(group: AttributionGroup): boolean {
    return this.namesOf(group).some(([kind, id]) => this.moves(kind, id, this.investment));
  }

  /** What of it moves emissions, and cannot. */
  lacking(group: AttributionGroup): string[] {
    const found = this.namesOf(group).filter(
      ([kind, id]) =>
        this.moves(kind, id, this.emissions) && !this.moves(kind, id, this.investment),
    );
    return [...new Set(found.map(([, id]) => id))].sort();
  }
}

/** Whether the catalogue counts costs at all. */
export const countsCosts = (catalogue: Catalogue): boolean =>
  quantitiesOf(catalogue, "outputs").has(ANNUAL_COST);
