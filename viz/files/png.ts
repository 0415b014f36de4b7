/**
 * SVG to PNG. A native library does it; where that cannot be loaded, because there is none for the
 * machine or its rules allow no foreign libraries, the same renderer in WebAssembly, which stands
 * beside the command and gives the same bytes in about twice the time.
 */
import { join } from "node:path";
import type * as Native from "@resvg/resvg-js";
import { FONT_FAMILY } from "../theme/chart-theme.ts";
import { REGULAR, SEMIBOLD } from "./font-faces.ts";
import type * as Wasm from "./png-wasm.ts";

export type PngRenderer = (svg: string) => Promise<Uint8Array>;

/** What both are told, beside the fonts. */
export const FONT_OPTIONS = {
  loadSystemFonts: false,
  defaultFontFamily: FONT_FAMILY,
  sansSerifFamily: FONT_FAMILY,
};

/** Two pixels per unit of the SVG. */
export const PICTURE_OPTIONS = {
  fitTo: { mode: "zoom", value: 2 },
  background: "white",
} as const;

/**
 * The native library; null where it cannot be loaded, whatever the reason: the pictures are equal, so
 * that there is nothing to tell.
 */
function native(): typeof Native | null {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- may be missing or forbidden
    return require("@resvg/resvg-js") as typeof Native;
  } catch {
    return null;
  }
}

/** @param fontFolder the folder viz/fonts: its TTF files are drawn with */
export function pngRenderer(fontFolder: string): PngRenderer {
  const fontFiles = [REGULAR, SEMIBOLD].map((file) => join(fontFolder, `${file}.ttf`));
  const library = native();
  if (library === null) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
    const { wasmPngRenderer } = require("./png-wasm.cjs") as typeof Wasm;
    return wasmPngRenderer(fontFiles);
  }
  const options = { font: { ...FONT_OPTIONS, fontFiles }, ...PICTURE_OPTIONS };
  return async (svg) => (await library.renderAsync(svg, options)).asPng();
}
