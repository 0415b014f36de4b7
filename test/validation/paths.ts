/** The lines of the charts, from the findings. */
import { runScenario } from "../../engine/analysis/outcome.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { HindcastPaths, OlderPaths } from "./charts.ts";
import type { Findings } from "./findings.ts";
import {
  END,
  measured2020,
  measured2024,
  measuredBefore,
  naiveForecasts,
  observed,
  START,
  type Group,
} from "./hindcast.ts";

const span = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const population = (year: number): number => observed("population", year);

export function hindcastPaths({ hindcast, knownLater }: Findings): HindcastPaths {
  const years = span(START, END);
  const naive = (id: string) => {
    const { forecast } = naiveForecasts.find((one) => one.id === id)!;
    return years.map((year) => [year, forecast(population, year)] as const);
  };
  return {
    model: years.map((year) => [year, hindcast.value("population", year)] as const),
    known: years.map((year) => [year, knownLater.value("population", year)] as const),
    constant: naive("constant"),
    growth: naive("last_year"),
    measured: span(2009, END).map((year) => [year, population(year)] as const),
  };
}

/** The reference with other long-run net migration; every year's arrivals follow from it. */
function withLongRun(scenario: ResolvedScenario, longRun: number): ResolvedScenario {
  const { model } = scenario;
  const regions = model.regions.map((region) => ({
    ...region,
    parameters: { ...region.parameters, "demography.net_migration_long_run": [longRun] },
  }));
  return { ...scenario, model: { ...model, regions } };
}

export function olderPaths({ cities, range }: Findings): OlderPaths {
  const OVER_65 = "demography.population_65_plus";
  const older: Group = { sex: "both", from: 65, to: 100 };
  const { run, scenario } = cities.reference;
  const [low, high] = range.declared.map(
    (longRun) => runScenario(withLongRun(scenario, longRun)).run,
  );
  const years = span(run.shape.first, run.shape.first + run.shape.years - 1);
  return {
    reference: years.map((year) => [year, run.at(OVER_65, year)] as const),
    measured: [
      ...span(2009, START).map((year) => [year, measuredBefore(older, year)] as const),
      [2020, measured2020(65, 100)],
      [END, measured2024(older)],
    ],
    band: years.map((year) => [year, low!.at(OVER_65, year), high!.at(OVER_65, year)] as const),
  };
}
