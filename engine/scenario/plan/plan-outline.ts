/**
 * The outline of plans and packages as data: which keys there are and what form each value takes.
 * The schema that explains mistakes is made of it (plan-schema.ts), and most files, which have none,
 * are seen to fit without it: making the schema costs more than all that is to be checked.
 */
import { GRADES, THEMES } from "../declarations.ts";
import type { YamlNode } from "../yaml/yaml-document.ts";

/** How ambitious a package of measures is: from unchanged policy to what can be done at most. */
export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

/** What a value may be. */
export type Form =
  | "anything"
  | "text"
  | "words"
  | "quantity"
  | "words in each language"
  | "paths"
  | { readonly oneOf: readonly string[] | readonly number[] }
  /** Entries under keys of one's own, each of this form or removed by `null`. */
  | { readonly each: "anything" | Group };

/** The keys of a map, in the order in which they are told. */
export type Group = Readonly<Record<string, Field>>;

interface Field {
  readonly form: Form;
  readonly required: boolean;
  /** Its absence is told by whoever reads the entry, who knows what to propose. */
  readonly late?: true;
}

const must = (form: Form): Field => ({ form, required: true });
const may = (form: Form): Field => ({ form, required: false });
const mustLater = (form: Form): Field => ({ form, required: true, late: true });

const target: Group = {
  indicator: must("text"),
  at_least: may("quantity"),
  at_most: may("quantity"),
  equals: may("quantity"),
  change: may("quantity"),
  decrease: may("quantity"),
  annual_change: may("quantity"),
  vs: may("quantity"),
  base: may("quantity"),
  year: must("quantity"),
  by: may({ oneOf: ["start", "end"] }),
  unit: may("text"),
  title: may("words in each language"),
  source: may("words"),
  grade: may({ oneOf: GRADES }),
  section: may("words"),
  remark: may("words in each language"),
  interpreted: may("words in each language"),
};

const indicator: Group = {
  formula: must("words"),
  unit: mustLater("words"),
  title: may("words in each language"),
  source: may("words"),
  note: may("words"),
};

const check: Group = {
  expect: must("words"),
  year: may("quantity"),
  from: may("quantity"),
  to: may("quantity"),
  title: may("words in each language"),
  source: may("words"),
  note: may("words"),
};

const budget: Group = {
  indicator: must("text"),
  amount: must("quantity"),
  from: must("quantity"),
  to: must("quantity"),
  title: may("words in each language"),
  source: may("words"),
  grade: may({ oneOf: GRADES }),
  note: may("words"),
};

const contents: Group = {
  include: may("paths"),
  levers: may({ each: "anything" }),
  parameters: may({ each: "anything" }),
  targets: may({ each: target }),
  indicators: may({ each: indicator }),
  checks: may({ each: check }),
  budgets: may({ each: budget }),
  programmes: may({ each: "anything" }),
};

/** What one municipality of a group does otherwise. */
const exception: Group = { plan: may("text"), ...contents, observations: may("anything") };

/** What serves several municipalities of a group. */
const shared: Group = {
  title: may("words in each language"),
  lever: must("text"),
  // Values with years, and shares or a quantity: whoever reads them tells what is neither.
  amount: must("anything"),
  allocation: must("anything"),
  source: may("words"),
  note: may("words"),
};

const plan: Group = {
  // Which numbers there are is looked at before all else (plan-format.ts).
  format: may("anything"),
  id: must("words"),
  title: may("words in each language"),
  language: may({ oneOf: ["nl", "en"] }),
  region: may("text"),
  group: may("text"),
  extends: may("text"),
  ...contents,
  exceptions: may({ each: exception }),
  shared: may({ each: shared }),
  // Entries, or the tables that hold them: whoever reads those tells what is neither.
  observations: may("anything"),
  start_from: may("anything"),
  // Whoever takes them up tells what is no text.
  carries: may({ each: "anything" }),
};

const measures: Group = {
  format: may("anything"),
  id: must("words"),
  title: may("words in each language"),
  ...contents,
  theme: may({ oneOf: THEMES }),
  level: may({ oneOf: LEVELS }),
  explanation: may("words in each language"),
};

export const OUTLINE = {
  ...{ plan, measures, target, indicator, check, budget, exception, shared },
} as const;

/** Whether the outline itself tells that a key is not there. */
export const isMissed = ({ required, late }: Field): boolean => required && late !== true;

/** Whether a map has the keys of a group, all that are required, and values of their forms. */
export function fitsGroup(node: YamlNode, group: Group): boolean {
  if (node.kind !== "map") return false;
  const { entries } = node;
  let required = 0;
  for (let i = 0; i < entries.length; i++) {
    const { key, value } = entries[i]!;
    if (!Object.hasOwn(group, key)) return false;
    const field = group[key]!;
    if (!fits(value, field.form)) return false;
    if (isMissed(field)) required++;
  }
  for (const key in group) if (isMissed(group[key]!)) required--;
  return required === 0;
}

function fits(node: YamlNode, form: Form): boolean {
  if (form === "anything") return true;
  if (typeof form === "object") {
    if ("each" in form) return isNothing(node) || fitsEach(node, form.each);
    const options: readonly unknown[] = form.oneOf;
    return node.kind === "scalar" && options.includes(node.value);
  }
  if (form === "text") return isText(node);
  if (form === "paths") {
    return isNothing(node) || isText(node) || (node.kind === "list" && node.items.every(isText));
  }
  if (isWords(node)) return true;
  if (form !== "words in each language" || node.kind !== "map") return false;
  return node.entries.every(({ key, value }) => (key === "nl" || key === "en") && isWords(value));
}

function fitsEach(node: YamlNode, form: "anything" | Group): boolean {
  if (node.kind !== "map") return false;
  if (form === "anything") return true;
  return node.entries.every(({ value }) => isNothing(value) || fitsGroup(value, form));
}

const isNothing = (node: YamlNode): boolean => node.kind === "scalar" && node.value === null;
const isText = (node: YamlNode): boolean =>
  node.kind === "scalar" && typeof node.value === "string";
const isWords = (node: YamlNode): boolean =>
  isText(node) || (node.kind === "scalar" && typeof node.value === "number");
