import { CONCEPT_COLOURS } from "../theme/colours.ts";
import { goalMarks, goalNotes } from "./goals.ts";
import { historyBefore } from "./history-marks.ts";
import type { LinesOptions } from "./lines.ts";
import { referenceSeries } from "./reference.ts";
import { chosenSeries } from "./series.ts";
import { yearChart } from "./year-chart.ts";

const OUTPUT = "electricity.renewable_share";

/** Which part of the electricity that the city uses is made on its own territory by wind and sun? */
export const renewableShare = yearChart({
  id: "renewable-share",
  title: {
    nl: "Aandeel lokale hernieuwbare stroom in het verbruik",
    en: "Local renewable share of electricity use",
  },
  question: {
    nl: "Welk deel van de verbruikte elektriciteit wordt in de stad zelf met wind en zon gemaakt?",
    en: "Which part of the electricity used is made in the city itself by wind and sun?",
  },
  needs: [OUTPUT],
  drawn(input, language) {
    const group = chosenSeries(input, [
      {
        output: OUTPUT,
        label: { nl: "Hernieuwbaar", en: "Renewable" },
        colour: CONCEPT_COLOURS.renewable_share,
      },
    ]);
    const history = historyBefore(input, OUTPUT, group.display.factor, language);
    const goals = goalMarks(input, OUTPUT, group, language);
    const options: LinesOptions = {
      title: this.title[language],
      unit: language === "nl" ? "% van het bruto verbruik per jaar" : "% of gross use per year",
      modules: ["electricity", "renewables"],
      reference: referenceSeries(input, group),
      goals,
      history: history.points,
      notes: [...goalNotes(goals, language), ...history.notes],
    };
    return { kind: "lines", group, options };
  },
});
