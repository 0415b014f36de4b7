/** The summary of one run: everything a council asks first, on one terminal screen. */
import { printable } from "../engine/scenario/diagnostics/render-diagnostic.ts";
import type { RunOutcome } from "../engine/analysis/outcome.ts";
import type { Language } from "../viz/numbers.ts";
import { isOther, onScreen, screen, screenOf, speak } from "./screen/screen.ts";
import { assumptionsBlock } from "./summary/assumptions.ts";
import { changesBlock } from "./summary/changes.ts";
import { budgetsBlock } from "./summary/budgets.ts";
import { findingsBlock } from "./summary/findings.ts";
import { goalsBlock, type Counting } from "./summary/goals.ts";
import { indicatorsBlock } from "./summary/indicators.ts";
import { limitsBlock } from "./summary/limits.ts";
import { notesBlock } from "./summary/notes.ts";
import { onCourseBlock } from "./summary/on-course.ts";
import { failedChecksBlock, ownIndicatorsBlock, ownSentence } from "./summary/own.ts";
import { provisionalBlock } from "./summary/provisional.ts";
import type { View } from "../viz/run-view.ts";

/** The screen that the summary of one region should fit. */
const HEIGHT = 62;

/** How much of everything is told. */
interface Detail {
  /** How many are listed before the rest is counted: levers, programmes, and so on. */
  readonly changes: number;
  readonly programmes: number;
  readonly assumptions: number;
  readonly limits: number;
  readonly own: number;
  readonly budgets: number;
  readonly budgetSpans: boolean;
  readonly measured: number;
  /** Of what was measured only what tells plan and reference apart, or fits neither. */
  readonly telling: boolean;
  /** How many of the assumptions that the emissions hang on are named. */
  readonly leading: number;
  /** What is said of the goals that are only counted. */
  readonly others: Counting;
  /** Whether the missed goals stand in a running list. */
  readonly shortGoals: boolean;
}

const GENEROUS: Detail = {
  changes: 24,
  programmes: 24,
  assumptions: 12,
  limits: 12,
  own: 12,
  budgets: 6,
  budgetSpans: true,
  measured: 8,
  telling: false,
  leading: 5,
  others: "themes",
  shortGoals: false,
};

/**
 * What is told more tersely, one thing after the other, until all fits the screen. What a council
 * decides on stays longest: what the plan changes is still listed when the background of the figures
 * no longer is. Goals that are missed or uncertain, checks that fail and contradictions are never left
 * out; they are what is read first.
 */
const STEPS: readonly Partial<Detail>[] = [
  {
    ...{ changes: 16, programmes: 6, assumptions: 6, limits: 6, own: 6, budgets: 4 },
    ...{ measured: 4, telling: true },
  },
  { programmes: 4, assumptions: 4, limits: 3 },
  { leading: 3 },
  { programmes: 3, assumptions: 3 },
  { others: "observed" },
  { leading: 2 },
  { programmes: 2, assumptions: 2 },
  { changes: 12, limits: 2 },
  { measured: 3 },
  { limits: 1, budgetSpans: false },
  { leading: 1 },
  { others: "counts" },
  { changes: 10, programmes: 1, assumptions: 1 },
  { changes: 8 },
  { own: 4, budgets: 2 },
  { changes: 6, own: 3, leading: 0 },
  { shortGoals: true },
  { measured: 2 },
  { measured: 1 },
  { measured: 0 },
];

function linesOf(view: View, detail: Detail): string[] {
  return [
    ...changesBlock(view, detail.changes, detail.programmes),
    ...assumptionsBlock(view, detail.assumptions),
    ...indicatorsBlock(view),
    ...notesBlock(view, detail.leading),
    ...provisionalBlock(view),
    ...ownIndicatorsBlock(view, detail.own),
    ...onCourseBlock(view, detail.measured, detail.telling),
    ...goalsBlock(view, ownSentence(view), detail.others, detail.shortGoals),
    ...budgetsBlock(view, detail.budgets, detail.budgetSpans),
    ...failedChecksBlock(view),
    ...findingsBlock(view),
    ...limitsBlock(view, detail.limits),
  ];
}

/** The summary as text, a block per region. */
export function summaryText(outcome: RunOutcome, language: Language): string {
  speak(language);
  const blocks = outcome.scenario.model.regions.map((_, region) => {
    const view: View = { outcome, region, language };
    let detail = GENEROUS;
    let lines: string[] = [];
    // What is told is the same on every screen, so that a narrow one has no less to say.
    onScreen(screenOf(false, undefined), language, () => {
      lines = linesOf(view, detail);
      for (const step of STEPS) {
        if (lines.length <= HEIGHT) break;
        detail = { ...detail, ...step };
        lines = linesOf(view, detail);
      }
    });
    if (isOther(screen())) lines = linesOf(view, detail);
    return lines.map(printable).join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}
