/** The figures of a chart as a table, made only when somebody opens it. */
import { useState } from "preact/hooks";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import type { ChartData } from "../../viz/specs/chart-data.ts";
import type { PageChart } from "../charts/page-chart.ts";
import { VIEW_WORDS } from "./words.ts";

function Rows({ data, language }: { readonly data: ChartData; readonly language: Language }) {
  return (
    <table class="data">
      <thead>
        <tr>
          <th scope="col">{data.rowTitle}</th>
          {data.columns.map(({ label, unit }) => (
            <th scope="col" key={label}>
              {label}
              {unit !== "" && <span class="unit"> ({unit})</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.rows.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {values.map((value, at) => (
              <td key={at} class={typeof value === "string" ? "words" : undefined}>
                {typeof value === "number"
                  ? formatNumber(value, language, data.columns[at]!.decimals)
                  : (value ?? "–")}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ChartTable({ chart, language }: { chart: PageChart; language: Language }) {
  const [isOpen, setOpen] = useState(false);
  const words = VIEW_WORDS[language];
  return (
    <details class="chart-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.table}</summary>
      {isOpen && (
        <div class="scroll" role="region" tabIndex={0} aria-label={words.figures(chart.title)}>
          <Rows data={chart.table()} language={language} />
        </div>
      )}
    </details>
  );
}
