/** A chart with its legend, which says the figures of the year, its table and what can be done with it. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import { inkOf, shownColour } from "../charts/ink.ts";
import type { LegendRow, PageChart } from "../charts/page-chart.ts";
import { heldExtent, type HeldExtent } from "../charts/steady-axis.ts";
import { AVOIDED_OPACITY } from "../charts/year-scene.ts";
import { ChartTable } from "./chart-table.tsx";
import { ChartTools } from "./chart-tools.tsx";
import { usePaperTheme } from "./paper-theme.ts";
import { Plot } from "./plot.tsx";
import type { ViewProps } from "./view-props.ts";
import { VIEW_WORDS } from "./words.ts";

export interface FigureProps extends Omit<ViewProps, "shown" | "beside" | "bands"> {
  readonly chart: PageChart;
  /** The year below the pointer, which the charts of a view have together. */
  readonly pointed: number | null;
  point(year: number | null): void;
}

/** Milliseconds that a chart stands still before it is told in words. */
const STILL = 400;

/** The alternative text of what is shown, once the sliders stand still. */
function useAlternative(chart: PageChart): string {
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setText(chart.alternative()), text === "" ? 0 : STILL);
    return () => clearTimeout(timer);
  }, [chart]);
  return text;
}

function useHeld(chart: PageChart): HeldExtent {
  const held = useRef<HeldExtent | null>(null);
  held.current = heldExtent(held.current, chart.extent);
  return held.current;
}

function Swatch({ row, theme }: { readonly row: LegendRow; readonly theme: "light" | "dark" }) {
  const colour = shownColour(row.colour, inkOf(theme));
  const isLine = row.look === "line" || row.look === "total" || row.look === "dashed";
  const dash = row.look === "dashed" ? { "stroke-dasharray": "4 3" } : {};
  return (
    <svg class="series-swatch" viewBox="0 0 16 12" width="16" height="12" aria-hidden="true">
      {isLine ? (
        <path
          d="M0 6H16"
          stroke={colour}
          stroke-width={row.look === "line" ? 3 : 2}
          fill="none"
          {...dash}
        />
      ) : (
        <rect
          width="16"
          height="12"
          fill={colour}
          opacity={row.look === "avoided" ? AVOIDED_OPACITY : 1}
        />
      )}
    </svg>
  );
}

function Legend({ chart, year, props }: { chart: PageChart; year: number; props: FigureProps }) {
  const words = VIEW_WORDS[props.language];
  const rows = chart.legend(year);
  const hasBeside = rows.some(({ beside }) => beside !== null);
  return (
    <table class="series-legend">
      <caption class="visually-hidden">{words.figures(chart.title)}</caption>
      <thead>
        <tr>
          <th scope="col">
            {hasBeside ? year : <span class="visually-hidden">{words.series}</span>}
          </th>
          <th scope="col">{hasBeside ? words.plan : year}</th>
          {hasBeside && <th scope="col">{chart.beside}</th>}
          {hasBeside && <th scope="col">{words.difference}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} class={row.look === "total" ? "total" : undefined}>
            <th scope="row">
              <span class="series-name">
                <Swatch row={row} theme={props.theme} />
                <span>{row.name}</span>
              </span>
            </th>
            <td>
              {row.value}
              {row.range !== null && <span class="range">{row.range}</span>}
            </td>
            {hasBeside && <td>{row.beside ?? "–"}</td>}
            {hasBeside && <td>{row.difference ?? "–"}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The figures of a year in a sentence, for who goes through the years by keyboard. */
const spoken = (chart: PageChart, year: number): string =>
  `${year}: ${chart
    .legend(year)
    .map(({ name, value, beside }) =>
      beside === null ? `${name} ${value}` : `${name} ${value} (${chart.beside ?? ""}: ${beside})`,
    )
    .join(", ")}`;

/** Goes through the years: a slider that is seen only while it has the focus. */
function YearReader({
  chart,
  year,
  props,
}: {
  chart: PageChart;
  year: number;
  props: FigureProps;
}) {
  if (chart.years === null) return null;
  const [first, last] = chart.years;
  return (
    <input
      class="year-reader"
      type="range"
      min={first}
      max={last}
      step={1}
      value={year}
      aria-label={VIEW_WORDS[props.language].readOff(chart.title)}
      aria-valuetext={spoken(chart, year)}
      onInput={(event) => props.setYear(Number(event.currentTarget.value))}
    />
  );
}

export function ChartFigure(shown: FigureProps): JSX.Element {
  const theme = usePaperTheme(shown.theme);
  const props = { ...shown, theme };
  const { chart, language, pointed } = props;
  const words = VIEW_WORDS[language];
  const held = useHeld(chart);
  const alternative = useAlternative(chart);
  const [first, last] = chart.years ?? [props.year, props.year];
  const year = Math.min(last, Math.max(first, pointed ?? props.year));
  const plot = (side: "plan" | "beside") => (
    <Plot
      {...{ chart, held, side, language, theme, year }}
      alternative={side === "plan" ? alternative : `${chart.title}: ${chart.beside ?? ""}`}
      onPoint={props.point}
      onChoose={props.setYear}
    />
  );
  const isPaired = chart.besideScene !== undefined;
  return (
    <figure class="chart-figure" data-chart={chart.id}>
      <figcaption>
        <h3>{chart.question}</h3>
        <p class="chart-title">
          {chart.title === chart.question ? "" : chart.title}{" "}
          <span class="chart-unit">({chart.unit})</span>
        </p>
      </figcaption>
      <div class="chart-body">
        <div class={isPaired ? "plots paired" : "plots"}>
          <div class="plot-side">
            {isPaired && <p class="plot-name">{words.plan}</p>}
            {plot("plan")}
          </div>
          {isPaired && (
            <div class="plot-side">
              <p class="plot-name">{chart.beside}</p>
              {plot("beside")}
            </div>
          )}
          <YearReader {...{ chart, year, props }} />
        </div>
        <div class="chart-side">
          {chart.hasLegend && <Legend {...{ chart, year, props }} />}
          {chart.goals.length > 0 && (
            <ul class="chart-goals" aria-label={words.goals}>
              {chart.goals.map((goal) => (
                <li key={goal}>{goal}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <div class="chart-notes">
        {chart.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p>{chart.source}</p>
      </div>
      <ChartTable {...{ chart, language }} />
      <ChartTools {...{ chart, held, year, language }} linkTo={props.linkTo} say={props.announce} />
    </figure>
  );
}
