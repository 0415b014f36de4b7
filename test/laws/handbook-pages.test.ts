/** The pages of the handbook that are made from declarations: whole, and as the model is. */
import { describe, expect, it } from "vitest";
import { glossaryPages } from "../../build/handbook/glossary.ts";
import { modulePages, moduleSections } from "../../build/handbook/module-pages.ts";
import { referenceScenario } from "../../build/model-pages/pages.ts";
import { cityOf } from "../../engine/model/index.ts";
import { root } from "../arbitraries/root.ts";

const scenario = referenceScenario(root);
const { modules } = cityOf(scenario.model).catalogue;
const LANGUAGES = ["nl", "en"] as const;

/** What every section of a module says, whoever writes it. */
const LEADS = {
  nl: ["Wat ze berekent.", "Hoe.", "Waarmee ze begint.", "Wat ze niet zegt."],
  en: ["What it computes.", "How.", "What it starts from.", "What it does not tell."],
} as const;

describe("the glossary", () => {
  const pages = glossaryPages(root, scenario);

  it("is as the declarations make it (`npm run docs`)", () => {
    expect(pages.filter(({ before, after }) => before !== after).map(({ file }) => file)).toEqual(
      [],
    );
  });

  it.each(pages)("$file has every indicator and every lever once", ({ after }) => {
    const declared = modules.flatMap(({ id, outputs, levers }) => [
      ...Object.keys(outputs).map((name) => `${id}.${name}`),
      ...Object.keys(levers).map((name) => `${id}.${name}`),
    ]);
    const listed = [...after.matchAll(/\| `([a-z0-9_.]+)(?:\[[a-z_,]+\])?` \|$/gm)];
    expect(listed.map(([, id]) => id!).sort()).toEqual(declared.sort());
  });
});

describe("the page of modules", () => {
  const pages = modulePages(root, scenario);

  it("is as the declarations make it (`npm run docs`)", () => {
    expect(pages.filter(({ before, after }) => before !== after).map(({ file }) => file)).toEqual(
      [],
    );
  });

  it.each(LANGUAGES)(
    "has a whole section for every module, in the order of the run: %s",
    (language) => {
      const page = pages.find(({ file }) => file.includes(`/${language}/`))!.after;
      const [, ...sections] = page.split(/^## /m);
      const titles = moduleSections(scenario).map(({ title }) => title[language]);
      expect(sections.map((section) => section.slice(0, section.indexOf("\n")))).toEqual(titles);
      for (const section of sections) {
        const leads = [...section.matchAll(/^\*\*([^*]+)\*\*/gm)].map(([, lead]) => lead);
        expect(leads, section.slice(0, 40)).toEqual(LEADS[language]);
      }
    },
  );
});
