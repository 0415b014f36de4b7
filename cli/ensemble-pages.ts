/** What of an ensemble is drawn: its charts, as files. */
import type * as Charts from "../viz/files/charts.ts";
import type { DrawnContents } from "./ensemble-files.ts";
import { FONT_FOLDER } from "./result-files.ts";
import type { OutputFile } from "./results-folder.ts";
import type { Language } from "./texts.ts";

export async function ensemblePages(
  { records, centrals }: DrawnContents,
  language: Language,
): Promise<OutputFile[]> {
  // Vega and the fonts are heavy; they are a bundle of their own, loaded only to draw.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  const { drawEnsembleCharts, chartFiles } = require("./charts.cjs") as typeof Charts;
  const plans = records.map((record, at) => ({ record, central: centrals[at]! }));
  const files: OutputFile[] = [];
  for (const [region] of records[0]!.regions.entries()) {
    for (const { folder, charts } of await drawEnsembleCharts(
      plans,
      region,
      language,
      FONT_FOLDER,
    )) {
      files.push(...chartFiles(charts, ["charts", folder].filter(Boolean).join("/"), FONT_FOLDER));
    }
  }
  return files;
}
