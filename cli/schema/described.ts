/** Joins schemas with what their keys are for. */
import { bothLines, type JsonSchema } from "./json-schema.ts";
import { LANGUAGE_TEXTS, type KeyText, type KeyTexts } from "./key-texts.ts";

/** A text or a number, as every free text of a plan may be. */
export const WORDS: JsonSchema = { type: ["string", "number"] };

/** A schema with the text of its key. */
export const keyed = (schema: JsonSchema, { nl, en, examples }: KeyText): JsonSchema => ({
  description: bothLines({ nl, en }),
  ...schema,
  ...(examples === undefined || examples.length === 0 ? {} : { examples }),
});

/** One property per key; those without a schema of their own take a text or number. */
export const propertiesOf = (
  texts: KeyTexts,
  schemas: Readonly<Record<string, JsonSchema>> = {},
): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, keyed(schemas[key] ?? WORDS, text)]),
  );

/** Schemas that many places share, each written once. */
export class Definitions {
  readonly schemas: Record<string, JsonSchema> = {};

  /** A reference to the schema of this name, which is made when it is first asked for. */
  ref(name: string, make: () => JsonSchema): JsonSchema {
    const plain = name
      .replace(/ -(?=\d)/g, " minus-")
      .replace(/[^A-Za-z0-9]+/g, "-")
      .replace(/-$/, "");
    this.schemas[plain] ??= make();
    return { $ref: `#/definitions/${plain}` };
  }

  /** Properties that say the same wherever they stand. */
  properties(
    prefix: string,
    texts: KeyTexts,
    schemas: Readonly<Record<string, JsonSchema>> = {},
  ): Record<string, JsonSchema> {
    const made = propertiesOf(texts, schemas);
    return Object.fromEntries(
      Object.keys(made).map((key) => [key, this.ref(`${prefix}-${key}`, () => made[key]!)]),
    );
  }
}

/**
 * A group with the text of each of its keys, and what is known of them beside the outline: the
 * languages of a title, the results that a goal may be about.
 */
export function withTexts(
  schema: JsonSchema,
  texts: KeyTexts,
  { result }: { readonly result?: JsonSchema },
): JsonSchema {
  const { properties = {} } = schema;
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, one]) => {
        const text = texts[key];
        const known = key === "indicator" && result !== undefined ? result : one;
        const inner = known.properties === undefined ? known : withTexts(known, LANGUAGE_TEXTS, {});
        return [key, text === undefined ? inner : keyed(inner, text)];
      }),
    ),
  };
}
