/**
 * Results whose path is longer than Windows opens. Node writes them nonetheless, by the long form of
 * paths (`\\?\C:\…`); Excel, Word and Explorer mostly do not open what lies there.
 */
import path from "node:path";
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";

/** Longer paths need a setting of the system, and a program that knows of it. */
const MOST = 259;

/**
 * @param folder that the files are in, as this system writes it
 * @param names  of files inside the folder, with `/`
 * @returns a warning that names the longest; null where all can be opened
 */
export function longPathWarning(
  folder: string,
  names: readonly string[],
  platform: NodeJS.Platform = process.platform,
): Diagnostic | null {
  if (platform !== "win32" || names.length === 0) return null;
  const absolute = path.win32.resolve(folder);
  const longest = names.reduce((one, other) => (other.length > one.length ? other : one));
  const length = absolute.length + 1 + longest.length;
  if (length <= MOST) return null;
  return {
    ...{ code: "unwritable-output", severity: "warning" },
    message: {
      nl: `${longest} in ${absolute} heeft een pad van ${length} tekens; Excel, Word en de Verkenner openen er vaak maar ${MOST}`,
      en: `${longest} in ${absolute} has a path of ${length} characters; Excel, Word and Explorer often open no more than ${MOST}`,
    },
    help: {
      nl: "Kies een kortere map met --out, pak het geheel uit in een kortere map, of geef het plan een kortere id.",
      en: "Choose a shorter folder with --out, extract everything to a shorter folder, or give the plan a shorter id.",
    },
    ...{ at: null, excerpt: null, related: [] },
  };
}
