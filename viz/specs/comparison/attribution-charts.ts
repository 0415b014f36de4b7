/** The charts of split differences: a waterfall in one year, and wedges through time. */
import type { Attribution } from "../../../engine/analysis/attribution.ts";
import { changeSinceStart } from "../../../engine/analysis/change-since-start.ts";
import { EXPLAINED, hasParts, splitOf } from "../../../engine/analysis/compared-attribution.ts";
import type { ComparisonOutcome } from "../../../engine/analysis/comparison-outcome.ts";
import { indicatorOf, type ComparedRun } from "../../../engine/analysis/comparison.ts";
import {
  followsUnchangedPolicy,
  UNCHANGED_TITLE,
} from "../../../engine/analysis/unchanged-policy.ts";
import { quantitiesOf } from "../../../engine/scenario/address.ts";
import type { Catalogue } from "../../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";
import { differenceDisplay } from "../../attribution-display.ts";
import { shareSentences } from "../../attribution-sentences.ts";
import type { Language } from "../../numbers.ts";
import { modulesOfOutputs } from "../frame.ts";
import type { AttributedView } from "./attributed.ts";
import type { ComparisonChart } from "./view.ts";
import { waterfall } from "./waterfall.ts";
import { wedges } from "./wedges.ts";

/** The year of the waterfall: 2040, or the last of plans that do not run so far. */
const YEAR = 2040;

const fileName = (...parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll(/[^a-z0-9]+/g, "-").replace(/-$/, "")).join("-");

/** Of every plan that is split, and of every indicator: three charts each. */
export function attributionCharts(outcome: ComparisonOutcome, region: number): ComparisonChart[] {
  const { comparison, attributions } = outcome;
  const { runs, reference, regions } = comparison;
  const against = runs[reference]!;
  const { id: regionId, title: place } = regions[region]!;
  const isAlone = attributions.length === 1;
  return attributions.flatMap(({ plan: id, splits }) => {
    const run = runs.find((one) => one.id === id)!;
    const [first] = splits;
    if (first === undefined) return [];
    return first.indicators
      .filter((one) => one.region === regionId)
      .flatMap((indicator): ComparisonChart[] => {
        const label = indicatorOf(comparison, region, indicator.id)?.label;
        if (label === undefined) return [];
        const view = (split: Attribution): AttributedView | null => {
          const one = splitOf(split, regionId, indicator.id);
          if (one === null || !hasParts(one)) return null;
          return { split, one, label, place, reference: against.title, plan: run.title };
        };
        const named = (kind: string): string =>
          isAlone ? fileName(kind, indicator.id) : fileName(kind, indicator.id, id);
        return [
          ...waterfallOf(view(first), named("waterfall")),
          ...splits.flatMap((split) => wedgesOf(view(split), against, named)),
        ];
      });
  });
}

/** The waterfall of a single plan, beside unchanged policy. */
export function waterfallAlone(
  split: Attribution,
  { notes }: ResolvedScenario,
  catalogue: Catalogue,
  region: number,
): ComparisonChart[] {
  const { id: regionId, title: place } = notes.regions[region]!;
  return EXPLAINED.flatMap((id) => {
    const one = splitOf(split, regionId, id);
    const label = quantitiesOf(catalogue, "outputs").get(id)?.label;
    if (one === null || label === undefined || !hasParts(one)) return [];
    const view = { split, one, label, place, plan: notes.title, reference: UNCHANGED_TITLE };
    return waterfallOf(view, fileName("waterfall", id));
  });
}

function waterfallOf(view: AttributedView | null, id: string): ComparisonChart[] {
  if (view === null) return [];
  const { years } = view.one;
  const year = years.includes(YEAR) ? YEAR : years.at(-1)!;
  const values = [view.one.reference, view.one.plan].map((of) => of[years.indexOf(year)]!);
  if (values.some((value) => Number.isNaN(value))) return [];
  return [
    {
      id,
      title: {
        nl: `${view.label.nl}: van referentie naar plan`,
        en: `${view.label.en}: from reference to plan`,
      },
      question: {
        nl: `Welke maatregel doet het werk: ${view.label.nl}, in ${year}?`,
        en: `Which measure does the work: ${view.label.en}, in ${year}?`,
      },
      modules: modulesOfOutputs([view.one.id]),
      spec: (language) => waterfall(view, year, language),
    },
  ];
}

const WEDGES = {
  theme: { nl: "Welk thema brengt wat, door de tijd", en: "Which theme brings what, through time" },
  actor: { nl: "Hoeveel daarvan is van ons", en: "How much of it is ours" },
} as const;

function wedgesOf(
  view: AttributedView | null,
  against: ComparedRun,
  named: (kind: string) => string,
): ComparisonChart[] {
  const by = view?.split.by;
  if (view === null || (by !== "theme" && by !== "actor")) return [];
  const values = [...view.one.reference, ...view.one.plan];
  if (values.some((value) => Number.isNaN(value))) return [];
  return [
    {
      id: named(`wedges-by-${by}`),
      title: {
        nl: `${view.label.nl}: ${{ theme: "naar thema", actor: "naar wie beslist" }[by]}`,
        en: `${view.label.en}: ${{ theme: "by theme", actor: "by who decides" }[by]}`,
      },
      question: {
        nl: `${WEDGES[by].nl}: ${view.label.nl}?`,
        en: `${WEDGES[by].en}: ${view.label.en}?`,
      },
      modules: modulesOfOutputs([view.one.id]),
      spec: (language) =>
        wedges(view, language, by === "actor" ? sharesOf(view, against, language) : []),
    },
  ];
}

/** How much of the whole change is the city's, in the year of the waterfall. */
function sharesOf(view: AttributedView, against: ComparedRun, language: Language): string[] {
  const { split, one } = view;
  const year = one.years.includes(YEAR) ? YEAR : one.years.at(-1)!;
  const change = changeSinceStart(split, one, year);
  if (change === null) return [];
  const sentence = shareSentences(
    {
      ...{ change, display: differenceDisplay(one), reference: against.title },
      isUnchangedPolicy: followsUnchangedPolicy(against.scenario.model),
    },
    language,
  );
  return sentence === "" ? [] : [sentence];
}
