/** How well founded the figures of municipalities are, in tables. */
import { dataQuality, type ModuleQuality } from "../../../engine/analysis/data-quality.ts";
import { GRADES, type Text } from "../../../engine/scenario/declarations.ts";
import { GRADE } from "../../grade-words.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { markup, type Html } from "../report/html.ts";
import { table, type TableCell } from "../report/table.ts";
import { memberFolder, membersOf, pageName, type Member, type Site } from "./site.ts";

const TEXTS = {
  module: { nl: "Deel van het model", en: "Part of the model" },
  score: { nl: "Score", en: "Score" },
  figures: { nl: "Cijfers", en: "Figures" },
  placeholders: { nl: "Voorlopig", en: "For now" },
  caption: { nl: "Hoe goed de cijfers gegrond zijn", en: "How well founded the figures are" },
  municipality: { nl: "Gemeente", en: "Municipality" },
  all: { nl: "Alle cijfers", en: "All figures" },
} as const satisfies Record<string, Text>;

const qualityOf = ({ outcome }: Member): readonly ModuleQuality[] =>
  dataQuality(outcome.scenario, outcome.catalogue).filter(({ own }) => own.figures > 0);

const count = (value: number, language: Language): TableCell => ({
  shown: formatNumber(value, language),
  value,
});

const scored = (score: number | null, language: Language): TableCell =>
  score === null ? "–" : { shown: formatNumber(score, language), value: score };

/** Of one municipality, module by module. */
export const qualityTable = (member: Member, language: Language): Html =>
  table({
    caption: TEXTS.caption[language],
    columns: [
      { title: TEXTS.module[language] },
      { title: TEXTS.score[language], kind: "number" },
      { title: TEXTS.figures[language], kind: "number" },
      ...GRADES.map((grade) => ({ title: GRADE[grade][language], kind: "number" as const })),
      { title: TEXTS.placeholders[language], kind: "number" },
    ],
    rows: qualityOf(member).map(({ label, own, placeholders }): TableCell[] => [
      label[language],
      scored(own.score, language),
      count(own.figures, language),
      ...GRADES.map((grade) => count(own.grades[grade], language)),
      count(placeholders.length, language),
    ]),
    name: "narrow",
    isWide: true,
    hasHeading: true,
  });

/** The mean over all figures; null where there are none. */
function wholeScore(modules: readonly ModuleQuality[]): number | null {
  let [points, figures] = [0, 0];
  for (const { own } of modules) {
    points += (own.score ?? 0) * own.figures;
    figures += own.figures;
  }
  return figures === 0 ? null : points / figures;
}

/** Of all municipalities: the score of every module. */
export function qualityOverview(site: Site, language: Language): Html {
  const members = membersOf(site);
  const each = members.map(qualityOf);
  const modules = new Map(each.flat().map(({ module, label }) => [module, label]));
  return table({
    caption: TEXTS.caption[language],
    columns: [
      { title: TEXTS.municipality[language] },
      { title: TEXTS.all[language], kind: "number" },
      ...[...modules.values()].map((label) => ({
        title: label[language],
        kind: "number" as const,
      })),
    ],
    rows: members.map((member, at): TableCell[] => [
      {
        shown: markup`<a href="${memberFolder(member.id)}/${pageName(language, site)}">${member.title[language]}</a>`,
        value: member.title[language],
        isText: true,
      },
      scored(wholeScore(each[at]!), language),
      ...[...modules.keys()].map((id) =>
        scored(each[at]!.find(({ module }) => module === id)?.own.score ?? null, language),
      ),
    ]),
    name: "narrow",
    isWide: true,
    hasHeading: true,
  });
}
