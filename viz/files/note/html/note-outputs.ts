/** What a filled Markdown note becomes beside Markdown: a page, or a folder of fragments. */
import type { BesideFile } from "../../../note/filled-note.ts";
import type { FreshnessRecord } from "../../../note/freshness.ts";
import type { NoteContext } from "../../../note/note-format.ts";
import type { Part } from "../markdown/filling.ts";
import { noteChartHtml, noteTableHtml, renderNoteHtml } from "./note-html.ts";
import {
  fragmentIndex,
  fragmentPage,
  notePage,
  withHtmlRecord,
  type Fragment,
} from "./note-page.ts";

const encoder = new TextEncoder();

export interface MadePage {
  readonly bytes: Uint8Array;
  readonly files: readonly BesideFile[];
}

/** What the page is called: the title of its front matter, else its first heading. */
const titleOf = (
  frontMatter: string,
  headings: readonly { readonly text: string }[],
  name: string,
): string => {
  const said = /^title:[ \t]*(.+)$/m
    .exec(frontMatter)?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, "$2");
  return said ?? headings.find(({ text }) => text !== "")?.text ?? name;
};

/** Hash of a page without its record. */
export const pageHash = (html: string, sha256: NoteContext["sha256"]): string => sha256(html);

/** The note as one page that needs nothing else. */
export function htmlNotePage(
  parts: readonly Part[],
  frontMatter: string,
  record: Omit<FreshnessRecord, "document">,
  { language, fontFolder, beside, sha256, template }: NoteContext,
): MadePage {
  const { body, headings } = renderNoteHtml(parts, frontMatter.length, beside);
  const title = titleOf(frontMatter, headings, template.name);
  const html = notePage({ body, headings, title }, language, fontFolder);
  const document = pageHash(html, sha256);
  const page = withHtmlRecord(html, { ...record, files: [], document });
  return { bytes: encoder.encode(page), files: [] };
}

type Block = Part & { readonly kind: "table" | "chart" };

const blocksOf = (parts: readonly Part[]): Block[] =>
  parts.flatMap((part): Block[] => {
    if (part.kind === "passage") return blocksOf(part.parts);
    return part.kind === "table" || part.kind === "chart" ? [part] : [];
  });

/** Room for the caption below a chart, in the units of its picture. */
const CAPTION_HEIGHT = 64;

const sizeOf = (svg: string): { readonly width: number; readonly height: number } => {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { width: Math.round(Number(width ?? 760)), height: Math.round(Number(height ?? 460)) };
};

/** A name for a file: plain letters, digits and hyphens. */
const fileName = (text: string): string =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);

/** Every chart and table of the note as a page of its own, and a page that shows them all. */
export function noteFragments(
  parts: readonly Part[],
  record: Omit<FreshnessRecord, "document">,
  { language, fontFolder, sha256, template, plans }: NoteContext,
): MadePage {
  const files: BesideFile[] = [];
  const fragments: Fragment[] = [];
  const taken = new Set<string>();
  for (const block of blocksOf(parts)) {
    const { item } = block;
    const own = item.plan === plans[0]!.id ? "" : `-${item.plan}`;
    const stem = block.kind === "chart" ? block.chart.id : fileName(item.expression);
    const file = `${fileName(`${stem}${own}`)}.html`;
    // The same tag twice in a note is one fragment.
    if (taken.has(file)) continue;
    taken.add(file);
    const title = block.kind === "chart" ? block.chart.caption : block.table.caption;
    const body =
      block.kind === "chart"
        ? noteChartHtml(block.chart, item.id)
        : noteTableHtml(block.table, item.id);
    files.push({
      name: file,
      bytes: encoder.encode(fragmentPage(body, title, language, fontFolder)),
    });
    const size = block.kind === "chart" ? sizeOf(block.chart.svg) : null;
    fragments.push({
      ...{ file, title },
      shape:
        size !== null
          ? { width: size.width, height: size.height + CAPTION_HEIGHT }
          : { height: 130 + 34 * (block as Block & { kind: "table" }).table.rows.length },
    });
  }
  const index = fragmentIndex(template.name, fragments, language, fontFolder);
  const listed = files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) }));
  const document = pageHash(index, sha256);
  const page = withHtmlRecord(index, { ...record, files: listed, document });
  return { bytes: encoder.encode(page), files };
}
