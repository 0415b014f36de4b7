/** Which sheet an indicator of several plans stands in. */
import { isOwnId } from "../../../engine/analysis/run-series.ts";
import type { Catalogue, Text } from "../../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";
import { WORDS } from "./words.ts";

const PROGRAMMES: Text = { nl: "Programma's", en: "Programmes" };

export interface SheetGroup {
  readonly label: Text;
  readonly has: (id: string) => boolean;
}

interface PlanOfGroups {
  readonly catalogue: Catalogue;
  readonly scenario: ResolvedScenario;
}

/** City modules by themselves, programmes together, and what the plans define themselves. */
export function sheetGroups(plans: readonly PlanOfGroups[]): SheetGroup[] {
  const groups = new Map<string, SheetGroup>();
  const told = new Set<string>();
  for (const { catalogue, scenario } of plans) {
    const own = new Set(scenario.model.modules);
    for (const [at, { id, label, outputs }] of catalogue.modules.entries()) {
      const isFirst = catalogue.modules.findIndex((one) => one.id === id) === at;
      if (!isFirst || !own.has(id) || groups.has(id)) continue;
      const ids = new Set(Object.keys(outputs).map((name) => `${id}.${name}`));
      for (const one of ids) told.add(one);
      groups.set(id, { label, has: (one) => ids.has(one) });
    }
  }
  return [
    ...groups.values(),
    { label: PROGRAMMES, has: (id) => !isOwnId(id) && !told.has(id) },
    { label: WORDS.own, has: isOwnId },
  ];
}
