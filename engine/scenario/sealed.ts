/** What a resolved scenario is made of: data that nobody can change, with one spelling of each text. */
import type { Provenance } from "./resolved.ts";

/**
 * Characters that a text in another form than NFC has at least one of. Beside letters up to here,
 * punctuation, signs of money, subscripts, arrows and mathematics are in NFC as they stand.
 */
const MAY_BE_DECOMPOSED = /[\u0300-\u200f\u20c1-\u218f\u2300-\uffff]/;

/** A text in Unicode NFC. */
export const composed = (text: string): string =>
  MAY_BE_DECOMPOSED.test(text) ? text.normalize("NFC") : text;

/**
 * The data frozen all the way down, with all texts in Unicode NFC, so that equal names are equal
 * bytes. What is in NFC already, which is nearly everything, is frozen where it is: a region holds
 * thousands of records, and copying them would take longer than reading the plan.
 */
export const sealed = <T>(data: T): T => sealedPart(data, new Set()) as T;

/** @param plain names of properties that are known to be in NFC: there are few, used many times */
function sealedPart(data: unknown, plain: Set<string>): unknown {
  if (typeof data === "string") return composed(data);
  if (typeof data !== "object" || data === null) return data;
  if (isNumbers(data) || Object.isFrozen(data)) return Object.freeze(data);
  if (Array.isArray(data)) return sealedList(data, plain);
  const record = data as Readonly<Record<string, unknown>>;
  let changed: Record<string, unknown> | null = null;
  // Thousands of records in a process that has just started: what iterates without objects of its
  // own is several times as quick there, and so is what calls nothing for most values.
  for (const key in record) {
    const value = record[key];
    const kept =
      typeof value === "string"
        ? composed(value)
        : typeof value === "number"
          ? value
          : sealedPart(value, plain);
    const name = plain.has(key) ? key : nameOf(key, plain);
    if (kept === value && name === key) continue;
    changed ??= { ...record };
    if (name !== key) delete changed[key];
    changed[name] = kept;
  }
  return Object.freeze(changed ?? record);
}

function nameOf(key: string, plain: Set<string>): string {
  const name = composed(key);
  if (name === key) plain.add(key);
  return name;
}

/**
 * Seals the records of a quantity where they were made, without asking each what it holds. One with
 * a text that has to be composed, or that holds more than its own cells, is left for `sealed`.
 */
export function sealedRecords(records: readonly Provenance[]): readonly Provenance[] {
  let whole = true;
  for (let index = 0; index < records.length; index++) {
    const record = records[index]!;
    const { source, where, note, origin, address = "", unit = "", by = "" } = record;
    const { replaces, distribution, group } = record;
    if (
      replaces === undefined &&
      distribution === undefined &&
      group === undefined &&
      !MAY_BE_DECOMPOSED.test(note) &&
      !MAY_BE_DECOMPOSED.test(where) &&
      !MAY_BE_DECOMPOSED.test(source) &&
      !MAY_BE_DECOMPOSED.test(address) &&
      !MAY_BE_DECOMPOSED.test(origin.file) &&
      !MAY_BE_DECOMPOSED.test(unit + by)
    ) {
      Object.freeze(origin);
      Object.freeze(record);
    } else whole = false;
  }
  return whole ? Object.freeze(records) : records;
}

function sealedList(list: readonly unknown[], plain: Set<string>): readonly unknown[] {
  let changed: unknown[] | null = null;
  for (let index = 0; index < list.length; index++) {
    const kept = sealedPart(list[index], plain);
    if (kept === list[index]) continue;
    changed ??= [...list];
    changed[index] = kept;
  }
  return Object.freeze(changed ?? list);
}

const isNumbers = (data: object): boolean =>
  Array.isArray(data) && data.length > 0 && typeof data[0] === "number";
