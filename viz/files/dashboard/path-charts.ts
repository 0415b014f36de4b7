/** What was measured against the path of the plan and its goals: one line chart per indicator. */
import { baseSteps } from "../../../engine/analysis/base-steps.ts";
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import { isOwnId } from "../../../engine/analysis/run-series.ts";
import { shows } from "../../../engine/analysis/missing.ts";
import { cellOf, parseAddress, quantitiesOf } from "../../../engine/scenario/address.ts";
import type { Grade, Text } from "../../../engine/scenario/declarations.ts";
import { displayUnit, type Language } from "../../numbers.ts";
import { emissionMarks, EMISSIONS_TOTAL } from "../../specs/emission-marks.ts";
import { rounded, type VegaLiteSpec } from "../../specs/frame.ts";
import { goalMarks, goalNotes } from "../../specs/goals.ts";
import { GRADE_WORDS } from "../../specs/history-marks.ts";
import { chartInput, yearsOf, type ChartInput } from "../../specs/input.ts";
import { lines } from "../../specs/lines.ts";
import { apart } from "../../specs/reference.ts";
import type { SeriesGroup } from "../../specs/series.ts";
import { INK } from "../../theme/colours.ts";
import type { ChartToDraw } from "../drawn-chart.ts";
import { recordedOf, type Recorded } from "./recorded.ts";

/** Deep blue: far from every colour that means a thing in the other charts. */
const COURSE = "#1f5f99";

const TEXTS = {
  measured: { nl: "gemeten tegenover het pad", en: "measured against the path" },
  known: { nl: "bekende cijfers tegenover het pad", en: "known figures against the path" },
  path: {
    nl: "het pad van het plan, nog zonder metingen",
    en: "the path of the plan, as yet without measurements",
  },
  recorded: { nl: "Open cirkels: cijfers van", en: "Open circles: figures of" },
} as const satisfies Record<string, Text>;

/** Plain letters, digits and hyphens. */
export const chartKey = (indicator: string): string =>
  indicator
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

interface Subject {
  readonly indicator: string;
  readonly id: string;
  readonly cell: number;
  readonly unit: string;
  readonly title: Text;
}

/** What an address of a goal or a measurement speaks of; null where it is no course of the model. */
function subjectOf(indicator: string, { scenario, catalogue, run }: RunOutcome): Subject | null {
  if (isOwnId(indicator)) return null;
  const address = parseAddress(indicator);
  const output = address === null ? undefined : quantitiesOf(catalogue, "outputs").get(address.id);
  if (address === null || output === undefined || !shows(scenario, run, 0, address.id)) return null;
  const cell = cellOf(address, catalogue, scenario.model.regions[0]!.dimensions);
  if (cell === null) return null;
  const { unit, label } = output;
  const isWhole = indicator === address.id;
  const inside = indicator.slice(address.id.length);
  const title = isWhole ? label : { nl: `${label.nl} ${inside}`, en: `${label.en} ${inside}` };
  return { indicator, id: address.id, cell, unit, title };
}

/** The indicators of the goals first, as the city lists them, then what else was measured. */
export function pathIndicators(outcome: RunOutcome): readonly string[] {
  const goals = outcome.scenario.model.targets
    .filter(({ kind }) => kind !== "tracked")
    .map(({ indicator }) => indicator);
  const recorded = recordedOf(outcome).map(({ indicator }) => indicator);
  return [...new Set([...goals, ...recorded])].filter(
    (indicator) => subjectOf(indicator, outcome) !== null,
  );
}

/** `1992–2021 (gemeten), 2024 (afgeleid)`: years in a row of one grade together. */
export function spansText(recorded: readonly Recorded[], language: Language): string {
  const spans: { from: number; to: number; grade: Grade }[] = [];
  for (const { year, grade } of recorded) {
    const last = spans.at(-1);
    if (last !== undefined && last.grade === grade && year === last.to + 1) last.to = year;
    else spans.push({ from: year, to: year, grade });
  }
  return spans
    .map(({ from, to, grade }) => {
      const years = from === to ? `${from}` : `${from}–${to}`;
      return `${years} (${GRADE_WORDS[grade][language]})`;
    })
    .join(", ");
}

/** The charts of one municipality. */
export function pathCharts(outcome: RunOutcome): ChartToDraw[] {
  const { scenario, run } = outcome;
  const input = chartInput({ ...outcome, baseSteps: baseSteps(scenario.model, run, 0) }, 0);
  const recorded = recordedOf(outcome);
  return pathIndicators(outcome).map((indicator): ChartToDraw => {
    const subject = subjectOf(indicator, outcome)!;
    const known = recorded.filter((one) => one.indicator === indicator);
    const isMeasured = known.some(({ grade }) => grade === "measured");
    const said = TEXTS[known.length === 0 ? "path" : isMeasured ? "measured" : "known"];
    const { nl, en } = subject.title;
    return {
      ...{ id: `path-${chartKey(indicator)}`, title: subject.title },
      question: { nl: `${nl}: ${said.nl}`, en: `${en}: ${said.en}` },
      modules: [subject.id.slice(0, subject.id.indexOf("."))],
      spec: (language) => specOf(subject, input, recorded, language),
    };
  });
}

function specOf(
  { indicator, id, cell, unit, title }: Subject,
  input: ChartInput,
  all: readonly Recorded[],
  language: Language,
): VegaLiteSpec {
  const { region, run, reference } = input;
  const years = yearsOf(input);
  const mine = run.series(id, cell, region);
  const theirs = reference?.series(id, cell, region) ?? [];
  const before = all.filter((one) => one.indicator === indicator && one.year < run.shape.first);
  const known = [...mine, ...before.map(({ value }) => value)].filter((one) => !Number.isNaN(one));
  const display = displayUnit(unit, Math.max(0, ...known.map(Math.abs)));
  const shown = (value: number): number => rounded(value / display.factor);
  const group: SeriesGroup = {
    ...{ years, display },
    series: [{ id: indicator, label: title, colour: COURSE, values: [...mine].map(shown) }],
  };
  const other = [...theirs].map(shown);
  const isElsewhere =
    other.length > 0 &&
    other.every((value) => !Number.isNaN(value)) &&
    apart(group.series[0]!.values, other);
  const isTotal = indicator === EMISSIONS_TOTAL;
  const total = isTotal ? emissionMarks(input, group, language) : null;
  const goals = total?.goals ?? goalMarks(input, indicator, group, language);
  const explained =
    before.length === 0 ? [] : [`${TEXTS.recorded[language]} ${spansText(before, language)}.`];
  return lines(input, language, group, {
    title: title[language],
    unit: display.label[language],
    modules: [id.slice(0, id.indexOf("."))],
    ...(isElsewhere
      ? { reference: [{ id: indicator, label: title, colour: INK.muted, values: other }] }
      : {}),
    goals,
    history: before.map(({ year, value }) => ({ year, value: shown(value) })),
    fromZero: goals.length > 0,
    notes: [
      ...(total?.notes.filter((note) => !/^Open (?:cirkel|circle)/.test(note)) ??
        goalNotes(goals, language)),
      ...explained,
    ],
  });
}
