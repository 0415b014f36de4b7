import { defineModule } from "../../run/module.ts";
import { declaration } from "./declaration.ts";
import { degreeDayIndex, degreeDays, heatWaveDays } from "./equations.ts";

/** Degree days and heat waves: what the climate asks of a city. */
export const climate = defineModule(declaration, ({ p, now, clock }) => {
  const { degree_day_path, normal_degree_days, heat_wave_path } = p;
  const { degree_day_index, degree_days, heat_wave_days } = now;

  return {
    open() {
      // Nothing is carried from year to year.
    },

    year() {
      const index = clock[1]!;
      const days = degreeDayIndex(degree_day_path[index]!);
      degree_day_index[0] = days;
      degree_days[0] = degreeDays(normal_degree_days[0]!, days);
      heat_wave_days[0] = heatWaveDays(heat_wave_path[index]!);
    },
  };
});
