/** Paths as people write them in plan files, and reading a file with the checks that come first. */
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { ProjectFiles } from "../files.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import {
  decodeText,
  diagnosticOfFile,
  foreignDocument,
  sourceText,
  type Remark,
  type SourceText,
} from "../diagnostics/text.ts";

/** Folder of a POSIX path; empty for the project folder itself. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** Last part of a POSIX path. */
export const fileNameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/**
 * A path as people write it, with `.` and `..` worked out, relative to the project folder. It may
 * lead out of that folder: whether it may be read is for `inside` to say. Null where nobody can tell
 * where it leads. Backslashes count as slashes.
 *
 * @param folder of the file that names it
 */
export function locatePath(files: ProjectFiles, folder: string, written: string): string | null {
  const path = written.replaceAll("\\", "/");
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return files.fromAbsolute?.(path) ?? null;
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    const last = parts.at(-1);
    if (part === ".." && last !== undefined && last !== "..") parts.pop();
    else parts.push(part);
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

export const outsideProject = (written: string): Remark & { readonly help: Text } => ({
  code: "outside-project",
  message: {
    nl: `"${written}" ligt buiten de projectmap`,
    en: `"${written}" lies outside the project folder`,
  },
  help: {
    nl: "zet het onder de map met ademruimte.yaml en schrijf een relatief pad met /, of sta zijn map toe met --allow MAP; region: kortrijk, bij naam, werkt overal",
    en: "put it below the folder that holds ademruimte.yaml and write a relative path with /, or allow its folder with --allow DIR; region: kortrijk, by name, works anywhere",
  },
});

/**
 * @param path POSIX path relative to the project folder
 * @param written what the user typed
 * @param supplied names of supplied plans, where one of those can be meant
 */
export function missingFile(
  files: ProjectFiles,
  path: string,
  written: string,
  supplied: readonly string[] = [],
): Remark {
  if (files.isFolder(path)) return folderAsPlan(files, path, written);
  const names = files.list(folderOf(path));
  const name = fileNameOf(path);
  const near =
    nearest(name, names) ?? nearest(`${name}.yaml`, names) ?? nearest(`${name}.yml`, names);
  // In double quotes \t and \b are a tab and a backspace, and the path is no longer what it was.
  const stem = name.replace(/\.ya?ml$/, "");
  const escaped = /[\u0000-\u001f]/.test(written);
  return {
    code: "missing-file",
    message: {
      nl: `het bestand "${written}" is er niet`,
      en: `the file "${written}" does not exist`,
    },
    help: escaped
      ? { nl: "gebruik / in plaats van \\", en: "use / instead of \\" }
      : near === null
        ? supplied.includes(stem)
          ? byNameAlone(stem)
          : (listInOne(written) ?? filesBeside(names))
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  };
}

const byNameAlone = (name: string): Text => ({
  nl: `het meegeleverde plan schrijft u zonder map en zonder .yaml: ${name}`,
  en: `the supplied plan is written without a folder and without .yaml: ${name}`,
});

/** Several names that were written as one: `warmte-2, wonen-3`, or dashes without a space. */
export function listInOne(written: string): Text | null {
  if (/^-\S/.test(written)) {
    return {
      nl: "na het streepje hoort een spatie: - warmte-2",
      en: "a space belongs behind the dash: - warmte-2",
    };
  }
  const names = written.split(/[,;]\s*/).filter((name) => name !== "");
  if (names.length < 2) return null;
  const list = `[${names.join(", ")}]`;
  return { nl: `een lijst schrijft u als ${list}`, en: `a list is written ${list}` };
}

/** What there is to choose from, where no name resembles the one that is not there. */
function filesBeside(names: readonly string[]): Text {
  const plans = names.filter((name) => PLAN_NAME.test(name));
  const shown = plans.slice(0, MOST_NAMES).join(", ") + (plans.length > MOST_NAMES ? ", …" : "");
  return plans.length === 0
    ? {
        nl: "in die map staat geen plan: geef het pad van een bestand dat er is",
        en: "that folder holds no plan: give the path of a file that exists",
      }
    : { nl: `wat er in die map staat: ${shown}`, en: `what that folder holds: ${shown}` };
}

const PLAN_NAME = /\.(?:ya?ml|txt)$/;
const MOST_NAMES = 8;

function folderAsPlan(files: ProjectFiles, path: string, written: string): Remark {
  const plans = files.list(path).filter((name) => PLAN_NAME.test(name));
  const shown = plans.slice(0, MOST_NAMES).join(", ");
  return {
    code: "missing-file",
    message: {
      nl: `"${written}" is een map, geen plan`,
      en: `"${written}" is a folder, not a plan`,
    },
    help:
      plans.length === 0
        ? { nl: "noem het bestand van een plan", en: "name the file of a plan" }
        : { nl: `daarin staan ${shown}`, en: `it holds ${shown}` },
  };
}

export const PLAN_SIZE_LIMIT = 1024 * 1024;

export type ReadText =
  | { readonly source: SourceText; readonly diagnostics: readonly Diagnostic[] }
  | { readonly remark: Remark };

/** Reads and decodes a plan that exists; its size is looked at before its content. */
export function readPlanText(files: ProjectFiles, path: string, limit: number): ReadText {
  if (/\.(?:csv|tsv|xlsx?|ods)$/i.test(path)) {
    return {
      remark: {
        code: "wrong-type",
        message: {
          nl: `"${fileNameOf(path)}" is een tabel, geen plan`,
          en: `"${fileNameOf(path)}" is a table, not a plan`,
        },
        help: {
          nl: "noem een plan (.yaml); tabellen staan in de map van een regio",
          en: "name a plan (.yaml); tables stand in the folder of a region",
        },
      },
    };
  }
  const size = files.size(path) ?? 0;
  if (size > limit) {
    const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(1);
    const comma = (number: string): string => number.replace(".", ",");
    return {
      remark: {
        code: "file-too-large",
        message: {
          nl: `het bestand "${fileNameOf(path)}" is ${comma(megabytes(size))} MB groot; hooguit ${comma(megabytes(limit))} MB wordt gelezen`,
          en: `the file "${fileNameOf(path)}" is ${megabytes(size)} MB; at most ${megabytes(limit)} MB is read`,
        },
      },
    };
  }
  const bytes = readBytes(files, path);
  if ("code" in bytes) return { remark: bytes };
  const kind = foreignDocument(bytes);
  if (kind === null) return decodeText(bytes, path);
  const remark: Remark = {
    code: "bad-encoding",
    message: {
      nl: `dit is ${kind.nl}, geen plan`,
      en: `this is ${kind.en}, not a plan`,
    },
    help: {
      nl: "bewaar het als tekst zonder opmaak (.txt of .yaml)",
      en: "save it as plain text (.txt or .yaml)",
    },
  };
  return { source: sourceText(path, ""), diagnostics: [diagnosticOfFile(path, remark)] };
}

/** The content of a file that exists; why it cannot be read when that is so. */
export function readBytes(files: ProjectFiles, path: string): Uint8Array | Remark {
  try {
    return files.read(path);
  } catch (error) {
    return unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Remark {
  const code = (error as { code?: unknown } | null)?.code;
  const reason = typeof code === "string" ? ` (${code})` : "";
  const message: Text = {
    nl: `het bestand "${fileNameOf(path)}" kan niet gelezen worden${reason}`,
    en: `the file "${fileNameOf(path)}" cannot be read${reason}`,
  };
  const help: Text = {
    nl: "controleer de rechten, en of het niet in een ander programma open staat",
    en: "check the permissions, and that no other program holds it open",
  };
  return { code: "unreadable-file", message, help };
}
