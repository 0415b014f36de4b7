/** `simulate compare` as a person sees it: what is on the screen, and what is said of mistakes. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulate, temporaryFolder, type Finished } from "./simulate.ts";

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A plan on the shipped one, in a file of its own. */
function plan(id: string, sections = "", parent = "kortrijk-2040"): string {
  const file = path.join(folder, `${id}.yaml`);
  fs.writeFileSync(file, `id: ${id}\nextends: ${parent}\n${sections}`);
  return file;
}
const wind = (id: string, megawatts: number): string =>
  plan(id, `levers:\n  renewables.wind_capacity: { 2030: ${megawatts} MW }\n`);

const compare = (...args: string[]): Finished => simulate(["compare", ...args, "--no-files"]);

interface Answer {
  readonly kind: string;
  readonly diagnostics: readonly { readonly code: string; readonly message: { en: string } }[];
  readonly result: {
    readonly reference: string;
    readonly folder: string | null;
    readonly scenarios: readonly { readonly id: string }[];
    readonly regions: readonly {
      readonly years: readonly number[];
      readonly indicators: Record<
        string,
        {
          readonly values: Record<string, (number | null)[]>;
          readonly differences: Record<string, (number | null)[]>;
          readonly missing: Record<string, unknown>;
        }
      >;
      readonly targets: Record<
        string,
        readonly { id: string; status: string; sameGoal: boolean }[]
      >;
    }[];
  } | null;
}
const answer = (...args: string[]): Answer => JSON.parse(compare(...args, "--json").out) as Answer;

const linesOf = ({ out }: Finished): string[] => out.split("\n");
const tooWide = (finished: Finished): string[] =>
  linesOf(finished).filter((line) => [...line].length > 100);

describe("plans on the screen", () => {
  it("shows what they reach and how far that is from the reference, in the usual years", () => {
    const { status, out, error } = compare("referentie", "kortrijk-2040");
    expect([status, error]).toEqual([0, ""]);
    expect(out).toMatch(/A {2}referentie .*\(de referentie\)/);
    expect(out).toMatch(/Indicatoren ─+ +2024 +2030 +2040 +2050 +Δ2024 +Δ2030 +Δ2040 +Δ2050/);
    const figures = JSON.parse(compare("referentie", "kortrijk-2040", "--json").out) as Answer;
    const co2 = figures.result!.regions[0]!.indicators["emissions.total"]!;
    const shown = (value: number): string => (value / 1e6).toFixed(1).replace(".", ",");
    const at = [0, 6, 16, 26];
    const row = at.map((index) => shown(co2.values["kortrijk-2040"]![index]!)).join(" +");
    expect(out).toMatch(new RegExp(`B kortrijk-2040 +${row} +≈0 +−`));
  });

  it("says exactly alike apart from a difference too small to show, and once where all are", () => {
    const { out } = compare("referentie", "kortrijk-2040");
    expect(out).toMatch(/Inwoners\n {2}alle plannen +80\.032 .* = +=/);
    expect(out).toMatch(/B kortrijk-2040 +321,2 .*≈0/);
    expect(out).toContain("= precies gelijk");
  });

  it("tells of every goal that does not fare alike, and counts them all", () => {
    const { out } = compare("referentie", "kortrijk-2040");
    expect(out).toMatch(/Doelen per plan \(\d+ niet overal gelijk, \d+ in elk plan gelijk\)/);
    expect(out).toMatch(/44 MW windenergie +2050 {2}gemist, tekort 29 MW +onzeker/);
    expect(out).toMatch(/\n {2}gemist +\d+ +\d+\n/);
    const { regions } = answer("referentie", "kortrijk-2040").result!;
    for (const status of ["missed", "uncertain"]) {
      const counts = ["referentie", "kortrijk-2040"].map(
        (id) => regions[0]!.targets[id]!.filter((target) => target.status === status).length,
      );
      const word = { missed: "gemist", uncertain: "onzeker" }[status];
      expect(out).toMatch(new RegExp(`\n {2}${word} +${counts.join(" +")}\n`));
    }
  });

  it.each([2, 3, 5, 20])("stays within a hundred columns with %i plans", (count) => {
    const plans = Array.from({ length: count }, (_, at) =>
      wind(`een-plan-met-een-nogal-lange-naam-nummer-${at}`, 16 + at),
    );
    const finished = compare(...plans, "--indicators", "emissions.total,renewables.wind_capacity");
    expect(finished.status).toBe(0);
    expect(tooWide(finished)).toEqual([]);
    // Ids are told apart by their tails.
    expect(finished.out).toContain(`nummer-${count - 1}`);
    // The table of costs further down has a line for each plan too.
    const [table = ""] = finished.out.split(/^Indicatoren /m)[1]!.split(/^Doelen per plan/m);
    const rows = table.split("\n").filter((line) => /^ {2}[A-Z] een-p\S+ +\d+,\d/.test(line));
    expect(rows.length).toBe(2 * count);
  });

  it("names the goals that no plan reaches, and says when nothing is split unasked", () => {
    const plans = Array.from({ length: 6 }, (_, at) => wind(`wind-${at}`, 16 + at));
    const { result } = answer(...plans);
    const fates = Object.values(result!.regions[0]!.targets);
    const missed = fates[0]!.filter(({ id }) =>
      fates.every((of) => of.find((one) => one.id === id)?.status === "missed"),
    ).length;
    expect(missed).toBeGreaterThan(0);
    const { out } = compare(...plans, "--lang", "en");
    expect(out).toContain(`Missed in every plan (${missed}): `);
    expect(out).toContain("2030 CO₂ −40 %");
    expect(out).toContain("only when asked for: --explain emissions.total");
    const asked = compare(...plans, "--explain", "emissions.total", "--lang", "en").out;
    expect(asked).not.toContain("only when asked for");
  });

  it("lays more years than fit beside each other below one another", () => {
    const finished = compare(
      ...["referentie", "kortrijk-2040", "--indicators", "emissions.total"],
      ...["--years", "2025,2026,2027,2028,2029,2030"],
    );
    expect(tooWide(finished)).toEqual([]);
    expect(finished.out).toMatch(/2025 +2026 +2027 +2028 +Δ2025/);
    expect(finished.out).toMatch(/2029 +2030 +Δ2029 +Δ2030/);
  });

  it("shows cells of tables by the names of their members, and all of them for the table", () => {
    const { out } = compare(
      ...["referentie", "kortrijk-2040", "--years", "2040"],
      ...["--indicators", "housing.dwellings_by_label[d],emissions.by_sector"],
    );
    expect(out).toContain("Woningen naar EPC-label (D)");
    expect(out.match(/^CO₂-uitstoot per sector \(/gm)!.length).toBeGreaterThan(3);
  });

  it("compares one plan alone with unchanged policy", () => {
    const { out, status } = compare("kortrijk-2040", "--lang", "en");
    expect(status).toBe(0);
    expect(out).toMatch(/A {2}unchanged-policy +Unchanged policy \(the reference\)/);
    const { result } = answer("kortrijk-2040");
    const run = JSON.parse(simulate(["kortrijk-2040", "--no-files", "--json"]).out) as {
      result: { regions: { indicators: Record<string, { reference: number[] | null }> }[] };
    };
    for (const [id, { values }] of Object.entries(result!.regions[0]!.indicators)) {
      const { reference } = run.result.regions[0]!.indicators[id] ?? { reference: null };
      if (reference === null || values["unchanged-policy"] === undefined) continue;
      expect(values["unchanged-policy"]).toEqual(reference);
    }
  });

  it("says why a plan has no figure", () => {
    const one = plan("een", 'indicators:\n  a: { formula: "emissions.total * 2", unit: kt }\n');
    const other = plan(
      "ander",
      'indicators:\n  a: { formula: "emissions.total / demography.population", unit: t/person }\n',
    );
    const none = plan("geen");
    const { out, error } = compare(one, other, none, "--indicators", "a", "--lang", "en");
    expect(error).toContain("ander means something else by the indicator a than een");
    expect(out).toMatch(/B ander .* another thing, in t per inhabitant/);
    expect(out).toMatch(/C geen +– {2}this plan has no such indicator/);
  });

  it("writes nothing, and nothing on the screen when asked to be quiet", () => {
    expect(compare("referentie", "kortrijk-2040", "--quiet").out).toBe("");
  });
});

describe("the reference", () => {
  it.each([
    ["its id", (): string => "kortrijk-2040"],
    ["its path", (): string => path.join("scenarios", "kortrijk", "kortrijk-2040.yaml")],
  ])("is named by %s, and comes first", (_, name) => {
    const { result } = answer("referentie", "kortrijk-2040", "--reference", name());
    expect(result!.reference).toBe("kortrijk-2040");
    expect(result!.scenarios.map(({ id }) => id)).toEqual(["kortrijk-2040", "referentie"]);
  });

  it("may be a plan that is not among the others", () => {
    const { result } = answer("kortrijk-2040", "--reference", "referentie");
    expect(result!.scenarios.map(({ id }) => id)).toEqual(["referentie", "kortrijk-2040"]);
  });

  it("flips every difference when it is the other one", () => {
    const [there, back] = [
      answer("referentie", "kortrijk-2040"),
      answer("kortrijk-2040", "referentie"),
    ].map(({ result }) => result!.regions[0]!.indicators);
    for (const [id, { differences }] of Object.entries(there!)) {
      const mine = differences["kortrijk-2040"];
      const theirs = back![id]!.differences["referentie"];
      if (mine === undefined || theirs === undefined) continue;
      expect(theirs.map((value) => (value === null ? null : 0 - value))).toEqual(mine);
    }
  });
});

describe("mistakes", () => {
  const said = (...args: string[]): string => {
    const { status, out, error } = compare(...args, "--lang", "en");
    expect([status, out]).toEqual([1, ""]);
    return error;
  };

  it.each([
    ["emisions.total", "did you mean emissions.total?"],
    ["housing.dwellings_by_labels", "did you mean housing.dwellings_by_label?"],
    ["heat.connected_share_by_district[veningg]", "did you mean venning?"],
    ["demography.population_by_age", "write demography.population_by_age[sex,age]"],
    [",", "--indicators names no indicator at all"],
  ])("finds no indicator %s", (word, help) => {
    expect(said("referentie", "kortrijk-2040", "--indicators", word)).toContain(help);
  });

  it.each(["2023", "2051", "20x0", "2030.5"])("knows no year %s", (year) => {
    const error = said("referentie", "kortrijk-2040", "--years", year);
    expect(error).toContain(`"${year}" is no year that all plans have`);
    expect(error).toContain("choose years from 2024 to 2050");
  });

  it("refuses two plans of one id, and one plan twice", () => {
    const twice = path.join("scenarios", "kortrijk", "referentie.yaml");
    expect(said("referentie", twice)).toContain('both have the id "referentie"');
    expect(said("referentie", "referentie")).toContain("comparing a plan with itself says nothing");
  });

  it("refuses a reference with nothing beside it, and one that is nowhere", () => {
    expect(said("referentie", "--reference", "referentie")).toContain("no other plan");
    expect(said("kortrijk-2040", "--reference", "referenti")).toContain("did you mean referentie?");
    const own = wind("ons-plan", 12);
    expect(said(own, "referentie", "--reference", "ons-pla")).toContain("did you mean ons-plan?");
    const nowhere = said(own, "referentie", "--reference", "iets");
    expect(nowhere).toContain('--reference: none of the plans is called "iets"');
    expect(nowhere).toContain("choose one of the plans (ons-plan, referentie)");
  });

  it("blames no reference where a plan that it may name does not load", () => {
    const broken = plan("kapot", "levers:\n  housing.nothing: 1\n");
    const problems = said(broken, "referentie", "--reference", "kapot");
    expect(problems).toContain("error[unknown-lever]");
    expect(problems).not.toContain("none of the plans");
  });

  it("tells of a supplied plan that is written as a file, and where to look for an indicator", () => {
    expect(said("referentie", "beste-combinatie.yaml")).toContain(
      "without a folder and without .yaml: beste-combinatie",
    );
    expect(said("referentie", "kortrijk-2040", "--explain", "CO2")).toContain(
      "look with simulate list indicators CO2",
    );
  });

  it.each(["--by", "--csv", "--years", "--explain"])(
    "asks for what belongs behind %s",
    (option) => {
      const { status, error } = simulate(["compare", "referentie", "kortrijk-2040", option]);
      expect(status).toBe(2);
      expect(error).toContain(`ontbreekt een waarde achter: ${option.slice(2)}`);
      expect(error).not.toContain("Bedoelde u");
    },
  );

  it("refuses plans of other regions", () => {
    const project = path.join(folder, "stad");
    simulate(["init", project]);
    const own = fs
      .readdirSync(project)
      .find((file) => file.endsWith(".yaml") && file !== "ademruimte.yaml")!;
    expect(said("referentie", path.join(project, own))).toMatch(
      /error\[not-comparable\].* is about \S+, and referentie about kortrijk/,
    );
  });

  it("tells what is wrong with each plan under its name, and what they share once", () => {
    const first = plan("a", "levers:\n  renewables.wind_capacity: 31\n");
    const second = plan("b", "levers:\n  renewables.wind_capacit: 31 MW\n");
    const error = said(first, second);
    expect(error).toContain(`── ${first}`);
    expect(error).toContain(`── ${second}`);
    const shared = said("referentie", "kortrijk-2040", "--set", "renewables.wind_capacit=31 MW");
    expect(shared.match(/renewables\.wind_capacit\b/g)!.length).toBeLessThan(4);
    expect(shared).toContain("── referentie, kortrijk-2040");
  });

  it("takes an unknown option for a slip of the command line", () => {
    const { status, error } = compare("referentie", "kortrijk-2040", "--yeers", "2030");
    expect(status).toBe(2);
    expect(error).toContain("--years");
    expect(simulate(["compaer", "a.yaml"]).error).toContain("simulate compare");
  });

  it("answers a mistake as JSON too", () => {
    const { kind, diagnostics, result } = answer("referentie", "referentie");
    expect([kind, result]).toEqual(["failure", null]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["duplicate-id"]);
  });
});

describe("--strict", () => {
  it("ends with 3 when a plan misses a goal, whatever the reference does", () => {
    expect(compare("referentie", "kortrijk-2040", "--strict").status).toBe(3);
  });

  it("minds neither the reference nor goals that are taken back", () => {
    const { regions } = answer("referentie", "kortrijk-2040").result!;
    const ids = regions[0]!.targets["kortrijk-2040"]!.map(({ id }) => id);
    const none = plan("zonder", `targets:\n${ids.map((id) => `  ${id}: null\n`).join("")}`);
    expect(compare("referentie", none, "--strict").status).toBe(0);
    const failing = plan(
      "controle",
      `targets:\n${ids.map((id) => `  ${id}: null\n`).join("")}checks:\n  weg: { expect: "emissions.total < 0 kt" }\n`,
    );
    expect(compare("referentie", failing, "--strict").status).toBe(3);
    expect(compare(failing, none, "--strict").status).toBe(0);
  });
});

describe("goals that are not the same", () => {
  it("are another goal in the plan that asks something else, and no false verdict", () => {
    const other = plan(
      "strenger",
      "targets:\n  wind_2050: { title: meer wind, indicator: renewables.wind_capacity, at_least: 90 MW, year: 2050, source: eigen }\n",
    );
    const { out, status } = compare("kortrijk-2040", other);
    expect(status).toBe(0);
    expect(out).toMatch(/44 MW windenergie +2050 .* ander doel/);
    const { result } = answer("kortrijk-2040", other);
    const mine = result!.regions[0]!.targets["strenger"]!;
    expect(mine.filter(({ sameGoal }) => !sameGoal).map(({ id }) => id)).toEqual(["wind_2050"]);
  });
});
