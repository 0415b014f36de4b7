/** From when on a plan starts again, and from how many measured stocks. */
import type { View } from "./run-view.ts";

/** Null where the plan is not started again. */
export function restartSentence({ outcome, region, language }: View): string | null {
  const { restart } = outcome.scenario.model.regions[region]!;
  if (restart === undefined) return null;
  const counted = Object.values(restart.observed).flatMap((cells) =>
    cells.filter((value) => value !== null),
  ).length;
  const words = {
    nl: `Het plan vertrekt op 1-1-${restart.year} van ${counted} gemeten ${counted === 1 ? "voorraad" : "voorraden"}; tot dan volgt het de referentie.`,
    en: `The plan starts again on 1-1-${restart.year} from ${counted} measured ${counted === 1 ? "stock" : "stocks"}; until then it follows the reference.`,
  };
  return words[language];
}
