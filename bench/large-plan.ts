/** A plan far larger than anyone writes, for measuring how loading grows: made from a shipped one. */
import { addressOfCell, quantitiesOf } from "../engine/scenario/address.ts";
import type { Catalogue } from "../engine/scenario/declarations.ts";
import type { ScenarioModel } from "../engine/scenario/resolved.ts";
import { canonicalUnit, writeQuantity } from "../engine/scenario/units/units.ts";

export interface LargePlan {
  readonly text: string;
  readonly points: number;
  readonly indicators: number;
}

/**
 * Writes every lever out year by year with the values that it has, until there are enough points, and
 * an indicator over each two outputs of a city.
 */
export function largePlan(
  model: ScenarioModel,
  catalogue: Catalogue,
  mostPoints: number,
  mostIndicators: number,
): LargePlan {
  const region = model.regions[0]!;
  const years = model.last - model.first + 1;
  const lines = ["id: large-plan", "region: kortrijk", "levers:"];
  let points = 0;
  for (const [id, { unit, dims, min, max }] of quantitiesOf(catalogue, "levers")) {
    const path = region.levers[id];
    const canonical = canonicalUnit(unit);
    const shown = canonical.dimension === "" || canonical.dimension === "year" ? null : canonical;
    // A wish for a year other than this run's is stated otherwise.
    if (path === undefined || canonical.dimension === "year") continue;
    const cells = path.length / years;
    for (let cell = 0; cell < cells && points + years <= mostPoints; cell++) {
      const address =
        dims.length === 0 ? id : addressOfCell(id, cell, catalogue, region.dimensions);
      lines.push(`  ${address}:`);
      for (let year = 0; year < years; year++) {
        const value = Math.min(max, Math.max(min, path[year * cells + cell]!));
        lines.push(`    ${model.first + year}: ${writeQuantity(value, canonical, shown)}`);
      }
      points += years;
    }
  }
  lines.push("indicators:");
  const scalars = [...quantitiesOf(catalogue, "outputs")].filter(
    ([, { dims }]) => dims.length === 0,
  );
  let indicators = 0;
  for (let step = 0; indicators < mostIndicators; step++) {
    const [id, { unit }] = scalars[step % scalars.length]!;
    lines.push(`  indicator_${indicators}:`);
    lines.push(
      `    formula: "${indicators + 1} * ${id} - min(${id}, previous(${id})) * ramp(2026, 2040)"`,
    );
    lines.push(`    unit: ${unit === "1" ? '"1"' : unit}`);
    indicators++;
  }
  return { text: `${lines.join("\n")}\n`, points, indicators };
}
