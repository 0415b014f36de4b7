/** From a path on the command line to a resolved scenario or diagnostics a person can follow. */
import fs from "node:fs";
import path from "node:path";
import { catalogue } from "../engine/model/index.ts";
import type { Diagnostic, Place } from "../engine/scenario/diagnostics/diagnostics.ts";
import type { FormulaParser } from "../engine/scenario/formula/parser.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import { resolveScenario, type ScenarioParts } from "../engine/scenario/resolve.ts";
import { nearest } from "../engine/scenario/diagnostics/near-miss.ts";
import { isBareName, pathInShipped } from "../engine/scenario/plan/shipped.ts";
import { DiskFiles, isFile, projectFolder } from "./disk.ts";
import { shipped, shippedFiles } from "./shipped.ts";

/** mathjs is a bundle of its own, loaded only for a plan with a formula. */
export function formulas(): FormulaParser {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  return (require("./formulas.cjs") as { parseFormula: FormulaParser }).parseFormula;
}

export interface ReadPlan {
  readonly scenario: ResolvedScenario | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What the plan asks for, also where it does not load; null when it does not say. */
  readonly language: "nl" | "en" | null;
  /** What is found later of the same plan, its files named as a person here would write them. */
  shown(found: readonly Diagnostic[]): readonly Diagnostic[];
  /** What the scenario was made of; null when there is none. */
  readonly parts: ScenarioParts | null;
  /** The project, whose files origins name. */
  readonly files: DiskFiles | null;
  /** Whether it is about several municipalities, and to be read by `readGroup`. */
  readonly isGroup: boolean;
}

/** How a person here would write the path of a file that an origin or diagnostic names. */
export function shownFile(file: string, files: DiskFiles): string {
  const supplied = pathInShipped(file);
  const at = supplied === null ? files.resolve(file) : shippedFiles.resolve(supplied);
  const here = process.cwd();
  const isOurs = isBelow(at, PROGRAM) && !isBelow(here, PROGRAM);
  const from = path
    .relative(isOurs ? PROGRAM : here, at)
    .split(path.sep)
    .join("/");
  return isOurs ? `<ademruimte>/${from}` : from || ".";
}

/** The folder of the program: the way to a file in it says nothing to who stands elsewhere. */
const PROGRAM = path.dirname(shippedFiles.root);

const isBelow = (at: string, folder: string): boolean =>
  !/^\.\.(?:[/\\]|$)/.test(path.relative(folder, at)) &&
  !path.isAbsolute(path.relative(folder, at));

export interface ReadOptions {
  /** Texts of `--set`. */
  readonly sets?: readonly string[];
  /** Folders of `--allow`. */
  readonly allow?: readonly string[];
  /** Texts that files are to have, by absolute path, of what is not written yet. */
  readonly changed?: ReadonlyMap<string, string>;
}

/** The file of a plan: a path, or the name of one that is supplied. */
export function planFile(plan: string): string {
  if (!isBareName(plan) || isFile(plan)) return plan;
  const supplied = shipped.find("plan", plan);
  return supplied === null ? plan : path.join(shippedFiles.root, supplied);
}

/** What to try where a bare name is no plan; null where a file that exists is the better guess. */
function unknownPlan(plan: string): Diagnostic | null {
  if (!isBareName(plan) || fs.existsSync(plan)) return null;
  const beside = fs.readdirSync(".");
  if (nearest(plan, beside) !== null || nearest(`${plan}.yaml`, beside) !== null) return null;
  const names = shipped.names("plan");
  const near = nearest(plan, names);
  const list = names.join(", ");
  return {
    code: "missing-file",
    severity: "error",
    message: {
      nl: `er is geen bestand "${plan}", en geen meegeleverd plan van die naam`,
      en: `there is no file "${plan}", and no supplied plan of that name`,
    },
    at: null,
    excerpt: null,
    help:
      near === null
        ? { nl: `meegeleverd: ${list}`, en: `supplied: ${list}` }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    related: [],
  };
}

/** @param plan path of a file, or the bare name of a plan that is supplied */
export function readPlan(plan: string, options: ReadOptions = {}): ReadPlan {
  const unknown = unknownPlan(plan);
  const at = planFile(plan);
  if (unknown !== null && at === plan) {
    return {
      ...{ scenario: null, diagnostics: [unknown], language: null, parts: null, files: null },
      isGroup: false,
      shown: (found) => found,
    };
  }
  const files = new DiskFiles(projectFolder(at), options.allow);
  return resolved(files, files.relative(at), options);
}

/**
 * Reads a plan that stands in no file: what a package or a region amounts to by itself.
 *
 * @param beside path of a file; the plan is read as if it stood beside it
 */
export const readUnwritten = (beside: string, text: string, options: ReadOptions = {}): ReadPlan =>
  resolved(...unwrittenBeside(beside, text, options), options);

/** The files of a project with a plan that stands in none, and its path among them. */
export function unwrittenBeside(
  beside: string,
  text: string,
  { allow, changed }: ReadOptions,
): readonly [DiskFiles, string] {
  const at = path.join(path.dirname(path.resolve(beside)), UNWRITTEN);
  const files = new WithUnwritten(projectFolder(at), allow, text, changed);
  return [files, files.relative(at)];
}

/** A name that no file of a person has: that of a plan which stands in none. */
export const UNWRITTEN = ".simulate-validate.yaml";

/** The files of a project, one that is not there, and texts that some of them are to have. */
class WithUnwritten extends DiskFiles {
  private readonly texts = new Map<string, Uint8Array>();
  private readonly bytes: Uint8Array;

  /** @param changed by absolute path */
  constructor(
    root: string,
    allow: readonly string[] | undefined,
    text: string,
    changed: ReadonlyMap<string, string> = new Map(),
  ) {
    super(root, allow);
    const encoder = new TextEncoder();
    this.bytes = encoder.encode(text);
    for (const [file, content] of changed) {
      this.texts.set(this.relative(file), encoder.encode(content));
    }
  }

  private unwritten(file: string): Uint8Array | undefined {
    return file.endsWith(UNWRITTEN) ? this.bytes : this.texts.get(file);
  }

  override size(file: string): number | null {
    return this.unwritten(file)?.length ?? super.size(file);
  }

  override read(file: string): Uint8Array {
    return this.unwritten(file) ?? super.read(file);
  }

  override list(folder: string): readonly string[] {
    const own = [...this.texts.keys()].filter((file) => path.posix.dirname(file) === folder);
    const names = own.map((file) => path.posix.basename(file));
    return [...new Set([...super.list(folder), ...names])].sort((a, b) => (a < b ? -1 : 1));
  }
}

function resolved(files: DiskFiles, planPath: string, options: ReadOptions): ReadPlan {
  const { scenario, diagnostics, parts, language, isGroup } = resolveScenario({
    files,
    planPath,
    catalogue,
    sets: options.sets ?? [],
    formulas,
    shipped,
  });
  const shown = shownIn(files);
  return { scenario, parts, files, language, isGroup, diagnostics: shown(diagnostics), shown };
}

/** Names the files of diagnostics as a person here would write them. */
export function shownIn(files: DiskFiles): ReadPlan["shown"] {
  const placed = (place: Place): Place =>
    place.file.startsWith("--") ? place : { ...place, file: shownFile(place.file, files) };
  return (found) =>
    found.map((diagnostic) => ({
      ...diagnostic,
      at: diagnostic.at === null ? null : placed(diagnostic.at),
      related: diagnostic.related.map(({ note, at: place }) => ({ note, at: placed(place) })),
    }));
}
