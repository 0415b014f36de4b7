/**
 * A scenario whose levers can be moved without reading it again: what moves them is said as in a
 * plan that extends it, is read and laid by the same code, and so comes to the same, to the bit, as
 * that plan does when it is resolved by itself. Everything that levers do not reach is kept.
 */
import type { Diagnostic } from "./diagnostics/diagnostics.ts";
import { sourceText } from "./diagnostics/text.ts";
import type { ProjectFiles } from "./files.ts";
import type { Joining } from "./joining.ts";
import { appliedFiles, loadPlan } from "./plan/plan.ts";
import { planFile } from "./plan/plan-file.ts";
import type { Shipped } from "./plan/shipped.ts";
import type { LoadedRegion } from "./region/region.ts";
import type { ResolvedScenario } from "./resolved.ts";
import { sealed } from "./sealed.ts";
import { readYaml } from "./yaml/yaml-document.ts";

export interface MovedScenario {
  /** Null when there is an error among the diagnostics. */
  readonly scenario: ResolvedScenario | null;
  /** About the text only: what is remarked on the plans below it was told when those were read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a package of measures makes of one lever. */
export interface PackagePath {
  /** `[year][cell]`. */
  readonly path: readonly number[];
  /** The cells that the package sets. */
  readonly cells: ReadonlySet<number>;
}

export class MovableScenario {
  constructor(
    readonly scenario: ResolvedScenario,
    readonly region: LoadedRegion,
    private readonly joining: Joining,
    private readonly from: {
      readonly files: ProjectFiles;
      readonly shipped: Shipped | undefined;
    },
  ) {}

  /**
   * The scenario of a plan that extends this one.
   *
   * @param path  of the plan, which diagnostics and origins name
   * @param text  of the plan: `id`, `title`, `extends` and `levers` and nothing else, and rightly so
   *   but for what it says of levers, which is all that is checked
   */
  extendedBy(path: string, text: string): MovedScenario {
    const { root, diagnostics: found } = readYaml(sourceText(path, text));
    if (root?.kind !== "map") return { scenario: null, diagnostics: found };
    const plan = planFile("plan", path, sourceText(path, text), root);
    const laid = this.joining.layOver(plan, this.region);
    const diagnostics = [...found, ...laid.diagnostics];
    if (diagnostics.some(({ severity }) => severity === "error"))
      return { scenario: null, diagnostics };
    const { model, notes } = this.scenario;
    const [region] = model.regions;
    const [regionNotes] = notes.regions;
    const levers = { ...region!.levers };
    for (const [id, values] of laid.paths) levers[id] = values;
    const { recipes: made = {} } = regionNotes!;
    const recipes = {
      ...Object.fromEntries(Object.entries(made).filter(([id]) => !laid.ids.has(id))),
      ...laid.recipes,
    };
    const below = Object.entries(notes.levers).filter(
      ([address]) => !laid.ids.has(address.split("[")[0]!),
    );
    return {
      scenario: sealed<ResolvedScenario>({
        model: {
          ...model,
          regions: [withOrWithout({ ...region!, levers }, "missing", [...laid.missing.keys()])],
        },
        notes: {
          ...notes,
          id: plan.id,
          title: plan.title ?? notes.title,
          language: plan.language ?? notes.language,
          files: [path, ...notes.files],
          regions: [
            withOrWithout(
              withOrWithout({ ...regionNotes! }, "recipes", recipes),
              "missing",
              Object.fromEntries(laid.missing),
            ),
          ],
          levers: { ...Object.fromEntries(below), ...laid.notes },
        },
      }),
      diagnostics,
    };
  }

  /**
   * What a package of measures that is supplied by name, with all that it includes, makes of levers on
   * the reference; null when it cannot be read.
   */
  packagePaths(name: string): ReadonlyMap<string, PackagePath> | null {
    const { files, shipped } = this.from;
    const text = `id: probe\ninclude: [${name}]\n`;
    const bytes = new TextEncoder().encode(text);
    const probed: ProjectFiles = {
      isFolder: (path) => files.isFolder(path),
      list: (folder) => files.list(folder),
      identity: (path) => files.identity?.(path) ?? path,
      size: (path) => (path === PROBE ? bytes.length : files.size(path)),
      read: (path) => (path === PROBE ? bytes : files.read(path)),
      inside: (path) => path === PROBE || files.inside(path),
    };
    const loaded = loadPlan(probed, PROBE, shipped);
    if (!loaded.complete || loaded.diagnostics.some(({ severity }) => severity === "error"))
      return null;
    return this.joining.pathsOf(appliedFiles(loaded.layers), this.region);
  }
}

/** A name that no file has. */
const PROBE = ".ademruimte-package.yaml";

/** A record with a part that stands in it only when it holds something. */
function withOrWithout<T extends object, K extends keyof T>(record: T, key: K, part: T[K]): T {
  const made = { ...record };
  if (Object.keys(part as object).length === 0) delete made[key];
  else made[key] = part;
  return made;
}
