/** The number itself, which no file of the first form has. */
import { FORMAT_LINE } from "../plan/plan-format.ts";
import { entryOf } from "../yaml/yaml-document.ts";
import type { MigrationRule } from "./rule.ts";

export const formatNumber: MigrationRule = {
  id: "format-number",
  from: 1,
  since: "0.2.0",
  apply({ source, root, lineEnd }) {
    const why = {
      nl: "plannen zeggen in welke vorm ze geschreven zijn, zodat elke latere versie weet hoe ze te lezen",
      en: "plans say in which form they are written, so that every later version knows how to read them",
    };
    const written = entryOf(root, "format");
    if (written !== undefined) {
      const start = written.keyStart;
      const { end } = written.value;
      return {
        changes: [{ start, end, edits: [{ start, end, text: FORMAT_LINE }], why }],
        byHand: [],
      };
    }
    const [first] = root.entries;
    const start = first?.keyStart ?? root.start;
    // Keys between brackets stand on one line; the number joins them there.
    const isInBrackets = source.text[root.start] === "{";
    const text = `${FORMAT_LINE}${isInBrackets ? ", " : lineEnd}`;
    const edits = [{ start, end: start, text }];
    return { changes: [{ start, end: first?.keyEnd ?? start, edits, why }], byHand: [] };
  },
};
