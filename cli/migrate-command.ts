/** The command `migrate`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { migrateFiles } from "./commands/migrate.ts";
import { MIGRATE } from "./migrate/texts.ts";
import type { Common, Surroundings } from "./tool-commands.ts";

/** Adds `migrate` to a command line. */
export const withMigrate = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof MIGRATE): string => MIGRATE[key][language];
  return cli.command(
    "migrate <files..>",
    text("migrate"),
    (y) =>
      y
        .positional("files", {
          ...{ type: "string", array: true, demandOption: true, describe: text("files") },
          // Else the help tells of an empty list as the default.
          default: undefined,
        })
        .option("write", { type: "boolean", default: false, describe: text("write") })
        .option("from", { choices: ["1", "2"] as const, describe: text("from") })
        .option("strict", { type: "boolean", default: false, describe: text("strict") })
        .example("simulate migrate plannen", text("example"))
        .example("simulate migrate plan.yaml --write", text("exampleWrite")),
    ({ files, write, from, strict, json, quiet, lang }) => {
      const asked = { files: files ?? [], write, from: from === undefined ? null : Number(from) };
      finish(migrateFiles({ ...asked, strict, json, quiet, language: lang ?? null }, streams));
    },
  );
};
