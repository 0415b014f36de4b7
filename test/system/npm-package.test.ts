/**
 * The npm package as somebody gets it: packed, and installed in an empty folder elsewhere. Its command,
 * its library, its types and the examples are tried there, and held against each other.
 */
import { build } from "esbuild";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { temporaryFolder } from "../cli/simulate.ts";
import { useBrowser, visit } from "./browser.ts";

const folder = temporaryFolder();
const home = path.join(folder, "empty");
let packed: { filename: string; files: { path: string }[] };

const inHome = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { cwd: home, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
const node = (...args: string[]) => inHome(process.execPath, args);
const simulate = (...args: string[]) => node("node_modules/.bin/simulate", ...args);
const manifestIn = (at: string) =>
  JSON.parse(fs.readFileSync(path.join(at, "package.json"), "utf8")) as Record<string, unknown>;

beforeAll(() => {
  const { prepack } = manifestIn(root)["scripts"] as { prepack: string };
  const [command, library, put] = prepack.split(" && ");
  // The command was built before all tests of this kind; everything else that npm would do follows.
  expect(command).toBe("node build/build.mjs");
  execFileSync("sh", ["-c", library!], { cwd: root, stdio: "inherit" });
  // While it packs, another package.json stands in the place of this one: not among other tests.
  const copy = path.join(folder, "checkout");
  const left = new Set(["node_modules", ".git", "test", "docs", "bench", "results"]);
  fs.cpSync(root, copy, {
    recursive: true,
    filter: (file) => !left.has(path.relative(root, file).split(path.sep)[0]!),
  });
  execFileSync("sh", ["-c", put!], { cwd: copy });
  const said = execFileSync("npm", ["pack", "--ignore-scripts", "--json"], { cwd: copy });
  [packed] = JSON.parse(String(said)) as [typeof packed];
  fs.mkdirSync(home);
  const tarball = path.join(copy, packed.filename);
  execFileSync("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", tarball], {
    cwd: home,
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (const kind of ["node", "bundler"]) {
    fs.cpSync(path.join(root, "examples", kind), home, { recursive: true, filter: notManifest });
  }
});
const notManifest = (file: string): boolean => path.basename(file) !== "package.json";
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
useBrowser();

describe("the packed package", () => {
  it("holds what runs and is read, and installs without running anything", () => {
    const { version } = manifestIn(root);
    expect(packed.filename).toBe(`ademruimte-${String(version)}.tgz`);
    const files = packed.files.map((file) => file.path);
    const superfluous =
      /\.cache$|(?<!\.d)\.[mc]?tsx?$|^(?:test|engine|viz\/(?!fonts)|build|docs)\//;
    expect(files.filter((file) => superfluous.test(file))).toEqual([]);
    for (const file of ["LICENSE", "cli/dist/LICENSES.txt", "library/dist/LICENSES.txt"]) {
      expect(files).toContain(file);
    }
    const manifest = manifestIn(path.join(home, "node_modules", "ademruimte"));
    expect(Object.keys(manifest)).not.toContain("scripts");
    expect(Object.keys(manifest)).not.toContain("devDependencies");
    expect(inHome("npm", ["ls", "--all"]).status).toBe(0);
  });

  it("links to nothing that it does not hold", () => {
    const at = path.join(home, "node_modules", "ademruimte");
    const pages = packed.files.map((file) => file.path).filter((file) => file.endsWith(".md"));
    expect(pages).toEqual(expect.arrayContaining(["README.md", "CHANGELOG.md"]));
    for (const page of pages) {
      const text = fs.readFileSync(path.join(at, page), "utf8").replace(/```[^]*?```/g, "");
      for (const [, to] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g))
        expect(fs.existsSync(path.join(at, path.dirname(page), to!)), `${page}: ${to}`).toBe(true);
    }
  });

  it("leaves the checkout as it was when npm has packed", () => {
    const copy = path.join(folder, "checkout");
    execFileSync(process.execPath, ["build/published-package.mjs", "back"], { cwd: copy });
    for (const file of ["package.json", "README.md", "CHANGELOG.md"]) {
      const text = (at: string): string => fs.readFileSync(path.join(at, file), "utf8");
      expect(text(copy)).toBe(text(root));
    }
    expect(manifestIn(copy)).toMatchObject({ private: true });
  });

  it("makes a project, runs it with pictures and fills a note, as `npx simulate`", () => {
    const made = inHome("npx", ["simulate", "init", "my-city", "--lang", "en"]);
    expect(made.status).toBe(0);
    expect(made.stdout).toMatch(/: npx simulate my-city\/plan\.yaml\n$/);
    const plan = fs
      .readdirSync(path.join(home, "my-city"))
      .find((name) => /^(?!adem).*\.yaml$/.test(name));
    expect(plan).toBeDefined();
    const ran = simulate(path.join("my-city", plan!), "--out", "results");
    expect([ran.status, ran.stderr]).toEqual([0, ""]);
    const written = fs.readdirSync(path.join(home, "results"), { recursive: true }).map(String);
    expect(written.filter((name) => name.endsWith(".png")).length).toBeGreaterThan(20);
    const note = simulate("note", "inspiratienota", "kortrijk-2040", "--out", "nota.md");
    expect([note.status, note.stderr]).toEqual([0, ""]);
    expect(fs.readFileSync(path.join(home, "nota.md"), "utf8")).toContain("Kortrijk");
  });
});

interface Answer {
  readonly result: {
    readonly regions: readonly {
      readonly indicators: Record<string, { unit: string; values: unknown; reference: unknown }>;
      readonly targets: readonly Record<string, unknown>[];
      readonly constraints: readonly unknown[];
    }[];
  };
}

describe("the library", () => {
  it.each([
    ["kortrijk-2040", {}],
    ["referentie", {}],
    ["beste-combinatie", { "renewables.wind_capacity": "40 MW" }],
  ])("gives for %s what the command gives, to the last bit", (plan, set) => {
    const asked = Object.entries(set).flatMap(([id, value]) => ["--set", `${id}=${value}`]);
    const told = simulate(plan, ...asked, "--no-files", "--json");
    const [region] = (JSON.parse(told.stdout) as Answer).result.regions;
    const program = `
      import { loadPlan, run } from "ademruimte";
      import { loadPlanFile } from "ademruimte/node";
      import { scenarios } from "ademruimte/scenarios/kortrijk";
      const set = ${JSON.stringify(set)};
      const inMemory = loadPlan({}, "${plan}", { supplied: scenarios, set });
      const onDisk = loadPlanFile("${plan}", { set });
      console.log(JSON.stringify([inMemory, onDisk].map(({ plan }, at) => {
        const outcome = run(plan);
        const ids = outcome.names().filter(({ dims }) => dims.length === 0).map(({ id }) => id);
        const all = ids.map((id) => [id, outcome.series(id)]);
        const shown = all.filter(([, { missing }]) => missing === null);
        return {
          indicators: Object.fromEntries(shown.map(([id, { unit, values, reference }]) =>
            [id, { unit, values, reference }])),
          targets: outcome.targets, limits: outcome.limits.length,
        };
      })));`;
    const read = node("--input-type=module", "--eval", program);
    expect(read.stderr).toBe("");
    const outcomes = JSON.parse(read.stdout) as {
      indicators: Record<string, unknown>;
      targets: Record<string, unknown>[];
      limits: number;
    }[];
    for (const { indicators, targets, limits } of outcomes) {
      const wanted = Object.entries(region!.indicators).map(([id, { unit, values, reference }]) => [
        id,
        { unit, values, reference },
      ]);
      expect(indicators).toEqual(Object.fromEntries(wanted));
      const keys = Object.keys(targets[0]!).filter((key) => key !== "region");
      const asTold = (target: Record<string, unknown>): Record<string, unknown> =>
        Object.fromEntries(keys.map((key) => [key, target[key]]));
      expect(targets.map(asTold)).toEqual(region!.targets.map(asTold));
      expect(limits).toBe(region!.constraints.length);
    }
  });

  it("has types that stand by themselves, for bundlers and for Node", () => {
    const text = `
      import { compare, loadPlan, run, type Comparison, type LoadedPlan } from "ademruimte";
      import { chart, charts, type VegaLiteSpec } from "ademruimte/charts";
      import { loadPlanFile } from "ademruimte/node";
      import { scenarios } from "ademruimte/scenarios";
      const { plan, diagnostics }: LoadedPlan = loadPlan({}, "kortrijk-2040", { supplied: scenarios });
      const place: number | undefined = diagnostics[0]?.at?.line;
      if (plan === null) throw new Error(String(place));
      const outcome = run(plan);
      const other = loadPlanFile("referentie").plan;
      const both: Comparison = compare([outcome, run(other ?? plan)]);
      const values: readonly (number | null)[] = outcome.series("emissions.total").values;
      const spec: VegaLiteSpec = chart(charts(both)[0]!.id, both, { language: "nl" });
      // @ts-expect-error -- there is no such language
      chart("emissions-by-sector", outcome, { language: "fr" });
      export { spec, values };
    `;
    fs.writeFileSync(path.join(home, "typed.mts"), text);
    // What the READMEs show can be copied into a program of either kind.
    const shown = ["README.md", "LEESMIJ.md", "library/README.md"].map((file, at) => {
      const page = fs.readFileSync(path.join(root, file), "utf8");
      const snippets = [...page.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code);
      expect([file, snippets.length]).toEqual([file, 1]);
      fs.writeFileSync(path.join(home, `shown-${at}.mts`), `${snippets[0]}export {};\n`);
      const wanted = "console.log(unit, years.length === values.length && values.length > 20);";
      const ran = node("--input-type=module", "--eval", `${snippets[0]}${wanted}`);
      expect([file, ran.stdout, ran.stderr]).toEqual([file, "kg true\n", ""]);
      return `shown-${at}.mts`;
    });
    for (const [module, resolution] of [
      ["esnext", "bundler"],
      ["node16", "node16"],
    ]) {
      const tsc = node(
        ...[
          path.join(root, "node_modules/typescript/bin/tsc"),
          "typed.mts",
          ...shown,
          "--noEmit",
          "--strict",
        ],
        ...["--target", "es2022", "--module", module!, "--moduleResolution", resolution!],
      );
      expect([resolution, tsc.stdout]).toEqual([resolution, ""]);
    }
  });
});

describe("the examples", () => {
  it("print what the command says", () => {
    const ran = node("run-plan.mjs", "more-wind.yaml");
    expect([ran.status, ran.stderr]).toEqual([0, ""]);
    const told = simulate("more-wind.yaml", "--no-files", "--json");
    const [region] = (JSON.parse(told.stdout) as Answer).result.regions;
    const values = region!.indicators["emissions.total"]!.values as number[];
    expect(ran.stdout).toContain(`2040\t${Math.round(values[16]!)}\t`);
    for (const { id, status } of region!.targets) {
      expect(ran.stdout.includes(`missed: ${String(id)} `)).toBe(status === "missed");
    }
    const compared = node("compare-plans.mjs", "kortrijk-2040", "more-wind.yaml");
    expect(compared.stdout).toContain(`more-wind\t${values[16]} kg\t`);
  });

  it("draw in a page what the command computes, and follow the slider", async () => {
    await build({
      absWorkingDir: home,
      entryPoints: ["main.js"],
      outfile: path.join(home, "page.js"),
      bundle: true,
      format: "iife",
      target: "es2022",
      nodePaths: [path.join(root, "node_modules")],
      logLevel: "warning",
    });
    const { page, problems } = await visit(path.join(home, "index.html"));
    const shareAt = async (megawatts: string): Promise<unknown> => {
      await page.locator(`#answer[data-drawn="${megawatts}"]`).waitFor({ state: "attached" });
      return Number(await page.locator("#answer").getAttribute("data-share"));
    };
    const asked = (megawatts: string): unknown => {
      const set = `renewables.wind_capacity=${megawatts} MW`;
      const told = simulate("kortrijk-2040", "--set", set, "--no-files", "--json");
      const [region] = (JSON.parse(told.stdout) as Answer).result.regions;
      return (region!.indicators["electricity.renewable_share"]!.values as number[])[16];
    };
    expect(await shareAt("31")).toBe(asked("31"));
    await page.locator("#wind").fill("50");
    expect(await shareAt("50")).toBe(asked("50"));
    expect(await page.locator("#chart svg, #chart canvas").count()).toBe(1);
    expect(problems).toEqual([]);
  });
});
