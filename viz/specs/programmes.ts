import { shows } from "../../engine/analysis/missing.ts";
import type { ProgrammeModel } from "../../engine/scenario/resolved.ts";
import { displayUnit, formatNumber, type Language } from "../numbers.ts";
import { SIZES } from "../theme/chart-theme.ts";
import { CONCEPT_COLOURS, INK } from "../theme/colours.ts";
import { textWidth, wrapText } from "../theme/text-width.ts";
import { headText, sentences } from "./alternative/alternative.ts";
import { yearlyData } from "./chart-data.ts";
import { rule } from "./end-labels.ts";
import {
  framed,
  planName,
  plotSize,
  rounded,
  textLayer,
  yearAxis,
  type Chart,
  type Layer,
} from "./frame.ts";
import { diamonds } from "./goal-marks.ts";
import { diamondNotes, statusWord } from "./goals.ts";
import { yearsOf, type ChartInput, type Goal } from "./input.ts";

const TITLE_WIDTH = 146;
const GAP = 12;

interface Row {
  readonly programme: ProgrammeModel;
  readonly goals: readonly Goal[];
}

/** The goals that ask for a number of deliveries within the years of the run. */
const goalsOf = (input: ChartInput, { id, annual }: ProgrammeModel): readonly Goal[] =>
  input.goals
    .filter(
      ({ indicator, direction, level, year }) =>
        !annual &&
        indicator === id &&
        direction === "at_least" &&
        level > 0 &&
        year >= input.run.shape.first &&
        year < input.run.shape.first + input.run.shape.years,
    )
    .sort((a, b) => a.year - b.year || a.wanted - b.wanted);

const withGoals = (input: ChartInput): Row[] =>
  (input.scenario.model.programmes ?? [])
    .map((programme) => ({ programme, goals: goalsOf(input, programme) }))
    .filter(({ goals }) => goals.length > 0);

const known = (input: ChartInput, { programme }: Row): boolean =>
  shows(input.scenario, input.run, input.region, programme.id);

/** `2030: 100 / 100`; of a goal that begins later than the programme, from when. */
function goalLine(goal: Goal, row: Row, language: Language): string {
  const number = (value: number | null): string =>
    value === null ? "–" : formatNumber(Math.floor(value + 1e-6), language);
  const since =
    goal.baseYear !== null && goal.baseYear > row.programme.since ? `${goal.baseYear}-` : "";
  return `${since}${goal.year}: ${number(goal.reached)} / ${number(goal.wanted)}`;
}

/** Goals that are told one by one; the others are named. */
const MOST_TOLD = 5;

/** The goals by what became of them, those that are missed first. */
function goalTexts(rows: readonly Row[], language: Language): string[] {
  const words = new Map<string, string[]>();
  for (const status of ["missed", "uncertain", "met"]) {
    words.set(statusWord(status, language), []);
  }
  for (const row of rows) {
    for (const goal of row.goals) {
      const word = statusWord(goal.status, language);
      const told = `${row.programme.title[language]} ${goalLine(goal, row, language)}`;
      words.set(word, [...(words.get(word) ?? []), told]);
    }
  }
  const more = language === "nl" ? "en andere" : "and others";
  return [...words].flatMap(([word, told]) => {
    if (told.length === 0) return [];
    const shown = told.slice(0, MOST_TOLD).join("; ");
    const label = word === "" ? { nl: "Doelen", en: "Goals" }[language] : upperFirst(word);
    return [`${label}: ${shown}${told.length > MOST_TOLD ? `; ${more}` : ""}`];
  });
}

const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** How far do the planned deliveries of each programme go towards its goals? */
export const programmes: Chart = {
  id: "programmes",
  title: { nl: "Geplande leveringen tegen hun doel", en: "Planned deliveries against their goal" },
  question: {
    nl: "Hoe ver komt elk programma met wat er gepland is, en wanneer?",
    en: "How far does each programme come with what is planned, and when?",
  },
  needs: [],
  available: (input) => withGoals(input).some((row) => known(input, row)),
  spec(input, language) {
    const { run, region } = input;
    const all = withGoals(input);
    const rows = all.filter((row) => known(input, row));
    const years = yearsOf(input);
    const texts = rows.map((row) => ({
      title: wrapText(row.programme.title[language], TITLE_WIDTH, SIZES.label, 600),
      unit: displayUnit(row.programme.unit, 1).label[language],
      goals: row.goals.map((goal) => goalLine(goal, row, language)),
    }));
    const heights = texts.map(
      ({ title, goals }) => Math.max(title.length + 1, goals.length) * SIZES.lineHeight + GAP,
    );
    const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, one) => sum + one, 0));
    const height = heights.reduce((sum, one) => sum + one, 0);
    const header = language === "nl" ? "gepland / doel" : "planned / goal";
    const right = Math.max(
      textWidth(header, SIZES.label),
      ...texts.flatMap(({ goals }) => goals.map((line) => textWidth(line, SIZES.label))),
    );
    const margins = { left: TITLE_WIDTH + 12, right: Math.ceil(right) + 18 };
    const plot = plotSize(margins, height);
    const first = years[0]!;
    const last = years.at(-1)!;
    const x = yearAxis(first, last);
    const vertical = {
      type: "quantitative" as const,
      scale: { domain: [0, height], reverse: true, nice: false, zero: false },
      axis: null,
    };

    const layers: Layer[] = rows.flatMap((row, i) => {
      const values = run.series(row.programme.id, 0, region);
      const largest = Math.max(...values, ...row.goals.map(({ level }) => level));
      const foot = tops[i]! + heights[i]! - 4;
      const room = heights[i]! - GAP - 6;
      const at = (value: number): number => rounded(foot - (value / largest) * room);
      const { title, unit, goals } = texts[i]!;
      const down = (line: number): number => tops[i]! + 8 + line * SIZES.lineHeight;
      const lineHeight = SIZES.lineHeight;
      return [
        {
          data: {
            values: values.map((value, k) => ({ year: first + k, top: at(value), foot })),
          },
          mark: { type: "area", color: CONCEPT_COLOURS.programme, opacity: 1 },
          encoding: { x, y: { ...vertical, field: "top" }, y2: { field: "foot" } },
        } as Layer,
        rule(0, foot, plot.width, foot, { stroke: INK.axis, strokeWidth: 0.8 }),
        diamonds(
          row.goals.map((goal) => ({
            year: goal.at,
            value: at(goal.level),
            goal: goalLine(goal, row, language),
            status: goal.status,
          })),
          { x, y: vertical },
        ),
        textLayer(title, -margins.left, down(0), { fontWeight: 600, lineHeight }),
        textLayer(unit, -margins.left, down(title.length), { color: INK.muted }),
        ...goals.map((line, k) =>
          textLayer(line, plot.width + margins.right - 4, down(k), { align: "right" }),
        ),
      ].flat();
    });

    const unknown = all.filter((row) => !known(input, row));
    const statuses = rows.flatMap(({ goals }) => goals);
    const named = unknown.map(({ programme }) => programme.title[language]).join(", ");
    const title = this.title[language];
    const kind =
      language === "nl" ? "Vlakken, een rij per programma" : "Areas, a row per programme";
    const unit =
      language === "nl" ? "geleverd tot 1 januari van het jaar" : "delivered by 1 January";
    const plans = [planName(input, language)];
    return framed(
      input,
      language,
      {
        title,
        unit,
        description: sentences([
          headText({ kind, title, unit, years: [first, last], plans }, language),
          ...goalTexts(rows, language),
        ]),
        notes: [
          language === "nl"
            ? "Wat het plan zich voorneemt, geen voorspelling; elke rij heeft haar eigen schaal."
            : "What the plan intends, no forecast; each row has a scale of its own.",
          ...diamondNotes(
            statuses.map(({ status }) => status),
            language,
          ),
          ...(unknown.length === 0
            ? []
            : [
                language === "nl"
                  ? `Niet getekend, want gegevens ontbreken: ${named}.`
                  : `Not drawn, as data are missing: ${named}.`,
              ]),
        ],
        data: yearlyData(
          {
            courses: rows.map(({ programme }) => ({
              ...{ label: programme.title[language], colour: null, first, decimals: 0 },
              unit: displayUnit(programme.unit, 1).label[language],
              // What is delivered is whole.
              values: run.series(programme.id, 0, region).map((value) => Math.floor(value + 1e-6)),
            })),
            goals: rows.flatMap((row) =>
              row.goals.map((goal) => ({
                ...{ year: goal.at },
                text: `${row.programme.title[language]} ${goalLine(goal, row, language)}`,
              })),
            ),
            plots: [
              {
                ...{ left: 0, top: 0, ...plot },
                across: (year) => ((year - first) / (last - first)) * plot.width,
              },
            ],
          },
          language,
        ),
      },
      [],
      margins,
      [
        ...layers,
        textLayer(header, plot.width + margins.right - 4, -14, {
          align: "right",
          baseline: "alphabetic",
          color: INK.muted,
        }),
      ],
      height,
    );
  },
};
