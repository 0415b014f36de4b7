import { defineModule } from "../../run/module.ts";
import { ELECTRICITY, NATURAL_GAS } from "../carriers.ts";
import { wireFloorStock } from "../floor-stock/stock.ts";
import { declaration } from "./declaration.ts";

/** Offices, shops, schools, care and all other services, without the buildings of the city. */
export const tertiary = defineModule(declaration, (context) => {
  const { p, now, account } = context;
  const floor = wireFloorStock(context, account.tertiary_floor, account.tertiary_heat);
  const { collective_dwelling_gas, charging_at_work } = p;
  const { final_energy } = now;

  return {
    open() {
      // FLO-11
      floor.elsewhere.fill(0);
      floor.elsewhere[NATURAL_GAS] = collective_dwelling_gas[0]!;
      floor.elsewhere[ELECTRICITY] = charging_at_work[0]!;
      floor.open();
    },

    year() {
      floor.year();
      final_energy[0] = floor.total[0]!;
    },
  };
});
