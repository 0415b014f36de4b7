/** What the README and its Dutch sister show is what happens. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { filesBelow, PLAN, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const page = (name: string): string => fs.readFileSync(path.join(root, name), "utf8");
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g"))].map(([, code]) => code!);

describe.each(["README.md", "LEESMIJ.md"])("%s", (name) => {
  it("shows a plan that runs beside the reference, with all that it says one may add", () => {
    const scenarios = path.join(folder, name, "scenarios");
    fs.cpSync(path.join(root, "scenarios"), scenarios, { recursive: true });
    fs.copyFileSync(path.join(root, "ademruimte.yaml"), path.join(folder, name, "ademruimte.yaml"));
    const shown = blocks(page(name), "yaml");
    const file = path.join(scenarios, "kortrijk", "own.yaml");
    expect(shown.length).toBe(4);
    const [plan, formula, more] = shown as [string, string, string, string];
    const head = "id: own\nextends: ./referentie.yaml\n";
    for (const part of [[plan], [head, formula], [plan, more]]) {
      fs.writeFileSync(file, part.join(""));
      expect(simulate([file, "--no-files"])).toMatchObject({ status: 0, error: "" });
    }
  });

  it("answers the questions about plans side by side with commands that run in their order", () => {
    const project = path.join(folder, name, "side-by-side");
    fs.cpSync(path.join(root, "scenarios"), path.join(project, "scenarios"), { recursive: true });
    fs.copyFileSync(path.join(root, "ademruimte.yaml"), path.join(project, "ademruimte.yaml"));
    const followUp = blocks(page(name), "yaml").at(-1)!;
    const [, id] = /^id: (\S+)$/m.exec(followUp)!;
    fs.writeFileSync(path.join(project, "scenarios", "kortrijk", `${id!}.yaml`), followUp);
    const commands = [...page(name).matchAll(/^\|[^|]*\| `npx simulate ([^`]+)`/gm)];
    expect(commands.length).toBe(7);
    for (const [, words] of commands) {
      const { status, error } = simulate([...words!.split(" "), "--quiet"], { cwd: project });
      expect([words, status, /^(?:fout|error)\[/m.test(error)]).toEqual([words, 0, false]);
    }
    expect(fs.readdirSync(path.join(project, "results")).length).toBe(5);
  });

  it("shows the chart that the plan gives", () => {
    const language = name === "README.md" ? "en" : "nl";
    const out = path.join(folder, name, "results");
    expect(simulate([PLAN, "--lang", language, "--out", out, "--quiet"]).status).toBe(0);
    const drawn = filesBelow(path.join(out, "kortrijk-2040")).get(
      "charts/emissions-by-sector.svg",
    )!;
    const shown = fs.readFileSync(
      path.join(root, "docs", "pictures", `emissions-by-sector.${language}.svg`),
    );
    expect(drawn.equals(shown), "run `npm run golden:update`, it draws docs/pictures anew").toBe(
      true,
    );
  });
});

describe.each(["nl", "en"])("docs/pictures, in %s", (language) => {
  it("shows the comparison that the page shows the command of", () => {
    const pages = {
      nl: "docs/nl/grafieken-van-een-vergelijking.md",
      en: "docs/reference/comparison-charts.md",
    };
    const [line = ""] = blocks(page(pages[language as "nl" | "en"]), "sh");
    const words = line
      .trim()
      .replace(/^npx simulate /, "")
      .split(" ");
    const out = path.join(folder, `compared-${language}`);
    const { status } = simulate([...words, "--lang", language, "--out", out, "--quiet"]);
    expect(status).toBe(0);
    const [name] = fs.readdirSync(out);
    const drawn = filesBelow(path.join(out, name!)).get("charts/differences.svg")!;
    const shown = fs.readFileSync(
      path.join(root, "docs", "pictures", `compared-plans.${language}.svg`),
    );
    expect(drawn.equals(shown), "run `npm run golden:update`, it draws docs/pictures anew").toBe(
      true,
    );
  });
});

describe("README.md", () => {
  it("starts with the two lines that set up and run, and set up and test", () => {
    expect(blocks(page("README.md"), "sh")[0]).toBe(
      "npm ci && npx simulate scenarios/kortrijk/kortrijk-2040.yaml\nnpm ci && npm test\n",
    );
    expect(fs.readFileSync(path.join(root, ".ci", "run"), "utf8")).toContain(
      "npm ci && npm test\n",
    );
  });

  it("links only to what exists", () => {
    for (const name of ["README.md", "LEESMIJ.md"]) {
      for (const [, target = ""] of page(name).matchAll(/\]\(([^)#]+)\)/g)) {
        expect(fs.existsSync(path.join(root, target)), `${name}: ${target}`).toBe(true);
      }
    }
  });
});
