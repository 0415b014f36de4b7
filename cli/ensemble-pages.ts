/** What of an ensemble is drawn and told: its charts, report and workbook, as files. */
import type * as Charts from "../viz/files/charts.ts";
import type { BandTable } from "../viz/files/report/ensemble-report.ts";
import { shownBands, inYear, shownYears } from "./bands/indicators.ts";
import { failedLines, MEANING, sampledSentence, settingsSentence } from "./bands/reading.ts";
import { bandText, writer, type BandsView } from "./bands/view.ts";
import { inputsHash, type DrawnContents } from "./ensemble-files.ts";
import { FONT_FOLDER, pageFiles, reports } from "./result-files.ts";
import type { OutputFile } from "./results-folder.ts";
import type { Language } from "./texts.ts";
import { workbookFile } from "./workbook-file.ts";

declare const __VERSION__: string;

/** The main indicators and those of the plan's own, as the screen writes them. */
function bandTable(view: BandsView): BandTable {
  const { record, language } = view;
  const years = shownYears(record);
  return {
    years,
    rows: [false, true].flatMap((isOwn) =>
      shownBands(view, isOwn).map(({ band, label, display }) => ({
        label,
        cells: years.map((year) => {
          const figures = inYear(band, record.probabilities, year - record.scenario.model.first);
          return bandText(figures, writer(display, language), language);
        }),
      })),
    ),
  };
}

export async function ensemblePages(
  { records, centrals, differences, hashes }: DrawnContents,
  language: Language,
): Promise<OutputFile[]> {
  // Vega and the fonts are heavy; they are a bundle of their own, loaded only to draw.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  const { drawEnsembleCharts, chartFiles } = require("./charts.cjs") as typeof Charts;
  const plans = records.map((record, at) => ({ record, central: centrals[at]! }));
  const files: OutputFile[] = [];
  const charts = [];
  for (const [region] of records[0]!.regions.entries()) {
    const drawn = await drawEnsembleCharts(plans, region, language, FONT_FOLDER);
    charts.push(drawn);
    for (const { folder, charts: those } of drawn) {
      const place = ["charts", folder].filter((part) => part !== "").join("/");
      files.push(...chartFiles(those, place, FONT_FOLDER));
    }
  }
  const reading = records.map((record) => [
    settingsSentence(record, language),
    sampledSentence(record, language),
    ...(record.failed.length === 0 ? [] : [failedLines(record, language).join(" ")]),
  ]);
  const meaning = MEANING[language];
  const report = reports().ensembleReport({
    ...{ records, charts, hashes, language, version: __VERSION__, files: pageFiles() },
    bands: records[0]!.regions.map((_, region) =>
      records.map((record) => bandTable({ record, region, language })),
    ),
    ...{ reading, meaning },
  });
  const signatures = hashes.map((hash, at) => ({
    ...{ ...hash, inputs: inputsHash(records[at]!.inputs) },
  }));
  const workbook = workbookFile(({ ensembleWorkbookBytes }) =>
    ensembleWorkbookBytes(
      { records, centrals, differences, signatures, reading, meaning },
      language,
    ),
  );
  return [{ name: "report.html", bytes: new TextEncoder().encode(report) }, ...files, ...workbook];
}
