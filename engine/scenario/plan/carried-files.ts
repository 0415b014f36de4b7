/**
 * Files that a plan carries inside itself, so that it stands alone wherever it is put: under `carries:`
 * their texts by their path, as seen from the plan. What is carried is read in the place of a file of
 * that path, which need not be there.
 */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { diagnosticAt, type Remark } from "../diagnostics/text.ts";
import type { ProjectFiles } from "../files.ts";
import { entryOf } from "../yaml/yaml-document.ts";
import type { PlanFile } from "./plan-file.ts";
import { folderOf } from "./project-paths.ts";

/** The files of a project with those that its plans carry. */
export class CarriedFiles implements ProjectFiles {
  private readonly carried = new Map<string, Uint8Array>();

  constructor(private readonly project: ProjectFiles) {}

  /** Takes up what a plan carries; what is no text under a path below its folder is reported. */
  take({ root, path, source }: PlanFile, diagnostics: Diagnostic[]): void {
    const entry = entryOf(root, "carries");
    if (entry?.value.kind !== "map") return;
    const folder = folderOf(path);
    for (const { key, keyStart, keyEnd, value } of entry.value.entries) {
      if (!BELOW.test(key)) {
        diagnostics.push(diagnosticAt(source, keyStart, keyEnd, notBelow(key)));
        continue;
      }
      if (value.kind !== "scalar" || typeof value.value !== "string") {
        diagnostics.push(
          diagnosticAt(source, value.start, value.end, {
            code: "wrong-type",
            message: {
              nl: `onder ${key} hoort de tekst van dat bestand`,
              en: `the text of that file belongs under ${key}`,
            },
            help: {
              nl: "schrijf | achter de dubbele punt, en de tekst daaronder, verder ingesprongen",
              en: "write | behind the colon, and the text below it, indented further",
            },
          }),
        );
        continue;
      }
      const at = key.normalize("NFC");
      this.carried.set(
        folder === "" ? at : `${folder}/${at}`,
        new TextEncoder().encode(value.value),
      );
    }
  }

  size(path: string): number | null {
    return this.carried.get(path)?.length ?? this.project.size(path);
  }

  read(path: string): Uint8Array {
    return this.carried.get(path) ?? this.project.read(path);
  }

  isFolder(path: string): boolean {
    return this.holds(path) || this.project.isFolder(path);
  }

  list(folder: string): readonly string[] {
    const names = new Set(this.project.list(folder));
    for (const path of this.carried.keys()) {
      if (folderOf(path) === folder) names.add(path.slice(path.lastIndexOf("/") + 1));
    }
    return [...names].sort();
  }

  inside(path: string): boolean {
    return this.carried.has(path) || this.holds(path) || this.project.inside(path);
  }

  identity(path: string): string {
    return this.carried.has(path) ? `carried:${path}` : (this.project.identity?.(path) ?? path);
  }

  fromAbsolute(path: string): string | null {
    return this.project.fromAbsolute?.(path) ?? null;
  }

  /** Whether a folder holds something that is carried. */
  private holds(folder: string): boolean {
    for (const path of this.carried.keys()) if (path.startsWith(`${folder}/`)) return true;
    return false;
  }
}

const notBelow = (path: string): Remark => ({
  code: "outside-project",
  message: {
    nl: `"${path}" is geen pad van een bestand dat dit plan in zich kan dragen`,
    en: `"${path}" is no path of a file that this plan can carry inside`,
  },
  help: {
    nl: "schrijf een pad onder de map van dit plan: namen met / ertussen, zonder .., \\ of :",
    en: "write a path below the folder of this plan: names with / between them, without .., \\ or :",
  },
});

/**
 * A path that stays below the folder it is seen from: names and slashes, no `.` or `..` alone, and
 * nothing that a terminal would obey where the path is shown.
 */
const BELOW =
  /^(?!\.{1,2}(?:\/|$))[^/\\:\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+(?:\/(?!\.{1,2}(?:\/|$))[^/\\:\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+)*$/u;
