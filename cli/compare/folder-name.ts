/** What the folder of a comparison is called. */
import type { Comparison } from "../../engine/analysis/comparison.ts";

/** Longer ones make paths that Windows and people cannot handle. */
const LONGEST = 60;
/** More plans are counted instead of named. */
const MOST_NAMED = 3;

/**
 * `<reference>-vs-<plan>`, and so on up to three plans. Past sixty characters or three plans it is
 * `<reference>-vs-<n>-others--<6 hex>`; with values set by hand the six digits come behind too, so
 * that no other comparison's folder is overwritten.
 *
 * @param isSetByHand whether `--set` changed the plans
 * @param hash        of what is compared: another comparison has another
 */
export function folderName(
  { runs, reference }: Comparison,
  isSetByHand: boolean,
  hash: string,
): string {
  const against = runs[reference]!.id;
  const others = runs.filter((_, at) => at !== reference).map(({ id }) => id);
  const mark = `--${hash.slice(0, 6)}`;
  const named = [against, ...others].join("-vs-") + (isSetByHand ? mark : "");
  if (runs.length <= MOST_NAMED && named.length <= LONGEST) return named;
  const many = `-vs-${others.length}-others${mark}`;
  return against.slice(0, LONGEST - many.length) + many;
}
