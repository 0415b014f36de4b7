/** The command `explore`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { CommandLineError } from "./command-line-error.ts";
import { explorePlans } from "./commands/explore.ts";
import { EXPLORE } from "./explore/texts.ts";
import { HELP } from "./texts.ts";
import type { Common, Surroundings } from "./tool-commands.ts";

/** Adds `explore` to a command line. */
export const withExplore = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof EXPLORE): string => EXPLORE[key][language];
  return cli.command(
    "explore <plans..>",
    text("explore"),
    (y) =>
      y
        .positional("plans", {
          type: "string",
          array: true,
          demandOption: true,
          describe: text("plans"),
          // Else the help tells of an empty list as the default.
          default: undefined,
        })
        .option("out", { type: "string", describe: text("out"), requiresArg: true })
        // A word without a value stands for the supplied story.
        .option("public", { type: "string", describe: text("public") })
        .option("set", { type: "string", array: true, describe: HELP.set[language], nargs: 1 })
        .example("simulate explore kortrijk-2040 referentie", text("example"))
        .example("simulate explore kortrijk-2040 --public", text("examplePublic")),
    (args) => {
      const plans = (args.plans as readonly string[]).filter((plan) => plan.trim() !== "");
      if (plans.length === 0) throw new CommandLineError(text("noPlan"));
      finish(
        explorePlans(
          {
            ...{ plans, story: args.public ?? null, out: args.out ?? null, sets: args.set ?? [] },
            ...{ allow: args.allow ?? [], json: args.json, quiet: args.quiet },
            language: args.lang ?? null,
          },
          streams,
        ),
      );
    },
  );
};
