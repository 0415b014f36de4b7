/** What stands under `parameters:`: figures of the region that a plan replaces, and its own numbers. */
import { quantitiesOf } from "../../engine/scenario/address.ts";
import {
  GRADES,
  type Catalogue,
  type Grade,
  type ParameterDeclaration,
  type Text,
} from "../../engine/scenario/declarations.ts";
import { SHAPES } from "../../engine/scenario/levers/path-shape.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { inBoth } from "../../viz/lever-facts.ts";
import { parameterFacts } from "../../viz/parameter-facts.ts";
import type { Members } from "./addresses.ts";
import { propertiesOf, type Definitions } from "./described.ts";
import { bothLines, escaped, type JsonSchema } from "./json-schema.ts";
import { OWN_NUMBER_TEXTS, PARAMETER_TEXTS } from "./key-texts.ts";
import { valueForms, wantedIn } from "./value-forms.ts";

/** More members than this are allowed as keys and not offered one by one. */
const MOST_OFFERED = 25;

const GRADE_NAMES: Readonly<Record<Grade, Text>> = {
  measured: { nl: "gemeten", en: "measured" },
  "official-projection": { nl: "officiële prognose", en: "official projection" },
  literature: { nl: "literatuur", en: "literature" },
  derived: { nl: "afgeleid", en: "derived" },
  assumption: { nl: "aanname", en: "assumption" },
};

export function parametersSchema(
  catalogue: Catalogue,
  scenario: ResolvedScenario,
  members: Members,
  definitions: Definitions,
): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const patternProperties: Record<string, JsonSchema> = {};
  for (const [id, declaration] of quantitiesOf(catalogue, "parameters")) {
    const texts = textsOf(id, declaration, scenario, members);
    const dims = declaration.dims.filter((dim) => !members.isYear(dim));
    const yearly = dims.length < declaration.dims.length;
    properties[id] = { ...texts, ...level(declaration, dims, yearly, members, definitions) };
    for (let fixed = 1; fixed <= dims.length; fixed++) {
      const key = `^${escaped(id)}${members.pattern(dims.slice(0, fixed))}$`;
      const rest = dims.slice(fixed);
      patternProperties[key] = {
        ...texts,
        ...level(declaration, rest, yearly, members, definitions),
      };
    }
  }
  patternProperties["^[a-z][a-z0-9_]*$"] = definitions.ref("own-number", ownNumber);
  return { type: ["object", "null"], properties, patternProperties, additionalProperties: false };
}

/** A number of the plan's own, for its formulas. */
const ownNumber = (): JsonSchema => ({
  description: bothLines({
    nl: "Een getal van het plan zelf, te gebruiken in formules van hefbomen, indicatoren en controles.",
    en: "A number of the plan's own, for use in formulas of levers, indicators and checks.",
  }),
  type: ["number", "string", "object", "null"],
  properties: propertiesOf(OWN_NUMBER_TEXTS, {
    title: { type: ["string", "number", "object"] },
  }),
  additionalProperties: false,
});

function level(
  declaration: ParameterDeclaration,
  dims: readonly string[],
  yearly: boolean,
  members: Members,
  definitions: Definitions,
): JsonSchema {
  const { unit } = declaration;
  // A share that is written as 45 is the commonest slip; other bounds would only make many schemas.
  const { min, max } = unit === "1" ? declaration : { min: -Infinity, max: Infinity };
  const kind = unit === "1" ? [unit, min, max].join(" ") : unit;
  const name = `parameter ${kind} ${dims.join(" ")} ${yearly ? "years" : ""}`;
  return definitions.ref(name, () => {
    const own = definitions.properties("figure", PARAMETER_TEXTS, {
      shape: { type: "string", enum: SHAPES },
      grade: { type: "string", enum: GRADES },
      distribution: { type: "string" },
      group: { type: "string" },
      range: { type: "array", items: { type: ["number", "string"] }, minItems: 2, maxItems: 2 },
    });
    const figure: JsonSchema = {
      ...valueForms({ unit, min, max, yearly: false }, ["object", "null"]),
      properties: own,
      additionalProperties: false,
    };
    const patternProperties: Record<string, JsonSchema> = yearly
      ? { [members.years]: definitions.ref(`figure ${kind}`, () => figure) }
      : {};
    const properties = { ...own };
    const [dimension, ...inner] = dims;
    if (dimension !== undefined) {
      const { ids, names } = members.of(dimension);
      const below = level(declaration, inner, yearly, members, definitions);
      if (ids.length > MOST_OFFERED) {
        patternProperties[`^(?:${ids.map(escaped).join("|")})$`] = below;
      } else {
        ids.forEach((id, at) => {
          const called = names[at];
          properties[id] = {
            ...(called === undefined ? {} : { description: bothLines(called) }),
            ...below,
          };
        });
      }
    }
    return {
      ...figure,
      properties,
      ...(Object.keys(patternProperties).length === 0 ? {} : { patternProperties }),
    };
  });
}

function textsOf(
  id: string,
  { unit, label, dims }: ParameterDeclaration,
  scenario: ResolvedScenario,
  members: Members,
): Pick<JsonSchema, "description"> {
  const facts = parameterFacts(id, unit, scenario);
  const wanted = wantedIn({ unit });
  const lines = (language: keyof Text): string[] => {
    const nl = language === "nl";
    const grades = facts.grades.map((grade) => GRADE_NAMES[grade][language]).join(", ");
    const over = dims.map((dim) => members.of(dim).label[language].toLowerCase()).join(", ");
    const limits = facts.range === null ? "" : ` (${facts.range[language]})`;
    return [
      `${nl ? "Waarde in de regio" : "Value in the region"}: ${facts.value[language]} ${facts.unit[language]}${limits}`,
      `${nl ? "U mag schrijven" : "You may write"}: ${wanted[language]}`,
      ...(dims.length === 0 ? [] : [`${nl ? "Per" : "By"}: ${over}`]),
      ...(facts.remark[language] === "" ? [] : [facts.remark[language]]),
      ...(grades === "" ? [] : [`${nl ? "Gegrond op" : "Founded on"}: ${grades}`]),
      ...(facts.sourceTitles.length === 0
        ? []
        : [`${nl ? "Bron" : "Source"}: ${facts.sourceTitles.join("; ")}`]),
    ];
  };
  return {
    description: bothLines(inBoth((language) => [label[language], ...lines(language)].join("\n"))),
  };
}
