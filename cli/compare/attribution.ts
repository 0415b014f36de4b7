/**
 * Which measure does the work: per plan and indicator the difference to the reference, split over
 * the measures of the plan, and in a line each by theme and by who decides.
 */
import type {
  AttributedIndicator,
  AttributedPair,
  AttributedPart,
  Attribution,
} from "../../engine/analysis/attribution.ts";
import { changeSinceStart } from "../../engine/analysis/change-since-start.ts";
import {
  hasParts,
  splitOf,
  type PlanAttribution,
} from "../../engine/analysis/compared-attribution.ts";
import { indicatorOf } from "../../engine/analysis/comparison.ts";
import { followsUnchangedPolicy } from "../../engine/analysis/unchanged-policy.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { differenceDisplay } from "../../viz/attribution-display.ts";
import { shareSentences } from "../../viz/attribution-sentences.ts";
import { groupName } from "../../viz/group-names.ts";
import { formatNumber, formatSigned, type DisplayUnit, type Language } from "../../viz/numbers.ts";
import { heading, left, right, room, running, wrap } from "../summary/layout.ts";
import { together } from "../../viz/spaces.ts";
import { letterOf, LONGEST_ID, shortened, type CompareView } from "./view.ts";

const NAME = 46;
const NUMBER = 9;
/** Years beside each other, and behind them alone, last and the error of a sample. */
const MOST_YEARS = 3;
/** Groups with a row of their own; the others are one row together. */
const MOST_ROWS = 12;
const MOST_PAIRS = 3;
const NEARLY = "≈0";
const MOST_DECIMALS = 5;
/** Of what the largest part is, below which a part shows as nothing or a pair is not worth telling. */
const TELLING = 0.01;

const TEXTS = {
  head: { nl: "Wat het werk doet", en: "What does the work" },
  against: { nl: "naast", en: "beside" },
  alone: { nl: "alleen", en: "alone" },
  last: { nl: "laatst", en: "last" },
  error: { nl: "± fout", en: "± error" },
  whole: { nl: "Hele verschil", en: "Whole difference" },
  nothing: { nl: "geen verschil dat te verdelen is", en: "no difference to split" },
  notAlike: {
    nl: "niet te verdelen: niet beide plannen hebben deze indicator, of niet met dezelfde formule",
    en: "cannot be split: not both plans have this indicator, or not by the same formula",
  },
  onRequest: {
    nl: "met zoveel plannen alleen op vraag: --explain emissions.total",
    en: "with so many plans only when asked for: --explain emissions.total",
  },
  cannot: { nl: "niet te verdelen", en: "cannot be split" },
  theme: { nl: "Naar thema", en: "By theme" },
  actor: { nl: "Naar wie beslist", en: "By who decides" },
  measure: { nl: "Naar maatregel", en: "By measure" },
  lever: { nl: "Naar hefboom", en: "By lever" },
  together: { nl: "Samen anders dan apart", en: "Together other than apart" },
} as const satisfies Record<string, Text>;

const moreText = (count: number): Text => ({
  nl: `${count} kleinere samen`,
  en: `${count} smaller ones together`,
});

const idleText = (count: number): Text => ({
  nl:
    count === 1
      ? "één andere groep kan dit niet bewegen"
      : `${count} andere groepen kunnen dit niet bewegen`,
  en: count === 1 ? "one other group cannot move this" : `${count} other groups cannot move this`,
});

const legend = (year: number): Text => ({
  nl: `alleen, laatst: als enige of als laatste van alle ingevoerd, in ${year}; het deel is het gemiddelde over alle volgordes`,
  en: `alone, last: taken over as the only one or after all others, in ${year}; the part is the mean over all orders`,
});

const sampledText = (orders: number): Text => ({
  nl: `te veel groepen voor alle volgordes: geschat uit ${orders} vaste volgordes, ± is de standaardfout`,
  en: `too many groups for all orders: estimated from ${orders} fixed orders, ± is the standard error`,
});

export function attributionSection(view: CompareView): string[] {
  const { outcome, language } = view;
  if (view.explained.length === 0 && outcome.comparison.runs.length > 1) {
    return [heading(TEXTS.head[language]), `  ${TEXTS.onRequest[language]}`];
  }
  return outcome.attributions.flatMap((attribution) => {
    const { runs, reference } = outcome.comparison;
    const place = runs.findIndex(({ id }) => id === attribution.plan);
    const who = `${letterOf(place)} ${shortened(attribution.plan, LONGEST_ID)} ${TEXTS.against[language]} ${letterOf(reference)}`;
    const { obstacle } = attribution;
    const lead = `${TEXTS.head[language]}: ${who}`;
    if (obstacle === null)
      return view.explained.flatMap((id) => blockOf(lead, attribution, id, view));
    return [heading(lead), ...wrap(`${TEXTS.cannot[language]}: ${obstacle[language]}`)];
  });
}

/** Of the years that are shown those after the first, and at most so many. */
function yearsOf({ years, outcome }: CompareView, one: AttributedIndicator): number[] {
  const after = years.filter((year) => year > outcome.comparison.first && one.years.includes(year));
  const chosen = after.length === 0 ? years.filter((year) => one.years.includes(year)) : after;
  return chosen.slice(-MOST_YEARS);
}

/** The year that is looked at closest: the middle one of three, as 2040. */
const closest = (years: readonly number[]): number => years[years.length >> 1]!;

function blockOf(
  lead: string,
  { splits }: PlanAttribution,
  id: string,
  view: CompareView,
): string[] {
  const { outcome, region, language } = view;
  const { regions } = outcome.comparison;
  const label = indicatorOf(outcome.comparison, region, id)?.label[language] ?? id;
  const [split, ...others] = splits as [Attribution, ...Attribution[]];
  const one = splitOf(split, regions[region]!.id, id);
  if (one === null) return [heading(lead), `  ${label}: ${TEXTS.notAlike[language]}`];
  const years = yearsOf(view, one);
  const display = differenceDisplay(one);
  const title = `${label} (${display.label[language]})`;
  if (!hasParts(one) || years.length === 0) {
    return [heading(lead), `  ${title}: ${TEXTS.nothing[language]}`];
  }
  const columns = columnsOf(years, one, display, view);
  const unsplit = split.groups.length - one.parts.length;
  return [
    heading(lead, columns.heads, 2 + NAME + columns.heads.length),
    `  ${title}`,
    ...rowsOf(split, one, years, columns, view),
    ...others.flatMap((other) => {
      const same = splitOf(other, regions[region]!.id, id);
      return same === null ? [] : lineOf(other, same, years, display, view);
    }),
    ...pairsOf(split, one, years, display, view),
    ...sharesOf(others, id, years, display, view),
    ...wrap(
      [
        legend(closest(years))[language],
        ...(one.sampledOrders === null ? [] : [sampledText(one.sampledOrders)[language]]),
        ...(unsplit === 0 ? [] : [idleText(unsplit)[language]]),
      ].join("; "),
    ),
  ];
}

interface Columns {
  readonly heads: string;
  cells(part: Pick<AttributedPart, "part"> & Partial<AttributedPart>): string;
}

function columnsOf(
  years: readonly number[],
  { years: all, sampledOrders }: AttributedIndicator,
  { factor, decimals }: DisplayUnit,
  { language }: CompareView,
): Columns {
  const at = (year: number): number => all.indexOf(year);
  const near = at(closest(years));
  const isSampled = sampledOrders !== null;
  const heads = [
    ...years.map(String),
    TEXTS.alone[language],
    TEXTS.last[language],
    ...(isSampled ? [TEXTS.error[language]] : []),
  ];
  const text = (values: Float64Array | null | undefined, index: number): string =>
    values === undefined || values === null
      ? ""
      : figure(values[index]! / factor, decimals, language);
  return {
    heads: heads.map((head) => right(head, NUMBER)).join(""),
    cells: ({ part, alone, last, standardError }) =>
      [
        ...years.map((year) => text(part, at(year))),
        text(alone, near),
        text(last, near),
        ...(isSampled
          ? [errorText((standardError?.[near] ?? NaN) / factor, decimals, language)]
          : []),
      ]
        .map((cell) => right(cell, NUMBER))
        .join("")
        .trimEnd(),
  };
}

/** What is less than shows here is told apart from nothing at all. */
function figure(value: number, decimals: number, language: Language): string {
  const text = formatSigned(value, language, decimals);
  return value === 0 || /[1-9]/.test(text) || Number.isNaN(value) ? text : NEARLY;
}

/** A standard error with as many decimals as show that it is one. */
function errorText(value: number, decimals: number, language: Language): string {
  if (Number.isNaN(value)) return "";
  for (let places = decimals; places <= MOST_DECIMALS; places++) {
    const text = formatNumber(value, language, places);
    if (value === 0 || /[1-9]/.test(text)) return `±${text}`;
  }
  return NEARLY;
}

/** Groups by the size of their part, the smallest together, and the whole below them. */
function rowsOf(
  split: Attribution,
  one: AttributedIndicator,
  years: readonly number[],
  { cells }: Columns,
  { language }: CompareView,
): string[] {
  const near = one.years.indexOf(closest(years));
  const size = ({ part }: AttributedPart): number => Math.abs(part[near]!);
  const sorted = [...one.parts].sort((a, b) => size(b) - size(a));
  const rows = sorted.length > MOST_ROWS ? sorted.slice(0, MOST_ROWS - 1) : sorted;
  const rest = sorted.slice(rows.length);
  const whole = one.plan.map((value, at) => value - one.reference[at]!);
  const line = (name: string, part: Parameters<Columns["cells"]>[0]): string[] => {
    const [first = "", ...rest] = broken(name, room(NAME - 3));
    return [`    ${left(first, NAME - 2)}${cells(part)}`, ...rest.map((more) => `      ${more}`)];
  };
  return [
    ...rows.flatMap((part) => line(groupName(split.groups[part.group]!, language), part)),
    ...(rest.length === 0 ? [] : line(moreText(rest.length)[language], { part: sumOf(rest) })),
    ...line(TEXTS.whole[language], { part: whole }),
  ];
}

/** A long name on several lines, broken at spaces. */
function broken(name: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

const sumOf = (parts: readonly AttributedPart[]): Float64Array =>
  parts[0]!.part.map((_, at) => parts.reduce((sum, { part }) => sum + part[at]!, 0));

/** `Naar thema (2040): warmte −4,9 · wonen −2,8`. */
function lineOf(
  split: Attribution,
  one: AttributedIndicator,
  years: readonly number[],
  { factor, decimals }: DisplayUnit,
  { language }: CompareView,
): string[] {
  const year = closest(years);
  const near = one.years.indexOf(year);
  const shown = (value: number): string => figure(value / factor, decimals, language);
  const items = [...one.parts]
    .filter(({ part }) => /[1-9]/.test(shown(part[near]!)))
    .sort((a, b) => Math.abs(b.part[near]!) - Math.abs(a.part[near]!))
    .map(({ group, part, standardError }) => {
      const error =
        standardError === null
          ? ""
          : ` ${errorText(standardError[near]! / factor, decimals, language)}`;
      const name = groupName(split.groups[group]!, language);
      return together(`${name} ${shown(part[near]!)}${error}`);
    });
  return items.length === 0 ? [] : running(items, `${TEXTS[split.by][language]} (${year}):`);
}

/** The pairs that do most together that they do not do apart. */
function pairsOf(
  split: Attribution,
  one: AttributedIndicator,
  years: readonly number[],
  { factor, decimals }: DisplayUnit,
  { language }: CompareView,
): string[] {
  const year = closest(years);
  const near = one.years.indexOf(year);
  const size = ({ index }: AttributedPair): number => Math.abs(index[near]!);
  const largest = one.parts.reduce((most, { part }) => Math.max(most, Math.abs(part[near]!)), 0);
  const items = one.pairs
    .filter((pair) => size(pair) > TELLING * largest)
    .sort((a, b) => size(b) - size(a))
    .slice(0, MOST_PAIRS)
    .map(({ groups, index }) => {
      const [first, second] = groups.map((group) => groupName(split.groups[group]!, language));
      return `${first} × ${second} ${together(formatSigned(index[near]! / factor, language, decimals))}`;
    });
  return items.length === 0 ? [] : running(items, `${TEXTS.together[language]} (${year}):`);
}

/** How much of it is ours. */
function sharesOf(
  splits: readonly Attribution[],
  id: string,
  years: readonly number[],
  display: DisplayUnit,
  { outcome, region, language }: CompareView,
): string[] {
  const { regions, runs, reference } = outcome.comparison;
  const split = splits.find(({ by }) => by === "actor");
  const one = split === undefined ? null : splitOf(split, regions[region]!.id, id);
  const change = one === null ? null : changeSinceStart(split!, one, closest(years));
  if (change === null) return [];
  const against = runs[reference]!;
  const sentence = shareSentences(
    {
      ...{ change, display, reference: against.title },
      isUnchangedPolicy: followsUnchangedPolicy(against.scenario.model),
    },
    language,
  );
  return sentence === "" ? [] : wrap(sentence);
}
