/** The command `rerun`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { rerunStored } from "./commands/rerun.ts";
import { RERUN } from "./rerun-texts.ts";
import type { Common, Surroundings } from "./tool-commands.ts";

/** Adds `rerun` to a command line. */
export const withRerun = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof RERUN): string => RERUN[key][language];
  return cli.command(
    "rerun <run>",
    text("rerun"),
    (y) =>
      y
        .positional("run", { type: "string", demandOption: true, describe: text("run") })
        .option("plan", { type: "string", describe: text("plan"), requiresArg: true })
        .option("out", { type: "string", describe: text("out"), requiresArg: true })
        .option("strict", { type: "boolean", default: false, describe: text("strict") })
        .example("simulate rerun results/kortrijk-2040", text("example")),
    async ({ run, plan, out, strict, allow, json, quiet, lang }) => {
      const asked = { run, plan: plan ?? null, out: out ?? null, allow: allow ?? [], strict };
      finish(await rerunStored({ ...asked, json, quiet, language: lang ?? null }, streams));
    },
  );
};
