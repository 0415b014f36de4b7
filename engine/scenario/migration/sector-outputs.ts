/**
 * The module of all sectors of 0.1.0 became five: services, buildings of the city, industry,
 * agriculture and mobility. Goals and formulas that named its outputs name those of the new ones.
 */
import type { Text } from "../declarations.ts";
import { entryOf, type YamlNode, type YamlScalar } from "../yaml/yaml-document.ts";
import type { ByHand, Change, MigrationRule } from "./rule.ts";

/** What each output of the module is called now; members in brackets stay behind it. */
export const SECTOR_OUTPUTS: Readonly<Record<string, string>> = {
  "sectors.tertiary_energy": "tertiary.energy",
  "sectors.tertiary_total": "tertiary.final_energy",
  "sectors.tertiary_useful_heat": "tertiary.useful_heat",
  "sectors.municipal_energy": "municipal.energy",
  "sectors.municipal_total": "municipal.buildings_energy",
  "sectors.municipal_useful_heat": "municipal.useful_heat",
  "sectors.public_lighting": "municipal.public_lighting",
  "sectors.industry_energy": "industry.energy",
  "sectors.industry_total": "industry.final_energy",
  "sectors.agriculture_energy": "agriculture.energy",
  "sectors.agriculture_total": "agriculture.final_energy",
  "sectors.transport_energy": "mobility.energy",
  "sectors.transport_total": "mobility.final_energy",
};

const WHY: Text = {
  nl: "sectors is opgesplitst; deze uitkomst is nu van een module die anders rekent, dus het cijfer is een ander: zie CHANGELOG.md",
  en: "sectors was split up; this output is now of a module that computes otherwise, so the figure is another: see CHANGELOG.md",
};
const UNKNOWN: Text = {
  nl: "kies een uitkomst van tertiary, municipal, industry, agriculture of mobility: simulate list indicators",
  en: "choose an output of tertiary, municipal, industry, agriculture or mobility: simulate list indicators",
};
const FUELS: Text = {
  nl: "motor_fuel is nu diesel, petrol en biofuel: schrijf de som van de drie",
  en: "motor_fuel is diesel, petrol and biofuel now: write the sum of the three",
};

export const sectorOutputs: MigrationRule = {
  id: "sector-outputs",
  from: 1,
  since: "0.2.0",
  apply({ source, root }) {
    const changes: Change[] = [];
    const byHand: ByHand[] = [];
    for (const { start, end } of placesOf(root)) {
      const text = source.text.slice(start, end);
      for (const found of text.matchAll(/\bsectors\.[a-z_]+/g)) {
        const at = start + found.index;
        const to = at + found[0].length;
        const now = Object.hasOwn(SECTOR_OUTPUTS, found[0]) ? SECTOR_OUTPUTS[found[0]] : undefined;
        if (now === undefined) {
          const what = { nl: `${found[0]} is er niet meer`, en: `${found[0]} is gone` };
          byHand.push({ start: at, end: to, what, todo: UNKNOWN });
        } else {
          changes.push({
            start: at,
            end: to,
            edits: [{ start: at, end: to, text: now }],
            why: WHY,
          });
        }
      }
      for (const found of text.matchAll(/\bmotor_fuel\b/g)) {
        const at = start + found.index;
        const what = {
          nl: "de drager motor_fuel is er niet meer",
          en: "the carrier motor_fuel is gone",
        };
        byHand.push({ start: at, end: at + found[0].length, what, todo: FUELS });
      }
    }
    return { changes, byHand };
  },
};

/** What names an output: the indicator of a goal, the formula of an indicator of the plan's own. */
function placesOf(root: YamlNode): YamlScalar[] {
  const places = new Map<number, YamlScalar>();
  for (const [group, key] of [
    ["targets", "indicator"],
    ["indicators", "formula"],
  ] as const) {
    const entries = entryOf(root, group)?.value;
    if (entries?.kind !== "map") continue;
    for (const { value } of entries.entries) {
      const named = entryOf(value, key)?.value;
      if (named?.kind === "scalar") places.set(named.start, named);
    }
  }
  return [...places.values()];
}
