/**
 * The numbers behind a picture: a table for who would rather read, and the places that the page
 * reads the picture off with. Both are made from the data that the chart carries.
 */
import { formatNumber, type Language } from "../../numbers.ts";
import { dataOf, type ChartColumn, type ChartData } from "../../specs/chart-data.ts";
import type { ShownChart } from "../drawn-chart.ts";
import { placesOf } from "./chart-places.ts";
import { markup, scriptJson, type Html } from "./html.ts";
import { table, type TableCell } from "./table.ts";

const WORDS = {
  nl: { show: "Toon de cijfers als tabel", missing: "–" },
  en: { show: "Show the numbers as a table", missing: "–" },
} as const;

/** The unit that all columns with numbers have; null where they differ. */
function commonUnit({ columns }: ChartData): string | null {
  const units = new Set(columns.map(({ unit }) => unit).filter((unit) => unit !== ""));
  return units.size === 1 ? [...units][0]! : null;
}

const titleOf = ({ label, unit, group }: ChartColumn, shared: string | null): string => {
  const name = group === null || group === label ? label : `${group}: ${label}`;
  return unit === "" || shared !== null ? name : `${name} (${unit})`;
};

const cellOf = (value: number | string | null, decimals: number, language: Language): TableCell => {
  if (value === null) return WORDS[language].missing;
  if (typeof value === "string") return value;
  return { shown: formatNumber(value, language, decimals), value };
};

/** What a script reads the picture off with; null for a chart that carries no data. */
export function chartPlaces({ spec }: ShownChart): Html | null {
  const data = dataOf(spec);
  if (data === null) return null;
  const places = scriptJson(placesOf(data));
  return markup`<script type="application/json" class="places">${places}</script>`;
}

/** The numbers of a picture, folded below it; null for a chart that carries no data. */
export function chartTable({ spec, title }: ShownChart, language: Language): Html | null {
  const data = dataOf(spec);
  if (data === null) return null;
  const { rowTitle, columns, rows } = data;
  const unit = commonUnit(data);
  return markup`<details class="data">
      <summary>${WORDS[language].show}</summary>
      ${table({
        caption: unit === null ? title : `${title}, ${unit}`,
        columns: [
          { title: rowTitle },
          ...columns.map((column) => ({
            title: titleOf(column, unit),
            kind: column.unit === "" ? ("text" as const) : ("number" as const),
          })),
        ],
        rows: rows.map(({ label, values }) => [
          label,
          ...values.map((value, place) => cellOf(value, columns[place]!.decimals, language)),
        ]),
        isWide: columns.length > 4,
      })}
    </details> `;
}
