/** `inventory.csv` of a region takes the place of what was derived without it. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DiskFiles } from "../../cli/disk.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import type { Member } from "../../engine/scenario/declarations.ts";
import type { ProjectFiles } from "../../engine/scenario/files.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { Provenance, ResolvedScenario } from "../../engine/scenario/resolved.ts";
import {
  INVENTED_MWH,
  INVENTED_YEARS,
  inventedInventory,
  inventedTonnes,
} from "../arbitraries/invented-inventory.ts";
import { root } from "../arbitraries/root.ts";

const FILE = "regions/kortrijk/inventory.csv";
const disk = new DiskFiles(path.join(root, "scenarios"));

/** The shipped project with an inventory laid over it in memory. */
function withInventory(text: string | null): ProjectFiles {
  const bytes = text === null ? null : new TextEncoder().encode(text);
  return {
    size: (file) => (file === FILE ? (bytes?.length ?? null) : disk.size(file)),
    read: (file) => (file === FILE && bytes !== null ? bytes : disk.read(file)),
    isFolder: (file) => disk.isFolder(file),
    list: (folder) => disk.list(folder),
    inside: (file) => disk.inside(file),
  };
}

function resolve(text: string | null) {
  return resolveScenario({
    files: withInventory(text),
    planPath: "kortrijk/kortrijk-2040.yaml",
    catalogue,
  });
}

function resolved(text: string | null): ResolvedScenario {
  const { scenario, diagnostics } = resolve(text);
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  return scenario!;
}

const told = (text: string): string[] =>
  resolve(text).diagnostics.map(
    ({ code, severity, at, message }) => `${severity} ${code} ${at?.line}: ${message.en}`,
  );

const parameter = (scenario: ResolvedScenario, id: string): readonly number[] =>
  scenario.model.regions[0]!.parameters[id]!;
const records = (scenario: ResolvedScenario, id: string): readonly Provenance[] =>
  scenario.notes.regions[0]!.parameters[id]!;
const observed = (scenario: ResolvedScenario, id: string) =>
  new Map(scenario.model.regions[0]!.history[id]!);

const CITY = ["municipal_buildings", "public_lighting"];
const SECTORS = ["households", "tertiary", "municipal", "industry", "transport", "agriculture"];
const tonnes = (year: number, sector: string): number =>
  (sector === "municipal" ? CITY : [sector]).reduce(
    (sum, part) => sum + inventedTonnes(year, part),
    0,
  );
const totalTonnes = (year: number): number =>
  SECTORS.reduce((sum, sector) => sum + tonnes(year, sector), 0);

const derived = resolved(null);
const inventoried = resolved(inventedInventory());

/** Every parameter and output that an inventory has something to say of. */
const linked = (kind: "parameters" | "outputs"): string[] =>
  catalogue.modules.flatMap((module) =>
    Object.entries(module[kind])
      .filter(([, { inventory }]) => inventory !== undefined && inventory.what !== "factor")
      .map(([name]) => `${module.id}.${name}`),
  );

describe("a region with an inventory", () => {
  it("takes the base energy of households by carrier from it", () => {
    const carriers = catalogue.dimensions["carrier"]!.members;
    if (typeof carriers === "string") throw new Error("fixed axes");
    const energy = parameter(inventoried, "emissions.inventory_households_energy");
    carriers.forEach(({ id: carrier }, column) => {
      expect(energy[column]).toBe((INVENTED_MWH["households"]![carrier] ?? 0) * 1000);
    });
  });

  it.each([
    ["tertiary", ["tertiary"]],
    ["municipal", CITY],
    ["industry", ["industry"]],
    ["agriculture", ["agriculture"]],
  ])("gives %s the energy of its own base year", (module, parts) => {
    const carriers = catalogue.dimensions["carrier"]!.members as readonly Member[];
    const expected = carriers.map(({ id }) =>
      parts.reduce((sum, part) => sum + (INVENTED_MWH[part]![id] ?? 0) * 1000, 0),
    );
    expect(parameter(inventoried, `${module}.base_energy`)).toEqual(expected);
  });

  it("gives traffic the motor fuel that its kilometres are solved from", () => {
    const { diesel, petrol, biofuel } = INVENTED_MWH["transport"]!;
    expect(parameter(inventoried, "mobility.base_fuel")).toEqual(
      [diesel!, petrol!, biofuel!].map((mwh) => mwh * 1000),
    );
  });

  it("knows the lamps of the city apart from its buildings", () => {
    expect(parameter(inventoried, "municipal.public_lighting_base")).toEqual([5e6]);
  });

  it("leaves nothing derived in what it replaces, and says where it comes from", () => {
    const ids = linked("parameters");
    expect(ids).toContain("emissions.change_2005_to_inventory");
    for (const id of ids) {
      for (const { grade, origin, source } of records(inventoried, id)) {
        expect([id, grade, origin.file, source]).toEqual([id, "measured", FILE, "inventory"]);
      }
    }
    expect(records(derived, "emissions.inventory_households_energy")[0]!.grade).toBe("derived");
    const gas = records(inventoried, "emissions.inventory_households_energy").find(
      ({ address }) => address === "emissions.inventory_households_energy[natural_gas]",
    )!;
    const line = inventedInventory()
      .split("\n")
      .indexOf("2021,households,natural_gas,400000,80800");
    expect(gas.origin.line).toBe(line + 1);
    expect(gas.where).toBe("inventory.csv: 2021, households, natural_gas");
    expect(inventoried.notes.sources.find(({ id }) => id === "inventory")!.title).toContain(
      "Kortrijk",
    );
  });

  it("anchors 2005, and every observed year by sector", () => {
    expect(parameter(inventoried, "emissions.change_2005_to_inventory")[0]).toBeCloseTo(
      1 / 1.25 - 1,
      12,
    );
    for (const year of Object.keys(INVENTED_YEARS).map(Number)) {
      for (const sector of [...SECTORS, "municipal_buildings"]) {
        const kilograms = observed(inventoried, `emissions.${sector}`).get(year)!;
        expect(kilograms / 1000).toBeCloseTo(tonnes(year, sector), 6);
      }
      expect(observed(inventoried, "emissions.total").get(year)! / 1000).toBeCloseTo(
        totalTonnes(year),
        6,
      );
    }
    expect(observed(inventoried, "emissions.change_since_2005").get(2021)).toBeCloseTo(
      1 / 1.25 - 1,
      12,
    );
    // The figure per inhabitant of 2021 was derived from another total.
    expect(observed(derived, "emissions.per_inhabitant").has(2021)).toBe(true);
    expect(observed(inventoried, "emissions.per_inhabitant").has(2021)).toBe(false);
    for (const id of linked("outputs")) {
      for (const { grade } of inventoried.notes.regions[0]!.history[id] ?? []) {
        expect([id, grade]).toEqual([id, "measured"]);
      }
    }
  });

  it("calibrates dwellings on its household gas, in upper heating value and normal weather", () => {
    const [ratio] = parameter(inventoried, "housing.gas_lower_over_upper");
    const [weather] = parameter(inventoried, "emissions.inventory_weather");
    expect(parameter(inventoried, "housing.metered_gas_anchor")[0]).toBeCloseTo(
      400e6 / ratio! / weather!,
      3,
    );
    const [offtake] = parameter(inventoried, "electricity.metered_offtake");
    expect(parameter(inventoried, "electricity.metered_self_consumed")[0]).toBeCloseTo(
      120e6 - offtake!,
      3,
    );
  });

  it("changes nothing else, and nothing at all where there is none", () => {
    expect(resolved(null).model).toEqual(derived.model);
    const replaced = new Set(linked("parameters"));
    for (const [id, values] of Object.entries(derived.model.regions[0]!.parameters)) {
      if (!replaced.has(id)) expect(parameter(inventoried, id)).toEqual(values);
    }
  });
});

describe("a run on an inventory", () => {
  const before: RunOutcome = runScenario(derived, false);
  const after: RunOutcome = runScenario(inventoried, false);
  const status = ({ targets }: RunOutcome, id: string): string =>
    targets[0]!.results.find(({ target }) => target.id === id)!.status;

  it("follows it in its first year", () => {
    const first = (outcome: RunOutcome, id: string): number => outcome.run.at(id, 2024, 0, 0);
    // More household gas and electricity than was derived, and so more CO2.
    expect(first(after, "emissions.households")).toBeGreaterThan(
      1.02 * first(before, "emissions.households"),
    );
    // Firms and traffic have no floor that stands between the inventory and the run.
    for (const [sector, base] of [
      ["industry", "industry.base_energy"],
      ["agriculture", "agriculture.base_energy"],
      ["mobility", "mobility.base_fuel"],
    ] as const) {
      const mwh = (of: ResolvedScenario): number =>
        parameter(of, base).reduce((sum, energy) => sum + energy, 0);
      const energy = (outcome: RunOutcome): number => first(outcome, `${sector}.final_energy`);
      expect(energy(after) / energy(before)).toBeCloseTo(mwh(inventoried) / mwh(derived), 1);
    }
    // The run counts the base year with its own factor of electricity, and 2005 likewise.
    expect(first(after, "emissions.total_2005")).toBeCloseTo(
      1.25 * first(after, "emissions.inventory_total"),
      0,
    );
    expect(first(after, "emissions.change_since_2005")).toBeCloseTo(
      first(after, "emissions.total") / first(after, "emissions.total_2005") - 1,
      12,
    );
  });

  it("makes the goal of the city's own buildings evaluable", () => {
    expect(status(before, "municipal_co2_2030")).toBe("not_evaluable");
    expect(status(after, "municipal_co2_2030")).not.toBe("not_evaluable");
  });
});

describe("an inventory with something amiss", () => {
  const text = inventedInventory();
  const changed = (from: string, to: string): string => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };
  const lineOf = (row: string): number => text.split("\n").indexOf(row) + 1;

  it("needs the base year of the region, or else the figures of another year", () => {
    const [message, ...others] = told(inventedInventory([2005, 2019]));
    expect(others).toEqual([]);
    expect(message).toMatch(/^error missing-value 1: the inventory has no rows of 2021/);
    const { help } = resolve(inventedInventory([2005, 2019])).diagnostics[0]!;
    expect(help!.en).toContain("set the base year to 2005 or 2019 and give for that year too");
    expect(help!.en).toContain("emissions.inventory_weather");
  });

  it("keeps the region's total of 2005 when it has none, and warns", () => {
    expect(told(inventedInventory([2019, 2021]))).toEqual([
      "warning missing-value 1: the inventory has no rows of 2005 (only 2019, 2021): " +
        "emissions.change_2005_to_inventory stays the region's figure",
    ]);
  });

  it("takes the city as a whole too, and then knows nothing of its buildings", () => {
    const whole = text
      .split("\n")
      .filter((line) => !line.includes("public_lighting"))
      .join("\n")
      .replaceAll("municipal_buildings", "municipal");
    const scenario = resolved(whole);
    expect(scenario.model.regions[0]!.history["emissions.municipal_buildings"]).toBeUndefined();
    expect(observed(scenario, "emissions.municipal").get(2019)! / 1000).toBeCloseTo(
      inventedTonnes(2019, "municipal_buildings"),
      6,
    );
  });

  it("reads a Belgian Excel's file, and rows that say how sure they are", () => {
    const belgian = text.replaceAll(",", ";").replaceAll(".", ",");
    expect(resolved(belgian).model).toEqual(inventoried.model);
    const graded = text
      .split("\n")
      .map((line, at) => (line === "" ? "" : `${line},${at === 0 ? "grade,low,high" : ",,"}`))
      .join("\n")
      .replace(
        "2021,agriculture,heating_oil,9000,2403,,,",
        "2021,agriculture,heating_oil,9000,2403,derived,50 %,150 %",
      );
    const scenario = resolved(graded);
    const oil = records(scenario, "agriculture.base_energy").find(
      ({ address }) => address === "agriculture.base_energy[heating_oil]",
    )!;
    expect([oil.grade, oil.low, oil.high]).toEqual(["derived", 4.5e6, 13.5e6]);
    const [change] = records(scenario, "emissions.change_2005_to_inventory");
    const [half, base] = [0.5 * 9000 * 0.267, totalTonnes(2005)];
    expect(change!.grade).toBe("derived");
    expect(change!.low).toBeCloseTo((totalTonnes(2021) - half) / base - 1, 9);
    expect(change!.high).toBeCloseTo((totalTonnes(2021) + half) / base - 1, 9);
  });

  const gas = "2021,households,natural_gas,400000,80800";
  it.each([
    ["an unknown sector", gas, gas.replace("households", "housholds"), "error unknown-member"],
    ["an unknown carrier", gas, gas.replace("natural_gas", "aardgas"), "error unknown-member"],
    ["a negative amount", gas, gas.replace("400000", "-400000"), "error out-of-range"],
    ["a number that is none", gas, gas.replace("400000", "400 000"), "error not-a-number"],
    ["an empty cell", gas, gas.replace("80800", ""), "error missing-value"],
    ["a row cut short", gas, gas.replace(",80800", ""), "error broken-table"],
    ["the same row twice", gas, `${gas}\n${gas}`, "error duplicate-id"],
    ["CO2 without energy", gas, gas.replace("400000", "0"), "error inconsistent-data"],
    ["a year without a row that others have", `${gas}\n`, "", "error table-hole"],
    [
      "another factor than the model's",
      gas,
      gas.replace("80800", "72800"),
      "warning inconsistent-data",
    ],
    [
      "two factors of electricity in one year",
      "2021,industry,electricity,200000,30000",
      "2021,industry,electricity,200000,40000",
      "warning inconsistent-data",
    ],
    [
      "the city as a whole and in parts",
      gas,
      `${gas}\n2021,municipal,electricity,1,0.15`,
      "error inconsistent-data",
    ],
    [
      "less electricity than was metered",
      "2021,households,electricity,120000,18000",
      "2021,households,electricity,80000,12000",
      "error inconsistent-data",
    ],
  ])("%s", (_, from, to, expected) => {
    const found = told(changed(from, to));
    expect(found.length).toBe(1);
    expect(found[0]).toContain(expected);
  });

  it("says that there is nothing in it", () => {
    expect(told("year,sector,carrier,MWh,t\n")).toEqual([
      "error missing-value 1: the inventory has no rows",
    ]);
  });

  it("misses a carrier that no year has but the region does", () => {
    const without = text
      .split("\n")
      .filter((line) => !line.includes("agriculture,heating_oil"))
      .join("\n");
    expect(told(without)).toEqual([
      "error table-hole 1: the inventory of the base year has no row for agriculture heating_oil, " +
        "where the region does have energy",
    ]);
  });

  it("points at the row", () => {
    const [found] = resolve(changed(gas, gas.replace("natural_gas", "natural_gass"))).diagnostics;
    expect(found!.at).toMatchObject({ file: FILE, line: lineOf(gas), column: 17 });
    expect(found!.help!.en).toBe("did you mean natural_gas?");
  });
});
