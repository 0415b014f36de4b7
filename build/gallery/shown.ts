/** What the gallery shows: all shipped plans, and the comparisons that between them fill every chart. */
import type { Text } from "../../engine/scenario/declarations.ts";

/** A comparison by the plans in it, the reference first. */
export interface ShownComparison {
  /** Name of its folder and its page. */
  readonly id: string;
  readonly title: Text;
  /** Names of shipped plans. */
  readonly plans: readonly string[];
}

/** A plan of the gallery's own, for charts that no shipped plan fills. */
export interface ShownExample {
  /** Path from the root of the project. */
  readonly plan: string;
  /** Its charts that are shown: those whose name begins so. */
  readonly charts: string;
}

export const PLANS = [
  "referentie",
  "kortrijk-2040",
  "renovatie-eerst",
  "warmtenetten-eerst",
  "hernieuwbaar-eerst",
  "beste-combinatie",
  "veel-bouwen",
  "weinig-bouwen",
  "vijf-jaar-later",
] as const;

export const EXAMPLES: readonly ShownExample[] = [
  { plan: "build/gallery/koolstofbudget.yaml", charts: "budget-" },
];

export const COMPARISONS: readonly ShownComparison[] = [
  {
    id: "vergelijking-alle-plannen",
    title: { nl: "Alle plannen naast elkaar", en: "All plans side by side" },
    plans: PLANS,
  },
  {
    id: "vergelijking-kortrijk-2040",
    title: {
      nl: "Kortrijk 2040 naast ongewijzigd beleid",
      en: "Kortrijk 2040 beside unchanged policy",
    },
    plans: ["referentie", "kortrijk-2040"],
  },
];
