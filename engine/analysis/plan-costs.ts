/**
 * What a plan costs, in one place: what the model counts, and beside it the programmes of which the
 * plan or the region knows a price. Nothing here moves a result of the model.
 *
 * A programme is paid by who decides on it (its actor). It has no life and no VAT of its own, so its
 * cost stands as it is, whole, in the year of delivery. A programme without a price is not free: it is
 * named, and counted in no sum. One that counts what the model prices itself is in those sums already.
 */
import { quantitiesOf } from "../scenario/address.ts";
import type { Actor, Catalogue, Member, Text } from "../scenario/declarations.ts";
import { spentId, type PriceKind } from "../scenario/programmes/programme-declarations.ts";
import type { ProgrammeModel, ResolvedScenario } from "../scenario/resolved.ts";
import type { RunSeries } from "./run-series.ts";

/** Yearly cost to society of what the model counts, with investments as annuities; EUR2024. */
export const ANNUAL_COST = "costs.annual_cost";
const MODULE = "costs";
/** Of society: real, per year. */
export const DISCOUNT_RATE = "costs.discount_rate";

/** What payers spend in a year, with taxes and after premiums; EUR2024. */
export const SPENT_BY_PAYER = {
  investment: "costs.investment_by_payer",
  operation: "costs.operation_by_payer",
  energy: "costs.energy_spending_by_payer",
} as const;
export type Spending = keyof typeof SPENT_BY_PAYER;
export const SPENDING = Object.keys(SPENT_BY_PAYER) as readonly Spending[];

/** What of a run its costs are read from; a compared run has it all. */
export interface CostedRun {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  readonly series: RunSeries;
  /** Why an output has no value; null when it has one. */
  lacking(id: string, region: number): Text | null;
}

/** Who pays for what an actor decides on. */
export const PAYER_OF: Readonly<Record<Actor, string>> = {
  city: "city",
  citizen: "household",
  company: "company",
  market: "company",
  flanders: "higher_government",
  federal: "higher_government",
  eu: "higher_government",
};

/** What a price of a programme is spent on. */
const SPENT_ON = { cost: "investment", upkeep: "operation" } as const satisfies Record<
  PriceKind,
  Spending
>;
const KINDS = Object.keys(SPENT_ON) as readonly PriceKind[];

/** A price of a programme that all runs know that have the programme. */
export interface CountedSpending {
  readonly programme: string;
  readonly title: Text;
  /** Member of the dimension `payer`. */
  readonly payer: string;
  readonly spending: "investment" | "operation";
  /** Output with what is spent in a year. */
  readonly output: string;
  /** Whether one of the runs does not say what is delivered; nothing is counted as delivered there. */
  readonly isUnstated: boolean;
}

/** Why a programme is in no sum: nobody knows a price, or the model counts its cost itself. */
export interface UncountedProgramme {
  readonly programme: string;
  readonly title: Text;
  readonly reason: "unpriced" | "in_model";
  /** In words, with the figure that is missing. */
  readonly why: Text;
}

export interface ProgrammeCosts {
  readonly counted: readonly CountedSpending[];
  readonly uncounted: readonly UncountedProgramme[];
}

const NO_PRICE: Text = { nl: "geen prijs per eenheid", en: "no price of a unit" };
const IN_MODEL: Text = {
  nl: "het model telt deze kosten zelf",
  en: "the model counts these costs itself",
};

/** Who pays, in declared order; none where the model has no costs. */
export function payersOf({ dimensions }: Catalogue): readonly Member[] {
  const members = dimensions["payer"]?.members;
  return members === undefined || members === "region" || members === "years" ? [] : members;
}

/**
 * Which programmes of runs that are laid side by side are counted. A price that one of them lacks is
 * counted in none, so that no difference is half of something. A run without a programme, or with
 * deliveries of which nothing is said, as unchanged policy often is, delivers nothing more of it.
 *
 * @param places of the region in each run
 */
export function programmeCosts(
  runs: readonly CostedRun[],
  places: readonly number[],
): ProgrammeCosts {
  const counted: CountedSpending[] = [];
  const uncounted: UncountedProgramme[] = [];
  const all = new Map<string, ProgrammeModel>();
  // Those of the last run, the plan, say who decides where two runs do not agree.
  for (const { scenario } of runs) {
    for (const programme of scenario.model.programmes ?? []) all.set(programme.id, programme);
  }
  const priced = pricedOutputs(runs.map(({ catalogue }) => catalogue));
  // A fixed order: sums must not depend on which plan comes first.
  for (const [id, { title, actor, counts }] of [...all].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const leave = (reason: UncountedProgramme["reason"], why: Text): void => {
      uncounted.push({ programme: id, title, reason, why });
    };
    const having = runs.flatMap((run, at) => {
      const programme = run.scenario.model.programmes?.find((one) => one.id === id);
      return programme === undefined ? [] : [{ run, programme, region: places[at]! }];
    });
    if (counts !== null && priced.has(counts)) {
      const isAsked = having.some(({ programme }) => programme.cost ?? programme.upkeep);
      if (isAsked) leave("in_model", IN_MODEL);
      continue;
    }
    const lacks: Text[] = [];
    let isAsked = false;
    for (const kind of KINDS) {
      const asking = having.filter(({ programme }) => programme[kind] !== undefined);
      if (asking.length === 0) continue;
      isAsked = true;
      const output = spentId(id, kind);
      const lacking = asking.map(({ run, region }) => run.lacking(output, region));
      const isPriced =
        asking.length === having.length && asking.every(({ programme }) => programme[kind]!.known);
      const isUnstated = lacking.some((one) => one !== null);
      if (!isPriced) lacks.push(lacking.find((one) => one !== null) ?? NO_PRICE);
      else if (lacking.every((one) => one !== null)) lacks.push(lacking[0]!);
      else {
        const payer = PAYER_OF[actor];
        const spending = SPENT_ON[kind];
        counted.push({ programme: id, title, payer, spending, output, isUnstated });
      }
    }
    if (!isAsked) leave("unpriced", NO_PRICE);
    else if (lacks.length > 0) leave("unpriced", joined(lacks));
  }
  return { counted, uncounted };
}

const joined = (texts: readonly Text[]): Text => {
  const all = (language: keyof Text): string =>
    [...new Set(texts.map((text) => text[language]))].join("; ");
  return { nl: all("nl"), en: all("en") };
};

/** Outputs that the module of costs reads, with their totals and parts: what they count is priced. */
function pricedOutputs(catalogues: readonly Catalogue[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const catalogue of catalogues) {
    const costs = catalogue.modules.find(({ id }) => id === MODULE);
    if (costs === undefined) continue;
    for (const { from } of Object.values(costs.inputs)) {
      if (QUANTITIES_OF_ALL.has(from)) continue;
      found.add(from);
      const total = quantitiesOf(catalogue, "outputs").get(from)?.total;
      if (total !== undefined) found.add(`${from.slice(0, from.indexOf("."))}.${total}`);
    }
  }
  return found;
}

/** Read to divide by or to price energy, not because one more of it is paid for. */
const QUANTITIES_OF_ALL: ReadonlySet<string> = new Set([
  "demography.households",
  "mobility.car_km",
  "mobility.resident_km",
]);

/** What one run spends, year by year of its own run; EUR2024. */
export interface PlanCosts {
  readonly first: number;
  /** Real, of society, per year. */
  readonly discountRate: number;
  readonly payers: readonly Member[];
  /** `[payer][year]`. */
  readonly spending: Readonly<Record<Spending, readonly (readonly number[])[]>>;
  /** `[year]`; investments of the model as annuities, programmes as they are spent. */
  readonly society: readonly number[];
}

/** What a programme costs in each year of a run; nought in a run that has no such programme. */
export function spentOn(run: CostedRun, place: number, { output }: CountedSpending): number[] {
  const { series } = run;
  return series.has(output)
    ? series.series(output, 0, place)
    : Array.from({ length: series.shape.years }, () => 0);
}

/** @param place of the region in the run */
export function planCosts(
  run: CostedRun,
  place: number,
  { counted }: Pick<ProgrammeCosts, "counted">,
): PlanCosts {
  const { series, catalogue } = run;
  const payers = payersOf(catalogue);
  const spent = counted.map((one) => ({ ...one, amounts: spentOn(run, place, one) }));
  const withSpent = (amounts: number[], added: typeof spent): readonly number[] =>
    added.reduce<number[]>(
      (sum, one) => sum.map((value, year) => value + one.amounts[year]!),
      amounts,
    );
  const of = (spending: Spending): readonly (readonly number[])[] =>
    payers.map(({ id }, cell) =>
      withSpent(
        series.series(SPENT_BY_PAYER[spending], cell, place),
        spent.filter((one) => one.spending === spending && one.payer === id),
      ),
    );
  return {
    first: series.shape.first,
    discountRate: discountRateOf(run, place) ?? 0,
    payers,
    spending: {
      investment: of("investment"),
      operation: of("operation"),
      energy: of("energy"),
    },
    society: withSpent(series.series(ANNUAL_COST, 0, place), spent),
  };
}

/** Real discount rate of society in a run; null where its model has none. */
export const discountRateOf = (
  { scenario }: Pick<CostedRun, "scenario">,
  place: number,
): number | null => scenario.model.regions[place]!.parameters[DISCOUNT_RATE]?.[0] ?? null;

/** Whether a run has every figure that its costs are read from, in a region. */
export const hasCosts = (run: CostedRun, place: number): boolean =>
  discountRateOf(run, place) !== null &&
  [ANNUAL_COST, ...Object.values(SPENT_BY_PAYER)].every(
    (id) => run.series.has(id) && run.lacking(id, place) === null,
  );
