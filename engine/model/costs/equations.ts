/**
 * Costs: what is placed times its price, who pays it, and what a year then costs. Money in euros of
 * 2024; prices without VAT unless a header says otherwise. `costs.` is left out in symbols' names.
 */
import { pow } from "../../foundation/elementary.ts";

/**
 * COS-1  Investment of a measure
 *
 *   I = q · c
 *
 *   q  placed in the year: dwellings, kW, m, vehicles, kWh saved   [the measure's]   outputs of the other modules, COS-3
 *   c  price of one, without VAT                                   [EUR2024]         from COS-2, COS-14
 *
 * Source  Definition. All of it falls in the year in which the thing is placed.
 * Differs What has no price with a source is not counted: docs/model/costs.md.
 * Test    test/known-answers/costs.test.ts, "prices what is placed".
 */
export const investmentOf = (placed: number, price: number): number => placed * price;

/**
 * COS-2  Price of building work in a year
 *
 *   c(y) = c · (1 + g)^(y - 2024)
 *
 *   g  building prices beyond all prices   [1/year]   costs.construction_cost_change
 *
 * Renovation, connections and pipes. Systems, panels, turbines and cars have a path of prices.
 *
 * Source  Prices of construction rise faster than others where work cannot be done by machines.
 * Differs -
 * Test    test/known-answers/costs.test.ts, "lets building work grow dearer from the price year on".
 */
export const dearer = (growth: number, change: number): number => growth * (1 + change);

/**
 * COS-3  Placed to have what is needed
 *
 *   q = max(0, N - (S - E) - S0 · max(0, 1 - t / L))
 *
 *   N   needed: peak of a source, points for charging            [kW], [charger]
 *   S   placed in the run and standing on 1 January              [kW], [charger]   state costs.standing
 *   E   of it, what ends its life in the year                    [kW], [charger]   from COS-6, costs.life
 *   S0  what stood when the run began                            [kW], [charger]
 *   t   years since then, at the end of this year                [year]
 *   L   life                                                     [year]            costs.life
 *
 * What a source must be able to give is its heat over its full-load hours; the backup boiler must be
 * able to carry all heat alone. Points at home are a number per battery car.
 *
 * Source  Balance of a stock.
 * Differs What stood at the start leaves evenly over one life; of sources that is the first year's peak.
 * Test    test/known-answers/costs.test.ts, "replaces what wears out".
 */
export const placedToKeep = (needed: number, standing: number, before: number): number =>
  Math.max(0, needed - standing - before);

/**
 * COS-4  What a payer spends on an investment
 *
 *   paid(h) = I · s(h) · (1 + v) · (1 - f)         paid(c) = I · s(c) · (1 + v)
 *   paid(b) = I · s(b)                             paid(g) = I · s(g) + f · I · s(h) · (1 + v)
 *
 *   h, c, b, g  household, city, company, higher government
 *   s  part that a payer bears                       [1]   costs.payer_share
 *   v  VAT, which households and the city cannot get back   [1]   costs.vat
 *   f  premium to households                         [1]   costs.premium
 *
 * The sum over payers is the investment by measure: a premium moves it, and does not change it. VAT that
 * the higher government receives is not taken off what it spends.
 *
 * Source  Accounting identity.
 * Differs -
 * Test    test/known-answers/costs.test.ts, "moves premiums from one payer to another".
 */
export const withVat = (share: number, vat: number): number => share * (1 + vat);

/**
 * COS-5  Present value of an annuity of 1 a year
 *
 *   a = ½ + Σ d^k (k = 1 … n - 1) + d^n (1 + f) / 2 + d^(n + 1) f / 2,    d = 1 / (1 + r)
 *
 *   L  life = n + f, n whole years                          [year]     costs.life
 *   r  discount rate                                        [1/year]   costs.discount_rate, costs.household_discount_rate
 *
 * Half a year is paid in the year of placing, as what is placed during a year is there for half of it.
 * All of a year is paid in its middle. An investment I costs I / a a year.
 *
 * Source  Annuity, with the mean of the stocks on both sides of a year as in all modules.
 * Differs -
 * Test    test/known-answers/costs.test.ts, "is worth what was invested".
 */
export const annuityValue = (life: number, rate: number): number => {
  const whole = Math.floor(life);
  const rest = life - whole;
  const down = 1 / (1 + rate);
  let value = 0.5;
  let factor = 1;
  for (let year = 1; year < whole; year++) {
    factor *= down;
    value += factor;
  }
  factor *= down;
  return value + (factor * (1 + rest)) / 2 + (factor * down * rest) / 2;
};

/**
 * COS-6  Capital cost of a year
 *
 *   K(y+1) = K(y) + Σ I(y) / a - Σ [(1 - f) I(y - n) + f I(y - n - 1)] / a        k = (K(y) + K(y+1)) / 2
 *
 *   K  annuities that run on 1 January     [EUR2024]   state costs.capital
 *   I  investment of a measure in a year   [EUR2024]   COS-1
 *   a  value of its annuity                [1]         COS-5
 *
 * Source  Sum of annuities.
 * Differs What was placed before the run has been paid: it is in no plan.
 * Test    test/laws/costs.test.ts, "spreads every investment over its life, to its full present value".
 */
export const meanOfYear = (start: number, end: number): number => (start + end) / 2;

/**
 * COS-7  Operation and maintenance
 *
 *   O = S · c · o
 *
 *   S  what is in use, mean of the year         [the measure's]   outputs of the other modules
 *   c  price of a new one                       [EUR2024]         COS-1
 *   o  yearly cost against that price           [1/year]          costs.upkeep
 *
 * Who pays the investment pays the upkeep, VAT as in COS-4, without a premium; of cars households bear
 * costs.household_car_share.
 *
 * Source  Fixed operation cost of the technology catalogues, a share of the investment.
 * Differs Variable cost is taken into the share.
 * Test    test/known-answers/costs.test.ts, "keeps up what stands".
 */
export const upkeepOf = (worth: number, share: number): number => worth * share;

/**
 * COS-8  Energy that a customer pays
 *
 *   X = (E · p · i + m · P) · (1 + v)
 *
 *   E  energy of a carrier                      [kWh]          emissions.energy
 *   p  price of 2025 without VAT                [EUR2024/kWh]  costs.energy_price
 *   i  price of the year against it             [1]            costs.energy_price_index
 *   m  CO2 of the carrier under the second emissions trading system   [kg]   emissions.by_sector_carrier
 *   P  its price                                [EUR2024/kg]   costs.carbon_price
 *   v  VAT; 0 for companies                     [1]            costs.energy_vat
 *
 * Under that system are gas, oil, LPG, coal, diesel and petrol of all sectors but agriculture, and the
 * gas of the plants of heat networks.
 *
 * Source  Definition; Directive (EU) 2023/959.
 * Differs Who drives through the city buys fuel here as on the territory, though they fill up elsewhere.
 * Test    test/known-answers/costs.test.ts, "sells energy at a price with its taxes".
 */
export const paidForEnergy = (price: number, carbon: number, vat: number): number =>
  (price + carbon) * (1 + vat);

/**
 * COS-9  Electricity that an owner of panels uses himself
 *
 *   S(c) = min(E(c), a(c) · S)        injected = a(c) · production - S(c)
 *
 *   S  production used behind the meter                [kWh]   electricity.self_consumed
 *   a  part of the panels that a customer owns         [1]     from renewables.pv_capacity_by_segment, costs.payer_share
 *   E  electricity that the customer uses              [kWh]   emissions.energy
 *
 * What is used needs not be bought; what is injected, wind included, is sold at the price of injection.
 *
 * Source  Balance behind the meter.
 * Differs Every owner of panels uses the same part of them himself; who pays for panels owns what they make.
 * Test    test/known-answers/costs.test.ts, "pays for panels by what need not be bought".
 */
export const usedByOwner = (use: number, own: number): number => Math.min(use, own);

/**
 * COS-10  Price of heat from a network
 *
 *   p = ρ · (p(gas) · i + e · P)
 *
 *   ρ  price against gas of the same customer, per kWh of the lower heating value   [1]   costs.network_price_to_gas
 *   e  CO2 of a kWh of gas                                                [kg/kWh]   from emissions.energy, emissions.by_sector_carrier
 *   P  price of CO2                                                      [EUR2024/kg]   costs.carbon_price
 *
 * What customers pay for heat, companies receive: over all payers only VAT is left.
 *
 * Source  Customers are promised not to pay more than for gas with a boiler.
 * Differs Operators really have tariffs of their own, with a fixed part.
 * Test    test/known-answers/costs.test.ts, "sells heat at no more than gas would cost".
 */
export const networkHeatPrice = (ratio: number, gas: number, carbon: number): number =>
  ratio * (gas + carbon);

/**
 * COS-11  Cost of a year to society
 *
 *   T = k + O + X
 *
 *   k  capital cost at the rate of society                        [EUR2024]   COS-6
 *   O  operation and maintenance, without VAT                     [EUR2024]   COS-7
 *   X  energy without VAT, duty and emissions trading, less what is injected   [EUR2024]   from COS-8, COS-9, costs.energy_duty, costs.injection_price
 *
 * Premiums, VAT, duties and payments for CO2 only move money between payers, so they are left out.
 * Heat of a network costs what its pipes, sources and plants cost, not its price.
 *
 * Source  Social cost-benefit analysis: resources, not transfers.
 * Differs Comfort, health and the damage of CO2 are not valued.
 * Test    test/known-answers/costs.test.ts, "adds up what a year costs society".
 */
export const societyCost = (capital: number, operation: number, energy: number): number =>
  capital + operation + energy;

/**
 * COS-12  Discounted cost since the start
 *
 *   D(y+1) = D(y) + T(y) / (1 + r)^(y - y0)
 *
 *   T   cost of a year to society      [EUR2024]   COS-11
 *   r   discount rate of society       [1/year]    costs.discount_rate
 *   y0  first year of the run          [year]
 *
 * All of a year falls in its middle, and is brought to the middle of the first year.
 *
 * Source  Present value.
 * Differs -
 * Test    test/laws/costs.test.ts, "adds up plainly at a discount rate of 0".
 */
export const discountedNext = (before: number, cost: number, factor: number): number =>
  before + cost * factor;

/**
 * COS-13  Amount per household; 0 where there are none
 *
 *   b = X / H
 *
 *   X  what households pay               [EUR2024]     from COS-6 to COS-10
 *   H  households, mean of the year      [household]   demography.households
 *
 * The energy bill is that of dwellings: heat and electricity, less own use and sale of panels. Transport
 * is the energy of residents' cars wherever they drive: that of cars on the territory times
 * mobility.resident_km / mobility.car_km. The yearly cost adds the households' capital cost at their own
 * rate, on what they pay themselves, and their upkeep.
 *
 * Source  Definition.
 * Differs -
 * Test    test/known-answers/costs.test.ts, "bills a household as the regulator would".
 */
export const perHousehold = (amount: number, households: number): number =>
  households > 0 ? amount / households : 0;

/**
 * COS-14  Price of a technology that learns, against its price path
 *
 *   m(y) = (1 - b)^d(y)
 *
 *   b  learning rate: fall of the price with each doubling                   [1]          costs.learning_rate
 *   d  doublings beyond those of the price path, less than nought if fewer   [doubling]   costs.extra_doublings
 *
 * For heat pumps in dwellings and in other buildings, solar panels, wind turbines and the renovation of
 * dwellings and other buildings. The price paths of the catalogues have the learning of the world in
 * them, and one city adds nothing to that: unless a plan says otherwise no doubling is added.
 *
 * Source  T. P. Wright, "Factors affecting the cost of airplanes", Journal of the Aeronautical Sciences
 *         3(4), 1936, pp. 122-128.
 * Differs -
 * Test    test/known-answers/costs.test.ts, "lets a price fall with each doubling beyond its path".
 */
export const learned = (rate: number, doublings: number): number =>
  doublings === 0 ? 1 : pow(1 - rate, doublings);
