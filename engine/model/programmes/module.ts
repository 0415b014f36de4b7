/** Behaviour for the programmes that regions and plans declare: one wiring for any of them. */
import type { Module, View } from "../../run/module.ts";
import {
  countedStart,
  deliveredId,
  MEMORY,
  nameOf,
  presentId,
  priceId,
  ratioInputs,
  spentId,
  type Counting,
  type DeclaredRatio,
  type Rating,
  type PriceKind,
} from "../../scenario/programmes/programme-declarations.ts";
import type { ProgrammeModel } from "../../scenario/resolved.ts";
import {
  amountOfYear,
  costOf,
  countedChange,
  deliveredNext,
  levelOf,
  ratioFactor,
  ratioOf,
  upkeepOf,
} from "./equations.ts";

const NOTHING = new Float64Array(1);
const NO_SPENDING: readonly Spending[] = [];

/** Views by name: which names there are is known only when a region has been read. */
type Named = Readonly<Record<string, Float64Array>>;

/** What is spent on one programme of a list. */
interface Spending {
  /** Of the programme in its list. */
  readonly place: number;
  readonly price: View;
  readonly into: Float64Array;
  /** What there was when the run begins, where all there is must be kept up. */
  readonly present: View;
  /** What had been delivered by then, which is part of that. */
  readonly first: View;
}

/** The programmes of one prefix: what is delivered, counted and present. */
export function countingModule({ programmes, declaration }: Counting): Module {
  const planned = programmes.filter(({ annual, counts }) => !annual && counts === null);
  const counted = programmes.filter(({ counts }) => counts !== null);
  const yearly = programmes.filter(({ annual }) => annual);
  const levels = planned.filter(({ level }) => level !== null);
  const sinceOf = (list: typeof programmes): Float64Array =>
    Float64Array.from(list, ({ since }) => since);
  return {
    declaration,
    wire({ p, l, in: input, state, now: flows, next: coming, clock }) {
      const [now, next] = [flows as Named, coming as Named];
      const memory = state[MEMORY] ?? NOTHING;
      // Lists of views side by side: every programme of a prefix goes the same way through them.
      const before = (list: typeof programmes): View[] =>
        list.map((programme) => p[nameOf(deliveredId(programme))] ?? NOTHING);
      const sums = (list: typeof programmes): Float64Array[] =>
        list.map(({ id }) => next[nameOf(id)]!);

      const plannedSince = sinceOf(planned);
      const plannedBefore = before(planned);
      const plannedSums = sums(planned);
      const deliveries = planned.map(({ id }) => l[nameOf(id)]!);

      const countedSince = sinceOf(counted);
      const countedBefore = before(counted);
      const countedSums = sums(counted);
      const stocks = counted.map(({ id }) => input[nameOf(id)]!);
      const bases = planned.length;

      const present = levels.map(({ level }) => p[nameOf(presentId(level!))] ?? NOTHING);
      const totals = levels.map(({ level }) => next[nameOf(level!.id)]!);
      const places = Int32Array.from(levels, (programme) => planned.indexOf(programme));

      const spendings = (list: readonly ProgrammeModel[], kind: PriceKind): Spending[] =>
        list.flatMap((programme, place) => {
          if (programme[kind] === undefined) return [];
          const { id, level } = programme;
          return {
            place,
            price: p[nameOf(priceId(id, kind))] ?? NOTHING,
            into: now[nameOf(spentId(id, kind))]!,
            present: level === null ? NOTHING : (p[nameOf(presentId(level))] ?? NOTHING),
            first: level === null ? NOTHING : (p[nameOf(deliveredId(programme))] ?? NOTHING),
          };
        });
      const plannedCosts = spendings(planned, "cost");
      const plannedUpkeep = spendings(planned, "upkeep");
      const countedCosts = spendings(counted, "cost");
      const countedUpkeep = spendings(counted, "upkeep");
      const yearlyCosts = spendings(yearly, "cost");
      const stocksBefore = counted.map(({ id }) => input[countedStart(nameOf(id))] ?? NOTHING);
      // What was delivered by the first day of the year, and by its last.
      const [begin, end] = [
        new Float64Array(programmes.length),
        new Float64Array(programmes.length),
      ];
      const spend = (costs: readonly Spending[], upkeep: readonly Spending[]): void => {
        for (let i = 0; i < costs.length; i++) {
          const { place, price, into } = costs[i]!;
          into[0] = costOf(price[0]!, end[place]! - begin[place]!);
        }
        for (let i = 0; i < upkeep.length; i++) {
          const { place, price, into, present, first } = upkeep[i]!;
          const start = levelOf(present[0]!, begin[place]!, first[0]!);
          into[0] = upkeepOf(price[0]!, start, levelOf(present[0]!, end[place]!, first[0]!));
        }
      };

      const wishes = yearly.map(({ id }) => l[nameOf(id)]!);
      const amounts = yearly.map(({ id }) => now[nameOf(id)]!);

      return {
        open() {
          // A figure of what was delivered exists only where the base year lies before the run.
          for (let i = 0; i < deliveries.length; i++) {
            memory[i] = plannedBefore[i]![0]!;
            plannedSums[i]![0] = memory[i]!;
          }
          for (let i = 0; i < stocks.length; i++) {
            memory[bases + i] = stocks[i]![0]!;
            countedSums[i]![0] = countedBefore[i]![0]!;
          }
          for (let i = 0; i < totals.length; i++) totals[i]![0] = present[i]![0]!;
        },
        year() {
          const year = clock[0]!;
          for (let i = 0; i < deliveries.length; i++) {
            const counting = year >= plannedSince[i]!;
            const reached = deliveredNext(memory[i]!, deliveries[i]![0]!, counting);
            begin[i] = memory[i]!;
            end[i] = reached;
            memory[i] = reached;
            plannedSums[i]![0] = reached;
          }
          spend(plannedCosts, plannedUpkeep);
          for (let i = 0; i < stocks.length; i++) {
            const stock = stocks[i]![0]!;
            // Until the base year has begun, the stock of its 1 January is still to come.
            if (year < countedSince[i]!) memory[bases + i] = stock;
            const before = countedBefore[i]![0]!;
            const base = memory[bases + i]!;
            end[i] = countedChange(before, stock, base);
            begin[i] =
              year < countedSince[i]! ? before : countedChange(before, stocksBefore[i]![0]!, base);
            countedSums[i]![0] = end[i]!;
          }
          spend(countedCosts, countedUpkeep);
          for (let i = 0; i < totals.length; i++) {
            const place = places[i]!;
            const first = plannedBefore[place]![0]!;
            totals[i]![0] = levelOf(present[i]![0]!, memory[place]!, first);
          }
          for (let i = 0; i < amounts.length; i++) {
            const amount = amountOfYear(wishes[i]![0]!);
            amounts[i]![0] = amount;
            begin[i] = 0;
            end[i] = amount;
          }
          spend(yearlyCosts, NO_SPENDING);
        },
        adjust() {
          for (let i = 0; i < stocks.length; i++) {
            const stock = stocks[i]![0]!;
            if (clock[0]! < countedSince[i]!) memory[bases + i] = stock;
            const before = countedBefore[i]![0]!;
            countedSums[i]![0] = countedChange(before, stock, memory[bases + i]!);
          }
        },
      };
    },
  };
}

/** Ratios with one divisor: it is read and inverted once for all of them. */
interface Divided {
  readonly times: number;
  readonly by: View;
  /** Of a year's amount by a stock: the other side of the year. */
  readonly start: View;
  readonly of: readonly View[];
  readonly results: readonly Float64Array[];
}

/** Programmes per inhabitant, per child, per whatever their declaration names. */
export function ratingModule({ ratios, declaration }: Rating): Module {
  return {
    declaration,
    wire({ in: input, now: flows, next: coming }) {
      const [now, next] = [flows as Named, coming as Named];
      const grouped = (isFlow: boolean): Divided[] => {
        const groups = new Map<string, { ratio: DeclaredRatio; at: number }[]>();
        ratios.forEach((ratio, at) => {
          if (ratio.flow !== isFlow) return;
          const key = `${ratio.times} ${ratio.indicator}`;
          groups.set(key, [...(groups.get(key) ?? []), { ratio, at }]);
        });
        return [...groups.values()].map((members) => {
          const { ratio, at } = members[0]!;
          const { by, start } = ratioInputs(at);
          return {
            times: ratio.times,
            by: input[by]!,
            start: input[isFlow && !ratio.byFlow ? start : by]!,
            of: members.map((member) => input[ratioInputs(member.at).of]!),
            results: members.map((member) => (isFlow ? now : next)[nameOf(member.ratio.id)]!),
          };
        });
      };
      const ofStocks = grouped(false);
      const ofFlows = grouped(true);
      const divide = ({ times, by, start, of, results }: Divided): void => {
        const factor = ratioFactor(times, (start[0]! + by[0]!) / 2);
        for (let i = 0; i < results.length; i++) results[i]![0] = ratioOf(of[i]![0]!, factor);
      };
      return {
        open() {
          for (let i = 0; i < ofStocks.length; i++) divide(ofStocks[i]!);
        },
        year() {
          for (let i = 0; i < ofStocks.length; i++) divide(ofStocks[i]!);
          for (let i = 0; i < ofFlows.length; i++) divide(ofFlows[i]!);
        },
        adjust() {
          for (let i = 0; i < ofStocks.length; i++) divide(ofStocks[i]!);
        },
      };
    },
  };
}
