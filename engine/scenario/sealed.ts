/** What a resolved scenario is made of: data that nobody can change, with one spelling of each text. */

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
export function sealed<T>(data: T): T {
  if (typeof data === "string") return composed(data) as T;
  if (typeof data !== "object" || data === null) return data;
  if (isNumbers(data) || Object.isFrozen(data)) return Object.freeze(data);
  if (Array.isArray(data)) return sealedList(data) as T;
  const record = data as Readonly<Record<string, unknown>>;
  let changed: Record<string, unknown> | null = null;
  // Thousands of records in a process that has just started: what iterates without objects of its
  // own is several times as quick there.
  for (const key in record) {
    const value = record[key];
    const kept = typeof value === "number" ? value : sealed(value);
    const name = composed(key);
    if (kept === value && name === key) continue;
    changed ??= { ...record };
    if (name !== key) delete changed[key];
    changed[name] = kept;
  }
  return Object.freeze(changed ?? record) as T;
}

function sealedList(list: readonly unknown[]): readonly unknown[] {
  let changed: unknown[] | null = null;
  for (let index = 0; index < list.length; index++) {
    const kept = sealed(list[index]);
    if (kept === list[index]) continue;
    changed ??= [...list];
    changed[index] = kept;
  }
  return Object.freeze(changed ?? list);
}

const isNumbers = (data: object): boolean =>
  Array.isArray(data) && data.length > 0 && typeof data[0] === "number";
