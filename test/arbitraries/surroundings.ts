/** What tertiary and municipal buildings, industry and agriculture read from others. */
import type { RecordedSeries } from "../../engine/run/instance.ts";

/** Mean of the population of Kortrijk in 2021, the year of its meters. */
export const PEOPLE_2021 = 77_477;
/** Degree days of 2021 against the mean of 2018-2021. */
export const COLD_OF_2021 = 1.075;

/** The same population and weather in all years of a run. */
export const surroundings = (
  years: number,
  people = PEOPLE_2021,
  degreeDays = COLD_OF_2021,
): RecordedSeries => ({
  "climate.degree_day_index": new Array<number>(years).fill(degreeDays),
  "demography.population": new Array<number>(years + 1).fill(people),
});
