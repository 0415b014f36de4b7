/** Charts as files: the Vega-Lite spec with its data inside, an SVG and a PNG each. */
import type { VegaLiteSpec } from "../specs/frame.ts";
import { createRenderer } from "./render.ts";

export interface ChartFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * @param folder where the files go inside the results folder, `charts`
 * @param fontFolder viz/fonts
 */
export async function chartFiles(
  charts: readonly { readonly id: string; readonly spec: VegaLiteSpec }[],
  folder: string,
  fontFolder: string,
): Promise<ChartFile[]> {
  const renderer = createRenderer(fontFolder);
  const encoder = new TextEncoder();
  // All at once: the next chart is laid out while a thread turns the last one into pixels.
  const files = await Promise.all(
    charts.map(async ({ id, spec }): Promise<ChartFile[]> => {
      const { svg, png } = await renderer.picture(spec);
      return [
        {
          name: `${folder}/${id}.vl.json`,
          bytes: encoder.encode(`${JSON.stringify(spec, null, 1)}\n`),
        },
        { name: `${folder}/${id}.svg`, bytes: encoder.encode(svg) },
        { name: `${folder}/${id}.png`, bytes: png },
      ];
    }),
  );
  return files.flat();
}
