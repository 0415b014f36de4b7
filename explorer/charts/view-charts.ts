/** Which charts each view shows, in their order. */
import { budgetCharts } from "../../viz/specs/budgets.ts";
import { dwellingsByEpcLabel } from "../../viz/specs/dwellings-by-epc-label.ts";
import { dwellingsByHeating } from "../../viz/specs/dwellings-by-heating.ts";
import { electricityByOrigin } from "../../viz/specs/electricity-by-origin.ts";
import { emissionsBySector } from "../../viz/specs/emissions-by-sector.ts";
import { finalEnergyOfHomes } from "../../viz/specs/final-energy-of-homes.ts";
import { heatBySource } from "../../viz/specs/heat-by-source.ts";
import { heatNetworkConnections } from "../../viz/specs/heat-network-connections.ts";
import { householdEnergyBill } from "../../viz/specs/household-energy-bill.ts";
import { householdsAndDwellings } from "../../viz/specs/households-and-dwellings.ts";
import { investmentByPayer } from "../../viz/specs/investment-by-payer.ts";
import { olderPeople } from "../../viz/specs/older-people.ts";
import { ownIndicatorCharts } from "../../viz/specs/own-indicators.ts";
import { populationByAgeGroup } from "../../viz/specs/population-by-age-group.ts";
import { renewableShare } from "../../viz/specs/renewable-share.ts";
import { energyOfTransport } from "../../viz/specs/transport.ts";
import { useOfServices } from "../../viz/specs/use-of-services.ts";
import { windAndPvCapacity } from "../../viz/specs/wind-and-pv-capacity.ts";
import type { ChartInput } from "../../viz/specs/input.ts";
import { isYearChart, type YearChart } from "../../viz/specs/year-chart.ts";
import type { ViewId } from "../session/page-state.ts";
import { districtBars } from "./district-bars.ts";
import { emissionsAvoided, emissionsWedge } from "./emissions-wedge.ts";
import { heatLossNotes } from "./heat-balance.ts";
import { investmentBars } from "./investment-bars.ts";
import type { ChartContext, ChartKind, PageChart } from "./page-chart.ts";
import { pyramidKind } from "./pyramid.ts";
import { yearKind } from "./year-page-chart.ts";

const HEAT_SOURCES = yearKind(heatBySource, undefined, heatLossNotes);

const KINDS: Readonly<Record<ViewId, readonly ChartKind[]>> = {
  goals: [],
  emissions: [emissionsWedge, emissionsAvoided, yearKind(emissionsBySector)],
  energy: [
    yearKind(finalEnergyOfHomes),
    yearKind(energyOfTransport),
    yearKind(electricityByOrigin),
    yearKind(renewableShare),
    yearKind(windAndPvCapacity),
    HEAT_SOURCES,
  ],
  homes: [
    yearKind(dwellingsByEpcLabel),
    yearKind(dwellingsByHeating),
    yearKind(householdsAndDwellings),
  ],
  people: [
    pyramidKind,
    yearKind(populationByAgeGroup),
    yearKind(olderPeople),
    yearKind(useOfServices),
  ],
  heat: [districtBars, yearKind(heatNetworkConnections), HEAT_SOURCES],
  costs: [yearKind(investmentByPayer), investmentBars, yearKind(householdEnergyBill)],
};

/** Charts of what a plan names itself: its budgets below the emissions, its indicators below the goals. */
function namedBy(view: ViewId, input: ChartInput): YearChart[] {
  if (view === "emissions") return budgetCharts(input).filter(isYearChart);
  return view === "goals" ? ownIndicatorCharts(input).filter(isYearChart) : [];
}

const ownKinds = (view: ViewId, { input }: ChartContext): ChartKind[] =>
  namedBy(view, input).map((chart) =>
    yearKind(chart, (other) => namedBy(view, other).find(({ id }) => id === chart.id) ?? null),
  );

/** The charts of a view that a run can fill. */
export const chartsOfView = (view: ViewId, context: ChartContext): PageChart[] =>
  [...KINDS[view], ...ownKinds(view, context)].flatMap((kind) => kind.of(context) ?? []);

/** Views that have charts, in the order of the page. */
export const CHART_VIEWS = Object.keys(KINDS) as ViewId[];

/** One chart by its name, wherever it stands; null where the run has none of that name. */
export function chartById(id: string, context: ChartContext): PageChart | null {
  const all = CHART_VIEWS.flatMap((view) => [...KINDS[view], ...ownKinds(view, context)]);
  return all.find((kind) => kind.id === id)?.of(context) ?? null;
}
