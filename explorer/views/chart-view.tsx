/** A view that consists of charts: together they have one year below the pointer. */
import type { ComponentChildren, JSX } from "preact";
import { useCallback, useMemo, useState } from "preact/hooks";
import { chartInput, type ChartInput } from "../../viz/specs/input.ts";
import { bandsOf } from "../charts/picture.ts";
import { chartById, chartsOfView } from "../charts/view-charts.ts";
import type { ChartContext, PageChart } from "../charts/page-chart.ts";
import type { ViewId } from "../session/page-state.ts";
import { ChartFigure } from "./chart-figure.tsx";
import type { ViewProps } from "./view-props.ts";
import { VIEW_WORDS } from "./words.ts";

/** What the charts are made from; made anew only when results, bands or language change. */
export function useChartContext({ shown, beside, bands, language }: ViewProps): ChartContext {
  const input = useMemo((): ChartInput => {
    const plain = chartInput(shown.outcome);
    return bands === null ? plain : { ...plain, bands: bandsOf(bands.shown.record, 0) };
  }, [shown, bands]);
  const other = useMemo(() => {
    if (beside === null) return null;
    const plain = chartInput(beside.computed.outcome);
    const theirs = bands?.beside ?? null;
    const withBands = theirs === null ? plain : { ...plain, bands: bandsOf(theirs.record, 0) };
    return { name: beside.name, input: withBands };
  }, [beside?.computed, beside?.name, bands]);
  return useMemo(() => ({ input, beside: other, language }), [input, other, language]);
}

interface FiguresProps {
  readonly charts: readonly PageChart[];
  readonly props: ViewProps;
  readonly children?: ComponentChildren;
}

export function Figures({ charts, props, children }: FiguresProps): JSX.Element {
  const [pointed, setPointed] = useState<number | null>(null);
  const point = useCallback((year: number | null) => setPointed(year), []);
  const { year, language, theme, setYear, linkTo, announce } = props;
  return (
    <div class="figures-frame">
      <div class="figures">
        {charts.map((chart) => (
          <ChartFigure
            key={chart.id}
            {...{ chart, pointed, point, year, language, theme, setYear, linkTo, announce }}
          />
        ))}
        {children}
      </div>
    </div>
  );
}

interface ChartViewProps {
  readonly id: ViewId;
  readonly props: ViewProps;
  readonly children?: ComponentChildren;
}

/** All charts of a view; what else it has stands above them. */
export const ChartView = (view: ChartViewProps): JSX.Element => (
  <ContextView {...view} context={useChartContext(view.props)} />
);

/** The same, where what stands above is made from what the charts are made from. */
export function ContextView({
  id,
  props,
  context,
  children,
}: ChartViewProps & { readonly context: ChartContext }): JSX.Element {
  const charts = useMemo(() => chartsOfView(id, context), [id, context]);
  if (charts.length === 0 && id !== "goals") {
    return <p class="nothing">{VIEW_WORDS[props.language].nothing}</p>;
  }
  return (
    <>
      {children}
      <Figures charts={charts} props={props} />
    </>
  );
}

/** One chart alone, as it is embedded in another page. */
export function OnlyChart({ id, ...props }: ViewProps & { readonly id: string }): JSX.Element {
  const context = useChartContext(props);
  const chart = useMemo(() => chartById(id, context), [id, context]);
  return chart === null ? (
    <p class="nothing">{VIEW_WORDS[props.language].noChart(id)}</p>
  ) : (
    <Figures charts={[chart]} props={props} />
  );
}
