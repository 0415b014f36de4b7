/**
 * Writes a results folder whole or not at all, and replaces only what this program wrote.
 *
 * The new folder is written beside the old one, the old one renamed away, the new one renamed in,
 * the old one deleted. A kill at any moment leaves the old or the new folder whole under a name
 * that the next command recognises and mends.
 */
import fs from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../engine/scenario/diagnostics.ts";

export interface OutputFile {
  /** POSIX path inside the folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type WriteOutcome =
  | { readonly written: string; readonly warnings: readonly Diagnostic[] }
  | { readonly refused: Diagnostic };

const listing = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join("/"));

/** The files a run.json of ours lists, itself included; null when there is none we can trust. */
function listed(folder: string): ReadonlySet<string> | null {
  let content: unknown;
  try {
    content = JSON.parse(fs.readFileSync(path.join(folder, "run.json"), "utf8"));
  } catch {
    // No run.json, or one that is not ours: then nothing in the folder is known to be ours either.
    return null;
  }
  if (typeof content !== "object" || content === null) return null;
  const { format, files } = content as { format?: unknown; files?: unknown };
  if (typeof format !== "string" || !format.startsWith("ademruimte-run/")) return null;
  if (!Array.isArray(files)) return null;
  const names = files.map((file: unknown) => (file as { name?: unknown } | null)?.name);
  if (!names.every((name): name is string => typeof name === "string")) return null;
  return new Set([...names, "run.json"]);
}

/** Files in a folder that no run.json of ours accounts for; empty when it may be replaced. */
function foreignFiles(folder: string): string[] {
  const ours = listed(folder);
  return listing(folder).filter((name) => ours === null || !ours.has(name));
}

const diagnostic = (
  code: "foreign-folder" | "unwritable-output",
  severity: Diagnostic["severity"],
  message: Diagnostic["message"],
  help: Diagnostic["help"],
): Diagnostic => ({ code, severity, message, at: null, excerpt: null, help, related: [] });

/** Undoes what a kill left: a folder renamed away comes back, half-written ones go. */
function mend(target: string, fresh: string, aside: string): void {
  if (fs.existsSync(aside)) {
    if (fs.existsSync(target)) fs.rmSync(aside, { recursive: true, force: true });
    else fs.renameSync(aside, target);
  }
  fs.rmSync(fresh, { recursive: true, force: true });
}

const isBusy = (error: unknown): boolean =>
  ["EBUSY", "EPERM", "EACCES", "ENOTEMPTY"].includes((error as NodeJS.ErrnoException).code ?? "");

function writeAll(folder: string, files: readonly OutputFile[]): void {
  for (const { name, bytes } of files) {
    const target = path.join(folder, ...name.split("/"));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, bytes);
  }
}

/**
 * @param parent the folder given with `--out`, or `results`
 * @param name   the plan's id, which by its rule is a plain folder name
 * @param files  `run.json` among them, listing all the others
 */
export function writeResultsFolder(
  parent: string,
  name: string,
  files: readonly OutputFile[],
): WriteOutcome {
  const target = path.join(parent, name);
  const fresh = path.join(parent, `.${name}.new`);
  const aside = path.join(parent, `.${name}.old`);
  try {
    fs.mkdirSync(parent, { recursive: true });
    mend(target, fresh, aside);
    const status = fs.statSync(target, { throwIfNoEntry: false });
    if (status !== undefined) {
      const foreign = status.isDirectory() ? foreignFiles(target) : [name];
      if (foreign.length > 0) {
        const some = foreign.slice(0, 3).join(", ");
        return {
          refused: diagnostic(
            "foreign-folder",
            "error",
            {
              nl: `${target} bevat bestanden die niet van een eerdere berekening komen: ${some}`,
              en: `${target} holds files that no earlier run wrote: ${some}`,
            },
            {
              nl: "Verplaats ze, of kies een andere map met --out.",
              en: "Move them away, or choose another folder with --out.",
            },
          ),
        };
      }
    }
    writeAll(fresh, files);
    if (status === undefined) {
      fs.renameSync(fresh, target);
      return { written: target, warnings: [] };
    }
    try {
      fs.renameSync(target, aside);
    } catch (error) {
      if (!isBusy(error)) throw error;
      return writeBeside(parent, name, fresh);
    }
    fs.renameSync(fresh, target);
    fs.rmSync(aside, { recursive: true, force: true });
    return { written: target, warnings: [] };
  } catch (error) {
    if (fs.existsSync(fresh)) fs.rmSync(fresh, { recursive: true, force: true });
    const reason = (error as Error).message;
    return {
      refused: diagnostic(
        "unwritable-output",
        "error",
        {
          nl: `De resultaten kunnen niet in ${target} geschreven worden: ${reason}`,
          en: `The results cannot be written to ${target}: ${reason}`,
        },
        {
          nl: "Kies een andere map met --out.",
          en: "Choose another folder with --out.",
        },
      ),
    };
  }
}

/** A file in the old folder is held open, as Excel does on Windows: keep it and write a sibling. */
function writeBeside(parent: string, name: string, fresh: string): WriteOutcome {
  for (let number = 2; ; number++) {
    const sibling = path.join(parent, `${name}-${number}`);
    if (fs.existsSync(sibling)) {
      if (foreignFiles(sibling).length > 0) continue;
      fs.rmSync(sibling, { recursive: true, force: true });
    }
    fs.renameSync(fresh, sibling);
    const warning = diagnostic(
      "unwritable-output",
      "warning",
      {
        nl: `Een bestand in ${path.join(parent, name)} is nog open in een ander programma; de resultaten staan in ${sibling}.`,
        en: `A file in ${path.join(parent, name)} is still open in another program; the results are in ${sibling}.`,
      },
      {
        nl: `Sluit het bestand in ${name} (Excel?) en reken opnieuw.`,
        en: `Close the file in ${name} (Excel?) and run again.`,
      },
    );
    return { written: sibling, warnings: [warning] };
  }
}
