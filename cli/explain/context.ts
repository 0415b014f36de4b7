/** What every explanation is made from, and the columns that its figures stand in. */
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { futureYears } from "../../engine/analysis/main-indicators.ts";
import { missingInReference } from "../../engine/analysis/missing.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { OutputDeclaration } from "../../engine/scenario/declarations.ts";
import type { ShowFile } from "../show/yaml-lines.ts";
import type { Language } from "../texts.ts";
import type { View } from "../../viz/run-view.ts";
import type { EquationsByModule } from "./equation-facts.ts";
import type { Trace } from "./trace.ts";

export interface ExplainContext {
  readonly outcome: RunOutcome;
  readonly trace: Trace;
  readonly equations: EquationsByModule;
  readonly language: Language;
  /** Calendar years of the columns; one when a year was asked for. */
  readonly years: readonly number[];
  /** How a person here would write the path of a file. */
  readonly show: ShowFile;
}

/** What is explained, for a person and for a program. */
export interface Explanation {
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

/** The first year and those of the summary, or the one that was asked for. */
export const yearsShown = (
  { model }: RunOutcome["scenario"],
  year: number | null,
): readonly number[] =>
  year === null ? [...new Set([model.first, ...futureYears(model.first, model.last)])] : [year];

/** Explanations are about one city: the first of a plan. */
export const REGION = 0;

export const viewOf = ({ outcome, language }: ExplainContext): View => ({
  outcome,
  region: REGION,
  language,
});

export const outputOf = (id: string, { outcome }: ExplainContext): OutputDeclaration =>
  quantitiesOf(outcome.catalogue, "outputs").get(id)!;

/** All cells of an output in a year; NaN where it has no value. */
export function outputCells(
  id: string,
  year: number,
  run: Trajectories,
  { outcome }: ExplainContext,
): number[] {
  const { model } = outcome.scenario;
  const region = model.regions[REGION]!;
  // Without a path for its levers the reference has no figure either.
  const isMissing =
    region.missing?.includes(id) === true ||
    (run === outcome.reference && missingInReference(model, region).has(id));
  return Array.from({ length: run.size(id) }, (_, cell) =>
    isMissing ? NaN : run.at(id, year, cell, REGION),
  );
}

/** Cells of a path by year, `[year][cell]`. */
export function pathCells(
  path: readonly number[],
  year: number,
  { outcome }: ExplainContext,
): readonly number[] {
  const { first, last } = outcome.scenario.model;
  const width = path.length / (last - first + 1);
  return path.slice((year - first) * width, (year - first + 1) * width);
}

/** What a file says at a line: `plan.yaml:12`. */
export const placeText = (
  { file, line }: { readonly file: string; readonly line: number },
  { show }: Pick<ExplainContext, "show">,
): string => `${show(file)}:${line}`;
