/** Every figure of the files behind an ensemble: what was drawn and from what, and what stands still. */
import { axesOf, parseAddress, quantitiesOf, type Axis } from "../../scenario/address.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import type { Provenance, ResolvedScenario } from "../../scenario/resolved.ts";
import type { UncertainInput } from "./uncertain-inputs.ts";
import type { Figure, InputRecord } from "./record.ts";

/** What a record needs of an uncertain input. */
type Drawn = Pick<UncertainInput, "name" | "assumption" | "group" | "explicit"> & {
  position(uniform: number): number;
};

/** A default whose middle is not the value of the run has the value at one of its ends. */
const DEFAULTS = { middle: "two-piece normal", end: "triangular" } as const;

const distributionOf = (input: Drawn, { distribution }: Provenance): string =>
  distribution?.text ?? (input.position(0.5) === 0 ? DEFAULTS.middle : DEFAULTS.end);

/** In the order of the notes: parameters, reference paths, observations; region by region. */
export function inputRecords(
  { model, notes }: ResolvedScenario,
  catalogue: Catalogue,
  inputs: readonly Drawn[],
): InputRecord[] {
  const drawn = new Map<Provenance, Drawn>();
  for (const input of inputs) {
    for (const record of input.assumption.records) drawn.set(record, input);
  }
  const found: InputRecord[] = [];
  model.regions.forEach((region, place) => {
    const known = notes.regions[place]!;
    const axes = axesOf(catalogue, region.dimensions, model);
    const collect = (
      kind: InputRecord["kind"],
      lists: Readonly<Record<string, readonly Provenance[]>>,
      declared: ReadonlyMap<string, { readonly unit: string; readonly dims: readonly string[] }>,
      values: Readonly<Record<string, readonly number[]>>,
    ): void => {
      for (const [id, records] of Object.entries(lists)) {
        const quantity = declared.get(id);
        const dims = (quantity?.dims ?? []).map(axes);
        for (const record of records) {
          const input = drawn.get(record) ?? null;
          const { low, high, lowFactor, highFactor, year, grade, source } = record;
          const value =
            record.unknown === true
              ? null
              : (record.value ?? commonValue(record, dims, values[id] ?? [], kind));
          const times = (factor: number | undefined): Figure =>
            factor === undefined || value === null ? null : value * factor;
          found.push({
            ...{ region: region.id, kind, address: record.address ?? id },
            input: input?.name ?? null,
            unit: quantity?.unit ?? record.unit ?? "1",
            ...{ year: year ?? null, value },
            ...{ low: low ?? times(lowFactor), high: high ?? times(highFactor) },
            ...{ lowFactor: lowFactor ?? null, highFactor: highFactor ?? null },
            distribution: input === null ? "" : distributionOf(input, record),
            isExplicit: input?.explicit ?? false,
            group: input?.group?.name ?? "",
            correlation: input?.group?.correlation ?? null,
            ...{ grade, source, by: record.by ?? "" },
          });
        }
      }
    };
    collect(
      "parameter",
      known.parameters,
      quantitiesOf(catalogue, "parameters"),
      region.parameters,
    );
    collect("reference", known.reference, quantitiesOf(catalogue, "levers"), region.reference);
    collect("history", known.history, quantitiesOf(catalogue, "outputs"), {});
  });
  return found;
}

/** The one value of all cells that a record covers; null where it covers several. */
function commonValue(
  { address }: Provenance,
  dims: readonly Axis[],
  values: readonly number[],
  kind: InputRecord["kind"],
): Figure {
  const wanted = [...(parseAddress(address ?? "")?.members ?? [])];
  const cells = dims.reduce((size, { ids }) => size * ids.length, 1);
  let common: Figure = null;
  for (let at = 0; at < values.length; at++) {
    // A path of a lever has the years outermost, in front of its own dimensions.
    if (!isCovered(kind === "reference" ? at % cells : at, dims, wanted)) continue;
    if (common !== null && common !== values[at]) return null;
    common = values[at]!;
  }
  return common;
}

/** Whether a cell is among those of an address, whose years may be left out. */
function isCovered(cell: number, dims: readonly Axis[], wanted: readonly string[]): boolean {
  const members: string[] = [];
  let rest = cell;
  for (let axis = dims.length - 1; axis >= 0; axis--) {
    const { ids, isYear } = dims[axis]!;
    if (!isYear) members.unshift(ids[rest % ids.length]!);
    rest = Math.floor(rest / ids.length);
  }
  return wanted
    .filter((member) => !/^\d{4}$/.test(member))
    .every((member, at) => members[at] === member);
}
