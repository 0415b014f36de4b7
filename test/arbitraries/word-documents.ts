/**
 * Word documents as Word itself saves them: revision ids on everything, a sentence cut into runs by
 * spelling, bookmarks and layout, text boxes in two forms, notes in parts of their own.
 */
import fc from "fast-check";
import JSZip from "jszip";
import { escapeText } from "../../viz/files/note/word/xml.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** The namespaces that Word declares on every part with text. */
const NAMESPACES = [
  'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  `xmlns:r="${R}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:w10="urn:schemas-microsoft-com:office:word"',
  `xmlns:w="${W}"`,
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'mc:Ignorable="w14 w15 wp14"',
].join(" ");

/** Marks that Word puts between runs without anybody asking. */
export const BETWEEN_RUNS = {
  nothing: "",
  spelling: '<w:proofErr w:type="spellStart"/>',
  spelled: '<w:proofErr w:type="spellEnd"/>',
  grammar: '<w:proofErr w:type="gramStart"/>',
  bookmark: '<w:bookmarkStart w:id="90" w:name="_GoBack"/><w:bookmarkEnd w:id="90"/>',
} as const;

/** One run with the revision id of the day it was typed. */
export const run = (text: string, properties = "", inFront = ""): string =>
  `<w:r w:rsidRPr="00A41F0${text.length % 10}">${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}` +
  `${inFront}<w:t xml:space="preserve">${escapeText(text)}</w:t></w:r>`;

/** A paragraph of runs; a text alone is one run. */
export const paragraph = (content: string, properties = ""): string =>
  `<w:p w14:paraId="1A2B3C4D" w14:textId="77777777" w:rsidR="00D52A11" w:rsidRDefault="00D52A11">` +
  `${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${content.startsWith("<") || content === "" ? content : run(content)}</w:p>`;

export const heading = (text: string, level = 1): string =>
  paragraph(run(text), `<w:pStyle w:val="Kop${level}"/>`);

export const cell = (...paragraphs: readonly string[]): string =>
  `<w:tc><w:tcPr><w:tcW w:w="4531" w:type="dxa"/></w:tcPr>${paragraphs.join("")}</w:tc>`;

export const row = (...cells: readonly string[]): string =>
  `<w:tr w:rsidR="00D52A11" w14:paraId="2B3C4D5E" w14:textId="77777777">${cells.join("")}</w:tr>`;

export const table = (...rows: readonly string[]): string =>
  '<w:tbl><w:tblPr><w:tblStyle w:val="Tabelraster"/><w:tblW w:w="0" w:type="auto"/>' +
  '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>' +
  `<w:tblGrid><w:gridCol w:w="4531"/><w:gridCol w:w="4531"/></w:tblGrid>${rows.join("")}</w:tbl>`;

/** A text box: the modern form, and the older one for who cannot read that. */
export const textBox = (content: string): string =>
  '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>' +
  '<wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">' +
  '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>' +
  '<wp:positionV relativeFrom="paragraph"><wp:posOffset>180340</wp:posOffset></wp:positionV>' +
  '<wp:extent cx="2360930" cy="1404620"/><wp:effectExtent l="0" t="0" r="22860" b="11430"/><wp:wrapSquare wrapText="bothSides"/>' +
  '<wp:docPr id="217" name="Tekstvak 2"/><wp:cNvGraphicFramePr/>' +
  '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">' +
  '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2360930" cy="1404620"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>' +
  `<wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="horz" wrap="square"><a:spAutoFit/></wps:bodyPr></wps:wsp>` +
  "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>" +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>' +
  `<v:shape id="Tekstvak 2" o:spid="_x0000_s1026" type="#_x0000_t202" style="position:absolute;width:185.9pt;height:110.6pt"><v:textbox style="mso-fit-shape-to-text:t"><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape>` +
  "</w:pict></mc:Fallback></mc:AlternateContent></w:r>";

/** Something a reader can jump to, as Word writes a field: over several runs. */
export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

export const footnoteMark = (id: number): string =>
  `<w:r><w:rPr><w:rStyle w:val="Voetnootmarkering"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;

export const SECTION =
  '<w:sectPr w:rsidR="00D52A11" w:rsidSect="00D52A11"><w:headerReference w:type="default" r:id="rId7"/><w:headerReference w:type="first" r:id="rId8"/><w:footerReference w:type="even" r:id="rId9"/>' +
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/><w:cols w:space="708"/><w:docGrid w:linePitch="360"/></w:sectPr>';

const STYLES = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Standaard"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="Bijschrift"><w:name w:val="caption"/><w:basedOn w:val="Standaard"/><w:rPr><w:i/></w:rPr></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="Standaardtabel"><w:name w:val="Normal Table"/></w:style>',
  '<w:style w:type="table" w:styleId="Tabelraster"><w:name w:val="Table Grid"/><w:basedOn w:val="Standaardtabel"/></w:style>',
].join("");

export interface WordParts {
  readonly body: string;
  readonly header?: string;
  readonly firstHeader?: string;
  readonly evenFooter?: string;
  /** Notes from 1; a text each, or paragraphs. */
  readonly footnotes?: readonly string[];
  readonly endnotes?: readonly string[];
  readonly comments?: string;
  /** Other files in the package, under their names. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
  /** Relations of the text to things outside or to other parts. */
  readonly relations?: string;
}

const part = (name: string, content: string): string =>
  `${DECLARATION}<w:${name} ${NAMESPACES}>${content}</w:${name}>`;

const notes = (kind: "footnote" | "endnote", texts: readonly string[]): string => {
  const separator = (type: string, id: number): string =>
    `<w:${kind} w:type="${type}" w:id="${id}"><w:p><w:r><w:${type === "separator" ? "separator" : "continuationSeparator"}/></w:r></w:p></w:${kind}>`;
  const own = texts.map((text, at) => {
    const mark = `<w:r><w:rPr><w:rStyle w:val="Voetnootmarkering"/></w:rPr><w:${kind}Ref/></w:r>`;
    return `<w:${kind} w:id="${at + 1}">${paragraph(`${mark}${text.startsWith("<") ? text : run(text)}`)}</w:${kind}>`;
  });
  const separators = separator("separator", -1) + separator("continuationSeparator", 0);
  return part(`${kind}s`, separators + own.join(""));
};

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** The files of a document, by name. */
export function wordFiles(parts: WordParts): Record<string, string | Uint8Array> {
  const relation = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${R}/${kind}" Target="${target}"/>`;
  const names: readonly (readonly [name: string, type: string, id: number, kind: string])[] = [
    ["styles.xml", "styles", 1, "styles"],
    ["header1.xml", "header", 7, "header"],
    ["header2.xml", "header", 8, "header"],
    ["footer1.xml", "footer", 9, "footer"],
    ["footnotes.xml", "footnotes", 10, "footnotes"],
    ["endnotes.xml", "endnotes", 11, "endnotes"],
    ["comments.xml", "comments", 12, "comments"],
  ];
  return {
    "[Content_Types].xml":
      `${DECLARATION}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>` +
      `${names.map(([name, type]) => `<Override PartName="/word/${name}" ContentType="${TYPE}.${type}+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `${DECLARATION}<Relationships xmlns="${RELATIONS}">${relation(1, "officeDocument", "word/document.xml")}</Relationships>`,
    "word/document.xml": part("document", `<w:body>${parts.body}${SECTION}</w:body>`),
    "word/_rels/document.xml.rels":
      `${DECLARATION}<Relationships xmlns="${RELATIONS}">${names.map(([name, , id, kind]) => relation(id, kind, name)).join("")}` +
      `<Relationship Id="rId20" Type="${R}/hyperlink" Target="https://example.org/?a=1&amp;b=2" TargetMode="External"/>${parts.relations ?? ""}</Relationships>`,
    "word/styles.xml": part("styles", STYLES),
    "word/header1.xml": part("hdr", parts.header ?? paragraph("")),
    "word/header2.xml": part("hdr", parts.firstHeader ?? paragraph("")),
    "word/footer1.xml": part("ftr", parts.evenFooter ?? paragraph("")),
    "word/footnotes.xml": notes("footnote", parts.footnotes ?? []),
    "word/endnotes.xml": notes("endnote", parts.endnotes ?? []),
    "word/comments.xml": part("comments", parts.comments ?? ""),
    ...parts.more,
  };
}

export async function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) {
    zip.file(name, content, { date: new Date(0), createFolders: false });
  }
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

/** A document with this body, and these other texts. */
export const wordDocument = (parts: WordParts): Promise<Uint8Array> => zipOf(wordFiles(parts));

/** The text of a part of a document. */
export async function partText(bytes: Uint8Array, name: string): Promise<string> {
  const file = (await JSZip.loadAsync(bytes)).file(name);
  if (file === null) throw new Error(`${name} is not in the document`);
  return file.async("string");
}

/** What a reader sees of a part: a line for each paragraph. */
export const readable = (xml: string): string =>
  xml
    .replace(/^<\?xml[^>]*>\s*/, "")
    .replace(/<w:(?:del|instrText|delText)\b[^>]*>.*?<\/w:(?:del|instrText|delText)>/g, "")
    .replace(/<w:tab\/>/g, "\t")
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** Ways in which Word may have cut a text into runs, with what it put between them. */
export const cutIntoRuns = (text: string, properties = ""): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.integer({ min: 1, max: Math.max(1, text.length - 1) }),
        mark: fc.constantFrom(...Object.values(BETWEEN_RUNS)),
        isLaidOut: fc.boolean(),
      }),
      { maxLength: 12 },
    )
    .map((cuts) => {
      const inOrder = [...new Map(cuts.map((one) => [one.at, one])).values()].sort(
        (left, right) => left.at - right.at,
      );
      let from = 0;
      let content = "";
      let inFront = "";
      for (const { at, mark, isLaidOut } of inOrder) {
        content += run(text.slice(from, at), properties, inFront) + mark;
        inFront = isLaidOut ? "<w:lastRenderedPageBreak/>" : "";
        from = at;
      }
      return content + run(text.slice(from), properties, inFront);
    });
