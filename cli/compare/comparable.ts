/** Whether runs can be laid side by side at all, and what should be known of it when they can. */
import type { ComparedRun, Comparison } from "../../engine/analysis/comparison.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";

const diagnostic = (
  code: "duplicate-id" | "missing-file" | "not-comparable",
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
          {
            nl: "vergelijk plannen van één regio; een plan met extends: en een eigen region: rekent een ander plan met de cijfers van uw regio",
            en: "compare plans of one region; a plan with extends: and a region: of its own runs another plan on the figures of your region",
          },
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
export const spanWarnings = ({ runs, reference, first, last }: Comparison): Diagnostic[] =>
  otherSpans(runs, runs[reference]!, [first, last]);

/** The same of plans that are shown side by side, the first of them opened. */
export function spansBeside(runs: readonly ComparedRun[]): Diagnostic[] {
  const [opened, ...others] = runs;
  return others.flatMap((run) =>
    otherSpans([run], opened!, [
      Math.max(opened!.series.shape.first, run.series.shape.first),
      Math.min(lastOf(opened!), lastOf(run)),
    ]),
  );
}

function otherSpans(
  runs: readonly ComparedRun[],
  against: ComparedRun,
  [first, last]: readonly [number, number],
): Diagnostic[] {
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

/** Indicators by whose name a plan means something else than the reference does. */
export const definitionWarnings = ({ runs, reference, regions }: Comparison): Diagnostic[] =>
  runs.flatMap((run, at) => {
    const ids = new Set(
      regions.flatMap(({ indicators }) =>
        indicators.flatMap(({ id, paths }) => (paths[at]?.isSame === false ? [id] : [])),
      ),
    );
    const against = runs[reference]!.id;
    return [...ids].map((id) =>
      diagnostic(
        "not-comparable",
        "warning",
        {
          nl: `${run.id} bedoelt met de indicator ${id} iets anders dan ${against}: er is geen verschil te geven`,
          en: `${run.id} means something else by the indicator ${id} than ${against}: there is no difference to give`,
        },
        {
          nl: "geef de ene een andere naam, of beide dezelfde formule en eenheid",
          en: "give one of them another name, or both the same formula and unit",
        },
      ),
    );
  });

/**
 * What `--reference` names, when that is neither one of the plans nor a file nor a supplied plan.
 *
 * @param ids of the plans, as far as they load
 */
export const unknownReference = (
  typed: string,
  ids: readonly string[],
  supplied: readonly string[],
): Diagnostic => {
  const near = nearest(typed, [...ids, ...supplied]);
  const list = ids.join(", ");
  return diagnostic(
    "missing-file",
    "error",
    {
      nl: `--reference: geen van de plannen heet "${typed}", en er is geen bestand of meegeleverd plan van die naam`,
      en: `--reference: none of the plans is called "${typed}", and there is no file or supplied plan of that name`,
    },
    near === null
      ? {
          nl: `kies een van de plannen (${list}), een bestand of een meegeleverd plan`,
          en: `choose one of the plans (${list}), a file or a supplied plan`,
        }
      : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  );
};

/** The reference alone, which has nothing to be compared with. */
export const onlyTheReference = (id: string): Diagnostic =>
  diagnostic(
    "not-comparable",
    "error",
    {
      nl: `${id} is zelf de referentie, en er is geen ander plan om ernaast te leggen`,
      en: `${id} is the reference itself, and there is no other plan to lay beside it`,
    },
    {
      nl: "geef nog een plan op, of laat --reference weg: dan staat het naast ongewijzigd beleid",
      en: "name another plan, or leave out --reference: it then stands beside unchanged policy",
    },
  );
