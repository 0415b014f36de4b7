/** The climate a city must expect: context that no plan changes. */

/**
 * CLI-1  Degree-day index of an ordinary year
 *
 *   i(y) = path(y)
 *
 *   path  degree days against the mean of 2018-2021   [1]   parameter climate.degree_day_path
 *
 * Source  Warming of 0.3 K per decade on a season of 7.5 K below base: -0.6 % a year; docs/model/climate.md.
 * Differs A path of ordinary years: cold and mild years are not drawn.
 * Test    test/known-answers/climate.test.ts, "loses 0.6 % of its degree days a year".
 */
export const degreeDayIndex = (path: number): number => path;

/**
 * CLI-2  Degree days
 *
 *   D(y) = D0 · i(y)
 *
 *   D0  degree days of an ordinary year at index 1   [K.day]   parameter climate.normal_degree_days
 *
 * Source  Definition of the index.
 * Differs The normal is not known for 2018-2021 itself; see docs/model/climate.md, "What it leaves out".
 * Test    test/known-answers/climate.test.ts, "counts 2300 degree days at index 1".
 */
export const degreeDays = (normal: number, index: number): number => normal * index;

/**
 * CLI-3  Heat-wave days
 *
 *   H(y) = path(y)
 *
 *   path  measured in 2023, projected for 2030 and 2050, linear between   [day]   parameter climate.heat_wave_path
 *
 * Source  kortrijk-2040-note: 4 days in 2023, 11 in 2030, 19 in 2050.
 * Differs They feed no other module: cooling is not modelled.
 * Test    test/known-answers/climate.test.ts, "goes from 11 heat-wave days in 2030 to 19 in 2050 in a straight line, and stays there".
 */
export const heatWaveDays = (path: number): number => path;
