/** Which measure does the work, and what a tonne costs with it. */
import type { Abatement } from "../../../engine/analysis/abatement.ts";
import type { Attribution } from "../../../engine/analysis/attribution.ts";
import { attributeAlone, EXPLAINED } from "../../../engine/analysis/compared-attribution.ts";
import { PRICE_YEAR } from "../../../engine/scenario/units/units.ts";
import { differenceDisplay } from "../../attribution-display.ts";
import { groupName } from "../../group-names.ts";
import type { DisplayUnit } from "../../numbers.ts";
import type { NotePlan } from "../facts.ts";
import { noteFault, type NoteFault } from "../fault.ts";
import type { MadeTable, TableQuestion } from "../table.ts";
import { numberCell, textCell } from "./cells.ts";
import { comparedYears } from "./chosen.ts";

const alone = new WeakMap<NotePlan, Attribution | null>();

/** The split of a plan beside its own unchanged policy: many runs, made once and only when asked. */
function ownSplit(plan: NotePlan): Attribution | null {
  if (!alone.has(plan)) alone.set(plan, attributeAlone(plan.outcome.scenario));
  return alone.get(plan)!;
}

/** What each measure adds to the difference from unchanged policy, in one year. */
export function attributionTable(question: TableQuestion): MadeTable | NoteFault {
  const { plan, facts, tag } = question;
  const { language, region } = facts;
  const { scenario } = plan.outcome;
  const id = tag.subjects[0] ?? EXPLAINED[0];
  const [year] = comparedYears(question) as [number];
  const split = ownSplit(plan);
  const one = split?.indicators.find(
    (indicator) => indicator.id === id && indicator.region === scenario.model.regions[region]!.id,
  );
  const at = one?.years.indexOf(year) ?? -1;
  if (split === null || one === undefined || at < 0) {
    return noteFault(
      "tag-without-value",
      {
        nl: `de bijdragen van maatregelen tot ${id} in ${year} zijn niet berekend`,
        en: `the contributions of measures to ${id} in ${year} were not computed`,
      },
      {
        nl: `wel die tot ${EXPLAINED.join(", ")}, in de jaren van de doorrekening`,
        en: `those to ${EXPLAINED.join(", ")} were, in the years of the run`,
      },
    );
  }
  const display = differenceDisplay(one);
  const rows = one.parts
    .map(({ group, part }) => ({ group: split.groups[group]!, value: part[at]! }))
    .filter(({ value }) => Number.isFinite(value) && value !== 0)
    .sort((a, b) => a.value - b.value)
    .map(({ group, value }) => [
      textCell(groupName(group, language)),
      numberCell(value, display, language, true),
    ]);
  const whole = one.plan[at]! - one.reference[at]!;
  return {
    caption: {
      nl: `Bijdrage van elke maatregel van ${scenario.notes.title.nl} in ${year}, naast ongewijzigd beleid`,
      en: `What each measure of ${scenario.notes.title.en} adds in ${year}, beside unchanged policy`,
    },
    head: [
      [{ nl: "Maatregel", en: "Measure" }, "left"],
      [display.label, "right"],
    ],
    rows:
      rows.length === 0
        ? []
        : [
            ...rows,
            [
              textCell({ nl: "Samen", en: "Together" }[language]),
              numberCell(whole, display, language, true),
            ],
          ],
  };
}

const unit = (nl: string, en: string, factor: number, decimals: number): DisplayUnit => ({
  ...{ label: { nl, en }, factor, decimals },
});
const TONNES = unit("kt CO₂", "kt CO₂", 1e3, 1);
const MONEY = unit(`miljoen euro van ${PRICE_YEAR}`, `million euro of ${PRICE_YEAR}`, 1e6, 1);
const PER_TONNE = unit(`euro van ${PRICE_YEAR} per ton`, `euro of ${PRICE_YEAR} per tonne`, 1, 0);

/** What it costs to avoid a tonne, beside the reference of the comparison. */
export function abatementTable({ plan, facts }: TableQuestion): MadeTable | NoteFault {
  const { language, region, comparison, plans } = facts;
  const regionId = plan.outcome.scenario.model.regions[region]!.id;
  const found = comparison?.abatements.filter((one) => one.region === regionId) ?? [];
  const named = found.find((one) => one.plan === plan.id) ?? found[0];
  if (named === undefined) {
    return noteFault(
      "tag-without-value",
      {
        nl: "wat een ton kost, is een vergelijking van twee plannen",
        en: "what a tonne costs is a comparison of two plans",
      },
      {
        nl: "geef er een plan bij: simulate note SJABLOON referentie PLAN.yaml",
        en: "give another plan: simulate note TEMPLATE referentie PLAN.yaml",
      },
    );
  }
  if (named.obstacle !== null) {
    return noteFault("tag-without-value", {
      nl: `er is geen kost per ton: ${named.obstacle.nl}`,
      en: `there is no cost per tonne: ${named.obstacle.en}`,
    });
  }
  return {
    caption: {
      nl: `Wat een vermeden ton CO₂ kost met ${titleOf(named, plans, "nl")}, naast ${titleOf(named, plans, "nl", true)}`,
      en: `What a tonne of CO₂ avoided costs with ${titleOf(named, plans, "en")}, beside ${titleOf(named, plans, "en", true)}`,
    },
    head: [
      [{ nl: "Maatregel", en: "Measure" }, "left"],
      [{ nl: "Vermeden, kt CO₂", en: "Avoided, kt CO₂" }, "right"],
      [{ nl: `Meerkost, ${MONEY.label.nl}`, en: `Extra cost, ${MONEY.label.en}` }, "right"],
      [{ nl: "Euro per ton", en: "Euro per tonne" }, "right"],
    ],
    rows: [
      ...(named.curve?.steps ?? []).map(({ group, avoided, cost, perTonne }) => [
        textCell(groupName(group, language)),
        numberCell(avoided, TONNES, language),
        numberCell(cost, MONEY, language),
        numberCell(perTonne, PER_TONNE, language),
      ]),
      ...(named.curve?.withoutCost ?? []).map(({ group, avoided }) => [
        textCell(groupName(group, language)),
        numberCell(avoided, TONNES, language),
        { ...textCell({ nl: "niet gekend", en: "not known" }[language]), align: "right" as const },
        numberCell(null, PER_TONNE, language),
      ]),
      [
        textCell({ nl: "Het hele plan", en: "The whole plan" }[language]),
        numberCell(named.avoided, TONNES, language),
        numberCell(named.cost, MONEY, language),
        numberCell(named.effect === "avoids" ? named.perTonne : null, PER_TONNE, language),
      ],
    ],
    plans,
  };
}

const titleOf = (
  { plan, reference }: Abatement,
  plans: readonly NotePlan[],
  language: "nl" | "en",
  isReference = false,
): string => {
  const id = isReference ? reference : plan;
  return plans.find((one) => one.id === id)?.outcome.scenario.notes.title[language] ?? id;
};
