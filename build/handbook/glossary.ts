/**
 * The glossary of the handbook: every declared indicator and lever in both languages, grouped by
 * module. The terms of the field above it are written by hand.
 */
import fs from "node:fs";
import path from "node:path";
import { cityOf } from "../../engine/model/index.ts";
import type {
  Catalogue,
  LeverDeclaration,
  ModuleDeclaration,
  OutputDeclaration,
  Text,
} from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { unitInWords } from "../../engine/scenario/units/units.ts";
import { leverFacts } from "../../viz/lever-facts.ts";
import { displayUnit, type Language } from "../../viz/numbers.ts";
import { table } from "../model-pages/page.ts";
import { referenceScenario, type ModelPage } from "../model-pages/pages.ts";
import { withBlocks } from "./generated-blocks.ts";
import { GLOSSARY_PROGRAMMES, moduleSections } from "./module-pages.ts";

export const glossaryFile = (language: Language): string => `docs/handbook/${language}/glossary.md`;

const TEXTS = {
  levers: { nl: "Hefbomen: wat een plan kan instellen", en: "Levers: what a plan can set" },
  outputs: { nl: "Indicatoren: wat het model berekent", en: "Indicators: what the model computes" },
  unit: { nl: "eenheid", en: "unit" },
  meaning: { nl: "betekenis", en: "meaning" },
  bounds: { nl: "van … tot", en: "from … to" },
  actor: { nl: "wie beslist", en: "who decides" },
  moves: { nl: "een hogere waarde", en: "a higher value" },
  up: { nl: "verhoogt", en: "raises" },
  down: { nl: "verlaagt", en: "lowers" },
  stock: { nl: "Stand op 1 januari.", en: "State on 1 January." },
  flow: { nl: "Over het jaar.", en: "Over the year." },
} as const satisfies Record<string, Text>;

/** A word in both languages, once where they are the same. */
const both = ({ nl, en }: Text): string => (nl === en ? nl : `${nl} · ${en}`);

const withDims = (id: string, dims: readonly string[]): string =>
  `\`${id}${dims.length === 0 ? "" : `[${dims.join(",")}]`}\``;

const unitOf = ({ unit }: OutputDeclaration): Text =>
  // Per so many of something is a unit that only the words of units know.
  /\d{2}/.test(unit) ? unitInWords(unit) : displayUnit(unit, 0).label;

/** Its meaning, with when it holds where that is not said. */
function meaningOf({ meaning, kind }: OutputDeclaration, language: Language): string {
  const said = meaning[language];
  const isSaid = { stock: /1 januari|1 January/, flow: /\bjaar\b|\byear\b/ }[kind].test(said);
  return isSaid ? said : `${said} ${TEXTS[kind][language]}`;
}

function outputsTable(modules: readonly ModuleDeclaration[], language: Language): string | null {
  const rows = modules.flatMap(({ id: module, outputs }) =>
    Object.entries(outputs).map(([name, output]) => [
      output.label.nl,
      output.label.en,
      both(unitOf(output)),
      meaningOf(output, language),
      withDims(`${module}.${name}`, output.dims),
    ]),
  );
  const head = ["Nederlands", "English", TEXTS.unit[language], TEXTS.meaning[language], "id"];
  return rows.length === 0 ? null : table(head, rows);
}

/** What a lever is there for, and which way it moves that when it rises. */
function effectText(
  { effect, dims }: LeverDeclaration,
  { modules, dimensions }: Catalogue,
  language: Language,
): string {
  const { output, direction, member } = effect;
  const dot = output.indexOf(".");
  const [module, name] = [output.slice(0, dot), output.slice(dot + 1)];
  const declared = modules.find(({ id, outputs }) => id === module && name in outputs);
  if (declared === undefined) throw new Error(`a lever moves ${output}, which no module declares`);
  const members = dimensions[dims.at(-1) ?? ""]?.members;
  const found =
    member === undefined || typeof members === "string"
      ? undefined
      : members?.find(({ id }) => id === member);
  const said = `${TEXTS[direction][language]}: ${declared.outputs[name]!.label[language]}`;
  return found === undefined ? said : `(${found.label[language]}) ${said}`;
}

function leversTable(
  modules: readonly ModuleDeclaration[],
  scenario: ResolvedScenario,
  catalogue: Catalogue,
  language: Language,
): string | null {
  const rows = modules.flatMap(({ id: module, levers }) =>
    Object.entries(levers).map(([name, lever]) => {
      const id = `${module}.${name}`;
      const { unit, bounds, actor } = leverFacts(id, lever, scenario);
      return [
        lever.label.nl,
        lever.label.en,
        both(unit),
        bounds[language],
        actor[language],
        effectText(lever, catalogue, language),
        withDims(id, lever.dims),
      ];
    }),
  );
  const { unit, bounds, actor, moves } = TEXTS;
  const heads = [unit, bounds, actor, moves].map((text) => text[language]);
  return rows.length === 0 ? null : table(["Nederlands", "English", ...heads, "id"], rows);
}

function block(scenario: ResolvedScenario, language: Language): string {
  const { catalogue } = cityOf(scenario.model);
  return moduleSections(scenario)
    .flatMap(({ id, title, modules }) => {
      const levers = leversTable(modules, scenario, catalogue, language);
      const outputs = outputsTable(modules, language);
      return [
        `### ${(id === "programmes" ? GLOSSARY_PROGRAMMES : title)[language]}`,
        ...(levers === null ? [] : [`**${TEXTS.levers[language]}**`, levers]),
        ...(outputs === null ? [] : [`**${TEXTS.outputs[language]}**`, outputs]),
      ];
    })
    .join("\n\n");
}

export const glossaryBlocks = (
  scenario: ResolvedScenario,
  language: Language,
): ReadonlyMap<string, string> => new Map([["glossary", block(scenario, language)]]);

/** Both pages, as they stand and as they should. */
export function glossaryPages(
  root: string,
  scenario: ResolvedScenario = referenceScenario(root),
): ModelPage[] {
  return (["nl", "en"] as const).map((language) => {
    const file = glossaryFile(language);
    const before = fs.readFileSync(path.join(root, file), "utf8");
    return { file, before, after: withBlocks(before, file, glossaryBlocks(scenario, language)) };
  });
}
