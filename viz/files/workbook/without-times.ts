/**
 * A workbook without the moment at which it was made: the same run gives the same bytes, and a file
 * that says no date says no wrong one.
 */
import zlib from "node:zlib";

const PROPERTIES = "docProps/core.xml";
const TIMES = /<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 30;
const ENTRY_HEADER = 46;
const DEFLATED = 8;

/** Takes the times of creation and change out of the properties of a file of Office. */
export function withoutTimes(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || file.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error("not a ZIP file");
  const count = file.readUInt16LE(end + 10);
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let at = file.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error("a ZIP file that is cut off");
    const name = file.readUInt16LE(at + 28);
    const size = ENTRY_HEADER + name + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    const head = Buffer.from(file.subarray(at, at + size));
    const start = file.readUInt32LE(at + 42);
    const header = Buffer.from(file.subarray(start, start + LOCAL_HEADER + name));
    const extra = file.readUInt16LE(start + 28);
    const from = start + LOCAL_HEADER + name + extra;
    let data = file.subarray(from, from + file.readUInt32LE(at + 20));
    if (head.toString("utf8", ENTRY_HEADER, ENTRY_HEADER + name) === PROPERTIES) {
      const isDeflated = file.readUInt16LE(at + 10) === DEFLATED;
      const text = (isDeflated ? zlib.inflateRawSync(data) : data).toString("utf8");
      const plain = Buffer.from(text.replace(TIMES, ""), "utf8");
      data = isDeflated ? zlib.deflateRawSync(plain) : plain;
      for (const [record, place] of [
        [head, 16],
        [header, 14],
      ] as const) {
        record.writeUInt32LE(zlib.crc32(plain), place);
        record.writeUInt32LE(data.length, place + 4);
        record.writeUInt32LE(plain.length, place + 8);
      }
    }
    // Sizes stand in the header itself from here on, and nothing behind its name.
    header.writeUInt16LE(header.readUInt16LE(6) & ~8, 6);
    head.writeUInt16LE(head.readUInt16LE(8) & ~8, 8);
    header.writeUInt16LE(0, 28);
    for (const place of [14, 18, 22]) header.writeUInt32LE(head.readUInt32LE(place + 2), place);
    head.writeUInt32LE(offset, 42);
    local.push(header, data);
    directory.push(head);
    offset += header.length + data.length;
    at += size;
  }
  const tail = Buffer.from(file.subarray(end));
  tail.writeUInt32LE(
    directory.reduce((sum, head) => sum + head.length, 0),
    12,
  );
  tail.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, ...directory, tail]));
}
