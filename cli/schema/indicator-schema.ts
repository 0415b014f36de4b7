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
  for (const [id, { label, meaning, unit, dims }] of quantitiesOf(catalogue, "outputs")) {
    if (dims.length > 0) continue;
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
    ...addressForms(catalogue, members),
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

/** Names of what can be measured: every result and indicator there is, those with members by address. */
export function measurableNames(catalogue: Catalogue, members: Members): JsonSchema {
  const outputs = [...quantitiesOf(catalogue, "outputs")];
  const scalars = outputs.filter(([, { dims }]) => dims.length === 0).map(([id]) => escaped(id));
  // The last: an indicator that another file defines.
  const forms = [...scalars, ...addressForms(catalogue, members), "[a-z][a-z0-9_]*"];
  return { pattern: `^(?:${forms.join("|")})$` };
}

/** Addresses of the results with members, as regular expressions: one for all with the same dims. */
function addressForms(catalogue: Catalogue, members: Members): string[] {
  const byDims = new Map<string, { readonly dims: readonly string[]; readonly ids: string[] }>();
  for (const [id, { dims }] of quantitiesOf(catalogue, "outputs")) {
    if (dims.length === 0) continue;
    const group = byDims.get(dims.join(","));
    if (group === undefined) byDims.set(dims.join(","), { dims, ids: [id] });
    else group.ids.push(id);
  }
  return [...byDims.values()].map(
    ({ dims, ids }) => `(?:${ids.map(escaped).join("|")})${members.pattern(dims)}`,
  );
}
