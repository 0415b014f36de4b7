/** What `--json` says of a note that was filled or checked; docs/reference/json.md names every key. */
import type { CheckedNote, FilledNote } from "../../viz/note/filled-note.ts";
import type { BoundItem, CheckedItem, NotePlace } from "../../viz/note/freshness.ts";
import type { NoteContext } from "../../viz/note/note-format.ts";
import type { NoteNumbers } from "../../viz/note/unbound-numbers.ts";
import type { Verdict } from "./verdict.ts";

const plansOf = ({ plans }: NoteContext) =>
  plans.map(({ id, path, scenario }) => ({ id, path, scenarioHash: scenario }));

const itemOf = ({ kind, expression, plan, number, unit, decimals, text }: BoundItem) => ({
  ...{ kind, expression, plan, number, unit, decimals, text },
});

const placeOf = (at: NotePlace | null) =>
  at === null
    ? null
    : { heading: at.heading, line: at.line, column: at.column, page: at.page, part: at.part };

const checkedOf = ({ item, state, found, now, at }: CheckedItem) => ({
  ...itemOf(item),
  ...{ state, found, now, place: placeOf(at) },
});

const numbersOf = ({ unbound, others }: NoteNumbers) => ({
  unboundNumbers: unbound.map(({ text, value, unit, context, at, near }) => ({
    ...{ text, value, unit, context },
    place: placeOf(at),
    nearest:
      near === null
        ? null
        : { expression: near.expression, text: near.text, label: near.label, same: near.isSame },
  })),
  otherNumbers: {
    years: others.year,
    dates: others.date,
    references: others.reference,
    names: others.name,
  },
});

const ensembleOf = ({ ensemble }: NoteContext) =>
  ensemble === undefined
    ? null
    : {
        ...{ path: ensemble.path, engine: ensemble.engine, members: ensemble.members },
        ...{ seed: ensemble.seed, sampling: ensemble.sampling },
        plans: ensemble.plans.map(({ id, scenario, inputs }) => ({
          ...{ id, scenarioHash: scenario, inputsHash: inputs },
        })),
      };

export const fillResult = (file: string, filled: FilledNote, context: NoteContext) => ({
  file,
  engine: context.engine,
  plans: plansOf(context),
  ensemble: ensembleOf(context),
  beside: filled.files.map(({ name }) => name),
  bindings: filled.bindings.map(itemOf),
  kept: filled.kept.map(checkedOf),
  ...numbersOf(filled.numbers),
});

export const checkResult = (
  file: string,
  verdict: Verdict,
  checked: CheckedNote,
  context: NoteContext,
) => ({
  file,
  agrees: verdict.agrees,
  engine: { id: context.engine, same: verdict.isSameEngine },
  untouched: verdict.isUntouched,
  plans: verdict.plans.map(({ id, isSamePlan, isSameData, areSameNotes, isSameRun }) => ({
    ...{
      id,
      samePlan: isSamePlan,
      sameData: isSameData,
      sameNotes: areSameNotes,
      sameRun: isSameRun,
    },
  })),
  ensemble: ensembleOf(context),
  sameEnsemble: verdict.isSameEnsemble,
  bindings: checked.items.map(checkedOf),
  ...numbersOf(checked.numbers),
});
