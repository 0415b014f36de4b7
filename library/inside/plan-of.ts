/** A resolved scenario as the plan that a reader of the library sees. */
import { cityOf } from "../../engine/model/index.ts";
import { addressOfCell, quantitiesOf } from "../../engine/scenario/address.ts";
import type { LeverDeclaration, ParameterDeclaration } from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { Figure, Lever, LoadedPlan, Plan, Settings } from "../plan.ts";
import { placeOfRegion } from "./region-place.ts";
import { planValues } from "./values.ts";

/** @param more the same plan with further settings, read and checked as the first time */
export function planOf(scenario: ResolvedScenario, more: (set: Settings) => LoadedPlan): Plan {
  const { model, notes } = scenario;
  const { id, title, language } = notes;
  const regions = notes.regions.map((region) => ({ id: region.id, title: region.title }));
  const plan: Plan = {
    ...{ id, title, language, regions },
    first: model.first,
    last: model.last,
    sources: notes.sources,
    levers: (region) => leversOf(scenario, placeOfRegion(regions, region)),
    figures: (region) => figuresOf(scenario, placeOfRegion(regions, region)),
    with: more,
  };
  return planValues.keep(plan, scenario);
}

function leversOf({ model }: ResolvedScenario, place: number): Lever[] {
  const { catalogue } = cityOf(model);
  const region = model.regions[place]!;
  const count = model.last - model.first + 1;
  const declared = quantitiesOf(catalogue, "levers") as ReadonlyMap<string, LeverDeclaration>;
  return [...declared].flatMap(([id, { label, unit, kind, min, max, theme, actor }]) => {
    const path = region.levers[id];
    if (path === undefined) return [];
    const cells = path.length / count;
    const column = (values: readonly number[], cell: number): number[] =>
      values.filter((_, at) => at % cells === cell);
    const isUnknown = region.unknownReference?.includes(id) === true;
    return Array.from({ length: cells }, (_, cell): Lever => ({
      address: addressOfCell(id, cell, catalogue, region.dimensions),
      ...{ label, unit, kind, min, max, theme, actor },
      values: column(path, cell),
      reference: isUnknown ? null : column(region.reference[id]!, cell),
    }));
  });
}

function figuresOf({ model, notes }: ResolvedScenario, place: number): Figure[] {
  const { catalogue } = cityOf(model);
  const region = model.regions[place]!;
  const records = notes.regions[place]!.parameters;
  const declared = quantitiesOf(catalogue, "parameters") as ReadonlyMap<
    string,
    ParameterDeclaration
  >;
  return [...declared].flatMap(([id, { label, unit }]) =>
    (records[id] ?? []).map((record): Figure => {
      const values = region.parameters[id] ?? [];
      return {
        address: record.address ?? id,
        ...{ label, unit },
        value: values.length === 1 && record.unknown !== true ? values[0]! : null,
        low: record.low ?? null,
        high: record.high ?? null,
        ...{ grade: record.grade, source: record.source, where: record.where, note: record.note },
        isPlaceholder: record.placeholder === true,
        isUnknown: record.unknown === true,
        by: record.by ?? null,
      };
    }),
  );
}
