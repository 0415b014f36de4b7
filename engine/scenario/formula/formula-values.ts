/**
 * What the formulas of a plan may name beside what they are about: the plan's own parameters, and
 * those of the model by their address. A parameter that differs by year gives its column.
 */
import {
  formatAddress,
  parseAddress,
  unknownMember,
  type Address,
  type Naming,
  type YearSpan,
} from "../address.ts";
import type { ParameterDeclaration, Text } from "../declarations.ts";
import type { ScopedName } from "./scope.ts";
import type { OwnParameters } from "../parameters/own-parameters.ts";
import type { Provenance } from "../resolved.ts";
import { canonicalUnit } from "../units/units.ts";

export interface FormulaValuesContext {
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  readonly own: OwnParameters;
  /** Null when the region could not be read. */
  readonly years: YearSpan | null;
  isYear(dimension: string): boolean;
  /** Members of a dimension; null when the region that lists them could not be read. */
  members(dimension: string): Naming | null;
}

/** Why there is no value of a name. */
export interface NameRemark {
  readonly message: Text;
  readonly help: Text | null;
}

export class FormulaValues {
  private readonly context: FormulaValuesContext;
  private values: Readonly<Record<string, readonly number[]>> = {};
  private records: Readonly<Record<string, readonly Provenance[]>> = {};
  private readonly columns = new Map<string, Float64Array>();

  constructor(context: FormulaValuesContext) {
    this.context = context;
  }

  get names(): Iterable<string> {
    return [...this.context.own.names, ...this.context.parameters.keys()];
  }

  /** Whether a name is an own parameter whose value is wrong. */
  isFaulty(name: string): boolean {
    return this.context.own.isFaulty(name);
  }

  /** What a name measures; null when it is neither an own parameter nor one of the model. */
  find(name: string): ScopedName | null {
    const own = this.context.own.find(name);
    if (own !== null) return { unit: own.unit };
    const address = parseAddress(name);
    const declared = address === null ? undefined : this.context.parameters.get(address.id);
    if (address === null || declared === undefined) return null;
    const unit = canonicalUnit(declared.unit);
    const { dims } = declared;
    const timeless = dims.filter((dimension) => !this.context.isYear(dimension));
    const { members } = address;
    if (members.length < timeless.length) return { unit, cells: this.cells(address, timeless) };
    const given = members.length === timeless.length ? timeless : dims;
    if (members.length !== given.length) return null;
    return this.stranger(address, given) === null ? { unit } : null;
  }

  /** Why a name that looks like a parameter is none; null when it does not look like one. */
  remark(name: string): NameRemark | null {
    const address = parseAddress(name);
    const declared = address === null ? undefined : this.context.parameters.get(address.id);
    if (address === null || declared === undefined) return null;
    const { dims } = declared;
    const timeless = dims.filter((dimension) => !this.context.isYear(dimension));
    const { id, members } = address;
    if (members.length > dims.length) {
      const form = formatAddress(id, timeless);
      return {
        message: { nl: `${name} heeft te veel leden`, en: `${name} has too many members` },
        help: { nl: `schrijf ${form}`, en: `write ${form}` },
      };
    }
    const stranger = this.stranger(address, members.length === dims.length ? dims : timeless);
    return stranger === null ? null : unknownMember(stranger.member, stranger.naming);
  }

  /** The first member that its dimension does not have. */
  private stranger(
    { members }: Address,
    dims: readonly string[],
  ): { readonly member: string; readonly naming: Naming & { readonly isYear: boolean } } | null {
    for (const [at, member] of members.entries()) {
      const naming = this.context.members(dims[at]!);
      if (naming === null || naming.ids.includes(member)) continue;
      return { member, naming: { ...naming, isYear: this.context.isYear(dims[at]!) } };
    }
    return null;
  }

  private cells({ id, members }: Address, timeless: readonly string[]): readonly string[] {
    let given: readonly (readonly string[])[] = [members];
    for (const dimension of timeless.slice(members.length)) {
      const ids = this.context.members(dimension)?.ids ?? [];
      given = given.flatMap((before) => ids.map((member) => [...before, member]));
    }
    return given.map((all) => formatAddress(id, all));
  }

  /** Gives the values of the model's parameters, as the plans leave them; then columns can be read. */
  fill(
    values: Readonly<Record<string, readonly number[]>>,
    records: Readonly<Record<string, readonly Provenance[]>>,
  ): void {
    this.values = values;
    this.records = records;
  }

  /** Whether nobody knows the figure behind a name: the number that stands in for it says nothing. */
  isUnknown(name: string): boolean {
    if (this.context.own.find(name) !== null) return false;
    const { id, members } = parseAddress(name)!;
    return (this.records[id] ?? []).some((record) => {
      if (record.unknown !== true) return false;
      const those = parseAddress(record.address ?? id)?.members ?? [];
      // One of the two leaves members to be filled in: they may well meet.
      return those.length !== members.length || those.every((member, at) => member === members[at]);
    });
  }

  /** The values of a name that was found, one per year of the run; NaN where nobody knows it. */
  column(name: string): Float64Array {
    const known = this.columns.get(name);
    if (known !== undefined) return known;
    const { first, last } = this.context.years!;
    const count = last - first + 1;
    const own = this.context.own.find(name);
    const column = new Float64Array(count);
    if (own !== null) column.fill(own.value);
    else if (this.isUnknown(name)) column.fill(NaN);
    else {
      const address = parseAddress(name)!;
      const values = this.values[address.id]!;
      for (let year = 0; year < count; year++) {
        column[year] = values[this.position(address, year)]!;
      }
    }
    this.columns.set(name, column);
    return column;
  }

  /** Index in the flat array of a parameter. */
  private position({ id, members }: Address, year: number): number {
    const { dims } = this.context.parameters.get(id)!;
    const withYear = members.length === dims.length;
    let at = 0;
    let next = 0;
    for (const dimension of dims) {
      const { ids } = this.context.members(dimension)!;
      const isYear = this.context.isYear(dimension);
      const index = isYear && !withYear ? year : ids.indexOf(members[next++]!);
      at = at * ids.length + index;
    }
    return at;
  }
}
