/** `simulate explain` says where a figure comes from, and says the same as the run. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { simulate, temporaryFolder } from "./simulate.ts";

interface Place {
  readonly file: string;
  readonly line: number;
}
interface Value {
  readonly year: number;
  readonly plan: readonly number[];
  readonly reference: readonly number[];
}
interface Node {
  readonly id: string;
  readonly values: readonly Value[];
  readonly from: {
    readonly inputs: readonly { readonly id: string }[];
    readonly parameters: readonly string[];
    readonly levers: readonly string[];
  };
}
interface Found extends Node {
  readonly kind: string;
  readonly equation: { readonly id: string; readonly parts: readonly unknown[] } | null;
  readonly behind: readonly Node[];
  readonly parameters: readonly { readonly id: string; readonly at: readonly Place[] }[];
  readonly levers: readonly {
    readonly id: string;
    readonly set: readonly (Place & { by: string })[];
  }[];
  readonly leftOut: { readonly outputs: number; readonly parameters: number };
}
interface Answer<T = Found> {
  readonly kind: string;
  readonly diagnostics: readonly { readonly code: string }[];
  readonly result: { readonly found: readonly T[] } | null;
}

const PLAN = "kortrijk-2040";
const answer = <T = Found>(...words: string[]): Answer<T> =>
  JSON.parse(simulate(["explain", ...words, "--json"]).out) as Answer<T>;
const only = <T = Found>(...words: string[]): T => answer<T>(...words).result!.found[0]!;
const lineAt = ({ file, line }: Place): string =>
  fs.readFileSync(path.join(root, file), "utf8").split("\n")[line - 1]!;

interface Run {
  readonly years: readonly number[];
  readonly indicators: Readonly<Record<string, { values: number[]; reference: number[] }>>;
  readonly targets: readonly { id: string; status: string; reached: number | null }[];
}
const run = (
  JSON.parse(simulate([`scenarios/kortrijk/${PLAN}.yaml`, "--no-files", "--json"]).out) as {
    result: { regions: readonly Run[] };
  }
).result.regions[0]!;
const inRun = (id: string, year: number): number =>
  run.indicators[id]!.values[run.years.indexOf(year)]!;

describe("a result", () => {
  const total = only("emissions.total", PLAN, "--depth", "99");

  it("has the figures of the run, its own and those behind it", () => {
    for (const { id, values } of [total, ...total.behind]) {
      if (run.indicators[id] === undefined) continue;
      for (const { year, plan } of values) expect(plan[0], id).toBe(inRun(id, year));
    }
  });

  it("goes down to the leaves, and through a circle once", () => {
    expect(total.leftOut).toEqual({ outputs: 0, levers: 0, parameters: 0 });
    const nodes = [total, ...total.behind];
    const ids = nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { from } of nodes) {
      for (const { id } of from.inputs) expect(ids).toContain(id);
      for (const id of from.parameters) expect(total.parameters.map((one) => one.id)).toContain(id);
      for (const id of from.levers) expect(total.levers.map((one) => one.id)).toContain(id);
    }
  });

  it("points at the line that gives each figure", () => {
    for (const { id, at } of total.parameters) {
      expect(at.length, id).toBeGreaterThan(0);
      for (const place of at) expect(lineAt(place)).toContain(id);
    }
    const set = total.levers.flatMap((lever) => lever.set.map((one) => ({ id: lever.id, ...one })));
    expect(set.length).toBeGreaterThan(0);
    // The key of a member stands on a line of its own, below that of the lever.
    for (const { file, line } of set) expect(lineAt({ file, line }).trim()).not.toBe("");
  });

  it("shows the equation, also of a programme", () => {
    expect(only("renewables.wind_production").equation?.id).toBe("REN-4");
    expect(only("green.trees_added", PLAN).equation?.id).toBe("PRG-1");
  });

  it("says how much a limit of steps leaves out", () => {
    const near = only("emissions.total", PLAN, "--depth", "0");
    expect(near.behind).toEqual([]);
    expect(near.leftOut.outputs).toBe(total.behind.length);
    const shown = new Set(near.parameters.map(({ id }) => id)).size;
    expect(near.leftOut.parameters + shown).toBe(total.parameters.length);
  });

  it("is told for one year, and for one member", () => {
    const one = only("emissions.by_sector[transport]", PLAN, "--year", "2040");
    expect(one.values.map(({ year }) => year)).toEqual([2040]);
    const { out } = simulate(["explain", "emissions.by_sector[transport]", PLAN, "--year", "2040"]);
    expect(out).toMatch(/over het jaar \(kt CO₂\) +3\d,\d\n/);
  });

  it.each(["nl", "en"])("fits on a screen in %s", (language) => {
    const { out, status } = simulate(["explain", "heat.delivered", PLAN, "--lang", language]);
    expect(status).toBe(0);
    const wide = out.split("\n").filter((line) => line.length > 100 && !line.includes("http"));
    expect(wide).toEqual([]);
    const words = language === "nl" ? "Hoe het berekend wordt" : "How it is computed";
    expect(out.split("\n").slice(0, 30).join("\n")).toContain(words);
  });
});

describe("a lever", () => {
  interface Lever {
    readonly kind: string;
    readonly set: readonly Place[];
    readonly laws: readonly { readonly id: string }[];
    readonly levels: readonly { readonly level: number | null }[];
    readonly moves: readonly {
      readonly id: string;
      readonly values: readonly { year: number; alone: number; reference: number }[] | null;
    }[];
  }

  it("tells what it moves, alone, against unchanged policy", () => {
    const [result, lever] = answer<Lever>("renewables.wind_capacity", PLAN).result!.found;
    expect([result!.kind, lever!.kind]).toEqual(["output", "lever"]);
    expect(lineAt(lever!.set[0]!)).toContain("renewables.wind_capacity");
    const moved = lever!.moves.find(({ id }) => id === "emissions.total")!;
    const last = moved.values!.find(({ year }) => year === 2040)!;
    expect(last.reference).toBe(
      run.indicators["emissions.total"]!.reference[run.years.indexOf(2040)],
    );
    expect(last.alone).toBeLessThan(last.reference);
    expect(last.alone).toBeGreaterThan(inRun("emissions.total", 2040));
    expect(lever!.levels.map(({ level }) => level)).toContain(4);
  });

  it("names the outputs without figures where the plan leaves it alone", () => {
    const [, lever] = answer<Lever>("renewables.wind_capacity").result!.found;
    expect(lever!.set).toEqual([]);
    expect(lever!.moves.every(({ values }) => values === null)).toBe(true);
  });

  it("tells the laws that act on it", () => {
    const lever = only<Lever>("housing.new_heating_mix", PLAN);
    expect(lever.laws.length).toBeGreaterThan(0);
    const law = only<{ kind: string; actsOn: readonly string[] }>(lever.laws[0]!.id, PLAN);
    expect(law.kind).toBe("law");
    expect(law.actsOn.join()).toContain("housing.new_heating_mix");
  });
});

describe("what else has an id", () => {
  it("is a parameter, with range, grade, source, place and what it drives", () => {
    const { out } = simulate(["explain", "emissions.grid_factor", PLAN, "--lang", "en"]);
    expect(out).toMatch(/Value \(kg CO₂ per kWh\) +0\.179/);
    expect(out).toMatch(/derived · range .* · in an ensemble 90 % within the range/);
    expect(out).toMatch(/moves with group\s+grid-factor \(0\.80\) · ember-owid/);
    expect(out).toMatch(/parameters\/emissions\.csv:\d+/);
    expect(out).toContain("CO₂ emissions (emissions.total) · EMI-3");
    const card = only<{ groups: string[]; records: { group?: { correlation: number } }[] }>(
      "emissions.grid_factor",
      PLAN,
    );
    expect(card.groups).toEqual(["grid-factor"]);
    for (const { group } of card.records) expect(group!.correlation).toBe(0.8);
  });

  it("is an amount of another year, as its source states it, with the source of the index", () => {
    const { out } = simulate(["explain", "costs.wind_cost", PLAN, "--lang", "en"]);
    expect(out).toMatch(/stated as \d+ EUR2025\/kW; prices x 0\.976 from that year to 2024/);
    expect(out).toContain("statbel-inflation: Consumer price index of Belgium");
  });

  it("is a goal, judged as in the run", () => {
    const goal = only<{ status: string; reached: number; assumptions: unknown[] }>(
      "co2_2030",
      PLAN,
    );
    const judged = run.targets.find(({ id }) => id === "co2_2030")!;
    expect([goal.status, goal.reached]).toEqual([judged.status, judged.reached]);
    expect(goal.assumptions.length).toBeGreaterThan(0);
  });

  it("is an indicator or check of the plan's own, with the values of its formula", () => {
    interface Own {
      readonly kind: string;
      readonly values: readonly { year: number; plan: number }[];
      readonly parts: readonly { text: string; values: readonly { value: number }[] }[];
    }
    const own = only<Own>("sun_per_head", PLAN, "--year", "2040");
    const [whole, sun, people] = own.parts.map(({ values }) => values[0]!.value);
    expect(sun! / people!).toBeCloseTo(whole!, 12);
    expect(sun).toBe(inRun("renewables.pv_capacity", 2040));
    expect(only<Own>("households_2035", PLAN).kind).toBe("check");
  });

  it("shows a default beside the local figure, and a number of the plan's own", () => {
    const folder = temporaryFolder();
    const plan = path.join(folder, "plan.yaml");
    fs.writeFileSync(
      plan,
      [
        "id: plan",
        "region: kortrijk",
        "levers:",
        '  renewables.wind_capacity: "wish * ramp(2026, 2040)"',
        "parameters:",
        "  wish: 20 MW",
        "  renewables.wind_lifetime: { value: 22 year, low: 20 year, high: 25 year, note: a guess }",
        "",
      ].join("\n"),
    );
    try {
      const { out } = simulate(["explain", "renewables.wind_lifetime", plan]);
      expect(out).toMatch(/in plaats van 25 jaar · literatuur · danish-energy-agency/);
      expect(out).toContain("plan.yaml:7");
      const own = only<{ kind: string; usedBy: readonly string[] }>("wish", plan);
      expect([own.kind, own.usedBy]).toEqual(["ownParameter", ["renewables.wind_capacity"]]);
      const lever = simulate(["explain", "renewables.wind_capacity", plan], { cwd: folder }).out;
      // Of a file of the program it helps nobody how to get there from a folder of one's own.
      expect(lever).toContain("<ademruimte>/scenarios/regions/kortrijk/");
      expect(lever).not.toContain("../");
      expect(lever).toMatch(/wish \* ramp\(2026, 2040\) \(plan, .*plan\.yaml:4\)/);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("what has no explanation", () => {
  it.each([
    ["renewables.wind_capacty", "renewables.wind_capacity"],
    ["heat.connection_share[vening]", "venning"],
    ["wind", "renewables.wind_capacity"],
  ])("%s: did you mean %s?", (id, meant) => {
    const { status, error } = simulate(["explain", id]);
    expect(status).toBe(1);
    expect(error).toContain(meant);
    expect(error.includes("simulate list levers wind")).toBe(id === "wind");
    expect(answer(id)).toMatchObject({ kind: "failure", result: null });
    expect(answer(id).diagnostics[0]!.code).toBe("unknown-name");
  });

  it("is a chart", () => {
    const chart = (
      JSON.parse(simulate(["list", "charts", "--json"]).out) as { result: { id: string }[] }
    ).result[0]!.id;
    expect(simulate(["explain", chart]).status).toBe(1);
  });

  it("is a year outside the run, or half a step", () => {
    expect(simulate(["explain", "emissions.total", "--year", "1990"]).status).toBe(2);
    expect(simulate(["explain", "emissions.total", "--depth", "1.5"]).status).toBe(2);
  });
});

describe("the language of a plan", () => {
  it.each([
    [
      "that does not load",
      "id: plan\nlanguage: en\nregion: kortrijk\nlevers:\n  heat.nothing: 1\n",
    ],
    ["that is no YAML", "id: plan\nlanguage: en\nregion: [kortrijk\n"],
  ])("is that of the mistakes of one %s", (_, text) => {
    const folder = temporaryFolder();
    const plan = path.join(folder, "plan.yaml");
    fs.writeFileSync(plan, text);
    try {
      for (const words of [[plan], ["validate", plan], ["show", plan], ["list", "levers", plan]]) {
        expect(simulate([...words, ...(words.length === 1 ? ["--no-files"] : [])]).error).toMatch(
          /^error\[/,
        );
      }
      expect(simulate(["explain", "emissions.total", plan]).error).toMatch(/^error\[/);
      expect(simulate(["validate", plan, "--lang", "nl"]).error).toMatch(/^fout\[/);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe.each(["docs/reference/explain.md", "docs/nl/verklaren.md"])("%s", (page) => {
  const text = fs.readFileSync(path.join(root, page), "utf8");
  const examples = [...text.matchAll(/```sh\nnpx simulate (.+)\n```\n\n```text\n([^]+?)\n```/g)];

  it("has examples", () => expect(examples.length).toBe(3));

  it.each(examples.map(([, words, shown]) => [words!, shown!]))(
    "shows what %s prints",
    (words, shown) => {
      const { out } = simulate(words.split(" "));
      expect(out.split("\n").slice(0, shown.split("\n").length).join("\n")).toBe(shown);
    },
  );
});
