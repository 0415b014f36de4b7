/** What levers, parameters and outputs are called in the summary. */
import { midSentence, parseAddress, quantitiesOf } from "../engine/scenario/address.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import type { NamingView as View } from "./run-view.ts";

interface Named {
  readonly label: Text;
  readonly short?: Text;
  readonly dims: readonly string[];
}

function declarationOf(id: string, { outcome: { catalogue } }: View): Named | undefined {
  return (
    quantitiesOf(catalogue, "levers").get(id) ??
    quantitiesOf(catalogue, "outputs").get(id) ??
    quantitiesOf(catalogue, "parameters").get(id)
  );
}

/** A member as it stands in a sentence: `warmtepomp`, `Gentse Poort`. */
export function memberName(dimension: string, id: string, view: View): string {
  const { catalogue, scenario } = view.outcome;
  const members = catalogue.dimensions[dimension]?.members;
  // A region names its own members, and names of places keep their capitals.
  if (!Array.isArray(members)) {
    const own = scenario.notes.regions[view.region]?.members[dimension]?.[id];
    return own?.[view.language] ?? id;
  }
  const label = members.find((member) => member.id === id)?.label;
  return label === undefined ? id : midSentence(label[view.language]);
}

const isYears = (dimension: string | undefined, { outcome: { catalogue } }: View): boolean =>
  dimension !== undefined && catalogue.dimensions[dimension]?.members === "years";

/** An address in words: `Gebouwen op het warmtenet (Venning)`. */
export function nameOf(address: string, view: View): string {
  const parsed = parseAddress(address);
  const declared = parsed === null ? undefined : declarationOf(parsed.id, view);
  if (parsed === null || declared === undefined) return address;
  const name = (declared.short ?? declared.label)[view.language];
  let at = 0;
  const members = parsed.members.map((id) => {
    // What holds for all years has no year among its members.
    while (isYears(declared.dims[at], view) && !/^\d{4}$/.test(id)) at++;
    return memberName(declared.dims[at++] ?? "", id, view);
  });
  return members.length === 0 ? name : `${name} (${members.join(", ")})`;
}

/** Several members of a lever: `5 wijken`. */
export function severalOf(dimension: string, count: number, { outcome, language }: View): string {
  const declared = outcome.catalogue.dimensions[dimension];
  if (declared === undefined) return `${count}`;
  const { label, plural } = declared;
  return plural === undefined
    ? `${count} × ${midSentence(label[language])}`
    : `${count} ${plural[language]}`;
}
