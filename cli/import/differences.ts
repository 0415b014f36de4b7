/** What an import changes in a region: the figure as it was and as it becomes. */
import { parseAddress, quantitiesOf } from "../../engine/scenario/address.ts";
import type { Catalogue, Grade } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { diagnosticOfFile } from "../../engine/scenario/diagnostics/text.ts";
import type { Provenance, ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { Rows } from "./build.ts";

export interface Side {
  /** In the canonical unit; of a table the sum of its values. */
  readonly value: number;
  readonly grade: Grade;
}

export interface Difference {
  readonly kind: "parameter" | "table" | "history";
  readonly address: string;
  readonly year: number | null;
  /** Canonical. */
  readonly unit: string;
  /** How many values a table has; 1 of a single figure. */
  readonly count: number;
  readonly was: Side | null;
  readonly becomes: Side | null;
}

/** A figure is told of when it becomes more than this many times what it was, or less than that part. */
const JUMP = 2;
/** The same of a whole population: it does not grow by a tenth in a few years. */
const TABLE_JUMP = 1.1;

export function differencesOf(
  rows: Rows,
  catalogue: Catalogue,
  before: ResolvedScenario | null,
  after: ResolvedScenario,
): Difference[] {
  const parameters = quantitiesOf(catalogue, "parameters");
  const outputs = quantitiesOf(catalogue, "outputs");
  const differences: Difference[] = [];
  for (const address of [
    ...rows.parameters.map(({ parameter }) => parameter!),
    ...rows.tables.flatMap((table) => table.addresses),
  ]) {
    const isTable = rows.tables.some((table) => table.addresses.includes(address));
    const count = rows.tables.find((table) => table.addresses.includes(address))?.rows.length ?? 1;
    differences.push({
      ...{
        kind: isTable ? ("table" as const) : ("parameter" as const),
        address,
        year: null,
        count,
      },
      unit: parameters.get(parseAddress(address)!.id)?.unit ?? "",
      was: before === null ? null : sideOf(address, catalogue, before),
      becomes: sideOf(address, catalogue, after),
    });
  }
  for (const { indicator, year } of rows.history) {
    const of = Number(year);
    differences.push({
      ...{ kind: "history" as const, address: indicator!, year: of, count: 1 },
      unit: outputs.get(indicator!)?.unit ?? "",
      was: before === null ? null : observedIn(indicator!, of, before),
      becomes: observedIn(indicator!, of, after),
    });
  }
  return differences;
}

/** The sum over the cells of an address, and how well founded the weakest record of it is. */
function sideOf(address: string, catalogue: Catalogue, scenario: ResolvedScenario): Side | null {
  const { id, members } = parseAddress(address)!;
  const declared = quantitiesOf(catalogue, "parameters").get(id);
  const values = scenario.model.regions[0]!.parameters[id];
  const records = scenario.notes.regions[0]!.parameters[id] ?? [];
  if (declared === undefined || values === undefined) return null;
  let [from, size] = [0, values.length];
  members.forEach((member, axis) => {
    const dimension = catalogue.dimensions[declared.dims[axis]!];
    const listed = dimension?.members;
    const ids =
      typeof listed === "string"
        ? (scenario.model.regions[0]!.dimensions[declared.dims[axis]!] ?? [])
        : (listed ?? []).map((one) => one.id);
    size /= Math.max(1, ids.length);
    from += Math.max(0, ids.indexOf(member)) * size;
  });
  const value = values.slice(from, from + size).reduce((sum, one) => sum + one, 0);
  const record =
    records.find((one: Provenance) => (one.address ?? id) === address) ?? records.at(-1);
  return record === undefined ? null : { value, grade: record.grade };
}

function observedIn(indicator: string, year: number, scenario: ResolvedScenario): Side | null {
  const found = scenario.model.regions[0]!.history[indicator]?.find(([of]) => of === year);
  const record = scenario.notes.regions[0]!.history[indicator]?.find((one) => one.year === year);
  return found === undefined || record === undefined
    ? null
    : { value: found[1], grade: record.grade };
}

/** Warnings of what is hard to believe beside what the region has now. */
export function jumps(file: string, differences: readonly Difference[]): Diagnostic[] {
  return differences.flatMap(({ address, year, kind, was, becomes }) => {
    if (was === null || becomes === null || was.value === 0 || becomes.value === 0) return [];
    const ratio = becomes.value / was.value;
    const limit = kind === "table" ? TABLE_JUMP : JUMP;
    if (ratio <= limit && ratio >= 1 / limit) return [];
    const times = ratio >= 1 ? ratio : 1 / ratio;
    const subject = year === null ? address : `${address} (${year})`;
    const said = times.toPrecision(3);
    return [
      diagnosticOfFile(file, {
        code: "unusual-size",
        severity: "warning",
        message: {
          nl: `${subject} wordt ${said.replace(".", ",")} keer zo ${ratio >= 1 ? "groot" : "klein"} als het was`,
          en: `${subject} becomes ${said} times as ${ratio >= 1 ? "large" : "small"} as it was`,
        },
        help: {
          nl: "kijk na of de eenheid, het jaar en de gemeente kloppen",
          en: "check whether the unit, the year and the municipality are right",
        },
      }),
    ];
  });
}
