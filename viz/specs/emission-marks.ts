/** What stands beside emissions over the years: goals, recorded years, and what explains both. */
import { formatNumber, type Language } from "../numbers.ts";
import type { GoalMark } from "./goal-marks.ts";
import { goalMarks, goalNotes } from "./goals.ts";
import { historyBefore, type HistoryPoint } from "./history-marks.ts";
import type { ChartInput } from "./input.ts";
import type { SeriesGroup } from "./series.ts";

export const EMISSIONS_TOTAL = "emissions.total";

/**
 * What makes the run begin below the inventory without anybody having emitted less: a year of normal
 * weather, and the model that measures otherwise.
 */
function noReduction(input: ChartInput, { display }: SeriesGroup, language: Language): string[] {
  const year = input.scenario.model.regions[input.region]?.parameters["emissions.inventory_year"];
  if (year === undefined) return [];
  const words = {
    nl: { weather: "weer", rest: "ijking van het model", and: "en" },
    en: { weather: "weather", rest: "calibration of the model", and: "and" },
  }[language];
  // The chart has said of what.
  const unit = display.label[language].replace(" CO₂", "");
  const parts = (["weather", "rest"] as const).flatMap((id) => {
    const fall = -(input.baseSteps.find((step) => step.id === id)?.value ?? 0) / display.factor;
    if (fall < 0.05) return [];
    return [`${formatNumber(fall, language, 1)}\u00a0${unit} ${words[id]}`];
  });
  if (parts.length === 0) return [];
  const listed = parts.join(` ${words.and} `);
  return [
    language === "nl"
      ? `Tussen de inventaris van ${year[0]} en het startjaar: ${listed}; dat is geen vermindering.`
      : `Between the inventory of ${year[0]} and the base year: ${listed}; that is no reduction.`,
  ];
}

/** The goals for the whole and its recorded years, in the unit of the chart. */
export function emissionMarks(
  input: ChartInput,
  group: SeriesGroup,
  language: Language,
): {
  readonly goals: readonly GoalMark[];
  readonly history: readonly HistoryPoint[];
  readonly notes: readonly string[];
} {
  const goals = goalMarks(input, EMISSIONS_TOTAL, group, language);
  const history = historyBefore(input, EMISSIONS_TOTAL, group.display.factor, language);
  const baseYears = input.goals
    .filter(({ indicator, change }) => indicator === EMISSIONS_TOTAL && change !== null)
    .map(({ baseYear }) => baseYear);
  const against = [...new Set(baseYears)].join(", ");
  return {
    goals,
    history: history.points,
    notes: [
      ...(against === ""
        ? []
        : [
            language === "nl"
              ? `Doelen in % tegenover ${against}.`
              : `Goals in % against ${against}.`,
          ]),
      ...goalNotes(goals, language),
      ...history.notes,
      ...noReduction(input, group, language),
    ],
  };
}
