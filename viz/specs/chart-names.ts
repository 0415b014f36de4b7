/** Every chart by name, of a run and of a comparison, whether or not there is one to draw it of. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { PARTS_CHARTS } from "./comparison/index.ts";
import { ENSEMBLE_QUESTIONS } from "./ensemble/questions.ts";
import { PAYER_CHARTS } from "./comparison/costs.ts";
import { namedCharts } from "./index.ts";
import { GROUP_QUESTIONS } from "./group/titles.ts";
import { SENSITIVITY_QUESTIONS } from "./sensitivity/questions.ts";

export interface ChartName {
  /**
   * Name of its files. Words in capitals stand for what differs: ID and BUDGET for an id, PLAN for
   * a plan (left out where one plan stands beside the reference), N for the second table and later.
   */
  readonly id: string;
  /**
   * What draws it: `simulate PLAN`, and of a plan over several municipalities the same; `simulate
   * compare`, `simulate sensitivity` or `simulate ensemble`.
   */
  readonly of: "run" | "group" | "comparison" | "sensitivity" | "ensemble";
  /** The question that it answers. */
  readonly question: Text;
}

const OWN: readonly Omit<ChartName, "of">[] = [
  {
    id: "budget-BUDGET",
    question: {
      nl: "Wanneer is een budget op dat het plan noemt?",
      en: "When is a budget used up that the plan names?",
    },
  },
  {
    id: "own-ID",
    question: {
      nl: "Hoe verloopt een eigen indicator van het plan?",
      en: "How does an indicator of the plan's own go?",
    },
  },
];

const COMPARED: readonly Omit<ChartName, "of">[] = [
  {
    id: "lines-ID",
    question: {
      nl: "Hoe verloopt een indicator in elk plan, en welke doelen haalt hij?",
      en: "How does an indicator go in each plan, and which goals does it reach?",
    },
  },
  ...PARTS_CHARTS,
  {
    id: "sectors-in-years",
    question: {
      nl: "Wat blijft er in elk plan over, en bij wie?",
      en: "What is left in each plan, and with whom?",
    },
  },
  {
    id: "differences",
    question: {
      nl: "Wat brengt elk plan bij, en vanaf wanneer?",
      en: "What does each plan add, and from when?",
    },
  },
  {
    id: "targets-by-plan-N",
    question: {
      nl: "Welk plan haalt welke doelen, en wat ontbreekt er?",
      en: "Which plan meets which goals, and what is lacking?",
    },
  },
  {
    id: "waterfall-ID-PLAN",
    question: {
      nl: "Welke maatregel doet het werk, in één jaar?",
      en: "Which measure does the work, in one year?",
    },
  },
  {
    id: "wedges-by-theme-ID-PLAN",
    question: {
      nl: "Welk thema brengt wat, door de tijd?",
      en: "Which theme brings what, through time?",
    },
  },
  {
    id: "wedges-by-actor-ID-PLAN",
    question: {
      nl: "Wie beslist over wat het plan brengt: hoeveel daarvan is van ons?",
      en: "Who decides on what the plan brings: how much of it is ours?",
    },
  },
  ...PAYER_CHARTS,
  {
    id: "abatement-curve-PLAN",
    question: {
      nl: "Welke maatregel vermijdt hoeveel, en wat kost een ton?",
      en: "Which measure avoids how much, and what does a tonne cost?",
    },
  },
];

const SENSITIVITY: readonly Omit<ChartName, "of">[] = [
  { id: "tornado-ID", question: SENSITIVITY_QUESTIONS.tornado },
  { id: "shares-ID", question: SENSITIVITY_QUESTIONS.shares },
];

const ENSEMBLE: readonly Omit<ChartName, "of">[] = [
  { id: "emissions-total", question: ENSEMBLE_QUESTIONS["emissions-total"] },
  { id: "goal-chances", question: ENSEMBLE_QUESTIONS["goal-chances"] },
  { id: "goal-years", question: ENSEMBLE_QUESTIONS["goal-years"] },
];

const GROUP: readonly Omit<ChartName, "of">[] = [
  { id: "municipality-tiles-ID", question: GROUP_QUESTIONS.tiles },
  { id: "municipality-ranks-ID", question: GROUP_QUESTIONS.ranks },
  { id: "municipality-multiples-ID", question: GROUP_QUESTIONS.multiples },
  { id: "moves-matrix", question: GROUP_QUESTIONS.moves },
];

const nameOf =
  (of: ChartName["of"]) =>
  ({ id, question }: Omit<ChartName, "of">): ChartName => ({ id, of, question });

export const chartNames: readonly ChartName[] = [
  ...[...namedCharts, ...OWN].map(nameOf("run")),
  ...GROUP.map(nameOf("group")),
  ...COMPARED.map(nameOf("comparison")),
  ...SENSITIVITY.map(nameOf("sensitivity")),
  ...ENSEMBLE.map(nameOf("ensemble")),
];
