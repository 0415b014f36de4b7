/** What `--json` says of split differences (docs/reference/json.md). */
import type { AttributedIndicator } from "../engine/analysis/attribution.ts";
import type { PlanAttribution } from "../engine/analysis/compared-attribution.ts";
import { groupName } from "../viz/group-names.ts";

const listOf = (values: Float64Array): (number | null)[] =>
  Array.from(values, (value) => (Number.isFinite(value) ? value : null));

/** One per plan beside the reference. */
export const attributionRecords = (attributions: readonly PlanAttribution[]): unknown =>
  attributions.map(({ plan, obstacle, splits }) => ({
    ...{ plan, obstacle },
    splits: splits.map(({ by, groups, indicators }) => ({
      by,
      groups: groups.map((group) => ({
        id: group.id,
        name: { nl: groupName(group, "nl"), en: groupName(group, "en") },
        levers: [...new Set(group.levers.map(({ lever }) => lever))],
        parameters: [...new Set(group.parameters.map(({ parameter }) => parameter))],
      })),
      split: indicators.map((one) =>
        indicatorRecord(
          one,
          groups.map(({ id }) => id),
        ),
      ),
    })),
  }));

const indicatorRecord = (one: AttributedIndicator, ids: readonly string[]): unknown => ({
  ...{ region: one.region, indicator: one.id, unit: one.unit, years: one.years },
  reference: listOf(one.reference),
  plan: listOf(one.plan),
  sampledOrders: one.sampledOrders,
  parts: one.parts.map(({ group, part, alone, last, standardError }) => ({
    group: ids[group],
    part: listOf(part),
    alone: listOf(alone),
    last: listOf(last),
    standardError: standardError === null ? null : listOf(standardError),
  })),
  interactions: one.pairs.map(({ groups: [first, second], index }) => ({
    group: ids[first],
    with: ids[second],
    index: listOf(index),
  })),
});
