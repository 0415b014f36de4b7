/** Notes in Markdown: filled, renewed and checked. */
import type {
  BesideFile,
  CheckedNote,
  FilledNote,
  PlacedFault,
} from "../../../note/filled-note.ts";
import { NOTE_FORMAT, type FreshnessRecord } from "../../../note/freshness.ts";
import type { NoteContext, NoteFormat } from "../../../note/note-format.ts";
import { numbersOf } from "../../../note/unbound-numbers.ts";
import { withFonts } from "../../font-faces.ts";
import { htmlNotePage, noteFragments } from "../html/note-outputs.ts";
import { checkNodes } from "./checking.ts";
import { Filling, type Filled, type Part } from "./filling.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { piecesOf } from "./pieces.ts";
import { findRecord, withoutRecord, withRecord } from "./record.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { lineAt, placeIn, readSource, type MarkdownSource } from "./source.ts";
import { treeOf, type SpannedFault } from "./tree.ts";

/** Without the characters that mark what is put in, which no text may hold. */
const decoded = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes).replace(/[\ufdd0-\ufdef]/g, "");

const placed =
  (source: MarkdownSource) =>
  ({ fault, span }: SpannedFault): PlacedFault => {
    const start = span.start + /^\s*/.exec(source.text.slice(span.start, span.end))![0].length;
    const written = source.text.slice(start, span.end).split("\n")[0]!;
    return { fault, at: placeIn(source, start), written, line: lineAt(source, start) };
  };

const inOrder = (faults: readonly PlacedFault[]): PlacedFault[] =>
  [...faults].sort(
    (a, b) => (a.at.line ?? 0) - (b.at.line ?? 0) || (a.at.column ?? 0) - (b.at.column ?? 0),
  );

/** A chart that stands in a note twice is kept once; one of two plans, once for each. */
class Pictures {
  readonly files = new Map<string, BesideFile>();

  constructor(private readonly context: NoteContext) {}

  /** Where the SVG is kept. */
  readonly of = ({ item, chart }: Part & { readonly kind: "chart" }): string => {
    const { folder, plans, fontFolder } = this.context;
    const own = item.plan === plans[0]!.id ? "" : `-${item.plan}`;
    const stem = `${folder}/${chart.id}${own}`;
    const svg = new TextEncoder().encode(withFonts(chart.svg, fontFolder));
    this.files.set(`${stem}.svg`, { name: `${stem}.svg`, bytes: svg });
    this.files.set(`${stem}.png`, { name: `${stem}.png`, bytes: chart.png });
    return `${stem}.svg`;
  };
}

const recordOf = (
  { bindings }: Filled,
  files: readonly BesideFile[],
  { language, engine, template, plans, ensemble, sha256, isEdited }: NoteContext,
): Omit<FreshnessRecord, "document"> => ({
  ...{ format: NOTE_FORMAT, language, engine, template, plans, bindings },
  ...(ensemble === undefined ? {} : { ensemble }),
  files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
  ...(isEdited ? { isEdited } : {}),
});

async function fill(
  bytes: Uint8Array,
  record: FreshnessRecord | null,
  context: NoteContext,
): Promise<FilledNote> {
  const { language, sha256, figures } = context;
  const source = readSource(withoutRecord(decoded(bytes)));
  const tree = treeOf(source, piecesOf(source, language), language);
  const filled = await new Filling(source, context, record).fill(tree.nodes);
  const faults = inOrder([...tree.faults, ...filled.faults].map(placed(source)));
  if (context.output !== "document") return filledPage(source, filled, faults, context);
  const pictures = new Pictures(context);
  const body = renderMarkdown(filled.parts, language, pictures.of);
  const files = [...pictures.files.values()];
  const text = withRecord(body, recordOf(filled, files, context), sha256);
  const result = readSource(body);
  return {
    bytes: new TextEncoder().encode(text.replaceAll("\n", source.lineEnd)),
    ...{ bindings: filled.bindings, files, faults, kept: filled.kept },
    numbers: numbersOf(paragraphsOf(result, piecesOf(result, language)), figures, language),
  };
}

/** The same note as HTML; its numbers are those of the Markdown that it would be. */
function filledPage(
  source: MarkdownSource,
  filled: Filled,
  faults: readonly PlacedFault[],
  context: NoteContext,
): FilledNote {
  const { output, language, figures } = context;
  const record = recordOf(filled, [], context);
  const { start, end } = source.frontMatter;
  const { bytes, files } =
    output === "html"
      ? htmlNotePage(filled.parts, source.text.slice(start, end), record, context)
      : noteFragments(filled.parts, record, context);
  const result = readSource(renderMarkdown(filled.parts, language, () => "chart.svg"));
  return {
    ...{ bytes, files, faults, bindings: filled.bindings, kept: filled.kept },
    numbers: numbersOf(paragraphsOf(result, piecesOf(result, language)), figures, language),
  };
}

async function check(
  bytes: Uint8Array,
  record: FreshnessRecord,
  context: NoteContext,
): Promise<CheckedNote> {
  const { language, figures } = context;
  const source = readSource(withoutRecord(decoded(bytes)));
  const pieces = piecesOf(source, language);
  const tree = treeOf(source, pieces, language);
  const { items, faults } = await checkNodes(tree.nodes, source, record, context);
  return {
    items,
    faults: inOrder([...tree.faults, ...faults].map(placed(source))),
    numbers: numbersOf(paragraphsOf(source, pieces), figures, language),
  };
}

export { htmlNote } from "../html/html-note.ts";

export const markdownNote: NoteFormat = {
  extension: ".md",
  recordOf: (bytes, sha256) => findRecord(decoded(bytes), sha256),
  fill,
  check,
};
