/** What a plan over a group decides: for all municipalities, for some of them, and shared. */
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { SharedModel } from "../../engine/scenario/group/group-scenario.ts";
import { changedLevers } from "../../viz/lever-sentences.ts";
import { nameOf } from "../../viz/names.ts";
import { displayUnit, formatNumber, type Language } from "../../viz/numbers.ts";
import type { View } from "../../viz/run-view.ts";
import { running, wrap } from "../summary/layout.ts";
import { memberName, memberViews } from "./members.ts";

const TEXTS = {
  unchanged: {
    nl: "Alle gemeenten volgen in alles de referentie (ongewijzigd beleid).",
    en: "All municipalities follow the reference in everything (unchanged policy).",
  },
  everywhere: { nl: "Het plan wijzigt in elke gemeente", en: "The plan changes everywhere" },
  somewhere: { nl: "Alleen in sommige gemeenten", en: "In some municipalities only" },
  shared: { nl: "Samen gedeeld", en: "Shared" },
} as const satisfies Record<string, Text>;

/** Of municipalities with the same lever more than these are counted. */
const NAMED = 3;

/** `Windpark Evolis: windvermogen 12 MW in 2050 (Kortrijk 50 %, Zwevegem 50 %)`. */
function sharedText(shared: SharedModel, outcome: GroupOutcome, language: Language): string {
  const { scenario, members, total } = outcome;
  const title = scenario.notes.shared[shared.id]!.title[language];
  const view = memberViews(outcome, language).find(
    (_, at) => scenario.members[at]!.model.regions[0]!.id === shared.shares[0]!.region,
  )!;
  const unit = members[0]!.catalogue.modules
    .flatMap(({ id, levers }) =>
      Object.entries(levers).map(([name, lever]) => ({ id: `${id}.${name}`, unit: lever.unit })),
    )
    .find(({ id }) => shared.lever.replace(/\[.*$/, "") === id)!.unit;
  const last = shared.amount.at(-1)!;
  const display = displayUnit(unit, last);
  const whole = last / display.factor;
  const amount = formatNumber(whole, language, Number.isInteger(whole) ? 0 : 1);
  const parts = shared.shares.map(({ region, share }) => {
    const at = scenario.model.members.indexOf(region);
    const percent = share * 100;
    const decimals = Math.abs(percent - Math.round(percent)) < 1e-9 ? 0 : 1;
    return `${memberName(scenario, at, language)} ${formatNumber(percent, language, decimals)} %`;
  });
  const what = `${nameOf(shared.lever, view)} ${amount} ${display.label[language]}`;
  return `${title}: ${what} in ${total.scenario.model.last} (${parts.join(", ")})`;
}

/** @param most how many levers are named, and how many things that are shared */
export function planLines(outcome: GroupOutcome, most: number, language: Language): string[] {
  const views = memberViews(outcome, language);
  const named = new Map<string, View[]>();
  for (const view of views) {
    for (const { id } of changedLevers(view)) named.set(id, [...(named.get(id) ?? []), view]);
  }
  const { shared } = outcome.scenario.model;
  if (named.size === 0 && shared.length === 0) return wrap(TEXTS.unchanged[language]);
  const all = [...named].filter(([, those]) => those.length === views.length);
  const some = [...named].filter(([, those]) => those.length < views.length);
  const listed = (items: readonly string[], lead: string): string[] => {
    if (items.length === 0) return [];
    const rest = items.length - most;
    const more = { nl: `en nog ${rest}: levers.csv`, en: `and ${rest} more: levers.csv` }[language];
    const told = rest > 0 ? [...items.slice(0, most), more] : items;
    return running(told, `${lead} (${items.length}):`);
  };
  return [
    ...listed(
      all.map(([id, those]) => nameOf(id, those[0]!)),
      TEXTS.everywhere[language],
    ),
    ...listed(
      some.map(([id, those]) => `${nameOf(id, those[0]!)}: ${whoText(those, language)}`),
      TEXTS.somewhere[language],
    ),
    ...listed(
      shared.map((one) => sharedText(one, outcome, language)),
      TEXTS.shared[language],
    ),
  ];
}

/** `Kortrijk, Menen`, or how many they are. */
function whoText(views: readonly View[], language: Language): string {
  if (views.length > NAMED) return `${views.length}`;
  return views.map(({ outcome }) => outcome.scenario.notes.regions[0]!.title[language]).join(", ");
}
