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
  "year from to year_reached base_year observed_year used_up_in reference_used_up_in price_year",
);
const INTEGERS = words("line failing_years evaluated_years placeholders");
const NUMBERS = words(
  "value reference_value difference discounted discount_rate wanted reached gap low high base_value " +
    "observed left right apart share amount cumulative remaining reference_cumulative used_up_at " +
    "reference_used_up_at wished got against measured opening closing",
);

/** Columns that are something else than elsewhere. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, TableField["type"]>>>> = {
  "levers.csv": { reference: "number" },
  "on-course.csv": { plan: "number", reference: "number" },
  "population.csv": {
    ...{ population: "number", births: "number", deaths: "number" },
    ...{ immigration: "number", emigration: "number" },
  },
};

/** Columns of a table, by which no two rows are alike. */
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
};

/** `tables/emissions.by_sector.csv` is one of `tables/M.O.csv`. */
const kindOf = (file: string): string =>
  file.replace(/^tables\/.*/, "tables/M.O.csv").replace(/^flows\/.*/, "flows/NAME.csv");

/** Cells of dimensions and years name a row of a table by themselves. */
function keyOf(file: string, columns: readonly string[]): readonly string[] | undefined {
  const known = KEYS[file];
  if (known !== undefined) return known;
  if (file.startsWith("tables/")) {
    return columns.filter((name) => name !== "unit" && name !== "value");
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
  const isNumber = NUMBERS.has(name) || /^(?:in|out)_/.test(name) || name === "adjustment";
  return isNumber ? "number" : "string";
};

/**
 * @param file    name in the folder: `indicators.csv`, `tables/emissions.by_sector.csv`
 * @param columns the names in its first row
 */
export function tableSchema(
  file: string,
  columns: readonly string[],
  language: Language,
): TableSchema {
  const primaryKey = keyOf(file, columns);
  const about = RESULT_TABLES.find(({ name, of }) => of === "run" && name === kindOf(file));
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
  const foreignKeys =
    file === "indicators.csv"
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
