/** All charts, in the order in which a report shows them. */
import { shows } from "../../engine/analysis/missing.ts";
import { budgetCharts } from "./budgets.ts";
import { checks } from "./checks.ts";
import { dwellingsByEpcLabel } from "./dwellings-by-epc-label.ts";
import { dwellingsByHeating } from "./dwellings-by-heating.ts";
import { electricityByOrigin } from "./electricity-by-origin.ts";
import { electricityByUse } from "./electricity-by-use.ts";
import { emissionsBaseSteps } from "./emissions-base-steps.ts";
import { emissionsBySector } from "./emissions-by-sector.ts";
import { emissionsTotal } from "./ensemble/emissions-total.ts";
import { energyOfServices, energyOfTheCity } from "./energy-of-other-buildings.ts";
import { finalEnergyOfHomes } from "./final-energy-of-homes.ts";
import type { Chart } from "./frame.ts";
import { heatFlow } from "./heat-flow/index.ts";
import { heatBySource } from "./heat-by-source.ts";
import { heatNetworkConnections } from "./heat-network-connections.ts";
import { heatNetworkDistricts } from "./heat-network-districts.ts";
import { householdEnergyBill } from "./household-energy-bill.ts";
import { householdsAndDwellings } from "./households-and-dwellings.ts";
import type { ChartInput } from "./input.ts";
import { investmentByPayer } from "./investment-by-payer.ts";
import { olderPeople } from "./older-people.ts";
import { ownIndicatorCharts } from "./own-indicators.ts";
import { populationByAgeGroup } from "./population-by-age-group.ts";
import { populationPyramid } from "./population-pyramid.ts";
import { programmes } from "./programmes.ts";
import { renewableShare } from "./renewable-share.ts";
import { carsByDrive, energyOfTransport } from "./transport.ts";
import { useOfServices } from "./use-of-services.ts";
import { windAndPvCapacity } from "./wind-and-pv-capacity.ts";

export const charts: readonly Chart[] = [
  emissionsBySector,
  emissionsBaseSteps,
  populationByAgeGroup,
  populationPyramid,
  olderPeople,
  useOfServices,
  householdsAndDwellings,
  dwellingsByEpcLabel,
  dwellingsByHeating,
  finalEnergyOfHomes,
  energyOfServices,
  energyOfTheCity,
  heatFlow,
  heatNetworkConnections,
  heatNetworkDistricts,
  heatBySource,
  carsByDrive,
  energyOfTransport,
  windAndPvCapacity,
  electricityByUse,
  electricityByOrigin,
  renewableShare,
  investmentByPayer,
  householdEnergyBill,
  programmes,
];

/** All charts by name: those of the model, and that of what a plan expects of its results. */
export const namedCharts: readonly Chart[] = [...charts, checks];

/**
 * The charts that a run can fill: those whose outputs it has (a subset of modules may be wired), that
 * of total emissions where the run is the plain one of an ensemble, and one for each budget and each
 * indicator of the plan's own.
 */
export const chartsOf = (input: ChartInput): readonly Chart[] => [
  ...[emissionsTotal, ...namedCharts].filter(
    (chart) =>
      chart.needs.every((output) => shows(input.scenario, input.run, input.region, output)) &&
      (chart.available?.(input) ?? true),
  ),
  ...budgetCharts(input),
  ...ownIndicatorCharts(input),
];
