/**
 * A sensitivity analysis: what a row costs beside a plain run, and what designing the rows and taking
 * indices with their intervals from them costs. In processor time, on one wired instance.
 */
import { FigurePlan } from "../engine/analysis/ensemble/figures.ts";
import { MemberRunner } from "../engine/analysis/ensemble/run-members.ts";
import { UncertainModel } from "../engine/analysis/ensemble/uncertain-model.ts";
import { instanceFor } from "../engine/analysis/outcome.ts";
import { drawnTables } from "../engine/analysis/sensitivity/drawn-tables.ts";
import { sensitivityStudy, type Evaluate } from "../engine/analysis/sensitivity/study.ts";
import { cityOf } from "../engine/model/index.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import { leastProcessorMillisecondsEach } from "./measure.ts";

/** Fewer than a person takes: what is measured is per run. */
const SAMPLES = 128;
const FIGURES = ["emissions.total", "renewables.wind_capacity"];
const YEAR = 2040;

/** Processor milliseconds so far. */
const spent = (): number => process.cpuUsage().user / 1000;

export async function benchSensitivity(
  scenario: ResolvedScenario,
  print: (text: string) => void,
): Promise<void> {
  const { model } = scenario;
  const instance = instanceFor(model);
  const values = model.regions.map((region) => instance.flatten(region));
  const into = instance.trajectories(model.regions.map(({ id }) => id));
  const plain = leastProcessorMillisecondsEach(() => instance.run(values, into));
  const uncertain = new UncertainModel(scenario, instance);
  const { inputs } = uncertain;
  const figures = new FigurePlan(model, cityOf(model).catalogue, instance);
  const runner = new MemberRunner(instance, uncertain, figures);
  const names = figures.names();
  const [first] = model.regions;
  const columns = FIGURES.map((id) => names.indexOf(`${first!.id} ${id} ${YEAR}`));
  if (columns.some((column) => column < 0)) throw new Error("the shipped plan has no such figure");
  let running = 0;
  const evaluate: Evaluate = ({ rows, places, fill }) => {
    const from = spent();
    const row = new Float64Array(inputs.length);
    const found = columns.map(() => new Float64Array(rows));
    for (let at = 0; at < rows; at++) {
      fill(at, row);
      runner.evaluate(places === "uniforms" ? uncertain.at(row) : uncertain.atPositions(row));
      columns.forEach((column, figure) => (found[figure]![at] = runner.row[column]!));
    }
    running += spent() - from;
    return Promise.resolve(found);
  };
  const from = spent();
  const { runs } = await sensitivityStudy({
    ...{ inputs, method: "auto", seed: 1, samples: SAMPLES, figures: columns.length, evaluate },
    tables: (leading) => drawnTables(inputs, { seed: 1, sampling: "sobol" }, leading),
  });
  const whole = spent() - from;
  const line = (figure: number, decimals: number, what: string): void =>
    print(`${figure.toFixed(decimals).padStart(10)} ${what}`);
  print(`where uncertainty comes from, ${into.shape.years} years, processor time`);
  line(whole, 0, `ms  ${inputs.length} uncertain figures, ${runs} runs`);
  line(running / (runs * plain), 2, "times as long as as many plain runs: rows drawn and run");
  line((whole - running) / whole, 2, "of the whole: designs, indices and intervals");
}
