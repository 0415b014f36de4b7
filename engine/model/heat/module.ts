import { defineModule } from "../../run/module.ts";
import { NATURAL_GAS } from "../carriers.ts";
import { dimensions as shared } from "../dimensions.ts";
import { scratch } from "../scratch.ts";
import { declaration } from "./declaration.ts";
import {
  buildingDemand,
  demolishedPart,
  fedIn,
  heatPerBuilding,
  lacking,
  mostOtherHeat,
  otherHeat,
  partLeft,
  plantGas,
  progress,
  supply,
} from "./equations.ts";

const NETWORK = shared.heating.members.findIndex(({ id }) => id === "network");
const RESIDUAL = shared.heat_source.members.findIndex(({ id }) => id === "residual");
const BACKUP = shared.heat_source.members.findIndex(({ id }) => id === "backup");

/** Heat networks in the districts of a region, and the heat demand of its buildings. */
export const heat = defineModule(declaration, (context) => {
  const { p, l, in: i, state, now, next, wished, got, account, recording, clock, size } = context;
  const districts = size["district"]!;
  const sources = size["network_source"]!;
  const {
    dwellings,
    others,
    dwellings_elsewhere: elsewhere,
    tertiary_base: tertiaryBase,
    dwellings_lacking: dwellingsLacking,
    others_lacking: othersLacking,
    others_heat: othersHeat,
    dwellings_mean: dwellingsMean,
    wished_share: wishedShare,
    share_reached: sharesReached,
    dwellings_connected: dwellingsConnected,
    buildings,
    per_building: perBuilding,
    heat_per_other: heatPerOther,
    metres_bound: metresBound,
    connectable_bound: connectableBound,
  } = state;
  const { district_dwellings: districtDwellings, district_others: districtOthers } = p;
  const { metres_laid: wishedMetres, connectable_dwellings: wishedDwellings } = wished;
  const { metres_laid: gotMetres, connectable_dwellings: gotDwellings } = got;
  const {
    heat: balance,
    heat_by_district: byDistrict,
    heat_sources: plants,
    heat_connections: connections,
  } = account;
  /** Dwellings on networks outside the districts, mean of the year. */
  const elsewhereMean = scratch(1);

  const setStocks = (): void => {
    let dwellingsInDistricts = 0;
    let othersInDistricts = 0;
    for (let d = 0; d < districts; d++) {
      const ofDwellings = dwellings[d]!;
      const ofOthers = others[d]!;
      const share = Math.min(1, (ofDwellings + ofOthers) * perBuilding[d]!);
      sharesReached[d] = share;
      next.dwellings_connected_by_district[d] = ofDwellings;
      next.others_connected_by_district[d] = ofOthers;
      next.connected_share_by_district[d] = share;
      dwellingsInDistricts += ofDwellings;
      othersInDistricts += ofOthers;
    }
    dwellingsConnected[0] = dwellingsInDistricts + elsewhere[0]!;
    next.dwellings_connected[0] = dwellingsConnected[0]!;
    next.others_connected[0] = othersInDistricts;
    next.district_share_connected[0] =
      buildings[0]! > 0
        ? Math.min(1, (dwellingsInDistricts + othersInDistricts) / buildings[0]!)
        : 0;
  };

  /** What was wished for this 1 January and what stands, where a limit kept them apart. */
  const reportConnections = (): void => {
    const laidTooLittle = metresBound[0] === 1;
    const tooFewDwellings = connectableBound[0] === 1;
    for (let d = 0; d < districts; d++) {
      const wish = wishedShare[d]!;
      const reached = perBuilding[d]! > 0 ? Math.min(wish, sharesReached[d]!) : wish;
      wishedMetres[d] = wish;
      wishedDwellings[d] = wish;
      gotMetres[d] = laidTooLittle ? reached : wish;
      gotDwellings[d] = tooFewDwellings ? reached : wish;
    }
  };

  const build = (): void => {
    const first = clock[0]! - clock[1]!;
    const coming = clock[0]! + 1;
    const duration = p.uptake_duration[0]!;
    const metres = p.metres_per_connection[0]!;

    const demolished = demolishedPart(i.network_demolished[0]!, dwellingsConnected[0]!);

    // HEA-1, HEA-2
    let wantedDwellings = 0;
    let wantedOthers = 0;
    for (let d = 0; d < districts; d++) {
      // Nothing was laid before the run.
      const start = Math.max(first, l.build_start[d]!);
      const done = progress(coming - start, duration);
      const share = l.connection_share[d]!;
      wishedShare[d] = share * done;
      const kept = dwellings[d]! * (1 - demolished);
      const ofDwellings = lacking(share, done, districtDwellings[d]!, kept);
      const ofOthers = lacking(share, done, districtOthers[d]!, others[d]!);
      dwellingsLacking[d] = ofDwellings;
      othersLacking[d] = ofOthers;
      wantedDwellings += ofDwellings;
      wantedOthers += ofOthers;
    }

    // HEA-3
    const canSwitch = p.connectable_share[0]! * i.connectable[0]!;
    const switching = partLeft(wantedDwellings, canSwitch);
    const wantedMetres = (wantedDwellings * switching + wantedOthers) * metres;
    const laid = partLeft(wantedMetres, l.metres_per_year[0]!);
    connectableBound[0] = switching < 1 ? 1 : 0;
    metresBound[0] = laid < 1 ? 1 : 0;

    // HEA-4
    const index = tertiaryIndex();
    let newDwellings = 0;
    let newOthers = 0;
    for (let d = 0; d < districts; d++) {
      const dwellingsBefore = dwellings[d]!;
      const othersBefore = others[d]!;
      const dwellingsAdded = dwellingsLacking[d]! * switching * laid;
      const othersAdded = othersLacking[d]! * laid;
      const lost = dwellingsBefore * demolished;
      dwellings[d] = dwellingsBefore - lost + dwellingsAdded;
      others[d] = othersBefore + othersAdded;
      dwellingsMean[d] = 0.5 * (dwellingsBefore + dwellings[d]!);
      othersHeat[d] = otherHeat(0.5 * (othersBefore + others[d]!), heatPerOther[d]!, index);
      newDwellings += dwellingsAdded;
      newOthers += othersAdded;
      if (recording[0] === 1) {
        connections.opening[d] = dwellingsBefore + othersBefore;
        connections.in_connected[d] = dwellingsAdded + othersAdded;
        connections.out_demolished[d] = lost;
        connections.closing[d] = dwellings[d]! + others[d]!;
      }
    }
    const elsewhereBefore = elsewhere[0]!;
    elsewhere[0]! *= 1 - demolished;
    elsewhereMean[0] = 0.5 * (elsewhereBefore + elsewhere[0]!);
    now.new_dwellings_connected[0] = newDwellings;
    now.new_others_connected[0] = newOthers;
    now.metres_laid[0] = (newDwellings + newOthers) * metres;
  };

  /** Useful heat of the tertiary sector against the first year: floor area, insulation and weather. */
  const tertiaryIndex = (): number =>
    tertiaryBase[0]! > 0 ? i.tertiary_useful_heat[0]! / tertiaryBase[0]! : 0;

  const deliver = (): void => {
    let toOthers = 0;
    let onNetworks = elsewhereMean[0]!;
    for (let d = 0; d < districts; d++) {
      toOthers += othersHeat[d]!;
      onNetworks += dwellingsMean[d]!;
    }
    // HEA-9
    const efficiency = p.customer_boiler_efficiency[0]!;
    const gas = i.tertiary_energy[NATURAL_GAS]!;
    const most = mostOtherHeat(gas, efficiency);
    const part = partLeft(toOthers, most);
    const toDwellings = i.useful_heat_network[0]!;
    let servedOthers = 0;
    for (let d = 0; d < districts; d++) {
      const served = othersHeat[d]! * part;
      othersHeat[d] = served;
      servedOthers += served;
      // Few dwellings can use much heat here: their share first, so that nothing overflows.
      const share = onNetworks > 0 ? dwellingsMean[d]! / onNetworks : 0;
      now.delivered_by_district[d] = share * toDwellings + served;
    }
    now.delivered_dwellings[0] = toDwellings;
    now.delivered_others[0] = servedOthers;
    now.delivered[0] = toDwellings + servedOthers;
    now.displaced_gas[0] = Math.min(gas, servedOthers / efficiency);
  };

  const feedIn = (): void => {
    const delivered = now.delivered[0]!;
    const needed = fedIn(delivered, p.loss_share[0]!);
    now.fed_in[0] = needed;
    now.losses[0] = needed - delivered;

    // HEA-7
    let supplied = 0;
    let ceiling = 0;
    let electricity = p.pumping_share[0]! * needed;
    for (let s = 0; s < sources; s++) {
      const cover = p.max_cover[s]!;
      ceiling = Math.max(ceiling, cover);
      const potential = l.source_potential[s]!;
      const used = supply(potential, cover, ceiling, needed, supplied);
      supplied += used;
      electricity += p.source_electricity[s]! * used;
      now.fed_in_by_source[s] = used;
      wished.base_load[s] = potential;
      got.base_load[s] = used;
    }
    const backup = Math.max(0, needed - supplied);
    now.fed_in_by_source[BACKUP] = backup;
    now.residual_heat_recovered[0] = now.fed_in_by_source[RESIDUAL]!;

    // HEA-8
    now.plant_gas[0] = plantGas(backup, p.backup_efficiency[0]!);
    now.plant_electricity[0] = electricity;
  };

  /** The networks share one merit order: a district draws its part of every source and of the losses. */
  const record = (): void => {
    const bySource = now.fed_in_by_source;
    const delivered = now.delivered[0]!;
    const set = (cells: typeof balance, cell: number, dwellings: number, others: number): void => {
      const part = delivered > 0 ? (dwellings + others) / delivered : 0;
      cells.in_residual[cell] = bySource[0]! * part;
      cells.in_boreholes[cell] = bySource[1]! * part;
      cells.in_geothermal[cell] = bySource[2]! * part;
      cells.in_solar_thermal[cell] = bySource[3]! * part;
      cells.in_heat_pump[cell] = bySource[4]! * part;
      cells.in_backup[cell] = bySource[BACKUP]! * part;
      cells.out_dwellings[cell] = dwellings;
      cells.out_others[cell] = others;
      cells.out_losses[cell] = now.losses[0]! * part;
    };
    const toDwellings = now.delivered_dwellings[0]!;
    set(balance, 0, toDwellings, now.delivered_others[0]!);
    let onNetworks = elsewhereMean[0]!;
    for (let d = 0; d < districts; d++) onNetworks += dwellingsMean[d]!;
    for (let d = 0; d < districts; d++) {
      const share = onNetworks > 0 ? dwellingsMean[d]! / onNetworks : 0;
      set(byDistrict, d, share * toDwellings, othersHeat[d]!);
    }

    for (let s = 0; s <= sources; s++) {
      const fed = bySource[s]!;
      const gas = s === BACKUP ? now.plant_gas[0]! : 0;
      const electricity = s === BACKUP ? 0 : p.source_electricity[s]! * fed;
      const lacking = fed - gas - electricity;
      plants.in_natural_gas[s] = gas;
      plants.in_electricity[s] = electricity;
      plants.in_other_heat[s] = Math.max(0, lacking);
      plants.out_fed_in[s] = fed;
      plants.out_conversion_losses[s] = Math.max(0, -lacking);
    }
  };

  return {
    open() {
      // Networks that exist when the run begins lie outside the districts with a plan.
      elsewhere[0] = i.network_dwellings[NETWORK]!;
      for (let d = 0; d < districts; d++) {
        const inDistrict = districtDwellings[d]! + districtOthers[d]!;
        buildings[0]! += inDistrict;
        perBuilding[d] = inDistrict > 0 ? 1 / inDistrict : 0;
        heatPerOther[d] = heatPerBuilding(p.district_other_heat[d]!, districtOthers[d]!);
      }
      setStocks();
    },

    year() {
      if (clock[1] === 0) tertiaryBase[0] = i.tertiary_useful_heat[0]!;
      reportConnections();
      build();
      setStocks();
      deliver();
      feedIn();
      now.building_demand[0] = buildingDemand(
        i.useful_heat[0]!,
        i.tertiary_useful_heat[0]!,
        i.municipal_useful_heat[0]!,
      );
      if (recording[0] === 1) record();
    },
  };
});
