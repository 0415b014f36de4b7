/** Wind turbines and solar panels on the territory. Capacities in kW, energy in kWh a year. */
import { exp, gamma1p, pow } from "../../foundation/elementary.ts";

/**
 * REN-1  Part of a turbine that still stands at an age
 *
 *   s(a) = 1 for a <= L - 1,  L - a in between,  0 for a >= L
 *
 *   a  years since the first 1 January on which it ran   [year]
 *   L  lifetime                                           [year]   renewables.wind_lifetime
 *
 * Source  A fixed lifetime, as permits are given for a fixed term.
 * Differs A lifetime that is no whole number is split over two years, so that results move smoothly with it.
 * Test    test/known-answers/renewables.test.ts, "keeps a turbine for its lifetime".
 */
export const turbineSurvival = (age: number, lifetime: number): number =>
  Math.min(1, Math.max(0, lifetime - age));

/**
 * REN-2  Wind capacity for which permits start in year y, to run on 1 January y + d
 *
 *   B = max(0, min(W(y+d), P, K + Q) - X(y+d))
 *
 *   W  capacity wished on that date                                    [kW]   lever renewables.wind_capacity
 *   P  room in the city                                                 [kW]   renewables.wind_potential
 *   K  largest capacity for which sites were accepted so far            [kW]   state
 *   Q  capacity on new sites for which permits can start in a year      [kW]   renewables.wind_permits_per_year
 *   X  what will stand then, if every permit under way succeeds         [kW]   state, REN-1
 *   d  permit and construction time                                     [year] renewables.wind_permit_time
 *
 * Source  Stock with a construction delay and foreseen retirement; docs/model/renewables.md.
 * Differs A new turbine on an accepted site does not count against Q. Nothing is taken down before its time:
 *         a wish below what stands starts nothing. A restarted run adjusts what stands (REN-12).
 * Test    test/known-answers/renewables.test.ts, "stops 500 MW of wind at the limits".
 */
export const permitsStarted = (
  wished: number,
  expected: number,
  sites: number,
  room: number,
  perYear: number,
): number => Math.max(0, Math.min(wished, room, sites + perYear) - expected);

/**
 * REN-3  Number of turbines
 *
 *   n = X / c
 *
 *   X  wind capacity                [kW]           output renewables.wind_capacity
 *   c  capacity of one turbine      [kW/turbine]   renewables.turbine_capacity
 *
 * Source  Definition.
 * Differs Not a whole number: the count serves reading, the capacity drives.
 * Test    test/known-answers/renewables.test.ts, "counts turbines of 3 MW".
 */
export const turbines = (capacity: number, perTurbine: number): number => capacity / perTurbine;

/**
 * REN-4  Production of a year from the stocks on both sides of it
 *
 *   E(y) = (Y(y) + Y(y+1)) / 2        Y = sum of capacity x full-load hours on 1 January
 *
 *   Y  yearly yield of what stands on a date   [kWh]   state
 *
 * Source  Mean of the stock, as in every module.
 * Differs Weather years are left out: full-load hours are those of a normal year.
 * Test    test/known-answers/renewables.test.ts, "yields 12.6 GWh from 6 MW".
 */
export const meanYield = (start: number, end: number): number => 0.5 * (start + end);

/**
 * REN-5  Uptake of solar panels: where a logistic curve through C stands a year later
 *
 *   C' = P / (1 + (P / C - 1) e^-k)
 *
 *   C  capacity of the segment on 1 January   [kW]       state
 *   P  room for panels                        [kW]       renewables.pv_potential
 *   k  growth rate                            [1/year]   renewables.pv_uptake_rate
 *
 * Source  Logistic diffusion; k fitted on Flemish counts of installations 2018-2023.
 * Differs A segment without panels stays without until a plan starts it.
 * Test    test/known-answers/renewables.test.ts, "follows the logistic curve in closed form".
 *
 * @param decay e^-k, the same for all years
 */
export const logisticUptake = (capacity: number, room: number, decay: number): number =>
  capacity > 0 ? room / (1 + (room / capacity - 1) * decay) : 0;

/**
 * REN-6  Chance that a panel which works at an age still works a year later
 *
 *   r(a) = e^(H(a) - H(a+1)),  H(a) = ((a + 1/2) / S)^m,  S = L / Γ(1 + 1/m)
 *
 *   a  1 Januaries since it was installed, half-way a year on average   [year]
 *   L  mean lifetime                                                     [year]   renewables.pv_lifetime
 *   m  shape                                                             [1]      renewables.pv_lifetime_shape
 *
 * Source  Weibull lifetimes, IRENA and IEA-PVPS (2016), "End-of-Life Management: Solar Photovoltaic Panels".
 * Differs The report reads its 30 years as the scale S; here they are the mean, 8 % less than the scale.
 * Test    test/known-answers/renewables.test.ts, "wears panels out after their mean lifetime".
 *
 * @param hazard H(a)
 * @param nextHazard H(a+1)
 */
export const panelSurvival = (hazard: number, nextHazard: number): number =>
  exp(hazard - nextHazard);

/** H(a) of REN-6. */
export const cumulativeHazard = (age: number, scale: number, shape: number): number =>
  pow((age + 0.5) / scale, shape);

/** S of REN-6. */
export const hazardScale = (meanLifetime: number, shape: number): number =>
  meanLifetime / gamma1p(1 / shape);

/**
 * REN-7  Panels installed when not all that is wanted can be
 *
 *   first what is replaced, then what the plan wished, then the uptake:
 *   f1 = min(1, Q / R),  f2 = min(1, (Q - R)+ / W),  f3 = min(1, (Q - R - W)+ / U)
 *
 *   R  replacement of worn-out panels                             [kW]   state
 *   W  what the plan's wish for 1 January y+1 still lacks         [kW]   levers
 *   U  uptake beyond that wish                                    [kW]   REN-5
 *   Q  capacity that can be installed in a year                   [kW]   renewables.pv_installation_limit
 *
 * Source  Installers as one labour market in which orders of a decided plan come before loose demand.
 * Differs Segments within one of the three groups share the shortage in proportion.
 * Test    test/known-answers/renewables.test.ts, "shares out what can be installed".
 */
export const partDone = (wanted: number, possible: number): number => {
  const left = Math.max(0, possible);
  return wanted > left ? left / wanted : 1;
};

/**
 * REN-8  Capacity of a segment
 *
 *   C(y+1) = C(y) - E + f1 R + f2 W + f3 U
 *
 *   E  capacity at the end of its life   [kW]   REN-6 over all vintages
 *
 * Source  Stock balance.
 * Differs Never below zero: rounding of the last vintage is cut off. A restarted run adds an adjustment (REN-11).
 * Test    test/laws/renewables.test.ts, "closes its accounts".
 */
export const panelStock = (
  opening: number,
  worn: number,
  replaced: number,
  added: number,
): number => Math.max(0, opening - worn + replaced + added);

/**
 * REN-9  Share of the roof potential in use
 *
 *   s = C / P,  0 without roofs
 *
 *   C  capacity on roofs   [kW]   output renewables.pv_roof_capacity
 *   P  room on roofs       [kW]   renewables.pv_potential, not below what stands at the start
 *
 * Source  Definition; reading B of the city's goal of 35 % (share of the potential, not of the roofs).
 * Differs Kept within 1 against rounding.
 * Test    test/laws/renewables.test.ts, "is nowhere negative, and keeps shares within 0 and 1".
 */
export const shareOfRoom = (capacity: number, room: number): number =>
  room > 0 ? Math.min(1, capacity / room) : 0;

/**
 * REN-10  Electricity of solar panels
 *
 *   E(y) = h (Y(y) + Y(y+1)) / 2,  Y = sum over vintages of C (1 - δ)^a / D
 *
 *   h  full-load hours of the panels of the first 1 January   [kWh/kW]   renewables.pv_full_load_hours
 *   δ  loss of yield per year of age                          [1/year]   renewables.pv_degradation
 *   D  mean of (1 - δ)^a over the ages of the first 1 January [1]        renewables.pv_start_age
 *
 * Source  Mean of the stock; yield measured on a fleet of mixed age, hence divided by that fleet's ageing.
 * Differs Better panels of later years and the turn of roofs towards worse sides are left out; they work against each other.
 * Test    test/known-answers/renewables.test.ts, "yields 900 kWh per kWp in the first year".
 */
export const panelProduction = (hours: number, start: number, end: number): number =>
  0.5 * hours * (start + end);
