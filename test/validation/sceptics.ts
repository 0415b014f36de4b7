/**
 * What the page for sceptics says in figures, in both languages: the numbers, and the words that
 * depend on them. What stands round it is written by hand in docs/handbook.
 */
import {
  moduleSections,
  qualityBySection,
  scoreText,
  together,
} from "../../build/handbook/module-pages.ts";
import { table } from "../../build/model-pages/page.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import type { Span } from "../../engine/analysis/grounding.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { TARGET_STATUSES } from "../../engine/analysis/targets.ts";
import { catalogue } from "../../engine/model/index.ts";
import { GRADES } from "../../engine/scenario/declarations.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { GRADE } from "../../viz/grade-words.ts";
import { displayUnit, formatNumber, type DisplayUnit, type Language } from "../../viz/numbers.ts";
import { nameOf } from "../../viz/names.ts";
import { between } from "../../viz/run-view.ts";
import { WithPlan } from "../arbitraries/shipped.ts";
import { labelOf, type Answer } from "./benchmarks.ts";
import type { Findings } from "./findings.ts";
import { END } from "./hindcast.ts";
import {
  amount,
  causes,
  counts,
  difference,
  hindcastTable,
  lost,
  one,
  percent,
  published,
} from "./page.ts";
import { tableRows } from "./table-rows.ts";

/** Final energy is no main figure of a summary: a goal on it asks what moves it. */
const ENERGY_GOAL = "final_energy";
const PLAN_FILE = "kortrijk/with-energy-goal.yaml";
const PLAN = `id: with-energy-goal
title: { nl: Kortrijk 2040, en: Kortrijk 2040 }
extends: ./kortrijk-2040.yaml
targets:
  ${ENERGY_GOAL}: { indicator: emissions.final_energy, at_most: 1 GWh, year: 2040, source: none }
`;
const YEAR = 2040;
const INDICATORS = [
  "demography.population",
  "demography.households",
  "emissions.final_energy",
  "emissions.total",
  "electricity.renewable_share",
] as const;

/** The plan of the city, with what its figures rest on. */
function cityPlan(): RunOutcome {
  const files = new WithPlan(PLAN_FILE, PLAN);
  const { scenario, diagnostics } = resolveScenario({
    ...{ files, planPath: PLAN_FILE, catalogue, shipped: suppliedIn(files) },
    formulas: () => parseFormula,
  });
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  return runScenario(scenario, false);
}

export const dutchNames: ReadonlyMap<string, string> = new Map(
  tableRows("scenarios/regions/kortrijk/benchmarks/names.csv").map((row) => [
    row["id"]!,
    row["nl"]!,
  ]),
);

const DUTCH_UNITS: Readonly<Record<string, string>> = {
  persons: "inwoners",
  "persons per year": "per jaar",
  "persons, from 2023": "inwoners, sinds 2023",
  "fraction, from 2023": "aandeel, sinds 2023",
  fraction: "aandeel",
  households: "huishoudens",
  "t/inhabitant": "t per inwoner",
  "t/household": "t per huishouden",
  "W/inhabitant": "W per inwoner",
  "%": "%",
  "%/year": "% per jaar",
  MWh: "MWh",
  GWh: "GWh",
  dwellings: "woningen",
  "dwellings/year": "woningen per jaar",
  "million km": "miljoen km",
  "g/kWh": "g per kWh",
  EUR: "euro",
};

const known = (of: Readonly<Record<string, string>>, key: string): string => {
  const found = of[key];
  if (found === undefined) throw new Error(`no Dutch word for "${key}"`);
  return found;
};

/** The name of a row, as it can be told from every other. */
function nameIn({ benchmark }: Answer, language: Language): string {
  if (language === "en") return labelOf(benchmark);
  const name = dutchNames.get(benchmark.id);
  if (name === undefined) throw new Error(`names.csv has no Dutch name of ${benchmark.id}`);
  return `${name}, ${benchmark.year}`;
}

const unitIn = ({ benchmark }: Answer, language: Language): string =>
  language === "en" ? benchmark.unit : known(DUTCH_UNITS, benchmark.unit);

function boundsIn({ benchmark }: Answer, language: Language): string {
  const { low, high, value } = benchmark;
  const shown = (bound: number): string => amount(bound, value, language);
  if (low !== null && high !== null) return between(shown(low), shown(high), language);
  const [most, least] = language === "nl" ? ["hoogstens", "minstens"] : ["at most", "at least"];
  return high !== null ? `${most} ${shown(high)}` : `${least} ${shown(low!)}`;
}

const WORDS = {
  nl: {
    within: "haalt",
    outside: "**mist**",
    run: "een berekening",
    data: "gegevens",
    checked: ["cijfer", "gepubliceerd", "model", "verschil", "marge", "oordeel", "rust op"],
    sums: ["cijfer", "eenheid", "de som"],
    echoes: ["cijfer", "eenheid", "gepubliceerd", "model", "verschil"],
    quality: ["module", "begincijfers"],
    qualityAfter: ["score", "onafhankelijk getoetst", "waarvan gemist"],
    all: "Alles samen",
    effects: ["aanname", "graad", "dan wordt het"],
  },
  en: {
    within: "meets",
    outside: "**misses**",
    run: "a run",
    data: "data",
    checked: ["figure", "published", "model", "difference", "bounds", "verdict", "rests on"],
    sums: ["figure", "unit", "the sum"],
    echoes: ["figure", "unit", "published", "model", "difference"],
    quality: ["module", "starting figures"],
    qualityAfter: ["score", "independent checks", "of which missed"],
    all: "All together",
    effects: ["assumption", "grade", "it then becomes"],
  },
} as const;

/** Published, computed, difference. */
const figuresIn = (answer: Answer, language: Language): string[] => [
  published(answer.benchmark.value, language),
  amount(answer.model!, answer.benchmark.value, language),
  difference(answer, language),
];

/** What misses stands first; the others as they come. */
const worstFirst = (answers: readonly Answer[]): Answer[] =>
  [...answers].sort((a, b) => Number(b.verdict === "outside") - Number(a.verdict === "outside"));

function checkedTable(found: Findings, language: Language): string {
  const words = WORDS[language];
  const rows = worstFirst(counts(found.answers).independent).map((answer) => [
    `${nameIn(answer, language)} (${unitIn(answer, language)})`,
    ...figuresIn(answer, language),
    boundsIn(answer, language),
    answer.verdict === "within" ? words.within : words.outside,
    answer.basis === "run" ? words.run : words.data,
  ]);
  return table(words.checked, rows);
}

/** How the model answers each of them: a column of its own would make that table too wide to read. */
function sumsTable(found: Findings, language: Language): string {
  const rows = worstFirst(counts(found.answers).independent).map((answer) => [
    nameIn(answer, language),
    unitIn(answer, language),
    `\`${answer.benchmark.model}\``,
  ]);
  return table(WORDS[language].sums, rows);
}

function echoesTable(found: Findings, language: Language): string {
  const rows = counts(found.answers)
    .judged.filter(({ basis }) => basis === "echo")
    .map((answer) => [
      nameIn(answer, language),
      unitIn(answer, language),
      ...figuresIn(answer, language),
    ]);
  return table(WORDS[language].echoes, rows);
}

/** Modules whose quantities a row of the benchmarks reads. */
function modulesOf({ benchmark }: Answer): Set<string> {
  const read = [...benchmark.model.matchAll(/\b([a-z_]+)\.[a-z]/g)].map(([, id]) => id!);
  return new Set(/\b(?:ages|estimate):/.test(benchmark.model) ? [...read, "demography"] : read);
}

interface Checked {
  readonly rows: number;
  readonly missed: number;
}

function checksOf(found: Findings): (module: string) => Checked {
  const { independent } = counts(found.answers);
  return (module) => {
    const rows = independent.filter((answer) => modulesOf(answer).has(module));
    return {
      rows: rows.length,
      missed: rows.filter(({ verdict }) => verdict === "outside").length,
    };
  };
}

const share = (part: number, whole: number, language: Language): string =>
  `${formatNumber((100 * part) / whole, language)} %`;

function qualityTable(found: Findings, language: Language): string {
  const { scenario } = found.cities.reference;
  const words = WORDS[language];
  const qualities = qualityBySection(scenario);
  const checks = checksOf(found);
  const cells = (quality: ReturnType<typeof together>): string[] => [
    String(quality.figures),
    ...GRADES.map((grade) => String(quality.grades[grade])),
    scoreText(quality, language),
  ];
  const rows = moduleSections(scenario).map(({ id, title }) => {
    const { rows: checked, missed } = checks(id);
    return [title[language], ...cells(qualities.get(id)!), String(checked), String(missed)];
  });
  const all = together([...qualities.values()]);
  const { independent, outside } = counts(found.answers);
  const shares = GRADES.map(
    (grade) => `${all.grades[grade]} (${share(all.grades[grade], all.figures, language)})`,
  );
  const last = [
    ...[`**${words.all}**`, String(all.figures), ...shares, scoreText(all, language)],
    ...[String(independent.length), String(outside.length)],
  ];
  const head = [
    ...words.quality,
    ...GRADES.map((grade) => GRADE[grade][language]),
    ...words.qualityAfter,
  ];
  return table(head, [...rows, last]);
}

/** A module that no independent figure was held against, by its name. */
function uncheckedModules(found: Findings, language: Language): string[] {
  const checks = checksOf(found);
  return moduleSections(found.cities.reference.scenario)
    .filter(({ id }) => checks(id).rows === 0)
    .map(({ title }) => title[language]);
}

function list(names: readonly string[], language: Language): string {
  if (names.length < 2) return names.join("");
  const and = language === "nl" ? "en" : "and";
  return `${names.slice(0, -1).join("; ")} ${and} ${names.at(-1)}`;
}

function spanOf({ grounding }: RunOutcome, indicator: string): Span {
  const found = grounding[0]!.grounding;
  const span =
    found.indicators.find((one) => one.indicator === indicator)?.spans.get(YEAR) ??
    found.targets.get(ENERGY_GOAL);
  if (span === undefined) throw new Error(`nothing is known of what moves ${indicator}`);
  return span;
}

/** Low to high with as many decimals as their distance asks for. */
function ends(
  low: number,
  high: number,
  { factor, decimals }: DisplayUnit,
  language: Language,
): string {
  const gap = Math.abs(high - low) / factor;
  const places = Math.max(decimals, gap >= 10 ? 0 : gap >= 1 ? 1 : 2);
  const shown = (value: number): string => formatNumber(value / factor, language, places);
  return between(shown(Math.min(low, high)), shown(Math.max(low, high)), language);
}

function uncertaintyText(outcome: RunOutcome, language: Language): string {
  const view = { outcome, region: 0, language };
  return INDICATORS.map((indicator) => {
    const { central, low, high, leading } = spanOf(outcome, indicator);
    const [module = "", name = ""] = indicator.split(".");
    const declared = outcome.catalogue.modules.find(({ id }) => id === module)!.outputs[name]!;
    const display = displayUnit(declared.unit, central);
    const value = formatNumber(central / display.factor, language, display.decimals);
    const unit = display.label[language];
    const span = ends(low, high, display, language);
    const head =
      language === "nl"
        ? `**${declared.label.nl} in ${YEAR}: ${value} ${unit}.** De vijf aannames die het meest verschuiven, maken er samen ${span} van.`
        : `**${declared.label.en} in ${YEAR}: ${value} ${unit}.** The five assumptions that move it most make ${span} of it together.`;
    const rows = leading.map(({ assumption, low: one, high: other }) => [
      `${nameOf(assumption.address, view)} (\`${assumption.address}\`)`,
      GRADE[assumption.grade][language],
      ends(one, other, display, language),
    ]);
    return `${head}\n\n${table(WORDS[language].effects, rows)}`;
  }).join("\n\n");
}

/** What stands first: all that misses, fails or is weak, in sentences of which data choose the words. */
function worst(found: Findings, outcome: RunOutcome, language: Language): string {
  const nl = language === "nl";
  const n = (value: number): string => formatNumber(value, language);
  const { independent, outside } = counts(found.answers);
  const total = one(found.people, "all", END);
  const comparisons = [...found.people, ...found.households];
  const beaten = lost(found).length;
  const quality = together([...qualityBySection(found.cities.reference.scenario).values()]);
  const { measured, assumption } = quality.grades;
  const unchecked = uncheckedModules(found, language);
  const co2 = spanOf(outcome, "emissions.total");
  const kt = displayUnit("kg", co2.central);
  const results = outcome.targets[0]!.results.filter(({ target }) => target.id !== ENERGY_GOAL);
  const met = results.filter(({ status }) => status === "met" || status === "met_by_trend");
  const promised = met.filter(({ weakest }) => weakest === "plan");
  const failing = outcome.own.results.flatMap(({ checks }) =>
    checks.filter(({ status }) => status === "fails"),
  );
  const misses = outside.map((answer) => {
    const [given, ours, gap] = figuresIn(answer, language);
    const bounds = boundsIn(answer, language);
    const unit = unitIn(answer, language);
    const reason = answer.reason![language];
    return nl
      ? `- **${nameIn(answer, language)}: mist.** Gepubliceerd ${given}, model ${ours} (${unit}): ${gap}. De marge is ${bounds}. ${reason}`
      : `- **${nameIn(answer, language)}: misses.** Published ${given}, model ${ours} (${unit}): ${gap}. The bounds are ${bounds}. ${reason}`;
  });
  const weak = measured / quality.figures;
  const width = (co2.high - co2.low) / co2.central;
  const mostPromised = 2 * promised.length > met.length;
  const said = (is: boolean, then: string, otherwise: string): string => (is ? then : otherwise);
  const few = total.model < total.measured;
  const most = 2 * beaten > comparisons.length;
  const off = percent(total.model, total.measured, language);
  const lines = nl
    ? [
        `- **De terugblik ${Math.abs(total.model / total.measured - 1) < 0.01 ? "zit binnen één procent" : "zit ernaast"}.** Met wat op 1 januari 2015 bekend was, zou het model voor ${END} ${n(total.model)} inwoners voorspeld hebben; het werden er ${n(total.measured)}: te ${few ? "weinig" : "veel"}, ${off}. Van de ${comparisons.length} vergelijkingen wint een voorspelling zonder model er ${beaten}${most ? ": meer dan de helft" : ""}.`,
        `- **${said(weak < 0.1, "Bijna niets is gemeten", said(weak < 0.5, "De meeste begincijfers zijn niet gemeten", "Niet alle begincijfers zijn gemeten"))}.** Van de ${quality.figures} begincijfers van Kortrijk zijn er ${measured} gemeten (${share(measured, quality.figures, language)}) en ${assumption} een aanname (${share(assumption, quality.figures, language)}); een cijfer met verschillende rijen telt voor zijn zwakste.`,
        ...(unchecked.length === 0
          ? []
          : [
              `- **${unchecked.length} modules zijn nergens onafhankelijk tegen gehouden:** ${list(unchecked, language)}.`,
            ]),
        `- **De CO₂ van ${YEAR} kan ${said(width > 0.1, "flink", "iets")} anders uitvallen:** ${formatNumber(co2.central / kt.factor, language, 1)} ${kt.label.nl} in de berekening, en met alleen de vijf belangrijkste aannames ${ends(co2.low, co2.high, kt, language)}.`,
        `- **${said(mostPromised, "Gehaalde doelen zijn vooral beloften", "Sommige gehaalde doelen zijn beloften")}.** Van de ${met.length} doelen die het plan Kortrijk 2040 haalt, rusten er ${promised.length} enkel op wat het plan zelf zegt te doen.`,
        ...(failing.length === 0
          ? []
          : [`- **${failing.length} eigen controles van het plan falen.**`]),
      ]
    : [
        `- **The hindcast ${Math.abs(total.model / total.measured - 1) < 0.01 ? "is within one per cent" : "is off"}.** With what was known on 1 January 2015 the model would have forecast ${n(total.model)} inhabitants for ${END}; there were ${n(total.measured)}: too ${few ? "few" : "many"}, ${off}. Of the ${comparisons.length} comparisons a forecast without a model wins ${beaten}${most ? ": more than half" : ""}.`,
        `- **${said(weak < 0.1, "Hardly anything is measured", said(weak < 0.5, "Most starting figures are not measured", "Not all starting figures are measured"))}.** Of the ${quality.figures} starting figures of Kortrijk ${measured} are measured (${share(measured, quality.figures, language)}) and ${assumption} are assumptions (${share(assumption, quality.figures, language)}); a figure of several rows counts for its weakest.`,
        ...(unchecked.length === 0
          ? []
          : [
              `- **${unchecked.length} modules were held against nothing independent:** ${list(unchecked, language)}.`,
            ]),
        `- **The CO₂ of ${YEAR} may turn out ${said(width > 0.1, "quite", "slightly")} different:** ${formatNumber(co2.central / kt.factor, language, 1)} ${kt.label.en} in the run, and with the five leading assumptions alone ${ends(co2.low, co2.high, kt, language)}.`,
        `- **${said(mostPromised, "Goals that are met are mostly promises", "Some goals that are met are promises")}.** Of the ${met.length} goals that the plan Kortrijk 2040 meets, ${promised.length} rest on nothing but what the plan says it will do.`,
        ...(failing.length === 0 ? [] : [`- **${failing.length} of the plan's own checks fail.**`]),
      ];
  const questions = new Set(independent.map(({ benchmark }) => benchmark.model)).size;
  const head = nl
    ? `Van de ${independent.length} onafhankelijke cijfers **haalt** het model er ${independent.length - outside.length} en **mist** het er ${outside.length}. Enkele zijn lezingen van hetzelfde cijfer: het zijn ${questions} verschillende vragen.`
    : `Of the ${independent.length} independent figures the model **meets** ${independent.length - outside.length} and **misses** ${outside.length}. Some are readings of the same figure: they are ${questions} different questions.`;
  return [head, "", ...misses, ...lines].join("\n");
}

function goalsText(outcome: RunOutcome, language: Language): string {
  const nl = language === "nl";
  const { scenario, targets } = outcome;
  const results = targets[0]!.results.filter(({ target }) => target.id !== ENERGY_GOAL);
  const titleOf = (id: string): string => scenario.notes.targets[id]!.short[language];
  const NAMES = {
    met: { nl: "gehaald", en: "met" },
    met_by_trend: { nl: "gehaald, ook zonder het plan", en: "met, also without the plan" },
    missed: { nl: "gemist", en: "missed" },
    uncertain: { nl: "onzeker", en: "uncertain" },
    not_evaluable: { nl: "niet te beoordelen", en: "cannot be judged" },
    not_modelled: { nl: "niet in het model", en: "not in the model" },
    tracked: { nl: "alleen gevolgd", en: "only followed" },
  } as const;
  const tally = TARGET_STATUSES.flatMap((status) => {
    const count = results.filter((result) => result.status === status).length;
    return count === 0 ? [] : [`${count} ${NAMES[status][language]}`];
  });
  const said = (status: "not_evaluable" | "not_modelled" | "tracked"): string[] =>
    results
      .filter((result) => result.status === status)
      .map(({ target, missing }) => {
        const lacking = missing === null ? "" : `: ${missing[language]}`;
        return `- ${titleOf(target.id)} (${NAMES[status][language]})${lacking}`;
      });
  const head = nl
    ? `Van de ${results.length} doelen van de stad: ${tally.join(", ")}.`
    : `Of the ${results.length} goals of the city: ${tally.join(", ")}.`;
  return [head, "", ...said("not_evaluable"), ...said("not_modelled"), ...said("tracked")].join(
    "\n",
  );
}

function notChecked(found: Findings, language: Language): string {
  const nl = language === "nl";
  const unanswered = found.answers.filter(
    ({ benchmark, verdict, model }) =>
      benchmark.role === "test" && verdict === null && model === null,
  );
  const context = found.answers.filter(({ benchmark }) => benchmark.role === "context");
  const unchecked = uncheckedModules(found, language);
  const { byRun, independent } = counts(found.answers);
  return [
    nl
      ? `- **Modules zonder één onafhankelijke toets** (${unchecked.length}): ${list(unchecked, language)}.`
      : `- **Modules without one independent check** (${unchecked.length}): ${list(unchecked, language)}.`,
    nl
      ? `- **Van de ${independent.length} toetsen beantwoordt een berekening er ${byRun.length}**; de andere vergelijken gegevens met gegevens, en zeggen weinig over het model.`
      : `- **Of the ${independent.length} checks a run answers ${byRun.length}**; the others compare data with data, and say little about the model.`,
    ...unanswered.map((answer) =>
      nl
        ? `- **Een toets zonder antwoord:** ${nameIn(answer, language)}. ${answer.reason!.nl}`
        : `- **A check without an answer:** ${nameIn(answer, language)}. ${answer.reason!.en}`,
    ),
    nl
      ? `- **${context.length} cijfers van elders** (Vlaanderen, andere steden, doelen) staan [in de lijst](../../validation.md#context-no-answer-is-expected), maar toetsen niets: het model gaat over Kortrijk.`
      : `- **${context.length} figures of elsewhere** (Flanders, other cities, goals) stand [in the list](../../validation.md#context-no-answer-is-expected), but test nothing: the model is about Kortrijk.`,
  ].join("\n");
}

/** The blocks of the page, by name. */
export function scepticBlocks(
  found: Findings,
): (language: Language) => ReadonlyMap<string, string> {
  const outcome = cityPlan();
  return (language) =>
    new Map([
      ["sceptics-worst", worst(found, outcome, language)],
      ["sceptics-checked", checkedTable(found, language)],
      ["sceptics-sums", sumsTable(found, language)],
      ["sceptics-echoes", echoesTable(found, language)],
      ["sceptics-hindcast", hindcastTable([...found.people, ...found.households], language)],
      ["sceptics-hindcast-causes", causes(found, language)],
      ["sceptics-uncertain", uncertaintyText(outcome, language)],
      ["sceptics-quality", qualityTable(found, language)],
      ["sceptics-goals", goalsText(outcome, language)],
      ["sceptics-not-checked", notChecked(found, language)],
    ]);
}
