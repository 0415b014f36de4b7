/** The text of a schema file, as it comes with the scenarios and as a person asks for it. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { Shipped } from "../../engine/scenario/plan/shipped.ts";
import { suppliedMeasures, type SuppliedMeasures } from "../measures.ts";
import { planFileSchema, type SchemaKind } from "./plan-file-schema.ts";
import { storyFileSchema } from "./story-file-schema.ts";

/** Files beside the scenarios, named in the first line of every plan, package and story. */
export const SCHEMA_FILES: Readonly<Record<SchemaKind, string>> = {
  plan: "plan.schema.json",
  package: "measures.schema.json",
  story: "story.schema.json",
};

export function schemaText(kind: SchemaKind, scenario: ResolvedScenario, shipped: Shipped): string {
  const supplied = {
    regions: shipped.names("region"),
    groups: shipped.names("group"),
    plans: shipped.names("plan"),
    measures: suppliedMeasures(shipped).map((one) => ({ id: one.id, about: aboutOf(one) })),
  };
  const schema =
    kind === "story"
      ? storyFileSchema(scenario, supplied.measures)
      : planFileSchema(kind, scenario, supplied);
  return `${JSON.stringify(schema, null, 1)}\n`;
}

const aboutOf = ({ title, explanation }: SuppliedMeasures): Text => ({
  nl: [title.nl, explanation?.nl ?? ""].join("\n").trim(),
  en: [title.en, explanation?.en ?? ""].join("\n").trim(),
});
