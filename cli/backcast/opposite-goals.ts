/** Goals of which no value of their indicator meets both. */
import type { BackcastOutcome, GoalFound } from "../../engine/analysis/backcast/backcast.ts";
import type { Language } from "../texts.ts";

const sameSubject = ({ target: one }: GoalFound, { target: other }: GoalFound): boolean =>
  one.indicator === other.indicator &&
  one.kind === other.kind &&
  one.relative === other.relative &&
  one.year === other.year &&
  one.baseYear === other.baseYear &&
  one.baseValue === other.baseValue &&
  one.by === other.by;

/** A sentence that names the goals which exclude each other; empty where none do. */
export function oppositeText({ goals, verdict }: BackcastOutcome, language: Language): string {
  if (verdict !== "unreachable") return "";
  const pairs = goals.flatMap((least) =>
    goals.flatMap((most) =>
      least.target.direction === "at_least" &&
      most.target.direction === "at_most" &&
      sameSubject(least, most) &&
      least.target.value > most.target.value
        ? [`${least.target.id} × ${most.target.id}`]
        : [],
    ),
  );
  if (pairs.length === 0) return "";
  return {
    nl: `Deze doelen sluiten elkaar uit, met welke hefbomen ook: het ene vraagt meer dan het andere toelaat (${pairs.join("; ")}).`,
    en: `These goals exclude each other, whatever the levers: the one asks for more than the other allows (${pairs.join("; ")}).`,
  }[language];
}
