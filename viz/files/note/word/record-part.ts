/**
 * The record of how a document was filled, in a part of its own (custom XML, which Word keeps and shows
 * to nobody). Found by its namespace: Word gives such parts other numbers when it saves.
 */
import { readRecord, recordText, type FreshnessRecord } from "../../../note/freshness.ts";
import { OFFICE_RELATIONS, type WordPackage } from "./package.ts";
import { element } from "./xml.ts";

const NAMESPACE = "urn:ademruimte:note";
const STORE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
/** Names the store to Word; any id that no other store of a document has will do. */
const STORE_ID = "{A0E1F8C2-5B7D-4E36-9C04-2040ADE3A001}";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The part that holds the record; null in a document that was never filled. */
export function recordPart(word: WordPackage): string | null {
  return (
    word
      .relations(word.main)
      .filter(({ kind, part }) => kind === "customXml" && part !== null && word.has(part))
      .map(({ part }) => part!)
      .find((part) => word.part(part).root.attribute("xmlns") === NAMESPACE) ?? null
  );
}

/** The record in a document: `none` when there is none, `broken` when it cannot be read. */
export function readRecordPart(word: WordPackage): FreshnessRecord | "none" | "broken" {
  const part = recordPart(word);
  return part === null ? "none" : (readRecord(word.part(part).root.text()) ?? "broken");
}

/** Puts a record in, or in the place of the last one. */
export function writeRecordPart(word: WordPackage, record: FreshnessRecord): void {
  const root = element("note", { xmlns: NAMESPACE }, recordText(record));
  const before = recordPart(word);
  if (before !== null) {
    word.addPart(before, { before: DECLARATION, root, after: "" });
    return;
  }
  let number = 1;
  while (word.has(`customXml/item${number}.xml`)) number += 1;
  const part = `customXml/item${number}.xml`;
  const properties = `customXml/itemProps${number}.xml`;
  word.addPart(part, { before: DECLARATION, root, after: "" });
  const store = element(
    "ds:datastoreItem",
    { "ds:itemID": STORE_ID, "xmlns:ds": STORE_NAMESPACE },
    element("ds:schemaRefs", {}, element("ds:schemaRef", { "ds:uri": NAMESPACE })),
  );
  word.addPart(properties, { before: DECLARATION, root: store, after: "" });
  word.defaultType("xml", "application/xml");
  word.overrideType(properties, PROPERTIES_TYPE);
  word.relate(word.main, `${OFFICE_RELATIONS}/customXml`, part);
  word.relate(part, `${OFFICE_RELATIONS}/customXmlProps`, properties);
}

/**
 * Hash of a document without its record: the same as long as nobody saved it again. Word writes every
 * part anew when it saves.
 */
export function documentHash(
  word: WordPackage,
  sha256: (data: string | Uint8Array) => string,
): string {
  const record = recordPart(word);
  const parts = word.names().filter((name) => name !== record);
  return sha256(
    parts
      .sort()
      .map((name) => `${name}\n${sha256OfPart(word, name, sha256)}`)
      .join("\n"),
  );
}

const sha256OfPart = (
  word: WordPackage,
  name: string,
  sha256: (data: string | Uint8Array) => string,
): string => sha256(word.bytes(name));
