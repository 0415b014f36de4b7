/** `simulate export`: which files it writes, what it says of them, and what it leaves alone. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digestsBelow, filesBelow, PLAN, readCsv, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("an IAMC table", () => {
  it("holds all plans, in the folder that is asked for", () => {
    const { status, out, error } = simulate([
      ...["export", "referentie", PLAN, "--format", "iamc", "--out", folder],
    ]);
    expect([status, error]).toEqual([0, ""]);
    const file = path.join(folder, "referentie-kortrijk-2040-iamc.csv");
    expect(out).toContain(file);
    expect(out).toMatch(/\d+ variabelen\n\d+ uitkomsten staan er niet in/);
    const rows = readCsv(fs.readFileSync(file, "utf8"));
    expect(new Set(rows.map((row) => row["Scenario"]))).toEqual(
      new Set(["referentie", "kortrijk-2040"]),
    );
    expect(Object.keys(rows[0]!)).toContain("2040");
  });

  it("is written to the file that is asked for, over its own kind alone", () => {
    const file = path.join(folder, "tabel.csv");
    const asked = ["export", PLAN, "--format", "iamc", "--layout", "long", "--out", file];
    expect(simulate(asked).status).toBe(0);
    const first = fs.readFileSync(file);
    expect(simulate([...asked, "--json"]).status).toBe(0);
    expect(Buffer.compare(fs.readFileSync(file), first)).toBe(0);
    fs.writeFileSync(file, "mijn eigen cijfers\n");
    const { status, error } = simulate([...asked, "--lang", "en"]);
    expect(status).toBe(1);
    expect(error).toContain("exists already and is no table of this program");
    expect(fs.readFileSync(file, "utf8")).toBe("mijn eigen cijfers\n");
  });

  it("tells in --json what has no row, and why", () => {
    const { status, out } = simulate([
      ...["export", PLAN, "--format", "iamc", "--out", folder, "--json"],
    ]);
    expect(status).toBe(0);
    const { kind, result } = JSON.parse(out) as {
      kind: string;
      result: { leftOut: { output: string; reason: string }[]; variables: number };
    };
    expect(kind).toBe("export");
    expect(result.variables).toBeGreaterThan(150);
    expect(result.leftOut.find(({ output }) => output === "housing.connectable")!.reason).toBe(
      "an inner step of the model",
    );
  });
});

describe("a data package", () => {
  it("is a folder that this program made, and makes again", () => {
    const asked = ["export", PLAN, "--format", "datapackage", "--out", folder, "--quiet"];
    expect(simulate(asked)).toMatchObject({ status: 0, out: "" });
    const target = path.join(folder, "kortrijk-2040-datapackage");
    const files = digestsBelow(target);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(["datapackage.json", "indicators.csv", "quantities.csv", "run.json"]),
    );
    expect(simulate(asked).status).toBe(0);
    expect(digestsBelow(target)).toEqual(files);
    expect(simulate(["rerun", target, "--quiet"]).status).toBe(0);
  });

  it("leaves a folder alone in which somebody put a file", () => {
    const own = path.join(folder, "kortrijk-2040-datapackage", "eigen.txt");
    fs.writeFileSync(own, "x");
    const { status, error } = simulate([
      "export",
      PLAN,
      "--format",
      "datapackage",
      "--out",
      folder,
    ]);
    expect(status).toBe(1);
    expect(error).toContain("eigen.txt");
    expect(fs.existsSync(own)).toBe(true);
  });
});

describe("the command line", () => {
  it.each([
    [["export", PLAN], "format"],
    [["export", PLAN, "--format", "excel"], "iamc"],
    [["export", PLAN, "--format", "datapackage", "--layout", "long"], "--format iamc"],
    [["exprt", PLAN, "--format", "iamc"], "simulate export"],
    [["export", PLAN, "--format", "iamc", "--layot", "long"], "--layout"],
  ])("says what is wrong with %s", (args, told) => {
    const { status, error } = simulate([...args, "--lang", "en"]);
    expect(status).toBe(2);
    expect(error).toContain(told);
  });

  it("writes nothing when a plan is wrong", () => {
    const plan = path.join(folder, "fout.yaml");
    fs.writeFileSync(plan, "id: fout\nregion: kortrijk\nlevers: { housing.x: 1 }\n");
    const { status } = simulate(["export", plan, "--format", "iamc", "--out", folder]);
    expect(status).toBe(1);
    expect(fs.existsSync(path.join(folder, "fout-iamc.csv"))).toBe(false);
  });
});

describe("an ensemble", () => {
  const ID = "kortrijk-2040";
  const ensemble = path.join(folder, `${ID}--ensemble`);
  beforeAll(() => {
    const made = simulate(["ensemble", PLAN, "--members", "200", "--out", folder, "--quiet"]);
    expect(made.status).toBe(0);
  });

  it("is handed on as an IAMC table with a variable for each percentile", () => {
    const asked = ["export", ensemble, "--format", "iamc", "--out", folder, "--lang", "en"];
    expect(simulate(asked)).toMatchObject({ status: 0, error: "" });
    const rows = readCsv(fs.readFileSync(path.join(folder, `${ID}-ensemble-iamc.csv`), "utf8"));
    const of = (name: string): number =>
      Number(rows.find((row) => row["Variable"] === `Emissions|CO2|Territorial${name}`)!["2040"]);
    expect(of("|5.0th Percentile")).toBeLessThan(of("|50.0th Percentile"));
    expect(of("")).toBeGreaterThan(0);
  });

  it("is handed on as a data package with the same tables, which rerun takes", () => {
    const asked = ["export", ensemble, "--format", "datapackage", "--out", folder, "--quiet"];
    expect(simulate(asked)).toMatchObject({ status: 0, error: "" });
    const made = filesBelow(path.join(folder, `${ID}--ensemble-datapackage`));
    const stored = filesBelow(ensemble);
    expect([...made.keys()]).toContain("datapackage.json");
    for (const [name, bytes] of stored) {
      if (name.endsWith(".csv")) expect(made.get(name)!.equals(bytes), name).toBe(true);
    }
    const place = path.join(folder, `${ID}--ensemble-datapackage`);
    expect(simulate(["rerun", place, "--strict", "--quiet"]).status).toBe(0);
  });

  it("fills a note, and refuses one of another plan", () => {
    const note = path.join(folder, "nota.md");
    fs.writeFileSync(note, "# Nota\n\nDe uitstoot is {emissions.total 2040 band}.\n");
    const filled = path.join(folder, `nota-${ID}.md`);
    const asked = ["note", note, PLAN, "--ensemble", ensemble, "--quiet"];
    expect(simulate(asked)).toMatchObject({ status: 0, error: "" });
    expect(fs.readFileSync(filled, "utf8")).toMatch(/in 9 van de 10 doorrekeningen tussen/);
    const checked = simulate(["note", "--check", filled]);
    expect(checked.status).toBe(0);
    expect(checked.out).toContain("Ensemble: ongewijzigd");
    const other = simulate(["note", note, "referentie", "--ensemble", ensemble]);
    expect([other.status, other.error]).toEqual([1, expect.stringContaining("other-ensemble")]);
    fs.renameSync(ensemble, `${ensemble}-weg`);
    const without = simulate(["note", "--check", filled, "--json"]);
    expect(without.status).toBe(1);
    const { result } = JSON.parse(without.out) as {
      result: { ensemble: unknown; sameEnsemble: boolean; bindings: { state: string }[] };
    };
    expect(result).toMatchObject({ ensemble: null, sameEnsemble: false });
    expect(result.bindings.map(({ state }) => state)).toEqual(["no-value"]);
  });
});
