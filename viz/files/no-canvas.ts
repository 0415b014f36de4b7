/**
 * Takes the place of the package `vega-canvas` in the bundle: Vega would use a `canvas` package if
 * the machine has one, and measure text differently there. It needs none, since we draw SVG and
 * measure with our own table.
 */
export const canvas = (): null => null;
export const domCanvas = canvas;
export const nodeCanvas = canvas;
export const image = canvas;
