/** The command `merge`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { CommandLineError } from "./command-line-error.ts";
import { mergeEnsemble } from "./commands/merge.ts";
import { isFolder } from "./disk.ts";
import { readMemory } from "./ensemble/parts/memory.ts";
import { MERGE } from "./merge-texts.ts";
import type { Common, Surroundings } from "./tool-commands.ts";
import { HELP } from "./texts.ts";

/** Adds `merge` to a command line. */
export const withMerge = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof MERGE): string => MERGE[key][language];
  const asRun = (key: keyof typeof HELP): string => HELP[key][language];
  const valued = { type: "string", requiresArg: true } as const;
  return cli.command(
    "merge <folder>",
    text("merge"),
    (y) =>
      y
        .positional("folder", { type: "string", demandOption: true, describe: text("folder") })
        .option("memory", { ...valued, default: "256MB", describe: text("memory") })
        .option("out", { ...valued, describe: text("out") })
        .option("csv", { choices: ["be"] as const, describe: asRun("csv"), requiresArg: true })
        .option("files", { type: "boolean", default: true, describe: asRun("files") })
        .option("strict", { type: "boolean", default: false, describe: asRun("strict") })
        .example("simulate merge parts", text("example")),
    async ({ folder, memory: typed, out, csv, files, strict, json, quiet, lang }) => {
      const memory = readMemory(typed);
      if (memory === null) throw new CommandLineError(`${text("badMemory")} "${typed}"`);
      if (!isFolder(folder)) throw new CommandLineError(`${text("noFolder")} "${folder}"`);
      const asked = { folder, memory, out: out ?? null, belgian: csv === "be", files };
      finish(
        await mergeEnsemble({ ...asked, strict, json, quiet, language: lang ?? null }, streams),
      );
    },
  );
};
