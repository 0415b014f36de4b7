/** Formulas of levers: which texts are one, reading them, and checking what they give. */
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { FormulaValues } from "../formula/formula-values.ts";
import { compileFormula, evaluate, type Columns, type FormulaYears } from "../formula/evaluate.ts";
import { whyNoValue, withoutValue } from "../formula/no-value.ts";
import type { FormulaParser } from "../formula/parser.ts";
import { readFormula, type ReadFormula } from "../formula/read-formula.ts";
import type { FormulaScope } from "../formula/scope.ts";
import { namesOf, type FormulaTree } from "../formula/tree.ts";
import { INHERITED, isReservedWord, REFERENCE, YEAR } from "../formula/words.ts";
import type { PathGround } from "./lever-path.ts";
import { scaled } from "./lever-recipe.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import type { PriceIndex } from "../units/price-index.ts";
import type { ValueSlot } from "../units/slot-value.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import {
  canonicalUnit,
  convert,
  convertYearly,
  describeUnit,
  parseQuantity,
  ratioOf,
  type Unit,
} from "../units/units.ts";
import type { YamlScalar } from "../yaml/yaml-document.ts";

/** A path that is computed from the year and from named values. */
export interface FormulaPath {
  readonly kind: "formula";
  readonly text: string;
  readonly tree: FormulaTree;
  /** What brings its result to the unit of the lever: times `up`, then divided by `down`. */
  readonly scale: { readonly up: number; readonly down: number };
  /** Whether it reads what it stands on. */
  readonly leans: boolean;
  /** One per year in the canonical unit of the lever; NaN where there is none. */
  values(ground: PathGround): number[];
  /** Why there is no value, by index of the year. */
  whyNoValue(ground: PathGround, at: number): Text | null;
}

/** A name alone, with or without members. */
const LONE_NAME = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?(?:\[[^\]]*\])?$/;
/** What stands between operands or around them, and in no quantity. */
const JOINED =
  /[(*^?<>×÷]|\d\s*\+\s*[\d.]|\s[-+/−–]\s|[A-Za-z_\])%]\s*[-+−]|[-+−]\s*[(A-Za-z_]|\/\s*[\d(]|[a-z_]\.[a-z_]/;

export interface LeverFormulaContext {
  readonly values: FormulaValues;
  /** Levers and outputs, to say why they cannot be used. */
  readonly levers: ReadonlyMap<string, unknown>;
  readonly outputs: ReadonlyMap<string, unknown>;
  readonly counts: ReadonlySet<string>;
  /** Price levels of the region; null where it could not be read. */
  readonly prices: PriceIndex | null;
  /** Gives the parser; asked for only when there is a formula. */
  parser(): FormulaParser;
}

export class LeverFormulas {
  private readonly context: LeverFormulaContext;

  constructor(context: LeverFormulaContext) {
    this.context = context;
  }

  /** Whether a value that is no change is written as a formula, right or wrong. */
  isFormula(node: YamlScalar, slot: ValueSlot): boolean {
    if (typeof node.value !== "string" || node.faulty) return false;
    const text = node.value.trim();
    if (LONE_NAME.test(text)) {
      const names = [INHERITED, REFERENCE, YEAR, ...this.context.values.names];
      const [id = ""] = text.split("[");
      return isReservedWord(id) || this.context.values.isFaulty(id) || nearest(id, names) !== null;
    }
    if (!("problem" in parseQuantity(text, canonicalUnit(slot.unit)))) return false;
    return JOINED.test(text);
  }

  /** Reads a formula for a lever; null when it is wrong, which is then in `diagnostics`. */
  read(
    source: SourceText,
    node: YamlScalar,
    slot: ValueSlot,
    diagnostics: Diagnostic[],
  ): FormulaPath | null {
    const parser = this.context.parser();
    const read = readFormula(source, node, this.scopeOf(slot), parser, diagnostics);
    if (read === null) return null;
    const scale = conversion(read, slot);
    if (!("up" in scale)) {
      diagnostics.push(diagnosticAt(source, node.start, node.end, scale));
      return null;
    }
    return this.path(read, scale);
  }

  private scopeOf(slot: ValueSlot): FormulaScope {
    const { values, levers, outputs, counts, prices } = this.context;
    const unit = canonicalUnit(slot.unit);
    return {
      counts,
      prices,
      names: [INHERITED, REFERENCE, ...values.names],
      isFaulty: (name) => values.isFaulty(name),
      find: (name) => (name === INHERITED || name === REFERENCE ? { unit } : values.find(name)),
      remark: (name) => {
        const [id = ""] = name.split("[");
        if (levers.has(id)) {
          return {
            message: {
              nl: `${id} is een hefboom; een hefboom kan niet met een andere rekenen`,
              en: `${id} is a lever; one lever cannot compute with another`,
            },
            help: {
              nl: "geef de gedeelde waarde een naam onder parameters:",
              en: "give the shared value a name under parameters:",
            },
          };
        }
        if (outputs.has(id)) {
          return {
            message: {
              nl: `${id} is een uitkomst; hefbomen worden berekend voor er uitkomsten zijn`,
              en: `${id} is a result; levers are computed before there are results`,
            },
            help: {
              nl: "met uitkomsten rekenen kan onder indicators: en checks:",
              en: "computing with results is possible under indicators: and checks:",
            },
          };
        }
        return values.remark(name);
      },
    };
  }

  private path({ text, tree }: ReadFormula, scale: FormulaPath["scale"]): FormulaPath {
    const toSlot = (value: number): number => scaled(value, scale);
    const compiled = compileFormula(tree);
    const columnsOver =
      ({ inherited, reference }: PathGround): Columns =>
      (name) =>
        name === INHERITED
          ? Float64Array.from(inherited)
          : name === REFERENCE
            ? Float64Array.from(reference)
            : this.context.values.column(name);
    const yearsOf = ({ first, inherited }: PathGround): FormulaYears => ({
      first,
      count: inherited.length,
    });
    return {
      kind: "formula",
      text,
      tree,
      scale,
      leans: namesOf(tree).includes(INHERITED),
      values: (ground) =>
        Array.from(evaluate(compiled, columnsOver(ground), yearsOf(ground)), toSlot),
      whyNoValue: (ground, at) =>
        whyNoValue(tree, columnsOver(ground), yearsOf(ground), at, (name) =>
          name !== INHERITED && name !== REFERENCE && this.context.values.isUnknown(name)
            ? { nl: `${name} is onbekend`, en: `${name} is unknown` }
            : withoutValue(name),
        ),
    };
  }
}

/** What brings a result to the unit of its slot, or that it measures something else. */
function conversion(
  { text, unit, isCondition }: ReadFormula,
  slot: ValueSlot,
): FormulaPath["scale"] | Remark {
  const canonical = canonicalUnit(slot.unit);
  const wanted = describeUnit(canonical);
  if (isCondition) {
    return {
      code: "bad-formula",
      message: {
        nl: `${slot.name}: de formule geeft waar of niet waar; hier hoort ${wanted.nl}`,
        en: `${slot.name}: the formula gives true or not; ${wanted.en} belongs here`,
      },
      help: { nl: `schrijf ${text} ? … : …`, en: `write ${text} ? … : …` },
    };
  }
  // A plain number may be a calendar year, as it may where a value is written.
  const from: Unit =
    unit.dimension === "" && canonical.dimension === "year" ? { ...unit, dimension: "year" } : unit;
  const bring = slot.yearly ? convertYearly : convert;
  if (bring(1, from, canonical) !== null) return ratioOf(from, canonical);
  const is = describeUnit(unit);
  return {
    code: "wrong-unit",
    message: {
      nl: `${slot.name}: de formule geeft ${is.nl}, hier hoort ${wanted.nl}`,
      en: `${slot.name}: the formula gives ${is.en}, ${wanted.en} belongs here`,
    },
  };
}
