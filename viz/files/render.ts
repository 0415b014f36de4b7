/**
 * Draws specs as SVG and PNG without a browser. Loads Vega and the PNG renderer when it is first
 * imported: import it lazily.
 *
 * Equal specs give equal bytes, in any order and on any machine: text is measured with our own
 * table, Vega's running ids start anew for each chart, and both pictures use the fonts of viz/fonts.
 */
import { parse, resetSVGDefIds, textMetrics, View, type Spec } from "vega";
import { compile } from "vega-lite";
import { frameOf } from "../specs/chart-data.ts";
import type { VegaLiteSpec } from "../specs/frame.ts";
import { textWidth } from "../theme/text-width.ts";
import { pngRenderer, type PngRenderer } from "./png.ts";

declare module "vega" {
  // Exported by vega, missing from its types.
  export const textMetrics: { width: (item: MeasuredItem, text: unknown) => number };
  export function resetSVGDefIds(): void;
}

export interface Picture {
  /** Readable by assistive technology; without fonts. */
  readonly svg: string;
  /** Two pixels per unit of the SVG. */
  readonly png: Uint8Array;
}

export interface Renderer {
  /**
   * The SVG without fonts.
   *
   * @param name begins every id inside the picture, so that several can stand in one page
   */
  svg(spec: VegaLiteSpec, name: string): Promise<string>;
  /** Both pictures. */
  picture(spec: VegaLiteSpec, name: string): Promise<Picture>;
}

interface MeasuredItem {
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  readonly text?: unknown;
}

const weightOf = (weight: number | string | undefined): 400 | 600 =>
  weight === "bold" || Number(weight) >= 550 ? 600 : 400;

/**
 * @param fontFolder the folder viz/fonts: its TTF files draw the PNG
 */
export function createRenderer(fontFolder: string): Renderer {
  textMetrics.width = (item: MeasuredItem, text: unknown): number =>
    textWidth(String(text ?? "").trim(), item.fontSize ?? 11, weightOf(item.fontWeight));

  // Many a renderer draws no PNG: what does is loaded for the first.
  let png: PngRenderer | null = null;

  return {
    async svg(spec, name) {
      return accessible(await draw(spec), spec, name);
    },
    async picture(spec, name) {
      const plain = await draw(spec);
      png ??= pngRenderer(fontFolder);
      return { svg: accessible(plain, spec, name), png: await png(plain) };
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

/** Where Vega names a clip or a gradient, and where it refers to one. */
const VEGA_ID = /(\bid="|url\(#)((?:clip|gradient_)\d+)(?="|\))/g;

/** Opening tags of groups and marks; their attributes hold no sign that ends a tag. */
const MARK_TAG = /<(?:g|path|line|rect|text)\b[^>]*>/g;
/** The picture is one thing with one text: its marks are no pictures without a text of their own. */
const MARK_ROLE = / (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*"|aria-label="[^"]*")/g;

/** Title, description and role for screen readers; ids that no other picture has. */
function accessible(svg: string, spec: VegaLiteSpec, name: string): string {
  const title = spec.title as { readonly text: string | readonly string[] };
  const above = typeof title.text === "string" ? title.text : title.text.join(" ");
  const text = frameOf(spec)?.title ?? above;
  return svg
    .replace(MARK_TAG, (tag) => tag.replace(MARK_ROLE, ""))
    .replace(VEGA_ID, (_, before: string, id: string) => `${before}${name}-${id}`)
    .replace(
      /^<svg ([^>]*)>/,
      (_, attributes: string) =>
        `<svg ${attributes} role="img" aria-labelledby="${name}-title ${name}-description">` +
        `<title id="${name}-title">${escaped(text)}</title>` +
        `<desc id="${name}-description">${escaped(spec.description ?? "")}</desc>`,
    );
}
