/**
 * Where observations of earlier years stand in one array for all regions of a scenario: in the order
 * of the regions, of the indicators in each, and of their points.
 */
import type { RegionModel } from "../../scenario/resolved.ts";

export class HistoryPlaces {
  readonly count: number;
  private readonly starts: readonly ReadonlyMap<string, number>[];

  constructor(private readonly regions: readonly RegionModel[]) {
    let count = 0;
    this.starts = regions.map(({ history }) => {
      const starts = new Map<string, number>();
      for (const [id, points] of Object.entries(history)) {
        starts.set(id, count);
        count += points.length;
      }
      return starts;
    });
    this.count = count;
  }

  /** Place of the first point of an indicator in a year; -1 where nothing was observed. */
  of(region: number, id: string, year: number): number {
    const start = this.starts[region]!.get(id);
    if (start === undefined) return -1;
    const at = this.regions[region]!.history[id]!.findIndex(([when]) => when === year);
    return at < 0 ? -1 : start + at;
  }

  /** The observations as they are recorded. */
  recorded(): Float64Array {
    const values = this.regions.flatMap(({ history }) =>
      Object.values(history).flatMap((points) => points.map(([, value]) => value)),
    );
    return Float64Array.from(values);
  }
}
