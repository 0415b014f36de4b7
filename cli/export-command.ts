/** The command `export`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { CommandLineError } from "./command-line-error.ts";
import { EXPORT_FORMATS, exportPlans } from "./commands/export.ts";
import { EXPORT } from "./export/texts.ts";
import type { Common, Surroundings } from "./tool-commands.ts";

/** Adds `export` to a command line. */
export const withExport = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof EXPORT): string => EXPORT[key][language];
  return cli.command(
    "export <plans..>",
    text("export"),
    (y) =>
      y
        .positional("plans", {
          ...{ type: "string", array: true, demandOption: true, describe: text("plans") },
        })
        .option("format", {
          ...{ choices: EXPORT_FORMATS, demandOption: true, requiresArg: true },
          describe: text("format"),
        })
        .option("layout", {
          ...{ choices: ["wide", "long"] as const, requiresArg: true, describe: text("layout") },
        })
        .option("out", { type: "string", describe: text("out"), requiresArg: true })
        .example("simulate export referentie kortrijk-2040 --format iamc", text("example"))
        .example("simulate export kortrijk-2040 --format datapackage", text("examplePackage"))
        .example(
          "simulate export results/kortrijk-2040--ensemble --format iamc",
          text("exampleEnsemble"),
        ),
    async (args) => {
      const { format, layout, out, json, quiet } = args;
      const plans = args.plans.filter((plan) => plan.trim() !== "");
      if (plans.length === 0) throw new CommandLineError(text("noPlan"));
      if (layout !== undefined && format !== "iamc") throw new CommandLineError(text("onlyIamc"));
      const asked = { plans, format, layout: layout ?? ("wide" as const), out: out ?? null };
      const common = { sets: [], allow: args.allow ?? [], language: args.lang ?? null };
      finish(await exportPlans({ ...asked, ...common, json, quiet }, streams));
    },
  );
};
