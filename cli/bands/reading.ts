/** What was drawn, how often, and what a band is and is not: the small print of an ensemble. */
import type { EnsembleRecord, InputRecord } from "../../engine/analysis/ensemble/record.ts";
import { GRADES, type Grade, type Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { BANDS } from "./texts.ts";
import { heading, wrap } from "../summary/layout.ts";

/** How many figures there are of each kind, sampled or not. */
export interface SampledCount {
  /** Draws per member: several figures that move as one are one draw. */
  readonly draws: number;
  /** Figures that were drawn, and all that there are. */
  readonly figures: number;
  readonly all: number;
  readonly explicit: number;
  readonly groups: number;
  /** Of the draws, by the weakest grade of what each of them moves. */
  readonly byGrade: ReadonlyMap<Grade, number>;
}

const weakestOf = (a: Grade | undefined, b: Grade): Grade =>
  a === undefined || GRADES.indexOf(b) > GRADES.indexOf(a) ? b : a;

export function sampledCount(inputs: readonly InputRecord[]): SampledCount {
  const grades = new Map<string, Grade>();
  const explicit = new Set<string>();
  const groups = new Set<string>();
  let figures = 0;
  for (const { input, grade, isExplicit, group } of inputs) {
    if (input === null) continue;
    figures++;
    grades.set(input, weakestOf(grades.get(input), grade));
    if (isExplicit) explicit.add(input);
    if (group !== "") groups.add(group);
  }
  const byGrade = new Map<Grade, number>();
  for (const grade of grades.values()) byGrade.set(grade, (byGrade.get(grade) ?? 0) + 1);
  return {
    ...{ draws: grades.size, figures, all: inputs.length, byGrade },
    ...{ explicit: explicit.size, groups: groups.size },
  };
}

const GRADE_WORDS: Record<Grade, Text> = {
  measured: { nl: "gemeten", en: "measured" },
  "official-projection": { nl: "officieel vooruitzicht", en: "official projection" },
  literature: { nl: "literatuur", en: "literature" },
  derived: { nl: "afgeleid", en: "derived" },
  assumption: { nl: "aanname", en: "assumption" },
};

/** How many of the figures were drawn, by what they rest on. */
export function sampledSentence({ inputs }: EnsembleRecord, language: Language): string {
  const { draws, figures, all, byGrade } = sampledCount(inputs);
  const number = (value: number): string => formatNumber(value, language);
  const grades = [...GRADES]
    .reverse()
    .flatMap((grade) => {
      const count = byGrade.get(grade);
      return count === undefined ? [] : [`${number(count)} ${GRADE_WORDS[grade][language]}`];
    })
    .join(", ");
  return {
    nl: `${number(draws)} onzekere cijfers (${grades}) werden in elke doorrekening opnieuw geloot, elk binnen zijn marge: ${number(figures)} van de ${number(all)} gegevens; de andere hebben geen marge en staan vast.`,
    en: `${number(draws)} uncertain figures (${grades}) were drawn anew in every run, each within its range: ${number(figures)} of the ${number(all)} data; the others have no range and stand still.`,
  }[language];
}

/** What a band is, and what it leaves out. */
export const MEANING: Text = {
  nl: "Een band zegt wat er gebeurt als de marges kloppen die bij de cijfers staan. Wat niemand noemde (een crisis, een nieuwe wet, andere keuzes, een fout in het model zelf) zit er niet in: de echte onzekerheid is groter.",
  en: "A band says what happens if the ranges that stand with the figures are right. What nobody named (a crisis, a new law, other choices, a flaw in the model itself) is not in it: the true uncertainty is larger.",
};

const SAMPLING: Record<EnsembleRecord["settings"]["sampling"], Text> = {
  random: { nl: "lukraak geloot", en: "drawn at random" },
  sobol: { nl: "evenwichtig geloot (Sobol)", en: "drawn evenly (Sobol)" },
};

/** With what the same figures come out again. */
export function settingsSentence({ settings }: EnsembleRecord, language: Language): string {
  const { members, seed, sampling } = settings;
  const words = SAMPLING[sampling][language];
  const count = formatNumber(members, language);
  return {
    nl: `${count} doorrekeningen, ${words} met startgetal ${seed} (--seed): wie ze herhaalt, krijgt dezelfde cijfers.`,
    en: `${count} runs, ${words} with seed ${seed} (--seed): whoever repeats them gets the same figures.`,
  }[language];
}

/** Members that came to nothing, a few by name. */
export function failedLines({ failed, settings }: EnsembleRecord, language: Language): string[] {
  if (failed.length === 0) return [];
  const some = failed
    .slice(0, 3)
    .map(({ member, output, year }) => `${member} (${output}, ${year})`)
    .join(", ");
  const more = failed.length > 3 ? ", …" : "";
  const of = formatNumber(settings.members, language);
  return wrap(
    {
      nl: `${BANDS.failed.nl}: ${failed.length} van de ${of} doorrekeningen ${failed.length === 1 ? "liep" : "liepen"} vast (een uitkomst was geen getal) en ${failed.length === 1 ? "telt" : "tellen"} in geen band en geen kans mee: ${some}${more}.`,
      en: `${BANDS.failed.en}: ${failed.length} of the ${of} runs broke down (an output was no number) and ${failed.length === 1 ? "counts" : "count"} in no band and no chance: ${some}${more}.`,
    }[language],
  );
}

/** @param isWhole whether it is also told what was drawn */
export function readingBlock(record: EnsembleRecord, language: Language): string[] {
  const { last } = record.scenario.model;
  return [
    heading(BANDS.reading[language]),
    ...failedLines(record, language),
    ...wrap(
      [
        settingsSentence(record, language),
        sampledSentence(record, language),
        MEANING[language],
        `${capital(BANDS.later[language].replace("{last}", `${last}`))}.`,
      ].join(" "),
    ),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
