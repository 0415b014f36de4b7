/**
 * What a filled note remembers of how it was filled, and how that is held against a plan again. The
 * same for every file format: Markdown and HTML carry the record as text, Word in a part of its own.
 */
import type { Language } from "../numbers.ts";

export const NOTE_FORMAT = "ademruimte-note/1";

/**
 * `claim`: a value that stands as its author wrote it; `passage`: text that has a condition;
 * `assertion`: a condition that the text around it counts on, and that prints nothing.
 */
export const BOUND_KINDS = ["value", "claim", "passage", "assertion", "table", "chart"] as const;
export type BoundKind = (typeof BOUND_KINDS)[number];

/** One thing in a note that a tag put there. */
export interface BoundItem {
  /** Its name in the document, unique there: `1`, `2`, … in the order in which they stand. */
  readonly id: string;
  readonly kind: BoundKind;
  /** What stands between the braces, in plain characters: `emissions.total 2040 change vs 2005`. */
  readonly expression: string;
  /** Id of the plan that it is about. */
  readonly plan: string;
  /** In the unit that is shown, at full precision; null where it is no number. */
  readonly number: number | null;
  /** As it stands behind the number; empty where nothing does. */
  readonly unit: string;
  /** Decimals with which it is shown; null where it is no number. */
  readonly decimals: number | null;
  /**
   * As it was put in: the words of a value, the alternative text of a chart, the cells of a table
   * (apart by tabs, a row on a line), `true` or `false` of a condition.
   */
  readonly text: string;
  /** SHA-256 of the drawing, of a chart. */
  readonly drawing?: string;
  /** Caption and source as they were put in with a table or chart: people may rewrite them. */
  readonly words?: readonly [caption: string, source: string];
  /** What a passage says in each case, tags and all, so that it can be chosen again. */
  readonly branches?: readonly NoteBranch[];
}

/** One case of a passage, in the order in which they are tried. */
export interface NoteBranch {
  /** `co2_2040 met`; null for what holds otherwise. */
  readonly condition: string | null;
  /** As it stands in the template. */
  readonly text: string;
}

/** One plan that a note was filled from, with what each of its figures depends on. */
export interface RecordedPlan {
  readonly id: string;
  /** Where it stood: a bare name, or a POSIX path relative to the folder of the note. */
  readonly path: string;
  /** Hash of all that the run is a function of. */
  readonly scenario: string;
  /** Hash of titles, sources and remarks. */
  readonly notes: string;
  /** Hash of what the region's files say. */
  readonly data: string;
  /** Hash of what the plan says: its levers, goals and other choices. */
  readonly choices: string;
}

/** The ensemble that a note was filled from: with what the same figures come out again. */
export interface RecordedEnsemble {
  /** POSIX path of its folder relative to that of the note. */
  readonly path: string;
  /** Fingerprint of the engine. */
  readonly engine: string;
  readonly members: number;
  readonly seed: number | string;
  readonly sampling: string;
  readonly plans: readonly {
    readonly id: string;
    /** Hash of all that the run is a function of. */
    readonly scenario: string;
    /** Hash of everything that was drawn. */
    readonly inputs: string;
  }[];
}

/** A file beside the note, a picture of it. */
export interface NoteFile {
  /** POSIX path relative to the folder of the note. */
  readonly name: string;
  readonly sha256: string;
}

/** What a filled note carries. */
export interface FreshnessRecord {
  readonly format: typeof NOTE_FORMAT;
  readonly language: Language;
  /** Fingerprint of the engine. */
  readonly engine: string;
  readonly template: { readonly name: string; readonly sha256: string };
  /** The first is the plan of the note. */
  readonly plans: readonly RecordedPlan[];
  /** Absent where the note was filled without one. */
  readonly ensemble?: RecordedEnsemble;
  readonly bindings: readonly BoundItem[];
  readonly files: readonly NoteFile[];
  /** SHA-256 of the document as it was written, without this record: changed since, or not. */
  readonly document: string;
  /** The note was renewed after somebody had edited it: a new filling may not take its place. */
  readonly isEdited?: true;
}

/**
 * `ok`: says what the plan gives now. `stale`: untouched, and the plan gives something else now.
 * `by-hand`: somebody wrote something else in its place. `gone`: it stands in the note no more.
 * `no-value`: its tag has no value any more.
 */
export const BINDING_STATES = ["ok", "stale", "by-hand", "gone", "no-value"] as const;
export type BindingState = (typeof BINDING_STATES)[number];

/** Where something stands in a note, as far as the file format knows. */
export interface NotePlace {
  /** The nearest heading before it; null before the first. */
  readonly heading: string | null;
  /** Lines and columns count from 1; null where a format has none. */
  readonly line: number | null;
  readonly column: number | null;
  /** Page as last laid out by a word processor; null where that is not known. */
  readonly page: number | null;
  /** What it stands in beside the running text: a header, a footnote, a text box; null in the text. */
  readonly part: { readonly nl: string; readonly en: string } | null;
}

/** One thing that a tag put in, held against the plan as it is now. */
export interface CheckedItem {
  readonly item: BoundItem;
  readonly state: BindingState;
  /** What stands in the note; null when it is gone. */
  readonly found: string | null;
  /** What the plan gives now; null when nothing. */
  readonly now: string | null;
  readonly at: NotePlace | null;
}

/**
 * How a bound text stands now. Who wrote over it what the plan says now has done nothing wrong.
 *
 * @param written as it was put in
 * @param found   as it stands in the note; null when it is gone
 * @param now     what the plan gives; null when its tag has no value any more
 */
export function stateOf(written: string, found: string | null, now: string | null): BindingState {
  if (found === null) return "gone";
  if (now === null) return "no-value";
  if (samePlain(found, now)) return "ok";
  return samePlain(found, written) ? "stale" : "by-hand";
}

/** Word processors swap spaces and dashes; that is no change of a figure. */
const samePlain = (a: string, b: string): boolean => comparableText(a) === comparableText(b);

/** Characters that nobody sees, and that a file format may not hold. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]/g;

/** A text without the differences that an editor makes by itself. */
export const comparableText = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(UNSEEN, "")
    .replace(/[^\S\n]+/gu, " ")
    .trim();

/** The record as text: JSON, one binding on a line, and nothing in it that ends a comment. */
export function recordText(record: FreshnessRecord): string {
  const { bindings, files, ...head } = record;
  const list = (items: readonly unknown[]): string =>
    items.length === 0 ? "[]" : `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]`;
  const text = `${JSON.stringify(head).slice(0, -1)},\n"files":${list(files)},\n"bindings":${list(bindings)}}`;
  return text.replace(/[<>&]|--+|\p{Cf}|\u2028|\u2029/gu, (found) =>
    Array.from({ length: found.length }, (_, at) => unicodeEscape(found.charCodeAt(at))).join(""),
  );
}

const unicodeEscape = (code: number): string => `\\u${code.toString(16).padStart(4, "0")}`;

/** Reads a record back; null when the text is none of ours, or one that somebody broke. */
export function readRecord(text: string): FreshnessRecord | null {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  return isRecord(content) ? content : null;
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isHash: Check = (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isNumberOrNull: Check = (value) => value === null || Number.isFinite(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(checks).every(([key, check]) => check((value as Fields)[key]));
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const isBranch = shape({ condition: (value) => value === null || isText(value), text: isText });

const isRecord = shape({
  format: (value) => value === NOTE_FORMAT,
  language: (value) => value === "nl" || value === "en",
  engine: isText,
  template: shape({ name: isText, sha256: isHash }),
  plans: (value) =>
    listOf(
      shape({
        id: isText,
        path: isText,
        scenario: isHash,
        notes: isHash,
        data: isHash,
        choices: isHash,
      }),
    )(value) && (value as unknown[]).length > 0,
  ensemble: optional(
    shape({
      path: isText,
      engine: isText,
      members: (value) => Number.isInteger(value),
      seed: (value) => isText(value) || Number.isInteger(value),
      sampling: isText,
      plans: listOf(shape({ id: isText, scenario: isHash, inputs: isHash })),
    }),
  ),
  bindings: listOf(
    shape({
      id: isText,
      kind: (value) => (BOUND_KINDS as readonly unknown[]).includes(value),
      expression: isText,
      plan: isText,
      number: isNumberOrNull,
      unit: isText,
      decimals: isNumberOrNull,
      text: isText,
      drawing: optional(isHash),
      words: optional(listOf(isText)),
      branches: optional(listOf(isBranch)),
    }),
  ),
  files: listOf(shape({ name: isText, sha256: isHash })),
  document: isHash,
  isEdited: optional((value) => value === true),
}) as (value: unknown) => value is FreshnessRecord;
