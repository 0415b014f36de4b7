/** The schema that editors check plans with, as a validator of its own reads it. */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parse } from "yaml";
import { EDITOR_KEYWORDS } from "../../cli/schema/json-schema.ts";
import { SCHEMA_KINDS, type SchemaKind } from "../../cli/schema/plan-file-schema.ts";
import { SCHEMA_FILES } from "../../cli/schema/shipped-schemas.ts";
import { root } from "./root.ts";

/** What is wrong with one value. */
interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
}

interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** As much of the validator as is used: a second opinion that shares nothing with the schema's maker. */
interface Validator {
  addVocabulary(words: readonly string[]): void;
  compile(schema: object): Validate;
}

const { Ajv } = createRequire(import.meta.url)("ajv") as {
  readonly Ajv: new (options: Readonly<Record<string, boolean>>) => Validator;
};

export const schemaFile = (kind: SchemaKind): string =>
  path.join(root, "scenarios", SCHEMA_FILES[kind]);

const validators = new Map(
  SCHEMA_KINDS.map((kind) => {
    // Strict: a word that is no word of JSON Schema would be a mistake that no validator reports.
    // Types may stand beside a group that leaves them out.
    const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true });
    ajv.addVocabulary([...EDITOR_KEYWORDS]);
    const schema = JSON.parse(fs.readFileSync(schemaFile(kind), "utf8")) as object;
    return [kind, ajv.compile(schema)] as const;
  }),
);

/** What is wrong with the YAML of a file, as an editor would underline it. */
export function editorErrors(text: string, kind: SchemaKind = "plan"): readonly SchemaError[] {
  const validate = validators.get(kind)!;
  validate(parse(text, { logLevel: "silent", uniqueKeys: false }));
  return validate.errors ?? [];
}

/** What lies in folders of these names; elsewhere lie plans. */
const KIND_OF_FOLDER: Readonly<Record<string, SchemaKind>> = {
  measures: "package",
  stories: "story",
};

/** Plans, packages and stories that ship, with the schema that each is for: regions have none. */
export function shippedYaml(): { readonly file: string; readonly kind: SchemaKind }[] {
  const folder = path.join(root, "scenarios");
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => name.endsWith(".yaml") && !/^(?:regions|municipalities)\//.test(name))
    .sort()
    .map((name) => ({
      file: `scenarios/${name}`,
      kind: KIND_OF_FOLDER[path.posix.basename(path.posix.dirname(name))] ?? "plan",
    }));
}
