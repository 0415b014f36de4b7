/** Where a table or chart of a note comes from, in one line below it. */
import type { Language } from "../numbers.ts";
import type { NotePlan } from "./facts.ts";

export function sourceLine(plans: readonly NotePlan[], language: Language): string {
  const titles = plans.map(({ outcome }) => outcome.scenario.notes.title[language]);
  const named = titles.join(", ");
  return plans.length === 1
    ? {
        nl: `Bron: model ademruimte, plan ${named}.`,
        en: `Source: ademruimte model, plan ${named}.`,
      }[language]
    : {
        nl: `Bron: model ademruimte, plannen ${named}.`,
        en: `Source: ademruimte model, plans ${named}.`,
      }[language];
}
