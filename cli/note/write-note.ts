/**
 * Writes a filled note and what stands beside it. What somebody wrote or changed by hand is never
 * overwritten: only files that are still as this program wrote them.
 */
import fs from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { BesideFile } from "../../viz/note/filled-note.ts";
import type { FreshnessRecord } from "../../viz/note/freshness.ts";
import type { FoundRecord } from "../../viz/note/note-format.ts";
import { replaceFile } from "../replace-file.ts";
import { unwritableFile } from "../unwritable-file.ts";
import { sha256 } from "../result-files.ts";

const refusal = (
  code: "changed-note" | "unwritable-output",
  message: Diagnostic["message"],
  help: Diagnostic["help"],
): Diagnostic => ({
  ...{ code, severity: "error", message, help, at: null, excerpt: null, related: [] },
});

/** A file in Word or LibreOffice that is open has one of these beside it. */
function holdsOpen(file: string): boolean {
  const folder = path.dirname(file);
  const name = path.basename(file);
  return [`~$${name}`, `~$${name.slice(2)}`, `.~lock.${name}#`].some((lock) =>
    fs.existsSync(path.join(folder, lock)),
  );
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Why a note may not be written over what stands in its place; null when it may. */
export function overwriteProblem(
  file: string,
  bytes: Uint8Array,
  recordOf: (bytes: Uint8Array) => FoundRecord | "broken" | null,
): Diagnostic | null {
  const status = fs.statSync(file, { throwIfNoEntry: false });
  if (status === undefined) return null;
  if (!status.isFile()) {
    return refusal(
      "unwritable-output",
      { nl: `${file} is een map, geen bestand`, en: `${file} is a folder, not a file` },
      { nl: "geef met --out de naam van een bestand", en: "give the name of a file with --out" },
    );
  }
  if (holdsOpen(file)) {
    return refusal(
      "unwritable-output",
      {
        nl: `${file} is nog open in een ander programma`,
        en: `${file} is still open in another program`,
      },
      { nl: "sluit het en vul opnieuw in", en: "close it and fill again" },
    );
  }
  const there = fs.readFileSync(file);
  if (same(there, bytes)) return null;
  const found = recordOf(there);
  if (found !== null && found !== "broken" && found.isUntouched) return null;
  if (found === null) {
    return refusal(
      "changed-note",
      {
        nl: `${file} bestaat al, en simulate note heeft het niet gemaakt`,
        en: `${file} exists, and simulate note did not make it`,
      },
      { nl: "kies een andere naam met --out", en: "choose another name with --out" },
    );
  }
  return refusal(
    "changed-note",
    {
      nl: `${file} is met de hand bewerkt sinds het ingevuld werd; het is niet overschreven`,
      en: `${file} was edited by hand since it was filled; it was not overwritten`,
    },
    {
      nl: `ververs de cijfers erin en houd de tekst: simulate note ${file}; of kies een andere naam met --out`,
      en: `renew its figures and keep its text: simulate note ${file}; or choose another name with --out`,
    },
  );
}

/**
 * Writes all files, each whole or not at all, the note last.
 *
 * @param before record of the note that stood in its place, whose pictures may be replaced
 */
export function writeNote(
  file: string,
  bytes: Uint8Array,
  beside: readonly BesideFile[],
  before: FreshnessRecord | null,
): Diagnostic | null {
  const folder = path.dirname(file);
  const ours = new Map((before?.files ?? []).map(({ name, sha256: hash }) => [name, hash]));
  const at = (name: string): string => path.join(folder, ...name.split("/"));
  for (const { name, bytes: content } of beside) {
    if (!fs.existsSync(at(name))) continue;
    const there = fs.readFileSync(at(name));
    if (same(there, content) || ours.get(name) === sha256(there)) continue;
    return refusal(
      "changed-note",
      {
        nl: `${at(name)} is met de hand gewijzigd, of niet door simulate note gemaakt`,
        en: `${at(name)} was changed by hand, or not made by simulate note`,
      },
      {
        nl: "hernoem het bestand, of kies een andere naam voor de nota met --out",
        en: "rename the file, or choose another name for the note with --out",
      },
    );
  }
  try {
    for (const { name, bytes: content } of beside) replace(at(name), content);
    replace(file, bytes);
    const kept = new Set(beside.map(({ name }) => name));
    for (const [name, hash] of ours) if (!kept.has(name)) removeOwn(folder, at(name), hash);
    return null;
  } catch (error) {
    return unwritableFile(file, error);
  }
}

/** A file that is already so keeps its time. */
function replace(file: string, bytes: Uint8Array): void {
  const status = fs.statSync(file, { throwIfNoEntry: false });
  if (status === undefined || !same(fs.readFileSync(file), bytes)) replaceFile(file, bytes);
}

/** Takes away a picture that the note shows no more, if it is still the one that was written. */
function removeOwn(folder: string, file: string, hash: string): void {
  const isInside = !path.relative(folder, file).startsWith("..");
  if (isInside && fs.existsSync(file) && sha256(fs.readFileSync(file)) === hash) fs.rmSync(file);
}
