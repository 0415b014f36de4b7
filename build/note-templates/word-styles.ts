/**
 * The styles of the supplied template: a quiet house style that a city replaces by its own. Names are
 * those that Word knows in every language (`heading 1`, `caption`, `toc 1`), ids those of a Dutch Word, in every language.
 */

const INK = "24323B";
const ACCENT = "2B5C8A";
const QUIET = "6B7680";
const FONT = "Arial";

interface Style {
  readonly id: string;
  /** As Word knows it. */
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
  readonly isOwn?: boolean;
}

const paragraphStyle = ({ id, name, basedOn, next, paragraph, run, isOwn }: Style): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"${isOwn === true ? ' w:customStyle="1"' : ""}>` +
  `<w:name w:val="${name}"/><w:basedOn w:val="${basedOn ?? "Standaard"}"/>` +
  `${next === undefined ? "" : `<w:next w:val="${next}"/>`}<w:uiPriority w:val="9"/><w:qFormat/>` +
  `${paragraph === undefined ? "" : `<w:pPr>${paragraph}</w:pPr>`}` +
  `${run === undefined ? "" : `<w:rPr>${run}</w:rPr>`}</w:style>`;

const spacing = (before: number, after: number, line = 276): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;
const size = (halfPoints: number): string =>
  `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
const colour = (value: string): string => `<w:color w:val="${value}"/>`;

const heading = (level: 1 | 2, before: number, after: number, halfPoints: number): string =>
  paragraphStyle({
    ...{ id: `Kop${level}`, name: `heading ${level}`, next: "Tekst" },
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(before, after, 240)}<w:outlineLvl w:val="${level - 1}"/>`,
    run: `<w:b/><w:bCs/>${colour(ACCENT)}${size(halfPoints)}`,
  });

const contents = (level: 1 | 2): string =>
  paragraphStyle({
    ...{ id: `Inhopg${level}`, name: `toc ${level}`, next: "Standaard" },
    paragraph:
      `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9072"/></w:tabs>${spacing(level === 1 ? 80 : 0, 40)}` +
      `<w:ind w:left="${(level - 1) * 284}"/>`,
  });

const line = (side: string, width: number, of: string): string =>
  `<w:${side} w:val="single" w:sz="${width}" w:space="0" w:color="${of}"/>`;

/** Rules above, below and under the head; no lines between columns. */
const TABLE_STYLE =
  '<w:style w:type="table" w:default="1" w:styleId="Standaardtabel"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' +
  '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  '<w:style w:type="table" w:styleId="Tabelraster"><w:name w:val="Table Grid"/><w:basedOn w:val="Standaardtabel"/><w:uiPriority w:val="39"/><w:qFormat/>' +
  `<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>${line("top", 8, ACCENT)}${line("bottom", 8, ACCENT)}${line("insideH", 4, "D5DBE0")}</w:tblBorders>` +
  '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
  `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/>${colour(ACCENT)}</w:rPr><w:tcPr><w:tcBorders>${line("bottom", 8, ACCENT)}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="EEF3F7"/></w:tcPr></w:tblStylePr></w:style>`;

/** The whole of word/styles.xml, in which text is spelt as in Belgium or in Britain. */
export const wordStyles = (spelling: "nl-BE" | "en-GB"): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:eastAsia="${FONT}" w:cs="${FONT}"/>${colour(INK)}${size(20)}<w:lang w:val="${spelling}" w:eastAsia="${spelling}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
  `<w:pPrDefault><w:pPr>${spacing(0, 0)}</w:pPr></w:pPrDefault></w:docDefaults>` +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  '<w:style w:type="character" w:default="1" w:styleId="Standaardalinea-lettertype"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>' +
  `<w:style w:type="character" w:styleId="Opdracht" w:customStyle="1"><w:name w:val="Opdracht"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>${size(18)}</w:rPr></w:style>` +
  `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>${colour(ACCENT)}</w:rPr></w:style>` +
  heading(1, 480, 160, 34) +
  heading(2, 320, 120, 25) +
  paragraphStyle({
    ...{ id: "Tekst", name: "Body Text" },
    paragraph: spacing(0, 160),
  }) +
  paragraphStyle({
    ...{ id: "Opsomming", name: "List Bullet" },
    paragraph: spacing(0, 80),
  }) +
  paragraphStyle({
    ...{ id: "Titel", name: "Title", next: "Ondertitel" },
    paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="24" w:space="12" w:color="${ACCENT}"/></w:pBdr>${spacing(3600, 240, 240)}`,
    run: `<w:b/><w:bCs/>${colour(ACCENT)}${size(64)}`,
  }) +
  paragraphStyle({
    ...{ id: "Ondertitel", name: "Subtitle", next: "Inleiding" },
    paragraph: spacing(120, 720),
    run: `${colour(QUIET)}${size(30)}`,
  }) +
  paragraphStyle({
    ...{ id: "Inleiding", name: "Inleiding", isOwn: true },
    paragraph: `${spacing(0, 200, 312)}<w:ind w:right="1134"/>`,
    run: size(23),
  }) +
  paragraphStyle({
    ...{ id: "Inhoudskop", name: "TOC Heading", next: "Tekst" },
    paragraph: `<w:keepNext/>${spacing(0, 240, 240)}`,
    run: `<w:b/><w:bCs/>${colour(ACCENT)}${size(34)}`,
  }) +
  contents(1) +
  contents(2) +
  paragraphStyle({
    ...{ id: "Bijschrift", name: "caption", next: "Tekst" },
    paragraph: `<w:keepLines/>${spacing(200, 80, 252)}`,
    run: `<w:b/><w:bCs/>${colour(INK)}${size(18)}`,
  }) +
  paragraphStyle({
    ...{ id: "Bron", name: "Bron", isOwn: true, next: "Tekst" },
    paragraph: spacing(60, 280, 252),
    run: `${colour(QUIET)}${size(16)}`,
  }) +
  paragraphStyle({
    ...{ id: "Tabeltekst", name: "Tabeltekst", isOwn: true },
    paragraph: spacing(40, 40, 240),
    run: size(17),
  }) +
  paragraphStyle({
    ...{ id: "Koptekst", name: "header" },
    paragraph: spacing(0, 0, 240),
    run: `${colour(QUIET)}${size(16)}`,
  }) +
  paragraphStyle({
    ...{ id: "Voettekst", name: "footer" },
    paragraph: spacing(0, 0, 240),
    run: `${colour(QUIET)}${size(16)}`,
  }) +
  TABLE_STYLE +
  "</w:styles>";
