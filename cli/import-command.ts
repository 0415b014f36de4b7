/** The command `import`, as a person types it: its words, options and examples. */
import type { Argv } from "yargs";
import { GRADES } from "../engine/scenario/declarations.ts";
import { CommandLineError } from "./command-line-error.ts";
import { importTables } from "./commands/import.ts";
import { IMPORT } from "./import/texts.ts";
import type { Common, Surroundings } from "./tool-commands.ts";

/** Adds `import` to a command line. */
export const withImport = <T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> => {
  const text = (key: keyof typeof IMPORT): string => IMPORT[key][language];
  const one = (key: keyof typeof IMPORT) => ({
    ...{ type: "string" as const, requiresArg: true, describe: text(key) },
  });
  return cli.command(
    "import <files..>",
    text("import"),
    (y) =>
      y
        .positional("files", {
          ...{ type: "string", array: true, demandOption: true, describe: text("files") },
        })
        .option("region", { ...one("region"), demandOption: true })
        .option("mapping", one("mapping"))
        .option("year", { type: "number", requiresArg: true, describe: text("year") })
        .option("municipality", one("municipality"))
        .option("grade", { choices: GRADES, requiresArg: true, describe: text("grade") })
        .option("range", { type: "number", requiresArg: true, describe: text("range") })
        .option("source", one("source"))
        .option("date", one("date"))
        .option("note", one("note"))
        .option("dry-run", { type: "boolean", default: false, describe: text("dryRun") })
        .example(
          "simulate import TF_SOC_POP_STRUCT_2024.zip --region regio --municipality 34022 --dry-run",
          text("exampleStatbel"),
        )
        .example(
          "simulate import tabel.xlsx --region regio --mapping mapping.yaml",
          text("exampleMapping"),
        ),
    (args) => {
      const { files, region, year, range, grade = "measured", json, quiet } = args;
      if (range !== undefined && !(range >= 0 && range <= 100)) {
        throw new CommandLineError(text("badRange"));
      }
      if (grade !== "measured" && range === undefined)
        throw new CommandLineError(text("needsRange"));
      const isReasoned = grade === "derived" || grade === "assumption";
      if (isReasoned && args.note === undefined) throw new CommandLineError(text("needsNote"));
      finish(
        importTables(
          {
            ...{ files: files ?? [], region, year: year ?? null, range: range ?? null, grade },
            ...{ mapping: args.mapping ?? null, municipality: args.municipality ?? null },
            ...{ source: args.source ?? null, date: args.date ?? null, note: args.note ?? null },
            ...{ dryRun: args.dryRun, allow: args.allow ?? [], json, quiet },
            language: args.lang ?? "nl",
          },
          streams,
        ),
      );
    },
  );
};
