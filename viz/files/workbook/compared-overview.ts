/** The first sheets of a comparison: which plans, their main figures side by side, and charts of them. */
import { inYear } from "../../../engine/analysis/comparison.ts";
import { COMPARED_INDICATORS, futureYears } from "../../../engine/analysis/main-indicators.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { INK, PLAN_COLOURS } from "../../theme/colours.ts";
import type { ComparedPlaces } from "./compared-indicators.ts";
import { planName, plansOf, shownIndicator, type ComparedView } from "./compared-view.ts";
import { alternativeText, axisFormat, courseText } from "./chart-texts.ts";
import { contentsTable, MADE_FROM, madeTable, readingTables } from "./overview-sheet.ts";
import { forDifferences } from "./figures.ts";
import type { Sheet, SheetChart, SheetRow, SheetTable } from "./sheet.ts";
import { say, type Signature } from "./view.ts";
import { WORDS } from "./words.ts";

/** What is drawn of every plan, where they have it. */
const DRAWN = [
  ...["emissions.total", "electricity.renewable_share", "heat.delivered"],
  ...["housing.share_label_c_or_better"],
];

const TEXTS = {
  plans: { nl: "De plannen", en: "The plans" },
  against: {
    nl: "de referentie: hiermee worden de andere vergeleken",
    en: "the reference: the others are compared with it",
  },
  key: { nl: "Kerncijfers per plan", en: "Main indicators by plan" },
  differenceIn: { nl: "verschil", en: "difference" },
  charts: { nl: "Grafieken om mee verder te werken", en: "Charts to work on with" },
  how: {
    nl: "Deze grafieken lezen de cellen van dit werkboek. De afgewerkte grafieken staan in de map charts.",
    en: "These charts read the cells of this workbook. The finished charts are in the folder charts.",
  },
} as const satisfies Record<string, Text>;

/** @param sheets all others, in their order */
export function comparedOverviewSheet(
  view: ComparedView,
  title: string,
  signatures: readonly Signature[],
  sheets: readonly Sheet[],
  name: string,
): Sheet {
  const { outcome, language } = view;
  const { runs, reference, regions, first, last } = outcome.comparison;
  const plans = plansOf(view);
  const places = regions.map((region) => region.title[language]).join(", ");
  const made = plans.flatMap((run) => [
    [MADE_FROM.plan, planName(view, run)] as const,
    [MADE_FROM.id, runs[run]!.id] as const,
    [MADE_FROM.files, runs[run]!.scenario.notes.files.join(", ")] as const,
    [MADE_FROM.scenario, signatures[run]!.scenario] as const,
    [MADE_FROM.notes, signatures[run]!.notes] as const,
    [MADE_FROM.engine, signatures[run]!.engine] as const,
  ]);
  return {
    name,
    title,
    lines: [
      {
        nl: `${places}, ${first} tot ${last}. Alle uitkomsten van deze plannen naast elkaar, met wat ze anders aannemen.`,
        en: `${places}, ${first} to ${last}. All results of these plans side by side, with what they assume differently.`,
      }[language],
    ],
    tables: [
      {
        heading: say(TEXTS.plans, view),
        head: [say(WORDS.plan, view), say(WORDS.remark, view)],
        rows: plans.map((run) => ({
          cells: [planName(view, run), run === reference ? say(TEXTS.against, view) : null],
        })),
      },
      ...regions.map((_, region) => keyTable(view, region)),
      contentsTable(sheets, view),
      ...readingTables(view),
      madeTable(made, view),
    ],
    widths: [46, 34, 30, ...Array.from({ length: 6 }, () => 13)],
    fixed: 0,
    pagesAcross: 1,
  };
}

function keyTable(view: ComparedView, region: number): SheetTable {
  const { outcome, language } = view;
  const { regions, reference, first, last } = outcome.comparison;
  const { indicators, title } = regions[region]!;
  const future = futureYears(first, last).filter((year) => year !== first);
  const years = [first, ...future];
  const compared = future.includes(2040) ? 2040 : last;
  const rows = COMPARED_INDICATORS.flatMap((id) => {
    const indicator = indicators.find((one) => one.id === id);
    if (indicator === undefined) return [];
    const shown = shownIndicator(indicator, language);
    return plansOf(view).flatMap((run): SheetRow[] => {
      const path = indicator.paths[run] ?? null;
      if (path?.lacking !== null) return [];
      const difference = run === reference ? null : inYear(path, "differences", compared);
      return [
        {
          ...(run === reference ? { tone: "strong" as const } : {}),
          cells: [
            ...[indicator.label[language], planName(view, run), shown.unit],
            ...years.map((year) => shown.cell(inYear(path, "values", year))),
            forDifferences(shown, [difference]).cell(difference),
          ],
        },
      ];
    });
  });
  return {
    heading: say(TEXTS.key, view) + (regions.length > 1 ? `: ${title[language]}` : ""),
    head: [
      ...[WORDS.indicator, WORDS.plan, WORDS.unit].map((text) => say(text, view)),
      ...[...years, `${compared}, ${say(TEXTS.differenceIn, view)}`],
    ],
    rows,
  };
}

/** Null where there is nothing to draw. */
export function comparedChartsSheet(
  view: ComparedView,
  places: ComparedPlaces,
  name: string,
): Sheet | null {
  const { outcome, language } = view;
  const { regions, reference, first, last } = outcome.comparison;
  const { indicators, title } = regions[0]!;
  const charts = DRAWN.flatMap((id): SheetChart[] => {
    const indicator = indicators.find((one) => one.id === id);
    if (indicator === undefined) return [];
    const shown = shownIndicator(indicator, language);
    const drawn = plansOf(view).filter(
      (run) => indicator.paths[run]?.lacking === null && places.valuesOf(0, id, run) !== undefined,
    );
    const [one] = drawn;
    if (one === undefined) return [];
    const label = indicator.label[language];
    const named = regions.length > 1 ? `${label}, ${title[language]}` : label;
    const others = drawn.filter((run) => run !== reference);
    return [
      {
        title: named,
        unit: shown.unit,
        format: axisFormat(shown),
        years: { first, last },
        categories: places.yearsOf(0, id, one),
        alternative: alternativeText(
          `${named} (${shown.unit})`,
          drawn.map((run) => {
            const path = indicator.paths[run]!;
            const values = path.values.slice(first - path.first, last + 1 - path.first);
            return courseText(planName(view, run), values, shown, first, language);
          }),
        ),
        series: drawn.map((run) => ({
          name: places.nameOf(0, id, run),
          values: places.valuesOf(0, id, run)!,
          ...(run === reference
            ? { colour: INK.text, form: "dashed" as const }
            : {
                colour: PLAN_COLOURS[others.indexOf(run) % PLAN_COLOURS.length]!,
                form: "line" as const,
              }),
        })),
      },
    ];
  });
  if (charts.length === 0) return null;
  return {
    name,
    title: say(TEXTS.charts, view),
    lines: [say(TEXTS.how, view)],
    tables: [],
    widths: [24, 12],
    fixed: 0,
    pagesAcross: 1,
    charts,
  };
}
