/** JSON Schema, draft-07, as far as the files of plans need it, with the words editors add to it. */
import type { Text } from "../../engine/scenario/declarations.ts";

export type JsonType = "string" | "number" | "boolean" | "null" | "object" | "array";

export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  /** Shown in place of the description by editors that know it. */
  readonly markdownDescription?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  /** What an editor says of a text that does not fit the pattern. */
  readonly patternErrorMessage?: string;
  /** What an editor says of anything else that does not fit this schema itself. */
  readonly errorMessage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly examples?: readonly unknown[];
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** Keywords that are no part of draft-07 and that validators must be told of. */
export const EDITOR_KEYWORDS = [
  "markdownDescription",
  "patternErrorMessage",
  "errorMessage",
] as const;

/** A text for the one place that an editor has for it: Dutch, then English. */
export const bothLines = ({ nl, en }: Text): string => (nl === en ? nl : `${nl}\n\n${en}`);
export const bothOnOneLine = ({ nl, en }: Text): string => (nl === en ? nl : `${nl} / ${en}`);

/** A text of the regular expressions that stands for itself, also with the flag `u`. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

const typesOf = ({ type }: JsonSchema): readonly JsonType[] =>
  type === undefined ? [] : typeof type === "string" ? [type] : type;

/** Words that only say something about one type, so that schemas of other types may have them beside. */
const OF_ONE_TYPE = new Set([
  ...["type", "pattern", "patternErrorMessage", "minimum", "maximum", "items", "minItems"],
  ...["maxItems", "properties", "patternProperties", "propertyNames", "additionalProperties"],
  "required",
]);

/**
 * A choice between schemas of different types as one schema: an editor then says what is wrong with
 * the value at hand, not that it fits none of a number of schemas.
 */
export function joined(choice: readonly JsonSchema[]): JsonSchema {
  const branches = choice.map(simplified).flatMap((one) => one.anyOf ?? [one]);
  const types = branches.flatMap(typesOf);
  const disjoint =
    new Set(types).size === types.length &&
    branches.every(
      (one) => typesOf(one).length > 0 && Object.keys(one).every((word) => OF_ONE_TYPE.has(word)),
    );
  if (!disjoint) return { anyOf: branches };
  return Object.assign({}, ...branches, { type: types }) as JsonSchema;
}

const mapped = (
  schemas: Readonly<Record<string, JsonSchema>>,
): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, simplified(schema)]));

/** The same schema, with every choice between types joined and what says nothing left out. */
export function simplified(schema: JsonSchema): JsonSchema {
  const { anyOf, properties, additionalProperties, items, propertyNames, ...rest } = schema;
  // Keys of YAML are texts to whoever reads them as JSON.
  const names =
    propertyNames === undefined || JSON.stringify(propertyNames) === '{"type":"string"}'
      ? {}
      : { propertyNames };
  const inner: JsonSchema = {
    ...rest,
    ...names,
    ...(properties === undefined ? {} : { properties: mapped(properties) }),
    ...(items === undefined ? {} : { items: simplified(items) }),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties:
            typeof additionalProperties === "boolean"
              ? additionalProperties
              : simplified(additionalProperties),
        }),
  };
  return anyOf === undefined ? inner : { ...inner, ...joined(anyOf) };
}
