/** Reads what a part says of itself, and whether every byte of it is what was written. */
import crypto from "node:crypto";
import fs from "node:fs";
import { parquetMetadata } from "hyparquet";
import { KEYS, NO_DIGEST, PART_FORMAT, type EnsembleIdentity } from "./identity.ts";
import { readBytes } from "./read-bytes.ts";
import type { Share } from "./share.ts";

/** A part that is whole, or at least says that it is. */
export interface ReadPart {
  readonly identity: EnsembleIdentity;
  readonly share: Share;
  /** As it stands in the part; the hashes of the identity are those of its contents. */
  readonly scenarioText: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** Why a file is no part that can be used. */
export type PartFault =
  /** Cut off, or changed after it was written. */
  | "damaged"
  /** Not written by `simulate ensemble`, or by a version that wrote another form. */
  | "not-a-part";

const MAGIC = "PAR1";
/** Of the length of the footer and the mark behind it. */
const TAIL = 8;
/** No part has a footer like this; a damaged length may say anything. */
const LONGEST_FOOTER = 512 * 1024 * 1024;
const CHUNK = 4 * 1024 * 1024;

/** @param verify whether to read every byte; else only what stands at the end */
export function readPart(file: string, verify: boolean): ReadPart | PartFault {
  const handle = fs.openSync(file, "r");
  try {
    return readOpen(handle, verify);
  } finally {
    fs.closeSync(handle);
  }
}

function bytesAt(handle: number, from: number, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  readBytes(handle, from, bytes);
  return bytes;
}

function readOpen(handle: number, verify: boolean): ReadPart | PartFault {
  const { size } = fs.fstatSync(handle);
  if (size < MAGIC.length + TAIL) return size === 0 ? "damaged" : "not-a-part";
  if (bytesAt(handle, 0, MAGIC.length).toString("latin1") !== MAGIC) return "not-a-part";
  const tail = bytesAt(handle, size - TAIL, TAIL);
  const length = tail.readUInt32LE(0) + TAIL;
  if (tail.toString("latin1", 4) !== MAGIC || length > Math.min(size, LONGEST_FOOTER)) {
    return "damaged";
  }
  const footer = bytesAt(handle, size - length, length);
  const said = saidIn(footer);
  if (typeof said === "string") return said;
  const { digest, ...part } = said;
  if (!verify) return part;
  return digestOf(handle, size - length, footer, digest) === digest ? part : "damaged";
}

function saidIn(footer: Buffer): (ReadPart & { readonly digest: string }) | PartFault {
  let metadata: ReturnType<typeof parquetMetadata>;
  try {
    const { buffer, byteOffset, length } = footer;
    metadata = parquetMetadata(buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer);
  } catch {
    return "damaged";
  }
  const entries = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value]));
  const text = (key: string): string => entries.get(key) ?? "";
  if (!entries.has(KEYS.ensemble)) return "not-a-part";
  try {
    const identity = JSON.parse(text(KEYS.ensemble)) as EnsembleIdentity;
    if (identity.format !== PART_FORMAT) return "not-a-part";
    return {
      ...{ identity, share: JSON.parse(text(KEYS.share)) as Share },
      scenarioText: text(KEYS.scenario),
      columns: metadata.schema.slice(1).map(({ name }) => name),
      rows: Number(metadata.num_rows),
      digest: text(KEYS.digest),
    };
  } catch {
    return "damaged";
  }
}

/** As `PartFile.publish` computed it: over all bytes, the digest itself being noughts. */
function digestOf(handle: number, end: number, footer: Buffer, digest: string): string {
  const hash = crypto.createHash("sha256");
  for (let at = 0; at < end; at += CHUNK) {
    hash.update(bytesAt(handle, at, Math.min(CHUNK, end - at)));
  }
  const place = footer.lastIndexOf(digest, undefined, "latin1");
  const unsigned = Buffer.from(footer);
  if (place >= 0) unsigned.write(NO_DIGEST, place, "latin1");
  return hash.update(unsigned).digest("hex");
}
