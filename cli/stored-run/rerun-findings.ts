/** What is found when a stored run is run again: what the engine moved, and what plan and data did. */
import fs from "node:fs";
import path from "node:path";
import type { Difference, ScenarioDifferences } from "../../engine/analysis/difference.ts";
import { isUnmoved, movementOf, type Movement } from "../../engine/analysis/moved-outputs.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { countOf, scalarPathsOf, type ScalarPaths } from "../../engine/analysis/scalar-paths.ts";
import { scenarioDifferences } from "../../engine/analysis/scenario-differences.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { pathInShipped } from "../../engine/scenario/plan/shipped.ts";
import { csvText } from "../../viz/files/csv.ts";
import { resultTables, type Table } from "../../viz/files/result-tables.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import { readPlan } from "../read-plan.ts";
import { engineFingerprint, sha256 } from "../result-files.ts";
import { shippedFiles } from "../shipped.ts";
import { withoutResults } from "./compared-stored.ts";
import type { StoredRun } from "./read-stored-run.ts";
import { newModules } from "./rerun.ts";
import type { StoredFolder } from "./stored-folder.ts";
import { INDICATORS, storedScalars } from "./stored-results.ts";

/** Where the plan of today is looked for. */
export interface PlanAsked {
  /** Null for the file that the run names. */
  readonly plan: string | null;
  readonly allow: readonly string[];
}

/** How the stored scenario of today's engine compares with what was stored. */
export interface EngineFindings {
  readonly outcome: RunOutcome;
  /** Null when the stored figures are gone. */
  readonly movement: Movement | null;
  /** Whether `indicators.csv` comes out as the very file that was listed; null when none was. */
  readonly isSameFile: boolean | null;
  /** Listed tables beside it: those that come out to the bit, and those that do not. */
  readonly sameTables: readonly string[];
  readonly otherTables: readonly string[];
  readonly figures: number;
}

/** How the plan of today compares with the scenario that was stored. */
export interface PlanFindings {
  /** As a person here would write its path. */
  readonly file: string;
  readonly state: "found" | "not-found" | "broken";
  /** Of a plan that was found. */
  readonly differences: ScenarioDifferences | null;
  /** Of a plan that differs and runs, against what was stored. */
  readonly movement: Movement | null;
}

export interface RerunFindings {
  readonly stored: StoredRun;
  readonly engine: string;
  readonly isSameEngine: boolean;
  readonly newModules: readonly string[];
  readonly byEngine: EngineFindings;
  readonly plan: PlanFindings;
  /** Whether everything that can be compared is what was stored. */
  readonly isIdentical: boolean;
}

/** @param diagnostics takes what should be known of it */
export function findingsOf(
  stored: StoredRun,
  outcome: RunOutcome,
  args: PlanAsked,
  diagnostics: Diagnostic[],
): RerunFindings {
  const now = scalarPathsOf(outcome);
  const scalars = storedScalars(stored);
  if (scalars.state !== "stored") {
    diagnostics.push(withoutResults(stored, scalars.state, true));
  }
  const paths = scalars.state === "stored" ? scalars.paths : null;
  const tables = stored.isCompared ? NO_TABLES : comparedTables(stored, resultTables(outcome));
  const byEngine: EngineFindings = {
    ...{ outcome, ...tables, figures: countOf(now) },
    movement: paths === null ? null : movementOf(paths, now, now),
  };
  const plan = planFindings(stored, paths ?? now, now, args, diagnostics);
  const isEngineSame =
    byEngine.movement === null ? tables.isSameFile === true : isUnmoved(byEngine.movement);
  const isPlanSame = plan.state !== "found" || plan.differences!.rows.length === 0;
  const engine = engineFingerprint();
  return {
    ...{ stored, engine, byEngine, plan },
    isSameEngine: stored.engine === engine,
    newModules: newModules(stored),
    isIdentical: isEngineSame && tables.otherTables.length === 0 && isPlanSame,
  };
}

export type TableFindings = Pick<EngineFindings, "isSameFile" | "sameTables" | "otherTables">;
/** The folder of a comparison has tables of its own, of several runs. */
const NO_TABLES: TableFindings = { isSameFile: null, sameTables: [], otherTables: [] };

/** Tables of figures; what the others say in words may have been put better since. */
const OF_FIGURES = /^(?:tables|flows)\/[^/]+\.csv$|^(?:population|moves)\.csv$/;

/** Which of the listed tables come out to the bit as they were stored. */
export function comparedTables(
  { hashes, dialect }: StoredFolder,
  tables: readonly Table[],
): TableFindings {
  const encoder = new TextEncoder();
  const made = new Map(
    tables.map(({ name, rows }) => [name, () => sha256(encoder.encode(csvText(rows, dialect)))]),
  );
  const isSame = (name: string): boolean => made.get(name)?.() === hashes.get(name);
  const listed = [...hashes.keys()].filter((name) => OF_FIGURES.test(name));
  const sameTables = listed.filter(isSame);
  return {
    isSameFile: hashes.has(INDICATORS) ? isSame(INDICATORS) : null,
    sameTables,
    otherTables: listed.filter((name) => !sameTables.includes(name)),
  };
}

/**
 * The plan that a run names, as far as it is here; relative to where the command runs.
 *
 * @param files of the plan, its own first
 */
export function namedPlan(files: readonly string[], given: string | null): string | null {
  if (given !== null) return given;
  const [named] = files;
  if (named === undefined) return null;
  const supplied = pathInShipped(named);
  const file = supplied === null ? named : path.join(shippedFiles.root, supplied);
  // A path from the outside may lead anywhere; only what lies below this folder is looked at.
  if (supplied === null && (path.isAbsolute(file) || file.split(/[/\\]/).includes("..")))
    return null;
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : null;
}

function planFindings(
  stored: StoredRun,
  paths: ScalarPaths,
  rerun: ScalarPaths,
  args: PlanAsked,
  diagnostics: Diagnostic[],
): PlanFindings {
  const file = namedPlan(stored.scenario.notes.files, args.plan);
  const shown = file ?? stored.scenario.notes.files[0] ?? "";
  const none = { differences: null, movement: null };
  if (file === null) return { file: shown, state: "not-found", ...none };
  const read = readPlan(file, args);
  const isBroken = read.scenario === null;
  // Of a plan that is given by hand everything is told; of one that was only looked up its mistakes.
  diagnostics.push(
    ...read.diagnostics.map((one): Diagnostic =>
      isBroken ? { ...one, severity: "warning" } : one,
    ),
  );
  if (read.scenario === null) return { file: shown, state: "broken", ...none };
  const all = scenarioDifferences(stored.scenario, read.scenario);
  // Which modules there are is the engine's doing, and told with it.
  const differences = { ...all, rows: all.rows.filter(({ kind }) => kind !== "module") };
  if (differences.rows.length === 0) {
    return { file: shown, state: "found", differences, movement: null };
  }
  try {
    const now = scalarPathsOf(runScenario(read.scenario, false));
    const movement = movementOf(paths, now, rerun);
    return { file: shown, state: "found", differences, movement };
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    diagnostics.push({ ...nonFinite(error), severity: "warning" });
    return { file: shown, state: "found", differences, movement: null };
  }
}

/** Rows of differences by what they mean for the results; what only follows from them is left out. */
export const rowsBy = (
  { rows }: ScenarioDifferences,
  what: "policy" | "background" | "rest",
): readonly Difference[] =>
  rows.filter(({ kind, background }) =>
    kind === "unknown" && !background
      ? false
      : background
        ? what === "background"
        : what === (kind === "lever" ? "policy" : "rest"),
  );
