/**
 * Figures of the shipped runs that stand in prose: what README and the pages of the model say by
 * hand is what the plans give.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { baseSteps } from "../../engine/analysis/base-steps.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { formatNumber } from "../../viz/numbers.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";

const scenario = shipped("kortrijk/kortrijk-2040.yaml");
const { run, reference, targets } = runScenario(scenario, false);
const { results } = targets[0]!;
const withStatus = (status: string): number =>
  results.filter((result) => result.status === status).length;

const step = (id: string): number =>
  baseSteps(scenario.model, run, 0).find((one) => one.id === id)!.value / 1e6;
const sizeOf = (...ids: string[]): number => ids.reduce((sum, id) => sum + Math.abs(step(id)), 0);

/** First year in which a stock stands at a value. */
const yearOf = (id: string, wanted: number): number =>
  Array.from({ length: run.shape.years }, (_, i) => run.shape.first + i).find(
    (year) => run.at(id, year) >= wanted - 1e-9,
  )!;
/** First year in which renovation falls by more than a third: no floor is left that never was. */
const endOfRenovation = (module: "tertiary" | "municipal"): number =>
  Array.from({ length: run.shape.years - 1 }, (_, i) => run.shape.first + 1 + i).find(
    (year) =>
      reference.at(`${module}.renovated`, year) <
      (2 / 3) * reference.at(`${module}.renovated`, year - 1),
  )!;
const onReference = (id: string, year: number): number => reference.at(id, year);
const parameter = (id: string, cell = 0): number =>
  scenario.model.regions[0]!.parameters[id]![cell]!;

/** `36 900`: thousands apart, as the English pages write them. */
const spaced = (value: number, unit = 1): string =>
  formatNumber(Math.round(value / unit) * unit, "en").replaceAll(",", " ");
const percent = (share: number): string => (share * 100).toFixed(0);
const gigawattHours = (value: number): string => (value / 1e6).toFixed(0);
const childcareRatio = (year: number): string =>
  run.at("services.childcare_places_per_100", year).toFixed(1);

const places = (year: number): number => run.at("services.childcare_places", year);
const childrenOf = (year: number): number => run.at("demography.population_0_2", year);

/** Dwellings that are neither lived in by a household nor vacant on the first 1 January. */
const OTHERWISE =
  run.at("housing.dwellings", 2024) -
  run.at("demography.households", 2024) -
  run.at("housing.vacant", 2024);
const GOALS = results.length;
const UNKNOWN = withStatus("not_evaluable");
const FOLLOWED = withStatus("tracked");
const LEVEL_2021 = step("inventory").toFixed(0);
const NOT_REDUCED = sizeOf("weather", "household_fuels", "household_gas", "rest").toFixed(0);

const TOLD: Readonly<Record<string, readonly string[]>> = {
  "README.md": [
    `some ${NOT_REDUCED} kt of the difference`,
    `CO2 inventory of 2021 (about ${LEVEL_2021} kt, 310-440)`,
    `All ${GOALS} goals are in the model. Of ${UNKNOWN} a figure of today is not known, so they are not judged; ${FOLLOWED} are only followed.`,
  ],
  "LEESMIJ.md": [
    `zo'n ${NOT_REDUCED} kt van het verschil`,
    `CO2-inventaris van 2021 (zo'n ${LEVEL_2021} kt, 310 tot 440)`,
    `Alle ${GOALS} doelen zitten in het model. Van ${UNKNOWN} is een cijfer van vandaag niet bekend: daarover velt het geen oordeel. ${FOLLOWED} worden alleen gevolgd.`,
  ],
  "docs/model/emissions.md": [
    `Together it gives ${step("inventory").toFixed(1)} kt`,
    `natural gas ${parameter("emissions.factor_natural_gas")}, heating oil ${parameter("emissions.factor_heating_oil")}, LPG ${parameter("emissions.factor_lpg")}, coal ${parameter("emissions.factor_coal")}, diesel ${parameter("emissions.factor_diesel")}, petrol ${parameter("emissions.factor_petrol")}, biomass and biofuel 0 kg/kWh`,
  ],
  "docs/model/heat.md": [
    `give ${percent(run.at("heat.district_share_connected", 2040))} % on 1 January 2040 and 40 % in ${yearOf("heat.district_share_connected", 0.4)}`,
    `residual heat reaches ${gigawattHours(run.at("heat.residual_heat_recovered", 2040))} GWh in 2040 of the 38 wished`,
  ],
  "docs/model/services.md": [
    `200 extra childcare places on ${Math.round(places(2024))} are ${(((places(2024) + 200) / childrenOf(2024)) * 100).toFixed(0)} per 100 children of today`,
    `in 2040 the ratio is ${childcareRatio(2040)}. In 2030, with the first 100 places, it is ${childcareRatio(2030)}`,
  ],
  "docs/model/demography.md": [
    `births of 2024 ${spaced(onReference("demography.births", 2024))} (`,
    `deaths ${spaced(onReference("demography.deaths", 2024))} (`,
    `households of 2030 ${spaced(onReference("demography.households", 2030), 100)} (`,
    `and of 2040 ${spaced(onReference("demography.households", 2040), 100)} (`,
    `people of 65 and over in 2040 ${spaced(onReference("demography.population_65_plus", 2040), 100)} (`,
  ],
  "docs/model/housing.md": [
    `with the households of the demography module some ${spaced(OTHERWISE, 10)}`,
    `- 60.24 demolished = ${formatNumber(run.at("housing.dwellings", 2024), "en", 2).replace(",", " ")}`,
  ],
  "docs/model/mobility.md": [
    `${spaced(run.at("mobility.vehicle_km", 2024) / 1e6)} million in the first year of the run`,
    `Territorial kilometres**: ${spaced(run.at("mobility.vehicle_km", 2024) / 1e6)} million in 2024`,
    `The ${spaced(run.at("mobility.resident_km", 2024) / 1e6)} million km of residents' cars in 2024`,
    `${spaced(run.at("mobility.charging_points_needed", 2030), 10)} in 2030, against some ${Math.round((run.at("demography.population", 2030) * 0.015) / 50) * 50} for the goal`,
  ],
  "docs/model/municipal.md": [`never renovated runs out in ${endOfRenovation("municipal")}`],
  "docs/model/tertiary.md": [
    `never renovated runs out in ${endOfRenovation("tertiary")}`,
    `The heat of 2024, ${spaced(run.at("tertiary.heat_per_floor", 2024))} kWh/m2 for rooms and water`,
    `A partial renovation saves ${percent(parameter("tertiary.partial_saving"))} % of the heat of rooms, a deep one ${percent(parameter("tertiary.deep_saving"))} %`,
  ],
};

describe.each(Object.entries(TOLD))("%s", (file, sentences) => {
  const text = fs.readFileSync(path.join(root, file), "utf8").replaceAll(/\s+/g, " ");

  it.each(sentences)("says: %s", (sentence) => {
    expect(text.includes(sentence), `${file} should say: ${sentence}`).toBe(true);
  });
});
