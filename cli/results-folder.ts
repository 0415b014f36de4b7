/**
 * Writes a results folder whole or not at all, and replaces only what this program wrote.
 *
 * The new folder is written beside the old one, the old one renamed away, the new one renamed in,
 * the old one deleted. A kill at any moment leaves the old or the new folder whole under a name
 * that the next command recognises and mends.
 */
import fs from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import { longPathWarning } from "./long-paths.ts";
import { isHeld, patientRename, removeIfFree } from "./patient-rename.ts";

export interface OutputFile {
  /** POSIX path inside the folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Written {
  readonly written: string;
  readonly warnings: readonly Diagnostic[];
}

export type WriteOutcome = Written | { readonly refused: Diagnostic };

const listing = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join("/"));

interface OurRun {
  /** Id of the plan that was run, or of the comparison. */
  readonly id: string | null;
  /** The files that its record lists, and the record itself. */
  readonly files: ReadonlySet<string>;
}

/** The formats of every run.json that this program has written, whatever their number. */
const OUR_FORMAT =
  /^ademruimte-(?:run|group-run|group-ensemble|comparison|ensemble|sensitivity|dashboard)\//;

/** What a file of ours that signs the others says of a folder; null when there is none we can trust. */
const ourRun = (folder: string): OurRun | null =>
  signedBy(folder, "run.json") ?? signedBy(folder, "dashboard.json");

function signedBy(folder: string, record: "run.json" | "dashboard.json"): OurRun | null {
  let content: unknown;
  try {
    content = JSON.parse(fs.readFileSync(path.join(folder, record), "utf8"));
  } catch {
    // No run.json, or one that is not ours: then nothing in the folder is known to be ours either.
    return null;
  }
  if (typeof content !== "object" || content === null) return null;
  const { format, files, scenario, id: comparison } = content as Record<string, unknown>;
  if (typeof format !== "string" || !OUR_FORMAT.test(format)) return null;
  if (!Array.isArray(files)) return null;
  const names = files.map((file: unknown) => (file as { name?: unknown } | null)?.name);
  if (!names.every((name): name is string => typeof name === "string")) return null;
  const { notes } = (scenario ?? {}) as { notes?: { id?: unknown } };
  const named = notes?.id ?? comparison;
  const id = typeof named === "string" ? named : null;
  return { id, files: new Set([...names, record]) };
}

/** What file managers leave behind; nobody misses it. */
const SYSTEM_FILES = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/** The mark of a spreadsheet that has a file open: `~$a.xlsx`, `.~lock.a.csv#`; null when it is none. */
const heldOpen = (name: string): string | null => {
  const [, excel, office] = /(?:^|\/)(?:~\$(.+)|\.~lock\.(.+)#)$/.exec(name) ?? [];
  return excel ?? office ?? null;
};

/** Files in a folder that no run.json of ours accounts for; empty when it may be replaced. */
function foreignFiles(folder: string): string[] {
  const ours = ourRun(folder)?.files;
  return listing(folder).filter(
    (name) => !SYSTEM_FILES.has(path.posix.basename(name)) && ours?.has(name) !== true,
  );
}

const diagnostic = (
  code: "foreign-folder" | "unwritable-output",
  severity: Diagnostic["severity"],
  message: Diagnostic["message"],
  help: Diagnostic["help"],
): Diagnostic => ({ code, severity, message, at: null, excerpt: null, help, related: [] });

const stillOpen = (target: string, file: string): Diagnostic =>
  diagnostic(
    "unwritable-output",
    "error",
    {
      nl: `${file} in ${target} is nog open in een rekenblad`,
      en: `${file} in ${target} is still open in a spreadsheet`,
    },
    { nl: `Sluit ${file} en reken opnieuw.`, en: `Close ${file} and run again.` },
  );

/**
 * Whether a folder can be made and written, before anything is computed; null when it can.
 * Some places (a file system of the kernel, a lost network drive) never answer a recursive mkdir, so
 * the nearest folder that exists is asked instead.
 */
export function unwritableParent(parent: string): Diagnostic | null {
  let nearest = path.resolve(parent);
  while (!fs.existsSync(nearest)) nearest = path.dirname(nearest);
  const refuse = (nl: string, en: string): Diagnostic =>
    diagnostic(
      "unwritable-output",
      "error",
      { nl, en },
      { nl: "Kies een andere map met --out.", en: "Choose another folder with --out." },
    );
  if (!fs.statSync(nearest).isDirectory()) {
    return refuse(`${nearest} is een bestand, geen map`, `${nearest} is a file, not a folder`);
  }
  try {
    const trial = fs.mkdtempSync(path.join(nearest, ".ademruimte-"));
    fs.rmdirSync(trial);
    return null;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "";
    return refuse(
      `in ${nearest} kan niet geschreven worden (${reason})`,
      `${nearest} cannot be written to (${reason})`,
    );
  }
}

/**
 * Undoes what a kill left: a folder renamed away comes back, half-written ones go. Only what this
 * program writes is touched, however it is called.
 */
function mend(target: string, fresh: string, aside: string): void {
  const ours = fs.existsSync(aside) ? ourRun(aside) : null;
  if (ours !== null) {
    const isWhole = [...ours.files].every((name) => fs.existsSync(path.join(aside, name)));
    if (isWhole && !fs.existsSync(target)) patientRename(aside, target);
    else removeAside(aside);
  }
  fs.rmSync(fresh, { recursive: true, force: true });
}

/** The files that sign a folder as ours. */
const RECORDS = ["run.json", "dashboard.json"];

/**
 * Deletes old results, the record that signs them last: of what another program holds open, the next
 * command still sees that it may go.
 *
 * @returns what is to be told where some of it stays; null when all is gone
 */
function removeAside(aside: string): Diagnostic | null {
  const names = fs.readdirSync(aside);
  const behind = names.filter((name) => !RECORDS.includes(name));
  for (const name of behind) removeIfFree(path.join(aside, name));
  if (behind.every((name) => !fs.existsSync(path.join(aside, name)))) removeIfFree(aside);
  if (!fs.existsSync(aside)) return null;
  return diagnostic(
    "unwritable-output",
    "warning",
    {
      nl: `De oude resultaten in ${aside} zijn nog open in een ander programma; de nieuwe staan er al.`,
      en: `The old results in ${aside} are still open in another program; the new ones are there already.`,
    },
    {
      nl: "Sluit dat programma: de volgende berekening van dit plan ruimt de oude op.",
      en: "Close that program: the next run of this plan takes the old ones away.",
    },
  );
}

function writeAll(folder: string, files: readonly OutputFile[]): void {
  for (const { name, bytes } of files) {
    const target = path.join(folder, ...name.split("/"));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, bytes);
  }
}

/** Milliseconds that a command waits for another one that writes the same folder. */
const PATIENCE = 20_000;

const isAlive = (process_: number): boolean => {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/**
 * Lets one command at a time write a folder: the lock is a file with the number of the process that
 * holds it, and the lock of a process that is gone counts for nothing.
 *
 * @returns the path of the lock, or null when another command held it all the time
 */
function takeLock(file: string): string | null {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      fs.writeFileSync(file, `${process.pid}`, { flag: "wx" });
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : NaN;
    if (holder > 0 && !isAlive(holder)) fs.rmSync(file, { force: true });
    else if (Date.now() > deadline) return null;
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
}

/**
 * @param parent the folder given with `--out`, or `results`
 * @param name   the plan's id, which by its rule is a plain folder name, or made of several
 * @param files  `run.json` among them, or `dashboard.json` of a website, listing all the others
 */
export function writeResultsFolder(
  parent: string,
  name: string,
  files: readonly OutputFile[],
): WriteOutcome {
  const target = path.join(parent, name);
  const fresh = path.join(parent, `.${name}.new`);
  const aside = path.join(parent, `.${name}.old`);
  let lock: string | null = null;
  try {
    fs.mkdirSync(parent, { recursive: true });
    lock = takeLock(path.join(parent, `.${name}.lock`));
    if (lock === null) {
      return {
        refused: diagnostic(
          "unwritable-output",
          "error",
          {
            nl: `een andere berekening schrijft nog in ${target}`,
            en: `another run is still writing ${target}`,
          },
          { nl: "Wacht tot die klaar is.", en: "Wait until it is done." },
        ),
      };
    }
    mend(target, fresh, aside);
    const status = fs.statSync(target, { throwIfNoEntry: false });
    if (status !== undefined) {
      const foreign = status.isDirectory() ? foreignFiles(target) : [name];
      const open = foreign.map(heldOpen).find((held) => held !== null);
      if (open !== undefined) return { refused: stillOpen(target, open) };
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
    const names = files.map((file) => file.name);
    const long = longPathWarning(target, names);
    const warnings = long === null ? [] : [long];
    if (status === undefined) {
      patientRename(fresh, target);
      return { written: target, warnings };
    }
    try {
      patientRename(target, aside);
    } catch (error) {
      if (!isHeld(error)) throw error;
      // What is open may as well be in older results, that could not go.
      const open = fs.existsSync(aside) ? aside : target;
      const beside = writeBeside(parent, name, fresh, ourRun(target)?.id ?? null, open);
      return { ...beside, warnings: [...beside.warnings, ...warnings] };
    }
    patientRename(fresh, target);
    const kept = removeAside(aside);
    return { written: target, warnings: kept === null ? warnings : [kept, ...warnings] };
  } catch (error) {
    // Whatever went wrong on the way, the results that stood there before stand there again.
    if (lock !== null && !fs.existsSync(target) && fs.existsSync(aside))
      patientRename(aside, target);
    if (lock !== null && fs.existsSync(fresh)) fs.rmSync(fresh, { recursive: true, force: true });
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
  } finally {
    if (lock !== null) fs.rmSync(lock, { force: true });
  }
}

/**
 * The files of a folder that another program has open: those that cannot be opened to be written.
 * Empty where it is the folder itself, as that of a window of Explorer or a terminal.
 */
function heldFiles(folder: string): readonly string[] {
  return listing(folder).filter((name) => {
    try {
      fs.closeSync(fs.openSync(path.join(folder, name), "r+"));
      return false;
    } catch (error) {
      return isHeld(error);
    }
  });
}

/**
 * A file in the old folder is held open, as Excel does on Windows: keep it and write a sibling.
 *
 * @param at the folder in which it is open
 */
function writeBeside(
  parent: string,
  name: string,
  fresh: string,
  id: string | null,
  at: string,
): Written {
  for (let number = 2; ; number++) {
    const sibling = path.join(parent, `${name}-${number}`);
    if (fs.existsSync(sibling)) {
      // `plan-2` may as well be another plan's own folder.
      if (ourRun(sibling)?.id !== id || foreignFiles(sibling).length > 0) continue;
      removeIfFree(sibling);
      if (fs.existsSync(sibling)) continue;
    }
    patientRename(fresh, sibling);
    const held = heldFiles(at).slice(0, 3);
    const what = held.length === 0 ? null : held.join(", ");
    const warning = diagnostic(
      "unwritable-output",
      "warning",
      {
        nl: `${what === null ? "Een bestand" : what} in ${at} is nog open in een ander programma; de resultaten staan in ${sibling}.`,
        en: `${what === null ? "A file" : what} in ${at} is still open in another program; the results are in ${sibling}.`,
      },
      {
        nl: `Sluit ${what ?? `het bestand in ${name}`} (in Excel of Word, of wacht tot OneDrive klaar is) en reken opnieuw.`,
        en: `Close ${what ?? `the file in ${name}`} (in Excel or Word, or wait until OneDrive is done) and run again.`,
      },
    );
    return { written: sibling, warnings: [warning] };
  }
}
