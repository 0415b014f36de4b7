/** The checks of a plan, one row each: what is expected, and whether the run keeps to it. */
import type { CheckResult, CheckStatus } from "../../engine/analysis/checks.ts";
import { checkText } from "../check-sentences.ts";
import { SIZES } from "../theme/chart-theme.ts";
import { CONCEPT_COLOURS, INK } from "../theme/colours.ts";
import { wrapText } from "../theme/text-width.ts";
import { headText, sentences } from "./alternative/alternative.ts";
import { rowData } from "./chart-data.ts";
import { framed, planName, textLayer, type Chart, type Layer } from "./frame.ts";
import type { ChartInput } from "./input.ts";

/** Filled: holds; a cross: fails; open: nobody can tell. */
const MARKS: Readonly<Record<CheckStatus, object>> = {
  fails: {
    shape: "M-1,-1L1,1M-1,1L1,-1",
    filled: false,
    stroke: CONCEPT_COLOURS.rise,
    strokeWidth: 2.5,
  },
  not_evaluable: { shape: "circle", filled: false, stroke: INK.muted, strokeWidth: 1.5 },
  holds: { shape: "circle", filled: true, fill: CONCEPT_COLOURS.fall },
};

const ORDER: readonly CheckStatus[] = ["fails", "not_evaluable", "holds"];

const TEXT_LEFT = 22;
const GAP = 10;
/** A plan may have hundreds; the others are in checks.csv. */
const MOST = 24;
/** Checks that the alternative text tells one by one. */
const MOST_TOLD = 5;

const checksOf = ({ own, region }: ChartInput): readonly CheckResult[] =>
  own === null
    ? []
    : [...own.results[region]!.checks].sort(
        (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status),
      );

/** Does the run keep to what the plan expects of it? */
export const checks: Chart = {
  id: "checks",
  title: { nl: "Controles van het plan", en: "Checks of the plan" },
  question: {
    nl: "Klopt wat het plan van de uitkomsten verwacht?",
    en: "Does the run keep to what the plan expects of it?",
  },
  needs: [],
  available: (input) => checksOf(input).length > 0,
  spec(input, language) {
    const all = checksOf(input);
    const room = SIZES.width - 2 * TEXT_LEFT;
    const rows = all.slice(0, MOST).map((result) => {
      const { id, expect } = result.check;
      const title = input.scenario.notes.checks![id]!.title[language];
      const named = title === id ? expect : title;
      return {
        mark: MARKS[result.status],
        title: wrapText(named, room, SIZES.label, 600),
        text: wrapText(checkText(result, language), room, SIZES.label),
        told: `${named}: ${checkText(result, language)}`,
        label: named,
        outcome: checkText(result, language),
      };
    });
    let top = 0;
    const middles: number[] = [];
    const layers: Layer[] = rows.flatMap(({ mark, title, text }) => {
      const first = top + 8;
      middles.push(top + ((title.length + text.length) * SIZES.lineHeight) / 2);
      top += (title.length + text.length) * SIZES.lineHeight + GAP;
      const { lineHeight } = SIZES;
      return [
        {
          data: { values: [{}] },
          mark: { type: "point", size: 64, opacity: 1, ...mark },
          encoding: { x: { value: 6 }, y: { value: first } },
        } as Layer,
        textLayer(title, TEXT_LEFT, first, { fontWeight: 600, lineHeight }),
        textLayer(text, TEXT_LEFT, first + title.length * lineHeight, {
          color: INK.muted,
          lineHeight,
        }),
      ];
    });
    const count = (status: CheckStatus): number =>
      all.filter((result) => result.status === status).length;
    const [holds, fails] = [count("holds"), count("fails")];
    const unit =
      language === "nl"
        ? `${holds} van ${all.length} kloppen, ${fails} niet`
        : `${holds} of ${all.length} hold, ${fails} do not`;
    const rest = all.length - rows.length;
    return framed(
      input,
      language,
      {
        title: this.title[language],
        unit,
        description: sentences([
          headText(
            {
              ...{ kind: language === "nl" ? "Lijst" : "List", title: this.title[language] },
              ...{ unit: "", plans: [planName(input, language)] },
            },
            language,
          ),
          unit,
          // What fails stands first; of what holds it is enough that it does.
          ...rows.slice(0, Math.max(MOST_TOLD, fails)).map(({ told }) => told),
        ]),
        notes:
          rest > 0
            ? [language === "nl" ? `En nog ${rest}: checks.csv.` : `And ${rest} more: checks.csv.`]
            : [],
        data: rowData(
          language === "nl" ? "Controle" : "Check",
          [{ label: language === "nl" ? "Uitkomst" : "Outcome", unit: "", decimals: 0 }],
          rows.map(({ label, outcome }, i) => ({
            ...{ label, middle: middles[i]!, values: [outcome] },
          })),
          { width: SIZES.width - 12, height: Math.max(top, SIZES.lineHeight) },
        ),
      },
      [],
      { left: 0, right: 0 },
      layers,
      Math.max(top, SIZES.lineHeight),
    );
  },
};
