/** The municipalities of Zuid-West-Vlaanderen are what the maker gives, run, and keep their counts. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import { startOf } from "../../engine/scenario/municipality/ages.ts";
import { householdsOn, knownMunicipalities } from "../../engine/scenario/municipality/facts.ts";
import { madeGroup, madeRegions } from "../../engine/scenario/municipality/supplied-folders.ts";
import { rowsOf } from "../../engine/scenario/municipality/tables.ts";
import { resolveGroup } from "../../engine/scenario/group/resolve-group.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { diagnosticsText } from "../../cli/show-diagnostics.ts";
import { root } from "../arbitraries/root.ts";
import { WithPlan } from "../arbitraries/shipped.ts";
import { suppliedTexts } from "../arbitraries/supplied-texts.ts";

const municipalities = knownMunicipalities(suppliedTexts);
const made = madeRegions(suppliedTexts);

const PLAN = "kortrijk/own.yaml";
const reference = (region: string) => {
  const files = new WithPlan(
    PLAN,
    `id: own\ntitle: { nl: Eigen, en: Own }\nregion: ${region}\nlanguage: nl\n`,
  );
  const { scenario, diagnostics } = resolveScenario({
    ...{ files, shipped: suppliedIn(files), planPath: PLAN, catalogue },
    ...{ formulas: () => null!, sets: [] },
  });
  expect(diagnosticsText(diagnostics, "en")).toBe("");
  return runScenario(scenario!, false).run;
};

describe("the folders of the municipalities", () => {
  it("are thirteen, with every file as the maker writes it and no other", () => {
    expect(municipalities.length).toBe(13);
    for (const { id } of municipalities) {
      if (id === "kortrijk") continue;
      const folder = path.join(root, "scenarios/regions", id);
      const there = fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          path.relative(path.join(root, "scenarios"), path.join(entry.parentPath, entry.name)),
        )
        .map((name) => name.split(path.sep).join("/"));
      const wanted = [...made.keys()].filter((name) => name.startsWith(`regions/${id}/`));
      expect(there.sort()).toEqual(wanted.sort());
    }
    for (const [name, text] of [...made, ...madeGroup(suppliedTexts)]) {
      expect(suppliedTexts(name), name).toBe(text);
    }
  });

  it("say of every figure how it was come by, and call none measured that is not", () => {
    for (const [name, text] of made) {
      if (!/\/(?:parameters|reference)\//.test(name)) continue;
      for (const row of rowsOf(() => text, name)) {
        expect(row.grade, `${name} ${row.parameter ?? row.lever}`).not.toBe("measured");
        expect(row.note, `${name} ${row.parameter ?? row.lever}`).not.toBe("");
        expect(Number(row.low), name).toBeLessThanOrEqual(Number(row.value));
        expect(Number(row.high), name).toBeGreaterThanOrEqual(Number(row.value));
      }
    }
  });
});

describe.each(municipalities)("$name on the reference", (municipality) => {
  const run = reference(municipality.id);

  it("opens with its counted inhabitants", () => {
    expect(run.at("demography.population", 2024)).toBeCloseTo(startOf(municipality).total, 6);
  });

  it("has the households of 2024 within 1.5 % of the outlook, and 3 to 6 t of CO2 per inhabitant", () => {
    const outlook = householdsOn(municipality, 2024)!;
    expect(Math.abs(run.at("demography.households", 2024) / outlook - 1)).toBeLessThan(0.015);
    const perInhabitant =
      run.at("emissions.total", 2024) / run.at("demography.population", 2024) / 1000;
    expect(perInhabitant).toBeGreaterThan(3);
    expect(perInhabitant).toBeLessThan(6);
  });

  it("stays within a tenth of the official outlook for households, which set none of its figures", () => {
    for (const year of [2030, 2035, 2040]) {
      const outlook = householdsOn(municipality, year)!;
      const own = run.at("demography.households", year);
      expect(Math.abs(own / outlook - 1), String(year)).toBeLessThan(0.1);
    }
  });
});

it("keeps the 321 541 inhabitants of the region", () => {
  const total = municipalities.reduce((sum, one) => sum + startOf(one).total, 0);
  expect(total).toBe(302_332 + 19_209);
});

describe("the group zuid-west-vlaanderen", () => {
  const files = new WithPlan(
    PLAN,
    "id: own\ntitle: { nl: Eigen, en: Own }\ngroup: zuid-west-vlaanderen\n",
  );
  const { group: scenario, diagnostics } = resolveGroup({
    ...{ files, shipped: suppliedIn(files), planPath: PLAN, catalogue },
    ...{ formulas: () => null!, sets: [] },
  });

  it("loads by its name, with its thirteen municipalities and the moves between them", () => {
    expect(diagnosticsText(diagnostics, "en")).toBe("");
    const { members, moves } = scenario!.model;
    expect([...members].sort()).toEqual(municipalities.map(({ id }) => id).sort());
    for (const from of members) {
      const leaving = moves.filter((move) => move.from === from);
      const inside = leaving.reduce((sum, { share }) => sum + share, 0);
      expect(leaving.length, from).toBeGreaterThan(8);
      expect(inside, from).toBeLessThan(0.64);
    }
  });

  it("has a tile of its own for each, west of what lies east of it", () => {
    const { tiles } = scenario!.notes;
    const placed = Object.values(tiles).map(({ column, row }) => `${column} ${row}`);
    expect(new Set(placed).size).toBe(13);
    const westward = ["wervik", "menen", "wevelgem", "kortrijk", "zwevegem", "avelgem"];
    const columns = westward.map((id) => tiles[id]!.column);
    expect(columns).toEqual([...columns].sort((a, b) => a - b));
    expect(tiles.lendelede!.row).toBeLessThan(tiles.kortrijk!.row);
    expect(tiles["spiere-helkijn"]!.row).toBeGreaterThan(tiles.zwevegem!.row);
  });
});

/** A table as the formatter of the project writes it. */
function alignedTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join(" | ")} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join("\n");
}

it("is told as it comes out: docs/reference/made-regions-outlook.md", async () => {
  const whole = (value: number): string =>
    String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, " ");
  const off = (own: number, outlook: number): string => {
    const percent = (100 * (own / outlook - 1)).toFixed(1);
    return percent.startsWith("-") ? percent : `+${percent}`;
  };
  const rows = municipalities.map((municipality) => {
    const run = reference(municipality.id);
    const people = (year: number): number => run.at("demography.population", year);
    const homes = (year: number): number => run.at("demography.households", year);
    const outlook = (year: number): number => householdsOn(municipality, year)!;
    return [
      ...[municipality.name, whole(people(2024)), whole(people(2040))],
      ...[whole(homes(2024)), whole(homes(2040)), whole(outlook(2040))],
      ...[2024, 2030, 2035, 2040].map((year) => off(homes(year), outlook(year))),
      (run.at("emissions.total", 2024) / people(2024) / 1000).toFixed(2),
    ];
  });
  const header = [
    ...["municipality", "people 2024", "2040", "households 2024", "2040", "outlook 2040"],
    ...["2024 %", "2030 %", "2035 %", "2040 %", "t CO2 per head 2024"],
  ];
  const text = `# Households of the municipalities against the official outlook

Each municipality run alone on the reference. The columns in % say how much more (+) or fewer (-)
private households the run has than Statistiek Vlaanderen (May 2024) on 1 January. A test writes this
page (\`npx vitest run --project engine test/scenarios/municipalities.test.ts --update\`) and fails when
it is not what comes out. How the figures are come by: [made-regions.md](made-regions.md).

${alignedTable([header, ...rows])}
`;
  await expect(text).toMatchFileSnapshot(path.join(root, "docs/reference/made-regions-outlook.md"));
});
