/** The pages about the results folder: every column of every table, from one list. */
import fs from "node:fs";
import path from "node:path";
import type { Text } from "../../engine/scenario/declarations.ts";
import { table } from "./page.ts";
import { filled, type ModelPage } from "./pages.ts";
import { COMMON_COLUMNS, RESULT_TABLES, type ResultTable } from "../../viz/files/result-columns.ts";

type Language = keyof Text;

export const RESULT_PAGES: Readonly<Record<Language, string>> = {
  nl: "docs/nl/resultatenmap.md",
  en: "docs/reference/results-folder.md",
};

const HEAD: Readonly<Record<Language, readonly string[]>> = {
  nl: ["kolom", "betekenis"],
  en: ["column", "meaning"],
};

function columnsTable(columns: Readonly<Record<string, Text>>, language: Language): string {
  const rows = Object.entries(columns).map(([name, said]) => [`\`${name}\``, said[language]]);
  return table(HEAD[language], rows);
}

function sectionOf({ name, about, columns }: ResultTable, language: Language): string {
  const own = Object.keys(columns).length === 0 ? [] : [columnsTable(columns, language)];
  return [`### \`${name}\``, about[language], ...own].join("\n\n");
}

const sections = (of: ResultTable["of"], language: Language): string =>
  RESULT_TABLES.filter((one) => one.of === of)
    .map((one) => sectionOf(one, language))
    .join("\n\n");

export function resultPages(root: string): ModelPage[] {
  return (["nl", "en"] as const).map((language) => {
    const file = RESULT_PAGES[language];
    const before = fs.readFileSync(path.join(root, file), "utf8");
    const blocks = new Map([
      ["common-columns", columnsTable(COMMON_COLUMNS, language)],
      ["run-tables", sections("run", language)],
      ["group-tables", sections("group", language)],
      ["comparison-tables", sections("comparison", language)],
      ["ensemble-tables", sections("ensemble", language)],
      ["sensitivity-tables", sections("sensitivity", language)],
    ]);
    return { file, before, after: filled(before, blocks) };
  });
}
