/** `simulate open [PLAN …]`: at the desk, a plan is chosen, run, and its report opened. */
import os from "node:os";
import path from "node:path";
import { CommandLineError } from "../command-line-error.ts";
import { isFile, isFolder, projectFolder } from "../disk.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import type { Desk } from "../open/desk.ts";
import { plansIn, type FoundPlan } from "../open/find-plans.ts";
import { idOfName, writeNewPlan } from "../open/new-plan.ts";
import { shortPath, subjectOf } from "../open/subject.ts";
import { OPEN } from "../open/texts.ts";
import { typedPaths } from "../open/typed-paths.ts";
import { planFile } from "../read-plan.ts";
import { unwritableParent } from "../results-folder.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";
import { runPlan } from "./run.ts";
import { validatePlans } from "./validate.ts";

export interface OpenArguments {
  /** None to choose. */
  readonly plans: readonly string[];
  /** Folder whose plans are in the list; null for the working folder alone. */
  readonly from: string | null;
  readonly opens: boolean;
  readonly out: string | null;
  readonly allow: readonly string[];
  readonly quiet: boolean;
  readonly language: Language | null;
}

/** The language of what `open` says itself: that of a plan is known only once it was read. */
const spokenIn = ({ language }: OpenArguments): Language => language ?? "nl";

export interface Around {
  readonly streams: Streams;
  readonly desk: Desk;
  /** Opens a file; says whether that worked. */
  readonly openFile: (file: string, how: "browser" | "editor") => Promise<boolean>;
}

/** Where nobody can choose a plan, or nobody wants to any more. */
type Chosen = readonly string[] | "none" | "interrupted";

export async function openPlans(args: OpenArguments, around: Around): Promise<ExitStatus> {
  const { desk, streams } = around;
  const language = spokenIn(args);
  let given = args.plans;
  if (given.length === 0) {
    if (!desk.isTerminal) throw new CommandLineError(OPEN.noTerminal[language]);
    const chosen = await choose(listFolders(args.from), args, around);
    if (chosen === "interrupted") return EXIT.interrupted;
    if (chosen === "none") return EXIT.done;
    given = chosen;
  }
  let status: ExitStatus = EXIT.done;
  const ran: string[] = [];
  for (const one of given) {
    if (given.length > 1) streams.error(`── ${one}\n`);
    const done = await openOne(one, ran, args, around);
    // The first that went wrong is what the command says of all.
    if (status === EXIT.done) status = done;
  }
  if (ran.length > 1 && !args.quiet) {
    const words = ran.map((plan) => (/^[\w./-]+$/.test(plan) ? plan : `"${plan}"`));
    streams.out(`\n${OPEN.compare[language]}: simulate compare ${words.join(" ")}\n`);
  }
  return status;
}

/** The folders whose plans are listed: where one stands, and what the launcher came with. */
function listFolders(from: string | null): readonly string[] {
  if (from === null) return [".", "plannen"];
  // Of a folder of programs, as a package is, only its plans are looked through.
  const plans = path.join(from, "plannen");
  return [isFolder(plans) ? plans : from];
}

/** @param ran is added to */
async function openOne(
  given: string,
  ran: string[],
  args: OpenArguments,
  around: Around,
): Promise<ExitStatus> {
  const { streams } = around;
  const { allow, quiet } = args;
  const language = spokenIn(args);
  const subject = subjectOf(given);
  switch (subject.kind) {
    case "page":
      await openPage(subject.file, args, around);
      return EXIT.done;
    case "checked":
      streams.error(`${subject.what[language]}\n`);
      return validatePlans(
        { plans: [subject.path], allow, quiet, json: false, language: args.language },
        streams,
      );
    case "folder": {
      if (!around.desk.isTerminal) throw new CommandLineError(OPEN.noTerminal[language]);
      const chosen = await choose([given], args, around);
      if (chosen === "interrupted") return EXIT.interrupted;
      return chosen === "none" ? EXIT.done : openEach(chosen, ran, args, around);
    }
    case "other":
      streams.error(
        diagnosticsText(
          [
            {
              ...{ code: "bad-encoding", severity: "error" },
              ...{ message: subject.message, help: subject.help },
              ...{ at: null, excerpt: null, related: [] },
            },
          ],
          language,
        ),
      );
      return EXIT.inputWrong;
    case "plan":
      return runAndShow(given, ran, args, around);
  }
}

async function openEach(
  plans: readonly string[],
  ran: string[],
  args: OpenArguments,
  around: Around,
): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.done;
  for (const plan of plans) {
    const done = await openOne(plan, ran, args, around);
    if (status === EXIT.done) status = done;
  }
  return status;
}

async function runAndShow(
  plan: string,
  ran: string[],
  args: OpenArguments,
  around: Around,
): Promise<ExitStatus> {
  const { streams } = around;
  const { allow, quiet } = args;
  const language = spokenIn(args);
  if (!quiet && around.desk.isTerminal) streams.error(`${OPEN.running[language]}: ${plan}\n`);
  let folder: string | null = null;
  const status = await runPlan(
    {
      ...{ plan, allow, quiet, language: args.language },
      out: args.out ?? placeOfResults(plan, language, streams),
      ...{ sets: [], belgian: false, files: true, json: false, strict: false, each: false },
      onWritten: (written) => {
        folder = written;
      },
    },
    streams,
  );
  if (folder === null) return status;
  ran.push(plan);
  await openPage(path.join(folder, "report.html"), args, around);
  return status;
}

/**
 * Beside the plan, in its project, wherever the command was started: a file manager starts it in a
 * folder of its own choice. Where nothing can be written there, in the home folder.
 */
function placeOfResults(plan: string, language: Language, streams: Streams): string {
  const file = planFile(plan);
  const project = file === plan && isFile(plan) ? projectFolder(plan) : ".";
  const parent = shortPath(path.resolve(project, "results"));
  const problem = unwritableParent(parent);
  const home = path.join(os.homedir(), "ademruimte", "results");
  if (problem === null || unwritableParent(home) !== null) return parent;
  const said = diagnosticsText([{ ...problem, severity: "warning", help: null }], language);
  streams.error(`${said}${OPEN.elsewhere[language]} ${home}\n`);
  return home;
}

async function openPage(file: string, args: OpenArguments, around: Around): Promise<void> {
  const { streams } = around;
  const language = spokenIn(args);
  const absolute = path.resolve(file);
  if (!args.opens) return;
  const isOpen = await around.openFile(absolute, "browser");
  if (isOpen && args.quiet) return;
  const said = isOpen ? OPEN.opening : OPEN.notOpened;
  streams.error(`${said[language]}: ${absolute}\n`);
}

/** Longer lists leave the screen. */
const MOST_LISTED = 20;

async function choose(
  folders: readonly string[],
  args: OpenArguments,
  around: Around,
): Promise<Chosen> {
  const { desk, streams } = around;
  const language = spokenIn(args);
  streams.error(`${OPEN.what[language]}\n`);
  for (;;) {
    const plans = plansIn(folders, language);
    streams.error(`\n${listText(plans, language)}\n`);
    const answer = await desk.ask(OPEN.question[language]);
    if (answer === "interrupted") return "interrupted";
    const line = answer === "ended" ? "" : answer.line.trim();
    if (line === "") return "none";
    if (/^n$/i.test(line)) {
      const made = await makePlan(folders, args, around);
      if (made === "interrupted") return made;
      continue;
    }
    if (!/^\d{1,4}$/.test(line)) {
      return typedPaths(line, (typed) => isFile(typed) || isFolder(typed));
    }
    const plan = plans[Number(line) - 1];
    if (plan !== undefined) return [shortPath(plan.file)];
    streams.error(`${OPEN.noNumber[language]}\n`);
  }
}

function listText(plans: readonly FoundPlan[], language: Language): string {
  if (plans.length === 0) return `${OPEN.noPlans[language]}\n`;
  const listed = plans.slice(0, MOST_LISTED);
  const lines = listed.map(
    ({ title, file }, index) => `${`${index + 1}`.padStart(4)}  ${title} (${shortPath(file)})`,
  );
  const rest = plans.length - listed.length;
  return [...lines, ...(rest > 0 ? [`      + ${rest} ${OPEN.morePlans[language]}`] : []), ""].join(
    "\n",
  );
}

/** Makes a plan in the first folder that is there, and opens it to be changed. */
async function makePlan(
  folders: readonly string[],
  args: OpenArguments,
  { desk, streams, openFile }: Around,
): Promise<"made" | "refused" | "interrupted"> {
  const language = spokenIn(args);
  const answer = await desk.ask(OPEN.newName[language]);
  if (answer === "interrupted") return answer;
  const name = answer === "ended" ? "" : answer.line.trim();
  if (name === "") return "refused";
  const id = idOfName(name);
  if (id === null) {
    streams.error(`${OPEN.badName[language]}\n`);
    return "refused";
  }
  const folder = [...folders].reverse().find(isFolder) ?? ".";
  try {
    const file = writeNewPlan(folder, name, id, language);
    streams.error(`${OPEN.made[language]}:\n${shortPath(path.resolve(file))}\n`);
    if (args.opens) await openFile(path.resolve(file), "editor");
    return "made";
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const file = path.join(folder, `${id}.yaml`);
    const said =
      code === "EEXIST" ? OPEN.taken[language] : `${OPEN.cannotWrite[language]} (${code})`;
    streams.error(`${said}: ${file}\n`);
    return "refused";
  }
}
