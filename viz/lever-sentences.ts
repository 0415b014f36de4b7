/** What a plan decides otherwise than unchanged policy, in words: a lever with its members in one. */
import type { LeverChange } from "../engine/analysis/changes.ts";
import { rulesOf } from "../engine/analysis/lever-making.ts";
import { shows } from "../engine/analysis/missing.ts";
import { parseAddress } from "../engine/scenario/address.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import type { Shape } from "../engine/scenario/levers/path-shape.ts";
import type { PackageNote } from "../engine/scenario/resolved.ts";
import { MONEY, spentId } from "../engine/scenario/programmes/programme-declarations.ts";
import {
  displayUnit,
  formatNumber,
  labelBehind,
  type DisplayUnit,
  type Language,
} from "./numbers.ts";
import { memberName, nameOf, severalOf } from "./names.ts";
import type { View } from "./run-view.ts";
import { together } from "./spaces.ts";

const TEXTS = {
  reference: { nl: "ref.", en: "ref." },
  trend: { nl: "ref. trend", en: "ref. trend" },
  unknown: { nl: "ref. onbekend", en: "ref. unknown" },
  perYear: { nl: "per jaar", en: "per year" },
  formula: { nl: "formule", en: "formula" },
  level: { nl: "niveau", en: "level" },
} as const satisfies Record<string, Text>;

/** How the years between two points of a table were made, in plain words. */
const SHAPES: Readonly<Record<Shape, Text>> = {
  linear: { nl: "lineair", en: "linear" },
  "s-curve": { nl: "S-curve", en: "S-curve" },
  step: { nl: "met sprongen", en: "in steps" },
  hold: { nl: "met sprongen", en: "in steps" },
};

/** A lever with those of its members that the plan changes. */
export interface ChangedLever {
  readonly id: string;
  readonly changes: readonly LeverChange[];
}

/** Levers in the order in which the plan sets them; what was set by hand comes first. */
export function changedLevers({ outcome, region }: View): ChangedLever[] {
  const groups = new Map<string, LeverChange[]>();
  for (const change of outcome.changes[region]!.levers) {
    const { id } = parseAddress(change.lever)!;
    groups.set(id, [...(groups.get(id) ?? []), change]);
  }
  const { levers: notes, files: plans, packages = [] } = outcome.scenario.notes;
  const files = [...plans, ...packages.map(({ file }) => file)];
  const placeOf = ({ lever }: LeverChange, id: string): readonly [number, number] => {
    const set = (notes[lever] ?? notes[id])?.set;
    if (set === undefined) return [files.length, 0];
    return [files.indexOf(set.origin.file), set.origin.line];
  };
  const placed = [...groups].map(([id, changes]) => ({
    id,
    changes,
    place: changes
      .map((change) => placeOf(change, id))
      .reduce((a, b) => (a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1]) ? a : b)),
  }));
  return placed.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]);
}

/** How the figures of one lever are written: in one unit, with as many decimals as they need. */
interface Writing {
  readonly display: DisplayUnit;
  readonly decimals: number;
  readonly isYear: boolean;
  readonly first: number;
  readonly language: Language;
}

const scaled = (value: number, { display, isYear }: Writing): number =>
  isYear ? value : value / display.factor;
const written = (value: number, writing: Writing): string =>
  writing.isYear
    ? `${value}`
    : formatNumber(scaled(value, writing), writing.language, writing.decimals);

/** Years, counted from 0, in which a path bends. */
function cornersOf(values: readonly number[]): number[] {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return values.flatMap((value, i) => {
    if (i === 0 || value === values[i - 1]) return [];
    const slope = value - values[i - 1]!;
    const next = i + 1 < values.length ? values[i + 1]! - value : NaN;
    return Math.abs(next - slope) <= 1e-9 * Math.max(1, largest) ? [] : [i];
  });
}

/** What a path shows: where it begins, where it bends, and where it ends. */
function stepsOf(values: readonly number[]): number[] {
  const corners = cornersOf(values);
  return [0, ...(corners.length > 2 ? corners.slice(-1) : corners)];
}

/** `1,3 → 3,0 % per jaar (2030)`: the unit behind the last figure. */
function pathText(values: readonly number[], unit: string, writing: Writing): string {
  const steps = stepsOf(values);
  return steps
    .map((at, step) => {
      const figure = written(values[at]!, writing) + (step === steps.length - 1 ? unit : "");
      return at === 0 ? figure : `${figure} (${writing.first + at})`;
    })
    .join(" → ");
}

function writingOf(changes: readonly LeverChange[], { outcome, language }: View): Writing {
  const { unit } = changes[0]!.declaration;
  const paths = changes.flatMap(({ plan, reference }) =>
    reference === null ? [plan] : [plan, reference],
  );
  const largest = Math.max(...paths.flat().map(Math.abs));
  const display = displayUnit(unit, largest);
  const shown = paths.flatMap((path) => stepsOf(path).map((at) => path[at]! / display.factor));
  let decimals = 0;
  const isRough = (value: number): boolean =>
    Math.abs(value - Number(value.toFixed(decimals))) > 1e-9 * Math.max(1, Math.abs(value));
  while (decimals < display.decimals && shown.some(isRough)) decimals++;
  const isYear = unit === "year";
  return { display, decimals, isYear, first: outcome.scenario.model.first, language };
}

/** The unit behind the figures, without what the name of the lever says already. */
function unitBeside(name: string, { display, isYear, language }: Writing): string {
  if (isYear) return "";
  const label = display.label[language];
  const perYear = TEXTS.perYear[language];
  const isYearly = label.endsWith(perYear);
  const amount = isYearly ? label.slice(0, -perYear.length).trim() : label;
  // What is counted is what the lever is called after.
  const isSaid = display.one !== undefined || name.toLowerCase().includes(amount.toLowerCase());
  const parts = [isSaid ? "" : amount, isYearly && !name.includes(perYear) ? perYear : ""];
  return parts.map((part) => (part === "" ? "" : ` ${part}`)).join("");
}

/** What unchanged policy is; nothing where it stays what the plan begins with. */
function referenceText(change: LeverChange, writing: Writing, view: View): string {
  const { plan, reference, declaration } = change;
  if (reference === null) return TEXTS.unknown[view.language];
  const { output, direction } = declaration.effect;
  const { outcome, region, language } = view;
  // A wish that nobody has is not a stock of nothing: the trend goes on without it.
  const hasTrend =
    direction === "up" &&
    outcome.reference.has(output) &&
    outcome.reference.at(output, writing.first, 0, region) > 0;
  if (hasTrend && reference.every((value) => value === 0)) {
    return TEXTS.trend[language];
  }
  if (reference.every((value) => value === plan[0])) return "";
  return `${TEXTS.reference[language]} ${written(reference.at(-1)!, writing)}`;
}

/** How the path was made, where that is not plain to see: between points, by a change or a formula. */
function makingText({ lever, plan }: LeverChange, { outcome, language }: View): string {
  const [rule] = rulesOf(lever, outcome.scenario.notes.levers);
  if (rule === undefined) return "";
  if (rule.kind === "relative") return rule.text;
  if (rule.kind === "formula") return TEXTS.formula[language];
  const moves = rule.points !== undefined && rule.points.length > 1 && stepsOf(plan).length > 1;
  return moves ? SHAPES[rule.shape as Shape][language] : "";
}

/** Adds a remark within the last brackets of a text, or in brackets of its own. */
const bracketed = (text: string, remark: string): string =>
  remark === ""
    ? text
    : text.endsWith(")")
      ? `${text.slice(0, -1)}; ${remark})`
      : `${text} (${remark})`;

const samePath = (a: readonly number[] | null, b: readonly number[] | null): boolean =>
  a === null || b === null ? a === b : a.every((value, at) => value === b[at]);

/** Of shares of one whole the one that gains most tells what the plan wants. */
function gaining(changes: readonly LeverChange[]): LeverChange {
  const gain = ({ plan, reference }: LeverChange): number =>
    plan.reduce((sum, value, at) => sum + value - (reference?.[at] ?? 0), 0);
  return changes.reduce((most, change) => (gain(change) > gain(most) ? change : most));
}

export function leverText({ id, changes }: ChangedLever, view: View): string {
  const name = nameOf(id, view);
  const { declaration } = changes[0]!;
  const said = (change: LeverChange, who: string, writing: Writing): string => {
    const path = pathText(change.plan, unitBeside(name, writing), writing);
    const made = bracketed(path, makingText(change, view));
    return `${name}${who}: ${together(bracketed(made, referenceText(change, writing, view)))}`;
  };
  const memberOf = (change: LeverChange): string =>
    parseAddress(change.lever)!
      .members.map((member, at) => memberName(declaration.dims[at]!, member, view))
      .join(", ");
  if (changes.length === 1 || declaration.sumsToOne === true) {
    const change = gaining(changes);
    const member = memberOf(change);
    return said(change, member === "" ? "" : ` (${member})`, writingOf([change], view));
  }
  const [one, ...others] = changes as [LeverChange, ...LeverChange[]];
  const writing = writingOf(changes, view);
  const several = ` (${severalOf(declaration.dims.at(-1)!, changes.length, view)})`;
  const alike = others.every(
    ({ plan, reference }) => samePath(plan, one.plan) && samePath(reference, one.reference),
  );
  if (alike) return said(one, several, writing);
  const ends = changes
    .map((change) => `${memberOf(change)} ${written(change.plan.at(-1)!, writing)}`)
    .join(", ");
  return `${name}: ${ends}${unitBeside(name, writing)} (${writing.first + one.plan.length - 1})`;
}

/** `bomen` of `Extra bomen`: that they are extra is what makes them a delivery. */
const delivered = (name: string): string => {
  const plain = name.replace(/^extra /i, "");
  return plain.slice(0, 1).toLowerCase() + plain.slice(1);
};

/** What a programme costs in all years together, upkeep included where that is known. */
function spendingText(id: string, { outcome, region, language }: View): string {
  const spent = (["cost", "upkeep"] as const)
    .map((kind) => spentId(id, kind))
    .filter((output) => shows(outcome.scenario, outcome.run, region, output))
    .flatMap((output) => [...outcome.run.series(output, 0, region)])
    .reduce((sum, value) => sum + value, 0);
  if (spent === 0) return "";
  const { factor, label } = displayUnit(MONEY, spent);
  return `${formatNumber(spent / factor, language, factor > 1 ? 1 : 0)} ${label[language]}`;
}

/** What a programme delivers in all years together: `2.600 levenslange woningen`. */
export function deliveryText({ id, changes }: ChangedLever, view: View): string {
  const { language } = view;
  const total = changes[0]!.plan.reduce((sum, value) => sum + value, 0);
  const display = displayUnit(changes[0]!.declaration.unit.replace(/\/year$/, ""), total);
  // Whole things: what a plan spreads over years adds up to them but for a rounding.
  const number = formatNumber(total / display.factor, language);
  const name = delivered(nameOf(id, view));
  const unit = labelBehind(number, display)[language];
  const what = `${number}${name.includes(unit) ? "" : ` ${unit}`} ${name}`;
  return together(bracketed(what, spendingText(id, view)));
}

/** The name of a package, with its level unless it says that itself. */
export function packageText({ title, level }: PackageNote, language: Language): string {
  const isSaid = level === null || new RegExp(`\\b${level}\\b`).test(title[language]);
  return isSaid ? title[language] : `${title[language]} (${TEXTS.level[language]} ${level})`;
}

/** Which of the changed levers are measures, and which are deliveries of programmes. */
export function measuresAndDeliveries(view: View): {
  readonly measures: readonly ChangedLever[];
  readonly deliveries: readonly ChangedLever[];
} {
  const levers = changedLevers(view);
  const programmes = new Set(view.outcome.scenario.model.programmes?.map(({ id }) => id));
  return {
    measures: levers.filter(({ id }) => !programmes.has(id)),
    deliveries: levers.filter(({ id }) => programmes.has(id)),
  };
}
