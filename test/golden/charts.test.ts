/**
 * The specs of the charts of a shipped plan, of plans side by side, of ensembles of both and of a group of
 * municipalities with invented figures, as files in test/golden/charts:
 * what changed in a chart can be read as a difference of text. Long rows of data are cut to their
 * ends; the figures themselves stand in the other files of test/golden.
 */
import { describe, expect, it } from "vitest";
import { comparedMunicipalities, THIRTEEN } from "../arbitraries/compared-municipalities.ts";
import {
  comparedEnsembleCharts,
  comparisonCharts,
  ensembleCharts,
  runCharts,
  type ShippedChart,
} from "../arbitraries/shipped-charts.ts";
import { groupCharts } from "../../viz/files/group/group-charts.ts";

/** Longer lists of data are cut. */
const MOST = 3;

/** The configuration that all charts share, and the table of the data that tests of its own hold. */
const LEFT_OUT = ["config", "usermeta"];

function cut(value: unknown): unknown {
  if (Array.isArray(value)) {
    const all = value as unknown[];
    if (all.length <= MOST || typeof all[0] !== "object") return all.map(cut);
    return [cut(all[0]), `and ${all.length - 2} more`, cut(all.at(-1))];
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cut(one)]));
}

/** A line for each key of the spec, and for each of its layers. */
function written({ id, spec }: ShippedChart): string {
  const { layer, ...rest } = spec("nl") as unknown as Record<string, unknown> & {
    readonly layer: readonly unknown[];
  };
  return [
    id,
    ...Object.entries(rest)
      .filter(([key]) => !LEFT_OUT.includes(key))
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
    ...layer.map((one) => JSON.stringify(cut(one))),
    "",
  ].join("\n");
}

describe.each([
  ["run", () => runCharts("kortrijk/kortrijk-2040.yaml")],
  [
    "comparison",
    () => comparisonCharts(["kortrijk/referentie.yaml", "kortrijk/kortrijk-2040.yaml"]),
  ],
  ["ensemble", () => ensembleCharts("kortrijk/kortrijk-2040.yaml")],
  ["group", () => groupCharts(comparedMunicipalities(THIRTEEN.slice(2)))],
  [
    "ensemble-comparison",
    () => comparedEnsembleCharts(["kortrijk/referentie.yaml", "kortrijk/kortrijk-2040.yaml"]),
  ],
] as const)("the specs of a %s", (folder, charts) => {
  it("are those in test/golden/charts", async () => {
    for (const chart of charts()) {
      await expect(written(chart)).toMatchFileSnapshot(`charts/${folder}/${chart.id}.txt`);
    }
  });
});
