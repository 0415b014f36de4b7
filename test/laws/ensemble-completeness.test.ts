/**
 * An ensemble leaves nothing out: whatever the shipped files say may be otherwise is otherwise in some
 * member. The figures are counted from the files and from their records, not from the inputs.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Draws, SAMPLINGS } from "../../engine/analysis/ensemble/draws.ts";
import { fixedFigures } from "../../engine/analysis/ensemble/fixed-figures.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import {
  axesOf,
  membersOfCell,
  parseAddress,
  quantitiesOf,
} from "../../engine/scenario/address.ts";
import { readCsv } from "../../engine/scenario/region/csv.ts";
import type { Provenance } from "../../engine/scenario/resolved.ts";
import { root } from "../arbitraries/root.ts";
import { shipped, shippedCatalogue as catalogue } from "../arbitraries/shipped.ts";

const MEMBERS = 16;
const scenario = shipped("kortrijk/referentie.yaml");
const { first, last } = scenario.model;
const region = scenario.model.regions[0]!;
const notes = scenario.notes.regions[0]!;
const instance = instanceFor(scenario.model);
const uncertain = new UncertainModel(scenario, instance);
const isOpen = ({ low, high, lowFactor, highFactor }: Provenance): boolean =>
  low !== high || lowFactor !== highFactor;

/** Cells that differ from the plain run in some of the first members. */
function movedCells(sampling: (typeof SAMPLINGS)[number]) {
  const plain = uncertain.central();
  const central = {
    parameters: Float64Array.from(plain.regions[0]!.parameters),
    reference: plain.regions[0]!.reference.slice(),
    history: plain.history.slice(),
  };
  const moved = {
    parameters: new Uint8Array(central.parameters.length),
    reference: new Uint8Array(central.reference.length),
    history: new Uint8Array(central.history.length),
  };
  const draws = new Draws(uncertain.inputs, { seed: 1, sampling });
  const drawn = new Float64Array(uncertain.inputs.length * MEMBERS);
  draws.fill(0, MEMBERS, drawn);
  for (let member = 0; member < MEMBERS; member++) {
    const { regions, history } = uncertain.at(
      uncertain.inputs.map((_, input) => drawn[input * MEMBERS + member]!),
    );
    const { parameters, reference } = regions[0]!;
    for (const [of, values] of [
      ["parameters", parameters],
      ["reference", reference],
      ["history", history],
    ] as const) {
      for (let at = 0; at < values.length; at++) {
        if (values[at] !== central[of][at]) moved[of][at] = 1;
      }
    }
  }
  return moved;
}

/** Whether the members of a record, as far as it names them, are those of a cell. */
const covers = (named: readonly string[], cell: readonly string[]): boolean =>
  named.every((member, at) => cell[at] === member);

describe.each(SAMPLINGS)("an ensemble with %s draws", (sampling) => {
  const moved = movedCells(sampling);
  const axes = axesOf(catalogue, region.dimensions, { first, last });

  it("moves every parameter that may be otherwise", () => {
    let records = 0;
    const still: string[] = [];
    for (const [id, all] of Object.entries(notes.parameters)) {
      const declared = quantitiesOf(catalogue, "parameters").get(id)!;
      const slot = instance.parameterBlock.slots.get(id)!;
      const dims = declared.dims.map(axes);
      for (const record of all.filter(isOpen)) {
        records++;
        const address = record.address ?? id;
        let named = parseAddress(address)!.members;
        // Of a path the year of the point, or the first year that it holds for.
        const yearAxis = dims.findIndex(({ isYear }) => isYear);
        const year =
          record.year === undefined ? null : Math.min(last, Math.max(first, record.year));
        if (year !== null) named = named.filter((member) => member !== `${record.year}`);
        const cells = Array.from({ length: slot.size }, (_, cell) => cell).filter((cell) => {
          const members = membersOfCell(dims, cell);
          if (yearAxis < 0) return covers(named, members);
          const timeless = members.filter((_, axis) => axis !== yearAxis);
          return (year === null || members[yearAxis] === `${year}`) && covers(named, timeless);
        });
        // One factor on all of them is taken out again by the module: the test below holds it to it.
        const isFound = declared.levelIsFound === true && record.lowFactor !== undefined;
        if (isFound) continue;
        if (!cells.some((cell) => moved.parameters[slot.offset + cell] === 1)) {
          still.push(`${address} ${record.year ?? ""}`);
        }
      }
    }
    expect(still).toEqual([]);
    expect(records).toBeGreaterThan(700);
  });

  it("moves every reference path that may be otherwise", () => {
    let records = 0;
    for (const [id, all] of Object.entries(notes.reference)) {
      const declared = quantitiesOf(catalogue, "levers").get(id)!;
      const { offset, size } = instance.leverBlock.slots.get(id)!;
      const dims = declared.dims.map(axes);
      for (const record of all.filter(isOpen)) {
        records++;
        const { members } = parseAddress(record.address ?? id)!;
        const named = members.filter((member) => member !== `${record.year}`);
        const year = Math.min(last, Math.max(first, record.year ?? first)) - first;
        const cells = Array.from({ length: size }, (_, cell) => cell).filter((cell) =>
          covers(named, membersOfCell(dims, cell)),
        );
        const place = (cell: number): number => offset * instance.years + year * size + cell;
        const isMoved = cells.some((cell) => moved.reference[place(cell)] === 1);
        expect(isMoved, `${record.address ?? id} ${record.year}`).toBe(true);
      }
    }
    expect(records).toBeGreaterThan(60);
  });

  it("moves every observation that may be otherwise", () => {
    let records = 0;
    for (const [id, all] of Object.entries(notes.history)) {
      for (const record of all.filter(isOpen)) {
        records++;
        const place = uncertain.historyPlace(0, id, record.year!)!;
        expect(moved.history[place], `${id} ${record.year}`).toBe(1);
      }
    }
    expect(records).toBeGreaterThan(0);
  });
});

describe("the records of the shipped region", () => {
  const origins = new Set<string>();
  for (const records of [notes.parameters, notes.reference, notes.history]) {
    for (const record of Object.values(records).flat()) {
      origins.add(`${record.origin.file}:${record.origin.line}`);
      const { replaces } = record;
      if (replaces !== undefined) origins.add(`${replaces.origin.file}:${replaces.origin.line}`);
    }
  }

  it.each(["kortrijk", "vlaanderen"])("hold every row with a range of %s", (folder) => {
    let ranged = 0;
    const lost: string[] = [];
    for (const kind of ["parameters", "reference", "history"]) {
      const where = path.join(root, "scenarios/regions", folder, kind);
      if (!fs.existsSync(where)) continue;
      for (const name of fs.readdirSync(where)) {
        const file = `regions/${folder}/${kind}/${name}`;
        const { table } = readCsv(file, fs.readFileSync(path.join(where, name), "utf8"));
        const column = (title: string): number => table.header.indexOf(title);
        for (const { cells, line } of table.rows) {
          const [low, high] = [cells[column("low")] ?? "", cells[column("high")] ?? ""];
          if (low === high) continue;
          ranged++;
          if (!origins.has(`${file}:${line}`)) lost.push(`${file}:${line} ${cells[0]}`);
        }
      }
    }
    expect(lost).toEqual([]);
    expect(ranged).toBeGreaterThan(100);
  });

  it("are varied or listed as fixed", () => {
    const fixed = fixedFigures(scenario);
    const all = [notes.parameters, notes.reference, notes.history].flatMap((records) =>
      Object.values(records).flat(),
    );
    expect(fixed.length + all.filter(isOpen).length).toBe(all.length);
    expect(fixed.length).toBeGreaterThan(50);
  });
});

describe("a quantity of which only the proportions count", () => {
  it("moves no result when all of it is a few per cent more", () => {
    const found = [...quantitiesOf(catalogue, "parameters")].filter(
      ([, { levelIsFound }]) => levelIsFound === true,
    );
    expect(found.map(([id]) => id)).toEqual(["demography.death_rate"]);
    const rows = (factor: number): Float64Array => {
      const parameters = { ...region.parameters };
      for (const [id] of found) parameters[id] = parameters[id]!.map((value) => value * factor);
      const run = instance.trajectories([region.id]);
      instance.run([instance.flatten({ ...region, parameters })], run);
      return run.rows;
    };
    const plain = rows(1);
    rows(1.04).forEach((value, at) => {
      expect(Math.abs(value - plain[at]!)).toBeLessThanOrEqual(1e-6 * Math.abs(plain[at]!) + 1e-9);
    });
  });
});

describe("what the issue names", () => {
  const runOf = (positions: Float64Array): Trajectories => {
    const { regions } = uncertain.atPositions(positions);
    const run = instance.trajectories(regions.map(({ id }) => id));
    instance.run(regions, run);
    return run;
  };
  const places = new Map(uncertain.inputs.map(({ assumption }, at) => [assumption.address, at]));
  const movedBy = (address: string, position: number): Trajectories => {
    const at = places.get(address);
    if (at === undefined) throw new Error(`${address} is not uncertain`);
    return runOf(new Float64Array(uncertain.inputs.length).fill(position, at, at + 1));
  };
  const plain = runOf(new Float64Array(uncertain.inputs.length));

  it.each([
    ["the base inventory", "mobility.base_fuel[diesel]", "emissions.total"],
    [
      "the base inventory of agriculture",
      "agriculture.base_energy[natural_gas]",
      "emissions.total",
    ],
    ["migration now", "demography.net_migration_start", "demography.population"],
    ["migration in the long run", "demography.net_migration_long_run", "demography.population"],
    ["the grid factor", "emissions.grid_factor", "emissions.total"],
    ["the exponent of use", "housing.use_exponent", "emissions.total"],
    [
      "the price of gas",
      "costs.energy_price[household,natural_gas]",
      "costs.household_energy_bill",
    ],
    ["a reference path", "housing.renovation_rate", "emissions.total"],
    [
      "a permit that may be lost",
      "renewables.project_success[bellegem]",
      "renewables.wind_capacity",
    ],
  ])("moves the results: %s", (_, address, output) => {
    for (const position of [-0.7, -1]) {
      const run = movedBy(address, position);
      expect(run.at(output, 2030)).not.toBe(plain.at(output, 2030));
    }
  });

  it("solves the calibrations again: the metered gas is met whatever the exponent", () => {
    const metered = plain.at("housing.metered_gas_hhv", first);
    for (const position of [-1.5, -0.5, 0.5, 1.5]) {
      const run = movedBy("housing.use_exponent", position);
      expect(run.at("housing.metered_gas_hhv", first) / metered).toBeCloseTo(1, 2);
      expect(run.at("emissions.total", 2040)).not.toBe(plain.at("emissions.total", 2040));
    }
  });
});
