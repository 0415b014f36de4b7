import { MEMBER_COLOURS } from "../theme/colours.ts";
import { EMISSIONS_TOTAL, emissionMarks } from "./emission-marks.ts";
import { referenceLine } from "./reference.ts";
import { memberSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { perYear } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const BY_SECTOR = "emissions.by_sector";

/** How fast do the city's emissions fall, sector by sector, and are the goals reached? */
export const emissionsBySector = yearChart({
  id: "emissions-by-sector",
  title: { nl: "CO₂-uitstoot naar sector", en: "CO₂ emissions by sector" },
  question: {
    nl: "Hoe snel daalt de uitstoot van elke sector, en worden de doelen gehaald?",
    en: "How fast do emissions fall, sector by sector, and are the goals reached?",
  },
  needs: [BY_SECTOR, EMISSIONS_TOTAL],
  drawn(input, language) {
    const group = memberSeries(input, BY_SECTOR, "sector", MEMBER_COLOURS.sector);
    const options: StackedOptions = {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["emissions"],
      sum: EMISSIONS_TOTAL,
      // Most of a band would lie on dark areas: `emissions-total` shows it on paper.
      bandsElsewhere: true,
      reference: referenceLine(input, group, [{ output: EMISSIONS_TOTAL, cell: 0 }]),
      ...emissionMarks(input, group, language),
    };
    return { kind: "areas", group, options };
  },
});
