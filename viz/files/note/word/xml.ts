/**
 * The XML of a Word package as a tree that writes back byte for byte what nobody touched: an element
 * keeps its opening tag as it was read until an attribute of it is set, a text keeps its entities.
 *
 * Only what such packages hold is read: elements, texts, comments, CDATA, instructions. A DTD is
 * refused, so that there are no entities to expand and nothing outside to fetch.
 */

/** Why a text is no XML that we read. */
export class XmlError extends Error {}

/** Deeper than any document of Word, and shallow enough for every walk over a tree. */
const MAX_DEPTH = 400;

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

function decode(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z]+);/g, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
    const code = name[1] === "x" ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
  });
}

/**
 * A text without what XML cannot hold: control characters and halves of a character become the
 * replacement character, so that a document with a hostile text still opens.
 */
export const xmlCharacters = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, "\uFFFD")

    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD");

/** A text as it stands between tags. */
export const escapeText = (text: string): string =>
  xmlCharacters(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const escapeAttribute = (text: string): string =>
  escapeText(text)
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#9;")
    .replaceAll("\n", "&#10;")
    .replaceAll("\r", "&#13;");

/** Anything in a tree that is no element; `raw` is what stands in the file. */
export interface XmlText {
  readonly kind: "text" | "other";
  raw: string;
}

export type XmlNode = XmlElement | XmlText;

/** An element with its attributes and what stands in it. */
export class XmlElement {
  readonly kind = "element";
  parent: XmlElement | null = null;
  children: XmlNode[] = [];

  /**
   * @param name with its prefix
   * @param head the opening tag as it was read, without its brackets; null when it is made anew
   */
  constructor(
    readonly name: string,
    private attributes: readonly (readonly [name: string, value: string])[] = [],
    private head: string | null = null,
  ) {}

  attribute(name: string): string | null {
    return this.attributes.find(([key]) => key === name)?.[1] ?? null;
  }

  attributeList(): readonly (readonly [name: string, value: string])[] {
    return this.attributes;
  }

  setAttribute(name: string, value: string): void {
    const others = this.attributes.some(([key]) => key === name)
      ? this.attributes.map((one): readonly [string, string] =>
          one[0] === name ? [name, value] : one,
        )
      : [...this.attributes, [name, value] as const];
    this.attributes = others;
    this.head = null;
  }

  /** The elements in it, in order. */
  elements(): XmlElement[] {
    return this.children.filter((node): node is XmlElement => node.kind === "element");
  }

  /** The first element in it with a name. */
  child(name: string): XmlElement | null {
    return this.elements().find((element) => element.name === name) ?? null;
  }

  /** All elements under it with one of these names, in the order of the document. */
  *descendants(...names: readonly string[]): Generator<XmlElement> {
    for (const node of this.children) {
      if (node.kind !== "element") continue;
      if (names.includes(node.name)) yield node;
      yield* node.descendants(...names);
    }
  }

  /** The nearest element around it with one of these names. */
  ancestor(...names: readonly string[]): XmlElement | null {
    for (let at = this.parent; at !== null; at = at.parent) if (names.includes(at.name)) return at;
    return null;
  }

  /** Its characters and those of all elements in it. */
  text(): string {
    return this.children
      .map((node) => {
        if (node.kind === "element") return node.text();
        return node.kind === "text" ? decode(node.raw) : "";
      })
      .join("");
  }

  setText(text: string): void {
    this.children = [{ kind: "text", raw: escapeText(text) }];
  }

  append(...nodes: XmlNode[]): this {
    return this.insert(this.children.length, ...nodes);
  }

  /** Puts nodes in before the child at an index, out of where they stood. */
  insert(index: number, ...nodes: XmlNode[]): this {
    for (const node of nodes) if (node.kind === "element") node.parent = this;
    this.children.splice(index, 0, ...nodes);
    return this;
  }

  /** Puts nodes behind this one. */
  after(...nodes: XmlNode[]): void {
    this.parent!.insert(this.index() + 1, ...nodes);
  }

  /** Puts nodes in front of this one. */
  before(...nodes: XmlNode[]): void {
    this.parent!.insert(this.index(), ...nodes);
  }

  /** Takes it out of the tree. */
  remove(): void {
    this.parent!.children.splice(this.index(), 1);
    this.parent = null;
  }

  /** Its place among the nodes of its parent. */
  index(): number {
    return this.parent!.children.indexOf(this);
  }

  clone(): XmlElement {
    const copy = new XmlElement(this.name, this.attributes, this.head);
    for (const node of this.children) {
      copy.append(node.kind === "element" ? node.clone() : { ...node });
    }
    return copy;
  }

  toXml(): string {
    const made = this.attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
    const head = this.head ?? `${this.name}${made.join("")}`;
    if (this.children.length === 0) return `<${head.replace(/\s*\/$/, "")}/>`;
    const inside = this.children.map((node) => (node.kind === "element" ? node.toXml() : node.raw));
    return `<${head.replace(/\s*\/$/, "")}>${inside.join("")}</${this.name}>`;
  }
}

/** A new element: `element("w:jc", { "w:val": "right" })`. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (XmlNode | string)[]
): XmlElement {
  const made = new XmlElement(name, Object.entries(attributes));
  for (const child of children) {
    made.append(typeof child === "string" ? { kind: "text", raw: escapeText(child) } : child);
  }
  return made;
}

/** A part of a package: the element at its root, and what stands around that. */
export interface XmlDocument {
  readonly before: string;
  readonly root: XmlElement;
  readonly after: string;
}

const NAME = "[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?";
const OPENING = new RegExp(`^(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)$`);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, "g");

/** The index behind the `>` that ends an opening tag; values may hold one too. */
function endOfTag(text: string, from: number): number {
  let quote: string | null = null;
  for (let at = from; at < text.length; at++) {
    const character = text[at]!;
    if (quote !== null) {
      if (character === quote) quote = null;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at + 1;
  }
  throw new XmlError("a tag does not end");
}

function openingTag(head: string): { made: XmlElement; isEmpty: boolean } {
  const match = OPENING.exec(head);
  if (match === null) throw new XmlError(`this is no tag: <${head.slice(0, 40)}>`);
  const [, name, inside, slash] = match as unknown as [string, string, string, string];
  const attributes = [...inside.matchAll(ATTRIBUTE)].map(
    ([, key, double, single]): readonly [string, string] => [key!, decode(double ?? single ?? "")],
  );
  if (new Set(attributes.map(([key]) => key)).size < attributes.length) {
    throw new XmlError(`<${name}> gives an attribute twice`);
  }
  return { made: new XmlElement(name, attributes, head), isEmpty: slash === "/" };
}

/** The index behind an end mark; what lies between is taken as it stands. */
function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new XmlError(`"${mark}" is missing`);
  return at + mark.length;
}

/**
 * Reads a part.
 *
 * @throws XmlError when it is not well formed, too deep, or has a DTD
 */
export function parseXml(text: string): XmlDocument {
  const start = text.search(/<[A-Za-z_]/);
  if (start < 0) throw new XmlError("there is no element in it");
  const before = text.slice(0, start);
  if (/<!(?!--)/.test(before)) throw new XmlError("it has a DTD");
  let root: XmlElement | null = null;
  let open: XmlElement | null = null;
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const next = text.indexOf("<", at);
    if (next !== at) {
      const raw = text.slice(at, next < 0 ? text.length : next);
      if (open === null) {
        if (raw.trim() !== "") throw new XmlError("there is text behind its end");
      } else open.children.push({ kind: "text", raw });
      if (next < 0) break;
      at = next;
    }
    if (root !== null && open === null) break;
    if (text.startsWith("<!--", at) || text.startsWith("<?", at)) {
      const end = behind(text, text[at + 1] === "?" ? "?>" : "-->", at);
      open!.children.push({ kind: "other", raw: text.slice(at, end) });
      at = end;
    } else if (text.startsWith("<![CDATA[", at)) {
      const end = behind(text, "]]>", at);
      open!.children.push({ kind: "text", raw: escapeText(text.slice(at + 9, end - 3)) });
      at = end;
    } else if (text.startsWith("<!", at)) {
      throw new XmlError("it has a DTD");
    } else if (text.startsWith("</", at)) {
      const end = behind(text, ">", at);
      const name = text.slice(at + 2, end - 1).trimEnd();
      if (name !== open?.name) throw new XmlError(`</${name}> ends what did not begin`);
      open = open.parent;
      depth -= 1;
      at = end;
    } else {
      const end = endOfTag(text, at + 1);
      const { made, isEmpty } = openingTag(text.slice(at + 1, end - 1));
      if (open === null) root = made;
      else open.append(made);
      if (!isEmpty) {
        open = made;
        depth += 1;
        if (depth > MAX_DEPTH) throw new XmlError("its elements stand too deep in each other");
      }
      at = end;
      if (open === null) break;
    }
  }
  if (root === null || open !== null) throw new XmlError("it ends too early");
  const after = text.slice(at);
  if (/<(?!!--|\?)/.test(after)) throw new XmlError("there is more behind its end");
  return { before, root, after };
}

/** Writes a part. */
export const toXml = ({ before, root, after }: XmlDocument): string =>
  `${before}${root.toXml()}${after}`;
