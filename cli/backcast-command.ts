/** The command `backcast`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { BACKCAST } from "./backcast/texts.ts";
import { CommandLineError } from "./command-line-error.ts";
import { backcastPlan } from "./commands/backcast.ts";
import type { Common, Surroundings } from "./tool-commands.ts";

const SHARE = 0.8;
const MEMBERS = 1000;
const MOST_MEMBERS = 100_000;

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
        .option("members", { type: "number", describe: text("members"), requiresArg: true })
        .option("seed", { type: "number", describe: text("seed"), requiresArg: true })
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
    (args) => {
      const targets = (args.target ?? []).flatMap((given) => given.split(","));
      const wanted = targets.map((id) => id.trim()).filter((id) => id !== "");
      const vary = (args.vary ?? []).filter((given) => given.trim() !== "");
      if (wanted.length === 0) throw new CommandLineError(text("noTarget"));
      if (vary.length === 0) throw new CommandLineError(text("noVary"));
      const { robust, members, seed, least } = args;
      if (robust === undefined && (members !== undefined || seed !== undefined)) {
        throw new CommandLineError(text("onlyRobust"));
      }
      const share = robust === undefined || robust === "" ? SHARE : Number(robust);
      if (!(share > 0 && share < 1)) throw new CommandLineError(text("badShare"));
      const drawn = members ?? MEMBERS;
      if (!Number.isInteger(drawn) || drawn < 1 || drawn > MOST_MEMBERS) {
        throw new CommandLineError(text("badMembers"));
      }
      const from = args.from ?? null;
      const command = [
        ...["simulate backcast", args.plan, ...wanted.map((id) => `--target ${id}`)],
        ...vary.map((given) => `--vary ${/[\s*<>]/.test(given) ? `"${given}"` : given}`),
        ...(least === "change" ? [] : [`--least ${least}`]),
        ...(from === null ? [] : [`--from ${from}`]),
        ...(robust === undefined ? [] : [`--robust ${share}`]),
        ...(members === undefined ? [] : [`--members ${members}`]),
        ...(seed === undefined ? [] : [`--seed ${seed}`]),
      ].join(" ");
      finish(
        backcastPlan(
          {
            ...{ plan: args.plan, targets: wanted, vary, least, from, command },
            robust:
              robust === undefined
                ? null
                : { share, members: drawn, seed: seed ?? 1, sampling: "random" },
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
