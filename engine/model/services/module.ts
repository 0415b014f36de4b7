import { defineModule } from "../../run/module.ts";
import { scratch } from "../scratch.ts";
import { AgeBands } from "./age-bands.ts";
import { declaration } from "./declaration.ts";
import { bandUse, useGrowth } from "./equations.ts";

/** Childcare, pupils and care: who uses what, from the ages of the people. */
export const services = defineModule(declaration, (context) => {
  const { p, in: input, state, next, revision, size } = context;
  const count = size["service"]!;
  const ages = size["age"]!;
  const { population } = input;
  const { use, use_growth: growth } = next;
  const men = scratch(ages);
  const women = scratch(ages);
  /** One per region of a run, in the order in which they are opened. */
  const regions: AgeBands[] = [];
  let opened = 0;

  /** SER-1: people by band once, then every service. */
  function countUsers(bands: AgeBands): void {
    const { from, to, men: menRate, women: womenRate, firstBand, endBand } = bands;
    const last = bands.count | 0;
    for (let band = 0; band < last; band++) {
      let boys = 0;
      let girls = 0;
      const end = to[band]! | 0;
      for (let age = from[band]! | 0; age < end; age = (age + 1) | 0) {
        boys += population[age]!;
        girls += population[ages + age]!;
      }
      men[band] = boys;
      women[band] = girls;
    }
    for (let service = 0; service < count; service++) {
      const row = (service * ages) | 0;
      const end = endBand[service]! | 0;
      let users = 0;
      for (let band = firstBand[service]! | 0; band < end; band = (band + 1) | 0) {
        const at = (row + band) | 0;
        users += bandUse(menRate[at]!, men[band]!, womenRate[at]!, women[band]!);
      }
      use[service] = users;
      growth[service] = useGrowth(users, state.opening[service]!);
    }
  }

  return {
    open() {
      if (opened === regions.length) regions.push(new AgeBands(p.rate, count, ages));
      const bands = regions[opened]!;
      state.bands[0] = opened;
      opened++;
      bands.update(revision[0]!);
      countUsers(bands);
      state.opening.set(use);
      growth.fill(0);
    },
    year() {
      opened = 0;
      countUsers(regions[state.bands[0]! | 0]!);
    },
    adjust() {
      countUsers(regions[state.bands[0]! | 0]!);
    },
  };
});
