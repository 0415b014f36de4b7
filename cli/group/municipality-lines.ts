/** Each municipality of a group on one line: its main figures, goals and limits, and the sum. */
import { shows } from "../../engine/analysis/missing.ts";
import { benchmark } from "../../engine/analysis/group/benchmark.ts";
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { metLimits } from "../../viz/limit-sentences.ts";
import { formatNumber, formatSigned, type Language } from "../../viz/numbers.ts";
import { comparedYear, MAIN_DISPLAY, type View } from "../../viz/run-view.ts";
import { screen } from "../screen/screen.ts";
import { heading, left, right, wrap } from "../summary/layout.ts";
import { memberViews } from "./members.ts";

const NAME = 24;
const NO_VALUE = "–";
/** Of the comparison, what the columns are about. */
const COMPARED = "co2_per_inhabitant";

const TEXTS = {
  head: { nl: "Per gemeente", en: "By municipality" },
  people: { nl: "inwoners", en: "people" },
  since: { nl: "sinds", en: "since" },
  perPerson: { nl: "t/inw.", en: "t/head" },
  limits: { nl: "grenzen", en: "limits" },
  together: { nl: "Samen", en: "Together" },
  star: {
    nl: "*: de CO₂ rust op dezelfde aanname als elders; een verschil met andere gemeenten zegt dan niets over de gemeente zelf.",
    en: "*: the CO₂ rests on the same assumption as elsewhere; a difference with other municipalities then says nothing of the municipality itself.",
  },
} as const satisfies Record<string, Text>;

/** Behind a figure that rests on the same assumption as that of other municipalities. */
const STAR = "*";

/** Met for certain, missed for certain, and the rest of those that can be judged. */
const GOALS: Text = { nl: "doelen +/−/?", en: "goals +/−/?" };
const SPOKEN: Text = {
  nl: "doelen gehaald/gemist/onzeker",
  en: "goals met/missed/uncertain",
};

interface Column {
  readonly head: string;
  readonly width: number;
  text(view: View): string;
}

/** An output in a year as a text; a dash where the region has no value for it. */
function figure(
  { outcome, region }: View,
  id: string,
  year: number,
  write: (value: number) => string,
): string {
  if (!shows(outcome.scenario, outcome.run, region, id)) return NO_VALUE;
  const value = outcome.run.at(id, year, 0, region);
  return Number.isFinite(value) ? write(value) : NO_VALUE;
}

function goalsText({ outcome, region }: View): string {
  const { results } = outcome.targets[region]!;
  const count = (...statuses: readonly string[]): number =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const counts = [count("met", "met_by_trend"), count("missed"), count("uncertain")];
  return counts.every((number) => number === 0) ? NO_VALUE : counts.join("/");
}

function columnsOf(total: View): readonly Column[] {
  const { language } = total;
  const year = comparedYear(total);
  const { first } = total.outcome.scenario.model;
  const kilotonnes = MAIN_DISPLAY["kg"]!.factor;
  const number =
    (decimals: number, factor = 1) =>
    (value: number) =>
      formatNumber(value / factor, language, decimals);
  const change = (view: View): string => {
    const { outcome, region } = view;
    return figure(view, "emissions.total", year, (value) => {
      const before = outcome.run.at("emissions.total", first, 0, region);
      return before > 0 ? `${formatSigned((value / before - 1) * 100, language)} %` : NO_VALUE;
    });
  };
  return [
    {
      head: `${TEXTS.people[language]} ${year}`,
      width: 14,
      text: (view) => figure(view, "demography.population", year, number(0)),
    },
    {
      head: `kt CO₂ ${first}`,
      width: 12,
      text: (view) => figure(view, "emissions.total", first, number(1, kilotonnes)),
    },
    {
      head: `${year}`,
      width: 7,
      text: (view) => figure(view, "emissions.total", year, number(1, kilotonnes)),
    },
    { head: `${TEXTS.since[language]} ${first}`, width: 11, text: change },
    {
      head: TEXTS.perPerson[language],
      width: 7,
      text: (view) => figure(view, "emissions.per_inhabitant", year, number(1, 1e3)),
    },
    { head: (screen().isPlain ? SPOKEN : GOALS)[language], width: 13, text: goalsText },
    {
      head: TEXTS.limits[language],
      width: 8,
      // A sum meets no limit: its parts do.
      text: (view) => (view === total ? NO_VALUE : `${metLimits(view).length}`),
    },
  ];
}

/** @param most how many municipalities have a line before the rest is counted */
export function municipalityLines(
  outcome: GroupOutcome,
  most: number,
  language: Language,
): string[] {
  const total: View = { outcome: outcome.total, region: 0, language };
  const columns = columnsOf(total);
  const heads = columns.map(({ head, width }) => right(` ${head}`, width)).join("");
  const line = (name: string, view: View): string =>
    `  ${left(name, NAME)}${columns.map((column) => right(column.text(view), column.width)).join("")}`;
  const scaled = sameAssumption(outcome, comparedYear(total));
  const views = memberViews(outcome, language);
  const rest = views.length - most;
  const more = {
    nl: `en nog ${rest} gemeenten: indicators.csv`,
    en: `and ${rest} more municipalities: indicators.csv`,
  };
  return [
    heading(TEXTS.head[language], heads, 2 + NAME + heads.length),
    ...views.slice(0, most).map((view, at) => {
      const name = view.outcome.scenario.notes.regions[0]!.title[language];
      return line(scaled[at] === true ? `${name} ${STAR}` : name, view);
    }),
    ...(rest > 0 ? wrap(more[language]) : []),
    line(TEXTS.together[language], total),
    ...(scaled.includes(true) ? wrap(TEXTS.star[language]) : []),
  ];
}

/** Of which members the CO2 is no figure of their own, so that it cannot be held against others. */
function sameAssumption(outcome: GroupOutcome, year: number): readonly boolean[] {
  const co2 = benchmark(outcome).results.find(({ indicator }) => indicator.id === COMPARED);
  const figures = co2?.years.find((one) => one.year === year)?.figures ?? [];
  return figures.map(({ basis }) => basis === "same-assumption");
}
