/** `simulate PLAN.yaml` of a plan over several municipalities. */
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import { runGroup } from "../../engine/analysis/group/run-group.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { ownWarnings } from "../../engine/analysis/own-results.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { groupFiles, memberFiles } from "../group/files.ts";
import { groupResult, memberResult } from "../group/json.ts";
import { groupHashesOf } from "../group/record.ts";
import { groupSummaryText, memberSummaryText } from "../group/summary.ts";
import { jsonText } from "../json.ts";
import { readGroup } from "../read-group.ts";
import { planFile } from "../read-plan.ts";
import { memberOf, unknownMember } from "../read-region-plan.ts";
import type { RunArguments } from "./run.ts";
import { unwritableParent, writeResultsFolder, type OutputFile } from "../results-folder.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { HELP } from "../texts.ts";
import { workbookWarnings } from "../workbook-file.ts";
import { wroteText } from "../wrote-text.ts";

/** Whether a goal is missed or a check fails, in any of some runs. */
const failsIn = (runs: readonly RunOutcome[]): boolean =>
  runs.some(
    ({ targets, own }) =>
      targets.some(({ results }) => results.some(({ status }) => status === "missed")) ||
      own.results.some(({ checks }) => checks.some(({ status }) => status === "fails")),
  );

/** What several municipalities have in common, a file that they share, is told once. */
const toldOnce = (found: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(found.map((one) => [JSON.stringify(one), one])).values(),
];

/** @param args whose plan may name one of the municipalities: `PLAN.yaml#menen` */
export async function runGroupPlan(args: RunArguments, streams: Streams): Promise<ExitStatus> {
  const { plan, member: region } = memberOf(args.plan);
  const read = readGroup(plan, args);
  const language = args.language ?? read.language ?? "nl";
  const fail = (diagnostics: readonly Diagnostic[]): ExitStatus => {
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else
      streams.error(`${diagnosticsText(diagnostics, language)}${HELP.nothingWritten[language]}\n`);
    return EXIT.inputWrong;
  };
  const { group: scenario } = read;
  if (scenario === null) return fail(read.diagnostics);
  const at = region === null ? -1 : scenario.model.members.indexOf(region);
  if (region !== null && at < 0) {
    return fail([...read.diagnostics, unknownMember(region, scenario.model.members)]);
  }
  const parent = args.out ?? "results";
  const unwritable = args.files ? unwritableParent(parent) : null;
  if (unwritable !== null) return fail([...read.diagnostics, unwritable]);

  const instances = new Instances();
  let outcome: GroupOutcome;
  try {
    outcome = runGroup(scenario, { record: args.files, ground: true, instances });
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    return fail([...read.diagnostics, nonFinite(error)]);
  }
  const shown = at < 0 ? [...outcome.members, outcome.total] : [outcome.members[at]!];
  const warnings = [
    ...toldOnce([
      ...read.diagnostics,
      ...shown.flatMap((one) => read.shown(ownWarnings(one.scenario, one.own.results))),
    ]),
  ];
  const hashes = args.files || args.json ? groupHashesOf(scenario) : null;
  let folder: string | null = null;
  if (args.files) {
    const { belgian, each } = args;
    const options = {
      ...{ belgian, language, each, instanceOf: instances.of },
      planFiles: [read.files.relative(planFile(plan))],
    };
    const files: OutputFile[] =
      at < 0
        ? await groupFiles(outcome, hashes!, options)
        : await memberFiles(outcome, at, hashes!, options);
    const named = region === null ? scenario.id : `${scenario.id}-${region}`;
    const mark = args.sets.length === 0 ? "" : `--${hashes!.scenario.slice(0, 6)}`;
    const written = writeResultsFolder(parent, named + mark, files);
    if ("refused" in written) return fail([...warnings, written.refused]);
    folder = written.written;
    args.onWritten?.(folder);
    warnings.push(...written.warnings, ...workbookWarnings());
  }
  if (args.json) {
    const result =
      at < 0 ? groupResult(outcome, hashes!, folder) : memberResult(outcome, at, hashes!, folder);
    streams.out(jsonText({ kind: at < 0 ? "group-run" : "run", diagnostics: warnings, result }));
  } else {
    if (warnings.length > 0) streams.error(diagnosticsText(warnings, language));
    if (!args.quiet) {
      streams.out(
        at < 0 ? groupSummaryText(outcome, language) : memberSummaryText(outcome, at, language),
      );
      if (folder !== null) streams.out(`\n${wroteText(folder, language)}`);
    }
  }
  return args.strict && failsIn(shown) ? EXIT.targetMissed : EXIT.done;
}
