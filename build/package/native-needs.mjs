/** What a compiled program asks of the system that starts it, read from its own tables. */

const text = (bytes, at) => bytes.toString("latin1", at, bytes.indexOf(0, at));

/** Directories of a Windows program that name libraries: imported at once, and when first used. */
const PE_TABLES = [
  { directory: 1, size: 20, name: 12 },
  { directory: 13, size: 32, name: 4 },
];

/** Libraries that a Windows program of 64 bits (x64) imports, in small letters, in order of the alphabet. */
export function windowsLibraries(bytes) {
  const pe = bytes.readUInt32LE(0x3c);
  if (text(bytes, pe) !== "PE") throw new Error("no program for Windows");
  if (bytes.readUInt16LE(pe + 4) !== 0x8664) throw new Error("no program for x64");
  const optional = pe + 24;
  const sections = optional + bytes.readUInt16LE(pe + 20);
  const count = bytes.readUInt16LE(pe + 6);
  /** Place in the file of what is loaded at an address. */
  const placeOf = (address) => {
    for (let index = 0; index < count; index += 1) {
      const section = sections + 40 * index;
      const within = address - bytes.readUInt32LE(section + 12);
      if (within >= 0 && within < bytes.readUInt32LE(section + 16)) {
        return bytes.readUInt32LE(section + 20) + within;
      }
    }
    throw new Error("an address outside of the file");
  };
  const found = new Set();
  for (const table of PE_TABLES) {
    const address = bytes.readUInt32LE(optional + 112 + 8 * table.directory);
    if (address === 0) continue;
    for (let at = placeOf(address); ; at += table.size) {
      const name = bytes.readUInt32LE(at + table.name);
      if (name === 0) break;
      found.add(text(bytes, placeOf(name)).toLowerCase());
    }
  }
  return [...found].sort();
}

/** Of versions such as 2.28 the newest. */
const newest = (versions) =>
  [...versions]
    .sort((a, b) => {
      const [[x, y], [z, w]] = [a, b].map((one) => one.split(".").map(Number));
      return x - z || y - w;
    })
    .at(-1) ?? null;

/** The newest version of the C library that a Linux program for x64 asks for. */
export function glibcVersion(bytes) {
  if (bytes.toString("latin1", 0, 4) !== "\x7fELF") throw new Error("no program for Linux");
  if (bytes.readUInt16LE(18) !== 62) throw new Error("no program for x64");
  const asked = bytes.toString("latin1").matchAll(/GLIBC_(\d+\.\d+)(?:\.\d+)?\0/g);
  return newest(new Set([...asked].map(([, version]) => version)));
}

const MACHINES = new Map([
  [0x01000007, "x64"],
  [0x0100000c, "arm64"],
]);
const BUILD_VERSION = 0x32;
const MINIMUM_VERSION = 0x24;
const CODE_SIGNATURE = 0x1d;

/** Of a macOS program: for which processor, from which macOS on, and whether a signature is in it. */
export function macNeeds(bytes) {
  if (bytes.readUInt32LE(0) !== 0xfeedfacf) throw new Error("no program for macOS");
  const needs = {
    machine: MACHINES.get(bytes.readUInt32LE(4)) ?? null,
    macos: null,
    signed: false,
  };
  let at = 32;
  for (let left = bytes.readUInt32LE(16); left > 0; left -= 1) {
    const command = bytes.readUInt32LE(at);
    if (command === BUILD_VERSION || command === MINIMUM_VERSION) {
      const version = bytes.readUInt32LE(at + (command === BUILD_VERSION ? 12 : 8));
      needs.macos = `${version >>> 16}.${(version >>> 8) & 0xff}`;
    }
    if (command === CODE_SIGNATURE) needs.signed = true;
    at += bytes.readUInt32LE(at + 4);
  }
  return needs;
}
