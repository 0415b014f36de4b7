/**
 * A local figure takes the place of a default, which stays beside it: what it was, and where it came
 * from. So a city sees what it chose otherwise than the region around it, and a plan otherwise than
 * the city.
 */
import type { Provenance, ReplacedFigure } from "../resolved.ts";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A record while the files are read: what it replaces is known when it is put in its place. */
export type ReplaceableRecord = Writable<Provenance>;

/** What is known of a default, without its value, which is told apart. */
function basisOf(record: Provenance): ReplacedFigure {
  const basis: Writable<Provenance> = { ...record };
  delete basis.value;
  delete basis.year;
  return basis;
}

/**
 * Notes on a record that it takes the place of another. A record of a whole column does so for many
 * cells, one after the other; they are then told as a list.
 *
 * @param points of the path that the default was, in order of year
 */
export function replacing(
  record: ReplaceableRecord,
  old: Provenance,
  value: number,
  points: readonly { readonly year: number; readonly value: number }[] = [],
): void {
  const earlier = record.replaces;
  if (earlier !== undefined) {
    if (old.unknown === true || earlier.unknown === true) return;
    const told: Writable<ReplacedFigure> = { ...earlier };
    told.values = [...(earlier.values ?? [earlier.value!]), value];
    delete told.value;
    record.replaces = told;
    return;
  }
  record.replaces = {
    ...basisOf(old),
    ...(old.unknown === true ? {} : { value }),
    ...(points.length > 1
      ? { path: points.map((point) => [point.year, point.value] as const) }
      : {}),
  };
}
