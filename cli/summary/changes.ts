/** What the plan decides otherwise than unchanged policy, a lever with its members on one line. */
import type { Text } from "../../engine/scenario/declarations.ts";
import {
  deliveryText,
  leverText,
  measuresAndDeliveries,
  packageText,
  type ChangedLever,
} from "../../viz/lever-sentences.ts";
import type { Language } from "../../viz/numbers.ts";
import type { View } from "../../viz/run-view.ts";
import { together } from "../../viz/spaces.ts";
import { heading, running, WIDTH } from "./layout.ts";

const TEXTS = {
  changes: { nl: "wat het wijzigt", en: "what it changes" },
  unchanged: { nl: "ref.: ongewijzigd beleid in", en: "ref.: unchanged policy in" },
  noChanges: {
    nl: "Dit plan volgt in alles de referentie (ongewijzigd beleid).",
    en: "This plan follows the reference in everything (unchanged policy).",
  },
  packages: { nl: "Pakketten", en: "Packages" },
  deliveries: { nl: "Programma's", en: "Programmes" },
} as const satisfies Record<string, Text>;

/** A screen has no room for more; run.json has them all. */
const MOST_PACKAGES = 12;

/** Where the rest of a list is. */
const restText = (rest: number, language: Language): string =>
  together({ nl: `en nog ${rest}: run.json`, en: `${rest} more: run.json` }[language]);

/** What the programmes deliver in all years together. */
function deliveriesText(programmes: readonly ChangedLever[], view: View, most: number): string[] {
  const { language } = view;
  const items = programmes.slice(0, most).map((programme) => deliveryText(programme, view));
  const rest = programmes.length - items.length;
  if (rest > 0) items.push(restText(rest, language));
  const lead = `${TEXTS.deliveries[language]} (${programmes.length}):`;
  return running(items, lead);
}

/**
 * The ambition levels that the plan is made of. What packages without a level do stands among the
 * levers below, where there is more room for it when they are not named here too.
 */
function packagesText({ outcome, language }: View): string[] {
  const named = outcome.scenario.notes.packages ?? [];
  const packages = named.filter(({ level }) => level !== null);
  if (packages.length === 0) return [];
  const items = packages.slice(0, MOST_PACKAGES).map((one) => packageText(one, language));
  const rest = packages.length - items.length;
  if (rest > 0) items.push(restText(rest, language));
  return running(items.map(together), `${TEXTS.packages[language]} (${packages.length}):`);
}

/**
 * @param most how many levers are listed before the rest is counted
 * @param mostProgrammes the same of programmes
 */
export function changesBlock(view: View, most: number, mostProgrammes: number): string[] {
  const { outcome, region, language } = view;
  const { notes, model } = outcome.scenario;
  const { title } = notes.regions[region]!;
  const head = `${notes.title[language]} · ${title[language]} · ${model.first}-${model.last}`;
  const { measures, deliveries } = measuresAndDeliveries(view);
  const included = packagesText(view);
  if (measures.length + deliveries.length === 0)
    return [head, TEXTS.noChanges[language], ...included];
  const items = measures.slice(0, most).map((lever) => leverText(lever, view));
  const rest = measures.length - items.length;
  if (rest > 0) {
    items.push(restText(rest, language));
  }
  const what = `${TEXTS.changes[language]} (${TEXTS.unchanged[language]} ${model.last})`;
  const both = `${head} · ${what}`;
  return [
    ...(both.length <= WIDTH ? [heading(both)] : [head, heading(what)]),
    ...included,
    ...(items.length === 0 ? [] : running(items)),
    ...(deliveries.length === 0 ? [] : deliveriesText(deliveries, view, mostProgrammes)),
  ];
}
