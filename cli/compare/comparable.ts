/** Whether runs can be laid side by side at all, and what should be known of it when they can. */
import type { ComparedRun, Comparison } from "../../engine/analysis/comparison.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";

const diagnostic = (
  code: "duplicate-id" | "not-comparable",
  severity: Diagnostic["severity"],
  message: Text,
  help: Text | null,
): Diagnostic => ({ code, severity, message, at: null, excerpt: null, help, related: [] });

const lastOf = ({ series: { shape } }: ComparedRun): number => shape.first + shape.years - 1;

/**
 * What stands in the way of comparing these runs; the first is the one that the others are held
 * against.
 *
 * @param typed how the plans were called, for two of one id; the last ones of the runs
 */
export function incomparable(runs: readonly ComparedRun[], typed: readonly string[]): Diagnostic[] {
  const added = runs.length - typed.length;
  const nameOf = (at: number): string => typed[at - added] ?? runs[at]!.id;
  const problems: Diagnostic[] = [];
  const [against] = runs;
  const regionsOf = ({ scenario }: ComparedRun): string =>
    scenario.model.regions.map(({ id }) => id).join(", ");
  runs.forEach((run, at) => {
    const same = runs.findIndex(({ id }) => id === run.id);
    if (same < at) {
      const [one, other] = [nameOf(same), nameOf(at)];
      problems.push(
        diagnostic(
          "duplicate-id",
          "error",
          {
            nl: `${one} en ${other} hebben allebei de id "${run.id}"`,
            en: `${one} and ${other} both have the id "${run.id}"`,
          },
          {
            nl: "geef elk plan een eigen id; een plan met zichzelf vergelijken zegt niets",
            en: "give every plan an id of its own; comparing a plan with itself says nothing",
          },
        ),
      );
    } else if (regionsOf(run) !== regionsOf(against!)) {
      problems.push(
        diagnostic(
          "not-comparable",
          "error",
          {
            nl: `${run.id} gaat over ${regionsOf(run)}, en ${against!.id} over ${regionsOf(against!)}`,
            en: `${run.id} is about ${regionsOf(run)}, and ${against!.id} about ${regionsOf(against!)}`,
          },
          { nl: "vergelijk plannen van één regio", en: "compare plans of one region" },
        ),
      );
    } else if (
      run.series.shape.first > lastOf(against!) ||
      lastOf(run) < against!.series.shape.first
    ) {
      problems.push(
        diagnostic(
          "not-comparable",
          "error",
          {
            nl: `${run.id} loopt van ${spanOf(run).nl}, en ${against!.id} van ${spanOf(against!).nl}: er is geen jaar dat beide hebben`,
            en: `${run.id} runs from ${spanOf(run).en}, and ${against!.id} from ${spanOf(against!).en}: there is no year that both have`,
          },
          null,
        ),
      );
    }
  });
  return problems;
}

const spanOf = (run: ComparedRun): Text => ({
  nl: `${run.series.shape.first} tot ${lastOf(run)}`,
  en: `${run.series.shape.first} to ${lastOf(run)}`,
});

/** Plans that run over other years than the reference: the comparison is about those of both. */
export function spanWarnings({ runs, reference, first, last }: Comparison): Diagnostic[] {
  const against = runs[reference]!;
  return runs
    .filter((run) => spanOf(run).en !== spanOf(against).en)
    .map((run) =>
      diagnostic(
        "not-comparable",
        "warning",
        {
          nl: `${run.id} loopt van ${spanOf(run).nl} en ${against.id} van ${spanOf(against).nl}; vergeleken wordt van ${first} tot ${last}`,
          en: `${run.id} runs from ${spanOf(run).en} and ${against.id} from ${spanOf(against).en}; compared from ${first} to ${last}`,
        },
        null,
      ),
    );
}
