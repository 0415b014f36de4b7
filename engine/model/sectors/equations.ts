/** Energy of transport: activity x intensity. Energies in kWh of the lower heating value. */

/**
 * SEC-1  Activity index
 *
 *   A(y) = (1 + g)^(y - b) * ((1 - w) + w * N(y) / N(b))
 *
 *   g  growth of the activity beside the population       [1/year]   sectors.traffic_growth
 *   w  part of the activity that follows the population   [1]        sectors.traffic_population_weight
 *   N  mean population of the year                         [person]   demography.population
 *   b  base year                                           [year]     sectors.base_year
 *
 * Source  An index with a fixed population share; see docs/model/sectors.md.
 * Differs The power is carried from year to year in the state (`grown`).
 * Test    test/known-answers/sectors.test.ts, "doubles with the population when it follows it".
 */
export const activityIndex = (grown: number, weight: number, populationIndex: number): number =>
  grown * (1 - weight + weight * populationIndex);

/**
 * SEC-2  Population index; 0 for a region that had nobody in the base year
 *
 *   n(y) = N(y) / N(b)
 *
 * Source  Definition.
 * Differs A region without people in the base year has no measured energy to scale, so nothing grows from it.
 * Test    test/laws/sectors.test.ts, "makes nothing from nothing".
 */
export const populationIndex = (mean: number, base: number): number => (base > 0 ? mean / base : 0);

/**
 * SEC-11  Motor fuel
 *
 *   M(y) = B * T(y) * (1 - e(y)) * f(y),   B = M(b) / (1 - e(b))
 *
 *   T  traffic index (SEC-1)                                      [1]
 *   e  share of the traffic, weighted by fuel, driven on a plug   [1]   sectors.electric_share, .base_electric_share
 *   f  fuel per kilometre of the combustion fleet, index          [1]   from sectors.fuel_intensity_change
 *
 * Source  Sales, survival and kilometres by age behind e(y): docs/model/sectors.md, "Vehicles".
 * Test    test/known-answers/sectors.test.ts, "follows the turnover of the fleet".
 */
export const motorFuel = (traffic: number, electricShare: number, fuelIndex: number): number =>
  traffic * (1 - electricShare) * fuelIndex;

/**
 * SEC-12  Electricity of vehicles, wherever they are charged
 *
 *   V(y) = B * T(y) * e(y) * r + D * T(y)
 *
 *   r  electricity at the meter per unit of motor fuel replaced   [1]     sectors.electricity_per_fuel
 *   D  depots and stations of transport firms in the base year    [kWh]   sectors.depot_electricity
 *
 * Source  Consumption per kilometre of battery and combustion vehicles; docs/model/sectors.md.
 * Test    test/known-answers/sectors.test.ts, "follows the turnover of the fleet".
 */
export const vehicleElectricity = (
  traffic: number,
  electricShare: number,
  perFuel: number,
  depots: number,
): number => traffic * electricShare * perFuel + depots;

/**
 * SEC-13  Fossil part of motor fuel as sold; the rest is biofuel
 *
 *   F(y) = M(y) * (1 - b(y));  diesel d * F(y), petrol (1 - d) * F(y)
 *
 *   b  share of biofuel in the energy of motor fuel   [1]   sectors.biofuel_share
 *   d  share of diesel in the fossil part             [1]   sectors.diesel_share
 *
 * Source  Energy balance of Belgium 2019, road transport.
 * Differs One mix for all years; a fleet that turns to petrol is not followed here.
 * Test    test/known-answers/sectors.test.ts, "splits motor fuel into diesel, petrol and biofuel as the inventory does".
 */
export const fossilFuel = (fuel: number, biofuelShare: number): number => fuel * (1 - biofuelShare);
