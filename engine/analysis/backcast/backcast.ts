/**
 * From the goal back to what must be done: how far levers of a plan have to move, from a first year
 * on, for goals to be met (Robinson 1982, 1990; Dreborg 1996).
 *
 * A pure function of the scenario and the question. What is found is written as points of a plan
 * first, with rounded values, and only then held against the goals: what is reported is what the
 * written plan does.
 */
import { cityOf } from "../../model/index.ts";
import type { Instance } from "../../run/instance.ts";
import type { Trajectories } from "../../run/trajectories.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import type { ResolvedScenario, TargetModel } from "../../scenario/resolved.ts";
import { boundBeyond, boundConstraints, type BoundConstraint } from "../constraints.ts";
import type { ProgrammeCosts } from "../plan-costs.ts";
import { ExtraCost } from "./extra-cost.ts";
import { GoalReading, type Unanswerable } from "./goal-reading.ts";
import { leverEnds, type LeverEnds } from "./lever-ends.ts";
import type { ChangeYears } from "./moved-levers.ts";
import { halved, smallestChange } from "./one-lever.ts";
import { totalChange, type Found, type Least } from "./problem.ts";
import {
  checkOf,
  type MemberQuestion,
  type MembersAsked,
  type RobustFound,
  type RobustQuestion,
} from "./robust.ts";
import { leastMix } from "./several-levers.ts";
import { Trials } from "./trials.ts";
import {
  variedLevers,
  type AskedLever,
  type BoundBy,
  type LeftOutLever,
  type VariedLever,
} from "./varied-levers.ts";
import { writtenPath, writtenWhole, type WrittenPath } from "./written-path.ts";

export interface BackcastQuestion {
  readonly scenario: ResolvedScenario;
  /** Goals of the scenario that must all be met. */
  readonly targets: readonly TargetModel[];
  readonly levers: readonly AskedLever[];
  /** First year that may differ from the plan. */
  readonly from: number;
  readonly least: Least;
  /** Place of the region of which levers are moved and goals read. */
  readonly region: number;
  /** Also when what is uncertain turns out otherwise; null when only the plan's own run counts. */
  readonly robust: RobustQuestion | null;
}

export type Verdict =
  /** A change was found that meets all goals. */
  | "found"
  /** The plan meets them already. */
  | "already"
  /** Within the bounds nothing does; the best is reported. */
  | "unreachable"
  /** None of the levers moves any goal that the plan misses. */
  | "unmoved";

export interface GoalFound {
  readonly target: TargetModel;
  /** In the terms of the goal; of the plan, and of the answer. */
  readonly plan: number;
  readonly answer: number;
  /** How much is lacking, 0 when the goal is met. */
  readonly gap: number;
  readonly gapOfPlan: number;
  /** The indicator in every year of the run, in its canonical unit; NaN where it has no value. */
  readonly series: YearByYear;
  /** What the goal speaks of where that is a change of it; null where it is the indicator itself. */
  readonly course: YearByYear | null;
}

export interface YearByYear {
  readonly plan: readonly number[];
  readonly answer: readonly number[];
}

export interface LeverFound {
  readonly lever: VariedLever;
  /** Share of its room that is used: below 0 down, above 0 up. */
  readonly change: number;
  /** How far it can go before a bound or the model stops it, as a share of the room within bounds. */
  readonly ends: Pick<LeverEnds, "lowest" | "highest">;
  /** What holds it back at the change it has; null where it could go further. */
  readonly heldBy: BoundBy | null;
  /** Whether moving it changes anything of a goal. */
  readonly moves: boolean;
  /** Which part of what is lacking it makes up for at most when it alone is moved; from 0 to 1. */
  readonly alone: number;
  /**
   * What the model counts as extra cost of it alone, at the end to which it was moved: nothing, or less
   * than nothing, says that it has no price of its own. Null where it is not moved or costs are unknown.
   */
  readonly costAlone: number | null;
  /** Its values in every year of the run, in its canonical unit. */
  readonly plan: readonly number[];
  readonly answer: readonly number[];
  /**
   * Of a plan that meets the goals already: how far it could be taken back alone, as a share of its
   * room with the sign of the direction; null where the goals do not hold it.
   */
  readonly slack: number | null;
}

export interface BackcastOutcome {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  readonly region: number;
  readonly verdict: Verdict;
  readonly least: Least;
  readonly years: ChangeYears;
  readonly goals: readonly GoalFound[];
  readonly levers: readonly LeverFound[];
  readonly leftOut: readonly LeftOutLever[];
  /** What a plan file says of it; empty unless something is moved. */
  readonly written: readonly WrittenPath[];
  /** Sum of the shares of room that the levers move. */
  readonly totalChange: number;
  /** To society, beyond the plan; null where costs are not known. */
  readonly extraCost: {
    /** EUR2024, worth in the first year of the run. */
    readonly amount: number;
    readonly discountRate: number;
    readonly programmes: ProgrammeCosts;
  } | null;
  /** Wishes of levers that were moved that the model cannot fulfil, beyond those of the plan. */
  readonly limits: readonly BoundConstraint[];
  /** Of the levers that may move: the wishes that it cannot fulfil in the year of the full change. */
  readonly binding: readonly BoundConstraint[];
  /** Null when nobody asks for it. */
  readonly robust: RobustFound | null;
  readonly search: {
    readonly method: "halving" | "linear_programmes" | "none";
    /** Runs of the model. */
    readonly runs: number;
    readonly starts: number;
    readonly agreeing: number;
  };
}

/** Why a question has no answer at all. */
export interface NoQuestion {
  readonly goals: readonly { readonly target: TargetModel; readonly why: Unanswerable }[];
  readonly leftOut: readonly LeftOutLever[];
  /** The goals lie before the first year that may change. */
  readonly tooEarly: boolean;
  /** Least cost is asked where costs are not known. */
  readonly noCosts: boolean;
}

export const isNoQuestion = (answer: BackcastOutcome | NoQuestion): answer is NoQuestion =>
  "tooEarly" in answer;

/** Effects below this share of a margin are rounding. */
const NO_EFFECT = 1e-12;
/** Rounding of written values may wish for so much more than a limit gives. */
const ROUNDED = 5e-3;
/** How much sharper goals are made first, and at most, in sizes of what the plan lacks of them. */
const FIRST_SHARPER = 1 / 16;
const MOST_SHARPER = 64;
/** How closely the least sharpening is enclosed. */
const SHARPER_TOLERANCE = 1 / 64;
/** Tries that enclosing the least sharpening takes, once it lies between two. */
const ENCLOSING = 6;
/** So close to its end a lever counts as being there. */
const AT_END = 2e-3;
const FINER = [0, 1, 2, 3] as const;
const NUDGES = [0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2] as const;

/** A backcast that asks for members where it needs them, and is told in how many the goals are met. */
export type Reasoning = Generator<MembersAsked, BackcastOutcome | NoQuestion, number>;

/**
 * Reasons a question back that may ask how sure an answer is.
 *
 * @param instance wired for the scenario; not to be used otherwise before the end
 */
export function* reasoning(question: BackcastQuestion, instance: Instance): Reasoning {
  const { scenario, region } = question;
  const { model } = scenario;
  const { catalogue } = cityOf(model);
  const regions = model.regions.map((each) => instance.flatten(each));
  const plan = instance.trajectories(model.regions.map(({ id }) => id));
  instance.run(regions, plan);

  const full = Math.min(model.last, Math.max(...question.targets.map(({ year }) => year)));
  const years: ChangeYears = { from: question.from, full };
  const readings = question.targets.map((target) =>
    GoalReading.of(target, scenario, catalogue, region, plan),
  );
  const unanswerable = readings.flatMap((reading, at) =>
    typeof reading === "string" ? [{ target: question.targets[at]!, why: reading }] : [],
  );
  const setting = { model, catalogue, instance, region: model.regions[region]! };
  const choice = variedLevers(question.levers, setting, full);
  const costs = ExtraCost.of(scenario, catalogue, region, plan);
  const isNone = choice.levers.length === 0 || unanswerable.length > 0;
  const noCosts = question.least === "cost" && costs === null;
  if (isNone || full < question.from || noCosts) {
    const tooEarly = full < question.from;
    return { goals: unanswerable, leftOut: choice.leftOut, tooEarly, noCosts };
  }
  const goals = readings as GoalReading[];
  const trials = new Trials(
    { instance, regions, region, goals, years, costs, plan },
    choice.levers,
  );
  const answer = new Answer(question, trials, { goals, plan, costs, years });
  return yield* answer.outcome(catalogue, choice.leftOut);
}

/**
 * Reasons a question back.
 *
 * @param instance wired for the scenario
 * @param count in how many members all goals are met; needed where the question is a robust one
 */
export function backcast(
  question: BackcastQuestion,
  instance: Instance,
  count: (asked: MembersAsked) => number = () => {
    throw new Error("a robust question needs members");
  },
): BackcastOutcome | NoQuestion {
  const steps = reasoning(question, instance);
  let step = steps.next();
  while (step.done !== true) step = steps.next(count(step.value));
  return step.value;
}

/** An answer as it would be written. */
interface Candidate {
  readonly verdict: Verdict;
  readonly changes: Float64Array;
  readonly paths: readonly WrittenPath[];
  readonly found: Found | null;
  readonly robust: RobustFound | null;
  /** Whether the goals as they are stated are met in the run of the written plan itself. */
  readonly isMet: boolean;
}

/** Works one question out. */
class Answer {
  private readonly ends: readonly LeverEnds[];
  /** What it costs more than the plan to move a lever alone to each of its ends; NaN where unknown. */
  private readonly costs: readonly Pick<LeverEnds, "lowest" | "highest">[];
  private readonly ofPlan: Float64Array;
  private readonly moving: readonly number[];
  private readonly searched: readonly number[];
  /** How far each lever may go the ways that help some goal: nothing is taken back to save money. */
  private readonly helpful: readonly Pick<LeverEnds, "lowest" | "highest">[];
  /** Members that were run so far. */
  private members = 0;

  constructor(
    private readonly question: BackcastQuestion,
    private readonly trials: Trials,
    private readonly given: {
      readonly goals: readonly GoalReading[];
      readonly plan: Trajectories;
      readonly costs: ExtraCost | null;
      readonly years: ChangeYears;
    },
  ) {
    const { goals, plan, costs } = given;
    this.ofPlan = Float64Array.from(goals, (goal) => goal.margin(plan));
    const costAt = (lever: number, end: number): number =>
      costs !== null && this.alone(lever, end) ? costs.of(trials.run) : NaN;
    this.ends = trials.levers.map((_, lever) => leverEnds(trials, lever));
    this.costs = this.ends.map(({ lowest, highest }, lever) => ({
      lowest: costAt(lever, lowest),
      highest: costAt(lever, highest),
    }));
    const sizes = this.costs.flatMap((each) => [each.lowest, each.highest]);
    const cost = sizes.reduce((most, size) => Math.max(most, Math.abs(size) || 0), 0);
    trials.measure(
      this.ends.flatMap(({ effects }) => effects),
      cost,
    );
    this.helpful = this.ends.map(({ lowest, highest, effects }) => {
      const [up, halfUp, down, halfDown] = effects.map((margins) => this.helps(margins));
      return { highest: up || halfUp ? highest : 0, lowest: down || halfDown ? lowest : 0 };
    });
    this.moving = trials.levers.flatMap((_, lever) => (this.moves(lever) ? [lever] : []));
    this.searched = this.moving.filter((lever) => {
      const { lowest, highest } = this.helpful[lever]!;
      return lowest < 0 || highest > 0;
    });
  }

  *outcome(
    catalogue: Catalogue,
    leftOut: readonly LeftOutLever[],
  ): Generator<MembersAsked, BackcastOutcome, number> {
    const { trials } = this;
    const { robust } = this.question;
    const plain = this.candidate(0);
    const answer = robust === null ? plain : yield* this.robust(plain, robust);
    const { verdict, changes, paths } = answer;
    const slack = verdict === "already" ? trials.levers.map((_, at) => this.slackOf(at)) : [];
    // What is recorded is read from the run of the answer.
    trials.moved.move(changes);
    this.put(paths);
    trials.again();
    return this.record(catalogue, leftOut, { ...answer, slack });
  }

  /**
   * An answer to goals that are sharper than they are stated, rounded and written.
   *
   * @param sharper as in `Trials.problem`
   */
  private candidate(sharper: number): Candidate {
    const { trials, searched } = this;
    const nothing = new Float64Array(trials.levers.length);
    const isMet = this.ofPlan.every((margin) => margin >= 0);
    const still = { changes: nothing, paths: [], found: null, robust: null, isMet };
    if (isMet && sharper === 0) return { ...still, verdict: "already" };
    if (this.moving.length === 0) return { ...still, verdict: isMet ? "already" : "unmoved" };
    if (searched.length === 0) return { ...still, verdict: isMet ? "already" : "unreachable" };
    const found = this.search(sharper);
    const changes = nothing.slice();
    searched.forEach((lever, at) => {
      changes[lever] = found.changes[at]!;
    });
    const written = this.write(changes, found.isMet);
    const verdict = found.isMet && written.isMet ? "found" : "unreachable";
    return { verdict, ...written, found, robust: null };
  }

  /**
   * The answer to the least sharpened goals that meets the stated ones in enough members. The number
   * of members goes up in steps, so the place where it is enough is enclosed and halved.
   */
  private *robust(
    plain: Candidate,
    asked: RobustQuestion,
  ): Generator<MembersAsked, Candidate, number> {
    const check = checkOf(asked);
    const wanted = Math.ceil(asked.share * asked.members - 1e-9);
    /** @param tries with how many more the search would end, if all went as usual */
    const count = (
      { paths }: Pick<Candidate, "paths">,
      tries: number,
    ): Generator<MembersAsked, number, number> =>
      this.count(paths, asked, tries * asked.members + check.members);
    const metByPlan = yield* count({ paths: [] }, 2 + ENCLOSING);
    let [best, met] = [plain, metByPlan];
    if (plain.paths.length > 0) met = yield* count(plain, 1 + ENCLOSING);
    let out = 0;
    let inside: number | null = null;
    const canMove = plain.verdict === "found" || plain.verdict === "already";
    if (canMove && met < wanted) {
      for (let sharper = FIRST_SHARPER; sharper <= MOST_SHARPER; sharper *= 2) {
        best = this.candidate(sharper);
        met = yield* count(best, ENCLOSING);
        if (met >= wanted) {
          inside = sharper;
          break;
        }
        out = sharper;
        // Farther than all that is possible brings nothing more.
        if (best.verdict !== "found") break;
      }
      while (inside !== null && inside - out > SHARPER_TOLERANCE * inside) {
        const middle: number = (inside + out) / 2;
        const tried = this.candidate(middle);
        let left = 0;
        for (let gap = (inside - out) / 2; gap > SHARPER_TOLERANCE * inside; gap /= 2) left++;
        const metByTried = yield* count(tried, left);
        if (metByTried >= wanted) [best, met, inside] = [tried, metByTried, middle];
        else out = middle;
      }
    }
    // A small share may be met in more cases than are asked while the run of the plan itself misses.
    const isMet = met >= wanted && best.isMet;
    const metByCheck = yield* this.count(best.paths, check, 0);
    const { verdict } = best;
    return {
      ...best,
      verdict:
        verdict === "unmoved"
          ? verdict
          : !isMet
            ? "unreachable"
            : best.paths.length > 0
              ? "found"
              : verdict,
      robust: {
        ...{ question: asked, metByPlan, met, isMet, tolerance: SHARPER_TOLERANCE },
        check: { ...check, met: metByCheck },
      },
    };
  }

  private *count(
    stated: readonly WrittenPath[],
    { members, seed, sampling }: MemberQuestion,
    toCome: number,
  ): Generator<MembersAsked, number, number> {
    this.members += members;
    return yield { stated, members: { members, seed, sampling }, toCome };
  }

  private search(sharper: number): Found {
    const { trials, question, searched } = this;
    const problem = trials.problem(searched, this.helpful, sharper);
    return searched.length === 1 && question.least === "change"
      ? smallestChange(problem)
      : leastMix(problem, question.least);
  }

  /** Runs with one lever moved alone. */
  private alone(lever: number, change: number): boolean {
    const changes = new Float64Array(this.trials.levers.length);
    changes[lever] = change;
    return this.trials.execute(changes);
  }

  private moves(lever: number): boolean {
    return this.ends[lever]!.effects.some((margins) =>
      margins.some((margin, goal) => this.differs(margin, goal)),
    );
  }

  private differs(margin: number, goal: number): boolean {
    const ofPlan = this.ofPlan[goal]!;
    const size = Math.max(Math.abs(ofPlan), Math.abs(margin));
    return Math.abs(margin - ofPlan) > NO_EFFECT * size;
  }

  private helps(margins: Float64Array): boolean {
    return margins.some(
      (margin, goal) => margin > this.ofPlan[goal]! && this.differs(margin, goal),
    );
  }

  /** Which part of what the plan lacks a lever makes up for alone. */
  private reach(lever: number): number {
    const lacking = (margins: Float64Array): number => {
      let sum = 0;
      margins.forEach((margin, goal) => {
        const ofPlan = this.ofPlan[goal]!;
        if (ofPlan < 0) sum += Math.max(0, -margin) / -ofPlan;
      });
      return sum;
    };
    const without = lacking(this.ofPlan);
    if (without === 0) return 0;
    const least = Math.min(...this.ends[lever]!.effects.map(lacking).filter(Number.isFinite));
    return Math.min(1, Math.max(0, 1 - least / without));
  }

  /** How far a lever may be taken back before a goal that is met is lost. */
  private slackOf(lever: number): number | null {
    const { lowest, highest } = this.ends[lever]!;
    const holds = (change: number): boolean =>
      this.alone(lever, change) && this.trials.margins().every((margin) => margin >= 0);
    for (const end of [lowest, highest]) {
      if (end === 0 || holds(end)) continue;
      return halved(end, 0, holds);
    }
    return null;
  }

  /** Rounds to what a person would write, and makes sure that the written plan does it too. */
  private write(
    found: Float64Array,
    mustMeet: boolean,
  ): {
    readonly paths: readonly WrittenPath[];
    readonly changes: Float64Array;
    readonly isMet: boolean;
  } {
    const { trials } = this;
    let last: { paths: readonly WrittenPath[]; changes: Float64Array; isMet: boolean } | null =
      null;
    for (const nudge of mustMeet ? NUDGES : [0]) {
      const changes = found.map((value, lever) => {
        const { lowest, highest } = this.ends[lever]!;
        return Math.min(highest, Math.max(lowest, value * (1 + nudge)));
      });
      for (const finer of mustMeet ? FINER : [0]) {
        trials.moved.move(changes);
        const paths = this.written(changes, finer);
        this.put(paths);
        const isMet =
          trials.again() &&
          trials.margins().every((margin) => margin >= 0) &&
          trials.wishes.largest(trials.run) <= ROUNDED;
        last = { paths, changes, isMet };
        if (isMet || !mustMeet) return last;
      }
    }
    return last!;
  }

  private put(paths: readonly WrittenPath[]): void {
    for (const { cell, values } of paths) this.trials.moved.put(cell, values);
  }

  private written(changes: Float64Array, finer: number): WrittenPath[] {
    const { trials, given } = this;
    const { first } = given.plan.shape;
    return trials.levers.flatMap((lever, at) => {
      if (changes[at] === 0) return [];
      const { unit, yearly, min, max } = lever;
      const ofCell = (address: string, cell: number) => ({
        ...{ address, cell, unit, yearly, min, max },
        ...{ plan: this.ownPath(cell), found: trials.moved.path(cell) },
      });
      const own = ofCell(lever.address, lever.cell);
      if (lever.others.length === 0) return [writtenPath(own, first, given.years, finer)];
      const others = lever.others.map((cell, place) => ({
        ...ofCell(lever.othersAddresses[place]!, cell),
        ...{ min: 0, max: 1 },
      }));
      return writtenWhole([own, ...others], first, given.years, finer);
    });
  }

  /** A cell of the lever block as the plan has it. */
  private ownPath(cell: number): number[] {
    return this.trials.moved.ownPath(cell);
  }

  private record(
    catalogue: Catalogue,
    leftOut: readonly LeftOutLever[],
    result: Candidate & { readonly slack: readonly (number | null)[] },
  ): BackcastOutcome {
    const { question, trials, given, ends } = this;
    const { scenario, region, least } = question;
    const { plan, costs, years } = given;
    const { verdict, changes, paths, slack, found } = result;
    const { run } = trials;
    const model = scenario.model.regions[region]!;
    const bound = (of: Trajectories): BoundConstraint[] =>
      boundConstraints(of, catalogue, model, region);
    return {
      ...{ scenario, catalogue, region, verdict, least, years, leftOut, written: paths },
      goals: given.goals.map((goal, at): GoalFound => {
        const margin = goal.margin(run);
        const course = [goal.course(plan), goal.course(run)];
        return {
          target: goal.target,
          plan: goal.reached(plan)!,
          answer: goal.reached(run)!,
          gap: Math.max(0, -margin),
          gapOfPlan: Math.max(0, -this.ofPlan[at]!),
          series: { plan: goal.series(plan), answer: goal.series(run) },
          course: course[0] === null ? null : { plan: course[0]!, answer: course[1]! },
        };
      }),
      levers: trials.levers.map((lever, at): LeverFound => {
        const { lowest, highest } = ends[at]!;
        const change = changes[at]!;
        const isAtEnd = change !== 0 && (change >= highest - AT_END || change <= lowest + AT_END);
        const up = change > 0;
        const costAlone = up ? this.costs[at]!.highest : this.costs[at]!.lowest;
        const isOfModel = up ? highest < 1 : lowest > -1;
        return {
          ...{ lever, change, ends: { lowest, highest } },
          heldBy: !isAtEnd ? null : isOfModel ? "model" : up ? lever.maxBy : lever.minBy,
          moves: this.moving.includes(at),
          alone: this.reach(at),
          costAlone: change === 0 || Number.isNaN(costAlone) ? null : costAlone,
          plan: this.ownPath(lever.cell),
          answer: trials.moved.path(lever.cell),
          slack: slack[at] ?? null,
        };
      }),
      totalChange: totalChange(changes),
      extraCost:
        costs === null
          ? null
          : {
              amount: costs.of(run),
              discountRate: costs.discountRate,
              programmes: costs.programmes,
            },
      limits: boundBeyond(bound(run), bound(plan)).filter(({ lever: address }) =>
        trials.levers.some((lever, at) => lever.address === address && changes[at] !== 0),
      ),
      binding: bound(run).filter(
        ({ year, lever }) =>
          year === years.full && trials.levers.some(({ address }) => address === lever),
      ),
      robust: result.robust,
      search: {
        method:
          found === null
            ? "none"
            : this.searched.length === 1 && least === "change"
              ? "halving"
              : "linear_programmes",
        runs: trials.runs + this.members,
        starts: found?.starts ?? 0,
        agreeing: found?.agreeing ?? 0,
      },
    };
  }
}
