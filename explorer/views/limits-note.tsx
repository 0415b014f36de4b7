/** Where the plan asks for more than can be done: what the model made of it, and which limit bound. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { limitsOfPlan, limitText } from "../../viz/limit-sentences.ts";
import type { ViewProps } from "./view-props.ts";

const WORDS = {
  nl: {
    title: "Wat niet helemaal kan",
    told: "Hier vraagt het plan meer dan er kan. Een hefboom nog verder verschuiven verandert dan weinig of niets.",
    none: "Het plan krijgt alles wat het vraagt.",
    others: (count: number) =>
      count === 1
        ? "Nog 1 grens geldt ook zonder het plan."
        : `Nog ${count} grenzen gelden ook zonder het plan.`,
  },
  en: {
    title: "What cannot be done in full",
    told: "Here the plan asks for more than can be done. Moving a lever further then changes little or nothing.",
    none: "The plan gets all it asks for.",
    others: (count: number) =>
      count === 1
        ? "1 limit more binds without the plan too."
        : `${count} limits more bind without the plan too.`,
  },
} as const;

export function LimitsNote({
  shown,
  language,
}: Pick<ViewProps, "shown" | "language">): JSX.Element {
  const words = WORDS[language];
  const { outcome } = shown;
  const { lines, others } = useMemo(() => {
    const view = { outcome, language, region: 0 };
    const limits = limitsOfPlan(view);
    return { lines: limits.own.map((limit) => limitText(limit, view)), others: limits.others };
  }, [outcome, language]);
  return (
    <section class="limits-note">
      <h3>{words.title}</h3>
      <p>{lines.length === 0 ? words.none : words.told}</p>
      <ul>
        {lines.map(({ said, span }) => (
          <li key={said}>
            {said}
            {span}.
          </li>
        ))}
      </ul>
      {others > 0 && <p>{words.others(others)}</p>}
    </section>
  );
}
