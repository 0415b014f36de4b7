/** `simulate validate`, `init` and `schema`, and what the command says of itself. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../arbitraries/root.ts";
import { digestsBelow, PLAN, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
};
const wrong = write("wrong.yaml", "id: wrong\nregion: kortrijk\nlevers: { housing.x: 3 }\n");
const right = write("right.yaml", "id: right\nregion: kortrijk\n");
const measures = write(
  "measures/wind.yaml",
  "id: wind\nlevel: 2\nlevers:\n  renewables.wind_capacity: { 2040: 31 MW }\n",
);

interface Judged {
  readonly plan: string;
  readonly kind: string;
  readonly valid: boolean;
  readonly errors: number;
  readonly counts: Readonly<Record<string, number>> | null;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly at: { readonly file: string };
  }[];
}
const judged = (...args: string[]): Judged[] =>
  (JSON.parse(simulate(["validate", ...args, "--json"]).out) as { result: Judged[] }).result;

describe("simulate validate", () => {
  it("judges many files at once, each under its name, and counts", () => {
    const { status, out, error } = simulate(["validate", wrong, right, PLAN]);
    expect(status).toBe(1);
    expect(error).toMatch(/── .*wrong\.yaml\nfout\[unknown-lever\]/);
    expect(out).toContain("3 bestanden, 2 in orde, 1 met fouten\n");
    expect(out).toMatch(/kortrijk-2040\.yaml: in orde \(\d+ hefbomen, .*\d+ doelen/);
  });

  it("knows a package of measures and a region by themselves", () => {
    const [own, supplied, region] = judged(
      measures,
      "warmte-2",
      path.join(root, "scenarios", "regions", "kortrijk"),
    );
    expect(own).toMatchObject({ kind: "package", valid: true, counts: { levers: 1, targets: 0 } });
    expect(supplied).toMatchObject({ kind: "package", valid: true });
    expect(region).toMatchObject({ kind: "region", valid: true });
    expect(region!.counts!["parameters"]).toBeGreaterThan(200);
  });

  it("points into a package that is wrong, not at what it was judged with", () => {
    const file = write("measures/sun.yaml", "id: sun\nlevel: 2\nlevers: { renewables.pv: 3 MW }\n");
    const [one] = judged(file);
    expect(one).toMatchObject({ valid: false, errors: 1, counts: null });
    expect(one!.diagnostics[0]!.code).toBe("unknown-lever");
    expect(one!.diagnostics[0]!.at.file).toMatch(/measures\/sun\.yaml$/);
  });

  it("says for a program what is wrong with each file, with status 1", () => {
    const { status, out } = simulate(["validate", wrong, right, "--json"]);
    expect(status).toBe(1);
    const { result, diagnostics } = JSON.parse(out) as { result: Judged[]; diagnostics: unknown[] };
    expect(result.map(({ valid }) => valid)).toEqual([false, true]);
    expect(result[0]!.diagnostics).toEqual(diagnostics);
    expect(result[0]!.diagnostics[0]).toMatchObject({
      message: { nl: expect.any(String) as string, en: expect.any(String) as string },
    });
  });
});

describe.each(["nl", "en"])("simulate init --lang %s", (language) => {
  const project = path.join(folder, `city-${language}`);
  const region = language === "nl" ? "regio" : "region";
  const made = simulate(["init", project, "--lang", language]);

  it("makes a project whose plan runs unchanged and whose region loads", () => {
    expect(made).toMatchObject({ status: 0, error: "" });
    const run = simulate(["plan.yaml"], { cwd: project });
    expect(run).toMatchObject({ status: 0, error: "" });
    expect(simulate(["validate", "plan.yaml", region], { cwd: project }).status).toBe(0);
  });

  it("shows rows that can be put into the tables", () => {
    const place = path.join(project, region);
    const own = language === "nl" ? "eigen" : "own";
    const help = fs.readFileSync(
      path.join(place, language === "nl" ? "LEESMIJ.txt" : "README.txt"),
      "utf8",
    );
    for (const [table, row] of [
      ["sources", /^ +((?:bevolkingsregister|population-register),.*)$/m],
      ["parameters", /^ +(climate\..*)$/m],
    ] as const) {
      fs.appendFileSync(path.join(place, table, `${own}.csv`), `${row.exec(help)![1]!}\n`);
    }
    const { status, error } = simulate(["validate", place]);
    expect([status, error]).toEqual([0, ""]);
  });

  it("names the schema that lies beside the plan", () => {
    const [line] = fs.readFileSync(path.join(project, "plan.yaml"), "utf8").split("\n");
    expect(line).toBe("# yaml-language-server: $schema=./plan.schema.json");
    const schema = JSON.parse(
      fs.readFileSync(path.join(project, "plan.schema.json"), "utf8"),
    ) as Record<string, unknown>;
    expect(schema["$schema"]).toContain("draft-07");
  });

  it("writes nothing where there is something", () => {
    const before = digestsBelow(project);
    const again = simulate(["init", project]);
    expect(again.status).toBe(1);
    expect(again.error).toContain("foreign-folder");
    expect(digestsBelow(project)).toEqual(before);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("simulate schema", () => {
  it("has the members of the plan's region and the ids of its own", () => {
    write("own/ademruimte.yaml", "");
    write("own/town/region.yaml", "id: town\ntitle: { nl: A, en: A }\nextends: kortrijk\n");
    const plan = write(
      "own/plan.yaml",
      `id: own
region: ./town
indicators: { sun: { formula: renewables.pv_capacity / demography.population, unit: kW } }
programmes:
  city.benches:
    title: { nl: Banken, en: Benches }
    meaning: { nl: Banken, en: Benches }
    unit: { count: benches }
    theme: space
    actor: city
    since: 2025
    source: note
`,
    );
    const out = path.join(folder, "own.schema.json");
    expect(simulate(["schema", plan, "--out", out]).status).toBe(0);
    const text = fs.readFileSync(out, "utf8");
    for (const id of ["city.benches", '"sun"', "venning"]) expect(text).toContain(id);
    expect(parse(text, { maxAliasCount: 0 })).toHaveProperty("properties.levers");
  });

  it("has the levers of the plan's own that a story about it may move", () => {
    const plan = path.join(folder, "own", "plan.yaml");
    const { status, out } = simulate(["schema", plan, "--kind", "story"]);
    expect(status).toBe(0);
    const step = `properties.steps.items.properties`;
    const schema = JSON.parse(out) as object;
    expect(schema).toHaveProperty(`${step}.levers.properties`);
    expect(JSON.stringify(schema)).toContain('"const":"city.benches"');
    expect(schema).toHaveProperty(`${step}.year.maximum`, 2050);
  });

  it("refuses a place that it cannot write to", () => {
    const { status, error } = simulate(["schema", "--out", path.join(folder, "no", "file.json")]);
    expect(status).toBe(1);
    expect(error).toContain("unwritable-output");
  });
});

describe("the command", () => {
  it.each(["validate", "list", "schema", "init"])("shows examples with %s --help", (command) => {
    const { status, out } = simulate([command, "--help"]);
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`Voorbeelden:\\n +simulate ${command} `));
  });

  it.each([
    ["lst", "list"],
    ["validat", "validate"],
    ["shema", "schema"],
    ["innit", "init"],
  ])("asks of %s whether %s was meant", (typed, meant) => {
    const { status, error } = simulate([typed, "levers"]);
    expect(status).toBe(2);
    expect(error).toContain(`Bedoelde u simulate ${meant}?`);
  });
});
