/** Every figure of the files: whether it was drawn, within which range, and why. */
import type { InputRecord } from "../../../engine/analysis/ensemble/record.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { GRADE } from "../../grade-words.ts";
import { namingOf, planName, type EnsembleView } from "./ensemble-view.ts";
import { inReadableUnit, numberFormat, yearCell } from "./figures.ts";
import type { Sheet, SheetCell, SheetRow } from "./sheet.ts";
import { quantityName, say, sourceName } from "./view.ts";
import { WORDS } from "./words.ts";

const TEXTS = {
  title: { nl: "Wat geloot werd, en waaruit", en: "What was drawn, and from what" },
  how: {
    nl: "Een rij per cijfer. Niet geloot: niemand gaf er een marge bij, dus het staat in elke doorrekening vast.",
    en: "A row per figure. Not drawn: nobody gave a range with it, so it stands still in every run.",
  },
  together: {
    nl: "Cijfers met dezelfde trekking gaan samen op en neer; cijfers van een groep gaan samen zover de samenhang zegt.",
    en: "Figures with the same draw go up and down together; figures of a group do as far as the correlation says.",
  },
  figure: { nl: "Cijfer", en: "Figure" },
  drawn: { nl: "Geloot", en: "Drawn" },
  kind: { nl: "Soort", en: "Kind" },
  lowTimes: { nl: "Laag, keer de waarde", en: "Low, times the value" },
  highTimes: { nl: "Hoog, keer de waarde", en: "High, times the value" },
  distribution: { nl: "Verdeling", en: "Distribution" },
  stated: { nl: "Verdeling in de bestanden", en: "Distribution in the files" },
  group: { nl: "Groep", en: "Group" },
  correlation: { nl: "Samenhang", en: "Correlation" },
  draw: { nl: "Trekking", en: "Draw" },
  by: { nl: "Gegeven door", en: "Given by" },
} as const satisfies Record<string, Text>;

const KIND: Readonly<Record<InputRecord["kind"], Text>> = {
  parameter: { nl: "parameter", en: "parameter" },
  reference: { nl: "ongewijzigd beleid", en: "unchanged policy" },
  history: { nl: "waarneming", en: "observation" },
};

const plain = (value: number | null, decimals: number): SheetCell =>
  value === null ? null : { value, format: numberFormat(decimals) };

export function inputsSheet(view: EnsembleView, name: string): Sheet {
  const isSeveral = view.records.length > 1;
  const rows = view.records.flatMap((record, plan) =>
    record.inputs.map((input): SheetRow => ({
      cells: [...(isSeveral ? [planName(view, plan)] : []), ...cellsOf(input, plan, view)],
    })),
  );
  const head = [
    ...(isSeveral ? [WORDS.plan] : []),
    ...[TEXTS.figure, TEXTS.drawn, TEXTS.kind, WORDS.year, WORDS.value, WORDS.low, WORDS.high],
    ...[WORDS.unit, TEXTS.lowTimes, TEXTS.highTimes, TEXTS.distribution, TEXTS.stated],
    ...[TEXTS.group, TEXTS.correlation, WORDS.grade, WORDS.source, TEXTS.by, TEXTS.draw, WORDS.id],
  ];
  return {
    name,
    title: say(TEXTS.title, view),
    lines: [say(TEXTS.how, view), say(TEXTS.together, view)],
    tables: [{ head: head.map((text) => say(text, view)), rows }],
    widths: [
      ...(isSeveral ? [30] : []),
      ...[60, 9, 18, 8, 12, 12, 12, 22, 12, 12, 22, 14, 20, 12, 22, 50, 22, 50, 50],
    ],
    fixed: isSeveral ? 2 : 1,
    pagesAcross: 2,
  };
}

function cellsOf(input: InputRecord, plan: number, view: EnsembleView): SheetCell[] {
  const { language } = view;
  const { unit, value, low, high, year, distribution, grade } = input;
  const naming = namingOf(view, plan);
  const region = Math.max(
    0,
    view.records[plan]!.regions.findIndex(({ id }) => id === input.region),
  );
  const sizes = [value, low, high];
  const isYear = unit === "year" && sizes.every((size) => size === null || size > 1000);
  const figures = inReadableUnit(unit, sizes, language);
  const cell = (size: number | null): SheetCell =>
    size !== null && isYear ? yearCell(size) : figures.cell(size);
  const isDrawn = input.input !== null;
  const yesNo = (is: boolean): string => say(is ? WORDS.yes : WORDS.no, view);
  return [
    ...[quantityName(input.address, region, naming), yesNo(isDrawn)],
    ...[say(KIND[input.kind], view), year === null ? null : yearCell(year)],
    ...[...sizes.map(cell), isYear ? say(WORDS.year, view).toLowerCase() : figures.unit],
    ...[plain(input.lowFactor, 2), plain(input.highFactor, 2)],
    // In the words of the files, in which it may stand with numbers: `discrete(6: 85 %, 9: 15 %)`.
    distribution,
    ...[isDrawn ? yesNo(input.isExplicit) : null, input.group, plain(input.correlation, 2)],
    ...[GRADE[grade][language], sourceName(input.source, naming), input.by],
    ...[input.input, input.address],
  ];
}
