/** Colours as they look where they let a light ground through. */

const channels = (colour: string): number[] =>
  [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));

/**
 * A colour on white.
 *
 * @param colour `#rrggbb`
 * @param opacity how much of it there is, 0 to 1
 */
export const mixed = (colour: string, opacity: number): string =>
  `#${channels(colour)
    .map((value) => Math.round(255 + (value - 255) * opacity))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
