/**
 * From bytes to text, and from offsets in a text to places a person can find. Files come as people
 * save them: UTF-8 with or without byte order mark, UTF-16, line ends of Windows.
 */
import type { Text } from "../declarations.ts";
import type { Diagnostic, DiagnosticCode, Place } from "./diagnostics.ts";

/** A decoded file. Offsets count UTF-16 code units of `text`, as columns do. */
export interface SourceText {
  /** POSIX path relative to the project folder, as shown in diagnostics. */
  readonly file: string;
  readonly text: string;
  /** Offset of the first character of every line. */
  readonly lineStarts: readonly number[];
}

export interface Decoded {
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
}

/** A source from text that is already decoded. */
export function sourceText(file: string, text: string): SourceText {
  // A lone carriage return ends a line too (old exports); same length, so offsets stay.
  const unified = text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;
  let starts: readonly number[] | null = null;
  return {
    file,
    text: unified,
    // Most files hold no mistake, and then nobody asks where their lines begin.
    get lineStarts() {
      return (starts ??= lineStartsOf(unified));
    },
  };
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** Index of the line (from 0) that holds an offset. */
export function lineIndexAt(source: SourceText, offset: number): number {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (source.lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A line by index (from 0) without its line end; empty when there is no such line. */
export function lineText(source: SourceText, index: number): string {
  const start = source.lineStarts[index];
  if (start === undefined) return "";
  let end = source.lineStarts[index + 1] ?? source.text.length;
  if (end > start && source.text.charCodeAt(end - 1) === 10) end--;
  if (end > start && source.text.charCodeAt(end - 1) === 13) end--;
  return source.text.slice(start, end);
}

/** The place of a span; a span over several lines is cut at the end of its first. */
export function placeAt(source: SourceText, start: number, end: number): Place {
  const offset = Math.max(0, Math.min(start, source.text.length));
  const index = lineIndexAt(source, offset);
  const lineStart = source.lineStarts[index]!;
  const column = Math.min(offset - lineStart, lineText(source, index).length) + 1;
  const lastColumn = lineText(source, index).length + 1;
  const endColumn = Math.min(
    Math.max(end - lineStart + 1, column + 1),
    Math.max(lastColumn, column + 1),
  );
  return { file: source.file, line: index + 1, column, endColumn };
}

export interface Remark {
  readonly code: DiagnosticCode;
  readonly message: Text;
  readonly help?: Text | null;
  readonly related?: Diagnostic["related"];
  readonly severity?: Diagnostic["severity"];
}

const MAX_MESSAGE_LENGTH = 600;

/** A whole file in one word would make a message that nobody can read. */
export const readable = (text: Text): Text => ({ nl: cut(text.nl), en: cut(text.en) });

const cut = (text: string): string =>
  text.length > MAX_MESSAGE_LENGTH ? `${text.slice(0, MAX_MESSAGE_LENGTH)}…` : text;

/** A diagnostic about a span of a source, with its line as excerpt. */
export function diagnosticAt(
  source: SourceText,
  start: number,
  end: number,
  remark: Remark,
): Diagnostic {
  const at = placeAt(source, start, end);
  return {
    code: remark.code,
    severity: remark.severity ?? "error",
    message: readable(remark.message),
    at,
    excerpt: lineText(source, at.line - 1),
    help: remark.help ? readable(remark.help) : null,
    related: remark.related ?? [],
  };
}

/** A diagnostic about a file as a whole, with nothing quoted from it. */
export function diagnosticOfFile(file: string, remark: Remark): Diagnostic {
  return {
    code: remark.code,
    severity: remark.severity ?? "error",
    message: readable(remark.message),
    at: { file, line: 1, column: 1, endColumn: 2 },
    excerpt: null,
    help: remark.help ? readable(remark.help) : null,
    related: remark.related ?? [],
  };
}

/** What documents of other programs begin with, and what they are. */
const SIGNATURES: readonly (readonly [RegExp, Text])[] = [
  [/^PK\u0003\u0004/, { nl: "een Word-document (of zip)", en: "a Word document (or zip)" }],
  [/^\u00d0\u00cf\u0011\u00e0/, { nl: "een Word-document", en: "a Word document" }],
  [/^\{\\rtf/, { nl: "een RTF-document", en: "an RTF document" }],
  [/^%PDF-/, { nl: "een PDF", en: "a PDF" }],
  [/^\s*<(?:!doctype html|html)\b/i, { nl: "een webpagina (HTML)", en: "a web page (HTML)" }],
  [/^\s*<\?xml\b/i, { nl: "een XML-bestand", en: "an XML file" }],
];

/** Which other program's document a file is; null when it may be plain text. */
export function foreignDocument(bytes: Uint8Array): Text | null {
  let head = "";
  for (let i = 0; i < bytes.length && i < 200; i++) {
    if (bytes[i] !== 0) head += String.fromCharCode(bytes[i]!);
  }
  const text = head.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, "");
  return SIGNATURES.find(([signature]) => signature.test(text))?.[1] ?? null;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** Byte order mark, else the pattern of NUL bytes that western text leaves in UTF-16. */
function encodingOf(bytes: Uint8Array): { encoding: Encoding; skip: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: "utf-8", skip: 3 };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", skip: 2 };
  if (bytes.indexOf(0) < 0) return { encoding: "utf-8", skip: 0 };
  const pairs = Math.min(bytes.length, 512) >> 1;
  let high = 0;
  let low = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) high++;
    if (bytes[2 * i + 1] === 0) low++;
  }
  if (pairs > 0 && low > pairs / 2 && high === 0) return { encoding: "utf-16le", skip: 0 };
  if (pairs > 0 && high > pairs / 2 && low === 0) return { encoding: "utf-16be", skip: 0 };
  return { encoding: "utf-8", skip: 0 };
}

function swapBytePairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length);
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    swapped[i] = bytes[i + 1]!;
    swapped[i + 1] = bytes[i]!;
  }
  if (bytes.length % 2 === 1) swapped[bytes.length - 1] = bytes[bytes.length - 1]!;
  return swapped;
}

/** Offset of the first byte that is not UTF-8, or -1. */
function firstInvalidByte(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (length === 0 || lead >= 0xf5) return i;
    for (let j = 1; j < length; j++) {
      const next = bytes[i + j];
      if (next === undefined || (next & 0xc0) !== 0x80) return i;
    }
    const second = bytes[i + 1]!;
    const overlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
    const surrogate = lead === 0xed && second >= 0xa0;
    if (overlong || surrogate || (lead === 0xf4 && second >= 0x90)) return i;
    i += length;
  }
  return -1;
}

const SAVE_AS_UTF8: Text = {
  nl: "sla het bestand op als UTF-8 (in Kladblok en Excel: Opslaan als, codering UTF-8)",
  en: "save the file as UTF-8 (in Notepad and Excel: Save as, encoding UTF-8)",
};

const badEncoding = (
  source: SourceText,
  start: number,
  message: Text,
  help: Text = SAVE_AS_UTF8,
): Diagnostic => diagnosticAt(source, start, start + 1, { code: "bad-encoding", message, help });

/** A control character other than tab and line ends: no text file has one. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * Decodes a file. Bytes that are no text give one diagnostic and the text as far as it can be read,
 * which the caller should then not interpret.
 */
export function decodeText(bytes: Uint8Array, file: string): Decoded {
  const { encoding, skip } = encodingOf(bytes);
  const body = skip === 0 ? bytes : bytes.subarray(skip);
  if (encoding === "utf-8") {
    const text = decodeStrictly(body);
    if (text === null) {
      const at = firstInvalidByte(body);
      const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body.subarray(0, at));
      const source = sourceText(
        file,
        before + new TextDecoder("windows-1252").decode(body.subarray(at)),
      );
      const byte = body[at]!.toString(16).toUpperCase().padStart(2, "0");
      return {
        source,
        diagnostics: [
          badEncoding(source, before.length, {
            nl: `het bestand is geen UTF-8: byte ${byte} (in Windows-1252 "${source.text[before.length]!}")`,
            en: `the file is not UTF-8: byte ${byte} (in Windows-1252 "${source.text[before.length]!}")`,
          }),
        ],
      };
    }
    return checkedForControls(sourceText(file, text));
  }
  const little = encoding === "utf-16le" ? body : swapBytePairs(body);
  const source = sourceText(file, new TextDecoder("utf-16le", { ignoreBOM: true }).decode(little));
  const broken = source.text.indexOf("\ufffd");
  if (broken === -1) return checkedForControls(source);
  const message = {
    nl: "het bestand is beschadigd: ongeldige UTF-16",
    en: "the file is damaged: invalid UTF-16",
  };
  return { source, diagnostics: [badEncoding(source, broken, message)] };
}

let strictDecoder: InstanceType<typeof TextDecoder> | null = null;

/** The text, or null when the bytes are not UTF-8. */
function decodeStrictly(bytes: Uint8Array): string | null {
  strictDecoder ??= new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return null;
  }
}

function checkedForControls(source: SourceText): Decoded {
  const match = CONTROL.exec(source.text);
  if (match === null) return { source, diagnostics: [] };
  const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const message = {
    nl: `het bestand bevat een stuurteken (U+${code}) en is dus geen gewone tekst`,
    en: `the file holds a control character (U+${code}) and so is not plain text`,
  };
  const help = {
    nl: "haal het teken weg, of geef het bestand op dat u bedoelde",
    en: "take the character out, or give the file you meant",
  };
  return { source, diagnostics: [badEncoding(source, match.index, message, help)] };
}
