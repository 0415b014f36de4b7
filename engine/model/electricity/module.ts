import { defineModule } from "../../run/module.ts";
import { ELECTRICITY } from "../carriers.ts";
import { declaration } from "./declaration.ts";
import { dimensions } from "./dimensions.ts";
import {
  baseUsePerHousehold,
  exported,
  householdBase,
  injection,
  offtake,
  renewableShare,
  selfConsumed,
  usedOverLocalGrid,
} from "./equations.ts";

const [SOLAR, WIND] = ["solar", "wind"].map((source) =>
  dimensions.electricity_source.members.findIndex(({ id }) => id === source),
) as [number, number];

/** Uses of electricity, the share that is made in the city, and what crosses its border. */
export const electricity = defineModule(
  declaration,
  ({ p, in: i, state, now, account, recording, clock, size }) => {
    const uses = size["electricity_use"]!;
    const { electricity: cells, electricity_production: produced } = account;

    /**
     * Every use draws on the same mix: production behind the meter, injected production that is
     * used in the city in the same year, and import. Whose roof feeds which use is not known. What
     * panels and turbines inject is used in the city in proportion.
     */
    const record = (use: number, ownUse: number, injected: number, usedHere: number): void => {
      const ownShare = use > 0 ? ownUse / use : 0;
      const localShare = use > 0 ? usedHere / use : 0;
      for (let row = 0; row < uses; row++) {
        const used = now.use_by[row]!;
        const own = used * ownShare;
        const local = used * localShare;
        cells.in_self_consumed[row] = own;
        cells.in_local_grid[row] = local;
        cells.in_imported[row] = Math.max(0, used - own - local);
        cells.out_use[row] = used;
      }
      const hereShare = injected > 0 ? usedHere / injected : 0;
      const set = (row: number, production: number, own: number): void => {
        const local = (production - own) * hereShare;
        produced.in_production[row] = production;
        produced.out_self_consumed[row] = own;
        produced.out_local_grid[row] = local;
        produced.out_exported[row] = Math.max(0, production - own - local);
      };
      const solar = i.pv_production[0]!;
      set(SOLAR, solar, ownUse);
      set(WIND, Math.max(0, i.production[0]! - solar), 0);
    };

    return {
      open() {
        state.household_base_use[0] = baseUsePerHousehold(
          p.metered_offtake[0]!,
          p.metered_self_consumed[0]!,
          p.metered_direct_heating[0]!,
          p.metered_heat_pumps[0]!,
          p.metered_home_charging[0]!,
          p.metered_households[0]!,
        );
      },

      year() {
        const base = householdBase(
          state.household_base_use[0]!,
          i.households_start[0]!,
          i.households_end[0]!,
        );
        const directHeating = i.direct_heating[0]!;
        const heatPumps = i.heat_pumps[0]!;
        const by = now.use_by;
        by[0] = base;
        by[1] = directHeating;
        by[2] = heatPumps;
        by[3] = i.tertiary[ELECTRICITY]!;
        by[4] = i.municipal[ELECTRICITY]!;
        by[5] = i.public_lighting[0]!;
        by[6] = i.industry[ELECTRICITY]!;
        by[7] = i.agriculture[ELECTRICITY]!;
        by[8] = i.transport[0]!;
        by[9] = i.heat_networks[0]!;
        let use = 0;
        for (let row = 0; row < uses; row++) use += by[row]!;

        const production = i.production[0]!;
        const ownUse = selfConsumed(
          p.self_consumption_share[clock[1]!]!,
          i.pv_production[0]!,
          production,
          use,
        );
        const injected = injection(production, ownUse);
        now.use[0] = use;
        now.household_use[0] = base + directHeating + heatPumps;
        now.renewable_share[0] = renewableShare(production, use);
        now.self_consumed[0] = ownUse;
        const taken = offtake(use, ownUse);
        const usedHere = usedOverLocalGrid(taken, injected);
        now.offtake[0] = taken;
        now.injection[0] = injected;
        now.use_by_origin[0] = ownUse;
        now.use_by_origin[1] = usedHere;
        now.use_by_origin[2] = taken - usedHere;
        now.exported[0] = exported(production, use);
        if (recording[0] === 1) record(use, ownUse, injected, usedHere);
      },
    };
  },
);
