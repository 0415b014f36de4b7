/** What `simulate note` says on the terminal after it filled a note. */
import type { FilledNote } from "../../viz/note/filled-note.ts";
import type { NoteContext } from "../../viz/note/note-format.ts";
import { counted, enumerated, type Counted } from "./counted.ts";
import { unboundLines } from "./unbound-text.ts";
import { placeText } from "./place-text.ts";
import { changedRows } from "./table-changes.ts";

const TEXTS = {
  filled: { nl: "Ingevulde nota", en: "Filled note" },
  from: { nl: "Uit", en: "From" },
  with: { nl: "Met", en: "With" },
  nothing: {
    nl: "niets: er staat geen enkel veld in, zoals {emissions.total 2040}",
    en: "nothing: it has no tags, such as {emissions.total 2040}",
  },
  beside: { nl: "Ernaast", en: "Beside it" },
  kept: {
    nl: "Met de hand gewijzigd, en zo gelaten:",
    en: "Changed by hand, and left so:",
  },
  gives: { nl: "het plan geeft", en: "the plan gives" },
} as const;

const KINDS = {
  value: "value",
  claim: "value",
  passage: "passage",
  assertion: "statement",
  table: "table",
  chart: "chart",
} as const satisfies Record<string, Counted>;

export function filledText(
  file: string,
  { bindings, files, kept, numbers }: FilledNote,
  { language, facts }: NoteContext,
): string {
  const counts = new Map<Counted, number>();
  for (const { kind } of bindings) counts.set(KINDS[kind], (counts.get(KINDS[kind]) ?? 0) + 1);
  const with_ = [...counts].map(([kind, count]) => counted(count, kind, language));
  const titles = facts.plans.map(({ outcome }) => outcome.scenario.notes.title[language]);
  const folders = [...new Set(files.map(({ name }) => name.split("/")[0]!))];
  const lines = [
    `${TEXTS.filled[language]}: ${file}`,
    `  ${TEXTS.from[language]}: ${titles.join("; ")}`,
    `  ${TEXTS.with[language]}: ${with_.length === 0 ? TEXTS.nothing[language] : enumerated(with_, language)}`,
    ...(folders.length === 0 ? [] : [`  ${TEXTS.beside[language]}: ${folders.join(", ")}`]),
  ];
  if (kept.length > 0) {
    lines.push("", TEXTS.kept[language]);
    for (const { item, found, now, at } of kept) {
      const place = at === null ? "" : `${placeText(at, language)}: `;
      const rows = item.kind === "table" ? changedRows(now ?? "", found ?? "") : [];
      const gives = `; ${TEXTS.gives[language]} ${now}`;
      const said = item.kind === "table" ? "" : `${found}  `;
      lines.push(`  ${place}${said}{${item.expression}}${item.kind === "table" ? "" : gives}`);
      lines.push(...rows.map((row) => `      ${row}`));
    }
  }
  return [...lines, "", ...unboundLines(numbers, language), ""].join("\n");
}
