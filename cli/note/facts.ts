/** Makes of finished runs what a note is filled from; what is dear is made when a tag asks for it. */
import { compareAbatement } from "../../engine/analysis/compared-abatement.ts";
import { attributeAlone, attributeComparison } from "../../engine/analysis/compared-attribution.ts";
import { compareRuns, comparedRun } from "../../engine/analysis/comparison.ts";
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import type { EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";
import type { Instances } from "../../engine/analysis/instances.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type * as Charts from "../../viz/files/charts.ts";
import type { ChartToDraw, DrawnChart } from "../../viz/files/drawn-chart.ts";
import type { NoteFacts } from "../../viz/note/facts.ts";
import { captioned } from "../../viz/specs/captioned.ts";
import { differencesOf } from "../compare/assumed.ts";
import { explainedAsked } from "../compare/question.ts";
import { FONT_FOLDER, hashesOf } from "../result-files.ts";
import type { Language } from "../texts.ts";

/** Of plans with several regions, a note tells of the first. */
const REGION = 0;

/** The first plan that changes nothing is what the others are held against, else the note's own. */
const referenceAmong = (outcomes: readonly RunOutcome[]): number =>
  Math.max(
    0,
    outcomes.findIndex(({ changes }) => changes.every(({ levers }) => levers.length === 0)),
  );

function comparisonOf(outcomes: readonly RunOutcome[], instances: Instances): ComparisonOutcome {
  const comparison = compareRuns(outcomes.map(comparedRun), referenceAmong(outcomes));
  return {
    comparison,
    differences: differencesOf(comparison),
    movements: [],
    attributions: attributeComparison(comparison, {
      indicators: explainedAsked(null, comparison).found,
      ...{ by: "measure", instanceOf: instances.of },
    }),
    abatements: compareAbatement(comparison, instances.of),
  };
}

/** Made once, when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/**
 * @param outcomes  of the plans in the order of the command line, with their accounts recorded
 * @param ensembles of plans by their ids; absent where none was given
 */
export function noteFacts(
  outcomes: readonly RunOutcome[],
  language: Language,
  instances: Instances,
  ensembles?: ReadonlyMap<string, EnsembleRecord>,
): NoteFacts {
  const recordOf = (id: string): EnsembleRecord | undefined => ensembles?.get(id);
  const comparison = once(() => (outcomes.length < 2 ? null : comparisonOf(outcomes, instances)));
  // Vega and the fonts are heavy; they are a bundle of their own, loaded only to draw.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  const charts = once(() => require("./charts.cjs") as typeof Charts);
  const renderer = once(() => charts().createRenderer(FONT_FOLDER));
  const lists = new Map<string | null, readonly ChartToDraw[]>();
  const listOf = (plan: string | null): readonly ChartToDraw[] => {
    const known = lists.get(plan);
    if (known !== undefined) return known;
    const outcome = outcomes.find(({ scenario }) => scenario.notes.id === plan);
    const compared = plan === null ? comparison() : null;
    const made =
      outcome !== undefined
        ? chartsOfPlan(outcome)
        : compared !== null
          ? chartsOfComparison(compared)
          : [];
    lists.set(plan, made);
    return made;
  };
  const chartsOfPlan = (outcome: RunOutcome): ChartToDraw[] => {
    const ensemble = recordOf(outcome.scenario.notes.id);
    const split = attributeAlone(outcome.scenario, instances.of);
    if (ensemble === undefined) return charts().chartsToDraw(outcome, REGION, split);
    return [
      ...charts().chartsToDraw({ ...outcome, ensemble }, REGION, split),
      ...charts().goalCharts([ensemble], REGION),
    ];
  };
  const chartsOfComparison = (compared: ComparisonOutcome): ChartToDraw[] => {
    const { runs } = compared.comparison;
    const records = runs.flatMap(({ id }) => recordOf(id) ?? []);
    return [
      ...charts().comparisonChartsToDraw(compared, REGION, {}, (at) => recordOf(runs[at]!.id)),
      ...(records.length < 2 ? [] : charts().goalCharts(records, REGION)),
    ];
  };
  const drawn = new Map<string, Promise<DrawnChart>>();
  return {
    language,
    ...(ensembles === undefined ? {} : { ensembles }),
    plans: outcomes.map((outcome) => ({
      id: outcome.scenario.notes.id,
      outcome,
      hashes: hashesOf(outcome.scenario),
    })),
    get comparison() {
      return comparison();
    },
    region: REGION,
    charts: {
      async ids(plan) {
        return listOf(plan).map(({ id }) => id);
      },
      draw(plan, id) {
        const key = `${plan ?? ""} ${id}`;
        let picture = drawn.get(key);
        if (picture === undefined) {
          const chart = listOf(plan).find((one) => one.id === id);
          if (chart === undefined)
            throw new Error(`there is no chart ${id} of ${plan ?? "a comparison"}`);
          // A note says title and source in words, around the picture.
          const inNote = { ...chart, spec: (into: Language) => captioned(chart.spec(into)) };
          // The same chart of two plans may stand in one page: its ids begin with the plan.
          const scope = plan === null ? "" : plan;
          picture = charts()
            .drawAll([inNote], language, renderer(), scope)
            .then(([one]) => one!);
          drawn.set(key, picture);
        }
        return picture;
      },
    },
  };
}
