/** What a filled note remembers of the plans behind it, so that a change can be named. */
import path from "node:path";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import { isBareName } from "../../engine/scenario/plan/shipped.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { RecordedPlan } from "../../viz/note/freshness.ts";
import { isFile } from "../disk.ts";
import { memberOf } from "../read-region-plan.ts";
import { hashesOf, sha256 } from "../result-files.ts";

/** A path with the separators of every system. */
export const posix = (file: string): string => file.split(path.sep).join("/");

/** The name of a supplied plan, or the path of a file seen from the folder of the note. */
export function planPath(word: string, folder: string): string {
  const { plan, member } = memberOf(word);
  const behind = member === null ? "" : `#${member}`;
  const file =
    isBareName(plan) && !isFile(plan) ? plan : posix(path.relative(folder, path.resolve(plan)));
  return file + behind;
}

/** The path that `planPath` gave, as it is seen from here. */
export const planFromRecord = (recorded: string, folder: string): string =>
  isBareName(recorded.replace(/#[^#/]*$/, "")) && !isFile(path.resolve(folder, recorded))
    ? recorded
    : path.relative(".", path.resolve(folder, recorded)) || recorded;

/**
 * @param plan as it was typed
 * @param folder of the note
 */
export function recordedPlan(
  plan: string,
  folder: string,
  scenario: ResolvedScenario,
): RecordedPlan {
  const { scenario: whole, notes } = hashesOf(scenario);
  return {
    id: scenario.notes.id,
    path: planPath(plan, folder),
    ...{ scenario: whole, notes },
    data: sha256(canonicalText(dataOf(scenario))),
    choices: sha256(canonicalText(choicesOf(scenario))),
  };
}

/** What the files of the region say, whatever the plan sets instead. */
const dataOf = ({ model, notes }: ResolvedScenario) => ({
  ...{ first: model.first, last: model.last, modules: model.modules },
  regions: model.regions.map(({ id, dimensions, parameters, reference, history }, at) => ({
    ...{ id, dimensions, reference, history },
    parameters: { ...parameters, ...notes.regions[at]?.replaced },
  })),
});

/** What the plan says itself: as its author wrote it, so that new data change none of it. */
const choicesOf = ({ model, notes }: ResolvedScenario) => ({
  levers: Object.entries(notes.levers).flatMap(([id, { how = [] }]) =>
    how.map(({ address, kind, text, shape, points }) => ({
      ...{ id, address, kind, text, shape: shape ?? "" },
      points: (points ?? []).map((point) => ({ year: point.year, text: point.text })),
    })),
  ),
  parameters: notes.regions.map(({ parameters }) =>
    Object.entries(parameters).flatMap(([id, records]) =>
      records
        .filter(({ by }) => by !== undefined)
        .map(({ address, value, year }) => ({
          ...{ address: address ?? id, value: value ?? null, year: year ?? null },
        })),
    ),
  ),
  observations: model.regions.map(({ observations = {}, restart = null }) => ({
    ...{ observations, restart },
  })),
  ...{ targets: model.targets, budgets: model.budgets ?? [] },
  ownParameters: model.ownParameters ?? {},
  indicators: model.indicators.map(({ id, formula, unit }) => ({ id, formula, unit })),
  checks: (model.checks ?? []).map(({ id, expect, from, to }) => ({ id, expect, from, to })),
  programmes: model.programmes ?? [],
});
