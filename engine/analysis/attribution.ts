/**
 * Which measure does the work: the difference between two scenarios in any figure and year, split
 * over what differs between them.
 *
 * Every mix of the two is run: the reference with some of the groups taken over from the plan. The
 * part of a group is the mean of what it adds over all orders in which the groups can be taken over
 * (the Shapley value), so that measures that help or hinder each other share what they do together
 * evenly. Groups that by what the modules declare cannot move a figure are left out of its split,
 * and have no part in it.
 */
import { cityOf } from "../model/index.ts";
import type { Instance } from "../run/instance.ts";
import type { Text } from "../scenario/declarations.ts";
import type { ResolvedScenario, ScenarioModel } from "../scenario/resolved.ts";
import {
  comparedIndicators,
  Movers,
  sharedIndicators,
  sharedProgrammes,
  type ComparedIndicator,
} from "./attribution/compared-indicators.ts";
import { groupsOf, type AttributedBy, type AttributionGroup } from "./attribution/groups.ts";
import { MixedRuns, valuesOf } from "./attribution/mixed-runs.ts";
import { ORDER_PAIRS, sampledParts } from "./attribution/sampled-shapley.ts";
import { exactParts, extremes, interactionsOf, type Game } from "./attribution/shapley.ts";
import { instanceFor } from "./outcome.ts";

/** With more groups than this the orders are sampled: 2^10 runs take well under a second. */
export const EXACT_GROUPS = 10;

export interface AttributionOptions {
  /**
   * Ids of outputs and own indicators, or cells as `heat.connection_share[venning]`; when left out,
   * all scalar outputs and own indicators that both scenarios have.
   */
  readonly indicators?: readonly string[];
  /** Whether to work out what pairs of groups do together; only where the split is exact. */
  readonly interactions?: boolean;
  /** What a model runs on; wired anew when left out. */
  readonly instanceOf?: (model: ScenarioModel) => Instance;
  /** Leaves out the figures that more groups can move than an exact split takes. */
  readonly exactOnly?: boolean;
  /** Up to how many groups every mix is run; `EXACT_GROUPS` when left out. */
  readonly exactGroups?: number;
}

/** One group's part in a figure; one value per year, NaN where a mix has no value. */
export interface AttributedPart {
  /** Place in the list of groups. */
  readonly group: number;
  readonly part: Float64Array;
  /** Taken over as the only one: v({i}) - v(none). */
  readonly alone: Float64Array;
  /** Taken over as the last one: v(all) - v(all but i). */
  readonly last: Float64Array;
  /** Null where the split is exact. */
  readonly standardError: Float64Array | null;
}

export interface AttributedPair {
  /** Places in the list of groups, the smaller first. */
  readonly groups: readonly [number, number];
  /** Shapley interaction index, one value per year. */
  readonly index: Float64Array;
}

export interface AttributedIndicator {
  readonly region: string;
  readonly id: string;
  /** Of all values: canonical, or for an own indicator as declared. */
  readonly unit: string;
  readonly isStock: boolean;
  /** Calendar years; a stock has one more, the 1 January after the last year. */
  readonly years: readonly number[];
  readonly reference: Float64Array;
  readonly plan: Float64Array;
  /** Of the groups that can move it, in the order of the groups; they add up to the difference. */
  readonly parts: readonly AttributedPart[];
  readonly pairs: readonly AttributedPair[];
  /** Orders taken when the split is from a sample; null when it is exact. */
  readonly sampledOrders: number | null;
}

export interface Attribution {
  readonly by: AttributedBy;
  readonly groups: readonly AttributionGroup[];
  readonly indicators: readonly AttributedIndicator[];
}

/** Figures that the same groups can move. */
interface Cluster {
  readonly groups: readonly number[];
  readonly indicators: readonly ComparedIndicator[];
}

/** Why no mix of two scenarios can be run; null when it can. */
export function attributionObstacle(
  { model: reference }: ResolvedScenario,
  { model: plan }: ResolvedScenario,
): Text | null {
  if (reference.first !== plan.first || reference.last !== plan.last) {
    return {
      nl: "de twee lopen niet over dezelfde jaren, en een mengvorm van beide is dus niet door te rekenen",
      en: "the two do not run over the same years, so that no mix of both can be run",
    };
  }
  const modules = ({ modules: ids }: typeof plan): string => ids.join();
  if (modules(reference) !== modules(plan)) {
    return {
      nl: "de twee rekenen niet met dezelfde modules, en een mengvorm van beide is dus niet door te rekenen",
      en: "the two are not computed with the same modules, so that no mix of both can be run",
    };
  }
  const shape = ({ regions }: typeof plan): string =>
    JSON.stringify(regions.map(({ id, dimensions }) => [id, dimensions]));
  if (shape(reference) !== shape(plan)) {
    return {
      nl: "de twee gaan niet over dezelfde regio, en een mengvorm van beide is dus niet door te rekenen",
      en: "the two are not about the same region, so that no mix of both can be run",
    };
  }
  return null;
}

/**
 * Splits the difference of `plan` from `reference` over the groups of what differs.
 *
 * @throws Error when `attributionObstacle` has something to say
 * @throws NonFiniteError when a mix of the two runs out of the model's domain
 */
export function attribute(
  reference: ResolvedScenario,
  plan: ResolvedScenario,
  by: AttributedBy,
  options: AttributionOptions = {},
): Attribution {
  const obstacle = attributionObstacle(reference, plan);
  if (obstacle !== null) throw new Error(obstacle.en);
  const programmes = sharedProgrammes(reference.model, plan.model);
  const { catalogue } = cityOf(programmes === undefined ? {} : { programmes });
  const groups = groupsOf(reference, plan, by, catalogue);
  const shared = { ...reference.model, ...(programmes === undefined ? {} : { programmes }) };
  const instance = (options.instanceOf ?? instanceFor)(shared);
  const indicators = sharedIndicators(reference.model, plan.model, catalogue);
  const runs = new MixedRuns(
    ...([instance, reference.model, plan.model, groups, indicators, catalogue] as const),
  );
  const compared = comparedIndicators(
    ...([reference.model, plan.model, catalogue, runs.own, options.indicators] as const),
  );
  const movers = new Movers(
    groups,
    runs.own,
    reference.model.regions.map((region, at) => [region, plan.model.regions[at]!]),
  );
  const clusters = clustersOf(compared, movers);
  const exact = options.exactGroups ?? EXACT_GROUPS;
  const found = new Map<ComparedIndicator, AttributedIndicator>();
  const split = new Splitting(runs, groups.length, reference.model, options.interactions === true);
  const isSmall = (cluster: Cluster): boolean => cluster.groups.length <= exact;
  for (const [players, of] of lattices(clusters.filter(isSmall))) {
    split.exactly(players, of, found);
  }
  for (const cluster of clusters) {
    if (options.exactOnly !== true && !isSmall(cluster)) split.bySample(cluster, found);
  }
  return { by, groups, indicators: compared.flatMap((one) => found.get(one) ?? []) };
}

function clustersOf(compared: readonly ComparedIndicator[], movers: Movers): Cluster[] {
  const clusters = new Map<string, { groups: number[]; indicators: ComparedIndicator[] }>();
  for (const one of compared) {
    const groups = movers.of(one);
    const key = groups.join();
    const known = clusters.get(key);
    if (known === undefined) clusters.set(key, { groups, indicators: [one] });
    else known.indicators.push(one);
  }
  return [...clusters.values()];
}

/** Sets of groups whose mixes are run, and the clusters that are read from them. */
function lattices(
  clusters: readonly Cluster[],
): (readonly [players: readonly number[], of: readonly Cluster[]])[] {
  const largestFirst = [...clusters].sort((a, b) => b.groups.length - a.groups.length);
  const found: (readonly [readonly number[], Cluster[]])[] = [];
  for (const cluster of largestFirst) {
    const home = found.find(([players]) =>
      cluster.groups.every((group) => players.includes(group)),
    );
    if (home === undefined) found.push([cluster.groups, [cluster]]);
    else home[1].push(cluster);
  }
  return found;
}

class Splitting {
  constructor(
    private readonly runs: MixedRuns,
    private readonly groups: number,
    private readonly years: {
      readonly first: number;
      readonly last: number;
      readonly regions: readonly { readonly id: string }[];
    },
    private readonly interactions: boolean,
  ) {}

  /**
   * Runs every mix of the players and splits what can be read from them. Groups that are no players
   * go with the first of them, so that the first mix is the reference and the last the plan.
   */
  exactly(
    players: readonly number[],
    clusters: readonly Cluster[],
    found: Map<ComparedIndicator, AttributedIndicator>,
  ): void {
    // Groups that bring their own parameters come last: they then join or leave the fewest times.
    const order = [...players].sort(
      (a, b) => Number(this.runs.changesGround(a)) - Number(this.runs.changesGround(b)) || a - b,
    );
    const listed = clusters.flatMap(({ indicators }) => indicators);
    const reading = this.runs.reading(listed);
    const { width } = reading;
    const mixes = Math.max(2, 1 << order.length);
    const rows = new Float64Array(mixes * width);
    const joined = new Uint8Array(this.groups);
    for (let mix = 0; mix < mixes; mix++) {
      joined.fill(mix & 1);
      order.forEach((group, i) => (joined[group] = (mix >> i) & 1));
      this.runs.run(joined, reading, rows.subarray(mix * width, (mix + 1) * width));
    }
    const game: Game = { rows, width };
    let at = 0;
    for (const { groups, indicators } of clusters) {
      const bits = groups.map((group) => order.indexOf(group));
      const others = bits.reduce((mask, bit) => mask ^ (1 << bit), mixes - 1);
      const who = { players: bits, others };
      // The figures of a cluster lie side by side: what is asked of all of them is asked at once.
      const count = indicators.reduce((sum, one) => sum + this.countOf(one), 0);
      const columns = { at, count };
      const parts = exactParts(game, who, columns);
      const ends = extremes(game, who, columns);
      const pairs = this.interactions ? interactionsOf(game, who, columns) : [];
      let from = 0;
      for (const one of indicators) {
        const to = from + this.countOf(one);
        const start = from;
        const own = (values: Float64Array): Float64Array => values.slice(start, to);
        const row = (mix: number): Float64Array =>
          rows.slice(mix * width + at + start, mix * width + at + to);
        found.set(one, {
          ...this.headOf(one),
          reference: row(0),
          plan: row(mixes - 1),
          parts: groups.map((group, i) => ({
            ...{ group, part: own(parts[i]!) },
            ...{ alone: own(ends[i]!.alone), last: own(ends[i]!.last) },
            standardError: null,
          })),
          pairs: pairs.map(({ pair: [i, j], index }) => ({
            groups: [groups[i]!, groups[j]!],
            index: own(index),
          })),
          sampledOrders: null,
        });
        from = to;
      }
      at += count;
    }
  }

  /** Splits by a sample of the orders in which the groups join. */
  bySample(
    { groups, indicators }: Cluster,
    found: Map<ComparedIndicator, AttributedIndicator>,
  ): void {
    const reading = this.runs.reading(indicators);
    const joined = new Uint8Array(this.groups);
    const values = (of: Uint8Array, row: Float64Array): void => {
      joined.fill(of[0]!);
      groups.forEach((group, i) => (joined[group] = of[i]!));
      this.runs.run(joined, reading, row);
    };
    const { width } = reading;
    const sample = sampledParts({ players: groups.length, width, values });
    const mix = (isIn: (place: number) => boolean): Float64Array => {
      const row = new Float64Array(width);
      values(
        Uint8Array.from(groups, (_, place) => (isIn(place) ? 1 : 0)),
        row,
      );
      return row;
    };
    const [none, all] = [mix(() => false), mix(() => true)];
    const less = (a: Float64Array, b: Float64Array): Float64Array =>
      a.map((value, c) => value - b[c]!);
    const ends = groups.map((_, i) => ({
      alone: less(
        mix((place) => place === i),
        none,
      ),
      last: less(
        all,
        mix((place) => place !== i),
      ),
    }));
    let at = 0;
    for (const one of indicators) {
      const [from, to] = [at, at + this.countOf(one)];
      found.set(one, {
        ...this.headOf(one),
        reference: none.slice(from, to),
        plan: all.slice(from, to),
        parts: groups.map((group, i) => ({
          group,
          part: sample[i]!.part.slice(from, to),
          alone: ends[i]!.alone.slice(from, to),
          last: ends[i]!.last.slice(from, to),
          standardError: sample[i]!.standardError.slice(from, to),
        })),
        pairs: [],
        sampledOrders: 2 * ORDER_PAIRS,
      });
      at = to;
    }
  }

  private countOf({ isStock }: ComparedIndicator): number {
    return valuesOf(isStock, this.years.last - this.years.first + 1);
  }

  private headOf(
    one: ComparedIndicator,
  ): Pick<AttributedIndicator, "region" | "id" | "unit" | "isStock" | "years"> {
    const { region, id, unit, isStock } = one;
    const years = Array.from({ length: this.countOf(one) }, (_, i) => this.years.first + i);
    return { region: this.years.regions[region]!.id, id, unit, isStock, years };
  }
}
