/**
 * Energy of everything that is neither a dwelling nor a power plant: activity x intensity, until
 * services, industry and mobility have modules of their own. Energies in kWh of the lower heating
 * value.
 */

/**
 * SEC-1  Activity index
 *
 *   A(y) = (1 + g)^(y - b) * ((1 - w) + w * N(y) / N(b))
 *
 *   g  growth of the activity beside the population       [1/year]   sectors.activity_growth
 *   w  part of the activity that follows the population   [1]        sectors.population_weight
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
 * SEC-3  Weather factor of a fuel of which a share heats rooms
 *
 *   W(d) = 1 - h + h * d
 *
 *   h  share of the fuel that heats rooms         [1]   sectors.space_heating_share
 *   d  degree days against the mean of 2018-2021  [1]   climate.degree_day_index, sectors.base_degree_days
 *
 * Source  Degree-day method with a base load; index from Fluvius gas per connection 2018-2021.
 * Differs Base-year energy is divided by W(d of the base year), so that every later year starts from normal weather;
 *         where W is 0 nothing is left to divide.
 * Test    test/known-answers/sectors.test.ts, "divides the gas of the cold year 2021 by 1.060".
 */
export const weatherFactor = (heatingShare: number, degreeDays: number): number =>
  1 - heatingShare + heatingShare * degreeDays;

/**
 * SEC-4  Share of the fossil heat of the base year that is still fossil
 *
 *   F(y+1) = F(y) * (1 - c(y) / L)
 *
 *   c  share of retired systems that is replaced by a heat pump   [1]      sectors.heat_pump_choice
 *   L  mean life of a heating system                              [year]   sectors.heating_system_life
 *
 * Source  Stock with a constant hazard 1/L.
 * Differs Ages of the systems are not followed; docs/model/sectors.md, "Limits".
 * Test    test/known-answers/sectors.test.ts, "keeps fossil heat with the hazard of its systems".
 */
export const fossilKept = (kept: number, choice: number, life: number): number =>
  kept * (1 - choice / life);

/**
 * SEC-5  Share of the oil of the base year that is still burnt as oil
 *
 *   O(y+1) = O(y) * (1 - (c(y) + (1 - c(y)) * m) / L)
 *
 *   m  share of retired oil systems, not replaced by a heat pump, that leaves oil for gas   [1]   sectors.oil_leaves
 *
 * Source  As SEC-4; O <= F because c + (1 - c) m >= c.
 * Test    test/known-answers/sectors.test.ts, "lets oil go to gas without losing heat".
 */
export const oilKept = (kept: number, choice: number, leaves: number, life: number): number =>
  kept * (1 - (choice + (1 - choice) * leaves) / life);

/**
 * SEC-6  Natural gas: its own systems and those that came from oil
 *
 *   G(y) = H(y) * (G(b) * F(y) + O(b) * (F(y) - O(y)))
 *
 *   H  heat index: activity x intensity x weather x (1 + price response)   [1]
 *
 * Source  Conservation of the fuel replaced (equal boiler efficiency of gas and oil).
 * Test    test/known-answers/sectors.test.ts, "lets oil go to gas without losing heat".
 */
export const gasUse = (gas: number, oil: number, fossil: number, oilShare: number): number =>
  gas * fossil + oil * (fossil - oilShare);

/**
 * SEC-7  Electricity of the heat pumps that replaced fossil systems
 *
 *   E(y) = H(y) * B * (1 - F(y)) * eta / COP
 *
 *   B    fossil fuel of the base year in normal weather   [kWh]
 *   eta  efficiency of the replaced boilers               [1]   sectors.boiler_efficiency
 *   COP  seasonal performance of the heat pumps           [1]   sectors.heat_pump_performance
 *
 * Source  Equal useful heat before and after the replacement.
 * Test    test/known-answers/sectors.test.ts, "lets oil go to gas without losing heat".
 */
export const heatPumpElectricity = (
  replacedFuel: number,
  efficiency: number,
  performance: number,
): number => (replacedFuel * efficiency) / performance;

/**
 * SEC-8  Useful heat
 *
 *   Q(y) = eta * H(y) * (B + biomass(b))
 *
 * Source  Fuels x efficiency plus electricity x COP; with SEC-7 the heat pumps drop out.
 * Differs Direct electric heating is not known apart from other uses of electricity and left out.
 * Test    test/laws/sectors.test.ts, "has useful heat equal to fuels x efficiency + heat-pump heat".
 */
export const usefulHeat = (fuel: number, efficiency: number): number => fuel * efficiency;

/**
 * SEC-9  Tertiary and municipal energy of the base year, carved once out of the same meters
 *
 *   M = max(0, metered - counted elsewhere);  municipal = s * M;  tertiary = (1 - s) * M
 *
 *   counted elsewhere  gas: collective boilers of flats (housing has their dwellings);
 *                      electricity: public lighting and vehicles charged at work   [kWh]
 *   s                  share of municipal buildings                                 [1]   sectors.municipal_share
 *
 * Source  Inventory of 2021, derived; docs/model/sectors.md.
 * Differs The floor matters only for a region whose deductions exceed its meters: then nothing is left.
 * Test    test/known-answers/sectors.test.ts, "carves municipal buildings out of tertiary once".
 */
export const serviceEnergy = (metered: number, elsewhere: number, share: number): number =>
  share * Math.max(0, metered - elsewhere);

/**
 * SEC-10  Public lighting
 *
 *   P(y) = P(b) * i(y) * A
 *
 *   i  electricity per lit street against the base year   [1]   sectors.lighting_intensity
 *
 * Source  Intensity path; the lit streets do not grow with the population.
 * Test    test/known-answers/sectors.test.ts, "lights the streets of the base year with 3.9 GWh".
 */
export const lightingElectricity = (base: number, intensity: number): number => base * intensity;

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
