/** Reads the folder of a group: `group.yaml`, `moves.csv` and the sources of its figures. */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { Text } from "../declarations.ts";
import type { ProjectFiles } from "../files.ts";
import { RegionFolder } from "../region/region-folder.ts";
import { RegionReport } from "../region/region-report.ts";
import { readSources, type KnownSource } from "../region/region-sources.ts";
import { readGroupHead, type GroupHead } from "./group-head.ts";
import { readMoves, type GroupMoves } from "./group-moves.ts";

export interface GroupFolder {
  readonly files: ProjectFiles;
  /** POSIX path among the files of the project and of what is supplied. */
  readonly path: string;
  readonly head: GroupHead;
  readonly moves: GroupMoves;
  readonly sources: ReadonlyMap<string, KnownSource>;
}

const WHOLE: Text = { nl: "de groep", en: "the group" };

/** What a group folder says of itself; null when `group.yaml` cannot be used. */
export function readGroupFolder(
  files: ProjectFiles,
  path: string,
): { readonly folder: GroupFolder | null; readonly diagnostics: readonly Diagnostic[] } {
  const report = new RegionReport(WHOLE);
  const head = readGroupHead(files, path, report);
  const sources = new Map<string, KnownSource>();
  if (head === null) return { folder: null, diagnostics: report.sorted() };
  // Only its place counts: the tables of sources of a group are those of a region.
  const { id, title } = head;
  const place = new RegionFolder(files, path, { id, title, nis: null, years: null, members: {} });
  readSources(place, sources, report);
  const ids = head.members.map((member) => member.id);
  const moves = readMoves(files, path, ids, sources, report);
  return { folder: { files, path, head, moves, sources }, diagnostics: report.sorted() };
}
