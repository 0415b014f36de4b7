/** Scenarios as earlier versions stored them, in the form of today; the hash was that of the older one. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";

/** What stands in a run.json: 0.1.0 had one text for both languages. */
const inBoth = (said: Text | string): Text =>
  typeof said === "string" ? { nl: said, en: said } : said;

export function ofToday(scenario: ResolvedScenario): ResolvedScenario {
  const { notes } = scenario;
  const older = Object.values(notes.targets).some(
    ({ remark, interpreted }) => typeof remark === "string" || typeof interpreted === "string",
  );
  if (!older) return scenario;
  const targets = Object.fromEntries(
    Object.entries(notes.targets).map(([id, note]) => [
      id,
      { ...note, remark: inBoth(note.remark), interpreted: inBoth(note.interpreted) },
    ]),
  );
  return { ...scenario, notes: { ...notes, targets } };
}
