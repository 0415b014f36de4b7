/** What stands under `levers:`: every lever with its meaning, unit, bounds, reference and actor. */
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Catalogue, LeverDeclaration, Text } from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { canonicalUnit, proposedUnits, writeQuantity } from "../../engine/scenario/units/units.ts";
import { SHAPES } from "../../engine/scenario/levers/path-shape.ts";
import { inBoth, leverFacts, type LeverFacts } from "../../viz/lever-facts.ts";
import type { Members } from "./addresses.ts";
import { bothLines, escaped, type JsonSchema } from "./json-schema.ts";
import { LEVER_TEXTS, YEAR_TEXTS } from "./key-texts.ts";
import type { Definitions } from "./described.ts";
import { valueForms, wantedIn, type Slot } from "./value-forms.ts";

const slotOf = ({ unit, min, max, kind }: LeverDeclaration): Slot => ({
  unit,
  min,
  max,
  yearly: kind === "flow",
});

/** The levers that a plan may set, each by its id and by the addresses of its members. */
export function leversSchema(
  catalogue: Catalogue,
  scenario: ResolvedScenario,
  members: Members,
  definitions: Definitions,
): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const patternProperties: Record<string, JsonSchema> = {};
  for (const [id, declaration] of quantitiesOf(catalogue, "levers")) {
    const facts = leverFacts(id, declaration, scenario);
    const examples = examplesOf(declaration, facts, members);
    const texts = textsOf(id, declaration, facts, examples, catalogue, members);
    const { dims } = declaration;
    properties[id] = {
      ...texts,
      ...level(declaration, dims, members, definitions),
      ...(examples.value === null ? {} : { examples: [examples.value] }),
    };
    for (let fixed = 1; fixed <= dims.length; fixed++) {
      const key = `^${escaped(id)}${members.pattern(dims.slice(0, fixed))}$`;
      patternProperties[key] = {
        ...texts,
        ...level(declaration, dims.slice(fixed), members, definitions),
      };
    }
  }
  return { type: ["object", "null"], properties, patternProperties, additionalProperties: false };
}

/** What may stand behind a lever, or behind a member of it; `dims` are those not yet fixed. */
function level(
  declaration: LeverDeclaration,
  dims: readonly string[],
  members: Members,
  definitions: Definitions,
): JsonSchema {
  const slot = slotOf(declaration);
  const { unit, min, max, yearly } = slot;
  const kind = [unit, yearly ? "yearly" : "", min, max].join(" ");
  return definitions.ref(`lever ${kind} ${dims.join(" ")}`, () => {
    const properties = definitions.properties("lever", LEVER_TEXTS, {
      shape: { type: "string", enum: SHAPES },
      value: { type: ["string", "number", "object", "null"] },
      change: { type: ["string", "number", "object", "null"] },
    });
    const [dimension, ...inner] = dims;
    if (dimension !== undefined) {
      const { ids, names } = members.of(dimension);
      ids.forEach((id, at) => {
        const name = names[at];
        properties[id] = {
          ...(name === undefined ? {} : { description: bothLines(name) }),
          ...level(declaration, inner, members, definitions),
        };
      });
    }
    // The group stands by itself, so that an editor puts the value on the line of its key; its type
    // is not repeated, or a value of another one would be told twice.
    const value = valueForms(slot, ["object", "null"]);
    const group: JsonSchema = {
      properties,
      patternProperties: {
        [members.years]: definitions.ref(`year ${kind}`, () => ({
          ...valueForms(slot, ["object"]),
          properties: definitions.properties("year", YEAR_TEXTS, {
            value: { type: ["string", "number"] },
            change: { type: ["string", "number"] },
          }),
          minProperties: 1,
          maxProperties: 1,
          additionalProperties: false,
        })),
      },
      additionalProperties: false,
    };
    return { ...value, allOf: [group] };
  });
}

function textsOf(
  id: string,
  declaration: LeverDeclaration,
  facts: LeverFacts,
  { table }: Examples,
  catalogue: Catalogue,
  members: Members,
): Pick<JsonSchema, "description" | "markdownDescription"> {
  const { label, effect, dims, kind } = declaration;
  const { unit, referenceText, bounds, actor, years } = facts;
  const output = quantitiesOf(catalogue, "outputs").get(effect.output);
  const wanted = wantedIn({ unit: declaration.unit });
  const lines = (language: keyof Text): string[] => {
    const nl = language === "nl";
    const over = dims.map((dim) => members.of(dim).label[language].toLowerCase()).join(", ");
    const up = effect.direction === "up";
    return [
      `${nl ? "Eenheid" : "Unit"}: ${unit[language]}; ${nl ? "u mag schrijven" : "you may write"}: ${wanted[language]}`,
      `${nl ? "Grenzen" : "Bounds"}: ${bounds[language]}${/\d/.test(bounds[language]) ? ` ${unit[language]}` : ""}`,
      `${nl ? "Referentie" : "Reference"} ${years.first} → ${years.last}: ${referenceText[language]} ${facts.reference === null ? "" : unit[language]}`.trimEnd(),
      `${nl ? "Wie beslist" : "Who decides"}: ${actor[language]}`,
      kind === "stock"
        ? nl
          ? "Stand op 1 januari van elk jaar"
          : "State on 1 January of every year"
        : nl
          ? "Hoeveelheid of tempo in elk jaar"
          : "Amount or rate in every year",
      ...(dims.length === 0 ? [] : [`${nl ? "Per" : "By"}: ${over}`]),
      ...(output === undefined
        ? []
        : [
            nl
              ? `Hoger ${up ? "verhoogt" : "verlaagt"}: ${output.label.nl} (${effect.output})`
              : `Higher ${up ? "raises" : "lowers"}: ${output.label.en} (${effect.output})`,
          ]),
      ...(table === null ? [] : [`${nl ? "Voorbeeld" : "Example"}: ${table}`]),
    ];
  };
  const plain = inBoth((language) => [label[language], ...lines(language)].join("\n"));
  const marked = inBoth(
    (language) =>
      `**${label[language]}**\n\n${lines(language)
        .map((line) => `- ${line}`)
        .join("\n")}`,
  );
  return {
    description: bothLines(plain),
    markdownDescription: `${marked.nl}\n\n${marked.en}\n\n\`${id}\``,
  };
}

/** What may be written: all of it is the reference, and so can be run as it stands. */
interface Examples {
  /** For an editor to offer; null where one value for all members would not add up. */
  readonly value: string | number | null;
  /** By year, or by member. */
  readonly table: string | null;
}

function examplesOf(
  { unit, min, dims, sumsToOne }: LeverDeclaration,
  { reference, years }: LeverFacts,
  members: Members,
): Examples {
  const canonical = canonicalUnit(unit);
  const [proposed] = proposedUnits(canonical);
  const write = (value: number): string | number =>
    canonical.dimension === "year"
      ? value
      : writeQuantity(value, canonical, percent(unit) ?? proposed!);
  const [first, last] = reference === null ? [[min], [min]] : [reference.first, reference.last];
  const [dimension, ...others] = dims;
  const ids = dimension === undefined ? [] : members.of(dimension).ids;
  const entries: readonly (readonly [string, string | number])[] =
    dimension === undefined
      ? [
          [`${years.first}`, write(first[0]!)],
          [`${years.last}`, write(last[0]!)],
        ]
      : others.length > 0
        ? []
        : ids.map((id, at) => [id, write(last[at]!)]);
  return {
    value: sumsToOne === true ? null : write(last.reduce((a, b) => Math.max(a, b), min)),
    table:
      entries.length === 0
        ? null
        : `{ ${entries.map(([key, value]) => `${key}: ${value}`).join(", ")} }`,
  };
}

/** Shares and rates are spoken of in per cent. */
const percent = (unit: string): ReturnType<typeof canonicalUnit> | null =>
  unit === "1" ? canonicalUnit("%") : unit === "1/year" ? canonicalUnit("%/year") : null;
