/** What the results rest on and run into: sources, measurements, limits, contradictions. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";
import { findingSentence } from "../../consistency-sentences.ts";
import { GRADE } from "../../grade-words.ts";
import type { Language } from "../../numbers.ts";
import { ALONE, VERDICTS } from "../../on-course-words.ts";
import { countCell, inReadableUnit, yearCell } from "./figures.ts";
import type { Sheet, SheetRow } from "./sheet.ts";
import { quantityName, regionName, say, sourceName, type RunView } from "./view.ts";
import { KINDS, WORDS } from "./words.ts";

const TEXTS = {
  sourcesTitle: { nl: "Waar de cijfers vandaan komen", en: "Where the figures come from" },
  sources: {
    nl: "Elke bron één keer. Gebruikt: bij hoeveel cijfers, doelen en hefbomen ze genoemd wordt.",
    en: "Every source once. Used: at how many figures, goals and levers it is named.",
  },
  title: { nl: "Titel", en: "Title" },
  publisher: { nl: "Uitgever", en: "Publisher" },
  licence: { nl: "Licentie", en: "Licence" },
  address: { nl: "Adres op het web", en: "Address on the web" },
  used: { nl: "Gebruikt", en: "Used" },
  key: { nl: "Naam in de bestanden", en: "Name in the files" },
  inPlan: { nl: "in de woorden van het plan", en: "in the words of the plan" },
  courseTitle: { nl: "Wat gemeten is, naast het plan", en: "What was measured, beside the plan" },
  course: {
    nl: "Een meting past als de uitkomst tussen Laag en Hoog ligt.",
    en: "A measurement fits where the result lies between Low and High.",
  },
  measured: { nl: "Gemeten", en: "Measured" },
  inThePlan: { nl: "In het plan", en: "In the plan" },
  verdict: { nl: "Oordeel", en: "Verdict" },
  limitsTitle: {
    nl: "Waar het plan meer vraagt dan er kan",
    en: "Where the plan asks for more than can be",
  },
  limits: {
    nl: "Gerekend is met wat kon (Gekregen), niet met wat het plan vroeg (Gevraagd).",
    en: "The run was made with what could be (Got), not with what the plan asked for (Asked).",
  },
  asked: { nl: "Gevraagd", en: "Asked" },
  got: { nl: "Gekregen", en: "Got" },
  lever: { nl: "Hefboom", en: "Lever" },
  limit: { nl: "Wat het tegenhield", en: "What kept it" },
  findingsTitle: {
    nl: "Waar doelen elkaar of het mogelijke tegenspreken",
    en: "Where goals contradict each other or what is possible",
  },
  finding: { nl: "Wat er niet samengaat", en: "What does not go together" },
  goals: { nl: "Doelen", en: "Goals" },
} as const satisfies Record<string, Text>;

const regionHead = (view: RunView): readonly string[] =>
  view.outcome.scenario.model.regions.length > 1 ? [say(WORDS.region, view)] : [];

const regionCells = (view: RunView, region: number): readonly string[] =>
  view.outcome.scenario.model.regions.length > 1 ? [regionName(view, region)] : [];

const regionWidths = (view: RunView): readonly number[] => regionHead(view).map(() => 16);

/** How often each source is named: ids of the list, and sentences of authors. */
function namedSources({ notes }: ResolvedScenario): Map<string, number> {
  const counts = new Map<string, number>();
  const name = (source: string): void => {
    if (source !== "") counts.set(source, (counts.get(source) ?? 0) + 1);
  };
  for (const { parameters, reference, history, observations = {}, laws = [] } of notes.regions) {
    for (const records of [parameters, reference, history, observations]) {
      for (const list of Object.values(records)) for (const { source } of list) name(source);
    }
    for (const { source } of laws) name(source);
  }
  for (const notesOf of [notes.targets, notes.indicators, notes.checks, notes.budgets]) {
    for (const { source } of Object.values(notesOf ?? {})) name(source);
  }
  for (const { source } of Object.values(notes.programmes ?? {})) name(source);
  for (const { how = [] } of Object.values(notes.levers))
    for (const { source } of how) name(source);
  return counts;
}

/** @param scenarios of all plans of the workbook; a source that several name is one row */
export function sourcesSheet(
  scenarios: readonly ResolvedScenario[],
  language: Language,
  name: string,
): Sheet {
  const counts = new Map<string, number>();
  for (const scenario of scenarios) {
    for (const [source, count] of namedSources(scenario)) {
      counts.set(source, (counts.get(source) ?? 0) + count);
    }
  }
  const listed = new Map(
    scenarios.flatMap(({ notes }) => notes.sources.map((source) => [source.id, source] as const)),
  );
  const known = [...listed.values()]
    .filter(({ id }) => counts.has(id))
    .map(({ id, title, publisher, year, licence, url }): SheetRow => ({
      cells: [title, publisher, year, licence, url, countCell(counts.get(id)!), id],
    }));
  const written = [...counts]
    .filter(([source]) => !listed.has(source))
    .map(([source, count]): SheetRow => ({
      cells: [source, null, null, null, null, countCell(count), TEXTS.inPlan[language]],
    }));
  const head = [TEXTS.title, TEXTS.publisher, WORDS.year, TEXTS.licence, TEXTS.address, TEXTS.used];
  return {
    name,
    title: TEXTS.sourcesTitle[language],
    lines: [TEXTS.sources[language]],
    tables: [
      {
        head: [...head, TEXTS.key].map((text) => text[language]),
        rows: [...known, ...written],
      },
    ],
    widths: [70, 32, 10, 24, 60, 10, 32],
    fixed: 1,
    pagesAcross: 1,
    wrapped: [0, 1, 3, 4],
  };
}

/** Null where nothing was measured in the years of the run. */
export function onCourseSheet(view: RunView, name: string): Sheet | null {
  const { outcome, language } = view;
  const rows = outcome.onCourse.flatMap(({ indicators }, region) => {
    const words = outcome.changes[region]!.levers.length > 0 ? VERDICTS : ALONE;
    return indicators.flatMap(({ indicator, unit, kind, points }) =>
      points.map(({ measured, plan, reference, verdict }): SheetRow => {
        const { year, value, low, high, record } = measured;
        const values = [value, low, high, plan, reference];
        const figures = inReadableUnit(unit, values, language);
        return {
          cells: [
            ...regionCells(view, region),
            ...[quantityName(indicator, region, view), yearCell(year), say(KINDS[kind], view)],
            ...values.map(figures.cell),
            ...[figures.unit, verdict === null ? null : words[verdict][language]],
            ...[GRADE[record.grade][language], sourceName(record.source, view)],
            ...[record.note || null, indicator],
          ],
        };
      }),
    );
  });
  if (rows.length === 0) return null;
  const before = regionHead(view);
  const texts = [
    ...[WORDS.indicator, WORDS.year, WORDS.when, TEXTS.measured, WORDS.low, WORDS.high],
    ...[TEXTS.inThePlan, WORDS.unchanged, WORDS.unit, TEXTS.verdict, WORDS.grade, WORDS.source],
    ...[WORDS.remark, WORDS.id],
  ];
  return {
    name,
    title: say(TEXTS.courseTitle, view),
    lines: [say(TEXTS.course, view)],
    tables: [{ head: [...before, ...texts.map((text) => say(text, view))], rows }],
    widths: [...regionWidths(view), 44, 7, 13, 11, 11, 11, 11, 13, 16, 26, 18, 40, 40, 34],
    fixed: before.length + 1,
    pagesAcross: 1,
  };
}

/** Null where the plan got all it asked for. */
export function limitsSheet(view: RunView, name: string): Sheet | null {
  const { outcome, language } = view;
  const rows = outcome.constraints.flatMap(({ bound }, region) => {
    const levers = [...new Set(bound.map(({ lever }) => lever))];
    return levers.flatMap((lever) => {
      const of = bound.filter((one) => one.lever === lever);
      const figures = inReadableUnit(
        of[0]!.unit,
        of.flatMap(({ wished, got }) => [wished, got]),
        language,
      );
      return of.map(({ year, wished, got, label }): SheetRow => ({
        cells: [
          ...regionCells(view, region),
          ...[quantityName(lever, region, view), yearCell(year)],
          ...[figures.cell(wished), figures.cell(got), figures.unit, label[language], lever],
        ],
      }));
    });
  });
  if (rows.length === 0) return null;
  const before = regionHead(view);
  const texts = [TEXTS.lever, WORDS.year, TEXTS.asked, TEXTS.got, WORDS.unit, TEXTS.limit];
  return {
    name,
    title: say(TEXTS.limitsTitle, view),
    lines: [say(TEXTS.limits, view)],
    tables: [{ head: [...before, ...[...texts, WORDS.id].map((text) => say(text, view))], rows }],
    widths: [...regionWidths(view), 54, 8, 13, 13, 20, 60, 44],
    fixed: before.length + 1,
    pagesAcross: 1,
  };
}

/** Null where nothing contradicts. */
export function findingsSheet(view: RunView, name: string): Sheet | null {
  const { outcome, language } = view;
  const { notes } = outcome.scenario;
  const rows = outcome.findings.flatMap(({ found }, region) =>
    found.map((finding): SheetRow => {
      const goals = finding.targets.map((id) => notes.targets[id]?.short[language] ?? id);
      return {
        cells: [
          ...regionCells(view, region),
          ...[yearCell(finding.year), findingSentence(finding, outcome, language)],
          goals.join("; "),
        ],
      };
    }),
  );
  if (rows.length === 0) return null;
  const before = regionHead(view);
  const texts = [WORDS.year, TEXTS.finding, TEXTS.goals];
  return {
    name,
    title: say(TEXTS.findingsTitle, view),
    lines: [],
    tables: [{ head: [...before, ...texts.map((text) => say(text, view))], rows }],
    widths: [...regionWidths(view), 8, 90, 60],
    fixed: before.length + 1,
    pagesAcross: 1,
    wrapped: [1, 2].map((column) => column + before.length),
  };
}
