import { exp, pow } from "../../foundation/elementary.ts";
import { scratch } from "../scratch.ts";
import { staying } from "./equations.ts";

/**
 * The survival of one kind of vehicle by class of age (MOB-1). Made again only for another curve:
 * a run that differs in its plan alone pays no logarithm for it.
 */
export interface Survival {
  /** Part of the vehicles sold that still stands, per class. */
  readonly standing: Float64Array;
  /** Chance of a class to stay another year. */
  readonly staying: Float64Array;
  make(scale: number, shape: number): void;
}

export const makeSurvival = (classes: number): Survival => {
  const standing = scratch(classes);
  const stays = scratch(classes);
  const made = scratch(2);
  return {
    standing,
    staying: stays,
    make(scale, shape) {
      if (made[0] === scale && made[1] === shape) return;
      made[0] = scale;
      made[1] = shape;
      let now = exp(-pow(0.5 / scale, shape));
      for (let age = 0; age < classes; age++) {
        const later = exp(-pow((age + 1.5) / scale, shape));
        standing[age] = now;
        stays[age] = staying(now, later);
        now = later;
      }
    },
  };
};
