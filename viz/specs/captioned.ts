/**
 * A chart as a page shows it that writes title and source itself, in a caption: without those two, so
 * that nothing is said twice and the picture is lower. Its unit, notes and labels stay.
 */
import { SIZES } from "../theme/chart-theme.ts";
import { INK } from "../theme/colours.ts";
import { dataOf, frameOf, movedBy } from "./chart-data.ts";
import { FOOTER_LINE, type VegaLiteSpec } from "./frame.ts";

/** The parts of a framed spec that are changed here. */
interface Framed {
  readonly layer: readonly unknown[];
  readonly title: Readonly<Record<string, unknown>>;
  readonly padding: { readonly top: number; readonly bottom: number };
}

/** @param spec made by `framed` or `framedAs`; any other is left as it is */
export function captioned(spec: VegaLiteSpec): VegaLiteSpec {
  const frame = frameOf(spec);
  if (frame === null) return spec;
  const { layer, title, padding } = spec as unknown as Framed;
  const { titleHeight, above, hasNotes, closingLines } = frame;
  const data = dataOf(spec);
  // The lines of the closing sentences are the last layers but one, which is the strut.
  const kept = [...layer.slice(0, layer.length - 1 - closingLines), layer.at(-1)];
  const lower = {
    layer: kept,
    title: {
      ...{ dx: title["dx"], offset: title["offset"], text: above, color: INK.muted },
      ...{ fontSize: SIZES.subtitle, fontWeight: 400, lineHeight: 18 },
    },
    padding: {
      ...padding,
      top: padding.top - titleHeight,
      bottom:
        padding.bottom -
        FOOTER_LINE * closingLines -
        (hasNotes || closingLines === 0 ? 0 : FOOTER_LINE),
    },
    usermeta: {
      ...(data === null ? {} : { data: movedBy(data, 0, -titleHeight) }),
      frame: { ...frame, titleHeight: 0, closingLines: 0 },
    },
  };
  return { ...spec, ...lower } as unknown as VegaLiteSpec;
}
