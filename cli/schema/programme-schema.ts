/** What stands under `programmes:`. */
import { ACTORS, GRADES, THEMES } from "../../engine/scenario/declarations.ts";
import { PLACEHOLDER } from "../../engine/scenario/region/figure-status.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import type { Definitions } from "./described.ts";
import { keyed, propertiesOf, WORDS } from "./described.ts";
import { bothLines, type JsonSchema } from "./json-schema.ts";
import {
  FIGURE_TEXTS,
  LANGUAGE_TEXTS,
  PRESENT_TEXTS,
  PROGRAMME_TEXTS,
  RATIO_TEXTS,
  type KeyTexts,
} from "./key-texts.ts";

/** `group.name`. */
const ADDRESS = "^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$";
const GRADE: JsonSchema = { type: "string", enum: GRADES };
const NUMBER: JsonSchema = { type: ["number", "string"] };

/** A text that must be there in both languages. */
const text = (): JsonSchema => ({
  type: "object",
  properties: propertiesOf(LANGUAGE_TEXTS),
  required: ["nl", "en"],
});

const group = (texts: KeyTexts, schemas: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: "object",
  properties: propertiesOf(texts, schemas),
  additionalProperties: false,
});

/** A number with its source; a single word stands for `unknown`. */
const figure = (texts: KeyTexts, schemas: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  ...group(texts, {
    ...{ value: NUMBER, low: NUMBER, high: NUMBER, grade: GRADE },
    status: { type: "string", enum: [PLACEHOLDER] },
    ...schemas,
  }),
});

export function programmesSchema(
  programmes: ScenarioModel["programmes"],
  definitions: Definitions,
): JsonSchema {
  const title = definitions.ref("both-languages", text);
  const orUnknown = definitions.ref("figure-or-unknown", () => ({
    ...figure(FIGURE_TEXTS, {}),
    type: ["object", "string"],
    pattern: "^unknown$",
  }));
  const programme = definitions.ref("programme", () => ({
    ...group(PROGRAMME_TEXTS, {
      title,
      meaning: title,
      unit: {
        type: ["string", "object"],
        properties: { count: { type: "string", pattern: "^[a-z][a-z_]{2,}$" } },
        required: ["count"],
        additionalProperties: false,
      },
      theme: { type: "string", enum: THEMES },
      actor: { type: "string", enum: ACTORS },
      annual: { type: "boolean" },
      counts: { type: "string" },
      delivered: orUnknown,
      cost: orUnknown,
      upkeep: orUnknown,
      present: figure(PRESENT_TEXTS, { id: { type: "string" }, title }),
      per: {
        type: "object",
        propertyNames: { pattern: ADDRESS },
        additionalProperties: keyed(group(RATIO_TEXTS, { indicator: { type: "string" }, title }), {
          nl: "Een verhouding met een eigen id.",
          en: "A ratio with an id of its own.",
        }),
      },
      grade: GRADE,
      source: WORDS,
    }),
    type: ["object", "null"],
  }));
  return {
    type: ["object", "null"],
    properties: Object.fromEntries(
      (programmes ?? []).map(({ id, title: name, meaning }) => [
        id,
        {
          description: bothLines({
            nl: `${name.nl}. ${meaning.nl}`,
            en: `${name.en}. ${meaning.en}`,
          }),
          ...programme,
        },
      ]),
    ),
    propertyNames: { pattern: ADDRESS },
    additionalProperties: programme,
  };
}
