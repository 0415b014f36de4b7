/**
 * Draws specs as SVG and PNG without a browser. Loads Vega and the PNG renderer when it is first
 * imported: import it lazily.
 *
 * Equal specs give equal bytes, in any order and on any machine: text is measured with our own
 * table, Vega's running ids start anew for each chart, and both pictures use the fonts of viz/fonts.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderAsync } from "@resvg/resvg-js";
import { parse, resetSVGDefIds, textMetrics, View, type Spec } from "vega";
import { compile } from "vega-lite";
import type { VegaLiteSpec } from "../specs/frame.ts";
import { FONT_FAMILY } from "../theme/chart-theme.ts";
import { textWidth } from "../theme/text-width.ts";

declare module "vega" {
  // Exported by vega, missing from its types.
  export const textMetrics: { width: (item: MeasuredItem, text: unknown) => number };
  export function resetSVGDefIds(): void;
}

export interface Picture {
  readonly svg: string;
  readonly png: Uint8Array;
}

export interface Renderer {
  /** The SVG with its fonts inside; readable by assistive technology. */
  svg(spec: VegaLiteSpec): Promise<string>;
  /** Both pictures; the PNG has two pixels per unit of the SVG. */
  picture(spec: VegaLiteSpec): Promise<Picture>;
}

interface MeasuredItem {
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  readonly text?: unknown;
}

const PNG_SCALE = 2;
const REGULAR = "ademruimte-sans-regular";
const SEMIBOLD = "ademruimte-sans-semibold";

const weightOf = (weight: number | string | undefined): 400 | 600 =>
  weight === "bold" || Number(weight) >= 550 ? 600 : 400;

/**
 * @param fontFolder the folder viz/fonts: its TTF files draw the PNG, its WOFF2 files go into the SVG
 */
export function createRenderer(fontFolder: string): Renderer {
  textMetrics.width = (item: MeasuredItem, text: unknown): number =>
    textWidth(String(text ?? "").trim(), item.fontSize ?? 11, weightOf(item.fontWeight));

  const face = (file: string, weight: number): string => {
    const bytes = readFileSync(join(fontFolder, `${file}.woff2`)).toString("base64");
    return `@font-face{font-family:"${FONT_FAMILY}";font-weight:${weight};src:url(data:font/woff2;base64,${bytes}) format("woff2")}`;
  };
  let faces: string | undefined;
  const styles = (): string =>
    (faces ??= `<style>${face(REGULAR, 400)}${face(SEMIBOLD, 600)}</style>`);
  const font = {
    loadSystemFonts: false,
    fontFiles: [REGULAR, SEMIBOLD].map((file) => join(fontFolder, `${file}.ttf`)),
    defaultFontFamily: FONT_FAMILY,
    sansSerifFamily: FONT_FAMILY,
  };

  return {
    async svg(spec) {
      return accessible(await draw(spec), spec, styles());
    },
    async picture(spec) {
      const plain = await draw(spec);
      const image = await renderAsync(plain, {
        font,
        fitTo: { mode: "zoom", value: PNG_SCALE },
        background: "white",
      });
      return { svg: accessible(plain, spec, styles()), png: image.asPng() };
    },
  };
}

/** A warning of the compiler means a mistake in a spec of ours: it stops. */
const strict = {
  warn(...messages: readonly unknown[]) {
    throw new Error(`chart spec: ${messages.join(" ")}`);
  },
  error(...messages: readonly unknown[]) {
    throw new Error(`chart spec: ${messages.join(" ")}`);
  },
  info: () => strict,
  debug: () => strict,
  level: () => strict,
};

/** Compiles a spec to Vega; throws when Vega-Lite has anything to remark. */
export const compileStrictly = (spec: VegaLiteSpec): Spec =>
  compile(spec, { logger: strict as never }).spec;

async function draw(spec: VegaLiteSpec): Promise<string> {
  const view = new View(parse(compileStrictly(spec)), { renderer: "none" });
  resetSVGDefIds();
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Title, description and role for screen readers; fonts for everyone. */
function accessible(svg: string, spec: VegaLiteSpec, styles: string): string {
  const title = spec.title as { readonly text: string | readonly string[] };
  const text = typeof title.text === "string" ? title.text : title.text.join(" ");
  return svg.replace(
    /^<svg ([^>]*)>/,
    (_, attributes: string) =>
      `<svg ${attributes} role="img" aria-labelledby="title description">` +
      `<title id="title">${escaped(text)}</title>` +
      `<desc id="description">${escaped(spec.description ?? "")}</desc>${styles}`,
  );
}
