/** The commands beside a run, as a person types them: their words, options and examples. */
import type { Argv } from "yargs";
import { CommandLineError } from "./command-line-error.ts";
import { explainId } from "./commands/explain.ts";
import { listDeclared, LISTS } from "./commands/list.ts";
import { validatePlans } from "./commands/validate.ts";
import { writeSchema } from "./commands/schema.ts";
import { withInit } from "./init-command.ts";
import type { ExitStatus } from "./exit-status.ts";
import { SCHEMA_KINDS } from "./schema/plan-file-schema.ts";
import type { Streams } from "./streams.ts";
import type { Language } from "./texts.ts";
import { TOOLS } from "./tool-texts.ts";

/** Options that every command has. */
export interface Common {
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

/** Adds `init`, `validate`, `list`, `explain` and `schema` to a command line. */
export function withTools<T extends Common>(
  cli: Argv<T>,
  { streams, language, finish }: Surroundings,
): Argv<T> {
  const text = (key: keyof typeof TOOLS): string => TOOLS[key][language];
  const starting = withInit(cli, { streams, language, finish });
  const validating = starting.command(
    "validate <plans..>",
    text("validate"),
    (y) =>
      y
        .positional("plans", {
          type: "string",
          array: true,
          demandOption: true,
          describe: text("validatePlans"),
          // Else the help tells of an empty list as the default.
          default: undefined,
        })
        .example("simulate validate scenarios/kortrijk/*.yaml", text("exampleValidate"))
        .example("simulate validate measures/warmtenet.yaml", text("exampleValidatePackage"))
        .example("simulate validate regio", text("exampleValidateRegion")),
    ({ plans, allow, json, quiet, lang }) =>
      finish(
        validatePlans(
          { plans: plans ?? [], allow: allow ?? [], json, quiet, language: lang ?? null },
          streams,
        ),
      ),
  );
  const listing = validating.command(
    "list [what] [words..]",
    text("list"),
    (y) =>
      y
        .positional("what", { choices: LISTS, describe: text("listWhat") })
        .positional("words", { type: "string", array: true, describe: text("listWords") })
        .option("plan", { type: "string", describe: text("listPlan"), requiresArg: true })
        .example("simulate list levers wind", text("exampleListWord"))
        .example("simulate list targets kortrijk-2040 co2", text("exampleListPlan"))
        .example("simulate list parameters woning --json", text("exampleListJson")),
    ({ what, words, plan, allow, json, lang }) => {
      if (what === undefined) {
        throw new CommandLineError(`${text("whichList")} ${LISTS.join(", ")}`);
      }
      const asked = { what, plan: plan ?? null, words: words ?? [], allow: allow ?? [] };
      const status = listDeclared({ ...asked, json, language: lang ?? null }, streams);
      finish(status);
    },
  );
  const explaining = listing.command(
    "explain <id> [plan]",
    text("explain"),
    (y) =>
      y
        .positional("id", { type: "string", demandOption: true, describe: text("explainId") })
        .positional("plan", { type: "string", describe: text("explainPlan") })
        .option("year", { type: "number", describe: text("explainYear"), requiresArg: true })
        .option("depth", { type: "number", describe: text("explainDepth"), requiresArg: true })
        .example(
          "simulate explain emissions.total kortrijk-2040 --year 2040",
          text("exampleExplain"),
        )
        .example(
          "simulate explain housing.renovation_rate kortrijk-2040",
          text("exampleExplainLever"),
        ),
    ({ id, plan, year, depth, allow, json, lang }) => {
      if (depth !== undefined && !(Number.isInteger(depth) && depth >= 0)) {
        throw new CommandLineError(text("noDepth"));
      }
      const asked = { id, plan: plan ?? null, year: year ?? null, depth: depth ?? null };
      finish(explainId({ ...asked, allow: allow ?? [], json, language: lang ?? null }, streams));
    },
  );
  return explaining.command(
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
        )
        .example(
          "simulate schema plan.yaml --kind story --out story.schema.json",
          text("exampleSchemaStory"),
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
