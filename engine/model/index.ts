/** The city model: its modules in the order in which they run, and what a plan is checked against. */
import type { Module } from "../run/module.ts";
import type { Catalogue } from "../scenario/declarations.ts";
import { climate } from "./climate/module.ts";
import { demography } from "./demography/module.ts";
import { dimensions } from "./dimensions.ts";
import { electricity } from "./electricity/module.ts";
import { emissions } from "./emissions/module.ts";
import { heat } from "./heat/module.ts";
import { housing } from "./housing/module.ts";
import { renewables } from "./renewables/module.ts";
import { sectors } from "./sectors/module.ts";

export const modules: readonly Module[] = [
  climate,
  demography,
  housing,
  sectors,
  heat,
  renewables,
  electricity,
  emissions,
];

const declarations = modules.map(({ declaration }) => declaration);

export const catalogue: Catalogue = {
  modules: declarations,
  // The axes that modules share, and those that each brings along.
  dimensions: Object.assign({}, dimensions, ...declarations.map((one) => one.dimensions ?? {})),
};
