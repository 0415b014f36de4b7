/** `simulate note TEMPLATE PLAN.yaml …`: fills a note, renews one, or sees whether it still holds. */
import fs from "node:fs";
import path from "node:path";
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { ownWarnings } from "../../engine/analysis/own-results.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { CheckedNote, FilledNote } from "../../viz/note/filled-note.ts";
import type { FreshnessRecord } from "../../viz/note/freshness.ts";
import { knownFigures } from "../../viz/note/near-figures.ts";
import type { FoundRecord, NoteContext } from "../../viz/note/note-format.ts";
import { CommandLineError } from "../command-line-error.ts";
import { comparedRun } from "../../engine/analysis/comparison.ts";
import { incomparable } from "../compare/comparable.ts";
import { isFile, isFolder } from "../disk.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import type { NoteOutput } from "../note-command.ts";
import { checkText } from "../note/check-text.ts";
import { checkResult, fillResult } from "../note/note-json.ts";
import { noteFacts } from "../note/facts.ts";
import { givenEnsemble } from "../note/given-ensemble.ts";
import { faultDiagnostics } from "../note/fault-diagnostics.ts";
import { filledText } from "../note/filled-text.ts";
import { readNote, type ReadNote } from "../note/read-note.ts";
import { planFromRecord, recordedPlan } from "../note/recorded-plans.ts";
import { noteFormat } from "../note/formats.ts";
import { NOTE } from "../note/texts.ts";
import { agrees, verdictOf } from "../note/verdict.ts";
import { overwriteProblem, writeNote } from "../note/write-note.ts";
import { readPlanToRun } from "../read-region-plan.ts";
import { engineFingerprint, FONT_FOLDER, sha256 } from "../result-files.ts";
import { unwritableParent } from "../results-folder.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { HELP, type Language } from "../texts.ts";
import { besideReader } from "../note/beside.ts";

export interface NoteArguments {
  readonly template: string;
  readonly plans: readonly string[];
  /** Folder of an ensemble of the plans; null for the one that the note remembers, or none. */
  readonly ensemble: string | null;
  readonly check: boolean;
  readonly format: NoteOutput | null;
  readonly out: string | null;
  readonly strict: boolean;
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language | null;
}

/** Plans that ran, in the order of the command line. */
interface RunPlans {
  readonly outcomes: readonly RunOutcome[];
  /** As typed. */
  readonly plans: readonly string[];
  readonly language: Language | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly isWrong: boolean;
}

export async function fillOrCheckNote(args: NoteArguments, streams: Streams): Promise<ExitStatus> {
  let language: Language = args.language ?? "nl";
  const fail = (diagnostics: readonly Diagnostic[]): ExitStatus => {
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else {
      streams.error(diagnosticsText(diagnostics, language));
      if (!args.check) streams.error(`${HELP.nothingWritten[language]}\n`);
    }
    return EXIT.inputWrong;
  };
  const note = readNote(args.template);
  if ("code" in note) return fail([note]);
  const { format } = note;
  if (args.format !== null && format.extension !== ".md") {
    throw new CommandLineError(NOTE.onlyMarkdown[language]);
  }
  const found = format.recordOf(note.bytes, sha256);
  if (found === "broken") return fail([brokenRecord(note.file)]);
  if (args.check && found === null) return fail([neverFilled(note.file)]);
  const asked = plansAsked(args, note, found);
  if (asked.length === 0) throw new CommandLineError(NOTE.noPlan[language]);

  const instances = new Instances();
  const ran = runPlans(asked, args, instances);
  language = args.language ?? found?.record.language ?? ran.language ?? "nl";
  if (ran.isWrong) {
    const isFromRecord = args.plans.length === 0;
    return fail([...ran.diagnostics, ...(isFromRecord ? [givePlan(args)] : [])]);
  }
  const { outcomes } = ran;
  const warnings = [...ran.diagnostics];
  const target = args.check
    ? note.file
    : outputOf(args, note, found, outcomes[0]!.scenario.notes.id);
  const folder = path.dirname(target);
  const asEnsemble = ensembleAsked(args, note, found);
  const drawn = asEnsemble === null ? null : givenEnsemble(asEnsemble, folder, outcomes);
  const isUnfit = drawn !== null && drawn.given === null;
  if (isUnfit && !args.check) return fail([...warnings, ...drawn.diagnostics]);
  // A note is checked all the same: its figures of the ensemble have no value any more.
  warnings.push(...(drawn?.diagnostics ?? []));
  const ensembles = drawn === null ? undefined : (drawn.given?.records ?? new Map());
  const recorded = drawn?.given?.recorded ?? null;
  const context: NoteContext = {
    output: args.format ?? "document",
    facts: noteFacts(outcomes, language, instances, ensembles),
    ...(recorded === null ? {} : { ensemble: recorded }),
    figures: knownFigures(outcomes[0]!, 0, language),
    ...{ language, engine: engineFingerprint(), sha256, fontFolder: FONT_FOLDER },
    plans: outcomes.map(({ scenario }, at) => recordedPlan(ran.plans[at]!, folder, scenario)),
    template: found?.record.template ?? {
      name: path.basename(note.file),
      sha256: sha256(note.bytes),
    },
    isEdited: found !== null && !found.isUntouched,
    folder: `${path.basename(target, path.extname(target))}-files`,
    beside: besideReader([folder, path.dirname(note.file)]),
  };
  if (args.check) {
    const checked = await format.check(note.bytes, found!.record, context);
    return tellCheck(args, streams, language, note.file, found!, checked, context, warnings);
  }
  const unwritable = unwritableParent(folder);
  if (unwritable !== null) return fail([...warnings, unwritable]);
  const filled = await format.fill(note.bytes, found?.record ?? null, context);
  const faults = faultDiagnostics(filled.faults, note.file);
  if (faults.length > 0) return fail([...warnings, ...faults]);
  const isRenewed = found !== null && path.resolve(target) === path.resolve(note.file);
  const made = noteFormat(path.extname(target)) ?? format;
  const recordOf = (bytes: Uint8Array) => made.recordOf(bytes, sha256);
  const problem = isRenewed ? null : overwriteProblem(target, filled.bytes, recordOf);
  if (problem !== null) return fail([...warnings, problem]);
  const written = writeNote(target, filled.bytes, filled.files, recordThere(target, recordOf));
  if (written !== null) return fail([...warnings, written]);
  return tellFill(args, streams, language, target, filled, context, warnings);
}

/** What the note remembers that stands in the place of the new one; null when there is none. */
function recordThere(
  file: string,
  recordOf: (bytes: Uint8Array) => FoundRecord | "broken" | null,
): FreshnessRecord | null {
  const found = isFile(file) ? recordOf(fs.readFileSync(file)) : null;
  return found === null || found === "broken" ? null : found.record;
}

/** The plans that were given, else those that the note remembers. */
function plansAsked(
  { plans }: NoteArguments,
  { file }: ReadNote,
  found: FoundRecord | null,
): readonly string[] {
  if (plans.length > 0 || found === null) return plans;
  return found.record.plans.map((plan) => planFromRecord(plan.path, path.dirname(file)));
}

/** The ensemble that was given, else the one that the note remembers. */
function ensembleAsked(
  { ensemble }: NoteArguments,
  { file }: ReadNote,
  found: FoundRecord | null,
): string | null {
  if (ensemble !== null) return ensemble;
  const recorded = found?.record.ensemble;
  if (recorded === undefined) return null;
  return path.relative(".", path.resolve(path.dirname(file), recorded.path)) || ".";
}

function runPlans(plans: readonly string[], args: NoteArguments, instances: Instances): RunPlans {
  const diagnostics: Diagnostic[] = [];
  const outcomes: RunOutcome[] = [];
  let language: Language | null = null;
  for (const plan of plans) {
    const read = readPlanToRun(plan, args);
    language ??= read.language;
    diagnostics.push(...read.diagnostics);
    if (read.scenario === null) continue;
    try {
      const outcome = runScenario(read.scenario, true, instances.of);
      diagnostics.push(...read.shown(ownWarnings(outcome.scenario, outcome.own.results)));
      outcomes.push(outcome);
    } catch (error) {
      if (!(error instanceof NonFiniteError)) throw error;
      diagnostics.push(nonFinite(error));
    }
  }
  if (outcomes.length === plans.length && plans.length > 1) {
    diagnostics.push(...incomparable(outcomes.map(comparedRun), plans));
  }
  const isWrong = diagnostics.some(({ severity }) => severity === "error");
  return { outcomes, plans, language, diagnostics: oncePerText(diagnostics), isWrong };
}

/** What several plans have in common, a file that they share, is told once. */
const oncePerText = (diagnostics: readonly Diagnostic[]): Diagnostic[] => [
  ...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values(),
];

/** Where the note is written: beside the template, or here when that is one of ours. */
function outputOf(
  { out, format }: NoteArguments,
  { file, isSupplied, format: { extension } }: ReadNote,
  found: FoundRecord | null,
  plan: string,
): string {
  const ending = format === "html" ? ".html" : format === "fragments" ? "" : extension;
  const stem = path.basename(file, path.extname(file));
  const behind = format === "fragments" ? "-fragments/index.html" : ending;
  if (out !== null) {
    if (format === "fragments") return path.join(out, "index.html");
    if (isFolder(out)) return path.join(out, `${stem}-${plan}${behind}`);
    return path.extname(out).toLowerCase() === ending ? out : `${out}${ending}`;
  }
  if (found !== null) {
    return format === null ? file : path.join(path.dirname(file), `${stem}${behind}`);
  }
  return path.join(isSupplied ? "." : path.dirname(file), `${stem}-${plan}${behind}`);
}

function tellFill(
  args: NoteArguments,
  streams: Streams,
  language: Language,
  file: string,
  filled: FilledNote,
  context: NoteContext,
  warnings: readonly Diagnostic[],
): ExitStatus {
  if (args.json) {
    const result = fillResult(file, filled, context);
    streams.out(jsonText({ kind: "note", diagnostics: warnings, result }));
  } else {
    if (warnings.length > 0) streams.error(diagnosticsText(warnings, language));
    if (!args.quiet) streams.out(filledText(file, filled, context));
  }
  return args.strict && filled.numbers.unbound.length > 0 ? EXIT.targetMissed : EXIT.done;
}

/** What is to be typed to renew a note: a plan that was given is one that the note may not remember. */
const renewal = (file: string, { plans, ensemble }: NoteArguments): string =>
  ["simulate", "note", file, ...plans, ...(ensemble === null ? [] : ["--ensemble", ensemble])]
    .map((word) => (/[\s&'()]/.test(word) ? `"${word}"` : word))
    .join(" ");

function tellCheck(
  args: NoteArguments,
  streams: Streams,
  language: Language,
  file: string,
  found: FoundRecord,
  checked: CheckedNote,
  context: NoteContext,
  warnings: readonly Diagnostic[],
): ExitStatus {
  const verdict = verdictOf(found, checked, context);
  const faults = faultDiagnostics(checked.faults, file);
  const diagnostics = [...warnings, ...faults];
  if (args.json) {
    const result = checkResult(file, verdict, checked, context);
    streams.out(jsonText({ kind: "note-check", diagnostics, result }));
  } else {
    if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
    if (!args.quiet) streams.out(checkText(file, verdict, checked, context, renewal(file, args)));
  }
  if (!agrees(checked)) return EXIT.inputWrong;
  return args.strict && checked.numbers.unbound.length > 0 ? EXIT.targetMissed : EXIT.done;
}

const refusal = (
  code: Diagnostic["code"],
  file: string | null,
  message: Diagnostic["message"],
  help: Diagnostic["help"],
): Diagnostic => ({
  ...{ code, severity: "error", message, help, excerpt: null, related: [] },
  at: file === null ? null : { file, line: 1, column: 1, endColumn: 1 },
});

const brokenRecord = (file: string): Diagnostic =>
  refusal(
    "broken-note",
    file,
    {
      nl: `wat deze nota onthield van haar invulling is beschadigd`,
      en: `what this note remembers of how it was filled is damaged`,
    },
    {
      nl: "vul het sjabloon opnieuw in, of neem een vroegere versie van de nota",
      en: "fill the template again, or take an earlier version of the note",
    },
  );

const neverFilled = (file: string): Diagnostic =>
  refusal(
    "broken-note",
    file,
    {
      nl: "dit is geen nota die met simulate note ingevuld is, of haar gegevens zijn weggehaald",
      en: "this is no note that simulate note filled, or what it remembers was taken away",
    },
    {
      nl: "vul het sjabloon in met simulate note SJABLOON PLAN.yaml, en kijk die nota na",
      en: "fill the template with simulate note TEMPLATE PLAN.yaml, and check that note",
    },
  );

const givePlan = ({ template, check }: NoteArguments): Diagnostic => {
  const command = `simulate note ${check ? "--check " : ""}${template} PLAN.yaml`;
  return refusal(
    "missing-file",
    null,
    {
      nl: "de nota noemt dit plan, en het kan van hier niet gelezen worden",
      en: "the note names this plan, and it cannot be read from here",
    },
    { nl: `geef het plan mee: ${command}`, en: `give the plan: ${command}` },
  );
};
