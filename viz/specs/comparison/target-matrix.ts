/** The goals of a region and what becomes of each in every plan, as a table of marks and words. */
import type { ComparedTarget, RunTarget } from "../../../engine/analysis/compared-targets.ts";
import type { TargetStatus } from "../../../engine/analysis/targets.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { unitInWords } from "../../../engine/scenario/units/units.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK, STATUS_COLOURS } from "../../theme/colours.ts";
import { fitText, textWidth } from "../../theme/text-width.ts";
import { sentences } from "../alternative/alternative.ts";
import { rowData } from "../chart-data.ts";
import type { Layer, VegaLiteSpec } from "../frame.ts";
import { comparisonFrame } from "./comparison-frame.ts";
import { pixel, strokes, texts, type PlacedText } from "./drawing.ts";
import type { ComparisonView, PlanView } from "./view.ts";

/** Statuses that say something of a plan; the others are counted below. */
const SHOWN = ["met", "met_by_trend", "uncertain", "missed", "not_evaluable"] as const;
type ShownStatus = (typeof SHOWN)[number];

const isShown = (status: TargetStatus | undefined): status is ShownStatus =>
  (SHOWN as readonly (string | undefined)[]).includes(status);

const WORDS: Readonly<Record<ShownStatus, Text>> = {
  met: { nl: "gehaald", en: "met" },
  met_by_trend: { nl: "door trend", en: "by trend" },
  uncertain: { nl: "onzeker", en: "uncertain" },
  missed: { nl: "gemist", en: "missed" },
  not_evaluable: { nl: "geen cijfer", en: "no figure" },
};

/** A shape and a colour each; what is drawn later lies on top. */
const MARKS: Readonly<Record<ShownStatus, readonly object[]>> = {
  met: [{ shape: "circle", filled: true, fill: STATUS_COLOURS.met }],
  met_by_trend: [{ shape: "triangle-right", filled: true, fill: STATUS_COLOURS.met_by_trend }],
  uncertain: [
    {
      shape: "diamond",
      filled: true,
      fill: INK.background,
      stroke: STATUS_COLOURS.uncertain,
      strokeWidth: 1.75,
    },
    { shape: "M0,-1L-1,0L0,1Z", filled: true, fill: STATUS_COLOURS.uncertain },
  ],
  missed: [
    {
      shape: "M-1,-1L1,1M-1,1L1,-1",
      filled: false,
      stroke: STATUS_COLOURS.missed,
      strokeWidth: 2.5,
    },
  ],
  not_evaluable: [{ shape: "circle", filled: false, stroke: INK.muted, strokeWidth: 1.25 }],
};

/** The reference and this many others fit beside each other with a word in each cell. */
export const PLANS_PER_TABLE = 5;
/** As many rows as a page has room for. */
export const GOALS_PER_TABLE = 22;

const GOAL_WIDTH = 230;
const GAP = 10;
const MARK_WIDTH = 16;
const SMALL = 11.5;
const SMALL_LINE = 14;
const ROW_PADDING = 5;

interface Row {
  readonly goal: readonly string[];
  readonly asked: readonly string[];
  readonly cells: readonly (Cell | null)[];
  readonly height: number;
}

interface Cell {
  readonly status: ShownStatus;
  readonly numbers: string;
  readonly told: string;
}

/** Goals of which something is known in at least one of the plans. */
export const shownTargets = ({ comparison, region }: ComparisonView): readonly ComparedTarget[] =>
  comparison.regions[region]!.targets.filter(({ runs }) =>
    runs.some((one) => isShown(one?.status) && one?.status !== "not_evaluable"),
  );

export interface MatrixPart {
  /** The reference first, in every table. */
  readonly plans: readonly PlanView[];
  readonly targets: readonly ComparedTarget[];
}

/** As many tables as it takes for each to be read on a page. */
export function matrixParts(view: ComparisonView): readonly MatrixPart[] {
  const [reference, ...others] = view.plans;
  const targets = shownTargets(view);
  const columns = PLANS_PER_TABLE - 1;
  const count = Math.ceil(targets.length / GOALS_PER_TABLE);
  // Tables of one height look like parts of one.
  const rows = Math.ceil(targets.length / Math.max(1, count));
  const parts: MatrixPart[] = [];
  for (let plan = 0; plan === 0 || plan < others.length; plan += columns) {
    for (let goal = 0; goal < targets.length; goal += rows) {
      parts.push({
        plans: [reference!, ...others.slice(plan, plan + columns)],
        targets: targets.slice(goal, goal + rows),
      });
    }
  }
  return parts;
}

const inSymbols = (unit: string): string =>
  unit.replace("CO2", "CO₂").replace(/^m2/, "m²").replace(/^m3/, "m³");

/** Decimals with which all figures of one goal are written. */
function decimalsOf(runs: readonly (RunTarget | null)[]): number {
  const shown = runs.flatMap((run) =>
    run === null ? [] : [run.wanted, run.reached ?? 0, run.gap ?? 0],
  );
  const sizes = shown.map(Math.abs);
  if (sizes.every((size) => Math.abs(size - Math.round(size)) < 1e-9)) return 0;
  return Math.max(...sizes) >= 500 ? 0 : Math.max(...sizes) >= 10 ? 1 : 2;
}

function cellOf(run: RunTarget | null, decimals: number, language: Language): Cell | null {
  if (run === null || !isShown(run.status)) return null;
  const show = (value: number): string => formatNumber(value, language, decimals);
  const { status, reached, gap } = run;
  const word = WORDS[status][language];
  if (reached === null) return { status, numbers: "", told: word };
  const isLacking = gap !== null && gap > 0;
  const numbers = isLacking ? `${show(reached)} (${show(gap)})` : show(reached);
  return { status, numbers, told: `${word}, ${numbers}` };
}

const DIRECTIONS: Readonly<Record<string, Text>> = {
  at_least: { nl: "minstens", en: "at least" },
  at_most: { nl: "hoogstens", en: "at most" },
};

function rowOf(
  { short, runs }: ComparedTarget,
  plans: readonly PlanView[],
  width: number,
  language: Language,
): Row {
  const decimals = decimalsOf(runs);
  const stated = runs.find((run) => run !== null)!;
  const { target } = stated;
  const direction = DIRECTIONS[target.direction]?.[language] ?? "";
  const unit = inSymbols(unitInWords(target.unit)[language]);
  const isWhole = Math.abs(stated.wanted - Math.round(stated.wanted)) < 1e-9;
  const wanted = formatNumber(stated.wanted, language, isWhole ? 0 : decimals);
  const asked = `${direction} ${wanted}\u00a0${unit}, ${target.year}`.trim();
  const cells = plans.map(({ place }) => cellOf(runs[place] ?? null, decimals, language));
  // A figure that does not fit is left to the table of goals, the word stays.
  const fits = (cell: Cell | null): Cell | null =>
    cell === null || textWidth(cell.numbers, SMALL) <= width - GAP
      ? cell
      : { ...cell, numbers: cell.numbers.replace(/ \(.*/, "") };
  const room = GOAL_WIDTH - GAP;
  const lines = {
    goal: fitText(short[language], room, SIZES.label, 600),
    asked: fitText(asked, room, SMALL),
  };
  const left = lines.goal.length * SIZES.lineHeight + lines.asked.length * SMALL_LINE;
  const right = SIZES.lineHeight + SMALL_LINE;
  return { ...lines, cells: cells.map(fits), height: Math.max(left, right) + 2 * ROW_PADDING };
}

/**
 * @param part what this table shows
 * @param at   which of how many tables it is
 */
export function targetMatrix(
  view: ComparisonView,
  { plans, targets }: MatrixPart,
  at: { readonly number: number; readonly of: number },
  language: Language,
): VegaLiteSpec {
  const { targets: all } = view.comparison.regions[view.region]!;
  const inside = SIZES.width - 12;
  const width = Math.floor((inside - GOAL_WIDTH) / plans.length);
  const rows = targets.map((target) => rowOf(target, plans, width, language));
  const heads = plans.map(({ title }) => fitText(title[language], width - GAP, SIZES.label, 600));
  const headHeight = Math.max(...heads.map((lines) => lines.length)) * SIZES.lineHeight + 8;
  const counts = plans.map((plan) => countsOf(all, plan, language));
  const left = (column: number): number => GOAL_WIDTH + column * width;

  const words: PlacedText[] = [];
  const numbers: PlacedText[] = [];
  const goals: PlacedText[] = [];
  const asked: PlacedText[] = [];
  const lines: number[] = [];
  const marks = new Map<ShownStatus, { x: number; y: number; plan: string; goal: string }[]>();
  let top = headHeight + 2 * SMALL_LINE + 4;
  for (const row of rows) {
    lines.push(top);
    const first = top + ROW_PADDING + SIZES.lineHeight / 2;
    row.goal.forEach((text, line) => {
      goals.push({ x: 0, y: first + line * SIZES.lineHeight, text });
    });
    const below = top + ROW_PADDING + row.goal.length * SIZES.lineHeight + SMALL_LINE / 2;
    row.asked.forEach((text, line) => {
      asked.push({ x: 0, y: below + line * SMALL_LINE, text });
    });
    row.cells.forEach((cell, column) => {
      const x = left(column);
      if (cell === null) {
        words.push({ x: x + MARK_WIDTH, y: first, text: "–" });
        return;
      }
      const place = { x: x + 5, y: first, plan: plans[column]!.title[language] };
      const those = marks.get(cell.status) ?? [];
      marks.set(cell.status, [...those, { ...place, goal: row.goal.join(" ") }]);
      words.push({ x: x + MARK_WIDTH, y: first, text: WORDS[cell.status][language] });
      const under = first + SIZES.lineHeight / 2 + SMALL_LINE / 2;
      if (cell.numbers !== "") numbers.push({ x: x + MARK_WIDTH, y: under, text: cell.numbers });
    });
    top += row.height;
  }
  lines.push(top);
  const title =
    language === "nl"
      ? "Doelen per plan: gehaald of gemist (in de eenheid van elk doel)"
      : "Goals by plan: met or missed (in the unit of each goal)";
  const several = at.of > 1 ? `, ${at.number}/${at.of}` : "";
  const hidden = all.length - shownTargets(view).length;
  const unit =
    language === "nl"
      ? "onder elk woord: wat bereikt wordt (en hoeveel ontbreekt)"
      : "below each word: what is reached (and how much is lacking)";
  return comparisonFrame(
    view,
    language,
    {
      title: `${title}${several}`,
      unit,
      description: sentences([
        `${{ nl: "Tabel", en: "Table" }[language]}: ${title}${several}`,
        countsText(plans, counts, language),
        differingText(targets, rows, plans, language),
      ]),
      notes: notes(hidden, language),
      data: rowData(
        { nl: "Doel", en: "Goal" }[language],
        [
          { label: { nl: "Gevraagd", en: "Asked" }[language], unit: "", decimals: 0 },
          ...plans.map((plan) => ({ label: plan.title[language], unit: "", decimals: 0 })),
        ],
        rows.map((row, i) => ({
          label: targets[i]!.short[language],
          middle: lines[i]! + row.height / 2,
          values: [row.asked.join(" "), ...row.cells.map((cell) => cell?.told ?? null)],
        })),
        { width: inside, height: top },
      ),
    },
    { left: 0, right: 0 },
    [
      strokes(lines.map((y) => ({ x: 0, y, x2: inside, y2: y }))),
      texts(
        heads.flatMap((head, column) =>
          head.map((text, line) => ({
            ...{ x: left(column), text },
            y: headHeight - 8 - (head.length - line - 0.5) * SIZES.lineHeight,
          })),
        ),
        { fontWeight: 600 },
      ),
      texts(
        counts.flatMap((lines, column) =>
          lines.map((text, line) => ({
            ...{ x: left(column), y: headHeight + line * SMALL_LINE, text },
          })),
        ),
        { color: INK.muted, fontSize: SMALL },
      ),
      texts(goals, { fontWeight: 600 }),
      texts(asked, { color: INK.muted, fontSize: SMALL }),
      texts(words),
      texts(numbers, { color: INK.muted, fontSize: SMALL }),
      ...SHOWN.flatMap((status) => markLayers(status, marks.get(status) ?? [])),
    ],
    top - 24,
  );
}

/** Of all goals, how many each plan meets and misses. */
function countsText(
  plans: readonly PlanView[],
  counts: readonly (readonly string[])[],
  language: Language,
): string {
  const each = plans.map(({ title }, at) => `${title[language]} ${counts[at]!.join(", ")}`);
  return `${{ nl: "Van alle doelen", en: "Of all goals" }[language]}: ${each.join("; ")}`;
}

/** Goals that are told one by one. */
const MOST_TOLD = 4;

/** The goals of this table of which plans make something else, with what each makes of them. */
function differingText(
  targets: readonly ComparedTarget[],
  rows: readonly Row[],
  plans: readonly PlanView[],
  language: Language,
): string {
  const differing = targets.flatMap(({ short }, at) => {
    const { cells } = rows[at]!;
    const statuses = new Set(cells.map((cell) => cell?.status));
    if (statuses.size < 2) return [];
    const each = plans.map(
      ({ title }, column) => `${title[language]} ${cells[column]?.told ?? "–"}`,
    );
    return [{ name: short[language], text: `${short[language]}: ${each.join(", ")}` }];
  });
  if (differing.length === 0) return "";
  const words = {
    nl: { differ: "Plannen verschillen in", also: "Ook in" },
    en: { differ: "Plans differ in", also: "Also in" },
  }[language];
  const rest = differing.slice(MOST_TOLD).map(({ name }) => name);
  return sentences([
    `${words.differ} ${differing
      .slice(0, MOST_TOLD)
      .map(({ text }) => text)
      .join("; ")}`,
    rest.length === 0 ? "" : `${words.also}: ${rest.join(", ")}`,
  ]);
}

function markLayers(status: ShownStatus, values: readonly object[]): Layer[] {
  if (values.length === 0) return [];
  return MARKS[status].map(
    (mark) =>
      ({
        data: { values: values.map((value) => ({ ...value, status })) },
        mark: { type: "point", size: 58, opacity: 1, ...mark },
        encoding: { x: pixel("x"), y: pixel("y") },
      }) as Layer,
  );
}

/** How many of all goals a plan meets, with what the trend brings, and misses. */
function countsOf(
  targets: readonly ComparedTarget[],
  { place }: PlanView,
  language: Language,
): string[] {
  const count = (...statuses: readonly TargetStatus[]): number =>
    targets.filter(({ runs }) => statuses.includes(runs[place]?.status ?? "tracked")).length;
  return [
    `${count("met", "met_by_trend")} ${WORDS.met[language]}`,
    `${count("missed")} ${WORDS.missed[language]}`,
  ];
}

function notes(hidden: number, language: Language): string[] {
  if (language === "nl") {
    return [
      "Onder elk plan: hoeveel van alle doelen het haalt en mist. Door trend: ook bij ongewijzigd beleid gehaald. Onzeker: het doel ligt tussen laag en hoog.",
      ...(hidden === 0
        ? []
        : [`En ${hidden} doelen waarvan geen enkel plan een cijfer heeft: targets.csv.`]),
    ];
  }
  return [
    "Below each plan: how many of all goals it meets and misses. By trend: met with unchanged policy too. Uncertain: the goal lies between low and high.",
    ...(hidden === 0 ? [] : [`And ${hidden} goals of which no plan has a figure: targets.csv.`]),
  ];
}
