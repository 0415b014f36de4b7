/** Runs of the whole city, and the laws that hold for any of them, whatever its years. */
import { expect } from "vitest";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { OutputDeclaration } from "../../engine/scenario/declarations.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import { shippedCatalogue as catalogue } from "../arbitraries/shipped.ts";

export function simulate(model: ScenarioModel, record = false): Trajectories {
  const instance = instanceFor(model);
  const into = instance.trajectories(model.regions.map(({ id }) => id));
  instance.run(
    model.regions.map((region) => instance.flatten(region)),
    into,
    { record },
  );
  return into;
}

export const declaredOutputs: readonly (readonly [string, OutputDeclaration])[] =
  catalogue.modules.flatMap((module) =>
    Object.entries(module.outputs).map(
      ([name, output]) => [`${module.id}.${name}`, output] as const,
    ),
  );

/** Relative to the size of the terms; sums of millions of kWh carry their own rounding. */
export function expectClose(actual: number, expected: number, scale: number, what: string): void {
  const allowed = 1e-9 * Math.max(1e-6, Math.abs(scale), Math.abs(actual), Math.abs(expected));
  if (!(Math.abs(actual - expected) <= allowed)) {
    expect.fail(`${what}: ${actual} is not ${expected} (off by ${actual - expected})`);
  }
}

export const yearsOf = (run: Trajectories): number[] =>
  Array.from({ length: run.shape.years }, (_, index) => run.shape.first + index);

/** One value per year; of a stock also the one of the 1 January after the last year. */
export function wholeSeries(run: Trajectories, id: string, cell = 0, region = 0): number[] {
  const values = run.series(id, cell, region);
  if (run.isStock(id)) values.push(run.atEnd(id, cell, region));
  return values;
}

/** Every output is within its declared bounds, and nothing is negative that cannot be. */
export function expectWithinBounds(run: Trajectories, where: string): void {
  for (const [id, { min, max }] of declaredOutputs) {
    for (let cell = 0; cell < run.size(id); cell++) {
      for (const value of wholeSeries(run, id, cell)) {
        const slack = 1e-9 * Math.max(1, Math.abs(value));
        if (min !== undefined && value < min - slack) {
          expect.fail(`${id} is ${value}, below ${min} (${where})`);
        }
        if (max !== undefined && value > max + slack) {
          expect.fail(`${id} is ${value}, above ${max} (${where})`);
        }
      }
    }
  }
}

/** Parts add up to the total that they name. */
export function expectTotals(run: Trajectories): void {
  for (const [id, { total }] of declaredOutputs) {
    if (total === undefined) continue;
    const whole = `${id.split(".")[0]}.${total}`;
    const cells = Array.from({ length: run.size(id) }, (_, cell) => wholeSeries(run, id, cell));
    wholeSeries(run, whole).forEach((value, index) => {
      const sum = cells.reduce((all, cell) => all + cell[index]!, 0);
      expectClose(sum, value, sum, `${id} against ${whole} in ${run.shape.first + index}`);
    });
  }
}

/** Every account closes, cell by cell, and opens next year where it closed. */
export function expectClosedAccounts(run: Trajectories): void {
  for (const module of catalogue.modules) {
    for (const [name, { columns }] of Object.entries(module.accounts)) {
      // Cohorts change cell with their age: a law of their own.
      if (name === "cohorts") continue;
      const record = run.accounts[0]!.get(`${module.id}.${name}`)!;
      const cells = record.length / run.shape.years / columns.length;
      const stocks = columns.includes("opening");
      for (let y = 0; y < run.shape.years; y++) {
        for (let cell = 0; cell < cells; cell++) {
          const at = (column: string, year = y): number =>
            record[(year * columns.length + columns.indexOf(column)) * cells + cell]!;
          let ins = stocks ? at("opening") : 0;
          let outs = stocks ? at("closing") : 0;
          for (const column of columns) {
            if (column.startsWith("in_")) ins += at(column);
            if (column.startsWith("out_")) outs += at(column);
            if (at(column) < -1e-6) expect.fail(`${name}.${column} is ${at(column)}`);
          }
          expectClose(ins, outs, ins, `account ${name}, cell ${cell}, year ${y}`);
          if (stocks && y > 0) {
            expectClose(at("opening"), at("closing", y - 1), ins, `opening of ${name}`);
          }
        }
      }
    }
  }
}
