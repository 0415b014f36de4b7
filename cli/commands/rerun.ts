/** `simulate rerun run.json`: a stored run again, to the bit, or what changed since. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { differenceRecords } from "../differences-json.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { movementRecord } from "../movement-json.ts";
import { heldText } from "../held-text.ts";
import { rerunText } from "../rerun-text.ts";
import { hashesOf, resultFiles } from "../result-files.ts";
import { unwritableParent, writeResultsFolder } from "../results-folder.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import { readStoredRuns, storedRunFile } from "../stored-run/read-stored-run.ts";
import { heldAgainstPlan, type HeldAgainstPlan } from "../stored-run/held-against-plan.ts";
import { findingsOf, type RerunFindings } from "../stored-run/rerun-findings.ts";
import { enginesOf, rerunOf } from "../stored-run/rerun.ts";
import type { Streams } from "../streams.ts";
import { rerunEnsemble } from "./rerun-ensemble.ts";
import { rerunGroup } from "./rerun-group.ts";
import { HELP, type Language } from "../texts.ts";
import { wroteText } from "../wrote-text.ts";
import { workbookWarnings } from "../workbook-file.ts";

export interface RerunArguments {
  /** A run.json, or a results folder. */
  readonly run: string;
  /** Today's plan; null for the file that the run names. */
  readonly plan: string | null;
  readonly out: string | null;
  readonly allow: readonly string[];
  readonly strict: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language | null;
}

export async function rerunStored(args: RerunArguments, streams: Streams): Promise<ExitStatus> {
  const read = readStoredRuns(storedRunFile(args.run) ?? args.run);
  if (read.group !== null) return rerunGroup(read.group, args, streams);
  const { runs, diagnostics: found } = read;
  const language = args.language ?? runs[0]?.language ?? "nl";
  const diagnostics: Diagnostic[] = [...found];
  const fail = (): ExitStatus => {
    const told = diagnostics.map((one): Diagnostic => ({ ...one, severity: "error" }));
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics: told, result: null }));
    else streams.error(`${diagnosticsText(told, language)}${HELP.nothingWritten[language]}\n`);
    return EXIT.inputWrong;
  };
  if (runs.length === 0) return fail();
  const unwritable = args.out === null ? null : unwritableParent(args.out);
  if (unwritable !== null) {
    diagnostics.push(unwritable);
    return fail();
  }
  if (read.ensemble !== null) return rerunEnsemble(read, args, streams);
  const findings: RerunFindings[] = [];
  const held: HeldAgainstPlan[] = [];
  for (const stored of runs) {
    const { outcome, obstacle } = rerunOf(stored, true);
    if (outcome === null) {
      // Nothing is to be written of it, so of a run that was to be written that is an error.
      diagnostics.push(args.out === null ? obstacle! : { ...obstacle!, help: WITHOUT_OUT });
      const instead = args.out === null ? heldAgainstPlan(stored, args, diagnostics) : null;
      if (instead === null) return fail();
      held.push(instead);
      continue;
    }
    findings.push(findingsOf(stored, outcome, args, diagnostics));
  }
  const folders: string[] = [];
  if (args.out !== null) {
    for (const { byEngine, stored } of findings) {
      const { outcome } = byEngine;
      const files = await resultFiles(outcome, hashesOf(outcome.scenario), {
        belgian: stored.dialect.separator === ";",
        language: stored.language,
      });
      const name = `${outcome.scenario.notes.id}-rerun`;
      const written = writeResultsFolder(args.out, name, files);
      if ("refused" in written) {
        diagnostics.push(written.refused);
        return fail();
      }
      folders.push(written.written);
      diagnostics.push(...written.warnings, ...workbookWarnings());
    }
  }
  if (args.json) {
    const result = [
      ...findings.map((of, at) => rerunRecord(of, folders[at] ?? null)),
      ...held.map(heldRecord),
    ];
    streams.out(jsonText({ kind: "rerun", diagnostics, result }));
  } else {
    if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
    if (!args.quiet) {
      const told = [
        ...findings.map((of) => rerunText(of, language)),
        ...held.map((of) => heldText(of, args.run, language)),
      ];
      streams.out(told.join("\n"));
      for (const folder of folders) streams.out(`\n${wroteText(folder, language)}`);
    }
  }
  const isAll = held.length === 0 && findings.every(({ isIdentical }) => isIdentical);
  return args.strict && !isAll ? EXIT.targetMissed : EXIT.done;
}

const WITHOUT_OUT: Text = {
  nl: "zonder --out wordt wat bewaard is naast het plan van vandaag gelegd",
  en: "without --out what was stored is laid beside the plan of today",
};

/** The same keys; what needs the stored scenario to run is null. */
function heldRecord({
  stored,
  movement,
  figures,
  engine,
  newModules,
  obstacles,
  file,
}: HeldAgainstPlan): unknown {
  const { id, title } = stored.scenario.notes;
  return {
    ...{ id, title, isIdentical: false, folder: null, figures },
    engines: { ...enginesOf(stored, engine), isSame: stored.engine === engine },
    ...{
      newModules,
      obstacles,
      byEngine: null,
      tables: { isSameFile: null, same: [], different: [] },
    },
    plan: { file, state: "found", differences: null, movement: movementRecord(movement) },
  };
}

function rerunRecord(of: RerunFindings, folder: string | null): unknown {
  const { stored, byEngine, plan, engine, isSameEngine, isIdentical } = of;
  const { notes } = stored.scenario;
  const { movement, isSameFile, sameTables, otherTables, figures } = byEngine;
  return {
    ...{ id: notes.id, title: notes.title, isIdentical, folder, figures },
    engines: { ...enginesOf(stored, engine), isSame: isSameEngine },
    ...{ newModules: of.newModules, obstacles: null },
    byEngine: movement === null ? null : movementRecord(movement),
    tables: { isSameFile, same: sameTables, different: otherTables },
    plan: {
      ...{ file: plan.file, state: plan.state },
      differences: plan.differences === null ? null : differenceRecords([plan.differences]),
      movement: plan.movement === null ? null : movementRecord(plan.movement),
    },
  };
}
