/** `simulate compare A.yaml B.yaml …`: plans side by side, on the terminal and in a folder. */
import fs from "node:fs";
import path from "node:path";
import { compareAbatement } from "../../engine/analysis/compared-abatement.ts";
import { compareRuns, comparedRun, type ComparedRun } from "../../engine/analysis/comparison.ts";
import type { AttributedBy } from "../../engine/analysis/attribution/groups.ts";
import { attributeComparison } from "../../engine/analysis/compared-attribution.ts";
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { unchangedPolicy } from "../../engine/analysis/unchanged-policy.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { isBareName } from "../../engine/scenario/plan/shipped.ts";
import { comparisonFiles } from "../compare-files.ts";
import { comparisonResult } from "../compare-json.ts";
import { backgroundWarnings, differencesOf, movementsOf } from "../compare/assumed.ts";
import { folderName } from "../compare/folder-name.ts";
import {
  definitionWarnings,
  incomparable,
  onlyTheReference,
  spanWarnings,
  unknownReference,
} from "../compare/comparable.ts";
import { explainedAsked, indicatorsAsked, yearsAsked } from "../compare/question.ts";
import { readRuns, type ReadRun } from "../compare/read-runs.ts";
import { comparisonText } from "../compare/sections.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { planFile } from "../read-plan.ts";
import type { ResultArguments } from "../result-arguments.ts";
import { hashesOf, sha256 } from "../result-files.ts";
import { unwritableParent, writeResultsFolder } from "../results-folder.ts";
import { shipped } from "../shipped.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { HELP, type Language } from "../texts.ts";
import { wroteText } from "../wrote-text.ts";
import { workbookWarnings } from "../workbook-file.ts";

export interface CompareArguments extends ResultArguments {
  readonly plans: readonly string[];
  /** Id, path or name of the plan that the others are held against; null for the first. */
  readonly reference: string | null;
  /** As typed: `2030,2040`; null for the usual ones. */
  readonly years: string | null;
  /** As typed, apart by commas; null for the main ones. */
  readonly indicators: string | null;
  /** Indicators whose difference is split; null for the usual one. */
  readonly explain: readonly string[] | null;
  readonly by: AttributedBy;
  readonly strict: boolean;
}

export async function comparePlans(args: CompareArguments, streams: Streams): Promise<ExitStatus> {
  const instances = new Instances();
  const reads = readAll(args, instances);
  const language = args.language ?? reads[0]!.language ?? "nl";
  const told = oncePerPlan(reads);
  const fail = (found: readonly Diagnostic[]): ExitStatus => {
    const diagnostics = [...told.map(({ diagnostic }) => diagnostic), ...found];
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else {
      tell(streams, told, reads.length, language);
      if (found.length > 0) streams.error(diagnosticsText(found, language));
      streams.error(`${HELP.nothingWritten[language]}\n`);
    }
    return EXIT.inputWrong;
  };
  const runs = reads.flatMap(({ run }) => run ?? []);
  if (runs.length < reads.length) return fail([]);
  const [alone] = runs;
  if (runs.length === 1 && args.reference !== null) return fail([onlyTheReference(alone!.id)]);
  if (runs.length === 1 && alone!.outcome === null) return fail([nothingBeside(alone!.id)]);
  if (runs.length === 1) {
    const scenario = unchangedPolicy(alone!.scenario);
    runs.unshift(comparedRun(runScenario(scenario, false, instances.of)));
  }
  const obstacles = incomparable(
    runs,
    reads.map(({ plan }) => plan),
  );
  if (obstacles.length > 0) return fail(obstacles);
  const parent = args.out ?? "results";
  const unwritable = args.files ? unwritableParent(parent) : null;
  if (unwritable !== null) return fail([unwritable]);

  const comparison = compareRuns(runs, 0);
  const asked = {
    years: yearsAsked(args.years, comparison),
    indicators: indicatorsAsked(args.indicators, comparison),
    explained: explainedAsked(args.explain, comparison),
  };
  const wrong = [
    ...asked.years.problems,
    ...asked.indicators.problems,
    ...asked.explained.problems,
  ];
  if (wrong.length > 0) return fail(wrong);
  const explained = asked.explained.found;
  const outcome: ComparisonOutcome = {
    comparison,
    differences: differencesOf(comparison),
    movements: movementsOf(reads),
    attributions: attributeComparison(comparison, {
      ...{ indicators: explained, by: args.by, instanceOf: instances.of },
    }),
    abatements: compareAbatement(comparison, instances.of),
  };
  const warnings: Diagnostic[] = [
    ...spanWarnings(outcome.comparison),
    ...definitionWarnings(outcome.comparison),
    ...backgroundWarnings(outcome, reads),
  ];

  const hashes = args.files || args.json ? runs.map(({ scenario }) => hashesOf(scenario)) : [];
  let folder: string | null = null;
  if (args.files) {
    const hash = sha256(hashes.map(({ scenario }) => scenario).join());
    const name = folderName(outcome.comparison, args.sets.length > 0, hash);
    const dialect = { belgian: args.belgian, language };
    const files = await comparisonFiles(name, outcome, hashes, dialect, {
      ...(args.indicators === null ? {} : { indicators: asked.indicators.found }),
      ...(args.years === null ? {} : { years: asked.years.found }),
    });
    const written = writeResultsFolder(parent, name, files);
    if ("refused" in written) return fail([...warnings, written.refused]);
    folder = written.written;
    warnings.push(...written.warnings, ...workbookWarnings());
  }
  if (args.json) {
    const diagnostics = [...told.map(({ diagnostic }) => diagnostic), ...warnings];
    const result = comparisonResult(outcome, asked.indicators.found, hashes, folder);
    streams.out(jsonText({ kind: "comparison", diagnostics, result }));
  } else {
    tell(streams, told, reads.length, language);
    if (warnings.length > 0) streams.error(diagnosticsText(warnings, language));
    if (!args.quiet) {
      const shown = { years: asked.years.found, indicators: asked.indicators.found, explained };
      streams.out(comparisonText(outcome, shown, language));
      if (folder !== null) streams.out(`\n${wroteText(folder, language)}`);
    }
  }
  const isLacking = outcome.comparison.runs.some(
    (run, at) => at !== outcome.comparison.reference && lacks(run),
  );
  return args.strict && isLacking ? EXIT.targetMissed : EXIT.done;
}

/** Unchanged policy cannot be run for a stored run that this engine does not give again. */
const nothingBeside = (id: string): Diagnostic => ({
  code: "not-comparable",
  severity: "error",
  message: {
    nl: `${id} is met deze motor niet zo opnieuw te rekenen, dus ook ongewijzigd beleid ernaast niet`,
    en: `${id} is not what this engine gives, so unchanged policy cannot be run beside it`,
  },
  at: null,
  excerpt: null,
  help: {
    nl: "geef een plan om mee te vergelijken: simulate compare run.json PLAN.yaml",
    en: "give a plan to compare it with: simulate compare run.json PLAN.yaml",
  },
  related: [],
});

/** The runs in the order in which they are shown: the reference first. */
function readAll(args: CompareArguments, instances: Instances): ReadRun[] {
  const { plans, reference } = args;
  const taken = new Set<string>();
  const reads = plans.flatMap((plan) => readRuns(plan, args, instances, taken));
  if (reference === null) return reads;
  const isReference = ({ plan, run }: ReadRun): boolean =>
    run?.id === reference || path.resolve(planFile(plan)) === path.resolve(planFile(reference));
  const [added] = reads.some(isReference) ? [] : referenceRuns(args, reads, instances, taken);
  const against = added ?? reads.find(isReference) ?? reads[0]!;
  return [against, ...reads.filter((read) => read !== against)];
}

/** The reference, when it is none of the plans. */
function referenceRuns(
  args: CompareArguments,
  reads: readonly ReadRun[],
  instances: Instances,
  taken: Set<string>,
): ReadRun[] {
  const reference = args.reference!;
  if (!isBareName(reference) || fs.existsSync(planFile(reference))) {
    return readRuns(reference, args, instances, taken);
  }
  // One of the plans that do not load may be the one that is meant.
  if (reads.some(({ run }) => run === null)) return [];
  const ids = reads.map(({ run }) => run!.id);
  const unknown = unknownReference(reference, ids, shipped.names("plan"));
  const nothing = { run: null, language: null, shown: (found: readonly Diagnostic[]) => found };
  return [{ plan: reference, diagnostics: [unknown], ...nothing }];
}

/** Whether a plan misses a goal, or a check of its own fails. */
const lacks = ({ targets, outcome }: ComparedRun): boolean =>
  targets.some((region) => region.some(({ status }) => status === "missed")) ||
  outcome?.own.results.some(({ checks }) => checks.some(({ status }) => status === "fails")) ===
    true;

/** What was found in one or more of the plans. */
interface Told {
  readonly diagnostic: Diagnostic;
  readonly plans: readonly string[];
}

/** What several plans have in common, a file that they share, is told once. */
function oncePerPlan(reads: readonly ReadRun[]): Told[] {
  const told = new Map<string, { diagnostic: Diagnostic; plans: string[] }>();
  for (const { plan, diagnostics } of reads) {
    for (const diagnostic of diagnostics) {
      const key = JSON.stringify(diagnostic);
      const known = told.get(key);
      if (known === undefined) told.set(key, { diagnostic, plans: [plan] });
      else known.plans.push(plan);
    }
  }
  return [...told.values()];
}

/** Diagnostics under the names of the plans that they are about. */
function tell(streams: Streams, told: readonly Told[], plans: number, language: Language): void {
  const byPlans = new Map<string, Diagnostic[]>();
  for (const { diagnostic, plans: of } of told) {
    const head = of.join(", ");
    byPlans.set(head, [...(byPlans.get(head) ?? []), diagnostic]);
  }
  for (const [head, diagnostics] of byPlans) {
    if (plans > 1) streams.error(`── ${head}\n`);
    streams.error(diagnosticsText(diagnostics, language));
  }
}
