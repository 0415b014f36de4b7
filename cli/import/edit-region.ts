/** Puts rows in the files of a region, in the place of those about the same figures. */
import type { Cells, Rows } from "./build.ts";
import type { RegionTexts } from "./region-texts.ts";

const FIGURE = ["value", "unit", "low", "high", "grade", "source", "where", "note"] as const;
const PARAMETERS = ["parameter", ...FIGURE] as const;
const HISTORY = ["indicator", "year", ...FIGURE] as const;
const INDEX = [
  ...["parameter", "file", "key", "column", "unit", "low", "high"],
  ...["grade", "source", "where", "note"],
];
const INVENTORY = [
  "year",
  "sector",
  "carrier",
  "MWh",
  "t",
  "grade",
  "source",
  "note",
  "low",
  "high",
];
const SOURCES = ["source", "title", "publisher", "year", "licence", "url"];
/** Columns of an inventory as people head them. */
const INVENTORY_NAMES = { t: "t_co2", tco2: "t_co2", "t co2": "t_co2" };

/** Of a table what stands beside its columns. */
export interface TableProvenance {
  readonly grade: string;
  readonly source: string;
  readonly where: string;
  readonly note: string;
  /** In percentages of the values; empty of what was measured. */
  readonly low: string;
  readonly high: string;
}

export function editRegion(
  texts: RegionTexts,
  rows: Rows,
  source: Cells,
  provenance: TableProvenance,
): void {
  texts.replace({
    ...{ at: "sources", suffix: ".csv", into: "sources/imported.csv", header: SOURCES },
    rows: [source],
    isReplaced: (cell) => cell("source") === source.source,
  });
  const addresses = new Set([
    ...rows.parameters.map(({ parameter }) => parameter!),
    ...rows.tables.flatMap((table) => table.addresses),
  ]);
  const ofTables = rows.tables.flatMap((table) =>
    table.addresses.map((parameter, at) => ({
      ...{ parameter, file: fileOf(table.parameter), key: table.key, column: table.columns[at]! },
      ...{ unit: table.unit, ...provenance },
    })),
  );
  // A figure stands in one place: a row of parameters/ goes where a table takes it over, and the other way.
  const isReplaced = (cell: (column: string) => string): boolean =>
    addresses.has(cell("parameter"));
  texts.replace({
    ...{ at: "parameters", suffix: ".csv", into: "parameters/imported.csv", header: PARAMETERS },
    ...{ rows: rows.parameters, isReplaced },
  });
  texts.replace({
    ...{ at: "tables", suffix: ".index.csv", into: "tables/imported.index.csv", header: INDEX },
    ...{ rows: ofTables, isReplaced },
  });
  for (const table of rows.tables) {
    const lines = [[table.key, ...table.columns], ...table.rows].map((cells) => cells.join(","));
    texts.put(fileOf(table.parameter), `${lines.join("\n")}\n`);
  }
  const observed = new Set(rows.history.map(({ indicator, year }) => `${indicator} ${year}`));
  texts.replace({
    ...{ at: "history", suffix: ".csv", into: "history/imported.csv", header: HISTORY },
    rows: rows.history,
    isReplaced: (cell) => observed.has(`${cell("indicator")} ${cell("year")}`),
  });
  const years = new Set(rows.inventory.map(({ year }) => year));
  texts.replace({
    ...{ at: "inventory.csv", suffix: ".csv", into: "inventory.csv", header: INVENTORY },
    ...{ rows: rows.inventory, alike: INVENTORY_NAMES },
    isReplaced: (cell) => years.has(cell("year")),
  });
}

const fileOf = (parameter: string): string =>
  `tables/imported-${parameter.replaceAll(".", "-")}.csv`;
