/**
 * mathjs as parser: only its grammar is used. None of its functions is ever called, nothing is
 * compiled or evaluated by it, and what it makes of a text is copied node by node into plain data.
 * Loaded only when a plan has a formula (`formulas.cjs`).
 */
import { create, parseDependencies, type MathNode } from "mathjs/number";
import type { FormulaParser, Parsed, ParseFault } from "./parser.ts";

const { parse } = create(parseDependencies, {}) as { parse(text: string): MathNode };

export const parseFormula: FormulaParser = (text) => {
  try {
    return copied(parse(text) as unknown as Node);
  } catch (error) {
    return faultOf(error);
  }
};

/** Counted from 1 by the library; only a fault of syntax has a place, and nothing else is expected. */
function faultOf(error: unknown): ParseFault {
  const { char } = error as { readonly char?: unknown };
  if (typeof char !== "number") throw error;
  return { offset: char - 1 };
}

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly op?: string;
  readonly implicit?: boolean;
  readonly args?: readonly Node[];
  readonly fn?: Node;
  readonly content?: Node;
  readonly condition?: Node;
  readonly trueExpr?: Node;
  readonly falseExpr?: Node;
}

const WORD = /^t(\d+)$/;

function copied(node: Node): Parsed {
  switch (node.type) {
    case "SymbolNode": {
      const word = WORD.exec(node.name!);
      return word === null ? other(node) : { kind: "operand", word: Number(word[1]) };
    }
    case "FunctionNode": {
      const word = WORD.exec(node.fn?.name ?? "");
      if (word === null) return other(node);
      return { kind: "call", word: Number(word[1]), args: node.args!.map(copied) };
    }
    case "OperatorNode": {
      const args = node.args!.map(copied);
      return { kind: "operator", sign: node.op!, args, implicit: node.implicit === true };
    }
    case "ConditionalNode":
      return {
        kind: "choice",
        args: [copied(node.condition!), copied(node.trueExpr!), copied(node.falseExpr!)],
      };
    case "RelationalNode":
      return { kind: "chain" };
    case "ParenthesisNode":
      return { kind: "group", inner: copied(node.content!) };
    default:
      return other(node);
  }
}

const other = ({ type }: Node): Parsed => ({ kind: "other", what: type });
