import { CONCEPT_COLOURS, DISTRICT_COLOURS } from "../theme/colours.ts";
import type { Chart } from "./frame.ts";
import { members } from "./input.ts";
import { chosenSeries } from "./series.ts";
import { stackedAreas } from "./stacked-areas.ts";

const DWELLINGS = "heat.dwellings_connected_by_district";
const OTHERS = "heat.others_connected";

/** How many dwellings and other buildings get heat from a network, and where? */
export const heatNetworkConnections: Chart = {
  id: "heat-network-connections",
  title: {
    nl: "Aansluitingen op een warmtenet naar wijk",
    en: "Heat-network connections by district",
  },
  question: {
    nl: "Hoeveel woningen en andere gebouwen krijgen warmte van een net, en in welke wijk?",
    en: "How many dwellings and other buildings get heat from a network, and where?",
  },
  needs: [DWELLINGS, OTHERS],
  spec(input, language) {
    const districts = members(input, "district").map(({ label }, cell) => ({
      output: DWELLINGS,
      cell,
      label,
      colour: DISTRICT_COLOURS[cell % DISTRICT_COLOURS.length]!,
    }));
    const others = {
      output: OTHERS,
      label: { nl: "Andere gebouwen, alle wijken", en: "Other buildings, all districts" },
      colour: CONCEPT_COLOURS.others_connected,
    };
    const used = districts.filter(({ cell }) =>
      input.run.series(DWELLINGS, cell, input.region).some((value) => value > 0),
    );
    const group = chosenSeries(input, [...used, others], true);
    return stackedAreas(input, language, group, {
      title: `${this.title[language]} (${language === "nl" ? "aantal" : "number"})`,
      unit:
        language === "nl"
          ? "woningen per wijk en andere gebouwen, op 1 januari"
          : "dwellings by district and other buildings, on 1 January",
      modules: ["heat"],
    });
  },
};
