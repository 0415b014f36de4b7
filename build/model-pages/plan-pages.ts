/**
 * The plans of Kortrijk side by side: the figures in the header of each plan, and the table of the
 * pages about them, all written from runs of the engine.
 */
import fs from "node:fs";
import path from "node:path";
import { DiskFiles } from "../../cli/disk.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { boundBeyond } from "../../engine/analysis/constraints.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { formatNumber } from "../../viz/numbers.ts";
import { table } from "./page.ts";
import { filled, type ModelPage } from "./pages.ts";

type Language = keyof Text;

const FOLDER = "scenarios/kortrijk";
const PAGES: Readonly<Record<Language, string>> = {
  nl: "docs/nl/plannen-van-kortrijk.md",
  en: "docs/reference/kortrijk-plans.md",
};

const FIRST_PAGES: Readonly<Record<Language, string>> = { nl: "LEESMIJ.md", en: "README.md" };

/** The plans with a page of reasoning in their header. */
export const REASONED = [
  "renovatie-eerst",
  "warmtenetten-eerst",
  "hernieuwbaar-eerst",
  "vijf-jaar-later",
  "beste-combinatie",
] as const;
const REFERENCE = "referentie";
const NOTE = "kortrijk-2040";
export const COMPARED = [REFERENCE, NOTE, ...REASONED] as const;

interface Figure {
  readonly label: Text;
  readonly decimals: number;
  readonly of: (outcome: RunOutcome) => number;
}

const percent =
  (id: string, year: number) =>
  ({ run }: RunOutcome): number =>
    100 * run.at(id, year);
const scaled =
  (id: string, year: number, factor: number) =>
  ({ run }: RunOutcome): number =>
    run.at(id, year) / factor;
const goals =
  (...wanted: readonly string[]) =>
  ({ targets }: RunOutcome): number =>
    targets[0]!.results.filter(({ status }) => wanted.includes(status)).length;

const FIGURES: readonly Figure[] = [
  ...[2030, 2040, 2050].map((year) => ({
    label: {
      nl: `CO2 tegenover 2005 in ${year} (%)`,
      en: `CO2 against 2005 in ${year} (%)`,
    },
    decimals: 1,
    of: percent("emissions.change_since_2005", year),
  })),
  {
    label: { nl: "CO2 in 2040 (kt)", en: "CO2 in 2040 (kt)" },
    decimals: 1,
    of: scaled("emissions.total", 2040, 1e6),
  },
  {
    label: { nl: "CO2 in 2024-2050 samen (kt)", en: "CO2 in 2024-2050 together (kt)" },
    decimals: 0,
    of: ({ run }) => run.series("emissions.total").reduce((sum, value) => sum + value, 0) / 1e6,
  },
  {
    label: {
      nl: "Woningen met label C of beter, 2040 (%)",
      en: "Homes of label C or better, 2040 (%)",
    },
    decimals: 1,
    of: percent("housing.share_label_c_or_better", 2040),
  },
  {
    label: { nl: "Warmte uit netten in 2040 (GWh)", en: "Heat from networks in 2040 (GWh)" },
    decimals: 1,
    of: scaled("heat.delivered", 2040, 1e6),
  },
  {
    label: { nl: "Wind op 1-1-2040 (MW)", en: "Wind on 1-1-2040 (MW)" },
    decimals: 1,
    of: scaled("renewables.wind_capacity", 2040, 1e3),
  },
  {
    label: { nl: "Eigen groene stroom in 2040 (%)", en: "Local green electricity in 2040 (%)" },
    decimals: 1,
    of: percent("electricity.renewable_share", 2040),
  },
  {
    label: { nl: "Gemiste doelen", en: "Missed goals" },
    decimals: 0,
    of: goals("missed"),
  },
  {
    label: { nl: "Onzekere doelen", en: "Uncertain goals" },
    decimals: 0,
    of: goals("uncertain"),
  },
];

const BEYOND: Text = {
  nl: "Grenzen die meer tegenhouden dan bij ongewijzigd beleid",
  en: "Limits that keep more from being done than on unchanged policy",
};
const NONE: Text = { nl: "geen", en: "none" };

function outcomes(root: string): ReadonlyMap<string, RunOutcome> {
  const files = new DiskFiles(path.join(root, "scenarios"));
  return new Map(
    COMPARED.map((name) => {
      const { scenario, diagnostics } = resolveScenario({
        ...{ files, planPath: `kortrijk/${name}.yaml`, catalogue, shipped: suppliedIn(files) },
        formulas: () => parseFormula,
      });
      if (scenario === null) throw new Error(`${name}: ${JSON.stringify(diagnostics, null, 1)}`);
      return [name, runScenario(scenario, false)];
    }),
  );
}

/** Labels of the limits that hold a plan back more than they hold unchanged policy. */
function limitsBeyond(outcome: RunOutcome, reference: RunOutcome, language: Language): string {
  const rows = boundBeyond(outcome.constraints[0]!.bound, reference.constraints[0]!.bound);
  const labels = [...new Set(rows.map(({ label }) => label[language]))];
  return labels.length === 0 ? NONE[language] : labels.join(", ");
}

const BEGIN = "# Wat het model zegt (geschreven door `npm run docs`):";
const END = "#\n";
const LABEL = 40;
const LATER = "vijf-jaar-later";
const COLUMNS = [
  { plan: LATER, width: 17 },
  { plan: NOTE, width: 15 },
  { plan: REFERENCE, width: 12 },
] as const;

/** The header of a plan with its figures beside those of the note and of unchanged policy. */
function withFigures(text: string, name: string, of: ReadonlyMap<string, RunOutcome>): string {
  const start = text.indexOf(BEGIN);
  if (start < 0) throw new Error(`${name}: the header has no line "${BEGIN}"`);
  const end = text.indexOf(`\n${END}`, start);
  const columns = [
    { plan: name, head: "dit plan", width: 10 },
    ...COLUMNS.filter(({ plan }) => plan !== name).map((one) => ({ ...one, head: one.plan })),
  ];
  const row = (label: string, cells: readonly string[]): string =>
    `#   ${label.padEnd(LABEL)}${cells.map((cell, at) => cell.padStart(columns[at]!.width)).join("")}`;
  const lines = [
    BEGIN,
    row(
      "",
      columns.map(({ head }) => head),
    ),
    ...FIGURES.map(({ label, decimals, of: figure }) =>
      row(
        label.nl,
        columns.map(({ plan }) => formatNumber(figure(of.get(plan)!), "nl", decimals)),
      ),
    ),
    `#   ${BEYOND.nl}:`,
    `#   ${limitsBeyond(of.get(name)!, of.get(REFERENCE)!, "nl")}.`,
  ];
  return `${text.slice(0, start)}${lines.join("\n")}${text.slice(end)}`;
}

function outcomesTable(of: ReadonlyMap<string, RunOutcome>, language: Language): string {
  const rows = FIGURES.map(({ label, decimals, of: figure }) => [
    label[language],
    ...COMPARED.map((plan) => formatNumber(figure(of.get(plan)!), language, decimals)),
  ]);
  const limits = COMPARED.map((plan) => limitsBeyond(of.get(plan)!, of.get(REFERENCE)!, language));
  const head = ["", ...COMPARED.map((plan) => `\`${plan}\``)];
  return table(head, [...rows, [BEYOND[language], ...limits]]);
}

/** One row for each plan, with the figures of the goal: for the first page. */
function shortTable(of: ReadonlyMap<string, RunOutcome>, language: Language): string {
  const title: Text = { nl: "plan", en: "plan" };
  const together: Text = { nl: "2024-2050 samen", en: "2024-2050 together" };
  const chosen = [FIGURES[0]!, FIGURES[1]!, FIGURES[2]!, FIGURES[4]!];
  const rows = COMPARED.map((plan) => [
    `\`${plan}\``,
    ...chosen.map(({ decimals, of: figure }) =>
      formatNumber(figure(of.get(plan)!), language, decimals),
    ),
  ]);
  return table([title[language], "2030", "2040", "2050", together[language]], rows);
}

/** Headers and pages, as they stand and as they should. */
export function planPages(root: string): ModelPage[] {
  const of = outcomes(root);
  const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8");
  const plans = REASONED.map((name) => {
    const file = `${FOLDER}/${name}.yaml`;
    const before = read(file);
    return { file, before, after: withFigures(before, name, of) };
  });
  const pages = (["nl", "en"] as const).map((language) => {
    const file = PAGES[language];
    const before = read(file);
    return {
      file,
      before,
      after: filled(before, new Map([["plans", outcomesTable(of, language)]])),
    };
  });
  const first = (["nl", "en"] as const).map((language) => {
    const file = FIRST_PAGES[language];
    const before = read(file);
    const blocks = new Map([["plans-short", shortTable(of, language)]]);
    return { file, before, after: filled(before, blocks) };
  });
  return [...plans, ...pages, ...first];
}
