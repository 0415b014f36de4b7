/** The yearly balance of electricity. Energies in kWh at the meter. */

/**
 * ELE-1  Appliances and lighting of households
 *
 *   U(y) = u * H(y)
 *
 *   u  use per household without heating and vehicles   [kWh/household]   ELE-6
 *   H  mean households of the year                       [household]       demography.households
 *
 * Source  MODEL 7: frozen per household at the base year.
 * Differs Frozen: more efficient appliances and more of them are taken to cancel; docs/model/electricity.md, "Limits".
 * Test    test/known-answers/electricity.test.ts, "meets the offtake of 2021 within 1 %".
 */
export const householdBase = (perHousehold: number, start: number, end: number): number =>
  perHousehold * 0.5 * (start + end);

/**
 * ELE-2  Share of renewables in the use of electricity
 *
 *   s(y) = R(y) / T(y);  0 when nothing is used
 *
 *   R  local renewable production   [kWh]   renewables.production
 *   T  gross use                    [kWh]   electricity.use
 *
 * Source  Inventory method (VITO): local production over use.
 * Differs Not clipped: a city that makes more than it uses has a share above 1.
 * Test    test/known-answers/electricity.test.ts, "finds the 17.1 % of 2021".
 */
export const renewableShare = (production: number, use: number): number =>
  use > 0 ? production / use : 0;

/**
 * ELE-3  Production used behind the meter
 *
 *   S(y) = min(q(y) * PV(y), T(y), R(y))
 *
 *   q   share of PV that does not pass the meter outwards   [1]     electricity.self_consumption_share
 *   PV  production of PV                                    [kWh]   renewables.pv_production
 *
 * Source  Leuven inventory 2019: use exceeds measured offtake by 54.3 % of local production.
 * Differs Wind turbines inject everything. T and R bind only in regions with hardly any use.
 * Test    test/laws/electricity.test.ts, "never consumes more than is made or used, and nothing is negative".
 */
export const selfConsumed = (share: number, pv: number, production: number, use: number): number =>
  Math.min(share * pv, production, use);

/**
 * ELE-4  Offtake from the grid
 *
 *   I(y) = T(y) - S(y)
 *
 * Source  Balance of the use.
 * Test    test/known-answers/electricity.test.ts, "meets the offtake of 2021 within 1 %".
 */
export const offtake = (use: number, ownUse: number): number => use - ownUse;

/**
 * ELE-5  Injection into the grid
 *
 *   X(y) = R(y) - S(y)
 *
 * Source  Balance of the production.
 * Test    test/laws/electricity.test.ts, "balances use and production".
 */
export const injection = (production: number, ownUse: number): number => production - ownUse;

/**
 * ELE-6  Use per household without heating and vehicles, in the year of the meters
 *
 *   u = max(0, O + S - D - P - V) / H;  0 without households
 *
 *   O  offtake of household meters                      [kWh]         electricity.metered_offtake
 *   S  self-consumed PV of households                   [kWh]         electricity.metered_self_consumed
 *   D  direct electric heating                          [kWh]         electricity.metered_direct_heating
 *   P  heat pumps                                       [kWh]         electricity.metered_heat_pumps
 *   V  vehicles charged at home                         [kWh]         electricity.metered_home_charging
 *   H  households, mean of that year                    [household]   electricity.metered_households
 *
 * Source  MODEL 7: what passes the meters and belongs to another use is taken out, so that it stands
 *         in one place only.
 * Differs The floor: where heating and charging are put above the meters, appliances use nothing.
 * Test    test/known-answers/electricity.test.ts, "takes heating and cars out of the household meters".
 */
export const baseUsePerHousehold = (
  offtakeOfMeters: number,
  ownUse: number,
  directHeating: number,
  heatPumps: number,
  homeCharging: number,
  households: number,
): number =>
  households > 0
    ? Math.max(0, offtakeOfMeters + ownUse - directHeating - heatPumps - homeCharging) / households
    : 0;

/**
 * ELE-7  Injection that is used in the city in the same year
 *
 *   L(y) = min(I(y), X(y));   from elsewhere: I(y) - L(y)
 *
 *   I  offtake from the grid     [kWh]   electricity.offtake
 *   X  injection into the grid   [kWh]   electricity.injection
 *
 * Source  Balance of the year, as in the local factor (EMI-1).
 * Differs By the hour the city takes and gives at once; hours are not modelled.
 * Test    test/laws/balances.test.ts, "say the same of what is made in the city, whoever uses it".
 */
export const usedOverLocalGrid = (taken: number, injected: number): number =>
  Math.min(taken, injected);

/**
 * ELE-8  Export of electricity
 *
 *   E(y) = max(0, R(y) - T(y))
 *
 *   R  local renewable production   [kWh]   renewables.production
 *   T  gross use                    [kWh]   electricity.use
 *
 * Source  Balance of the year: what is left of the injection after ELE-7, whatever the self-consumption.
 * Test    test/laws/balances.test.ts, "say the same of what is made in the city, whoever uses it".
 */
export const exported = (production: number, use: number): number => Math.max(0, production - use);
