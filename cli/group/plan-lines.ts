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
  everywhere: { nl: "Alle gemeenten wijzigen", en: "All municipalities change" },
  shared: { nl: "Samen gedeeld", en: "Shared" },
} as const satisfies Record<string, Text>;

/** Of municipalities with the same lever more than these are counted. */
const NAMED = 3;
/** Sets of municipalities that change the same; more of them are counted. */
const SETS = 4;

/** `Windpark Evolis: windvermogen 12 MW in 2035-2050 (Kortrijk 50 %, Zwevegem 50 %)`, at its most. */
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
  // What is done and over by the last year is what it was at its most.
  const most = shared.amount.reduce((top, value) =>
    Math.abs(value) > Math.abs(top) ? value : top,
  );
  const display = displayUnit(unit, most);
  const whole = most / display.factor;
  const amount = formatNumber(whole, language, Number.isInteger(whole) ? 0 : 1);
  const { first } = total.scenario.model;
  const [from, to] = [shared.amount.indexOf(most), shared.amount.lastIndexOf(most)];
  const years = from === to ? `${first + from}` : `${first + from}-${first + to}`;
  const parts = shared.shares.map(({ region, share }) => {
    const at = scenario.model.members.indexOf(region);
    const percent = share * 100;
    const decimals = Math.abs(percent - Math.round(percent)) < 1e-9 ? 0 : 1;
    return `${memberName(scenario, at, language)} ${formatNumber(percent, language, decimals)} %`;
  });
  const what = `${nameOf(shared.lever, view)} ${amount} ${display.label[language]}`;
  return `${title}: ${what} in ${years} (${parts.join(", ")})`;
}

/** @param most how many levers are named, and how many things that are shared */
export function planLines(outcome: GroupOutcome, most: number, language: Language): string[] {
  const views = memberViews(outcome, language);
  const changing = new Map<string, View[]>();
  for (const view of views) {
    for (const { id } of changedLevers(view)) {
      changing.set(id, [...(changing.get(id) ?? []), view]);
    }
  }
  const { shared } = outcome.scenario.model;
  if (changing.size === 0 && shared.length === 0) return wrap(TEXTS.unchanged[language]);
  // Levers that the same municipalities change stand together, behind those.
  const together = new Map<string, { readonly who: readonly View[]; readonly levers: string[] }>();
  for (const [id, who] of changing) {
    const key = who.map((view) => views.indexOf(view)).join();
    const known = together.get(key) ?? { who, levers: [] };
    known.levers.push(nameOf(id, who[0]!));
    together.set(key, known);
  }
  const listed = (items: readonly string[], lead: string, where: string): string[] => {
    const rest = items.length - most;
    const more = { nl: `en nog ${rest}: ${where}`, en: `and ${rest} more: ${where}` }[language];
    const told = rest > 0 ? [...items.slice(0, most), more] : items;
    return running(told, `${lead} (${items.length}):`);
  };
  const sets = [...together.values()].sort((a, b) => b.who.length - a.who.length);
  const others = sets.length - SETS;
  const more = {
    nl: `Nog ${others} keer wijzigen andere gemeenten samen iets: levers.csv`,
    en: `${others} more sets of municipalities change something: levers.csv`,
  };
  return [
    ...sets
      .slice(0, SETS)
      .flatMap(({ who, levers }) =>
        listed(levers, whoText(who, views.length, language), "levers.csv"),
      ),
    ...(others > 0 ? wrap(more[language]) : []),
    ...(shared.length === 0
      ? []
      : listed(
          shared.map((one) => sharedText(one, outcome, language)),
          TEXTS.shared[language],
          "run.json",
        )),
  ];
}

/** Whose plan changes what follows: all, some by name, or how many. */
function whoText(who: readonly View[], all: number, language: Language): string {
  if (who.length === all) return TEXTS.everywhere[language];
  if (who.length > NAMED) {
    return {
      nl: `${who.length} gemeenten wijzigen`,
      en: `${who.length} municipalities change`,
    }[language];
  }
  const names = who.map(({ outcome }) => outcome.scenario.notes.regions[0]!.title[language]);
  const change = {
    nl: who.length === 1 ? "wijzigt" : "wijzigen",
    en: who.length === 1 ? "changes" : "change",
  };
  return `${names.join(", ")} ${change[language]}`;
}
