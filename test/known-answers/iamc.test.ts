/** The IAMC table: names and units from the list, values from the run, and what readers of it demand. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { rowsOf } from "../../cli/stored-run/stored-table.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { csvText, TIDY, type Cell } from "../../viz/files/csv.ts";
import { iamcTable } from "../../viz/files/exchange/iamc.ts";
import { iamcEnsemble } from "../../viz/files/exchange/iamc-ensemble.ts";
import { conversionOf, iamcVariables } from "../../viz/files/exchange/iamc-list.ts";
import { inventedEnsemble } from "../arbitraries/invented-ensemble.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";

const file = path.join(root, "viz", "files", "exchange", "iamc-variables.csv");
const list = iamcVariables(rowsOf(fs.readFileSync(file, "utf8"), TIDY));
const named = list.filter(({ defined }) => defined !== "left out");
const outcome = runScenario(shipped("kortrijk/kortrijk-2040.yaml"), false);
const reference = runScenario(shipped("kortrijk/referentie.yaml"), false);

const SECTOR = "(?:Residential|Commercial|Agriculture)";
/** Names of common-definitions (github.com/IAMconsortium/common-definitions) with their units. */
const COMMON: readonly (readonly [RegExp, string])[] = [
  [/^Population$/, "million"],
  [/^Capacity\|Electricity\|(?:Wind\|Onshore|Solar\|PV)$/, "GW"],
  [/^Secondary Energy\|Electricity\|(?:Wind\|Onshore|Solar\|PV)$/, "EJ/yr"],
  [
    new RegExp(`^Final Energy\\|${SECTOR}(?:\\|(?:Electricity|Gases|Liquids|Solids|Heat))?$`),
    "EJ/yr",
  ],
  [/^Emissions\|CO2\|Energy\|Demand\|(?:Residential|Commercial|AFOFI)$/, "Mt CO2/yr"],
];

describe("the list of variables", () => {
  it("has every scalar output once, or says why it is left out", () => {
    const single = list
      .filter(({ outputs }) => outputs.length === 1)
      .map(({ outputs }) => outputs[0]!);
    const scalar = [...quantitiesOf(catalogue, "outputs")].flatMap(([id, { dims }]) =>
      dims.length === 0 ? [id] : [],
    );
    const plain = single.filter((address) => !address.includes("["));
    expect([...plain].sort()).toEqual([...scalar].sort());
    for (const { defined, variable, unit, remark, outputs } of list) {
      if (defined === "left out") {
        expect([variable, unit], outputs.join()).toEqual(["", ""]);
        expect(remark.length, outputs.join()).toBeGreaterThan(10);
      } else expect(unit, variable).not.toBe("");
    }
  });

  it("gives every variable one name and every unit one meaning", () => {
    const names = named.map(({ variable }) => variable);
    expect(new Set(names).size).toBe(names.length);
    const meanings = new Map<string, string>();
    for (const { variable, unit, within, per } of named) {
      expect(variable).toMatch(/^[^|\s][^|]*(?:\|[^|\s][^|]*)*$/);
      expect(variable.trim()).toBe(variable);
      const meaning = `${per} ${within}`;
      expect(meanings.get(unit) ?? meaning, variable).toBe(meaning);
      meanings.set(unit, meaning);
    }
    expect(meanings.get("EJ/yr")).toBe("1000 PJ");
    expect(meanings.get("Mt CO2/yr")).toBe("1 Mt");
    expect(meanings.get("million")).toBe("1000000 person");
  });

  it("takes the names and units of common-definitions where it says so", () => {
    for (const { variable, unit, defined } of named) {
      const known = COMMON.find(([name]) => name.test(variable));
      expect(known !== undefined, variable).toBe(defined === "common-definitions");
      if (known !== undefined) expect(unit, variable).toBe(known[1]);
    }
  });

  it("converts from the canonical unit of every output", () => {
    const convert = (variable: string): number =>
      conversionOf(
        named.find((one) => one.variable === variable)!,
        catalogue,
      )(1);
    for (const { variable } of named) expect(convert(variable), variable).toBeGreaterThan(0);
    expect(convert("Final Energy|Residential")).toBeCloseTo(3.6e-12, 24);
    expect(convert("Emissions|CO2|Energy|Demand|Commercial")).toBe(1e-9);
    expect(convert("Emissions|CO2|Territorial")).toBe(1e-6);
    expect(convert("Capacity|Electricity|Wind|Onshore")).toBe(1e-6);
    expect(convert("Population")).toBe(1e-6);
    expect(convert("Electricity|Renewable Share of Electricity")).toBe(100);
    expect(convert("Costs|Investment")).toBe(1e-6);
  });

  it("refuses a unit that measures something else", () => {
    const wrong = { ...named.find(({ variable }) => variable === "Population")!, within: "GWh" };
    expect(() => conversionOf(wrong, catalogue)).toThrow("GWh does not measure person");
  });
});

describe("the table", () => {
  const wide = iamcTable([reference, outcome], list, "ademruimte 0.1.0", "wide");
  const long = iamcTable([reference, outcome], list, "ademruimte 0.1.0", "long");

  /** What pyam asks of a table before it reads it. */
  function accepted(rows: readonly (readonly Cell[])[], isLong: boolean): void {
    const [head, ...body] = rows;
    const names = ["Model", "Scenario", "Region", "Variable", "Unit"];
    expect(head!.slice(0, 5)).toEqual(names);
    const rest = head!.slice(5);
    if (isLong) expect(rest).toEqual(["Year", "Value"]);
    else for (const year of rest) expect(Number.isInteger(year)).toBe(true);
    const seen = new Set<string>();
    for (const row of body) {
      expect(row).toHaveLength(head!.length);
      for (const text of row.slice(0, 5)) {
        expect(text).toEqual(expect.any(String));
        expect((text as string).trim()).toBe(text);
        expect(text).not.toMatch(/^$|[\n\r\t]/);
      }
      const key = JSON.stringify(row.slice(0, isLong ? 6 : 5));
      expect(seen.has(key), key).toBe(false);
      seen.add(key);
      for (const value of row.slice(isLong ? 6 : 5)) {
        expect(value === null ? 0 : Number.isFinite(value)).not.toBe(false);
      }
    }
    expect(body.length).toBeGreaterThan(100);
  }

  it("is as pyam reads it, wide and long, and says the same in both", () => {
    accepted(wide.rows, false);
    accepted(long.rows, true);
    const [head, ...body] = wide.rows;
    const told = new Map(
      long.rows.slice(1).map((row) => [JSON.stringify(row.slice(0, 6)), row[6]] as const),
    );
    let cells = 0;
    for (const row of body) {
      row.slice(5).forEach((value, at) => {
        if (value === null) return;
        cells++;
        expect(told.get(JSON.stringify([...row.slice(0, 5), head![5 + at]]))).toBe(value);
      });
    }
    expect(cells).toBe(told.size);
  });

  const valueOf = (variable: string, year: number): number => {
    const [head, ...body] = wide.rows;
    const row = body.find((one) => one[1] === "kortrijk-2040" && one[3] === variable)!;
    return row[head!.indexOf(year)] as number;
  };

  it("has the values of the run, and parts that add up to their whole", () => {
    expect(valueOf("Population", 2040)).toBeCloseTo(0.086475, 5);
    expect(valueOf("Emissions|CO2|Territorial", 2040)).toBe(
      outcome.run.at("emissions.total", 2040) / 1e6,
    );
    for (const sector of ["Residential", "Commercial", "Agriculture"]) {
      const parts = ["Electricity", "Gases", "Liquids", "Solids", "Heat"];
      const sum = parts.reduce(
        (all, part) => all + valueOf(`Final Energy|${sector}|${part}`, 2035),
        0,
      );
      expect(sum).toBeCloseTo(valueOf(`Final Energy|${sector}`, 2035), 15);
    }
    const direct = valueOf("Emissions|CO2|Energy|Demand|Residential", 2040);
    const all = valueOf("Emissions|CO2|Territorial|Residential", 2040) / 1e3;
    expect(direct).toBeGreaterThan(0);
    expect(direct).toBeLessThan(all);
  });

  it("says of every other result why it has no row", () => {
    const shown = new Set(named.flatMap(({ outputs }) => outputs));
    const left = new Set(wide.leftOut.map(({ output }) => output));
    for (const [id, { dims }] of quantitiesOf(outcome.catalogue, "outputs")) {
      if (dims.length > 0 || !outcome.run.has(id) || shown.has(id)) continue;
      const isMissing = outcome.scenario.model.regions[0]!.missing?.includes(id) === true;
      expect(left.has(id), id).toBe(!isMissing);
    }
    for (const { reason } of wide.leftOut) expect(reason).not.toBe("");
    expect(left.has("green.trees_added")).toBe(true);
  });

  it("keeps a region with a hostile name on one line and out of the hierarchy", () => {
    const { notes } = outcome.scenario;
    const title = { nl: "x", en: '=cmd|"A\n<script>\t{{' };
    const regions = [{ ...notes.regions[0]!, title }];
    const hostile: RunOutcome = {
      ...outcome,
      scenario: { ...outcome.scenario, notes: { ...notes, regions } },
    };
    const { rows } = iamcTable([hostile], list, "ademruimte 0.1.0", "long");
    expect(rows[1]![2]).toBe('=cmd/"A <script> {{');
    const lines = csvText(rows, TIDY).trimEnd().split("\n");
    expect(lines).toHaveLength(rows.length);
  });
});

describe("the table of an ensemble", () => {
  const { record } = inventedEnsemble(shipped("kortrijk/kortrijk-2040.yaml"));
  const { rows, leftOut } = iamcEnsemble([record], list, "ademruimte 0", "long");
  const bands = new Map(record.regions[0]!.indicators.map((band) => [band.id, band]));

  it("has the plain run as it is, and five percentiles named as in the AR6 database", () => {
    const plain = iamcTable([outcome], list, "ademruimte 0", "long").rows;
    const values = new Map(rows.map((row) => [`${row[3]} ${row[5]}`, row[6]]));
    let told = 0;
    for (const [, , , variable, , year, value] of plain.slice(1)) {
      const own = values.get(`${variable} ${year}`);
      if (own === undefined) continue;
      expect(own, `${variable}`).toBe(value);
      told++;
    }
    expect(told).toBeGreaterThan(3000);
    for (const entry of named.filter(({ outputs }) => outputs.length === 1)) {
      const band = bands.get(entry.outputs[0]!);
      if (band === undefined) continue;
      const convert = conversionOf(entry, catalogue);
      ["5.0", "25.0", "50.0", "75.0", "95.0"].forEach((percent, at) => {
        const value = band.quantiles[at]![2040 - 2024]!;
        const name = `${entry.variable}|${percent}th Percentile`;
        const found = values.get(`${name} 2040`);
        if (value === null) expect(found).toBeUndefined();
        else expect(found, name).toBe(convert(value));
      });
    }
  });

  it("leaves out sums, of which no quantile can be known, and says so", () => {
    const sums = list.filter(
      ({ outputs, defined }) => outputs.length > 1 && defined !== "left out",
    );
    expect(sums.length).toBeGreaterThan(0);
    for (const { outputs, variable } of sums) {
      expect(leftOut.find(({ output }) => output === outputs.join(" + "))!.reason).toContain("sum");
      expect(rows.some((row) => `${row[3]}`.startsWith(`${variable}|5.0th`))).toBe(false);
    }
  });
});
