/** The figures of compared plans: every indicator in every plan, and how far it is from the reference. */
import {
  indicatorOf,
  type ComparedIndicator,
  type ComparedPath,
} from "../../../../engine/analysis/comparison.ts";
import { COMPARED_INDICATORS } from "../../../../engine/analysis/main-indicators.ts";
import { isOwnId } from "../../../../engine/analysis/run-series.ts";
import { unitInWords } from "../../../../engine/scenario/units/units.ts";
import type { DisplayUnit } from "../../../numbers.ts";
import { nameOf } from "../../../names.ts";
import type { Html } from "../html.ts";
import { table, type TableCell, type TableGroup } from "../table.ts";
import { displayFor, figureCell, planName, say, yearsShown, type ComparedView } from "./view.ts";

/** Those asked for, else the usual and those that plans define themselves. */
function shownIds({ report, outcome, region }: ComparedView): readonly string[] {
  const own = outcome.comparison.regions[region]!.indicators.map(({ id }) => id).filter(isOwnId);
  return report.question.indicators ?? [...COMPARED_INDICATORS, ...own];
}

const inYear = (
  path: ComparedPath | null,
  what: "values" | "differences",
  year: number,
): number | null => (path === null ? null : (path[what][year - path.first] ?? null));

function labelOf({ id, label, paths }: ComparedIndicator, view: ComparedView): string {
  if (!id.includes("[")) return label[view.language];
  const place = paths.findIndex((path) => path !== null);
  return nameOf(id, { ...view, outcome: view.outcome.comparison.runs[place]! });
}

function displayOf({ id, paths }: ComparedIndicator): DisplayUnit {
  const [first] = paths.flatMap((path) => (path === null ? [] : [path]));
  const values = paths.flatMap((path) => path?.values ?? []);
  if (!isOwnId(id)) return displayFor(first!.unit, values);
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  const decimals = largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 0.1 ? 2 : 4;
  const label = first!.unit === "1" ? { nl: "–", en: "–" } : unitInWords(first!.unit);
  return { label, factor: 1, decimals };
}

export function indicatorsTable(view: ComparedView): Html | null {
  const { outcome, region, language } = view;
  const { comparison } = outcome;
  const years = yearsShown(view);
  const groups = shownIds(view).flatMap((id): TableGroup[] => {
    const indicator = indicatorOf(comparison, region, id);
    if (indicator === null || indicator.paths.every((path) => path === null)) return [];
    const display = displayOf(indicator);
    const unit = display.label[language];
    const title = labelOf(indicator, view) + (unit === "–" ? "" : ` (${unit})`);
    const first = indicator.paths[comparison.reference]!;
    const isAlike =
      first?.lacking === null &&
      indicator.paths.every(
        (path) =>
          path?.isSame === true && years.every((year) => inYear(path, "differences", year) === 0),
      );
    if (isAlike) {
      const values = years.map((year) =>
        figureCell(inYear(first, "values", year), display, language),
      );
      const row = [say(view, "alle plannen", "all plans"), ...values, ...years.map(() => "=")];
      return [{ title, note: id, rows: [row] }];
    }
    const rows = indicator.paths.map((path, at): TableCell[] => {
      const why =
        path === null
          ? say(view, "niet in dit plan", "not in this plan")
          : path.lacking !== null
            ? path.lacking[language]
            : path.isSame
              ? null
              : say(view, "anders bepaald", "defined otherwise");
      const name = planName(view, at) + (why === null ? "" : ` (${why})`);
      const isComparable = at !== comparison.reference && path?.isSame === true;
      return [
        name,
        ...years.map((year) => figureCell(inYear(path, "values", year), display, language)),
        ...years.map((year) =>
          isComparable
            ? figureCell(inYear(path, "differences", year), display, language, true)
            : "–",
        ),
      ];
    });
    return [{ title, note: id, rows }];
  });
  if (groups.length === 0) return null;
  return table({
    caption: say(
      view,
      "Kerncijfers van elk plan, en het verschil met de referentie (Δ)",
      "Main indicators of each plan, and the difference to the reference (Δ)",
    ),
    columns: [
      { title: "Plan" },
      ...years.map((year) => ({ title: `${year}`, kind: "number" as const })),
      ...years.map((year) => ({ title: `Δ ${year}`, kind: "number" as const })),
    ],
    rows: groups,
    isWide: true,
  });
}
