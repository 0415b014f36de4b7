/** The electricity module fed with what is known of 2021. */
import { declaration } from "../../engine/model/electricity/declaration.ts";
import { electricity } from "../../engine/model/electricity/module.ts";
import { kortrijkParameters } from "../arbitraries/kortrijk-parameters.ts";
import { runModules } from "../arbitraries/module-run.ts";

export const GWh = 1e6;

/** A vector by carrier with electricity alone. */
export const carriers = (gigawattHours: number): number[] => [
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  gigawattHours * GWh,
  0,
];

/**
 * The inputs of 2021, in the place of the modules that would give them. Sources: Fluvius by statistical
 * sector (offtake: households 94.77, others 274.75, together 369.52 GWh), Fluvius by branch 2020 for
 * the split of the others, Statistiek Vlaanderen (households), the city's note (17.1 %, 6 MW of wind).
 *
 * This is the bookkeeping of a known year, no test of foresight: use per household is calibrated on
 * the same meters, the meters of firms are inputs, and the production of the panels was derived from
 * the 17.1 %. What it can find is a use that is missing, or that stands in two places.
 */
export const OTHER_METERS = 274.75;
/** Charging at work and in public passes the meters of services; depots are a branch of their own. */
const CHARGED_ELSEWHERE = 0.9;
const DEPOTS = 1.35;
const LIGHTING = 3.9;
/** Fluvius by branch 2020: services 157.564 of 263.034 GWh, with 7 % of the PV that is self-consumed. */
const SERVICES = 166.7 - LIGHTING - CHARGED_ELSEWHERE;
export const inputs2021 = {
  "demography.households": [33_943, 34_240],
  "housing.direct_heating_electricity": [15 * GWh],
  "housing.heat_pump_electricity": [2.5 * GWh],
  "tertiary.energy": carriers(0.95 * SERVICES),
  "municipal.energy": carriers(0.05 * SERVICES),
  "municipal.public_lighting": [LIGHTING * GWh],
  "industry.energy": carriers(115.0),
  "agriculture.energy": carriers(2.1),
  // 1.2 % of road traffic by battery, and depots and stations of transport firms.
  "mobility.electricity": [(2.25 + DEPOTS) * GWh],
  "heat.plant_electricity": [0],
  "renewables.pv_production": [55.8 * GWh],
  // 6 MW of wind at 2100 hours.
  "renewables.production": [(55.8 + 12.6) * GWh],
};

/** A year of the module, with some inputs changed. */
export const run2021 = (changes: Readonly<Record<string, number[]>> = {}, record = false) =>
  runModules([electricity], {
    first: 2021,
    last: 2021,
    parameters: kortrijkParameters(declaration, 2021, 2021),
    recorded: { ...inputs2021, ...changes },
    record,
  });
