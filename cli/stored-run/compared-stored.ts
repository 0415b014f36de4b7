/** A stored run as one of the runs of a comparison. */
import { comparedRun, type ComparedRun } from "../../engine/analysis/comparison.ts";
import { isUnmoved, movementOf } from "../../engine/analysis/moved-outputs.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { scalarPathsOf, type ScalarPaths } from "../../engine/analysis/scalar-paths.ts";
import { StoredSeries } from "../../engine/analysis/stored-series.ts";
import { catalogue as cityCatalogue, cityOf } from "../../engine/model/index.ts";
import type { Instance } from "../../engine/run/instance.ts";
import type { Catalogue, Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import type { StoredRun } from "./read-stored-run.ts";
import { rerunOf } from "./rerun.ts";
import type { StoredFolder } from "./stored-folder.ts";
import { INDICATORS, storedScalars, storedTargets } from "./stored-results.ts";

/** What is known of a stored run beside what a comparison shows. */
export interface StoredSide {
  readonly stored: StoredRun;
  /** What was stored; null when it is gone or was changed. */
  readonly scalars: ScalarPaths | null;
  /** With this engine; null when it cannot be run. */
  readonly rerun: RunOutcome | null;
}

export interface ComparedStored {
  readonly run: ComparedRun | null;
  readonly side: StoredSide;
  readonly diagnostics: readonly Diagnostic[];
}

const STORED: Text = { nl: "bewaard", en: "stored" };
const NOT_STORED: Text = {
  nl: "het is niet bewaard",
  en: "it was not stored",
};

/** `kortrijk-2040-stored`, with a number behind it when that is taken. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = `${id}-stored${number === 1 ? "" : `-${number}`}`;
    if (!taken.has(name)) return name;
  }
}

/** Another name for a run, so that today's run of the same plan can stand beside it. */
function renamed(run: StoredRun, taken: ReadonlySet<string>): StoredRun {
  const { model, notes } = run.scenario;
  const title = {
    nl: `${notes.title.nl} (${STORED.nl})`,
    en: `${notes.title.en} (${STORED.en})`,
  };
  return { ...run, scenario: { model, notes: { ...notes, id: freeId(notes.id, taken), title } } };
}

/** The catalogue of a scenario; that of the city where its programmes cannot be declared any more. */
export function catalogueOf(model: ScenarioModel): Catalogue {
  try {
    return cityOf(model).catalogue;
  } catch {
    return cityCatalogue;
  }
}

/**
 * A stored run shows what was stored. Only where that is gone it shows what its scenario gives today.
 *
 * @param taken ids that other runs of the comparison have
 */
export function comparedStored(
  original: StoredRun,
  taken: ReadonlySet<string>,
  instanceOf: (model: ScenarioModel) => Instance,
): ComparedStored {
  const found = storedScalars(original);
  const scalars = found.state === "stored" ? found.paths : null;
  const stored = renamed(original, taken);
  const { outcome, obstacle } = rerunOf(stored, false, instanceOf);
  const side: StoredSide = { stored, scalars, rerun: outcome };
  const remarks: Diagnostic[] = [];
  if (found.state !== "stored") remarks.push(withoutResults(stored, found.state, outcome !== null));
  if (obstacle !== null) remarks.push(obstacle);
  if (outcome !== null && (scalars === null || isIdentical(scalars, outcome))) {
    return { run: comparedRun(outcome), side, diagnostics: remarks };
  }
  if (scalars === null) return { run: null, side, diagnostics: remarks };
  return { run: asStored(stored, original, scalars), side, diagnostics: remarks };
}

/** Whether the stored scenario gives to the bit what was stored. */
const isIdentical = (scalars: ScalarPaths, outcome: RunOutcome): boolean =>
  isUnmoved(movementOf(scalars, scalarPathsOf(outcome), null));

/** What was stored as it is laid beside the plan of today, which may have the same id. */
export const besideToday = (stored: StoredRun, scalars: ScalarPaths): ComparedRun =>
  asStored(renamed(stored, new Set()), stored, scalars);

function asStored(stored: StoredRun, original: StoredRun, scalars: ScalarPaths): ComparedRun {
  const { scenario } = stored;
  const { id, title } = scenario.notes;
  const catalogue = catalogueOf(scenario.model);
  const series = new StoredSeries(scenario.model, catalogue, scalars);
  return {
    ...{ id, title, scenario, catalogue, series, outcome: null, hasDeclaredUnits: true },
    lacking: (indicator, region) => {
      const values = series.series(indicator, 0, region);
      if (!values.every((value) => Number.isNaN(value))) return null;
      return scenario.notes.regions[region]?.missing?.[indicator] ?? NOT_STORED;
    },
    targets: storedTargets(original),
  };
}

/** What is told of tables that cannot be used, and what is done instead. */
export function withoutResults(
  { file }: StoredFolder,
  state: "gone" | "changed" | "unlisted",
  isRerun: boolean,
): Diagnostic {
  const what: Text = {
    gone: {
      nl: `${INDICATORS} staat niet naast ${file}`,
      en: `${INDICATORS} is not beside ${file}`,
    },
    changed: {
      nl: `${INDICATORS} naast ${file} is veranderd sinds het geschreven is`,
      en: `${INDICATORS} beside ${file} was changed since it was written`,
    },
    unlisted: {
      nl: `${file} noemt geen ${INDICATORS}`,
      en: `${file} lists no ${INDICATORS}`,
    },
  }[state];
  return {
    code: "changed-results",
    severity: isRerun ? "warning" : "error",
    message: isRerun
      ? {
          nl: `${what.nl}; getoond wordt wat het bewaarde scenario met deze motor geeft`,
          en: `${what.en}; what is shown is what the stored scenario gives with this engine`,
        }
      : what,
    at: { file, line: 1, column: 1, endColumn: 2 },
    excerpt: null,
    help: {
      nl: "neem de hele resultatenmap over, zoals ze geschreven is, om met de bewaarde uitkomsten te vergelijken",
      en: "copy the whole results folder as it was written, to compare with the stored results",
    },
    related: [],
  };
}
