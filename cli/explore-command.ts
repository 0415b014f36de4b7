/** The command `explore`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { CommandLineError } from "./command-line-error.ts";
import { explorePlans } from "./commands/explore.ts";
import { isStory } from "./explore/read-story-file.ts";
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
    "explore [plans..]",
    text("explore"),
    (y) =>
      y
        .positional("plans", {
          type: "string",
          array: true,
          describe: text("plans"),
          // Else the help tells of an empty list as the default.
          default: undefined,
        })
        .option("out", { type: "string", describe: text("out"), requiresArg: true })
        // Takes no word: what stands behind it is a plan.
        .option("public", { type: "boolean", nargs: 0, describe: text("public") })
        .option("story", { type: "string", describe: text("story"), requiresArg: true })
        .option("serve", { type: "boolean", default: false, describe: text("serve") })
        .option("port", { type: "number", describe: text("port"), requiresArg: true })
        .option("open", { type: "boolean", describe: text("open") })
        .option("set", { type: "string", array: true, describe: HELP.set[language], nargs: 1 })
        .example("simulate explore kortrijk-2040 referentie", text("example"))
        .example("simulate explore kortrijk-2040 --public", text("examplePublic"))
        .example("simulate explore plan.yaml --serve", text("exampleServe")),
    async (args) => {
      // Without a word the parser gives a list of nothing.
      const typed = (args.plans ?? []) as readonly (string | undefined)[];
      const plans = typed.flatMap((plan = "") => (plan.trim() === "" ? [] : [plan]));
      if (plans.length === 0) {
        throw new CommandLineError(text(args.story === undefined ? "noPlan" : "onlyStory"));
      }
      const story = plans.find(isStory);
      if (story !== undefined) {
        throw new CommandLineError(`"${story}" ${text("storyAsPlan")} --story ${story}`);
      }
      const { port = null, open = null } = args;
      if (!args.serve && (port !== null || open !== null)) {
        throw new CommandLineError(text("onlyServe"));
      }
      if (args.serve && args.out !== undefined) throw new CommandLineError(text("serveOrOut"));
      if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65535)) {
        throw new CommandLineError(text("badPort"));
      }
      // Nobody sits before a command whose words go elsewhere.
      const isOpened = open ?? (streams.isTerminal === true && !args.json);
      finish(
        await explorePlans(
          {
            ...{ plans, out: args.out ?? null, sets: args.set ?? [] },
            story: args.story ?? (args.public === true ? "" : null),
            ...{ allow: args.allow ?? [], json: args.json, quiet: args.quiet },
            ...{ serve: args.serve ? { port, isOpened } : null, language: args.lang ?? null },
          },
          streams,
        ),
      );
    },
  );
};
