/** Which members of an ensemble a part holds, and what its file is called. */

/** One of the parts into which the members of an ensemble are divided. */
export interface Share {
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  /** First member, from 0. */
  readonly from: number;
  /** The member after the last. */
  readonly to: number;
}

/** More parts than this no folder of one ensemble has: their numbers have four digits. */
export const MOST_PARTS = 9999;

/** Contiguous members, the parts as equal as they can be: they differ by one member at most. */
export function shareOf(members: number, part: number, parts: number): Share {
  const start = (before: number): number => Math.floor((before * members) / parts);
  return { part, parts, from: start(part - 1), to: start(part) };
}

/** What stands behind `--shard`: `3/10` is the third of ten; null when it is something else. */
export function readShard(text: string): { readonly part: number; readonly parts: number } | null {
  const [, first, second] = /^\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/.exec(text) ?? [];
  const [part, parts] = [Number(first), Number(second)];
  return part >= 1 && part <= parts ? { part, parts } : null;
}

const digits = (number: number): string => String(number).padStart(4, "0");

export const partName = (part: number, parts: number): string =>
  `part-${digits(part)}-of-${digits(parts)}.parquet`;

/** Which part a file says it is by its name; null when it is no part. */
export function partNamed(name: string): { readonly part: number; readonly parts: number } | null {
  const [, first, second] = /^part-(\d{4})-of-(\d{4})\.parquet$/.exec(name) ?? [];
  return first === undefined ? null : readShard(`${first}/${second}`);
}
