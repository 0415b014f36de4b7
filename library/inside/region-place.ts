/** Which of several regions is asked for. */

/**
 * Place of a region among those of a plan: the first where none is named.
 *
 * @throws RangeError when the plan has no region of this id
 */
export function placeOfRegion(
  regions: readonly { readonly id: string }[],
  asked: string | undefined,
): number {
  if (asked === undefined) return 0;
  const place = regions.findIndex(({ id }) => id === asked);
  if (place >= 0) return place;
  throw new RangeError(
    `there is no region "${asked}"; there is ${regions.map(({ id }) => id).join(", ")}`,
  );
}
