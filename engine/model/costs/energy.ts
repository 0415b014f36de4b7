import type { WireContext } from "../../run/module.ts";
import { BIOFUEL, BIOMASS, ELECTRICITY, NATURAL_GAS, NETWORK_HEAT } from "../carriers.ts";
import { scratch } from "../scratch.ts";
import type { declaration } from "./declaration.ts";
import {
  meanOfYear,
  networkHeatPrice,
  paidForEnergy,
  perHousehold as per,
  usedByOwner,
} from "./equations.ts";
import {
  CITY,
  COMPANY,
  EXPENSE,
  HIGHER_GOVERNMENT,
  HOUSEHOLD,
  PANELS,
  PAYERS,
  WIND,
} from "./measures.ts";

const SEGMENTS = 4;

export interface EnergyCosts {
  /** Energy without VAT, duty and the price of CO2, less what is injected. */
  readonly toSociety: Float64Array;
  /** What households pay for their dwellings, and for the cars of residents. */
  readonly homes: Float64Array;
  readonly cars: Float64Array;
  year(): void;
}

/** What energy costs those who buy it, and what those receive who deliver heat or inject power. */
export function makeEnergyCosts(context: WireContext<typeof declaration>): EnergyCosts {
  const { p, in: i, now, clock, size } = context;
  const years = size["year"]!;
  const carriers = size["carrier"]!;
  // First cell of each sector in `energy`, and of each customer in the prices.
  const tertiary = carriers;
  const municipal = 2 * carriers;
  const industry = 3 * carriers;
  const transport = 4 * carriers;
  const agriculture = 5 * carriers;
  const companies = COMPANY * carriers;
  const city = CITY * carriers;
  const toSociety = scratch(1);
  const homes = scratch(1);
  const cars = scratch(1);
  /** Part of the panels that each payer owns. */
  const owned = scratch(PAYERS);
  // What the carriers add up to; arrays for the reason given in `retirement.ts`.
  const home = scratch(1);
  const driving = scratch(1);
  const plain = scratch(1);
  /** What is paid for fuels, by payer. */
  const spent = scratch(PAYERS);
  /** CO2 of a kWh of gas. */
  const gasFactor = scratch(1);

  /** Nobody asks for it while CO2 has no price. */
  const findGasFactor = (): void => {
    const { energy, emissions } = i;
    let gas = 0;
    let kilograms = 0;
    for (let sector = NATURAL_GAS; sector < energy.length; sector += carriers) {
      gas += energy[sector]!;
      kilograms += emissions[sector]!;
    }
    gasFactor[0] = per(kilograms, gas);
  };

  /** COS-8 of what is burnt: its CO2 has a price, but that of farms, biomass and biofuel has none. */
  const buyFuels = (index: number): void => {
    let household = 0;
    let company = 0;
    let ofCity = 0;
    let plainly = 0;
    let atHomes = 0;
    let onTheRoad = 0;
    const plantGas = i.plant_gas[0]!;
    const plantCarbon = plantGas * gasFactor[0]!;
    const { energy, emissions, car_energy } = i;
    const { energy_price, energy_duty, energy_vat, energy_price_index } = p;
    const { energy_spending_by_carrier: spending } = now;
    const carShare = p.household_car_share[0]!;
    const carbonPrice = p.carbon_price[index]!;
    for (let carrier = 0; carrier < ELECTRICITY; carrier++) {
      const level = energy_price_index[carrier * years + index]!;
      const vat = energy_vat[carrier]!;
      const price = energy_price[carrier]! * level;
      const companyPrice = energy_price[companies + carrier]! * level;
      const cityPrice = energy_price[city + carrier]! * level;
      const atHome = energy[carrier]!;
      const inCars = carShare * car_energy[carrier]!;
      const onRoads = energy[transport + carrier]!;
      const plants = carrier === NATURAL_GAS ? plantGas : 0;
      const byCompanies =
        energy[tertiary + carrier]! +
        energy[industry + carrier]! +
        (energy[agriculture + carrier]! + (onRoads - inCars) + plants);
      const byCity = energy[municipal + carrier]!;
      let carbonAtHome = 0;
      let carbonInCars = 0;
      let carbonOfCompanies = 0;
      let carbonOfCity = 0;
      if (carbonPrice > 0 && carrier !== BIOMASS && carrier !== BIOFUEL) {
        const ofRoads = emissions[transport + carrier]!;
        const ofCars = onRoads > 0 ? (ofRoads * inCars) / onRoads : 0;
        carbonAtHome = carbonPrice * emissions[carrier]!;
        carbonInCars = carbonPrice * ofCars;
        carbonOfCompanies =
          carbonPrice *
          (emissions[tertiary + carrier]! +
            emissions[industry + carrier]! +
            (ofRoads - ofCars + (carrier === NATURAL_GAS ? plantCarbon : 0)));
        carbonOfCity = carbonPrice * emissions[municipal + carrier]!;
      }
      const homePays = paidForEnergy(atHome * price, carbonAtHome, vat);
      const carsPay = paidForEnergy(inCars * price, carbonInCars, vat);
      const row = carrier * PAYERS;
      const companyPays = byCompanies * companyPrice + carbonOfCompanies;
      const cityPays = paidForEnergy(byCity * cityPrice, carbonOfCity, vat);
      spending[row + HOUSEHOLD] = homePays + carsPay;
      spending[row + COMPANY] = companyPays;
      spending[row + CITY] = cityPays;
      spending[row + HIGHER_GOVERNMENT] = 0;
      household += homePays + carsPay;
      company += companyPays;
      ofCity += cityPays;
      atHomes += homePays;
      onTheRoad += carsPay;
      plainly +=
        (atHome + inCars) * (price - energy_duty[carrier]!) +
        byCompanies * (companyPrice - energy_duty[companies + carrier]!) +
        byCity * (cityPrice - energy_duty[city + carrier]!);
    }
    home[0] = atHomes;
    driving[0] = onTheRoad;
    plain[0] = plainly;
    spent[HOUSEHOLD] = household;
    spent[COMPANY] = company;
    spent[CITY] = ofCity;
  };

  const shareOutPanels = (): void => {
    const { panels_start, panels_end } = i;
    const { payer_share } = p;
    let household = 0;
    let company = 0;
    let ofCity = 0;
    let government = 0;
    let all = 0;
    for (let segment = 0; segment < SEGMENTS; segment++) {
      const capacity = meanOfYear(panels_start[segment]!, panels_end[segment]!);
      const of = PAYERS * EXPENSE[PANELS + segment]!;
      household += capacity * payer_share[of + HOUSEHOLD]!;
      company += capacity * payer_share[of + COMPANY]!;
      ofCity += capacity * payer_share[of + CITY]!;
      government += capacity * payer_share[of + HIGHER_GOVERNMENT]!;
      all += capacity;
    }
    const each = all > 0 ? 1 / all : 0;
    owned[HOUSEHOLD] = household * each;
    owned[COMPANY] = company * each;
    owned[CITY] = ofCity * each;
    owned[HIGHER_GOVERNMENT] = government * each;
  };

  /** COS-8 and COS-9 of electricity. */
  const buyElectricity = (index: number): void => {
    const { energy } = i;
    const { energy_price, energy_duty, payer_share } = p;
    const { energy_spending_by_carrier: spending } = now;
    const level = p.energy_price_index[ELECTRICITY * years + index]!;
    const vat = p.energy_vat[ELECTRICITY]!;
    const price = energy_price[ELECTRICITY]! * level;
    const companyPrice = energy_price[companies + ELECTRICITY]! * level;
    const cityPrice = energy_price[city + ELECTRICITY]! * level;
    const injectionPrice = p.injection_price[index]!;

    const atHome = energy[ELECTRICITY]!;
    const inCars = p.household_car_share[0]! * i.car_energy[ELECTRICITY]!;
    const byCompanies =
      energy[tertiary + ELECTRICITY]! +
      energy[industry + ELECTRICITY]! +
      (energy[agriculture + ELECTRICITY]! +
        (energy[transport + ELECTRICITY]! - inCars) +
        i.plant_electricity[0]!);
    const byCity = energy[municipal + ELECTRICITY]!;

    shareOutPanels();
    const behindMeters = i.self_consumed[0]!;
    const sun = i.pv_production[0]!;
    const wind = i.wind_production[0]!;
    const turbines = PAYERS * EXPENSE[WIND]!;
    const ownHome = usedByOwner(atHome, owned[HOUSEHOLD]! * behindMeters);
    const ownCompanies = usedByOwner(byCompanies, owned[COMPANY]! * behindMeters);
    const ownCity = usedByOwner(byCity, owned[CITY]! * behindMeters);
    const soldHome = (owned[HOUSEHOLD]! * sun - ownHome) * injectionPrice;
    const windHome = payer_share[turbines + HOUSEHOLD]! * wind * injectionPrice;
    const soldCompanies =
      (owned[COMPANY]! * sun - ownCompanies + payer_share[turbines + COMPANY]! * wind) *
      injectionPrice;
    const soldCity =
      (owned[CITY]! * sun - ownCity + payer_share[turbines + CITY]! * wind) * injectionPrice;
    const soldGovernment =
      (owned[HIGHER_GOVERNMENT]! * sun + payer_share[turbines + HIGHER_GOVERNMENT]! * wind) *
      injectionPrice;

    const bought = atHome - ownHome;
    const boughtByCompanies = byCompanies - ownCompanies;
    const boughtByCity = byCity - ownCity;
    const homePays = paidForEnergy(bought * price, 0, vat) - soldHome;
    const carsPay = paidForEnergy(inCars * price, 0, vat);
    const row = ELECTRICITY * PAYERS;
    spending[row + HOUSEHOLD] = homePays + carsPay - windHome;
    spending[row + COMPANY] = boughtByCompanies * companyPrice - soldCompanies;
    spending[row + CITY] = paidForEnergy(boughtByCity * cityPrice, 0, vat) - soldCity;
    spending[row + HIGHER_GOVERNMENT] = 0 - soldGovernment;
    home[0] = home[0]! + homePays;
    driving[0] = driving[0]! + carsPay;
    plain[0] =
      plain[0]! +
      (bought + inCars) * (price - energy_duty[ELECTRICITY]!) +
      boughtByCompanies * (companyPrice - energy_duty[companies + ELECTRICITY]!) +
      boughtByCity * (cityPrice - energy_duty[city + ELECTRICITY]!) -
      (soldHome + windHome + soldCompanies + (soldCity + soldGovernment));
  };

  /** COS-10: what customers pay for heat goes to companies, who buy what the plants burn. */
  const buyNetworkHeat = (index: number): void => {
    const { energy } = i;
    const { energy_price } = p;
    const { energy_spending_by_carrier: spending } = now;
    const level = p.energy_price_index[NATURAL_GAS * years + index]!;
    const carbon = gasFactor[0]! * p.carbon_price[index]!;
    const ratio = p.network_price_to_gas[0]!;
    const vat = p.energy_vat[NETWORK_HEAT]!;
    const atHome =
      energy[NETWORK_HEAT]! * networkHeatPrice(ratio, energy_price[NATURAL_GAS]! * level, carbon);
    const inCity =
      energy[municipal + NETWORK_HEAT]! *
      networkHeatPrice(ratio, energy_price[city + NATURAL_GAS]! * level, carbon);
    const homePays = paidForEnergy(atHome, 0, vat);
    const row = NETWORK_HEAT * PAYERS;
    spending[row + HOUSEHOLD] = homePays;
    // What companies pay for heat, companies receive.
    spending[row + COMPANY] = -(atHome + inCity);
    spending[row + CITY] = paidForEnergy(inCity, 0, vat);
    spending[row + HIGHER_GOVERNMENT] = 0;
    home[0] = home[0]! + homePays;
  };

  const addUp = (): void => {
    const { energy_spending_by_carrier: spending, energy_spending_by_payer: byPayer } = now;
    const power = ELECTRICITY * PAYERS;
    const heat = NETWORK_HEAT * PAYERS;
    const household = spent[HOUSEHOLD]! + spending[power]! + spending[heat]!;
    const company = spent[COMPANY]! + spending[power + COMPANY]! + spending[heat + COMPANY]!;
    const ofCity = spent[CITY]! + spending[power + CITY]! + spending[heat + CITY]!;
    const government = spending[power + HIGHER_GOVERNMENT]!;
    byPayer[HOUSEHOLD] = household;
    byPayer[COMPANY] = company;
    byPayer[CITY] = ofCity;
    byPayer[HIGHER_GOVERNMENT] = government;
    now.energy_spending[0] = household + company + (ofCity + government);
  };

  return {
    toSociety,
    homes,
    cars,

    year() {
      const index = clock[1]!;
      if (p.carbon_price[index]! > 0) findGasFactor();
      buyFuels(index);
      buyElectricity(index);
      buyNetworkHeat(index);
      addUp();
      toSociety[0] = plain[0]!;
      homes[0] = home[0]!;
      cars[0] = driving[0]! * per(i.resident_km[0]!, i.car_km[0]!);
    },
  };
}
