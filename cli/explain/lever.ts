/** A lever: how the plan sets it, what it is without the plan, and what it moves. */
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { madeLevers } from "../../engine/analysis/lever-making.ts";
import { MAIN_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import {
  axesOf,
  cellOf,
  formatAddress,
  membersOfCell,
  parseAddress,
  type Address,
} from "../../engine/scenario/address.ts";
import type { LawNote, Provenance } from "../../engine/scenario/resolved.ts";
import { leverFacts } from "../../viz/lever-facts.ts";
import { measuresThatSet } from "../measures.ts";
import { shipped } from "../shipped.ts";
import { placesOf } from "../show/ground-lines.ts";
import { heading } from "../summary/layout.ts";
import { GRADE } from "../../viz/grade-words.ts";
import { memberName, nameOf } from "../../viz/names.ts";
import {
  outputCells,
  outputOf,
  pathCells,
  REGION,
  viewOf,
  type Explanation,
  type ExplainContext,
} from "./context.ts";
import { figureLines, joined, told, yearsHeading } from "./figures.ts";
import { leverJson, leverOf, leverRules, orNull, ruleText, sourceLines } from "./leaves.ts";
import { lawLines } from "./law-lines.ts";
import { MADE, THEME, WORDS } from "./words.ts";

/** How many of the results that a lever moves are shown with their figures. */
const MOST_MOVED = 12;
/** A result that moves by less than this part of itself is not moved by the lever. */
const NOTICEABLE = 1e-9;

/** @param address with members to see only what is set of one of them */
export function leverExplanation(address: Address, context: ExplainContext): Explanation {
  const { outcome, language, years } = context;
  const { id } = address;
  const { theme } = leverOf(id, context);
  const facts = leverFacts(id, leverOf(id, context), outcome.scenario);
  const records = outcome.scenario.notes.regions[REGION]!.reference[id] ?? [];
  const laws = lawsOn(id, context);
  const levels = measuresThatSet(shipped, id);
  const moved = movedBy(id, context);
  const unit = /\d/.test(facts.bounds[language]) ? ` ${facts.unit[language]}` : "";
  const bounds = `${WORDS.bounds[language]}: ${facts.bounds[language]}${unit}`;
  const name = nameOf(formatAddress(id, address.members), viewOf(context));
  const who = `${WORDS.who[language]}: ${facts.actor[language]}`;
  const lines = [
    heading(`${name} (${formatAddress(id, address.members)}), ${WORDS.lever[language]}`),
    ...told(joined([who, THEME[theme][language], bounds]), "  "),
    "",
    yearsHeading(outcome.scenario.notes.title[language], years),
    ...valueLines(address, context),
    ...settingLines(address, context),
    ...referenceLines(records, context),
    ...(laws.length === 0
      ? []
      : [heading(WORDS.laws[language]), ...laws.flatMap((law) => lawLines(law, context))]),
    ...(levels.length === 0
      ? []
      : [
          heading(WORDS.levels[language]),
          ...levels.flatMap(({ measures, text }) => {
            const given = text === "null" ? WORDS.unchanged[language] : text;
            return told(`${measures.title[language]} (${measures.id}): ${given}`, "  ");
          }),
        ]),
    ...limitLines(id, context),
    ...movedLines(id, moved, context),
  ];
  return {
    lines,
    json: {
      kind: "lever",
      ...leverJson(id, context),
      laws: laws.map((law) => ({ id: law.id, what: law.what, status: law.status })),
      levels: levels.map(({ measures, text }) => ({
        ...{ id: measures.id, theme: measures.theme, level: measures.level, text },
      })),
      limits: limitsOf(id, context).map(({ year, lever, wished, got, limit }) => ({
        ...{ year, lever, wished, got, limit },
      })),
      moves: moved.outputs.map((output) => ({
        id: output,
        values:
          moved.alone === null
            ? null
            : years.map((year) => movedValue(output, year, moved.alone!, context)),
      })),
      alsoMoves: moved.others,
    },
  };
}

/** Members that are listed one by one. */
const MOST_MEMBERS = 14;

/** What it is in the plan and without it, and of which members. */
function valueLines(address: Address, context: ExplainContext): string[] {
  const { outcome, language, years } = context;
  const { id, members } = address;
  const { unit, dims } = leverOf(id, context);
  const { model } = outcome.scenario;
  const region = model.regions[REGION]!;
  const only = members.length === 0 ? null : cellOf(address, outcome.catalogue, region.dimensions);
  const cells = (path: readonly number[] = [], cell = only): number[][] =>
    years.map((year) => {
      const all = pathCells(path, year, context);
      return cell === null ? [...all] : [all[cell]!];
    });
  const isKnown = region.unknownReference?.includes(id) !== true;
  const [plan, reference] = [region.levers[id], region.reference[id]];
  const isChanged = `${cells(plan)}` !== `${cells(reference)}`;
  const row = (name: string, cell: number | null, indent?: string): string[] =>
    figureLines(
      { name, unit, columns: cells(plan, cell), beside: cells(reference) },
      language,
      indent,
    );
  const axes = dims.map(axesOf(outcome.catalogue, region.dimensions, model));
  const count = cells(plan)[0]!.length;
  const listed =
    dims.length === 0 || count > MOST_MEMBERS || only !== null
      ? []
      : Array.from({ length: count }, (_, cell) => {
          const ids = membersOfCell(axes, cell);
          const names = ids.map((member, at) => memberName(dims[at]!, member, viewOf(context)));
          return row(names.join(", "), cell, "    ");
        }).flat();
  const unchanged = {
    ...{ name: WORDS.unchanged[language], unit },
    ...{ columns: cells(reference), beside: cells(plan) },
  };
  return [
    ...row(WORDS.inPlan[language], only),
    ...listed,
    ...(!isKnown
      ? told(WORDS.unknownReference[language], "  ")
      : isChanged
        ? figureLines(unchanged, language)
        : []),
  ];
}

/** How the plan sets it, and how the years of the columns were made of that. */
function settingLines({ id, members }: Address, context: ExplainContext): string[] {
  const { outcome, language, years } = context;
  const holds = (of: string): boolean => {
    const covered = parseAddress(of)!.members;
    return members.every((member, at) => covered[at] === undefined || covered[at] === member);
  };
  const rules = leverRules(id, context).filter((rule) => holds(rule.address));
  if (rules.length === 0) return told(WORDS.notSet[language], "  ");
  const made = madeLevers(outcome.catalogue, outcome.scenario, REGION).filter(
    ({ lever }) => parseAddress(lever)!.id === id && holds(lever),
  );
  const how = (index: number): string =>
    years
      .flatMap((year) => {
        const found = made[index]!.years.find((one) => one.year === year);
        return found === undefined ? [] : [`${year} ${MADE[found.made][language]}`];
      })
      .join(", ");
  const ways = new Map<string, string[]>();
  made.forEach(({ lever }, index) => {
    const way = how(index);
    ways.set(way, [...(ways.get(way) ?? []), lever]);
  });
  const all = [...ways].map(([way, levers]) => {
    const of = levers.map((one) => parseAddress(one)!.members.join(",")).filter(Boolean);
    return of.length === 0 ? way : `${of.join(", ")}: ${way}`;
  });
  return [
    heading(WORDS.howSet[language]),
    ...rules.flatMap((rule) => told(ruleText(rule, context), "  ")),
    ...all.flatMap((way) => told(way)),
  ];
}

/** From where the reference path comes. */
function referenceLines(records: readonly Provenance[], context: ExplainContext): string[] {
  const { language, show } = context;
  if (records.length === 0) return [];
  const distinct = (texts: readonly string[]): string[] =>
    [...new Set(texts)].filter((text) => text !== "");
  const grades = distinct(records.map(({ grade }) => GRADE[grade][language]));
  const sources = distinct(records.map(({ source }) => source));
  const marks = records.some(({ placeholder }) => placeholder === true)
    ? [WORDS.placeholder[language]]
    : [];
  const cited = new Set(sources);
  const titles = context.outcome.scenario.notes.sources.filter(({ id }) => cited.has(id));
  return [
    heading(WORDS.reference[language]),
    ...told(
      joined([[...grades, ...marks].join(", "), sources.join(", "), placesOf(records, show)]),
      "  ",
    ),
    ...distinct(records.map(({ note }) => note)).flatMap((note) =>
      told(`${WORDS.whyEnglish[language]}: ${note}`),
    ),
    ...sourceLines(titles),
  ];
}

const lawsOn = (id: string, { outcome }: ExplainContext): readonly LawNote[] =>
  (outcome.scenario.notes.regions[REGION]!.laws ?? []).filter(({ levers }) =>
    levers.some((address) => parseAddress(address)?.id === id),
  );

const limitsOf = (id: string, { outcome }: ExplainContext) =>
  outcome.constraints[REGION]!.bound.filter(({ lever }) => parseAddress(lever)!.id === id);

/** Which limits kept the model from doing what the plan asks, and in which years. */
function limitLines(id: string, context: ExplainContext): string[] {
  const { language } = context;
  const years = new Map<string, number[]>();
  for (const { year, label } of limitsOf(id, context)) {
    const known = years.get(label[language]) ?? [];
    if (!known.includes(year)) known.push(year);
    years.set(label[language], known);
  }
  if (years.size === 0) return [];
  const said = [...years].flatMap(([label, when]) => {
    const [from, to] = [Math.min(...when), Math.max(...when)];
    return told(`${label}: ${from === to ? from : `${from}–${to}`}`, "  ");
  });
  return [heading(WORDS.limits[language]), ...said];
}

interface Moved {
  /** By itself, the main indicators among what follows, what it is there for first. */
  readonly outputs: readonly string[];
  readonly others: readonly string[];
  /** The run in which only this lever is as in the plan; null where the plan leaves it alone. */
  readonly alone: Trajectories | null;
}

function movedBy(id: string, context: ExplainContext): Moved {
  const { outcome, trace } = context;
  const { direct, all } = trace.movedBy("lever", id);
  const alone = runAlone(id, context);
  const { effect } = leverOf(id, context);
  const main = MAIN_INDICATORS.filter((one) => all.includes(one));
  const order = [...new Set([effect.output, ...main, ...direct])];
  const isScalar = (output: string): boolean => outputOf(output, context).dims.length === 0;
  const changes = (output: string): boolean =>
    alone === null ||
    Array.from({ length: outcome.run.shape.years }, (_, at) => outcome.run.shape.first + at).some(
      (year) => {
        const [own, unchanged] = [alone.at(output, year), outcome.reference.at(output, year)];
        return Math.abs(own - unchanged) > NOTICEABLE * Math.abs(unchanged);
      },
    );
  const outputs = order
    .filter((output) => isScalar(output) && changes(output))
    .slice(0, MOST_MOVED);
  return { outputs, others: all.filter((output) => !outputs.includes(output)), alone };
}

/** The scenario with every other lever on its reference path. */
function runAlone(id: string, { outcome }: ExplainContext): Trajectories | null {
  const { model } = outcome.scenario;
  const region = model.regions[REGION]!;
  const [plan = [], reference = []] = [region.levers[id], region.reference[id]];
  if (plan.every((value, at) => value === reference[at])) return null;
  const instance = instanceFor(model);
  const into = instance.trajectories([region.id]);
  const levers = { ...region.reference, [id]: plan };
  instance.run([instance.flatten({ ...region, levers })], into);
  return into;
}

function movedValue(
  output: string,
  year: number,
  alone: Trajectories,
  context: ExplainContext,
): { year: number; alone: number | null; reference: number | null } {
  const of = (run: Trajectories): number | null =>
    orNull(outputCells(output, year, run, context)[0]!);
  return { year, alone: of(alone), reference: of(context.outcome.reference) };
}

function movedLines(
  id: string,
  { outputs, others, alone }: Moved,
  context: ExplainContext,
): string[] {
  const { outcome, language, years } = context;
  const { effect } = leverOf(id, context);
  const view = viewOf(context);
  const goes = WORDS[effect.direction][language];
  const output = `${nameOf(effect.output, view)} (${effect.output})`;
  const purpose = {
    nl: `Stijgt de hefboom, dan gaat ${output} ${goes}.`,
    en: `When the lever rises, ${output} goes ${goes}.`,
  }[language];
  const rows = outputs.flatMap((output) => {
    const { unit } = outputOf(output, context);
    const name = nameOf(output, view);
    if (alone === null) return told(`${name} (${output})`, "  ");
    const columns = (run: Trajectories): number[][] =>
      years.map((year) => outputCells(output, year, run, context));
    const [own, without] = [columns(alone), columns(outcome.reference)];
    const shown = { unit, columns: own, beside: without };
    const unchanged = {
      ...{ name: WORDS.unchanged[language], unit },
      ...{ columns: without, beside: own },
    };
    return [
      ...figureLines({ name, ...shown }, language),
      ...figureLines(unchanged, language, "    "),
    ];
  });
  const rest =
    others.length === 0
      ? []
      : told(
          {
            nl: `en nog ${others.length} andere; --json noemt ze`,
            en: `and ${others.length} more; --json names them`,
          }[language],
          "  ",
        );
  const title = alone === null ? WORDS.drives[language] : WORDS.drivesAlone[language];
  return [
    alone === null ? heading(title) : yearsHeading(title, years),
    ...told(purpose, "  "),
    ...rows,
    ...rest,
  ];
}
