/** What a file format of notes can do; `simulate note` asks the one of the template's extension. */
import type { Language } from "../numbers.ts";
import type { NoteFacts } from "./facts.ts";
import type { CheckedNote, FilledNote } from "./filled-note.ts";
import type { FreshnessRecord, RecordedEnsemble, RecordedPlan } from "./freshness.ts";
import type { KnownFigures } from "./near-figures.ts";

/** What a note is filled from, and what it will remember of that. */
export interface NoteContext {
  /** `document`: in the format of the template. The others are made of Markdown alone. */
  readonly output: "document" | "html" | "fragments";
  readonly facts: NoteFacts;
  /** Of the first plan, to name what a bare number may be. */
  readonly figures: KnownFigures;
  readonly language: Language;
  /** Fingerprint of the engine. */
  readonly engine: string;
  readonly plans: readonly RecordedPlan[];
  /** What `facts` tells of an ensemble comes from here; absent where none was given. */
  readonly ensemble?: RecordedEnsemble;
  readonly template: FreshnessRecord["template"];
  /** What is renewed was edited since it was filled, which its new record has to say. */
  readonly isEdited: boolean;
  /** Name of the folder beside the note that its pictures go into: `nota-kortrijk-2040-files`. */
  readonly folder: string;
  /** Reads a file beside the note, or beside the template; null when there is none. */
  readonly beside: (name: string) => Uint8Array | null;
  /** viz/fonts. */
  readonly fontFolder: string;
  readonly sha256: (data: string | Uint8Array) => string;
}

/**
 * A note that was filled before: its record, and whether nobody wrote in the document since it was
 * first filled (`isEdited` of the record tells of the time before the last renewal).
 */
export interface FoundRecord {
  readonly record: FreshnessRecord;
  readonly isUntouched: boolean;
}

export interface NoteFormat {
  /** With its dot: `.md`. */
  readonly extension: string;
  /**
   * The record that a document carries; null when it was not filled by us, `broken` when its record
   * cannot be read any more.
   */
  recordOf(bytes: Uint8Array, sha256: NoteContext["sha256"]): FoundRecord | "broken" | null;
  /** Fills a template; with a record renews a note that was filled before. */
  fill(
    bytes: Uint8Array,
    record: FreshnessRecord | null,
    context: NoteContext,
  ): Promise<FilledNote>;
  /** Holds a filled note against the plans of the context. */
  check(bytes: Uint8Array, record: FreshnessRecord, context: NoteContext): Promise<CheckedNote>;
}
