/**
 * HOU-7: how heating systems age. One table of yearly outflow serves all systems; the ages differ.
 */
import { exp, gamma1p, pow } from "../../foundation/elementary.ts";
import { replacementHazard } from "./equations.ts";

/** Single years of age; the last class is open and leaves within the year. */
export const AGE_CLASSES = 41;

/**
 * Tables for one life and shape. Kept from run to run and rebuilt only when the two differ, since
 * a table costs as much as several years of the model.
 */
export class HeatingLifeTable {
  /** Share of a class that reaches the end of its life in the year. */
  readonly hazard = new Float64Array(AGE_CLASSES);
  /** Ages of a stock that has been renewed at a constant rate for long; adds up to 1. */
  readonly steady = new Float64Array(AGE_CLASSES);
  private life = NaN;
  private shape = NaN;

  /**
   * @param life mean life in years
   * @param shape Weibull shape, 1 or more: systems wear out
   */
  prepare(life: number, shape: number): void {
    if (life === this.life && shape === this.shape) return;
    this.life = life;
    this.shape = shape;
    const { hazard, steady } = this;
    const scale = life / gamma1p(1 / shape);
    const alive = (age: number): number => exp(-pow(age / scale, shape));
    let total = 0;
    let now = alive(0.5);
    for (let age = 0; age < AGE_CLASSES; age++) {
      const later = alive(age + 1.5);
      hazard[age] = age === AGE_CLASSES - 1 ? 1 : replacementHazard(now, later);
      steady[age] = now;
      total += now;
      now = later;
    }
    for (let age = 0; age < AGE_CLASSES; age++) steady[age] /= total;
  }
}
