/**
 * Stands in for `string-width` in the bundle: help texts are ours and hold no wide or combining
 * characters, and the original makes an Intl.Segmenter when it is loaded, which takes 20 ms.
 */
const COLOUR = /\u001b\[[0-9;]*m/g;

export default function stringWidth(text) {
  return text.replace(COLOUR, "").length;
}
