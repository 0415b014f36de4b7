/**
 * The fair split of a difference: ten levers that all move the emissions, so 1024 mixes of two
 * scenarios, read for all scalar outputs, own indicators and years at once. Against as many plain runs
 * of the model, in processor time.
 */
import { attribute } from "../engine/analysis/attribution.ts";
import { Instances } from "../engine/analysis/instances.ts";
import { unchangedPolicy } from "../engine/analysis/unchanged-policy.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import {
  leastProcessorMilliseconds,
  leastProcessorMillisecondsEach,
  processorMilliseconds,
} from "./measure.ts";

const GROUPS = 10;
const MIXES = 1 << GROUPS;
const TIMES = 5;

/** What `--set` makes of the reference: a lever of ten modules or measures each. */
export const TEN_LEVERS = [
  "housing.renovation_rate=3 %/year",
  "housing.completions=400 dwellings/year",
  "housing.demolition_rate=0.3 %/year",
  "heat.connection_share[venning]=40 %",
  "heat.source_potential[residual]=38 GWh/year",
  "mobility.modal_shift=10 %",
  "renewables.wind_capacity=31 MW",
  "industry.efficiency_rate=2 %/year",
  "tertiary.renovation_rate=3 %/year",
  "agriculture.efficiency_rate=2 %/year",
];

/** One more, with which the orders are sampled. */
export const ELEVENTH_LEVER = "municipal.renovation_rate=4 %/year";

/**
 * @param ten a plan that sets ten levers beside the reference
 * @param eleven the same with one more
 */
export function benchAttribution(
  ten: ResolvedScenario,
  eleven: ResolvedScenario,
  print: (text: string) => void,
): void {
  const instances = new Instances();
  const reference = unchangedPolicy(ten);
  const instanceOf = instances.of;
  const all = (): void => void attribute(reference, ten, "lever", { instanceOf });
  const options = { instanceOf, indicators: ["emissions.total"], interactions: true };
  const one = attribute(reference, ten, "lever", options).indicators[0]!;
  if (one.parts.length !== GROUPS) throw new Error(`${one.parts.length} levers move the emissions`);
  const first = processorMilliseconds(all);
  const whole = leastProcessorMilliseconds(all, TIMES);
  const emissions = leastProcessorMilliseconds(
    () => void attribute(reference, ten, "lever", options),
    TIMES,
  );
  const sampled = leastProcessorMilliseconds(
    () => void attribute(reference, eleven, "lever", options),
    TIMES,
  );
  const instance = instanceOf(ten.model);
  const values = ten.model.regions.map((region) => instance.flatten(region));
  const into = instance.trajectories(ten.model.regions.map(({ id }) => id));
  const run = leastProcessorMillisecondsEach(() => instance.run(values, into));
  const line = (figure: number, what: string): void =>
    print(`${figure.toFixed(1).padStart(10)} ${what}`);
  print(
    `the exact split over ${GROUPS} groups (${MIXES} mixes), ${into.shape.years} years, processor time`,
  );
  line(first, "ms  all scalar outputs and own indicators, near the first time in a process");
  line(whole, "ms  again");
  line(whole / (MIXES * run), `times as long as ${MIXES} plain runs`);
  line(emissions, "ms  emissions alone, with what pairs do together");
  line(emissions / (MIXES * run), `times as long as ${MIXES} plain runs`);
  line(sampled, "ms  one group more: emissions from 256 orders");
}
