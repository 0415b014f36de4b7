/** The report of an ensemble: complete without scripts, and no text of a plan becomes markup. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";
import type { DrawnChart } from "../../viz/files/drawn-chart.ts";
import { ensembleReport, type BandTable } from "../../viz/files/report/ensemble-report.ts";
import { fanCharts, goalCharts } from "../../viz/files/ensemble-charts.ts";
import { inventedEnsemble } from "../arbitraries/invented-ensemble.ts";
import { shipped } from "../arbitraries/shipped.ts";

const plan = inventedEnsemble(shipped("kortrijk/kortrijk-2040.yaml"));
const reference = inventedEnsemble(shipped("kortrijk/referentie.yaml"));
const fontFolder = path.join(import.meta.dirname, "..", "..", "viz", "fonts");
const HOSTILE = `<script>alert("x")</script>`;

const BANDS: BandTable = {
  years: [2030, 2040, 2050],
  rows: [{ label: "CO₂-uitstoot (kt)", cells: ["275 (237–327)", "153 (125–194)", "79 (58–108)"] }],
};

/** Charts as they are drawn, but for the picture. */
const drawn = (of: readonly (typeof plan)[], alone: boolean): DrawnChart[] =>
  [
    ...goalCharts(
      of.map(({ record }) => record),
      0,
    ),
    ...(alone ? fanCharts({ record: of[0]!.record, central: of[0]!.outcome.central }, 0) : []),
  ].map(({ id, title, question, modules, spec }) => {
    const made = spec("nl");
    const alternative = made.description ?? "";
    const texts = { title: title.nl, question: question.nl, alternative };
    return { id, ...texts, modules, spec: made, svg: "<svg></svg>", png: new Uint8Array() };
  });

function written(of: readonly (typeof plan)[], change = (one: EnsembleRecord) => one): string {
  const records = of.map(({ record }) => change(record));
  const isOne = of.length === 1;
  const charts = isOne
    ? [[{ folder: "", plan: 0, charts: drawn(of, true) }]]
    : [
        [
          { folder: "", plan: null, charts: drawn(of, false) },
          ...of.map((one, at) => ({ folder: `p${at}`, plan: at, charts: drawn([one], true) })),
        ],
      ];
  return ensembleReport({
    ...{ records, charts, language: "nl", version: "0", meaning: "Wat een band zegt." },
    bands: [records.map(() => BANDS)],
    reading: records.map(() => ["10.000 doorrekeningen.", "653 onzekere cijfers."]),
    hashes: records.map(() => ({ scenario: "a".repeat(64), engine: "b".repeat(64) })),
    files: { fontFolder, script: null },
  });
}

describe.each([
  ["one plan", [plan]],
  ["two plans", [reference, plan]],
] as const)("the report of an ensemble of %s", (_, of) => {
  const page = written(of);

  it("has summary, goals, bands, figures, what was drawn and what a band is not", () => {
    for (const id of ["summary", "goals", "bands", "charts", "drawn", "not"]) {
      expect(page).toContain(`<h2 id="${id}">`);
    }
    // Data of charts stand in elements that run nothing.
    expect(page).not.toContain("<script>");
    expect(page).toContain("153 (125–194)");
    expect(page).toContain("Geen voorspelling");
  });

  it("names every goal that can be tested, and every figure that was drawn", () => {
    for (const { record } of of) {
      for (const { target, evaluable } of record.regions[0]!.goals) {
        const name = `${target.year} ${record.scenario.notes.targets[target.id]!.short.nl}`;
        if (evaluable > 0) expect(page).toContain(name.replaceAll("'", "&#39;"));
      }
      for (const { input, address } of record.inputs) {
        if (input !== null) expect(page).toContain(address);
      }
    }
  });

  it("has every id once, and no link to another", () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
  });
});

it("lets no text of a plan become markup", () => {
  const hostile = ({ scenario, inputs, ...record }: EnsembleRecord): EnsembleRecord => ({
    ...record,
    scenario: {
      ...scenario,
      notes: { ...scenario.notes, title: { nl: HOSTILE, en: HOSTILE } },
    },
    inputs: inputs.map((one) => ({ ...one, source: HOSTILE, distribution: HOSTILE })),
  });
  const page = written([plan], hostile);
  // Data of charts stand in elements that run nothing.
  expect(page).not.toContain("<script>");
  expect(page).toContain("&lt;script&gt;");
});
