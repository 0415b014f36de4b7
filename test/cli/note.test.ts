/** `simulate note` as a person uses it: filling, checking, renewing, and never over their work. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { simulate, temporaryFolder } from "./simulate.ts";

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const here = (...args: string[]) => simulate(["note", ...args], { cwd: folder });
const read = (name: string): string => fs.readFileSync(path.join(folder, name), "utf8");
const write = (name: string, text: string): void => fs.writeFileSync(path.join(folder, name), text);

describe("simulate note", () => {
  it("fills the supplied note, which then agrees and has no unbound numbers", () => {
    const filled = here("inspiratienota.md", "kortrijk-2040");
    expect(filled.error).toBe("");
    expect(filled.status).toBe(0);
    expect(filled.out).toContain("Geen losse cijfers.");
    const check = here("--check", "inspiratienota-kortrijk-2040.md", "--strict");
    expect(check.out).toContain("De nota klopt met het plan en het model.");
    expect(check.status).toBe(0);
    const english = here("--check", "inspiratienota-kortrijk-2040.md", "--json");
    const { kind, result } = JSON.parse(english.out) as {
      kind: string;
      result: { agrees: boolean; unboundNumbers: unknown[] };
    };
    expect([kind, result.agrees, result.unboundNumbers]).toEqual(["note-check", true, []]);
  });

  it.each(["referentie", "beste-combinatie", "veel-bouwen"])("fits the plan %s too", (plan) => {
    const { status, error } = here("inspiratienota.md", plan, "--out", `${plan}.md`, "--quiet");
    expect([status, error]).toEqual([0, ""]);
  });

  it("says which figures are stale under another plan, and ends with status 1", () => {
    write("kort.md", "# Wind\n\nIn 2040 staat er {renewables.wind_capacity 2040}.\n");
    expect(here("kort.md", "kortrijk-2040", "--quiet").status).toBe(0);
    const check = here("--check", "kort-kortrijk-2040.md", "referentie");
    expect(check.status).toBe(1);
    expect(check.out).toMatch(
      /verouderd {2}\{renewables\.wind_capacity 2040\} \(regel 3\): was 31/,
    );
    expect(check.out).toContain("De nota klopt niet meer.");
  });

  it("never overwrites what somebody wrote, and renews around it", () => {
    write("eigen.md", "# Wind\n\nIn 2040 staat er {renewables.wind_capacity 2040}.\n");
    here("eigen.md", "kortrijk-2040", "--quiet");
    const name = "eigen-kortrijk-2040.md";
    write(name, read(name).replace("In 2040", "Volgens ons in 2040"));
    const refused = here("eigen.md", "kortrijk-2040");
    expect(refused.status).toBe(1);
    expect(refused.error).toContain("changed-note");
    expect(read(name)).toContain("Volgens ons");
    const renewed = here(name, "referentie", "--quiet");
    expect([renewed.status, renewed.error]).toEqual([0, ""]);
    expect(read(name)).toContain("Volgens ons in 2040");
    expect(here("--check", name).status).toBe(0);
    expect(here("eigen.md", "referentie", "--out", name).status).toBe(1);
    write("brief.md", "Een brief.\n");
    expect(here("eigen.md", "referentie", "--out", "brief.md").error).toContain("changed-note");
    expect(read("brief.md")).toBe("Een brief.\n");
  });

  it("writes nothing where the template has a mistake", () => {
    write("fout.md", "Een {emisions.total 2040} en {co2_2041}.\n");
    const { status, error } = here("fout.md", "kortrijk-2040");
    expect(status).toBe(1);
    expect(error).toContain("fout.md:1:5");
    expect(error).toContain("fout.md:1:30");
    expect(fs.existsSync(path.join(folder, "fout-kortrijk-2040.md"))).toBe(false);
  });

  it("makes a page and fragments, and says what it cannot do", () => {
    expect(here("inspiratienota.md", "kortrijk-2040", "--format", "html", "--quiet").status).toBe(
      0,
    );
    expect(here("--check", "inspiratienota-kortrijk-2040.html").status).toBe(0);
    const made = here(
      "inspiratienota.md",
      "kortrijk-2040",
      "--format",
      "fragments",
      "--out",
      "stukken",
    );
    expect([made.status, made.error]).toEqual([0, ""]);
    expect(fs.readdirSync(path.join(folder, "stukken"))).toContain("emissions-by-sector.html");
    expect(here("inspiratienota.docx", "kortrijk-2040", "--format", "html").status).toBe(2);
    expect(here("inspiratienota.md").status).toBe(2);
    expect(here("nergens.md", "kortrijk-2040").error).toContain("nergens.md");
    write("plan.odt", "x");
    expect(here("plan.odt", "kortrijk-2040").error).toContain(".docx");
    write("los.md", "Geen nota.\n");
    expect(here("--check", "los.md").error).toContain("broken-note");
  });

  it("gives the way out where the plan is gone", () => {
    const plan = path.join(folder, "mijn.yaml");
    fs.writeFileSync(plan, "id: mijn\nregion: kortrijk\n");
    write("mijn.md", "Uitstoot: {emissions.total 2040}.\n");
    expect(here("mijn.md", "mijn.yaml", "--quiet").status).toBe(0);
    fs.renameSync(plan, path.join(folder, "verhuisd.yaml"));
    const gone = here("--check", "mijn-mijn.md");
    expect(gone.status).toBe(1);
    expect(gone.error).toContain("simulate note --check mijn-mijn.md PLAN.yaml");
    expect(here("--check", "mijn-mijn.md", "verhuisd.yaml").status).toBe(0);
  });
});

describe("docs/voorbeelden", () => {
  it("has the supplied note as the shipped plan fills it", () => {
    const name = "inspiratienota-kortrijk-2040.md";
    const example = fs.readFileSync(path.join(root, "docs", "voorbeelden", name), "utf8");
    const made = here("inspiratienota.md", "kortrijk-2040", "--out", "voorbeeld.md", "--quiet");
    expect(made.status).toBe(0);
    const bodyOf = (text: string): string =>
      text.split("<!-- ademruimte-note")[0]!.replace(/\]\([^)]*-files\//g, "](files/");
    expect(bodyOf(example)).toBe(bodyOf(read("voorbeeld.md")));
  });
});
