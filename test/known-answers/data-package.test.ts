/** The data package: its descriptor is valid, and every row of every table is as its schema says. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { rowsOf } from "../../cli/stored-run/stored-table.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { csvText, TIDY } from "../../viz/files/csv.ts";
import { ensembleTables } from "../../viz/files/ensemble-tables.ts";
import {
  DESCRIPTOR,
  dataPackage,
  ensemblePackage,
  resourceName,
} from "../../viz/files/exchange/data-package.ts";
import type { TableField, TableSchema } from "../../viz/files/exchange/table-schema.ts";
import { inventedEnsemble } from "../arbitraries/invented-ensemble.ts";
import { resolvedWith } from "../arbitraries/own-plan.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const QUESTION = {
  language: "en",
  version: "0.1.0",
  scenarioHash: "a".repeat(64),
  sha256,
} as const;

interface Descriptor {
  readonly title: string;
  readonly sources: readonly { readonly title: string; readonly path?: string }[];
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly bytes: number;
    readonly hash: string;
    readonly schema: TableSchema;
  }[];
}

/** Of draft 4, of which only the name differs in what this profile uses. */
const { $schema: draft, ...profile } = JSON.parse(
  fs.readFileSync(path.join(root, "test/data-package/tabular-data-package.json"), "utf8"),
) as Record<string, unknown>;
const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
// A hint for editors, which says nothing about a text.
ajv.addFormat("textarea", true);
const validate = ajv.compile(profile);

const made = (scenario = shipped("kortrijk/kortrijk-2040.yaml")) => {
  const files = new Map(
    dataPackage(runScenario(scenario), QUESTION).map(({ name, bytes }) => [name, bytes]),
  );
  const text = new TextDecoder().decode(files.get(DESCRIPTOR));
  return { files, descriptor: JSON.parse(text) as Descriptor };
};

const { files, descriptor } = made();

const LEXICAL: Readonly<Record<TableField["type"], RegExp>> = {
  string: /^/,
  number: /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/,
  integer: /^-?\d+$/,
  year: /^\d{4}$/,
};

describe("the descriptor", () => {
  it("is a Tabular Data Package", () => {
    expect(draft).toBe("http://json-schema.org/draft-04/schema#");
    expect(JSON.stringify(profile)).not.toMatch(
      /"exclusiveM(?:in|ax)imum":(?:true|false)|"id":"http/,
    );
    validate(descriptor);
    expect(validate.errors).toBeNull();
  });

  it("is not accepted without a schema, or with a type that does not exist", () => {
    const [first, ...others] = descriptor.resources;
    const { schema, ...bare } = first!;
    expect(validate({ ...descriptor, resources: [bare, ...others] })).toBe(false);
    const fields = [{ name: "a", type: "numbr" }];
    const wrong = { ...bare, schema: { ...schema, fields } };
    expect(validate({ ...descriptor, resources: [wrong] })).toBe(false);
  });

  it("lists every table with its size and hash, and nothing else", () => {
    const tables = [...files.keys()].filter((name) => name !== DESCRIPTOR);
    expect(descriptor.resources.map((one) => one.path)).toEqual(tables);
    expect(new Set(descriptor.resources.map(({ name }) => name)).size).toBe(tables.length);
    for (const { path: name, bytes, hash } of descriptor.resources) {
      expect(files.get(name)!.length, name).toBe(bytes);
      expect(hash, name).toBe(`sha256:${sha256(files.get(name)!)}`);
    }
    expect(resourceName("tables/emissions.by_sector.csv")).toBe("tables/emissions.by-sector");
    expect(descriptor.sources.length).toBeGreaterThan(20);
  });

  it("is the same twice", () => {
    expect([...made().files]).toEqual([...files]);
  });
});

/** Where a table does not keep to its schema. */
function* faults(
  resource: Descriptor["resources"][number],
  package_: { readonly files: ReadonlyMap<string, Uint8Array>; readonly descriptor: Descriptor },
): Generator<string> {
  const rowsIn = (name: string): string[][] =>
    rowsOf(new TextDecoder().decode(package_.files.get(name)), TIDY);
  const { path: name, schema } = resource;
  const [head, ...rows] = rowsIn(name);
  const { fields, primaryKey, foreignKeys = [] } = schema;
  const names = fields.map((field) => field.name);
  if (names.join() !== head!.join()) yield `${name}: other columns: ${head!.join()}`;
  const keys = new Set<string>();
  for (const [at, row] of rows.entries()) {
    if (row.length !== fields.length) yield `${name} ${at}: ${row.length} cells`;
    for (const [column, { name: field, type, constraints }] of fields.entries()) {
      const cell = row[column]!;
      if (cell === "") {
        if (constraints?.required) yield `${name} ${at}: no ${field}`;
      } else if (!LEXICAL[type].test(cell)) yield `${name} ${at}: ${field} ${cell} is no ${type}`;
      else if (constraints?.enum?.includes(cell) === false) yield `${name} ${at}: ${field} ${cell}`;
    }
    if (primaryKey === undefined) continue;
    const key = JSON.stringify(primaryKey.map((one) => row[names.indexOf(one)]));
    if (keys.has(key)) yield `${name} ${at}: twice ${key}`;
    keys.add(key);
  }
  for (const { fields: from, reference } of foreignKeys) {
    const other = package_.descriptor.resources.find((one) => one.name === reference.resource)!;
    const [otherHead, ...otherRows] = rowsIn(other.path);
    const column = otherHead!.indexOf(reference.fields as string);
    const known = new Set(otherRows.map((row) => row[column]));
    for (const row of rows) {
      const cell = row[names.indexOf(from as string)]!;
      if (!known.has(cell)) yield `${name}: ${cell} is not in ${other.path}`;
    }
  }
}

describe("every table", () => {
  it.each(descriptor.resources.map((resource) => [resource.path, resource] as const))(
    "%s fits its schema",
    (_, resource) => {
      expect([...faults(resource, { files, descriptor })].slice(0, 5)).toEqual([]);
      const [head] = rowsOf(new TextDecoder().decode(files.get(resource.path)), TIDY);
      const texts = resource.schema.fields.filter(({ type }) => type === "string").length;
      expect(texts, "a table has texts and figures").toBeLessThan(head!.length + 1);
    },
  );

  it("fits its schema where a plan names hostile texts, budgets and measurements", () => {
    const hostile = '"=cmd|x\\"},<script>{{\\n@"';
    const other = made(
      resolvedWith(
        `title: { nl: ${hostile}, en: ${hostile} }\n` +
          "include: [measures/koolstofbudget.yaml]\n" +
          "start_from: 2026\n" +
          "observations:\n  demography.population: { 2026: 81200 persons, source: Example }\n" +
          `indicators:\n  mine: { formula: emissions.total / 2, unit: kt, title: { nl: ${hostile}, en: ${hostile} } }\n`,
      ),
    );
    validate(other.descriptor);
    expect(validate.errors).toBeNull();
    expect(other.descriptor.title).toBe('=cmd|x"},<script>{{\n@');
    for (const resource of other.descriptor.resources) {
      expect([...faults(resource, other)].slice(0, 5)).toEqual([]);
    }
    expect(other.descriptor.resources.map(({ name }) => name)).toContain("budgets");
  });
});

describe("the package of an ensemble", () => {
  const plans = [
    inventedEnsemble(shipped("kortrijk/referentie.yaml"), { cells: true }),
    inventedEnsemble(resolvedWith("include: [measures/koolstofbudget.yaml]"), {}, [
      { member: 17, output: "emissions.total", year: 2031 },
    ]),
  ];
  const records = plans.map(({ record }) => record);
  const made = ensemblePackage({ records, differences: [] }, QUESTION);
  const whole = {
    files: new Map(made.map(({ name, bytes }) => [name, bytes])),
    descriptor: JSON.parse(new TextDecoder().decode(made.at(-1)!.bytes)) as Descriptor,
  };

  it("is a Tabular Data Package whose tables fit their schemas", () => {
    validate(whole.descriptor);
    expect(validate.errors).toBeNull();
    const names = whole.descriptor.resources.map(({ name }) => name);
    for (const name of ["quantiles", "targets", "target-years", "budgets", "uncertain-inputs"]) {
      expect(names).toContain(name);
    }
    for (const resource of whole.descriptor.resources) {
      expect([...faults(resource, whole)].slice(0, 5)).toEqual([]);
    }
  });

  it("has the tables of the folder, to the byte, with every quantile as a number", () => {
    for (const { name, rows } of ensembleTables(records, [])) {
      expect(new TextDecoder().decode(whole.files.get(name)), name).toBe(csvText(rows, TIDY));
    }
    const quantiles = whole.descriptor.resources.find(({ name }) => name === "quantiles")!;
    const types = new Map(quantiles.schema.fields.map(({ name, type }) => [name, type]));
    for (const name of ["p05", "p25", "p50", "p75", "p95", "central"]) {
      expect(types.get(name)).toBe("number");
    }
    expect(quantiles.schema.primaryKey).toEqual(["scenario", "region", "indicator", "year"]);
  });
});
