/**
 * Outputs that have no total: a sum with a hole is no sum, and of what is neither an amount nor a
 * ratio of amounts nobody can say what it is of several regions together.
 */
import { parseAddress } from "../../scenario/address.ts";
import type { Catalogue, Text } from "../../scenario/declarations.ts";

/** A region of the group as far as its figures are there. */
export interface PartialFigures {
  readonly title: Text;
  /** Outputs without a value. */
  readonly missing: ReadonlySet<string>;
  has(output: string): boolean;
}

/** An output that some regions do not have at all: a programme that others run. */
export interface PartialTotal {
  readonly output: string;
  /** Titles of the regions whose figures are in the sum. */
  readonly of: readonly Text[];
}

/** @param differing outputs that regions define in different ways */
export function withheldTotals(
  catalogue: Catalogue,
  regions: readonly PartialFigures[],
  differing: ReadonlySet<string>,
): ReadonlyMap<string, Text> {
  const withheld = new Map<string, Text>();
  const later: (() => void)[] = [];
  for (const { id: module, outputs } of catalogue.modules) {
    for (const [name, { noTotal, ratio, weight }] of Object.entries(outputs)) {
      const id = `${module}.${name}`;
      const lacking = regions.filter(({ missing }) => missing.has(id)).map(({ title }) => title);
      if (noTotal !== undefined) withheld.set(id, noTotal);
      else if (lacking.length > 0) withheld.set(id, withoutFigure(lacking));
      else if (differing.has(id)) withheld.set(id, DIFFERENT);
      const terms = [...(ratio?.of ?? []), ...(ratio?.per ?? []), ...(weight ?? [])];
      if (terms.length === 0) continue;
      later.push(() => {
        for (const term of terms) {
          const of = withheld.get(parseAddress(term)?.id ?? "");
          if (of !== undefined && !withheld.has(id)) withheld.set(id, of);
        }
      });
    }
  }
  // Ratios are of amounts, all of which are known by now.
  for (const decide of later) decide();
  return withheld;
}

export function partialTotals(
  catalogue: Catalogue,
  regions: readonly PartialFigures[],
): PartialTotal[] {
  return catalogue.modules.flatMap(({ id: module, outputs }) =>
    Object.keys(outputs).flatMap((name) => {
      const output = `${module}.${name}`;
      const of = regions.filter((region) => region.has(output)).map(({ title }) => title);
      return of.length < regions.length && of.length > 0 ? [{ output, of }] : [];
    }),
  );
}

const withoutFigure = (titles: readonly Text[]): Text => ({
  nl: `het cijfer van ${titles.map(({ nl }) => nl).join(", ")}`,
  en: `the figure of ${titles.map(({ en }) => en).join(", ")}`,
});

const DIFFERENT: Text = {
  nl: "een programma dat alle gemeenten op dezelfde manier tellen",
  en: "a programme that all municipalities count in the same way",
};
