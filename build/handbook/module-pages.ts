/**
 * The page of the handbook on the modules: prose by hand, round what the declarations and the
 * figures of Kortrijk say of each. A module without its section stops the making.
 */
import fs from "node:fs";
import path from "node:path";
import { dataQuality, type QualityOf } from "../../engine/analysis/data-quality.ts";
import { cityOf } from "../../engine/model/index.ts";
import { GRADES, type ModuleDeclaration, type Text } from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { GRADE } from "../../viz/grade-words.ts";
import { ACTOR_NAMES } from "../../viz/lever-facts.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { table } from "../model-pages/page.ts";
import { referenceScenario, type ModelPage } from "../model-pages/pages.ts";
import { withBlocks } from "./generated-blocks.ts";

export const modulesFile = (language: Language): string => `docs/handbook/${language}/modules.md`;

const PROGRAMMES: Text = { nl: "Programma's", en: "Programmes" };

const TEXTS = {
  module: { nl: "module", en: "module" },
  reads: { nl: "krijgt cijfers van", en: "gets figures from" },
  levers: { nl: "hefbomen", en: "levers" },
  outputs: { nl: "indicatoren", en: "indicators" },
  figures: { nl: "begincijfers", en: "starting figures" },
  score: { nl: "score", en: "score" },
  sets: { nl: "Dit kunt u instellen", en: "This you can set" },
  nothing: {
    nl: "niets rechtstreeks; deze module volgt uit de andere.",
    en: "nothing directly; this module follows from the others.",
  },
  context: {
    nl: "niets; ze is context, en geen plan van een stad verandert ze.",
    en: "nothing; it is context, and no plan of a city changes it.",
  },
  founded: { nl: "Zo goed zijn de begincijfers", en: "So good are the starting figures" },
  noFigures: { nl: "ze heeft er geen.", en: "it has none." },
  more: { nl: "Verder lezen", en: "Read on" },
  page: { nl: "alle formules, cijfers en bronnen", en: "all formulas, figures and sources" },
  list: { nl: "elke indicator en hefboom", en: "every indicator and lever" },
} as const satisfies Record<string, Text>;

/** One module, or all that programmes make, with what the page calls it. */
export interface Section {
  readonly id: string;
  readonly title: Text;
  readonly modules: readonly ModuleDeclaration[];
}

/** In the order of the run; programmes last. */
export function moduleSections(scenario: ResolvedScenario): Section[] {
  const { modules } = cityOf(scenario.model).catalogue;
  const own = scenario.model.modules.length;
  return [
    ...modules.slice(0, own).map((module) => ({
      id: module.id,
      title: module.label,
      modules: [module],
    })),
    { id: "programmes", title: PROGRAMMES, modules: modules.slice(own) },
  ];
}

/** The figures of several modules as those of one. */
export function together(parts: readonly QualityOf[]): QualityOf {
  const figures = parts.reduce((sum, part) => sum + part.figures, 0);
  const points = parts.reduce((sum, part) => sum + (part.score ?? 0) * part.figures, 0);
  const grades = { ...parts[0]!.grades };
  for (const grade of GRADES)
    grades[grade] = parts.reduce((sum, part) => sum + part.grades[grade], 0);
  return { figures, score: figures === 0 ? null : points / figures, grades };
}

/** How well founded the figures of each section are, by its id. */
export function qualityBySection(scenario: ResolvedScenario): ReadonlyMap<string, QualityOf> {
  const { catalogue } = cityOf(scenario.model);
  const qualities = dataQuality(scenario, catalogue);
  return new Map(
    moduleSections(scenario).map(({ id, modules }) => [
      id,
      together(modules.map((module) => qualities[catalogue.modules.indexOf(module)]!.own)),
    ]),
  );
}

const counted = (modules: readonly ModuleDeclaration[], kind: "levers" | "outputs"): number =>
  modules.reduce((sum, module) => sum + Object.keys(module[kind]).length, 0);

const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");

export const scoreText = ({ score }: QualityOf, language: Language): string =>
  score === null ? "–" : formatNumber(score, language);

function overview(scenario: ResolvedScenario, language: Language): string {
  const sections = moduleSections(scenario);
  const qualities = qualityBySection(scenario);
  const titleOf = (module: string): string =>
    (sections.find(({ id }) => id === module)?.title ?? PROGRAMMES)[language];
  const rows = sections.map(({ id, title, modules }) => {
    const read = modules.flatMap(({ inputs }) =>
      Object.values(inputs).map(({ from }) => titleOf(from.slice(0, from.indexOf(".")))),
    );
    const quality = qualities.get(id)!;
    return [
      `[${title[language]}](#${anchorOf(title[language])})`,
      [...new Set(read)].filter((name) => name !== title[language]).join("; ") || "–",
      String(counted(modules, "levers")),
      String(counted(modules, "outputs")),
      String(quality.figures),
      scoreText(quality, language),
    ];
  });
  const { module, reads, levers, outputs, figures, score } = TEXTS;
  return table(
    [module, reads, levers, outputs, figures, score].map((text) => text[language]),
    rows,
  );
}

function settable(modules: readonly ModuleDeclaration[], language: Language): string {
  const levers = modules.flatMap(({ id, levers: declared }) =>
    Object.entries(declared).map(
      ([name, { label, actor }]) =>
        `${label[language]} (\`${id}.${name}\`, ${ACTOR_NAMES[actor][language]})`,
    ),
  );
  if (levers.length > 0) return `${levers.join("; ")}.`;
  const reads = modules.some(({ inputs }) => Object.keys(inputs).length > 0);
  return TEXTS[reads ? "nothing" : "context"][language];
}

/** `43 in Kortrijk: 16 × afgeleid, 24 × aanname; score 32 op 100.` */
function founded(quality: QualityOf, language: Language): string {
  const { figures, grades } = quality;
  if (figures === 0) return TEXTS.noFigures[language];
  const parts = GRADES.filter((grade) => grades[grade] > 0)
    .map((grade) => `${grades[grade]} × ${GRADE[grade][language]}`)
    .join(", ");
  const score = scoreText(quality, language);
  return language === "nl"
    ? `${figures} in Kortrijk: ${parts}; score ${score} op 100.`
    : `${figures} in Kortrijk: ${parts}; score ${score} of 100.`;
}

function moduleBlock(
  { id, title, modules }: Section,
  quality: QualityOf,
  language: Language,
): string {
  const { sets, founded: grounds, more, page, list } = TEXTS;
  const glossary = `glossary.md#${anchorOf(id === "programmes" ? GLOSSARY_PROGRAMMES[language] : title[language])}`;
  return [
    `- **${sets[language]}:** ${settable(modules, language)}`,
    `- **${grounds[language]}:** ${founded(quality, language)}`,
    `- **${more[language]}:** [${page[language]}](../../model/${id}.md), [${list[language]}](${glossary}).`,
  ].join("\n");
}

/** What the glossary calls the programmes. */
export const GLOSSARY_PROGRAMMES: Text = {
  nl: "Programma's van Kortrijk",
  en: "Programmes of Kortrijk",
};

export function moduleBlocks(
  scenario: ResolvedScenario,
  language: Language,
): ReadonlyMap<string, string> {
  const qualities = qualityBySection(scenario);
  return new Map([
    ["modules-overview", overview(scenario, language)],
    ...moduleSections(scenario).map(
      (section) =>
        [
          `module-${section.id}`,
          moduleBlock(section, qualities.get(section.id)!, language),
        ] as const,
    ),
  ]);
}

/** Both pages, as they stand and as they should. */
export function modulePages(
  root: string,
  scenario: ResolvedScenario = referenceScenario(root),
): ModelPage[] {
  return (["nl", "en"] as const).map((language) => {
    const file = modulesFile(language);
    const before = fs.readFileSync(path.join(root, file), "utf8");
    return { file, before, after: withBlocks(before, file, moduleBlocks(scenario, language)) };
  });
}
