/**
 * The plans of Kortrijk side by side: the figures in the header of each plan, and the table of the
 * pages about them, all written from runs of the engine.
 */
import fs from "node:fs";
import path from "node:path";
import { DiskFiles } from "../../cli/disk.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { abatement, type Abatement } from "../../engine/analysis/abatement.ts";
import { INVESTMENT, Priced } from "../../engine/analysis/abatement/priced.ts";
import { comparedRun } from "../../engine/analysis/comparison.ts";
import { boundBeyond } from "../../engine/analysis/constraints.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { DISCOUNT_RATE } from "../../engine/analysis/plan-costs.ts";
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
  /** Head of its column on the first page; absent for what does not stand there. */
  readonly short?: Text;
  readonly decimals: number;
  /** Null where there is none: unchanged policy avoids no tonne of its own. */
  readonly of: (outcome: RunOutcome, reference: RunOutcome) => number | null;
}

const MILLION = 1e6;
/** Years of the mean investment: those of the plans of the city, without the first, which is done. */
const INVESTED = { from: 2025, to: 2040 } as const;

const meanInvestment = ({ run }: RunOutcome): number => {
  const { from, to } = INVESTED;
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return years.reduce((sum, year) => sum + run.at(INVESTMENT, year), 0) / years.length;
};

/** Extra cost and tonnes against unchanged policy, as `simulate compare` gives them. */
function againstReference(outcome: RunOutcome, reference: RunOutcome): Abatement {
  const { id } = reference.scenario.model.regions[0]!;
  const found = abatement(comparedRun(reference), comparedRun(outcome), id, null);
  if (found.obstacle !== null) throw new Error(found.obstacle.en);
  return found;
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
    short: { nl: `${year}`, en: `${year}` },
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
    short: { nl: "2024-2050 samen", en: "2024-2050 together" },
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
    label: {
      nl: `Investering per jaar ${INVESTED.from}-${INVESTED.to} (mln euro)`,
      en: `Investment a year ${INVESTED.from}-${INVESTED.to} (million euros)`,
    },
    decimals: 0,
    of: (outcome) => meanInvestment(outcome) / MILLION,
  },
  {
    label: {
      nl: "Energiefactuur per huishouden 2040 (euro)",
      en: "Energy bill per household 2040 (euros)",
    },
    decimals: 0,
    of: ({ run }) => run.at("costs.household_energy_bill", 2040),
  },
  {
    label: {
      nl: "Extra kost 2024-2050 samen (mln euro)",
      en: "Extra cost 2024-2050 together (million euros)",
    },
    short: { nl: "extra kost (mln euro)", en: "extra cost (million euros)" },
    decimals: 0,
    of: (outcome, reference) => againstReference(outcome, reference).cost / MILLION,
  },
  {
    label: {
      nl: "Kost per vermeden ton CO2 (euro)",
      en: "Cost per tonne of CO2 avoided (euros)",
    },
    decimals: 0,
    of: (outcome, reference) => {
      const { effect, perTonne } = againstReference(outcome, reference);
      return effect === "avoids" ? perTonne : null;
    },
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

/** What stands in no cost, by the module of the levers. */
const UNPRICED: Readonly<Record<string, Text>> = {
  housing: { nl: "sociale en levenslange woningen", en: "social and lifelong homes" },
  services: { nl: "zorg en opvang", en: "care and childcare" },
  green: { nl: "groen", en: "green" },
  water: { nl: "water", en: "water" },
};

/** What a plan does beyond unchanged policy that is in none of its costs. */
function unpricedOf(outcome: RunOutcome, reference: RunOutcome): Text[] {
  const [mine, theirs] = [outcome, reference].map(({ scenario }) => scenario.model.regions[0]!);
  const priced = new Priced(outcome.catalogue);
  const levers = Object.entries(mine!.levers)
    .filter(([id, path]) => path.some((value, at) => value !== theirs!.levers[id]?.[at]))
    .map(([id]) => id)
    .filter((id) => !priced.isPriced([["lever", id]]));
  const modules = new Set(levers.map((id) => id.slice(0, id.indexOf("."))));
  return [...modules].map((module) => {
    const words = UNPRICED[module];
    if (words === undefined) throw new Error(`no words for what has no price in ${module}`);
    return words;
  });
}

const rateOf = ({ scenario }: RunOutcome): number =>
  100 * scenario.model.regions[0]!.parameters[DISCOUNT_RATE]![0]!;

/** The sentences below the figures of a header: what the costs count, and what they leave out. */
function costNote(outcome: RunOutcome, reference: RunOutcome): string[] {
  const left = unpricedOf(outcome, reference).map(({ nl }) => nl);
  const rate = formatNumber(rateOf(outcome), "nl", 0);
  const text =
    "Kosten in euro van 2024. Geteld zijn gebouwen, netten, wind, zon, wagens en energie, met prijzen uit bronnen; de " +
    `extra kost is die voor de samenleving tegenover ongewijzigd beleid, zonder belastingen, met ${rate} % per jaar ` +
    "teruggerekend naar 2024. Niet geteld: het elektriciteitsnet, gezondheid, comfort en schade door CO2" +
    (left.length === 0
      ? "; elke maatregel van dit plan heeft een prijs."
      : `, en van dit plan: ${left.join(", ")}.`);
  return wrap(text, HEADER - 4).map((line) => `#   ${line}`);
}

const wrap = (text: string, width: number): string[] =>
  text.split(" ").reduce<string[]>((lines, word) => {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) return [...lines, word];
    return [...lines.slice(0, -1), `${line} ${word}`];
  }, []);

/** Columns of a header. */
const HEADER = 118;

const shown = (figure: number | null, language: Language, decimals: number): string =>
  figure === null ? "–" : formatNumber(figure, language, decimals);

const BEGIN = "# Wat het model zegt (geschreven door `npm run docs`):";
const END = "#\n";
const LABEL = 42;
const LATER = "vijf-jaar-later";
const COLUMNS = [
  { plan: LATER, width: 16 },
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
        columns.map(({ plan }) => shown(figure(of.get(plan)!, of.get(REFERENCE)!), "nl", decimals)),
      ),
    ),
    `#   ${BEYOND.nl}:`,
    `#   ${limitsBeyond(of.get(name)!, of.get(REFERENCE)!, "nl")}.`,
    ...costNote(of.get(name)!, of.get(REFERENCE)!),
  ];
  return `${text.slice(0, start)}${lines.join("\n")}${text.slice(end)}`;
}

function outcomesTable(of: ReadonlyMap<string, RunOutcome>, language: Language): string {
  const rows = FIGURES.map(({ label, decimals, of: figure }) => [
    label[language],
    ...COMPARED.map((plan) => shown(figure(of.get(plan)!, of.get(REFERENCE)!), language, decimals)),
  ]);
  const limits = COMPARED.map((plan) => limitsBeyond(of.get(plan)!, of.get(REFERENCE)!, language));
  const head = ["", ...COMPARED.map((plan) => `\`${plan}\``)];
  return table(head, [...rows, [BEYOND[language], ...limits]]);
}

/** One row for each plan, with the figures of the goal: for the first page. */
function shortTable(of: ReadonlyMap<string, RunOutcome>, language: Language): string {
  const chosen = FIGURES.filter(({ short }) => short !== undefined);
  const rows = COMPARED.map((plan) => [
    `\`${plan}\``,
    ...chosen.map(({ decimals, of: figure }) =>
      shown(figure(of.get(plan)!, of.get(REFERENCE)!), language, decimals),
    ),
  ]);
  return table(["plan", ...chosen.map(({ short }) => short![language])], rows);
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
