/**
 * The list of IAMC variables (`iamc-variables.csv`): which output bears which name and unit, and which
 * outputs are left out and why. Names of `common-definitions` mean what that list of the IAMC says
 * (github.com/IAMconsortium/common-definitions); the others are ours, made after its example.
 */
import { parseAddress, quantitiesOf } from "../../../engine/scenario/address.ts";
import type { Catalogue } from "../../../engine/scenario/declarations.ts";
import {
  canonicalUnit,
  convertYearly,
  parseUnitFor,
  type Unit,
} from "../../../engine/scenario/units/units.ts";

export const IAMC_COLUMNS = [
  ...["output", "variable", "unit", "in", "per", "defined", "remark"],
] as const;

export type DefinedBy = "common-definitions" | "ademruimte" | "left out";

export interface IamcVariable {
  /** Addresses of outputs, or of their cells, that are added up. */
  readonly outputs: readonly string[];
  /** `Final Energy|Residential`; empty for what is left out. */
  readonly variable: string;
  /** As the table says it: `EJ/yr`. */
  readonly unit: string;
  /** The unit of our own table that the values are converted to, and by how many it is divided. */
  readonly within: string;
  readonly per: number;
  readonly defined: DefinedBy;
  /** What is to be minded, or why the output is left out. */
  readonly remark: string;
}

const DEFINED: readonly string[] = ["common-definitions", "ademruimte", "left out"];

/**
 * @param rows the cells of the list, its head first
 * @throws on a list that is not as it should be, which is a mistake of ours
 */
export function iamcVariables(rows: readonly (readonly string[])[]): IamcVariable[] {
  const [head = [], ...body] = rows;
  if (head.join() !== IAMC_COLUMNS.join()) throw new Error("the IAMC list has other columns");
  return body.map((cells) => {
    const [output, variable, unit, within, per, defined, remark] = cells as [
      ...[string, string, string, string, string, string, string],
    ];
    if (!DEFINED.includes(defined)) throw new Error(`${output}: defined by ${defined}?`);
    return {
      ...{ outputs: output.split(" + "), variable, unit, within, remark },
      ...{ per: per === "" ? 1 : Number(per), defined: defined as DefinedBy },
    };
  });
}

/**
 * What turns a value in the canonical unit of the outputs into one of the list.
 *
 * @throws when the unit of the list measures something else
 */
export function conversionOf(
  { outputs, within, per, variable }: IamcVariable,
  catalogue: Catalogue,
): (value: number) => number {
  const units = new Set(
    outputs.map((address) => {
      const { id } = parseAddress(address)!;
      const unit = quantitiesOf(catalogue, "outputs").get(id)?.unit;
      if (unit === undefined) throw new Error(`${variable}: no output ${id}`);
      return unit;
    }),
  );
  const [unit] = units;
  if (unit === undefined || units.size > 1) throw new Error(`${variable}: several units`);
  const from: Unit = canonicalUnit(unit);
  const to = parseUnitFor(within, from);
  const convert = (value: number): number | null =>
    to === null ? null : convertYearly(value, from, to);
  if (convert(1) === null) throw new Error(`${variable}: ${within} does not measure ${unit}`);
  return (value) => convert(value)! / per;
}
