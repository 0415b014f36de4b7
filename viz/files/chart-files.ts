/** Charts as files: the Vega-Lite spec with its data inside, an SVG and a PNG each. */
import type { DrawnChart } from "./drawn-chart.ts";
import { withFonts } from "./font-faces.ts";

export interface ChartFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * @param folder where the files go inside the results folder, `charts`
 * @param fontFolder viz/fonts
 */
export function chartFiles(
  charts: readonly DrawnChart[],
  folder: string,
  fontFolder: string,
): ChartFile[] {
  const encoder = new TextEncoder();
  return charts.flatMap(({ id, spec, svg, png }): ChartFile[] => [
    {
      name: `${folder}/${id}.vl.json`,
      bytes: encoder.encode(`${JSON.stringify(spec, null, 1)}\n`),
    },
    { name: `${folder}/${id}.svg`, bytes: encoder.encode(withFonts(svg, fontFolder)) },
    { name: `${folder}/${id}.png`, bytes: png },
  ]);
}
