/**
 * What a plan over a group says of one municipality: its own plan in the place of the common one, and
 * what is laid over either. An exception of a plan that extends another is laid over that of the
 * other; null takes all of them back.
 */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { ReadingBudget } from "../diagnostics/reading-budget.ts";
import { diagnosticAt, type Remark } from "../diagnostics/text.ts";
import type { ProjectFiles } from "../files.ts";
import { observationTables } from "../outcomes/observation-tables.ts";
import { PackageLoader } from "../plan/packages.ts";
import { isEmptyEntry, isRemoval, reportNothingToRemove } from "../plan/plan-entries.ts";
import { planFile, type PlanFile } from "../plan/plan-file.ts";
import type { PlanLayer } from "../plan/plan.ts";
import type { Shipped } from "../plan/shipped.ts";
import { RegionReport } from "../region/region-report.ts";
import { entryOf, type YamlEntry } from "../yaml/yaml-document.ts";

export interface MemberException {
  /** What names its own plan, and in which file; null where the common plan holds. */
  readonly plan: { readonly file: PlanFile; readonly entry: YamlEntry } | null;
  /** What is laid over, the last first. */
  readonly layers: readonly PlanLayer[];
  /** Whether all packages could be read. */
  readonly complete: boolean;
}

export const NO_EXCEPTION: MemberException = { plan: null, layers: [], complete: true };

const TABLES = { nl: "de metingen", en: "the measurements" };

/**
 * The exceptions of a chain of plans, by region id.
 *
 * @param chain the plan itself first
 * @param members ids of the group
 */
export function readExceptions(
  chain: readonly PlanFile[],
  members: readonly string[],
  files: ProjectFiles,
  shipped: Shipped | undefined,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, MemberException> {
  const exceptions = new Map<string, MemberException>();
  const known = new Set(members);
  const loader = new PackageLoader(files, shipped, new ReadingBudget(), diagnostics);
  const tables = new RegionReport(TABLES);
  for (const file of [...chain].reverse()) {
    for (const entry of file.exceptions) {
      const { key: id, value } = entry;
      if (!known.has(id)) {
        const remark = unknownMunicipality(id, members);
        diagnostics.push(diagnosticAt(file.source, entry.keyStart, entry.keyEnd, remark));
        continue;
      }
      if (isEmptyEntry(file.source, entry, diagnostics)) continue;
      if (isRemoval(entry)) {
        if (!exceptions.delete(id)) {
          reportNothingToRemove(file.source, entry, exceptions.keys(), diagnostics);
        }
        continue;
      }
      if (value.kind !== "map") continue;
      const own = entryOf(value, "plan");
      const below = exceptions.get(id) ?? NO_EXCEPTION;
      const starts = own !== undefined && !isRemoval(own);
      const inline = value.entries.some(({ key }) => key !== "plan");
      const layer = inline ? layerOf(file, entry, loader, files, tables, diagnostics) : null;
      exceptions.set(id, {
        plan: starts ? { file, entry: own } : own === undefined ? below.plan : null,
        layers: [...(layer === null ? [] : [layer.layer]), ...(starts ? [] : below.layers)],
        complete: (layer?.complete ?? true) && (starts || below.complete),
      });
    }
  }
  diagnostics.push(...tables.sorted());
  return exceptions;
}

/** What is said of a municipality as if it were a plan that extends all others. */
function layerOf(
  file: PlanFile,
  { value }: YamlEntry,
  loader: PackageLoader,
  files: ProjectFiles,
  tables: RegionReport,
  diagnostics: Diagnostic[],
): { readonly layer: PlanLayer; readonly complete: boolean } | null {
  if (value.kind !== "map") return null;
  const { id, idNode, path, source } = file;
  const said: PlanFile = { ...planFile("plan", path, source, value), id, idNode };
  const observed = entryOf(value, "observations")?.value ?? null;
  const observations = observationTables(said, observed, files, tables, diagnostics);
  const { found, complete } = loader.packagesOf(said);
  return {
    layer: { plan: { ...said, observationTables: observations }, packages: found },
    complete,
  };
}

/** What to say of a name that is none of the group's. */
export function unknownMunicipality(id: string, members: readonly string[]): Remark {
  const near = nearest(id, members);
  const list = members.join(", ");
  return {
    code: "unknown-municipality",
    message: {
      nl: `"${id}" hoort niet bij de groep`,
      en: `"${id}" does not belong to the group`,
    },
    help:
      near === null
        ? { nl: `kies uit ${list}`, en: `choose from ${list}` }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  };
}
