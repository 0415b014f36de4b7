/** A finished run of several municipalities, with their sums: the one record that is shown. */
import type { GroupScenario } from "../../scenario/group/group-scenario.ts";
import type { RunOutcome } from "../outcome.ts";
import type { PartialTotal } from "./total-holes.ts";

export interface GroupOutcome {
  readonly scenario: GroupScenario;
  /** One per member and in their order: what each came to while all ran together. */
  readonly members: readonly RunOutcome[];
  /**
   * The group as if it were one region, which bears the id of the group: extensive outputs are the
   * sums of those of the members, ratios are computed from sums; outputs that have no total are
   * withheld, and the notes of its region say why.
   */
  readonly total: RunOutcome;
  /** Outputs that not all members have, programmes of some: their sums are of those that do. */
  readonly partial: readonly PartialTotal[];
  readonly moves: MovesAccount;
  /** The moves of the reference, on which every lever of every member is. */
  readonly referenceMoves: MovesAccount;
  /** Null unless asked for. */
  readonly movedCells: MovedCells | null;
}

/** Who went from which member to which, so that every departure within the group is an arrival. */
export interface MovesAccount {
  readonly members: readonly string[];
  readonly first: number;
  readonly years: number;
  /** Persons, `[year][from][to]`. */
  readonly moved: Float64Array;
  /** Persons per year who left the group, and who came from outside it: `[year][member]`. */
  readonly left: Float64Array;
  readonly came: Float64Array;
  /**
   * Persons per year, `[year][member]`, who by the shares would have come from other members on the
   * reference path and left the group instead: more cannot come from members than come at all.
   */
  readonly lowered: Float64Array;
}

/** The same in every cell, where that was asked for. */
export interface MovedCells {
  /** In the order of the moves of the group. */
  readonly ways: readonly { readonly from: string; readonly to: string }[];
  /** Persons, `[year][way][sex][cohort]`. */
  readonly cells: Float64Array;
}
