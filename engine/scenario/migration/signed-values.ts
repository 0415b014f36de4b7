/**
 * Version 0.1.0 took `+20 MW` for 20 MW and `-100 persons/year` for a value below nought. Since 0.2.0
 * a sign makes a change of what the plan extends: the first would say something else without a
 * word, the second is refused as it could be either.
 */
import type { Text } from "../declarations.ts";
import { entryOf, type YamlEntry, type YamlNode, type YamlScalar } from "../yaml/yaml-document.ts";
import type { Change, MigrationRule } from "./rule.ts";

/** Keys beside members and years whose values are no amounts. */
const NO_AMOUNT = new Set(["source", "note", "shape"]);

function* amountsIn(node: YamlNode): Generator<YamlScalar> {
  if (node.kind === "scalar") yield node;
  else if (node.kind === "map") {
    for (const { key, value } of node.entries) if (!NO_AMOUNT.has(key)) yield* amountsIn(value);
  }
}

const PLUS: Text = {
  nl: "met een plus ervoor was dit in 0.1.0 een waarde; nu is het een verandering tegenover wat het plan uitbreidt",
  en: "with a plus before it this was a value in 0.1.0; now it is a change of what the plan extends",
};
const MINUS: Text = {
  nl: "met een min ervoor was dit in 0.1.0 een waarde onder nul; nu kan het ook een daling zijn, dus staat erbij welke",
  en: "with a minus before it this was a value below nought in 0.1.0; now it could be a decrease too, so it says which",
};

export const signedValues: MigrationRule = {
  id: "signed-values",
  from: 1,
  since: "0.2.0",
  apply({ source, root }) {
    const levers: YamlNode | undefined = entryOf(root, "levers")?.value;
    const entries: readonly YamlEntry[] = levers?.kind === "map" ? levers.entries : [];
    const seen = new Set<number>();
    const changes: Change[] = [];
    for (const { value } of entries) {
      for (const { start, end } of amountsIn(value)) {
        const written = source.text.slice(start, end);
        const sign = /^["']?\s*([+-])\s*(?=[\d.])/.exec(written);
        // What an alias stands for is written once, and changed once.
        if (sign === null || seen.has(start)) continue;
        seen.add(start);
        const at = start + sign[0].indexOf(sign[1]!);
        const edits =
          sign[1] === "+"
            ? [{ start: at, end: at + 1, text: "" }]
            : [
                { start, end: start, text: "{ value: " },
                { start: end, end, text: " }" },
              ];
        changes.push({ start, end, edits, why: sign[1] === "+" ? PLUS : MINUS });
      }
    }
    return { changes, byHand: [] };
  },
};
