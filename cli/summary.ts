/** The summary of one run: everything a council asks first, on one terminal screen. */
import { baseSteps } from "../engine/analysis/base-steps.ts";
import type { BoundConstraint } from "../engine/analysis/constraints.ts";
import type { RunOutcome } from "../engine/analysis/outcome.ts";
import { GROUNDS } from "../engine/analysis/grounds.ts";
import { futureYears, MAIN_INDICATORS } from "../engine/analysis/main-indicators.ts";
import { shows } from "../engine/analysis/missing.ts";
import { inTargetUnit } from "../engine/analysis/target-units.ts";
import type { TargetResult, TargetStatus } from "../engine/analysis/targets.ts";
import { parseAddress, quantitiesOf } from "../engine/scenario/address.ts";
import type { Grade, Text } from "../engine/scenario/declarations.ts";
import { findingSentence } from "../viz/consistency-sentences.ts";
import { displayUnit, formatNumber, type DisplayUnit, type Language } from "../viz/numbers.ts";

const WIDTH = 100;
const LABEL = 40;
const NUMBER = 8;
const SPAN = 17;
/** Of an assumption in a sentence. */
const NAME = 44;
const GOAL = 42;
const GOAL_NUMBER = 8;
/** The screen that the summary of one region should fit. */
const HEIGHT = 54;
/** How many of a list are shown before the rest is counted. */
interface Lengths {
  readonly changes: number;
  readonly assumptions: number;
  readonly missed: number;
  readonly findings: number;
  readonly limits: number;
}
/** From generous to terse: the first that fits the screen is taken. */
const LENGTHS: readonly Lengths[] = [
  { changes: 8, assumptions: 4, missed: 12, findings: 8, limits: 4 },
  { changes: 8, assumptions: 4, missed: 8, findings: 7, limits: 2 },
  { changes: 8, assumptions: 3, missed: 6, findings: 6, limits: 1 },
  { changes: 6, assumptions: 2, missed: 6, findings: 5, limits: 1 },
  { changes: 5, assumptions: 2, missed: 5, findings: 4, limits: 1 },
  { changes: 4, assumptions: 1, missed: 4, findings: 4, limits: 1 },
  { changes: 3, assumptions: 1, missed: 3, findings: 3, limits: 1 },
];

const MAIN_YEARS = [2024, 2030, 2040, 2050];
/** One unit for all plans, so that two summaries can lie side by side. */
const MAIN_DISPLAY: Record<string, DisplayUnit> = {
  kWh: { label: { nl: "GWh", en: "GWh" }, factor: 1e6, decimals: 1 },
  kW: { label: { nl: "MW", en: "MW" }, factor: 1e3, decimals: 1 },
  kg: { label: { nl: "kt", en: "kt" }, factor: 1e6, decimals: 1 },
};
/** The year whose figure stands beside that of unchanged policy, with its span. */
const COMPARED = 2040;
/** The figure whose assumptions are named. */
const LEADING_INDICATOR = "emissions.total";

const TEXTS = {
  changes: {
    nl: "Dit plan wijzigt tegenover de referentie",
    en: "What this plan changes against the reference",
  },
  noChanges: {
    nl: "Dit plan volgt in alles de referentie (ongewijzigd beleid).",
    en: "This plan follows the reference in everything (unchanged policy).",
  },
  assumptions: {
    nl: "Aannames die dit plan anders maakt dan de regio (ook in de referentie)",
    en: "What this plan assumes otherwise than the region (in the reference too)",
  },
  region: { nl: "regio", en: "region" },
  range: { nl: "marge", en: "range" },
  noRange: { nl: "zonder marge", en: "no range" },
  reference: { nl: "ref.", en: "ref." },
  unwished: { nl: "ref. geen wens boven de trend", en: "ref. no wish beyond the trend" },
  unknown: { nl: "ref. onbekend", en: "ref. unknown" },
  attention: { nl: "Let op", en: "Note" },
  indicators: { nl: "Kerncijfers", en: "Main indicators" },
  missed: { nl: "Gemiste doelen", en: "Missed goals" },
  noneMissed: {
    nl: "Geen enkel doel dat berekend kan worden, wordt gemist.",
    en: "No goal that can be computed is missed.",
  },
  wanted: { nl: "doel", en: "goal" },
  reached: { nl: "bereikt", en: "reached" },
  lacking: { nl: "tekort", en: "lacking" },
  noMeasure: { nl: "geen maatregel", en: "no measure" },
  span: { nl: "laag–hoog", en: "low–high" },
  findings: {
    nl: "Waar de doelen elkaar of het mogelijke tegenspreken",
    en: "Where the goals contradict each other or what is possible",
  },
  limits: {
    nl: "Waar het plan op een grens botst (mogelijk van gevraagd)",
    en: "Where the plan meets a limit (possible of asked)",
  },
} as const satisfies Record<string, Text>;

const STATUS: Record<Exclude<TargetStatus, "missed">, Text> = {
  met: { nl: "Gehaald", en: "Met" },
  met_by_trend: { nl: "Al gehaald door de trend", en: "Already met by the trend" },
  uncertain: { nl: "Onzeker", en: "Uncertain" },
  not_evaluable: {
    nl: "Niet te berekenen, gegevens ontbreken",
    en: "Not evaluable, data are missing",
  },
  not_modelled: { nl: "Nog niet in het model", en: "Not modelled yet" },
  tracked: { nl: "Ter informatie gevolgd", en: "Followed for information" },
};

/** What a goal is about, by the prefix of its indicator: shorter than the label of the module. */
const SUBJECTS: Record<string, Text> = {
  demography: { nl: "bevolking", en: "people" },
  housing: { nl: "wonen", en: "housing" },
  heat: { nl: "warmte", en: "heat" },
  renewables: { nl: "wind en zon", en: "wind and sun" },
  electricity: { nl: "elektriciteit", en: "electricity" },
  emissions: { nl: "CO₂", en: "CO₂" },
  mobility: { nl: "mobiliteit", en: "mobility" },
  services: { nl: "zorg en opvang", en: "care" },
  municipal: { nl: "stadsgebouwen", en: "municipal" },
  green: { nl: "groen", en: "green" },
  water: { nl: "water", en: "water" },
  land: { nl: "open ruimte", en: "open space" },
  energy: { nl: "energiecoöperaties", en: "energy cooperatives" },
  safety: { nl: "verkeersveiligheid", en: "road safety" },
  visitors: { nl: "toerisme", en: "tourism" },
  social: { nl: "vrije tijd", en: "leisure" },
};

/** The label of the module where no shorter word was chosen; else the prefix itself. */
function subjectOf(prefix: string, { catalogue }: RunOutcome): Text {
  const module = catalogue.modules.find(({ id }) => id === prefix);
  return SUBJECTS[prefix] ?? module?.label ?? { nl: prefix, en: prefix };
}

const clip = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;
const left = (text: string, width: number): string => clip(text, width).padEnd(width);
const right = (text: string, width: number): string => text.padStart(width);

/** The label of an output or lever, with the member that its address names. */
export function labelOf(address: string, outcome: RunOutcome, language: Language): string {
  const parsed = parseAddress(address);
  if (parsed === null) return address;
  const { catalogue, scenario } = outcome;
  const declared =
    quantitiesOf(catalogue, "levers").get(parsed.id) ??
    quantitiesOf(catalogue, "outputs").get(parsed.id) ??
    quantitiesOf(catalogue, "parameters").get(parsed.id);
  if (declared === undefined) return address;
  const members = parsed.members.map((id, index) => {
    const dim = declared.dims[index]!;
    const fixed = catalogue.dimensions[dim]?.members;
    const label = Array.isArray(fixed)
      ? fixed.find((member) => member.id === id)?.label
      : scenario.notes.regions[0]?.members[dim]?.[id];
    return label?.[language] ?? id;
  });
  return [declared.label[language], ...members].join(", ");
}

/** What the members of a dimensioned lever are: "wijk". */
function dimensionOf(lever: string, { catalogue }: RunOutcome, language: Language): string {
  const dim = quantitiesOf(catalogue, "levers").get(lever)?.dims.at(-1);
  const label = dim === undefined ? undefined : catalogue.dimensions[dim]?.label[language];
  return (label ?? "").toLowerCase();
}

/** A path in a few words: its value, or its first value, where it bends, and where it ends. */
function pathText(
  values: readonly number[],
  unit: string,
  first: number,
  language: Language,
  display: DisplayUnit,
): string {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const whole = values.every((value) => Number.isInteger(value / display.factor));
  const decimals = whole ? 0 : display.decimals;
  const show = (value: number): string =>
    unit === "year" ? `${value}` : formatNumber(value / display.factor, language, decimals);
  const start = values[0]!;
  const corners = values.flatMap((value, i) => {
    if (i === 0 || value === values[i - 1]) return [];
    const slope = value - values[i - 1]!;
    const next = i + 1 < values.length ? values[i + 1]! - value : NaN;
    return Math.abs(next - slope) <= 1e-9 * Math.max(1, largest) ? [] : [i];
  });
  const kept = corners.length > 2 ? corners.slice(-1) : corners;
  const steps = [show(start), ...kept.map((i) => `${show(values[i]!)} (${first + i})`)];
  const label = unit === "year" ? "" : ` ${display.label[language]}`;
  return steps.join(" → ") + label;
}

/** Behind the head of a list of which only the beginning is shown: how much of it, and where the rest is. */
const part = (shown: number, all: number, file: string, language: Language): string =>
  all <= shown
    ? ""
    : { nl: ` (${shown} van ${all}, zie ${file})`, en: ` (${shown} of ${all}, see ${file})` }[
        language
      ];

/** Levers of one quantity that follow the same path are one line: "5 wijken" rather than five lines. */
function changesBlock(
  outcome: RunOutcome,
  region: number,
  language: Language,
  most: number,
): string[] {
  const { levers } = outcome.changes[region]!;
  if (levers.length === 0) return [TEXTS.noChanges[language]];
  const { first } = outcome.scenario.model;
  const groups = new Map<string, string[]>();
  for (const { lever, declaration, plan, reference } of levers) {
    const { unit } = declaration;
    const paths = [...plan, ...(reference ?? [])];
    const largest = paths.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    const display = displayUnit(unit, largest);
    const mine = pathText(plan, unit, first, language, display);
    // A wish that nobody has is not a stock of nothing: the trend goes on without it.
    const { output, direction } = declaration.effect;
    const trend =
      direction === "up" &&
      outcome.reference.has(output) &&
      outcome.reference.at(output, first, 0, region) > 0;
    const unwished = trend && reference?.every((value) => value === 0);
    const theirs =
      reference === null
        ? TEXTS.unknown[language]
        : unwished
          ? TEXTS.unwished[language]
          : `${TEXTS.reference[language]} ${pathText(reference, unit, first, language, display)}`;
    const [id = lever] = lever.split("[");
    const key = JSON.stringify([id, mine, theirs]);
    groups.set(key, [...(groups.get(key) ?? []), lever]);
  }
  const lines = [...groups].slice(0, most).flatMap(([key, same]) => {
    const [id, mine, theirs] = JSON.parse(key) as [string, string, string];
    const label =
      same.length === 1
        ? labelOf(same[0]!, outcome, language)
        : `${labelOf(id, outcome, language)} (${same.length} × ${dimensionOf(id, outcome, language)})`;
    return wrap(`  ${label}: ${mine} (${theirs})`);
  });
  return [TEXTS.changes[language] + part(most, groups.size, "run.json", language), ...lines];
}

const GRADE: Record<Grade, Text> = {
  measured: { nl: "gemeten", en: "measured" },
  "official-projection": { nl: "officiële vooruitzichten", en: "official projection" },
  literature: { nl: "literatuur", en: "literature" },
  derived: { nl: "afgeleid", en: "derived" },
  assumption: { nl: "aanname", en: "assumption" },
};

/** The parameters that the plan sets, apart from the levers: nobody decides them. */
function assumptionsBlock(
  outcome: RunOutcome,
  region: number,
  language: Language,
  most: number,
): string[] {
  const { parameters } = outcome.changes[region]!;
  if (parameters.length === 0) return [];
  const lines = parameters.slice(0, most).flatMap((change) => {
    const { low, high, grade, by } = change.record;
    const shown = [change.plan, change.region, low ?? 0, high ?? 0];
    const largest = Math.max(...shown.map(Math.abs));
    const display = displayUnit(change.declaration.unit, largest);
    const number = (value: number): string => {
      const scaled = value / display.factor;
      // As many decimals as three figures need: 0.5 and 0.179 are said as they were given.
      const [, fraction = ""] = `${Number(scaled.toPrecision(3))}`.split(".");
      const decimals = Math.abs(scaled) >= 100 ? 0 : Math.min(fraction.length, 4);
      return formatNumber(scaled, language, decimals);
    };
    const { parameter } = change;
    const year = change.year === null || /\b\d{4}\]$/.test(parameter) ? "" : ` (${change.year})`;
    const range =
      low === undefined || high === undefined
        ? TEXTS.noRange[language]
        : `${TEXTS.range[language]} ${number(low)}-${number(high)}`;
    const basis = by === "--set" ? by : GRADE[grade][language];
    const label = labelOf(parameter, outcome, language) + year;
    return wrap(
      `  ${label}: ${number(change.plan)} ${display.label[language]} ` +
        `(${TEXTS.region[language]} ${number(change.region)}; ${range}; ${basis})`,
    );
  });
  const shown = part(most, parameters.length, "run.json", language);
  return [TEXTS.assumptions[language] + shown, ...lines];
}

function indicatorsBlock(outcome: RunOutcome, region: number, language: Language): string[] {
  const { run, scenario, catalogue } = outcome;
  const { first, last } = scenario.model;
  const years = MAIN_YEARS.filter((year) => year >= first && year <= last);
  const shown = years.length > 0 ? years : [first, last];
  const compared = comparedYear(outcome);
  const changed = outcome.changes[region]!.levers.length > 0;
  const references = changed ? [compared] : [];
  const { grounding } = outcome.grounding[region]!;
  const head =
    left(TEXTS.indicators[language], LABEL + 2) +
    shown.map((year) => right(`${year}`, NUMBER)).join("") +
    references.map((year) => right(`ref.${year % 100}`, NUMBER)).join("") +
    right(`${compared} ${TEXTS.span[language]}`, SPAN);
  const outputs = quantitiesOf(catalogue, "outputs");
  const lines: string[] = [];
  for (const id of MAIN_INDICATORS) {
    const output = outputs.get(id);
    if (output === undefined || !shows(scenario, run, region, id)) continue;
    const series = [...run.series(id, 0, region), ...outcome.reference.series(id, 0, region)];
    const largest = series.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const display = MAIN_DISPLAY[output.unit] ?? displayUnit(output.unit, largest);
    const plain = (value: number): string =>
      formatNumber(value / display.factor, language, display.decimals);
    const number = (value: number): string => right(plain(value), NUMBER);
    const span = grounding.indicators
      .find(({ indicator }) => indicator === id)
      ?.spans.get(compared);
    // What is counted stands in the label itself.
    const counted = ["person", "household", "dwelling"].includes(output.unit);
    const label = output.label[language] + (counted ? "" : ` (${display.label[language]})`);
    lines.push(
      `  ${left(label, LABEL)}` +
        shown.map((year) => number(run.at(id, year, 0, region))).join("") +
        references.map((year) => number(outcome.reference.at(id, year, 0, region))).join("") +
        right(span === undefined ? "" : between(plain(span.low), plain(span.high), language), SPAN),
    );
  }
  return [head, ...lines];
}

/** Two ends of a span; a dash between them would look like the minus of the second. */
const between = (low: string, high: string, language: Language): string =>
  /^\d/.test(high) ? `${low}–${high}` : `${low} ${{ nl: "tot", en: "to" }[language]} ${high}`;

/** The year that is looked at closest: 2040, or the last one of a run that has no such year. */
const comparedYear = ({ scenario: { model } }: RunOutcome): number =>
  futureYears(model.first, model.last).includes(COMPARED) ? COMPARED : model.last;

/** How well founded the emissions are, and which assumptions could move them most. */
function groundingSentences(outcome: RunOutcome, region: number, language: Language): string[] {
  const year = comparedYear(outcome);
  const { grounding } = outcome.grounding[region]!;
  const found = grounding.indicators.find(({ indicator }) => indicator === LEADING_INDICATOR);
  const span = found?.spans.get(year);
  if (found === undefined || span === undefined || span.leading.length === 0) return [];
  const records = GROUNDS.reduce((sum, ground) => sum + found.inputs[ground], 0);
  const shares = GROUNDS.filter((ground) => found.inputs[ground] / records >= 0.005)
    .map((ground) => {
      const share = formatNumber((100 * found.inputs[ground]) / records, language);
      return `${share} % ${ground === "plan" ? "plan" : GRADE[ground][language]}`;
    })
    .join(", ");
  const { factor, label, decimals } = MAIN_DISPLAY["kg"]!;
  const number = (value: number): string => formatNumber(value / factor, language, decimals);
  const leading = span.leading
    .map(({ assumption, low, high }) => {
      const name = clip(labelOf(assumption.address, outcome, language), NAME);
      return `${name} ${number(low)}/${number(high)}`;
    })
    .join("; ");
  return language === "nl"
    ? [
        `CO₂ in ${year} rust op ${records} gegevens: ${shares}.`,
        `Wat ze het meest verschuift (${label.nl} bij laag/hoog): ${leading}.`,
      ]
    : [
        `CO₂ in ${year} rests on ${records} figures: ${shares}.`,
        `What moves it most (${label.en} at low/high): ${leading}.`,
      ];
}

function findingsBlock(
  outcome: RunOutcome,
  region: number,
  language: Language,
  most: number,
): string[] {
  const { found } = outcome.findings[region]!;
  if (found.length === 0) return [];
  const lines = found
    .slice(0, most)
    .flatMap((finding) => wrap(`  ${findingSentence(finding, outcome, language)}`));
  return [
    TEXTS.findings[language] + part(most, found.length, "consistency.csv", language),
    ...lines,
  ];
}

/** What a reader must know to read the figures above right; each is computed from the run. */
function attentionBlock(outcome: RunOutcome, region: number, language: Language): string[] {
  const { run, reference, scenario } = outcome;
  const { first, last } = scenario.model;
  const lines: string[] = [];
  const kilotonnes = (value: number): string => formatNumber(value / 1e6, language, 1);
  const total = "emissions.total";
  if (run.has(total) && outcome.changes[region]!.levers.length > 0) {
    const fall = run.at(total, first, 0, region) - run.at(total, last, 0, region);
    const mine = reference.at(total, last, 0, region) - run.at(total, last, 0, region);
    const sentence =
      mine >= 0
        ? {
            nl: `Van ${kilotonnes(fall)} kt minder CO₂ in ${first}-${last} komt ${kilotonnes(mine)} kt door dit plan, de rest door trend en anderen.`,
            en: `Of ${kilotonnes(fall)} kt less CO₂ in ${first}-${last}, ${kilotonnes(mine)} kt come from this plan, the rest from trend and others.`,
          }
        : {
            nl: `In ${first}-${last} daalt de CO₂ met ${kilotonnes(fall)} kt; zonder dit plan was dat ${kilotonnes(-mine)} kt meer.`,
            en: `In ${first}-${last} CO₂ falls by ${kilotonnes(fall)} kt; without this plan it would be ${kilotonnes(-mine)} kt more.`,
          };
    lines.push(sentence[language]);
  }
  const steps = new Map(
    baseSteps(scenario.model, run, region).map(({ id, value }) => [id, value] as const),
  );
  const [weather, rest] = [steps.get("weather"), steps.get("rest")];
  if (weather !== undefined && rest !== undefined) {
    lines.push(
      language === "nl"
        ? `In "tegenover 2005" zit ${kilotonnes(-weather)} kt weer en ${kilotonnes(-rest)} kt andere rekenwijze: geen vermindering.`
        : `"Against 2005" holds ${kilotonnes(-weather)} kt of weather and ${kilotonnes(-rest)} kt of another method: no reduction.`,
    );
  }
  const shortage = run.has("housing.shortage") ? run.series("housing.shortage", 0, region) : [];
  const short = shortage.flatMap((value, index) => (value >= 1 ? [first + index] : []));
  if (short.length > 0) {
    const worst = shortage.indexOf(Math.max(...shortage));
    const number = (value: number): string => formatNumber(value, language);
    const most = number(shortage[worst]!);
    const span = short.length === 1 ? `${short[0]}` : `${short[0]}-${short.at(-1)}`;
    const then = (id: string): number => run.at(id, first + worst, 0, region);
    const taken = number(then("housing.dwellings") - then("housing.available"));
    lines.push(
      language === "nl"
        ? `Tot ${most} huishoudens vinden geen woning (${span}); ${taken} woningen dienen anders of staan leeg.`
        : `Up to ${most} households find no dwelling (${span}); ${taken} dwellings are used otherwise or empty.`,
    );
  }
  lines.push(...groundingSentences(outcome, region, language));
  return lines.length === 0
    ? []
    : [TEXTS.attention[language], ...lines.flatMap((line) => wrap(`  ${line}`))];
}

/** Units of what is lacking, as the city's list writes them, in the language of the reader. */
const GOAL_UNITS: Record<string, string> = {
  "%": "%-punt",
  "%/year": "%/jaar",
  dwellings: "woningen",
  "dwellings per 100 households": "per 100",
  "places per 100 children": "per 100",
  "GWh/year": "GWh/jaar",
  inhabitants: "inwoners",
  places: "plaatsen",
  projects: "projecten",
  cars: "auto's",
  "cars per 1000 inhabitants": "per 1000",
  chargers: "laadpunten",
  "chargers per 100 inhabitants": "per 100",
  trees: "bomen",
};

const GOAL_UNITS_ENGLISH: Record<string, string> = {
  "%": "points",
  "dwellings per 100 households": "per 100",
  "places per 100 children": "per 100",
  "cars per 1000 inhabitants": "per 1000",
  chargers: "charging points",
  "chargers per 100 inhabitants": "per 100",
};

const goalUnit = (unit: string, language: Language): string =>
  (language === "nl" ? GOAL_UNITS : GOAL_UNITS_ENGLISH)[unit] ?? unit;

/** A figure of a goal in the unit in which the city stated it. */
function goalNumber(
  value: number,
  result: TargetResult,
  outcome: RunOutcome,
  language: Language,
): string {
  const shown = inTargetUnit(result.target, value, outcome.catalogue);
  const size = Math.abs(shown);
  const decimals = Number.isInteger(shown) || size >= 1000 ? 0 : 1;
  return formatNumber(shown, language, decimals);
}

function targetsBlock(
  outcome: RunOutcome,
  region: number,
  language: Language,
  most: number,
): string[] {
  const { results } = outcome.targets[region]!;
  const { notes } = outcome.scenario;
  const lines: string[] = [];
  const missed = results.filter(({ status }) => status === "missed");
  if (missed.length === 0) lines.push(TEXTS.noneMissed[language]);
  else {
    lines.push(
      left(TEXTS.missed[language] + part(most, missed.length, "targets.csv", language), GOAL + 7) +
        right(TEXTS.wanted[language], GOAL_NUMBER) +
        right(TEXTS.reached[language], GOAL_NUMBER) +
        right(TEXTS.lacking[language], GOAL_NUMBER),
    );
    for (const result of missed.slice(0, most)) {
      const { target, reached, gap, hasMeasure } = result;
      const what = notes.targets[target.id]!.short[language];
      const number = (value: number): string =>
        right(goalNumber(value, result, outcome, language), GOAL_NUMBER);
      const mark = hasMeasure === false ? `  ${TEXTS.noMeasure[language]}` : "";
      const unit = goalUnit(target.unit, language);
      lines.push(
        `  ${target.year} ${left(what, GOAL)}${number(target.value)}${number(reached!)}${number(gap!)} ${unit}${mark}`,
      );
    }
  }
  const counts = Object.entries(STATUS).flatMap(([status, label]) => {
    const those = results.filter((result) => result.status === status);
    if (those.length === 0) return [];
    const bySubject = new Map<string, number>();
    for (const { target } of those) {
      const prefix = target.indicator.split(".")[0]!;
      const subject = subjectOf(prefix, outcome)[language];
      bySubject.set(subject, (bySubject.get(subject) ?? 0) + 1);
    }
    if (status === "tracked") return [`${label[language]}: ${those.length}.`];
    const subjects = [...bySubject].map(([subject, count]) => `${subject} ${count}`).join(", ");
    return [`${label[language]}: ${those.length} (${subjects}).`];
  });
  return [...lines, ...wrap(`  ${counts.join(" ")}`, "  ")];
}

/** Breaks a line at spaces; the rest is indented. */
function wrap(text: string, hang?: string): string[] {
  const lines: string[] = [];
  let line = "";
  const indent = /^ */.exec(text)![0];
  for (const word of text.trimStart().split(" ")) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${hang ?? `${indent}    `}${word}`;
    } else line = line === "" ? indent + word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The year a council asks about first; a limit that binds in it is told for that year. */
const TOLD_FIRST = [2040, 2030, 2050];

/** Which row tells a limit best: a year people ask about, else the one where most is lacking. */
function told(rows: readonly BoundConstraint[]): BoundConstraint {
  const lack = ({ wished, got }: BoundConstraint): number => Math.abs(wished - got);
  for (const year of TOLD_FIRST) {
    const those = rows.filter((row) => row.year === year);
    if (those.length > 0) return those.reduce((a, b) => (lack(b) > lack(a) ? b : a));
  }
  return rows.reduce((a, b) => (lack(b) > lack(a) ? b : a));
}

/** One sentence per lever, whatever the number of its members, limits and years. */
export function limitSentences(
  bound: readonly BoundConstraint[],
  outcome: RunOutcome,
  language: Language,
): string[] {
  const groups = new Map<string, BoundConstraint[]>();
  for (const row of bound) {
    const [lever = row.lever] = row.lever.split("[");
    groups.set(lever, [...(groups.get(lever) ?? []), row]);
  }
  return [...groups.values()].map((rows) => {
    const row = told(rows);
    const display = displayUnit(row.unit, Math.max(Math.abs(row.wished), Math.abs(row.got)));
    const number = (value: number): string =>
      formatNumber(value / display.factor, language, display.decimals);
    const both = { nl: "van", en: "of" }[language];
    const part = `${number(row.got)} ${both} ${number(row.wished)} ${display.label[language]}`;
    const lever = labelOf(row.lever, outcome, language);
    const years = rows.map(({ year }) => year);
    const [from, to] = [Math.min(...years), Math.max(...years)];
    const span = from === to ? `${from}` : `${from}-${to}`;
    const others = new Set(rows.map((other) => other.lever)).size - 1;
    const also =
      others > 0 ? { nl: `, en ${others} andere`, en: `, and ${others} more` }[language] : "";
    return `${lever}${also}: ${part} in ${row.year}; ${row.label[language]} (${span})`;
  });
}

function limitsBlock(
  outcome: RunOutcome,
  region: number,
  language: Language,
  most: number,
): string[] {
  const sentences = limitSentences(outcome.constraints[region]!.bound, outcome, language);
  if (sentences.length === 0) return [];
  const lines = sentences.slice(0, most).flatMap((sentence) => wrap(`  ${sentence}`));
  const shown = part(most, sentences.length, "constraints.csv", language);
  return [TEXTS.limits[language] + shown, ...lines];
}

/** The summary as text, a block per region. */
export function summaryText(outcome: RunOutcome, language: Language): string {
  const { notes, model } = outcome.scenario;
  const blocks = model.regions.map((_, index) => {
    const title = notes.regions[index]!.title[language];
    const block = (lengths: Lengths): string =>
      [
        wrap(`${notes.title[language]} · ${title} · ${model.first}-${model.last}`),
        changesBlock(outcome, index, language, lengths.changes),
        assumptionsBlock(outcome, index, language, lengths.assumptions),
        indicatorsBlock(outcome, index, language),
        attentionBlock(outcome, index, language),
        targetsBlock(outcome, index, language, lengths.missed),
        findingsBlock(outcome, index, language, lengths.findings),
        limitsBlock(outcome, index, language, lengths.limits),
      ]
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join("\n"))
        .join("\n\n");
    let text = "";
    for (const lengths of LENGTHS) {
      text = block(lengths);
      if (text.split("\n").length <= HEIGHT) break;
    }
    return text;
  });
  return `${blocks.join("\n\n")}\n`;
}
