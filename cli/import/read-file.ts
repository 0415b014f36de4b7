/** The tables in a file that somebody downloaded: text in any usual encoding, a workbook, or a zip of one. */
import fs from "node:fs";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { diagnosticOfFile, foreignDocument } from "../../engine/scenario/diagnostics/text.ts";
import { textSheet, type Sheet } from "./sheet.ts";
import { LARGEST_PART, workbookSheets } from "./workbook.ts";
import { isZip, zipEntries, ZipError } from "./zip.ts";

/** Longer texts a program of JavaScript cannot hold. */
export const LARGEST_FILE = 400 * 1024 * 1024;

export interface TableFile {
  readonly sheets: readonly Sheet[];
  readonly diagnostics: readonly Diagnostic[];
}

const refused = (file: string, code: Diagnostic["code"], message: Text, help: Text): TableFile => ({
  sheets: [],
  diagnostics: [diagnosticOfFile(file, { code, message, help })],
});

const SAVE_AS: Text = {
  nl: "open het in een rekenblad en bewaar het als .xlsx of als CSV",
  en: "open it in a spreadsheet and save it as .xlsx or as CSV",
};

const tooLarge = (file: string): TableFile =>
  refused(
    file,
    "file-too-large",
    {
      nl: "het bestand is te groot om in te lezen, of pakt uit tot te veel",
      en: "the file is too large to read, or unpacks to too much",
    },
    {
      nl: "maak eerst een uittreksel met alleen uw gemeente",
      en: "make an extract of your municipality alone first",
    },
  );

/** Never throws on what a file may hold. */
export function readTableFile(file: string): TableFile {
  const status = fs.statSync(file, { throwIfNoEntry: false });
  if (status?.isFile() !== true) {
    return refused(
      file,
      "missing-file",
      { nl: `er is geen bestand "${file}"`, en: `there is no file "${file}"` },
      { nl: "kijk de naam en de map na", en: "check the name and the folder" },
    );
  }
  if (status.size > LARGEST_FILE) return tooLarge(file);
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return refused(
      file,
      "unreadable-file",
      { nl: `het bestand is niet te lezen (${code})`, en: `the file cannot be read (${code})` },
      { nl: "is het ergens anders nog open?", en: "is it open elsewhere?" },
    );
  }
  return readBytes(file, bytes);
}

/** The same of bytes that are there already. */
export function readBytes(file: string, bytes: Buffer): TableFile {
  if (isZip(bytes)) return readZip(file, bytes);
  const foreign = foreignDocument(bytes);
  if (foreign !== null) {
    return refused(
      file,
      "bad-encoding",
      { nl: `dit is ${foreign.nl}, geen tabel`, en: `this is ${foreign.en}, not a table` },
      SAVE_AS,
    );
  }
  return readText(file, bytes);
}

function readZip(file: string, bytes: Buffer): TableFile {
  try {
    const entries = zipEntries(bytes);
    if (entries.some(({ name }) => name === "xl/workbook.xml")) {
      return { sheets: workbookSheets(file, entries), diagnostics: [] };
    }
    const tables = entries.filter(({ name }) => /\.(?:csv|txt|xlsx)$/i.test(name));
    if (tables.length === 1) return readBytes(file, tables[0]!.read(LARGEST_PART));
    return refused(
      file,
      "broken-table",
      {
        nl: `het zip-bestand bevat ${tables.length} tabellen (.csv, .txt of .xlsx), en geen ervan is de enige`,
        en: `the zip file holds ${tables.length} tables (.csv, .txt or .xlsx), and not a single one`,
      },
      { nl: "pak het uit en geef de tabel zelf", en: "unpack it and give the table itself" },
    );
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    if (error.reason === "too-large") return tooLarge(file);
    return refused(
      file,
      "broken-table",
      {
        nl: "het bestand begint als een werkmap of zip, maar is beschadigd of beveiligd",
        en: "the file begins like a workbook or zip, but is damaged or protected",
      },
      {
        nl: "download het opnieuw, of bewaar het als CSV",
        en: "download it again, or save it as CSV",
      },
    );
  }
}

/** What no text has: NUL and other controls but tab, line ends and the page break. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f]/;

function readText(file: string, bytes: Buffer): TableFile {
  const { text, isGuessed } = decoded(bytes);
  const at = text.search(CONTROL);
  if (at >= 0) {
    return refused(
      file,
      "bad-encoding",
      { nl: "het bestand is geen tekst", en: "the file is no text" },
      SAVE_AS,
    );
  }
  if (text.trim() === "") {
    return refused(
      file,
      "broken-table",
      { nl: "het bestand is leeg", en: "the file is empty" },
      { nl: "download het opnieuw", en: "download it again" },
    );
  }
  const warning = diagnosticOfFile(file, {
    code: "bad-encoding",
    severity: "warning",
    message: {
      nl: "het bestand is geen UTF-8; het is gelezen als Windows-1252",
      en: "the file is not UTF-8; it was read as Windows-1252",
    },
    help: {
      nl: "klopt een naam met een accent niet, bewaar het dan als CSV UTF-8",
      en: "if a name with an accent is wrong, save it as CSV UTF-8",
    },
  });
  return { sheets: [textSheet(file, text)], diagnostics: isGuessed ? [warning] : [] };
}

/** Byte order marks first, then the NUL bytes of UTF-16, then UTF-8 if it is that, else Windows-1252. */
function decoded(bytes: Buffer): { readonly text: string; readonly isGuessed: boolean } {
  const exactly = (encoding: string, from: number, fatal = false): string =>
    new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes.subarray(from));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { text: exactly("utf-8", 3), isGuessed: false };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: exactly("utf-16le", 2), isGuessed: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: exactly("utf-16be", 2), isGuessed: false };
  const head = bytes.subarray(0, 400);
  const nulls = [0, 1].map(
    (side) => head.filter((byte, at) => at % 2 === side && byte === 0).length,
  );
  if (nulls[1]! > head.length / 4 && nulls[0] === 0) {
    return { text: exactly("utf-16le", 0), isGuessed: false };
  }
  if (nulls[0]! > head.length / 4 && nulls[1] === 0) {
    return { text: exactly("utf-16be", 0), isGuessed: false };
  }
  try {
    return { text: exactly("utf-8", 0, true), isGuessed: false };
  } catch {
    return { text: exactly("windows-1252", 0), isGuessed: true };
  }
}
