/** Joins what a region and the plans say of each programme, key by key. */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import {
  MAX_ID,
  OUTPUT_ID,
  unknownKey,
  type Given,
  type ProgrammeLayer,
} from "./programme-nodes.ts";
import { diagnosticAt, type Remark } from "../diagnostics/text.ts";

export const PROGRAMME_KEYS = [
  ...["title", "meaning", "unit", "theme", "actor", "since", "annual", "counts"],
  ...["delivered", "present", "cost", "upkeep", "per", "source", "where", "grade", "note"],
];

export interface Merged {
  /** Where it was declared first, to point at what is missing. */
  readonly first: Given;
  readonly keys: Map<string, Given>;
  /** The unit of the first layer that gave one: what was counted since cannot change it. */
  unit?: Given;
}

/** Lays one file over those before it. */
export function mergeLayer(
  layer: ProgrammeLayer,
  merged: Map<string, Merged>,
  add: (diagnostic: Diagnostic) => void,
): void {
  const report = (start: number, end: number, remark: Remark): void =>
    add(diagnosticAt(layer.source, start, end, remark));
  for (const entry of layer.entries) {
    const { key: id, keyStart, keyEnd, value } = entry;
    if (!OUTPUT_ID.test(id) || id.length > MAX_ID) {
      report(keyStart, keyEnd, {
        code: "bad-id",
        message: {
          nl: `"${id}" kan geen id van een programma zijn`,
          en: `"${id}" cannot be the id of a programme`,
        },
        help: {
          nl: "schrijf groep.naam in kleine letters, cijfers en _: green.trees_added",
          en: "write group.name in lower-case letters, digits and _: green.trees_added",
        },
      });
      continue;
    }
    if (value.kind === "scalar" && value.value === null && !value.absent) {
      merged.delete(id);
      continue;
    }
    if (value.kind !== "map") {
      if (value.kind === "scalar" && value.faulty) continue;
      report(value.start, value.end, {
        code: "wrong-type",
        message: {
          nl: `${id}: hier hoort een groep van sleutels`,
          en: `${id}: a group of keys belongs here`,
        },
        help: {
          nl: "bijvoorbeeld title, meaning, unit, theme, actor, since en source",
          en: "for instance title, meaning, unit, theme, actor, since and source",
        },
      });
      continue;
    }
    let programme = merged.get(id);
    if (programme === undefined) {
      programme = { first: { layer, entry }, keys: new Map() };
      merged.set(id, programme);
    }
    for (const own of value.entries) {
      if (!PROGRAMME_KEYS.includes(own.key))
        report(own.keyStart, own.keyEnd, unknownKey(own.key, PROGRAMME_KEYS));
      else programme.keys.set(own.key, over(programme.keys.get(own.key), { layer, entry: own }));
      if (own.key === "unit") programme.unit ??= { layer, entry: own };
    }
  }
}

/** What is laid over what a region says keeps it; of plans over plans only the last one counts. */
function over(before: Given | undefined, given: Given): Given {
  if (before === undefined) return given;
  const ofPlans = given.layer.sources === null && before.layer.sources === null;
  const replaces = ofPlans ? before.replaces : before;
  return replaces === undefined ? given : { ...given, replaces };
}
