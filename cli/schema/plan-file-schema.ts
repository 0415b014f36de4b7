/**
 * The JSON Schema of a plan file, or of a package of measures: the outline is the one that the
 * language itself checks with, and what stands in it comes from the catalogue and the region. With
 * it an editor completes levers and shows what they mean, within which bounds.
 */
import * as z from "zod/mini";
import { cityOf } from "../../engine/model/index.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { PLAN_FORMAT } from "../../engine/scenario/plan/plan-format.ts";
import { planSchemas } from "../../engine/scenario/plan/plan-schema.ts";
import { Members } from "./addresses.ts";
import { Definitions, withTexts } from "./described.ts";
import { indicatorSchema } from "./indicator-schema.ts";
import { bothLines, simplified, type JsonSchema } from "./json-schema.ts";
import {
  BUDGET_TEXTS,
  CHECK_TEXTS,
  EXCEPTION_TEXTS,
  INDICATOR_TEXTS,
  PACKAGE_TEXTS,
  PLAN_TEXTS,
  SHARED_TEXTS,
  TARGET_TEXTS,
  type KeyTexts,
} from "./key-texts.ts";
import { leversSchema } from "./lever-schema.ts";
import { observationsSchema } from "./observation-schema.ts";
import { parametersSchema } from "./parameter-schema.ts";
import { programmesSchema } from "./programme-schema.ts";

const PLAN_KINDS = ["plan", "package"] as const;
/** Files in the language of plans. */
export type PlanKind = (typeof PLAN_KINDS)[number];
export const SCHEMA_KINDS = [...PLAN_KINDS, "story"] as const;
export type SchemaKind = (typeof SCHEMA_KINDS)[number];

/** What comes with the package, for an editor to offer by name. */
export interface Supplied {
  readonly regions: readonly string[];
  readonly groups: readonly string[];
  readonly plans: readonly string[];
  readonly measures: readonly SuppliedMeasures[];
}

export interface SuppliedMeasures {
  readonly id: string;
  readonly about: Text;
}

const TITLES: Readonly<Record<PlanKind, Text>> = {
  plan: {
    nl: "Een plan van een stad, voor `simulate PLAN.yaml`.",
    en: "A city's plan, for `simulate PLAN.yaml`.",
  },
  package: {
    nl: "Een pakket maatregelen, voor `include:` in een plan.",
    en: "A package of measures, for `include:` in a plan.",
  },
};

const PLAN_ID = "^[a-z0-9]+(?:-[a-z0-9]+)*$";
const OWN_ID = "^[a-z][a-z0-9_]*$";

/** Groups of entries that the outline knows, by their key, with what is said of each entry's keys. */
const ENTRY_TEXTS: Readonly<Record<string, KeyTexts>> = {
  targets: TARGET_TEXTS,
  indicators: INDICATOR_TEXTS,
  checks: CHECK_TEXTS,
  budgets: BUDGET_TEXTS,
  shared: SHARED_TEXTS,
};

/**
 * @param scenario gives the members, levers and figures of its region, and the ids of its own
 */
export function planFileSchema(
  kind: PlanKind,
  scenario: ResolvedScenario,
  supplied: Supplied,
): JsonSchema {
  const { catalogue } = cityOf(scenario.model);
  const members = new Members(catalogue, scenario);
  const definitions = new Definitions();
  const outline = outlineOf(kind);
  const contents: Record<string, JsonSchema> = {
    levers: leversSchema(catalogue, scenario, members, definitions),
    parameters: parametersSchema(catalogue, scenario, members, definitions),
    programmes: programmesSchema(scenario.model.programmes, definitions),
  };
  if (kind === "plan") {
    contents["observations"] = observationsSchema(catalogue, members, definitions);
  }
  const result = definitions.ref("result", () => indicatorSchema(catalogue, scenario, members));
  const properties: Record<string, JsonSchema> = {};
  for (const [key, schema] of Object.entries(outline.properties ?? {})) {
    const entryTexts = ENTRY_TEXTS[key];
    if (key in contents) properties[key] = contents[key]!;
    else if (key === "exceptions") properties[key] = exceptionsSchema(schema);
    else if (entryTexts === undefined) properties[key] = oneOf(key, schema, supplied);
    else {
      const entry = withTexts(schema.additionalProperties as JsonSchema, entryTexts, { result });
      const additionalProperties = definitions.ref(key, () => entry);
      properties[key] = { ...schema, propertyNames: { pattern: OWN_ID }, additionalProperties };
    }
  }
  return {
    description: bothLines(TITLES[kind]),
    ...withTexts({ ...outline, properties }, kind === "plan" ? PLAN_TEXTS : PACKAGE_TEXTS, {}),
    definitions: definitions.schemas,
  };
}

/** The outline of a file as the language checks it. */
function outlineOf(kind: PlanKind): JsonSchema {
  const { plan, measures } = planSchemas();
  const outline = z.toJSONSchema(kind === "plan" ? plan : measures, {
    target: "draft-7",
    io: "input",
  });
  return simplified(outline as JsonSchema);
}

/** What stands under a municipality is written as what stands in the plan itself. */
function exceptionsSchema(schema: JsonSchema): JsonSchema {
  const entry = schema.additionalProperties as JsonSchema;
  const properties: Record<string, JsonSchema> = {};
  for (const [key, own] of Object.entries(entry.properties ?? {}))
    properties[key] = key === "plan" ? own : { $ref: `#/properties/${key}` };
  const inside = { ...entry, properties };
  return { ...schema, additionalProperties: withTexts(inside, EXCEPTION_TEXTS, {}) };
}

/** What the outline cannot say of a key of the file itself. */
function oneOf(key: string, schema: JsonSchema, supplied: Supplied): JsonSchema {
  const { regions, groups, plans, measures } = supplied;
  if (key === "format") return { const: PLAN_FORMAT };
  if (key === "id") return { ...schema, pattern: PLAN_ID };
  if (key === "region") return { ...schema, examples: [...regions] };
  if (key === "group") return { ...schema, examples: [...groups] };
  if (key === "extends") return { ...schema, examples: [...plans] };
  if (key !== "include" || measures.length === 0) return schema;
  return { ...schema, items: packageName(measures) };
}

/** Any path will do; the names are for an editor to offer and to explain. */
export function packageName(measures: readonly SuppliedMeasures[]): JsonSchema {
  const named = measures.map(({ id, about }) => ({ const: id, description: bothLines(about) }));
  return { type: "string", anyOf: [...named, { type: "string" }] };
}
