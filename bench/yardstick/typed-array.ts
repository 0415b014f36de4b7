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

/** Makes the loop for these inputs; `rows` receives the figures of every 1 January. */
export function typedArrayLoop(inputs: YardstickInputs): {
  readonly run: () => void;
  readonly rows: Float64Array;
} {
  const { years, firstFertile, endFertile, boysShare, threePersonShare, baseSize } = inputs;
  const { highestMean, population, keep, settle, leave, heads, alone, collective } = inputs;
  const { schedule, fertility, arrivals: arrivalsOf } = inputs;
  const male = new Float64Array(AGES);
  const female = new Float64Array(AGES);
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
      even += schedule[age]! * female[age]!;
      odd += schedule[age + 1]! * female[age + 1]!;
    }
    if (age < endFertile) even += schedule[age]! * female[age]!;
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
        male[age] = m;
        female[age] = w;
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
      let men = 0;
      let women = 0;
      let menTotal = 0;
      let womenTotal = 0;
      let menLeave = 0;
      let womenLeave = 0;
      let menHeads = 0;
      let womenHeads = 0;
      let menAlone = 0;
      let womenAlone = 0;
      let menCollective = 0;
      let womenCollective = 0;
      for (let group = 0, age = 0; group < GROUPS; group++) {
        const end = Math.min(OPEN, GROUP_ENDS[group]!);
        const menBefore = menTotal;
        const womenBefore = womenTotal;
        for (; age < end; age++) {
          const menOpening = male[age]!;
          const womenOpening = female[age]!;
          male[age] = men;
          female[age] = women;
          menTotal += men;
          womenTotal += women;
          menHeads += men * heads[age]!;
          womenHeads += women * heads[AGES + age]!;
          menAlone += men * alone[age]!;
          womenAlone += women * alone[AGES + age]!;
          menCollective += men * collective[age]!;
          womenCollective += women * collective[AGES + age]!;
          menLeave += menOpening * leave[age + 1]!;
          womenLeave += womenOpening * leave[COHORTS + age + 1]!;
          men = menOpening * keep[row + age + 1]! + arrivals * settle[row + age + 1]!;
          women =
            womenOpening * keep[row + COHORTS + age + 1]! +
            arrivals * settle[row + COHORTS + age + 1]!;
        }
        groups[group] = menTotal - menBefore + (womenTotal - womenBefore);
      }
      const openCell = COHORTS - 1;
      const menOldest = male[OPEN]!;
      const womenOldest = female[OPEN]!;
      menLeave += menOldest * leave[openCell]!;
      womenLeave += womenOldest * leave[COHORTS + openCell]!;
      men += menOldest * keep[row + openCell]! + arrivals * settle[row + openCell]!;
      women +=
        womenOldest * keep[row + COHORTS + openCell]! +
        arrivals * settle[row + COHORTS + openCell]!;
      male[OPEN] = men;
      female[OPEN] = women;
      groups[GROUPS - 1] = groups[GROUPS - 1]! + men + women;

      const fertileNext = fertileWomen();
      const born = (fertility[year]! * (fertile + fertileNext)) / 2;
      const boys = born * boysShare;
      const girls = born - boys;
      const boysNext = boys * keep[row]! + arrivals * settle[row]!;
      const girlsNext = girls * keep[row + COHORTS]! + arrivals * settle[row + COHORTS]!;
      male[0] = boysNext;
      female[0] = girlsNext;
      groups[0] = groups[0]! + boysNext + girlsNext;
      fertile = fertileNext;

      const head =
        menHeads +
        womenHeads +
        (men * heads[OPEN]! + women * heads[AGES + OPEN]!) +
        (boysNext * heads[0]! + girlsNext * heads[AGES]!);
      const lone =
        menAlone +
        womenAlone +
        (men * alone[OPEN]! + women * alone[AGES + OPEN]!) +
        (boysNext * alone[0]! + girlsNext * alone[AGES]!);
      const grouped =
        menCollective +
        womenCollective +
        (men * collective[OPEN]! + women * collective[AGES + OPEN]!) +
        (boysNext * collective[0]! + girlsNext * collective[AGES]!);
      const departures = menLeave + womenLeave + boys * leave[0]! + girls * leave[COHORTS]!;
      const at = (year + 1) * FIGURES;
      const before = total;
      const menClosing = menTotal + men + boysNext;
      const womenClosing = womenTotal + women + girlsNext;
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
