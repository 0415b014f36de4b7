/** The command `backcast`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { BACKCAST } from "./backcast/texts.ts";
import { CommandLineError } from "./command-line-error.ts";
import { backcastPlan } from "./commands/backcast.ts";
import { HELP } from "./texts.ts";
import type { Common, Surroundings } from "./tool-commands.ts";

const SHARE = 0.8;
/** Options that say something of the cases of a robust answer. */
const OF_CASES = ["members", "seed", "sampling", "workers"] as const;

/** Adds `backcast` to a command line. */
export const withBackcast = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof BACKCAST): string => BACKCAST[key][language];
  return cli.command(
    "backcast <plan>",
    text("backcast"),
    (y) =>
      y
        .positional("plan", { type: "string", demandOption: true, describe: text("plan") })
        .option("target", { type: "string", array: true, describe: text("target"), nargs: 1 })
        .option("vary", { type: "string", array: true, describe: text("vary"), nargs: 1 })
        .option("least", {
          ...{ choices: ["change", "cost"] as const, default: "change" as const },
          ...{ describe: text("least"), requiresArg: true },
        })
        .option("from", { type: "number", describe: text("from"), requiresArg: true })
        // A word without a value stands for the usual share.
        .option("robust", { type: "string", describe: text("robust") })
        .option("members", { type: "string", describe: text("members"), requiresArg: true })
        .option("seed", { type: "string", describe: text("seed"), requiresArg: true })
        .option("sampling", { type: "string", describe: text("sampling"), requiresArg: true })
        .option("workers", { type: "string", describe: text("workers"), requiresArg: true })
        .option("set", { type: "string", array: true, describe: HELP.set[language], nargs: 1 })
        .option("out", { type: "string", describe: text("out"), requiresArg: true })
        .option("files", { type: "boolean", default: true, describe: text("files") })
        .option("strict", { type: "boolean", default: false, describe: text("strict") })
        .example(
          "simulate backcast kortrijk-2040 --target social_dwellings_2040 --vary housing.social_completions",
          text("example"),
        )
        .example(
          'simulate backcast plan.yaml --target co2_2040 --vary "housing.renovation_rate <= 5 %, heat.*"',
          text("exampleSeveral"),
        ),
    async (args) => {
      const targets = (args.target ?? []).flatMap((given) => given.split(","));
      const wanted = targets.map((id) => id.trim()).filter((id) => id !== "");
      const vary = (args.vary ?? []).filter((given) => given.trim() !== "");
      if (wanted.length === 0) throw new CommandLineError(text("noTarget"));
      if (vary.length === 0) throw new CommandLineError(text("noVary"));
      const { robust, least } = args;
      const ofCases = OF_CASES.flatMap((option) => {
        const typed = args[option];
        return typed === undefined ? [] : [{ option, typed }];
      });
      if (robust === undefined && ofCases.length > 0)
        throw new CommandLineError(text("onlyRobust"));
      const share = robust === undefined || robust === "" ? SHARE : Number(robust);
      if (!(share > 0 && share < 1)) throw new CommandLineError(text("badShare"));
      const sets = args.set ?? [];
      const from = args.from ?? null;
      const command = [
        ...["simulate backcast", args.plan, ...wanted.map((id) => `--target ${id}`)],
        ...vary.map((given) => `--vary ${/[\s*<>]/.test(given) ? `"${given}"` : given}`),
        ...(least === "change" ? [] : [`--least ${least}`]),
        ...(from === null ? [] : [`--from ${from}`]),
        ...(robust === undefined ? [] : [`--robust ${share}`]),
        // The number of workers changes nothing of the answer.
        ...ofCases.flatMap(({ option, typed }) =>
          option === "workers" ? [] : [`--${option} ${typed}`],
        ),
        ...sets.map((given) => `--set "${given}"`),
      ].join(" ");
      finish(
        await backcastPlan(
          {
            ...{ plan: args.plan, targets: wanted, vary, least, from, sets, command },
            robust:
              robust === undefined
                ? null
                : {
                    ...{ share, members: args.members ?? null, seed: args.seed ?? null },
                    ...{ sampling: args.sampling ?? null, workers: args.workers ?? null },
                  },
            ...{ out: args.out ?? null, allow: args.allow ?? [], files: args.files },
            ...{ strict: args.strict, json: args.json, quiet: args.quiet },
            language: args.lang ?? null,
          },
          streams,
        ),
      );
    },
  );
};
