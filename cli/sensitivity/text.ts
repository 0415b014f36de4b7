/** A sensitivity analysis on one terminal screen. */
import { widestOf, type SensitivityOutcome } from "../../engine/analysis/sensitivity/outcome.ts";
import { comparedYear } from "../../viz/run-view.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { intervalText, shareSentences, shareText } from "../../viz/sensitivity-sentences.ts";
import { factorWords, figureWords, sharesTold, usedText } from "../../viz/sensitivity-words.ts";
import { asOnFull, firstThatFits } from "../screen/screen.ts";
import { heading, left, right, wrap } from "../summary/layout.ts";

/** The screen that all of it should fit. */
const HEIGHT = 62;
/** Rows of the table of one figure, and figures that have one. */
const MOST_ROWS = 10;
const LEAST_ROWS = 3;
const MOST_TABLES = 4;

const NAME = 41;
const ENDS = 9;
const SHARE = 16;
const TOTAL = 7;

const TEXTS = {
  nl: {
    title: "Gevoeligheid",
    low: "laag",
    high: "hoog",
    alone: "aandeel",
    total: "samen",
    span: (low: string, high: string, unit: string) =>
      `Negen op de tien doorrekeningen liggen tussen ${low} en ${high}${unit}.`,
    central: (value: string, unit: string) => `In het plan: ${value}${unit}.`,
    columns:
      "laag, hoog: het cijfer met die ene aanname op haar 5 %- en 95 %-waarde. aandeel: wat ze op zichzelf van de onzekerheid (variantie) verklaart, met 95 %-marge; samen: met alles wat ze samen met andere doet (is dat kleiner dan het aandeel, dan is dat toeval van het loten).",
    screened:
      "laag, hoog: het cijfer met die ene aanname op haar 5 %- en 95 %-waarde; alleen gezeefd, de onzekerheid is niet verdeeld.",
    nothing: "Geen enkele onzekere aanname verandert dit.",
    more: (count: number) =>
      count === 1
        ? "Nog één cijfer of doel staat in sensitivity.csv."
        : `Nog ${count} cijfers en doelen staan in sensitivity.csv.`,
    hint: "Eén ervan uitgebreid: zet er --of emissions.total[2040] bij.",
    runs: (inputs: string, runs: string, seed: string) =>
      `${inputs} onzekere gegevens; het plan is er ${runs} keer mee doorgerekend (startgetal ${seed}).`,
  },
  en: {
    title: "Sensitivity",
    low: "low",
    high: "high",
    alone: "share",
    total: "joint",
    span: (low: string, high: string, unit: string) =>
      `Nine in ten runs lie between ${low} and ${high}${unit}.`,
    central: (value: string, unit: string) => `In the plan: ${value}${unit}.`,
    columns:
      "low, high: the figure with that one assumption at its 5 % and 95 % value. share: what it explains of the uncertainty (variance) by itself, with its 95 % interval; joint: with all that it does together with others (where that is less than the share, it is chance of the draws).",
    screened:
      "low, high: the figure with that one assumption at its 5 % and 95 % value; screened only, uncertainty was not divided.",
    nothing: "No uncertain assumption changes this.",
    more: (count: number) =>
      count === 1
        ? "One more figure or goal stands in sensitivity.csv."
        : `${count} more figures and goals stand in sensitivity.csv.`,
    hint: "One of them at length: add --of emissions.total[2040].",
    runs: (inputs: string, runs: string, seed: string) =>
      `${inputs} uncertain figures; the plan was run ${runs} times with them (seed ${seed}).`,
  },
} as const;

export function sensitivityText(outcome: SensitivityOutcome, language: Language): string {
  const { figures, areAsked } = outcome;
  const head = headLines(outcome, language);
  const isLong = areAsked && figures.length <= MOST_TABLES;
  if (!isLong) {
    const room = HEIGHT - asOnFull(() => headLines(outcome, language)).length;
    return `${[...head, ...overview(outcome, room, language)].join("\n")}\n`;
  }
  const counts = Array.from({ length: MOST_ROWS - LEAST_ROWS + 1 }, (_, at) => MOST_ROWS - at);
  const meaning = TEXTS[language][outcome.study.rows === null ? "screened" : "columns"];
  const lines = firstThatFits(counts, HEIGHT, (rows) => [
    ...head,
    ...figures.flatMap((_, at) => ["", ...tableOf(outcome, at, rows, language)]),
    "",
    ...wrap(meaning),
  ]);
  return `${lines.join("\n")}\n`;
}

function headLines({ scenario, inputs, study, seed }: SensitivityOutcome, language: Language) {
  const number = (value: number): string => formatNumber(value, language);
  const said = TEXTS[language];
  return [
    heading(`${said.title}: ${scenario.notes.title[language]}`),
    ...wrap(said.runs(number(inputs.length), number(study.runs), `${seed}`)),
  ];
}

/** What is said of one figure in sentences; empty where uncertainty was not divided. */
const sentencesOf = (outcome: SensitivityOutcome, at: number, language: Language): string[] => {
  const told = sharesTold(outcome, at, language);
  if (told === null) return [];
  const { subject } = figureWords(outcome, outcome.figures[at]!, [], language);
  return shareSentences(told, subject, language);
};

/** One figure at length: sentences, and a table of the assumptions that matter most. */
function tableOf(outcome: SensitivityOutcome, at: number, most: number, language: Language) {
  const said = TEXTS[language];
  const figure = outcome.figures[at]!;
  const study = outcome.study.figures[at]!;
  const widest = widestOf(study);
  const { indices } = study;
  // As the sentences name them: by what they explain, where that is known.
  const listed =
    indices === null
      ? widest.slice(0, most)
      : indices.ranking.slice(0, most).map((place) => outcome.study.leading[place]!);
  const ends = listed.flatMap((factor) => [study.low[factor]!, study.high[factor]!]);
  const span = study.span === null ? [] : [study.span.low, study.span.high];
  const words = figureWords(outcome, figure, [study.central, ...span, ...ends], language);
  if (widest.length === 0) return [heading(words.title), ...wrap(said.nothing)];
  const columns = [
    right(said.low, ENDS),
    right(said.high, ENDS),
    ...(indices === null ? [] : [right(said.alone, SHARE), right(said.total, TOTAL)]),
  ].join("");
  const unit = words.unit === "" ? "" : ` ${words.unit}`;
  const known = [
    said.central(words.write(study.central), unit),
    ...(study.span === null
      ? []
      : [said.span(words.write(study.span.low), words.write(study.span.high), unit)]),
  ];
  return [
    heading(words.title, columns),
    ...wrap([...known, ...sentencesOf(outcome, at, language)].join(" ")),
    ...listed.map((factor) => {
      const { name } = factorWords(outcome, factor, language);
      // Where shares stand in the row there is no room for the values that were put in: the chart has them.
      const used = indices === null ? outcome.usedValue(factor, figure.year) : null;
      const detail = used === null ? "" : `: ${usedText(used, language)}`;
      const place = outcome.study.leading.indexOf(factor);
      const room = NAME + (indices === null ? SHARE + TOTAL : 0);
      const cells = [
        right(words.write(study.low[factor]!), ENDS),
        right(words.write(study.high[factor]!), ENDS),
      ];
      if (indices !== null) {
        const share = place < 0 ? null : indices.firstOrder[place]!;
        const interval = share === null ? "" : ` (${bare(intervalText(share, language))})`;
        cells.push(
          right(share === null ? "" : `${shareText(share.value, language)}${interval}`, SHARE),
          right(place < 0 ? "" : shareText(indices.total[place]!.value, language), TOTAL),
        );
      }
      return `  ${left(`${name}${detail}`, room)} ${cells.join("")}`.replaceAll("\u00a0", " ");
    }),
  ];
}

/** `19-27`: in a column the words of an interval have no room. */
const bare = (interval: string): string =>
  interval.replace(/\u00a0%$/, "").replace(/\u00a0(?:tot|to)\u00a0/, "–");

/** Many figures: what is said of each first, the year that is looked at closest before the others. */
function overview(outcome: SensitivityOutcome, room: number, language: Language): string[] {
  const said = TEXTS[language];
  const { figures, study } = outcome;
  const central = comparedYear({ outcome: outcome.central, region: 0, language });
  const order = figures
    .map((_, at) => at)
    .filter((at) => widestOf(study.figures[at]!).length > 0)
    .sort((one, other) => rank(one) - rank(other) || one - other);
  function rank(at: number): number {
    const { kind, year } = figures[at]!;
    return kind === "indicator" ? (year === central ? 0 : 2) : 1;
  }
  const block = (at: number): string[] => {
    const [first] = sentencesOf(outcome, at, language);
    return ["", ...(first === undefined ? screenedLines(outcome, at, language) : wrap(first))];
  };
  const blocks = asOnFull(() => order.map(block));
  let height = 0;
  const told = blocks.findIndex(({ length }) => {
    height += length;
    return height + 2 > room;
  });
  const shown = told < 0 ? order : order.slice(0, told);
  const untold = order.length - shown.length;
  return [
    ...shown.flatMap(block),
    "",
    ...wrap(`${untold > 0 ? `${said.more(untold)} ` : ""}${said.hint}`),
  ];
}

/** The three widest bars of a figure that was screened only. */
function screenedLines(outcome: SensitivityOutcome, at: number, language: Language): string[] {
  const study = outcome.study.figures[at]!;
  const widest = widestOf(study).slice(0, LEAST_ROWS);
  const ends = widest.flatMap((factor) => [study.low[factor]!, study.high[factor]!]);
  const words = figureWords(outcome, outcome.figures[at]!, [study.central, ...ends], language);
  const to = { nl: "tot", en: "to" }[language];
  const bars = widest.map((factor) => {
    const { name } = factorWords(outcome, factor, language);
    return `${name} ${words.write(study.low[factor]!)} ${to} ${words.write(study.high[factor]!)}`;
  });
  const unit = words.unit === "" ? "" : ` ${words.unit}`;
  return wrap(`${words.title} (${words.write(study.central)}${unit}): ${bars.join(" · ")}`);
}
