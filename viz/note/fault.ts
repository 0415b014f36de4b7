/**
 * What is wrong with a tag of a note. It has no place: the file format that found the tag adds the
 * heading, paragraph, table or text box, or the line and column.
 */
import type { Text } from "../../engine/scenario/declarations.ts";

export const NOTE_FAULT_CODES = [
  /** Nothing has this name: no goal, indicator, lever, budget, plan, table or chart. */
  "unknown-tag",
  /** The words of the tag cannot be read. */
  "bad-tag",
  /** What it names has no such value: no figure, another year, a sum of stocks. */
  "tag-without-value",
  /** Only an ensemble can tell, and there is none with the note, or not of this plan. */
  "needs-ensemble",
  /** The text states something else than the run gives. */
  "note-contradicts-run",
  /** The file cannot be read as a note. */
  "broken-note",
] as const;
export type NoteFaultCode = (typeof NOTE_FAULT_CODES)[number];

export interface NoteFault {
  readonly isFault: true;
  readonly code: NoteFaultCode;
  /** One sentence that says what is wrong and names the thing. */
  readonly message: Text;
  /** The next action, as a person can type it; null where there is nothing to advise. */
  readonly help: Text | null;
}

export const noteFault = (
  code: NoteFaultCode,
  message: Text,
  help: Text | null = null,
): NoteFault => ({ isFault: true, code, message, help });

export const isFault = (found: unknown): found is NoteFault =>
  typeof found === "object" && found !== null && "isFault" in found;
