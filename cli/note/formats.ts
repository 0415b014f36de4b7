/** The file formats of notes by extension; each is a bundle of its own, loaded when it is used. */
import type { NoteFormat } from "../../viz/note/note-format.ts";
import type * as Markdown from "../../viz/files/note/markdown/markdown-note.ts";
import type * as Word from "../../viz/files/note/word/index.ts";

const FORMATS: Readonly<Record<string, () => NoteFormat>> = {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  ".md": () => (require("./note.cjs") as typeof Markdown).markdownNote,
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  ".docx": () => (require("./word-note.cjs") as typeof Word).wordNotes,
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  ".html": () => (require("./note.cjs") as typeof Markdown).htmlNote,
};

/** Extensions of the notes that can be filled: `.md`, `.docx`, `.html`. */
export const NOTE_EXTENSIONS = Object.keys(FORMATS);

/** @param extension with its dot, in any case; null when there is no such format */
export const noteFormat = (extension: string): NoteFormat | null =>
  FORMATS[extension.toLowerCase()]?.() ?? null;
