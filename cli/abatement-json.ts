/** What a tonne costs in each plan, as `--json` tells it (docs/reference/json.md). */
import {
  type Abatement,
  type MeasureAbatement,
  type NoAbatement,
} from "../engine/analysis/abatement.ts";
import { PRICE_YEAR } from "../engine/scenario/units/units.ts";
import { groupName } from "../viz/group-names.ts";

const measureRecord = ({ group, ...measure }: MeasureAbatement) => ({
  measure: group.id,
  title: { nl: groupName(group, "nl"), en: groupName(group, "en") },
  ...measure,
});

export const abatementRecords = (found: readonly (Abatement | NoAbatement)[]): unknown =>
  found.map((one) => {
    if (one.obstacle !== null) return one;
    const { curve, payers, ...plan } = one;
    return {
      ...plan,
      priceYear: PRICE_YEAR,
      payers: payers.map(({ payer, ...spent }) => ({ payer: payer.id, ...spent })),
      curve:
        curve === null
          ? null
          : {
              steps: curve.steps.map(measureRecord),
              withoutCost: curve.withoutCost.map(measureRecord),
              raising: curve.raising.map(measureRecord),
              without: curve.without.map(measureRecord),
              background: curve.background === null ? null : measureRecord(curve.background),
              sampledOrders: curve.sampledOrders,
            },
    };
  });
