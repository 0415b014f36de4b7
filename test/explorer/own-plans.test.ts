/** Plans of a project in the page: what is downloaded of them stands alone, wherever it is put. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../engine/model/index.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { sourceText } from "../../engine/scenario/diagnostics/text.ts";
import { entryOf, readYaml } from "../../engine/scenario/yaml/yaml-document.ts";
import { resolveScenario, type Resolution } from "../../engine/scenario/resolve.ts";
import { MemoryFiles, suppliedTexts } from "../../explorer/session/memory-files.ts";
import type { PageData, PagePlan } from "../../explorer/session/page-data.ts";
import { Session } from "../../explorer/session/session.ts";
import { childText } from "../../explorer/session/plan-text.ts";
import { pageData } from "./page-data.ts";

const shipped = suppliedTexts(pageData().supplied);

const resolvedIn = (folder: string, text: string): Resolution =>
  resolveScenario({
    ...{ files: new MemoryFiles({ [`${folder}plan.yaml`]: text }), catalogue, shipped },
    ...{ planPath: `${folder}plan.yaml`, formulas: () => parseFormula },
  });

const BASIS = `# Ours, with a formula.
id: basis
title: { nl: "Ons plan: \u201czo\u201d", en: Ours }
extends: referentie
include: [wonen-3, maatregelen/wind.yaml]
parameters:
  pace: { value: 2 MW, source: "own estimate" }
levers:
  mobility.modal_shift: { 2030: 5 %, 2040: 9 %, shape: linear }
  renewables.pv_carport_capacity: "pace * (year - 2024)"
indicators:
  ours:
    formula: "renewables.wind_capacity / demography.population"
    unit: kW
`;
const WIND = `id: our-wind
title: Our wind
levers:
  renewables.wind_capacity:
    2030: 20 MW

    2040: 30 MW
`;
const CHILD = `id: ons
extends: ../basis.yaml
levers:
  housing.renovation_rate: { 2030: +50 % }
`;
const files = {
  "basis.yaml": BASIS,
  "maatregelen/wind.yaml": WIND,
  "plannen/ons.yaml": CHILD,
};
const listed = (id: string, path: string): PagePlan => ({ id, path, title: { nl: id, en: id } });
const project: PageData = pageData(files, {
  plans: [listed("ons", "plannen/ons.yaml"), listed("basis", "basis.yaml")],
});

/** A page of a project whose plans stand in a folder. */
const other: PageData = pageData(
  { "plannen/ons-eerste.yaml": "id: eerste\nextends: referentie\n" },
  { plans: [listed("eerste", "plannen/ons-eerste.yaml")] },
);

function expectAlone(session: Session, share: number, which: number): void {
  const slider = session.sliders[which % session.sliders.length]!;
  const edits = session.slide([], slider.address, slider.min + (slider.max - slider.min) * share);
  const page = session.resolve(edits);
  if ("diagnostics" in page) throw new Error(JSON.stringify(page.diagnostics));
  for (const folder of ["", "elsewhere/deep/"]) {
    const { scenario, diagnostics } = resolvedIn(folder, session.planText(edits));
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(scenario!.model).toEqual(page.scenario.model);
    expect(scenario!.notes.regions[0]!.recipes).toEqual(page.scenario.notes.regions[0]!.recipes);
  }
}

describe("a plan of one's own", () => {
  it.each(["ons", "basis"])("takes along all that %s rests on", (plan) => {
    const { session, diagnostics } = Session.open(project, plan);
    expect(diagnostics).toEqual([]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (share, which) =>
        expectAlone(session!, share, which),
      ),
      { numRuns: 12 },
    );
  });

  it("is the same plan without a change, and can be read once more", () => {
    const { session } = Session.open(project, "ons");
    const text = session!.planText([]);
    const alone = Session.read(pageData(), "again.yaml", text);
    expect(alone.diagnostics).toEqual([]);
    expect(alone.session!.scenario.model).toEqual(session!.scenario.model);
    expectAlone(alone.session!, 0.7, 5);
  });

  it("carries a region of one's own", () => {
    const own = Object.fromEntries(
      Object.entries(project.supplied).flatMap(([path, text]) =>
        path.startsWith("regions/") ? [[`eigen/${path.slice("regions/".length)}`, text]] : [],
      ),
    );
    const data = pageData(
      { ...own, "plan.yaml": "id: p\nregion: eigen/kortrijk\n" },
      { plans: [listed("p", "plan.yaml")] },
    );
    const { session } = Session.open(data, "p");
    const edits = session!.slide([], "housing.renovation_rate", 0.02);
    const text = session!.planText(edits);
    const page = session!.resolve(edits);
    if ("diagnostics" in page) throw new Error("the edits are wrong");
    const alone = resolvedIn("", text);
    expect(alone.diagnostics).toEqual([]);
    expect(alone.scenario!.model).toEqual(page.scenario.model);
  });

  it("says where it must stand when it cannot carry what it rests on", () => {
    const padding = `# ${"x".repeat(1_000_000)}\n`;
    const data = pageData(
      {
        "plan.yaml": "id: p\nextends: ./groot.yaml\n",
        "groot.yaml": `${padding}id: g\nregion: kortrijk\n`,
      },
      { plans: [listed("p", "plan.yaml")] },
    );
    const text = Session.open(data, "p").session!.planText([]);
    expect(text).toContain('extends: "./plan.yaml"');
    expect(text).toContain("# Zet dit bestand in dezelfde map als plan.yaml.");
    expect(text).not.toContain("carries:");
  });

  it("holds what --set says", () => {
    const sets = ["housing.renovation_rate=2 %/year", "mobility.modal_shift={ 2030: 9 % }"];
    const data = pageData({}, { sets });
    const { session } = Session.open(data, "kortrijk-2040");
    for (const address of [
      "housing.renovation_rate",
      "mobility.modal_shift",
      "housing.completions",
    ])
      expectAlone(
        session!,
        0.4,
        session!.sliders.findIndex((one) => one.address === address),
      );
  });

  it.each([
    ["extends: ./basis.yaml", 'het bestand "./basis.yaml" is er niet'],
    ["region: ../onze-stad", "../onze-stad"],
    ["extends: referentie\ninclude: [maatregelen/wind.yaml]", '"maatregelen/wind.yaml"'],
    ["extends: ../../elders/plan.yaml", "../../elders/plan.yaml"],
  ])("that is dropped and says %j is told which file the page does not have", (line, named) => {
    for (const data of [
      pageData({}, { plans: [listed("k", "ademruimte:/kortrijk/k.yaml")] }),
      other,
    ]) {
      const { session, diagnostics } = Session.read(data, "ons.yaml", `id: ons\n${line}\n`);
      expect(session).toBeNull();
      const [told] = diagnostics;
      // The place is in the reader's own file, wherever the page put it.
      expect(told!.at).toMatchObject({ file: "ons.yaml", line: line.split("\n").length + 1 });
      expect(told!.message.nl).toContain("uw plan noemt iets dat deze pagina niet heeft");
      expect(told!.message.nl).toContain(named);
      expect(told!.help!.nl).toContain("simulate explore ons.yaml");
      expect(told!.help!.en).toContain("simulate explore ons.yaml");
    }
  });

  it("that is dropped keeps what the command says of its own mistakes", () => {
    const { diagnostics } = Session.read(
      other,
      "map/ons.yaml",
      "id: ons\nextends: referentie\nlevers: { renewables.wind_capacity: 31 }\n",
    );
    expect(diagnostics).toMatchObject([
      { code: "missing-unit", at: { file: "ons.yaml", line: 3 } },
    ]);
    expect(diagnostics[0]!.message.nl).not.toContain("deze pagina");
  });

  it.each([
    ...["../x.yaml", "a/../../x.yaml", "/etc/passwd", "a//x.yaml", "a/", "./x.yaml", ".", ".."],
    ...["C:/x.yaml", "a\\x.yaml", "ademruimte:/regions/kortrijk/region.yaml", "\u001b[2Jx.yaml"],
    ...["a/\u202ex.yaml", "a\u2028x.yaml"],
  ])("carries nothing under %j", (key) => {
    const carried = `id: p\nregion: kortrijk\ncarries:\n  ${JSON.stringify(key)}: "id: q\\n"\n`;
    const { diagnostics } = resolvedIn("deep/", carried);
    expect(diagnostics.map(({ code, at }) => [code, at?.line])).toEqual([["outside-project", 4]]);
  });

  it("tells a mistake in what is carried by its own path and line", () => {
    const text = `id: p
extends: ./carried/q.yaml
carries:
  carried/q.yaml: |
    id: q
    region: kortrijk
    levers:
      renewables.wind_capacity: 31
`;
    const { diagnostics } = resolvedIn("", text);
    expect(diagnostics.map(({ code, at }) => [code, at?.file, at?.line])).toEqual([
      ["missing-unit", "carried/q.yaml", 4],
    ]);
  });

  it("carries any text to the letter", () => {
    const lines = fc.array(fc.constantFrom("a: 1", "  b", "", "#c", "\t", " ", '"', "\r", "é ’"));
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      lines.map((all) => all.join("\n")),
      lines.map((all) => `x${all.join("\n")}y\n`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const head = { id: "p", title: { nl: "p", en: "p" }, extends: "./x.yaml", remarks: [] };
        const written = childText({ ...head, carries: { "x.yaml": text } }, []);
        const { root, diagnostics } = readYaml(sourceText("plan.yaml", written));
        expect(diagnostics).toEqual([]);
        const carried = entryOf(entryOf(root!, "carries")!.value, "x.yaml")!.value;
        expect(carried).toMatchObject({ kind: "scalar", value: text.normalize("NFC") });
      }),
      { numRuns: 300 },
    );
  });
});
