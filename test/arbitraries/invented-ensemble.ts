/**
 * An ensemble that nobody ran: bands and counts made up around a real plain run, for what is shown
 * and written of an ensemble. The figures depend on nothing but the plan.
 */
import { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { inputRecords } from "../../engine/analysis/ensemble/input-records.ts";
import {
  ensembleOutcome,
  isJudged,
  PROBABILITIES,
  type EnsembleOutcome,
  type EnsembleSettings,
  type FailedMember,
  type Tally,
} from "../../engine/analysis/ensemble/outcome.ts";
import type { EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";
import { ensembleRecord } from "../../engine/analysis/ensemble/record-of-outcome.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { instanceFor, runScenario } from "../../engine/analysis/outcome.ts";
import { cityOf } from "../../engine/model/index.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";

export interface Invented {
  readonly outcome: EnsembleOutcome;
  readonly record: EnsembleRecord;
}

const SETTINGS: EnsembleSettings = { seed: 1, sampling: "random", members: 10_000 };

/** How wide the invented bands are. */
const WIDTHS = [0.93, 0.97, 1.01, 1.04, 1.1];

export function inventedEnsemble(
  scenario: ResolvedScenario,
  settings: Partial<EnsembleSettings & { readonly cells: boolean }> = {},
  failed: readonly FailedMember[] = [],
): Invented {
  const { members, seed, sampling } = { ...SETTINGS, ...settings };
  const { model } = scenario;
  const instance = instanceFor(model);
  const central = runScenario(scenario, false, () => instance);
  const { catalogue } = cityOf(model);
  const figures = new FigurePlan(model, catalogue, instance, { cells: settings.cells === true });
  const quantiles = new Float64Array(figures.columns * PROBABILITIES.length).fill(NaN);
  for (const { kind, id, cell, part, year, count, column, region } of figures.series) {
    for (let at = 0; at < count; at++) {
      const value = (): number => {
        if (kind === "goal" && part === "reached") {
          const { results } = central.targets[region]!;
          return results.find(({ target }) => target.id === id)?.reached ?? NaN;
        }
        if (kind === "budget" && part === "used") {
          const { results } = central.budgets[region]!;
          return results.find(({ budget }) => budget.id === id)?.plan?.used ?? NaN;
        }
        if (part !== "value" || year + at > model.last) return NaN;
        return central.own.run.at(id, year + at, cell, region);
      };
      const middle = value();
      WIDTHS.forEach((width, place) => {
        const times = middle < 0 ? WIDTHS[WIDTHS.length - 1 - place]! : width;
        quantiles[(column + at) * WIDTHS.length + place] = middle * times;
      });
    }
  }
  const alive = members - failed.length;
  const goals = model.regions.flatMap((_, region) =>
    central.targets[region]!.results.map(({ target, status, reached }, at): Tally => {
      if (reached === null) return { evaluable: 0, met: 0, years: new Map() };
      const share =
        status === "uncertain" ? ((at * 37) % 97) / 97 : status === "missed" ? 0.004 : 1;
      const isOpen = status === "uncertain" || at % 3 === 0;
      const met = isOpen ? Math.round(alive * share) : status === "missed" ? 0 : alive;
      const late = Math.floor((alive - met) / 2);
      const year = Math.min(target.year, model.last);
      const years = new Map<number, number>();
      if (isJudged(target)) {
        years.set(Math.max(model.first, year - 3), Math.floor(met / 3));
        years.set(year, (years.get(year) ?? 0) + met - Math.floor(met / 3));
        if (year + 2 <= model.last && late > 0) years.set(year + 2, late);
      }
      return { evaluable: alive, met, years };
    }),
  );
  const budgets = model.regions.flatMap((_, region) =>
    central.budgets[region]!.results.map((): Tally => ({
      evaluable: alive,
      met: Math.round(alive * 0.3),
      years: new Map([
        [2041, Math.round(alive * 0.5)],
        [2044, alive - Math.round(alive * 0.3) - Math.round(alive * 0.5)],
      ]),
    })),
  );
  const outcome = ensembleOutcome(
    central,
    figures,
    { members, seed, sampling },
    { quantiles, goals, budgets, failed },
  );
  const { inputs } = new UncertainModel(scenario, instance);
  const record = ensembleRecord(outcome, inputRecords(scenario, catalogue, inputs));
  return { outcome, record };
}
