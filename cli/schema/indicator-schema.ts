/** Which results a goal may be about: each with its name, meaning and unit. */
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Catalogue } from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { displayUnit } from "../../viz/numbers.ts";
import type { Members } from "./addresses.ts";
import { bothLines, bothOnOneLine, escaped, type JsonSchema } from "./json-schema.ts";

/**
 * Every result by its id, those with members by address. A result of a module that the model does
 * not have is kept by the language, and so allowed here.
 */
export function indicatorSchema(
  catalogue: Catalogue,
  scenario: ResolvedScenario,
  members: Members,
): JsonSchema {
  const named: JsonSchema[] = [];
  const byDims = new Map<string, { readonly dims: readonly string[]; readonly ids: string[] }>();
  for (const [id, { label, meaning, unit, dims }] of quantitiesOf(catalogue, "outputs")) {
    if (dims.length > 0) {
      const group = byDims.get(dims.join(","));
      if (group === undefined) byDims.set(dims.join(","), { dims, ids: [id] });
      else group.ids.push(id);
      continue;
    }
    const shown = displayUnit(unit, 0).label;
    named.push({
      const: id,
      description: bothLines({
        nl: `${label.nl} (${shown.nl}). ${meaning.nl}`,
        en: `${label.en} (${shown.en}). ${meaning.en}`,
      }),
    });
  }
  for (const { id } of scenario.model.indicators) {
    const title = scenario.notes.indicators?.[id]?.title;
    named.push({ const: id, ...(title === undefined ? {} : { description: bothLines(title) }) });
  }
  const forms = [
    ...named.map(({ const: id }) => escaped(String(id))),
    ...[...byDims.values()].map(
      ({ dims, ids }) => `(?:${ids.map(escaped).join("|")})${members.pattern(dims)}`,
    ),
    // Of a module that does not exist yet, and an indicator that another file defines.
    `(?!(?:${catalogue.modules.map((module) => escaped(module.id)).join("|")})\\.)[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*(?:\\[.*\\])?`,
    "[a-z][a-z0-9_]*",
  ];
  return {
    type: "string",
    pattern: `^(?:${forms.join("|")})$`,
    patternErrorMessage: bothOnOneLine({
      nl: "Er is geen uitkomst van die naam; `simulate list indicators` toont ze alle",
      en: "There is no result of this name; `simulate list indicators` shows all",
    }),
    // The pattern decides; these are for an editor to offer and to explain.
    anyOf: [...named, { type: "string" }],
  };
}
