/** What `simulate explore` writes: a page that reads its plans again as the command did. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sha256 } from "../../cli/result-files.ts";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import type { PageData } from "../../explorer/session/page-data.ts";
import { Session } from "../../explorer/session/session.ts";
import { root } from "../arbitraries/root.ts";
import { PLAN, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

interface Explored {
  readonly html: string;
  /** As it stands in the page. */
  readonly dataText: string;
  readonly data: PageData;
  readonly plans: readonly { readonly id: string; readonly scenarioHash: string }[];
}

let count = 0;
function explore(words: readonly string[], cwd = folder): Explored {
  const file = path.join(folder, `page-${++count}.html`);
  const { status, out, error } = simulate(["explore", ...words, "--out", file, "--json"], { cwd });
  expect({ status, error }).toEqual({ status: 0, error: "" });
  const { result } = JSON.parse(out) as { result: { plans: Explored["plans"] } };
  const html = fs.readFileSync(file, "utf8");
  const [, dataText = ""] =
    /<script type="application\/json" id="page-data">([^<]*)<\/script>/.exec(html)!;
  return { html, dataText, data: JSON.parse(dataText) as PageData, plans: result.plans };
}

/** Hashes of the plans as the page reads them. */
const readAgain = ({ data }: Explored): Explored["plans"] =>
  data.plans.map(({ id }) => {
    const { session, diagnostics } = Session.open(data, id);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const computed = session!.compute([]);
    if ("diagnostics" in computed) throw new Error(JSON.stringify(computed.diagnostics));
    return { id, scenarioHash: sha256(canonicalText(computed.computed.scenario.model)) };
  });

/** Writes the files of a project and gives its folder. */
function project(name: string, files: Readonly<Record<string, string>>): string {
  const home = path.join(folder, name);
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(home, file)), { recursive: true });
    fs.writeFileSync(path.join(home, file), text);
  }
  return home;
}

const HEAD = "id: plan\ntitle: Plan\nextends: referentie\n";

describe("the page of simulate explore", () => {
  it.each([
    ["supplied plans by name", ["kortrijk-2040", "referentie", "warmtenetten-eerst"]],
    ["supplied plans by path", [PLAN, path.join(root, "scenarios/kortrijk/veel-bouwen.yaml")]],
    ["a setting", ["kortrijk-2040", "--set", "renewables.wind_capacity=20 MW"]],
  ])("reads %s again to the same hash", (_, words) => {
    const explored = explore(words);
    expect(readAgain(explored)).toEqual(explored.plans);
    // Supplied plans stand in it once.
    expect(explored.data.files).toEqual({});
  });

  it("holds of all stories the one that it tells, and on the full page none", () => {
    for (const [words, title] of [
      [["kortrijk-2040"], undefined],
      [["kortrijk-2040", "--public"], "Wat als Kortrijk …?"],
    ] as const) {
      const { data } = explore(words);
      expect(data.story?.title.nl).toBe(title);
      expect(Object.keys(data.supplied).filter((file) => /\bstor(y|ies)\b/.test(file))).toEqual([]);
    }
  });

  it("takes what stands behind --public for a plan, and a story behind --story", () => {
    const file = path.join(root, "scenarios/kortrijk/stories/wat-als.yaml");
    for (const words of [
      ["--public", "kortrijk-2040"],
      ["--story", "wat-als", "kortrijk-2040"],
      ["kortrijk-2040", "--public", "--story", file],
    ]) {
      const { data } = explore(words);
      expect([data.variant, data.story?.title.nl]).toEqual(["public", "Wat als Kortrijk …?"]);
      expect(data.plans.map(({ id }) => id)).toEqual(["kortrijk-2040"]);
    }
    const { status, error } = simulate(["explore", "kortrijk-2040", file, "--lang", "nl"]);
    expect(status).toBe(2);
    expect(error).toContain(`is een verhaal en geen plan`);
    expect(error).toContain(`--story ${file}`);
  });

  it("warns where plans that lie side by side run over other years", () => {
    const home = project("spans", {
      "ademruimte.yaml": "",
      "short/region.yaml":
        "id: kortrijk\ntitle: { nl: Kortrijk, en: Kortrijk }\nextends: kortrijk\nyears: { first: 2024, last: 2040 }\n",
      "long.yaml": "id: long\nregion: kortrijk\n",
      "short.yaml": "id: short\nregion: ./short\n",
    });
    const words = ["explore", "long.yaml", "short.yaml", "--out", "spans.html", "--lang", "en"];
    const { status, error } = simulate(words, { cwd: home });
    expect([status, error]).toEqual([0, expect.stringContaining("warning[not-comparable]")]);
    expect(error).toContain("short runs from 2024 to 2040 and long from 2024 to 2050");
  });

  it("reads plans of one project and their files, and of two projects, to the same hash", () => {
    const home = project("own", {
      "ademruimte.yaml": "",
      "plans/plan.yaml": `${HEAD}include: [../measures/wind.yaml]\n`,
      "measures/wind.yaml": `id: wind\ntitle: Wind\ntheme: renewables\nexplanation: Wind\nlevers: { renewables.wind_capacity: { 2024: 6 MW, 2040: 20 MW, source: me } }\n`,
      "measures/unread.yaml": "secret: yes\n",
    });
    const one = explore(["plans/plan.yaml", "referentie"], home);
    expect(Object.keys(one.data.files)).toEqual(["measures/wind.yaml", "plans/plan.yaml"]);
    expect(one.html.includes("secret")).toBe(false);
    expect(readAgain(one)).toEqual(one.plans);
    expect(one.html.includes(folder)).toBe(false);

    project("other", { "ademruimte.yaml": "", "plan.yaml": HEAD.replace("plan", "other") });
    const two = explore(["plans/plan.yaml", "../other/plan.yaml"], home);
    expect(Object.keys(two.data.files)).toEqual([
      "other/plan.yaml",
      "own/measures/wind.yaml",
      "own/plans/plan.yaml",
    ]);
    expect(readAgain(two)).toEqual(two.plans);
  });

  it("carries a region of one's own, and one that was allowed by hand", () => {
    const home = path.join(folder, "town");
    fs.cpSync(path.join(root, "scenarios"), path.join(home, "scenarios"), { recursive: true });
    fs.writeFileSync(path.join(home, "ademruimte.yaml"), "");
    const own = explore(["scenarios/kortrijk/kortrijk-2040.yaml"], home);
    expect(Object.keys(own.data.files)).toContain("scenarios/regions/kortrijk/region.yaml");
    expect(readAgain(own)).toEqual(own.plans);

    const far = project("far", {
      "ademruimte.yaml": "",
      "plan.yaml": "id: far\ntitle: Far\nextends: ../town/scenarios/kortrijk/referentie.yaml\n",
    });
    const allowed = explore(["plan.yaml", "--allow", "../town"], far);
    expect(Object.keys(allowed.data.files)).toContain("far/plan.yaml");
    expect(readAgain(allowed)).toEqual(allowed.plans);
  });

  it("opens plans that are dropped on it, whatever supplied names they use", () => {
    const text = fs.readFileSync(PLAN, "utf8");
    for (const words of [["kortrijk-2040"], ["plans/plan.yaml"]]) {
      const { data } = explore(words, path.join(folder, "own"));
      const named = `id: dropped\ntitle: D\nextends: referentie\ninclude: [wonen-3, warmte-4]\n`;
      expect(Session.read(data, "dropped.yaml", named).diagnostics).toEqual([]);
      const bare = "id: x\ntitle: X\nregion: kortrijk\n";
      expect(Session.read(data, "region.yaml", bare).diagnostics).toEqual([]);
    }
    const { data } = explore(["referentie"]);
    expect(Session.read(data, "kortrijk-2040.yaml", text).diagnostics).toEqual([]);
  });

  it("holds the regions that its plans can reach, and says what to do with a plan about another", () => {
    const regionsIn = ({ data }: Explored): readonly string[] => [
      ...new Set(
        Object.keys(data.supplied).flatMap(
          (file) => /^regions\/([^/]+)/.exec(file)?.slice(1) ?? [],
        ),
      ),
    ];
    const kortrijk = explore(["kortrijk-2040"]);
    expect(regionsIn(kortrijk)).toEqual(["kortrijk", "vlaanderen"]);
    const about = "id: elders\ntitle: Elders\nregion: menen\n";
    const { session, diagnostics } = Session.read(kortrijk.data, "elders.yaml", about);
    expect(session).toBe(null);
    expect(diagnostics.map(({ code, message, help }) => [code, message.nl, help?.nl])).toEqual([
      [
        "unknown-region",
        "uw plan noemt iets dat deze pagina niet heeft: region: menen",
        expect.stringMatching(/simulate explore elders\.yaml$/),
      ],
    ]);
    const elders = explore(["elders.yaml"], project("elders", { "elders.yaml": about }));
    expect(regionsIn(elders)).toEqual(["kortrijk", "menen", "vlaanderen"]);
    expect(readAgain(elders)).toEqual(elders.plans);
  });

  it("is the same to the byte wherever and whenever it is written", () => {
    const home = path.join(folder, "own");
    const first = explore(["plans/plan.yaml", "referentie"], home);
    const moved = path.join(folder, "moved", "elsewhere");
    fs.cpSync(home, moved, { recursive: true });
    const second = explore(["plans/plan.yaml", "referentie"], moved);
    expect(sha256(second.html)).toBe(sha256(first.html));
  });

  it("has nothing in it that ends its data or is read otherwise than it was written", () => {
    const attacks =
      "</script><script>alert(1)</script><!-- \u2028\u202e\ufeff \u0085 &lt; \u{1f600}";
    const text = `id: plan\n# ${attacks}\ntitle: ${JSON.stringify(attacks)}\nextends: referentie\n`;
    const home = project("hostile", { "plan.yaml": text });
    const explored = explore(["plan.yaml"], home);
    expect(explored.data.files["plan.yaml"]).toBe(text);
    expect(explored.html.includes("<script>alert")).toBe(false);
    expect(explored.dataText.match(/[\u2028\u202e\ufeff\u0085<>&]/g)).toBeNull();
    expect(readAgain(explored)).toEqual(explored.plans);
  });
});

describe("simulate explore", () => {
  const told = (words: readonly string[], cwd = folder) =>
    simulate(["explore", ...words, "--lang", "en"], { cwd });

  it("tells of a mistake where it stands, and writes nothing", () => {
    const home = project("wrong", {
      "plan.yaml": `${HEAD}levers: { housing.renovation_rat: 2 % }\n`,
      "good.yaml": HEAD,
    });
    const { status, out, error } = told(["good.yaml", "plan.yaml"], home);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(error).toContain("error[unknown-lever]");
    expect(error).toContain("plan.yaml:4:11");
    expect(error).toContain("Nothing was written");
    expect(fs.existsSync(path.join(home, "results"))).toBe(false);
  });

  it("refuses plans of one id, and plans of different regions", () => {
    const home = project("two", {
      "a.yaml": HEAD,
      "b.yaml": HEAD,
      "c.yaml": "id: c\ntitle: C\nregion: vlaanderen\n",
    });
    expect(told(["a.yaml", "b.yaml"], home)).toMatchObject({ status: 1 });
    expect(told(["a.yaml", "b.yaml"], home).error).toContain("error[duplicate-id]");
  });

  it("refuses a plan that the page would not read as the command does", () => {
    const shared = path.join(folder, "shared", "wind.yaml");
    project("shared", {
      "wind.yaml":
        "id: wind\ntitle: Wind\ntheme: renewables\nexplanation: Wind\nlevers: { renewables.wind_capacity: { 2024: 6 MW, 2040: 20 MW, source: me } }\n",
    });
    const home = project("absolute", {
      "ademruimte.yaml": "",
      "plan.yaml": `${HEAD}include: [${JSON.stringify(shared)}]\n`,
      "near.yaml": `${HEAD}include: [../shared/wind.yaml]\n`,
    });
    expect(told(["near.yaml", "--allow", "../shared"], home).status).toBe(0);
    const { status, error } = told(["plan.yaml", "--allow", "../shared"], home);
    expect(status).toBe(1);
    expect(error).toContain("error[outside-project]: a page cannot carry plan");
  });

  it("writes among the results, into a folder or to a file, and over its own pages only", () => {
    const home = project("out", { "plan.yaml": HEAD, "mine.html": "<!doctype html><p>mine" });
    const { status, out } = told(["plan.yaml"], home);
    expect({ status, out: out.split("\n")[0] }).toEqual({
      status: 0,
      out: `Written: ${path.join("results", "plan-explorer.html")}`,
    });
    expect(told(["plan.yaml", "--quiet"], home)).toEqual({ status: 0, out: "", error: "" });
    expect(fs.readdirSync(path.join(home, "results"))).toEqual(["plan-explorer.html"]);
    expect(told(["plan.yaml", "--out", "."], home).status).toBe(0);
    expect(fs.existsSync(path.join(home, "plan-explorer.html"))).toBe(true);

    const refused = told(["plan.yaml", "--out", "mine.html"], home);
    expect(refused.status).toBe(1);
    expect(refused.error).toContain("error[unwritable-output]");
    expect(fs.readFileSync(path.join(home, "mine.html"), "utf8")).toBe("<!doctype html><p>mine");
    const below = told(["plan.yaml", "--out", "mine.html/page.html"], home);
    expect(below.status).toBe(1);
    expect(below.error).toContain("error[unwritable-output]");
  });

  it("says which words do not go together", () => {
    for (const [words, said] of [
      [["referentie", "--port", "3000"], "--port and --no-open go with --serve"],
      [["referentie", "--no-open"], "--port and --no-open go with --serve"],
      [["referentie", "--serve", "--out", "x.html"], "--serve writes no file"],
      [["referentie", "--serve", "--port", "0"], "--port: give a whole number"],
      [[" "], "Give at least one plan"],
      [[], "Give at least one plan: simulate explore PLAN.yaml"],
      [["--public"], "Give at least one plan"],
      [["--story", "wat-als"], "Of which plan is this the story?"],
      [["referentie", "--public=wat-als"], "give a story with --story"],
      [["referentie", "--public", "wat-als"], '"wat-als" is a story and no plan'],
      [["referentie", "--nopublic"], "nopublic"],
    ] as const) {
      const { status, error } = told(words);
      expect([words, status]).toEqual([words, 2]);
      expect(error).toContain(said);
    }
  });
});
