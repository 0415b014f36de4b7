/** Whether it was counted who moves from which municipality to which, or supposed. */
import type { GroupScenario } from "../../../engine/scenario/group/group-scenario.ts";
import type { Language } from "../../numbers.ts";

/**
 * A sentence to stand beside moves between municipalities.
 *
 * @returns null where all shares were counted
 */
export function movesStanding({ notes }: GroupScenario, language: Language): string | null {
  const grades = notes.moves.map(({ grade }) => grade);
  const isCounted = grades.map((grade) => grade === "measured");
  if (isCounted.every(Boolean)) return null;
  const isPart = isCounted.some(Boolean);
  if (grades.includes("assumption")) {
    return {
      nl: `Wie naar welke gemeente verhuist, is ${isPart ? "deels " : ""}een aanname; het is niet ${isPart ? "overal " : ""}geteld.`,
      en: `Who moves to which municipality is ${isPart ? "partly " : ""}an assumption; it was not counted${isPart ? " everywhere" : ""}.`,
    }[language];
  }
  return {
    nl: `Wie naar welke gemeente verhuist, is ${isPart ? "deels " : ""}geschat, niet geteld.`,
    en: `Who moves to which municipality is ${isPart ? "partly " : ""}estimated, not counted.`,
  }[language];
}
