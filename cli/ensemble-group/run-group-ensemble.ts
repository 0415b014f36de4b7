/** `simulate ensemble PLAN.yaml` of a plan over several municipalities. */
import type { EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";
import {
  uncertaintyOf,
  type ComparedRuns,
} from "../../engine/analysis/group-ensemble/compared-runs.ts";
import { partsOfGroup } from "../../engine/analysis/group-ensemble/parts.ts";
import { benchmark } from "../../engine/analysis/group/benchmark.ts";
import { runGroup } from "../../engine/analysis/group/run-group.ts";
import type { Instances } from "../../engine/analysis/instances.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { BELGIAN, csvText, TIDY } from "../../viz/files/csv.ts";
import { municipalityRows } from "../../viz/files/group/municipality-rows.ts";
import type { EnsembleArguments } from "../commands/ensemble.ts";
import { EnsembleRefused } from "../ensemble/stopped.ts";
import type { Ensembles } from "../ensemble/run-ensemble.ts";
import { ensembleFolderName, ensembleTableFiles, inputsHash } from "../ensemble-files.ts";
import { ensembleResult } from "../ensemble-json.ts";
import type { EnsembleOptions } from "../ensemble-options.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { groupPages } from "../group/files.ts";
import { groupHashesOf, type GroupHashes } from "../group/record.ts";
import { jsonLines, jsonText } from "../json.ts";
import { readGroup } from "../read-group.ts";
import { planFile, readPlan } from "../read-plan.ts";
import { memberOf } from "../read-region-plan.ts";
import { sha256 } from "../result-files.ts";
import { unwritableParent, writeResultsFolder, type OutputFile } from "../results-folder.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import { refuseEnsemble } from "../show-ensemble.ts";
import type { Streams } from "../streams.ts";
import { HELP } from "../texts.ts";
import { computeGroup } from "./compute-group.ts";
import { municipalRecord, totalRecord } from "./records.ts";
import { groupEnsembleText } from "./text.ts";

export const GROUP_ENSEMBLE_FORMAT = "ademruimte-group-ensemble/1";

/** Where nobody says how many: the runs of thirteen municipalities cost as much as those of thirteen plans. */
const DEFAULT_MEMBERS = 1000;

/** Whether an ensemble is asked of all municipalities of a plan over several. */
export function isGroupPlan(word: string): boolean {
  const { plan, member } = memberOf(word);
  return member === null && readPlan(plan).isGroup;
}

const notOfGroup = (option: string): Diagnostic => ({
  ...{ code: "bad-option", severity: "error", at: null, excerpt: null, related: [] },
  message: {
    nl: `${option} geldt niet voor een plan over verschillende gemeenten`,
    en: `${option} does not hold for a plan over several municipalities`,
  },
  help: {
    nl: `laat het weg, of neem één gemeente ervan: PLAN.yaml#GEMEENTE`,
    en: `leave it out, or take one municipality of it: PLAN.yaml#MUNICIPALITY`,
  },
});

/** What holds for an ensemble of one region alone. */
function refused(args: EnsembleArguments, options: EnsembleOptions): Diagnostic[] {
  return [
    // Its points would move other figures in every municipality.
    ...(options.sampling === "sobol" ? [notOfGroup("--sampling sobol")] : []),
    ...(options.shard !== null ? [notOfGroup("--shard")] : []),
    ...(args.cells ? [notOfGroup("--cells")] : []),
    ...(args.resume ? [notOfGroup("--resume")] : []),
  ];
}

export async function runGroupEnsemble(
  args: EnsembleArguments,
  options: EnsembleOptions,
  found: readonly Diagnostic[],
  { ensembles, instances }: { readonly ensembles: Ensembles; readonly instances: Instances },
  streams: Streams,
): Promise<ExitStatus> {
  const plan = args.plans[0]!;
  const read = readGroup(plan, args);
  const language = args.language ?? read.language ?? "nl";
  const told = [...read.diagnostics, ...found];
  const refuse = (also: readonly Diagnostic[]): ExitStatus =>
    refuseEnsemble([...told, ...also], { json: args.json, language }, streams);
  const { group } = read;
  if (group === null) return refuse([]);
  const obstacles = refused(args, options);
  if (obstacles.length > 0) return refuse(obstacles);
  const parent = args.out ?? "results";
  const unwritable = args.files ? unwritableParent(parent) : null;
  if (unwritable !== null) return refuse([unwritable]);

  const members = args.members === null ? DEFAULT_MEMBERS : options.members;
  const settings = { members, seed: options.seed };
  const records: EnsembleRecord[] = [];
  const compared: ComparedRuns[] = [];
  try {
    const outcome = runGroup(group, { ground: false, record: args.files, instances });
    const { members: ids } = group.model;
    const totals = await computeGroup(
      ensembles.pool,
      partsOfGroup(group),
      { ...settings, quiet: args.quiet || args.json, language },
      { instances, streams },
      (bands) => {
        const at = ids.indexOf(bands.figures.regions[0]!);
        records[at] = municipalRecord(outcome, at, bands, settings, instances);
        compared[at] = bands.compared;
      },
    );
    records.push(totalRecord(outcome, totals, settings));
    if (!args.json) {
      if (told.length > 0) streams.error(diagnosticsText(told.splice(0), language));
      if (!args.quiet) streams.out(groupEnsembleText(outcome, records, language));
    }
    const hashes = groupHashesOf(group);
    let folder: string | null = null;
    if (args.files) {
      const ranked = benchmark(outcome, uncertaintyOf(compared));
      const rows = [...municipalityRows(outcome, ranked)];
      const table = csvText(rows, args.belgian ? BELGIAN : TIDY);
      const files: OutputFile[] = [
        ...(await groupPages(outcome, hashes, { language, each: false }, ranked)),
        ...ensembleTableFiles({ records, differences: [] }, args),
        { name: "municipalities.csv", bytes: new TextEncoder().encode(table) },
      ];
      const name = ensembleFolderName([group.id], args.sets.length > 0, hashes.scenario);
      files.push(
        recordFile(
          {
            ...{ format: GROUP_ENSEMBLE_FORMAT, id: name, engine: hashes.engine, language },
            csv: args.belgian ? "be" : "tidy",
            planFiles: [read.files.relative(planFile(plan))],
            ensemble: { ...settings, sampling: "random" },
            ...{ scenarioHash: hashes.scenario, notesHash: hashes.notes },
            group: { model: group.model, notes: group.notes },
          },
          { records, hashes, ids },
          files,
        ),
      );
      const written = writeResultsFolder(parent, name, files);
      if ("refused" in written) return refuse([written.refused]);
      folder = written.written;
      told.push(...written.warnings);
    }
    if (args.json) {
      const each = [...hashes.members, hashes];
      const inputs = records.map((record) => inputsHash(record.inputs));
      const result = ensembleResult(records, [], each, inputs, folder);
      streams.out(jsonText({ kind: "ensemble", diagnostics: told, result }));
    } else {
      if (told.length > 0) streams.error(diagnosticsText(told, language));
      if (!args.quiet && folder !== null) {
        streams.out(`\n${HELP.wrote[language]}: ${folder}\n`);
      }
    }
  } catch (error) {
    if (error instanceof EnsembleRefused) return refuse([error.diagnostic]);
    if (error instanceof NonFiniteError) return refuse([nonFinite(error)]);
    throw error;
  }
  const isLacking = records.some(({ regions }) =>
    regions.some(({ goals }) => goals.some(({ met, evaluable }) => 2 * met < evaluable)),
  );
  return args.strict && isLacking ? EXIT.targetMissed : EXIT.done;
}

/** `run.json`: what was run, what was drawn, and a signature of every other file. */
function recordFile(
  head: object,
  {
    records,
    hashes,
    ids,
  }: {
    readonly records: readonly EnsembleRecord[];
    readonly hashes: GroupHashes;
    readonly ids: readonly string[];
  },
  files: readonly OutputFile[],
): OutputFile {
  const record = {
    ...head,
    members: ids.map((region, at) => ({
      region,
      scenarioHash: hashes.members[at]!.scenario,
      notesHash: hashes.members[at]!.notes,
      inputsHash: inputsHash(records[at]!.inputs),
      failed: records[at]!.failed,
      scenario: records[at]!.scenario,
    })),
    files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
  };
  return { name: "run.json", bytes: new TextEncoder().encode(`${jsonLines(record, 1)}\n`) };
}
