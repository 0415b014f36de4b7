/**
 * Twenty plans side by side, from resolved scenarios to the record that tables and charts are made
 * from: runs, what the results rest on, goals, differences. Against as many plain runs of the model.
 * In processor time, so that it can be measured on a machine that has more to do.
 */
import { compareRuns, comparedRun } from "../engine/analysis/comparison.ts";
import { Instances } from "../engine/analysis/instances.ts";
import { runScenario } from "../engine/analysis/outcome.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import {
  leastProcessorMilliseconds,
  leastProcessorMillisecondsEach,
  processorMilliseconds,
} from "./measure.ts";

const PLANS = 20;
const TIMES = 5;

/** The plan and others that go less far: each lever part of the way from its reference path. */
function plansLike({ model, notes }: ResolvedScenario): ResolvedScenario[] {
  return Array.from({ length: PLANS }, (_, plan) => ({
    model: {
      ...model,
      regions: model.regions.map((region) => ({
        ...region,
        levers: Object.fromEntries(
          Object.entries(region.levers).map(([id, path]) => {
            const reference = region.reference[id]!;
            const part = plan / (PLANS - 1);
            const less = (value: number, at: number): number =>
              reference[at]! + part * (value - reference[at]!);
            return [id, path.map(less)];
          }),
        ),
      })),
    },
    notes: { ...notes, id: `plan-${plan}` },
  }));
}

export function benchCompare(scenario: ResolvedScenario, print: (text: string) => void): void {
  const plans = plansLike(scenario);
  const instances = new Instances();
  const compare = (): void => {
    const runs = plans.map((plan) => comparedRun(runScenario(plan, false, instances.of)));
    compareRuns(runs, 0);
  };
  // A command compares once: wiring, and what V8 has not compiled yet, are part of it.
  const began = performance.now();
  const first = processorMilliseconds(compare);
  const clock = performance.now() - began;
  const whole = leastProcessorMilliseconds(compare, TIMES);
  const instance = instances.of(scenario.model);
  const values = scenario.model.regions.map((region) => instance.flatten(region));
  const into = instance.trajectories(scenario.model.regions.map(({ id }) => id));
  const run = leastProcessorMillisecondsEach(() => instance.run(values, into));
  const line = (figure: number, what: string): void =>
    print(`${figure.toFixed(1).padStart(10)} ${what}`);
  print(`${PLANS} plans side by side, ${into.shape.years} years, processor time`);
  line(first, "ms  the first time in a process, wiring and all threads of V8 included");
  line(clock, "ms  the same by the clock");
  line(whole, "ms  again, on the same wiring");
  line(whole / (PLANS * run), `times as long as ${PLANS} plain runs`);
}
