/**
 * The seam between our language and the library that parses it. We cut the text into words
 * ourselves (`words.ts`) and give the parser a text in which every operand and every name of a
 * function is replaced by `t` and its number: all that is left for it is which operator goes with
 * what. Each node it gives back so knows where it stands in what the author wrote.
 */
export type Parsed =
  /** The operand at this index among the words. */
  | { readonly kind: "operand"; readonly word: number }
  | { readonly kind: "call"; readonly word: number; readonly args: readonly Parsed[] }
  /** `implicit`: nothing stood between the two operands. */
  | {
      readonly kind: "operator";
      readonly sign: string;
      readonly args: readonly Parsed[];
      readonly implicit: boolean;
    }
  | { readonly kind: "choice"; readonly args: readonly [Parsed, Parsed, Parsed] }
  | { readonly kind: "chain" }
  | { readonly kind: "group"; readonly inner: Parsed }
  /** Anything else that the library knows and our language does not. */
  | { readonly kind: "other"; readonly what: string };

/** Where parsing stopped, as an offset in the text that was given. */
export interface ParseFault {
  readonly offset: number;
}

export type FormulaParser = (text: string) => Parsed | ParseFault;
