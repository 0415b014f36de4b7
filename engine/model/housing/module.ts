/**
 * Module 2, housing stock: dwellings by EPC label, type and main heating, moved on year by year by
 * heat-network connections, demolition, renovation, replacement of heating and new building.
 *
 * Every move is independent of the type, and all but three are shares by label alone. So a year is
 * one pass over the 24 columns of labels (`[type][heating]`) and one over the 28 rows of systems
 * (`[label][type]`); totals are gathered in the first.
 */
import { defineModule } from "../../run/module.ts";
import { scratch } from "../scratch.ts";
import { recordAdjustment } from "../raking.ts";
import { adjustCells } from "./adjustment.ts";
import { recordFlows, recordHeat } from "./account.ts";
import { declaration } from "./declaration.ts";
import {
  availableDwellings,
  demolished as demolishedDwellings,
  labelUse,
  meteredGas,
  openingCell,
  otherwiseUsed,
  perHousehold,
  shareOf,
  socialDwellings,
  soldUnderObligation,
  spaceHeatFactor,
  usefulHeat,
} from "./equations.ts";
import { AGE_CLASSES, HeatingLifeTable } from "./heating-age.ts";
import * as carrier from "../carriers.ts";
import { A, B, C, D, E, F, LABELS, labelMoves, OBLIGATION_YEARS } from "./label-moves.ts";

const TYPES = 4;
const APARTMENT = 3;
const SYSTEMS = 6;
/** The systems that a household can choose come first; a heat network comes to it instead. */
const CHOICES = 5;
const GAS = 0;
const OIL = 1;
const ELECTRIC = 2;
const HEAT_PUMP = 3;
const BIOMASS = 4;
const NETWORK = 5;
/** Cells from one label to the next. */
const ROW = TYPES * SYSTEMS;

export const housing = defineModule(declaration, (context) => {
  const { p, l, ref, state, now, next, wished, got, account, recording, clock, observed } = context;
  const input = context.in;
  // The arrays of the long loops are named in the function that loops: V8 then looks up where they
  // are once, and not at every access.
  const outflow = state.outflow;
  const labelUses = state.label_use;
  const floorArea = p.floor_area;
  const depth = l.renovation_depth;

  const life = new HeatingLifeTable();
  const moveInputs = {
    stock: state.by_label,
    demolitionWeight: p.demolition_weight,
    depth,
    pipeline: state.pipeline,
    newLabel: p.new_label_mix,
    demolitions: 0,
    renovations: 0,
    worstFirst: 0,
    completions: 0,
    saleRate: 0,
    compliance: 0,
  };
  const moves = labelMoves(moveInputs);
  // Room for one year's work, rewritten before it is read.
  const mix = scratch(CHOICES);
  const connected = scratch(SYSTEMS);
  const survivors = scratch(SYSTEMS);
  const survivingArea = scratch(SYSTEMS);
  const inflow = scratch(CHOICES);
  const weightedArea = scratch(SYSTEMS);
  const typeTotal = scratch(TYPES);
  /** Deep renovations of the year that choose a system anew, by type. */
  const inDeep = scratch(TYPES);
  const useful = scratch(SYSTEMS);
  const hotWater = scratch(SYSTEMS);
  /** Sums over the columns: deep renovations and their weighted area, demolitions on a network. */
  const gathered = { deep: 0, deepArea: 0, networkDemolished: 0 };

  /**
   * HOU-6  Mix of systems chosen in the year
   *
   *   mix(h) = wish(h) / Σ wish over what is still sold,   0 for what is not
   *
   *   wish  share of the owners who want a system   [1]      lever housing.heating_mix
   *   end   last calendar year of sale              [year]   lever housing.last_sale
   *
   * What is no longer sold goes to the rest in proportion, and to heat pumps when nothing else is
   * left. Those who choose are the owners whose system ends (HOU-7) or who renovate to label A.
   *
   * Source  Law on the sale of heating systems; that the rest keeps its proportions is an assumption.
   * Test    test/known-answers/housing.test.ts, "are below 5 % of today in 2055".
   *
   * Gives the share of the owners who wanted something else.
   */
  function chooseMix(year: number): number {
    let sold = 0;
    let redirected = 0;
    for (let system = 0; system < CHOICES; system++) {
      const wish = l.heating_mix[system];
      const ended = year > l.last_sale[system];
      mix[system] = ended ? 0 : wish;
      if (ended) redirected += wish;
      else sold += wish;
    }
    if (redirected > 0) {
      if (sold > 0) for (let system = 0; system < CHOICES; system++) mix[system] /= sold;
      else mix[HEAT_PUMP] = 1;
    }
    for (let system = 0; system < CHOICES; system++) {
      wished.no_longer_sold[system] = l.heating_mix[system];
      got.no_longer_sold[system] = Math.min(l.heating_mix[system], mix[system]);
    }
    return redirected;
  }

  /**
   * HOU-8  Dwellings that go over to a heat network
   *
   *   n = min(C, G)
   *
   *   C  connected in the year before, as the heat networks say      [dwelling]   heat.new_dwellings_connected
   *   G  dwellings on gas, oil, direct electric heating and biomass  [dwelling]   output housing.connectable
   *
   * They come from all cells of those systems in proportion.
   *
   * Source  Account of connections with the module of heat networks.
   * Test    test/laws/housing.test.ts, "connects what the heat network asks for, as long as there are dwellings to connect".
   */
  function connect(): void {
    const heating = state.by_heating;
    const connectable = heating[GAS] + heating[OIL] + heating[ELECTRIC] + heating[BIOMASS];
    const share = shareOf(input.new_dwellings_connected[0], connectable);
    connected[GAS] = share;
    connected[OIL] = share;
    connected[ELECTRIC] = share;
    connected[BIOMASS] = share;
  }

  /**
   * HOU-17  Renovated apartments by depth
   *
   *   R(d) = Σ over labels of share(l, d) · n(l, apartment)
   *
   *   share  part of a label that is renovated to a depth, the same for all types   [1]          HOU-4, HOU-5
   *   n      apartments of a label on 1 January                                     [dwelling]   state housing.cells
   *
   * Source  The moves of HOU-4 are independent of the type.
   * Test    test/laws/housing.test.ts, "renovates apartments as all dwellings of their label".
   */
  function countApartments(): void {
    const { cells } = state;
    const byDepth = now.renovated_apartments_by_depth;
    const { oneStep, twoSteps, toC, toA } = moves;
    let byOne = 0;
    let byTwo = 0;
    let intoC = 0;
    let intoA = 0;
    for (let label = 0; label < A; label++) {
      const at = label * ROW + APARTMENT * SYSTEMS;
      const apartments =
        cells[at] +
        cells[at + OIL] +
        (cells[at + ELECTRIC] + cells[at + HEAT_PUMP]) +
        (cells[at + BIOMASS] + cells[at + NETWORK]);
      byOne += apartments * oneStep[label];
      byTwo += apartments * twoSteps[label];
      intoC += apartments * toC[label];
      intoA += apartments * toA[label];
    }
    byDepth[0] = byOne;
    byDepth[1] = byTwo;
    byDepth[2] = intoC;
    byDepth[3] = intoA;
  }

  /** HOU-2, HOU-4, HOU-5 and HOU-8 on the cells: the columns of labels, worst to best. */
  function moveColumns(): void {
    const { cells } = state;
    const { demolished, stays, oneStep, twoSteps, toC, toA } = moves;
    const stayF = stays[F];
    const stayE = stays[E];
    const stayD = stays[D];
    const stayC = stays[C];
    const stayB = stays[B];
    const stayA = stays[A];
    const stayBest = stays[A + 1];
    const fToE = oneStep[F];
    const fToD = twoSteps[F];
    const fToC = toC[F];
    const eToD = oneStep[E];
    const eToC = twoSteps[E] + toC[E];
    const dToC = oneStep[D] + toC[D];
    const dToB = twoSteps[D];
    const cToB = oneStep[C];
    const cToA = twoSteps[C];
    const bToA = oneStep[B];
    const deepF = toA[F];
    const deepE = toA[E];
    const deepD = toA[D];
    const deepC = toA[C];
    const deepB = toA[B];
    const useF = labelUses[F];
    const useE = labelUses[E];
    const useD = labelUses[D];
    const useC = labelUses[C];
    const useB = labelUses[B];
    const useA = labelUses[A];
    const useBest = labelUses[A + 1];
    let deepTotal = 0;
    let deepArea = 0;
    let networkDemolished = 0;
    for (let system = 0; system < SYSTEMS; system++) {
      survivors[system] = 0;
      survivingArea[system] = 0;
    }
    for (let type = 0; type < TYPES; type++) {
      const area = floorArea[type];
      let deep = 0;
      let total = 0;
      // Arriving on the network, by label.
      let netF = 0;
      let netE = 0;
      let netD = 0;
      let netC = 0;
      let netB = 0;
      let netA = 0;
      let netBest = 0;
      for (let system = 0; system < SYSTEMS; system++) {
        const at = type * SYSTEMS + system;
        let f = cells[at];
        let e = cells[at + ROW];
        let d = cells[at + 2 * ROW];
        let c = cells[at + 3 * ROW];
        let b = cells[at + 4 * ROW];
        let a = cells[at + 5 * ROW];
        let best = cells[at + 6 * ROW];
        if (system === NETWORK) {
          f += netF;
          e += netE;
          d += netD;
          c += netC;
          b += netB;
          a += netA;
          best += netBest;
          networkDemolished +=
            f * demolished[F] +
            e * demolished[E] +
            d * demolished[D] +
            c * demolished[C] +
            b * demolished[B] +
            a * demolished[A] +
            best * demolished[A + 1];
        } else {
          const share = connected[system];
          if (share > 0) {
            netF += f * share;
            netE += e * share;
            netD += d * share;
            netC += c * share;
            netB += b * share;
            netA += a * share;
            netBest += best * share;
            const remain = 1 - share;
            f *= remain;
            e *= remain;
            d *= remain;
            c *= remain;
            b *= remain;
            a *= remain;
            best *= remain;
          }
        }
        const toLabelA = f * deepF + e * deepE + d * deepD + c * deepC + b * deepB;
        const newF = f * stayF;
        const newE = e * stayE + f * fToE;
        const newD = d * stayD + e * eToD + f * fToD;
        const newC = c * stayC + d * dToC + e * eToC + f * fToC;
        const newB = b * stayB + c * cToB + d * dToB;
        let newA = a * stayA + b * bToA + c * cToA;
        const newBest = best * stayBest;
        // A dwelling on a network keeps it; the others choose anew in the rows.
        if (system === NETWORK) newA += toLabelA;
        else deep += toLabelA;
        cells[at] = newF;
        cells[at + ROW] = newE;
        cells[at + 2 * ROW] = newD;
        cells[at + 3 * ROW] = newC;
        cells[at + 4 * ROW] = newB;
        cells[at + 5 * ROW] = newA;
        cells[at + 6 * ROW] = newBest;
        const column = newF + newE + newD + (newC + newB) + (newA + newBest);
        total += column;
        survivors[system] += column;
        survivingArea[system] +=
          area *
          (newF * useF +
            newE * useE +
            newD * useD +
            (newC * useC + newB * useB) +
            (newA * useA + newBest * useBest));
      }
      typeTotal[type] = total + deep;
      inDeep[type] = deep;
      deepTotal += deep;
      deepArea += deep * area * useA;
    }
    gathered.deep = deepTotal;
    gathered.deepArea = deepArea;
    gathered.networkDemolished = networkDemolished;
  }

  /**
   * HOU-9  New dwellings of a cell
   *
   *   n(l, t, h) = B · label(l) · type(t) · heating(h)        extra = max(0, B − B_ref)
   *
   *   B        completions of the year                     [dwelling]   lever housing.completions
   *   label    share of each EPC label in new dwellings    [1]          parameter housing.new_label_mix
   *   type     share of each type                          [1]          parameter housing.new_type_mix
   *   heating  share of each system                        [1]          lever housing.new_heating_mix
   *   extra    what the plan builds beyond the reference   [dwelling]   output housing.extra_completed
   *
   * The same pass over the rows of systems replaces those at the end of their life (HOU-7).
   *
   * Source  Balance; the three mixes are taken to be independent.
   * Test    test/laws/housing.test.ts, "closes its account in every cell, from one year to the next".
   */
  function moveRows(): void {
    const { cells } = state;
    const completions = l.completions[0];
    const outGas = outflow[GAS];
    const outOil = outflow[OIL];
    const outElectric = outflow[ELECTRIC];
    const outHeatPump = outflow[HEAT_PUMP];
    const outBiomass = outflow[BIOMASS];
    const mixGas = mix[GAS];
    const mixOil = mix[OIL];
    const mixElectric = mix[ELECTRIC];
    const mixHeatPump = mix[HEAT_PUMP];
    const mixBiomass = mix[BIOMASS];
    const newHeating = l.new_heating_mix;
    for (let label = 0; label < LABELS; label++) {
      const built = completions * p.new_label_mix[label];
      for (let type = 0; type < TYPES; type++) {
        const at = label * ROW + type * SYSTEMS;
        const gas = cells[at];
        const oil = cells[at + OIL];
        const electric = cells[at + ELECTRIC];
        const heatPump = cells[at + HEAT_PUMP];
        const biomass = cells[at + BIOMASS];
        const endGas = gas * outGas;
        const endOil = oil * outOil;
        const endElectric = electric * outElectric;
        const endHeatPump = heatPump * outHeatPump;
        const endBiomass = biomass * outBiomass;
        let choosing = endGas + endOil + (endElectric + endHeatPump) + endBiomass;
        if (label === A) choosing += inDeep[type];
        cells[at] = gas - endGas + choosing * mixGas;
        cells[at + OIL] = oil - endOil + choosing * mixOil;
        cells[at + ELECTRIC] = electric - endElectric + choosing * mixElectric;
        cells[at + HEAT_PUMP] = heatPump - endHeatPump + choosing * mixHeatPump;
        cells[at + BIOMASS] = biomass - endBiomass + choosing * mixBiomass;
        if (built > 0) {
          const ofType = built * p.new_type_mix[type];
          for (let system = 0; system < CHOICES; system++) {
            cells[at + system] += ofType * newHeating[system];
          }
        }
      }
    }
  }

  /**
   * HOU-7: the year classes of each system lose what left in proportion, age by a year, and open
   * with what was installed. Gives the share that will leave in the year to come.
   */
  function ageSystems(): void {
    const { ages, hazard } = state;
    const heating = state.by_heating;
    const keepGas = shareOf(survivors[GAS], heating[GAS]);
    const keepOil = shareOf(survivors[OIL], heating[OIL]);
    const keepElectric = shareOf(survivors[ELECTRIC], heating[ELECTRIC]);
    const keepHeatPump = shareOf(survivors[HEAT_PUMP], heating[HEAT_PUMP]);
    const keepBiomass = shareOf(survivors[BIOMASS], heating[BIOMASS]);
    let gas = inflow[GAS];
    let oil = inflow[OIL];
    let electric = inflow[ELECTRIC];
    let heatPump = inflow[HEAT_PUMP];
    let biomass = inflow[BIOMASS];
    let endGas = 0;
    let endOil = 0;
    let endElectric = 0;
    let endHeatPump = 0;
    let endBiomass = 0;
    for (let age = 0; age < AGE_CLASSES; age++) {
      const leaves = hazard[age];
      const at = age * CHOICES;
      endGas += gas * leaves;
      endOil += oil * leaves;
      endElectric += electric * leaves;
      endHeatPump += heatPump * leaves;
      endBiomass += biomass * leaves;
      const stays = 1 - leaves;
      const olderGas = ages[at] * keepGas * stays;
      const olderOil = ages[at + OIL] * keepOil * stays;
      const olderElectric = ages[at + ELECTRIC] * keepElectric * stays;
      const olderHeatPump = ages[at + HEAT_PUMP] * keepHeatPump * stays;
      const olderBiomass = ages[at + BIOMASS] * keepBiomass * stays;
      ages[at] = gas;
      ages[at + OIL] = oil;
      ages[at + ELECTRIC] = electric;
      ages[at + HEAT_PUMP] = heatPump;
      ages[at + BIOMASS] = biomass;
      gas = olderGas;
      oil = olderOil;
      electric = olderElectric;
      heatPump = olderHeatPump;
      biomass = olderBiomass;
    }
    for (let system = 0; system < CHOICES; system++) {
      heating[system] = survivors[system] * (1 - outflow[system]) + inflow[system];
    }
    heating[NETWORK] = survivors[NETWORK];
    outflow[GAS] = shareOf(endGas, heating[GAS]);
    outflow[OIL] = shareOf(endOil, heating[OIL]);
    outflow[ELECTRIC] = shareOf(endElectric, heating[ELECTRIC]);
    outflow[HEAT_PUMP] = shareOf(endHeatPump, heating[HEAT_PUMP]);
    outflow[BIOMASS] = shareOf(endBiomass, heating[BIOMASS]);
  }

  /** Stocks on the coming 1 January, from `state` and the households of that day (HOU-10, 11, 16). */
  function writeStocks(): void {
    const dwellings = state.dwellings[0];
    const heating = state.by_heating;
    const labels = state.by_label;
    const households = input.households[0];
    next.dwellings[0] = dwellings;
    next.dwellings_added[0] = dwellings - state.opening[0];
    for (let label = 0; label < LABELS; label++) next.dwellings_by_label[label] = labels[label];
    for (let type = 0; type < TYPES; type++) next.dwellings_by_type[type] = typeTotal[type];
    for (let s = 0; s < SYSTEMS; s++) next.dwellings_by_heating[s] = heating[s];

    const social = state.social[0];
    const owned = Math.max(0, dwellings - social) * p.owner_share[0];
    next.dwellings_by_tenure[0] = owned;
    next.dwellings_by_tenure[1] = Math.max(0, dwellings - social - owned);
    next.dwellings_by_tenure[2] = social;
    next.social_dwellings[0] = social;
    next.social_added[0] = social - state.opening_social[0];
    next.social_per_100_households[0] = perHousehold(social, households);

    const good = labels[A] + labels[A + 1];
    next.share_label_a[0] = shareOf(good, dwellings);
    next.share_label_c_or_better[0] = shareOf(good + labels[B] + labels[C], dwellings);
    next.share_label_f[0] = shareOf(labels[F], dwellings);
    let obliged = 0;
    for (let year = 0; year < OBLIGATION_YEARS; year++) obliged += state.pipeline[year];
    next.legal_pipeline[0] = obliged;
    next.connectable[0] = heating[GAS] + heating[OIL] + heating[ELECTRIC] + heating[BIOMASS];

    const available = availableDwellings(
      dwellings,
      state.otherwise_used[0],
      p.frictional_vacancy[0],
    );
    const occupied = Math.min(households, available);
    next.available[0] = available;
    next.occupied[0] = occupied;
    next.vacant[0] = Math.max(
      0,
      dwellings - Math.min(state.otherwise_used[0], dwellings) - occupied,
    );
    next.shortage[0] = households - occupied;
  }

  /** People in occupied dwellings on the coming 1 January; those without a dwelling heat nothing. */
  const peopleHoused = (): number =>
    input.private_population[0] * shareOf(next.occupied[0], input.households[0]);

  function open(): void {
    const { cells, ages, hazard } = state;
    const dwellings = p.opening_dwellings[0];
    const heating = state.by_heating;
    life.prepare(p.heating_lifetime[0], p.heating_lifetime_shape[0]);
    hazard.set(life.hazard);
    let ending = 0;
    for (let age = 0; age < AGE_CLASSES; age++) ending += life.steady[age] * hazard[age];
    for (let system = 0; system < SYSTEMS; system++) {
      heating[system] = dwellings * p.heating_share[system];
      weightedArea[system] = 0;
    }
    for (let system = 0; system < CHOICES; system++) {
      outflow[system] = ending;
      for (let age = 0; age < AGE_CLASSES; age++) {
        ages[age * CHOICES + system] = heating[system] * life.steady[age];
      }
    }
    for (let type = 0; type < TYPES; type++) typeTotal[type] = dwellings * p.type_share[type];
    for (let label = 0; label < LABELS; label++) {
      const share = p.label_share[label];
      const use = labelUse(p.label_energy[label], p.use_exponent[0]);
      labelUses[label] = use;
      state.by_label[label] = dwellings * share;
      for (let type = 0; type < TYPES; type++) {
        const usePerDwelling = use * floorArea[type];
        for (let system = 0; system < SYSTEMS; system++) {
          const cell = openingCell(dwellings, share, p.type_share[type], p.heating_share[system]);
          cells[label * ROW + type * SYSTEMS + system] = cell;
          weightedArea[system] += usePerDwelling * cell;
        }
      }
    }

    let newUse = 0;
    let newFloor = 0;
    for (let label = 0; label < LABELS; label++) {
      newUse += p.new_label_mix[label] * labelUses[label];
    }
    for (let type = 0; type < TYPES; type++) newFloor += p.new_type_mix[type] * floorArea[type];
    state.area_per_new[0] = newUse * newFloor;

    // HOU-5: the sales of earlier years that are still within their term.
    const poor = state.by_label[F] + state.by_label[E];
    const vintages = clock[0] - p.obligation_since[0];
    let obliged = 0;
    for (let year = 0; year < OBLIGATION_YEARS; year++) {
      const sold =
        OBLIGATION_YEARS - year <= vintages
          ? soldUnderObligation(p.sale_rate[0], poor - obliged, poor - obliged)
          : 0;
      state.pipeline[year] = sold;
      obliged += sold;
    }

    state.dwellings[0] = dwellings;
    state.opening[0] = dwellings;
    state.social[0] = Math.min(p.opening_social[0], dwellings);
    state.opening_social[0] = state.social[0];
    state.otherwise_used[0] = otherwiseUsed(dwellings, p.opening_vacant[0], input.households[0]);
    writeStocks();

    const occupiedShare = shareOf(next.occupied[0], dwellings);
    const people = peopleHoused();
    for (let system = 0; system < SYSTEMS; system++) {
      state.weighted_area[system] = weightedArea[system] * occupiedShare;
      state.people[system] = people * shareOf(heating[system], dwellings);
    }
    state.occupied_with_gas[0] = heating[GAS] * occupiedShare;

    // HOU-12
    const metered = p.metered_gas_share[0];
    const calibrated = p.metered_gas_anchor[0] > 0 && metered > 0;
    const gasPerSystem = calibrated
      ? (p.metered_gas_anchor[0] * p.gas_lower_over_upper[0]) / metered
      : 0;
    const cooking = p.cooking_gas[0] * state.occupied_with_gas[0];
    state.space_factor[0] = spaceHeatFactor(
      (gasPerSystem - cooking) * p.gas_boiler_efficiency[0],
      p.hot_water_per_person[0] * state.people[GAS],
      calibrated ? state.weighted_area[GAS] : 0,
      p.space_heat_fallback[0] / labelUses[D],
    );
  }

  function year(): void {
    const calendarYear = clock[0];
    const dwellings = state.dwellings[0];
    const completions = l.completions[0];
    const demolitions = demolishedDwellings(dwellings, completions, l.demolition_rate[0]);
    const closing = Math.max(0, dwellings + completions - demolitions);
    const meanStock = (dwellings + closing) / 2;
    const renovations = l.renovation_rate[0] * meanStock;

    moveInputs.demolitions = demolitions;
    moveInputs.renovations = renovations;
    moveInputs.worstFirst = l.renovation_worst_first[0];
    moveInputs.completions = completions;
    moveInputs.saleRate = calendarYear >= p.obligation_since[0] ? p.sale_rate[0] : 0;
    moveInputs.compliance = p.obligation_compliance[0];
    moves.plan();
    const redirected = chooseMix(calendarYear);
    connect();

    if (recording[0] === 1) account.dwellings.opening.set(state.cells);
    countApartments();
    moveColumns();
    moveRows();
    if (recording[0] === 1) {
      account.dwellings.closing.set(state.cells);
      recordFlows(
        account.dwellings,
        moves,
        connected,
        outflow,
        mix,
        completions,
        p.new_label_mix,
        p.new_type_mix,
        l.new_heating_mix,
      );
    }

    // Totals follow from the sums of the columns.
    const { deep } = gathered;
    let replaced = 0;
    let choosingArea = gathered.deepArea;
    for (let system = 0; system < CHOICES; system++) {
      replaced += survivors[system] * outflow[system];
      choosingArea += survivingArea[system] * outflow[system];
    }
    for (let type = 0; type < TYPES; type++) {
      typeTotal[type] += completions * p.new_type_mix[type];
    }
    const newArea = completions * state.area_per_new[0];
    for (let system = 0; system < CHOICES; system++) {
      const builtWith = l.new_heating_mix[system];
      const placed = (replaced + deep) * mix[system];
      const built = completions * builtWith;
      inflow[system] = placed + built;
      now.heating_placed[system] = placed;
      now.heating_placed_new[system] = built;
      weightedArea[system] =
        survivingArea[system] * (1 - outflow[system]) +
        choosingArea * mix[system] +
        newArea * builtWith;
    }
    weightedArea[NETWORK] = survivingArea[NETWORK];
    ageSystems();

    const socialWished = l.social_completions[0];
    const socialBuilt = Math.min(socialWished, completions);
    wished.social_share[0] = socialWished;
    got.social_share[0] = socialBuilt;
    state.social[0] = socialDwellings(state.social[0], socialBuilt, demolitions, dwellings);
    state.dwellings[0] = closing;
    writeStocks();

    now.completions[0] = completions;
    now.extra_completed[0] = Math.max(0, completions - ref.completions[0]);
    now.demolished[0] = demolitions;
    now.network_demolished[0] = gathered.networkDemolished;
    now.heating_replaced[0] = replaced;
    now.heating_redirected[0] = Math.min(1, redirected);
    now.renovated_by_law[0] = moves.renovatedByLaw;
    let renovated = 0;
    for (let which = 0; which < moves.byDepth.length; which++) {
      now.renovated_by_depth[which] = moves.byDepth[which];
      renovated += moves.byDepth[which];
    }
    now.renovated[0] = renovated;
    wished.eligible[0] = l.renovation_rate[0];
    got.eligible[0] =
      moves.bound && meanStock > 0
        ? Math.min(l.renovation_rate[0], moves.renovatedFreely / meanStock)
        : l.renovation_rate[0];

    writeEnergy(clock[1]);
  }

  /**
   * HOU-14  Final energy by carrier
   *
   *   F(h) = Q(h) / η(h),   plus K in gas-heated dwellings
   *
   *   Q  useful heat by system                              [kWh]            HOU-13
   *   η  efficiency, of heat pumps the seasonal factor      [1]              parameter housing.heat_pump_factor
   *   K  gas for cooking, mean of both 1 Januaries          [kWh/dwelling]   parameter housing.cooking_gas
   *
   * A heat network delivers what is used. Solid fuels and the rest are shared out over biomass, coal
   * and LPG. Metered gas follows from the gas (HOU-15).
   *
   * Source  Efficiencies of boilers on the lower heating value.
   * Test    test/known-answers/housing.test.ts, "need a third of the electricity when heat pumps have a factor of 3".
   */
  function writeEnergy(index: number): void {
    const heating = state.by_heating;
    const closing = state.dwellings[0];
    const occupiedShare = shareOf(next.occupied[0], closing);
    const peoplePerDwelling = closing > 0 ? peopleHoused() / closing : 0;
    const spaceHeat = state.space_factor[0] * input.degree_day_index[0] * (1 + p.price_response[0]);
    const perPerson = p.hot_water_per_person[0];
    let total = 0;
    for (let system = 0; system < SYSTEMS; system++) {
      const areaAfter = weightedArea[system] * occupiedShare;
      const peopleAfter = peoplePerDwelling * heating[system];
      const heat = usefulHeat(
        spaceHeat,
        state.weighted_area[system] + areaAfter,
        perPerson,
        state.people[system] + peopleAfter,
      );
      hotWater[system] = (perPerson * (state.people[system] + peopleAfter)) / 2;
      state.weighted_area[system] = areaAfter;
      state.people[system] = peopleAfter;
      useful[system] = heat;
      total += heat;
    }
    now.useful_heat[0] = total;
    now.useful_heat_network[0] = useful[NETWORK];

    const withGas = heating[GAS] * occupiedShare;
    const cooking = (p.cooking_gas[0] * (state.occupied_with_gas[0] + withGas)) / 2;
    state.occupied_with_gas[0] = withGas;
    // HOU-14: final energy F = Q / efficiency; the heat of a network is delivered as it is used.
    const gas = useful[GAS] / p.gas_boiler_efficiency[0] + cooking;
    const oil = useful[OIL] / p.oil_boiler_efficiency[0];
    const direct = useful[ELECTRIC] / p.electric_heating_efficiency[0];
    const heatPumps = useful[HEAT_PUMP] / p.heat_pump_factor[index];
    const solid = useful[BIOMASS] / p.biomass_efficiency[0];
    const byCarrier = now.final_energy_by_carrier;
    byCarrier[carrier.NATURAL_GAS] = gas;
    byCarrier[carrier.HEATING_OIL] = oil;
    byCarrier[carrier.LPG] = solid * p.lpg_share[0];
    byCarrier[carrier.COAL] = solid * p.coal_share[0];
    byCarrier[carrier.BIOMASS] = solid * (1 - p.lpg_share[0] - p.coal_share[0]);
    byCarrier[carrier.DIESEL] = 0;
    byCarrier[carrier.PETROL] = 0;
    byCarrier[carrier.BIOFUEL] = 0;
    byCarrier[carrier.ELECTRICITY] = direct + heatPumps;
    byCarrier[carrier.NETWORK_HEAT] = useful[NETWORK];
    now.final_energy[0] = gas + oil + direct + heatPumps + solid + useful[NETWORK];
    now.heat_pump_electricity[0] = heatPumps;
    now.direct_heating_electricity[0] = direct;
    // HOU-15
    now.metered_gas_hhv[0] = meteredGas(gas, p.metered_gas_share[0], p.gas_lower_over_upper[0]);
    if (recording[0] === 1) {
      recordHeat(account.dwelling_heat, byCarrier, direct, heatPumps, useful, hotWater, cooking);
    }
  }

  /**
   * HOU-18  Restart from observed dwellings
   *
   *   a(h)' = a(h) · N(h)' / N(h)        q' = q · P' / P
   *
   *   a  systems of an age                                      [dwelling]
   *   N  dwellings by system, before and after the adjustment   [dwelling]   output housing.dwellings_by_heating
   *   q  dwellings under the renovation obligation              [dwelling]   output housing.legal_pipeline
   *   P  dwellings of label E or F, before and after            [dwelling]   output housing.dwellings_by_label
   *
   * The cells are raked to what was observed (RAK-1). What goes with them keeps its proportions: the
   * ages of the systems, the dwellings under the renovation obligation, and, unless observed, the
   * social dwellings. What follows from households is told anew.
   *
   * Source  Statbel's accounts close with such an adjustment; the proportions are an assumption.
   * Test    test/laws/restart.test.ts, "closes every account, with the adjustment in a column of its own".
   */
  function adjust(): void {
    const { cells, ages, hazard, pipeline } = state;
    const heating = state.by_heating;
    const labels = state.by_label;
    const before = cells.slice();
    const adjusted = adjustCells(cells, observed);
    if (adjusted !== null) {
      const poor = labels[F] + labels[E];
      labels.set(adjusted.byLabel);
      typeTotal.set(adjusted.byType);
      const kept = shareOf(labels[F] + labels[E], poor);
      for (let year = 0; year < OBLIGATION_YEARS; year++) pipeline[year] *= kept;
      for (let system = 0; system < CHOICES; system++) {
        const stood = heating[system];
        const stands = adjusted.byHeating[system];
        for (let age = 0; age < AGE_CLASSES; age++) {
          const at = age * CHOICES + system;
          ages[at] = stood > 0 ? (ages[at] * stands) / stood : age === 0 ? stands : 0;
        }
        if (!(stood > 0)) outflow[system] = hazard[0];
      }
      heating.set(adjusted.byHeating);
      state.social[0] *= shareOf(adjusted.total, state.dwellings[0]);
      state.dwellings[0] = adjusted.total;
      if (recording[0] === 1) recordAdjustment(account.dwellings, before, cells);
    }
    const social = observed.social_dwellings[0];
    if (!Number.isNaN(social)) state.social[0] = Math.min(social, state.dwellings[0]);
    writeStocks();

    const dwellings = state.dwellings[0];
    const occupiedShare = shareOf(next.occupied[0], dwellings);
    const people = peopleHoused();
    for (let system = 0; system < SYSTEMS; system++) {
      let area = 0;
      for (let label = 0; label < LABELS; label++) {
        for (let type = 0; type < TYPES; type++) {
          area += labelUses[label] * floorArea[type] * cells[label * ROW + type * SYSTEMS + system];
        }
      }
      state.weighted_area[system] = area * occupiedShare;
      state.people[system] = people * shareOf(heating[system], dwellings);
    }
    state.occupied_with_gas[0] = heating[GAS] * occupiedShare;
  }

  return { open, year, adjust };
});
