import { MEMBER_COLOURS } from "../theme/colours.ts";
import { formatNumber, type Language } from "../numbers.ts";
import { goalMarks, goalNotes } from "./goals.ts";
import { historyBefore } from "./history-marks.ts";
import { referenceLine } from "./reference.ts";
import type { ChartInput } from "./input.ts";
import { memberSeries, type SeriesGroup } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { perYear } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const TOTAL = "emissions.total";
const BY_SECTOR = "emissions.by_sector";

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

/** How fast do the city's emissions fall, sector by sector, and are the goals reached? */
export const emissionsBySector = yearChart({
  id: "emissions-by-sector",
  title: { nl: "CO₂-uitstoot naar sector", en: "CO₂ emissions by sector" },
  question: {
    nl: "Hoe snel daalt de uitstoot van elke sector, en worden de doelen gehaald?",
    en: "How fast do emissions fall, sector by sector, and are the goals reached?",
  },
  needs: [BY_SECTOR, TOTAL],
  drawn(input, language) {
    const group = memberSeries(input, BY_SECTOR, "sector", MEMBER_COLOURS.sector);
    const { display } = group;
    const goals = goalMarks(input, TOTAL, group, language);
    const history = historyBefore(input, TOTAL, display.factor, language);
    const baseYears = input.goals
      .filter(({ indicator, change }) => indicator === TOTAL && change !== null)
      .map(({ baseYear }) => baseYear);
    const against = [...new Set(baseYears)].join(", ");
    const options: StackedOptions = {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["emissions"],
      sum: TOTAL,
      goals,
      history: history.points,
      reference: referenceLine(input, group, [{ output: TOTAL, cell: 0 }]),
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
    return { kind: "areas", group, options };
  },
});
