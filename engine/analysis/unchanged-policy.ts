/** A plan without its decisions: what one plan by itself is compared with. */
import type { Text } from "../scenario/declarations.ts";
import { missingOutputs } from "../scenario/programmes/programme-declarations.ts";
import type { ResolvedScenario, ScenarioModel } from "../scenario/resolved.ts";

/** The id of every plan's own reference path in a comparison. */
export const UNCHANGED_POLICY = "unchanged-policy";

const NO_FIGURE: Text = { nl: "een cijfer van de regio", en: "a figure of the region" };

/** What it is called. */
export const UNCHANGED_TITLE: Text = { nl: "Ongewijzigd beleid", en: "Unchanged policy" };

/**
 * The same scenario, the plan's parameters, goals and indicators included, with every lever on its
 * reference path.
 */
export function unchangedPolicy({ model, notes }: ResolvedScenario): ResolvedScenario {
  const lacking = model.regions.map(({ unknownReference = [], unknownOutputs = [] }, at) => {
    const unstated = new Set(unknownReference);
    const known = notes.regions[at]!.missing ?? {};
    const unknown = unknownOutputs.map((id) => [id, known[id] ?? NO_FIGURE] as const);
    const unplanned = missingOutputs(
      model.programmes ?? [],
      model.first,
      (id) => !unstated.has(id),
    );
    return new Map([...unknown, ...unplanned]);
  });
  return {
    model: {
      ...model,
      regions: model.regions.map((region, at) =>
        withMissing({ ...region, levers: region.reference }, [...lacking[at]!.keys()]),
      ),
    },
    notes: {
      ...notes,
      id: UNCHANGED_POLICY,
      title: UNCHANGED_TITLE,
      levers: {},
      regions: notes.regions.map((region, at) =>
        withMissing(region, Object.fromEntries(lacking[at]!)),
      ),
    },
  };
}

/** Whether a plan decides nothing: every lever stands on its reference path. */
export const followsUnchangedPolicy = ({ regions }: ScenarioModel): boolean =>
  regions.every(({ levers, reference }) =>
    Object.entries(levers).every(
      ([id, path]) =>
        path === reference[id] || path.every((value, at) => value === reference[id]?.[at]),
    ),
  );

/** What is missing stands in a region only when something is. */
function withMissing<T extends { readonly missing?: object }>(region: T, missing: T["missing"]): T {
  const { missing: before, ...rest } = region;
  const isNothing = Object.keys(missing ?? {}).length === 0;
  if (isNothing && before === undefined) return region;
  return (isNothing ? rest : { ...rest, missing }) as T;
}
