/** SVG to PNG in WebAssembly, as a bundle of its own: see `png.ts`, which loads it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { FONT_OPTIONS, PICTURE_OPTIONS, type PngRenderer } from "./png.ts";

let begun: Promise<void> | null = null;

/** Reads the program from beside the bundle, once. */
const begin = (): Promise<void> =>
  (begun ??= initWasm(readFileSync(join(__dirname, "resvg.wasm"))));

/** @param fontFiles TTF files to draw with */
export function wasmPngRenderer(fontFiles: readonly string[]): PngRenderer {
  const fontBuffers = fontFiles.map((file) => readFileSync(file));
  const options = { font: { ...FONT_OPTIONS, fontBuffers }, ...PICTURE_OPTIONS };
  return async (svg) => {
    await begin();
    const drawing = new Resvg(svg, options);
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      // What WebAssembly holds is not seen by the collector.
      image.free();
      drawing.free();
    }
  };
}
