/** What a council asks first: the figures of the summary, and the years it shows them for. */
export const MAIN_INDICATORS = [
  "demography.population",
  "demography.households",
  "housing.dwellings",
  "housing.share_label_c_or_better",
  "heat.delivered",
  "renewables.wind_capacity",
  "renewables.pv_capacity",
  "electricity.renewable_share",
  "emissions.total",
  "emissions.change_since_2005",
] as const;

/**
 * The same for plans side by side, with what they ask for: the yearly cost to society is no row, as it
 * leaves out what stood before the run (the discounted difference stands with the costs).
 */
export const COMPARED_INDICATORS = [
  ...MAIN_INDICATORS,
  "costs.investment",
  "costs.household_energy_bill",
] as const;

/** The years beyond today that those figures are shown for. */
export const FUTURE_YEARS = [2030, 2040, 2050] as const;

/** Those of them that a run has; its last year when it has none of them. */
export const futureYears = (first: number, last: number): readonly number[] => {
  const years = FUTURE_YEARS.filter((year) => year >= first && year <= last);
  return years.length > 0 ? years : [last];
};
