/** A plan over several municipalities as a person runs it: what is written, said, and run again. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMON_COLUMNS, RESULT_TABLES } from "../../viz/files/result-columns.ts";
import { catalogue } from "../../engine/model/index.ts";
import { filesBelow, readCsv, simulate, temporaryFolder, type Finished } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const MEMBERS = ["kortrijk", "menen", "kuurne"] as const;
const GROUP = "driegem";

fs.writeFileSync(path.join(folder, "ademruimte.yaml"), "");
fs.mkdirSync(path.join(folder, "driegem"));
fs.writeFileSync(
  path.join(folder, "driegem", "group.yaml"),
  `id: ${GROUP}
title: { nl: Driegem, en: Threeham }
members:
${MEMBERS.map((id) => `  ${id}: { region: ${id} }`).join("\n")}
`,
);
fs.writeFileSync(
  path.join(folder, "driegem", "moves.csv"),
  `from,to,share,grade,source,where,note
menen,kortrijk,0.1,assumption,test,,invented
kuurne,kortrijk,0.2,assumption,test,,invented
kortrijk,kuurne,0.05,assumption,test,,invented
`,
);
fs.mkdirSync(path.join(folder, "driegem", "sources"));
fs.writeFileSync(
  path.join(folder, "driegem", "sources", "test.csv"),
  "source,title,publisher,year,licence,url\ntest,Invented for a test,Nobody,2026,CC0,\n",
);
const PLAN = path.join(folder, "driegem-2040.yaml");
const TEXT = `id: driegem-2040
title: { nl: Driegem 2040, en: Threeham 2040 }
group: ./driegem
levers:
  housing.renovation_rate: { 2024: 1.3 %, 2030: 2.5 % }
exceptions:
  kortrijk: { plan: kortrijk-2040 }
shared:
  windpark:
    title: { nl: Windpark, en: Wind park }
    lever: renewables.wind_capacity
    amount: { 2030: 0 MW, 2035: 12 MW }
    allocation: { menen: 25 %, kuurne: 75 % }
    source: invented for a test
`;
fs.writeFileSync(PLAN, TEXT);
/** In YAML: a mark that turns the direction of reading, and the beginning of a command. */
const EVIL_ON_A_TERMINAL = '"Plan\\u202Eom\\e[2J"';

const out = path.join(folder, "results");
const results = path.join(out, "driegem-2040");
const run = (...args: readonly string[]): Finished => simulate(args, { cwd: folder });
const table = (name: string): Record<string, string>[] =>
  readCsv(fs.readFileSync(path.join(results, name), "utf8"));

beforeAll(() => {
  expect(run(PLAN, "--out", out, "--quiet", "--each")).toMatchObject({ status: 0, error: "" });
});

describe("the folder of a plan over several municipalities", () => {
  it("is signed file by file, and may be written again", () => {
    const { files, format } = JSON.parse(
      fs.readFileSync(path.join(results, "run.json"), "utf8"),
    ) as { format: string; files: { name: string; sha256: string }[] };
    expect(format).toBe("ademruimte-group-run/1");
    const found = filesBelow(results);
    expect(files.map(({ name }) => name).sort()).toEqual(
      [...found.keys()].filter((name) => name !== "run.json").sort(),
    );
    for (const { name, sha256 } of files) {
      expect(createHash("sha256").update(found.get(name)!).digest("hex"), name).toBe(sha256);
    }
    expect([...found.keys()]).toEqual(
      expect.arrayContaining([
        ...["report.html", "indicators.csv", "population.csv", "moves.csv", "municipalities.csv"],
        ...MEMBERS.map((id) => `municipalities/${id}/report.html`),
      ]),
    );
    const strange = path.join(results, "nota.docx");
    fs.writeFileSync(strange, "");
    expect(run(PLAN, "--out", out, "--quiet")).toMatchObject({ status: 1 });
    expect(filesBelow(results).size).toBe(files.length + 2);
    fs.rmSync(strange);
  });

  it("leads from the report of the group to those of the municipalities, or says how to get them", () => {
    const report = fs.readFileSync(path.join(results, "report.html"), "utf8");
    for (const id of MEMBERS) {
      const link = `municipalities/${id}/report.html`;
      expect(report).toContain(`<a href="${link}">`);
      expect(fs.existsSync(path.join(results, link))).toBe(true);
    }
    const without = path.join(folder, "without");
    expect(run(PLAN, "--out", without, "--quiet")).toMatchObject({ status: 0, error: "" });
    const other = fs.readFileSync(path.join(without, "driegem-2040", "report.html"), "utf8");
    expect(other).not.toContain("municipalities/");
    expect(other).toContain("simulate PLAN.yaml --each");
  });

  it("has a workbook of all municipalities, and the same bytes each time", () => {
    const again = path.join(folder, "again");
    expect(run(PLAN, "--out", again, "--quiet", "--each")).toMatchObject({ status: 0, error: "" });
    const found = filesBelow(results);
    const other = filesBelow(path.join(again, "driegem-2040"));
    expect([...other.keys()].sort()).toEqual([...found.keys()].sort());
    expect(found.has("indicators.xlsx")).toBe(true);
    for (const [name, bytes] of found) expect(other.get(name)!.equals(bytes), name).toBe(true);
  });

  it("has the rows of every municipality in their order, and then those of the group", () => {
    for (const name of filesBelow(results).keys()) {
      if (!name.endsWith(".csv") || ["moves.csv", "municipalities.csv"].includes(name)) continue;
      const order = [...MEMBERS, GROUP];
      const places = table(name).map(({ region }) => order.indexOf(region!));
      expect(places.includes(-1), name).toBe(false);
      expect(
        places.every((place, at) => at === 0 || place >= places[at - 1]!),
        name,
      ).toBe(true);
    }
    for (const row of table("indicators.csv")) expect(row["scenario"]).toBe("driegem-2040");
  });

  it("has sums that are those of the parts, to the bit, and ratios of sums", () => {
    const rows = table("indicators.csv");
    const at = (region: string, indicator: string, year: string): number =>
      Number(
        rows.find(
          (row) =>
            row["region"] === region && row["indicator"] === indicator && row["year"] === year,
        )!["value"],
      );
    for (const id of ["demography.population", "emissions.total", "renewables.wind_capacity"]) {
      for (const year of ["2024", "2037", "2050"]) {
        const sum = MEMBERS.reduce((all, region) => all + at(region, id, year), 0);
        expect(at(GROUP, id, year)).toBe(sum);
      }
    }
    const share = at(GROUP, "emissions.per_inhabitant", "2040");
    const each = MEMBERS.map((region) => at(region, "emissions.per_inhabitant", "2040"));
    expect(share).toBeGreaterThan(Math.min(...each));
    expect(share).toBeLessThan(Math.max(...each));
  });

  it("has a row for every pair, and as many arrivals from elsewhere as departures to there", () => {
    const rows = table("moves.csv");
    const ids = new Set([...MEMBERS, "outside"]);
    expect(new Set(rows.flatMap(({ from, to }) => [from!, to!]))).toEqual(ids);
    const departures = table("indicators.csv").filter(
      ({ indicator }) => indicator === "demography.departures",
    );
    for (const region of MEMBERS) {
      const gone = rows
        .filter(({ from, year }) => from === region && year === "2030")
        .reduce((sum, { persons }) => sum + Number(persons), 0);
      const all = departures.find((row) => row["region"] === region && row["year"] === "2030")!;
      expect(gone).toBeCloseTo(Number(all["value"]), 6);
    }
  });

  it("has no table or column that the pages do not tell of", () => {
    const declared = new Set(
      catalogue.modules.flatMap(({ outputs, accounts }) => [
        ...Object.values(outputs).flatMap(({ dims }) => dims),
        ...Object.values(accounts).flatMap(({ dims, columns }) => [...dims, ...columns]),
      ]),
    );
    for (const [file, bytes] of filesBelow(results)) {
      if (!file.endsWith(".csv")) continue;
      const name = file
        .replace(/^tables\/.*/, "tables/M.O.csv")
        .replace(/^flows\/.*/, "flows/NAME.csv");
      const told = RESULT_TABLES.find(
        (one) => one.name === name && (one.of === "run" || one.of === "group"),
      );
      expect(told, file).toBeDefined();
      const unknown = bytes
        .toString("utf8")
        .split("\n")[0]!
        .split(",")
        .filter(
          (column) =>
            !(column in told!.columns) &&
            !(column in COMMON_COLUMNS) &&
            !(file.includes("/") && declared.has(column)),
        );
      expect(unknown, file).toEqual([]);
    }
  });
});

describe("a stored run of several municipalities", () => {
  it("comes out the same again, and says so", () => {
    const { status, out: said, error } = run("rerun", results, "--strict", "--lang", "en");
    expect([status, error]).toEqual([0, ""]);
    expect(said).toMatch(/Identical: all \d+ figures of \d+ outputs are to the bit/);
    expect(said).toContain("Plan and data are the same as then");
  });

  it("says which municipality moved when the plan does", () => {
    fs.writeFileSync(PLAN, TEXT.replace("2030: 2.5 %", "2030: 2.8 %"));
    const { status, out: said } = run("rerun", results, "--strict", "--lang", "en");
    fs.writeFileSync(PLAN, TEXT);
    expect(status).toBe(3);
    expect(said).toMatch(/Menen: 1 about policy, 0 about background/);
    expect(said).not.toMatch(/Kortrijk: \d+ about policy/);
    expect(said).toMatch(/Kuurne: .*\d/);
  });

  it("is refused when it was edited, and by commands that take one region", () => {
    const copy = path.join(folder, "copy");
    fs.cpSync(results, copy, { recursive: true });
    const file = path.join(copy, "run.json");
    const text = fs.readFileSync(file, "utf8");
    fs.writeFileSync(file, text.replace(/"share": 0\.1\b/, '"share": 0.2'));
    expect(run("rerun", copy).error).toContain("broken-run");
    fs.writeFileSync(file, text.replace('"region": "menen"', '"region": "wervik"'));
    expect(run("rerun", copy).error).toContain("broken-run");
    expect(run("compare", results, "kortrijk-2040").error).toContain("needs-one-region");
  });
});

describe("one municipality of a plan over several", () => {
  it("is shown as it comes out within the group, and comes out so again", () => {
    const { status, error, out: said } = run(PLAN, "--region", "menen", "--out", out);
    expect([status, error]).toEqual([0, ""]);
    expect(said).toContain("Zoals ze uitkomt in het plan over Driegem");
    const place = path.join(out, "driegem-2040-menen");
    const within = table("indicators.csv").filter(({ region }) => region === "menen");
    const alone = readCsv(fs.readFileSync(path.join(place, "indicators.csv"), "utf8"));
    expect(alone.map(({ value }) => value)).toEqual(within.map(({ value }) => value));
    expect(run("rerun", place, "--strict")).toMatchObject({ status: 0, error: "" });
  });

  it("says that its neighbours are left out where that can move a figure", () => {
    const without = (): string => {
      const file = path.join(folder, "exported");
      const { status, error } = run("export", `${PLAN}#menen`, "--format", "iamc", "--out", file);
      expect(status).toBe(0);
      return error;
    };
    expect(without()).toContain("neighbours-left-out");
    const moves = path.join(folder, "driegem", "moves.csv");
    const text = fs.readFileSync(moves, "utf8");
    fs.writeFileSync(moves, text.replaceAll(/^menen.*\n/gm, ""));
    expect(without()).not.toContain("neighbours-left-out");
    fs.writeFileSync(moves, text);
  });

  it("fits where a plan of one region does", () => {
    for (const words of [
      ["show", `${PLAN}#menen`, "wind"],
      ["explain", "emissions.total", PLAN, "--region", "menen"],
      ["list", "levers", "wind", "--plan", PLAN, "--region", "menen"],
      ["list", "levers", `${PLAN}#menen`, "wind"],
    ]) {
      expect(run(...words)).toMatchObject({ status: 0, error: "" });
    }
  });

  it.each([
    [[PLAN, "--region", "mennen"], 1, /unknown-municipality[^]*menen\?/],
    [["kortrijk-2040", "--region", "menen"], 1, /without-group/],
    [["compare", PLAN, "kortrijk-2040"], 1, /needs-one-region[^]*--region/],
    [["note", "inspiratienota", PLAN], 1, /needs-one-region[^]*--region/],
    [["export", PLAN, "--format", "iamc"], 1, /needs-one-region[^]*--region/],
    [["ensemble", PLAN, PLAN, "--members", "200"], 1, /needs-one-region[^]*--region/],
    [["sensitivity", PLAN, "--of", "co2_2040"], 1, /needs-one-region[^]*--region/],
    [["explain", "emissions.total", PLAN], 1, /needs-one-region[^]*--region/],
    [["show", PLAN], 1, /--region/],
    [["list", "levers", PLAN], 1, /needs-one-region[^]*--region/],
    [["list", "levers", "--plan", PLAN], 1, /needs-one-region[^]*--region/],
    [["explore", `${PLAN}#menen`], 1, /needs-one-region[^]*region:/],
    [["backcast", PLAN, "--target", "co2_2040", "--vary", "heat.*"], 1, /needs-one-region/],
    [["rerun", results, "--region", "menen"], 2, /--region/],
    [["merge", "parts", "--region", "menen"], 2, /--region/],
  ] as const)("says what to do instead: %j", (words, status, message) => {
    const done = run(...words);
    expect(done.status).toBe(status);
    expect(done.error).toMatch(message);
    expect(done.error).not.toMatch(/fout in ademruimte|TypeError/);
  });
});

describe("what is said of several municipalities", () => {
  it.each(["nl", "en"])("fits a screen (%s)", (language) => {
    const { out: said, status } = run(PLAN, "--no-files", "--lang", language);
    const lines = said.trimEnd().split("\n");
    expect(status).toBe(0);
    expect(lines.length).toBeLessThanOrEqual(62);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    expect(said).not.toMatch(/…|undefined|NaN|\u00a0/);
    expect(said).toMatch(/Kortrijk .*16\/13\/11/);
    expect(said).toMatch(/(Samen|Together) /);
    // What is not counted, and what no municipality has to itself, is said where it is shown.
    expect(said).toMatch(/Menen \* /);
    expect(said).not.toMatch(/Kortrijk \* /);
    expect(said).toMatch(
      /\*: (de CO₂ rust op dezelfde aanname|the CO₂ rests on the same assumption)/,
    );
    expect(said).toMatch(
      /(is een aanname; het is niet geteld|is an assumption; it was not counted)/,
    );
  });

  it("says of what is shared how much it is at its most, also when it is over by the last year", () => {
    const file = path.join(folder, "trees.yaml");
    const trees =
      "    lever: green.trees_added\n    amount: { 2025: 900 trees/year, 2030: 0 trees/year, shape: step }";
    fs.writeFileSync(
      file,
      TEXT.replace("driegem-2040", "trees").replace(/ {4}lever: .*\n {4}amount: .*/, trees),
    );
    const { out: said } = run(file, "--no-files", "--lang", "en");
    expect(said.replace(/\n +/g, " ")).toMatch(/Extra trees 900 .* in 2025-2029 \(/);
  });

  it("has status 3 where a goal is missed and that was asked, and may set one of them", () => {
    const few = ["--no-files", "--json"];
    const set = "menen:renewables.wind_capacity=3 MW";
    const { status, out: said } = run(PLAN, ...few, "--strict", "--set", set);
    expect(status).toBe(3);
    const { result } = JSON.parse(said) as {
      result: { regions: { id: string; changes: { lever: string; plan: number[] }[] }[] };
    };
    const windOf = (id: string): number =>
      result.regions
        .find((region) => region.id === id)!
        .changes.find(({ lever }) => lever === "renewables.wind_capacity")!
        .plan.at(-1)!;
    expect(result.regions.map(({ id }) => id)).toEqual([...MEMBERS, GROUP]);
    // What is shared comes on top.
    expect([windOf("menen"), windOf("kuurne")]).toEqual([6000, 9000]);
  });

  it.each([
    ["a group", TEXT.replace("nl: Driegem 2040", `nl: ${EVIL_ON_A_TERMINAL}`)],
    ["one region", `id: terminal\nextends: kortrijk-2040\ntitle: ${EVIL_ON_A_TERMINAL}\n`],
  ] as const)("shows no title of %s that turns or commands the terminal", (_, text) => {
    const file = path.join(folder, "terminal.yaml");
    fs.writeFileSync(file, text.replace("driegem-2040", "terminal"));
    const { status, out: said, error } = run(file, "--no-files");
    expect([status, error]).toEqual([0, ""]);
    expect(said).toContain("Plan·om·[2J");
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  it("keeps hostile titles texts", () => {
    const evil = "<script>alert(1)</script>=1+1";
    const file = path.join(folder, "evil.yaml");
    const quoted = JSON.stringify(evil);
    fs.writeFileSync(
      file,
      TEXT.replace("driegem-2040", "evil")
        .replace("{ nl: Driegem 2040, en: Threeham 2040 }", `{ nl: ${quoted}, en: ${quoted} }`)
        .replace("{ nl: Windpark, en: Wind park }", `{ nl: ${quoted}, en: ${quoted} }`),
    );
    expect(run(file, "--out", out, "--csv", "be", "--quiet").status).toBe(0);
    const page = fs.readFileSync(path.join(out, "evil", "report.html"), "utf8");
    expect(page).not.toContain("<script>alert");
    expect(page).toContain("&lt;script&gt;alert");
  });
});
