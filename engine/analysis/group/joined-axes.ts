/**
 * The axes of several regions together: what the model fixes stays, what regions supply is joined.
 * Places of a region, its districts say, are joined one behind the other and bear the name of their
 * region; kinds of things, such as services, are the same wherever they have the same id.
 */
import type { Catalogue, Text } from "../../scenario/declarations.ts";

/** What a region supplies of its own axes. */
export interface RegionAxes {
  readonly id: string;
  readonly title: Text;
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  readonly labels: Readonly<Record<string, Readonly<Record<string, Text>>>>;
}

export class JoinedAxes {
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  readonly labels: Readonly<Record<string, Readonly<Record<string, Text>>>>;
  /** Per region and joined axis: where each of its own members lies among all. */
  private readonly places: readonly Readonly<Record<string, readonly number[]>>[];
  private readonly known = new Map<string, Int32Array>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly regions: readonly RegionAxes[],
    private readonly years: number,
  ) {
    const dimensions: Record<string, string[]> = {};
    const labels: Record<string, Record<string, Text>> = {};
    const places = regions.map((): Record<string, number[]> => ({}));
    for (const [dim, { members, isLocal }] of Object.entries(catalogue.dimensions)) {
      if (members !== "region") continue;
      const all: string[] = (dimensions[dim] = []);
      const names: Record<string, Text> = (labels[dim] = {});
      regions.forEach((region, at) => {
        places[at]![dim] = (region.dimensions[dim] ?? []).map((member) => {
          const own = region.labels[dim]?.[member] ?? { nl: member, en: member };
          const id = isLocal === true ? localId(region.id, member, all) : member;
          const place = all.indexOf(id);
          if (place >= 0) return place;
          names[id] = isLocal === true ? localName(region.title, own) : own;
          return all.push(id) - 1;
        });
      });
    }
    this.dimensions = dimensions;
    this.labels = labels;
    this.places = places;
  }

  /** Number of cells along these dimensions, of all regions together. */
  size(dims: readonly string[]): number {
    return dims.reduce((size, dim) => size * this.length(dim, this.dimensions), 1);
  }

  /** Where each cell of a region lies among those of all together. */
  cells(dims: readonly string[], region: number): Int32Array {
    const key = `${region} ${dims.join()}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    let cells = [0];
    for (const dim of dims) {
      const places = this.places[region]![dim];
      const count = this.length(dim, this.dimensions);
      const own = this.length(dim, this.regions[region]!.dimensions);
      cells = cells.flatMap((cell) =>
        Array.from({ length: own }, (_, at) => cell * count + (places?.[at] ?? at)),
      );
    }
    const made = Int32Array.from(cells);
    this.known.set(key, made);
    return made;
  }

  /** Whether each cell along these dimensions is of one region only. */
  isLocal(dims: readonly string[]): boolean {
    return dims.some((dim) => this.catalogue.dimensions[dim]?.isLocal === true);
  }

  private length(dim: string, regional: Readonly<Record<string, readonly string[]>>): number {
    const members = this.catalogue.dimensions[dim]?.members;
    if (members === undefined) throw new Error(`unknown dimension ${dim}`);
    if (members === "years") return this.years;
    return members === "region" ? (regional[dim]?.length ?? 0) : members.length;
  }
}

/** `kortrijk_venning`; members of addresses have no hyphens, ids of regions may have. */
function localId(region: string, member: string, taken: readonly string[]): string {
  const id = `${region.replaceAll("-", "_")}_${member}`;
  let free = id;
  // Two that read alike (`a_b` of c, `b` of c_a) are told apart by a number.
  for (let number = 2; taken.includes(free); number++) free = `${id}_${number}`;
  return free;
}

/** Kortrijk: Venning. */
const localName = (region: Text, member: Text): Text => ({
  nl: `${region.nl}: ${member.nl}`,
  en: `${region.en}: ${member.en}`,
});
