/** A region that extends no other must name who uses services, which 0.1.0 did not know. */
import { entryOf } from "../yaml/yaml-document.ts";
import type { MigrationRule } from "./rule.ts";

export const regionServices: MigrationRule = {
  id: "region-services",
  from: 1,
  since: "0.2.0",
  apply({ kind, root, lineEnd, source }) {
    const none = { changes: [], byHand: [] };
    if (kind !== "region" || entryOf(root, "extends") !== undefined) return none;
    const members = entryOf(root, "members");
    if (members === undefined || entryOf(members.value, "service") !== undefined) return none;
    const why = {
      nl: "het gebruik van diensten (kinderopvang, scholen, zorg) is nieuw; zonder leden is er geen",
      en: "the use of services (childcare, schools, care) is new; without members there is none",
    };
    const place = { start: members.keyStart, end: members.keyEnd };
    const first = members.value.kind === "map" ? members.value.entries[0] : undefined;
    if (first === undefined || source.text[members.value.start] === "{") {
      const todo = { nl: "zet service: {} bij members", en: "put service: {} among the members" };
      return { changes: [], byHand: [{ ...place, what: why, todo }] };
    }
    const lineStart = source.text.lastIndexOf("\n", first.keyStart - 1) + 1;
    const indent = source.text.slice(lineStart, first.keyStart);
    const at = first.keyStart;
    const edits = [{ start: at, end: at, text: `service: {}${lineEnd}${indent}` }];
    return { changes: [{ ...place, edits, why }], byHand: [] };
  },
};
