/**
 * From the text of a formula to its tree: words, then the parser, then our own reading of what it
 * made.
 */
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import type { Unit } from "../units/units.ts";
import type { YamlScalar } from "../yaml/yaml-document.ts";
import { parseOneOperation } from "./one-operation.ts";
import type { FormulaParser, Parsed } from "./parser.ts";
import { PartReader } from "./part-reader.ts";
import { locatorOf } from "./scalar-text.ts";
import type { FormulaScope } from "./scope.ts";
import type { FormulaTree } from "./tree.ts";
import { NUMBER } from "./unit-algebra.ts";
import { isFault, LANGUAGE, wordsOf, YEAR, type Word } from "./words.ts";
import { WrittenFormula } from "./written-formula.ts";

export interface ReadFormula {
  /** As the author wrote it. */
  readonly text: string;
  readonly tree: FormulaTree;
  /** Of the result, canonical; that of a plain number for a condition. */
  readonly unit: Unit;
  /** The result is true (1) or not (0). */
  readonly isCondition: boolean;
  /** What each comparison in it compares, in canonical units. */
  readonly compared: ReadonlyMap<FormulaTree, Unit>;
}

/** Reads a formula; null when it is wrong, which is then in `diagnostics`, at the word at fault. */
export function readFormula(
  source: SourceText,
  node: YamlScalar,
  scope: FormulaScope,
  parser: FormulaParser,
  diagnostics: Diagnostic[],
): ReadFormula | null {
  const text = node.written;
  const locate = locatorOf(source, node);
  const report = (start: number, end: number, remark: Remark): void => {
    const at = locate(start, end);
    diagnostics.push(diagnosticAt(source, at.start, at.end, remark));
  };
  const isName = (word: string): boolean => word === YEAR || scope.find(word) !== null;
  const words = wordsOf(text, {
    isName,
    prices: scope.prices,
    ...(scope.counts === undefined ? {} : { counts: scope.counts }),
  });
  if (isFault(words)) {
    const { start, end, code, message, help } = words;
    report(start, end, { code, message, help });
    return null;
  }
  const parsed = parseWords(words, parser);
  if ("offset" in parsed) {
    const { start, end, remark } = misplaced(words, parsed.offset, text);
    report(start, end, remark);
    return null;
  }
  const reader = new PartReader(new WrittenFormula(text, words, report), scope);
  const read = reader.read(parsed);
  if (read === null) return null;
  const { tree, unit } = read;
  const { compared } = reader;
  return { text, tree, unit: unit ?? NUMBER, isCondition: unit === null, compared };
}

/** Hands the words to the parser; a fault comes back as the index of the word where it stopped. */
function parseWords(words: readonly Word[], parser: FormulaParser): Parsed | { offset: number } {
  const simple = parseOneOperation(words);
  if (simple !== null) return simple;
  const starts: number[] = [];
  let text = "";
  for (const [index, word] of words.entries()) {
    starts.push(text.length);
    text += `${word.kind === "sign" ? word.sign : `t${index}`} `;
  }
  const parsed = parser(text);
  if ("kind" in parsed) return parsed;
  const next = starts.findIndex((start) => start >= parsed.offset);
  return { offset: next < 0 ? words.length : next };
}

/** What to say of a word where the parser expected another. */
function misplaced(
  words: readonly Word[],
  index: number,
  text: string,
): { readonly start: number; readonly end: number; readonly remark: Remark } {
  const word = words[index];
  const choices = words.filter(
    ({ kind, ...rest }) => kind === "sign" && "sign" in rest && rest.sign === "?",
  );
  const nested = choices.length > 1;
  const shown = (found: Word): string => text.slice(found.start, found.end);
  if (word === undefined) {
    const last = words.at(-1)!;
    const lacksElse = choices.length > 0 && last.kind !== "sign";
    return {
      start: last.start,
      end: last.end,
      remark: {
        code: "bad-formula",
        message: {
          nl: `achter "${shown(last)}" ontbreekt nog iets`,
          en: `something is missing behind "${shown(last)}"`,
        },
        help: nested
          ? NESTED_CHOICE
          : lacksElse
            ? {
                nl: "een keuze is: voorwaarde ? dan : anders",
                en: "a choice is: condition ? then : else",
              }
            : null,
      },
    };
  }
  return {
    start: word.start,
    end: word.end,
    remark: {
      code: "bad-formula",
      message: {
        nl: `"${shown(word)}" past hier niet`,
        en: `"${shown(word)}" does not fit here`,
      },
      help: nested ? NESTED_CHOICE : LANGUAGE,
    },
  };
}

const NESTED_CHOICE: Text = {
  nl: "een keuze binnen een keuze staat tussen haakjes: a ? (b ? c : d) : e",
  en: "a choice within a choice stands between brackets: a ? (b ? c : d) : e",
};
