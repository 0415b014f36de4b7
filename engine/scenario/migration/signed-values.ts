/**
 * Version 0.1.0 took `+20 MW` for 20 MW and `-100 persons/year` for a value below nought. Since 0.2.0
 * a sign makes a change of what the plan extends: the first would say something else without a
 * word, the second is refused as it could be either.
 */
import type { Text } from "../declarations.ts";
import {
  entryOf,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from "../yaml/yaml-document.ts";
import type { ByHand, Change, MigrationRule } from "./rule.ts";

/** Keys beside members and years whose values are no amounts. */
const NO_AMOUNT = new Set(["source", "note", "shape"]);

interface Amount {
  readonly scalar: YamlScalar;
  /** Where it is meant by a name (`*wind`), the entry that does so; null where it stands itself. */
  readonly alias: YamlEntry | null;
}

/** What stands before the key that it belongs to is meant by a name. */
const aliasIn = (entry: YamlEntry): YamlEntry | null =>
  entry.value.start < entry.keyStart ? entry : null;

function* amountsIn(entry: YamlEntry, from: YamlEntry | null = null): Generator<Amount> {
  const { value } = entry;
  const alias = from ?? aliasIn(entry);
  if (value.kind === "scalar") yield { scalar: value, alias };
  else if (value.kind === "map") {
    for (const one of value.entries) if (!NO_AMOUNT.has(one.key)) yield* amountsIn(one, alias);
  }
}

/** Where the values of the rest of the file stand: goals and indicators are no levers. */
function startsOutside(root: YamlMap): ReadonlySet<number> {
  const starts = new Set<number>();
  const visit = (node: YamlNode): void => {
    if (node.kind === "scalar") starts.add(node.start);
    else if (node.kind === "list") node.items.forEach(visit);
    else node.entries.forEach(({ value }) => visit(value));
  };
  for (const { key, value } of root.entries) if (key !== "levers") visit(value);
  return starts;
}

const PLUS: Text = {
  nl: "met een plus ervoor was dit in 0.1.0 een waarde; nu is het een verandering tegenover wat het plan uitbreidt",
  en: "with a plus before it this was a value in 0.1.0; now it is a change of what the plan extends",
};
const MINUS: Text = {
  nl: "met een min ervoor was dit in 0.1.0 een waarde onder nul; nu kan het ook een daling zijn, dus staat erbij welke",
  en: "with a minus before it this was a value below nought in 0.1.0; now it could be a decrease too, so it says which",
};

const ALIAS: Text = {
  nl: "verwijst (*) naar een bedrag dat verandert waar het staat (&), en verandert dus mee",
  en: "refers (*) to an amount that changes where it stands (&), and so changes with it",
};
const SHARED: Text = {
  nl: "dit bedrag onder nul wordt met een verwijzing (& en *) ook buiten levers gebruikt, waar het anders geschreven wordt",
  en: "this amount below nought is also used outside levers by a reference (& and *), where it is written otherwise",
};
const APART: Text = {
  nl: "schrijf het op beide plaatsen voluit, bij levers als { value: … }",
  en: "write it out in both places, among the levers as { value: … }",
};

export const signedValues: MigrationRule = {
  id: "signed-values",
  from: 1,
  since: "0.2.0",
  apply({ source, root }) {
    const levers: YamlNode | undefined = entryOf(root, "levers")?.value;
    const entries: readonly YamlEntry[] = levers?.kind === "map" ? levers.entries : [];
    const outside = startsOutside(root);
    const seen = new Set<number>();
    const changes: Change[] = [];
    const byHand: ByHand[] = [];
    for (const entry of entries) {
      for (const { scalar, alias } of amountsIn(entry)) {
        const { start, end } = scalar;
        const written = source.text.slice(start, end);
        const sign = /^["']?\s*([+-])\s*(?=[\d.])/.exec(written);
        if (sign === null) continue;
        const place =
          alias === null ? { start, end } : { start: alias.keyStart, end: alias.keyEnd };
        const isMinus = sign[1] === "-";
        // A goal takes no `{ value: … }`, so one text cannot serve both.
        if (isMinus && outside.has(start)) {
          byHand.push({ ...place, what: SHARED, todo: APART });
          continue;
        }
        if (alias !== null) changes.push({ ...place, edits: [], why: ALIAS });
        // What a name stands for is written once, and changed once.
        if (seen.has(start)) continue;
        seen.add(start);
        const at = start + sign[0].indexOf(sign[1]!);
        const edits = isMinus
          ? [
              { start, end: start, text: "{ value: " },
              { start: end, end, text: " }" },
            ]
          : [{ start: at, end: at + 1, text: "" }];
        changes.push({ start, end, edits, why: isMinus ? MINUS : PLUS });
      }
    }
    return { changes, byHand };
  },
};
