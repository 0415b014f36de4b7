/** What `--json` prints of a sensitivity analysis (docs/reference/json.md). */
import { barOf, type SensitivityOutcome } from "../engine/analysis/sensitivity/outcome.ts";
import { ENDS } from "../engine/analysis/sensitivity/study.ts";
import { figureUnit } from "../viz/files/sensitivity-tables.ts";
import { shareSentences } from "../viz/sensitivity-sentences.ts";
import { figureWords, gradeOf, sharesTold } from "../viz/sensitivity-words.ts";
import type { Hashes } from "./result-files.ts";

/** How the analysis was made: the same in `run.json` and `--json`. */
export const sensitivitySettings = ({ seed, method, study }: SensitivityOutcome) => ({
  ...{ method, seed, sampling: "sobol", bases: study.bases, samples: study.rows },
  ...{ runs: study.runs, quantiles: [ENDS.low, ENDS.high] },
});

/** @param folder where the files are; null when none were written */
export function sensitivityResult(
  outcome: SensitivityOutcome,
  hashes: Hashes,
  folder: string | null,
): unknown {
  const { scenario, study, figures, inputs } = outcome;
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return {
    scenario: {
      id: scenario.notes.id,
      title: scenario.notes.title,
      scenarioHash: hashes.scenario,
      notesHash: hashes.notes,
      engine: hashes.engine,
      first: scenario.model.first,
      last: scenario.model.last,
    },
    folder,
    settings: sensitivitySettings(outcome),
    uncertain: inputs.length,
    factors: study.factors.map(({ name, group, inputs: of }, at) => ({
      ...{ name, group, grade: gradeOf(outcome, at) },
      addresses: of.map((input) => inputs[input]!.assumption.address),
    })),
    leading: study.leading,
    hasRest: study.hasRest,
    figures: figures.map(({ key, kind, id, year, region }, at) => {
      const { central, low, high, effects, indices, span } = study.figures[at]!;
      const { unit, shown } = figureUnit(outcome, at);
      const zero = shown(0);
      const apart = (value: number): number => shown(value) - zero;
      const told = (language: "nl" | "en"): string[] => {
        const of = sharesTold(outcome, at, language);
        const { subject } = figureWords(outcome, figures[at]!, [], language);
        return of === null ? [] : shareSentences(of, subject, language);
      };
      return {
        ...{ figure: key, kind, id, year, unit },
        region: scenario.model.regions[region]!.id,
        central: known(shown(central)),
        span: span === null ? null : { low: shown(span.low), high: shown(span.high) },
        sentences: { nl: told("nl"), en: told("en") },
        bars: study.factors.flatMap((_, factor) =>
          barOf(study.figures[at]!, factor) === 0
            ? []
            : [{ factor, low: known(shown(low[factor]!)), high: known(shown(high[factor]!)) }],
        ),
        effects:
          effects === null
            ? null
            : effects.flatMap(({ mu, muStar, muStarInterval, sigma }, factor) =>
                muStar === 0
                  ? []
                  : [
                      {
                        ...{ factor, mu: apart(mu), muStar: apart(muStar), sigma: apart(sigma) },
                        muStarLow: apart(muStarInterval.low),
                        muStarHigh: apart(muStarInterval.high),
                      },
                    ],
              ),
        indices:
          indices === null
            ? null
            : {
                firstOrder: indices.firstOrder,
                total: indices.total,
                together: indices.together,
                used: indices.used,
              },
      };
    }),
  };
}
