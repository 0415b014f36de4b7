/**
 * Moves between municipalities that run together: who leaves one of them for another arrives there.
 * Equations DEM-13 to DEM-16; what each tells the others stands in the module.
 */
import type { Carried, Post, Ways } from "../../run/module.ts";
import { COHORTS } from "./life-table.ts";

const CELLS = 2 * COHORTS;

/**
 * DEM-13  Moves from one member of a group to another, per sex and cohort
 *
 *   F(i,j) = s(i,j) f(j) (E(i) + e(j) B(i))        f(j) = min(1, A(j) / sum over i of s(i,j) R(i))
 *
 *   s  of all who leave i, the share that arrives in j                    [1]            moves of the group
 *   E  departures of i by its own rates (DEM-5)                           [person/year]
 *   R  the same on the reference path of i                                [person/year]
 *   A  arrivals in j on its reference path (DEM-7), from members too      [person/year]
 *   f  what of the share has a place in A: no more can come from members than come at all [1]
 *   e  by which part j attracts more than on its reference (DEM-14)       [1]
 *   B  who answers to that (DEM-15)                                       [person/year]
 *
 * Source  Migrant pool with origin and destination: Rogers (1995), Multiregional Demography, 4, with
 *         shares of destinations that are constant in time and the same for all ages.
 * Differs Arrivals of a municipality are measured as a whole, so that shares are lowered, per sex,
 *         cohort and year, where its members would send more than arrive in it.
 * Test    test/laws/group-moves.test.ts, "sends as many as arrive, of either sex, in every cohort and year".
 */
export const moved = (part: number, departures: number, pull: number, answering: number): number =>
  part * (departures + pull * answering);

/**
 * DEM-14  How much more a member attracts than on its reference path
 *
 *   e = max(-1, X / I)
 *
 *   X  what a plan, homes and their shortage add to the arrivals (DEM-8)  [person/year]
 *   I  arrivals on the reference path                                     [person/year]
 *
 * Assumption: those who come for it, or stay away, come from where those on the reference path come
 * from: of extra arrivals members give the share that they have in the reference arrivals of a cell,
 * each the part that it has in that. A new home attracts no other people than homes did before, and
 * nothing measured says otherwise; with shares that are higher nearby, a region would attract more
 * out of itself than it does now.
 *
 * Source  Constant destination shares, as DEM-13.
 * Differs Where nobody arrives on the reference path, extra arrivals come from outside the group.
 * Test    test/laws/group-moves.test.ts, "takes of what a plan attracts the part from members that they have on the reference".
 */
export const pullOf = (extra: number, reference: number): number =>
  reference > 0 ? Math.max(-1, extra / reference) : 0;

/**
 * DEM-15  Who answers to what other members attract
 *
 *   B(i) = min(R(i), E(i), V(i) / sum over j of s(i,j) f(j) max(0, e(j)))
 *   V = N keep (2 - m) / (1 + keep)
 *
 *   V  who could leave besides those who do, so that nobody leaves who is not there  [person/year]
 *   N, keep, m  persons, and their coefficients (DEM-4, DEM-5)
 *
 * Source  DEM-4 solved for the departures that leave nobody.
 * Differs What members cannot give does not come.
 * Test    test/laws/group-moves.test.ts, "has nothing negative, however strongly a plan attracts".
 */
export const answering = (
  reference: number,
  departures: number,
  room: number,
  asked: number,
): number => {
  const most = Math.min(reference, departures);
  return asked * most > room ? room / asked : most;
};

/** V of DEM-15. */
export const roomToLeave = (persons: number, keep: number, leave: number): number =>
  (persons * keep * (2 - leave)) / (1 + keep);

/**
 * DEM-16  Arrivals and departures of a member of a group
 *
 *   arrivals(j) = I(j) + X(j) + sum over i of F(i,j) - (1 + e(j)) sum over i of s(i,j) f(j) R(i)
 *   departures(i) = E(i) + sum over j of s(i,j) f(j) e(j) B(i)
 *   N'(a+1) = DEM-4 + (extra arrivals - extra departures) (1 + S)/2
 *
 *   F  moves between members (DEM-13)   [person/year]
 *
 * What came from members on the reference is part of I, and is taken off before what comes now is
 * added: where all follow the reference and nothing is attracted, the difference is nought to the bit.
 *
 * Source  The balancing equation of demography, member by member.
 * Test    test/laws/group-moves.test.ts, "gives every member the bits that it has alone where all follow the reference".
 *
 * @param keep   share of a cohort that is there and alive a year later (DEM-4)
 * @param leave  its departure rate
 * @returns (1 + S)/2, from the coefficients that a year has at hand
 */
export const exposure = (keep: number, leave: number): number => (1 + keep) / (2 - leave);

/** Arrays of a member by the name of what they hold. */
interface Member {
  readonly departures: Float64Array;
  readonly reference: Float64Array;
  readonly room: Float64Array;
  readonly arrivals: Float64Array;
  readonly pull: Float64Array;
  readonly extraArrivals: Float64Array;
  readonly extraDepartures: Float64Array;
  /** f of DEM-13. */
  readonly fitting: Float64Array;
  /** What comes from members on the reference, by the shares; then what has a place. */
  readonly expected: Float64Array;
  /** What is asked per person who answers, and who does. */
  readonly asked: Float64Array;
  readonly answers: Float64Array;
}

/** DEM-13 to DEM-16 for all members, once they have spoken. */
export function routeMoves(
  posts: readonly Post[],
  { from, to, share }: Ways,
  carried: Carried,
): (round: number) => void {
  const members = posts.map(({ sent, received }): Member => ({
    departures: sent["departures"]!,
    reference: sent["reference_departures"]!,
    room: sent["room"]!,
    arrivals: sent["reference_arrivals"]!,
    pull: sent["pull"]!,
    extraArrivals: received["extra_arrivals"]!,
    extraDepartures: received["extra_departures"]!,
    fitting: new Float64Array(CELLS),
    expected: new Float64Array(CELLS),
    asked: new Float64Array(CELLS),
    answers: new Float64Array(CELLS),
  }));

  /** Which part of what the shares send to a member has a place among those who arrive in it. */
  const fit = (): void => {
    for (let m = 0; m < members.length; m++) members[m]!.expected.fill(0);
    for (let way = 0; way < share.length; way++) {
      const { expected } = members[to[way]!]!;
      const { reference } = members[from[way]!]!;
      const part = share[way]!;
      for (let cell = 0; cell < CELLS; cell++) {
        expected[cell] = expected[cell]! + part * reference[cell]!;
      }
    }
    for (let m = 0; m < members.length; m++) {
      const { expected, arrivals, fitting } = members[m]!;
      let lowered = 0;
      for (let cell = 0; cell < CELLS; cell++) {
        const [sent, most] = [expected[cell]!, arrivals[cell]!];
        fitting[cell] = sent > most ? most / sent : 1;
        if (sent > most) lowered += sent - most;
      }
      carried.lowered[m] = lowered;
    }
  };

  /** Who answers, in the cells from `begin` to `end`. */
  const answer = (begin: number, end: number): void => {
    for (let m = 0; m < members.length; m++) members[m]!.asked.fill(0, begin, end);
    for (let way = 0; way < share.length; way++) {
      const { pull, fitting } = members[to[way]!]!;
      const wanted = pull[0]!;
      if (!(wanted > 0)) continue;
      const { asked } = members[from[way]!]!;
      const part = share[way]!;
      for (let cell = begin; cell < end; cell++) {
        asked[cell] = asked[cell]! + part * fitting[cell]! * wanted;
      }
    }
    for (let m = 0; m < members.length; m++) {
      const { reference, departures, room, asked, answers } = members[m]!;
      for (let cell = begin; cell < end; cell++) {
        answers[cell] = answering(reference[cell]!, departures[cell]!, room[cell]!, asked[cell]!);
      }
    }
  };

  /** Who moves, in the cells from `begin` to `end`. */
  const move = (begin: number, end: number): void => {
    for (let m = 0; m < members.length; m++) {
      const { extraArrivals, extraDepartures, expected } = members[m]!;
      extraArrivals.fill(0, begin, end);
      extraDepartures.fill(0, begin, end);
      expected.fill(0, begin, end);
    }
    for (let way = 0; way < share.length; way++) {
      const { departures, reference, answers, extraDepartures } = members[from[way]!]!;
      const { pull, fitting, extraArrivals, expected } = members[to[way]!]!;
      const wanted = pull[0]!;
      const of = share[way]!;
      const first = way * CELLS;
      for (let cell = begin; cell < end; cell++) {
        const part = of * fitting[cell]!;
        const number = moved(part, departures[cell]!, wanted, answers[cell]!);
        carried.cells[first + cell] = number;
        extraArrivals[cell] = extraArrivals[cell]! + number;
        expected[cell] = expected[cell]! + part * reference[cell]!;
        extraDepartures[cell] = extraDepartures[cell]! + part * (wanted * answers[cell]!);
      }
    }
    for (let m = 0; m < members.length; m++) {
      const { extraArrivals, expected, pull } = members[m]!;
      const grown = 1 + pull[0]!;
      for (let cell = begin; cell < end; cell++) {
        extraArrivals[cell] = extraArrivals[cell]! - grown * expected[cell]!;
      }
    }
  };

  const both = (begin: number, end: number): void => {
    answer(begin, end);
    move(begin, end);
  };

  return (round) => {
    if (round === 0) {
      fit();
      both(1, COHORTS);
      both(COHORTS + 1, CELLS);
    } else {
      both(0, 1);
      both(COHORTS, COHORTS + 1);
    }
  };
}
