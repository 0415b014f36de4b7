/** Goals that are only followed: their observations must be in a unit that the goal can be told in. */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { ProjectFiles } from "../files.ts";
import { placeOfOrigin, quoteWord } from "../region/region-report.ts";
import type { Provenance, TargetModel, TargetNote } from "../resolved.ts";
import { convertYearly, parseUnit } from "../units/units.ts";

/** What brings a number from one unit as written to another; null when they measure something else. */
export function betweenWritten(from: string, to: string): ((value: number) => number) | null {
  if (from === to) return (value) => value;
  const [one, other] = [parseUnit(from), parseUnit(to)];
  if (one === null || other === null || convertYearly(1, one, other) === null) return null;
  return (value) => convertYearly(value, one, other)!;
}

/**
 * One error for each followed goal whose observations measure something else.
 *
 * @param history records by indicator; those of something that the model has are in its unit
 * @param filesOf the files among which one lies
 */
export function unfitObservations(
  targets: Iterable<TargetModel>,
  notes: Readonly<Record<string, TargetNote>>,
  history: (indicator: string) => readonly Provenance[],
  filesOf: (file: string) => ProjectFiles,
): Diagnostic[] {
  return [...targets].flatMap((target): Diagnostic[] => {
    if (target.kind !== "tracked") return [];
    const { id, indicator, unit } = target;
    const wrong = history(indicator).find(
      (record) => record.unit !== undefined && betweenWritten(record.unit, unit) === null,
    );
    if (wrong === undefined) return [];
    const { origin } = wrong;
    return [
      {
        code: "wrong-unit",
        severity: "error",
        message: {
          nl: `${indicator} is gemeten in ${wrong.unit!}, en het doel ${id} telt in ${unit}`,
          en: `${indicator} was observed in ${wrong.unit!}, and the target ${id} counts in ${unit}`,
        },
        ...quoteWord(origin, wrong.unit!, filesOf(origin.file)),
        help: {
          nl: "schrijf beide in dezelfde eenheid, of in twee die in elkaar om te rekenen zijn",
          en: "write both in the same unit, or in two of which one can be computed from the other",
        },
        related: [
          {
            note: { nl: "het doel staat hier", en: "the target is here" },
            at: placeOfOrigin(notes[id]!.origin),
          },
        ],
      },
    ];
  });
}
