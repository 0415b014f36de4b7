/**
 * Reads the entries of a zip file, within limits that are held while it unpacks: a small file that
 * would unpack to more than memory holds is refused, not tried.
 */
import zlib from "node:zlib";

export interface ZipEntry {
  readonly name: string;
  /** Unpacks it. @throws {ZipError} */
  read(limit: number): Buffer;
}

/** Why a zip file cannot be read. */
export class ZipError extends Error {
  constructor(readonly reason: "broken" | "too-large") {
    super(reason);
  }
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** The directory stands at the end, behind it a remark of at most 64 KiB. */
const LONGEST_END = 22 + 65535;
const MOST_ENTRIES = 10_000;

export const isZip = (bytes: Buffer): boolean =>
  bytes.length > 4 && bytes.readUInt32LE(0) === LOCAL;

/** @throws {ZipError} */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  try {
    return entriesOf(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new ZipError("broken");
    throw error;
  }
}

function entriesOf(bytes: Buffer): ZipEntry[] {
  let end = bytes.length - 22;
  const from = Math.max(0, bytes.length - LONGEST_END);
  while (end >= from && bytes.readUInt32LE(end) !== END) end--;
  if (end < from) throw new ZipError("broken");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES) throw new ZipError("too-large");
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new ZipError("broken");
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const [name, extra, remark] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + name!),
      read: (limit) => unpacked(bytes, local, size, method, limit),
    });
    at += 46 + name! + extra! + remark!;
  }
  return entries;
}

function unpacked(
  bytes: Buffer,
  local: number,
  size: number,
  method: number,
  limit: number,
): Buffer {
  try {
    if (bytes.readUInt32LE(local) !== LOCAL) throw new ZipError("broken");
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    if (method === STORED) {
      if (packed.length > limit) throw new ZipError("too-large");
      return packed;
    }
    if (method !== DEFLATED) throw new ZipError("broken");
    return zlib.inflateRawSync(packed, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof ZipError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new ZipError(code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "broken");
  }
}
