// Makes the fonts of the charts from Source Sans 3: a small Latin subset of the regular and the
// semibold cut, as TrueType (for the PNG renderer) and WOFF2 (embedded in every SVG), and the table
// of advance widths with which the charts are laid out. Run by hand when the subset changes:
//   node build/chart-fonts.mjs
// "Source" is a reserved font name of the Open Font License, so a modified font may not carry it:
// the subset gets a family name of its own.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fontverter from "fontverter";
import subsetFont from "subset-font";

const FAMILY = "Ademruimte Sans";
const CUTS = [
  { folder: "400Regular", style: "Regular", weight: 400, out: "ademruimte-sans-regular" },
  { folder: "600SemiBold", style: "SemiBold", weight: 600, out: "ademruimte-sans-semibold" },
];
const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");
const TEXT = [
  range(0x20, 0x7e),
  range(0xa0, 0xff),
  "ĲĳŒœŠšŸŽž",
  "\u2009\u202f\u2007", // thin, narrow no-break and figure space
  "–—‘’‚“”„•…‹›€₂₃−≤≥≈→↑↓×÷±·′″",
].join("");

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const sourceFolder = dirname(require.resolve("@expo-google-fonts/source-sans-3/package.json"));

/** Tables of an sfnt file: tag to bytes, in file order. */
function readTables(font) {
  const tables = new Map();
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    const offset = font.readUInt32BE(at + 8);
    const length = font.readUInt32BE(at + 12);
    tables.set(font.toString("latin1", at, at + 4), font.subarray(offset, offset + length));
  }
  return tables;
}

function checksum(bytes) {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) {
    const word = Buffer.alloc(4);
    bytes.copy(word, 0, i, Math.min(i + 4, bytes.length));
    sum = (sum + word.readUInt32BE(0)) >>> 0;
  }
  return sum;
}

function writeTables(version, tables) {
  const tags = [...tables.keys()].sort();
  const power = Math.floor(Math.log2(tags.length));
  const header = Buffer.alloc(12 + 16 * tags.length);
  header.writeUInt32BE(version, 0);
  header.writeUInt16BE(tags.length, 4);
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * (tags.length - 2 ** power), 10);
  const head = Buffer.from(tables.get("head"));
  head.writeUInt32BE(0, 8);
  const parts = [header];
  let offset = header.length;
  tags.forEach((tag, i) => {
    const bytes = tag === "head" ? head : tables.get(tag);
    const at = 12 + 16 * i;
    header.write(tag, at, "latin1");
    header.writeUInt32BE(checksum(bytes), at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(bytes.length, at + 12);
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    bytes.copy(padded);
    parts.push(padded);
    offset += padded.length;
  });
  head.writeUInt32BE((0xb1b0afba - checksum(Buffer.concat(parts))) >>> 0, 8);
  const font = Buffer.concat(parts);
  head.copy(font, header.readUInt32BE(12 + 16 * tags.indexOf("head") + 8));
  return font;
}

/** One name of the original font (Windows, Unicode), to keep its copyright and licence. */
function readName(table, id) {
  const strings = table.readUInt16BE(4);
  for (let i = 0; i < table.readUInt16BE(2); i++) {
    const at = 6 + 12 * i;
    if (table.readUInt16BE(at) === 3 && table.readUInt16BE(at + 6) === id) {
      const start = strings + table.readUInt16BE(at + 10);
      const text = Buffer.from(table.subarray(start, start + table.readUInt16BE(at + 8)));
      return text.swap16().toString("utf16le");
    }
  }
  return "";
}

function writeNames(names) {
  const entries = [...names].filter(([, text]) => text !== "").sort(([a], [b]) => a - b);
  const strings = entries.map(([, text]) => Buffer.from(text, "utf16le").swap16());
  const table = Buffer.alloc(6 + 12 * entries.length);
  table.writeUInt16BE(entries.length, 2);
  table.writeUInt16BE(table.length, 4);
  let offset = 0;
  entries.forEach(([id], i) => {
    const fields = [3, 1, 0x409, id, strings[i].length, offset];
    fields.forEach((field, j) => table.writeUInt16BE(field, 6 + 12 * i + 2 * j));
    offset += strings[i].length;
  });
  return Buffer.concat([table, ...strings]);
}

/** Code point to glyph number, from the format 4 (basic plane) character map. */
function readCharacterMap(cmap) {
  const glyphs = new Map();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(4 + 8 * i + 4);
    if (cmap.readUInt16BE(at) !== 4) continue;
    const segments = cmap.readUInt16BE(at + 6) / 2;
    for (let s = 0; s < segments; s++) {
      const end = cmap.readUInt16BE(at + 14 + 2 * s);
      const start = cmap.readUInt16BE(at + 16 + 2 * segments + 2 * s);
      const delta = cmap.readUInt16BE(at + 16 + 4 * segments + 2 * s);
      const rangeAt = at + 16 + 6 * segments + 2 * s;
      const rangeOffset = cmap.readUInt16BE(rangeAt);
      for (let code = start; code <= end && code !== 0xffff; code++) {
        let glyph = code;
        if (rangeOffset !== 0)
          glyph = cmap.readUInt16BE(rangeAt + rangeOffset + 2 * (code - start));
        if (rangeOffset === 0 || glyph !== 0) glyph = (glyph + delta) & 0xffff;
        if (glyph !== 0) glyphs.set(code, glyph);
      }
    }
  }
  return glyphs;
}

function advanceWidths(tables) {
  const hmtx = tables.get("hmtx");
  const last = tables.get("hhea").readUInt16BE(34) - 1;
  const unitsPerEm = tables.get("head").readUInt16BE(18);
  const widths = {};
  const glyphs = readCharacterMap(tables.get("cmap"));
  for (const [code, glyph] of [...glyphs].sort(([a], [b]) => a - b)) {
    const width = hmtx.readUInt16BE(4 * Math.min(glyph, last));
    widths[String.fromCodePoint(code)] = Math.round((1000 * width) / unitsPerEm);
  }
  return widths;
}

const metrics = [];
for (const { folder, style, weight, out } of CUTS) {
  const file = join(sourceFolder, folder, `SourceSans3_${folder}.ttf`);
  const original = readFileSync(file);
  const subset = await subsetFont(original, TEXT, {
    targetFormat: "truetype",
    keepFeatures: ["kern", "mark", "ccmp"],
    noHinting: true,
  });
  const tables = readTables(Buffer.from(subset));
  const names = readTables(original).get("name");
  const full = `${FAMILY} ${style}`;
  tables.set(
    "name",
    writeNames(
      new Map([
        [0, readName(names, 0)],
        [1, style === "Regular" ? FAMILY : full],
        [2, "Regular"],
        [3, `${full} 1`],
        [4, full],
        [5, "Version 1.000"],
        [6, full.replaceAll(" ", "")],
        [13, readName(names, 13)],
        [14, readName(names, 14)],
        [16, FAMILY],
        [17, style],
      ]),
    ),
  );
  const trueType = writeTables(0x00010000, tables);
  const woff2 = Buffer.from(await fontverter.convert(trueType, "woff2"));
  writeFileSync(join(root, "viz/fonts", `${out}.ttf`), trueType);
  writeFileSync(join(root, "viz/fonts", `${out}.woff2`), woff2);
  const widths = advanceWidths(readTables(trueType));
  const missing = [...TEXT].filter((character) => widths[character] === undefined);
  console.log(out, `ttf ${trueType.length}`, `woff2 ${woff2.length}`, "missing:", missing);
  metrics.push({ weight, widths });
}

// Written compactly: the characters in one string, their widths beside it.
const characters = Object.keys(metrics[0].widths);
const lines = metrics.map(
  ({ weight, widths }) => `  ${weight}: [${characters.map((c) => widths[c] ?? 0).join(", ")}],`,
);
writeFileSync(
  join(root, "viz/theme/font-metrics.ts"),
  `/**
 * Advance widths of the chart fonts, in thousandths of the font size. Generated by
 * build/chart-fonts.mjs; do not edit by hand.
 */
// prettier-ignore
export const CHARACTERS = ${JSON.stringify(characters.join(""))};
// prettier-ignore
export const ADVANCE_WIDTHS = {
${lines.join("\n")}
} as const;
`,
);
