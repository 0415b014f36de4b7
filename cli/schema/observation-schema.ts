/** What stands under `observations:`. */
import { GRADES, type Catalogue } from "../../engine/scenario/declarations.ts";
import type { Members } from "./addresses.ts";
import { propertiesOf, WORDS, type Definitions } from "./described.ts";
import { measurableNames } from "./indicator-schema.ts";
import type { JsonSchema } from "./json-schema.ts";
import { OBSERVATION_TEXTS, OBSERVED_TEXTS } from "./key-texts.ts";

const GRADE: JsonSchema = { type: "string", enum: GRADES };
const QUANTITY: JsonSchema = { type: ["number", "string"] };
const YEAR = "^[0-9]{4}$";

export function observationsSchema(
  catalogue: Catalogue,
  members: Members,
  definitions: Definitions,
): JsonSchema {
  const observed = definitions.ref("observed", () => ({
    type: ["number", "string", "object"],
    properties: propertiesOf(OBSERVED_TEXTS, {
      ...{ value: QUANTITY, low: QUANTITY, high: QUANTITY, grade: GRADE, source: WORDS },
    }),
    required: ["value"],
    additionalProperties: false,
  }));
  const observation = definitions.ref("observation", () => ({
    type: ["object", "null"],
    properties: propertiesOf(OBSERVATION_TEXTS, { tolerance: QUANTITY, grade: GRADE }),
    patternProperties: { [YEAR]: observed },
    additionalProperties: false,
  }));
  return {
    type: ["object", "array", "string", "null"],
    items: { type: "string" },
    propertyNames: measurableNames(catalogue, members),
    additionalProperties: observation,
  };
}
