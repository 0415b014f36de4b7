/**
 * What `--json` prints: one object, also on failure; never a time or a worker count. The keys are a
 * public interface and stand in docs/reference/json.md.
 */
import type { RunOutcome } from "../engine/analysis/outcome.ts";
import { baseSteps } from "../engine/analysis/base-steps.ts";
import { rulesOf } from "../engine/analysis/lever-making.ts";
import { missingInReference, shows } from "../engine/analysis/missing.ts";
import { baseOf, dateOf, isOf, observedOf } from "../engine/analysis/target-basis.ts";
import { inTargetUnit } from "../engine/analysis/target-units.ts";
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import { budgetRecords } from "./budgets-json.ts";
import { figureRecords } from "./figures-json.ts";
import { consistencyRecords, groundingRecords } from "./grounding-json.ts";
import { onCourseRecords } from "./on-course-json.ts";
import { checkRecords, ownIndicatorRecords, ownMissing } from "./own-json.ts";

export const JSON_FORMAT = "ademruimte-json/1";

export interface JsonAnswer {
  readonly format: typeof JSON_FORMAT;
  readonly kind:
    | "run"
    | "group-run"
    | "comparison"
    | "sensitivity"
    | "backcast"
    | "rerun"
    | "migrate"
    | "ensemble"
    | "ensemble-part"
    | "validate"
    | "list"
    | "show"
    | "explain"
    | "schema"
    | "init"
    | "note"
    | "note-check"
    | "explorer"
    | "export"
    | "quality"
    | "dashboard"
    | "import"
    | "failure";
  readonly diagnostics: readonly Diagnostic[];
  readonly result: unknown;
}

/** A line longer than this is told by its place alone: it may be a megabyte, and hold every mistake. */
const LONGEST_EXCERPT = 1000;

const quoted = (diagnostic: Diagnostic): Diagnostic =>
  (diagnostic.excerpt?.length ?? 0) > LONGEST_EXCERPT
    ? { ...diagnostic, excerpt: null }
    : diagnostic;

/** A list of plain values, each on a line of its own; no text holds a line end. */
const PLAIN_LIST = /\[\n\s+([^[\]{}]*?)\n\s+\]/g;

/** One line for a series of years, so that a person can look at it too, and half the size. */
export const jsonLines = (value: unknown, indent: number): string =>
  JSON.stringify(value, null, indent).replace(
    PLAIN_LIST,
    (_, items: string) => `[${items.replace(/\n\s+/g, " ")}]`,
  );

export const jsonText = ({ kind, diagnostics, result }: Omit<JsonAnswer, "format">): string => {
  const said = { format: JSON_FORMAT, kind, diagnostics: diagnostics.map(quoted), result };
  return `${jsonLines(said, 2)}\n`;
};

/** The result of one run. `folder` is null when no files were written. */
export function runResult(
  outcome: RunOutcome,
  hashes: { readonly scenario: string; readonly notes: string; readonly engine: string },
  folder: string | null,
): unknown {
  const { model, notes } = outcome.scenario;
  return {
    scenario: {
      id: notes.id,
      title: notes.title,
      scenarioHash: hashes.scenario,
      notesHash: hashes.notes,
      engine: hashes.engine,
      first: model.first,
      last: model.last,
      packages: notes.packages ?? [],
    },
    folder,
    regions: regionRecords(outcome),
    grounding: groundingRecords(outcome),
    consistency: consistencyRecords(outcome),
  };
}

/** Every region of a run with all that is shown of it. */
export function regionRecords(outcome: RunOutcome): unknown[] {
  const { scenario, run, reference, catalogue, own } = outcome;
  const { model, notes } = scenario;
  const years = Array.from({ length: run.shape.years }, (_, index) => model.first + index);
  const unknown = model.regions.map((region) => missingInReference(model, region));
  return model.regions.map((region, index) => ({
    id: region.id,
    title: notes.regions[index]!.title,
    changes: outcome.changes[index]!.levers.map(({ lever, declaration, plan, reference }) => ({
      lever,
      unit: declaration.unit,
      actor: declaration.actor,
      plan,
      reference,
      how: rulesOf(lever, notes.levers),
    })),
    assumptions: outcome.changes[index]!.parameters.map(
      ({ parameter, declaration, record, plan, region: own, year }) => ({
        parameter,
        unit: declaration.unit,
        year,
        plan: record.unknown === true ? null : plan,
        region: record.replaces?.unknown === true ? null : own,
        low: record.low ?? null,
        high: record.high ?? null,
        grade: record.grade,
        source: record.source,
        note: record.note,
        stated: record.stated ?? null,
        by: record.by!,
      }),
    ),
    years,
    indicators: {
      ...Object.fromEntries(
        catalogue.modules.flatMap((module) =>
          Object.entries(module.outputs)
            .filter(
              ([name, output]) =>
                output.dims.length === 0 && shows(scenario, run, index, `${module.id}.${name}`),
            )
            .map(([name, { unit, kind }]) => {
              const id = `${module.id}.${name}`;
              const values = run.series(id, 0, index);
              // Without a path for its levers the reference has no figure either.
              const unchanged = unknown[index]!.has(id) ? null : reference.series(id, 0, index);
              return [id, { unit, kind, values, reference: unchanged }] as const;
            }),
        ),
      ),
      ...ownIndicatorRecords(outcome, index),
    },
    prices: notes.regions[index]!.prices ?? [],
    baseSteps: baseSteps(model, run, index),
    missing: { ...notes.regions[index]!.missing, ...ownMissing(outcome, index) },
    figures: figureRecords(outcome, index),
    targets: outcome.targets[index]!.results.map((result) => {
      const { target, status, reached, gap, low, high, weakest } = result;
      const { yearReached, hasMeasure, missing } = result;
      const shown = (value: number | null): number | null =>
        value === null ? null : inTargetUnit(target, value, catalogue);
      const note = notes.targets[target.id]!;
      const { indicators } = outcome.grounding[index]!.grounding;
      return {
        id: target.id,
        indicator: target.indicator,
        unit: target.unit,
        kind: target.kind,
        year: target.year,
        date: dateOf(target, own.run),
        direction: target.direction,
        text: note.what,
        section: note.section,
        interpreted: note.interpreted,
        remark: note.remark,
        grade: note.grade,
        source: note.source,
        base: baseOf(target, own.run, catalogue, scenario, index),
        observed: observedOf(target, catalogue, scenario, index),
        placeholders:
          indicators.find(({ indicator }) => isOf(target, indicator))?.placeholders ?? null,
        wanted: shown(target.value),
        reached: shown(reached),
        gap: shown(gap),
        low: shown(low),
        high: shown(high),
        weakest,
        status,
        yearReached,
        hasMeasure,
        missing,
      };
    }),
    checks: checkRecords(outcome, index),
    budgets: budgetRecords(outcome, index),
    onCourse: onCourseRecords(outcome, index),
    constraints: outcome.constraints[index]!.bound.map(
      ({ year, lever, unit, wished, got, limit, label }) => ({
        ...{ year, lever, unit, wished, got, limit },
        text: label,
      }),
    ),
  }));
}
