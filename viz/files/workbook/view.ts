/** What the sheets of a run are made from, and what they call its regions, members and quantities. */
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import { midSentence, parseAddress, quantitiesOf } from "../../../engine/scenario/address.ts";
import type { Catalogue, Text } from "../../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";
import type { Language } from "../../numbers.ts";

export interface RunView {
  readonly outcome: RunOutcome;
  readonly language: Language;
}

/** What says which run a workbook holds. */
export interface Signature {
  readonly scenario: string;
  readonly notes: string;
  readonly engine: string;
}

/** All that names are looked up in. */
export interface NamingView {
  readonly outcome: { readonly catalogue: Catalogue; readonly scenario: ResolvedScenario };
  readonly language: Language;
}

/** The words of a language. */
export const say = (text: Text, { language }: { readonly language: Language }): string =>
  text[language];

export const yearsOf = ({
  first,
  last,
}: {
  readonly first: number;
  readonly last: number;
}): number[] => Array.from({ length: last - first + 1 }, (_, at) => first + at);

export const regionName = ({ outcome, language }: NamingView, region: number): string =>
  outcome.scenario.notes.regions[region]?.title[language] ??
  outcome.scenario.model.regions[region]!.id;

/** A member of a dimension as it is called in a list: `Huishoudens`, `Venning`. */
export function memberName(
  dimension: string,
  id: string,
  region: number,
  { outcome: { catalogue, scenario }, language }: NamingView,
): string {
  const members = catalogue.dimensions[dimension]?.members;
  if (!Array.isArray(members)) {
    return scenario.notes.regions[region]?.members[dimension]?.[id]?.[language] ?? id;
  }
  return members.find((member) => member.id === id)?.label[language] ?? id;
}

/** A quantity with its members in words: `Gebouwen op het warmtenet (Venning)`. */
export function quantityName(address: string, region: number, view: NamingView): string {
  const { outcome, language } = view;
  const own = outcome.scenario.notes.indicators?.[address]?.title[language];
  if (own !== undefined) return own;
  const parsed = parseAddress(address);
  if (parsed === null) return address;
  const { catalogue } = outcome;
  const declared =
    quantitiesOf(catalogue, "outputs").get(parsed.id) ??
    quantitiesOf(catalogue, "levers").get(parsed.id) ??
    quantitiesOf(catalogue, "parameters").get(parsed.id);
  if (declared === undefined) return address;
  const name = declared.label[language];
  let at = 0;
  const members = parsed.members.map((id) => {
    // What holds for all years has no year among its members.
    const isYears = (): boolean =>
      catalogue.dimensions[declared.dims[at] ?? ""]?.members === "years";
    while (isYears() && !/^\d{4}$/.test(id)) at++;
    const dimension = declared.dims[at++] ?? "";
    const member = memberName(dimension, id, region, view);
    // A region names its own members, and names of places keep their capitals.
    const isDeclared = Array.isArray(catalogue.dimensions[dimension]?.members);
    return isDeclared ? midSentence(member) : member;
  });
  return members.length === 0 ? name : `${name} (${members.join(", ")})`;
}

/** The title of a source of the list behind its id; the sentence of an author as it is. */
export const sourceName = (source: string, { outcome }: NamingView): string =>
  outcome.scenario.notes.sources.find(({ id }) => id === source)?.title ?? source;
