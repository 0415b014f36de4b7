/** What a tonne avoided costs in compared plans, as a table. */
import type {
  Abatement,
  AbatementCurve,
  MeasureAbatement,
  NoAbatement,
} from "../../engine/analysis/abatement.ts";
import { PRICE_YEAR } from "../../engine/scenario/units/units.ts";
import { groupName } from "../group-names.ts";
import type { Cell } from "./csv.ts";
import type { Table } from "./result-tables.ts";

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
