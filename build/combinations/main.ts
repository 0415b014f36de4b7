/**
 * Prints the ranking of all combinations, within all constraints and without that condition, and keeps
 * it in ranking.txt.
 */
import fs from "node:fs";
import path from "node:path";
import { GOAL, isWithin, nameOf, ranked, Search, SUBJECTS, type Combination } from "./search.ts";

declare const __ROOT__: string;

const SHOWN = 15;

function tableText(title: string, combinations: readonly Combination[]): string {
  const reaching = combinations.filter(({ distance }) => distance <= 0).length;
  const rows = combinations.slice(0, SHOWN).map((combination, at) => {
    const { ambition, reached, emitted, binding } = combination;
    const limits = binding.length === 0 ? "" : `  [${binding.join(", ")}]`;
    return [
      String(at + 1).padStart(3),
      String(ambition).padStart(4),
      `${(100 * reached).toFixed(2)} %`.padStart(10),
      `${(emitted / 1e6).toFixed(0)} kt`.padStart(9),
      ` ${nameOf(combination)}${limits}`,
    ].join(" ");
  });
  return [`${title}: ${combinations.length}, of which ${reaching} reach the goal`, ...rows].join(
    "\n",
  );
}

const all = ranked(new Search(__ROOT__).all());
const within = all.filter(isWithin);
/** Of each subject the lowest level with which the goal is reached within all constraints. */
const needed = SUBJECTS.map(({ id }, at) => {
  const reaching = within.filter(({ distance }) => distance <= 0);
  return `${id} ${Math.min(...reaching.map(({ options }) => options[at]!.level))}`;
});
const text = [
  `Goal: ${GOAL.indicator} at most ${100 * GOAL.value} % in ${GOAL.year}`,
  "Columns: rank, sum of levels (7: nothing), change since 2005, emitted in all years, what is done",
  "",
  tableText("Within all constraints", within),
  `Lowest level of each subject with which the goal is reached: ${needed.join(", ")}`,
  "",
  tableText("All combinations", all),
  "",
].join("\n");
process.stdout.write(text);
fs.writeFileSync(path.join(__ROOT__, "build", "combinations", "ranking.txt"), text);
