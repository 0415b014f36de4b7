/** The command `quality`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { showQuality } from "./commands/quality.ts";
import { QUALITY } from "./quality/texts.ts";
import type { Common, Surroundings } from "./tool-commands.ts";

/** Adds `quality` to a command line. */
export const withQuality = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof QUALITY): string => QUALITY[key][language];
  return cli.command(
    "quality <of>",
    text("quality"),
    (y) =>
      y
        .positional("of", { type: "string", demandOption: true, describe: text("of") })
        .option("all", { type: "boolean", default: false, describe: text("full") })
        .example("simulate quality kortrijk", text("exampleRegion"))
        .example("simulate quality scenarios/kortrijk/kortrijk-2040.yaml", text("examplePlan")),
    ({ of, all, allow, json, lang }) =>
      finish(showQuality({ of, all, allow: allow ?? [], json, language: lang ?? null }, streams)),
  );
};
