/** The path that a lever, or a member of it, has in what is computed. */
import { useComputed } from "@preact/signals";
import { cellOf, parseAddress } from "../../../engine/scenario/address.ts";
import type { Computed, SliderModel } from "../../session/session.ts";
import { useStore } from "../page-context.ts";

/** Where the values of a slider lie in the path of its lever. */
function placeOf({ scenario, outcome }: Computed, { address }: SliderModel) {
  const { first, last, regions } = scenario.model;
  const { id, members } = parseAddress(address)!;
  const path = regions[0]!.levers[id]!;
  const cell = cellOf({ id, members }, outcome.catalogue, regions[0]!.dimensions)!;
  return { path, cell, first, width: path.length / (last - first + 1) };
}

/** Canonical values, one per year of the run. */
export function currentPath(computed: Computed, slider: SliderModel): number[] {
  const { path, cell, width } = placeOf(computed, slider);
  return Array.from({ length: path.length / width }, (_, year) => path[year * width + cell]!);
}

/** Its canonical value in the year that the slider sets. */
export function valueOf(computed: Computed, slider: SliderModel): number {
  const { path, cell, first, width } = placeOf(computed, slider);
  return path[(slider.fullYear - first) * width + cell]!;
}

/** The same; a component that shows it is drawn anew only when it changes. */
export function useValue(slider: SliderModel): number {
  const store = useStore();
  return useComputed(() => valueOf(store.computed.value, slider)).value;
}
