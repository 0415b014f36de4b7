/** All rules, in the order in which what they change is told. */
import { formatNumber } from "./format-number.ts";
import { regionServices } from "./region-services.ts";
import type { MigrationRule } from "./rule.ts";
import { sectorOutputs } from "./sector-outputs.ts";
import { signedValues } from "./signed-values.ts";

export const MIGRATION_RULES: readonly MigrationRule[] = [
  ...[formatNumber, signedValues, sectorOutputs, regionServices],
];
