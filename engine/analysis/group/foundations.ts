/**
 * What tells a municipality apart: whether the figures that an indicator rests on are its own, or the
 * same assumption as that of the others, scaled to its size. Two municipalities whose figure is one
 * assumption differ by nothing that anybody knows (docs/decisions/0027-a-rank-needs-figures-of-its-own.md).
 */
import { axesOf, cellOf, parseAddress, quantitiesOf, type Axis } from "../../scenario/address.ts";
import type { Provenance } from "../../scenario/resolved.ts";
import type { RunOutcome } from "../outcome.ts";

/** How a figure of a municipality came about. */
export type Foundation =
  /** Measured there, or derived from what is known of it alone. */
  | "own"
  /** The same for its size as that of others: no more than a share of a larger whole. */
  | "scaled"
  /** Of a region above it, or assumed. */
  | "assumed";

/** What an address comes to in one municipality. */
export interface TellingFigure {
  readonly address: string;
  /** Share from 0 to 1 of its amount that is its own. */
  readonly own: number;
  /** The weakest that weighs at least a tenth of it. */
  readonly foundation: Foundation;
  /** Between which multiples of itself it lies, as its records state. */
  readonly low: number;
  readonly high: number;
}

/** Two figures for one size are the same when they differ by less: files round to three digits. */
const SAME = 1e-3;

/** A part of a figure below this share says nothing of the whole. */
const WEIGHTY = 0.1;

/**
 * How large a municipality is, in the terms in which a figure of a larger whole is shared out: outputs
 * of the first year, and parameters where a figure is of a year before it.
 */
const SIZES = [
  "demography.population",
  "demography.households",
  "demography.private_population",
  "housing.dwellings",
  "tertiary.base_population",
  "mobility.base_population",
  "emissions.inventory_households",
  "electricity.metered_households",
] as const;

/** A record and what of the parameter it gives. */
interface Covering {
  readonly provenance: Provenance;
  /** Places of its cells in the parameter. */
  readonly cells: readonly number[];
}

interface Stated {
  readonly values: readonly number[];
  readonly records: readonly Covering[];
}

/** The records of a quantity, the narrower ones before those that they take cells from. */
function recordsOf(outcome: RunOutcome, address: string): Stated | null {
  const parsed = parseAddress(address);
  const stated = parsed === null ? null : statedOf(outcome, parsed.id);
  if (parsed === null || stated === null) return null;
  const { catalogue, scenario } = outcome;
  const { dimensions } = scenario.model.regions[0]!;
  const { dims, values, records: all } = stated;
  const span = { first: scenario.model.first, last: scenario.model.last };
  const axes = dims.map(axesOf(catalogue, dimensions, span));
  const asked = parsed.members.length === 0 ? null : cellOf(parsed, catalogue, dimensions, span);
  const taken = new Set<number>();
  const records = all
    .map((provenance) => ({ provenance, members: membersOf(provenance) }))
    .sort((a, b) => b.members.length - a.members.length)
    .map(({ provenance, members }): Covering => {
      const cells = cellsUnder(members, axes, values.length).filter(
        (cell) => (asked === null || cell === asked) && !taken.has(cell),
      );
      for (const cell of cells) taken.add(cell);
      return { provenance, cells };
    });
  return { values, records };
}

/** A parameter, or the reference path of a lever as it begins, with all that is said of it. */
function statedOf(
  { scenario, catalogue }: RunOutcome,
  id: string,
): { dims: readonly string[]; values: readonly number[]; records: readonly Provenance[] } | null {
  const region = scenario.model.regions[0]!;
  const notes = scenario.notes.regions[0]!;
  const parameter = quantitiesOf(catalogue, "parameters").get(id);
  const values = region.parameters[id];
  if (parameter !== undefined && values !== undefined) {
    return { dims: parameter.dims, values, records: notes.parameters[id] ?? [] };
  }
  const lever = quantitiesOf(catalogue, "levers").get(id);
  const path = region.reference[id];
  if (lever === undefined || path === undefined) return null;
  const years = scenario.model.last - scenario.model.first + 1;
  // Of several points of a path the first says where it begins.
  const records = [...(notes.reference[id] ?? [])].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  return { dims: lever.dims, values: path.slice(0, path.length / years), records };
}

const membersOf = ({ address }: Provenance): readonly string[] =>
  parseAddress(address ?? "")?.members ?? [];

/** Places that a record covers: those of all members that it does not name. */
function cellsUnder(members: readonly string[], axes: readonly Axis[], count: number): number[] {
  let [from, size] = [0, count];
  for (const [at, member] of members.entries()) {
    const axis = axes[at]!;
    const index = axis.index.get(member);
    // A point of a path before or after the run covers no year of it.
    if (index === undefined) return [];
    size /= axis.ids.length;
    from += index * size;
  }
  return Array.from({ length: size }, (_, cell) => from + cell);
}

/** Whether a record stands in the files of the municipality itself, or a plan gave it. */
function isOfItsOwn({ scenario }: RunOutcome, { origin, by }: Provenance): boolean {
  if (by !== undefined) return true;
  const folder = scenario.notes.regions[0]!.folders?.at(-1)?.path;
  return folder === undefined || origin.file.startsWith(`${folder.replace(/\/$/, "")}/`);
}

const sumOf = (values: readonly number[], cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + Math.abs(values[cell]!), 0);

/** From this number of cells on a record says how a whole is divided: ages, say. */
const MANY = 8;

/** Whether cells have the same values for the size of both municipalities. */
function isSameForSize(
  cells: readonly number[],
  one: readonly number[],
  other: readonly number[],
  times: number,
): boolean {
  // Persons and cars are counted whole: each side may be off by one.
  const isCounted = cells.every(
    (cell) => Number.isInteger(one[cell]!) && Number.isInteger(other[cell] ?? NaN),
  );
  const room = isCounted && cells.length >= MANY ? 1 + times : 0;
  return cells.every((cell) => {
    const [a, b] = [one[cell]!, (other[cell] ?? NaN) * times];
    return Math.abs(a - b) <= room + SAME * Math.max(Math.abs(a), Math.abs(b));
  });
}

/** What of several municipalities tells them apart; the answers are kept. */
export class Foundations {
  private readonly known = new Map<string, readonly (TellingFigure | null)[]>();

  /** @param members one region each, with the same parameters in different sizes */
  constructor(private readonly members: readonly RunOutcome[]) {}

  /** One per member; null where it has no such figure. */
  of(address: string): readonly (TellingFigure | null)[] {
    const known = this.known.get(address);
    if (known !== undefined) return known;
    const all = this.members.map((member) => recordsOf(member, address));
    const told = this.members.map((member, at): TellingFigure | null => {
      const mine = all[at]!;
      if (mine === null) return null;
      const whole = mine.records.reduce((sum, { cells }) => sum + sumOf(mine.values, cells), 0);
      if (whole === 0) return null;
      const shares: Record<Foundation, number> = { own: 0, scaled: 0, assumed: 0 };
      let [low, high] = [0, 0];
      for (const { provenance, cells } of mine.records) {
        const amount = sumOf(mine.values, cells);
        if (amount === 0) continue;
        const foundation = this.foundationOf(member, at, provenance, cells, all);
        shares[foundation] += amount / whole;
        const [from, to] = rangeOf(provenance, amount / cells.length);
        low += (from * amount) / whole;
        high += (to * amount) / whole;
      }
      const foundation =
        shares.assumed >= WEIGHTY ? "assumed" : shares.scaled >= WEIGHTY ? "scaled" : "own";
      return { address, own: shares.own, foundation, low, high };
    });
    this.known.set(address, told);
    return told;
  }

  private foundationOf(
    member: RunOutcome,
    at: number,
    provenance: Provenance,
    cells: readonly number[],
    all: readonly (Stated | null)[],
  ): Foundation {
    const { grade, placeholder, unknown } = provenance;
    const isGuess = grade === "assumption" || placeholder === true || unknown === true;
    if (isGuess || !isOfItsOwn(member, provenance)) return "assumed";
    if (grade === "measured" || grade === "official-projection") return "own";
    const values = all[at]!.values;
    // Two others have the same for their size, in a small group one: by chance that does not happen.
    const others = this.members.flatMap((other, place) =>
      place === at || all[place] === null ? [] : [{ other, values: all[place]!.values }],
    );
    const alike = (size: string | null): number =>
      others.filter(({ other, values: theirs }) => {
        const times = size === null ? 1 : sizeOf(member, size) / sizeOf(other, size);
        return isSameForSize(cells, values, theirs, times);
      }).length;
    // A table of many cells is the same when it is divided alike, whatever it comes to.
    const divided = others.filter(
      ({ values: theirs }) =>
        cells.length >= MANY &&
        isSameForSize(cells, values, theirs, sumOf(values, cells) / sumOf(theirs, cells)),
    ).length;
    const most = Math.max(divided, alike(null), ...SIZES.map(alike));
    const enough = others.length < 4 ? 1 : 2;
    return most >= enough ? "scaled" : "own";
  }
}

const sizeOf = ({ run, scenario }: RunOutcome, size: string): number =>
  run.has(size)
    ? run.at(size, run.shape.first)
    : (scenario.model.regions[0]!.parameters[size]?.[0] ?? NaN);

/** Multiples of a figure between which it lies; a measurement without a range stands as it is. */
function rangeOf(
  { low, high, lowFactor, highFactor }: Provenance,
  value: number,
): readonly [number, number] {
  if (lowFactor !== undefined) return [lowFactor, highFactor!];
  if (low === undefined || high === undefined || value === 0) return [1, 1];
  const ends = [low / value, high / value].map((end) => Math.max(0, end));
  return [Math.min(1, ...ends), Math.max(1, ...ends)];
}
