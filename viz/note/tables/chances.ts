/** What an ensemble says of goals and indicators, as tables of a note. */
import { isEvaluated, shareOf, type GoalRecord } from "../../../engine/analysis/ensemble/record.ts";
import { formatAddress } from "../../../engine/scenario/address.ts";
import { holdsFrom, likelihood, shareText } from "../../ensemble-words.ts";
import { formatNumber } from "../../numbers.ts";
import { between } from "../../run-view.ts";
import { ensembleOf } from "../ensemble-figure.ts";
import { isFault, noteFault, type NoteFault } from "../fault.ts";
import { seriesDisplay } from "../series-figure.ts";
import type { MadeTable, NoteCell, TableQuestion } from "../table.ts";
import { textCell, yearCell } from "./cells.ts";
import { chosenOf, namedYears } from "./chosen.ts";
import { indicatorSubjects, labelOf, tableYears } from "./indicators.ts";

/** With ids behind the colon only those goals; with years only the goals of those years. */
export function chancesTable(question: TableQuestion): MadeTable | NoteFault {
  const { plan, facts } = question;
  const { language, region } = facts;
  const record = ensembleOf(plan, facts);
  if (isFault(record)) return record;
  const { notes } = plan.outcome.scenario;
  const { goals } = record.regions[region]!;
  const chosen = chosenOf<GoalRecord>(question, goals, ({ target }) => target.id);
  if (isFault(chosen)) return chosen;
  const years = namedYears(question);
  const rows = chosen
    .filter(isEvaluated)
    .filter(({ target }) => years.length === 0 || years.includes(target.year))
    .map((goal) => {
      const { target, met, evaluable } = goal;
      return [
        textCell(notes.targets[target.id]!.short[language]),
        yearCell(target.year),
        right(shareText(met, evaluable, language), 100 * shareOf(met, evaluable)!, "%"),
        textCell(likelihood(met, evaluable, language)),
        right(holdsFrom(goal, language), null),
      ];
    });
  return {
    caption: {
      nl: `Kans op de doelen van ${notes.title.nl}: in welk deel van de doorrekeningen`,
      en: `Chance of the goals of ${notes.title.en}: in which share of the runs`,
    },
    head: [
      [{ nl: "Doel", en: "Goal" }, "left"],
      [{ nl: "Jaar", en: "Year" }, "right"],
      [{ nl: "Gehaald in", en: "Met in" }, "right"],
      [{ nl: "In woorden", en: "In words" }, "left"],
      [{ nl: "Geldt vanaf", en: "Holds from" }, "right"],
    ],
    ...{ rows, ensemble: record },
  };
}

const right = (text: string, number: number | null, unit = ""): NoteCell => ({
  ...{ text, number, unit, align: "right" },
});

/** Indicators in the middle run, with between brackets where nine runs in ten lie. */
export function bandsTable(question: TableQuestion): MadeTable | NoteFault {
  const { plan, facts } = question;
  const record = ensembleOf(plan, facts);
  if (isFault(record)) return record;
  const subjects = indicatorSubjects(question);
  if (isFault(subjects)) return subjects;
  const years = tableYears(question);
  const rows = [];
  for (const subject of subjects) {
    const { indicators, cells } = record.regions[facts.region]!;
    const band = [...indicators, ...cells].find(
      ({ id, cell }) => formatAddress(id, cell) === subject.address,
    );
    if (band === undefined) return withoutBand(subject.address);
    const display = seriesDisplay(subject, { plan, isReference: false }, facts.region);
    const factor = subject.own === null ? display.factor : 1;
    const inYears = years.map((year) => {
      const at = year - record.scenario.model.first;
      const of = (probability: number): number | null =>
        band.quantiles[record.probabilities.indexOf(probability)]?.[at] ?? null;
      return [of(0.05), of(0.5), of(0.95)] as const;
    });
    const widths = inYears.map(([low, , high]) => ((high ?? 0) - (low ?? 0)) / factor);
    const isWide = widths.some((width) => width > 0) && Math.max(...widths) >= WIDE;
    const decimals = isWide ? 0 : display.decimals;
    const write = (value: number): string => formatNumber(value / factor, facts.language, decimals);
    rows.push([
      textCell(labelOf(subject, question)),
      ...inYears.map(([low, middle, high]) => {
        if (low === null || middle === null || high === null) return right("–", null);
        const [from, at, to] = [write(low), write(middle), write(high)];
        const text = from === to ? at : `${at} (${between(from, to, facts.language)})`;
        return right(text, middle / factor);
      }),
    ]);
  }
  const { title } = plan.outcome.scenario.notes;
  return {
    caption: {
      nl: `Kerncijfers van ${title.nl}: het midden, en tussen haakjes 9 van de 10 doorrekeningen`,
      en: `Main indicators of ${title.en}: the middle, and between brackets 9 of 10 runs`,
    },
    head: [
      [{ nl: "Indicator", en: "Indicator" }, "left"],
      ...years.map((year) => [{ nl: `${year}`, en: `${year}` }, "right"] as const),
    ],
    ...{ rows, ensemble: record },
  };
}

/** From this width on, in the unit that is shown, decimals within a band say nothing. */
const WIDE = 5;

const withoutBand = (address: string): NoteFault =>
  noteFault(
    "tag-without-value",
    {
      nl: `het ensemble heeft geen band van ${address}`,
      en: `the ensemble has no band of ${address}`,
    },
    {
      nl: "delen staan er alleen in met simulate ensemble PLAN --cells",
      en: "parts are in it only with simulate ensemble PLAN --cells",
    },
  );
