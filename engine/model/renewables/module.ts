import { defineModule } from "../../run/module.ts";
import { declaration } from "./declaration.ts";
import { wirePanels } from "./panels.ts";
import { wireWind } from "./wind.ts";

/** Wind turbines and solar panels, as they stand and as a plan wishes them. */
export const renewables = defineModule(declaration, (context) => {
  const wind = wireWind(context);
  const panels = wirePanels(context);
  const { now } = context;
  return {
    open() {
      wind.open();
      panels.open();
    },
    year() {
      wind.year();
      panels.year();
      now.production[0] = now.wind_production[0]! + now.pv_production[0]!;
    },
    adjust() {
      wind.adjust();
      panels.adjust();
    },
  };
});
