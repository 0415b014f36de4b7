/**
 * What it costs to avoid a tonne: the extra cost to society of a plan, against the tonnes of CO2 that
 * it avoids, both over the years of the run and both discounted to the first year (levelised).
 *
 * The same for each measure, from its fair share of the cost and of the tonnes (attribution.ts): a
 * marginal abatement curve that does not depend on an order in which measures are taken. A measure of
 * which the model counts no investment is not free: it stands apart, with no cost known. Programmes
 * with a price count as plan-costs.ts says.
 */
import { quantitiesOf } from "../scenario/address.ts";
import type { Catalogue, Member, Text } from "../scenario/declarations.ts";
import type { AttributedIndicator, Attribution } from "./attribution.ts";
import { BACKGROUND, type AttributionGroup } from "./attribution/groups.ts";
import { presentValue } from "./abatement/present-value.ts";
import { EMISSIONS, INVESTMENT, Priced, type Quantity } from "./abatement/priced.ts";
import { placeOf, type ComparedRun, type Comparison } from "./comparison.ts";
import {
  ANNUAL_COST,
  discountRateOf,
  payersOf,
  planCosts,
  programmeCosts,
  SPENT_BY_PAYER,
  spentOn,
  type CountedSpending,
  type ProgrammeCosts,
  type Spending,
  type UncountedProgramme,
} from "./plan-costs.ts";

const KG_PER_TONNE = 1000;
/** Part of what the reference emits, below which tonnes are rounding. */
const NEGLIGIBLE = 1e-9;

/** What must be split over the measures for their part of an abatement curve. */
export const abatementIndicators = ({ counted }: Pick<ProgrammeCosts, "counted">): string[] => [
  ...[EMISSIONS, ANNUAL_COST, INVESTMENT],
  ...counted.map(({ output }) => output),
];

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
  /** Programmes that are in no figure here. */
  readonly uncounted: readonly UncountedProgramme[];
  /** Null where measures cannot be told apart. */
  readonly curve: AbatementCurve | null;
}

/**
 * Of every plan beside the reference, region by region.
 *
 * @param splitOf the split over measures of a plan (`abatementIndicators`); null where there is none
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
    return regions.map(({ id }) =>
      abatement(against, run, id, split, sharedProgrammeCosts(comparison, id)),
    );
  });
}

/** Which programmes count in a region of a comparison: the same for all its plans. */
export const sharedProgrammeCosts = ({ runs }: Comparison, region: string): ProgrammeCosts =>
  programmeCosts(
    runs,
    runs.map((run) => placeOf(run, region)),
  );

/** What it costs to avoid a tonne with one plan in one region. */
export function abatement(
  reference: ComparedRun,
  plan: ComparedRun,
  region: string,
  split: Attribution | null,
  programmes: ProgrammeCosts = programmeCosts(
    [reference, plan],
    [placeOf(reference, region), placeOf(plan, region)],
  ),
): Abatement | NoAbatement {
  const head: Head = { plan: plan.id, reference: reference.id, region };
  const [theirs, mine] = [placeOf(reference, region), placeOf(plan, region)];
  const obstacle = obstacleOf(reference, theirs) ?? obstacleOf(plan, mine);
  if (obstacle !== null) return { ...head, obstacle };
  const rates = [discountRateOf(reference, theirs), discountRateOf(plan, mine)];
  const shapes = [reference.series.shape, plan.series.shape] as const;
  const [rate] = rates;
  if (shapes[0].first !== shapes[1].first || shapes[0].years !== shapes[1].years) {
    return { ...head, obstacle: OTHER_YEARS };
  }
  if (rate === null || rate === undefined || rate !== rates[1]) {
    return { ...head, obstacle: OTHER_RATES };
  }
  const [before, after] = [
    planCosts(reference, theirs, programmes),
    planCosts(plan, mine, programmes),
  ] as const;
  const yearlyCost = lessThan(before.society, after.society);
  const emitted = lessThan(
    reference.series.series(EMISSIONS, 0, theirs),
    plan.series.series(EMISSIONS, 0, mine),
  );
  const cost = presentValue(yearlyCost, rate);
  // Nought rather than minus nought where a plan avoids nothing.
  const avoidedDiscounted = 0 - presentValue(emitted, rate) / KG_PER_TONNE;
  const avoided = 0 - presentValue(emitted, 0) / KG_PER_TONNE;
  const dust = dustOf(reference, theirs, rate);
  const spent = programmes.counted.map((one): ProgrammeDifference => ({
    ...one,
    more: lessThan(spentOn(reference, theirs, one), spentOn(plan, mine, one)),
  }));
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
    uncounted: programmes.uncounted,
    payers: payersOf(reference.catalogue).map((payer, cell) => {
      const more = (spending: Spending): number =>
        presentValue(
          lessThan(before.spending[spending][cell]!, after.spending[spending][cell]!),
          rate,
        );
      return {
        payer,
        investment: more("investment"),
        operation: more("operation"),
        energy: more("energy"),
      };
    }),
    curve: split === null ? null : curveOf(split, region, rate, dust, plan.catalogue, spent),
  };
}

/** What of `after` is more than `before`, year by year. */
const lessThan = (before: readonly number[], after: readonly number[]): number[] =>
  after.map((value, year) => value - before[year]!);

/** What a plan spends more on one price of a programme than the reference; EUR2024 by year. */
interface ProgrammeDifference extends CountedSpending {
  readonly more: readonly number[];
}

/**
 * Tonnes that are none: what sums of large numbers leave of a measure that moves no emissions, of
 * which a cost per tonne would be a number without a meaning.
 */
const dustOf = ({ series }: ComparedRun, region: number, rate: number): number =>
  (NEGLIGIBLE * presentValue(series.series(EMISSIONS, 0, region).map(Math.abs), rate)) /
  KG_PER_TONNE;

function obstacleOf(run: ComparedRun, region: number): Text | null {
  const needed = [ANNUAL_COST, EMISSIONS, ...Object.values(SPENT_BY_PAYER)];
  const isCounted = countsCosts(run.catalogue) && discountRateOf(run, region) !== null;
  if (isCounted && !needed.every((id) => run.series.has(id))) {
    return {
      nl: `van ${run.id} is niet bewaard wie welke kosten draagt`,
      en: `of ${run.id} it was not stored who bears which costs`,
    };
  }
  if (!isCounted) {
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
  spent: readonly ProgrammeDifference[],
): AbatementCurve | null {
  const found = (id: string): AttributedIndicator | undefined =>
    indicators.find((one) => one.id === id && one.region === region);
  const [emissions, annual, investment] = [EMISSIONS, ANNUAL_COST, INVESTMENT].map(found);
  if (emissions === undefined || annual === undefined || investment === undefined) return null;
  /** Of one figure; undefined where the group does not move it. */
  const partOf = ({ parts }: AttributedIndicator, group: number): Float64Array | undefined =>
    parts.find((one) => one.group === group)?.part;
  // Of what one of the two says nothing, the measure that decides on the programme brings all of it.
  const setter = ({ programme }: ProgrammeDifference): number =>
    groups.findIndex(({ levers }) => levers.some(({ lever }) => lever === programme));
  const spentIn = (one: ProgrammeDifference, group: number): ArrayLike<number> | undefined => {
    const attributed = found(one.output);
    if (attributed !== undefined) return partOf(attributed, group);
    return setter(one) === group ? one.more : undefined;
  };
  const together = (all: readonly (ArrayLike<number> | undefined)[]): number[] =>
    all.reduce<number[]>((sum, part) => {
      if (part === undefined) return sum;
      return Array.from(part, (value, year) => (sum[year] ?? 0) + value);
    }, []);
  const priced = new Priced(
    catalogue,
    spent.map(({ output }) => output),
  );
  const lists = { steps: [], withoutCost: [], raising: [], without: [] } as Record<
    "steps" | "withoutCost" | "raising" | "without",
    MeasureAbatement[]
  >;
  let background: MeasureAbatement | null = null;
  for (const [place, group] of groups.entries()) {
    const emitted = together([partOf(emissions, place)]);
    const placed = together([
      partOf(investment, place),
      ...spent.map((one) => (one.spending === "investment" ? spentIn(one, place) : undefined)),
    ]);
    const avoidedDiscounted = 0 - presentValue(emitted, rate) / KG_PER_TONNE;
    const cost = presentValue(
      together([partOf(annual, place), ...spent.map((one) => spentIn(one, place))]),
      rate,
    );
    const measure: MeasureAbatement = {
      ...{ group, cost, avoidedDiscounted },
      investment: presentValue(placed, rate),
      avoided: 0 - presentValue(emitted, 0) / KG_PER_TONNE,
      perTonne: null,
      unpriced: priced.lacking(quantitiesOfGroup(group)),
    };
    const isPriced =
      placed.some((value) => value !== 0) && priced.isPriced(quantitiesOfGroup(group));
    if (group.id === BACKGROUND) background = measure;
    else if (Math.abs(avoidedDiscounted) <= dust) lists.without.push(measure);
    else if (avoidedDiscounted < 0) lists.raising.push(measure);
    else if (!isPriced) lists.withoutCost.push(measure);
    else lists.steps.push({ ...measure, perTonne: cost / avoidedDiscounted });
  }
  // A programme that one of the two has not can only be taken over whole.
  const unsplit = spent.filter((one) => found(one.output) === undefined && setter(one) < 0);
  for (const id of new Set(unsplit.map(({ programme }) => programme))) {
    const measure = wholeProgramme(
      unsplit.filter(({ programme }) => programme === id),
      rate,
    );
    if (measure.cost !== 0) lists.without.push(measure);
  }
  lists.steps.sort((a, b) => a.perTonne! - b.perTonne! || (a.group.id < b.group.id ? -1 : 1));
  const mostAvoided = (a: MeasureAbatement, b: MeasureAbatement): number =>
    b.avoidedDiscounted - a.avoidedDiscounted;
  lists.withoutCost.sort(mostAvoided);
  lists.raising.sort(mostAvoided);
  const { sampledOrders } = emissions;
  return { ...lists, background, sampledOrders };
}

/** A programme as a measure of its own, that moves nothing but what is spent on it. */
function wholeProgramme(spent: readonly ProgrammeDifference[], rate: number): MeasureAbatement {
  const worth = (list: readonly ProgrammeDifference[]): number =>
    list.reduce((sum, { more }) => sum + presentValue(more, rate), 0);
  const { programme, title } = spent[0]!;
  return {
    group: {
      id: programme,
      name: { kind: "measure", has: [title], without: [] },
      ...{ levers: [], parameters: [] },
    },
    cost: worth(spent),
    investment: worth(spent.filter(({ spending }) => spending === "investment")),
    ...{ avoidedDiscounted: 0, avoided: 0, perTonne: null, unpriced: [] },
  };
}

const quantitiesOfGroup = ({ levers, parameters }: AttributionGroup): Quantity[] => [
  ...levers.map(({ lever }): Quantity => ["lever", lever]),
  ...parameters.map(({ parameter }): Quantity => ["parameter", parameter]),
];

/** Whether the catalogue counts costs at all. */
export const countsCosts = (catalogue: Catalogue): boolean =>
  quantitiesOf(catalogue, "outputs").has(ANNUAL_COST);
