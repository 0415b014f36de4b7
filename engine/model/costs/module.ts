import { pow } from "../../foundation/elementary.ts";
import { defineModule } from "../../run/module.ts";
import { PRICE_YEAR } from "../../scenario/units/units.ts";
import { scratch } from "../scratch.ts";
import { declaration } from "./declaration.ts";
import { makeEnergyCosts } from "./energy.ts";
import {
  annuityValue,
  dearer,
  discountedNext,
  meanOfYear,
  perHousehold,
  societyCost,
  upkeepOf,
  withVat,
} from "./equations.ts";
import { makeInvestments } from "./investments.ts";
import {
  CARS,
  CITY,
  COMPANY,
  EXPENSE,
  HIGHER_GOVERNMENT,
  HOUSEHOLD,
  MEASURES,
  PAYERS,
} from "./measures.ts";

const DRIVES = 4;

/** What a year costs, who pays it, and what it costs society. */
export const costs = defineModule(declaration, (context) => {
  const { p, in: i, state, now, next, clock, revision } = context;
  const { annuity, household_annuity, paid, kept, invested } = state;
  const investments = makeInvestments(context);
  const energy = makeEnergyCosts(context);
  const { value, worth } = investments;

  // Kept from run to run while the figures they follow from are the same.
  const lives = scratch(MEASURES);
  const rates = scratch(2);
  const annuities = scratch(MEASURES);
  const householdAnnuities = scratch(MEASURES);
  const paying = scratch(PAYERS * MEASURES);
  const keeping = scratch(PAYERS * MEASURES);
  const known = scratch(1);
  known[0] = -1;

  /** COS-5, for those measures of which the life, or the rate, is another than in the last run. */
  const priceAnnuities = (): void => {
    const rate = p.discount_rate[0]!;
    const householdRate = p.household_discount_rate[0]!;
    const sameRates = rates[0] === rate && rates[1] === householdRate;
    rates[0] = rate;
    rates[1] = householdRate;
    for (let measure = 0; measure < MEASURES; measure++) {
      const life = p.life[measure]!;
      if (sameRates && lives[measure] === life) continue;
      lives[measure] = life;
      annuities[measure] = 1 / annuityValue(life, rate);
      householdAnnuities[measure] = 1 / annuityValue(life, householdRate);
    }
  };

  /** COS-4 and COS-7: what each payer spends per euro of an investment, and of what must be kept up. */
  const sharePayments = (): void => {
    for (let measure = 0; measure < MEASURES; measure++) {
      const expense = EXPENSE[measure]!;
      const of = PAYERS * expense;
      const vat = p.vat[expense]!;
      const household = withVat(p.payer_share[of + HOUSEHOLD]!, vat);
      const city = withVat(p.payer_share[of + CITY]!, vat);
      const company = p.payer_share[of + COMPANY]!;
      const government = p.payer_share[of + HIGHER_GOVERNMENT]!;
      const premium = p.premium[expense]! * household;
      paying[HOUSEHOLD * MEASURES + measure] = household - premium;
      paying[COMPANY * MEASURES + measure] = company;
      paying[CITY * MEASURES + measure] = city;
      paying[HIGHER_GOVERNMENT * MEASURES + measure] = government + premium;
      const isCar = measure >= CARS && measure < CARS + DRIVES;
      const byHouseholds = p.household_car_share[0]!;
      const upkeep = p.upkeep[measure]!;
      keeping[HOUSEHOLD * MEASURES + measure] =
        upkeep * (isCar ? withVat(byHouseholds, vat) : household);
      keeping[COMPANY * MEASURES + measure] = upkeep * (isCar ? 1 - byHouseholds : company);
      keeping[CITY * MEASURES + measure] = isCar ? 0 : upkeep * city;
      keeping[HIGHER_GOVERNMENT * MEASURES + measure] = isCar ? 0 : upkeep * government;
    }
  };

  // What the sums of a year hand on; an array for the reason given in `retirement.ts`.
  const sums = scratch(4);
  const CAPITAL = 0;
  const HOUSEHOLD_CAPITAL = 1;
  const OPERATION = 2;

  /** COS-4 and COS-6: who pays for what is placed, and the annuities that begin. */
  const payInvestments = (index: number): void => {
    const { investment_by_measure, investment_by_payer } = now;
    const history = index * MEASURES;
    let household = 0;
    let company = 0;
    let city = 0;
    let government = 0;
    let begun = 0;
    let householdBegun = 0;
    for (let measure = 0; measure < MEASURES; measure++) {
      const amount = value[measure]!;
      const ofHousehold = amount * paid[measure]!;
      const ofCompany = amount * paid[MEASURES + measure]!;
      const ofCity = amount * paid[2 * MEASURES + measure]!;
      const ofGovernment = amount * paid[3 * MEASURES + measure]!;
      invested[history + measure] = amount;
      household += ofHousehold;
      company += ofCompany;
      city += ofCity;
      government += ofGovernment;
      begun += amount * annuity[measure]!;
      householdBegun += ofHousehold * household_annuity[measure]!;
      investment_by_measure[measure] = ofHousehold + ofCompany + (ofCity + ofGovernment);
    }
    investment_by_payer[HOUSEHOLD] = household;
    investment_by_payer[COMPANY] = company;
    investment_by_payer[CITY] = city;
    investment_by_payer[HIGHER_GOVERNMENT] = government;
    now.investment[0] = household + company + (city + government);
    sums[CAPITAL] = begun;
    sums[HOUSEHOLD_CAPITAL] = householdBegun;
  };

  /** COS-6: the annuities that end, taken off those that begin. */
  const endAnnuities = (index: number): void => {
    const { life } = p;
    let ended = 0;
    let householdEnded = 0;
    for (let measure = 0; measure < MEASURES; measure++) {
      const years = life[measure]!;
      const whole = Math.floor(years);
      if (whole > index) continue;
      const rest = years - whole;
      const at = (index - whole) * MEASURES + measure;
      let amount = (1 - rest) * invested[at]!;
      if (index > whole) amount += rest * invested[at - MEASURES]!;
      ended += amount * annuity[measure]!;
      householdEnded += amount * paid[measure]! * household_annuity[measure]!;
    }
    sums[CAPITAL] = sums[CAPITAL]! - ended;
    sums[HOUSEHOLD_CAPITAL] = sums[HOUSEHOLD_CAPITAL]! - householdEnded;
  };

  /** COS-7. */
  const payUpkeep = (): void => {
    const { operation_by_payer } = now;
    const { upkeep } = p;
    let household = 0;
    let company = 0;
    let city = 0;
    let government = 0;
    let plain = 0;
    for (let measure = investments.firstKept; measure < MEASURES; measure++) {
      const stands = worth[measure]!;
      household += stands * kept[measure]!;
      company += stands * kept[MEASURES + measure]!;
      city += stands * kept[2 * MEASURES + measure]!;
      government += stands * kept[3 * MEASURES + measure]!;
      plain += upkeepOf(stands, upkeep[measure]!);
    }
    operation_by_payer[HOUSEHOLD] = household;
    operation_by_payer[COMPANY] = company;
    operation_by_payer[CITY] = city;
    operation_by_payer[HIGHER_GOVERNMENT] = government;
    now.operation[0] = household + company + (city + government);
    sums[OPERATION] = plain;
  };

  return {
    open() {
      if (known[0] !== revision[0]) {
        priceAnnuities();
        sharePayments();
        known[0] = revision[0]!;
      }
      annuity.set(annuities);
      household_annuity.set(householdAnnuities);
      paid.set(paying);
      kept.set(keeping);
      // The last year before the first, so that every year begins by a year's rise.
      const rise = pow(1 + p.construction_cost_change[0]!, clock[0]! - PRICE_YEAR - 1);
      state.building_prices[0] = rise;
      state.discount[0] = 1;
      investments.open();
      next.discounted_cost[0] = 0;
    },

    year() {
      const index = clock[1]!;
      const change = p.construction_cost_change[0]!;
      state.building_prices[0] = dearer(state.building_prices[0]!, change);
      investments.year();
      payInvestments(index);
      endAnnuities(index);
      payUpkeep();
      energy.year();

      // Rounding may leave less than nothing of annuities that have all ended.
      const before = state.capital[0]!;
      const after = Math.max(0, before + sums[CAPITAL]!);
      state.capital[0] = after;
      const capital = meanOfYear(before, after);
      now.annual_capital[0] = capital;
      const cost = societyCost(capital, sums[OPERATION]!, energy.toSociety[0]!);
      now.annual_cost[0] = cost;
      const discounted = discountedNext(state.discounted[0]!, cost, state.discount[0]!);
      state.discounted[0] = discounted;
      next.discounted_cost[0] = discounted;
      state.discount[0] = state.discount[0]! / (1 + p.discount_rate[0]!);

      const households = meanOfYear(i.households_start[0]!, i.households_end[0]!);
      const householdBefore = state.household_capital[0]!;
      const householdAfter = Math.max(0, householdBefore + sums[HOUSEHOLD_CAPITAL]!);
      state.household_capital[0] = householdAfter;
      const home = energy.homes[0]!;
      const cars = energy.cars[0]!;
      const other =
        meanOfYear(householdBefore, householdAfter) + now.operation_by_payer[HOUSEHOLD]!;
      now.household_energy_bill[0] = perHousehold(home, households);
      now.household_transport_bill[0] = perHousehold(cars, households);
      now.household_annual_cost[0] = perHousehold(home + cars + other, households);
    },
  };
});
