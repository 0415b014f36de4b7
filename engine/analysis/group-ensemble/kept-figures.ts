/**
 * What is kept of the runs of many municipalities: the figures that are shown, and the amounts of which
 * their totals are made. All scalar outputs of thirteen municipalities would be ten times as many
 * numbers.
 */
import { cellOf, parseAddress, quantitiesOf } from "../../scenario/address.ts";
import type { Catalogue, OutputDeclaration } from "../../scenario/declarations.ts";
import type { RegionModel } from "../../scenario/resolved.ts";
import { BENCHMARK_INDICATORS, type Term } from "../group/benchmark-indicators.ts";
import { termsOf } from "../group/benchmark.ts";
import { COMPARED_INDICATORS } from "../main-indicators.ts";

/** The scalar outputs that are shown, in the order of the catalogue. */
export function shownOutputs(catalogue: Catalogue): string[] {
  const wanted = new Set<string>(COMPARED_INDICATORS);
  for (const indicator of BENCHMARK_INDICATORS) {
    for (const { output } of termsOf(indicator)) wanted.add(output);
  }
  return Array.from(quantitiesOf(catalogue, "outputs"))
    .filter(([id, { dims }]) => dims.length === 0 && wanted.has(id))
    .map(([id]) => id);
}

export const addressOfTerm = ({ output, member }: Term): string =>
  member === undefined ? output : `${output}[${member}]`;

/** The amounts that a ratio or an average is made of, as addresses. */
export const termsOfTotal = ({ ratio, weight }: OutputDeclaration): readonly string[] => [
  ...(ratio?.of ?? []),
  ...(ratio?.per ?? []),
  ...(weight ?? []),
];

/**
 * Whether the total of a scalar output can be made of single figures: not where it rests on
 * parameters or on all cells of an output, nor where it has no total at all.
 */
export function hasSimpleTotal(output: OutputDeclaration, catalogue: Catalogue): boolean {
  const outputs = quantitiesOf(catalogue, "outputs");
  return (
    output.noTotal === undefined &&
    termsOfTotal(output).every((term) => {
      const address = parseAddress(term);
      const declared = address === null ? undefined : outputs.get(address.id);
      return (
        declared?.scale === "extensive" && declared.dims.length === (address?.members.length ?? -1)
      );
    })
  );
}

/** Addresses of all that is kept: what is shown, what totals are made of, what is compared. */
export function keptAddresses(catalogue: Catalogue, shown: readonly string[]): string[] {
  const outputs = quantitiesOf(catalogue, "outputs");
  const kept = new Set(shown);
  for (const id of shown) {
    const output = outputs.get(id);
    if (output === undefined || !hasSimpleTotal(output, catalogue)) continue;
    for (const term of termsOfTotal(output)) kept.add(term);
  }
  for (const indicator of BENCHMARK_INDICATORS) {
    for (const term of termsOf(indicator)) kept.add(addressOfTerm(term));
  }
  return [...kept];
}

/** Where an address lies in a region; null where the region has no such thing. */
export function placeOfAddress(
  text: string,
  catalogue: Catalogue,
  { dimensions }: Pick<RegionModel, "dimensions">,
): { readonly id: string; readonly cell: number } | null {
  const address = parseAddress(text);
  if (address === null) return null;
  const cell = cellOf(address, catalogue, dimensions);
  return cell === null ? null : { id: address.id, cell };
}

/** The same addresses as cells of the outputs of a region: `FigureOptions.only`. */
export function keptCells(
  addresses: readonly string[],
  catalogue: Catalogue,
  region: Pick<RegionModel, "dimensions">,
): Map<string, Set<number>> {
  const cells = new Map<string, Set<number>>();
  for (const text of addresses) {
    const place = placeOfAddress(text, catalogue, region);
    if (place === null) continue;
    const known = cells.get(place.id);
    if (known === undefined) cells.set(place.id, new Set([place.cell]));
    else known.add(place.cell);
  }
  return cells;
}
