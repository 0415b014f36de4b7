/** `simulate init --region`: a project from a municipality, and what is still a default in it. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { answered, type Answered } from "../../cli/init/region/answered.ts";
import { readAnswers, typedNumber } from "../../cli/init/region/questions.ts";
import { startOf } from "../../engine/scenario/municipality/ages.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { suppliedTexts } from "../arbitraries/supplied-texts.ts";
import { simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const cliOf = (words: string[], cwd = folder) => simulate(["init", ...words], { cwd });

const isWrong = (found: Answered | Diagnostic): found is Diagnostic => "code" in found;

describe("a municipality whose figures are supplied", () => {
  const made = cliOf(["--region", "34027", "menen"]);

  it("becomes a project that runs at once, with the same figures as the supplied region", () => {
    expect(made).toMatchObject({ status: 0, error: "" });
    expect(made.out).toContain("Menen (34027)");
    expect(made.out).toContain("NOG-AAN-TE-VULLEN.md");
    const run = simulate(["plan.yaml", "--no-files", "--json"], {
      cwd: path.join(folder, "menen"),
    });
    expect(run).toMatchObject({ status: 0, error: "" });
    const own = suppliedTexts("regions/menen/parameters/housing.csv");
    expect(fs.readFileSync(path.join(folder, "menen/regio/parameters/housing.csv"), "utf8")).toBe(
      own,
    );
    const head = fs.readFileSync(path.join(folder, "menen/regio/region.yaml"), "utf8");
    expect(head).toContain('nis: "34027"');
    expect(head).toContain("extends: vlaanderen");
  });

  it("lists what is still a default, with where the real figures are to be had", () => {
    const list = fs.readFileSync(path.join(folder, "menen/NOG-AAN-TE-VULLEN.md"), "utf8");
    for (const place of ["Statbel", "Fluvius", "Provincies in Cijfers", "VITO", "VEKA"]) {
      expect(list).toContain(place);
      expect(made.out).toContain(place);
    }
    for (const [, file] of list.matchAll(/`(regio\/[^`]+)`/g)) {
      expect(fs.existsSync(path.join(folder, "menen", file!)), file).toBe(true);
    }
  });

  it("is not written over what is there, nor beside it", () => {
    const before = fs.readFileSync(path.join(folder, "menen/plan.yaml"), "utf8");
    fs.writeFileSync(path.join(folder, "menen/plan.yaml"), `${before}# mine\n`);
    const again = cliOf(["--region", "34027", "menen"]);
    expect(again.status).toBe(1);
    expect(again.error).toContain("foreign-folder");
    expect(fs.readFileSync(path.join(folder, "menen/plan.yaml"), "utf8")).toContain("# mine");
  });

  it("takes the name of the municipality for its code, and for the folder", () => {
    expect(cliOf(["--region", "Spiere-Helkijn", "--lang", "en"])).toMatchObject({ status: 0 });
    expect(fs.existsSync(path.join(folder, "spiere-helkijn/STILL-TO-SUPPLY.md"))).toBe(true);
  });

  it("has no place for other counts", () => {
    const { status, error } = cliOf(["--region", "34027", "--population", "5000", "elsewhere"]);
    expect([status, error.includes("--population")]).toEqual([1, true]);
    expect(fs.existsSync(path.join(folder, "elsewhere"))).toBe(false);
  });
});

describe("any other Flemish municipality", () => {
  it("says which options give what is not known, and asks nothing where nobody can answer", () => {
    const { status, error } = cliOf(["--region", "31005", "brugge"]);
    expect(status).toBe(1);
    expect(error).toContain("--population");
    expect(error).toContain("--answers");
    expect(fs.existsSync(path.join(folder, "brugge"))).toBe(false);
  });

  it("starts from its answers and runs", () => {
    const answers = path.join(folder, "answers.txt");
    fs.writeFileSync(answers, "# Brugge\npopulation: 119 541\nhouseholds: 57.000\n");
    const made = cliOf(["--region", "31005", "--answers", answers, "--json", "brugge"]);
    expect(made.status).toBe(0);
    const { result } = JSON.parse(made.out) as {
      result: {
        municipality: { nis: string; name: string };
        answers: { value: string; isDefault: boolean }[];
        defaults: { figures: number }[];
      };
    };
    expect(result.municipality).toMatchObject({ nis: "31005", name: "Brugge" });
    expect(result.answers.filter(({ isDefault }) => !isDefault).map(({ value }) => value)).toEqual([
      "119 541",
      "57.000",
    ]);
    expect(result.defaults.length).toBeGreaterThan(15);
    const run = simulate(["plan.yaml", "--no-files"], { cwd: path.join(folder, "brugge") });
    expect(run).toMatchObject({ status: 0, error: "" });
    expect(run.out).toContain("119.541");
  });

  it.each([
    ["54007", "Vlaamse gemeente"],
    ["Brughe", "Brugge (31005)"],
    ["34022", "meegeleverd"],
  ])("refuses %s and says what to do", (region, said) => {
    const { status, error } = cliOf(["--region", region, "refused"]);
    expect(status).toBe(1);
    expect(error).toContain(said);
  });
});

describe("the questions", () => {
  const ask = (answers: readonly string[]) => {
    const asked: string[] = [];
    let at = 0;
    const found = answered(
      suppliedTexts,
      "31005",
      {},
      (question) => {
        asked.push(question);
        return answers[at++] ?? "";
      },
      "nl",
    );
    return { asked, found };
  };

  it("show the default, which an empty answer takes", () => {
    const { asked, found } = ask(["", "119541"]);
    expect(asked.map((text) => /\[(.*)\]/.exec(text)?.[1])).toEqual([
      "Brugge",
      undefined,
      expect.stringMatching(/^59/),
      "51749",
      "237.7",
    ]);
    if (isWrong(found)) throw new Error("refused");
    expect(startOf(found.municipality).total).toBe(119_541);
    expect(found.stated.filter(({ isDefault }) => isDefault).length).toBe(4);
  });

  it.each([
    [["", "many"], "population"],
    [["", "1000", "2000"], "men"],
    [["", "1000", "", "0"], "households"],
    [["", "1000", "", "", "large"], "area"],
  ])("refuse %j", (answers, name) => {
    const { found } = ask(answers);
    expect(isWrong(found) && found.message.en.startsWith(name)).toBe(true);
  });

  it("read numbers as people write them", () => {
    expect(typedNumber("12 345", true)).toBe(12_345);
    expect(typedNumber("12.345", true)).toBe(12_345);
    expect(typedNumber("1.234.567", true)).toBe(1_234_567);
    expect(typedNumber("42,5", false)).toBe(42.5);
    expect(typedNumber("42,5", true)).toBe(null);
    expect(typedNumber("-3", true)).toBe(null);
  });

  it("say so when the file of answers is not there", () => {
    expect(readAnswers(path.join(folder, "none.txt"))).toBe(null);
  });
});
