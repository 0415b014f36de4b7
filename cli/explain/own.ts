/** What a plan defines itself: its indicators, checks and numbers, their formulas with values. */
import type { OwnColumns, OwnFormula } from "../../engine/analysis/own-series.ts";
import { MEAN } from "../../engine/analysis/own-series.ts";
import { inDeclaredUnit } from "../../engine/analysis/run-series.ts";
import { parseAddress, quantitiesOf } from "../../engine/scenario/address.ts";
import { compileFormula } from "../../engine/scenario/formula/evaluate.ts";
import { namesOf, type FormulaTree } from "../../engine/scenario/formula/tree.ts";
import type { IndicatorNote } from "../../engine/scenario/resolved.ts";
import { unitInWords } from "../../engine/scenario/units/units.ts";
import { checkText } from "../../viz/check-sentences.ts";
import { heading } from "../summary/layout.ts";
import { nameOf } from "../../viz/names.ts";
import { placeText, REGION, viewOf, type Explanation, type ExplainContext } from "./context.ts";
import { figureLines, joined, told, yearsHeading } from "./figures.ts";
import { formulaText } from "./formula-text.ts";
import { orNull } from "./leaves.ts";
import { groundLines } from "./output.ts";
import { WORDS } from "./words.ts";

export function indicatorExplanation(id: string, context: ExplainContext): Explanation {
  const { outcome, language, years } = context;
  const { model, notes } = outcome.scenario;
  const indicator = model.indicators.find((one) => one.id === id)!;
  const note = notes.indicators![id]!;
  const result = outcome.own.results[REGION]!.indicators.find((one) => one.indicator.id === id)!;
  const valueIn = (values: readonly number[], year: number): number =>
    inDeclaredUnit(indicator, values[year - model.first] ?? NaN);
  const row = (name: string, values: readonly number[]): string[] =>
    figureLines(
      {
        name,
        unit: "1",
        label: unitText(indicator.unit, language),
        columns: years.map((year) => [valueIn(values, year)]),
      },
      language,
    );
  const isMoved = result.values.some((value, at) => value !== result.reference[at]);
  const columns = outcome.own.columns[REGION]!;
  const formula = columns.own.indicator(id);
  const lines = [
    heading(`${note.title[language]} (${id}), ${WORDS.indicator[language]}`),
    ...noteLines(note, context),
    ...told(`${WORDS.formula[language]}: ${indicator.formula.replaceAll("\n", " ")}`, "  "),
    "",
    yearsHeading(notes.title[language], years),
    ...row(WORDS[indicator.kind][language], result.values),
    ...(isMoved ? row(WORDS.unchanged[language], result.reference) : []),
    ...(result.missing === null
      ? []
      : told(`${WORDS.noValue[language]}: ${result.missing[language]}`, "  ")),
    ...partsLines(formula, columns, context, formula.tree.op === "call"),
    ...groundLines(id, context),
    ...furtherLines(indicator.tree, context),
  ];
  return {
    lines,
    json: {
      kind: "indicator",
      ...{ id, title: note.title, formula: indicator.formula, unit: indicator.unit },
      source: note.source,
      at: { file: context.show(note.origin.file), line: note.origin.line, by: note.by },
      values: years.map((year) => ({
        year,
        plan: orNull(valueIn(result.values, year)),
        reference: orNull(valueIn(result.reference, year)),
      })),
      missing: result.missing,
      parts: partsJson(formula, columns, context),
    },
  };
}

export function checkExplanation(id: string, context: ExplainContext): Explanation {
  const { outcome, language, years } = context;
  const check = outcome.scenario.model.checks!.find((one) => one.id === id)!;
  const note = outcome.scenario.notes.checks![id]!;
  const result = outcome.own.results[REGION]!.checks.find((one) => one.check.id === id)!;
  const columns = outcome.own.columns[REGION]!;
  const formula = columns.own.formula(check.tree);
  const when = check.from === check.to ? `${check.from}` : `${check.from}–${check.to}`;
  // A check of one year is best seen in that year.
  const own = check.from === check.to && years.length > 1 ? [check.from] : years;
  const seen = { ...context, years: own };
  const lines = [
    heading(`${note.title[language]} (${id}), ${WORDS.check[language]}`),
    ...noteLines(note, context),
    ...told(`${WORDS.expects[language]}: ${check.expect.replaceAll("\n", " ")} (${when})`, "  "),
    ...told(`${WORDS.verdict[language]}: ${checkText(result, language)}`, "  "),
    ...partsLines(formula, columns, seen),
    ...furtherLines(check.tree, context),
  ];
  const { status, year, failing, evaluated, compared, missing } = result;
  return {
    lines,
    json: {
      kind: "check",
      ...{ id, title: note.title, expect: check.expect, from: check.from, to: check.to },
      source: note.source,
      at: { file: context.show(note.origin.file), line: note.origin.line, by: note.by },
      ...{ status, year, failing, evaluated, compared, missing },
      parts: partsJson(formula, columns, seen),
    },
  };
}

/** A number of the plan's own: what it is, who gave it, and which formulas use it. */
export function ownNumberExplanation(id: string, context: ExplainContext): Explanation {
  const { outcome, language } = context;
  const { model, notes } = outcome.scenario;
  const note = notes.ownParameters![id]!;
  const uses = (tree: FormulaTree): boolean => namesOf(tree).includes(id);
  const word = new RegExp(`(?<![\\w.])${id}(?![\\w.])`);
  const usedBy = [
    ...model.indicators.filter(({ tree }) => uses(tree)).map((one) => one.id),
    ...(model.checks ?? []).filter(({ tree }) => uses(tree)).map((one) => one.id),
    ...Object.entries(notes.levers).flatMap(([address, { how = [] }]) =>
      how.some(({ kind, text }) => kind === "formula" && word.test(text)) ? [address] : [],
    ),
  ];
  const lines = [
    heading(`${note.title[language]} (${id}), ${WORDS.ownNumber[language]}`),
    ...told(`${WORDS.value[language]}: ${note.text}`, "  "),
    ...noteLines(note, context),
    ...told(`${WORDS.usedBy[language]}: ${usedBy.length === 0 ? "–" : usedBy.join(", ")}`, "  "),
  ];
  const { title, text, value, unit, source, by, origin } = note;
  return {
    lines,
    json: {
      ...{ kind: "ownParameter", id, title, text, value, unit, source, note: note.note, usedBy },
      at: { file: context.show(origin.file), line: origin.line, by },
    },
  };
}

const unitText = (unit: string, language: "nl" | "en"): string => {
  const words = unitInWords(unit)[language];
  return words === "1" ? "" : words;
};

/** Source, remark and place of what a plan says itself. */
function noteLines(note: Omit<IndicatorNote, "title">, context: ExplainContext): string[] {
  const { language } = context;
  const place = `${WORDS.setBy[language]} ${note.by} (${placeText(note.origin, context)})`;
  return [
    ...told(
      joined([note.source === "" ? "" : `${WORDS.source[language]}: ${note.source}`, place]),
      "  ",
    ),
    ...(note.note === "" ? [] : told(note.note, "  ")),
  ];
}

/** A part of a formula with its value in every column. */
interface Part {
  readonly depth: number;
  readonly text: string;
  readonly tree: FormulaTree;
  readonly values: readonly number[];
}

/** The formula from the whole to its names, each part once. */
function partsOf(
  { tree }: OwnFormula,
  columns: OwnColumns,
  { years }: ExplainContext,
): readonly Part[] {
  const parts: Part[] = [];
  const seen = new Set<string>();
  const visit = (node: FormulaTree, depth: number): void => {
    if (node.op === "number") return;
    const text = formulaText(node);
    if (seen.has(text)) return;
    seen.add(text);
    const column = columns.evaluate({ compiled: compileFormula(node) });
    parts.push({ depth, text, tree: node, values: years.map((year) => columns.at(column, year)) });
    if (node.op === "call") for (const arg of node.args) visit(arg, depth + 1);
  };
  visit(tree, 0);
  return parts;
}

const MOST_PARTS = 40;
const DEEPEST_INDENT = 8;

function partsLines(
  formula: OwnFormula,
  columns: OwnColumns,
  context: ExplainContext,
  isWhole = false,
): string[] {
  const { language, years } = context;
  const all = partsOf(formula, columns, context);
  // An indicator's own value stands above already; of a check the whole is its verdict.
  const parts = isWhole ? all.slice(1) : all;
  if (parts.length === 0) return [];
  const lines = parts.slice(0, MOST_PARTS).flatMap(({ depth, text, tree, values }) => {
    const indent = " ".repeat(2 + 2 * Math.min(depth - parts[0]!.depth, DEEPEST_INDENT));
    const isCondition = tree.op === "call" && CONDITIONS.has(tree.name);
    if (isCondition) {
      const verdict = values.map(
        (value) =>
          `${Number.isNaN(value) ? "–" : value !== 0 ? WORDS_YES[language] : WORDS_NO[language]}`,
      );
      return told(
        `${text}: ${years.map((year, at) => `${year} ${verdict[at]!}`).join(", ")}`,
        indent,
      );
    }
    const found = unitOfName(tree, context);
    const row = {
      name: found === null ? text : `${found.name}`,
      unit: found?.unit ?? "1",
      columns: values.map((value) => [value]),
    };
    const label =
      found === null ? { label: "" } : found.label === null ? {} : { label: found.label };
    return figureLines({ ...row, ...label }, language, indent);
  });
  const rest = parts.length - MOST_PARTS;
  const more =
    rest <= 0
      ? []
      : told({ nl: `en nog ${rest} delen`, en: `and ${rest} more parts` }[language], "  ");
  const plain = {
    nl: "Wat geen naam heeft, staat in de eenheden van het model.",
    en: "What has no name stands in the units of the model.",
  }[language];
  const hasPlain = parts.some(({ tree }) => tree.op === "call" && !CONDITIONS.has(tree.name));
  return [
    yearsHeading(WORDS.parts[language], years),
    ...lines,
    ...more,
    ...(hasPlain ? told(plain, "  ") : []),
  ];
}

const CONDITIONS: ReadonlySet<string> = new Set([
  ...["less", "less_equal", "greater", "greater_equal", "equal", "unequal"],
  ...["and", "or", "not", "within"],
]);
const WORDS_YES = { nl: "ja", en: "yes" } as const;
const WORDS_NO = { nl: "nee", en: "no" } as const;

/** What a name in a formula measures; null for a part that is computed. */
function unitOfName(
  tree: FormulaTree,
  context: ExplainContext,
): { readonly name: string; readonly unit: string; readonly label: string | null } | null {
  if (tree.op !== "name") return null;
  const { outcome, language } = context;
  const isMean = tree.name.startsWith(MEAN);
  const address = isMean ? tree.name.slice(MEAN.length) : tree.name;
  const id = parseAddress(address)?.id ?? address;
  const mean = isMean
    ? { nl: ", gemiddelde van het jaar", en: ", mean of the year" }[language]
    : "";
  const own = outcome.scenario.model.indicators.find((one) => one.id === address);
  if (own !== undefined) {
    const title = outcome.scenario.notes.indicators![own.id]!.title[language];
    return { name: `${title} (${own.id})${mean}`, unit: own.canonical, label: null };
  }
  const number = outcome.scenario.notes.ownParameters?.[address];
  if (number !== undefined) {
    return { name: `${number.title[language]} (${address})`, unit: number.unit, label: null };
  }
  const declared =
    quantitiesOf(outcome.catalogue, "outputs").get(id) ??
    quantitiesOf(outcome.catalogue, "parameters").get(id);
  if (declared === undefined) return { name: address, unit: "1", label: "" };
  return {
    name: `${nameOf(address, viewOf(context))} (${address})${mean}`,
    unit: declared.unit,
    label: null,
  };
}

/** Where to look next. */
function furtherLines(tree: FormulaTree, { language }: ExplainContext): string[] {
  const names = namesOf(tree).filter((name) => name !== "year");
  if (names.length === 0) return [];
  const lead = { nl: "Verder terug: simulate explain", en: "Further back: simulate explain" }[
    language
  ];
  return [
    "",
    ...told(
      `${lead} ${names[0]!}${names.length > 1 ? `, ${names.slice(1).join(", ")}` : ""}`,
      "  ",
    ),
  ];
}

const partsJson = (
  formula: OwnFormula,
  columns: OwnColumns,
  context: ExplainContext,
): readonly unknown[] =>
  partsOf(formula, columns, context).map(({ depth, text, values }) => ({
    ...{ depth, text },
    values: context.years.map((year, at) => ({ year, value: orNull(values[at]!) })),
  }));
