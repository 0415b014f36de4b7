/**
 * The one text of a piece of data (RFC 8785, JSON Canonicalization Scheme): what is hashed. Keys are
 * sorted by code unit, numbers are written as ECMAScript writes them.
 *
 * Written out here rather than taken from a package, which builds a text per number: a scenario
 * holds tens of thousands. A test compares with the package `canonicalize`.
 */

/** @throws on anything that JSON cannot say: NaN, infinities, undefined, functions, lone surrogates */
export function canonicalText(data: unknown): string {
  const parts: string[] = [];
  write(data, parts);
  return parts.join("");
}

function write(data: unknown, parts: string[]): void {
  if (data === null) parts.push("null");
  else if (typeof data === "number") parts.push(numberText(data));
  else if (typeof data === "boolean") parts.push(data ? "true" : "false");
  else if (typeof data === "string") parts.push(stringText(data));
  else if (Array.isArray(data)) writeList(data, parts);
  else if (typeof data === "object") writeRecord(data as Readonly<Record<string, unknown>>, parts);
  else throw new TypeError(`${typeof data} cannot be written as JSON`);
}

function writeList(items: readonly unknown[], parts: string[]): void {
  if (items.length > 0 && items.every((item) => typeof item === "number")) {
    parts.push("[", (items as readonly number[]).map(numberText).join(","), "]");
    return;
  }
  parts.push("[");
  items.forEach((item, index) => {
    if (index > 0) parts.push(",");
    write(item, parts);
  });
  parts.push("]");
}

function writeRecord(record: Readonly<Record<string, unknown>>, parts: string[]): void {
  // The default order of `sort` is by UTF-16 code unit, as the standard asks.
  const keys = Object.keys(record).sort();
  parts.push("{");
  let first = true;
  for (const key of keys) {
    const value = record[key];
    // An optional field that is not there.
    if (value === undefined) continue;
    if (!first) parts.push(",");
    first = false;
    parts.push(stringText(key), ":");
    write(value, parts);
  }
  parts.push("}");
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written as JSON`);
  return value === 0 ? "0" : `${value}`;
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function stringText(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new RangeError("a text holds half of a character");
  return JSON.stringify(text);
}
