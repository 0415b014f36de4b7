/** Costs: what the figures are not, above the charts. */
import type { JSX } from "preact";
import type { Text } from "../../engine/scenario/declarations.ts";
import { MODULE_LIMITS } from "../../viz/model-limits.ts";
import { ChartView } from "./chart-view.tsx";
import type { ViewProps } from "./view-props.ts";

const WORDS = {
  nl: {
    title: "Wat deze kosten niet zijn",
    leavesOut: "Niet geteld",
    notFor: "Niet geschikt voor",
  },
  en: { title: "What these costs are not", leavesOut: "Not counted", notFor: "Not fit for" },
} as const;

interface Limits {
  readonly notFor: readonly Text[];
  readonly leavesOut: readonly Text[];
}

function Caveats({
  limits,
  language,
}: {
  readonly limits: Limits;
  readonly language: "nl" | "en";
}) {
  const words = WORDS[language];
  return (
    <>
      <h4>{words.notFor}</h4>
      <ul>
        {limits.notFor.map((text) => (
          <li key={text.nl}>{text[language]}</li>
        ))}
      </ul>
      <h4>{words.leavesOut}</h4>
      <ul>
        {limits.leavesOut.map((text) => (
          <li key={text.nl}>{text[language]}</li>
        ))}
      </ul>
    </>
  );
}

export function CostsView(props: ViewProps): JSX.Element {
  const { shown, language } = props;
  const words = WORDS[language];
  const limits = MODULE_LIMITS["costs"];
  const hasCosts = shown.outcome.run.has("costs.investment");
  return (
    <ChartView id="costs" props={props}>
      {limits === undefined || !hasCosts ? null : (
        <>
          <details class="caveats">
            <summary>{words.title}</summary>
            <Caveats limits={limits} language={language} />
          </details>
          {/* On paper nobody can open it. */}
          <section class="paper-only caveats-on-paper">
            <h3>{words.title}</h3>
            <Caveats limits={limits} language={language} />
          </section>
        </>
      )}
    </ChartView>
  );
}
