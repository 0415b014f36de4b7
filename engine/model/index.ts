/**
 * The city model: its modules in the order in which they run, and what a plan is checked against.
 * The programmes that a region or a plan declares come behind them: `cityOf` has both.
 */
import type { Module } from "../run/module.ts";
import { quantitiesOf } from "../scenario/address.ts";
import type { Catalogue } from "../scenario/declarations.ts";
import { programmeModules, withProgrammes } from "../scenario/programmes/programme-declarations.ts";
import type { ProgrammeModel, ScenarioModel } from "../scenario/resolved.ts";
import { agriculture } from "./agriculture/module.ts";
import { climate } from "./climate/module.ts";
import { costs } from "./costs/module.ts";
import { demography } from "./demography/module.ts";
import { dimensions } from "./dimensions.ts";
import { electricity } from "./electricity/module.ts";
import { emissions } from "./emissions/module.ts";
import { heat } from "./heat/module.ts";
import { housing } from "./housing/module.ts";
import { industry } from "./industry/module.ts";
import { mobility } from "./mobility/module.ts";
import { municipal } from "./municipal/module.ts";
import { renewables } from "./renewables/module.ts";
import { services } from "./services/module.ts";
import { countingModule, ratingModule } from "./programmes/module.ts";
import { tertiary } from "./tertiary/module.ts";

export const modules: readonly Module[] = [
  climate,
  demography,
  housing,
  tertiary,
  municipal,
  industry,
  agriculture,
  heat,
  mobility,
  renewables,
  electricity,
  emissions,
  services,
  costs,
];

const declarations = modules.map(({ declaration }) => declaration);

export const catalogue: Catalogue = {
  modules: declarations,
  // The axes that modules share, and those that each brings along.
  dimensions: Object.assign({}, dimensions, ...declarations.map((one) => one.dimensions ?? {})),
};

/** All modules of a scenario, and the catalogue that its results are read with. */
export interface City {
  readonly modules: readonly Module[];
  readonly catalogue: Catalogue;
}

const CITY: City = { modules, catalogue };
const made = new WeakMap<readonly ProgrammeModel[], City>();

/** The city model with the programmes of a scenario; made once for one list of programmes. */
export function cityOf({ programmes }: Pick<ScenarioModel, "programmes">): City {
  if (programmes === undefined || programmes.length === 0) return CITY;
  let city = made.get(programmes);
  if (city === undefined) {
    const declared = programmeModules(programmes, quantitiesOf(catalogue, "outputs"));
    city = {
      modules: [
        ...modules,
        ...declared.counting.map(countingModule),
        ...declared.rating.map(ratingModule),
      ],
      catalogue: withProgrammes(catalogue, declared),
    };
    made.set(programmes, city);
  }
  return city;
}
