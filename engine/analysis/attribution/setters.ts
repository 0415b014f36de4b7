/** Who set what in a plan: a package of measures, or the plan itself. */
import { formatAddress, parseAddress } from "../../scenario/address.ts";
import type { Text } from "../../scenario/declarations.ts";
import type { ScenarioNotes } from "../../scenario/resolved.ts";

/** One that sets levers; equal ids in two plans are the same measure. */
export interface Setter {
  /** Id of a package, or of the lever that the plan sets itself. */
  readonly id: string;
  /** Null for a lever: that has its own label. */
  readonly title: Text | null;
}

/**
 * What set a cell of a lever last: of all keys that cover it the one with most members. Null where it
 * follows the reference.
 *
 * @param address with all members
 */
export function setterOfLever(address: string, notes: ScenarioNotes): Setter | null {
  const { id, members } = parseAddress(address)!;
  for (let count = members.length; count >= 0; count--) {
    const note = notes.levers[formatAddress(id, members.slice(0, count))];
    if (note === undefined) continue;
    if (note.set === undefined) return null;
    const { file } = note.set.origin;
    const by = notes.packages?.find((one) => one.file === file);
    return by === undefined ? { id, title: null } : { id: by.id, title: by.title };
  }
  return null;
}

/**
 * The packages that give a parameter its value; null where the plan itself has a say in it, or
 * nobody has.
 */
export function settersOfParameter(
  id: string,
  notes: ScenarioNotes,
  region: number,
): readonly Setter[] | null {
  const records = notes.regions[region]?.parameters[id] ?? [];
  const setters = new Map<string, Setter>();
  for (const { by, origin } of records) {
    if (by === undefined) continue;
    const of = notes.packages?.find((one) => one.file === origin.file);
    if (of === undefined) return null;
    setters.set(of.id, { id: of.id, title: of.title });
  }
  return [...setters.values()];
}
