/** The fonts of charts and pages as CSS with the fonts inside, so that a file looks alike anywhere. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FONT_FAMILY } from "../theme/chart-theme.ts";

export const REGULAR = "ademruimte-sans-regular";
export const SEMIBOLD = "ademruimte-sans-semibold";

const made = new Map<string, string>();

/**
 * `@font-face` rules of both weights, the WOFF2 files in them.
 *
 * @param fontFolder viz/fonts
 */
export function fontFaces(fontFolder: string): string {
  const known = made.get(fontFolder);
  if (known !== undefined) return known;
  const face = (file: string, weight: number): string => {
    const bytes = readFileSync(join(fontFolder, `${file}.woff2`)).toString("base64");
    return `@font-face{font-family:"${FONT_FAMILY}";font-weight:${weight};src:url(data:font/woff2;base64,${bytes}) format("woff2")}`;
  };
  const faces = face(REGULAR, 400) + face(SEMIBOLD, 600);
  made.set(fontFolder, faces);
  return faces;
}

/** A drawn SVG as a file of its own: the fonts stand behind its description. */
export const withFonts = (svg: string, fontFolder: string): string =>
  svg.replace("</desc>", () => `</desc><style>${fontFaces(fontFolder)}</style>`);
