/**
 * Where the goals of a city contradict each other, or what is physically possible. Each rule takes
 * its numbers from the goals, the parameters and the run; a rule that lacks one of them says
 * nothing. What a finding says in words is in viz/consistency-sentences.ts.
 */
import { cellOf, parseAddress, quantitiesOf } from "../scenario/address.ts";
import type { Catalogue } from "../scenario/declarations.ts";
import type { RegionModel, ResolvedScenario, TargetModel } from "../scenario/resolved.ts";
import type { Trajectories } from "../run/trajectories.ts";
import { subjectOf, valueIn } from "./targets.ts";

export const RULES = [
  "count-and-capacity",
  "faster-than-ever",
  "more-heat-than-asked",
  "dwellings-and-households",
  "parts-and-total",
  "places-and-ratio",
  "excluding",
  "beyond-bound",
  "beyond-potential",
  "faster-than-possible",
  "later-weaker",
] as const;
export type Rule = (typeof RULES)[number];

export interface Finding {
  readonly rule: Rule;
  /** Ids of the goals that it is about, the one at fault first. */
  readonly targets: readonly string[];
  readonly year: number;
  /** What the goal says, and what it should not exceed or fall short of. */
  readonly wanted: number;
  readonly against: number;
  /** Canonical unit of both. */
  readonly unit: string;
  /** The other numbers of the check, by name; canonical units. */
  readonly figures: Readonly<Record<string, number>>;
}

export interface ConsistencyQuestion {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  readonly regionIndex: number;
  readonly run: Trajectories;
  /** The same scenario with every lever on its reference path. */
  readonly reference: Trajectories;
}

/** Differences below this share are rounding of what was stated. */
const SLACK = 1e-6;
const exceeds = (value: number, limit: number): boolean =>
  value > limit + SLACK * Math.max(1, Math.abs(limit));

/** A capacity that consists of countable things of one size. */
const COUNTED = [
  {
    capacity: "renewables.wind_capacity",
    count: "renewables.wind_turbines",
    size: "renewables.turbine_capacity",
  },
];

/** Shares of the dwellings that rise by renovation. */
const RENOVATED = ["housing.share_label_c_or_better", "housing.share_label_a"];
const RENOVATION = "housing.renovation_rate";

/** What there can be at most: the parameter, all its cells or one of them. */
const POTENTIALS: Readonly<Record<string, string>> = {
  "renewables.wind_capacity": "renewables.wind_potential",
  "renewables.pv_capacity": "renewables.pv_potential",
  "renewables.pv_carport_capacity": "renewables.pv_potential[car_parks]",
};

/** What can be added in one year at most. */
const LIMITS: Readonly<Record<string, string>> = {
  "renewables.wind_capacity": "renewables.wind_permits_per_year",
  "renewables.pv_capacity": "renewables.pv_installation_limit",
};

/** What the rules ask of the scenario and its run. */
class Facts {
  readonly first: number;
  readonly region: RegionModel;
  readonly goals: readonly TargetModel[];

  constructor(readonly question: ConsistencyQuestion) {
    const { model } = question.scenario;
    this.first = model.first;
    this.region = model.regions[question.regionIndex]!;
    // What is only followed, or told as a forecast of others, binds nobody.
    this.goals = model.targets.filter(
      ({ kind, direction }) => kind !== "tracked" && kind !== "outlook" && direction !== "about",
    );
  }

  /** Value of an output in a year of a run; null when there is none. */
  at(id: string, year: number, run = this.question.run): number | null {
    const { first, years } = run.shape;
    if (!run.has(id) || year < first || year >= first + years) return null;
    const value = run.at(id, year, 0, this.question.regionIndex);
    return Number.isFinite(value) ? value : null;
  }

  /** A parameter, one of its cells, or the sum of them; null when it is unknown. */
  parameter(address: string): number | null {
    const parsed = parseAddress(address);
    const values = parsed === null ? undefined : this.region.parameters[parsed.id];
    if (parsed === null || values === undefined || values.length === 0) return null;
    if (this.region.unknownParameters?.includes(parsed.id) === true) return null;
    if (parsed.members.length === 0) return values.reduce((sum, value) => sum + value, 0);
    const cell = cellOf(parsed, this.question.catalogue, this.region.dimensions);
    return cell === null ? null : (values[cell] ?? null);
  }

  /** The largest value of a plan's lever until a year. */
  highestUntil(lever: string, year: number): number | null {
    const path = this.region.levers[lever]?.slice(0, year - this.first + 1);
    return path === undefined || path.length === 0 ? null : Math.max(...path);
  }

  /** The level of its indicator that a goal wants in its year; null when its base is unknown. */
  level(target: TargetModel): number | null {
    if (target.kind === "annual_change" || target.kind === "annual_level") return null;
    if (target.kind !== "change") return target.value;
    const { catalogue, run, regionIndex } = this.question;
    const subject = subjectOf(target, run, catalogue, this.region);
    if (subject === null) return null;
    const base =
      target.baseValue ??
      (target.baseYear === null
        ? null
        : valueIn(subject, target.baseYear, run, catalogue, this.region, regionIndex));
    if (base === null) return null;
    return target.relative ? base * (1 + target.value) : base + target.value;
  }

  /** Goals on an indicator, those that only say about how much included. */
  on(indicator: string): TargetModel[] {
    return this.question.scenario.model.targets.filter(
      (target) => target.indicator === indicator && target.kind !== "tracked",
    );
  }

  unit(indicator: string): string {
    const { catalogue, scenario } = this.question;
    const own = scenario.model.indicators.find(({ id }) => id === indicator);
    const id = parseAddress(indicator)?.id ?? indicator;
    return own?.canonical ?? quantitiesOf(catalogue, "outputs").get(id)?.unit ?? "1";
  }
}

/** So many turbines of so many MW do not make the capacity that is wanted in the same year. */
function* countAndCapacity(facts: Facts): Generator<Finding> {
  for (const { capacity, count, size } of COUNTED) {
    const [start, each] = [facts.at(capacity, facts.first), facts.parameter(size)];
    if (start === null || each === null || each <= 0) continue;
    for (const number of facts.on(count)) {
      const there = facts.at(count, facts.first);
      const added = number.kind === "change" ? number.value : number.value - (there ?? NaN);
      for (const amount of facts.on(capacity)) {
        const wanted = facts.level(amount);
        if (amount.year !== number.year || wanted === null) continue;
        const needed = (wanted - start) / each;
        if (!(Math.abs(needed - added) >= 1)) continue;
        yield {
          rule: "count-and-capacity",
          targets: [number.id, amount.id],
          year: amount.year,
          wanted: added,
          against: needed,
          unit: facts.unit(count),
          figures: { capacity: wanted, start, each, made: start + added * each },
        };
      }
    }
  }
}

/** A share of all dwellings that asks for more renovations a year than were ever reached. */
function* fasterThanEver(facts: Facts): Generator<Finding> {
  const notes = facts.question.scenario.notes.regions[facts.question.regionIndex]!;
  const [record] = notes.reference[RENOVATION] ?? [];
  const { low, high } = record ?? {};
  const reference = facts.region.reference[RENOVATION]?.[0];
  if (low === undefined || high === undefined || reference === undefined) return;
  for (const target of facts.goals) {
    if (!RENOVATED.includes(target.indicator) || target.direction !== "at_least") continue;
    const [start, wanted] = [facts.at(target.indicator, facts.first), facts.level(target)];
    const plan = facts.highestUntil(RENOVATION, target.year);
    const years = target.year - facts.first;
    if (start === null || wanted === null || plan === null || years <= 0) continue;
    const needed = (wanted - start) / years;
    if (!exceeds(needed, high) || !exceeds(needed, plan)) continue;
    yield {
      rule: "faster-than-ever",
      targets: [target.id],
      year: target.year,
      wanted: needed,
      against: high,
      unit: "1/year",
      figures: { share: wanted, start, years, reference, plan, low, high },
    };
  }
}

/** Heat of a source that the customers of its networks do not ask, once they use less. */
function* moreHeatThanAsked(facts: Facts): Generator<Finding> {
  const [dwellings, buildings] = [
    facts.parameter("heat.district_dwellings"),
    facts.parameter("heat.district_others"),
  ];
  const others = facts.parameter("heat.district_other_heat");
  const [useful, occupied] = [
    facts.at("housing.useful_heat", facts.first),
    facts.at("housing.occupied", facts.first),
  ];
  const [loss, cover] = [
    facts.parameter("heat.loss_share"),
    facts.parameter("heat.max_cover[residual]"),
  ];
  if (dwellings === null || buildings === null || others === null) return;
  if (useful === null || occupied === null || occupied <= 0) return;
  if (loss === null || loss >= 1 || cover === null) return;
  const now = dwellings * (useful / occupied) + others;
  for (const source of facts.goals) {
    if (source.indicator !== "heat.residual_heat_recovered") continue;
    if (source.direction !== "at_least") continue;
    const sameYear = facts.goals.filter(({ year }) => year === source.year);
    const network = sameYear.find(({ indicator }) => indicator === "heat.district_share_connected");
    const saving = sameYear.find(
      ({ indicator, kind, relative }) =>
        indicator === "heat.building_demand" && kind === "change" && relative,
    );
    const [wanted, share] = [facts.level(source), network && facts.level(network)];
    if (network === undefined || wanted === null || share === null || share === undefined) continue;
    const saved = saving === undefined ? 0 : -saving.value;
    const delivered = now * share * (1 - saved);
    const possible = (delivered / (1 - loss)) * cover;
    if (!exceeds(wanted, possible)) continue;
    yield {
      rule: "more-heat-than-asked",
      targets: [source.id, network.id, ...(saving === undefined ? [] : [saving.id])],
      year: source.year,
      wanted,
      against: possible,
      unit: facts.unit(source.indicator),
      figures: { now, share, saved, delivered, loss, cover },
    };
  }
}

/** Fewer extra dwellings than the trend builds, or more than there are extra households. */
function* dwellingsAndHouseholds(facts: Facts): Generator<Finding> {
  const { reference } = facts.question;
  for (const target of facts.goals) {
    if (target.indicator !== "housing.dwellings_added" || target.direction !== "at_least") continue;
    const trend = facts.at(target.indicator, target.year, reference);
    const [then, now] = [
      facts.at("demography.households", target.year),
      facts.at("demography.households", facts.first),
    ];
    if (trend === null || then === null || now === null) continue;
    const households = then - now;
    const wanted = target.value;
    if (!exceeds(trend, wanted) && !exceeds(wanted, households)) continue;
    const outlook = facts
      .on("demography.households")
      .find(
        ({ direction, kind, year }) =>
          direction === "about" && kind === "change" && year === target.year,
      );
    yield {
      rule: "dwellings-and-households",
      targets: [target.id, ...(outlook === undefined ? [] : [outlook.id])],
      year: target.year,
      wanted,
      against: trend,
      unit: "dwelling",
      figures: { households, ...(outlook === undefined ? {} : { outlook: outlook.value }) },
    };
  }
}

/** The year from which a goal counts what is added. */
const countedFrom = ({ kind, baseYear, relative }: TargetModel): number | null =>
  (kind === "change" || kind === "programme") && !relative ? baseYear : null;

/** Two parts, one after the other, that do not add up to the total of the whole time. */
function* partsAndTotal(facts: Facts): Generator<Finding> {
  for (const total of facts.goals) {
    const from = countedFrom(total);
    if (from === null) continue;
    const same = facts.goals.filter(
      (goal) => goal !== total && goal.indicator === total.indicator && countedFrom(goal) !== null,
    );
    for (const early of same) {
      if (countedFrom(early) !== from || early.year >= total.year) continue;
      for (const late of same) {
        if (countedFrom(late) !== early.year || late.year !== total.year) continue;
        const sum = early.value + late.value;
        if (Math.abs(sum - total.value) <= SLACK * Math.abs(sum)) continue;
        yield {
          rule: "parts-and-total",
          targets: [total.id, early.id, late.id],
          year: total.year,
          wanted: total.value,
          against: sum,
          unit: facts.unit(total.indicator),
          figures: { early: early.value, late: late.value },
        };
      }
    }
  }
}

/** So many more places are too few for the places per head that are wanted by then. */
function* placesAndRatio(facts: Facts): Generator<Finding> {
  for (const { id, level, ratios } of facts.question.scenario.model.programmes ?? []) {
    if (level === null) continue;
    const present = facts.at(level.id, facts.first);
    if (present === null) continue;
    for (const { id: ratio, indicator, times } of ratios) {
      for (const aim of facts.goals) {
        if (aim.indicator !== ratio || aim.kind !== "level" || aim.direction !== "at_least")
          continue;
        for (const places of facts.goals) {
          if (places.indicator !== id || places.year < aim.year) continue;
          const heads = facts.at(indicator, places.year);
          if (heads === null || heads <= 0) continue;
          const reached = ((present + places.value) * times) / heads;
          if (!exceeds(aim.value, reached)) continue;
          yield {
            rule: "places-and-ratio",
            targets: [places.id, aim.id],
            year: places.year,
            wanted: aim.value,
            against: reached,
            unit: facts.unit(ratio),
            figures: { present, added: places.value, heads },
          };
        }
      }
    }
  }
}

/** At least so much and at most less, of the same thing in the same year. */
function* excluding(facts: Facts): Generator<Finding> {
  for (const least of facts.goals) {
    if (least.direction !== "at_least") continue;
    for (const most of facts.goals) {
      if (most.direction !== "at_most" || most.indicator !== least.indicator) continue;
      if (most.year !== least.year || most.by !== least.by) continue;
      const [wanted, against] = [facts.level(least), facts.level(most)];
      if (wanted === null || against === null || !exceeds(wanted, against)) continue;
      yield {
        rule: "excluding",
        targets: [least.id, most.id],
        year: least.year,
        wanted,
        against,
        unit: facts.unit(least.indicator),
        figures: {},
      };
    }
  }
}

/** More than an indicator can be by its definition, or than the region has room for. */
function* beyondBounds(facts: Facts): Generator<Finding> {
  const outputs = quantitiesOf(facts.question.catalogue, "outputs");
  for (const target of facts.goals) {
    const wanted = facts.level(target);
    const declared = outputs.get(parseAddress(target.indicator)?.id ?? "");
    if (wanted === null || declared === undefined) continue;
    const unit = declared.unit;
    const common = { targets: [target.id], year: target.year, wanted, unit, figures: {} };
    const { min, max } = declared;
    if (target.direction === "at_least" && max !== undefined && exceeds(wanted, max)) {
      yield { rule: "beyond-bound", ...common, against: max };
    } else if (target.direction === "at_most" && min !== undefined && exceeds(min, wanted)) {
      yield { rule: "beyond-bound", ...common, against: min };
    }
    const potential = POTENTIALS[target.indicator];
    const room = potential === undefined ? null : facts.parameter(potential);
    if (target.direction === "at_least" && room !== null && exceeds(wanted, room)) {
      yield { rule: "beyond-potential", ...common, against: room };
    }
  }
}

/** More a year than can be added, or more metres of pipe than can be laid until then. */
function* fasterThanPossible(facts: Facts): Generator<Finding> {
  for (const target of facts.goals) {
    const limit = LIMITS[target.indicator];
    const [wanted, start] = [facts.level(target), facts.at(target.indicator, facts.first)];
    const years = target.year - facts.first;
    if (target.direction !== "at_least" || wanted === null || start === null || years <= 0)
      continue;
    let most = limit === undefined ? null : facts.parameter(limit);
    let needed = (wanted - start) / years;
    let unit = `${facts.unit(target.indicator)}/year`;
    if (target.indicator === "heat.district_share_connected") {
      const [dwellings, others] = [
        facts.parameter("heat.district_dwellings"),
        facts.parameter("heat.district_others"),
      ];
      const metres = facts.parameter("heat.metres_per_connection");
      if (dwellings === null || others === null || metres === null) continue;
      most = facts.highestUntil("heat.metres_per_year", target.year);
      needed = ((wanted - start) * (dwellings + others) * metres) / years;
      unit = "m/year";
    }
    if (most === null || !exceeds(needed, most)) continue;
    yield {
      rule: "faster-than-possible",
      targets: [target.id],
      year: target.year,
      wanted: needed,
      against: most,
      unit,
      figures: { level: wanted, start, years },
    };
  }
}

/** A goal that asks less than one before it. */
function* laterWeaker(facts: Facts): Generator<Finding> {
  for (const early of facts.goals) {
    for (const late of facts.goals) {
      if (late.indicator !== early.indicator || late.direction !== early.direction) continue;
      if (late.year <= early.year || countedFrom(late) !== countedFrom(early)) continue;
      const [before, after] = [facts.level(early), facts.level(late)];
      if (before === null || after === null) continue;
      const weaker =
        early.direction === "at_least" ? exceeds(before, after) : exceeds(after, before);
      if (!weaker) continue;
      yield {
        rule: "later-weaker",
        targets: [late.id, early.id],
        year: late.year,
        wanted: after,
        against: before,
        unit: facts.unit(late.indicator),
        figures: { before: early.year },
      };
    }
  }
}

/** All contradictions of one region, in the order of the rules. */
export function findContradictions(question: ConsistencyQuestion): Finding[] {
  const facts = new Facts(question);
  return [
    ...countAndCapacity(facts),
    ...fasterThanEver(facts),
    ...moreHeatThanAsked(facts),
    ...dwellingsAndHouseholds(facts),
    ...partsAndTotal(facts),
    ...placesAndRatio(facts),
    ...excluding(facts),
    ...beyondBounds(facts),
    ...fasterThanPossible(facts),
    ...laterWeaker(facts),
  ];
}
