/** Which members of an ensemble a part holds, and what its file is called. */

/** Which part, from 1, of how many. */
export interface PartNumber {
  readonly part: number;
  readonly parts: number;
}

/** One of the parts into which the members of an ensemble are divided. */
export interface Share extends PartNumber {
  /** First member, from 0. */
  readonly from: number;
  /** The member after the last. */
  readonly to: number;
}

/** Contiguous members, the parts as equal as they can be: they differ by one member at most. */
export function shareOf(members: number, part: number, parts: number): Share {
  const start = (before: number): number => Math.floor((before * members) / parts);
  return { part, parts, from: start(part - 1), to: start(part) };
}

const digits = (number: number): string => String(number).padStart(4, "0");

export const partName = (part: number, parts: number): string =>
  `part-${digits(part)}-of-${digits(parts)}.parquet`;

/** Which part a file says it is by its name; null when it is no part. */
export function partNamed(name: string): PartNumber | null {
  const [, first, second] = /^part-(\d{4,9})-of-(\d{4,9})\.parquet$/.exec(name) ?? [];
  const [part, parts] = [Number(first), Number(second)];
  return part >= 1 && part <= parts && partName(part, parts) === name ? { part, parts } : null;
}
