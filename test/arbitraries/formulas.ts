/** Formulas that are well typed by construction, and how they are written. */
import fc from "fast-check";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { readFormula, type ReadFormula } from "../../engine/scenario/formula/read-formula.ts";
import type { FormulaScope } from "../../engine/scenario/formula/scope.ts";
import type { FormulaOperation, FormulaTree } from "../../engine/scenario/formula/tree.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { sourceText, type SourceText } from "../../engine/scenario/diagnostics/text.ts";
import { canonicalUnit } from "../../engine/scenario/units/units.ts";
import { entryOf, readYaml, type YamlScalar } from "../../engine/scenario/yaml/yaml-document.ts";

export const FIRST = 2024;
export const LAST = 2050;
export const COUNT = LAST - FIRST + 1;

/** Names and what they measure. */
export const NAMES: Readonly<Record<string, string>> = {
  "wind.capacity": "kW",
  "solar.capacity[roof]": "kW",
  wish: "kW",
  "grid.use": "kWh",
  "people.count": "person",
  "people.added": "person",
  share: "1",
  "heat.share[venning]": "1",
  pace: "1",
};

export const scope: FormulaScope = {
  names: Object.keys(NAMES),
  find: (name) =>
    Object.hasOwn(NAMES, name)
      ? { unit: canonicalUnit(NAMES[name]!) }
      : name === "homes.by_label"
        ? {
            unit: canonicalUnit("dwelling"),
            cells: ["homes.by_label[a]", "homes.by_label[b]", "homes.by_label[c]"],
          }
        : null,
  prices: null,
  afterRun: true,
  years: { first: FIRST, last: LAST },
  counts: new Set(["benches"]),
};

/** A file with the formula as the value of the key `f`, and that value. */
export function scalarIn(yaml: string): { readonly source: SourceText; readonly node: YamlScalar } {
  const source = sourceText("plan.yaml", yaml);
  const { root, diagnostics } = readYaml(source);
  const node = entryOf(root, "f")?.value;
  if (node?.kind !== "scalar")
    throw new Error(`no scalar in ${yaml} ${JSON.stringify(diagnostics)}`);
  return { source, node };
}

export interface Reading {
  readonly read: ReadFormula | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a formula that stands between double quotation marks. */
export function reading(text: string, names: FormulaScope = scope): Reading {
  const { source, node } = scalarIn(`f: ${JSON.stringify(text)}\n`);
  const diagnostics: Diagnostic[] = [];
  const read = readFormula(source, node, names, parseFormula, diagnostics);
  return { read, diagnostics };
}

export type Kind = "1" | "kW" | "kWh" | "person" | "kW/person" | "condition";

/** A formula of which every part knows what it measures. */
export type Typed =
  | { readonly kind: Kind; readonly value: number }
  | { readonly kind: Kind; readonly name: string }
  | TypedCall;

export interface TypedCall {
  readonly kind: Kind;
  readonly call: FormulaOperation;
  readonly args: readonly Typed[];
}

export function treeOf(typed: Typed): FormulaTree {
  if ("value" in typed) return { op: "number", value: typed.value };
  if ("name" in typed) return { op: "name", name: typed.name };
  return { op: "call", name: typed.call, args: typed.args.map(treeOf) };
}

/** Multiples of a quarter: written without three decimals, which could mean thousands. */
const number = (kind: Kind): fc.Arbitrary<Typed> =>
  fc.integer({ min: 0, max: 8000 }).map((quarters) => ({ kind, value: quarters / 4 }));
const nameOf = (kind: Kind): fc.Arbitrary<Typed> =>
  fc
    .constantFrom(...Object.keys(NAMES).filter((name) => NAMES[name] === kind))
    .map((name) => ({ kind, name }));
const year: fc.Arbitrary<Typed> = fc
  .integer({ min: FIRST, max: LAST - 1 })
  .map((value) => ({ kind: "1", value }));
const span = fc
  .tuple(fc.integer({ min: FIRST, max: LAST - 1 }), fc.integer({ min: 1, max: 30 }))
  .map(([from, length]): Typed[] => [
    { kind: "1", value: from },
    { kind: "1", value: from + length },
  ]);

const typed = fc.letrec<Record<Kind, Typed>>((tie) => {
  const node = (kind: Kind, call: FormulaOperation, ...args: Kind[]): fc.Arbitrary<TypedCall> =>
    fc.tuple(...args.map((part) => tie(part))).map((parts) => ({ kind, call, args: parts }));
  const isYear = (part: Typed): boolean => "name" in part && part.name === "year";
  const ofAnyUnit = (kind: Kind): fc.Arbitrary<Typed>[] => [
    node(kind, "add", kind, kind),
    node(kind, "subtract", kind, kind),
    node(kind, "multiply", kind, "1"),
    // Dividing by the calendar year has no meaning, and is refused.
    node(kind, "divide", kind, "1").filter(({ args }) => !isYear(args[1]!)),
    node(kind, "negate", kind),
    node(kind, "abs", kind),
    node(kind, "cumulative", kind),
    node(kind, "previous", kind),
    node(kind, "change", kind),
    fc.tuple(tie(kind), year).map((args) => ({ kind, call: "at", args })),
    node(kind, "max", kind, kind, kind),
    node(kind, "min", kind, kind),
    node(kind, "clamp", kind, kind, kind),
    node(kind, "choose", "condition", kind, kind),
  ];
  const compared = (kind: Kind): fc.Arbitrary<Typed>[] =>
    (["less", "less_equal", "greater", "greater_equal", "equal", "unequal"] as const).map((call) =>
      node("condition", call, kind, kind),
    );
  const grown = (leaf: fc.Arbitrary<Typed>, ...nodes: fc.Arbitrary<Typed>[]): fc.Arbitrary<Typed> =>
    fc.oneof({ depthSize: "small", withCrossShrink: true }, leaf, ...nodes);
  const plain = (call: FormulaOperation): fc.Arbitrary<Typed> => node("1", call, "1");
  const leaf = (kind: Kind): fc.Arbitrary<Typed> => fc.oneof(number(kind), nameOf(kind));
  return {
    "1": grown(
      fc.oneof(leaf("1"), fc.constant<Typed>({ kind: "1", name: "year" })),
      ...ofAnyUnit("1"),
      node("1", "divide", "kW", "kW"),
      node("1", "divide", "person", "person"),
      ...(["sqrt", "exp", "log", "round", "floor", "ceil"] as const).map(plain),
      span.map((args) => ({ kind: "1", call: "ramp", args })),
      span.map((args) => ({ kind: "1", call: "scurve", args })),
      year.map((from) => ({ kind: "1", call: "step", args: [from] })),
      fc
        .tuple(tie("1"), fc.integer({ min: -3, max: 5 }))
        .map(([base, value]) => ({ kind: "1", call: "power", args: [base, { kind: "1", value }] })),
    ),
    kW: grown(leaf("kW"), ...ofAnyUnit("kW"), node("kW", "multiply", "kW/person", "person")),
    kWh: grown(leaf("kWh"), ...ofAnyUnit("kWh")),
    person: grown(leaf("person"), ...ofAnyUnit("person"), node("person", "round", "person")),
    "kW/person": grown(node("kW/person", "divide", "kW", "person"), ...ofAnyUnit("kW/person")),
    condition: grown(
      fc.oneof(...compared("kW"), ...compared("1"), ...compared("person")),
      node("condition", "and", "condition", "condition"),
      node("condition", "or", "condition", "condition"),
      node("condition", "not", "condition"),
      // A bare number from 1 up lacks its percent sign, and is refused.
      node("condition", "within", "kWh", "kWh", "1").map((within) => {
        const [value, wanted, share] = within.args as [Typed, Typed, Typed];
        const isWritten = "value" in share && share.value >= 1;
        return isWritten ? { ...within, args: [value, wanted, { ...share, value: 0.25 }] } : within;
      }),
    ),
  };
});

/** A well-typed formula; the trees that are too long to be written in a plan are left out. */
export const typedFormula: fc.Arbitrary<Typed> = fc
  .constantFrom<Kind>("1", "kW", "kWh", "person", "kW/person", "condition")
  .chain((kind) => typed[kind])
  .filter((formula) => written(formula).length <= 900 && depthOf(formula) <= 40);

const depthOf = (formula: Typed): number =>
  "args" in formula ? 1 + Math.max(...formula.args.map(depthOf)) : 1;

const SIGNS: Readonly<Partial<Record<FormulaOperation, readonly [string, number]>>> = {
  or: ["or", 2],
  and: ["and", 3],
  less: ["<", 5],
  less_equal: ["<=", 5],
  greater: [">", 5],
  greater_equal: [">=", 5],
  equal: ["==", 5],
  unequal: ["!=", 5],
  add: ["+", 6],
  subtract: ["-", 6],
  multiply: ["*", 7],
  divide: ["/", 7],
};

/** How a number that measures something is written. */
export type Spelling = (value: number, kind: Kind) => string;

export const canonicalSpelling: Spelling = (value, kind) =>
  kind === "1" ? `${value}` : `${value} ${kind}`;

/** Writes a formula with as few brackets as its operators allow. */
export function written(formula: Typed, spelling: Spelling = canonicalSpelling): string {
  const write = (part: Typed, level: number): string => {
    if ("name" in part) return part.name;
    if ("value" in part) {
      const text = spelling(part.value, part.kind);
      return level === 10 && part.kind !== "1" ? `(${text})` : text;
    }
    const [text, own] = writeCall(part.call, part.args);
    return own < level ? `(${text})` : text;
  };
  const writeCall = (name: FormulaOperation, args: readonly Typed[]): [string, number] => {
    const [a, b, c] = args as [Typed, Typed, Typed];
    const sign = SIGNS[name];
    if (sign !== undefined) {
      const [text, level] = sign;
      return [`${write(a, level === 5 ? 6 : level)} ${text} ${write(b, level + 1)}`, level];
    }
    if (name === "negate") return [`-${write(a, 8)}`, 8];
    if (name === "not") return [`not ${write(a, 8)}`, 8];
    if (name === "power") return [`${write(a, 10)}^${write(b, 0)}`, 9];
    if (name === "choose") return [`${write(a, 2)} ? ${write(b, 2)} : ${write(c, 1)}`, 1];
    return [`${name}(${args.map((part) => write(part, 0)).join(", ")})`, 10];
  };
  return write(formula, 0);
}
