/** The command `open`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { CommandLineError } from "./command-line-error.ts";
import { openPlans } from "./commands/open.ts";
import { processDesk } from "./open/desk.ts";
import { OPEN } from "./open/texts.ts";
import { openWithSystem } from "./open-with-system.ts";
import type { Common, Surroundings } from "./tool-commands.ts";

/** Adds `open` to a command line. */
export const withOpen = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof OPEN): string => OPEN[key][language];
  return cli.command(
    "open [plans..]",
    text("open"),
    (y) =>
      y
        .positional("plans", {
          type: "string",
          array: true,
          describe: text("plans"),
          // Else the help tells of an empty list as the default.
          default: undefined,
        })
        .option("from", { type: "string", describe: text("from"), requiresArg: true })
        .option("out", { type: "string", describe: text("out"), requiresArg: true })
        .option("open", { type: "boolean", default: true, describe: text("browser") })
        .option("wait", { type: "boolean", default: false, describe: text("wait") })
        .example("simulate open", text("exampleChoose"))
        .example("simulate open plannen/mijn-plan.yaml", text("exampleGiven")),
    async (args) => {
      if (args.json) throw new CommandLineError(text("noJson"));
      // Without a word the parser gives a list of nothing.
      const typed = (args.plans ?? []) as readonly (string | undefined)[];
      const asked = {
        plans: typed.flatMap((plan = "") => (plan.trim() === "" ? [] : [plan])),
        ...{ from: args.from ?? null, opens: args.open, out: args.out ?? null },
        ...{ allow: args.allow ?? [], quiet: args.quiet, language: args.lang ?? null },
      };
      finish(await openPlans(asked, { streams, desk: processDesk, openFile: openWithSystem }));
    },
  );
};

/** Keeps a window that was asked to wait open, whatever the command said; nothing where nobody sits. */
export async function waitAtEnd(words: readonly string[], language: "nl" | "en"): Promise<void> {
  if (words[0] !== "open" || !words.includes("--wait") || !processDesk.isTerminal) return;
  await processDesk.ask(`\n${OPEN.close[language]}`);
}
