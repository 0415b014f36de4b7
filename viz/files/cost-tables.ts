/** What plans cost as a table: every amount once, so that any selection of rows may be added up. */
import {
  comparedCosts,
  runCosts,
  type ComparedCosts,
  type RunCosts,
} from "../../engine/analysis/compared-costs.ts";
import type { Comparison } from "../../engine/analysis/comparison.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { SPENDING } from "../../engine/analysis/plan-costs.ts";
import { UNCHANGED_POLICY } from "../../engine/analysis/unchanged-policy.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { MONEY } from "../../engine/scenario/programmes/programme-declarations.ts";
import { PRICE_YEAR } from "../../engine/scenario/units/units.ts";
import type { Cell } from "./csv.ts";
import type { Table } from "./result-tables.ts";

const HEAD = [
  ...["scenario", "region", "cost", "group", "measure", "measure_nl", "measure_en", "payer"],
  ...["unit", "year", "value", "discounted", "price_year", "discount_rate"],
  ...["reference", "reference_value", "difference", "remark"],
];
const NAME = "costs.csv";
const UNSTATED = "one of the plans does not say what is delivered: nothing is counted there";

/** Amounts of one run that stand together, year by year. */
interface Line {
  readonly cost: string;
  readonly group: string | null;
  readonly measure: string | null;
  readonly label: Text | null;
  readonly payer: string | null;
  readonly amounts: readonly number[];
}

/** Society apart: its cost is no sum of what payers spend. */
function linesOf({ spending, society, investments, payers }: RunCosts): Line[] {
  const plain = { group: null, measure: null, label: null } as const;
  const isSplit = investments.length > 0;
  return [
    ...investments.map(({ measure, label, group, payer, amounts }) => ({
      ...{ cost: "investment", group, measure, label, payer: payer.id, amounts },
    })),
    ...SPENDING.flatMap((cost) =>
      isSplit && cost === "investment"
        ? []
        : payers.map(({ id }, at) => ({
            ...{ ...plain, cost, payer: id, amounts: spending[cost][at]! },
          })),
    ),
    { ...plain, cost: "society", payer: null, amounts: society },
  ];
}

const keyOf = ({ cost, measure, payer }: Line): string => JSON.stringify([cost, measure, payer]);

interface Named {
  readonly ids: readonly string[];
  readonly reference: number;
  /** Which of the runs have rows of their own. */
  readonly shown: readonly number[];
}

function rowsOf({ runs, programmes }: ComparedCosts, named: Named, region: string): Cell[][] {
  const against = runs[named.reference] ?? null;
  const reference = named.ids[named.reference]!;
  const base = new Map((against === null ? [] : linesOf(against)).map((one) => [keyOf(one), one]));
  const unstated = new Set(
    programmes.counted.flatMap(({ programme, isUnstated }) => (isUnstated ? [programme] : [])),
  );
  const rows: Cell[][] = [];
  for (const at of named.shown) {
    const costs = runs[at];
    const id = named.ids[at]!;
    if (costs === null || costs === undefined) continue;
    for (const line of linesOf(costs)) {
      const other = base.get(keyOf(line));
      const { cost, group, measure, label, payer, amounts } = line;
      const isNothing = [...amounts, ...(other?.amounts ?? [])].every((value) => value === 0);
      if (isNothing) continue;
      let factor = 1;
      amounts.forEach((value, index) => {
        const year = costs.first + index;
        // A measure that the reference has not costs nothing there.
        const place = year - (against?.first ?? year);
        const before = against === null ? null : (other?.amounts[place] ?? (other ? null : 0));
        rows.push([
          ...[id, region, cost, group, measure, label?.nl ?? null, label?.en ?? null, payer],
          ...[MONEY, year, value, value * factor, PRICE_YEAR, costs.discountRate],
          ...[reference, before, before === null ? null : value - before],
          measure !== null && unstated.has(measure) ? UNSTATED : null,
        ]);
        factor /= 1 + costs.discountRate;
      });
    }
    for (const { programme, title, reason, why } of programmes.uncounted) {
      const empty: Cell[] = Array.from({ length: 9 }, () => null);
      rows.push([
        ...[id, region, "not_counted", "programmes", programme, title.nl, title.en, null],
        ...[...empty, `${reason}: ${why.en}`],
      ]);
    }
  }
  return rows;
}

/** Of one run, beside its own unchanged policy; none where the model counts no costs. */
export function runCostsTables(outcome: RunOutcome): Table[] {
  const { model, notes } = outcome.scenario;
  const named: Named = { ids: [UNCHANGED_POLICY, notes.id], reference: 0, shown: [1] };
  const rows = model.regions.flatMap(({ id }, region) =>
    rowsOf(runCosts(outcome, region), named, id),
  );
  return rows.length === 0 ? [] : [{ name: NAME, rows: [HEAD, ...rows] }];
}

/** Of every plan of a comparison. */
export function comparedCostsTable(comparison: Comparison): Table {
  const { runs, reference, regions } = comparison;
  const ids = runs.map(({ id }) => id);
  const named: Named = { ids, reference, shown: ids.map((_, at) => at) };
  const rows = regions.flatMap(({ id }) => rowsOf(comparedCosts(comparison, id), named, id));
  return { name: NAME, rows: [HEAD, ...rows] };
}
