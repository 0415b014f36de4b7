/** Brings the cells of the dwelling stock to what was observed of them, when a run is restarted. */
import type { View } from "../../run/module.ts";
import { groupsAlong, groupSums, isObserved, rake, sumOf, wholeOf } from "../raking.ts";
import { LABELS } from "./label-moves.ts";

const TYPES = 4;
const SYSTEMS = 6;
/** Without those on a heat network, of which the networks keep their own account. */
const CHOICES = 5;
const NETWORK = 5;
const ROWS = LABELS * TYPES;

const BY_LABEL = groupsAlong(1, LABELS, TYPES * CHOICES);
const BY_TYPE = groupsAlong(LABELS, TYPES, CHOICES);
const BY_HEATING = groupsAlong(ROWS, CHOICES, 1);

export interface ObservedDwellings {
  readonly dwellings: View;
  readonly dwellings_by_type: View;
  readonly dwellings_by_label: View;
  readonly dwellings_by_heating: View;
}

/** Sums of the cells after they were adjusted. */
export interface AdjustedDwellings {
  readonly total: number;
  readonly byLabel: Float64Array;
  readonly byType: Float64Array;
  readonly byHeating: Float64Array;
}

/**
 * Rakes all cells but those on a heat network. A count that was not observed at all keeps its
 * proportions: what is known of types moves no share of a label.
 *
 * @param cells `[label][type][system]`, changed in place
 * @returns null where nothing was observed
 */
export function adjustCells(
  cells: Float64Array,
  observed: ObservedDwellings,
): AdjustedDwellings | null {
  const free = new Float64Array(ROWS * CHOICES);
  const networkByLabel = new Float64Array(LABELS);
  const networkByType = new Float64Array(TYPES);
  let network = 0;
  for (let row = 0; row < ROWS; row++) {
    for (let system = 0; system < CHOICES; system++) {
      free[row * CHOICES + system] = cells[row * SYSTEMS + system]!;
    }
    const onNetwork = cells[row * SYSTEMS + NETWORK]!;
    const label = Math.floor(row / TYPES);
    networkByLabel[label] = networkByLabel[label]! + onNetwork;
    networkByType[row % TYPES] = networkByType[row % TYPES]! + onNetwork;
    network += onNetwork;
  }
  /** What is left to the free cells of what was observed. */
  const without = (of: View, onNetwork: View, groups: number): Float64Array =>
    Float64Array.from({ length: groups }, (_, at) => Math.max(0, of[at]! - onNetwork[at]!));
  const margins = [
    {
      groupOf: BY_LABEL,
      observed: without(observed.dwellings_by_label, networkByLabel, LABELS),
    },
    { groupOf: BY_TYPE, observed: without(observed.dwellings_by_type, networkByType, TYPES) },
    {
      groupOf: BY_HEATING,
      observed: without(observed.dwellings_by_heating, new Float64Array(CHOICES), CHOICES),
    },
  ];
  const total = Math.max(0, observed.dwellings[0]! - network);
  if (Number.isNaN(total) && !margins.some((margin) => isObserved(margin.observed))) return null;
  const whole = wholeOf(free, total, margins);
  // Counts of one day add up alike, but for what the networks say otherwise.
  for (const { observed: parts } of margins) {
    const sum = sumOf(parts);
    if (!(sum > 0)) continue;
    for (let at = 0; at < parts.length; at++) parts[at] = (parts[at]! * whole) / sum;
  }
  const grown = whole / sumOf(free);
  rake(
    free,
    whole,
    margins.map((margin) => {
      if (isObserved(margin.observed)) return margin;
      const now = groupSums(free, margin.groupOf, margin.observed.length);
      return { groupOf: margin.groupOf, observed: now.map((sum) => sum * grown) };
    }),
  );
  for (let row = 0; row < ROWS; row++) {
    for (let system = 0; system < CHOICES; system++) {
      cells[row * SYSTEMS + system] = free[row * CHOICES + system]!;
    }
  }
  return {
    total: whole + network,
    byLabel: groupSums(cells, groupsAlong(1, LABELS, TYPES * SYSTEMS), LABELS),
    byType: groupSums(cells, groupsAlong(LABELS, TYPES, SYSTEMS), TYPES),
    byHeating: groupSums(cells, groupsAlong(ROWS, SYSTEMS, 1), SYSTEMS),
  };
}
