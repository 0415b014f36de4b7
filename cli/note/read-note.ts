/** The file of a template or of a filled note: a path, or the name of a template that is supplied. */
import fs from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import type { NoteFormat } from "../../viz/note/note-format.ts";
import { isFile } from "../disk.ts";
import { NOTE_EXTENSIONS, noteFormat } from "./formats.ts";

/** Seen from the bundle in cli/dist. */
export const TEMPLATES = path.join(__dirname, "..", "..", "templates");

/** A note with many pictures in it is large; beyond this it is something else. */
const LARGEST = 100 * 1024 * 1024;

export interface ReadNote {
  /** Path of the file. */
  readonly file: string;
  readonly isSupplied: boolean;
  readonly bytes: Uint8Array;
  readonly format: NoteFormat;
}

const refused = (
  code: Diagnostic["code"],
  file: string,
  message: Diagnostic["message"],
  help: Diagnostic["help"],
): Diagnostic => ({
  ...{ code, severity: "error", message, help, excerpt: null, related: [] },
  at: { file, line: 1, column: 1, endColumn: 1 },
});

const suppliedNames = (): readonly string[] =>
  fs.existsSync(TEMPLATES)
    ? fs
        .readdirSync(TEMPLATES)
        .filter((name) => NOTE_EXTENSIONS.includes(path.extname(name)))
        .sort()
    : [];

/** A supplied template by its name, with or without extension; null when there is none. */
function supplied(written: string): string | null {
  if (path.basename(written) !== written) return null;
  const names = suppliedNames();
  const found = names.includes(written)
    ? written
    : NOTE_EXTENSIONS.map((extension) => written + extension).find((name) => names.includes(name));
  return found === undefined ? null : path.join(TEMPLATES, found);
}

function missing(written: string): Diagnostic {
  const folder = path.dirname(written);
  const beside = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const names = suppliedNames();
  const near = nearest(path.basename(written), [...beside, ...names]);
  const meant = near === null || names.includes(near) ? near : path.join(folder, near);
  const list = names.join(", ");
  return {
    code: "missing-file",
    severity: "error",
    message: {
      nl: `er is geen sjabloon of nota "${written}"`,
      en: `there is no template or note "${written}"`,
    },
    at: null,
    excerpt: null,
    help:
      meant !== null
        ? { nl: `bedoelde u ${meant}?`, en: `did you mean ${meant}?` }
        : list === ""
          ? null
          : { nl: `meegeleverd: ${list}`, en: `supplied: ${list}` },
    related: [],
  };
}

/** @param written on the command line */
export function readNote(written: string): ReadNote | Diagnostic {
  const isThere = isFile(written);
  const file = isThere ? written : supplied(written);
  if (file === null) {
    if (!fs.existsSync(written)) return missing(written);
    return refused(
      "unreadable-file",
      written,
      { nl: `"${written}" is geen bestand`, en: `"${written}" is no file` },
      { nl: "geef het pad van een sjabloon", en: "give the path of a template" },
    );
  }
  const extension = path.extname(file);
  const known = NOTE_EXTENSIONS.includes(extension.toLowerCase());
  if (!known) {
    const list = NOTE_EXTENSIONS.join(", ");
    return refused(
      "unreadable-file",
      written,
      {
        nl: `"${written}" is geen sjabloon dat ingevuld kan worden (${list})`,
        en: `"${written}" is no template that can be filled (${list})`,
      },
      {
        nl: "bewaar het in Word als .docx, of als platte tekst met de extensie .md",
        en: "save it in Word as .docx, or as plain text with the extension .md",
      },
    );
  }
  if (fs.statSync(file).size > LARGEST) {
    return refused(
      "file-too-large",
      written,
      { nl: `"${written}" is groter dan 100 MB`, en: `"${written}" is larger than 100 MB` },
      { nl: "maak de afbeeldingen erin kleiner", en: "make the pictures in it smaller" },
    );
  }
  try {
    const bytes = fs.readFileSync(file);
    return { file, isSupplied: !isThere, bytes, format: noteFormat(extension)! };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "";
    return refused(
      "unreadable-file",
      written,
      {
        nl: `"${written}" kan niet gelezen worden (${reason})`,
        en: `"${written}" cannot be read (${reason})`,
      },
      { nl: "kijk na of u het mag openen", en: "see whether you may open it" },
    );
  }
}
