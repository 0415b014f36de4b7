import { defineModule } from "../../run/module.ts";
import { ELECTRICITY } from "../carriers.ts";
import { wireFloorStock } from "../floor-stock/stock.ts";
import { declaration } from "./declaration.ts";
import { fossilSystemsInstalled, lightingElectricity } from "./equations.ts";

/** The city's own buildings and the lamps in its streets. */
export const municipal = defineModule(declaration, (context) => {
  const { p, now, account, clock } = context;
  const floor = wireFloorStock(context, account.municipal_floor, account.municipal_heat);
  const { base_systems, base_floor_area, public_lighting_base, lighting_intensity } = p;
  const { buildings_energy, public_lighting, energy_use, new_fossil_systems } = now;

  return {
    open() {
      // FLO-11
      floor.elsewhere.fill(0);
      floor.elsewhere[ELECTRICITY] = public_lighting_base[0]!;
      floor.open();
    },

    year() {
      floor.year();
      const lighting = lightingElectricity(
        public_lighting_base[0]!,
        lighting_intensity[clock[1]!]!,
      );
      public_lighting[0] = lighting;
      buildings_energy[0] = floor.total[0]!;
      energy_use[0] = floor.total[0]! + lighting;
      new_fossil_systems[0] = fossilSystemsInstalled(
        base_systems[0]!,
        floor.fossilInstalled[0]!,
        base_floor_area[0]!,
      );
    },
  };
});
