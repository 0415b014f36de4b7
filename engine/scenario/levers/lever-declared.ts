/**
 * Where a lever is declared, beside a mistake about it: the row of its reference path, or the
 * programme that has it, with its unit and bounds in words.
 */
import type { LeverDeclaration, Text } from "../declarations.ts";
import type { Diagnostic, DiagnosticCode } from "../diagnostics/diagnostics.ts";
import { shownUnit } from "./lever-checks.ts";
import { MOST_UNITS } from "../programmes/programme-declarations.ts";
import type { LoadedRegion } from "../region/region.ts";
import { quantityInWords } from "../units/slot-value.ts";
import { canonicalUnit } from "../units/units.ts";

/** Mistakes that the declaration of a lever helps to mend. */
const ABOUT_LEVER: ReadonlySet<DiagnosticCode> = new Set([
  ...(["unknown-member", "wrong-unit", "missing-unit", "not-a-number", "out-of-range"] as const),
  ...(["year-outside-run", "ambiguous-change", "nothing-to-change", "bad-formula"] as const),
  ...(["wrong-type", "missing-value", "unknown-name"] as const),
]);

/**
 * Adds the place to what was found since an earlier count of diagnostics.
 *
 * @param region null when it could not be read: then no row is known
 */
export function tellDeclared(
  diagnostics: Diagnostic[],
  from: number,
  id: string,
  declaration: LeverDeclaration | undefined,
  region: LoadedRegion | null,
): void {
  if (diagnostics.length === from || declaration === undefined || region === null) return;
  const origin = region.provenance.reference[id]?.[0]?.origin ?? region.programmeNotes[id]?.origin;
  if (origin === undefined) return;
  const at = { ...origin, endColumn: origin.column + 1 };
  const related = [{ note: inWords(declaration), at }];
  for (let index = from; index < diagnostics.length; index++) {
    const found = diagnostics[index]!;
    if (!ABOUT_LEVER.has(found.code) || found.related.length > 0) continue;
    diagnostics[index] = { ...found, related };
  }
}

/** `Windvermogen, gewenst op 1 januari: van 0 MW tot 1000 MW` */
function inWords(declaration: LeverDeclaration): Text {
  const { label, unit, min, max } = declaration;
  const canonical = canonicalUnit(unit);
  const shown = shownUnit(canonical, declaration);
  const [low, high] = [min, max].map((value) => quantityInWords(value, canonical, shown));
  // What a programme counts is bounded beyond all cities, which says nothing to a reader.
  return max === MOST_UNITS
    ? { nl: `${label.nl}: vanaf ${low!.nl}`, en: `${label.en}: from ${low!.en}` }
    : {
        nl: `${label.nl}: van ${low!.nl} tot ${high!.nl}`,
        en: `${label.en}: from ${low!.en} to ${high!.en}`,
      };
}
