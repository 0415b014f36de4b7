/**
 * LibreOffice opens the workbook as a person would: it makes a PDF with its figures, a workbook of
 * its own with the same cells, and a CSV. Without soffice and pdftotext this fails.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLAN, simulate, temporaryFolder } from "../cli/simulate.ts";
import { readWorkbook } from "../arbitraries/read-workbook.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The filter of a CSV: comma, quotation mark, UTF-8. */
const UTF8 = ":Text - txt - csv (StarCalc):44,34,76";

/** What soffice makes of a file, in a folder of its own. */
function converted(file: string, to: string, filter = ""): string {
  const out = fs.mkdtempSync(path.join(folder, `${to}-`));
  const profile = pathToFileURL(path.join(out, "profile")).href;
  const args = ["--headless", "--convert-to", `${to}${filter}`, "--outdir", out, file];
  execFileSync("soffice", [`-env:UserInstallation=${profile}`, ...args], { stdio: "pipe" });
  const made = path.join(out, `${path.basename(file, path.extname(file))}.${to}`);
  expect(fs.existsSync(made), `soffice made no ${to}`).toBe(true);
  return made;
}

/** What only the workbook of such a kind says. */
const TELLING = {
  run: /gemist +\d+/,
  comparison: /Wat een vermeden ton CO₂ kost/,
  ensemble: /Hoe waarschijnlijk elk doel gehaald wordt/,
} as const;

describe.each([
  ["run", [PLAN], "kortrijk-2040", /CO₂-uitstoot +kt CO₂ +321 +267 +143 +67/],
  [
    "comparison",
    ["compare", "referentie", PLAN],
    "referentie-vs-kortrijk-2040",
    /CO₂-uitstoot +Kortrijk 2040 +kt CO₂ +321 +267 +143 +67 +-\d/,
  ],
  [
    "ensemble",
    ["ensemble", PLAN, "--members", "300"],
    "kortrijk-2040--ensemble",
    /CO₂-uitstoot +kt CO₂( +\d+){9}/,
  ],
] as const)("the workbook of a %s in LibreOffice", (kind, words, name, emissions) => {
  const file = path.join(folder, name, "indicators.xlsx");
  beforeAll(() => {
    const { status, error } = simulate([...words, "--lang", "nl", "--out", folder]);
    expect(status, error).toBe(0);
  });

  it("becomes a PDF with its figures", () => {
    const pdf = converted(file, "pdf");
    const text = execFileSync("pdftotext", ["-layout", pdf, "-"], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(text).toContain("Kerncijfers");
    expect(text).toMatch(emissions);
    expect(text).toMatch(TELLING[kind]);
    expect(text).not.toMatch(/#(?:REF|NAME|VALUE|DIV)|Err:\d+/);
  });

  it("becomes a workbook with the same cells", async () => {
    const [ours, theirs] = await Promise.all(
      [file, converted(file, "xlsx")].map((one) => readWorkbook(fs.readFileSync(one))),
    );
    expect(theirs!.sheets.map((sheet) => sheet.name)).toEqual(
      ours!.sheets.map((sheet) => sheet.name),
    );
    for (const [at, sheet] of ours!.sheets.entries()) {
      sheet.rows.forEach((row, line) => {
        row.forEach((cell, column) => {
          if (cell === undefined) return;
          const place = `${sheet.name} ${line + 1}, ${column + 1}`;
          const other = theirs!.sheets[at]!.rows[line]?.[column];
          // LibreOffice keeps fifteen figures.
          if (typeof cell === "number") expect(other, place).toBeCloseTo(cell, 6);
          else expect(other, place).toBe(cell);
        });
      });
    }
  });

  it("becomes a CSV of its first sheet", () => {
    const text = fs.readFileSync(converted(file, "csv", UTF8), "utf8");
    expect(text).toContain("Kerncijfers");
    expect(text).toMatch(/^CO₂-uitstoot,(?:Kortrijk 2040,)?kt CO₂,/m);
  });
});
