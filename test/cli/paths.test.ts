/** Where a plan may reach: its own project folder, what is allowed by hand, what is supplied. */
import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { simulate, temporaryFolder } from "./simulate.ts";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const WIND = "id: wind\nlevers:\n  renewables.wind_capacity: { 2024: 6 MW, 2040: 31 MW }\n";

const put = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
};

/** The codes of what is told about a plan, and whether it is right. */
function validate(plan: string, ...options: string[]) {
  const { out, status } = simulate(["validate", plan, "--json", ...options], { cwd: folder });
  const answer = JSON.parse(out) as {
    diagnostics: { code: string; at: { file: string } | null; help: { nl: string } | null }[];
  };
  return { codes: answer.diagnostics.map(({ code }) => code), ...answer, status };
}

describe.each([
  ["include", "include: [REACH]\nregion: kortrijk\n", WIND],
  ["extends", "extends: REACH\n", "id: parent\nregion: kortrijk\n"],
])("what a plan reaches by %s", (_, line, text) => {
  const plan = (reach: string): void =>
    put("project/plan.yaml", `id: plan\n${line.replace("REACH", reach)}`);

  it("may be anywhere in its folder", () => {
    plan("deep/file.yaml");
    put("project/deep/file.yaml", text);
    expect(validate("project/plan.yaml").status).toBe(0);
  });

  it.each([
    ["a path that leads out", () => "../other/file.yaml"],
    ["an absolute path", () => path.join(folder, "other", "file.yaml")],
    ["a link to a file", () => "link.yaml"],
    ["a folder that is a link", () => "linked/file.yaml"],
  ])("is refused outside by %s, unless that folder is allowed", (_, reach) => {
    put("other/file.yaml", text);
    put("third/file.yaml", text);
    plan(reach());
    fs.symlinkSync(path.join(folder, "other/file.yaml"), path.join(folder, "project/link.yaml"));
    fs.symlinkSync(path.join(folder, "other"), path.join(folder, "project/linked"));
    const refused = validate("project/plan.yaml");
    expect(refused.codes).toEqual(["outside-project"]);
    expect(refused.diagnostics[0]!.help!.nl).toContain("--allow");
    expect(validate("project/plan.yaml", "--allow", "third").codes).toEqual(["outside-project"]);
    const allowed = validate("project/plan.yaml", "--allow", "third", "--allow", "other");
    expect(allowed).toMatchObject({ codes: [], status: 0 });
  });

  it("is refused behind a link that leaves an allowed folder", () => {
    put("secret/file.yaml", text);
    fs.mkdirSync(path.join(folder, "other"));
    fs.symlinkSync(path.join(folder, "secret/file.yaml"), path.join(folder, "other/link.yaml"));
    plan("../other/link.yaml");
    expect(validate("project/plan.yaml", "--allow", "other").codes).toEqual(["outside-project"]);
  });

  it("is told apart from a folder whose name begins alike", () => {
    put("other-secret/file.yaml", text);
    fs.mkdirSync(path.join(folder, "other"));
    plan("../other-secret/file.yaml");
    expect(validate("project/plan.yaml", "--allow", "other").codes).toEqual(["outside-project"]);
  });
});

describe("one file under two paths", () => {
  it("is one package", () => {
    put("plan.yaml", "id: plan\nregion: kortrijk\ninclude: [wind.yaml, link.yaml, ./wind.yaml]\n");
    put("wind.yaml", WIND.replace("{ 2024: 6 MW, 2040: 31 MW }", "31 MW"));
    fs.symlinkSync(path.join(folder, "wind.yaml"), path.join(folder, "link.yaml"));
    expect(validate("plan.yaml")).toMatchObject({ codes: [], status: 0 });
  });

  it("goes round in a circle even so", () => {
    put("plan.yaml", "id: plan\nregion: kortrijk\ninclude: [wind.yaml]\n");
    put("wind.yaml", "id: wind\ninclude: [link.yaml]\n");
    fs.symlinkSync(path.join(folder, "wind.yaml"), path.join(folder, "link.yaml"));
    expect(validate("plan.yaml").codes).toEqual(["include-cycle"]);
  });
});

describe("--allow", () => {
  it("names a folder that exists, or the command line is wrong", () => {
    put("plan.yaml", "id: plan\nregion: kortrijk\n");
    const { status, error } = simulate(["validate", "plan.yaml", "--allow", "nowhere"], {
      cwd: folder,
    });
    expect(status).toBe(2);
    expect(error).toContain('er is geen map "nowhere"');
  });
});

describe("a supplied plan", () => {
  const run = (...words: string[]) => simulate([...words, "--no-files"], { cwd: folder });

  it("is run by its name alone", () => {
    const { out, status } = run("referentie");
    expect(status).toBe(0);
    expect(out).toContain("Referentie (ongewijzigd beleid)");
  });

  it("gives way to a file of that name", () => {
    put("referentie", "id: mine\ntitle: Mijn eigen plan\nregion: kortrijk\n");
    expect(run("referentie").out).toContain("Mijn eigen plan");
  });

  it("is extended by its name alone", () => {
    put("plan.yaml", "id: plan\ntitle: Mijn eigen plan\nextends: kortrijk-2040\n");
    const { out, status } = run("plan.yaml");
    expect(status).toBe(0);
    expect(out).toContain("Mijn eigen plan");
    expect(out).toContain("31 MW");
  });

  it("is proposed where a name is misspelt", () => {
    const { error, status } = run("kortrijk-2400");
    expect(status).toBe(1);
    expect(error).toContain("bedoelde u kortrijk-2040?");
    expect(run("iets-anders").error).toMatch(/meegeleverd: .*kortrijk-2040, referentie/);
  });

  it("gives way to a file that is nearly called so", () => {
    put("plan.yaml", "id: plan\nregion: kortrijk\n");
    expect(run("plan").error).toContain("bedoelde u plan.yaml?");
  });
});
