/** The figures that a result begins from: parameters of the region, and what is set of levers. */
import { rulesOf } from "../../engine/analysis/lever-making.ts";
import {
  axesOf,
  membersOfCell,
  parseAddress,
  quantitiesOf,
} from "../../engine/scenario/address.ts";
import type { LeverDeclaration, ParameterDeclaration } from "../../engine/scenario/declarations.ts";
import type { LeverRule, Provenance, SourceNote } from "../../engine/scenario/resolved.ts";
import { ACTOR_NAMES } from "../../viz/lever-facts.ts";
import { parameterFacts } from "../../viz/parameter-facts.ts";
import { placesOf } from "../show/ground-lines.ts";
import { GRADE } from "../../viz/grade-words.ts";
import { pathCells, placeText, REGION, type ExplainContext } from "./context.ts";
import { figureLines, joined, rangeText, told } from "./figures.ts";
import { WORDS } from "./words.ts";

export const parameterOf = (id: string, { outcome }: ExplainContext): ParameterDeclaration =>
  quantitiesOf(outcome.catalogue, "parameters").get(id)!;

export const leverOf = (id: string, { outcome }: ExplainContext): LeverDeclaration =>
  quantitiesOf(outcome.catalogue, "levers").get(id)!;

/** Values of a parameter in a year: of one that is given by year those of that year. */
export function parameterCells(id: string, year: number, context: ExplainContext): number[] {
  const { outcome } = context;
  const { model } = outcome.scenario;
  const region = model.regions[REGION]!;
  if (region.unknownParameters?.includes(id) === true) return [NaN];
  const values = region.parameters[id] ?? [];
  const axes = parameterOf(id, context).dims.map(
    axesOf(outcome.catalogue, region.dimensions, model),
  );
  const at = axes.findIndex(({ isYear }) => isYear);
  if (at < 0) return [...values];
  return values.filter((_, cell) => membersOfCell(axes, cell)[at] === `${year}`);
}

export const recordsOf = (id: string, { outcome }: ExplainContext): readonly Provenance[] =>
  outcome.scenario.notes.regions[REGION]!.parameters[id] ?? [];

/** Value, range, grade, source and place of a parameter, on a few lines. */
export function parameterLines(id: string, context: ExplainContext, indent = "  "): string[] {
  const { outcome, language, years, show } = context;
  const { label, unit } = parameterOf(id, context);
  const facts = parameterFacts(id, unit, outcome.scenario);
  const columns = years.map((year) => parameterCells(id, year, context));
  const records = recordsOf(id, context);
  const range = parameterRange(id, context);
  const grades = facts.grades.map((grade) => GRADE[grade][language]).join(", ");
  const mark = facts.isUnknown ? WORDS.unknown[language] : grades;
  return [
    ...figureLines({ name: label[language], unit, columns }, language, indent),
    ...told(joined([id, mark, range, facts.remark[language]]), `${indent}  `),
    ...told(joined([sourcesText(facts.sources), placesOf(records, show)]), `${indent}  `),
  ];
}

/** How far the one value of a parameter may be off. */
export function parameterRange(id: string, context: ExplainContext): string {
  const { outcome, language, years } = context;
  const { unit } = parameterOf(id, context);
  const { bounds } = parameterFacts(id, unit, outcome.scenario);
  if (bounds === null) return "";
  const row = { name: "", unit, columns: years.map((year) => parameterCells(id, year, context)) };
  return `${WORDS.range[language]} ${rangeText(row, bounds.low, bounds.high, language)}`;
}

const MOST_SOURCES = 3;

const sourcesText = (sources: readonly string[]): string =>
  joined(
    [
      ...sources.slice(0, MOST_SOURCES),
      ...(sources.length > MOST_SOURCES ? [`+${sources.length - MOST_SOURCES}`] : []),
    ],
    ", ",
  );

export function parameterJson(id: string, context: ExplainContext): Record<string, unknown> {
  const { outcome, years, show } = context;
  const { label, unit, dims } = parameterOf(id, context);
  const facts = parameterFacts(id, unit, outcome.scenario);
  return {
    ...{ id, label, unit, dims },
    values: years.map((year) => {
      const cells = parameterCells(id, year, context).map(orNull);
      return { year, values: cells };
    }),
    low: facts.bounds?.low ?? null,
    high: facts.bounds?.high ?? null,
    grades: facts.grades,
    distributions: facts.distributions,
    groups: facts.groups,
    placeholder: facts.isPlaceholder,
    unknown: facts.isUnknown,
    replaces: facts.replaced,
    sources: facts.sources,
    at: recordsOf(id, context).map(({ origin, address }) => ({
      ...(address === undefined ? {} : { address }),
      file: show(origin.file),
      line: origin.line,
    })),
  };
}

/** No number of JSON stands for a value that there is none of. */
export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Every rule of a plan for a lever or one of its members, each once, the latest first. */
export function leverRules(id: string, { outcome }: ExplainContext): readonly LeverRule[] {
  const { levers } = outcome.scenario.notes;
  const own = Object.keys(levers).filter((address) => parseAddress(address)?.id === id);
  return [
    ...new Set(
      own.flatMap((address) => [...rulesOf(address, levers), ...(levers[address]!.how ?? [])]),
    ),
  ];
}

/** `kortrijk-2040: 31 MW (plan.yaml:12)` */
export const ruleText = (rule: LeverRule, context: ExplainContext): string => {
  const member = rule.address.includes("[")
    ? `${rule.address.slice(rule.address.indexOf("["))} `
    : "";
  const said = rule.text.replaceAll("\n", " ");
  return `${member}${said} (${rule.by}, ${placeText(rule.origin, context)})`;
};

const MOST_RULES = 3;

/** Values of a lever, who set it and where, and what it is on unchanged policy. */
export function leverLines(id: string, context: ExplainContext, indent = "  "): string[] {
  const { outcome, language, years } = context;
  const { label, unit, actor } = leverOf(id, context);
  const region = outcome.scenario.model.regions[REGION]!;
  const plan = years.map((year) => pathCells(region.levers[id] ?? [], year, context));
  const rules = leverRules(id, context);
  const beside = years.map((year) => pathCells(region.reference[id] ?? [], year, context));
  const lines = figureLines(
    { name: label[language], unit, columns: plan, beside },
    language,
    indent,
  );
  lines.push(...referenceRow(id, context, `${indent}  `));
  const below = (text: string): string[] => told(text, `${indent}  `);
  const who = `${id} · ${ACTOR_NAMES[actor][language]}`;
  if (rules.length === 0) {
    const { show } = context;
    const places = placesOf(outcome.scenario.notes.regions[REGION]!.reference[id] ?? [], show);
    return [...lines, ...below(joined([who, WORDS.follows[language]])), ...below(places)];
  }
  const set = rules.slice(0, MOST_RULES).map((rule) => ruleText(rule, context));
  if (rules.length > MOST_RULES) set.push(`+${rules.length - MOST_RULES}`);
  return [...lines, ...below(`${who} · ${WORDS.setBy[language]} ${set.join("; ")}`)];
}

/** The lever on unchanged policy, where the plan has something else. */
export function referenceRow(id: string, context: ExplainContext, indent = "  "): string[] {
  const { outcome, language, years } = context;
  const { unit } = leverOf(id, context);
  const region = outcome.scenario.model.regions[REGION]!;
  if (region.unknownReference?.includes(id) === true) {
    return told(WORDS.unknownReference[language], indent);
  }
  const [plan = [], path = []] = [region.levers[id], region.reference[id]];
  if (plan.every((value, at) => value === path[at])) return [];
  const columns = years.map((year) => pathCells(path, year, context));
  const beside = years.map((year) => pathCells(plan, year, context));
  return figureLines({ name: WORDS.unchanged[language], unit, columns, beside }, language, indent);
}

export function leverJson(id: string, context: ExplainContext): Record<string, unknown> {
  const { outcome, years, show } = context;
  const { label, unit, dims, actor, theme, min, max } = leverOf(id, context);
  const region = outcome.scenario.model.regions[REGION]!;
  const isKnown = region.unknownReference?.includes(id) !== true;
  return {
    ...{ id, label, unit, dims, actor, theme, min, max },
    values: years.map((year) => ({
      year,
      plan: pathCells(region.levers[id] ?? [], year, context),
      reference: isKnown ? pathCells(region.reference[id] ?? [], year, context) : null,
    })),
    set: leverRules(id, context).map(({ address, kind, text, by, origin, source }) => ({
      ...{ address, kind, text, by, source, file: show(origin.file), line: origin.line },
    })),
    reference: (outcome.scenario.notes.regions[REGION]!.reference[id] ?? []).map(
      ({ grade, source, origin, year }) => ({
        ...{ year: year ?? null, grade, source, file: show(origin.file), line: origin.line },
      }),
    ),
  };
}

/** The sources that some parameters and reference paths cite, as their list has them. */
export function citedSources(
  parameters: Iterable<string>,
  levers: Iterable<string>,
  { outcome }: ExplainContext,
): readonly SourceNote[] {
  const { notes } = outcome.scenario;
  const { parameters: figures, reference, prices = [] } = notes.regions[REGION]!;
  const records = [
    ...[...parameters].flatMap((id) => figures[id] ?? []),
    ...[...levers].flatMap((id) => reference[id] ?? []),
  ];
  const cited = new Set(records.map(({ source }) => source));
  // What brought an amount to prices of the model is a source of it too.
  if (records.some(({ stated }) => stated !== undefined)) {
    for (const { source } of prices) cited.add(source);
  }
  return notes.sources.filter(({ id }) => cited.has(id));
}

export const sourceLines = (sources: readonly SourceNote[]): string[] =>
  sources.flatMap(({ id, title, publisher, year, url }) => [
    ...told(`${id}: ${joined([title, publisher, year], ", ")}`, "  "),
    ...(url === "" ? [] : [`    ${url}`]),
  ]);
