/** The summary of one run: everything a council asks first, on one terminal screen. */
import type { RunOutcome } from "../engine/analysis/outcome.ts";
import type { Language } from "../viz/numbers.ts";
import { assumptionsBlock } from "./summary/assumptions.ts";
import { changesBlock } from "./summary/changes.ts";
import { findingsBlock } from "./summary/findings.ts";
import { goalsBlock } from "./summary/goals.ts";
import { indicatorsBlock } from "./summary/indicators.ts";
import { limitsBlock } from "./summary/limits.ts";
import { notesBlock } from "./summary/notes.ts";
import { failedChecksBlock, ownIndicatorsBlock, ownSentence } from "./summary/own.ts";
import { provisionalBlock } from "./summary/provisional.ts";
import type { View } from "./summary/view.ts";

/** The screen that the summary of one region should fit. */
const HEIGHT = 62;

/** How many indicators of the plan's own are listed before the rest is counted. */
const MOST_OWN = 6;

/**
 * How many of what the plan itself says are listed before the rest is counted; from generous to
 * terse, the first that fits the screen is taken. Goals, checks that fail and contradictions are never
 * left out; what the plan defines and expects itself comes on top of the screen.
 */
const LENGTHS = [
  { changes: 24, programmes: 24, assumptions: 12, limits: 12 },
  { changes: 12, programmes: 6, assumptions: 6, limits: 6 },
  { changes: 12, programmes: 4, assumptions: 4, limits: 3 },
  { changes: 12, programmes: 2, assumptions: 3, limits: 3 },
  { changes: 10, programmes: 2, assumptions: 3, limits: 2 },
  { changes: 8, programmes: 2, assumptions: 2, limits: 2 },
  { changes: 7, programmes: 1, assumptions: 1, limits: 1 },
  { changes: 5, programmes: 1, assumptions: 1, limits: 1 },
] as const;

/** The summary as text, a block per region. */
export function summaryText(outcome: RunOutcome, language: Language): string {
  const blocks = outcome.scenario.model.regions.map((_, region) => {
    const view: View = { outcome, region, language };
    const fixed = {
      indicators: [...indicatorsBlock(view), ...notesBlock(view), ...provisionalBlock(view)],
      own: ownIndicatorsBlock(view, MOST_OWN),
      failed: failedChecksBlock(view),
      findings: findingsBlock(view),
    };
    let lines: string[] = [];
    for (const { changes, programmes, assumptions, limits } of LENGTHS) {
      lines = [
        ...changesBlock(view, changes, programmes),
        ...assumptionsBlock(view, assumptions),
        ...fixed.indicators,
        ...fixed.own,
        ...goalsBlock(view, ownSentence(view)),
        ...fixed.failed,
        ...fixed.findings,
        ...limitsBlock(view, limits),
      ];
      if (lines.length <= HEIGHT + fixed.own.length + fixed.failed.length) break;
    }
    return lines.join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}
