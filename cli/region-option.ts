/** `--region`: of plans over several municipalities, the one that is meant. */
import { CommandLineError } from "./command-line-error.ts";
import { storedRunFile } from "./stored-run/read-stored-run.ts";
import type { Language } from "./texts.ts";

/** Of a parsed command line as much as names plans. */
interface Typed {
  region?: unknown;
  plan?: unknown;
  plans?: unknown;
}

/** Commands whose plans may be about several municipalities; others have a use of their own for it. */
const OWN_USE = new Set(["init", "import", "show", "dashboard"]);

/**
 * Puts the region behind every plan of a command line, as `PLAN#REGION`.
 *
 * @param typed is changed
 * @param command the first word
 */
export function placeRegion(typed: Typed, command: string, language: Language): void {
  const { region } = typed;
  if (typeof region !== "string" || OWN_USE.has(command)) return;
  let placed = 0;
  const behind = (word: unknown): unknown => {
    if (typeof word !== "string" || storedRunFile(word) !== null) return word;
    placed++;
    return `${word}#${region}`;
  };
  if (command !== "rerun") {
    typed.plan = behind(typed.plan);
    if (Array.isArray(typed.plans)) typed.plans = typed.plans.map(behind);
  }
  if (placed > 0) return;
  throw new CommandLineError(
    {
      nl: "--region hoort bij een plan over meer gemeenten, en hier staat er geen",
      en: "--region goes with a plan over several municipalities, and there is none here",
    }[language],
  );
}
