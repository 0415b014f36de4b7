/** Costs of compared plans as tables: what is spent by whom, and what a tonne avoided costs. */
import {
  ANNUAL_COST,
  payersOf,
  SPENDING,
  SPENT_BY_PAYER,
  type Abatement,
  type AbatementCurve,
  type MeasureAbatement,
  type NoAbatement,
} from "../../engine/analysis/abatement.ts";
import { indicatorOf, inYear, type Comparison } from "../../engine/analysis/comparison.ts";
import { PRICE_YEAR } from "../../engine/scenario/units/units.ts";
import { groupName } from "../group-names.ts";
import type { Cell } from "./csv.ts";
import type { Table } from "./result-tables.ts";

/** Year by year what each payer spends, and the cost to society. */
export function costsTable(comparison: Comparison): Table {
  const { runs, reference, regions } = comparison;
  const rows: Cell[][] = [
    [
      ...["scenario", "region", "cost", "payer", "unit", "year", "value"],
      ...["reference", "reference_value", "difference"],
    ],
  ];
  const payers = payersOf(runs[reference]!.catalogue);
  const series: readonly (readonly [cost: string, payer: string | null, id: string])[] = [
    ...SPENDING.flatMap((cost) =>
      payers.map(({ id }) => [cost, id, `${SPENT_BY_PAYER[cost]}[${id}]`] as const),
    ),
    ["society", null, ANNUAL_COST],
  ];
  for (const [place, { id: region }] of regions.entries()) {
    for (const [cost, payer, id] of series) {
      const paths = indicatorOf(comparison, place, id)?.paths ?? [];
      for (const [at, path] of paths.entries()) {
        if (path?.lacking !== null) continue;
        const { unit, first, values } = path;
        values.forEach((value, index) => {
          const year = first + index;
          rows.push([
            ...[runs[at]!.id, region, cost, payer, unit, year, value, runs[reference]!.id],
            ...[
              inYear(paths[reference] ?? null, "values", year),
              inYear(path, "differences", year),
            ],
          ]);
        });
      }
    }
  }
  return { name: "costs.csv", rows };
}

/** The lists of a curve under the names that the table gives them. */
const listsOf = (
  curve: AbatementCurve,
): readonly (readonly [kind: string, measures: readonly MeasureAbatement[]])[] => [
  ["measure", curve.steps],
  ["no_cost_known", curve.withoutCost],
  ["raises_emissions", curve.raising],
  ["no_emissions", curve.without],
  ["background", curve.background === null ? [] : [curve.background]],
];

/** A row per plan, and behind it one per measure, the cheapest tonne first. */
export function abatementTable(found: readonly (Abatement | NoAbatement)[]): Table {
  const rows: Cell[][] = [
    [
      ...["scenario", "reference", "region", "kind", "measure", "measure_nl", "measure_en"],
      ...[
        "cost_eur",
        "avoided_t",
        "avoided_discounted_t",
        "cost_per_tonne",
        "cost_per_plain_tonne",
      ],
      ...["investment_eur", "partly_without_cost", "price_year", "discount_rate", "first", "last"],
      "remark",
    ],
  ];
  for (const one of found) {
    const head: Cell[] = [one.plan, one.reference, one.region];
    if (one.obstacle !== null) {
      const empty: Cell[] = Array.from({ length: rows[0]!.length - 5 }, () => null);
      rows.push([...head, "plan", ...empty, one.obstacle.en]);
      continue;
    }
    const frame: Cell[] = [PRICE_YEAR, one.discountRate, one.first, one.last];
    const isAvoiding = one.effect === "avoids";
    rows.push([
      ...[...head, "plan", null, null, null, one.cost, one.avoided, one.avoidedDiscounted],
      ...[isAvoiding ? one.perTonne : null, isAvoiding ? one.perPlainTonne : null],
      ...[null, null, ...frame, one.effect === "avoids" ? null : one.effect],
    ]);
    for (const [kind, measures] of one.curve === null ? [] : listsOf(one.curve)) {
      for (const measure of measures) {
        const { group, cost, avoided, avoidedDiscounted, perTonne, investment, unpriced } = measure;
        rows.push([
          ...[...head, kind, group.id, groupName(group, "nl"), groupName(group, "en")],
          ...[cost, avoided, avoidedDiscounted, perTonne],
          perTonne === null || avoided <= 0 ? null : cost / avoided,
          ...[investment, unpriced.length === 0 ? null : unpriced.join("; "), ...frame, null],
        ]);
      }
    }
  }
  return { name: "abatement.csv", rows };
}
