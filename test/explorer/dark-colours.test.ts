/** Colours on dark paper: told from the paper, and in the order of lightness that they have on light. */
import { expect, it } from "vitest";
import { inkOf, onDark, shownColour } from "../../explorer/charts/ink.ts";
import { CONCEPT_COLOURS, INK, MEMBER_COLOURS, SERVICE_COLOURS } from "../../viz/theme/colours.ts";

const luminance = (colour: string): number => {
  const [r, g, b] = [1, 3, 5].map((from) => {
    const channel = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

const all = [
  ...Object.values(MEMBER_COLOURS).flatMap((colours) => Object.values(colours)),
  ...Object.values(CONCEPT_COLOURS),
  ...SERVICE_COLOURS,
];

it("every series has three times the light of the paper", () => {
  for (const colour of all) {
    expect(contrast(onDark(colour), inkOf("dark").background), colour).toBeGreaterThan(3);
  }
});

it("texts can be read in both themes", () => {
  for (const theme of ["light", "dark"] as const) {
    const { text, muted, background } = inkOf(theme);
    expect(contrast(text, background)).toBeGreaterThan(7);
    expect(contrast(muted, background)).toBeGreaterThan(4.5);
  }
});

it("what is lighter on light paper is lighter on dark", () => {
  const sorted = [...new Set(all)].sort((a, b) => luminance(a) - luminance(b));
  for (const colours of Object.values(MEMBER_COLOURS)) {
    const members = Object.values<string>(colours);
    for (const a of members) {
      for (const b of members) {
        if (luminance(a) * 1.5 > luminance(b)) continue;
        expect(luminance(onDark(a))).toBeLessThan(luminance(onDark(b)));
      }
    }
  }
  expect(sorted.length).toBeGreaterThan(40);
});

it("leaves colours on light paper as they are, and turns ink to ink", () => {
  expect(shownColour("#b8552e", inkOf("light"))).toBe("#b8552e");
  expect(shownColour(INK.text, inkOf("dark"))).toBe(inkOf("dark").text);
});
