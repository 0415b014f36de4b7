/** The pages of the Dutch reference by name, and what each is called in English: where the switch of languages leads. */
import type { SitePage } from "./sources.ts";

const ENGLISH: Readonly<Record<string, string>> = {
  ambitieniveaus: "ambition-levels",
  budgetten: "budgets",
  dashboard: "dashboard",
  editor: "editor",
  "eigen-cijfers": "import",
  ensembles: "ensembles",
  formules: "formulas",
  "gemeenten-naast-elkaar": "municipalities",
  gevoeligheid: "sensitivity",
  "grafieken-van-een-vergelijking": "comparison-charts",
  groepen: "groups",
  hefbomen: "levers",
  "indicatoren-en-controles": "indicators-and-checks",
  "kost-per-ton": "cost-per-tonne",
  kosten: "costs",
  "kwaliteit-van-cijfers": "data-quality",
  migreren: "migrate",
  "notas-in-word": "word-notes",
  notas: "notes",
  notataal: "notes-language",
  onzekerheid: "uncertainty",
  "op-koers": "on-course",
  openen: "open",
  "opnieuw-rekenen": "stored-runs",
  "plannen-naast-elkaar": "compare",
  "plannen-samenstellen": "composition",
  "plannen-van-kortrijk": "kortrijk-plans",
  // Programmes stand in English among the modules.
  programmas: "model/programmes",
  regio: "group-results",
  regiobestanden: "region-files",
  rekenclusters: "clusters",
  resultatenmap: "results-folder",
  terugrekenen: "backcasting",
  uitwisselen: "exchange",
  validatie: "validation",
  "van-vraag-naar-antwoord": "from-question-to-answers",
  verhaal: "story",
  verkenner: "explorer",
  verklaren: "explain",
  warmtegrafieken: "heat-charts",
  "wat-het-werk-doet": "attribution",
};

/** Pages that only one language has lead to the start of the handbook. */
export function counterpart(page: SitePage, pages: readonly SitePage[]): SitePage {
  const others = pages.filter(({ language }) => language !== page.language);
  const start = others.find(({ part, name }) => part === "handbook" && name === "index");
  if (start === undefined) throw new Error(`the handbook has no page index beside ${page.file}`);
  if (page.part === "handbook") {
    return others.find(({ part, name }) => part === "handbook" && name === page.name) ?? start;
  }
  const isEnglish = ({ part, name }: SitePage, dutch: SitePage): boolean => {
    const written = ENGLISH[dutch.name];
    return written?.includes("/") === true
      ? `${part}/${name}` === written
      : part === "reference" && name === written;
  };
  const behind = others.filter(({ part }) => part !== "handbook");
  if (page.language === "en") return behind.find((dutch) => isEnglish(page, dutch)) ?? start;
  const found = behind.find((english) => isEnglish(english, page));
  if (found === undefined) {
    throw new Error(`${page.file}: say in counterparts.ts which page it is in English`);
  }
  return found;
}
