/**
 * Energy of firms as activity x intensity: the equations of industry and of agriculture. `x.` in a
 * symbol stands for `industry.` or `agriculture.`. Energies in kWh of the lower heating value.
 */

/**
 * ACT-1  Activity against the base year
 *
 *   A(y) = (1 + g)^(y - b) · ((1 - w) + w · N(y) / N(b))
 *
 *   g  growth of the activity beside the population       [1/year]   x.activity_growth
 *   w  part of the activity that follows the population   [1]        x.population_weight
 *   N  mean population of the year; N(b): of the base year   [person]   demography.population, x.base_population
 *
 * Source  An index with a fixed population share; docs/model/industry.md.
 * Differs The power is carried from year to year in the state (`grown`). A region without people in the base year
 *         has no measured energy to scale: its population index is 0.
 * Test    test/known-answers/activity.test.ts, "doubles with the population when it follows it, and not when it does not".
 */
export const activityIndex = (
  grown: number,
  weight: number,
  people: number,
  basePeople: number,
): number => grown * (1 - weight + (basePeople > 0 ? (weight * people) / basePeople : 0));

/**
 * ACT-2  Heat of the year against the base year
 *
 *   H(y) = A(y) · I(y) · (1 - h + h · i) / (1 - h + h · d) · (1 + p),   I(y+1) = I(y) · (1 - e(y)),   I(b) = 1
 *
 *   A  activity                                                 [1]        ACT-1
 *   e  heat saved per unit of activity                          [1/year]   x.efficiency_rate
 *   h  share of the fuel that heats rooms in ordinary weather   [1]        x.space_heating_share
 *   i  degree days against the mean of 2018-2021                [1]        climate.degree_day_index
 *   d  degree days of the base year                             [1]        x.base_degree_days
 *   p  lasting response to the prices since 2022                [1]        x.price_response
 *
 * Source  Degree-day method with a base load; intensity path.
 * Differs Where 1 - h + h · d is 0 there is nothing to divide: no heat.
 * Test    test/known-answers/activity.test.ts, "divides the fuel of the cold year 2021 by its weather".
 */
export const heatIndex = (
  activity: number,
  intensity: number,
  weather: number,
  baseWeather: number,
  priceResponse: number,
): number =>
  baseWeather > 0 ? ((activity * intensity * weather) / baseWeather) * (1 + priceResponse) : 0;

/** ACT-2, second part: the weather of a year. */
export const weatherFactor = (heatingShare: number, degreeDays: number): number =>
  1 - heatingShare + heatingShare * degreeDays;

/**
 * ACT-3  Fossil systems after a year
 *
 *   F(y+1) = F(y) - c · out(F),   O(y+1) = O(y) - (c + (1 - c) · m) · out(O)
 *
 *   F    share of the fossil heat of the base year that is still fossil; times ACT-2 the fossil energy   [1]
 *   O    share of the oil of the base year that is still burnt as oil                      [1]
 *   out  what reaches the end of its life                                                  [1]   from RET-1, x.heating_life
 *   c    share of it that becomes a heat pump                                              [1]   x.electrification
 *   m    share of retired oil systems, not electrified, that leaves oil for gas            [1]   x.oil_leaves
 *
 * Source  Stock and flow; O <= F because c + (1 - c) m >= c.
 * Test    test/known-answers/activity.test.ts, "keeps fossil heat with the lives of its systems".
 */
export const keptAfter = (kept: number, retired: number, leaving: number): number =>
  Math.max(0, kept - leaving * retired);

/**
 * ACT-4  Natural gas: its own systems and those that came from oil
 *
 *   G(y) = H · (G(b) · F + O(b) · (F - O))
 *
 *   H     heat of the year against the base year; electricity: ACT-5 and ACT-6   [1]     ACT-2
 *   F, O  what is still fossil, still oil                                         [1]     ACT-3
 *   G(b), O(b)  gas and oil of the base year, in its inventory (x.inventory_energy)   [kWh]   x.base_energy
 *
 * Source  Conservation of the fuel replaced (equal boiler efficiency of gas and oil).
 * Test    test/known-answers/activity.test.ts, "lets oil go to gas without losing heat".
 */
export const gasUse = (gas: number, oil: number, fossil: number, oilKept: number): number =>
  gas * fossil + oil * Math.max(0, fossil - oilKept);

/**
 * ACT-5  Electricity of the heat pumps that replaced fossil systems
 *
 *   E(y) = H · B · (1 - F) · η / COP
 *
 *   B    fossil fuel of the base year                     [kWh]   x.base_energy
 *   η    efficiency of the replaced boilers               [1]     x.boiler_efficiency
 *   COP  seasonal performance of the heat pumps           [1]     x.heat_pump_performance
 *
 * Source  Equal useful heat before and after the replacement.
 * Test    test/known-answers/activity.test.ts, "needs a third of the energy for the same heat".
 */
export const heatPumpElectricity = (
  replacedFuel: number,
  efficiency: number,
  performance: number,
): number => (replacedFuel * efficiency) / performance;

/**
 * ACT-6  Electricity of machines, light and the rest
 *
 *   M(y) = A(y) · J(y) · (1 + q) · E(b),   J(y+1) = J(y) · (1 - f(y)),   J(b) = 1
 *
 *   f  electricity saved per unit of activity        [1/year]   x.electricity_efficiency_rate
 *   q  lasting response to the prices since 2022     [1]        x.electricity_price_response
 *
 * Source  Intensity path.
 * Test    test/known-answers/activity.test.ts, "gives the meters of 2021 back, in every year in which nothing changes".
 */
export const machineElectricity = (
  base: number,
  activity: number,
  intensity: number,
  priceResponse: number,
): number => base * activity * intensity * (1 + priceResponse);
