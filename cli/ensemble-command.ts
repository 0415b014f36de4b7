/** The command `ensemble`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { runEnsembles } from "./commands/ensemble.ts";
import { ENSEMBLE } from "./ensemble-texts.ts";
import { resultArguments } from "./result-arguments.ts";
import type { Common, Surroundings } from "./tool-commands.ts";
import { HELP } from "./texts.ts";

/** Adds `ensemble` to a command line. */
export const withEnsemble = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof ENSEMBLE): string => ENSEMBLE[key][language];
  const asRun = (key: keyof typeof HELP): string => HELP[key][language];
  const option = (key: "members" | "seed" | "sampling" | "workers" | "shard") =>
    ({ type: "string", describe: text(key), requiresArg: true }) as const;
  const flag = (key: "resume" | "cells" | "strict") =>
    ({ type: "boolean", default: false, describe: text(key) }) as const;
  return cli.command(
    "ensemble <plans..>",
    text("ensemble"),
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
        .option("members", option("members"))
        .option("seed", option("seed"))
        .option("sampling", option("sampling"))
        .option("workers", option("workers"))
        .option("shard", option("shard"))
        .option("resume", flag("resume"))
        .option("cells", flag("cells"))
        .option("set", { type: "string", array: true, describe: asRun("set"), nargs: 1 })
        .option("out", { type: "string", describe: asRun("out"), requiresArg: true })
        .option("csv", { choices: ["be"] as const, describe: asRun("csv"), requiresArg: true })
        .option("files", { type: "boolean", default: true, describe: asRun("files") })
        .option("strict", flag("strict"))
        .example("simulate ensemble kortrijk-2040", text("example"))
        .example("simulate ensemble referentie kortrijk-2040", text("exampleSeveral"))
        .example("simulate ensemble plan.yaml --members 1000 --no-files", text("exampleQuick")),
    async (args) => {
      finish(
        await runEnsembles(
          {
            plans: args.plans ?? [],
            members: args.members ?? null,
            seed: args.seed ?? null,
            sampling: args.sampling ?? null,
            workers: args.workers ?? null,
            shard: args.shard ?? null,
            resume: args.resume,
            cells: args.cells,
            ...resultArguments(args),
            strict: args.strict,
          },
          streams,
        ),
      );
    },
  );
};
