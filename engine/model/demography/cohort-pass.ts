/**
 * The loops over ages. They take their arrays as arguments on purpose: V8 knows the address and the
 * length of an array that a closure hands to a function it inlines, but looks both up at every access
 * when the closure's own loop reads the array, which takes three times as long. For the same reason
 * each is called from one place in the year, and is short enough to be inlined there.
 */
import type { View } from "../../run/module.ts";
import { AGES, OPEN_AGE } from "./life-table.ts";

/** Ages at which the groups of the dimension age_group end; the last one is open. */
export const GROUP_ENDS = Int32Array.of(3, 12, 18, 25, 65, 80, AGES);
export const GROUPS = GROUP_ENDS.length;

/** What the passes add up besides persons, as places in the {@link SUMS} numbers of a sex. */
export const HEADS = 0;
export const ALONE = 1;
export const COLLECTIVE = 2;
export const LEAVING = 3;
export const SUMS = 4;

/**
 * DEM-4 upward through the ages of one sex, in place: what an age sends up is carried in a local, so
 * the cell it comes from can be overwritten at once. Age 0 is left empty until the births are known.
 *
 * @param people   persons by sex and age; those of this sex begin at `from`
 * @param row      where ages begin in this year's coefficients of this sex
 * @param leaveRow the same in the departure rates, which may be equal for all years
 * @param sums     written from `sumsAt` on
 * @param groups   persons by age group, written from `groupsAt` on
 * @returns persons of this sex, without those of age 0
 */
export function passUpward(
  people: Float64Array,
  from: number,
  keep: Float64Array,
  settle: Float64Array,
  row: number,
  leave: Float64Array,
  leaveRow: number,
  heads: Float64Array,
  alone: Float64Array,
  collective: Float64Array,
  arrivals: number,
  sums: Float64Array,
  sumsAt: number,
  groups: Float64Array,
  groupsAt: number,
): number {
  let carried = 0;
  let persons = 0;
  let leaving = 0;
  let heading = 0;
  let living = 0;
  let grouped = 0;
  let cell = from;
  let at = row;
  let leaveAt = leaveRow;
  for (let group = 0; group < GROUPS; group++) {
    const end = (from + Math.min(OPEN_AGE, GROUP_ENDS[group]!)) | 0;
    const before = persons;
    for (; cell < end; cell = (cell + 1) | 0) {
      const opening = people[cell]!;
      people[cell] = carried;
      persons += carried;
      heading += carried * heads[cell]!;
      living += carried * alone[cell]!;
      grouped += carried * collective[cell]!;
      leaving += opening * leave[leaveAt]!;
      carried = opening * keep[at]! + arrivals * settle[at]!;
      at = (at + 1) | 0;
      leaveAt = (leaveAt + 1) | 0;
    }
    groups[groupsAt + group] = persons - before;
  }
  // 99 and 100 both go to 100.
  const oldest = people[cell]!;
  carried += oldest * keep[at]! + arrivals * settle[at]!;
  people[cell] = carried;
  groups[groupsAt + GROUPS - 1] = groups[groupsAt + GROUPS - 1]! + carried;
  sums[sumsAt + HEADS] = heading + carried * heads[cell]!;
  sums[sumsAt + ALONE] = living + carried * alone[cell]!;
  sums[sumsAt + COLLECTIVE] = grouped + carried * collective[cell]!;
  sums[sumsAt + LEAVING] = leaving + oldest * leave[leaveAt]!;
  return persons + carried;
}

/** The sums of {@link passUpward} over the people of one sex as they stand; returns their number. */
export function addUp(
  people: Float64Array,
  from: number,
  heads: Float64Array,
  alone: Float64Array,
  collective: Float64Array,
  sums: Float64Array,
  sumsAt: number,
  groups: Float64Array,
  groupsAt: number,
): number {
  let persons = 0;
  let heading = 0;
  let living = 0;
  let grouped = 0;
  let cell = from;
  for (let group = 0; group < GROUPS; group++) {
    const end = (from + GROUP_ENDS[group]!) | 0;
    const before = persons;
    for (; cell < end; cell = (cell + 1) | 0) {
      const present = people[cell]!;
      persons += present;
      heading += present * heads[cell]!;
      living += present * alone[cell]!;
      grouped += present * collective[cell]!;
    }
    groups[groupsAt + group] = persons - before;
  }
  sums[sumsAt + HEADS] = heading;
  sums[sumsAt + ALONE] = living;
  sums[sumsAt + COLLECTIVE] = grouped;
  return persons;
}

/**
 * Women weighted by the fertility schedule, one half of a year's exposure to births (DEM-6). Two
 * sums side by side: one alone would wait for itself at every age.
 */
export function fertileWomen(
  people: Float64Array,
  schedule: View,
  firstAge: number,
  endAge: number,
): number {
  let even = 0;
  let odd = 0;
  let age = firstAge;
  for (; age < endAge - 1; age = (age + 2) | 0) {
    const next = (age + 1) | 0;
    even += schedule[age]! * people[(AGES + age) | 0]!;
    odd += schedule[next]! * people[(AGES + next) | 0]!;
  }
  if (age < endAge) even += schedule[age]! * people[AGES + age]!;
  return even + odd;
}
