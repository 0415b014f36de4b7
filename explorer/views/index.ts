/** The views of the explorer, in the order in which they are offered. */
import { h } from "preact";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { ViewId } from "../session/page-state.ts";
import { ChartView } from "./chart-view.tsx";
import { CostsView } from "./costs-view.tsx";
import { GoalsView } from "./goals-view.tsx";
import { HeatView } from "./heat-view.tsx";
import type { View } from "./view-props.ts";
import "./views.css";

export { OnlyChart } from "./chart-view.tsx";
export type { ShownPlan, View, ViewProps } from "./view-props.ts";

const ofCharts = (id: ViewId, title: Text): View => ({
  id,
  title,
  Component: (props) => h(ChartView, { id, props }),
});

export const views: readonly View[] = [
  { id: "goals", title: { nl: "Doelen", en: "Goals" }, Component: GoalsView },
  ofCharts("emissions", { nl: "CO₂-uitstoot", en: "CO₂ emissions" }),
  ofCharts("energy", { nl: "Energie", en: "Energy" }),
  ofCharts("homes", { nl: "Wonen", en: "Homes" }),
  ofCharts("people", { nl: "Mensen", en: "People" }),
  { id: "heat", title: { nl: "Warmtenetten", en: "Heat networks" }, Component: HeatView },
  { id: "costs", title: { nl: "Kosten", en: "Costs" }, Component: CostsView },
];
