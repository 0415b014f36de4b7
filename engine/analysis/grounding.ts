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
  BudgetModel,
  Provenance,
  RegionModel,
  ResolvedScenario,
  TargetModel,
} from "../scenario/resolved.ts";
import { NonFiniteError, type Instance, type RegionValues } from "../run/instance.ts";
import { PartialRuns, type Change, type Course, type Watched } from "../run/partial-runs.ts";
import type { Trajectories } from "../run/trajectories.ts";
import { assumptionsOf, observationAssumption, type Assumption } from "./assumptions.ts";
import { causesIn, type Causes } from "../scenario/causes.ts";
import { GROUNDS, type Ground } from "./grounds.ts";
import { futureYears, MAIN_INDICATORS } from "./main-indicators.ts";
import { shows } from "./missing.ts";
import { isOwnId } from "./run-series.ts";
import { OwnReadings } from "./own-readings.ts";
import { isOutput, type OwnColumns, type OwnModel } from "./own-series.ts";
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
  /** How many of the assumptions among them were filled in for the time being. */
  readonly placeholders: number;
  /** For the main indicators in the years that a summary shows; none for the others. */
  readonly spans: ReadonlyMap<number, Span>;
}

export interface Grounding {
  readonly assumptions: readonly Assumption[];
  readonly indicators: readonly IndicatorGrounding[];
  /** By the id of the goal, in the terms of the goal. */
  readonly targets: ReadonlyMap<string, Span>;
  /** By the id of the budget: what the flow comes to in its years. None on an own indicator. */
  readonly budgets: ReadonlyMap<string, Span>;
}

/** What is said of a run before it is known what it rests on, or where nobody asks. */
export const NOT_GROUNDED: Grounding = {
  ...{ assumptions: [], indicators: [], targets: new Map(), budgets: new Map() },
};

/** One figure that is watched: an output's value, or what a goal makes of several. */
interface Reading {
  /** Output or own indicator. */
  readonly indicator: string;
  /** The outputs that it reads. */
  readonly outputs: readonly string[];
  /** Of an own indicator: the parameters that its formula reads itself. */
  readonly parameters: readonly string[];
  /** Of an own indicator: the years whose figures are compared. */
  readonly ownYears: readonly number[] | null;
  /** Null for the figure itself, or the sum of several. */
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
  /** The formulas of the plan's own indicators, and their columns in the run of this region. */
  readonly own: OwnModel;
  readonly columns: OwnColumns;
  /** What `assumptionsOf` finds in the region, where somebody has asked already. */
  readonly assumptions?: readonly Assumption[];
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
  readonly own: OwnReadings | null;
  private readonly places = new Map<string, number>();

  constructor(private readonly question: GroundingQuestion) {
    const { scenario, own, columns, instance, values, regionIndex } = question;
    const isAimedAt = scenario.model.targets.some(({ indicator }) => own.has(indicator));
    const region = scenario.model.regions[regionIndex]!;
    this.own = isAimedAt
      ? new OwnReadings(own, columns, region, instance.parameterBlock, values.parameters)
      : null;
  }

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
    const alone = { outputs: [output], parameters: [], ownYears: null };
    this.list.push({ indicator: output, ...alone, target: null, places, ...this.bounds(output) });
  }

  /** @returns whether the range of the budget can be tried */
  total({ indicator, from, to }: BudgetModel): boolean {
    const { run, catalogue, scenario, regionIndex } = this.question;
    // An own indicator would have to be computed anew for every year and assumption.
    if (isOwnId(indicator)) return false;
    const subject = subjectOf({ indicator }, run, catalogue, scenario.model.regions[regionIndex]!);
    if (subject === null || !shows(scenario, run, regionIndex, subject.id)) return false;
    const { id, cell } = subject;
    const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const places = years.map((year) => this.place(id, cell, year));
    const alone = { indicator: id, outputs: [id], parameters: [], ownYears: null };
    this.list.push({ ...alone, target: null, places, ...UNBOUNDED });
    return true;
  }

  /** @returns whether the run says anything about the goal */
  goal(target: TargetModel): boolean {
    const { run, catalogue, scenario, regionIndex } = this.question;
    const region = scenario.model.regions[regionIndex]!;
    if (target.kind === "tracked") return false;
    if (this.question.own.has(target.indicator)) return this.ownGoal(target);
    const subject = subjectOf(target, run, catalogue, region);
    if (subject === null) return false;
    if (!shows(scenario, run, regionIndex, subject.id)) return false;
    const { shape } = run;
    const isStock = run.isStock(subject.id);
    const places: number[] = [];
    const outputs = new Set([subject.id]);
    for (const year of yearsCompared(target, target.year, isStock, shape)) {
      const place = this.placeOf(subject, year, outputs);
      if (place === null) return false;
      places.push(place);
    }
    const isLevel = target.kind !== "change" && target.kind !== "annual_change";
    const bounds = isLevel ? this.bounds(subject.id) : UNBOUNDED;
    const alone = { indicator: subject.id, parameters: [], ownYears: null };
    this.list.push({ ...alone, outputs: [...outputs], target, places, ...bounds });
    return true;
  }

  /**
   * Where the figure of an output in a year is: watched in the run, or recorded from before it; null
   * when nobody has it.
   *
   * @param outputs gathers what is read
   */
  private placeOf(subject: Subject, year: number, outputs: Set<string>): number | null {
    const { run, catalogue } = this.question;
    const { shape } = run;
    const end = shape.first + shape.years - (run.isStock(subject.id) ? 0 : 1);
    if (year >= shape.first && year <= end) return this.place(subject.id, subject.cell, year);
    const observed = observedBy(subject.id, year, run, catalogue);
    if (observed === null) return this.observation(subject, year);
    outputs.add(observed);
    return this.place(observed, 0, shape.first);
  }

  /** A goal on an own indicator watches everything that the formula reads. */
  private ownGoal(target: TargetModel): boolean {
    const { run, catalogue, scenario, regionIndex, own, columns } = this.question;
    const { indicator } = target;
    const isStock = own.timing(indicator) !== "flow";
    const years = yearsCompared(target, target.year, isStock, run.shape);
    const column = columns.of(indicator);
    if (years.some((year) => Number.isNaN(columns.at(column, year)))) return false;
    const region = scenario.model.regions[regionIndex]!;
    const outputs = new Set<string>();
    const parameters: string[] = [];
    // A ratio with a stock takes both ends of its year; what looks further back takes all years.
    const { first, count } = own.window;
    const watched = own.looksElsewhere(indicator)
      ? Array.from({ length: count }, (_, at) => first + at)
      : years.flatMap((year) => [year, year + 1]);
    for (const leaf of own.leavesOf(indicator)) {
      const address = parseAddress(leaf)!;
      const { id } = address;
      if (!isOutput(id, catalogue)) {
        parameters.push(id);
        continue;
      }
      const subject = { id, cell: cellOf(address, catalogue, region.dimensions)! };
      outputs.add(id);
      for (const year of watched) {
        if (Number.isNaN(columns.at(columns.of(leaf), year))) continue;
        const place = this.placeOf(subject, year, outputs);
        if (place !== null) this.own!.watch(leaf, year, place);
      }
    }
    const isLevel = target.kind !== "change" && target.kind !== "annual_change";
    const alias = own.aliasOf(indicator);
    const bounds = isLevel && alias !== null ? this.bounds(alias) : UNBOUNDED;
    const reads = { outputs: [...outputs], parameters, ownYears: years };
    this.list.push({ indicator, ...reads, target, places: [], ...bounds });
    return true;
  }
}

const UNBOUNDED = { min: -Infinity, max: Infinity };

/** Figures of a reading, gathered from what was watched and what stands fast. */
const scratch: number[] = [];

function read(
  { indicator, target, places, ownYears }: Reading,
  figures: Float64Array,
  fixed: readonly number[],
  columns: OwnColumns | null,
): number | null {
  if (target === null) {
    let sum = 0;
    for (let i = 0; i < places.length; i++) sum += figures[places[i]!]!;
    return sum;
  }
  if (ownYears !== null) {
    const column = columns!.of(indicator);
    const values = ownYears.map((year) => columns!.at(column, year));
    return values.some((value) => Number.isNaN(value)) ? null : reachedOf(target, values);
  }
  scratch.length = places.length;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    scratch[i] = place < 0 ? fixed[-1 - place]! : figures[place]!;
  }
  return reachedOf(target, scratch);
}

/** All outputs that are read. */
const outputsOf = (list: readonly Reading[]): Set<string> =>
  new Set(list.flatMap(({ outputs }) => outputs));

/** Reads with the own indicators computed anew, where a goal is about one. */
function under(
  own: OwnReadings | null,
  figures: Float64Array,
  fixed: readonly number[],
  changes: readonly Change[],
  use: (columns: OwnColumns | null) => void,
): void {
  if (own === null) use(null);
  else own.read(figures, fixed, changes, use);
}

/** Deviations of all readings under all assumptions: `[reading][assumption]`. */
interface Deviations {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Room for them, used again for the next region and plan: it is a megabyte for a city. */
const room: Record<"low" | "high", Float64Array> = {
  low: new Float64Array(0),
  high: new Float64Array(0),
};

/** Room that nobody else has until it is given back: of a grounding that is left off, never. */
function emptied(side: "low" | "high", length: number): Float64Array {
  const taken = room[side].length < length ? new Float64Array(length) : room[side];
  room[side] = new Float64Array(0);
  return taken.fill(0, 0, length);
}

/** Pauses after each assumption. */
function* deviations(
  question: GroundingQuestion,
  causes: Causes,
  assumptions: readonly Assumption[],
  { list, watched, fixed, observed, own }: Readings,
  central: readonly (number | null)[],
): Generator<undefined, Deviations> {
  const { instance, values, run, regionIndex } = question;
  const count = assumptions.length;
  const reruns = count - observed.length;
  const low = emptied("low", list.length * count);
  const high = emptied("high", list.length * count);
  const runs = new PartialRuns(instance, values, run, regionIndex, watched);
  const rerun = causes.rerunFor(outputsOf(list));
  const places = new Map<string, number>();
  instance.declarations.forEach(({ id, parameters }, place) => {
    for (const name of Object.keys(parameters)) places.set(`${id}.${name}`, place);
  });
  const ownersOf = list.map(
    ({ outputs }) => new Set(outputs.map((output) => causes.moduleOf(output))),
  );
  /** Readings whose formula reads a parameter itself. */
  const direct = new Map<string, number[]>();
  list.forEach(({ parameters }, r) => {
    for (const id of parameters) direct.set(id, [...(direct.get(id) ?? []), r]);
  });
  /** Readings of outputs of the modules that run; the others cannot move. */
  const reachable = new Map<Course, readonly number[]>();
  const readingsOf = (course: Course): readonly number[] => {
    const known = reachable.get(course);
    if (known !== undefined) return known;
    const mine = ownersOf.flatMap((owners, r) =>
      course.modules.some((module) => owners.has(module)) ? [r] : [],
    );
    reachable.set(course, mine);
    return mine;
  };
  for (let a = 0; a < reruns; a++) {
    const assumption = assumptions[a]!;
    const { kind, id } = assumption;
    const cause = causes.causeOf(kind === "parameter" ? "parameter" : "lever", id)!;
    const modules = rerun(cause);
    const reading = kind === "parameter" ? direct.get(id) : undefined;
    if (modules.length === 0 && reading === undefined) continue;
    const course = runs.course(modules);
    const moved = kind === "parameter" ? places.get(id)! : -1;
    const mine =
      reading === undefined
        ? readingsOf(course)
        : [...new Set([...readingsOf(course), ...reading])];
    for (const side of ["low", "high"] as const) {
      if (assumption[side].length === 0) continue;
      const figures = runs.run(course, assumption[side], moved);
      const into = side === "low" ? low : high;
      under(own, figures, fixed, assumption[side], (columns) => {
        for (let i = 0; i < mine.length; i++) {
          const r = mine[i]!;
          const value = read(list[r]!, figures, fixed, columns);
          if (value === null) continue;
          if (!Number.isFinite(value)) {
            throw new NonFiniteError(list[r]!.indicator, run.shape.first);
          }
          into[r * count + a] = value - central[r]!;
        }
      });
    }
    yield;
  }
  observed.forEach(({ assumption, at }, number) => {
    const [record] = assumption.records;
    const stated = fixed[at]!;
    for (const side of ["low", "high"] as const) {
      fixed[at] = record![side]!;
      const into = side === "low" ? low : high;
      under(own, runs.central, fixed, [], (columns) => {
        list.forEach((reading, r) => {
          if (reading.ownYears === null && !reading.places.includes(-1 - at)) return;
          const value = read(reading, runs.central, fixed, columns);
          if (value !== null) into[r * count + reruns + number] = value - central[r]!;
        });
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
  readonly isPlaceholder: boolean;
}

/** Records per parameter and lever; of a lever that the plan sets, the plan's cells instead. */
function countedRecords(
  { catalogue, scenario }: GroundingQuestion,
  causes: Causes,
  region: RegionModel,
  notes: ResolvedScenario["notes"]["regions"][number],
): Counted[] {
  const counted: Counted[] = [];
  const add = (cause: number, ground: Ground, records: number, isPlaceholder = false): void => {
    counted.push({ cause, ground, records, isPlaceholder });
  };
  for (const [id, records] of Object.entries(notes.parameters)) {
    const cause = causes.causeOf("parameter", id);
    if (cause === undefined) continue;
    for (const { grade, placeholder } of records) add(cause, grade, 1, placeholder === true);
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
    records.forEach(({ grade, placeholder }, at) => {
      if (!set.has(cells[at]!)) add(cause, grade, 1, placeholder === true);
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
  const steps = groundingSteps(question);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same in steps of a few runs each, for who has something else to do in between. Nothing else may
 * run on the instance meanwhile; who does, leaves the rest of the steps off.
 */
export function* groundingSteps(question: GroundingQuestion): Generator<undefined, Grounding> {
  const { scenario, catalogue, instance, run, regionIndex } = question;
  const { model } = scenario;
  const region = model.regions[regionIndex]!;
  const notes = scenario.notes.regions[regionIndex]!;
  const causes = causesIn(instance.declarations);
  const shiftable =
    question.assumptions ??
    assumptionsOf({
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
  const budgeted = (model.budgets ?? []).filter((budget) => readings.total(budget));

  const { list, watched, fixed, observed } = readings;
  const assumptions = [...shiftable, ...observed.map(({ assumption }) => assumption)];
  const figures = Float64Array.from(watched, ({ output, cell, index }) =>
    run.at(output, model.first + index, cell, regionIndex),
  );
  const central = list.map((reading) => read(reading, figures, fixed, question.columns));
  const found = yield* deviations(question, causes, assumptions, readings, central);
  const spans = list.map((reading, r) =>
    central[r] === null
      ? null
      : spanOf(reading, central[r]!, assumptions, found, r * assumptions.length),
  );
  Object.assign(room, found);

  const counted = countedRecords(question, causes, region, notes);
  /** Whether a cause moves an indicator; of an own one everything that its formula reads counts. */
  const moversOf = (id: string): ((cause: number) => boolean) => {
    const leaves = question.own.has(id)
      ? question.own.leavesOf(id).map((leaf) => parseAddress(leaf)!.id)
      : [id];
    const outputs = leaves.flatMap((leaf) => causes.outputOf(leaf) ?? []);
    const parameters = new Set(leaves.flatMap((leaf) => causes.causeOf("parameter", leaf) ?? []));
    return (cause) =>
      parameters.has(cause) || outputs.some((output) => causes.moves(cause, output));
  };
  const inputsOf = (id: string): Inputs => {
    const moves = moversOf(id);
    const inputs = Object.fromEntries(GROUNDS.map((ground) => [ground, 0])) as Record<
      Ground,
      number
    >;
    // Each record counts once, in however many ways it is read.
    for (const { cause, ground, records } of counted) if (moves(cause)) inputs[ground] += records;
    return inputs;
  };
  const placeholdersOf = (id: string): number => {
    const placeholders = counted.filter(({ isPlaceholder }) => isPlaceholder);
    if (placeholders.length === 0) return 0;
    const moves = moversOf(id);
    return placeholders.filter(({ cause }) => moves(cause)).length;
  };
  const aimedAt = list.flatMap(({ target, indicator }) => (target === null ? [] : [indicator]));
  const indicators = [...new Set([...main, ...aimedAt])].map((indicator) => {
    const at = main.findIndex((id) => id === indicator);
    return {
      indicator,
      inputs: inputsOf(indicator),
      placeholders: placeholdersOf(indicator),
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
    const indicator = parseAddress(address)?.id ?? address;
    const span = spans[main.length * years.length + at];
    if (span === null || span === undefined) return;
    const promised = span.leading.length === 0 && promises.has(indicator);
    targets.set(id, promised ? { ...span, weakest: "plan" } : span);
  });
  const budgets = new Map<string, Span>();
  budgeted.forEach(({ id }, at) => {
    const span = spans[main.length * years.length + goals.length + at];
    if (span !== null && span !== undefined) budgets.set(id, span);
  });
  return { assumptions, indicators, targets, budgets };
}
