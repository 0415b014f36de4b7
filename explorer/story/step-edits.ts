/** What a step does to the levers of a plan, as the edits that a reader's sliders would make. */
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { levelled } from "../session/edits.ts";
import type { LeverEdit } from "../session/page-state.ts";
import { sliderModels, type SliderModel } from "../session/slider-model.ts";

/** The sliders of a plan by their address. */
export type PlanSliders = ReadonlyMap<string, SliderModel>;

export const slidersOf = ({ scenario, catalogue }: RunOutcome): PlanSliders =>
  new Map(sliderModels(scenario, catalogue, []).map((slider) => [slider.address, slider]));

/** Paths of the levers in which the step differs from the plan, from which a plan makes the same bits. */
export function stepEdits(
  step: ResolvedScenario,
  plan: ResolvedScenario,
  sliders: PlanSliders,
): readonly LeverEdit[] {
  const [of, base] = [step.model.regions[0]!, plan.model.regions[0]!];
  const years = plan.model.last - plan.model.first + 1;
  const moved = Object.entries(of.levers).flatMap(([lever, path]) => {
    const before = base.levers[lever]!;
    const cells = path.length / years;
    const differing = new Set(
      path.flatMap((value, at) => (value === before[at] ? [] : [at % cells])),
    );
    return differing.size === 0 ? [] : [[lever, { path, cells: differing }] as const];
  });
  return levelled([], new Map(moved), sliders, plan.model.first, "exact");
}
