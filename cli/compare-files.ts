/** All files of the folder of a comparison; `run.json` lists and signs the others. */
import type { ComparisonOutcome } from "../engine/analysis/comparison-outcome.ts";
import type * as Charts from "../viz/files/charts.ts";
import type { DrawnChart } from "../viz/files/drawn-chart.ts";
import { BELGIAN, csvText, TIDY } from "../viz/files/csv.ts";
import { comparisonTables } from "../viz/files/comparison-tables.ts";
import type { ChartQuestion } from "../viz/specs/comparison/index.ts";
import {
  FONT_FOLDER,
  pageFiles,
  reports,
  sha256,
  type FileOptions,
  type Hashes,
} from "./result-files.ts";
import type { OutputFile } from "./results-folder.ts";
import { workbookFile } from "./workbook-file.ts";

declare const __VERSION__: string;

export const COMPARISON_FORMAT = "ademruimte-comparison/1";

/**
 * @param id     the name of the folder
 * @param hashes one per run
 * @param question what the charts show instead of the usual
 */
export async function comparisonFiles(
  id: string,
  outcome: ComparisonOutcome,
  hashes: readonly Hashes[],
  options: FileOptions,
  question: ChartQuestion = {},
): Promise<OutputFile[]> {
  const encoder = new TextEncoder();
  const dialect = options.belgian ? BELGIAN : TIDY;
  const files: OutputFile[] = comparisonTables(outcome).map(({ name, rows }) => ({
    name,
    bytes: encoder.encode(csvText(rows, dialect)),
  }));
  // Vega and the fonts are heavy; they are a bundle of their own, loaded only to draw.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  const { chartFiles, drawComparisonCharts } = require("./charts.cjs") as typeof Charts;
  const { runs, reference, regions } = outcome.comparison;
  const charts: DrawnChart[][] = [];
  for (const [index, { id: region }] of regions.entries()) {
    const folder = regions.length === 1 ? "charts" : `charts/${region}`;
    const { language } = options;
    const drawn = await drawComparisonCharts(outcome, index, language, FONT_FOLDER, question);
    charts.push(drawn);
    files.push(...chartFiles(drawn, folder, FONT_FOLDER));
  }
  const report = reports().comparisonReport({
    ...{ id, outcome, charts, hashes, question, language: options.language },
    ...{ version: __VERSION__, files: pageFiles() },
  });
  files.unshift({ name: "report.html", bytes: encoder.encode(report) });
  files.push(
    ...workbookFile(({ comparisonWorkbookBytes }) =>
      comparisonWorkbookBytes(outcome, hashes, options.language),
    ),
  );
  const record = {
    format: COMPARISON_FORMAT,
    id,
    engine: hashes[reference]!.engine,
    language: options.language,
    csv: options.belgian ? "be" : "tidy",
    reference: runs[reference]!.id,
    runs: runs.map(({ id: run, scenario }, at) => ({
      id: run,
      scenarioHash: hashes[at]!.scenario,
      notesHash: hashes[at]!.notes,
      scenario,
    })),
    files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
  };
  const text = `${JSON.stringify(record, null, 1)}\n`;
  return [...files, { name: "run.json", bytes: encoder.encode(text) }];
}
