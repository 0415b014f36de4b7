/**
 * Reads the zip file that a Word document is, and writes one. Nothing is inflated before the list of
 * contents is found sound: number and size of files, how far they shrink, their names.
 */
import { inflateRawSync } from "node:zlib";
import JSZip from "jszip";
import { crc32 } from "./crc.ts";

/** A file in the zip, inflated. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is wrong with a zip file. */
export type ZipProblem = "damaged" | "too-large" | "encrypted" | "unsafe-name";

export class ZipError extends Error {
  constructor(
    readonly problem: ZipProblem,
    readonly detail: string,
  ) {
    super(detail);
  }
}

/** Far more than a note of hundreds of pages with photographs holds. */
export const ZIP_LIMITS = {
  package: 100e6,
  files: 5_000,
  file: 100e6,
  total: 300e6,
  /** Word's own XML shrinks ten to forty times; pictures do not. */
  ratio: 300,
  /** Below this size a file may shrink as far as it likes. */
  ratioFrom: 1e6,
} as const;

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const END_SIZE = 22;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly local: number;
}

/** Where a file lies in the zip: its own head, its packed bytes, the byte behind them. */
interface Span {
  readonly from: number;
  readonly start: number;
  readonly to: number;
}

function damaged(detail: string): never {
  throw new ZipError("damaged", detail);
}

function checkName(name: string, seen: Set<string>): void {
  const parts = name.split("/");
  // A name is only ever a key to us; one that tries to be a path has no business in a document.

  const isUnsafe = /[\\:\u0000-\u001f]/.test(name) || parts.includes("..") || name.startsWith("/");
  if (isUnsafe || name === "") throw new ZipError("unsafe-name", name);
  const key = name.toLowerCase();
  if (seen.has(key)) damaged(`${name} stands in it twice`);
  seen.add(key);
}

function readEntries(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_SIZE;
  const earliest = Math.max(0, bytes.length - END_SIZE - 0xffff);
  while (end >= earliest && view.getUint32(end, true) !== END_MARK) end -= 1;
  if (end < earliest) damaged("its list of contents is missing");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > ZIP_LIMITS.files) throw new ZipError("too-large", `${count} files`);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const seen = new Set<string>();
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY_MARK) damaged("its list breaks off");
    const flags = view.getUint16(at + 8, true);
    const nameSize = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + 46 + nameSize + rest > end) damaged("its list breaks off");
    let name: string;
    try {
      name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameSize));
    } catch {
      return damaged("a file in it has no readable name");
    }
    if ((flags & 1) !== 0) throw new ZipError("encrypted", name);
    checkName(name, seen);
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      local: view.getUint32(at + 42, true),
    });
    at += 46 + nameSize + rest;
  }
  return entries;
}

function checkSizes(entries: readonly Entry[]): void {
  let total = 0;
  for (const { name, size, packed } of entries) {
    total += size;
    const shrinks = size > ZIP_LIMITS.ratioFrom && size > packed * ZIP_LIMITS.ratio;
    if (size > ZIP_LIMITS.file || shrinks) throw new ZipError("too-large", name);
  }
  if (total > ZIP_LIMITS.total) throw new ZipError("too-large", `${total} bytes`);
}

function inflate(entry: Entry, packed: Uint8Array): Uint8Array {
  if (entry.method === STORED) return packed.slice();
  if (entry.method !== DEFLATED) return damaged(`${entry.name} is packed in an unknown way`);
  try {
    // The list may lie about a size: inflating stops where the list says it ends.
    const limit = Math.max(1, entry.size);
    return new Uint8Array(inflateRawSync(packed, { maxOutputLength: limit }));
  } catch {
    return damaged(`${entry.name} cannot be unpacked`);
  }
}

/**
 * The files of a zip, folders left out, in the order of its list.
 *
 * @throws ZipError when it is damaged, encrypted, too large, or names files unsafely
 */
export function readZip(bytes: Uint8Array): ZipFile[] {
  if (bytes.length > ZIP_LIMITS.package) throw new ZipError("too-large", `${bytes.length} bytes`);
  if (bytes.length < END_SIZE) damaged("it is too short");
  const entries = readEntries(bytes);
  checkSizes(entries);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const spans = entries.map(({ name, local, packed }): Span => {
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_MARK) {
      damaged(`${name} is not where the list says`);
    }
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packed > bytes.length) damaged(`${name} breaks off`);
    return { from: local, start, to: start + packed };
  });
  // Files that share their bytes are how a small zip pretends to be a large one.
  const inOrder = [...spans].sort((left, right) => left.from - right.from);
  if (inOrder.some(({ from }, at) => at > 0 && from < inOrder[at - 1]!.to)) {
    damaged("files in it overlap");
  }
  return entries.flatMap((entry, at): ZipFile[] => {
    if (entry.name.endsWith("/")) return [];
    const content = inflate(entry, bytes.subarray(spans[at]!.start, spans[at]!.to));
    if (content.length !== entry.size || crc32(content) !== entry.crc) {
      damaged(`${entry.name} is damaged`);
    }
    return [{ name: entry.name, bytes: content }];
  });
}

/** The one moment that every file in a document of ours has: the first that a zip can tell. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1));

/** A zip of these files, in this order; equal files give equal bytes anywhere. */
export async function writeZip(files: readonly ZipFile[]): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const { name, bytes } of files) {
    // Pictures are packed already.
    const compression = /\.(png|jpe?g|gif)$/i.test(name) ? "STORE" : "DEFLATE";
    zip.file(name, bytes, { date: NO_TIME, createFolders: false, compression });
  }
  return zip.generateAsync({ type: "uint8array", platform: "DOS" });
}
