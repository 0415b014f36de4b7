/**
 * How probable it is that a written answer meets its goals, when everything that is uncertain in the
 * scenario may be otherwise: what is asked of members, and what comes of it. All answers that are
 * tried meet the same members (common random numbers), so that what differs between them is the answer
 * and nothing else.
 *
 * Who runs the members is not known here: a backcast asks, and whoever drives it answers.
 */
import type { Sampling } from "../ensemble/draws.ts";

export interface RobustQuestion {
  /** In which part of the members all goals are to be met: 0.8. */
  readonly share: number;
  readonly members: number;
  readonly seed: number | string;
  readonly sampling: Sampling;
}

/** Which members. */
export type MemberQuestion = Omit<RobustQuestion, "share">;

export interface RobustFound {
  readonly question: RobustQuestion;
  /** Members in which all goals are met; of the plan, and of the answer. */
  readonly metByPlan: number;
  readonly met: number;
  /** In as many as are asked, and in the run of the plan itself. */
  readonly isMet: boolean;
  /** The answer in other members, more of them: with a seed of their own. */
  readonly check: MemberQuestion & { readonly met: number };
  /** How closely the smallest answer was looked for, as a share of what was moved. */
  readonly tolerance: number;
}

/** What a written answer says of one cell of the levers. */
export interface StatedCell {
  /** In the lever block. */
  readonly cell: number;
  /** Of all years; those before the first that may change are what each member makes of them. */
  readonly values: readonly number[];
}

/** A question that only members can answer: in how many of them all goals are met. */
export interface MembersAsked {
  readonly stated: readonly StatedCell[];
  readonly members: MemberQuestion;
  /** How many members will be asked for after this, if the search goes on as it is expected to. */
  readonly toCome: number;
}

/** The answer is checked in so many times as many other members. */
const CHECKED_TIMES = 5;

/** Other members than those of the search, and more of them. */
export const checkOf = ({ members, seed, sampling }: RobustQuestion): MemberQuestion => ({
  members: members * CHECKED_TIMES,
  seed: typeof seed === "number" ? seed + 1 : `${seed}-check`,
  sampling,
});
