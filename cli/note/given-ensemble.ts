/** The folder of an ensemble that a note is filled from: read back, and held against the plans. */
import path from "node:path";
import type { EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { RecordedEnsemble } from "../../viz/note/freshness.ts";
import { engineFingerprint, hashesOf } from "../result-files.ts";
import { readEnsemble } from "../stored-run/read-ensemble.ts";
import { readStoredRuns, storedRunFile } from "../stored-run/read-stored-run.ts";
import { posix } from "./recorded-plans.ts";

export interface GivenEnsemble {
  /** By the id of the plan. */
  readonly records: ReadonlyMap<string, EnsembleRecord>;
  readonly recorded: RecordedEnsemble;
}

export type EnsembleGiven =
  | { readonly given: GivenEnsemble; readonly diagnostics: readonly Diagnostic[] }
  | { readonly given: null; readonly diagnostics: readonly Diagnostic[] };

const other = (file: string, message: Text, help: Text): Diagnostic => ({
  ...{ code: "other-ensemble", severity: "error", message, help, excerpt: null, related: [] },
  at: { file, line: 1, column: 1, endColumn: 2 },
});

const GIVE_FOLDER: Text = {
  nl: "geef de map die simulate ensemble schreef, zoals results/kortrijk-2040--ensemble",
  en: "give the folder that simulate ensemble wrote, as results/kortrijk-2040--ensemble",
};

/** The folder of something else stands where that of an ensemble belongs. */
export const noEnsemble = (file: string, help: Text): Diagnostic =>
  other(
    file,
    {
      nl: "dit is een gewone berekening of vergelijking, geen ensemble",
      en: "this is a plain run or comparison, no ensemble",
    },
    help,
  );

const again = (ids: readonly string[]): Text => ({
  nl: `reken het opnieuw: simulate ensemble ${ids.join(" ")}`,
  en: `run it again: simulate ensemble ${ids.join(" ")}`,
});

/**
 * Why an ensemble does not belong to plans; none where it does. Plans that it does not have may
 * stand beside those that it has.
 */
export function otherEnsemble(
  file: string,
  stored: {
    readonly engine: string;
    readonly plans: readonly { readonly id: string; readonly scenario: string }[];
  },
  now: {
    readonly engine: string;
    readonly plans: readonly { readonly id: string; readonly scenario: string }[];
  },
): Diagnostic[] {
  const ids = now.plans.map(({ id }) => id);
  if (stored.engine !== now.engine) {
    return [
      other(
        file,
        {
          nl: `een andere versie van het rekenmodel maakte dit ensemble (${stored.engine.slice(0, 12)}; deze is ${now.engine.slice(0, 12)})`,
          en: `another version of the model made this ensemble (${stored.engine.slice(0, 12)}; this one is ${now.engine.slice(0, 12)})`,
        },
        again(ids),
      ),
    ];
  }
  const found = now.plans.flatMap((plan) => {
    const same = stored.plans.find(({ id }) => id === plan.id);
    return same === undefined ? [] : [{ id: plan.id, isSame: same.scenario === plan.scenario }];
  });
  if (found.length === 0) {
    const theirs = stored.plans.map(({ id }) => id).join(", ");
    return [
      other(
        file,
        {
          nl: `dit is het ensemble van ${theirs}, niet van ${ids.join(", ")}`,
          en: `this is the ensemble of ${theirs}, not of ${ids.join(", ")}`,
        },
        again(ids),
      ),
    ];
  }
  return found
    .filter(({ isSame }) => !isSame)
    .map(({ id }) =>
      other(
        file,
        {
          nl: `plan ${id} of zijn gegevens zijn veranderd sinds dit ensemble gerekend is`,
          en: `plan ${id} or its data changed since this ensemble was run`,
        },
        again([id]),
      ),
    );
}

/**
 * @param typed  folder of an ensemble, or its run.json
 * @param folder of the note, from which its path is remembered
 */
export function givenEnsemble(
  typed: string,
  folder: string,
  outcomes: readonly RunOutcome[],
): EnsembleGiven {
  const file = storedRunFile(typed) ?? typed;
  const stored = readStoredRuns(file);
  const isWrong = stored.diagnostics.some(({ severity }) => severity === "error");
  if (isWrong) return { given: null, diagnostics: stored.diagnostics };
  const shown = posix(file);
  if (stored.ensemble === null) {
    return { given: null, diagnostics: [noEnsemble(shown, GIVE_FOLDER)] };
  }
  const plansOf = (scenarios: readonly RunOutcome["scenario"][]) =>
    scenarios.map((scenario) => ({
      id: scenario.notes.id,
      scenario: hashesOf(scenario).scenario,
    }));
  const plans = plansOf(stored.runs.map(({ scenario }) => scenario));
  const { engine } = stored.runs[0]!;
  const now = {
    engine: engineFingerprint(),
    plans: plansOf(outcomes.map(({ scenario }) => scenario)),
  };
  const reasons = otherEnsemble(shown, { engine, plans }, now);
  if (reasons.length > 0) return { given: null, diagnostics: reasons };
  const { ensemble, diagnostic } = readEnsemble(stored);
  if (ensemble === null) return { given: null, diagnostics: [diagnostic] };
  const { members, seed, sampling } = ensemble.settings;
  return {
    given: {
      records: new Map(ensemble.records.map((record) => [record.scenario.notes.id, record])),
      recorded: {
        path: posix(path.relative(folder, path.resolve(path.dirname(file)))),
        ...{ engine, members, seed, sampling },
        plans: plans.map(({ id, scenario }, at) => ({
          ...{ id, scenario, inputs: stored.ensemble!.plans[at]!.inputsHash },
        })),
      },
    },
    diagnostics: stored.diagnostics,
  };
}
