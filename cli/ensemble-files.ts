/** All files of the folder of an ensemble; `run.json` lists and signs the others. */
import type { DifferenceRecord } from "../engine/analysis/ensemble/difference-record.ts";
import type { EnsembleRecord, InputRecord } from "../engine/analysis/ensemble/record.ts";
import type { RunOutcome } from "../engine/analysis/outcome.ts";
import { canonicalText } from "../engine/scenario/canonical.ts";
import { BELGIAN, csvText, TIDY } from "../viz/files/csv.ts";
import { ensembleTables } from "../viz/files/ensemble-tables.ts";
import { sha256, type FileOptions, type Hashes } from "./result-files.ts";
import type { OutputFile } from "./results-folder.ts";

export const ENSEMBLE_FORMAT = "ademruimte-ensemble/1";

/** Longer ones make paths that Windows and people cannot handle. */
const LONGEST = 60;
/** More plans are counted instead of named. */
const MOST_NAMED = 3;

/**
 * `<id>--ensemble`, of several plans `<a>-vs-<b>--ensemble`. With values set by hand, more than three
 * plans or past sixty characters six digits of the hash come in between.
 *
 * @param hash of what is run: another ensemble has another
 */
export function ensembleFolderName(
  ids: readonly string[],
  isSetByHand: boolean,
  hash: string,
): string {
  const mark = `--${hash.slice(0, 6)}`;
  const named = ids.join("-vs-") + (isSetByHand ? mark : "");
  if (ids.length <= MOST_NAMED && named.length <= LONGEST) return `${named}--ensemble`;
  const many = ids.length === 1 ? mark : `-vs-${ids.length - 1}-others${mark}`;
  return `${ids[0]!.slice(0, LONGEST - many.length)}${many}--ensemble`;
}

/** SHA-256 of all that is drawn and from what: ranges, distributions and groups move no plain run. */
export const inputsHash = (inputs: readonly InputRecord[]): string =>
  sha256(canonicalText(inputs.filter(({ input }) => input !== null)));

/** What the files of an ensemble are made of. */
export interface EnsembleContents {
  /** The plans, in the order in which they were given. */
  readonly records: readonly EnsembleRecord[];
  /** Each of the others less the first. */
  readonly differences: readonly DifferenceRecord[];
  /** One per plan. */
  readonly hashes: readonly Hashes[];
  /** Whether the cells of outputs with dimensions are kept too. */
  readonly cells: boolean;
}

/** With what charts and report are drawn from besides. */
export interface DrawnContents extends EnsembleContents {
  /** The plain run of each plan. */
  readonly centrals: readonly RunOutcome[];
}

/** The tables alone, which nothing but the figures decides: what is compared when it is run again. */
export function ensembleTableFiles(
  { records, differences }: Pick<EnsembleContents, "records" | "differences">,
  { belgian }: Pick<FileOptions, "belgian">,
): OutputFile[] {
  const encoder = new TextEncoder();
  return ensembleTables(records, differences).map(({ name, rows }) => ({
    name,
    bytes: encoder.encode(csvText(rows, belgian ? BELGIAN : TIDY)),
  }));
}

/**
 * @param id    the name of the folder
 * @param pages charts and what is made of them, which stand in the folder as well
 */
export function ensembleFiles(
  id: string,
  contents: EnsembleContents,
  options: Pick<FileOptions, "belgian" | "language">,
  pages: readonly OutputFile[] = [],
): OutputFile[] {
  const files = [...pages, ...ensembleTableFiles(contents, options)];
  return [...files, ensembleRunFile(id, contents, options, files)];
}

/** `run.json`: all that it takes to draw the same members again, which signs the files beside it. */
export function ensembleRunFile(
  id: string,
  { records, hashes, cells }: EnsembleContents,
  { belgian, language }: Pick<FileOptions, "belgian" | "language">,
  files: readonly OutputFile[],
): OutputFile {
  const { settings, probabilities } = records[0]!;
  const run = {
    ...{ format: ENSEMBLE_FORMAT, id, engine: hashes[0]!.engine, language },
    csv: belgian ? "be" : "tidy",
    ensemble: { ...settings, cells, probabilities },
    runs: records.map(({ scenario, inputs, failed }, at) => ({
      id: scenario.notes.id,
      scenarioHash: hashes[at]!.scenario,
      notesHash: hashes[at]!.notes,
      inputsHash: inputsHash(inputs),
      ...{ failed, scenario },
    })),
    files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
  };
  return {
    name: "run.json",
    bytes: new TextEncoder().encode(`${JSON.stringify(run, null, 1)}\n`),
  };
}
