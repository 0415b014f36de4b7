/** Why a formula has no value in a year: which figure is missing, or what gives nothing. */
import { parseAddress } from "../scenario/address.ts";
import type { Text } from "../scenario/declarations.ts";
import { compileFormula } from "../scenario/formula/evaluate.ts";
import type { FormulaTree } from "../scenario/formula/tree.ts";
import { MEAN, NOTHING, type OwnColumns } from "./own-series.ts";

/**
 * `figure`: one that nobody has. `before`: a year before the run, of which nothing is recorded.
 * `zero`: something is divided by nought. `domain`: the root or logarithm of what has none.
 */
export interface NoValue {
  readonly reason: "figure" | "before" | "zero" | "domain";
  readonly text: Text;
}

export class NoValueFinder {
  private readonly columns: OwnColumns;
  private readonly missing: Readonly<Record<string, Text>>;
  private readonly evaluated = new Map<FormulaTree, Float64Array>();

  /** @param missing of every output without a value, which figure that lacks */
  constructor(columns: OwnColumns, missing: Readonly<Record<string, Text>>) {
    this.columns = columns;
    this.missing = missing;
  }

  /** Value of a part of a formula in a year. */
  value(tree: FormulaTree, year: number): number {
    let column = this.evaluated.get(tree);
    if (column === undefined) {
      column = this.columns.evaluate({ compiled: compileFormula(tree) });
      this.evaluated.set(tree, column);
    }
    return this.columns.at(column, year);
  }

  /** @param tree a formula made ready, or a part of one, without a value in this year */
  of(tree: FormulaTree, year: number): NoValue {
    if (tree.op === "name") return this.ofName(tree.name, year);
    if (tree.op === "number") return DOMAIN;
    const [first, second] = tree.args;
    const lacks = (arg: FormulaTree, when: number): boolean =>
      !Number.isFinite(this.value(arg, when));
    switch (tree.name) {
      case "at":
        return this.of(first!, this.value(second!, year));
      case "previous":
        return this.of(first!, year - 1);
      case "change":
        return this.of(first!, lacks(first!, year) ? year : year - 1);
      case "cumulative": {
        let from = this.columns.own.span.first;
        while (from < year && !lacks(first!, from)) from++;
        return this.of(first!, from);
      }
      default: {
        const part = tree.args.find((arg) => lacks(arg, year));
        if (part !== undefined) return this.of(part, year);
        return tree.name === "divide" || tree.name === "power" ? byZero(second!) : DOMAIN;
      }
    }
  }

  private ofName(name: string, year: number): NoValue {
    const { own } = this.columns;
    if (name === NOTHING) return BEFORE_RUN;
    if (name.startsWith(MEAN)) {
      const stock = name.slice(MEAN.length);
      const isKnown = Number.isFinite(this.columns.at(this.columns.of(stock), year));
      return this.ofName(stock, isKnown ? year + 1 : year);
    }
    if (own.has(name)) return this.of(own.indicator(name).tree, year);
    const lacking = this.missing[parseAddress(name)?.id ?? name];
    if (lacking !== undefined) return { reason: "figure", text: lacking };
    const text = {
      nl: `de waarde van ${name} in ${year}`,
      en: `the value of ${name} in ${year}`,
    };
    return { reason: year < own.span.first ? "before" : "figure", text };
  }
}

const BEFORE_RUN: NoValue = {
  reason: "before",
  text: { nl: "een som van voor het eerste jaar", en: "a sum of before the first year" },
};

const DOMAIN: NoValue = {
  reason: "domain",
  text: {
    nl: "een wortel, logaritme of macht zonder uitkomst",
    en: "a root, logarithm or power without a result",
  },
};

const byZero = (divisor: FormulaTree): NoValue => {
  const name = divisor.op === "name" ? divisor.name.replace(MEAN, "") : null;
  return {
    reason: "zero",
    text:
      name === null
        ? { nl: "er wordt door nul gedeeld", en: "something is divided by nought" }
        : {
            nl: `er wordt gedeeld door ${name}, dat nul is`,
            en: `it is divided by ${name}, which is nought`,
          },
  };
};
