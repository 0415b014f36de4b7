/** The figures of a text without its words, each with its name: what is left where the words do not hold. */
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { ValueFacts } from "../../viz/note/facts.ts";
import { isFault } from "../../viz/note/fault.ts";
import { fillValue } from "../../viz/note/value.ts";
import type { TextNode } from "./story-text.ts";

export interface NamedFigure {
  /** `CO₂-uitstoot 2040`. */
  readonly name: string;
  readonly value: string;
}

/** Figures of passages that depend on a condition are left out with them. */
export function figuresOf(nodes: readonly TextNode[], facts: ValueFacts): NamedFigure[] {
  const { language, plans } = facts;
  const { catalogue, scenario } = plans[0]!.outcome;
  return nodes.flatMap((node): NamedFigure[] => {
    if (node.kind !== "value" || node.tag.kind !== "value") return [];
    const { subject, years, plan, change } = node.tag.value;
    // Held against another course it needs words, and those are what does not hold.
    if (plan !== null || change !== null) return [];
    const filled = fillValue(node.tag, facts);
    if (isFault(filled)) return [];
    const id = subject.toLowerCase().replace(/\[.*$/, "");
    const label =
      quantitiesOf(catalogue, "outputs").get(id)?.label ??
      quantitiesOf(catalogue, "levers").get(id)?.label ??
      scenario.notes.targets[id]?.what;
    if (label === undefined) return [];
    const year = years !== null && years.from === years.to ? ` ${years.from}` : "";
    return [{ name: `${label[language]}${year}:`, value: filled.text }];
  });
}
