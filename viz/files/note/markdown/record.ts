/** The record of a filled Markdown note: a comment at its end. */
import { readRecord, recordText, type FreshnessRecord } from "../../../note/freshness.ts";
import type { FoundRecord, NoteContext } from "../../../note/note-format.ts";

const BEGIN = "<!-- ademruimte-note";

const ABOUT = {
  nl: "Hiermee kijkt `simulate note --check` na of deze nota nog klopt; laat het staan.",
  en: "By this `simulate note --check` sees whether this note still holds; leave it here.",
} as const;

/** The note without its record, and the record as text; null where it has none. */
function split(text: string): { readonly body: string; readonly json: string | null } {
  const at = text.lastIndexOf(`\n${BEGIN}`);
  const end = at < 0 ? -1 : text.indexOf("-->", at);
  if (end < 0) return { body: text, json: null };
  const inside = text.slice(at, end);
  const json = inside.slice(inside.indexOf("{"));
  const behind = text.slice(end + 3).replace(/^\n/, "");
  return { body: `${text.slice(0, at).trimEnd()}\n${behind}`, json };
}

const plainLines = (text: string): string => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");

/** The note as people write and read it. */
export const withoutRecord = (text: string): string => split(plainLines(text)).body;

/** Hash of a note without its record. */
const documentHash = (body: string, sha256: NoteContext["sha256"]): string =>
  sha256(`${body.trimEnd()}\n`);

/** `broken` when there is a record that cannot be read any more. */
export function findRecord(
  text: string,
  sha256: NoteContext["sha256"],
): FoundRecord | "broken" | null {
  const { body, json } = split(plainLines(text));
  if (json === null) return null;
  const record = readRecord(json);
  if (record === null) return "broken";
  return {
    record,
    isUntouched: record.isEdited !== true && documentHash(body, sha256) === record.document,
  };
}

/** Puts a record at the end of a note. */
export function withRecord(
  body: string,
  record: Omit<FreshnessRecord, "document">,
  sha256: NoteContext["sha256"],
): string {
  const plain = `${body.trimEnd()}\n`;
  const text = recordText({ ...record, document: documentHash(plain, sha256) });
  return `${plain}\n${BEGIN}: ${ABOUT[record.language]}\n${text}\n-->\n`;
}
