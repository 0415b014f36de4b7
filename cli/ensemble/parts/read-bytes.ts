/** Bytes of an open file. */
import fs from "node:fs";

/** Fills `into` from place `from` on; returns how many bytes there were, fewer where the file ends. */
export function readBytes(handle: number, from: number, into: Uint8Array): number {
  let done = 0;
  while (done < into.length) {
    const read = fs.readSync(handle, into, done, into.length - done, from + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}
