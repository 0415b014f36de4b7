/** All files of the folder of a sensitivity analysis; `run.json` lists and signs the others. */
import { widestOf, type SensitivityOutcome } from "../../engine/analysis/sensitivity/outcome.ts";
import type * as Charts from "../../viz/files/charts.ts";
import { BELGIAN, csvText, TIDY } from "../../viz/files/csv.ts";
import { sensitivityTable } from "../../viz/files/sensitivity-tables.ts";
import { comparedYear } from "../../viz/run-view.ts";
import {
  FONT_FOLDER,
  pageFiles,
  reports,
  sha256,
  type FileOptions,
  type Hashes,
} from "../result-files.ts";
import type { OutputFile } from "../results-folder.ts";
import { sensitivitySettings } from "../sensitivity-json.ts";

declare const __VERSION__: string;

export const SENSITIVITY_FORMAT = "ademruimte-sensitivity/1";

/** The figures that get charts: those asked for, else the main ones in the year looked at closest. */
export function chartedFigures(outcome: SensitivityOutcome): number[] {
  const { figures, study, central, areAsked } = outcome;
  const year = comparedYear({ outcome: central, region: 0, language: "en" });
  return figures.flatMap((figure, at) => {
    const isUsual = figure.kind === "indicator" && figure.year === year;
    return (areAsked || isUsual) && widestOf(study.figures[at]!).length > 0 ? [at] : [];
  });
}

export async function sensitivityFiles(
  outcome: SensitivityOutcome,
  hashes: Hashes,
  { belgian, language }: Pick<FileOptions, "belgian" | "language">,
): Promise<OutputFile[]> {
  const encoder = new TextEncoder();
  const { name, rows } = sensitivityTable(outcome);
  const bytes = encoder.encode(csvText(rows, belgian ? BELGIAN : TIDY));
  // Vega and the fonts are heavy; they are a bundle of their own, loaded only to draw.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  const { chartFiles, drawSensitivityCharts } = require("./charts.cjs") as typeof Charts;
  const charted = chartedFigures(outcome);
  const charts = await drawSensitivityCharts(outcome, charted, language, FONT_FOLDER);
  const report = reports().sensitivityReport({
    ...{ outcome, charted, charts, hashes, language, version: __VERSION__, files: pageFiles() },
  });
  const files: OutputFile[] = [
    { name: "report.html", bytes: encoder.encode(report) },
    { name, bytes },
    ...chartFiles(charts, "charts", FONT_FOLDER),
  ];
  const record = {
    format: SENSITIVITY_FORMAT,
    engine: hashes.engine,
    scenarioHash: hashes.scenario,
    notesHash: hashes.notes,
    language,
    csv: belgian ? "be" : "tidy",
    settings: sensitivitySettings(outcome),
    figures: outcome.figures.map(({ key }) => key),
    scenario: outcome.scenario,
    files: files.map((file) => ({ name: file.name, sha256: sha256(file.bytes) })),
  };
  const text = `${JSON.stringify(record, null, 1)}\n`;
  return [...files, { name: "run.json", bytes: encoder.encode(text) }];
}
