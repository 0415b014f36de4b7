/** The commands beside a run, as a person types them: their words, options and examples. */
import type { Argv } from "yargs";
import { writeSchema } from "./commands/schema.ts";
import type { ExitStatus } from "./exit-status.ts";
import { SCHEMA_KINDS } from "./schema/plan-file-schema.ts";
import type { Streams } from "./streams.ts";
import type { Language } from "./texts.ts";
import { TOOLS } from "./tool-texts.ts";

/** Options that every command has. */
interface Common {
  readonly lang: Language | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly allow: readonly string[] | undefined;
}

/** What a command is run with. */
export interface Surroundings {
  readonly streams: Streams;
  /** Of the help. */
  readonly language: Language;
  finish(status: ExitStatus): void;
}

/** Adds `schema` to a command line. */
export function withTools<T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> {
  const text = (key: keyof typeof TOOLS): string => TOOLS[key][language];
  return cli.command(
    "schema [plan]",
    text("schema"),
    (y) =>
      y
        .positional("plan", { type: "string", describe: text("schemaPlan") })
        .option("kind", {
          choices: SCHEMA_KINDS,
          default: "plan" as const,
          describe: text("schemaKind"),
        })
        .option("out", { type: "string", describe: text("schemaOut"), requiresArg: true })
        .example("simulate schema plan.yaml --out plan.schema.json", text("exampleSchema"))
        .example(
          "simulate schema --kind package --out measures.schema.json",
          text("exampleSchemaPackage"),
        ),
    ({ plan, kind, out, json, quiet, lang, allow }) =>
      finish(
        writeSchema(
          {
            ...{ plan: plan ?? null, kind, out: out ?? null },
            ...{ allow: allow ?? [], json, quiet, language: lang ?? "nl" },
          },
          streams,
        ),
      ),
  );
}
