/**
 * A text of a story: words, tags, and passages that depend on a condition, as in notes. `{{` is a plain
 * brace. Read once, then filled as often as the run changes.
 */
import type { Language } from "../../viz/numbers.ts";
import { isFault, noteFault, type NoteFault } from "../../viz/note/fault.ts";
import type { AssertTag, Condition, ValueTag } from "../../viz/note/tag.ts";
import { parseTag } from "../../viz/note/tags.ts";

export type TextNode =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "value"; readonly tag: ValueTag | AssertTag; readonly written: string }
  | {
      readonly kind: "choice";
      readonly condition: Condition;
      readonly written: string;
      readonly then: readonly TextNode[];
      readonly otherwise: readonly TextNode[];
    };

/** A mistake in a text, with the tag as it was written; empty where it is about the whole. */
export interface TextFault {
  readonly fault: NoteFault;
  readonly written: string;
}

export interface ReadText {
  readonly nodes: readonly TextNode[];
  readonly faults: readonly TextFault[];
}

const PIECE = /\{\{|\}\}|\{((?:"[^"{}]*"|“[^”{}]*”|[^{}])*)\}|[^{}]+|[{}]/gu;

interface Open {
  readonly condition: Condition;
  readonly written: string;
  readonly then: TextNode[];
  otherwise: TextNode[] | null;
}

/** Reads a text in one language. Never throws on what a file may hold. */
export function readText(text: string, language: Language): ReadText {
  const faults: TextFault[] = [];
  const nodes: TextNode[] = [];
  const open: Open[] = [];
  const here = (): TextNode[] => {
    const last = open.at(-1);
    return last === undefined ? nodes : (last.otherwise ?? last.then);
  };
  const fail = (written: string, nl: string, en: string): void => {
    faults.push({ fault: noteFault("bad-tag", { nl, en }), written });
  };
  const say = (words: string): void => {
    here().push({ kind: "words", text: words });
  };
  for (const [piece, inside] of text.matchAll(PIECE)) {
    if (piece === "{{" || piece === "}}") say(piece[0]!);
    else if (piece === "{" || piece === "}")
      fail(piece, "een accolade staat alleen", "a brace stands alone");
    else if (inside === undefined) say(piece);
    else {
      const tag = parseTag(inside, language);
      if (isFault(tag)) faults.push({ fault: tag, written: piece });
      else if (tag.kind === "value" || tag.kind === "assert") {
        if (tag.kind === "value" && (tag.value.facet === "hash" || tag.value.facet === "engine"))
          fail(piece, "dat hoort niet in een verhaal", "that does not belong in a story");
        else here().push({ kind: "value", tag, written: piece });
      } else if (tag.kind === "if") {
        open.push({ condition: tag.condition, written: piece, then: [], otherwise: null });
      } else if (tag.kind === "else") {
        const last = open.at(-1);
        if (last === undefined || last.otherwise !== null)
          fail(piece, "hier gaat geen {als …} aan vooraf", "no {if …} goes before this");
        else last.otherwise = [];
      } else if (tag.kind === "end") {
        const last = open.pop();
        if (last === undefined)
          fail(piece, "hier gaat geen {als …} aan vooraf", "no {if …} goes before this");
        else close(last, here());
      } else {
        fail(
          piece,
          "een verhaal noemt zijn grafieken onder charts:",
          "a story names its charts under charts:",
        );
      }
    }
  }
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    fail(last.written, "achter {als …} ontbreekt {einde}", "{if …} lacks its {end}");
    close(last, here());
  }
  return { nodes, faults };
}

const close = ({ condition, written, then, otherwise }: Open, into: TextNode[]): void => {
  into.push({ kind: "choice", condition, written, then, otherwise: otherwise ?? [] });
};
