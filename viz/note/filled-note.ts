/** What filling or checking a note gives, the same for every file format. */
import type { BoundItem, CheckedItem, NotePlace } from "./freshness.ts";
import type { NoteFault } from "./fault.ts";
import type { NoteNumbers } from "./unbound-numbers.ts";

/** A fault of a note, with where it stands. */
export interface PlacedFault {
  readonly fault: NoteFault;
  readonly at: NotePlace;
  /** The text that is at fault, as it stands in the note: `{co2_2014}`. */
  readonly written: string;
  /** The line that it stands on, where the format has lines. */
  readonly line: string | null;
}

/** A picture or other file that goes beside the note. */
export interface BesideFile {
  /** POSIX path relative to the folder of the note. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A note that was filled; nothing of it may be written when there are faults. */
export interface FilledNote {
  readonly bytes: Uint8Array;
  readonly bindings: readonly BoundItem[];
  readonly files: readonly BesideFile[];
  readonly faults: readonly PlacedFault[];
  /** Bound texts of a note that is renewed which somebody had changed: they stay. */
  readonly kept: readonly CheckedItem[];
  readonly numbers: NoteNumbers;
}

/** A filled note held against plans as they are now. */
export interface CheckedNote {
  readonly items: readonly CheckedItem[];
  readonly numbers: NoteNumbers;
  readonly faults: readonly PlacedFault[];
}
