/** What stands behind the records that the library hands out; no type of it leaves the library. */
import type { Comparison as ComparedRuns } from "../../engine/analysis/comparison.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { Comparison } from "../comparison.ts";
import type { Outcome } from "../outcome.ts";
import type { Plan } from "../plan.ts";

const scenarios = new WeakMap<Plan, ResolvedScenario>();
const outcomes = new WeakMap<Outcome, RunOutcome>();
const comparisons = new WeakMap<Comparison, ComparedRuns>();

function keeper<Public extends object, Inside>(
  kept: WeakMap<Public, Inside>,
  what: string,
): {
  keep(shown: Public, inside: Inside): Public;
  of(shown: Public): Inside;
  has(shown: object): boolean;
} {
  return {
    keep(shown, inside) {
      kept.set(shown, inside);
      return shown;
    },
    of(shown) {
      const inside = kept.get(shown);
      if (inside === undefined) throw new TypeError(`this is ${what} that the library made`);
      return inside;
    },
    has: (shown) => kept.has(shown as Public),
  };
}

export const planValues = keeper(scenarios, "no plan");
export const outcomeValues = keeper(outcomes, "no outcome");
export const comparisonValues = keeper(comparisons, "no comparison");
