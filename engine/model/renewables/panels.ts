import { exp } from "../../foundation/elementary.ts";
import type { Behaviour, WireContext } from "../../run/module.ts";
import { scratch } from "../scratch.ts";
import type { declaration } from "./declaration.ts";
import { dimensions } from "../dimensions.ts";
import { logisticUptake, panelProduction, panelStock, partDone, shareOfRoom } from "./equations.ts";
import { groupsAlong, rake, recordAdjustment } from "../raking.ts";
import { PanelAgeing } from "./panel-ageing.ts";

const segmentIds = dimensions.pv_segment.members.map(({ id }) => id);
const HOMES = segmentIds.indexOf("homes");
const BUSINESSES = segmentIds.indexOf("businesses");
const CITY_ROOFS = segmentIds.indexOf("city_roofs");
/** All other segments are roofs. */
const CAR_PARKS = segmentIds.indexOf("car_parks");

/** Solar panels: four segments, each with its vintages. */
export function wirePanels(
  context: WireContext<typeof declaration>,
): Required<Omit<Behaviour, "send">> {
  const { p, l, planned, state, now, next, wished, got, account, recording, clock, size } = context;
  const { observed } = context;
  const years = size["year"]!;
  const segments = size["pv_segment"]!;
  const ageing = new PanelAgeing(years, size["panel_age"]!);
  const {
    panel_room: room,
    roof_room: roofRoom,
    panel_capacity: capacity,
    roof_capacity: roofCapacity,
    roof_curve: roofCurve,
    panel_decay: decay,
    panels_installed: installed,
    panels_installed_in: installedIn,
    panel_loss: loss,
    panel_output: output,
    start_panel_loss: startLoss,
    start_panel_output: startOutput,
    panel_fleet: fleet,
    panel_yield: yielding,
    panels_wanted: wanted,
    panels_worn: worn,
  } = state;
  const startCapacity = state.panel_start;
  const cells = account.pv;
  /** What the panels installed in the run yield on the coming 1 January, before this year's. */
  const yieldingLater = scratch(1);

  /**
   * REN-6, REN-10: fills `worn` with what ends its life in a year of each segment, and
   * `yieldingLater`. The segments are summed side by side because a single sum waits for its own last
   * addition.
   */
  const wearOut = (index: number): void => {
    let homes = startCapacity[HOMES]! * startLoss[index]!;
    let businesses = startCapacity[BUSINESSES]! * startLoss[index]!;
    let cityRoofs = startCapacity[CITY_ROOFS]! * startLoss[index]!;
    let carParks = startCapacity[CAR_PARKS]! * startLoss[index]!;
    let yieldingThen = 0;
    for (let vintage = 0, at = 0; vintage < index; vintage++, at += segments) {
      const lost = loss[index - 1 - vintage]!;
      homes += installed[at + HOMES]! * lost;
      businesses += installed[at + BUSINESSES]! * lost;
      cityRoofs += installed[at + CITY_ROOFS]! * lost;
      carParks += installed[at + CAR_PARKS]! * lost;
      yieldingThen += installedIn[vintage]! * output[index - vintage]!;
    }
    worn[HOMES] = Math.min(homes, capacity[HOMES]!);
    worn[BUSINESSES] = Math.min(businesses, capacity[BUSINESSES]!);
    worn[CITY_ROOFS] = Math.min(cityRoofs, capacity[CITY_ROOFS]!);
    worn[CAR_PARKS] = Math.min(carParks, capacity[CAR_PARKS]!);
    yieldingLater[0] = yieldingThen;
  };

  const setStocks = (): void => {
    let roofs = 0;
    for (let segment = 0; segment < segments; segment++) {
      next.pv_capacity_by_segment[segment] = capacity[segment]!;
      if (segment !== CAR_PARKS) roofs += capacity[segment]!;
    }
    roofCapacity[0] = roofs;
    next.pv_roof_capacity[0] = roofs;
    next.pv_carport_capacity[0] = capacity[CAR_PARKS]!;
    next.pv_capacity[0] = roofs + capacity[CAR_PARKS]!;
    next.pv_roof_share[0] = shareOfRoom(roofs, roofRoom[0]!);
  };

  const reportLimits = (): void => {
    const roofs = roofCapacity[0]!;
    const share = Math.max(l.pv_roof_share[0]!, roofCurve[0]!);
    wished.pv_roof_installation[0] = share;
    got.pv_roof_installation[0] =
      roofs < share * roofRoom[0]! ? shareOfRoom(roofs, roofRoom[0]!) : share;

    const carPorts = l.pv_carport_capacity[0]!;
    const built = capacity[CAR_PARKS]!;
    const full = carPorts > room[CAR_PARKS]! && built >= room[CAR_PARKS]! * (1 - 1e-9);
    wished.pv_carport_installation[0] = wished.pv_carport_potential[0] = carPorts;
    got.pv_carport_installation[0] = full || built >= carPorts ? carPorts : built;
    got.pv_carport_potential[0] = full ? built : carPorts;
  };

  return {
    open() {
      ageing.make(p.pv_lifetime[0]!, p.pv_lifetime_shape[0]!, p.pv_degradation[0]!, p.pv_start_age);
      loss.set(ageing.loss);
      output.set(ageing.output);
      startLoss.set(ageing.startLoss);
      startOutput.set(ageing.startOutput);
      let total = 0;
      for (let segment = 0; segment < segments; segment++) {
        const start = p.pv_start_capacity[segment]!;
        startCapacity[segment] = start;
        capacity[segment] = start;
        // What stands proves that there is room for it.
        room[segment] = Math.max(start, p.pv_potential[segment]!);
        decay[segment] = exp(-p.pv_uptake_rate[segment]!);
        total += start;
        if (segment !== CAR_PARKS) roofRoom[0]! += room[segment]!;
      }
      fleet[0] = total;
      yielding[0] = total * startOutput[0]!;
      setStocks();
    },

    year() {
      const index = clock[1]!;
      // The wish for the coming 1 January; beyond the last year of the run the last wish holds.
      const coming = Math.min(index + 1, years - 1);
      reportLimits();

      wearOut(index);

      // REN-5: how far uptake would bring each segment.
      let replacements = 0;
      let roofsKept = 0;
      let roofsFree = 0;
      let roofUptake = 0;
      let carPortsKept = 0;
      let carPortUptake = 0;
      const replacedShare = p.pv_replacement_share[0]!;
      for (let segment = 0; segment < segments; segment++) {
        const opening = capacity[segment]!;
        const ended = worn[segment]!;
        replacements += replacedShare * ended;
        const kept = opening - ended + replacedShare * ended;
        const most = room[segment]!;
        const grown = logisticUptake(opening, most, decay[segment]!);
        const uptake = Math.max(0, Math.min(grown - opening, most - kept));
        wanted[segment] = uptake;
        if (segment === CAR_PARKS) {
          carPortsKept = kept;
          carPortUptake = uptake;
        } else {
          roofsKept += kept;
          roofsFree += most - kept - uptake;
          roofUptake += uptake;
        }
      }

      // What the plan's wish still lacks, and what is wanted in all.
      const roofWish = Math.max(0, planned.pv_roof_share[coming]! * roofRoom[0]! - roofsKept);
      const carPortWish = Math.max(
        0,
        Math.min(planned.pv_carport_capacity[coming]!, room[CAR_PARKS]!) - carPortsKept,
      );
      const roofWanted = Math.max(roofWish, roofUptake);
      const carPortWanted = Math.max(carPortWish, carPortUptake);
      const extra = roofWanted - roofUptake;
      const spread = extra > 0 && roofsFree > 0 ? extra / roofsFree : 0;

      // REN-7: replacement first, then the plan's wish, then the uptake.
      const possible = p.pv_installation_limit[0]!;
      const wishes = roofWish + carPortWish;
      const replacedPart = partDone(replacements, possible);
      const wishPart = partDone(wishes, possible - replacements);
      const uptakePart = partDone(
        roofWanted - roofWish + carPortWanted - carPortWish,
        possible - replacements - wishes,
      );
      const roofPart =
        roofWanted > 0
          ? (roofWish * wishPart + (roofWanted - roofWish) * uptakePart) / roofWanted
          : 0;
      const carPortAdded = carPortWish * wishPart + (carPortWanted - carPortWish) * uptakePart;

      // Where the curve would have led if installers had been enough; told on the coming 1 January.
      const squeezed = replacedPart < 1 || (roofWanted > 0 && roofPart < 1);
      roofCurve[0] = squeezed ? shareOfRoom(roofsKept + roofUptake, roofRoom[0]!) : 0;

      // REN-8
      let placed = 0;
      for (let segment = 0; segment < segments; segment++) {
        const opening = capacity[segment]!;
        const ended = worn[segment]!;
        const replaced = replacedShare * ended * replacedPart;
        let added = carPortAdded;
        if (segment !== CAR_PARKS) {
          const uptake = wanted[segment]!;
          const free = room[segment]! - (opening - ended + replacedShare * ended) - uptake;
          added = (uptake + spread * free) * roofPart;
        }
        const closing = panelStock(opening, ended, replaced, added);
        capacity[segment] = closing;
        installed[index * segments + segment] = replaced + added;
        now.pv_added_by_segment[segment] = replaced + added;
        placed += replaced + added;
        if (recording[0] === 1) {
          cells.opening[segment] = opening;
          cells.in_installed[segment] = added;
          cells.in_replaced[segment] = replaced;
          cells.out_end_of_life[segment] = ended;
          cells.closing[segment] = closing;
        }
      }
      installedIn[index] = placed;
      now.pv_added[0] = placed;
      setStocks();

      // REN-10
      const yieldingThen =
        fleet[0]! * startOutput[index + 1]! + yieldingLater[0]! + placed * output[0]!;
      now.pv_production[0] = panelProduction(p.pv_full_load_hours[0]!, yielding[0]!, yieldingThen);
      yielding[0] = yieldingThen;
    },

    /**
     * REN-11  Restart from observed panels
     *
     *   v' = v · C' / C
     *
     *   v  panels of a vintage of a segment                    [kW]
     *   C  those of the segment, before and after the adjustment   [kW]   output renewables.pv_capacity_by_segment
     *
     * The segments are raked to what was observed (RAK-1). What stands proves that there is room for
     * it; panels where there were none are of this year.
     *
     * Source  Register of the network operator, which gives capacity and no ages.
     * Test    test/laws/restart.test.ts, "closes every account, with the adjustment in a column of its own".
     */
    adjust() {
      const index = clock[1]!;
      const before = capacity.slice();
      const margin = {
        groupOf: groupsAlong(1, segments, 1),
        observed: observed.pv_capacity_by_segment,
      };
      if (!rake(capacity, observed.pv_capacity[0]!, [margin])) return;
      let started = 0;
      for (let segment = 0; segment < segments; segment++) {
        const stood = before[segment]!;
        const stands = capacity[segment]!;
        const factor = stood > 0 ? stands / stood : 0;
        startCapacity[segment] = startCapacity[segment]! * factor;
        for (let vintage = 0; vintage <= index; vintage++) {
          const at = vintage * segments + segment;
          installed[at] = installed[at]! * factor;
        }
        if (!(stood > 0)) installed[index * segments + segment] = stands;
        started += startCapacity[segment]!;
        const larger = Math.max(0, stands - room[segment]!);
        room[segment] = room[segment]! + larger;
        if (segment !== CAR_PARKS) roofRoom[0] = roofRoom[0]! + larger;
      }
      fleet[0] = started;
      let yieldingThen = started * startOutput[index + 1]!;
      for (let vintage = 0; vintage <= index; vintage++) {
        let placed = 0;
        for (let segment = 0; segment < segments; segment++) {
          placed += installed[vintage * segments + segment]!;
        }
        installedIn[vintage] = placed;
        yieldingThen += placed * output[index - vintage]!;
      }
      yielding[0] = yieldingThen;
      setStocks();
      if (recording[0] === 1) recordAdjustment(cells, before, capacity);
    },
  };
}
