/**
 * The yearly work of the demography module as one function over bare typed arrays, without engine:
 * what JavaScript itself can do. Line by line the arithmetic of cohort.c.
 */

const AGES = 101;
const COHORTS = 102;
const OPEN = 100;
const GROUPS = 7;
const GROUP_ENDS = Int32Array.of(3, 12, 18, 25, 65, 80, AGES);
/** Figures of one row; the C program prints as many. */
export const FIGURES = 29;

/** What both yardsticks work on; the order is that of the C program's input file. */
export interface YardstickInputs {
  readonly years: number;
  readonly firstFertile: number;
  readonly endFertile: number;
  readonly boysShare: number;
  readonly threePersonShare: number;
  readonly baseSize: number;
  readonly highestMean: number;
  readonly population: Float64Array;
  readonly keep: Float64Array;
  readonly settle: Float64Array;
  readonly leave: Float64Array;
  readonly heads: Float64Array;
  readonly alone: Float64Array;
  readonly collective: Float64Array;
  readonly schedule: Float64Array;
  readonly fertility: Float64Array;
  readonly arrivals: Float64Array;
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Moves one sex up by a year, in place, and adds up; age 0 waits for the births. */
function passUpward(
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
  groups: Float64Array,
): number {
  let carried = 0;
  let persons = 0;
  let leaving = 0;
  let heading = 0;
  let living = 0;
  let inside = 0;
  let cell = from;
  let at = row;
  let leaveAt = leaveRow;
  for (let group = 0; group < GROUPS; group++) {
    const end = (from + Math.min(OPEN, GROUP_ENDS[group]!)) | 0;
    const before = persons;
    for (; cell < end; cell = (cell + 1) | 0) {
      const opened = people[cell]!;
      people[cell] = carried;
      persons += carried;
      heading += carried * heads[cell]!;
      living += carried * alone[cell]!;
      inside += carried * collective[cell]!;
      leaving += opened * leave[leaveAt]!;
      carried = opened * keep[at]! + arrivals * settle[at]!;
      at = (at + 1) | 0;
      leaveAt = (leaveAt + 1) | 0;
    }
    groups[group] = groups[group]! + (persons - before);
  }
  const oldest = people[cell]!;
  carried += oldest * keep[at]! + arrivals * settle[at]!;
  people[cell] = carried;
  groups[GROUPS - 1] = groups[GROUPS - 1]! + carried;
  sums[0] = sums[0]! + (heading + carried * heads[cell]!);
  sums[1] = sums[1]! + (living + carried * alone[cell]!);
  sums[2] = sums[2]! + (inside + carried * collective[cell]!);
  sums[3] = sums[3]! + (leaving + oldest * leave[leaveAt]!);
  return persons + carried;
}

/** Makes the loop for these inputs; `rows` receives the figures of every 1 January. */
export function typedArrayLoop(inputs: YardstickInputs): {
  readonly run: () => void;
  readonly rows: Float64Array;
} {
  const { years, firstFertile, endFertile, boysShare, threePersonShare, baseSize } = inputs;
  const { highestMean, population, keep, settle, leave, heads, alone, collective } = inputs;
  const { schedule, fertility, arrivals: arrivalsOf } = inputs;
  const people = new Float64Array(2 * AGES);
  const persons = new Float64Array(2);
  const sums = new Float64Array(4);
  const groups = new Float64Array(GROUPS);
  const rows = new Float64Array((years + 1) * FIGURES);

  function stocks(
    at: number,
    men: number,
    women: number,
    head: number,
    lone: number,
    grouped: number,
    openingTotal: number,
  ): void {
    const total = men + women;
    const young = groups[0]! + groups[1]! + groups[2]!;
    const active = groups[3]! + groups[4]!;
    const old = groups[5]! + groups[6]!;
    rows[at] = total;
    rows[at + 1] = men;
    rows[at + 2] = women;
    for (let group = 0; group < GROUPS; group++) rows[at + 3 + group] = groups[group]!;
    rows[at + 10] = active;
    rows[at + 11] = old;
    rows[at + 12] = ratio(young + old, active);
    rows[at + 13] = total - openingTotal;
    const inside = Math.max(0, total - grouped);
    const households = Math.max(head, inside / highestMean);
    rows[at + 14] = grouped;
    rows[at + 15] = inside;
    rows[at + 16] = households;
    rows[at + 17] = ratio(inside, households);

    const fewest = 2 * households - inside;
    const most = (highestMean * households - inside) / (highestMean - 1);
    const one = Math.max(0, Math.min(Math.max(lone, fewest), most, households));
    const rest = households - one;
    const persons = inside - one;
    let three = threePersonShare * rest;
    let four = (persons - (2 + threePersonShare) * rest) / (baseSize - 2);
    let size = baseSize;
    if (four < 0) {
      four = 0;
      three = Math.max(0, persons - 2 * rest);
    }
    let two = rest - three - four;
    if (two < 0) {
      two = 0;
      four = rest - three;
      if (four > 0) size = (persons - 3 * three) / four;
    }
    rows[at + 18] = one;
    rows[at + 19] = two;
    rows[at + 20] = three;
    rows[at + 21] = four;
    rows[at + 22] = size;
  }

  function fertileWomen(): number {
    let even = 0;
    let odd = 0;
    let age = firstFertile;
    for (; age + 1 < endFertile; age += 2) {
      even += schedule[age]! * people[AGES + age]!;
      odd += schedule[age + 1]! * people[AGES + age + 1]!;
    }
    if (age < endFertile) even += schedule[age]! * people[AGES + age]!;
    return even + odd;
  }

  function run(): void {
    let menSum = 0;
    let womenSum = 0;
    let headSum = 0;
    let aloneSum = 0;
    let collectiveSum = 0;
    for (let group = 0, age = 0; group < GROUPS; group++) {
      const end = GROUP_ENDS[group]!;
      let persons = 0;
      for (; age < end; age++) {
        const m = population[age]!;
        const w = population[AGES + age]!;
        people[age] = m;
        people[AGES + age] = w;
        persons += m + w;
        menSum += m;
        womenSum += w;
        headSum += m * heads[age]! + w * heads[AGES + age]!;
        aloneSum += m * alone[age]! + w * alone[AGES + age]!;
        collectiveSum += m * collective[age]! + w * collective[AGES + age]!;
      }
      groups[group] = persons;
    }
    let total = menSum + womenSum;
    const openingTotal = total;
    let fertile = fertileWomen();
    stocks(0, menSum, womenSum, headSum, aloneSum, collectiveSum, openingTotal);

    for (let year = 0; year < years; year++) {
      const row = year * 2 * COHORTS;
      const arrivals = arrivalsOf[year]!;
      sums.fill(0);
      groups.fill(0);
      for (let sex = 0; sex < 2; sex++) {
        persons[sex] = passUpward(
          people,
          (sex * AGES) | 0,
          keep,
          settle,
          (row + sex * COHORTS + 1) | 0,
          leave,
          (sex * COHORTS + 1) | 0,
          heads,
          alone,
          collective,
          arrivals,
          sums,
          groups,
        );
      }

      const fertileNext = fertileWomen();
      const born = (fertility[year]! * (fertile + fertileNext)) / 2;
      const boys = born * boysShare;
      const girls = born - boys;
      const boysNext = boys * keep[row]! + arrivals * settle[row]!;
      const girlsNext = girls * keep[row + COHORTS]! + arrivals * settle[row + COHORTS]!;
      people[0] = boysNext;
      people[AGES] = girlsNext;
      groups[0] = groups[0]! + (boysNext + girlsNext);
      fertile = fertileNext;

      const head = sums[0]! + (boysNext * heads[0]! + girlsNext * heads[AGES]!);
      const lone = sums[1]! + (boysNext * alone[0]! + girlsNext * alone[AGES]!);
      const grouped = sums[2]! + (boysNext * collective[0]! + girlsNext * collective[AGES]!);
      const departures = sums[3]! + (boys * leave[0]! + girls * leave[COHORTS]!);
      const at = (year + 1) * FIGURES;
      const before = total;
      const menClosing = persons[0]! + boysNext;
      const womenClosing = persons[1]! + girlsNext;
      total = menClosing + womenClosing;
      stocks(at, menClosing, womenClosing, head, lone, grouped, openingTotal);
      const deaths = Math.max(0, before + born + arrivals - departures - total);
      rows[at + 23] = born;
      rows[at + 24] = deaths;
      rows[at + 25] = arrivals;
      rows[at + 26] = departures;
      rows[at + 27] = born - deaths;
      rows[at + 28] = arrivals - departures;
    }
  }
  return { run, rows };
}
