/**
 * The loops over ages. They take their arrays as arguments on purpose: V8 knows the address and the
 * length of an array that a closure hands to a function it inlines, but looks both up at every access
 * when the closure's own loop reads the array, which takes three times as long. Each function is
 * short enough to be inlined.
 *
 * Men and women go through one loop, in arrays of the same length with one index: a processor adds
 * up two columns of figures in the time of one, and V8 checks an index once for all arrays of a
 * length.
 */
import type { View } from "../../run/module.ts";
import { OPEN_AGE } from "./life-table.ts";

/** What {@link addBrackets} adds up, as places in its result. */
export const MEN = 0;
export const WOMEN = 1;
export const HEADS = 2;
export const ALONE = 3;
export const COLLECTIVE = 4;
export const SUMS = 5;

/**
 * DEM-4 upward through the ages, in place: what an age sends up is carried in a local, so the cell it
 * comes from can be overwritten at once. Age 0 is left empty until the births are known.
 *
 * @param men      persons by age, and so `women`
 * @param row      where ages begin in this year's coefficients
 * @param ends     per bracket the age after its last; the last one's is the open age
 * @param menIn    written: men per bracket; and so `womenIn`
 * @returns persons who leave (DEM-5), without those born during the year
 */
export function passUpward(
  men: Float64Array,
  women: Float64Array,
  keepMen: Float64Array,
  keepWomen: Float64Array,
  settleMen: Float64Array,
  settleWomen: Float64Array,
  leaveMen: Float64Array,
  leaveWomen: Float64Array,
  row: number,
  arrivals: number,
  ends: Int32Array,
  brackets: number,
  menIn: Float64Array,
  womenIn: Float64Array,
): number {
  let carriedMen = 0;
  let carriedWomen = 0;
  let someMen = 0;
  let someWomen = 0;
  let leaving = 0;
  let age = 0;
  let at = row;
  for (let bracket = 0; bracket < brackets; bracket++) {
    const end = ends[bracket]!;
    someMen = 0;
    someWomen = 0;
    for (; age < end; age = (age + 1) | 0) {
      const openingMen = men[age]!;
      const openingWomen = women[age]!;
      men[age] = carriedMen;
      women[age] = carriedWomen;
      someMen += carriedMen;
      someWomen += carriedWomen;
      leaving += openingMen * leaveMen[at]! + openingWomen * leaveWomen[at]!;
      carriedMen = openingMen * keepMen[at]! + arrivals * settleMen[at]!;
      carriedWomen = openingWomen * keepWomen[at]! + arrivals * settleWomen[at]!;
      at = (at + 1) | 0;
    }
    menIn[bracket] = someMen;
    womenIn[bracket] = someWomen;
  }
  // 99 and 100 both go to 100.
  const oldMen = men[age]!;
  const oldWomen = women[age]!;
  carriedMen += oldMen * keepMen[at]! + arrivals * settleMen[at]!;
  carriedWomen += oldWomen * keepWomen[at]! + arrivals * settleWomen[at]!;
  men[age] = carriedMen;
  women[age] = carriedWomen;
  menIn[brackets - 1] = someMen + carriedMen;
  womenIn[brackets - 1] = someWomen + carriedWomen;
  return leaving + (oldMen * leaveMen[at]! + oldWomen * leaveWomen[at]!);
}

/** The people of one sex as they stand, per bracket. */
export function addUp(
  people: Float64Array,
  ends: Int32Array,
  brackets: number,
  into: Float64Array,
): void {
  let age = 0;
  for (let bracket = 0; bracket < brackets; bracket++) {
    const end = ends[bracket]!;
    let some = 0;
    for (; age < end; age = (age + 1) | 0) some += people[age]!;
    into[bracket] = some;
  }
  into[brackets - 1] = into[brackets - 1]! + people[OPEN_AGE]!;
}

/**
 * From persons per bracket to age groups, sexes and DEM-9: within a bracket the household rates of an
 * age are those of every other, so its people are counted before they are multiplied.
 *
 * @param groupEnds per age group the bracket after its last
 * @param groups    written: persons by age group
 * @param sums      written: see {@link SUMS}
 */
export function addBrackets(
  menIn: Float64Array,
  womenIn: Float64Array,
  headsMen: Float64Array,
  headsWomen: Float64Array,
  aloneMen: Float64Array,
  aloneWomen: Float64Array,
  collectiveMen: Float64Array,
  collectiveWomen: Float64Array,
  groupEnds: Int32Array,
  groups: Float64Array,
  sums: Float64Array,
): void {
  let men = 0;
  let women = 0;
  let heading = 0;
  let living = 0;
  let grouped = 0;
  let bracket = 0;
  for (let group = 0; group < groups.length; group++) {
    const end = groupEnds[group]!;
    let persons = 0;
    for (; bracket < end; bracket = (bracket + 1) | 0) {
      const m = menIn[bracket]!;
      const w = womenIn[bracket]!;
      persons += m + w;
      men += m;
      women += w;
      heading += m * headsMen[bracket]! + w * headsWomen[bracket]!;
      living += m * aloneMen[bracket]! + w * aloneWomen[bracket]!;
      grouped += m * collectiveMen[bracket]! + w * collectiveWomen[bracket]!;
    }
    groups[group] = persons;
  }
  sums[MEN] = men;
  sums[WOMEN] = women;
  sums[HEADS] = heading;
  sums[ALONE] = living;
  sums[COLLECTIVE] = grouped;
}

/**
 * Women weighted by the fertility schedule, one half of a year's exposure to births (DEM-6). Two
 * sums side by side: one alone would wait for itself at every age.
 */
export function fertileWomen(
  women: Float64Array,
  schedule: View,
  firstAge: number,
  endAge: number,
): number {
  let even = 0;
  let odd = 0;
  let age = firstAge;
  for (; age < endAge - 1; age = (age + 2) | 0) {
    const next = (age + 1) | 0;
    even += schedule[age]! * women[age]!;
    odd += schedule[next]! * women[next]!;
  }
  if (age < endAge) even += schedule[age]! * women[age]!;
  return even + odd;
}
