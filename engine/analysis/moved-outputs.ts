/**
 * A run that was stored against the same question asked today: which outputs moved, by how much, and
 * how much of that is the engine's and how much the plan's.
 *
 * Three figures stand behind every movement: what was stored, what the stored scenario gives with
 * this engine, and what today's plan gives with it. From the first to the second the engine alone
 * changed, from the second to the third the plan and its data alone; the two add up to the whole.
 */
import { valueAt, type ScalarPath, type ScalarPaths } from "./scalar-paths.ts";

/** One figure of one year. Null where a run has no value. */
export interface MovedValue {
  readonly year: number;
  readonly stored: number;
  /** Null when the stored scenario cannot be run with this engine. */
  readonly rerun: number | null;
  readonly now: number;
  /** `now` less `stored`. */
  readonly difference: number;
  /** `rerun` less `stored`; null without a rerun. */
  readonly byEngine: number | null;
  /** What remains of the difference: exactly nought where `now` is `rerun`. */
  readonly byPlan: number | null;
}

/** An output that is not what it was in some year. */
export interface MovedOutput {
  readonly region: string;
  /** Output, or own indicator with the same formula in both. */
  readonly id: string;
  readonly unit: string;
  readonly kind: "stock" | "flow";
  readonly firstYear: number;
  /** In how many years it moved. */
  readonly count: number;
  /** The year in which it moved most. */
  readonly largest: MovedValue;
  /** That movement as a share of the largest value that the output has in any year of either run. */
  readonly share: number;
  /** All years that both runs have, moved or not. */
  readonly values: readonly MovedValue[];
}

/** An output that only one of the two runs has, or that means something else in each. */
export interface RegionId {
  readonly region: string;
  readonly id: string;
  /** What took it away or brought it; null where the stored scenario cannot be run. */
  readonly by: "engine" | "plan" | null;
}

export interface Movement {
  /** How many outputs and figures were held against each other. */
  readonly outputs: number;
  readonly figures: number;
  /** Whether the part of the engine is known. */
  readonly isSplit: boolean;
  /** The largest share first. */
  readonly moved: readonly MovedOutput[];
  /** In the stored run only. */
  readonly gone: readonly RegionId[];
  /** In today's run only. */
  readonly added: readonly RegionId[];
  /** In both, with another unit or formula: no difference can be taken. */
  readonly redefined: readonly RegionId[];
}

const NO_PATHS: ReadonlyMap<string, ScalarPath> = new Map();

/**
 * @param stored what the stored run says
 * @param now    what today's run says
 * @param rerun  what the stored scenario gives with this engine; null when it cannot be run
 */
export function movementOf(
  stored: ScalarPaths,
  now: ScalarPaths,
  rerun: ScalarPaths | null,
): Movement {
  const moved: MovedOutput[] = [];
  const gone: RegionId[] = [];
  const added: RegionId[] = [];
  const redefined: RegionId[] = [];
  let outputs = 0;
  let figures = 0;
  for (const region of new Set([...stored.keys(), ...now.keys()])) {
    const [before, after] = [stored.get(region) ?? NO_PATHS, now.get(region) ?? NO_PATHS];
    const again = rerun?.get(region) ?? NO_PATHS;
    for (const [id, path] of before) {
      const other = after.get(id);
      const own = again.get(id);
      // What the stored scenario still gives, or gives already, the plan has made otherwise.
      const by = (isPlan: boolean): RegionId["by"] =>
        rerun === null ? null : isPlan ? "plan" : "engine";
      if (other === undefined) gone.push({ region, id, by: by(own !== undefined) });
      else if (other.definition !== path.definition) {
        redefined.push({ region, id, by: by(own?.definition === path.definition) });
      } else {
        const values = valuesOf(path, other, own);
        outputs++;
        figures += values.length;
        const output = movedOutput({ region, id }, path, values);
        if (output !== null) moved.push(output);
      }
    }
    for (const id of after.keys()) {
      if (before.has(id)) continue;
      added.push({ region, id, by: rerun === null ? null : again.has(id) ? "engine" : "plan" });
    }
  }
  moved.sort((a, b) => b.share - a.share);
  return { outputs, figures, isSplit: rerun !== null, moved, gone, added, redefined };
}

function valuesOf(
  stored: ScalarPath,
  now: ScalarPath,
  rerun: ScalarPath | undefined,
): MovedValue[] {
  const isAlike = rerun?.definition === stored.definition;
  return stored.values.flatMap((before, at): MovedValue[] => {
    const year = stored.first + at;
    const after = valueAt(now, year);
    if (before === null || after === null) return [];
    const between = isAlike ? valueAt(rerun, year) : null;
    const difference = after - before;
    const byEngine = between === null ? null : between - before;
    // The rest by definition, so that nothing of the difference is lost between the two.
    const byPlan = byEngine === null ? null : difference - byEngine;
    return [{ year, stored: before, rerun: between, now: after, difference, byEngine, byPlan }];
  });
}

/** How far a figure went, also where engine and plan moved it to and fro. */
const wayOf = ({ difference, byEngine, byPlan }: MovedValue): number =>
  Math.max(Math.abs(difference), Math.abs(byEngine ?? 0), Math.abs(byPlan ?? 0));

function movedOutput(
  of: Omit<RegionId, "by">,
  { unit, kind }: ScalarPath,
  values: readonly MovedValue[],
): MovedOutput | null {
  const [first, ...others] = values.filter((value) => wayOf(value) > 0);
  if (first === undefined) return null;
  const largest = others.reduce((most, one) => (wayOf(one) > wayOf(most) ? one : most), first);
  const size = values.reduce(
    (most, { stored, now }) => Math.max(most, Math.abs(stored), Math.abs(now)),
    0,
  );
  return {
    ...{ ...of, unit, kind, values, largest },
    firstYear: first.year,
    count: others.length + 1,
    share: size === 0 ? 1 : wayOf(largest) / size,
  };
}

/** A stored run of a comparison beside one of its plans. */
export interface RunMovement {
  /** Ids in the comparison. */
  readonly stored: string;
  readonly plan: string;
  /** Fingerprint of the engine that made the stored run. */
  readonly engine: string;
  readonly isThisEngine: boolean;
  readonly movement: Movement;
}

/** Everything that was stored is there, and to the bit the same; there may be more besides. */
export const isUnmoved = ({ moved, gone, redefined }: Movement): boolean =>
  [moved, gone, redefined].every((list) => list.length === 0);
