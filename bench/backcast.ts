/**
 * Reasoning back from a goal: what a trial of levers costs beside a plain run, for one lever and for
 * several. In processor time, all on one wired instance.
 */
import { backcast, isNoQuestion } from "../engine/analysis/backcast/backcast.ts";
import { instanceFor } from "../engine/analysis/outcome.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import { leastProcessorMilliseconds, leastProcessorMillisecondsEach } from "./measure.ts";

const TIMES = 5;
/** Scalar levers that a city may move at once. */
const LEVERS = [
  "housing.renovation_rate",
  "tertiary.renovation_rate",
  "mobility.modal_shift",
  "industry.electrification",
  "renewables.wind_capacity",
];

export function benchBackcast(scenario: ResolvedScenario, print: (text: string) => void): void {
  const { model } = scenario;
  const instance = instanceFor(model);
  const values = model.regions.map((region) => instance.flatten(region));
  const into = instance.trajectories(model.regions.map(({ id }) => id));
  const run = leastProcessorMillisecondsEach(() => instance.run(values, into));
  const line = (figure: number, what: string): void =>
    print(`${figure.toFixed(1).padStart(10)} ${what}`);
  const measure = (target: string, ids: readonly string[], name: string): void => {
    const targets = model.targets.filter(({ id }) => id === target);
    const levers = ids.map((id) => ({ id, at: 0, min: null, max: null, named: true }));
    const question = { scenario, targets, levers, from: model.first + 1, region: 0, robust: null };
    let runs = 0;
    const time = leastProcessorMilliseconds(() => {
      const answer = backcast({ ...question, least: "change" }, instance);
      if (isNoQuestion(answer)) throw new Error("the shipped plan has no such goal or levers");
      ({ runs } = answer.search);
    }, TIMES);
    line(time, `ms  ${name}: ${runs} runs`);
    line(time / (runs * run), "times as long as as many plain runs");
  };
  print(`reasoning back from a goal, ${into.shape.years} years, processor time`);
  measure("social_dwellings_2040", ["housing.social_completions"], "one lever");
  measure("co2_2040", LEVERS, `${LEVERS.length} levers`);
}
