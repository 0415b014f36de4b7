/** `simulate export PLAN.yaml …`: results in formats that other programs read. */
import fs from "node:fs";
import path from "node:path";
import { comparedRun } from "../../engine/analysis/comparison.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { ownWarnings } from "../../engine/analysis/own-results.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { csvText, TIDY } from "../../viz/files/csv.ts";
import type * as Exchange from "../../viz/files/exchange/exchange.ts";
import type { IamcLayout, IamcTable, LeftOut } from "../../viz/files/exchange/iamc.ts";
import { incomparable } from "../compare/comparable.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { EXPORT } from "../export/texts.ts";
import { writeTable } from "../export/write-table.ts";
import { jsonText } from "../json.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import { readPlanToRun } from "../read-region-plan.ts";
import { hashesOf, runRecord, sha256 } from "../result-files.ts";
import { unwritableParent, writeResultsFolder } from "../results-folder.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import { noEnsemble } from "../note/given-ensemble.ts";
import { readEnsemble, type StoredEnsemble } from "../stored-run/read-ensemble.ts";
import { readStoredRuns, storedRunFile } from "../stored-run/read-stored-run.ts";
import { rowsOf } from "../stored-run/stored-table.ts";
import { ensembleFolderName, ensembleRunFile } from "../ensemble-files.ts";
import { isSetByHand } from "../ensemble/parts/set-by-hand.ts";
import type { Streams } from "../streams.ts";
import { HELP, type Language } from "../texts.ts";

declare const __VERSION__: string;

export const EXPORT_FORMATS = ["iamc", "datapackage"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportArguments {
  readonly plans: readonly string[];
  readonly format: ExportFormat;
  readonly layout: IamcLayout;
  readonly out: string | null;
  readonly sets: readonly string[];
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language | null;
}

/** What was written, for people and as `--json` tells it (docs/reference/json.md). */
interface Exported {
  readonly format: ExportFormat;
  /** Files of tables, or folders of packages. */
  readonly written: readonly string[];
  readonly variables: number | null;
  readonly tables: number | null;
  readonly leftOut: readonly LeftOut[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Names and units of the table, seen from the bundle in cli/dist. */
const IAMC_LIST = path.join(
  ...[__dirname, "..", "..", "viz", "files", "exchange", "iamc-variables.csv"],
);

export async function exportPlans(args: ExportArguments, streams: Streams): Promise<ExitStatus> {
  const [typed = ""] = args.plans;
  const isStored = args.plans.length === 1 && storedRunFile(typed) !== null;
  const ran = isStored ? readDrawn(typed) : runAll(args);
  const language = args.language ?? ran.language ?? "nl";
  const fail = (diagnostics: readonly Diagnostic[]): ExitStatus => {
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else
      streams.error(`${diagnosticsText(diagnostics, language)}${HELP.nothingWritten[language]}\n`);
    return EXIT.inputWrong;
  };
  if (ran.diagnostics.some(({ severity }) => severity === "error")) return fail(ran.diagnostics);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  const exchange = require("./exchange.cjs") as typeof Exchange;
  const exported =
    "ensemble" in ran
      ? args.format === "iamc"
        ? exportEnsembleTable(ran.ensemble!, args, exchange)
        : exportEnsemblePackage(ran.ensemble!, args, language, exchange)
      : args.format === "iamc"
        ? exportTable(ran.outcomes, args, exchange)
        : exportPackages(ran.outcomes, args, language, exchange);
  const diagnostics = [...ran.diagnostics, ...exported.diagnostics];
  if (diagnostics.some(({ severity }) => severity === "error")) return fail(diagnostics);
  const { format, written, variables, tables, leftOut } = exported;
  if (args.json) {
    const result = { format, written, variables, tables, leftOut };
    streams.out(jsonText({ kind: "export", diagnostics, result }));
    return EXIT.done;
  }
  if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
  if (!args.quiet) streams.out(exportedText(exported, language));
  return EXIT.done;
}

function exportedText(
  { written, variables, tables, leftOut }: Exported,
  language: Language,
): string {
  const counted =
    variables === null
      ? `${tables} ${EXPORT.tables[language]}`
      : `${variables} ${EXPORT.variables[language]}`;
  const lines = written.map((file) => `${HELP.wrote[language]}: ${file}`);
  const without =
    leftOut.length === 0
      ? []
      : [`${leftOut.length} ${EXPORT.leftOut[language]}: ${EXPORT.why[language]}`];
  return `${[...lines, counted, ...without].join("\n")}\n`;
}

interface RunPlans {
  readonly outcomes: readonly RunOutcome[];
  readonly language: Language | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The folder of an ensemble, in the place of plans. */
interface ReadDrawn {
  /** Null where something is wrong. */
  readonly ensemble: StoredEnsemble | null;
  readonly language: Language | null;
  readonly diagnostics: readonly Diagnostic[];
}

function readDrawn(typed: string): ReadDrawn {
  const file = storedRunFile(typed) ?? typed;
  const stored = readStoredRuns(file);
  const language = stored.runs[0]?.language ?? null;
  if (stored.diagnostics.some(({ severity }) => severity === "error")) {
    return { ensemble: null, language, diagnostics: stored.diagnostics };
  }
  if (stored.ensemble === null) {
    return { ensemble: null, language, diagnostics: [noEnsemble(file, EXPORT.noEnsemble)] };
  }
  const { ensemble, diagnostic } = readEnsemble(stored);
  const found = diagnostic === null ? [] : [diagnostic];
  return { ensemble, language, diagnostics: [...stored.diagnostics, ...found] };
}

function runAll(args: ExportArguments): RunPlans {
  const instances = new Instances();
  const diagnostics: Diagnostic[] = [];
  const outcomes: RunOutcome[] = [];
  let language: Language | null = null;
  for (const plan of args.plans) {
    const read = readPlanToRun(plan, args);
    language ??= read.language;
    diagnostics.push(...read.diagnostics);
    if (read.scenario === null) continue;
    try {
      const outcome = runScenario(read.scenario, args.format === "datapackage", instances.of);
      diagnostics.push(...read.shown(ownWarnings(outcome.scenario, outcome.own.results)));
      outcomes.push(outcome);
    } catch (error) {
      if (!(error instanceof NonFiniteError)) throw error;
      diagnostics.push(nonFinite(error));
    }
  }
  if (outcomes.length === args.plans.length && outcomes.length > 1) {
    diagnostics.push(...incomparable(outcomes.map(comparedRun), args.plans));
  }
  // What several plans have in common, a file that they share, is told once.
  const told = new Map(diagnostics.map((one) => [JSON.stringify(one), one]));
  return { outcomes, language, diagnostics: [...told.values()] };
}

/** Past so many characters a file has the number of the other plans in its name. */
const LONGEST_NAME = 80;

function exportTable(
  outcomes: readonly RunOutcome[],
  { out, layout }: ExportArguments,
  { iamcTable, iamcVariables, IAMC_HEAD }: typeof Exchange,
): Exported {
  const list = iamcVariables(rowsOf(fs.readFileSync(IAMC_LIST, "utf8"), TIDY));
  const model = `ademruimte ${__VERSION__}`;
  const table = iamcTable(outcomes, list, model, layout);
  const ids = outcomes.map(({ scenario }) => scenario.notes.id);
  return writtenTable(table, ids, "", out, IAMC_HEAD);
}

/** @param mark behind the names of the plans in that of the file */
function writtenTable(
  { rows, variables, leftOut }: IamcTable,
  ids: readonly string[],
  mark: string,
  out: string | null,
  head: readonly string[],
): Exported {
  const joined = ids.join("-");
  const named = joined.length <= LONGEST_NAME ? joined : `${ids[0]}-and-${ids.length - 1}-others`;
  const name = `${named}${mark}`;
  const file = out?.toLowerCase().endsWith(".csv")
    ? out
    : path.join(out ?? "results", `${name}-iamc.csv`);
  const beginning = `${head.join(",")},`;
  const bytes = new TextEncoder().encode(csvText(rows, TIDY));
  const problem =
    unwritableParent(path.dirname(file)) ??
    writeTable(
      file,
      bytes,
      (text) => text.startsWith(beginning) && /^[^\n]*\nademruimte /.test(text),
    );
  return {
    ...{ format: "iamc", written: [file], variables, tables: null, leftOut },
    diagnostics: problem === null ? [] : [problem],
  };
}

/** A variable for each quantile, beside that of the plain run. */
function exportEnsembleTable(
  { records }: StoredEnsemble,
  { out, layout }: ExportArguments,
  { iamcEnsemble, iamcVariables, IAMC_HEAD }: typeof Exchange,
): Exported {
  const list = iamcVariables(rowsOf(fs.readFileSync(IAMC_LIST, "utf8"), TIDY));
  const table = iamcEnsemble(records, list, `ademruimte ${__VERSION__}`, layout);
  const ids = records.map(({ scenario }) => scenario.notes.id);
  return writtenTable(table, ids, "-ensemble", out, IAMC_HEAD);
}

function exportEnsemblePackage(
  { records, differences, runs, settings }: StoredEnsemble,
  { out }: ExportArguments,
  language: Language,
  { ensemblePackage }: typeof Exchange,
): Exported {
  const parent = out ?? "results";
  const unwritable = unwritableParent(parent);
  const nothing = { variables: null, tables: 0, leftOut: [] };
  if (unwritable !== null) {
    return { format: "datapackage", written: [], ...nothing, diagnostics: [unwritable] };
  }
  // Signed with the engine that made it, which `rerun` holds against its own.
  const hashes = runs.map(({ scenario, engine }) => ({ ...hashesOf(scenario), engine }));
  const hash = sha256(hashes.map(({ scenario }) => scenario).join());
  const files = ensemblePackage(
    { records, differences },
    { ...{ language, version: __VERSION__, sha256 }, scenarioHash: hash },
  );
  const ids = records.map(({ scenario }) => scenario.notes.id);
  const folder = ensembleFolderName(
    ids,
    runs.some(({ scenario }) => isSetByHand(scenario)),
    hash,
  );
  const name = `${folder}-datapackage`;
  const contents = { records, differences, hashes, cells: settings.cells };
  const record = ensembleRunFile(folder, contents, { belgian: false, language }, files);
  const done = writeResultsFolder(parent, name, [...files, record]);
  return {
    ...{ format: "datapackage", variables: null, tables: files.length - 1, leftOut: [] },
    written: "refused" in done ? [] : [done.written],
    diagnostics: "refused" in done ? [done.refused] : done.warnings,
  };
}

function exportPackages(
  outcomes: readonly RunOutcome[],
  { out, sets }: ExportArguments,
  language: Language,
  { dataPackage }: typeof Exchange,
): Exported {
  const parent = out ?? "results";
  const unwritable = unwritableParent(parent);
  const diagnostics: Diagnostic[] = unwritable === null ? [] : [unwritable];
  const written: string[] = [];
  let tables = 0;
  for (const outcome of unwritable === null ? outcomes : []) {
    const hashes = hashesOf(outcome.scenario);
    const files = dataPackage(outcome, {
      ...{ language, version: __VERSION__, scenarioHash: hashes.scenario, sha256 },
    });
    tables += files.length - 1;
    const { id } = outcome.scenario.notes;
    const mark = sets.length === 0 ? "" : `--${hashes.scenario.slice(0, 6)}`;
    const record = runRecord(outcome, hashes, { belgian: false, language }, files);
    const done = writeResultsFolder(parent, `${id}${mark}-datapackage`, [...files, record]);
    if ("refused" in done) diagnostics.push(done.refused);
    else {
      written.push(done.written);
      diagnostics.push(...done.warnings);
    }
  }
  return { format: "datapackage", written, variables: null, tables, leftOut: [], diagnostics };
}
