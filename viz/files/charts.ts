/** The charts of a run as files: the Vega-Lite spec with its data inside, an SVG and a PNG each. */
import { baseSteps } from "../../engine/analysis/base-steps.ts";
import type { ChartSource } from "../specs/input.ts";
import { chartInput } from "../specs/input.ts";
import { chartsOf, namedCharts } from "../specs/index.ts";
import type { Language } from "../numbers.ts";
import { createRenderer } from "./render.ts";

export interface ChartFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All charts that have a name, whether or not a run can fill them. */
export const chartList = (): typeof namedCharts => namedCharts;

/**
 * Draws every chart of one region.
 *
 * @param folder where the files go inside the results folder, `charts`
 * @param fontFolder viz/fonts
 */
export async function drawCharts(
  source: ChartSource,
  region: number,
  language: Language,
  folder: string,
  fontFolder: string,
): Promise<ChartFile[]> {
  const renderer = createRenderer(fontFolder);
  const steps = source.baseSteps ?? baseSteps(source.scenario.model, source.run, region);
  const input = chartInput({ ...source, baseSteps: steps }, region);
  const encoder = new TextEncoder();
  // All at once: the next chart is laid out while a thread turns the last one into pixels.
  const files = await Promise.all(
    chartsOf(input).map(async (chart): Promise<ChartFile[]> => {
      const spec = chart.spec(input, language);
      const { svg, png } = await renderer.picture(spec);
      return [
        {
          name: `${folder}/${chart.id}.vl.json`,
          bytes: encoder.encode(`${JSON.stringify(spec, null, 1)}\n`),
        },
        { name: `${folder}/${chart.id}.svg`, bytes: encoder.encode(svg) },
        { name: `${folder}/${chart.id}.png`, bytes: png },
      ];
    }),
  );
  return files.flat();
}
