/** The shapes that a path may take between two of its points. */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { diagnosticAt, type SourceText } from "../diagnostics/text.ts";
import type { YamlEntry } from "../yaml/yaml-document.ts";

/**
 * `linear`: a straight line; `s-curve`: slow, fast, slow (3t² - 2t³); `step`: the value of a point
 * begins in its year and stays until the next; `hold`: another name for `step`.
 */
export const SHAPES = ["linear", "step", "s-curve", "hold"] as const;
export type Shape = (typeof SHAPES)[number];

/** What people call the shapes, whom the file then tells the one word for it. */
const ALSO_CALLED: Readonly<Record<string, Shape>> = {
  lineair: "linear",
  recht: "linear",
  rechtlijnig: "linear",
  straight: "linear",
  line: "linear",
  stap: "step",
  stappen: "step",
  sprong: "step",
  trap: "step",
  stairs: "step",
  "s-bocht": "s-curve",
  "s curve": "s-curve",
  s_curve: "s-curve",
  scurve: "s-curve",
  logistic: "s-curve",
  logistisch: "s-curve",
  houd: "hold",
  houden: "hold",
  vast: "hold",
  constant: "hold",
};

/** The shape of a path between its points; null, with the reason reported, when it is none. */
export function readShape(
  source: SourceText,
  { value }: YamlEntry,
  diagnostics: Diagnostic[],
): Shape | null {
  const written = value.kind === "scalar" ? value.written : "";
  const shape = SHAPES.find((known) => known === written);
  if (shape !== undefined) return shape;
  const near = ALSO_CALLED[written.toLowerCase()] ?? nearest(written, SHAPES);
  const choice = SHAPES.join(", ");
  diagnostics.push(
    diagnosticAt(source, value.start, value.end, {
      code: "wrong-type",
      message: {
        nl: `"${written}" is geen vorm van een pad`,
        en: `"${written}" is not a shape of a path`,
      },
      help:
        near === null
          ? { nl: `kies uit ${choice}`, en: `choose from ${choice}` }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    }),
  );
  return null;
}
