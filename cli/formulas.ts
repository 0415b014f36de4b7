/** The parser of formulas, as a bundle of its own that only plans with a formula load. */
export { parseFormula } from "../engine/scenario/formula/mathjs-parser.ts";
