/** Goals are compared in canonical units and shown in the unit in which the city stated them. */
import { parseAddress, quantitiesOf } from "../scenario/address.ts";
import type { Catalogue } from "../scenario/declarations.ts";
import type { TargetModel } from "../scenario/resolved.ts";
import { canonicalUnit, convertYearly, parseUnitFor } from "../scenario/units/units.ts";

/**
 * A value of a goal in the goal's own unit: a fraction in %, kWh in GWh. A level of an indicator that
 * no module has was kept as it was stated.
 */
export function inTargetUnit(target: TargetModel, value: number, catalogue: Catalogue): number {
  const address = parseAddress(target.indicator);
  const output = address === null ? undefined : quantitiesOf(catalogue, "outputs").get(address.id);
  const unit = target.relative ? "1" : (target.ownUnit ?? output?.unit);
  if (unit === undefined) return value;
  const canonical = canonicalUnit(unit);
  const stated = parseUnitFor(target.unit, canonical);
  const shown = stated === null ? null : convertYearly(value, canonical, stated);
  if (shown === null) throw new Error(`target ${target.id}: ${target.unit} is not ${unit}`);
  return shown;
}
