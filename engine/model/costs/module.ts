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
  CAR_EXPENSE,
  CITY,
  COMPANY,
  EXPENSE,
  HIGHER_GOVERNMENT,
  HOUSEHOLD,
  KINDS,
  MEASURES,
  PAYERS,
} from "./measures.ts";

/** What a year costs, who pays it, and what it costs society. */
export const costs = defineModule(declaration, (context) => {
  const { p, in: i, state, now, next, clock, revision, size } = context;
  const { annuity, household_annuity, whole_life, paid, kept } = state;
  const years = size["year"]!;
  const investments = makeInvestments(context);
  const energy = makeEnergyCosts(context);
  const { value, worth, firstKept } = investments;
  const expense = Int32Array.from(EXPENSE);

  // Kept from run to run while the figures they follow from are the same.
  const lives = scratch(MEASURES);
  const rates = scratch(2);
  const annuities = scratch(MEASURES);
  const householdAnnuities = scratch(MEASURES);
  const wholes = scratch(MEASURES);
  const paying = scratch(PAYERS * KINDS);
  const keeping = scratch(PAYERS * KINDS);
  const known = scratch(1);
  known[0] = -1;
  // Room for the work of one year.
  const byKind = scratch(KINDS);

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
      wholes[measure] = Math.floor(life);
      annuities[measure] = 1 / annuityValue(life, rate);
      householdAnnuities[measure] = 1 / annuityValue(life, householdRate);
    }
  };

  /** COS-4 and COS-7: what each payer spends per euro of an expense, and of upkeep. */
  const sharePayments = (): void => {
    const byHouseholds = p.household_car_share[0]!;
    for (let kind = 0; kind < KINDS; kind++) {
      const of = PAYERS * kind;
      const vat = p.vat[kind]!;
      const household = withVat(p.payer_share[of + HOUSEHOLD]!, vat);
      const city = withVat(p.payer_share[of + CITY]!, vat);
      const company = p.payer_share[of + COMPANY]!;
      const government = p.payer_share[of + HIGHER_GOVERNMENT]!;
      const premium = p.premium[kind]! * household;
      paying[of + HOUSEHOLD] = household - premium;
      paying[of + COMPANY] = company;
      paying[of + CITY] = city;
      paying[of + HIGHER_GOVERNMENT] = government + premium;
      // Cars are not driven by who buys them new.
      const isCars = kind === CAR_EXPENSE;
      keeping[of + HOUSEHOLD] = isCars ? withVat(byHouseholds, vat) : household;
      keeping[of + COMPANY] = isCars ? 1 - byHouseholds : company;
      keeping[of + CITY] = isCars ? 0 : city;
      keeping[of + HIGHER_GOVERNMENT] = isCars ? 0 : government;
    }
  };

  // What the sums of a year hand on; an array for the reason given in `retirement.ts`.
  const sums = scratch(3);
  const CAPITAL = 0;
  const HOUSEHOLD_CAPITAL = 1;
  const OPERATION = 2;

  /** Shares the expenses of `byKind` out over those who pay them; gives all of it. */
  const shareOut = (shares: Float64Array, byPayer: Float64Array): number => {
    let household = 0;
    let company = 0;
    let city = 0;
    let government = 0;
    for (let kind = 0, of = 0; kind < KINDS; kind++, of += PAYERS) {
      const amount = byKind[kind]!;
      household += amount * shares[of]!;
      company += amount * shares[of + COMPANY]!;
      city += amount * shares[of + CITY]!;
      government += amount * shares[of + HIGHER_GOVERNMENT]!;
    }
    byPayer[HOUSEHOLD] = household;
    byPayer[COMPANY] = company;
    byPayer[CITY] = city;
    byPayer[HIGHER_GOVERNMENT] = government;
    return household + company + (city + government);
  };

  /** COS-4 and COS-6: who pays for what is placed, and the annuities that begin and end. */
  const payInvestments = (index: number): void => {
    const { investment_by_measure } = now;
    const { ending, household_ending } = state;
    const { life } = p;
    let begun = 0;
    let householdBegun = 0;
    byKind.fill(0);
    for (let measure = 0; measure < MEASURES; measure++) {
      const amount = value[measure]!;
      if (amount === 0) {
        investment_by_measure[measure] = 0;
        continue;
      }
      const kind = expense[measure]!;
      const of = PAYERS * kind;
      const byHousehold = paid[of]!;
      byKind[kind] = byKind[kind]! + amount;
      investment_by_measure[measure] =
        amount *
        (byHousehold + paid[of + COMPANY]! + (paid[of + CITY]! + paid[of + HIGHER_GOVERNMENT]!));
      const yearly = amount * annuity[measure]!;
      const householdYearly = amount * byHousehold * household_annuity[measure]!;
      begun += yearly;
      householdBegun += householdYearly;
      const whole = whole_life[measure]!;
      const end = index + whole;
      if (end >= years) continue;
      const rest = life[measure]! - whole;
      ending[end] = ending[end]! + (1 - rest) * yearly;
      household_ending[end] = household_ending[end]! + (1 - rest) * householdYearly;
      if (end + 1 >= years) continue;
      ending[end + 1] = ending[end + 1]! + rest * yearly;
      household_ending[end + 1] = household_ending[end + 1]! + rest * householdYearly;
    }
    now.investment[0] = shareOut(paid, now.investment_by_payer);
    sums[CAPITAL] = begun - ending[index]!;
    sums[HOUSEHOLD_CAPITAL] = householdBegun - household_ending[index]!;
  };

  /** COS-7. */
  const payUpkeep = (): void => {
    const { upkeep } = p;
    let plain = 0;
    byKind.fill(0);
    for (let measure = firstKept; measure < MEASURES; measure++) {
      const cost = upkeepOf(worth[measure]!, upkeep[measure]!);
      if (cost === 0) continue;
      const kind = expense[measure]!;
      byKind[kind] = byKind[kind]! + cost;
      plain += cost;
    }
    now.operation[0] = shareOut(kept, now.operation_by_payer);
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
      whole_life.set(wholes);
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
