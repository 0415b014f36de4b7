/** Who spends what in a plan, all years of the run together, beside unchanged policy. */
import { runCosts, type RunCosts } from "../../../engine/analysis/compared-costs.ts";
import { SPENDING, type Spending } from "../../../engine/analysis/plan-costs.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { PRICE_YEAR } from "../../../engine/scenario/units/units.ts";
import type { DisplayUnit } from "../../numbers.ts";
import { noteFault, type NoteFault } from "../fault.ts";
import type { MadeTable, TableQuestion } from "../table.ts";
import { numberCell, textCell } from "./cells.ts";
import { namedYears, outsideRun } from "./chosen.ts";

const HEADS: Readonly<Record<Spending, Text>> = {
  investment: { nl: "Investering", en: "Investment" },
  operation: { nl: "Werking", en: "Operation" },
  energy: { nl: "Energie", en: "Energy" },
};

const MILLIONS: DisplayUnit = {
  label: { nl: `miljoen euro van ${PRICE_YEAR}`, en: `million euro of ${PRICE_YEAR}` },
  factor: 1e6,
  decimals: 0,
};

/** Two years are the first and last of the sum; without years the whole run is summed. */
export function costsTable(question: TableQuestion): MadeTable | NoteFault {
  const { plan, facts } = question;
  const { language, region } = facts;
  const { outcome } = plan;
  const { model, notes } = outcome.scenario;
  const years = namedYears(question);
  const wrong = outsideRun(years, question);
  if (wrong !== null) return wrong;
  const from = years.length === 0 ? model.first : Math.min(...years);
  const to = years.length === 0 ? model.last : Math.max(...years);
  const [reference, own] = runCosts(outcome, region).runs;
  if (own === null || own === undefined) {
    return noteFault("tag-without-value", {
      nl: `de doorrekening van ${plan.id} telt geen kosten`,
      en: `the run of ${plan.id} counts no costs`,
    });
  }
  const sum = (costs: RunCosts, spending: Spending, payer: number): number =>
    costs.spending[spending][payer]!.slice(from - costs.first, to - costs.first + 1).reduce(
      (total, amount) => total + amount,
      0,
    );
  const rows = own.payers.map(({ label }, payer) => {
    const amounts = SPENDING.map((spending) => sum(own, spending, payer));
    const total = amounts.reduce((all, amount) => all + amount, 0);
    const before = reference
      ? SPENDING.reduce((all, spending) => all + sum(reference, spending, payer), 0)
      : null;
    return [
      textCell(label[language]),
      ...amounts.map((amount) => numberCell(amount, MILLIONS, language)),
      numberCell(total, MILLIONS, language),
      numberCell(before === null ? null : total - before, MILLIONS, language, true),
    ];
  });
  return {
    caption: {
      nl: `Uitgaven in ${notes.title.nl}, ${from}\u2013${to}, in ${MILLIONS.label.nl} (met belastingen, na premies)`,
      en: `Spending in ${notes.title.en}, ${from}\u2013${to}, in ${MILLIONS.label.en} (with taxes, after premiums)`,
    },
    head: [
      [{ nl: "Wie betaalt", en: "Who pays" }, "left"],
      ...SPENDING.map((spending) => [HEADS[spending], "right"] as const),
      [{ nl: "Samen", en: "Together" }, "right"],
      [{ nl: "Verschil met ongewijzigd beleid", en: "Difference from unchanged policy" }, "right"],
    ],
    rows,
  };
}
