/**
 * Charts of outcomes and comparisons as Vega-Lite specifications with their data inside. Nothing is
 * drawn here: hand them to Vega-Embed, or to Vega-Lite and Vega.
 *
 * @module ademruimte/charts
 */
import { baseSteps } from "../engine/analysis/base-steps.ts";
import { nearest } from "../engine/scenario/diagnostics/near-miss.ts";
import { captioned as withoutTitle } from "../viz/specs/captioned.ts";
import { comparisonChartsOf } from "../viz/specs/comparison/index.ts";
import { comparisonView } from "../viz/specs/comparison/view.ts";
import type { VegaLiteSpec as MadeSpec } from "../viz/specs/frame.ts";
import { chartsOf } from "../viz/specs/index.ts";
import { chartInput } from "../viz/specs/input.ts";
import type { Comparison } from "./comparison.ts";
import { placeOfRegion } from "./inside/region-place.ts";
import { comparisonValues, outcomeValues } from "./inside/values.ts";
import type { Outcome } from "./outcome.ts";
import type { Language, Text } from "./texts.ts";

/** A chart that there is. */
export interface ChartName {
  /** What `chart` takes: `emissions-by-sector`. */
  readonly id: string;
  readonly title: Text;
  /** The question that it answers. */
  readonly question: Text;
}

/**
 * A specification of Vega-Lite 6 (`$schema` says so), data inside, at most 760 pixels wide. Plain
 * data: it may be changed, stored and sent. In TypeScript hand it to Vega-Embed `as VisualizationSpec`.
 */
export interface VegaLiteSpec {
  readonly $schema: string;
  /** What the picture shows, for who cannot see it. */
  readonly description: string;
  readonly [key: string]: unknown;
}

export interface ChartOptions {
  /** Of all words and numbers; the one that the (first) plan asks for, unless given. */
  readonly language?: Language;
  /** Id of the region; the first unless given. */
  readonly region?: string;
  /** Without title and source line, for a page that writes them in a caption. False unless given. */
  readonly captioned?: boolean;
}

interface Drawable extends ChartName {
  make(language: Language): MadeSpec;
}

const isComparison = (shown: Outcome | Comparison): shown is Comparison =>
  comparisonValues.has(shown);

function drawable(shown: Outcome | Comparison, region: string | undefined): readonly Drawable[] {
  if (isComparison(shown)) {
    const place = placeOfRegion(shown.regions, region);
    const view = comparisonView(comparisonValues.of(shown), place);
    return comparisonChartsOf(view).map(({ id, title, question, spec }) => ({
      ...{ id, title, question, make: spec },
    }));
  }
  const place = placeOfRegion(shown.plan.regions, region);
  const outcome = outcomeValues.of(shown);
  const steps = baseSteps(outcome.scenario.model, outcome.run, place);
  const input = chartInput({ ...outcome, baseSteps: steps }, place);
  return chartsOf(input).map((chart) => ({
    ...{ id: chart.id, title: chart.title, question: chart.question },
    make: (language) => chart.spec(input, language),
  }));
}

/**
 * The charts that an outcome or a comparison can fill, in the order in which a report shows them.
 *
 * @throws RangeError when there is no such region
 */
export const charts = (
  shown: Outcome | Comparison,
  { region }: Pick<ChartOptions, "region"> = {},
): readonly ChartName[] =>
  drawable(shown, region).map(({ id, title, question }) => ({ id, title, question }));

/**
 * One chart.
 *
 * ```js
 * vegaEmbed("#chart", chart("emissions-by-sector", outcome, { language: "en" }));
 * ```
 *
 * @param id one of `charts(shown)`
 * @throws RangeError when these results cannot fill a chart of this id; the message names the nearest
 */
export function chart(
  id: string,
  shown: Outcome | Comparison,
  { language, region, captioned = false }: ChartOptions = {},
): VegaLiteSpec {
  const all = drawable(shown, region);
  const found = all.find((one) => one.id === id);
  if (found === undefined) {
    const ids = all.map((one) => one.id);
    const near = nearest(id, ids);
    const help = near === null ? `there is ${ids.join(", ")}` : `did you mean ${near}?`;
    throw new RangeError(`there is no chart "${id}" of these results; ${help}`);
  }
  const asked = isComparison(shown) ? shown.outcomes[0]!.plan.language : shown.plan.language;
  const made = found.make(language ?? asked);
  // Plain data of its own, so that who changes it changes nothing else.
  return JSON.parse(JSON.stringify(captioned ? withoutTitle(made) : made)) as VegaLiteSpec;
}
