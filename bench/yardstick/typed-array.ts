/**
 * The yearly work of the demography module as functions over bare typed arrays, without engine: what
 * JavaScript itself can do. Line by line the arithmetic of cohort.c.
 */

const AGES = 101;
const COHORTS = 102;
const OPEN = 100;
const GROUPS = 7;
const [BY_SEX, BY_GROUP, BY_SIZE, FLOWS, WISHED, GOT] = [1, 3, 22, 28, 34, 35] as const;
/** Figures of one row: the module's outputs in declared order, then its limit, wished and got. */
export const FIGURES = 36;

type BySex = readonly [men: Float64Array, women: Float64Array];

/** What both yardsticks work on. */
export interface YardstickInputs {
  readonly years: number;
  readonly firstFertile: number;
  readonly endFertile: number;
  readonly brackets: number;
  readonly boysShare: number;
  readonly threePersonShare: number;
  readonly baseSize: number;
  readonly highestMean: number;
  readonly pull: number;
  readonly push: number;
  readonly bracketEnds: Int32Array;
  readonly groupEnds: Int32Array;
  readonly population: Float64Array;
  readonly keep: BySex;
  readonly settle: BySex;
  readonly leave: BySex;
  readonly heads: BySex;
  readonly alone: BySex;
  readonly collective: BySex;
  readonly schedule: Float64Array;
  readonly fertility: Float64Array;
  readonly referenceArrivals: Float64Array;
  readonly change: Float64Array;
  readonly extra: Float64Array;
  readonly shortage: Float64Array;
}

/** The inputs as one row of doubles, in the order in which the C program takes them. */
export function doublesOf(inputs: YardstickInputs): Float64Array {
  const { years, firstFertile, endFertile, brackets } = inputs;
  return Float64Array.from(
    [
      [years, firstFertile, endFertile, brackets, inputs.boysShare, inputs.threePersonShare],
      [inputs.baseSize, inputs.highestMean, inputs.pull, inputs.push],
      ...[inputs.bracketEnds, inputs.groupEnds, inputs.population],
      ...[inputs.keep, inputs.settle, inputs.leave].flat(),
      ...[inputs.heads, inputs.alone, inputs.collective].flat(),
      ...[inputs.schedule, inputs.fertility, inputs.referenceArrivals],
      ...[inputs.change, inputs.extra, inputs.shortage],
    ].flatMap((part) => Array.from(part)),
  );
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Moves everyone up by a year, in place; age 0 waits for the births. Returns those who leave. */
function passUpward(
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

function addUp(people: Float64Array, ends: Int32Array, brackets: number, into: Float64Array): void {
  let age = 0;
  for (let bracket = 0; bracket < brackets; bracket++) {
    const end = ends[bracket]!;
    let some = 0;
    for (; age < end; age = (age + 1) | 0) some += people[age]!;
    into[bracket] = some;
  }
  into[brackets - 1] = into[brackets - 1]! + people[OPEN]!;
}

function fertileWomen(
  women: Float64Array,
  schedule: Float64Array,
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

/** From persons per bracket of ages to a row's groups and the sums of heads and the like. */
function addBrackets(
  menIn: Float64Array,
  womenIn: Float64Array,
  headsMen: Float64Array,
  headsWomen: Float64Array,
  aloneMen: Float64Array,
  aloneWomen: Float64Array,
  collectiveMen: Float64Array,
  collectiveWomen: Float64Array,
  groupEnds: Int32Array,
  row: Float64Array,
  at: number,
  sums: Float64Array,
): void {
  let men = 0;
  let women = 0;
  let heading = 0;
  let living = 0;
  let grouped = 0;
  let bracket = 0;
  for (let group = 0; group < GROUPS; group++) {
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
    row[(at + BY_GROUP + group) | 0] = persons;
  }
  row[at + BY_SEX] = men;
  row[at + BY_SEX + 1] = women;
  sums[0] = heading;
  sums[1] = living;
  sums[2] = grouped;
}

/** Makes the loop for these inputs; `rows` receives the figures of every 1 January. */
export function typedArrayLoop(inputs: YardstickInputs): {
  readonly run: () => void;
  readonly rows: Float64Array;
} {
  const { years, firstFertile, endFertile, brackets } = inputs;
  const { boysShare, threePersonShare, baseSize, highestMean, pull, push } = inputs;
  const { bracketEnds, groupEnds, population, schedule, fertility } = inputs;
  const { referenceArrivals, change: changeOf, extra: extraOf, shortage: shortageOf } = inputs;
  const [keepMen, keepWomen] = inputs.keep;
  const [settleMen, settleWomen] = inputs.settle;
  const [leaveMen, leaveWomen] = inputs.leave;
  const [headsMen, headsWomen] = inputs.heads;
  const [aloneMen, aloneWomen] = inputs.alone;
  const [collectiveMen, collectiveWomen] = inputs.collective;
  const men = new Float64Array(AGES);
  const women = new Float64Array(AGES);
  const menIn = new Float64Array(AGES);
  const womenIn = new Float64Array(AGES);
  const sums = new Float64Array(3);
  const rows = new Float64Array((years + 1) * FIGURES);

  function stocks(at: number): number {
    addBrackets(
      menIn,
      womenIn,
      headsMen,
      headsWomen,
      aloneMen,
      aloneWomen,
      collectiveMen,
      collectiveWomen,
      groupEnds,
      rows,
      at,
      sums,
    );
    const total = rows[at + BY_SEX]! + rows[at + BY_SEX + 1]!;
    const group = (at + BY_GROUP) | 0;
    const young = rows[group]! + rows[group + 1]! + rows[group + 2]!;
    const active = rows[group + 3]! + rows[group + 4]!;
    const old = rows[group + 5]! + rows[group + 6]!;
    rows[at] = total;
    rows[at + 10] = rows[group]!;
    rows[at + 11] = rows[group + 1]!;
    rows[at + 12] = rows[group + 2]!;
    rows[at + 13] = active;
    rows[at + 14] = rows[group + 4]!;
    rows[at + 15] = old;
    rows[at + 16] = rows[group + 6]!;
    rows[at + 17] = ratio(young + old, active);

    const inside = Math.max(0, total - sums[2]!);
    const households = Math.max(sums[0]!, inside / highestMean);
    rows[at + 19] = inside;
    rows[at + 20] = sums[2]!;
    rows[at + 21] = households;
    rows[at + 26] = ratio(inside, households);

    const fewest = 2 * households - inside;
    const most = (highestMean * households - inside) / (highestMean - 1);
    const one = Math.max(0, Math.min(Math.max(sums[1]!, fewest), most, households));
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
    rows[at + BY_SIZE] = one;
    rows[at + BY_SIZE + 1] = two;
    rows[at + BY_SIZE + 2] = three;
    rows[at + BY_SIZE + 3] = four;
    rows[at + 27] = size;
    return total;
  }

  function run(): void {
    for (let age = 0; age < AGES; age++) {
      men[age] = population[age]!;
      women[age] = population[AGES + age]!;
    }
    addUp(men, bracketEnds, brackets, menIn);
    addUp(women, bracketEnds, brackets, womenIn);
    let fertile = fertileWomen(women, schedule, firstFertile, endFertile);
    const openingTotal = stocks(0);
    let total = openingTotal;
    rows[18] = 0;

    for (let year = 0; year < years; year++) {
      const at = ((year + 1) * FIGURES) | 0;
      const newborn = (year * COHORTS) | 0;
      const change = changeOf[year]!;
      const wanted =
        referenceArrivals[year]! + change + pull * extraOf[year]! - push * shortageOf[year]!;
      const arrivals = Math.max(0, wanted);
      rows[at + WISHED] = change;
      rows[at + GOT] = wanted < 0 && change < 0 ? Math.min(0, change - wanted) : change;

      const leaving = passUpward(
        men,
        women,
        keepMen,
        keepWomen,
        settleMen,
        settleWomen,
        leaveMen,
        leaveWomen,
        (newborn + 1) | 0,
        arrivals,
        bracketEnds,
        brackets,
        menIn,
        womenIn,
      );
      const fertileNext = fertileWomen(women, schedule, firstFertile, endFertile);
      const born = (fertility[year]! * (fertile + fertileNext)) / 2;
      fertile = fertileNext;
      const boys = born * boysShare;
      const girls = born - boys;
      const boysNext = boys * keepMen[newborn]! + arrivals * settleMen[newborn]!;
      const girlsNext = girls * keepWomen[newborn]! + arrivals * settleWomen[newborn]!;
      men[0] = boysNext;
      women[0] = girlsNext;
      menIn[0] = menIn[0]! + boysNext;
      womenIn[0] = womenIn[0]! + girlsNext;

      const departures = leaving + (boys * leaveMen[newborn]! + girls * leaveWomen[newborn]!);
      const before = total;
      total = stocks(at);
      rows[at + 18] = total - openingTotal;
      const deaths = Math.max(0, before + born + arrivals - departures - total);
      rows[at + FLOWS] = born;
      rows[at + FLOWS + 1] = deaths;
      rows[at + FLOWS + 2] = arrivals;
      rows[at + FLOWS + 3] = departures;
      rows[at + FLOWS + 4] = born - deaths;
      rows[at + FLOWS + 5] = arrivals - departures;
    }
  }
  return { run, rows };
}
