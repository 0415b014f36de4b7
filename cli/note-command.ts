/** The command `note`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { CommandLineError } from "./command-line-error.ts";
import { fillOrCheckNote } from "./commands/note.ts";
import { NOTE } from "./note/texts.ts";
import type { Common, Surroundings } from "./tool-commands.ts";

export const NOTE_OUTPUTS = ["html", "fragments"] as const;
export type NoteOutput = (typeof NOTE_OUTPUTS)[number];

/** Adds `note` to a command line. */
export const withNote = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof NOTE): string => NOTE[key][language];
  return cli.command(
    "note <template> [plans..]",
    text("note"),
    (y) =>
      y
        .positional("template", {
          type: "string",
          demandOption: true,
          describe: text("template"),
        })
        .positional("plans", {
          type: "string",
          array: true,
          describe: text("plans"),
          // Else the help tells of an empty list as the default.
          default: undefined,
        })
        .option("ensemble", { type: "string", describe: text("ensemble"), requiresArg: true })
        .option("check", { type: "boolean", default: false, describe: text("check") })
        .option("format", { choices: NOTE_OUTPUTS, describe: text("format"), requiresArg: true })
        .option("out", { type: "string", describe: text("out"), requiresArg: true })
        .option("strict", { type: "boolean", default: false, describe: text("strict") })
        .example("simulate note inspiratienota.md kortrijk-2040", text("example"))
        .example(
          "simulate note inspiratienota.md kortrijk-2040 referentie --format html",
          text("exampleHtml"),
        )
        .example(
          "simulate note nota.md kortrijk-2040 --ensemble results/kortrijk-2040--ensemble",
          text("exampleEnsemble"),
        )
        .example("simulate note --check inspiratienota-kortrijk-2040.md", text("exampleCheck")),
    async (args) => {
      const { template, check, strict, json, quiet } = args;
      if (template.trim() === "") throw new CommandLineError(text("noPlan"));
      finish(
        await fillOrCheckNote(
          {
            ...{ template, plans: plansGiven(args.plans), check, strict, json, quiet },
            ...{ out: args.out ?? null, format: args.format ?? null },
            ensemble: args.ensemble ?? null,
            ...{ allow: args.allow ?? [], language: args.lang ?? null },
          },
          streams,
        ),
      );
    },
  );
};

/** The parser gives a list of nothing where no plan was typed. */
const plansGiven = (plans: readonly (string | undefined)[] | undefined): readonly string[] =>
  (plans ?? []).flatMap((plan) => plan ?? []);
