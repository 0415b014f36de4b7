/** Entry point: reads the command line, runs a command, turns its outcome into an exit status. */
import yargs from "yargs";
import { validatePlans } from "./commands/validate.ts";
import { runPlan } from "./commands/run.ts";
import { listDeclared, LISTS, type ListKind } from "./commands/list.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { processStreams, type Streams } from "./streams.ts";
import { HELP, languageIn, yargsStrings, type Language } from "./texts.ts";

declare const __VERSION__: string;

/** A command line that yargs refused; its message has been shown. */
class CommandLineError extends Error {}

function parser(argv: readonly string[], streams: Streams, language: Language) {
  const text = (key: keyof typeof HELP): string => HELP[key][language];
  let status: ExitStatus = EXIT.done;
  const cli = yargs([...argv])
    .scriptName("simulate")
    .locale(language)
    .updateStrings(yargsStrings[language])
    .usage(text("usage"))
    .option("lang", { choices: ["nl", "en"] as const, describe: text("lang") })
    .option("json", { type: "boolean", default: false, describe: text("json") })
    .option("quiet", { type: "boolean", default: false, describe: text("quiet") })
    .command(
      "$0 <plan>",
      text("run"),
      (y) =>
        y
          .positional("plan", { type: "string", demandOption: true, describe: text("plan") })
          .option("out", { type: "string", describe: text("out"), requiresArg: true })
          .option("set", { type: "string", array: true, describe: text("set"), nargs: 1 })
          .option("csv", { choices: ["be"] as const, describe: text("csv") })
          .option("files", { type: "boolean", default: true, describe: text("files") })
          .option("strict", { type: "boolean", default: false, describe: text("strict") }),
      async (args) => {
        status = await runPlan(
          {
            plan: args.plan,
            out: args.out ?? null,
            sets: args.set ?? [],
            belgian: args.csv === "be",
            files: args.files,
            strict: args.strict,
            json: args.json,
            quiet: args.quiet,
            language: args.lang ?? null,
          },
          streams,
        );
      },
    )
    .command(
      "validate <plans..>",
      text("validate"),
      (y) =>
        y.positional("plans", {
          type: "string",
          array: true,
          demandOption: true,
          describe: text("plan"),
        }),
      (args) => {
        status = validatePlans(
          { plans: args.plans, json: args.json, quiet: args.quiet, language: args.lang ?? "nl" },
          streams,
        );
      },
    )
    .command(
      "list <what>",
      text("list"),
      (y) =>
        y.positional("what", { choices: LISTS, demandOption: true, describe: text("listWhat") }),
      (args) => {
        const { what } = args as { what: ListKind };
        status = listDeclared({ what, json: args.json, language: args.lang ?? "nl" }, streams);
      },
    )
    .example("simulate scenarios/kortrijk/kortrijk-2040.yaml", text("exampleRun"))
    .example('simulate plan.yaml --set renewables.wind_capacity="20 MW"', text("exampleSet"))
    .example("simulate plan.yaml --csv be --out uitkomsten", text("exampleCsv"))
    .example("simulate plan.yaml --no-files --json", text("exampleJson"))
    .epilogue(text("statuses"))
    .version(__VERSION__)
    .help()
    .wrap(100)
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      if (error !== undefined && message === null) throw error;
      streams.error(`${message}\n\n${text("seeHelp")}\n`);
      throw new CommandLineError(message);
    });
  return { cli, status: () => status };
}

/** Runs one command line; returns its exit status and never throws. */
export async function run(
  argv: readonly string[],
  streams: Streams = processStreams,
): Promise<ExitStatus> {
  const language = languageIn(argv);
  try {
    const { cli, status } = parser(argv, streams, language);
    await cli.parseAsync();
    return status();
  } catch (error) {
    if (error instanceof CommandLineError) return EXIT.commandLineWrong;
    const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
    streams.error(`${HELP.bug[language]}\n${report}\n`);
    return EXIT.ourBug;
  }
}

/** For the executable: the status goes to the shell once everything is written. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await run(argv);
}
