/** Fills every text of a story in both languages, and says where one is wrong or has a typed figure. */
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import {
  diagnosticAt,
  type Remark,
  type SourceText,
} from "../../engine/scenario/diagnostics/text.ts";
import {
  locateNode,
  type YamlMap,
  type YamlNode,
} from "../../engine/scenario/yaml/yaml-document.ts";
import { knownFigures, type KnownFigures } from "../../viz/note/near-figures.ts";
import { BOUND_MARK, numbersOf } from "../../viz/note/unbound-numbers.ts";
import type { Language } from "../../viz/numbers.ts";
import { claimsIn, fillText, storyFacts } from "./fill-text.ts";
import { readText, type TextFault } from "./story-text.ts";

export interface TextToCheck {
  /** Place in the file. */
  readonly at: readonly PropertyKey[];
  readonly text: Text;
  /** The run that it is filled from. */
  readonly outcome: RunOutcome;
  /** Whether a reader's sliders change its figures, so that it can claim nothing of them. */
  readonly isFree: boolean;
}

/** @param plan the plan as it stands */
export function checkTexts(
  source: SourceText,
  root: YamlMap,
  texts: readonly TextToCheck[],
  plan: RunOutcome,
  diagnostics: Diagnostic[],
): void {
  for (const language of ["nl", "en"] as const) {
    const figures = knownFigures(plan, 0, language);
    for (const { at, text, outcome, isFree } of texts) {
      const { node } = locateNode(root, [...at, language]);
      const read = readText(text[language], language);
      const filled = fillText(read.nodes, storyFacts(outcome, plan, language));
      const claims = isFree ? claimsIn(read.nodes) : [];
      for (const { fault, written } of once([...read.faults, ...claims, ...filled.faults])) {
        const { code, message, help } = fault;
        const remark = { code, help, message: withTag(message, written) };
        diagnostics.push(placedAt(source, node, written, remark));
      }
      const words = filled.parts.map((part) => (part.isFigure ? BOUND_MARK : part.text)).join("");
      for (const { written, remark } of typedFigures(words, figures, language)) {
        diagnostics.push(placedAt(source, node, written, remark));
      }
    }
  }
}

/** A tag that is wrong is told once, however often it stands in a text. */
const once = (faults: readonly TextFault[]): TextFault[] => [
  ...new Map(faults.map((one) => [`${one.written} ${one.fault.message.en}`, one])).values(),
];

const withTag = (message: Text, written: string): Text =>
  written === "" ? message : { nl: `${message.nl}: ${written}`, en: `${message.en}: ${written}` };

/** At the words themselves where they stand on one line of the file as they were read. */
function placedAt(
  source: SourceText,
  { start, end }: YamlNode,
  written: string,
  remark: Remark,
): Diagnostic {
  const text = source.text.slice(start, end);
  // A number that was typed stands outside of tags, which may hold the same one.
  const isTag = written.startsWith("{");
  const searched = isTag ? text : text.replace(/\{[^{}]*\}/g, (tag) => " ".repeat(tag.length));
  const at = written === "" ? -1 : searched.indexOf(written);
  if (at < 0) return diagnosticAt(source, start, end, remark);
  return diagnosticAt(source, start + at, start + at + written.length, remark);
}

const NOWHERE = { heading: null, line: null, column: null, page: null, part: null };

/** Numbers that no tag gave: nothing says when they stop being true. */
function typedFigures(
  words: string,
  figures: KnownFigures,
  language: Language,
): { readonly written: string; readonly remark: Remark }[] {
  const paragraph = { text: words, isHeading: false, at: NOWHERE };
  return numbersOf([paragraph], figures, language).unbound.map(({ text, near }) => ({
    written: text,
    remark: {
      code: "typed-figure",
      message: {
        nl: `"${text}" is een getypt cijfer; in een verhaal komt elk cijfer uit het model`,
        en: `"${text}" is a typed figure; in a story every figure comes from the model`,
      },
      help:
        near === null
          ? {
              nl: "schrijf een veld, bijvoorbeeld {emissions.total 2050}, of laat het cijfer weg",
              en: "write a tag, for instance {emissions.total 2050}, or leave the figure out",
            }
          : {
              nl: `bedoelde u {${near.expression}}, dat is ${near.text}?`,
              en: `did you mean {${near.expression}}, which is ${near.text}?`,
            },
    },
  }));
}
