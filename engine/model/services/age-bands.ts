/**
 * Neighbouring ages that every service treats alike, so that a year adds up people by band instead
 * of multiplying each age by each service. Ages that no service asks about are in no band.
 */
import type { View } from "../../run/module.ts";

export class AgeBands {
  /** Number of bands. */
  count = 0;
  /** `[from, to)` of a band. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** `[service][band]`. */
  readonly men: Float64Array;
  readonly women: Float64Array;
  /** `[first, end)` of the bands that use a service: its children, its pupils, its old people. */
  readonly firstBand: Int32Array;
  readonly endBand: Int32Array;
  private revision = -1;

  constructor(
    private readonly rate: View,
    private readonly services: number,
    private readonly ages: number,
  ) {
    this.from = new Int32Array(ages);
    this.to = new Int32Array(ages);
    this.men = new Float64Array(services * ages);
    this.women = new Float64Array(services * ages);
    this.firstBand = new Int32Array(services);
    this.endBand = new Int32Array(services);
  }

  /** Lays the bands anew when the parameters are others than before. */
  update(revision: number): void {
    if (revision === this.revision) return;
    this.revision = revision;
    const { rate, services, ages, from, to, men, women } = this;
    let count = 0;
    for (let age = 0; age < ages; age++) {
      let isAsked = false;
      let isSame = count > 0 && to[count - 1] === age;
      for (let service = 0; service < services; service++) {
        const man = rate[2 * service * ages + age]!;
        const woman = rate[(2 * service + 1) * ages + age]!;
        if (man !== 0 || woman !== 0) isAsked = true;
        if (isSame) {
          const before = service * ages + count - 1;
          isSame = men[before] === man && women[before] === woman;
        }
      }
      if (!isAsked) continue;
      if (isSame) {
        to[count - 1] = age + 1;
        continue;
      }
      from[count] = age;
      to[count] = age + 1;
      for (let service = 0; service < services; service++) {
        men[service * ages + count] = rate[2 * service * ages + age]!;
        women[service * ages + count] = rate[(2 * service + 1) * ages + age]!;
      }
      count++;
    }
    this.count = count;
    for (let service = 0; service < services; service++) this.findUsers(service * ages, service);
  }

  private findUsers(row: number, service: number): void {
    const { men, women, count } = this;
    let first = 0;
    while (first < count && men[row + first] === 0 && women[row + first] === 0) first++;
    let end = count;
    while (end > first && men[row + end - 1] === 0 && women[row + end - 1] === 0) end--;
    this.firstBand[service] = first;
    this.endBand[service] = end;
  }
}
