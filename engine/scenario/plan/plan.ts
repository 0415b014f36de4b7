/**
 * A plan file and those it extends: reading them, and following `extends` without leaving the
 * project folder.
 */
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { ProjectFiles } from "../files.ts";
import { CarriedFiles } from "./carried-files.ts";
import { PackageLoader, type IncludedPackage } from "./packages.ts";
import { checkId, planFile, shorten, writtenAt, type PlanFile } from "./plan-file.ts";
import { checkOutline } from "./plan-schema.ts";
import {
  existingSpelling,
  fileNameOf,
  folderOf,
  locatePath,
  missingFile,
  outsideProject,
  type ReadText,
} from "./project-paths.ts";
import { ReadingBudget } from "../diagnostics/reading-budget.ts";
import { observationTables } from "../outcomes/observation-tables.ts";
import { RegionReport } from "../region/region-report.ts";
import { isBareName, shippedPath, type Shipped } from "./shipped.ts";
import {
  diagnosticAt,
  diagnosticOfFile,
  type Remark,
  type SourceText,
} from "../diagnostics/text.ts";
import { entryOf, readYaml, type YamlEntry, type YamlNode } from "../yaml/yaml-document.ts";

export interface LoadedPlan {
  /** The plan itself first, then what it extends, nearest first. */
  readonly files: readonly PlanFile[];
}

/** A plan with the packages that it includes. */
export interface PlanLayer {
  readonly plan: PlanFile;
  /** Every package once, in the order in which they are laid over one another. */
  readonly packages: readonly IncludedPackage[];
}

export interface PlanResult {
  /** Those that could be read, the plan itself first. */
  readonly files: readonly PlanFile[];
  /** The same with their packages. */
  readonly layers: readonly PlanLayer[];
  /** Whether these are all: a file that is missing or is no plan is not among them. */
  readonly complete: boolean;
  /** What the nearest of them asks for, as far as it can be read; null when none does. */
  readonly language: "nl" | "en" | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The files of the project as these plans see them: with those that they carry. */
  readonly seen: ProjectFiles;
}

/**
 * All files of a plan in the order in which they are laid over the region: the outermost parent
 * first, of every plan its packages before itself. A package that several plans include is taken
 * once, where the plan nearest to the run includes it.
 */
export const appliedFiles = (layers: readonly PlanLayer[]): readonly PlanFile[] =>
  appliedPerLayer(layers).reverse().flat();

/** The same for each layer by itself, in the order of the layers. */
export function appliedPerLayer(layers: readonly PlanLayer[]): (readonly PlanFile[])[] {
  const taken = new Set<string>();
  return layers.map(({ plan, packages }) => {
    const own = packages.filter(({ identity }) => !taken.has(identity));
    for (const { identity } of own) taken.add(identity);
    return [...own.map(({ file }) => file), plan];
  });
}

const MAX_CHAIN = 20;

const TABLES: Text = { nl: "de metingen", en: "the measurements" };

/**
 * Reads a plan, what it extends and the packages that these include, with what they carry inside.
 * All mistakes of all files are reported; none is thrown.
 *
 * @param project with what is supplied beside them, when `shipped` is given
 * @param path POSIX path relative to the project folder
 */
export function loadPlan(project: ProjectFiles, path: string, shipped?: Shipped): PlanResult {
  const files = new CarriedFiles(project);
  const diagnostics: Diagnostic[] = [];
  const layers: PlanLayer[] = [];
  const budget = new ReadingBudget();
  const loader = new PackageLoader(files, shipped, budget, diagnostics);
  const tableReport = new RegionReport(TABLES);
  const visited: string[] = [];
  let complete = true;
  let language: PlanResult["language"] = null;
  let next: string | null = path;
  let cause: Cause | null = null;
  while (next !== null) {
    const at: string = next;
    const blame = cause;
    const report = (remark: Remark): void => {
      diagnostics.push(
        blame === null
          ? diagnosticOfFile(path, remark)
          : diagnosticAt(blame.source, blame.node.start, blame.node.end, remark),
      );
      complete = false;
    };
    next = null;
    // Paths are shown as they were typed: where the project folder begins is no concern of a reader.
    const written = blame?.node.kind === "scalar" ? blame.node.written : fileNameOf(at);
    if (!files.inside(at)) {
      report(outsideProject(written));
      break;
    }
    const spelling = existingSpelling(files, at);
    if (spelling === null) {
      report(missingFile(files, at, written, shipped?.names("plan")));
      break;
    }
    if (visited.includes(spelling)) {
      const names = [...visited.slice(visited.indexOf(spelling)), spelling].map(fileNameOf);
      report(extendsCycle(names));
      break;
    }
    if (visited.length === MAX_CHAIN) {
      report({
        code: "too-deep",
        message: {
          nl: `meer dan ${MAX_CHAIN} plannen bouwen op elkaar voort`,
          en: `more than ${MAX_CHAIN} plans extend one another`,
        },
      });
      break;
    }
    visited.push(spelling);
    const read = budget.read(files, spelling);
    if ("remark" in read) {
      report(read.remark);
      break;
    }
    const plan = readPlan(spelling, read, diagnostics, blame);
    language ??= plan.file === null ? languageIn(read.source.text) : plan.file.language;
    if (plan.file === null) complete = false;
    else {
      files.take(plan.file, diagnostics);
      const packages = loader.packagesOf(plan.file);
      if (!packages.complete) complete = false;
      const observed = entryOf(plan.file.root, "observations")?.value ?? null;
      const tables = observationTables(plan.file, observed, files, tableReport, diagnostics);
      const file = { ...plan.file, observationTables: tables };
      layers.push({ plan: file, packages: packages.found });
    }
    const parent = plan.extends;
    if (parent === null || parent.value.kind !== "scalar" || parent.value.faulty) continue;
    const { value } = parent;
    const name = value.written.normalize("NFC");
    const located = locatePath(files, folderOf(spelling), name);
    const beside = located !== null && files.inside(located) && existingSpelling(files, located);
    const supplied = isBareName(name) && !beside ? shippedPath(shipped, "plan", name) : null;
    const joined = supplied ?? located;
    if (joined === null || joined === "") {
      diagnostics.push(
        diagnosticAt(read.source, value.start, value.end, outsideProject(value.written)),
      );
      complete = false;
      break;
    }
    next = joined;
    cause = { source: read.source, node: value };
  }
  diagnostics.push(...tableReport.sorted());
  const read = layers.map(({ plan }) => plan);
  return { files: read, layers, complete, language, diagnostics, seen: files };
}

const extendsCycle = (cycle: readonly string[]): Remark => ({
  code: "extends-cycle",
  message: {
    nl: `extends loopt in een kring: ${cycle.join(" → ")}`,
    en: `extends goes round in a circle: ${cycle.join(" → ")}`,
  },
  help: {
    nl: "laat extends in één van deze plannen weg",
    en: "leave extends out of one of these plans",
  },
});

/** The value of `extends:` that led to a file. */
const LANGUAGE_LINE = /^language:[ \t]+["']?(nl|en)(?![\p{L}\d])/mu;

/** Of a file that is no YAML: what a line of its own says, so that its author can read why. */
function languageIn(text: string): "nl" | "en" | null {
  const written = LANGUAGE_LINE.exec(text)?.[1];
  return written === "nl" || written === "en" ? written : null;
}

interface Cause {
  readonly source: SourceText;
  readonly node: YamlNode;
}

/** `cause` is null for the plan that was asked for. */
function readPlan(
  path: string,
  { source, diagnostics: decoding }: Exclude<ReadText, { remark: unknown }>,
  diagnostics: Diagnostic[],
  cause: Cause | null,
): { file: PlanFile | null; extends: YamlEntry | null } {
  diagnostics.push(...decoding);
  if (decoding.length > 0) return { file: null, extends: null };
  const document = readYaml(source);
  diagnostics.push(...document.diagnostics);
  const { root } = document;
  if (root === null) return { file: null, extends: null };
  const parent = entryOf(root, "extends") ?? null;
  const parentPath = parent?.value.kind === "scalar" && parent.value.value !== null ? parent : null;
  const foreign = packageKeyIn(root);
  if (foreign !== null) {
    const { keyStart: start, keyEnd: end } = foreign;
    const at = cause ?? { source, node: { start, end } };
    const remark = packageAsPlan(source, root, cause !== null);
    diagnostics.push(diagnosticAt(at.source, at.node.start, at.node.end, remark));
    return { file: null, extends: null };
  }
  if (!checkOutline(source, root, diagnostics)) return { file: null, extends: null };
  const idEntry = entryOf(root, "id");
  if (idEntry?.value.kind === "scalar" && idEntry.value.value !== null) {
    checkId(source, idEntry, diagnostics);
  }
  return { file: planFile("plan", path, source, root), extends: parentPath };
}

/** A key that only packages have, in a file that is not a plan by what it says otherwise. */
function packageKeyIn(root: YamlNode): YamlEntry | null {
  const isPlan = ["region", "group", "extends"].some((key) => entryOf(root, key) !== undefined);
  if (isPlan) return null;
  for (const key of ["level", "theme", "explanation"]) {
    const entry = entryOf(root, key);
    if (entry !== undefined) return entry;
  }
  return null;
}

function packageAsPlan(source: SourceText, root: YamlNode, isExtended: boolean): Remark {
  const name = fileNameOf(source.file);
  const id = writtenAt(root, "id") ?? name;
  return {
    code: "package-as-plan",
    message: {
      nl: `"${shorten(id)}" is een pakket maatregelen, geen plan`,
      en: `"${shorten(id)}" is a package of measures, not a plan`,
    },
    help: isExtended
      ? { nl: "schrijf include: in plaats van extends:", en: "write include: instead of extends:" }
      : {
          nl: `neem het op in een plan dat een regio noemt: include: [./${name}]`,
          en: `include it in a plan that names a region: include: [./${name}]`,
        },
  };
}

/** Two plans with one id in one command would write to one folder. */
export function duplicateIds(plans: readonly LoadedPlan[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const first = new Map<string, PlanFile>();
  for (const { files } of plans) {
    const plan = files[0]!;
    const other = first.get(plan.id);
    if (other === undefined) {
      first.set(plan.id, plan);
      continue;
    }
    const [at, otherAt] = [plan, other].map((file) => {
      const { start, end } = file.idNode;
      return diagnosticAt(file.source, start, end, duplicateId(plan.id));
    });
    diagnostics.push({
      ...at!,
      related: [{ note: { nl: "ook hier gebruikt", en: "used here too" }, at: otherAt!.at! }],
    });
  }
  return diagnostics;
}

const duplicateId = (id: string): Remark => ({
  code: "duplicate-id",
  message: {
    nl: `twee plannen hebben de id "${id}"`,
    en: `two plans have the id "${id}"`,
  },
  help: {
    nl: "geef elk plan een eigen id: die wordt de naam van de resultatenmap",
    en: "give every plan an id of its own: it names the results folder",
  },
});
