/** How many inhabitants use a service, from their ages alone. */

/** Fewer users than this on the first 1 January are none: growth from there says nothing. */
const NOBODY = 1e-9;

/**
 * SER-1  Users of a service
 *
 *   U(s) = Σ_g Σ_a r(s,g,a) N(g,a)
 *
 *   r  users per inhabitant of a sex and age   [1]        parameter services.rate
 *   N  inhabitants by sex and age              [person]   output demography.population_by_age
 *
 * Source  Prevalence (sickle) method: today's rate by age times the cohort.
 * Differs Rates stay what they are: no trend in staying at home longer, no effect of more or fewer places. Ages of
 *         one rate are added up first (`bandUse` is one such band).
 * Test    test/known-answers/services.test.ts, "counts users by hand".
 */
export const bandUse = (rateMen: number, men: number, rateWomen: number, women: number): number =>
  rateMen * men + rateWomen * women;

/**
 * SER-2  Growth of the use of a service
 *
 *   g = U(y) / U(f) - 1,  0 where nobody used it in f
 *
 *   U  users                        [person]   output services.use
 *   f  first 1 January of the run   [year]
 *
 * Source  Definition.
 * Differs -
 * Test    test/known-answers/services.test.ts, "grows with its ages alone".
 */
export const useGrowth = (users: number, first: number): number =>
  first < NOBODY ? 0 : users / first - 1;
