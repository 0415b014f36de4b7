/** Charts below a caption: without title and source, and otherwise what they were. */
import { describe, expect, it } from "vitest";
import { compileStrictly } from "../../viz/files/render.ts";
import { captioned } from "../../viz/specs/captioned.ts";
import { dataOf, frameOf } from "../../viz/specs/chart-data.ts";
import type { VegaLiteSpec } from "../../viz/specs/frame.ts";
import { comparisonCharts, runCharts } from "../arbitraries/shipped-charts.ts";

const CHARTS = [
  ...runCharts("kortrijk/kortrijk-2040.yaml"),
  ...comparisonCharts(["kortrijk/referentie.yaml", "kortrijk/kortrijk-2040.yaml"]),
];

interface Parts {
  readonly layer: readonly unknown[];
  readonly height: number;
  readonly padding: { readonly top: number; readonly bottom: number };
  readonly title: { readonly text: string | readonly string[] };
}
const parts = (spec: VegaLiteSpec): Parts => spec as unknown as Parts;
const heightOf = (spec: VegaLiteSpec): number => {
  const { height, padding } = parts(spec);
  return padding.top + height + padding.bottom;
};
const textOf = (spec: VegaLiteSpec): string => JSON.stringify([parts(spec).layer, spec.title]);

describe.each(CHARTS.map((chart) => [chart.id, chart] as const))(
  "%s below a caption",
  (_, chart) => {
    const whole = chart.spec("nl");
    const lower = captioned(whole);
    const { title, closing, closingLines } = frameOf(whole)!;

    it("says neither title nor source, and all else", () => {
      expect(textOf(whole)).toContain("model ademruimte");
      expect(textOf(lower)).not.toContain("model ademruimte");
      expect(closing).toContain("Bron: model ademruimte.");
      expect([parts(whole).title.text].flat().join(" ")).toBe(title);
      expect(parts(lower).title.text).not.toContain(title);
      expect(parts(whole).layer.slice(0, -1 - closingLines)).toEqual(
        parts(lower).layer.slice(0, -1),
      );
      expect(parts(lower).layer.at(-1)).toEqual(parts(whole).layer.at(-1));
      expect(lower.description).toBe(whole.description);
    });

    it("is lower, with its data where they are drawn, and can be drawn", () => {
      const gone = heightOf(whole) - heightOf(lower);
      expect(gone).toBeGreaterThanOrEqual(22 + 14 * closingLines);
      const up = parts(whole).padding.top - parts(lower).padding.top;
      const tops = (spec: VegaLiteSpec): number[] => dataOf(spec)!.plots.map(({ top }) => top);
      expect(tops(lower)).toEqual(tops(whole).map((top) => top - up));
      expect(() => compileStrictly(lower)).not.toThrow();
    });

    it("has lost all there is to lose", () => {
      expect(parts(captioned(lower)).layer).toEqual(parts(lower).layer);
      expect(parts(captioned(lower)).padding).toEqual(parts(lower).padding);
    });
  },
);

it("leaves a spec without a frame as it is", () => {
  const plain = { mark: "bar", data: { values: [] } } as unknown as VegaLiteSpec;
  expect(captioned(plain)).toBe(plain);
});
