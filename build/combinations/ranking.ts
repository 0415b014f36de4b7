/** The ranking of all combinations as text: ranking.txt. */
import { byCost, GOAL, isPriced, isWithin, nameOf, ranked, SUBJECTS } from "./search.ts";
import type { Combination } from "./search.ts";

const SHOWN = 15;
const SHOWN_BY_COST = 5;

function row(combination: Combination, at: number): string {
  const { ambition, reached, emitted, cost, binding } = combination;
  const limits = binding.length === 0 ? "" : `  [${binding.join(", ")}]`;
  return [
    String(at + 1).padStart(3),
    String(ambition).padStart(4),
    `${(100 * reached).toFixed(2)} %`.padStart(10),
    `${(emitted / 1e6).toFixed(0)} kt`.padStart(9),
    `${isPriced(combination) ? "" : "> "}${(cost / 1e6).toFixed(1)} M`.padStart(11),
    ` ${nameOf(combination)}${limits}`,
  ].join(" ");
}

function tableText(title: string, combinations: readonly Combination[], shown: number): string {
  const reaching = combinations.filter(({ distance }) => distance <= 0).length;
  return [
    `${title}: ${combinations.length}, of which ${reaching} reach the goal`,
    ...combinations.slice(0, shown).map(row),
  ].join("\n");
}

/** @param combinations all of them, in any order */
export function rankingText(combinations: readonly Combination[]): string {
  const all = ranked(combinations);
  const within = all.filter(isWithin);
  const reaching = within.filter(({ distance }) => distance <= 0);
  const cheapest = byCost(within);
  /** Of each subject the lowest level with which the goal is reached within all constraints. */
  const needed = SUBJECTS.map(
    ({ id }, at) => `${id} ${Math.min(...reaching.map(({ options }) => options[at]!.level))}`,
  );
  return [
    `Goal: ${GOAL.indicator} at most ${100 * GOAL.value} % in ${GOAL.year}`,
    "Columns: rank, sum of levels (7: nothing), change since 2005, emitted in all years, extra cost to",
    "society beyond unchanged policy (million EUR2024, discounted; > when something of it has no price",
    "and is not in it), what is done",
    "",
    tableText("Within all constraints", within, SHOWN),
    `Lowest level of each subject with which the goal is reached: ${needed.join(", ")}`,
    "",
    tableText(
      "Within all constraints, every measure with a price, by cost",
      cheapest.filter(isPriced),
      SHOWN_BY_COST,
    ),
    "",
    tableText("Within all constraints, by the cost that is counted", cheapest, SHOWN_BY_COST),
    "",
    tableText("All combinations", all, SHOWN),
    "",
  ].join("\n");
}
