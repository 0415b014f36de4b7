/**
 * The closed accounts of housing, made only while recording. That of dwellings per cell comes from the
 * cells before and after the year and the shares that moved them: it repeats the moves of `module.ts`
 * one by one.
 */
import * as carrier from "../carriers.ts";
import { A, B, C, D, E, F, LABELS, type LabelMoves } from "./label-moves.ts";

const TYPES = 4;
const SYSTEMS = 6;
const CHOICES = 5;
const GAS = 0;
const OIL = 1;
const ELECTRIC = 2;
const HEAT_PUMP = 3;
const BIOMASS = 4;
const NETWORK = 5;
const ROW = TYPES * SYSTEMS;

type Numbers = { readonly [index: number]: number };

export interface DwellingAccount {
  readonly opening: Float64Array;
  readonly in_new: Float64Array;
  readonly in_renovated: Float64Array;
  readonly in_heating: Float64Array;
  readonly in_connected: Float64Array;
  readonly out_demolished: Float64Array;
  readonly out_renovated: Float64Array;
  readonly out_heating: Float64Array;
  readonly out_connected: Float64Array;
  readonly closing: Float64Array;
}

/**
 * @param account `opening` and `closing` are filled already
 * @param moves shares by label
 * @param connected share of each system that is connected to a network
 * @param outflow share of each system at the end of its life
 * @param mix system chosen at replacement and deep renovation
 * @param completions new dwellings; by label, type and system in the three that follow
 */
export function recordFlows(
  account: DwellingAccount,
  moves: LabelMoves,
  connected: Numbers,
  outflow: Numbers,
  mix: Numbers,
  completions: number,
  newLabel: Numbers,
  newType: Numbers,
  newHeating: Numbers,
): void {
  const { opening } = account;
  const { demolished, stays, oneStep, twoSteps, toC, toA } = moves;
  account.in_renovated.fill(0);
  account.in_heating.fill(0);
  account.in_connected.fill(0);
  account.in_new.fill(0);
  account.out_renovated.fill(0);
  account.out_heating.fill(0);
  for (let type = 0; type < TYPES; type++) {
    for (let label = 0; label < LABELS; label++) {
      const row = label * ROW + type * SYSTEMS;
      const network = row + NETWORK;
      for (let system = 0; system < CHOICES; system++) {
        const leaves = opening[row + system] * connected[system];
        account.out_connected[row + system] = leaves;
        account.in_connected[network] += leaves;
        account.in_new[row + system] =
          completions * newLabel[label] * newType[type] * newHeating[system];
      }
      account.out_connected[network] = 0;
    }
    for (let system = 0; system < SYSTEMS; system++) {
      for (let label = 0; label < LABELS; label++) {
        const cell = label * ROW + type * SYSTEMS + system;
        const base = opening[cell] + account.in_connected[cell] - account.out_connected[cell];
        account.out_demolished[cell] = base * demolished[label];
        if (label >= A) continue;
        const to = (better: number, amount: number): void => {
          account.out_renovated[cell] += amount;
          account.in_renovated[better * ROW + type * SYSTEMS + system] += amount;
        };
        to(label + 1, base * oneStep[label]);
        if (label < B) to(label + 2, base * twoSteps[label]);
        if (label < C) to(C, base * toC[label]);
        const deep = base * toA[label];
        if (system === NETWORK) {
          to(A, deep);
        } else {
          account.out_renovated[cell] += deep;
          for (let choice = 0; choice < CHOICES; choice++) {
            account.in_renovated[A * ROW + type * SYSTEMS + choice] += deep * mix[choice];
          }
        }
      }
      if (system === NETWORK) continue;
      // What stands after renovation, before deep renovations arrive with a new system.
      const after = (label: number): number => {
        const cell = label * ROW + type * SYSTEMS + system;
        return (
          (opening[cell] - account.out_connected[cell]) * stays[label] +
          arrivals(opening, account.out_connected, label, type * SYSTEMS + system)
        );
      };
      for (let label = 0; label < LABELS; label++) {
        const cell = label * ROW + type * SYSTEMS + system;
        const ends = after(label) * outflow[system];
        account.out_heating[cell] = ends;
        for (let choice = 0; choice < CHOICES; choice++) {
          account.in_heating[label * ROW + type * SYSTEMS + choice] += ends * mix[choice];
        }
      }
    }
  }

  function arrivals(
    cells: Float64Array,
    left: Float64Array,
    label: number,
    column: number,
  ): number {
    const from = (worse: number): number =>
      cells[worse * ROW + column] - left[worse * ROW + column];
    if (label === E) return from(F) * oneStep[F];
    if (label === D) return from(E) * oneStep[E] + from(F) * twoSteps[F];
    if (label === C) {
      return from(D) * (oneStep[D] + toC[D]) + from(E) * (twoSteps[E] + toC[E]) + from(F) * toC[F];
    }
    if (label === B) return from(C) * oneStep[C] + from(D) * twoSteps[D];
    if (label === A) return from(B) * oneStep[B] + from(C) * twoSteps[C];
    return 0;
  }
}

export interface HeatAccount {
  readonly in_natural_gas: Float64Array;
  readonly in_heating_oil: Float64Array;
  readonly in_lpg: Float64Array;
  readonly in_coal: Float64Array;
  readonly in_biomass: Float64Array;
  readonly in_electricity: Float64Array;
  readonly in_network_heat: Float64Array;
  readonly in_environment: Float64Array;
  readonly out_space_heat: Float64Array;
  readonly out_hot_water: Float64Array;
  readonly out_cooking: Float64Array;
  readonly out_conversion_losses: Float64Array;
}

/**
 * What goes into the heating systems and what comes out. A heat pump gives more than the electricity
 * it takes, and a condensing boiler can give more than the lower heating value: that part comes from
 * outdoors or from the flue gas, and stands as `in_environment`.
 *
 * @param byCarrier final energy of all dwellings
 * @param direct electricity of direct heating, beside that of the heat pumps
 * @param useful useful heat by system, of which `hotWater` for hot water
 * @param cooking gas for cooking, in the dwellings that heat with gas
 */
export function recordHeat(
  account: HeatAccount,
  byCarrier: Numbers,
  direct: number,
  heatPumps: number,
  useful: Numbers,
  hotWater: Numbers,
  cooking: number,
): void {
  account.in_natural_gas[GAS] = byCarrier[carrier.NATURAL_GAS];
  account.in_heating_oil[OIL] = byCarrier[carrier.HEATING_OIL];
  account.in_electricity[ELECTRIC] = direct;
  account.in_electricity[HEAT_PUMP] = heatPumps;
  account.in_lpg[BIOMASS] = byCarrier[carrier.LPG];
  account.in_coal[BIOMASS] = byCarrier[carrier.COAL];
  account.in_biomass[BIOMASS] = byCarrier[carrier.BIOMASS];
  account.in_network_heat[NETWORK] = byCarrier[carrier.NETWORK_HEAT];
  account.out_cooking[GAS] = cooking;
  for (let system = 0; system < SYSTEMS; system++) {
    const energy =
      account.in_natural_gas[system] +
      account.in_heating_oil[system] +
      account.in_lpg[system] +
      account.in_coal[system] +
      account.in_biomass[system] +
      account.in_electricity[system] +
      account.in_network_heat[system];
    const excess = energy - useful[system] - account.out_cooking[system];
    account.out_hot_water[system] = hotWater[system];
    account.out_space_heat[system] = Math.max(0, useful[system] - hotWater[system]);
    account.in_environment[system] = Math.max(0, -excess);
    account.out_conversion_losses[system] = Math.max(0, excess);
  }
}
