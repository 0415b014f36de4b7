/** Paths as people write them in plan files, and reading a file with the checks that come first. */
import type { Text } from "./declarations.ts";
import type { Diagnostic } from "./diagnostics.ts";
import type { ProjectFiles } from "./files.ts";
import { nearest } from "./near-miss.ts";
import { decodeText, type Remark, type SourceText } from "./text.ts";

/** Folder of a POSIX path; empty for the project folder itself. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/**
 * A path relative to a folder of the project, with `.` and `..` worked out; null when it is
 * absolute or leads out of the project folder. Backslashes count as slashes.
 */
export function joinPath(folder: string, written: string): string | null {
  const path = written.replaceAll("\\", "/");
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return null;
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}

/**
 * The spelling under which a file exists: accented letters may be composed in the plan and
 * decomposed on disk, or the other way round.
 */
export function existingSpelling(files: ProjectFiles, path: string): string | null {
  for (const spelling of [path, path.normalize("NFC"), path.normalize("NFD")]) {
    if (files.size(spelling) !== null) return spelling;
  }
  return null;
}

export const outsideProject = (written: string): Remark => ({
  code: "outside-project",
  message: {
    nl: `"${written}" ligt buiten de projectmap`,
    en: `"${written}" lies outside the project folder`,
  },
  help: {
    nl: "gebruik een pad binnen de map met ademruimte.yaml, met / en relatief aan dit bestand",
    en: "use a path inside the folder with ademruimte.yaml, with / and relative to this file",
  },
});

export function missingFile(files: ProjectFiles, path: string, written: string): Remark {
  const folder = folderOf(path);
  const names = files.list(folder);
  const name = path.slice(folder === "" ? 0 : folder.length + 1);
  const near =
    nearest(name, names) ?? nearest(`${name}.yaml`, names) ?? nearest(`${name}.yml`, names);
  const inFolder = files.list(path);
  return {
    code: "missing-file",
    message: {
      nl: `het bestand "${written}" is er niet`,
      en: `the file "${written}" does not exist`,
    },
    help:
      near !== null
        ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
        : inFolder.length > 0
          ? {
              nl: `dit is een map; daarin staan ${inFolder.slice(0, 8).join(", ")}`,
              en: `this is a folder; it holds ${inFolder.slice(0, 8).join(", ")}`,
            }
          : null,
  };
}

export const PLAN_SIZE_LIMIT = 1024 * 1024;

export type ReadText =
  | { readonly source: SourceText; readonly diagnostics: readonly Diagnostic[] }
  | { readonly remark: Remark };

/** Reads and decodes a file that exists; its size is looked at before its content. */
export function readText(files: ProjectFiles, path: string, limit: number): ReadText {
  const size = files.size(path) ?? 0;
  if (size > limit) {
    const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(1);
    const comma = (number: string): string => number.replace(".", ",");
    return {
      remark: {
        code: "file-too-large",
        message: {
          nl: `het bestand "${path}" is ${comma(megabytes(size))} MB groot; hooguit ${comma(megabytes(limit))} MB wordt gelezen`,
          en: `the file "${path}" is ${megabytes(size)} MB; at most ${megabytes(limit)} MB is read`,
        },
      },
    };
  }
  let bytes: Uint8Array;
  try {
    bytes = files.read(path);
  } catch (error) {
    return { remark: unreadable(path, error) };
  }
  return decodeText(bytes, path);
}

function unreadable(path: string, error: unknown): Remark {
  const code = (error as { code?: unknown } | null)?.code;
  const reason = typeof code === "string" ? ` (${code})` : "";
  const message: Text = {
    nl: `het bestand "${path}" kan niet gelezen worden${reason}`,
    en: `the file "${path}" cannot be read${reason}`,
  };
  const help: Text = {
    nl: "controleer de rechten, en of het niet in een ander programma open staat",
    en: "check the permissions, and that no other program holds it open",
  };
  return { code: "unreadable-file", message, help };
}
