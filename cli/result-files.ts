/** All files of a results folder, as names and bytes; `run.json` lists and signs the others. */
import type * as Crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { attributeAlone } from "../engine/analysis/compared-attribution.ts";
import type { Attribution } from "../engine/analysis/attribution.ts";
import type { RunOutcome } from "../engine/analysis/outcome.ts";
import { canonicalText } from "../engine/scenario/canonical.ts";
import type { Instance } from "../engine/run/instance.ts";
import type { ResolvedScenario, ScenarioModel } from "../engine/scenario/resolved.ts";
import type * as Charts from "../viz/files/charts.ts";
import type { DrawnChart } from "../viz/files/drawn-chart.ts";
import type { PageFiles } from "../viz/files/report/page.ts";
import type * as Reports from "../viz/files/report/report.ts";
import { BELGIAN, csvText, TIDY } from "../viz/files/csv.ts";
import { resultTables, type Table } from "../viz/files/result-tables.ts";
import { consistencyRecords, groundingRecords } from "./grounding-json.ts";
import { onCourseRecords } from "./on-course-json.ts";
import { ownRecords } from "./own-json.ts";
import type { OutputFile } from "./results-folder.ts";
import type { Language } from "./texts.ts";
import { workbookFile } from "./workbook-file.ts";

declare const __ENGINE_FINGERPRINT__: string;
declare const __VERSION__: string;

/** SHA-256 of the sources of this engine. */
export const engineFingerprint = (): string => __ENGINE_FINGERPRINT__;

/** Seen from the bundle in cli/dist. */
export const FONT_FOLDER = path.join(__dirname, "..", "..", "viz", "fonts");

/** What pages do in a browser, bundled beside the command. */
const PAGE_SCRIPT = path.join(__dirname, "page.js");

export const RUN_FORMAT = "ademruimte-run/1";

export interface Hashes {
  readonly scenario: string;
  readonly notes: string;
  readonly engine: string;
}

/** Loaded when something is to be signed: it takes a good millisecond that a bare run saves. */
const crypto = (): typeof Crypto => process.getBuiltinModule("node:crypto");

export const sha256 = (data: string | Uint8Array): string =>
  crypto().createHash("sha256").update(data).digest("hex");

export const hashesOf = ({ model, notes }: ResolvedScenario): Hashes => ({
  scenario: sha256(canonicalText(model)),
  notes: sha256(canonicalText(notes)),
  engine: engineFingerprint(),
});

/** Loaded when files are written. */
export const reports = (): typeof Reports =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  require("./report.cjs") as typeof Reports;

/** Vega and the fonts are heavy; they are a bundle of their own, loaded only to draw. */
export const chartMaker = (): typeof Charts =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  require("./charts.cjs") as typeof Charts;

/** Of this program. */
export const programVersion = (): string => __VERSION__;

/** What a page is made with besides its contents. */
export const pageFiles = (): PageFiles => ({
  fontFolder: FONT_FOLDER,
  script: fs.readFileSync(PAGE_SCRIPT, "utf8"),
});

export interface FileOptions {
  readonly belgian: boolean;
  readonly language: Language;
  /** What the run was made on, to make more of the kind without wiring again. */
  readonly instanceOf?: (model: ScenarioModel) => Instance;
}

/** Tables as files, in the dialect that was asked for. */
export function tableFiles(
  tables: readonly Table[],
  { belgian }: Pick<FileOptions, "belgian">,
): OutputFile[] {
  const encoder = new TextEncoder();
  const dialect = belgian ? BELGIAN : TIDY;
  return tables.map(({ name, rows }) => ({ name, bytes: encoder.encode(csvText(rows, dialect)) }));
}

/**
 * The report of a run, and behind it its charts, which the report shows too.
 *
 * @param split what the measures of the plan do beside unchanged policy; null when it was not split
 */
export async function runPages(
  outcome: RunOutcome,
  hashes: Hashes,
  { language }: FileOptions,
  split: Attribution | null,
): Promise<OutputFile[]> {
  const { drawCharts, chartFiles } = chartMaker();
  const { regions } = outcome.scenario.model;
  const charts: DrawnChart[][] = [];
  const files: OutputFile[] = [];
  for (const [index, { id }] of regions.entries()) {
    const folder = regions.length === 1 ? "charts" : `charts/${id}`;
    const drawn = await drawCharts(outcome, index, language, FONT_FOLDER, split);
    charts.push(drawn);
    files.push(...chartFiles(drawn, folder, FONT_FOLDER));
  }
  const report = reports().runReport({
    ...{ outcome, charts, split, language, hashes },
    ...{ version: programVersion(), files: pageFiles() },
  });
  return [{ name: "report.html", bytes: new TextEncoder().encode(report) }, ...files];
}

/** All files of a run, `run.json` the last. */
export async function resultFiles(
  outcome: RunOutcome,
  hashes: Hashes,
  options: FileOptions,
): Promise<OutputFile[]> {
  const split = attributeAlone(outcome.scenario, options.instanceOf);
  const [report, ...charts] = await runPages(outcome, hashes, options, split);
  const files = [report!, ...tableFiles(resultTables(outcome), options), ...charts];
  files.push(
    ...workbookFile(({ runWorkbookBytes }) => runWorkbookBytes(outcome, hashes, options.language)),
  );
  files.push(runRecord(outcome, hashes, options, files));
  return files;
}

/** `run.json`: the run with everything that it was made from, which signs the files beside it. */
export function runRecord(
  outcome: RunOutcome,
  hashes: Hashes,
  options: Pick<FileOptions, "belgian" | "language">,
  files: readonly OutputFile[],
): OutputFile {
  const run = {
    format: RUN_FORMAT,
    engine: hashes.engine,
    scenarioHash: hashes.scenario,
    notesHash: hashes.notes,
    language: options.language,
    csv: options.belgian ? "be" : "tidy",
    scenario: outcome.scenario,
    grounding: groundingRecords(outcome),
    consistency: consistencyRecords(outcome),
    own: ownRecords(outcome),
    onCourse: outcome.scenario.model.regions.map(({ id }, index) => ({
      region: id,
      indicators: onCourseRecords(outcome, index),
    })),
    files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
  };
  const text = `${JSON.stringify(run, null, 1)}\n`;
  return { name: "run.json", bytes: new TextEncoder().encode(text) };
}
