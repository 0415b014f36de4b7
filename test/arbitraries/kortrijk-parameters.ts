/** The parameters of single modules from the region files of Kortrijk, for tests that wire no other. */
import { readFileSync, existsSync } from "node:fs";
import { catalogue } from "../../engine/model/index.ts";
import { dimensionSizes, sizeOf } from "../../engine/run/layout.ts";
import { cellText, readCsv, type CsvRow, type CsvTable } from "../../engine/scenario/region/csv.ts";
import type { ModuleDeclaration } from "../../engine/scenario/declarations.ts";
import { canonicalUnit, convert, parseUnit } from "../../engine/scenario/units/units.ts";

const root = new URL("../../scenarios/regions/", import.meta.url);

/** `[vlaanderen, kortrijk]`: the second replaces the first. */
const folders = ["vlaanderen", "kortrijk"];

const tableOf = (path: string): CsvTable | null => {
  const url = new URL(path, root);
  return existsSync(url) ? readCsv(path, readFileSync(url, "utf8")).table : null;
};

const cell = (table: CsvTable, row: CsvRow, column: string): string =>
  cellText(row, table.header.indexOf(column));

export type Parameters = Record<string, number[]>;

/** Dense values of every parameter of a module, canonical units, `[dims]` with `year` over the run. */
export function kortrijkParameters(
  module: ModuleDeclaration,
  first: number,
  last: number,
): Parameters {
  const years = last - first + 1;
  const sizes = dimensionSizes(catalogue.dimensions, {}, years);
  const points = new Map<string, Map<string, number>>();
  const put = (id: string, key: string, value: number, unit: string): void => {
    const declared = module.parameters[id.slice(module.id.length + 1)];
    if (!declared) throw new Error(`${id} is not declared`);
    const converted = convert(value, parseUnit(unit)!, canonicalUnit(declared.unit));
    if (converted === null) throw new Error(`${id}: ${unit} does not fit ${declared.unit}`);
    if (!points.has(id)) points.set(id, new Map());
    points.get(id)!.set(key, converted);
  };
  for (const folder of folders) {
    const table = tableOf(`${folder}/parameters/${module.id}.csv`);
    for (const row of table?.rows ?? []) {
      const [id, key = ""] = cell(table!, row, "parameter").split(/[[\]]/) as [string, string];
      put(id, key, Number(cell(table!, row, "value")), cell(table!, row, "unit"));
    }
    const index = tableOf(`${folder}/tables/${module.id}.index.csv`);
    for (const row of index?.rows ?? []) {
      const [id, fixed = ""] = cell(index!, row, "parameter").split(/[[\]]/) as [string, string];
      const file = tableOf(`${folder}/${cell(index!, row, "file")}`)!;
      for (const line of file.rows) {
        const member = cell(file, line, cell(index!, row, "key"));
        const key = fixed === "" ? member : `${fixed},${member}`;
        put(
          id,
          key,
          Number(cell(file, line, cell(index!, row, "column"))),
          cell(index!, row, "unit"),
        );
      }
    }
  }
  const values: Parameters = {};
  for (const [name, { dims }] of Object.entries(module.parameters)) {
    const id = `${module.id}.${name}`;
    const given = points.get(id) ?? new Map<string, number>();
    const dense = new Array<number>(sizeOf(dims, sizes)).fill(NaN);
    const members = dims.map((dim) => {
      const { members: of } = catalogue.dimensions[dim]!;
      if (of === "years") return Array.from({ length: years }, (_, index) => `${first + index}`);
      if (of === "region") throw new Error(`${id}: regional dimensions are not read here`);
      return of.map((member) => member.id);
    });
    for (let at = 0; at < dense.length; at++) {
      const key: string[] = [];
      for (let axis = members.length - 1, rest = at; axis >= 0; axis--) {
        const size = members[axis]!.length;
        key.unshift(members[axis]![rest % size]!);
        rest = Math.floor(rest / size);
      }
      const yearAxis = dims.indexOf("year");
      dense[at] =
        yearAxis < 0
          ? (given.get(key.join(",")) ?? NaN)
          : onPath(given, key.slice(0, yearAxis), Number(key[yearAxis]));
      if (Number.isNaN(dense[at])) throw new Error(`${id}[${key.join(",")}] has no value`);
    }
    values[id] = dense;
  }
  return values;
}

/** Linear between the years given, flat outside; a value without year holds for all. */
function onPath(given: ReadonlyMap<string, number>, key: readonly string[], year: number): number {
  const constant = given.get(key.join(","));
  if (constant !== undefined) return constant;
  const prefix = key.map((member) => `${member},`).join("");
  const path = [...given]
    .filter(([at]) => at.startsWith(prefix))
    .map(([at, value]) => [Number(at.slice(prefix.length)), value] as const)
    .sort(([a], [b]) => a - b);
  const after = path.findIndex(([at]) => at >= year);
  if (path.length === 0) return NaN;
  if (after === -1) return path[path.length - 1]![1];
  if (after === 0) return path[0]![1];
  const [[from, low], [to, high]] = [path[after - 1]!, path[after]!];
  return low + ((high - low) * (year - from)) / (to - from);
}
