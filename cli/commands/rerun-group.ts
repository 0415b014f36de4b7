/** `simulate rerun` of a stored run over several municipalities. */
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { differenceRecords } from "../differences-json.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { groupFiles, memberFiles } from "../group/files.ts";
import { groupHashesOf } from "../group/record.ts";
import { groupRerunText } from "../group/rerun-text.ts";
import { jsonText } from "../json.ts";
import { movementRecord } from "../movement-json.ts";
import { unwritableParent, writeResultsFolder } from "../results-folder.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { StoredGroup } from "../stored-run/read-stored-group.ts";
import { enginesOf, newModulesOf } from "../stored-run/rerun.ts";
import {
  groupFindingsOf,
  rerunGroupOf,
  type GroupRerunFindings,
} from "../stored-run/rerun-group.ts";
import type { Streams } from "../streams.ts";
import { HELP } from "../texts.ts";
import { wroteText } from "../wrote-text.ts";
import type { RerunArguments } from "./rerun.ts";

export async function rerunGroup(
  stored: StoredGroup,
  args: RerunArguments,
  streams: Streams,
): Promise<ExitStatus> {
  const language = args.language ?? stored.language;
  const diagnostics: Diagnostic[] = [...stored.remarks];
  const fail = (found: Diagnostic): ExitStatus => {
    const told = [...diagnostics, found].map((one): Diagnostic => ({ ...one, severity: "error" }));
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics: told, result: null }));
    else streams.error(`${diagnosticsText(told, language)}${HELP.nothingWritten[language]}\n`);
    return EXIT.inputWrong;
  };
  const unwritable = args.out === null ? null : unwritableParent(args.out);
  if (unwritable !== null) return fail(unwritable);
  const rerun = rerunGroupOf(stored);
  if ("obstacle" in rerun) return fail(rerun.obstacle);
  const { outcome } = rerun;
  const findings = groupFindingsOf(stored, outcome, args, diagnostics);
  let folder: string | null = null;
  if (args.out !== null) {
    const { scenario, region } = stored;
    const options = {
      belgian: stored.dialect.separator === ";",
      ...{ language: stored.language, planFiles: stored.files },
      each: [...stored.hashes.keys()].some((name) => name.startsWith("municipalities/")),
    };
    const hashes = groupHashesOf(scenario);
    const files =
      region === null
        ? await groupFiles(outcome, hashes, options)
        : await memberFiles(outcome, scenario.model.members.indexOf(region), hashes, options);
    const name = `${scenario.id}${region === null ? "" : `-${region}`}-rerun`;
    const written = writeResultsFolder(args.out, name, files);
    if ("refused" in written) return fail(written.refused);
    folder = written.written;
    diagnostics.push(...written.warnings);
  }
  if (args.json) {
    const result = [groupRerunRecord(findings, folder)];
    streams.out(jsonText({ kind: "rerun", diagnostics, result }));
  } else {
    if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
    if (!args.quiet) {
      streams.out(groupRerunText(findings, language));
      if (folder !== null) streams.out(`\n${wroteText(folder, language)}`);
    }
  }
  return args.strict && !findings.isIdentical ? EXIT.targetMissed : EXIT.done;
}

function groupRerunRecord(of: GroupRerunFindings, folder: string | null): unknown {
  const { stored, byEngine, plan, engine, isSameEngine, isIdentical } = of;
  const { id, title, members } = stored.scenario;
  const { movement, isSameFile, sameTables, otherTables, figures } = byEngine;
  return {
    ...{ id, title, region: stored.region, isIdentical, folder, figures },
    engines: { ...enginesOf(stored, engine), isSame: isSameEngine },
    newModules: newModulesOf(members[0]!.model),
    byEngine: movement === null ? null : movementRecord(movement),
    tables: { isSameFile, same: sameTables, different: otherTables },
    plan: {
      ...{ file: plan.file, state: plan.state, tiesDiffer: plan.tiesDiffer },
      ...{ added: plan.added, gone: plan.gone },
      members: plan.members.map(({ region, differences }) => ({
        region,
        differences: differenceRecords([differences]),
      })),
      movement: plan.movement === null ? null : movementRecord(plan.movement),
    },
  };
}
