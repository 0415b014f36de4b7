/** Writes the folder of a new project, where nothing is yet. */
import fs from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { patientRename } from "../patient-rename.ts";

/** Writes a folder that is not there yet: beside its place first, then as a whole into it. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): Diagnostic | null {
  const target = path.resolve(folder);
  const there = fs.lstatSync(target, { throwIfNoEntry: false });
  const isEmpty = there?.isDirectory() === true && fs.readdirSync(target).length === 0;
  if (there !== undefined && !isEmpty) return exists(folder, there.isDirectory());
  let beside: string | null = null;
  try {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    beside = fs.mkdtempSync(path.join(path.dirname(target), `.${path.basename(target)}-`));
    for (const [name, text] of files) {
      const file = path.join(beside, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
    // What was made for oneself alone becomes a folder as any other.
    fs.chmodSync(beside, 0o777 & ~process.umask());
    if (isEmpty) fs.rmdirSync(target);
    patientRename(beside, target);
    return null;
  } catch (error) {
    if (beside !== null) fs.rmSync(beside, { recursive: true, force: true });
    const { code = "" } = error as NodeJS.ErrnoException;
    return problem(
      "unwritable-output",
      {
        nl: `"${folder}" kan niet geschreven worden (${code})`,
        en: `"${folder}" cannot be written (${code})`,
      },
      { nl: "kies een andere map", en: "choose another folder" },
    );
  }
}

const exists = (folder: string, isFolder: boolean): Diagnostic =>
  problem(
    "foreign-folder",
    {
      nl: `"${folder}" bestaat al${isFolder ? " en is niet leeg" : ""}; er is niets geschreven`,
      en: `"${folder}" exists already${isFolder ? " and is not empty" : ""}; nothing was written`,
    },
    { nl: "kies een map die er nog niet is", en: "choose a folder that is not there yet" },
  );

const problem = (
  code: "foreign-folder" | "unwritable-output",
  message: Diagnostic["message"],
  help: Diagnostic["message"],
): Diagnostic => ({
  ...{ code, severity: "error", message, help },
  ...{ at: null, excerpt: null, related: [] },
});
