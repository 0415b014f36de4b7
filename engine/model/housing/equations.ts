/**
 * The equations of the housing stock: plain numbers in, a number out. The loops over cells stand in
 * `module.ts`, `label-moves.ts` and `heating-age.ts` and cite the ids used here.
 */
import { pow } from "../../foundation/elementary.ts";

/**
 * HOU-1  Opening stock of a cell
 *
 *   S(l,t,h) = S · label(l) · type(t) · heating(h)
 *
 *   S        dwellings on the first 1 January         [dwelling]  parameter housing.opening_dwellings
 *   label    share of EPC label l                     [1]         parameter housing.label_share
 *   type     share of dwelling type t                 [1]         parameter housing.type_share
 *   heating  share of main heating h                  [1]         parameter housing.heating_share
 *
 * Source  Only the three margins are known for the city; their product is the choice of least
 *         structure (derived).
 * Test    test/laws/housing.test.ts, "has parts that add up to their total".
 */
export const openingCell = (
  dwellings: number,
  label: number,
  type: number,
  heating: number,
): number => dwellings * label * type * heating;

/**
 * HOU-2  Demolition and stock balance
 *
 *   D = min(S, δ · (S + S')/2)   with   S' = S + B − D,   so   D = δ · (S + B/2) / (1 + δ/2)
 *
 *   S, S'  dwellings on 1 January y and y+1, the first by HOU-1   [dwelling]   output housing.dwellings
 *   B      completions in y                     [dwelling]   lever housing.completions
 *   δ      share demolished per year            [1/year]     lever housing.demolition_rate
 *
 * Source  Perpetual inventory; the rate applies to the mean of both stocks.
 * Differs A restarted run adds an adjustment in one year (HOU-18).
 * Test    test/known-answers/housing.test.ts, "for dwellings that are demolished at a constant rate and never built".
 */
export const demolished = (dwellings: number, completions: number, rate: number): number =>
  Math.min(dwellings, (rate * (dwellings + completions / 2)) / (1 + rate / 2));

/**
 * HOU-3  Worst-first weight of a label in renovation
 *
 *   w(l) = 1 + ω · (steps of l below A) / 5
 *
 *   ω  how much worse labels come first   [1]   lever housing.renovation_worst_first
 *
 * 0 picks without regard to the label, 1 makes label F twice as likely as label A would be.
 *
 * Source  Own choice (assumption): linear in the number of label steps.
 * Test    test/known-answers/housing.test.ts, "takes in proportion to weight times stock".
 */
export const renovationWeight = (worstFirst: number, stepsBelowA: number): number =>
  1 + (worstFirst * stepsBelowA) / 5;

/**
 * HOU-5  Dwellings that fall under the obligation after sale
 *
 *   V = min(U', σ · (U + U')/2)
 *
 *   V      sold with label E or F in y, due in y+5                              [dwelling]
 *   U, U'  dwellings with label E or F without an obligation on 1 January y, y+1 [dwelling]
 *   σ      share of the stock sold per year                                     [1/year]  parameter housing.sale_rate
 *
 * Source  flemish-renovation-obligation: label D within five years of the deed.
 * Differs A dwelling sold again within the five years keeps its first term.
 * Test    test/laws/housing.test.ts, "has a legal pipeline that never exceeds the stock of E and F".
 */
export const soldUnderObligation = (rate: number, before: number, after: number): number =>
  Math.min(after, (rate * (before + after)) / 2);

/**
 * HOU-7  Share of heating systems alive at an age
 *
 *   A(a) = exp(−(a/λ)^k),   λ = L / Γ(1 + 1/k)
 *   r(a) = 1 − A(a + 1½) / A(a + ½),   1 in the last, open class
 *
 *   L  mean life                                   [year]     parameter housing.heating_lifetime
 *   k  shape: above 1 systems wear out             [1]        parameter housing.heating_lifetime_shape
 *   r  share of a year class that leaves in a year [1/year]
 *
 * A class aged a on 1 January was installed a to a+1 years ago, hence the half years. Both are
 * tabulated in `heating-age.ts`; what leaves chooses anew by HOU-6.
 *
 * Source  Weibull lifetimes, as is usual for appliances.
 * Differs One life for all systems; the real ages at the start are not known.
 * Test    test/known-answers/housing.test.ts, "are below 5 % of today in 2055".
 *
 * @param survivedTo share alive half a year into the class
 * @param survivesTo share alive a year later
 */
export const replacementHazard = (survivedTo: number, survivesTo: number): number =>
  survivedTo > 0 ? 1 - survivesTo / survivedTo : 1;

/**
 * HOU-10  Social dwellings
 *
 *   S'soc = Ssoc + min(Bsoc, B) − D · Ssoc / S
 *
 *   Bsoc  social completions wished, part of all completions B   [dwelling]  lever housing.social_completions
 *
 * Source  Balance; demolition falls on every tenure alike (assumption).
 * Test    test/known-answers/housing.test.ts, "demolishes social dwellings like all others".
 */
export const socialDwellings = (
  social: number,
  built: number,
  demolitions: number,
  dwellings: number,
): number => social + built - (dwellings > 0 ? (demolitions * social) / dwellings : 0);

/**
 * HOU-11  Dwellings available to households
 *
 *   available = max(0, S − O − f·S)
 *   occupied  = min(households, available)
 *   vacant    = S − min(O, S) − occupied
 *
 *   O  dwellings used otherwise (second homes, students, offices), a constant number  [dwelling]
 *   f  frictional vacancy                                                             [1]         parameter housing.frictional_vacancy
 *
 * O is what remains on the first 1 January: S − households − vacant dwellings on the register.
 *
 * Source  kortrijk-2040-note (register), statbel-building-stock, flanders-household-projection.
 * Test    test/known-answers/housing.test.ts, "starts with the vacancy on the register, and with every household in a dwelling".
 */
export const availableDwellings = (
  dwellings: number,
  otherwiseUsed: number,
  frictional: number,
): number => Math.max(0, dwellings - otherwiseUsed - frictional * dwellings);

/** O of HOU-11: the dwellings that no household uses on the first 1 January, of all uses. */
export const otherwiseUsed = (dwellings: number, vacant: number, households: number): number =>
  Math.max(0, dwellings - vacant - households);

/**
 * HOU-12  Use of a label, up to the calibrated factor c
 *
 *   e(l) = E(l)^b
 *
 *   E  theoretical primary energy of the label  [kWh/m2]  parameter housing.label_energy
 *   b  exponent                                 [1]       parameter housing.use_exponent
 *
 * Source  epc-gap: real use rises far less than the certificate from label to label.
 * Test    test/known-answers/housing.test.ts, "follow the labels and floor areas of the dwellings that stand".
 */
export const labelUse = (theoretical: number, exponent: number): number =>
  pow(theoretical, exponent);

/**
 * HOU-12, second part: the factor c of space heat, solved so that the metered gas is met
 *
 *   G · λ = m · [ (c · X + W) / η + K ]    solved for c, at degree-day index 1
 *
 *   G  metered household gas, upper heating value        [kWh]  parameter housing.metered_gas_anchor
 *   λ  lower over upper heating value                    [1]    parameter housing.gas_lower_over_upper
 *   m  share of gas-heated dwellings with a meter of their own  [1]  parameter housing.metered_gas_share
 *   X  Σ e(l) · floor area over the occupied gas-heated dwellings  [kWh]
 *   W  useful hot water in them                          [kWh]  from housing.hot_water_per_person
 *   K  gas for cooking in them, lower heating value      [kWh]  from housing.cooking_gas
 *   η  boiler efficiency on the lower heating value      [1]  parameter housing.gas_boiler_efficiency
 *
 * Where X or G is 0 nothing can be calibrated, and c follows from the space heat of a label-D
 * dwelling (parameter housing.space_heat_fallback). The ceiling only keeps a nearly empty X from overflowing.
 *
 * Source  fluvius-sectors.
 * Test    test/known-answers/housing.test.ts, "meets the metered gas of 2018-2021 within 1 % in its first year".
 */
export const spaceHeatFactor = (
  usefulWanted: number,
  hotWater: number,
  weightedArea: number,
  fallback: number,
): number =>
  weightedArea > 0 ? Math.min(1e6, Math.max(0, usefulWanted - hotWater) / weightedArea) : fallback;

/**
 * HOU-13  Useful heat of a year, by heating system
 *
 *   Q(h) = c · i(y) · (1 + p) · (X(h) + X'(h))/2 + w · (P(h) + P'(h))/2
 *
 *   X(h)  Σ e(l) · floor area over the occupied dwellings heated by h, on 1 January y and y+1   [kWh]
 *   i     degree-day index, 1 = mean of 2018-2021   [1]           climate.degree_day_index
 *   p     response to prices after 2021             [1]           parameter housing.price_response
 *   w     useful hot water                          [kWh/person]  parameter housing.hot_water_per_person
 *   P(h)  people living in dwellings heated by h    [person]
 *
 * Source  HOU-12 for a whole year, with the mean of both 1 Januaries as in every module.
 * Differs Space heat and hot water stand apart, so that neither is counted in the other.
 * Test    test/known-answers/housing.test.ts, "follow the labels and floor areas of the dwellings that stand".
 */
export const usefulHeat = (
  spaceHeatPerUnit: number,
  weightedAreas: number,
  hotWaterPerPerson: number,
  people: number,
): number => (spaceHeatPerUnit * weightedAreas) / 2 + (hotWaterPerPerson * people) / 2;

/**
 * HOU-15  Metered household gas, upper heating value
 *
 *   M = m · F / λ
 *
 *   F  final energy of natural gas, lower heating value         [kWh]  HOU-14
 *   m  share of gas-heated dwellings with a meter of their own  [1]    parameter housing.metered_gas_share
 *   λ  lower over upper heating value                           [1]    parameter housing.gas_lower_over_upper
 *
 * Source  HOU-12, second part, read backwards.
 * Test    test/known-answers/housing.test.ts, "meets the metered gas of 2018-2021 within 1 % in its first year".
 */
export const meteredGas = (
  finalGas: number,
  meteredShare: number,
  lowerOverUpper: number,
): number => (finalGas * meteredShare) / lowerOverUpper;

/** HOU-10 per household. The ceiling keeps a trace of a household from overflowing. */
export const perHousehold = (dwellings: number, households: number): number =>
  households > 0 ? Math.min(1e9, dwellings / households) : 0;

/**
 * HOU-16  A part of the dwellings
 *
 *   s = min(1, n / S),   0 where there are none
 *
 *   n  dwellings with some labels   [dwelling]   output housing.dwellings_by_label
 *   S  dwellings                    [dwelling]   output housing.dwellings
 *
 * Source  Definition.
 * Differs Rounding may not push a share above 1.
 * Test    test/known-answers/housing.test.ts, "has the label shares of 2023".
 */
export const shareOf = (part: number, whole: number): number =>
  whole > 0 ? Math.min(1, part / whole) : 0;
