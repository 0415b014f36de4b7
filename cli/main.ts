/** Entry point: reads the command line, runs a command, turns its outcome into an exit status. */
import fs from "node:fs";
import yargs from "yargs";
import type { Text } from "../engine/scenario/declarations.ts";
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import { runPlan } from "./commands/run.ts";
import { withBackcast } from "./backcast-command.ts";
import { withCompare } from "./compare-command.ts";
import { withDashboard } from "./dashboard-command.ts";
import { withEnsemble } from "./ensemble-command.ts";
import { EXPLORE } from "./explore/texts.ts";
import { withExplore } from "./explore-command.ts";
import { withExport } from "./export-command.ts";
import { withImport } from "./import-command.ts";
import { withMerge } from "./merge-command.ts";
import { withNote } from "./note-command.ts";
import { waitAtEnd, withOpen } from "./open-command.ts";
import { launched, OWN_WINDOW, WORDS_WANTED } from "./open/launched.ts";
import { withQuality } from "./quality-command.ts";
import { CommandLineError } from "./command-line-error.ts";
import { showPlan } from "./commands/show.ts";
import { withMigrate } from "./migrate-command.ts";
import { withRerun } from "./rerun-command.ts";
import { placeRegion } from "./region-option.ts";
import { resultArguments } from "./result-arguments.ts";
import { withSensitivity } from "./sensitivity-command.ts";
import { shipped } from "./shipped.ts";
import { TOOLS } from "./tool-texts.ts";
import { withTools } from "./tool-commands.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { asksPlain, onScreen, screenOf } from "./screen/screen.ts";
import { shapedStreams } from "./screen/shaped-streams.ts";
import { processStreams, type Streams } from "./streams.ts";
import { nearest } from "../engine/scenario/diagnostics/near-miss.ts";
import { jsonText } from "./json.ts";
import { isFolder } from "./disk.ts";
import { HELP, languageIn, yargsStrings, type Language } from "./texts.ts";

declare const __VERSION__: string;

/** For tests and benchmarks, which use parts alone in the bundles that a user has. */
export { evaluateRows } from "./ensemble/evaluate-rows.ts";
export { RowStages } from "./ensemble/row-stages.ts";
export { Ensembles } from "./ensemble/run-ensemble.ts";
export { attributeAlone } from "../engine/analysis/compared-attribution.ts";
export { runScenario } from "../engine/analysis/outcome.ts";
export { readPlan } from "./read-plan.ts";
export { openPlans } from "./commands/open.ts";
export { hashesOf } from "./result-files.ts";

function parser(argv: readonly string[], streams: Streams, language: Language) {
  const text = (key: keyof typeof HELP): string => HELP[key][language];
  let status: ExitStatus = EXIT.done;
  const base = yargs([...argv])
    .scriptName("simulate")
    .locale(language)
    // The types know only plain texts; the parser takes counted ones as well.
    .updateStrings(yargsStrings[language] as Record<string, string>)
    .usage(text("usage"))
    .option("lang", { choices: ["nl", "en"] as const, describe: text("lang") })
    .option("json", { type: "boolean", default: false, describe: text("json") })
    .option("allow", { type: "string", array: true, nargs: 1, describe: text("allow") })
    .option("quiet", { type: "boolean", default: false, describe: text("quiet") })
    .option("plain", { type: "boolean", default: false, describe: text("plain") })
    .option("region", { type: "string", describe: text("region"), requiresArg: true })
    .middleware((typed) => placeRegion(typed, argv[0] ?? "", language));
  const finish = (done: ExitStatus): void => {
    status = done;
  };
  const around = { streams, language, finish };
  // In the order in which the help names them: what is done most first.
  const running = base.command(
    "$0 <plan>",
    text("run"),
    (y) =>
      y
        .positional("plan", { type: "string", demandOption: true, describe: text("plan") })
        .option("out", { type: "string", describe: text("out"), requiresArg: true })
        .option("set", { type: "string", array: true, describe: text("set"), nargs: 1 })
        .option("csv", { choices: ["be"] as const, describe: text("csv"), requiresArg: true })
        .option("files", { type: "boolean", default: true, describe: text("files") })
        .option("strict", { type: "boolean", default: false, describe: text("strict") })
        .option("each", { type: "boolean", default: false, describe: text("each") }),
    async (args) => {
      status = await runPlan(
        {
          plan: args.plan,
          ...resultArguments(args),
          ...{ strict: args.strict, each: args.each },
        },
        streams,
      );
    },
  );
  const uncertain = withSensitivity(
    withEnsemble(withCompare(withOpen(running, around), around), around),
    around,
  );
  const compared = withMigrate(withRerun(withMerge(uncertain, around), around), around);
  const comparing = withExport(
    withExplore(withNote(withBackcast(compared, around), around), around),
    around,
  );
  const showing = withDashboard(comparing, around).command(
    "show <plan> [filter]",
    text("show"),
    (y) =>
      y
        .positional("plan", { type: "string", demandOption: true, describe: text("showPlan") })
        .positional("filter", { type: "string", describe: text("showFilter") })
        .option("all", { type: "boolean", default: false, describe: text("showAll") })
        .option("region", { type: "string", describe: text("showRegion"), requiresArg: true })
        .example("simulate show referentie", text("exampleShow"))
        .example("simulate show plan.yaml wind --all", text("exampleShowWord")),
    (args) => {
      const { plan, filter = null, all, json } = args;
      const allow = args.allow ?? [];
      const language = args.lang ?? null;
      const region = args.region ?? null;
      status = showPlan({ plan, filter, region, all, allow, json, language }, streams);
    },
  );
  const cli = withImport(withQuality(withTools(showing, around), around), around)
    .example("simulate scenarios/kortrijk/kortrijk-2040.yaml", text("exampleRun"))
    .example('simulate plan.yaml --set renewables.wind_capacity="20 MW"', text("exampleSet"))
    .example("simulate plan.yaml --csv be --out uitkomsten", text("exampleCsv"))
    .example("simulate plan.yaml --no-files --json", text("exampleJson"))
    .epilogue(text("statuses"))
    .version(__VERSION__)
    .help()
    .wrap(screenOf(false, streams.columns).width)
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      if (error !== undefined && message === null) throw error;
      throw new CommandLineError(`${message}${hint(message, argv, language)}`);
    });
  return { cli, status: () => status };
}

const fault = (code: "command-line" | "internal", message: Text): Diagnostic => ({
  code,
  severity: "error",
  message,
  at: null,
  excerpt: null,
  help: null,
  related: [],
});
/** What the parser said; its words are in the language of the command line already. */
const commandLineFault = (said: string): Diagnostic =>
  fault("command-line", { nl: said, en: said });
const internalFault = (report: string): Diagnostic =>
  fault("internal", { nl: `${HELP.bug.nl}\n${report}`, en: `${HELP.bug.en}\n${report}` });

const OPTIONS =
  "from wait each write mapping municipality grade range source date note dry-run region answers name population households area public story ensemble serve port open no-open target vary least from robust members seed sampling workers resume cells shard memory of method samples check format layout kind plan year depth reference years indicators explain by lang json quiet plain allow all out set csv files no-files strict help version".split(
    " ",
  );

/** What was probably meant: a near option, or quotation marks around a value with a space. */
function hint(message: string, argv: readonly string[], language: Language): string {
  const unknown = message.slice(message.lastIndexOf(":") + 1).split(",");
  const meant = unknown
    .map((word) => word.trim())
    .filter((word) => !OPTIONS.includes(word))
    .filter((word) => argv.some((given) => given.startsWith(`--${word}`)))
    .flatMap((word) => nearest(word, OPTIONS) ?? []);
  if (meant.length > 0) return `\n${HELP.didYouMean[language]} --${meant.join(", --")}?`;
  if (argv.some((word) => word.startsWith("--public=")))
    return `\n${EXPLORE.publicAlone[language]}`;
  return argv.some((word) => word === "--set" || word.startsWith("--set="))
    ? `\n${HELP.quotes[language]}`
    : "";
}

const COMMANDS =
  "init open validate list explain schema show compare ensemble merge sensitivity backcast rerun migrate note explore export dashboard quality import".split(
    " ",
  );

/** What to say of a first word that is no plan and looks like a command; null when it is neither. */
function mistypedCommand(argv: readonly string[], language: Language): string | null {
  const [word = ""] = argv;
  if (!/^[a-z]+$/i.test(word) || COMMANDS.includes(word) || fs.existsSync(word)) return null;
  const near = nearest(word, COMMANDS);
  if (near === null || shipped.names("plan").includes(word)) return null;
  return `${TOOLS.unknownCommand[language]} "${word}".\n${HELP.didYouMean[language]} simulate ${near}?`;
}

/** Options that take one value, given twice: which of the two was meant? */
function repeated(argv: readonly string[]): string | null {
  const names = argv
    .filter(
      (word) =>
        word.startsWith("--") && !/^--(?:set|allow|explain|of|target|vary)(?:=|$)/.test(word),
    )
    .map((word) => word.split("=")[0]!);
  return names.find((name, index) => name !== "--" && names.indexOf(name) !== index) ?? null;
}

/** Runs one command line; returns its exit status and never throws. */
export function run(
  argv: readonly string[],
  streams: Streams = processStreams,
): Promise<ExitStatus> {
  const language = languageIn(argv);
  const isPlain = asksPlain(argv, process.env);
  const screen = screenOf(isPlain, streams.columns);
  const errors = screenOf(isPlain, streams.errorColumns);
  // For another program, which knows what to do with any character.
  if (argv.includes("--json") || argv[0] === "schema") return runOn(argv, streams, language);
  // YAML is to be copied, not only to be read.
  const shaped = shapedStreams(streams, screen, errors, argv[0] === "show");
  return onScreen(screen, language, () => runOn(argv, shaped, language), errors);
}

async function runOn(
  argv: readonly string[],
  streams: Streams,
  language: Language,
): Promise<ExitStatus> {
  try {
    const mistyped = mistypedCommand(argv, language);
    if (mistyped !== null) throw new CommandLineError(mistyped);
    const twice = repeated(argv);
    if (twice !== null) throw new CommandLineError(`${HELP.once[language]} ${twice}`);
    const { cli, status } = parser(argv, streams, language);
    cli.check(({ allow }) => {
      const folder = allow?.find((path) => !isFolder(path));
      if (folder === undefined) return true;
      throw new CommandLineError(`--allow: ${HELP.noFolder[language]} "${folder}"`);
    });
    await cli.parseAsync();
    return status();
  } catch (error) {
    const wrong = error instanceof CommandLineError;
    const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (argv.includes("--json")) {
      const failure = wrong ? commandLineFault(error.message) : internalFault(report);
      streams.out(jsonText({ kind: "failure", diagnostics: [failure], result: null }));
    } else if (wrong) streams.error(`${error.message}\n\n${HELP.seeHelp[language]}\n`);
    else streams.error(`${HELP.bug[language]}\n${report}\n`);
    return wrong ? EXIT.commandLineWrong : EXIT.ourBug;
  }
}

/** For the executable: the status goes to the shell once everything is written. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: that is no mistake of anyone.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  const start = launched(argv, process.env);
  if (start === null) {
    process.exitCode = WORDS_WANTED;
    return;
  }
  const { words, isOwnWindow } = start;
  const status = await run(words);
  process.exitCode = isOwnWindow ? OWN_WINDOW + status : status;
  // Whoever pressed Ctrl-C wants the window gone.
  if (status !== EXIT.interrupted) await waitAtEnd(words, languageIn(words));
}
