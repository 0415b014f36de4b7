/** Which measure does the work: the difference of each plan to the reference, split over its measures. */
import type { AttributedIndicator, Attribution } from "../../../../engine/analysis/attribution.ts";
import { changeSinceStart } from "../../../../engine/analysis/change-since-start.ts";
import { hasParts, splitOf } from "../../../../engine/analysis/compared-attribution.ts";
import { indicatorOf } from "../../../../engine/analysis/comparison.ts";
import { followsUnchangedPolicy } from "../../../../engine/analysis/unchanged-policy.ts";
import { differenceDisplay } from "../../../attribution-display.ts";
import { shareSentences } from "../../../attribution-sentences.ts";
import { groupName } from "../../../group-names.ts";
import { markup, type Html } from "../html.ts";
import { table, type TableCell } from "../table.ts";
import { closestYear, figureCell, planOf, say, yearsShown, type ComparedView } from "./view.ts";

const BY = {
  measure: { nl: "naar maatregel", en: "by measure" },
  theme: { nl: "naar thema", en: "by theme" },
  actor: { nl: "naar wie beslist", en: "by who decides" },
  lever: { nl: "naar hefboom", en: "by lever" },
} as const;

function splitTable(
  split: Attribution,
  one: AttributedIndicator,
  what: string,
  view: ComparedView,
): Html {
  const { language } = view;
  const display = differenceDisplay(one);
  const years = yearsShown(view).filter((year) => one.years.includes(year));
  const near = one.years.indexOf(closestYear(view));
  const at = (year: number): number => one.years.indexOf(year);
  const parts = [...one.parts].sort(
    (a, b) => Math.abs(b.part[near]!) - Math.abs(a.part[near]!) || a.group - b.group,
  );
  const cell = (value: number | undefined): TableCell => figureCell(value, display, language, true);
  const whole = one.plan.map((value, index) => value - one.reference[index]!);
  const isSampled = one.sampledOrders !== null;
  const year = closestYear(view);
  return table({
    caption:
      `${what} (${display.label[language]}), ${BY[split.by][language]}. ` +
      say(
        view,
        `Alleen en laatst: als enige of als laatste van alle ingevoerd, in ${year}; het deel is het gemiddelde over alle volgordes`,
        `Alone and last: taken over as the only one or after all others, in ${year}; the part is the mean over all orders`,
      ) +
      (isSampled
        ? say(
            view,
            `, geschat uit ${one.sampledOrders} vaste volgordes (± is de standaardfout).`,
            `, estimated from ${one.sampledOrders} fixed orders (± is the standard error).`,
          )
        : "."),
    columns: [
      { title: say(view, "Wat", "What") },
      ...years.map((shown) => ({ title: `${shown}`, kind: "number" as const })),
      { title: say(view, "alleen", "alone"), kind: "number" },
      { title: say(view, "laatst", "last"), kind: "number" },
      ...(isSampled ? [{ title: "±", kind: "number" as const }] : []),
    ],
    rows: [
      ...parts.map(({ group, part, alone, last, standardError }): TableCell[] => [
        groupName(split.groups[group]!, language),
        ...years.map((shown) => cell(part[at(shown)])),
        ...[cell(alone[near]), cell(last[near])],
        ...(isSampled ? [figureCell(standardError?.[near], display, language)] : []),
      ]),
      [
        say(view, "Hele verschil", "Whole difference"),
        ...years.map((shown) => cell(whole[at(shown)])),
        ...["–", "–", ...(isSampled ? ["–"] : [])],
      ],
    ],
    isWide: true,
  });
}

/** One entry per plan that was split, or why it was not. */
export function attributionBlocks(view: ComparedView): Html[] {
  const { outcome, region, language } = view;
  const { comparison } = outcome;
  const { runs, reference, regions } = comparison;
  return outcome.attributions.map(({ plan, obstacle, splits }) => {
    const id = `${view.scope}work-${plan}`;
    const head = markup`<h3 id="${id}">${planOf(view, plan)}</h3>\n`;
    if (obstacle !== null) {
      return markup`${head}<p>${say(view, "Niet te verdelen", "Cannot be split")}: ${obstacle[language]}.</p>\n`;
    }
    const ids = [...new Set(splits.flatMap(({ indicators }) => indicators.map((one) => one.id)))];
    const blocks = ids.map((indicator) => {
      const what = indicatorOf(comparison, region, indicator)?.label[language] ?? indicator;
      const found = splits.flatMap((split) => {
        const one = splitOf(split, regions[region]!.id, indicator);
        return one === null || !hasParts(one) ? [] : [{ split, one }];
      });
      if (found.length === 0) {
        return markup`<p>${what}: ${say(view, "geen verschil dat te verdelen is", "no difference to split")}.</p>\n`;
      }
      const byActor = found.find(({ split }) => split.by === "actor");
      const change =
        byActor === undefined
          ? null
          : changeSinceStart(byActor.split, byActor.one, closestYear(view));
      const against = runs[reference]!;
      const sentence =
        change === null
          ? ""
          : shareSentences(
              {
                ...{ change, display: differenceDisplay(byActor!.one), reference: against.title },
                isUnchangedPolicy: followsUnchangedPolicy(against.scenario.model),
              },
              language,
            );
      return markup`${sentence === "" ? null : markup`<p>${what}. ${sentence}</p>\n`}${found.map(
        ({ split, one }) => splitTable(split, one, what, view),
      )}`;
    });
    return markup`${head}${blocks}`;
  });
}
