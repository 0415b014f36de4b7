/** A formula as its author wrote it: where its words stand, and what is reported about them. */
import type { Remark } from "../diagnostics/text.ts";
import type { Word } from "./words.ts";

export type Report = (start: number, end: number, remark: Remark) => void;

export interface Span {
  readonly start: number;
  readonly end: number;
}

const SHOWN_PART = 40;

export class WrittenFormula {
  readonly text: string;
  readonly words: readonly Word[];
  private readonly report: Report;

  constructor(text: string, words: readonly Word[], report: Report) {
    this.text = text;
    this.words = words;
    this.report = report;
  }

  /** Reports what is wrong with a span. */
  fail(start: number, end: number, remark: Remark): null {
    this.report(start, end, remark);
    return null;
  }

  /** What an author wrote for a part, cut when it is long. */
  shown({ start, end }: Span): string {
    const text = this.text.slice(start, end).replace(/\s+/g, " ").trim();
    return text.length > SHOWN_PART ? `${text.slice(0, SHOWN_PART)}…` : text;
  }

  /** The last sign that ends before a place. */
  signBefore(start: number): Word | undefined {
    let last: Word | undefined;
    for (const word of this.words) {
      if (word.end > start) break;
      if (word.kind === "sign") last = word;
    }
    return last;
  }

  /** The first sign from a place on. */
  signAfter(place: number): Word | undefined {
    return this.words.find(({ start, kind }) => start >= place && kind === "sign");
  }

  /** The word between two parts. */
  signBetween(left: Span, right: Span): Span {
    const word = this.words.find(({ start, end }) => start >= left.end && end <= right.start);
    return word ?? { start: left.end, end: right.start };
  }

  /** Where the bracket closes that opens behind the name of a function. */
  closing(word: Span): number {
    let depth = 0;
    for (const { start, end, ...other } of this.words) {
      if (start < word.end || other.kind !== "sign") continue;
      if (other.sign === "(") depth++;
      else if (other.sign === ")" && --depth === 0) return end;
    }
    return this.text.length;
  }
}
