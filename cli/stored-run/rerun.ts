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
import { shipped } from "../shipped.ts";
import type { StoredRun } from "./read-stored-run.ts";
import { RELEASED_ENGINES } from "./released-engines.ts";

export interface Rerun {
  /** Null when it cannot be run; then `obstacle` says why. */
  readonly outcome: RunOutcome | null;
  readonly obstacle: Diagnostic | null;
}

/** Where a stored scenario stands, and the engine that made it; null of a plan, which no engine did. */
type Stored = Pick<StoredRun, "file"> & { readonly engine: string | null };

/** The version that made a run; null of an engine that was never released. */
export const versionOf = (engine: string): string | null =>
  Object.hasOwn(RELEASED_ENGINES, engine) ? RELEASED_ENGINES[engine]! : null;

/** The engines of a run that was stored and of this program, as `--json` has them. */
export const enginesOf = (
  { engine: stored }: { readonly engine: string },
  now: string,
): {
  readonly stored: string;
  readonly storedVersion: string | null;
  readonly now: string;
} => ({ stored, storedVersion: versionOf(stored), now });

/** More ids than this are a list for a program: they are counted, and `rerun --json` has them. */
const NAMED = 3;

/** What is missing, a clause for each kind. */
function clausesOf({ modules: gone, absent, unknown, resized, other }: Obstacles): Text {
  const clauses: Text[] = [];
  const add = (ids: readonly string[], named: Text, counted: Text): void => {
    if (ids.length === 0) return;
    const said = ids.length > NAMED ? counted : named;
    const fill = (text: string): string =>
      text.replace("{ids}", ids.join(", ")).replace("{count}", `${ids.length}`);
    clauses.push({ nl: fill(said.nl), en: fill(said.en) });
  };
  const goneModules: Text =
    gone.length === 1
      ? { nl: "de module {ids} is er niet meer", en: "the module {ids} is gone" }
      : { nl: "de modules {ids} zijn er niet meer", en: "the modules {ids} are gone" };
  // Modules are few, and each is named.
  add(gone, goneModules, goneModules);
  add(
    absent,
    { nl: "het scenario geeft geen waarde aan {ids}", en: "the scenario gives no value to {ids}" },
    {
      nl: "{count} waarden die deze motor vraagt, staan niet in het scenario",
      en: "{count} values that this engine asks for are not in the scenario",
    },
  );
  // What a module took with it is told of the module.
  const left = unknown.filter((id) => !gone.some((module) => id.startsWith(`${module}.`)));
  add(
    left,
    { nl: "deze motor kent niet meer {ids}", en: "this engine no longer knows {ids}" },
    {
      nl: "{count} waarden van het scenario kent deze motor niet meer",
      en: "{count} values of the scenario this engine no longer knows",
    },
  );
  add(
    resized,
    {
      nl: "een ander aantal waarden hebben nu {ids}",
      en: "another number of values is needed of {ids}",
    },
    {
      nl: "{count} tabellen van het scenario hebben nu een ander aantal waarden",
      en: "{count} tables of the scenario now have another number of values",
    },
  );
  if (other !== null) clauses.push({ nl: other, en: other });
  return {
    nl: clauses.map(({ nl }) => nl).join("; "),
    en: clauses.map(({ en }) => en).join("; "),
  };
}

function cannotRerun({ file, engine }: Stored, why: Text): Diagnostic {
  const version = engine === null ? null : versionOf(engine);
  const message: Text =
    version === null
      ? {
          nl: `het bewaarde scenario kan met deze motor niet opnieuw gerekend worden: ${why.nl}`,
          en: `the stored scenario cannot be run again with this engine: ${why.en}`,
        }
      : {
          nl: `deze berekening is gemaakt met versie ${version}, waarvan het model een ander was, en kan met deze versie niet opnieuw gerekend worden: ${why.nl}`,
          en: `this run was made with version ${version}, whose model was another, and cannot be run again with this version: ${why.en}`,
        };
  return {
    code: "cannot-rerun",
    severity: "warning",
    message: readable(message),
    at: { file, line: 1, column: 1, endColumn: 2 },
    excerpt: null,
    help: {
      nl: `wat bewaard is blijft te lezen en te vergelijken; ${version === null ? "de versie die het maakte" : `versie ${version} zelf`} rekent het nog tot op de bit`,
      en: `what was stored can still be read and compared; ${version === null ? "the version that made it" : `version ${version} itself`} still runs it to the bit`,
    },
    related: [],
  };
}

/** Why a stored scenario cannot be run with this engine; null when it can, as far as one can tell. */
export function obstacleTo(run: Stored, model: ScenarioModel): Diagnostic | null {
  const obstacles = rerunObstacles(model);
  return obstacles === null ? null : cannotRerun(run, clausesOf(obstacles));
}

/** What a run threw, of a scenario that a stranger or another engine may have written. */
export function brokenRerun(run: Stored, error: unknown): Diagnostic {
  if (error instanceof NonFiniteError) return nonFinite(error);
  // That it does not hang together is no bug of ours.
  const said = error instanceof Error ? error.message : String(error);
  return cannotRerun(run, { nl: said, en: said });
}

/**
 * That there is nothing to lay beside what was stored.
 *
 * @param typed how the stored run was called
 */
export function planNotHere({ file, scenario }: StoredRun, typed: string): Diagnostic {
  const [named = ""] = scenario.notes.files;
  const { id } = scenario.notes;
  // The project of plans may lie elsewhere now; a plan that is supplied goes by its name.
  const plan = shipped.names("plan").includes(id) ? id : "PLAN.yaml";
  return {
    code: "missing-file",
    severity: "error",
    message: readable({
      nl: `het plan van vandaag om ernaast te leggen is hier niet te vinden: "${named}"`,
      en: `the plan of today to lay beside it is not to be found here: "${named}"`,
    }),
    at: { file, line: 1, column: 1, endColumn: 2 },
    excerpt: null,
    help: {
      nl: `noem het: simulate rerun ${typed} --plan ${plan}`,
      en: `name it: simulate rerun ${typed} --plan ${plan}`,
    },
    related: [],
  };
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
