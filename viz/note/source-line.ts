/** Where a table or chart of a note comes from, in one line below it. */
import type { EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";
import { formatNumber, type Language } from "../numbers.ts";
import type { NotePlan } from "./facts.ts";

/** @param ensemble that it is made from; undefined for a plain run */
export function sourceLine(
  plans: readonly NotePlan[],
  language: Language,
  ensemble?: EnsembleRecord,
): string {
  const titles = plans.map(({ outcome }) => outcome.scenario.notes.title[language]);
  const named = titles.join(", ");
  const drawn = ensemble === undefined ? "" : `; ${drawnText(ensemble, language)}`;
  return plans.length === 1
    ? {
        nl: `Bron: model ademruimte, plan ${named}${drawn}.`,
        en: `Source: ademruimte model, plan ${named}${drawn}.`,
      }[language]
    : {
        nl: `Bron: model ademruimte, plannen ${named}${drawn}.`,
        en: `Source: ademruimte model, plans ${named}${drawn}.`,
      }[language];
}

/** `10.000 doorrekeningen met andere aannames, startgetal 1`. */
function drawnText({ settings: { members, seed } }: EnsembleRecord, language: Language): string {
  const count = formatNumber(members, language);
  return {
    nl: `${count} doorrekeningen met andere aannames, startgetal ${seed}`,
    en: `${count} runs with other assumptions, seed ${seed}`,
  }[language];
}
