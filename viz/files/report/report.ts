/** Reports as whole pages: a bundle of its own, loaded only when files are written. */
export { runReport } from "./run-report.ts";
export { comparisonReport } from "./comparison/comparison-report.ts";
export { sensitivityReport } from "./sensitivity-report.ts";
export { ensembleReport } from "./ensemble-report.ts";
export { groupReport } from "./group/group-report.ts";
