/**
 * Period life tables by single year of age, 100 open, and the table that a life expectancy asks for.
 */
import type { View } from "../../run/module.ts";

/** Ages 0 to 99 are closed; the last one is open. */
export const OPEN_AGE = 100;
export const AGES = OPEN_AGE + 1;
/** Those born in the year, then those aged 0 to 100 on 1 January. */
export const COHORTS = AGES + 1;

/** Part of the year lived by those who die in it: infants mostly die soon after birth. */
const LIVED_BY_DYING_INFANTS = 0.15;
const LIVED_BY_THE_DYING = 0.5;

/**
 * DEM-1  Probability of dying between two birthdays
 *
 *   q(a) = min(1, m(a) / (1 + (1 - f(a)) m(a)))
 *
 *   m  death rate                                       [1/year]  parameter demography.death_rate
 *   f  part of the year lived by those who die in it    [1]       0.15 at age 0, 0.5 above
 *   q  probability                                      [1]
 *
 * Source  Preston, Heuveline and Guillot (2001), Demography, 3.2; f as for the base table.
 * Differs The floor at 1 matters for rates above 2 a year only, which no table has.
 * Test    test/known-answers/demography-life-table.test.ts, "reproduces the Belgian table of 2019 from its rates: %s".
 */
export const deathProbability = (rate: number, livedByTheDying: number): number =>
  Math.min(1, rate / (1 + (1 - livedByTheDying) * rate));

/**
 * Life expectancy at birth, in years, of the table whose rates are `factor` times the base rates.
 *
 * @param rates base death rates by age [1/year]
 * @param from  index of age 0 in `rates`
 */
export function lifeExpectancyAtBirth(rates: View, from: number, factor: number): number {
  let alive = 1;
  let years = 0;
  let lived = LIVED_BY_DYING_INFANTS;
  for (let age = 0; age < OPEN_AGE; age++) {
    const dying = alive * deathProbability(factor * rates[from + age]!, lived);
    alive -= dying;
    years += alive + lived * dying;
    lived = LIVED_BY_THE_DYING;
  }
  return years + alive / (factor * rates[from + OPEN_AGE]!);
}

/**
 * DEM-2  Survival ratios from one 1 January to the next
 *
 *   S(newborn) = L(0) / l(0)      S(a) = L(a+1) / L(a)  for a = 0..98
 *   S(99) = S(100) = T(100) / (L(99) + T(100))
 *
 *   T(100) = l(100) / m(100)
 *
 *   l  survivors at an exact age, by DEM-1               [1]
 *   L  person-years lived at age a (last birthday)       [year]
 *   T  person-years lived from an age on                 [year]
 *   m  death rate of the year, DEM-3                     [1/year]
 *   S  survival ratio                                    [1]
 *
 * Source  Preston, Heuveline and Guillot (2001), 6.3; the open group with the one that enters it.
 * Differs Where nobody of an age is alive in the table, the ratio is 0.
 * Test    test/known-answers/demography-life-table.test.ts, "carries a stationary population: person-years lived, moved up a year, stay what they were".
 *
 * @param into receives {@link COHORTS} ratios from index `at` on
 */
export function survivalRatios(
  rates: View,
  from: number,
  factor: number,
  into: Float64Array,
  at: number,
): void {
  let alive = 1;
  let previous = 1;
  let lived = LIVED_BY_DYING_INFANTS;
  for (let age = 0; age < OPEN_AGE; age++) {
    const dying = alive * deathProbability(factor * rates[from + age]!, lived);
    alive -= dying;
    const years = alive + lived * dying;
    into[at + age] = previous > 0 ? years / previous : 0;
    previous = years;
    lived = LIVED_BY_THE_DYING;
  }
  const open = alive / (factor * rates[from + OPEN_AGE]!);
  const ratio = previous + open > 0 ? open / (previous + open) : 0;
  into[at + OPEN_AGE] = ratio;
  into[at + OPEN_AGE + 1] = ratio;
}

/**
 * DEM-3  Mortality of a year
 *
 *   find k with e0(k m) = e
 *
 *   m   base death rates         [1/year]  parameter demography.death_rate
 *   e   life expectancy wanted   [year]    parameter demography.life_expectancy
 *   k   one factor for all ages  [1]
 *
 * Source  Proportional scaling of the rates, as in the base table itself (data/demography, Mortality).
 * Differs Age patterns of improvement are left out: all ages improve in the same proportion.
 * Test    test/known-answers/demography-life-table.test.ts, "meets the life expectancy wanted".
 */
export function mortalityFactor(rates: View, from: number, wanted: number): number {
  let low = 1;
  let high = 1;
  let above = lifeExpectancyAtBirth(rates, from, 1) - wanted;
  let below = above;
  while (above < 0) {
    high = low;
    below = above;
    low /= 2;
    above = lifeExpectancyAtBirth(rates, from, low) - wanted;
  }
  while (below > 0) {
    low = high;
    above = below;
    high *= 2;
    below = lifeExpectancyAtBirth(rates, from, high) - wanted;
  }
  // Regula falsi; halving the weight of an end that stays (Illinois) keeps it from crawling.
  let stayed = 0;
  for (let step = 0; step < 100; step++) {
    const factor = above === below ? low : (low * below - high * above) / (below - above);
    const gap = lifeExpectancyAtBirth(rates, from, factor) - wanted;
    if (Math.abs(gap) < 1e-11) return factor;
    if (gap > 0) {
      low = factor;
      above = gap;
      if (stayed === 1) below /= 2;
      stayed = 1;
    } else {
      high = factor;
      below = gap;
      if (stayed === -1) above /= 2;
      stayed = -1;
    }
  }
  return (low + high) / 2;
}
