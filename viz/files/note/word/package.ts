/**
 * A Word document as the parts it is made of (ECMA-376, Open Packaging Conventions). Parts are read as
 * XML when they are asked for; those nobody changed are written back byte for byte.
 */
import { parseXml, toXml, XmlError, element, type XmlDocument } from "./xml.ts";
import { readZip, writeZip, ZipError } from "./zip.ts";

/** Why a file is not filled; each has a text of its own (package-faults.ts). */
export type PackageProblem =
  "damaged" | "too-large" | "encrypted" | "unsafe-name" | "macros" | "not-word" | "strict";

export class PackageError extends Error {
  constructor(
    readonly problem: PackageProblem,
    readonly detail: string,
  ) {
    super(detail);
  }
}

const TYPES = "[Content_Types].xml";
const RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";
const RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships";
export const OFFICE_RELATIONS =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT_WORD_NAMESPACE = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Parts of XML larger than this are no document that a person wrote. */
const MAX_XML = 50e6;

/** A relation from one part to another, or to something outside. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: `header`, `image`. */
  readonly kind: string;
  /** Name of the part; null when it lies outside the package, where nothing is ever opened. */
  readonly part: string | null;
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf("/") + 1);

const relationsOf = (part: string): string =>
  `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;

/** The name of a part that a relation of `from` points at. */
function resolveTarget(from: string, target: string): string {
  const parts = target.startsWith("/") ? [] : folderOf(from).split("/").filter(Boolean);
  for (const step of target.split("/")) {
    if (step === "..") parts.pop();
    else if (step !== "" && step !== ".") parts.push(step);
  }
  return parts.join("/");
}

function decodeXml(bytes: Uint8Array, name: string): string {
  if (bytes.length > MAX_XML) throw new PackageError("too-large", name);
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // A part is written back in UTF-8, and has to say so.
    return encoding === "utf-8" ? text : text.replace(/^<\?xml[^>]*\?>\s*/, DECLARATION);
  } catch {
    throw new PackageError("damaged", `${name} has unreadable characters`);
  }
}

export class WordPackage {
  private readonly files: Map<string, Uint8Array>;
  private readonly read = new Map<string, XmlDocument>();
  private readonly changed = new Set<string>();
  /** The part with the text of the document. */
  readonly main: string;

  /**
   * Opens a document.
   *
   * @throws PackageError when it is damaged, dangerous, or no document of Word
   */
  constructor(bytes: Uint8Array) {
    if (bytes.length > 3 && bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) {
      // An OLE container: what Word wrote before 2007, and what it makes of a file with a password.
      throw new PackageError("not-word", "a file of an old Word, or one with a password");
    }
    try {
      this.files = new Map(readZip(bytes).map(({ name, bytes: content }) => [name, content]));
    } catch (error) {
      if (error instanceof ZipError) throw new PackageError(error.problem, error.detail);
      throw error;
    }
    this.refuseMacros();
    const main = this.relations("").find(({ kind }) => kind === "officeDocument")?.part ?? null;
    if (main === null || !this.files.has(main)) throw new PackageError("not-word", "no text");
    this.main = main;
    this.refuseOtherRoots();
  }

  private refuseMacros(): void {
    const types = this.files.has(TYPES) ? this.part(TYPES).root : null;
    if (types === null) throw new PackageError("not-word", TYPES);
    const kinds = types.elements().map((one) => one.attribute("ContentType") ?? "");
    const names = [...this.files.keys()];
    const macro = kinds.find((kind) => /macroEnabled|vbaProject|ms-office\.vba/i.test(kind));
    const project = names.find((name) => /vbaProject\.bin$|vbaData\.xml$/i.test(name));
    if (macro !== undefined || project !== undefined) {
      throw new PackageError("macros", project ?? macro ?? "");
    }
  }

  private refuseOtherRoots(): void {
    const { root } = this.part(this.main);
    const namespace = root.attribute("xmlns:w");
    if (namespace === STRICT_WORD_NAMESPACE) throw new PackageError("strict", this.main);
    if (root.name !== "w:document" || namespace !== WORD_NAMESPACE) {
      throw new PackageError("not-word", this.main);
    }
    if (root.child("w:body") === null) throw new PackageError("damaged", `${this.main}: no body`);
  }

  names(): string[] {
    return [...this.files.keys()];
  }

  has(name: string): boolean {
    return this.files.has(name);
  }

  /** A part as XML; what is done to it is written only after `touch`. */
  part(name: string): XmlDocument {
    const before = this.read.get(name);
    if (before !== undefined) return before;
    const bytes = this.files.get(name);
    if (bytes === undefined) throw new PackageError("damaged", `${name} is missing`);
    try {
      const document = parseXml(decodeXml(bytes, name));
      this.read.set(name, document);
      return document;
    } catch (error) {
      if (error instanceof XmlError) throw new PackageError("damaged", `${name}: ${error.message}`);
      throw error;
    }
  }

  /** Says that a part was changed. */
  touch(name: string): void {
    this.changed.add(name);
  }

  /** What a part is related to; of the package itself for `""`. */
  relations(part: string): Relation[] {
    const name = part === "" ? "_rels/.rels" : relationsOf(part);
    if (!this.files.has(name)) return [];
    return this.part(name)
      .root.elements()
      .map((relation): Relation => {
        const isOutside = relation.attribute("TargetMode") === "External";
        const target = relation.attribute("Target") ?? "";
        return {
          id: relation.attribute("Id") ?? "",
          kind: (relation.attribute("Type") ?? "").split("/").at(-1)!,
          part: isOutside ? null : resolveTarget(part, target),
        };
      });
  }

  /** The first part of a kind that the text is related to. */
  related(kind: string): string | null {
    const found = this.relations(this.main).find((relation) => relation.kind === kind);
    const part = found?.part ?? null;
    return part !== null && this.files.has(part) ? part : null;
  }

  /** Puts a new part in, or one in the place of another. */
  addPart(name: string, content: Uint8Array | XmlDocument): void {
    if (content instanceof Uint8Array) this.files.set(name, content);
    else {
      this.files.set(name, new Uint8Array());
      this.read.set(name, content);
      this.touch(name);
    }
  }

  /** Relates a part to another, and gives the id of the relation. */
  relate(from: string, type: string, target: string): string {
    const name = relationsOf(from);
    if (!this.files.has(name)) {
      const root = element("Relationships", { xmlns: RELATIONS_NAMESPACE });
      this.addPart(name, { before: DECLARATION, root, after: "" });
      this.defaultType("rels", RELATIONS_TYPE);
    }
    const { root } = this.part(name);
    const taken = new Set(root.elements().map((relation) => relation.attribute("Id")));
    let number = 1;
    while (taken.has(`rId${number}`)) number += 1;
    const id = `rId${number}`;
    // An absolute name holds whatever folder the part is in.
    root.append(element("Relationship", { Id: id, Type: type, Target: `/${target}` }));
    this.touch(name);
    return id;
  }

  /** Says of what type files with an ending are. */
  defaultType(extension: string, type: string): void {
    const { root } = this.part(TYPES);
    const known = root
      .elements()
      .some((one) => one.attribute("Extension")?.toLowerCase() === extension);
    if (known) return;
    root.insert(0, element("Default", { Extension: extension, ContentType: type }));
    this.touch(TYPES);
  }

  /** Says of what type one part is. */
  overrideType(part: string, type: string): void {
    const { root } = this.part(TYPES);
    if (root.elements().some((one) => one.attribute("PartName") === `/${part}`)) return;
    root.append(element("Override", { PartName: `/${part}`, ContentType: type }));
    this.touch(TYPES);
  }

  /** A part as it will be written. */
  bytes(name: string): Uint8Array {
    return this.changed.has(name)
      ? new TextEncoder().encode(toXml(this.part(name)))
      : this.files.get(name)!;
  }

  /** The document as a file. */
  async toBytes(): Promise<Uint8Array> {
    return writeZip(this.names().map((name) => ({ name, bytes: this.bytes(name) })));
  }
}
