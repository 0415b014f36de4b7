/** What a dashboard says in more than one place. */
import type { GroupOutcome } from "../../../engine/analysis/group/group-outcome.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";

/** What the open data are, and what they are not. */
export function dataAbout({ scenario, total }: GroupOutcome): Text {
  const { first, last } = total.scenario.model;
  const { title } = scenario.notes;
  const count = scenario.model.members.length;
  const nlWho = count === 1 ? title.nl : `${count} gemeenten van ${title.nl}`;
  const enWho = count === 1 ? title.en : `${count} municipalities of ${title.en}`;
  return {
    nl: `Doelen, bekende cijfers en uitkomsten van het plan "${scenario.title.nl}" voor ${nlWho}, ${first}–${last}, berekend met het model ademruimte. Uitkomsten zijn berekeningen, geen metingen; wat gemeten of geteld is, staat in observations.csv. Elke bron houdt haar eigen licentie.`,
    en: `Goals, known figures and results of the plan "${scenario.title.en}" for ${enWho}, ${first}–${last}, computed with the model ademruimte. Results are computations, no measurements; what was measured or counted stands in observations.csv. Every source keeps its own licence.`,
  };
}
