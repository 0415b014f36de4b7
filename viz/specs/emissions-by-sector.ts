import { MEMBER_COLOURS } from "../theme/colours.ts";
import { rounded, type Chart } from "./frame.ts";
import { goalMarks, goalNotes } from "./goals.ts";
import { historyBefore } from "./history-marks.ts";
import { memberSeries } from "./series.ts";
import { stackedAreas } from "./stacked-areas.ts";
import { perYear } from "./time-of-measurement.ts";

const TOTAL = "emissions.total";
const BY_SECTOR = "emissions.by_sector";

/** How fast do the city's emissions fall, sector by sector, and are the goals reached? */
export const emissionsBySector: Chart = {
  id: "emissions-by-sector",
  title: { nl: "CO₂-uitstoot naar sector", en: "CO₂ emissions by sector" },
  question: {
    nl: "Hoe snel daalt de uitstoot van elke sector, en worden de doelen gehaald?",
    en: "How fast do emissions fall, sector by sector, and are the goals reached?",
  },
  needs: [BY_SECTOR, TOTAL],
  spec(input, language) {
    const group = memberSeries(input, BY_SECTOR, "sector", MEMBER_COLOURS.sector);
    const { display } = group;
    const goals = goalMarks(input, TOTAL, group, language);
    const history = historyBefore(input, TOTAL, display.factor, language);
    const baseYears = input.goals
      .filter(({ indicator, change }) => indicator === TOTAL && change !== null)
      .map(({ baseYear }) => baseYear);
    const against = [...new Set(baseYears)].join(", ");
    return stackedAreas(input, language, group, {
      title: `${this.title[language]} (${display.label[language]})`,
      unit: perYear(group, language),
      modules: ["emissions"],
      goals,
      history: history.points,
      reference: (input.reference?.series(TOTAL, 0, input.region) ?? []).map((value) =>
        rounded(value / display.factor),
      ),
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
      ],
    });
  },
};
