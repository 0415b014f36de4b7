/**
 * What the figures of a region are beside a value: placeholders, unknown, or in the place of a
 * default. The list that summaries and JSON print; the records themselves are in the notes.
 */
import { quantitiesOf } from "../scenario/address.ts";
import type { Catalogue, Text } from "../scenario/declarations.ts";
import type { Provenance, ReplacedFigure, ResolvedScenario } from "../scenario/resolved.ts";

export type FigureKind = "parameter" | "reference" | "history";

/** One record with such a mark. */
export interface MarkedFigure {
  readonly kind: FigureKind;
  /** As its row or key names it; of an observation with its year behind it. */
  readonly address: string;
  readonly label: Text;
  /** Canonical unit, of something that the model does not have as it was written. */
  readonly unit: string;
  /** Of a single figure; null where a record covers several, and where nobody knows it. */
  readonly value: number | null;
  readonly record: Provenance;
}

export interface FigureMarks {
  readonly placeholders: readonly MarkedFigure[];
  readonly unknown: readonly MarkedFigure[];
  readonly replacing: readonly (MarkedFigure & { readonly replaces: ReplacedFigure })[];
}

/** The marked figures of one region, in the order of the notes. */
export function figureMarks(
  { model, notes }: ResolvedScenario,
  catalogue: Catalogue,
  regionIndex: number,
): FigureMarks {
  const region = notes.regions[regionIndex]!;
  const values = model.regions[regionIndex]!.parameters;
  const found: MarkedFigure[] = [];
  const collect = (
    kind: FigureKind,
    lists: Readonly<Record<string, readonly Provenance[]>>,
    declared: ReadonlyMap<string, { readonly label: Text; readonly unit: string }>,
  ): void => {
    for (const id in lists) {
      for (const record of lists[id]!) {
        const { placeholder, unknown, replaces, year } = record;
        if (placeholder === undefined && unknown === undefined && replaces === undefined) continue;
        const own = declared.get(id);
        const name = record.address ?? id;
        const single = kind === "parameter" && values[id]?.length === 1 ? values[id][0]! : null;
        found.push({
          kind,
          address: kind === "parameter" || year === undefined ? name : `${name} ${year}`,
          label: own?.label ?? { nl: id, en: id },
          unit: own?.unit ?? record.unit ?? "1",
          value: unknown === true ? null : (record.value ?? single),
          record,
        });
      }
    }
  };
  collect("parameter", region.parameters, quantitiesOf(catalogue, "parameters"));
  collect("reference", region.reference, quantitiesOf(catalogue, "levers"));
  collect("history", region.history, quantitiesOf(catalogue, "outputs"));
  return {
    placeholders: found.filter(({ record }) => record.placeholder === true),
    unknown: found.filter(({ record }) => record.unknown === true),
    replacing: found.flatMap((figure) => {
      const { replaces } = figure.record;
      return replaces === undefined ? [] : [{ ...figure, replaces }];
    }),
  };
}
