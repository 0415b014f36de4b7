/**
 * YAML with positions: every key and value knows its span in the file, so that a diagnostic can
 * point at it. Documents that would exhaust the reader are refused before or while they are read.
 */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type YAMLError } from "yaml";
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import {
  diagnosticAt,
  lineIndexAt,
  lineText,
  type Remark,
  type SourceText,
} from "../diagnostics/text.ts";
import { checkTypography, type Typography } from "../diagnostics/typography.ts";
import { correctDecimalComma } from "../units/units.ts";

export interface YamlScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** As it stands in the file, without quotes. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
  /** A diagnostic has been given for this value already. */
  readonly faulty: boolean;
  /** Nothing stands there, which YAML reads as null; its span is that of its key. */
  readonly absent: boolean;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: YamlNode;
}

export interface YamlMap {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
  readonly start: number;
  /** Behind the bracket that closes it, or where its last value ends. */
  readonly end: number;
}

export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly start: number;
  /** Behind the bracket that closes it, or where its last item ends. */
  readonly end: number;
}

export type YamlNode = YamlScalar | YamlMap | YamlList;

export interface YamlDocument {
  readonly source: SourceText;
  /** Null when the text is no YAML; then the diagnostics say why. */
  readonly root: YamlNode | null;
  readonly diagnostics: readonly Diagnostic[];
}

const MAX_DEPTH = 32;
const MAX_NODES = 50_000;
const MAX_ALIASES = 100;
/** What the parser may meet before it is asked to read: it recurses, and so could run out of stack. */
const MAX_BRACKETS = 100;
const MAX_DASHES = 50;
const MAX_INDENT = 400;
const MAX_LINES = 200_000;
/** Spaces in a row inside a line, over which the parser's patterns go back and forth. */
const MAX_BLANKS = 200;
/** Lines longer than this are no line of a plan that was mistyped: no correction is looked for. */
const MAX_MENDED = 1000;

/**
 * Reads one YAML document. Never throws on what a file may hold.
 *
 * @param shown what diagnostics quote, where only a part of it is to be read: the same text with
 *   the rest blanked out is then `original`
 */
export function readYaml(original: SourceText, shown: SourceText = original): YamlDocument {
  const plain = readPlainYaml(original.text, { depth: MAX_DEPTH, nodes: MAX_NODES });
  const looked = plain === null ? null : checkTypography(original, shown);
  if (looked?.diagnostics.length === 0) return { source: shown, root: plain, diagnostics: [] };
  const extreme = refuseExtremes(original.text, shown);
  if (extreme !== null) return { source: shown, root: null, diagnostics: [extreme] };
  return readAnyYaml(shown, looked ?? checkTypography(original, shown));
}

/** Reads with the parser of all of YAML, and says what is wrong. */
export function readAnyYaml(shown: SourceText, typography: Typography): YamlDocument {
  const diagnostics = [...typography.diagnostics];
  const document = parsed(typography.source.text);
  if (document === null) {
    return { source: shown, root: null, diagnostics: [...diagnostics, tooDeepAt(shown, 0)] };
  }
  if (document.errors.length > 0) {
    diagnostics.push(...syntaxDiagnostics(shown, document.errors, typography.lines));
    return { source: shown, root: null, diagnostics };
  }
  const reader = new NodeReader(shown, typography.source.text);
  const root = reader.read(document.contents);
  diagnostics.push(...reader.finish());
  return { source: shown, root: reader.refused ? null : root, diagnostics };
}

/** What the parser makes of a text; null when it ran out of stack, which no count can foresee. */
function parsed(text: string): ReturnType<typeof parseDocument> | null {
  try {
    return parseDocument(text, {
      uniqueKeys: false,
      prettyErrors: false,
      strict: true,
      // "silent" would also keep silent about a second document, and drop it.
      logLevel: "error",
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * A quick look at what costs the parser most, before it is asked: it recurses, builds a regular
 * expression per indentation, and takes microseconds and hundreds of bytes for every line, bracket,
 * comma, colon, quotation mark and anchor.
 */
function refuseExtremes(text: string, shown: SourceText): Diagnostic | null {
  let brackets = 0;
  let dashes = 0;
  let indent = 0;
  let values = 0;
  let blanks = 0;
  let lines = 0;
  let leading = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === NEWLINE) {
      if (++lines > MAX_LINES) return tooManyLinesAt(shown, i);
      dashes = 0;
      indent = 0;
      blanks = 0;
      leading = true;
      continue;
    }
    if (code !== SPACE && code !== TAB) blanks = 0;
    else if (!leading && ++blanks > MAX_BLANKS) return tooManyBlanksAt(shown, i);
    if (leading && (code === SPACE || code === TAB)) {
      if (++indent > MAX_INDENT && dashes === 0) return tooDeepAt(shown, i);
      continue;
    }
    if (leading && (code === DASH || code === QUESTION_MARK || code === COLON)) {
      if (++dashes > MAX_DASHES) return tooDeepAt(shown, i);
      values++;
    } else {
      // Every line that is not empty holds something.
      if (leading) values++;
      leading = false;
      if (code === OPEN_BRACKET || code === OPEN_BRACE) {
        if (++brackets > MAX_BRACKETS) return tooDeepAt(shown, i);
        values++;
      } else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) {
        if (brackets > 0) brackets--;
        else values++;
      } else if (code === COMMA) {
        if (brackets > 0) values++;
      } else if (COSTLY.includes(code)) values++;
    }
    if (values > MAX_NODES) return tooManyAt(shown, i, i + 1, null);
  }
  return null;
}

const [TAB, NEWLINE, SPACE, AMPERSAND, COMMA, DASH, COLON, QUESTION_MARK] = [
  9, 10, 32, 38, 44, 45, 58, 63,
];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [91, 93, 123, 125];
const [QUOTE, APOSTROPHE, ASTERISK, EXCLAMATION] = [34, 39, 42, 33];
/** Each may be the beginning of something that the parser keeps. */
const COSTLY = [AMPERSAND, COLON, QUESTION_MARK, QUOTE, APOSTROPHE, ASTERISK, EXCLAMATION];

const tooManyLinesAt = (source: SourceText, offset: number): Diagnostic =>
  diagnosticAt(source, offset, offset + 1, {
    code: "exploding-document",
    message: {
      nl: `het document telt meer dan ${MAX_LINES} regels`,
      en: `the document has more than ${MAX_LINES} lines`,
    },
  });

const tooManyBlanksAt = (source: SourceText, offset: number): Diagnostic =>
  diagnosticAt(source, offset, offset + 1, {
    code: "broken-yaml",
    message: {
      nl: `op deze regel staan meer dan ${MAX_BLANKS} spaties na elkaar`,
      en: `this line holds more than ${MAX_BLANKS} spaces in a row`,
    },
    help: { nl: "haal ze weg", en: "take them out" },
  });

const tooManyAt = (source: SourceText, start: number, end: number, help: Text | null): Diagnostic =>
  diagnosticAt(source, start, end, {
    code: "exploding-document",
    message: {
      nl: `het document bevat meer dan ${MAX_NODES} waarden`,
      en: `the document holds more than ${MAX_NODES} values`,
    },
    help,
  });

const tooDeepAt = (source: SourceText, offset: number): Diagnostic =>
  diagnosticAt(source, offset, offset + 1, {
    code: "too-deep",
    message: {
      nl: `het document is dieper genest dan ${MAX_DEPTH} niveaus`,
      en: `the document is nested deeper than ${MAX_DEPTH} levels`,
    },
    help: {
      nl: "een plan heeft er hooguit een handvol nodig: controleer haakjes en inspringing",
      en: "a plan needs a handful at most: check brackets and indentation",
    },
  });

const PLAIN_WORDS: Readonly<Partial<Record<YAMLError["code"], Text>>> = {
  TAB_AS_INDENT: {
    nl: "inspringen kan niet met tabs",
    en: "tabs cannot be used to indent",
  },
  MISSING_CHAR: { nl: "er ontbreekt een teken", en: "a character is missing" },
  BAD_INDENT: { nl: "de inspringing klopt niet", en: "the indentation is wrong" },
  BAD_ALIAS: {
    nl: "een verwijzing (*naam) wijst naar niets",
    en: "an alias (*name) refers to nothing",
  },
  BAD_SCALAR_START: {
    nl: "een waarde kan niet met dit teken beginnen",
    en: "a value cannot begin with this character",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    nl: "op één regel staan twee sleutels, of een waarde met een dubbele punt",
    en: "two keys stand on one line, or a value holds a colon",
  },
  BLOCK_IN_FLOW: {
    nl: "tussen accolades ontbreekt een komma",
    en: "a comma is missing between braces",
  },
  BAD_DQ_ESCAPE: {
    nl: "een \\ heeft tussen dubbele aanhalingstekens een bijzondere betekenis",
    en: "a \\ has a special meaning between double quotation marks",
  },
  MULTILINE_IMPLICIT_KEY: {
    nl: "een sleutel moet op één regel staan, met een dubbele punt en een spatie erachter",
    en: "a key must stand on one line, followed by a colon and a space",
  },
  MULTIPLE_DOCS: {
    nl: "hier begint een tweede document, en een bestand is er maar één",
    en: "a second document begins here, and a file is one only",
  },
  UNEXPECTED_TOKEN: {
    nl: "dit staat hier onverwacht",
    en: "this was not expected here",
  },
};

const UNREADABLE: Text = { nl: "dit is geen leesbare YAML", en: "this is not readable YAML" };

const HELP: Readonly<Partial<Record<YAMLError["code"], Text>>> = {
  BAD_DQ_ESCAPE: { nl: "gebruik / in plaats van \\", en: "use / instead of \\" },
  TAB_AS_INDENT: { nl: "gebruik spaties", en: "use spaces" },
  MULTIPLE_DOCS: {
    nl: "een plan of regio is één document: haal de regel --- (of ...) weg",
    en: "a plan or region is one document: take the line --- (or ...) out",
  },
  BAD_SCALAR_START: {
    nl: "zet de waarde tussen aanhalingstekens",
    en: "put the value in quotation marks",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    nl: "zet elke sleutel op een eigen regel, en een tekst met een dubbele punt tussen aanhalingstekens",
    en: "put every key on a line of its own, and a text with a colon in quotation marks",
  },
  UNEXPECTED_TOKEN: {
    nl: "sleutels van hetzelfde niveau beginnen in dezelfde kolom, ook op de eerste regel",
    en: "keys of one level begin in the same column, on the first line too",
  },
  MULTILINE_IMPLICIT_KEY: {
    nl: "schrijf levers: of sleutel: waarde",
    en: "write levers: or key: value",
  },
  BAD_INDENT: {
    nl: "sleutels van hetzelfde niveau beginnen in dezelfde kolom; elke { of [ heeft een } of ]",
    en: "keys of one level begin in the same column; every { or [ has its } or ]",
  },
};

const MAX_SYNTAX_DIAGNOSTICS = 20;

/** One diagnostic per line: what the parser adds about the same line are echoes. */
function syntaxDiagnostics(
  source: SourceText,
  errors: readonly YAMLError[],
  alreadyFaulty: ReadonlySet<number>,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const lines = new Set(alreadyFaulty);
  for (const error of errors) {
    const deeper = deeperLine(source, error);
    if (deeper !== null) {
      // The parser may blame the line above, and its echo this one.
      const above = lineIndexAt(source, error.pos[0]);
      if (!lines.has(deeper) && !lines.has(above)) diagnostics.push(tooFarIn(source, deeper));
      lines.add(deeper).add(above);
      continue;
    }
    const start = visibleOffset(source, error);
    const line = lineIndexAt(source, start);
    if (lines.has(line) || diagnostics.length === MAX_SYNTAX_DIAGNOSTICS) continue;
    lines.add(line);
    if (error.code === "RESOURCE_EXHAUSTION") return [tooDeepAt(source, start)];
    diagnostics.push(
      diagnosticAt(source, start, Math.max(start + 1, error.pos[1]), {
        code: "broken-yaml",
        message: unclosed(error) ?? PLAIN_WORDS[error.code] ?? UNREADABLE,
        help:
          missingSpace(source, line) ??
          semicolons(source, line) ??
          bareChange(source, line) ??
          textBehindQuotes(source, line, start) ??
          HELP[error.code] ??
          null,
      }),
    );
  }
  return diagnostics;
}

const NESTING_ERRORS = new Set<YAMLError["code"]>(["BLOCK_AS_IMPLICIT_KEY", "BAD_INDENT"]);

/**
 * The line (from 0) that begins further in than the complete `key: value` above it, and so is taken
 * for a part of it; null when that is not what is wrong.
 */
function deeperLine(source: SourceText, { code, pos }: YAMLError): number | null {
  if (!NESTING_ERRORS.has(code)) return null;
  const lines = source.lineStarts.length;
  let line = lineIndexAt(source, pos[0]);
  // A value without quotation marks is blamed where it begins, other lines at themselves.
  if (code === "BLOCK_AS_IMPLICIT_KEY") line++;
  while (line < lines && isBlank(lineText(source, line))) line++;
  let above = line - 1;
  while (above >= 0 && isBlank(lineText(source, above))) above--;
  if (line >= lines || above < 0) return null;
  const [text, before] = [lineText(source, line), lineText(source, above)];
  const isEntry =
    /^ *[^\s#][^#]*?:(?: |$)/.test(text) && /^ *[^\s#][^#]*?: +[^\s#|>&]/.test(before);
  return isEntry && indentOf(text) > indentOf(before) ? line : null;
}

const isBlank = (line: string): boolean => /^\s*(?:#|$)/.test(line);
const indentOf = (line: string): number => line.length - line.trimStart().length;

function tooFarIn(source: SourceText, line: number): Diagnostic {
  const start = source.lineStarts[line]! + indentOf(lineText(source, line));
  return diagnosticAt(source, start, source.lineStarts[line]! + lineText(source, line).length, {
    code: "broken-yaml",
    message: {
      nl: "deze regel springt verder in dan die erboven",
      en: "this line is indented further than the one above",
    },
    help: {
      nl: "sleutels van hetzelfde niveau beginnen in dezelfde kolom",
      en: "keys of one level begin in the same column",
    },
  });
}

/** An error at the end of the file or of a bracket is shown where something was last written. */
function visibleOffset(source: SourceText, error: YAMLError): number {
  const atEnd = error.pos[0] >= source.text.length || unclosed(error) !== null;
  if (!atEnd) return error.pos[0];
  let offset = Math.min(error.pos[0], source.text.length) - 1;
  while (offset > 0 && source.text.charCodeAt(offset) <= 32) offset--;
  return Math.max(0, offset);
}

/** What is meant when the parser misses the end of something. */
function unclosed({ code, message }: YAMLError): Text | null {
  const bracket = /end with (?:a )?([}\]])/.exec(message)?.[1];
  if (bracket !== undefined) {
    return {
      nl: `een haakje wordt niet gesloten: er ontbreekt ${bracket}`,
      en: `a bracket is not closed: ${bracket} is missing`,
    };
  }
  if (code === "MISSING_CHAR" && message.includes("quote")) {
    return {
      nl: "een aanhalingsteken wordt niet gesloten",
      en: "a quotation mark is not closed",
    };
  }
  return null;
}

function missingSpace(source: SourceText, line: number): Text | null {
  const text = lineText(source, line);
  const fixed = spacedKey(text.trim());
  return fixed === null ? null : missingSpaceHelp(fixed);
}

/** `key:value` as it should be; null when a text is something else. */
export function spacedKey(text: string): string | null {
  const match = /^([\w.[\]-]+):([^\s:/].*)$/.exec(text);
  return match === null ? null : `${match[1]!}: ${match[2]!}`;
}

export const missingSpaceHelp = (fixed: string): Text => ({
  nl: `na de dubbele punt hoort een spatie: ${fixed}`,
  en: `a space belongs behind the colon: ${fixed}`,
});

/** `{ 2024: 6 MW; 2035: 40 MW }`, as in a spreadsheet. */
function semicolons(source: SourceText, line: number): Text | null {
  const text = lineText(source, line);
  if (text.length > MAX_MENDED || !/\{[^}]*; *[\w"']+: [^}]*\}/.test(text)) return null;
  const fixed = text.trim().replace(/;(?=[^{]*\})/g, ",");
  return {
    nl: `vervang ; door , en schrijf: ${fixed}`,
    en: `replace ; by , and write: ${fixed}`,
  };
}

/** `- 2 MW` and `* 1.5`, which are changes to a reader and a list and an alias to YAML. */
/** `* 1.5`, which YAML takes for the name of an alias. */
const FACTOR = /(: +)\* *(?=[\d.])/g;

function bareChange(source: SourceText, line: number): Text | null {
  const text = lineText(source, line).trim();
  if (text.length > MAX_MENDED) return null;
  const fixed = text.replace(/(: +)- +(?=[\d.])/g, "$1-").replace(FACTOR, "$1x ");
  return fixed === text ? null : { nl: `schrijf: ${fixed}`, en: `write: ${fixed}` };
}

/** `"6 MW * 2" from 2026`: YAML ends the value at the second quotation mark. */
function textBehindQuotes(source: SourceText, line: number, offset: number): Text | null {
  const before = lineText(source, line).slice(0, offset - source.lineStarts[line]!);
  return /["'] +$/.test(before)
    ? {
        nl: "achter het tweede aanhalingsteken kan alleen een opmerking staan, na een #",
        en: "only a comment can stand behind the second quotation mark, after a #",
      }
    : null;
}

interface Ranged {
  readonly range?: readonly [number, number, number] | null | undefined;
}

/** A decimal comma between braces, which YAML reads as the end of a value: `{ 2030: 3,5 % }`. */
interface SplitNumber {
  readonly start: number;
  readonly end: number;
  readonly corrected: string;
}

const absentAt = (start: number, end: number): YamlScalar => ({
  kind: "scalar",
  value: null,
  written: "",
  start,
  end,
  faulty: false,
  absent: true,
});

/** Tags that say what a value is anyway; any other would change what is read. */
const PLAIN_TAGS: ReadonlySet<string> = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`),
);

/** Turns the parser's nodes into ours, with limits, and finds what YAML itself lets pass. */
class NodeReader {
  refused = false;
  private nodes = 0;
  private aliases = 0;
  private readonly anchors = new Map<string, unknown>();
  private readonly open = new Set<unknown>();
  private readonly found: Diagnostic[] = [];
  private readonly splitNumbers: SplitNumber[] = [];
  private readonly source: SourceText;
  private readonly text: string;

  constructor(source: SourceText, text: string) {
    this.source = source;
    this.text = text;
  }

  read(node: unknown): YamlNode | null {
    return this.node(node, 0, 0, 0);
  }

  finish(): Diagnostic[] {
    return this.refused ? this.found : [...this.found, ...this.decimalCommas()];
  }

  private report(start: number, end: number, remark: Remark): void {
    this.found.push(diagnosticAt(this.source, start, end, remark));
  }

  private refuse(start: number, end: number, remark: Remark): null {
    if (!this.refused) {
      this.refused = true;
      this.report(start, end, remark);
    }
    return null;
  }

  /** `from` and `to`: span to blame when the node has none of its own (an absent value). */
  private node(node: unknown, depth: number, from: number, to: number): YamlNode | null {
    if (this.refused) return null;
    const [start, end] = (node as Ranged | null)?.range ?? [from, to];
    if (++this.nodes > MAX_NODES) {
      this.refused = true;
      this.found.push(tooManyAt(this.source, start, end, this.aliases > 0 ? WRITE_OUT : null));
      return null;
    }
    if (depth > MAX_DEPTH) {
      if (!this.refused) {
        this.refused = true;
        this.found.push(tooDeepAt(this.source, start));
      }
      return null;
    }
    if (isAlias(node)) return this.alias(node.source, depth, start, end);
    if (isMap(node) || isSeq(node) || isScalar(node)) {
      if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
      const tag = (node as { tag?: string }).tag;
      if (tag !== undefined && !PLAIN_TAGS.has(tag)) this.refuseTag(start, end, tag);
    }
    if (isScalar(node)) {
      if (node.value === null && node.source === "") return absentAt(from, to);
      return this.scalar(node.value, node.source, node.type, start, end);
    }
    if (isMap(node) || isSeq(node)) {
      this.open.add(node);
      const read = isMap(node)
        ? this.map(node.items, depth, start, end, node.flow === true)
        : this.list(node.items, depth, start, end, node.flow === true);
      this.open.delete(node);
      return read;
    }
    return absentAt(from, to);
  }

  private refuseTag(start: number, end: number, tag: string): void {
    this.report(start, end, {
      code: "broken-yaml",
      message: {
        nl: `een YAML-label (${tag}) heeft hier geen betekenis`,
        en: `a YAML tag (${tag}) has no meaning here`,
      },
    });
  }

  private alias(name: string, depth: number, start: number, end: number): YamlNode | null {
    const target = this.anchors.get(name);
    if (++this.aliases > MAX_ALIASES || this.open.has(target)) {
      return this.refuse(start, end, {
        code: "exploding-document",
        message: this.open.has(target)
          ? {
              nl: `de verwijzing *${name} verwijst naar zichzelf`,
              en: `the alias *${name} refers to itself`,
            }
          : {
              nl: `het document telt meer dan ${MAX_ALIASES} verwijzingen (*naam)`,
              en: `the document has more than ${MAX_ALIASES} aliases (*name)`,
            },
        help: WRITE_OUT,
      });
    }
    if (target === undefined) {
      this.report(start, end, {
        code: "broken-yaml",
        message: PLAIN_WORDS.BAD_ALIAS!,
        help: bareChange(this.source, lineIndexAt(this.source, start)),
      });
      return {
        kind: "scalar",
        value: null,
        written: `*${name}`,
        start,
        end,
        faulty: true,
        absent: false,
      };
    }
    return this.node(target, depth + 1, start, end);
  }

  private scalar(
    value: unknown,
    written: string | undefined,
    type: string | undefined,
    start: number,
    end: number,
  ): YamlScalar {
    const plain = type === "PLAIN" || type === undefined;
    const text = plain ? this.text.slice(start, end) : (written ?? String(value));
    if (typeof value === "number" && !Number.isFinite(value)) {
      this.report(start, end, {
        code: "not-a-number",
        message: { nl: `"${text}" is geen getal`, en: `"${text}" is not a number` },
      });
      return {
        kind: "scalar",
        value: null,
        written: text,
        start,
        end,
        faulty: true,
        absent: false,
      };
    }
    const known =
      typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    const kept = typeof value === "string" ? value.normalize("NFC") : value;
    return {
      kind: "scalar",
      value: known ? (kept as string | number | boolean) : null,
      written: typeof kept === "string" ? kept : text,
      start,
      end,
      faulty: false,
      absent: false,
    };
  }

  private list(
    items: readonly unknown[],
    depth: number,
    start: number,
    end: number,
    flow: boolean,
  ): YamlList {
    const read: YamlNode[] = [];
    for (const item of items) {
      const node = this.node(item, depth + 1, start, end);
      if (node === null) break;
      read.push(node);
    }
    return { kind: "list", items: read, start, end: flow ? end : endBehind(start, read.at(-1)) };
  }

  private map(
    pairs: readonly { readonly key: unknown; readonly value: unknown }[],
    depth: number,
    start: number,
    end: number,
    flow: boolean,
  ): YamlMap {
    const entries: YamlEntry[] = [];
    const known = new Map<string, YamlEntry>();
    for (const { key, value } of pairs) {
      const keyNode = this.node(key, depth + 1, start, start + 1);
      if (keyNode === null) break;
      const bare = value === null;
      if (keyNode.kind !== "scalar") {
        this.report(keyNode.start, keyNode.end, {
          code: "broken-yaml",
          message: { nl: "een sleutel moet een woord zijn", en: "a key must be a word" },
        });
        continue;
      }
      if (flow && bare && this.mendSplitNumber(entries, keyNode)) continue;
      const child = this.node(value, depth + 1, keyNode.start, keyNode.end);
      if (child === null) break;
      const entry: YamlEntry = {
        key: keyNode.written,
        keyStart: keyNode.start,
        keyEnd: keyNode.end,
        value: child,
      };
      const first = known.get(entry.key);
      if (first !== undefined) {
        this.duplicateKey(entry, first);
        continue;
      }
      known.set(entry.key, entry);
      entries.push(entry);
    }
    const last = entries.at(-1);
    const read = flow ? end : endBehind(last?.keyEnd ?? end, last?.value);
    return { kind: "map", entries, start, end: read };
  }

  private duplicateKey(entry: YamlEntry, first: YamlEntry): void {
    const { at } = diagnosticAt(this.source, first.keyStart, first.keyEnd, {
      code: "duplicate-key",
      message: { nl: "", en: "" },
    });
    this.report(entry.keyStart, entry.keyEnd, {
      code: "duplicate-key",
      message: {
        nl: `de sleutel "${entry.key}" staat er twee keer`,
        en: `the key "${entry.key}" is there twice`,
      },
      help: { nl: "laat er één staan", en: "keep one of them" },
      related: [{ note: { nl: "de eerste staat hier", en: "the first is here" }, at: at! }],
    });
  }

  /** Joins `3` and the lone key `5 %` behind its comma; true when that is what stands there. */
  private mendSplitNumber(entries: YamlEntry[], key: YamlScalar): boolean {
    const before = entries.at(-1);
    if (before === undefined || before.value.kind !== "scalar") return false;
    const number = before.value;
    if (this.text[key.start - 1] !== "," || number.end !== key.start - 1) return false;
    if (!/^\d/.test(key.written) || !/^[+-]?[\d.]+$/.test(number.written)) return false;
    const tail = /^\d[\d.]*/.exec(key.written)![0];
    const corrected = correctDecimalComma(`${number.written},${tail}`);
    if (corrected === null) return false;
    const whole = corrected + key.written.slice(tail.length);
    this.splitNumbers.push({ start: number.start, end: key.end, corrected: whole });
    entries[entries.length - 1] = {
      ...before,
      value: {
        kind: "scalar",
        value: null,
        written: whole,
        start: number.start,
        end: key.end,
        faulty: true,
        absent: false,
      },
    };
    return true;
  }

  /** One diagnostic per line, with the whole line put right. */
  private decimalCommas(): Diagnostic[] {
    const byLine = new Map<number, SplitNumber[]>();
    for (const split of this.splitNumbers) {
      const line = lineIndexAt(this.source, split.start);
      const group = byLine.get(line);
      if (group === undefined) byLine.set(line, [split]);
      else group.push(split);
    }
    return [...byLine].map(([line, splits]) => {
      const start = this.source.lineStarts[line]!;
      let fixed = lineText(this.source, line);
      for (const split of [...splits].reverse()) {
        fixed =
          fixed.slice(0, split.start - start) + split.corrected + fixed.slice(split.end - start);
      }
      return decimalCommaAt(this.source, splits[0]!.start, splits[0]!.end, fixed);
    });
  }
}

/** The end of the last value; what an alias stands for ends elsewhere. */
const endBehind = (least: number, last: YamlNode | undefined): number =>
  Math.max(least, last?.end ?? least);

const WRITE_OUT: Text = {
  nl: "schrijf de waarden voluit in plaats van ernaar te verwijzen",
  en: "write the values out instead of referring to them",
};

/** A number with a decimal comma, and the line as it should be. */
export const decimalCommaAt = (
  source: SourceText,
  start: number,
  end: number,
  correctedLine: string,
): Diagnostic => {
  const written = source.text.slice(start, end).replace(/^["']|["']$/g, "");
  return diagnosticAt(source, start, end, {
    code: "decimal-comma",
    message: {
      nl: `"${written}" heeft een decimale komma; in een plan is het decimaalteken een punt`,
      en: `"${written}" has a decimal comma; in a plan the decimal sign is a point`,
    },
    help: { nl: `schrijf: ${correctedLine.trim()}`, en: `write: ${correctedLine.trim()}` },
  });
};

/** The line that holds a span, with the span replaced. */
export function lineWith(source: SourceText, start: number, end: number, text: string): string {
  const line = lineIndexAt(source, start);
  const lineStart = source.lineStarts[line]!;
  const written = lineText(source, line);
  return written.slice(0, start - lineStart) + text + written.slice(Math.max(0, end - lineStart));
}

/** The entry of a map with this key. */
export const entryOf = (node: YamlNode | null, key: string): YamlEntry | undefined =>
  node?.kind === "map" ? node.entries.find((entry) => entry.key === key) : undefined;

/** Plain data for a schema to check. */
export function dataOf(node: YamlNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(dataOf);
  // No prototype: a key may be called `constructor` or `__proto__`.
  const data = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.entries) data[key] = dataOf(value);
  return data;
}

export interface Located {
  /** The deepest node that exists on the path. */
  readonly node: YamlNode;
  /** The entry that holds it, when it is the value of a key. */
  readonly entry: YamlEntry | null;
  /** Whether the whole path exists. */
  readonly complete: boolean;
}

/** Follows a path of keys and indexes as far as it goes. */
export function locateNode(root: YamlNode, path: readonly PropertyKey[]): Located {
  let node = root;
  let entry: YamlEntry | null = null;
  for (const step of path) {
    if (node.kind === "map") {
      const next = entryOf(node, String(step));
      if (next === undefined) return { node, entry, complete: false };
      entry = next;
      node = next.value;
    } else if (node.kind === "list" && node.items[Number(step)] !== undefined) {
      entry = null;
      node = node.items[Number(step)]!;
    } else return { node, entry, complete: false };
  }
  return { node, entry, complete: true };
}
