/**
 * Floor that is heated and lit: the equations of tertiary and of municipal buildings. `x.` in a
 * symbol stands for `tertiary.` or `municipal.`. Energies in kWh of the lower heating value.
 */

/**
 * FLO-1  Floor that is needed on 1 January
 *
 *   A*(y) = A(b) · (1 + g)^(y - b - ½) · ((1 - w) + w · n(y))
 *
 *   A(b)  floor area in the middle of the base year            [m2]       x.base_floor_area
 *   g     growth beside the population                          [1/year]   x.floor_growth
 *   w     part of the floor that follows the population         [1]        x.population_weight
 *   n     population against the base year                    [1]        FLO-2
 *
 * Source  An index with a fixed population share; docs/model/tertiary.md.
 * Differs The power is carried from year to year in the state (`grown`).
 * Test    test/known-answers/floor-stock.test.ts, "builds for the people it serves".
 */
export const floorNeeded = (
  base: number,
  grown: number,
  weight: number,
  populationIndex: number,
): number => base * grown * (1 - weight + weight * populationIndex);

/**
 * FLO-2  Population against the base year; 0 for a region that had nobody then
 *
 *   n = N / N(b)
 *
 *   N     population of 1 January            [person]   demography.population
 *   N(b)  mean population of the base year   [person]   x.base_population
 *
 * Source  Definition.
 * Differs A region without people in the base year has no measured energy to scale, so nothing grows from it.
 * Test    test/laws/floor-stock.test.ts, "makes nothing from nothing: no floor, no people it serves, no measured energy".
 */
export const populationIndex = (people: number, base: number): number =>
  base > 0 ? people / base : 0;

/**
 * FLO-3  Floor taken from a state by demolition or renovation
 *
 *   t = min(wish, what the state holds)
 *
 *   Demolition   wish = δ · A, from unrenovated floor, then partly, then deeply renovated, and new floor last
 *   Deep         wish = r · s · A, from unrenovated floor, then from partly renovated
 *   Partial      wish = r · (1 - s) · A, from what is then left unrenovated
 *
 *   δ  share demolished                    [1/year]   x.demolition_rate
 *   r  share renovated                     [1/year]   x.renovation_rate
 *   s  share of renovations that is deep   [1]        x.renovation_depth[deep]
 *
 * Source  As the dwellings (HOU-4): worst first, nothing is renovated twice to the same depth.
 * Differs Deep renovation comes first, so that more or deeper renovation never leaves more heat to supply.
 * Test    test/known-answers/floor-stock.test.ts, "renovates what is left, deep first".
 */
export const floorTaken = (wished: number, held: number): number => Math.min(wished, held);

/**
 * FLO-4  New floor
 *
 *   B(y) = max(0, A*(y+1) - (A(y) - demolished))
 *
 *   A*          floor needed   [m2]   FLO-1
 *   demolished  floor taken    [m2]   FLO-3
 *
 * Source  Floor is built where it is needed; it is not torn down because fewer need it.
 * Differs Floor beyond the need stands empty: it is neither heated nor lit.
 * Test    test/known-answers/floor-stock.test.ts, "builds for the people it serves".
 */
export const floorBuilt = (needed: number, standing: number): number =>
  Math.max(0, needed - standing);

/**
 * FLO-5  Floor weighed by its heat, as so much unrenovated floor
 *
 *   X = A(unrenovated) + (1 - s1) · A(partly) + (1 - s2) · A(deeply) + n · A(new)
 *
 *   s1, s2  saving of heat by a partial and a deep renovation     [1]   x.partial_saving, x.deep_saving
 *   n       heat of new floor against unrenovated floor           [1]   x.new_heat_demand
 *
 * Source  Definition; depths as in Ipsos and Navigant (2019): light and medium, and deep renovation.
 * Differs Only the heating of rooms is weighed so; hot water and kitchens follow the floor.
 * Test    test/known-answers/floor-stock.test.ts, "saves what it says on every renovated m2".
 */
export const heatWeight = (
  unrenovated: number,
  partly: number,
  deeply: number,
  built: number,
  partlyLeft: number,
  deeplyLeft: number,
  builtLeft: number,
): number => unrenovated + partlyLeft * partly + deeplyLeft * deeply + builtLeft * built;

/**
 * FLO-6  Heat by system on the coming 1 January
 *
 *   W'(h) = φ · (W(h) - out(h) + m(h) · Σ out) + n · B · m'(h),   φ = (X' - n · B) / X
 *
 *   W    floor by heating system, weighed by heat                      [m2]   FLO-5
 *   out  fossil systems at the end of their life                       [m2]   from RET-1, x.heating_life
 *   m    what replaces a fossil system                                 [1]    x.heating_mix
 *   m'   systems of new floor                                          [1]    x.new_heating_mix
 *   φ    heat left by demolition and renovation, the same for all systems   [1]   FLO-5
 *
 * Source  Stock and flow; as dwellings choose (HOU-6).
 * Differs Systems without fossil fuel are followed by their like, so only fossil ones grow old here.
 * Test    test/known-answers/floor-stock.test.ts, "replaces fossil systems at the pace of their life".
 */
export const systemsAfter = (
  before: number,
  leaving: number,
  arriving: number,
  left: number,
  inNewFloor: number,
): number => Math.max(0, left * (before - leaving + arriving) + inNewFloor);

/**
 * FLO-7  Weather of a fuel of which a share heats rooms
 *
 *   V(d) = 1 - h + h · d
 *
 *   h  share of the heat that heats rooms in ordinary weather      [1]   x.space_heating_share
 *   d  degree days against the mean of 2018-2021                   [1]   climate.degree_day_index; x.base_degree_days
 *
 * Source  Degree-day method with a base load; index from gas per connection 2018-2021.
 * Differs Base-year energy is divided by V of the base year; where V is 0 nothing is left to divide.
 * Test    test/known-answers/floor-stock.test.ts, "divides the gas of the cold year 2021 by 1.060".
 */
export const weatherFactor = (heatingShare: number, degreeDays: number): number =>
  1 - heatingShare + heatingShare * degreeDays;

/**
 * FLO-8  Useful heat of a year
 *
 *   Q(y) = (1 + p) · (c · i · X̄ + w · Ā)
 *
 *   c · X(b) = h · heat of the base year / V(b),   w · A(b) = (1 - h) · heat of the base year / V(b)
 *
 *   c  heat of unrenovated rooms, found in open() from the sector's own energy   [kWh/m2]   from FLO-11, x.base_energy
 *   w  hot water and kitchens, found likewise           [kWh/m2]   FLO-11
 *   V  weather of the base year                           [1]    FLO-7
 *   i  degree days against the mean of 2018-2021          [1]    climate.degree_day_index
 *   p  lasting response to the prices since 2022          [1]    x.price_response
 *   X̄  floor in use, weighed by heat, mean of 1 January y and y+1   [m2]   FLO-5
 *   Ā  floor in use, mean of both                                   [m2]
 *
 * Source  As the dwellings (HOU-13); the level is that of the inventory of the base year.
 * Differs Every system heats the same mix of floor; its part of Q is its part of X̄.
 * Test    test/known-answers/floor-stock.test.ts, "gives the meters of 2021 back, in every year in which nothing changes".
 */
export const usefulHeat = (
  perHeated: number,
  heated: number,
  perFloor: number,
  floor: number,
  priceResponse: number,
): number => (1 + priceResponse) * (perHeated * heated + perFloor * floor);

/**
 * FLO-9  Final energy for heat
 *
 *   E = Q(h) / η;   electricity also E of FLO-10
 *
 *   Q(h)  heat by system   [kWh]   FLO-6, FLO-8
 *   η  efficiency of boilers, performance of heat pumps, 1 for direct electric heating   [1]   x.boiler_efficiency, x.heat_pump_performance
 *
 * Source  Definition.
 * Differs LPG and coal keep the proportion of the base year.
 * Test    test/laws/floor-stock.test.ts, "has useful heat equal to fuels x efficiency + heat of electricity".
 */
export const energyForHeat = (heat: number, efficiency: number): number => heat / efficiency;

/**
 * FLO-10  Electricity of light and equipment
 *
 *   E(y) = e(b) · Ā · (1 + t)^(y - b) · (1 + q)
 *
 *   e(b)  electricity of the base year that heats nothing, per m2   [kWh/m2]   found in open()
 *   t     trend per m2                                              [1/year]   x.electricity_intensity_change
 *   q     lasting response to the prices since 2022                 [1]        x.electricity_price_response
 *
 * Source  Intensity per m2 with a trend; docs/model/tertiary.md.
 * Differs Cooling is part of it and does not follow the summers.
 * Test    test/known-answers/floor-stock.test.ts, "gives the meters of 2021 back, in every year in which nothing changes".
 */
export const equipmentElectricity = (
  perFloor: number,
  floor: number,
  intensity: number,
  priceResponse: number,
): number => perFloor * floor * intensity * (1 + priceResponse);

/**
 * FLO-11  A sector's own energy of the base year
 *
 *   M = max(0, metered - counted elsewhere)
 *
 *   metered            as the inventory of that year counts it (x.inventory_energy)   [kWh]   x.base_energy
 *   counted elsewhere  tertiary: gas of collective boilers of flats, vehicles charged at work;
 *                      municipal: public lighting    [kWh]
 *
 * Source  Inventory of 2021; docs/model/emissions.md.
 * Differs The floor matters only for a region whose deductions exceed its meters: then nothing is left.
 * Test    test/known-answers/floor-stock.test.ts, "counts no kWh of the meters twice".
 */
export const ownEnergy = (metered: number, elsewhere: number): number =>
  Math.max(0, metered - elsewhere);

/**
 * FLO-12  Amount per unit of something; 0 where there is none of it
 *
 *   q = Q / A
 *
 *   Q  useful heat     [kWh]   FLO-8
 *   A  floor in use    [m2]    FLO-1
 *
 * Source  Definition.
 * Test    test/laws/floor-stock.test.ts, "makes nothing from nothing: no floor, no people it serves, no measured energy".
 */
export const per = (amount: number, whole: number): number => (whole > 0 ? amount / whole : 0);

/**
 * FLO-13  Systems put in during the year, weighed by heat
 *
 *   Z(h) = φ · (O(h) + out · m(h)) + n · B · m'(h)
 *
 *   O    systems without fossil fuel that their like follow: X(h) / L; 0 for fossil ones   [m2]   from FLO-6, x.heating_life
 *   out  fossil systems at the end of their life                                          [m2]   FLO-6
 *   m    what replaces a fossil system                                                    [1]    x.heating_mix
 *   m'   systems of new floor                                                             [1]    x.new_heating_mix
 *   φ    heat left by demolition and renovation                                           [1]    FLO-6
 *
 * Times the useful heat per weighed m2 of the year it is the heat that the placed systems make.
 *
 * Source  Stock and flow, as FLO-6.
 * Differs The age of heat pumps and direct electric heating is not followed: a share 1/L is placed anew each year.
 * Test    test/known-answers/floor-stock.test.ts, "places what leaves, what is new, and the like of what has no fuel".
 */
export const systemsPlaced = (
  followed: number,
  arriving: number,
  left: number,
  inNewFloor: number,
): number => left * (followed + arriving) + inNewFloor;

/**
 * FLO-14  Weight that the renovations of a year take away
 *
 *   W = p · A(partial) + d · A(deep) + max(0, d - p) · A(partly to deep)
 *
 *   A  floor renovated in the year, by where it came from     [m2]   FLO-3
 *   p  heat saved by a partial renovation                     [1]    x.partial_saving
 *   d  heat saved by a deep renovation                        [1]    x.deep_saving
 *
 * Times the heat of unrenovated rooms of the year (FLO-8) it is the useful heat that they save a year.
 *
 * Source  Difference of the weights of FLO-5.
 * Differs Empty floor is counted as heated floor.
 * Test    test/known-answers/floor-stock.test.ts, "saves by renovation what the floor then needs less".
 */
export const weightOfRenovation = (
  partial: number,
  deep: number,
  partlyToDeep: number,
  partialSaving: number,
  deepSaving: number,
): number =>
  partialSaving * partial +
  deepSaving * deep +
  Math.max(0, deepSaving - partialSaving) * partlyToDeep;
