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

export const catalogue: Catalogue = {
  modules: modules.map(({ declaration }) => declaration),
  dimensions,
};
