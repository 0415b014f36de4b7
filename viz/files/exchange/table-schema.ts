/** What every table of a results folder is made of, as a Table Schema of Frictionless Data. */
import { TARGET_STATUSES } from "../../../engine/analysis/targets.ts";
import { GRADES } from "../../../engine/scenario/declarations.ts";
import { COMMON_COLUMNS, RESULT_TABLES } from "../result-columns.ts";
import type { Language } from "../../numbers.ts";

export interface TableField {
  readonly name: string;
  readonly type: "string" | "number" | "integer" | "year";
  readonly title?: string;
  readonly description?: string;
  readonly constraints?: {
    readonly required?: true;
    readonly enum?: readonly string[];
    readonly minimum?: number;
  };
}

export interface TableSchema {
  readonly fields: readonly TableField[];
  readonly missingValues: readonly [""];
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly {
    readonly fields: string | readonly string[];
    readonly reference: { readonly resource: string; readonly fields: string | readonly string[] };
  }[];
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const YEARS = words(
  "year from to year_reached base_year observed_year used_up_in reference_used_up_in price_year " +
    "central_year held_from_p05 held_from_p50 held_from_p95 used_up_in_p05 used_up_in_p50 used_up_in_p95",
);
const INTEGERS = words(
  "line failing_years evaluated_years placeholders evaluable members_met members_kept members never " +
    "lower higher both only_scenario only_reference neither member",
);
const NUMBERS = words(
  "value reference_value difference discounted discount_rate wanted reached gap low high base_value " +
    "observed left right apart share amount cumulative remaining reference_cumulative used_up_at " +
    "reference_used_up_at wished got against measured opening closing central probability " +
    "standard_error cumulative_share low_factor high_factor correlation share_lower share_higher",
);

/** `p05`, `reached_p50`, `used_p95`: a place in a band. */
const QUANTILE = /^(?:reached_|used_)?p\d\d$/;

/** Columns that are something else than elsewhere. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, TableField["type"]>>>> = {
  "levers.csv": { reference: "number" },
  "on-course.csv": { plan: "number", reference: "number" },
  "population.csv": {
    ...{ population: "number", births: "number", deaths: "number" },
    ...{ immigration: "number", emigration: "number" },
  },
};

/** What a table is of. */
export type TableOf = "run" | "ensemble";

/** The same of an ensemble, where they are others; none where a row may be without a year. */
const ENSEMBLE_KEYS: Readonly<Record<string, readonly string[]>> = {
  "quantiles.csv": ["scenario", "region", "indicator", "year"],
  "targets.csv": ["scenario", "region", "target"],
  "budgets.csv": ["scenario", "region", "budget"],
  "failed-members.csv": ["scenario", "member"],
  "differences.csv": ["scenario", "reference", "region", "indicator", "year"],
  "goal-differences.csv": ["scenario", "reference", "region", "target"],
  "quantities.csv": ["indicator"],
};

/** Columns of a table of a run, by which no two rows are alike. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  "indicators.csv": ["scenario", "region", "indicator", "year"],
  "levers.csv": ["scenario", "region", "lever", "year"],
  "targets.csv": ["scenario", "region", "target"],
  "checks.csv": ["scenario", "region", "check"],
  "budgets.csv": ["scenario", "region", "budget", "year"],
  "on-course.csv": ["scenario", "region", "indicator", "year"],
  "population.csv": ["scenario", "region", "year", "sex", "age"],
  "quantities.csv": ["indicator"],
};

const KIND = ["stock", "flow"];
const ENUMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "*": { grade: GRADES, kind: KIND },
  "targets.csv": {
    status: TARGET_STATUSES,
    direction: ["at_least", "at_most", "about"],
    // Means something else here: the form of a goal.
    kind: [],
  },
  "checks.csv": { status: ["holds", "fails", "not_evaluable"] },
  "budgets.csv": { status: ["kept", "used_up", "not_evaluable"] },
  "uncertain-inputs.csv": {
    kind: ["parameter", "reference", "history"],
    ...{ drawn: ["yes", "no"], stated: ["yes", "no"] },
  },
};

/** `tables/emissions.by_sector.csv` is one of `tables/M.O.csv`. */
const kindOf = (file: string): string =>
  file.replace(/^tables\/.*/, "tables/M.O.csv").replace(/^flows\/.*/, "flows/NAME.csv");

/** Cells of dimensions and years name a row of a table by themselves. */
function keyOf(
  file: string,
  columns: readonly string[],
  of: TableOf,
): readonly string[] | undefined {
  const known = (of === "run" ? KEYS : ENSEMBLE_KEYS)[file];
  if (known !== undefined) return known;
  if (file.startsWith("tables/")) {
    const others = of === "run" ? ["unit", "value"] : ["unit", "kind", "central"];
    return columns.filter((name) => !others.includes(name) && !QUANTILE.test(name));
  }
  if (!file.startsWith("flows/")) return undefined;
  const first = columns.findIndex((name) => name === "opening" || /^(?:in|out)_/.test(name));
  return columns.slice(0, first);
}

const QUANTITIES: Readonly<Record<string, string>> = {
  title: "what it is called",
  meaning: "what is counted, and what is not",
  module: "part of the model that computes it",
  dimensions: "what it is broken down by; empty for one number",
};

const typeOf = (file: string, name: string): TableField["type"] => {
  const exception = EXCEPTIONS[file]?.[name];
  if (exception !== undefined) return exception;
  if (YEARS.has(name)) return "year";
  if (INTEGERS.has(name)) return "integer";
  const isNumber =
    NUMBERS.has(name) || QUANTILE.test(name) || /^(?:in|out)_/.test(name) || name === "adjustment";
  return isNumber ? "number" : "string";
};

/**
 * @param file    name in the folder: `indicators.csv`, `tables/emissions.by_sector.csv`
 * @param columns the names in its first row
 * @param of      what the table is of: those of an ensemble bear some of the same names
 */
export function tableSchema(
  file: string,
  columns: readonly string[],
  language: Language,
  of: TableOf = "run",
): TableSchema {
  const primaryKey = keyOf(file, columns, of);
  const about = RESULT_TABLES.find((one) => one.of === of && one.name === kindOf(file));
  const fields = columns.map((name): TableField => {
    const text = about?.columns[name] ?? COMMON_COLUMNS[name];
    const description = text?.[language] ?? QUANTITIES[name];
    const allowed = ENUMS[file]?.[name] ?? ENUMS["*"]![name] ?? [];
    const isKey = primaryKey?.includes(name) === true;
    const constraints = {
      ...(isKey ? { required: true as const } : {}),
      ...(allowed.length > 0 ? { enum: allowed } : {}),
    };
    return {
      ...{ name, type: typeOf(file, name) },
      ...(description === undefined ? {} : { description }),
      ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
    };
  });
  const foreignKeys = ["indicators.csv", "quantiles.csv", "differences.csv"].includes(file)
    ? [
        {
          fields: "indicator",
          reference: { resource: "quantities", fields: "indicator" },
        },
      ]
    : undefined;
  return {
    ...{ fields, missingValues: [""] },
    ...(primaryKey === undefined ? {} : { primaryKey }),
    ...(foreignKeys === undefined ? {} : { foreignKeys }),
  };
}
