/** What a run says about its plan: limits that bind, checks, and goals that contradict each other. */
import { limitText, metLimits } from "../../limit-sentences.ts";
import { findingSentence } from "../../consistency-sentences.ts";
import { parseAddress } from "../../../engine/scenario/address.ts";
import { CHECK_STATUS } from "../facets.ts";
import { isFault, type NoteFault } from "../fault.ts";
import type { MadeTable, TableQuestion } from "../table.ts";
import { textCell, yearCell } from "./cells.ts";
import { chosenOf } from "./chosen.ts";

export function constraintsTable(question: TableQuestion): MadeTable | NoteFault {
  const { plan, facts } = question;
  const { outcome } = plan;
  const view = { outcome, region: facts.region, language: facts.language };
  const chosen = chosenOf(
    question,
    metLimits(view),
    ({ id, rows }) => parseAddress(rows[0]!.lever)?.id ?? id,
  );
  if (isFault(chosen)) return chosen;
  const { title } = outcome.scenario.notes;
  return {
    caption: {
      nl: `Waar ${title.nl} meer vraagt dan kan`,
      en: `Where ${title.en} asks more than can be done`,
    },
    head: [
      [{ nl: "Wat de doorrekening haalt", en: "What the run achieves" }, "left"],
      [{ nl: "Jaren", en: "Years" }, "right"],
    ],
    rows: chosen.map((limit) => {
      const years = limit.rows.map(({ year }) => year);
      const [from, to] = [Math.min(...years), Math.max(...years)];
      const span = from === to ? `${from}` : `${from}\u2013${to}`;
      return [
        textCell(limitText(limit, view).said),
        { ...textCell(span), align: "right" as const },
      ];
    }),
  };
}

export function checksTable(question: TableQuestion): MadeTable | NoteFault {
  const { plan, facts } = question;
  const { own, scenario } = plan.outcome;
  const chosen = chosenOf(question, own.results[facts.region]!.checks, ({ check }) => check.id);
  if (isFault(chosen)) return chosen;
  const { title } = scenario.notes;
  return {
    caption: { nl: `Controles van ${title.nl}`, en: `Checks of ${title.en}` },
    head: [
      [{ nl: "Controle", en: "Check" }, "left"],
      [{ nl: "Stand", en: "Status" }, "left"],
      [{ nl: "Klopt niet vanaf", en: "Fails from" }, "right"],
    ],
    rows: chosen.map(({ check, status, year }) => [
      textCell(scenario.notes.checks![check.id]!.title[facts.language]),
      textCell(CHECK_STATUS[status]![facts.language]),
      yearCell(year),
    ]),
  };
}

export function consistencyTable({ plan, facts }: TableQuestion): MadeTable {
  const { findings, scenario } = plan.outcome;
  const { title } = scenario.notes;
  return {
    caption: {
      nl: `Doelen van ${title.nl} die elkaar of het mogelijke tegenspreken`,
      en: `Goals of ${title.en} that contradict each other or what is possible`,
    },
    head: [
      [{ nl: "Tegenspraak", en: "Contradiction" }, "left"],
      [{ nl: "Jaar", en: "Year" }, "right"],
    ],
    rows: findings[facts.region]!.found.map((finding) => [
      textCell(findingSentence(finding, plan.outcome, facts.language)),
      yearCell(finding.year),
    ]),
  };
}
