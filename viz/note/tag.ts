/** What may stand between the braces of a note, once it is read. Plain data, in no language. */
import type { FacetName, TableName } from "./tag-words.ts";

/** A year as a tag names it. */
export type YearWord = number | "first" | "last";

/** One year, or several together: of a flow their sum. */
export interface YearsWord {
  readonly from: YearWord;
  /** The same as `from` where one year is meant. */
  readonly to: YearWord;
}

/** What a value is held against. */
export type Against =
  | { readonly kind: "year"; readonly year: YearWord }
  /** A plan by its id, or `UNCHANGED`: unchanged policy of the plan itself. */
  | { readonly kind: "plan"; readonly plan: string };

/** A figure of a run, before anything is said of how it is written. */
export interface ValueExpression {
  /** `co2_2040`, `emissions.total`, `heat.connections[venning]`, as written. */
  readonly subject: string;
  /** What of it; null for the value itself. */
  readonly facet: FacetName | null;
  readonly years: YearsWord | null;
  /** `change` is in per cent, `difference` in the unit of the value. */
  readonly change: { readonly how: "change" | "difference"; readonly against: Against } | null;
  /** Divided by the people, households or dwellings of the year; null when it is not. */
  readonly per: "person" | "household" | "dwelling" | null;
  /** Id of the plan; null for the first one. */
  readonly plan: string | null;
}

/** How a value is written. */
export interface Writing {
  /** As written behind `in`: `kt`, `miljoen euro`; null for the usual one. */
  readonly unit: string | null;
  readonly decimals: number | null;
  readonly hasUnit: boolean;
  /** `usual`: a sign on changes and differences, on values only a minus. */
  readonly sign: "usual" | "signed" | "unsigned";
  /** `direction`: only the word; `words`: `daalt met 63 %`. */
  readonly form: "number" | "direction" | "words";
}

export interface ValueTag {
  readonly kind: "value";
  readonly value: ValueExpression;
  readonly writing: Writing;
  /** What the author states: printed as written when the run agrees. */
  readonly says: string | null;
}

/** What is compared: a value of the run, or a quantity as written (`100 kt`). */
export type Operand =
  | { readonly kind: "value"; readonly value: ValueExpression }
  | { readonly kind: "quantity"; readonly text: string };

export type Operator = "<" | "<=" | ">" | ">=" | "=" | "!=";

/** Of goals, budgets and checks. */
export type StateWord =
  "met" | "missed" | "uncertain" | "evaluable" | "kept" | "used_up" | "holds" | "fails";

export type Condition =
  | { readonly op: "and" | "or"; readonly parts: readonly Condition[] }
  | { readonly op: "not"; readonly part: Condition }
  | { readonly op: "state"; readonly value: ValueExpression; readonly state: StateWord }
  | {
      readonly op: "compare";
      readonly left: ValueExpression;
      readonly operator: Operator;
      readonly right: Operand;
    };

/** Text behind it stands in the note only when the condition holds. */
export interface IfTag {
  readonly kind: "if";
  readonly condition: Condition;
}
export interface ElseTag {
  readonly kind: "else";
}
export interface EndTag {
  readonly kind: "end";
}
/** Prints nothing; a mistake when the condition does not hold. */
export interface AssertTag {
  readonly kind: "assert";
  readonly condition: Condition;
}
export interface TableTag {
  readonly kind: "table";
  readonly table: TableName;
  readonly years: readonly YearWord[];
  /** Indicators, goals, levers, …: which rows; empty for the usual ones. */
  readonly subjects: readonly string[];
  /** Id of the plan; null for the first one. */
  readonly plan: string | null;
}
export interface ChartTag {
  readonly kind: "chart";
  readonly chart: string;
  /** Id of the plan; null for the first one, or the comparison where only that has such a chart. */
  readonly plan: string | null;
}

export type Tag = ValueTag | AssertTag | IfTag | ElseTag | EndTag | TableTag | ChartTag;
