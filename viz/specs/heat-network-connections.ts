import { CONCEPT_COLOURS, DISTRICT_COLOURS } from "../theme/colours.ts";
import { formatNumber, type Language } from "../numbers.ts";
import { members, type ChartInput } from "./input.ts";
import { chosenSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { yearChart } from "./year-chart.ts";

const DWELLINGS = "heat.dwellings_connected_by_district";
const OTHERS = "heat.others_connected";

const BY_HEATING = "housing.dwellings_by_heating";

/** Dwellings that were on a network when the run began, and lie in none of the districts. */
export function elsewhere({ run, catalogue, region }: ChartInput, language: Language): string[] {
  const network = members({ catalogue, scenario: null, region }, "heating").findIndex(
    ({ id }) => id === "network",
  );
  if (network < 0 || !run.has(BY_HEATING)) return [];
  const { first } = run.shape;
  let dwellings = run.at(BY_HEATING, first, network, region);
  for (let district = 0; district < run.size(DWELLINGS); district++) {
    dwellings -= run.at(DWELLINGS, first, district, region);
  }
  if (dwellings < 0.5) return [];
  const shown = formatNumber(dwellings, language);
  return [
    language === "nl"
      ? `Niet getekend: zo'n ${shown} woningen die in ${first} al op een bestaand net zitten, buiten deze wijken.`
      : `Not drawn: some ${shown} dwellings that are on an existing network in ${first}, outside these districts.`,
  ];
}

/** How many dwellings and other buildings get heat from a network, and where? */
export const heatNetworkConnections = yearChart({
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
  drawn(input, language) {
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
    const options: StackedOptions = {
      title: this.title[language],
      unit:
        language === "nl"
          ? "woningen per wijk en andere gebouwen, op 1 januari"
          : "dwellings by district and other buildings, on 1 January",
      modules: ["heat"],
      notes: elsewhere(input, language),
    };
    return { kind: "areas", group, options };
  },
});
