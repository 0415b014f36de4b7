/**
 * What a result rests on: how well founded the figures behind each indicator are, which of them
 * matter most, and how far they could move it (docs/reference/uncertainty.md).
 *
 * Each assumption is set to the low and to the high end of its range, one at a time, all else as in
 * the run; each time the modules that it can reach run again.
 */
import { cellOf, parseAddress, quantitiesOf } from "../scenario/address.ts";
import { GRADES, type Catalogue } from "../scenario/declarations.ts";
import type {
  Provenance,
  RegionModel,
  ResolvedScenario,
  TargetModel,
} from "../scenario/resolved.ts";
import { NonFiniteError, type Instance, type RegionValues } from "../run/instance.ts";
import { PartialRuns, type Course, type Watched } from "../run/partial-runs.ts";
import type { Trajectories } from "../run/trajectories.ts";
import { assumptionsOf, observationAssumption, type Assumption } from "./assumptions.ts";
import { Causes } from "./causes.ts";
import { GROUNDS, type Ground } from "./grounds.ts";
import { futureYears, MAIN_INDICATORS } from "./main-indicators.ts";
import { shows } from "./missing.ts";
import {
  observedBy,
  reachedOf,
  satisfies,
  subjectOf,
  valueIn,
  yearsCompared,
  type GroundedResult,
  type Subject,
  type TargetResult,
} from "./targets.ts";

/** How many assumptions are named, and make up the span. */
export const LEADING = 5;

/** What an indicator becomes with one assumption at either end of its range. */
export interface Effect {
  readonly assumption: Assumption;
  readonly low: number;
  readonly high: number;
}

/** A figure of the run and how far the assumptions that matter most could move it. */
export interface Span {
  readonly central: number;
  /** Of the leading assumptions together, taken as independent. */
  readonly low: number;
  readonly high: number;
  /** Of all records that move the figure: `plan` when nothing does but what the plan says itself. */
  readonly weakest: Ground;
  /** At most five, the widest first. */
  readonly leading: readonly Effect[];
}

/** How many records reach an indicator, by how well founded they are. */
export type Inputs = Readonly<Record<Ground, number>>;

export interface IndicatorGrounding {
  readonly indicator: string;
  readonly inputs: Inputs;
  /** For the main indicators in the years that a summary shows; none for the others. */
  readonly spans: ReadonlyMap<number, Span>;
}

export interface Grounding {
  readonly assumptions: readonly Assumption[];
  readonly indicators: readonly IndicatorGrounding[];
  /** By the id of the goal, in the terms of the goal. */
  readonly targets: ReadonlyMap<string, Span>;
}

/** One figure that is watched: an output's value, or what a goal makes of several. */
interface Reading {
  readonly output: string;
  /** Another output that it reads, for what the first one was before the run. */
  readonly before: string | null;
  readonly target: TargetModel | null;
  /** Among the watched figures. */
  readonly places: readonly number[];
  /** Declared bounds of a plain value. */
  readonly min: number;
  readonly max: number;
}

export interface GroundingQuestion {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  readonly instance: Instance;
  readonly values: RegionValues;
  readonly run: Trajectories;
  readonly regionIndex: number;
}

/** A figure that moves by less than this part of itself does so by rounding. */
const NOTICEABLE = 1e-9;

class Readings {
  readonly list: Reading[] = [];
  readonly watched: Watched[] = [];
  /** Observations from before the run, at negative places: the first at -1. */
  readonly fixed: number[] = [];
  /** Those of them that may be otherwise. */
  readonly observed: { readonly assumption: Assumption; readonly at: number }[] = [];
  private readonly places = new Map<string, number>();

  constructor(private readonly question: GroundingQuestion) {}

  private place(output: string, cell: number, year: number): number {
    const index = year - this.question.run.shape.first;
    const key = `${output} ${cell} ${index}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.watched.push({ output, cell, index });
    this.places.set(key, this.watched.length - 1);
    return this.watched.length - 1;
  }

  private bounds(output: string): { readonly min: number; readonly max: number } {
    const declared = quantitiesOf(this.question.catalogue, "outputs").get(output);
    return { min: declared?.min ?? -Infinity, max: declared?.max ?? Infinity };
  }

  private observation(subject: Subject, year: number): number | null {
    const { run, scenario, catalogue, regionIndex } = this.question;
    const key = `${subject.id} ${year}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const region = scenario.model.regions[regionIndex]!;
    const value = valueIn(subject, year, run, catalogue, region, regionIndex);
    if (value === null) return null;
    const records = scenario.notes.regions[regionIndex]!.history[subject.id] ?? [];
    const record = records.find((candidate) => candidate.year === year);
    const at = this.fixed.length;
    const assumption = record === undefined ? null : observationAssumption(subject.id, record);
    if (assumption !== null) this.observed.push({ assumption, at });
    this.fixed.push(value);
    this.places.set(key, -1 - at);
    return -1 - at;
  }

  level(output: string, year: number): void {
    const places = [this.place(output, 0, year)];
    this.list.push({ output, before: null, target: null, places, ...this.bounds(output) });
  }

  /** @returns whether the run says anything about the goal */
  goal(target: TargetModel): boolean {
    const { run, catalogue, scenario, regionIndex } = this.question;
    const region = scenario.model.regions[regionIndex]!;
    const subject = subjectOf(target, run, catalogue, region);
    if (target.kind === "tracked" || subject === null) return false;
    if (!shows(scenario, run, regionIndex, subject.id)) return false;
    const { shape } = run;
    const isStock = run.isStock(subject.id);
    const end = shape.first + shape.years - (isStock ? 0 : 1);
    const places: number[] = [];
    let before: string | null = null;
    for (const year of yearsCompared(target, target.year, isStock, shape)) {
      if (year >= shape.first && year <= end) {
        places.push(this.place(subject.id, subject.cell, year));
        continue;
      }
      const observed = observedBy(subject.id, year, run, catalogue);
      if (observed !== null) {
        before = observed;
        places.push(this.place(observed, 0, shape.first));
        continue;
      }
      const place = this.observation(subject, year);
      if (place === null) return false;
      places.push(place);
    }
    const isLevel = target.kind !== "change" && target.kind !== "annual_change";
    const bounds = isLevel ? this.bounds(subject.id) : { min: -Infinity, max: Infinity };
    this.list.push({ output: subject.id, before, target, places, ...bounds });
    return true;
  }
}

/** Figures of a reading, gathered from what was watched and what stands fast. */
const scratch: number[] = [];

function read(
  { target, places }: Reading,
  figures: Float64Array,
  fixed: readonly number[],
): number | null {
  if (target === null) return figures[places[0]!]!;
  scratch.length = places.length;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    scratch[i] = place < 0 ? fixed[-1 - place]! : figures[place]!;
  }
  return reachedOf(target, scratch);
}

/** All outputs that are read. */
const outputsOf = (list: readonly Reading[]): Set<string> =>
  new Set(list.flatMap(({ output, before }) => (before === null ? [output] : [output, before])));

/** Deviations of all readings under all assumptions: `[reading][assumption]`. */
interface Deviations {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

function deviations(
  question: GroundingQuestion,
  causes: Causes,
  assumptions: readonly Assumption[],
  { list, watched, fixed, observed }: Readings,
  central: readonly (number | null)[],
): Deviations {
  const { instance, values, run, regionIndex } = question;
  const count = assumptions.length;
  const reruns = count - observed.length;
  const low = new Float64Array(list.length * count);
  const high = new Float64Array(list.length * count);
  const runs = new PartialRuns(instance, values, run, regionIndex, watched);
  const rerun = causes.rerunFor(outputsOf(list));
  const places = new Map<string, number>();
  instance.declarations.forEach(({ id, parameters }, place) => {
    for (const name of Object.keys(parameters)) places.set(`${id}.${name}`, place);
  });
  const ownerOf = list.map(({ output }) => causes.moduleOf(output));
  /** Readings of outputs of the modules that run; the others cannot move. */
  const reachable = new Map<Course, readonly number[]>();
  const readingsOf = (course: Course): readonly number[] => {
    const known = reachable.get(course);
    if (known !== undefined) return known;
    const mine = ownerOf.flatMap((owner, r) => (course.modules.includes(owner) ? [r] : []));
    reachable.set(course, mine);
    return mine;
  };
  for (let a = 0; a < reruns; a++) {
    const assumption = assumptions[a]!;
    const { kind, id } = assumption;
    const cause = causes.causeOf(kind === "parameter" ? "parameter" : "lever", id)!;
    const modules = rerun(cause);
    if (modules.length === 0) continue;
    const course = runs.course(modules);
    const moved = kind === "parameter" ? places.get(id)! : -1;
    const mine = readingsOf(course);
    for (const side of ["low", "high"] as const) {
      if (assumption[side].length === 0) continue;
      const figures = runs.run(course, assumption[side], moved);
      const into = side === "low" ? low : high;
      for (let i = 0; i < mine.length; i++) {
        const r = mine[i]!;
        const value = read(list[r]!, figures, fixed);
        if (value === null) continue;
        if (!Number.isFinite(value)) throw new NonFiniteError(list[r]!.output, run.shape.first);
        into[r * count + a] = value - central[r]!;
      }
    }
  }
  observed.forEach(({ assumption, at }, number) => {
    const [record] = assumption.records;
    const stated = fixed[at]!;
    for (const side of ["low", "high"] as const) {
      fixed[at] = record![side]!;
      const into = side === "low" ? low : high;
      list.forEach((reading, r) => {
        if (!reading.places.includes(-1 - at)) return;
        const value = read(reading, runs.central, fixed);
        if (value !== null) into[r * count + reruns + number] = value - central[r]!;
      });
    }
    fixed[at] = stated;
  });
  return { low, high };
}

/** The span of one reading from what each assumption does to it. */
function spanOf(
  reading: Reading,
  central: number,
  assumptions: readonly Assumption[],
  { low, high }: Deviations,
  from: number,
): Span {
  const leading: { readonly at: number; readonly width: number }[] = [];
  let grade = 0;
  for (let a = 0; a < assumptions.length; a++) {
    const [down, up] = [low[from + a]!, high[from + a]!];
    if (down === 0 && up === 0) continue;
    const furthest = Math.max(Math.abs(down), Math.abs(up));
    if (furthest <= NOTICEABLE * Math.max(Math.abs(central), Math.abs(central + furthest))) {
      continue;
    }
    grade = Math.max(grade, GRADES.indexOf(assumptions[a]!.grade));
    const width = Math.max(0, down, up) - Math.min(0, down, up);
    // Shares of one whole rise at each other's cost: two of them are one question, asked twice.
    const { whole } = assumptions[a]!;
    const same = leading.findIndex(
      (other) => whole !== null && assumptions[other.at]!.whole === whole,
    );
    if (same >= 0) {
      if (leading[same]!.width >= width) continue;
      leading.splice(same, 1);
    }
    let at = leading.length;
    while (at > 0 && leading[at - 1]!.width < width) at--;
    if (at < LEADING) leading.splice(at, 0, { at: a, width });
    if (leading.length > LEADING) leading.pop();
  }
  let [below, above] = [0, 0];
  for (const { at } of leading) {
    const [down, up] = [low[from + at]!, high[from + at]!];
    const [fall, rise] = [Math.min(0, down, up), Math.max(0, down, up)];
    below += fall * fall;
    above += rise * rise;
  }
  const { min, max } = reading;
  return {
    central,
    low: Math.min(central, Math.max(min, central - Math.sqrt(below))),
    high: Math.max(central, Math.min(max, central + Math.sqrt(above))),
    weakest: GRADES[grade]!,
    leading: leading.map(({ at }) => ({
      assumption: assumptions[at]!,
      low: central + low[from + at]!,
      high: central + high[from + at]!,
    })),
  };
}

/** Whether a goal is met or missed hangs on what is assumed: the ends of the span disagree. */
export const isUncertain = (target: TargetModel, { low, high }: Span): boolean =>
  satisfies(target, low) !== satisfies(target, high);

/** A goal with its span; what hangs on an assumption is neither met nor missed. */
export function groundedResult(result: TargetResult, span: Span | null): GroundedResult {
  if (span === null || result.reached === null) {
    return { ...result, low: null, high: null, weakest: null };
  }
  const { target, status } = result;
  const isVerdict = status === "met" || status === "met_by_trend" || status === "missed";
  const { low, high, weakest } = span;
  const uncertain = isVerdict && isUncertain(target, span);
  return { ...result, status: uncertain ? "uncertain" : status, low, high, weakest };
}

interface Counted {
  readonly cause: number;
  readonly ground: Ground;
  readonly records: number;
}

/** Records per parameter and lever; of a lever that the plan sets, the plan's cells instead. */
function countedRecords(
  { catalogue, scenario }: GroundingQuestion,
  causes: Causes,
  region: RegionModel,
  notes: ResolvedScenario["notes"]["regions"][number],
): Counted[] {
  const counted: Counted[] = [];
  const add = (cause: number, ground: Ground, records: number): void => {
    counted.push({ cause, ground, records });
  };
  for (const [id, records] of Object.entries(notes.parameters)) {
    const cause = causes.causeOf("parameter", id);
    if (cause === undefined) continue;
    for (const { grade } of records) add(cause, grade, 1);
  }
  for (const [id, records] of Object.entries(notes.reference)) {
    const cause = causes.causeOf("lever", id);
    if (cause === undefined) continue;
    const [plan, reference] = [region.levers[id]!, region.reference[id]!];
    const cells = cellsOf(id, records, catalogue, region);
    const size = Math.max(1, ...cells.map((cell) => cell + 1));
    const set = new Set<number>();
    for (let at = 0; at < plan.length; at++) {
      if (plan[at] !== reference[at]) set.add(at % size);
    }
    records.forEach(({ grade }, at) => {
      if (!set.has(cells[at]!)) add(cause, grade, 1);
    });
    if (set.size > 0) add(cause, "plan", set.size);
  }
  // Of planned deliveries without a known reference only the plan speaks.
  for (const id of Object.keys(region.levers)) {
    const cause = causes.causeOf("lever", id);
    if (cause === undefined || notes.reference[id] !== undefined) continue;
    if (scenario.notes.levers[id] !== undefined) add(cause, "plan", 1);
  }
  return counted;
}

/** The cell that each record of a reference path is about. */
const cellsOf = (
  id: string,
  records: readonly Provenance[],
  catalogue: Catalogue,
  region: RegionModel,
): number[] =>
  records.map(({ address }) => {
    const parsed = parseAddress(address ?? id);
    return (parsed === null ? null : cellOf(parsed, catalogue, region.dimensions)) ?? 0;
  });

/** What the results of one region rest on. */
export function groundingOf(question: GroundingQuestion): Grounding {
  const { scenario, catalogue, instance, run, regionIndex } = question;
  const { model } = scenario;
  const region = model.regions[regionIndex]!;
  const notes = scenario.notes.regions[regionIndex]!;
  const causes = new Causes(instance.declarations);
  const shiftable = assumptionsOf({
    catalogue,
    region,
    notes,
    first: model.first,
    last: model.last,
    parameterBlock: instance.parameterBlock,
    leverBlock: instance.leverBlock,
  });

  const readings = new Readings(question);
  const years = futureYears(model.first, model.last);
  const main = MAIN_INDICATORS.filter((id) => shows(scenario, run, regionIndex, id));
  for (const id of main) for (const year of years) readings.level(id, year);
  const goals = model.targets.filter((target) => readings.goal(target));

  const { list, watched, fixed, observed } = readings;
  const assumptions = [...shiftable, ...observed.map(({ assumption }) => assumption)];
  const figures = Float64Array.from(watched, ({ output, cell, index }) =>
    run.at(output, model.first + index, cell, regionIndex),
  );
  const central = list.map((reading) => read(reading, figures, fixed));
  const found = deviations(question, causes, assumptions, readings, central);
  const spans = list.map((reading, r) =>
    central[r] === null
      ? null
      : spanOf(reading, central[r]!, assumptions, found, r * assumptions.length),
  );

  const counted = countedRecords(question, causes, region, notes);
  const inputsOf = (id: string): Inputs => {
    const output = causes.outputOf(id)!;
    const inputs = Object.fromEntries(GROUNDS.map((ground) => [ground, 0])) as Record<
      Ground,
      number
    >;
    for (const { cause, ground, records } of counted) {
      if (causes.moves(cause, output)) inputs[ground] += records;
    }
    return inputs;
  };
  const aimedAt = list.flatMap(({ target, output }) => (target === null ? [] : [output]));
  const indicators = [...new Set([...main, ...aimedAt])].map((indicator) => {
    const at = main.findIndex((id) => id === indicator);
    return {
      indicator,
      inputs: inputsOf(indicator),
      spans: new Map(
        at < 0 ? [] : years.map((year, index) => [year, spans[at * years.length + index]!]),
      ),
    };
  });
  const targets = new Map<string, Span>();
  /** What the plan says itself of a goal's indicator. */
  const promises = new Set(
    indicators.flatMap(({ indicator, inputs }) => (inputs.plan > 0 ? [indicator] : [])),
  );
  goals.forEach(({ id, indicator: address }, at) => {
    const indicator = parseAddress(address)!.id;
    const span = spans[main.length * years.length + at];
    if (span === null || span === undefined) return;
    const promised = span.leading.length === 0 && promises.has(indicator);
    targets.set(id, promised ? { ...span, weakest: "plan" } : span);
  });
  return { assumptions, indicators, targets };
}
