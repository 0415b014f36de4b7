/** Heat networks: the table of districts above the charts. */
import type { JSX } from "preact";
import { ContextView, useChartContext } from "./chart-view.tsx";
import { DistrictsTable } from "./districts-table.tsx";
import type { ViewProps } from "./view-props.ts";

export function HeatView(props: ViewProps): JSX.Element {
  const context = useChartContext(props);
  return (
    <ContextView id="heat" props={props} context={context}>
      <DistrictsTable context={context} year={props.year} />
    </ContextView>
  );
}
