/**
 * Territorial CO2 as in an inventory of the Covenant of Mayors: final energy x factor, by sector and
 * carrier. Energies in kWh of the lower heating value, CO2 in kg.
 */

/**
 * EMI-1  Local factor of electricity
 *
 *   f(y) = g(y) * max(0, T(y) - R(y) - C(y)) / T(y);  0 when nothing is used
 *
 *   g  national factor                                     [kg/kWh]   emissions.grid_factor
 *   T  gross use of electricity in the city                 [kWh]     electricity.use
 *   R  local renewable production                           [kWh]     renewables.production
 *   C  certified green electricity bought from elsewhere     [kWh]     emissions.green_purchases
 *
 * Source  VITO inventory of Leuven 2019: (use - local production - green purchases) x 0.221 / use.
 * Differs The floor: a city that makes more than it uses has no negative emissions; the surplus is not credited.
 * Test    test/known-answers/emissions.test.ts, "finds the local factor of 2021".
 */
export const localFactor = (
  grid: number,
  use: number,
  production: number,
  green: number,
): number => (use > 0 ? (grid * Math.max(0, use - production - green)) / use : 0);

/**
 * EMI-2  Factor of delivered network heat
 *
 *   h(y) = (gas(y) * f_gas + electricity(y) * f(y)) / D(y);  0 when nothing is delivered
 *
 *   gas, electricity  used by the plants of heat networks   [kWh]   heat.plant_gas, heat.plant_electricity
 *   D                 heat delivered to customers           [kWh]   heat.delivered_dwellings, .delivered_others
 *
 * Source  Covenant of Mayors guidebook: energy of the plants is shared out by delivered heat, and counted nowhere else.
 * Differs Recovered residual heat has no emissions of its own.
 * Test    test/known-answers/emissions.test.ts, "puts plant energy into the factor of delivered heat, and nowhere else".
 */
export const networkFactor = (
  gas: number,
  gasFactor: number,
  electricity: number,
  electricityFactor: number,
  delivered: number,
): number => (delivered > 0 ? (gas * gasFactor + electricity * electricityFactor) / delivered : 0);

/**
 * EMI-3  Emissions of a sector by carrier
 *
 *   E(s, c, y) = energy(s, c, y) * factor(c, y)
 *
 * Source  Covenant of Mayors guidebook; factors: IPCC 2006, EMI-1, EMI-2; biofuel and biomass count 0.
 * Test    test/laws/emissions.test.ts, "adds up by sector and by carrier".
 */
export const emitted = (energy: number, factor: number): number => energy * factor;

/**
 * EMI-4  Tertiary gas without the customers of heat networks
 *
 *   gas(y) = max(0, tertiary.energy[natural_gas] - heat.displaced_gas)
 *
 * Source  MODEL, "no kWh twice".
 * Differs The floor cannot bind while the heat module connects at most the gas there is.
 * Test    test/known-answers/emissions.test.ts, "takes the gas of connected customers out of tertiary".
 */
export const remainingGas = (gas: number, displaced: number): number =>
  Math.max(0, gas - displaced);

/**
 * EMI-5  Emissions per inhabitant; 0 where nobody lives
 *
 *   e(y) = E(y) / N(y),   N mean population of the year
 *
 * Source  Definition.
 * Test    test/known-answers/emissions.test.ts, "divides by the mean population".
 */
export const perInhabitant = (total: number, start: number, end: number): number =>
  start + end > 0 ? (2 * total) / (start + end) : 0;

/**
 * EMI-6  Change since 2005; 0 when the total of 2005 is 0
 *
 *   d(y) = E(y) / E(2005) - 1
 *
 *   E(2005)  total of 2005   [kg]   EMI-9
 *
 * Source  Definition.
 * Differs Only the total: the split of 2005 by sector is unknown.
 * Test    test/known-answers/emissions.test.ts, "is 6.17 % below 2005 with the inventory of 2021".
 */
export const changeSince = (total: number, base: number): number =>
  base > 0 ? total / base - 1 : 0;

/**
 * EMI-7  Cumulative emissions since the first 1 January of the run
 *
 *   K(y+1) = K(y) + E(y),   K(first) = 0
 *
 * Source  Definition.
 * Test    test/laws/emissions.test.ts, "accumulates the totals, from nothing on the first 1 January".
 */
export const accumulated = (before: number, total: number): number => before + total;

/**
 * EMI-8  Emissions in the inventory of the base year
 *
 *   I = sum over c of B(c) * factor(c),   factor(electricity) = f(b) of EMI-1 without green purchases
 *
 *   B  energy of households and of the base of every sector   [kWh]   emissions.inventory_households_energy, tertiary.inventory_energy, municipal.inventory_energy, industry.inventory_energy, mobility.inventory_energy, agriculture.inventory_energy
 *   factor  of fuels, as in EMI-3                                [kg/kWh]
 *   g(b)  national factor in the inventory                       [kg/kWh]   emissions.inventory_grid_factor
 *   R(b)  local renewable production in its year                 [kWh]      emissions.inventory_renewable_production
 *
 * Source  Covenant of Mayors guidebook; docs/model/emissions.md.
 * Differs The sectors' energy is what their modules build on, so that an inventory that counts more traffic, or a
 *         sector that is larger than was thought, is so in the base year and in the run alike. Network heat has no place in it.
 * Test    test/known-answers/emissions.test.ts, "finds the inventory of 2021 from the energy that the sectors build on".
 */
export const inventoryEmissions = (
  energy: ArrayLike<number>,
  factors: ArrayLike<number>,
  electricity: number,
  electricityFactor: number,
): number => {
  let total = 0;
  for (let carrier = 0; carrier < electricity; carrier++) {
    total += emitted(energy[carrier]!, factors[carrier]!);
  }
  return total + emitted(energy[electricity]!, electricityFactor);
};

/**
 * EMI-9  Total of 2005
 *
 *   E(2005) = I / (1 + d)
 *
 *   I  emissions in the inventory of the base year   [kg]   EMI-8
 *   d  change from 2005 to that year                 [1]    emissions.change_2005_to_inventory
 *
 * Source  Kortrijk 2040 note: -6.17 % from 2005 to 2021. The change is what is known; a level of 2005 is not.
 * Differs Where the city's own inventory gives both years, the change is computed from its totals.
 * Test    test/known-answers/emissions.test.ts, "is 6.17 % below 2005 with the inventory of 2021".
 */
export const totalBefore = (inventory: number, change: number): number =>
  change > -1 ? inventory / (1 + change) : 0;
