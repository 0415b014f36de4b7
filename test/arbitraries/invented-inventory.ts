/**
 * An inventory that no city ever made: every figure is round and invented. It is there to see that
 * the file takes the place of what was derived without it, and for nothing else.
 */

/** MWh by sector and carrier in the base year; carriers that are not named are not used. */
export const INVENTED_MWH: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  households: {
    natural_gas: 400_000,
    heating_oil: 50_000,
    lpg: 1_000,
    coal: 100,
    biomass: 10_000,
    electricity: 120_000,
  },
  tertiary: { natural_gas: 200_000, heating_oil: 20_000, lpg: 1_000, electricity: 150_000 },
  municipal_buildings: { natural_gas: 20_000, heating_oil: 1_000, lpg: 10, electricity: 6_000 },
  public_lighting: { electricity: 5_000 },
  industry: { natural_gas: 300_000, heating_oil: 10_000, lpg: 2_000, electricity: 200_000 },
  transport: { diesel: 300_000, petrol: 100_000, biofuel: 20_000, electricity: 2_000 },
  agriculture: { natural_gas: 1_000, heating_oil: 9_000, diesel: 5_000, electricity: 3_000 },
};

/** Tonnes per MWh, as the model has them; electricity invented. */
const FACTORS: Readonly<Record<string, number>> = {
  natural_gas: 0.202,
  heating_oil: 0.267,
  lpg: 0.227,
  coal: 0.354,
  biomass: 0,
  diesel: 0.267,
  petrol: 0.249,
  biofuel: 0,
  electricity: 0.15,
};

/** How much of the base year's energy was used in each year of the file. */
export const INVENTED_YEARS: Readonly<Record<number, number>> = { 2005: 1.25, 2019: 1.1, 2021: 1 };

export const inventedTonnes = (year: number, sector: string): number =>
  Object.entries(INVENTED_MWH[sector]!).reduce(
    (sum, [carrier, mwh]) => sum + mwh * INVENTED_YEARS[year]! * FACTORS[carrier]!,
    0,
  );

/** The text of `inventory.csv`, for all years or for some. */
export function inventedInventory(years = Object.keys(INVENTED_YEARS).map(Number)): string {
  const lines = ["year,sector,carrier,MWh,t"];
  for (const year of years) {
    for (const [sector, carriers] of Object.entries(INVENTED_MWH)) {
      for (const [carrier, mwh] of Object.entries(carriers)) {
        const used = mwh * INVENTED_YEARS[year]!;
        lines.push(`${year},${sector},${carrier},${used},${used * FACTORS[carrier]!}`);
      }
    }
  }
  return `${lines.join("\n")}\n`;
}
