/** A comparison on the terminal: its sections, in the order in which they are read. */
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import { speak } from "../screen/screen.ts";
import type { Language } from "../texts.ts";
import { attributionSection } from "./attribution.ts";
import { budgetsSection } from "./budgets.ts";
import { costsSection } from "./costs.ts";
import { differencesSection } from "./differences.ts";
import { goalsSection } from "./goals.ts";
import { indicatorsSection } from "./indicators.ts";
import { movedSection } from "./moved.ts";
import { onCourseSection } from "./on-course.ts";
import { plansSection } from "./plans.ts";
import type { CompareView, Section } from "./view.ts";

const SECTIONS: readonly Section[] = [
  plansSection,
  movedSection,
  differencesSection,
  indicatorsSection,
  goalsSection,
  budgetsSection,
  attributionSection,
  costsSection,
  onCourseSection,
];

/** The whole text, a block per region. */
export function comparisonText(
  outcome: ComparisonOutcome,
  shown: Pick<CompareView, "years" | "indicators" | "explained">,
  language: Language,
): string {
  speak(language);
  const blocks = outcome.comparison.regions.map((_, region) => {
    const view: CompareView = { outcome, region, language, ...shown };
    return SECTIONS.flatMap((section) => section(view)).join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}
