/** Word notes, as `simulate note` asks for them. A bundle of its own: loaded for a `.docx` only. */
import { isFault } from "../../../note/fault.ts";
import type { CheckedNote, FilledNote, PlacedFault } from "../../../note/filled-note.ts";
import type { FreshnessRecord } from "../../../note/freshness.ts";
import type { FoundRecord, NoteContext, NoteFormat } from "../../../note/note-format.ts";
import { answerToItem } from "./answers.ts";
import { knownControls } from "./controls.ts";
import { packageFault } from "./faults.ts";
import { fillDocument, notFilled } from "./fill.ts";
import { NO_NUMBERS, numbersIn } from "./numbers-in.ts";
import { PackageError, WordPackage } from "./package.ts";
import { documentHash, readRecordPart } from "./record-part.ts";
import { checkFound, findItems } from "./renew.ts";
import { readFilledStories } from "./restore.ts";

const NOWHERE = { heading: null, line: null, column: null, page: null, part: null };

const wholeDocument = (fault: PlacedFault["fault"]): PlacedFault => ({
  ...{ fault, at: NOWHERE, written: "", line: null },
});

const unfilled = (fault: PlacedFault): FilledNote => notFilled([fault]);

/** Opens a document, or says why that is not done. */
function open(bytes: Uint8Array): WordPackage | PlacedFault {
  try {
    return new WordPackage(bytes);
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    return wholeDocument(packageFault(error.problem, error.detail));
  }
}

/** Parts are read when they are asked for, so that one that is damaged shows late. */
async function whileReading<T>(
  act: () => Promise<T>,
  failed: (fault: PlacedFault) => T,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    return failed(wholeDocument(packageFault(error.problem, error.detail)));
  }
}

/** Fills a template, or renews a document that was filled before. */
export async function fillWord(
  bytes: Uint8Array,
  record: FreshnessRecord | null,
  context: NoteContext,
): Promise<FilledNote> {
  const word = open(bytes);
  if (!(word instanceof WordPackage)) return unfilled(word);
  return whileReading(() => fillDocument(word, record, context), unfilled);
}

/** Holds a filled document against the plans of the context, wherever its values stand by now. */
export async function checkWord(
  bytes: Uint8Array,
  record: FreshnessRecord,
  context: NoteContext,
): Promise<CheckedNote> {
  const failed = (fault: PlacedFault): CheckedNote => ({
    ...{ items: [], numbers: NO_NUMBERS, faults: [fault] },
  });
  const word = open(bytes);
  if (!(word instanceof WordPackage)) return failed(word);
  return whileReading(async () => {
    const isKnown = knownControls(record);
    const stories = readFilledStories(word, record);
    const items = [];
    for (const found of findItems(word, stories, isKnown, record)) {
      const answer = await answerToItem(found.item, context);
      const now = isFault(answer) ? null : { ...answer.item, id: found.item.id };
      items.push(...checkFound(found, now));
    }
    return { items, numbers: numbersIn(stories, context), faults: [] };
  }, failed);
}

/** The record that a document carries; null when it was not filled by us. */
export function recordOfWord(
  bytes: Uint8Array,
  sha256: NoteContext["sha256"],
): FoundRecord | "broken" | null {
  try {
    const word = new WordPackage(bytes);
    const record = readRecordPart(word);
    if (typeof record === "string") return record === "none" ? null : record;
    const isSame = documentHash(word, sha256) === record.document;
    return { record, isUntouched: isSame && record.isEdited !== true };
  } catch (error) {
    if (error instanceof PackageError) return null;
    throw error;
  }
}

export const wordNotes: NoteFormat = {
  extension: ".docx",
  recordOf: recordOfWord,
  fill: fillWord,
  check: checkWord,
};
