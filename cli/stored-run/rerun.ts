/** Runs the scenario of a stored run with this engine, or says why that cannot be done. */
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { rerunObstacles, type Obstacles } from "../../engine/analysis/rerun-obstacles.ts";
import { modules } from "../../engine/model/index.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Instance } from "../../engine/run/instance.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { readable } from "../../engine/scenario/diagnostics/text.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import type { StoredRun } from "./read-stored-run.ts";

export interface Rerun {
  /** Null when it cannot be run; then `obstacle` says why. */
  readonly outcome: RunOutcome | null;
  readonly obstacle: Diagnostic | null;
}

/** More names in one sentence nobody reads; `--json` has no more either. */
const NAMED = 6;

const named = (ids: readonly string[]): Text => {
  const rest = ids.length - NAMED;
  const head = ids.slice(0, NAMED).join(", ");
  return rest <= 0
    ? { nl: head, en: head }
    : { nl: `${head} en nog ${rest}`, en: `${head} and ${rest} more` };
};

/** What is missing, a clause for each kind. */
function clausesOf({ modules: gone, absent, unknown, resized, other }: Obstacles): Text {
  const clauses: Text[] = [];
  const add = (ids: readonly string[], nl: string, en: string): void => {
    if (ids.length === 0) return;
    const list = named(ids);
    clauses.push({ nl: `${nl} ${list.nl}`, en: `${en} ${list.en}` });
  };
  add(gone, "deze motor heeft niet meer de modules", "this engine no longer has the modules");
  add(absent, "het scenario geeft geen waarde aan", "the scenario gives no value to");
  add(unknown, "deze motor kent niet meer", "this engine no longer knows");
  add(resized, "een ander aantal waarden hebben nu", "another number of values is needed of");
  if (other !== null) clauses.push({ nl: other, en: other });
  return {
    nl: clauses.map(({ nl }) => nl).join("; "),
    en: clauses.map(({ en }) => en).join("; "),
  };
}

const cannotRerun = ({ file }: Pick<StoredRun, "file">, why: Text): Diagnostic => ({
  code: "cannot-rerun",
  severity: "warning",
  message: readable({
    nl: `het bewaarde scenario kan met deze motor niet opnieuw gerekend worden: ${why.nl}`,
    en: `the stored scenario cannot be run again with this engine: ${why.en}`,
  }),
  at: { file, line: 1, column: 1, endColumn: 2 },
  excerpt: null,
  help: {
    nl: "de bewaarde uitkomsten zijn nog te vergelijken: simulate compare run.json PLAN.yaml",
    en: "the stored results can still be compared: simulate compare run.json PLAN.yaml",
  },
  related: [],
});

/** Why a stored scenario cannot be run with this engine; null when it can, as far as one can tell. */
export function obstacleTo(run: Pick<StoredRun, "file">, model: ScenarioModel): Diagnostic | null {
  const obstacles = rerunObstacles(model);
  return obstacles === null ? null : cannotRerun(run, clausesOf(obstacles));
}

/** What a run threw, of a scenario that a stranger or another engine may have written. */
export function brokenRerun(run: Pick<StoredRun, "file">, error: unknown): Diagnostic {
  if (error instanceof NonFiniteError) return nonFinite(error);
  // That it does not hang together is no bug of ours.
  const said = error instanceof Error ? error.message : String(error);
  return cannotRerun(run, { nl: said, en: said });
}

/**
 * @param record     whether to keep the accounts, which only files need
 * @param instanceOf where the wired modules come from, when runs share them
 */
export function rerunOf(
  run: StoredRun,
  record: boolean,
  instanceOf?: (model: ScenarioModel) => Instance,
): Rerun {
  const obstacle = obstacleTo(run, run.scenario.model);
  if (obstacle !== null) return { outcome: null, obstacle };
  try {
    return { outcome: runScenario(run.scenario, record, instanceOf), obstacle: null };
  } catch (error) {
    return { outcome: null, obstacle: brokenRerun(run, error) };
  }
}

/** Modules of this engine that a stored scenario does not have: they are not in its results. */
export const newModulesOf = (model: ScenarioModel): readonly string[] =>
  modules.map(({ declaration: { id } }) => id).filter((id) => !model.modules.includes(id));

export const newModules = ({ scenario }: StoredRun): readonly string[] =>
  newModulesOf(scenario.model);
