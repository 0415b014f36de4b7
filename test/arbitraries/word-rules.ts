/**
 * What Word insists on and LibreOffice forgives: types and relations of all parts, ids that occur once,
 * and children in the order of the schema (ECMA-376 part 1, annex A).
 */
import JSZip from "jszip";
import { parseXml, type XmlElement } from "../../viz/files/note/word/xml.ts";

/** Order of children by their parent, as far as a note of ours uses them. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  "w:sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding".split(" "),
  "w:sdt": ["sdtPr", "sdtEndPr", "sdtContent"],
  "w:tbl": ["bookmarkStart", "bookmarkEnd", "tblPr", "tblGrid", "tr"],
  "w:tblPr":
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription".split(
      " ",
    ),
  "w:tcPr":
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark".split(
      " ",
    ),
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing mirrorIndents jc textDirection textAlignment outlineLvl rPr sectPr".split(
      " ",
    ),
  "w:rPr":
    "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u effect shd vertAlign lang".split(
      " ",
    ),
};

/** Containers whose last block has to be a paragraph, or a control that ends in one. */
const ENDS_IN_PARAGRAPH = new Set(["w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote"]);

function* all(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of root.elements()) yield* all(child);
}

function orderProblems(at: XmlElement): string[] {
  const order = ORDER[at.name];
  if (order === undefined) return [];
  const places = at.elements().map(({ name }) => order.indexOf(name.replace(/^w:/, "")));
  const known = places.filter((place) => place >= 0);
  const isOrdered = known.every((place, index) => index === 0 || known[index - 1]! <= place);
  return isOrdered
    ? []
    : [
        `${at.name}: ${at
          .elements()
          .map(({ name }) => name)
          .join(" ")}`,
      ];
}

function endProblems(at: XmlElement): string[] {
  if (!ENDS_IN_PARAGRAPH.has(at.name)) return [];
  const blocks = at.elements().filter(({ name }) => /^w:(p|tbl|sdt)$/.test(name));
  const last = blocks.at(-1)?.name;
  return last === "w:p" || last === "w:sdt" ? [] : [`${at.name} ends in ${last ?? "nothing"}`];
}

const duplicates = (values: readonly (string | null)[]): string[] =>
  [
    ...new Set(values.filter((value, at) => value !== null && values.indexOf(value) < at)),
  ] as string[];

/** Everything that is wrong with a document; empty for one that Word opens. */
export async function wordProblems(bytes: Uint8Array): Promise<string[]> {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const names = Object.keys(zip.files);
  const problems = duplicates(names.map((name) => name.toLowerCase()));
  const read = async (name: string): Promise<XmlElement> =>
    parseXml(await zip.file(name)!.async("string")).root;
  const types = await read("[Content_Types].xml");
  const defaults = new Set(types.elements().map((one) => one.attribute("Extension")));
  const overrides = types.elements().map((one) => one.attribute("PartName"));
  for (const part of overrides) {
    if (part !== null && zip.file(part.slice(1)) === null) problems.push(`no part ${part}`);
  }
  const pictures: (string | null)[] = [];
  const controls: (string | null)[] = [];
  const bookmarks: (string | null)[] = [];
  for (const name of names.filter((one) => one !== "[Content_Types].xml")) {
    const extension = name.slice(name.lastIndexOf(".") + 1);
    const isTyped = defaults.has(extension) || overrides.includes(`/${name}`);
    if (!isTyped) problems.push(`${name} has no type`);
    if (!/\.(xml|rels)$/.test(name)) continue;
    const root = await read(name);
    if (name.endsWith(".rels")) {
      const from = name.replace(/_rels\/([^/]*)\.rels$/, "$1");
      problems.push(...duplicates(root.elements().map((one) => one.attribute("Id"))));
      for (const relation of root.elements()) {
        if (relation.attribute("TargetMode") === "External") continue;
        const target = relation.attribute("Target")!;
        const folder = from.slice(0, from.lastIndexOf("/") + 1);
        const part = target.startsWith("/") ? target.slice(1) : `${folder}${target}`;
        const plain = part.replace(/[^/]+\/\.\.\//g, "");
        if (zip.file(plain) === null) problems.push(`${name} points at ${plain}`);
      }
      continue;
    }
    const rels = zip.file(name.replace(/([^/]+)$/, "_rels/$1.rels"));
    const ids = rels === null ? [] : parseXml(await rels.async("string")).root.elements();
    for (const at of all(root)) {
      // The older form of a text box says everything again, ids too.
      if (at.ancestor("mc:Fallback") !== null) continue;
      if (at.name === "wp:docPr") pictures.push(at.attribute("id"));
      if (at.name === "w:sdtPr") controls.push(at.child("w:id")?.attribute("w:val") ?? null);
      if (at.name === "w:bookmarkStart") bookmarks.push(at.attribute("w:id"));
      const used = at.attribute("r:embed") ?? at.attribute("r:id");
      if (used !== null && !ids.some((one) => one.attribute("Id") === used)) {
        problems.push(`${name}: no relation ${used}`);
      }
      problems.push(...orderProblems(at), ...endProblems(at));
    }
  }
  return [
    ...problems,
    ...duplicates(pictures).map((id) => `picture ${id} twice`),
    ...duplicates(controls).map((id) => `control ${id} twice`),
    ...duplicates(bookmarks).map((id) => `bookmark ${id} twice`),
  ];
}
