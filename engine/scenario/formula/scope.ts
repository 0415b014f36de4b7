/** Which names a formula may use, and what they measure. */
import type { Text } from "../declarations.ts";
import type { YearSpan } from "../address.ts";
import type { PriceIndex } from "../units/price-index.ts";
import type { Unit } from "../units/units.ts";

export interface ScopedName {
  /** Unit in which the column of the name is given. */
  readonly unit: Unit;
  /**
   * Of a quantity with members that are not chosen: the addresses of all its cells, outermost
   * dimension first. Such a name stands inside `sum(…)` only.
   */
  readonly cells?: readonly string[];
  /** A share, or an index near one: beside it a bare 40 was meant as 40 %. */
  readonly share?: boolean;
}

export interface FormulaScope {
  /** What an address measures; null when there is no such name. Never asked for `year`. */
  find(address: string): ScopedName | null;
  /** Whether the name is one whose value is wrong, which is reported where it stands. */
  isFaulty?(address: string): boolean;
  /** Why there is no such name, where more can be said than that; null when not. */
  remark?(address: string): { readonly message: Text; readonly help: Text | null } | null;
  /** All names, for "did you mean". */
  readonly names: Iterable<string>;
  /** Words beside those of the unit table that count things here: what programmes count. */
  readonly counts?: ReadonlySet<string>;
  /** Price levels of the region; null where it could not be read. */
  readonly prices: PriceIndex | null;
  /** After the run: `at`, `cumulative`, `previous`, `change` and `sum` may be used. */
  readonly afterRun?: boolean;
  /** Years of the run, so that `at(x, 1990)` is seen to be outside; null when not known. */
  readonly years?: YearSpan | null;
}
