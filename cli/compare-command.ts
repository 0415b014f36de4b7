/** The command `compare`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { ATTRIBUTED_BY } from "../engine/analysis/attribution/groups.ts";
import { COMPARE } from "./compare/texts.ts";
import { comparePlans } from "./commands/compare.ts";
import { resultArguments } from "./result-arguments.ts";
import type { Common, Surroundings } from "./tool-commands.ts";
import { HELP } from "./texts.ts";

/** Adds `compare` to a command line. */
export const withCompare = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof COMPARE): string => COMPARE[key][language];
  const asRun = (key: keyof typeof HELP): string => HELP[key][language];
  return cli.command(
    "compare <plans..>",
    text("compare"),
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
        .option("reference", { type: "string", describe: text("reference"), requiresArg: true })
        .option("years", { type: "string", describe: text("years"), requiresArg: true })
        .option("indicators", { type: "string", describe: text("indicators"), requiresArg: true })
        .option("explain", {
          type: "string",
          array: true,
          describe: text("explain"),
          nargs: 1,
        })
        .option("by", {
          choices: ATTRIBUTED_BY,
          default: "measure" as const,
          describe: text("by"),
          requiresArg: true,
        })
        .option("set", { type: "string", array: true, describe: text("set"), nargs: 1 })
        .option("out", { type: "string", describe: asRun("out"), requiresArg: true })
        .option("csv", { choices: ["be"] as const, describe: asRun("csv"), requiresArg: true })
        .option("files", { type: "boolean", default: true, describe: asRun("files") })
        .option("strict", { type: "boolean", default: false, describe: text("strict") })
        .example("simulate compare referentie kortrijk-2040", text("example"))
        .example(
          "simulate compare a.yaml b.yaml --explain renewables.production",
          text("exampleExplain"),
        )
        .example("simulate compare a.yaml b.yaml c.yaml --years 2030,2040", text("exampleYears")),
    async (args) => {
      finish(
        await comparePlans(
          {
            plans: args.plans ?? [],
            reference: args.reference ?? null,
            years: args.years ?? null,
            indicators: args.indicators ?? null,
            explain: args.explain ?? null,
            by: args.by,
            ...resultArguments(args),
            strict: args.strict,
          },
          streams,
        ),
      );
    },
  );
};
