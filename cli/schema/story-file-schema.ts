/**
 * The JSON Schema of a story for residents: the outline is the one that the reader of stories checks
 * with; levers, years and charts are those of the plan that it is told of.
 */
import * as z from "zod/mini";
import { cityOf } from "../../engine/model/index.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Catalogue, Text } from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { STORY_CHARTS } from "../../explorer/story/story-charts.ts";
import { LONGEST_ID, STEP_ID, storySchema } from "../../explorer/story/story-schema.ts";
import { Members } from "./addresses.ts";
import { Definitions, withTexts } from "./described.ts";
import { bothLines, bothOnOneLine, escaped, simplified, type JsonSchema } from "./json-schema.ts";
import { leversSchema } from "./lever-schema.ts";
import { packageName, type SuppliedMeasures } from "./plan-file-schema.ts";
import {
  STORY_MAIN_TEXTS,
  STORY_SLIDER_TEXTS,
  STORY_STEP_TEXTS,
  STORY_TEXTS,
} from "./story-texts.ts";

const TITLE: Text = {
  nl: "Een verhaal voor bewoners, voor `simulate explore PLAN.yaml --story VERHAAL.yaml`.",
  en: "A story for residents, for `simulate explore PLAN.yaml --story STORY.yaml`.",
};

const CHART = choice(
  STORY_CHARTS.map(({ id, question }) => ({ const: id, description: bothLines(question) })),
  STORY_CHARTS.map(({ id }) => escaped(id)),
  {
    nl: "Er is geen grafiek van die naam; `simulate list charts` toont ze alle",
    en: "There is no chart of this name; `simulate list charts` shows all",
  },
);

/** @param scenario gives the members, levers and years */
export function storyFileSchema(
  scenario: ResolvedScenario,
  measures: readonly SuppliedMeasures[],
): JsonSchema {
  const { catalogue } = cityOf(scenario.model);
  const members = new Members(catalogue, scenario);
  const definitions = new Definitions();
  const outline = outlineOfStory();
  const { main, steps } = outline.properties!;
  const step = steps!.items!;
  const { first, last } = scenario.model;
  const name = packageName(measures);
  const known: Readonly<Record<string, JsonSchema>> = {
    id: { type: "string", pattern: STEP_ID.source, maxLength: LONGEST_ID },
    // Without `null`, which in a plan restores the reference: what a step does not set is the plan's.
    levers: { ...leversSchema(catalogue, scenario, members, definitions), type: "object" },
    include: { anyOf: [name, { type: "array", items: name }] },
    sliders: slidersSchema(step.properties!["sliders"]!, catalogue, members),
    charts: { type: "array", items: CHART },
    year: { type: "number", minimum: first, maximum: last },
  };
  const stepProperties = { ...step.properties, ...known };
  const properties: Record<string, JsonSchema> = {
    ...outline.properties,
    main: withTexts(main!, STORY_MAIN_TEXTS, {}),
    steps: {
      ...steps,
      items: withTexts({ ...step, properties: stepProperties }, STORY_STEP_TEXTS, {}),
    },
  };
  return {
    description: bothLines(TITLE),
    ...withTexts({ ...outline, properties }, STORY_TEXTS, {}),
    definitions: definitions.schemas,
  };
}

/** The outline of a story as its reader checks it. */
const outlineOfStory = (): JsonSchema =>
  simplified(z.toJSONSchema(storySchema(), { target: "draft-7", io: "input" }) as JsonSchema);

/** Every lever by its id, those with members by the address of one. */
function slidersSchema(schema: JsonSchema, catalogue: Catalogue, members: Members): JsonSchema {
  const levers = [...quantitiesOf(catalogue, "levers")];
  const named = levers.flatMap(([id, { label, dims }]): JsonSchema[] =>
    dims.length > 0 ? [] : [{ const: id, description: bothLines(label) }],
  );
  const forms = levers.map(([id, { dims }]) =>
    dims.length === 0 ? escaped(id) : `${escaped(id)}${members.pattern(dims)}`,
  );
  const lever = choice(named, forms, {
    nl: "Er is geen schuiver van die naam; `simulate list levers` toont ze alle",
    en: "There is no slider of this name; `simulate list levers` shows all",
  });
  const slider = schema.items!;
  const properties = { ...slider.properties, lever };
  return { ...schema, items: withTexts({ ...slider, properties }, STORY_SLIDER_TEXTS, {}) };
}

/** A text of one of some forms: the pattern decides, the names are for an editor to offer and to explain. */
function choice(named: readonly JsonSchema[], forms: readonly string[], wrong: Text): JsonSchema {
  return {
    type: "string",
    pattern: `^(?:${forms.join("|")})$`,
    patternErrorMessage: bothOnOneLine(wrong),
    anyOf: [...named, { type: "string" }],
  };
}
