/** How far each plan is from the reference, a panel with a unit of its own for each indicator. */
import type { ComparedIndicator } from "../../../engine/analysis/comparison.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { DisplayUnit, Language } from "../../numbers.ts";
import { differenceText } from "./difference-text.ts";
import { INK } from "../../theme/colours.ts";
import { fitText, textWidth } from "../../theme/text-width.ts";
import { sentences } from "../alternative/alternative.ts";
import { yearlyData } from "../chart-data.ts";
import type { Layer, VegaLiteSpec } from "../frame.ts";
import { REFERENCE_DASH } from "../history-marks.ts";
import { separate } from "../label-positions.ts";
import { roundTicks } from "../ticks.ts";
import { comparedHead, extremes } from "./alternative.ts";
import { panelFrame } from "./comparison-frame.ts";
import { strokes, texts } from "./drawing.ts";
import { crowdedNotes, emphasisOf, lastOf, type Emphasis } from "./emphasis.ts";
import { keyHeight, keyLayers, type KeyEntry } from "./key.ts";
import { inPanel, PANEL_WIDTH, panelGrid, type Panel } from "./panels.ts";
import { lineLayer, unitLine } from "./plan-lines.ts";
import { coursesOf, displayOf, type ComparisonView, type Course } from "./view.ts";

const KIND: Text = {
  nl: "Lijngrafieken, een paneel per indicator",
  en: "Line charts, a panel for each indicator",
};

/** What stands in one panel. */
interface Differences {
  readonly indicator: ComparedIndicator;
  readonly display: DisplayUnit;
  readonly courses: readonly Course[];
  readonly emphasis: Emphasis;
}

interface EndText {
  readonly course: Course;
  readonly lines: readonly string[];
  readonly at: number;
}

const COLUMNS = 2;
const HEIGHT = 132;
const LEADER = 10;
const LABEL_SIZE = 12;
const LINE_HEIGHT = 14;
/** Room for the name of the plans that end highest and lowest, where not all have a colour. */
const NAME_WIDTH = 96;

/** Of the courses that differ anywhere; the reference differs nowhere from itself. */
function differencesOf(view: ComparisonView, indicator: ComparedIndicator): Differences | null {
  const display = displayOf(view, indicator, "differences");
  const courses = coursesOf(view, indicator, display, "differences").filter(
    ({ plan, values }) => !plan.isReference && values.some((value) => value !== null),
  );
  if (courses.every(({ values }) => values.every((value) => value === null || value === 0))) {
    return null;
  }
  return { indicator, display, courses, emphasis: emphasisOf(courses, 0) };
}

/** Null when no plan differs from the reference in any of the indicators. */
export function differencePanels(
  view: ComparisonView,
  indicators: readonly ComparedIndicator[],
  language: Language,
): VegaLiteSpec | null {
  const all = indicators.flatMap((indicator) => differencesOf(view, indicator) ?? []);
  if (all.length === 0) return null;
  const same = indicators.filter((one) => !all.some(({ indicator }) => indicator === one));
  const [reference, ...others] = view.plans;
  const { isCrowded } = all[0]!.emphasis;
  const entries: KeyEntry[] = [
    ...(isCrowded
      ? []
      : others.map(({ title, colour }) => ({
          name: title[language],
          colour,
          line: "full" as const,
        }))),
    {
      name: `${reference!.title[language]} = 0`,
      colour: INK.text,
      line: "dashed",
    },
  ];
  const ends = all.map((of) => endTexts(of, language));
  const widths = ends
    .flat()
    .flatMap(({ lines }) => lines.map((line) => textWidth(line, LABEL_SIZE, 600)));
  const grid = panelGrid(
    all.map(({ indicator, display, courses }) => {
      const values = courses.flatMap((course) => course.values.filter((value) => value !== null));
      return {
        title: indicator.label[language],
        detail: unitLine(indicator, unitOf(display, language), language),
        ticks: roundTicks(Math.min(0, ...values), Math.max(0, ...values), 4),
      };
    }),
    {
      columns: COLUMNS,
      height: HEIGHT,
      right: LEADER + Math.ceil(Math.max(24, ...widths)) + 2,
      isOneScale: false,
      first: view.first,
      last: view.last,
      top: keyHeight(entries, PANEL_WIDTH) + 6,
    },
    language,
  );
  const title =
    language === "nl"
      ? `Verschil met ${reference!.title.nl}, elk paneel in zijn eigen eenheid`
      : `Difference to ${reference!.title.en}, each panel in its own unit`;
  const unit =
    language === "nl" ? "plan min referentie, jaar na jaar" : "plan less reference, year by year";
  const told = all.map(({ indicator, display, courses }) => {
    const decimals = decimalsOf(courses, display);
    const ends = courses.flatMap((course) => {
      const end = lastOf(course);
      return end === null ? [] : [{ course, ...end }];
    });
    const parts = extremes(ends).map(
      ({ course, value, year }) =>
        `${course.plan.title[language]} ${differenceText(value, language, decimals)} in ${year}`,
    );
    return `${indicator.label[language]}, ${unitOf(display, language)}: ${parts.join(", ")}`;
  });
  return panelFrame(
    view,
    language,
    {
      title,
      unit,
      description: sentences([
        comparedHead(
          view,
          { kind: KIND[language], title, unit, years: [view.first, view.last] },
          language,
        ),
        ...told,
      ]),
      notes: [
        ...crowdedNotes(all[0]!.emphasis, language),
        ...(same.length === 0 ? [] : [sameNote(same, language)]),
      ],
      data: yearlyData(
        {
          courses: all.flatMap(({ indicator, display, courses, emphasis }) =>
            courses.map((course) => ({
              ...{ label: course.plan.title[language], colour: emphasis.colourOf(course) },
              ...{ group: indicator.label[language], first: course.first, values: course.values },
              unit: unitLine(indicator, unitOf(display, language), language),
              decimals: decimalsOf(courses, display),
            })),
          ),
          plots: all.map(({ indicator }, at) => ({
            ...grid.panels[at]!,
            group: indicator.label[language],
          })),
        },
        language,
      ),
    },
    [
      ...grid.layers,
      ...all.flatMap((of, at) => {
        const panel = grid.panels[at]!;
        return [
          inPanel([...linesOf(of, panel, language), zero(view, panel)]),
          ...endLayers(of, ends[at]!, panel),
        ];
      }),
      ...keyLayers(entries, PANEL_WIDTH, 0, 0),
    ],
    grid.height,
  );
}

const sameNote = (same: readonly ComparedIndicator[], language: Language): string => {
  const names = same.map(({ label }) => label[language]).join(", ");
  return language === "nl"
    ? `Zonder verschil in enig plan: ${names}.`
    : `Without a difference in any plan: ${names}.`;
};

/** As many as tell the differences of one panel apart, which are smaller than what they are of. */
function decimalsOf(courses: readonly Course[], display: DisplayUnit): number {
  const values = courses.flatMap((course) => course.values.map((value) => Math.abs(value ?? 0)));
  const largest = Math.max(...values);
  if (largest >= 100 || (display.one !== undefined && largest >= 10)) return 0;
  return largest >= 1 ? 1 : largest >= 0.1 ? 2 : 3;
}

/** What a difference is counted in: that of two percentages is in points. */
const unitOf = ({ label, factor }: DisplayUnit, language: Language): string =>
  label.nl === "%" && factor === 0.01
    ? { nl: "procentpunten", en: "percentage points" }[language]
    : label[language];

/** The reference: dashes at nought, as it is dashed in every chart. */
const zero = ({ first, last }: ComparisonView, { x, y }: Panel): Layer =>
  ({
    data: { values: [first, last].map((year) => ({ year, value: 0 })) },
    mark: { type: "line", color: INK.text, strokeWidth: 1.5, strokeDash: [...REFERENCE_DASH] },
    encoding: { x, y },
  }) as Layer;

const linesOf = ({ courses, emphasis }: Differences, panel: Panel, language: Language): Layer[] =>
  [...courses]
    .sort((a, b) => Number(emphasis.isStrong(a)) - Number(emphasis.isStrong(b)))
    .map((course) =>
      lineLayer(course, language, panel, {
        color: emphasis.colourOf(course),
        strokeWidth: emphasis.isStrong(course) ? 2.25 : 1,
      }),
    );

function endTexts({ courses, emphasis, display }: Differences, language: Language): EndText[] {
  const decimals = decimalsOf(courses, display);
  return courses.flatMap((course) => {
    const end = lastOf(course);
    if (end === null || !emphasis.isStrong(course)) return [];
    const number = differenceText(end.value, language, decimals);
    const name = emphasis.isCrowded
      ? fitText(course.plan.title[language], NAME_WIDTH, LABEL_SIZE, 600)
      : [];
    return [{ course, lines: [number, ...name], at: end.value }];
  });
}

function endLayers({ emphasis }: Differences, ends: readonly EndText[], panel: Panel): Layer[] {
  const middles = separate(
    ends.map(({ lines, at }) => ({
      middle: panel.down(at),
      height: lines.length * LINE_HEIGHT + 1,
    })),
    panel.top - 6,
    panel.top + panel.height + 6,
  );
  const right = panel.left + panel.width;
  return ends.flatMap(({ course, lines, at }, i) => {
    const middle = middles[i]!;
    const top = middle - ((lines.length - 1) * LINE_HEIGHT) / 2;
    return [
      strokes([{ x: right + 1, y: panel.down(at), x2: right + LEADER - 2, y2: middle }], {
        color: emphasis.colourOf(course),
        strokeWidth: 1,
      }),
      texts(
        lines.map((text, line) => ({ x: right + LEADER, y: top + line * LINE_HEIGHT, text })),
        { color: INK.text, fontSize: LABEL_SIZE, fontWeight: 600 },
      ),
    ];
  });
}
