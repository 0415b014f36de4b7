/** The exchange formats in one bundle: it is loaded only to export. */
export { DESCRIPTOR, dataPackage, ensemblePackage } from "./data-package.ts";
export { iamcEnsemble } from "./iamc-ensemble.ts";
export { IAMC_HEAD, iamcTable } from "./iamc.ts";
export { iamcVariables } from "./iamc-list.ts";
