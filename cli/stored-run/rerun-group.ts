/** What is found when a stored run over several municipalities is run again. */
import { canonicalText } from "../../engine/scenario/canonical.ts";
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import { runGroup } from "../../engine/analysis/group/run-group.ts";
import { isUnmoved, movementOf, type Movement } from "../../engine/analysis/moved-outputs.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { countOf, scalarPathsOf, type ScalarPaths } from "../../engine/analysis/scalar-paths.ts";
import { scenarioDifferences } from "../../engine/analysis/scenario-differences.ts";
import type { ScenarioDifferences } from "../../engine/analysis/difference.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { GroupScenario } from "../../engine/scenario/group/group-scenario.ts";
import { groupTables } from "../../viz/files/group/group-tables.ts";
import { resultTables, type Table } from "../../viz/files/result-tables.ts";
import { readGroup } from "../read-group.ts";
import { engineFingerprint } from "../result-files.ts";
import { withoutResults } from "./compared-stored.ts";
import type { StoredGroup } from "./read-stored-group.ts";
import { brokenRerun, obstacleTo } from "./rerun.ts";
import {
  comparedTables,
  namedPlan,
  type EngineFindings,
  type PlanAsked,
} from "./rerun-findings.ts";
import { scalarsIn } from "./stored-results.ts";

/** How the plan of today compares with the stored scenarios, municipality by municipality. */
export interface GroupPlanFindings {
  /** As a person here would write its path. */
  readonly file: string;
  readonly state: "found" | "not-found" | "broken";
  /** Of those that differ. */
  readonly members: readonly {
    readonly region: string;
    readonly differences: ScenarioDifferences;
  }[];
  /** Ids of the municipalities that only one of the two has. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
  /** Whether moves, what is shared or the goals of the group differ. */
  readonly tiesDiffer: boolean;
  /** Of a plan that differs and runs, against what was stored. */
  readonly movement: Movement | null;
}

export interface GroupRerunFindings {
  readonly stored: StoredGroup;
  readonly engine: string;
  readonly isSameEngine: boolean;
  readonly outcome: GroupOutcome;
  readonly byEngine: EngineFindings;
  readonly plan: GroupPlanFindings;
  readonly isIdentical: boolean;
}

/** Runs a stored group with this engine, or says why that cannot be done. */
export function rerunGroupOf(
  stored: StoredGroup,
): { readonly outcome: GroupOutcome } | { readonly obstacle: Diagnostic } {
  for (const { model } of stored.scenario.members) {
    const obstacle = obstacleTo(stored, model);
    if (obstacle !== null) return { obstacle };
  }
  try {
    return { outcome: runGroup(stored.scenario, { ground: true }) };
  } catch (error) {
    return { obstacle: brokenRerun(stored, error) };
  }
}

/** The runs that a folder shows: all of them, or that of one municipality. */
export function shownRuns(outcome: GroupOutcome, region: string | null): readonly RunOutcome[] {
  const { members, total, scenario } = outcome;
  if (region === null) return [...members, total];
  return [members[scenario.model.members.indexOf(region)]!];
}

const pathsOf = (runs: readonly RunOutcome[]): ScalarPaths =>
  new Map(runs.flatMap((run) => [...scalarPathsOf(run)]));

function tablesOf(outcome: GroupOutcome, region: string | null): readonly Table[] {
  return region === null ? groupTables(outcome) : resultTables(shownRuns(outcome, region)[0]!);
}

/** @param diagnostics takes what should be known of it */
export function groupFindingsOf(
  stored: StoredGroup,
  outcome: GroupOutcome,
  args: PlanAsked,
  diagnostics: Diagnostic[],
): GroupRerunFindings {
  const shown = shownRuns(outcome, stored.region);
  const now = pathsOf(shown);
  const [one] = shown;
  const { notes, model } = one!.scenario;
  const id = stored.region === null ? stored.scenario.id : notes.id;
  const own = new Map(
    shown.flatMap(({ scenario }) =>
      scenario.model.regions.map((region) => [region.id, scenario.model.indicators] as const),
    ),
  );
  const scalars = scalarsIn(stored, id, {
    ...{ first: model.first, last: model.last },
    indicators: (region) => own.get(region) ?? [],
  });
  if (scalars.state !== "stored") diagnostics.push(withoutResults(stored, scalars.state, true));
  const paths = scalars.state === "stored" ? scalars.paths : null;
  const tables = comparedTables(stored, tablesOf(outcome, stored.region));
  const byEngine: EngineFindings = {
    ...{ outcome: one!, ...tables, figures: countOf(now) },
    movement: paths === null ? null : movementOf(paths, now, now),
  };
  const plan = planFindings(stored, paths ?? now, now, args, diagnostics);
  const isEngineSame =
    byEngine.movement === null ? tables.isSameFile === true : isUnmoved(byEngine.movement);
  const engine = engineFingerprint();
  return {
    ...{ stored, engine, outcome, byEngine, plan },
    isSameEngine: stored.engine === engine,
    isIdentical: isEngineSame && tables.otherTables.length === 0 && isPlanSame(plan),
  };
}

const isPlanSame = ({ state, members, added, gone, tiesDiffer }: GroupPlanFindings): boolean =>
  state !== "found" || (members.length + added.length + gone.length === 0 && !tiesDiffer);

const NOTHING = { members: [], added: [], gone: [], tiesDiffer: false, movement: null } as const;

function planFindings(
  stored: StoredGroup,
  paths: ScalarPaths,
  rerun: ScalarPaths,
  args: PlanAsked,
  diagnostics: Diagnostic[],
): GroupPlanFindings {
  const file = namedPlan(stored.files, args.plan);
  const shown = file ?? stored.files[0] ?? "";
  if (file === null) return { file: shown, state: "not-found", ...NOTHING };
  const read = readGroup(file, args);
  const { group } = read;
  diagnostics.push(
    ...read.diagnostics.map((one): Diagnostic =>
      group === null ? { ...one, severity: "warning" } : one,
    ),
  );
  if (group === null) return { file: shown, state: "broken", ...NOTHING };
  const found = differencesOf(stored.scenario, group);
  const differing: GroupPlanFindings = { file: shown, state: "found", ...found, movement: null };
  if (isPlanSame(differing)) return differing;
  try {
    const today = runGroup(group, { record: false });
    const { region } = stored;
    if (region !== null && !group.model.members.includes(region)) return differing;
    const now = pathsOf(shownRuns(today, region));
    return { ...differing, movement: movementOf(paths, now, rerun) };
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    diagnostics.push({ ...nonFinite(error), severity: "warning" });
    return differing;
  }
}

function differencesOf(
  stored: GroupScenario,
  today: GroupScenario,
): Pick<GroupPlanFindings, "members" | "added" | "gone" | "tiesDiffer"> {
  const [before, after] = [stored.model.members, today.model.members];
  const members = before.flatMap((region, at) => {
    const place = after.indexOf(region);
    if (place < 0) return [];
    const all = scenarioDifferences(stored.members[at]!, today.members[place]!);
    // Which modules there are is the engine's doing, and told with it.
    const rows = all.rows.filter(({ kind }) => kind !== "module");
    return rows.length === 0 ? [] : [{ region, differences: { ...all, rows } }];
  });
  return {
    members,
    added: after.filter((id) => !before.includes(id)),
    gone: before.filter((id) => !after.includes(id)),
    tiesDiffer: canonicalText(stored.model) !== canonicalText(today.model),
  };
}
