/** Behaviour for the programmes that regions and plans declare: one wiring for any of them. */
import type { Module, View } from "../../run/module.ts";
import {
  deliveredId,
  memoryOf,
  nameOf,
  presentId,
  ratioInputs,
  type Counting,
  type Rating,
} from "../../scenario/programme-declarations.ts";
import { amountOfYear, countedChange, deliveredNext, levelOf, ratioOf } from "./equations.ts";

const NOTHING = new Float64Array(1);

/** Views by name: which names there are is known only when a region has been read. */
type Named = Readonly<Record<string, Float64Array>>;

/** The programmes of one prefix: what is delivered, counted and present. */
export function countingModule({ programmes, declaration }: Counting): Module {
  const stocks = programmes.filter(({ annual }) => !annual);
  return {
    declaration,
    wire({ p, l, in: input, state, now: flows, next: coming, clock }) {
      const [now, next] = [flows as Named, coming as Named];
      const delivered = stocks.map((programme) => {
        const { id, since, counts, level } = programme;
        const name = nameOf(id);
        return {
          since,
          counted: counts === null ? null : input[name]!,
          planned: counts === null ? l[name]! : NOTHING,
          before: p[nameOf(deliveredId(programme))] ?? NOTHING,
          memory: state[memoryOf(id)]!,
          sum: next[name]!,
          all: level === null ? null : next[nameOf(level.id)]!,
          present: level === null ? NOTHING : (p[nameOf(presentId(level))] ?? NOTHING),
        };
      });
      const years = programmes
        .filter(({ annual }) => annual)
        .map(({ id }) => ({ planned: l[nameOf(id)]!, amount: now[nameOf(id)]! }));
      return {
        open() {
          for (let i = 0; i < delivered.length; i++) {
            const { counted, before, memory, sum, all, present } = delivered[i]!;
            // No parameter of what was delivered exists where the base year lies in the run.
            sum[0] = before[0]!;
            memory[0] = counted === null ? before[0]! : counted[0]!;
            if (all !== null) all[0] = present[0]!;
          }
        },
        year() {
          const year = clock[0]!;
          for (let i = 0; i < delivered.length; i++) {
            const { since, counted, planned, before, memory, sum, all, present } = delivered[i]!;
            if (counted === null) {
              const reached = deliveredNext(memory[0]!, planned[0]!, year >= since);
              memory[0] = reached;
              sum[0] = reached;
              if (all !== null) all[0] = levelOf(present[0]!, reached, before[0]!);
            } else {
              // Until the base year has begun, the stock of its 1 January is still to come.
              if (year < since) memory[0] = counted[0]!;
              sum[0] = countedChange(before[0]!, counted[0]!, memory[0]!);
            }
          }
          for (let i = 0; i < years.length; i++) {
            const { planned, amount } = years[i]!;
            amount[0] = amountOfYear(planned[0]!);
          }
        },
      };
    },
  };
}

/** Programmes per inhabitant, per child, per whatever their declaration names. */
export function ratingModule({ ratios, declaration }: Rating): Module {
  return {
    declaration,
    wire({ in: input, now: flows, next: coming }) {
      const [now, next] = [flows as Named, coming as Named];
      const pick = (name: string): View => input[name]!;
      const all = ratios.map(({ id, times, flow, byFlow }, index) => {
        const { of, start, by } = ratioInputs(index);
        return {
          times,
          flow,
          of: pick(of),
          by: pick(by),
          // Of a year's amount by a stock: the mean of both sides of the year.
          start: flow && !byFlow ? pick(start) : pick(by),
          result: (flow ? now : next)[nameOf(id)]!,
        };
      });
      const divide = (flows: boolean): void => {
        for (let i = 0; i < all.length; i++) {
          const { times, flow, of, by, start, result } = all[i]!;
          if (flow && !flows) continue;
          const divisor = flow ? (start[0]! + by[0]!) / 2 : by[0]!;
          result[0] = ratioOf(times, of[0]!, divisor);
        }
      };
      return {
        open: () => divide(false),
        year: () => divide(true),
      };
    },
  };
}
