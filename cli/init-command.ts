/** `simulate init` as a person types it. */
import type { Argv } from "yargs";
import { CommandLineError } from "./command-line-error.ts";
import { initProject } from "./commands/init.ts";
import { initRegion } from "./commands/init-region.ts";
import { terminalAsk } from "./init/region/ask.ts";
import type { Common, Surroundings } from "./tool-commands.ts";
import { TOOLS } from "./tool-texts.ts";

const ANSWERS = ["name", "population", "households", "area"] as const;

/** Adds `init` to a command line. */
export function withInit<T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> {
  const text = (key: keyof typeof TOOLS): string => TOOLS[key][language];
  return cli.command(
    "init [folder]",
    text("init"),
    (y) =>
      y
        .positional("folder", { type: "string", describe: text("initFolder") })
        .option("region", { type: "string", describe: text("initRegion"), requiresArg: true })
        .option("answers", { type: "string", describe: text("initAnswers"), requiresArg: true })
        .option("name", { type: "string", describe: text("initName"), requiresArg: true })
        .option("population", {
          ...{ type: "string", describe: text("initPopulation"), requiresArg: true },
        })
        .option("households", {
          ...{ type: "string", describe: text("initHouseholds"), requiresArg: true },
        })
        .option("area", { type: "string", describe: text("initArea"), requiresArg: true })
        .example("simulate init mijn-stad", text("exampleInit"))
        .example("simulate init my-city --lang en", text("exampleInitEnglish"))
        .example("simulate init --region 34027 menen", text("exampleInitRegion"))
        .example(
          "simulate init --region 31005 --population 119541 --households 57000",
          text("exampleInitOther"),
        ),
    (args) => {
      const { folder, region, answers, json, quiet, lang } = args;
      const chosen = lang ?? "nl";
      const given = Object.fromEntries(
        ANSWERS.flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]]])),
      ) as Readonly<Record<string, string>>;
      if (region !== undefined) {
        const asked = { region, folder: folder ?? null, answers: answers ?? null, given };
        return finish(
          initRegion({ ...asked, json, quiet, language: chosen }, streams, terminalAsk()),
        );
      }
      const [stray] = [...(answers === undefined ? [] : ["answers"]), ...Object.keys(given)];
      if (stray !== undefined) throw new CommandLineError(`--${stray} ${text("initOnlyRegion")}`);
      if (folder === undefined) throw new CommandLineError(text("initNoFolder"));
      return finish(initProject({ folder, json, quiet, language: chosen }, streams));
    },
  );
}
