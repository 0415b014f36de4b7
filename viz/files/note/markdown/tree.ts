/**
 * The pieces of a Markdown note as a tree: passages hold what stands between their tags, and what an
 * earlier filling put in stands with the tag that put it there.
 */
import { noteFault, type NoteFault } from "../../../note/fault.ts";
import { isFault } from "../../../note/fault.ts";
import type { AssertTag, ChartTag, IfTag, TableTag, Tag, ValueTag } from "../../../note/tag.ts";
import { parseTag } from "../../../note/tags.ts";
import type { Language } from "../../../numbers.ts";
import type { OpenPiece, Piece, TagPiece } from "./pieces.ts";
import type { MarkdownSource, Span } from "./source.ts";

/** Where something stood, and how: on a line of its own it takes the whole line. */
export interface Standing extends Span {
  readonly isLine: boolean;
  readonly indent: string;
}

/** What a single tag puts in. */
export interface ItemNode {
  readonly kind: "item";
  readonly expression: string;
  readonly tag: ValueTag | TableTag | ChartTag | AssertTag;
  readonly at: Standing;
  /** What an earlier filling, or somebody since, put in its place; null for a tag of a template. */
  readonly filled: string | null;
}

export interface BranchNode {
  readonly tag: IfTag | null;
  readonly condition: string | null;
  /** As it stands in the template. */
  readonly text: string;
  readonly nodes: readonly Node[];
}

export type Node =
  | { readonly kind: "text"; readonly text: string; readonly start: number }
  | ItemNode
  | {
      readonly kind: "passage";
      readonly at: Standing;
      readonly branches: readonly BranchNode[];
    }
  /** A passage that was filled before; its branches stand in the record of the note. */
  | {
      readonly kind: "filled-passage";
      readonly at: Standing;
      readonly id: string;
      readonly text: string;
      readonly nodes: readonly Node[];
    };

/** A fault with the piece of the text that it is about. */
export interface SpannedFault {
  readonly fault: NoteFault;
  readonly span: Span;
}

export interface NoteTree {
  readonly nodes: readonly Node[];
  readonly faults: readonly SpannedFault[];
}

const bad = (nl: string, en: string, helpNl: string, helpEn: string): NoteFault =>
  noteFault("bad-tag", { nl, en }, { nl: helpNl, en: helpEn });

const FAULTS = {
  unclosedBrace: bad(
    "een accolade wordt niet gesloten",
    "a brace is not closed",
    "sluit het veld met } in dezelfde alinea, of schrijf {{ voor een gewone accolade",
    "close the tag with } in the same paragraph, or write {{ for a plain brace",
  ),
  noIf: bad(
    "hier staat {anders} of {einde} zonder {als …} ervoor",
    "{else} or {end} stands here without an {if …} before it",
    "haal het weg, of zet er {als …} voor",
    "take it away, or put {if …} before it",
  ),
  noEnd: bad(
    "{als …} wordt niet gesloten",
    "{if …} is not closed",
    "schrijf {einde} waar de tekst ophoudt die van de voorwaarde afhangt",
    "write {end} where the text ends that depends on the condition",
  ),
  twoElses: bad(
    "bij dezelfde {als …} staat {anders} twee keer",
    "the same {if …} has {else} twice",
    "zet een tweede {als …} binnen de eerste, met een eigen {einde}",
    "put a second {if …} within the first, with an {end} of its own",
  ),
  halfLine: bad(
    "{als …} staat op een eigen regel, en {anders} of {einde} niet; of omgekeerd",
    "{if …} stands on a line of its own, and {else} or {end} does not; or the other way round",
    "zet ze alle op een eigen regel, of alle binnen dezelfde zin",
    "put all of them on lines of their own, or all within the same sentence",
  ),
  acrossParagraphs: bad(
    "{als …} en {einde} staan binnen een regel, met een witregel ertussen",
    "{if …} and {end} stand within lines, with an empty line between them",
    "zet {als …}, {anders} en {einde} elk op een eigen regel",
    "put {if …}, {else} and {end} each on a line of its own",
  ),
  notAlone: bad(
    "een tabel of grafiek staat tussen andere tekst",
    "a table or chart stands among other text",
    "zet het veld op een eigen regel, met een witregel ervoor en erna",
    "put the tag on a line of its own, with an empty line before and after it",
  ),
  withinTable: bad(
    "een veld op een eigen regel onderbreekt een tabel",
    "a tag on a line of its own breaks a table",
    "laat een witregel tussen het veld en de tabel, of zet {als …} en {einde} binnen een cel",
    "leave an empty line between the tag and the table, or put {if …} and {end} within a cell",
  ),
  brokenMark: bad(
    "een merkteken van een ingevuld veld is half weggehaald",
    "a mark of a filled tag was taken away in part",
    "haal ook de andere helft weg, of zet het veld zelf terug tussen accolades",
    "take the other half away too, or put the tag itself back between braces",
  ),
} as const;

class TreeReader {
  readonly faults: SpannedFault[] = [];
  private next = 0;

  constructor(
    private readonly source: MarkdownSource,
    private readonly pieces: readonly Piece[],
    private readonly language: Language,
  ) {}

  read(): Node[] {
    const nodes: Node[] = [];
    for (;;) {
      nodes.push(...this.nodesUntil(() => false));
      const piece = this.pieces[this.next++];
      if (piece === undefined) return nodes;
      this.fail(piece.kind === "tag" ? FAULTS.noIf : FAULTS.brokenMark, piece);
    }
  }

  private fail(fault: NoteFault, span: Span): void {
    this.faults.push({ fault, span: { start: span.start, end: span.end } });
  }

  /** Reads until a piece that ends something around it, and leaves that piece. */
  private nodesUntil(isEnd: (piece: Piece) => boolean): Node[] {
    const nodes: Node[] = [];
    for (;;) {
      const piece = this.pieces[this.next];
      if (piece === undefined || isEnd(piece) || piece.kind === "close") return nodes;
      if (piece.kind === "tag" && !isFault(piece.tag)) {
        if (piece.tag.kind === "else" || piece.tag.kind === "end") return nodes;
      }
      this.next++;
      const { start, end } = piece;
      if (piece.kind === "text") {
        nodes.push({ kind: "text", text: this.source.text.slice(start, end), start });
      } else if (piece.kind === "brace") {
        // A backslash keeps it plain when the note is filled again.
        nodes.push({ kind: "text", text: `\\${piece.brace}`, start });
      } else if (piece.kind === "unclosed") this.fail(FAULTS.unclosedBrace, piece);
      else if (piece.kind === "tag") nodes.push(...this.tag(piece));
      else nodes.push(...this.filled(piece));
    }
  }

  private tag(piece: TagPiece): Node[] {
    const { tag, expression } = piece;
    if (isFault(tag)) {
      this.fail(tag, piece);
      return [];
    }
    if (piece.isLine && this.isWithinTable(piece)) this.fail(FAULTS.withinTable, piece);
    if (tag.kind === "if") return this.passage(piece, tag);
    if ((tag.kind === "table" || tag.kind === "chart") && !piece.isLine) {
      this.fail(FAULTS.notAlone, piece);
    }
    return [{ kind: "item", expression, tag: tag as ItemNode["tag"], at: piece, filled: null }];
  }

  private isWithinTable({ start, end }: Span): boolean {
    // As the last line of a table the tag would leave it whole; but a reader of Markdown takes it in.
    return this.source.tables.some(
      (table) => start > table.start && start < table.end && end <= table.end,
    );
  }

  private passage(open: TagPiece, first: IfTag): Node[] {
    const branches: BranchNode[] = [];
    let tag: IfTag | null = first;
    let condition: string | null = this.conditionOf(open.expression);
    let from = open.end;
    let allLines = open.isLine;
    let anyLine = open.isLine;
    for (;;) {
      const nodes = this.nodesUntil(() => false);
      const piece = this.pieces[this.next];
      if (piece === undefined || piece.kind !== "tag") {
        this.fail(FAULTS.noEnd, open);
        return [];
      }
      this.next++;
      branches.push({ tag, condition, text: this.source.text.slice(from, piece.start), nodes });
      allLines &&= piece.isLine;
      anyLine ||= piece.isLine;
      const isEnd = (piece.tag as Tag).kind === "end";
      if (isEnd) {
        const at: Standing = { ...open, end: piece.end };
        if (anyLine && !allLines) this.fail(FAULTS.halfLine, open);
        else if (!allLines && branches.some(({ text }) => /\n[ \t]*\n/.test(text))) {
          this.fail(FAULTS.acrossParagraphs, open);
        }
        return [{ kind: "passage", at: { ...at, isLine: allLines }, branches }];
      }
      if (tag === null) this.fail(FAULTS.twoElses, piece);
      tag = null;
      condition = null;
      from = piece.end;
    }
  }

  /** What stands behind the word for `if`. */
  private conditionOf(expression: string): string {
    return expression.replace(/^\S+\s+/, "");
  }

  /** What an earlier filling put in, up to its other mark. */
  private filled(open: OpenPiece): Node[] {
    const { mark } = open;
    if (mark.of === "passage") return this.filledPassage(open, mark.id, "span");
    const tag = parseTag(mark.expression, this.language);
    if (isFault(tag) || tag.kind === "else" || tag.kind === "end") {
      this.fail(isFault(tag) ? tag : FAULTS.noIf, open);
      return [];
    }
    const { expression } = mark;
    if (tag.kind === "if") {
      if (mark.of === "block" && mark.id !== null)
        return this.filledPassage(open, mark.id, "block");
      this.fail(FAULTS.brokenMark, open);
      return [];
    }
    if (tag.kind === "assert" && mark.of === "block") {
      return [{ kind: "item", expression, tag, at: open, filled: "" }];
    }
    const closes = mark.of === "value" ? "data" : "block";
    const start = open.end;
    // All between the marks was put in, whatever it looks like: a brace in it is no tag.
    let piece = this.pieces[this.next];
    while (piece !== undefined && !(piece.kind === "close" && piece.closes === closes)) {
      if (piece.kind === "open") break;
      piece = this.pieces[++this.next];
    }
    if (piece?.kind !== "close") {
      this.fail(FAULTS.brokenMark, open);
      return [];
    }
    this.next++;
    const filled = this.source.text.slice(start, piece.start);
    return [{ kind: "item", expression, tag, at: { ...open, end: piece.end }, filled }];
  }

  private filledPassage(open: OpenPiece, id: string, closes: "span" | "block"): Node[] {
    const nodes = this.nodesUntil((piece) => piece.kind === "close");
    const piece = this.pieces[this.next];
    if (piece?.kind !== "close" || piece.closes !== closes) {
      this.fail(FAULTS.brokenMark, open);
      return [];
    }
    this.next++;
    const text = this.source.text.slice(open.end, piece.start);
    const at = { ...open, end: piece.end };
    return [{ kind: "filled-passage", at, id, text, nodes }];
  }
}

/** Puts the pieces of a note together; with every fault of how they stand. */
export function treeOf(
  source: MarkdownSource,
  pieces: readonly Piece[],
  language: Language,
): NoteTree {
  const reader = new TreeReader(source, pieces, language);
  return { nodes: reader.read(), faults: reader.faults };
}
