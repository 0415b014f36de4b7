/** The command `sensitivity`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { METHODS } from "../engine/analysis/sensitivity/study.ts";
import { CommandLineError } from "./command-line-error.ts";
import { sensitivityOfPlan } from "./commands/sensitivity.ts";
import { ENSEMBLE } from "./ensemble-texts.ts";
import { resultArguments } from "./result-arguments.ts";
import { SENSITIVITY } from "./sensitivity/texts.ts";
import type { Common, Surroundings } from "./tool-commands.ts";
import { HELP } from "./texts.ts";

/** Fewer rows say nothing, more would take days. */
const SAMPLES = { least: 16, most: 65_536 } as const;

/** Adds `sensitivity` to a command line. */
export const withSensitivity = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof SENSITIVITY): string => SENSITIVITY[key][language];
  const asEnsemble = (key: keyof typeof ENSEMBLE): string => ENSEMBLE[key][language];
  const asRun = (key: keyof typeof HELP): string => HELP[key][language];
  return cli.command(
    "sensitivity <plan>",
    text("sensitivity"),
    (y) =>
      y
        .positional("plan", { type: "string", demandOption: true, describe: text("plan") })
        .option("of", { type: "string", array: true, describe: text("of"), nargs: 1 })
        .option("method", {
          choices: METHODS,
          default: "auto" as const,
          describe: text("method"),
          requiresArg: true,
        })
        .option("samples", { type: "number", describe: text("samples"), requiresArg: true })
        .option("seed", { type: "string", describe: asEnsemble("seed"), requiresArg: true })
        .option("workers", { type: "string", describe: asEnsemble("workers"), requiresArg: true })
        .option("resume", { type: "boolean", default: false, describe: text("resume") })
        .option("set", { type: "string", array: true, describe: asRun("set"), nargs: 1 })
        .option("out", { type: "string", describe: asRun("out"), requiresArg: true })
        .option("csv", { choices: ["be"] as const, describe: asRun("csv"), requiresArg: true })
        .option("files", { type: "boolean", default: true, describe: asRun("files") })
        .example("simulate sensitivity kortrijk-2040 --of emissions.total[2040]", text("example"))
        .example("simulate sensitivity kortrijk-2040 --of co2_2040", text("exampleGoal"))
        .example("simulate sensitivity plan.yaml --method morris", text("exampleScreen")),
    async (args) => {
      const { samples, method } = args;
      const isEven = method !== "morris" || (samples ?? 0) % 2 === 0;
      if (
        samples !== undefined &&
        !(
          Number.isInteger(samples) &&
          samples >= (method === "morris" ? 2 : SAMPLES.least) &&
          samples <= SAMPLES.most &&
          isEven
        )
      ) {
        throw new CommandLineError(text("badSamples"));
      }
      finish(
        await sensitivityOfPlan(
          {
            plan: args.plan,
            of: args.of ?? [],
            method,
            seed: args.seed ?? null,
            samples: samples ?? null,
            workers: args.workers ?? null,
            resume: args.resume,
            ...resultArguments(args),
          },
          streams,
        ),
      );
    },
  );
};
