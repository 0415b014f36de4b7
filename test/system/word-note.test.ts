/** Word notes as a word processor opens them: LibreOffice lays them out, and their text is read back. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { PLAN, simulate, temporaryFolder } from "../cli/simulate.ts";
import { fillWord } from "../../viz/files/note/word/index.ts";
import { noteContext, outcomeOf } from "../arbitraries/note-context.ts";
import { root } from "../arbitraries/root.ts";
import {
  cell,
  footnoteMark,
  heading,
  paragraph,
  row,
  run,
  table,
  textBox,
  wordDocument,
} from "../arbitraries/word-documents.ts";
import { wordProblems } from "../arbitraries/word-rules.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Lets LibreOffice save a document in another form, or in a folder of its own. */
function converted(name: string, to: string, into = folder): void {
  execFileSync("soffice", [
    `-env:UserInstallation=file://${path.join(folder, "profile")}`,
    ...["--headless", "--convert-to", to, "--outdir", into, path.join(folder, name)],
  ]);
}

/** The text of a document as LibreOffice lays it out. */
function laidOut(name: string): string {
  converted(name, "pdf");
  const pdf = path.join(folder, name.replace(/\.docx$/, ".pdf"));
  return execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" })
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

it("lays the supplied template out, filled from a plan", () => {
  const out = path.join(folder, "nota.docx");
  const template = path.join(root, "templates", "inspiratienota.docx");
  const filled = simulate(["note", template, PLAN, "--out", out]);
  expect(filled.status, filled.error).toBe(0);
  const text = laidOut("nota.docx");
  expect(text).toContain("De stad stoot in 2040 nog 143,3 kt CO₂ uit.");
  expect(text).toContain("Tabel 1. Kerncijfers van Kortrijk 2040");
  expect(text).toContain("Figuur 1. Bevolking naar leeftijdsgroep");
  expect(text).toContain("Bron: model ademruimte, plan Kortrijk 2040.");
  expect(text).not.toMatch(/[{}]|SEQ /);
  const checked = simulate(["note", "--check", out]);
  expect(checked.status, checked.error).toBe(0);
  expect(checked.out).toContain("Geen losse cijfers.");
});

it("saves a filled note with every value, table and chart still bound", () => {
  const out = path.join(folder, "bewaard.docx");
  const template = path.join(root, "templates", "inspiratienota.docx");
  expect(simulate(["note", template, PLAN, "--out", out]).status).toBe(0);
  const elsewhere = path.join(folder, "bewaard");
  converted("bewaard.docx", "docx:MS Word 2007 XML", elsewhere);
  const saved = path.join(elsewhere, "bewaard.docx");
  const checked = simulate(["note", "--check", saved, PLAN]);
  expect(checked.status, checked.error).toBe(0);
  expect(checked.out).toMatch(/^Velden: \d+ in orde\.$/m);
  expect(checked.out).toContain("Geen losse cijfers.");
  const beside = simulate(["note", "--check", saved, "hernieuwbaar-eerst"]);
  expect(beside.out).toMatch(/was 143,3\skt\sCO₂, is nu 141,8\skt\sCO₂/);
  expect(beside.out).not.toContain("weggehaald");
  const again = simulate(["note", saved, "hernieuwbaar-eerst", "--out", `${saved}.docx`]);
  expect(again.status, again.error).toBe(0);
  expect(simulate(["note", "--check", `${saved}.docx`]).out).toMatch(/^Velden: \d+ in orde\.$/m);
});

it("lays out every place that a tag can stand in, and hostile texts as they are", async () => {
  const hostile = "<script>alert(1)</script> {{x}} =cmd|' /C calc'!A0 ](javascript:x) \u202Eabc";
  const outcome = outcomeOf("kortrijk/kortrijk-2040.yaml");
  const { notes } = outcome.scenario;
  const title = { nl: `Plan ${hostile}\u0000`, en: "Plan" };
  const named = { ...outcome, scenario: { ...outcome.scenario, notes: { ...notes, title } } };
  const template = await wordDocument({
    body:
      heading("Warmte") +
      paragraph(`${run("Zie {plan tit")}${run("el}")}${footnoteMark(1)}`) +
      paragraph(run("Kader ") + textBox(paragraph("In het kader {demography.population 2040}."))) +
      paragraph("{tabel indicatoren 2024, 2040: emissions.total}") +
      table(
        row(
          cell(paragraph("In de cel {emissions.total 2030}.")),
          cell(paragraph("{grafiek heat-by-source}")),
        ),
      ) +
      paragraph("{als co2_2040 gehaald}") +
      paragraph("Gehaald.") +
      paragraph("{anders}") +
      paragraph("Niet gehaald.") +
      paragraph("{einde}"),
    header: paragraph("Boven {plan id}"),
    footnotes: [" Noot {emissions.total 2050}."],
  });
  const { bytes, faults } = await fillWord(template, null, noteContext([named]));
  expect(faults).toEqual([]);
  expect(await wordProblems(bytes)).toEqual([]);
  fs.writeFileSync(path.join(folder, "plaatsen.docx"), bytes);
  const text = laidOut("plaatsen.docx");
  for (const wanted of [
    "<script>alert(1)</script> {{x}} =cmd|' /C calc'!A0 ](javascript:x)",
    "86.475 inwoners",
    "267,3 kt CO₂",
    "67,0 kt CO₂",
    "Niet gehaald.",
    "Boven kortrijk-2040",
    "Figuur 1. Grafiek heat-by-source",
  ]) {
    expect(text).toContain(wanted);
  }
});
