/** How large a chart stands in a Word note: never beyond its room, and never too small to read. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureScale } from "../../viz/files/note/word/pictures.ts";

/** A column of text on A4, in twips. */
const ROOM = { width: 9000, height: 13_000 };

const sizes = fc.record({
  width: fc.integer({ min: 100, max: 4000 }),
  height: fc.integer({ min: 100, max: 8000 }),
});

describe("a picture in a Word note", () => {
  it("fits in the column, and with its caption on a page", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const scale = pictureScale(size, ROOM);
        expect(scale * size.width).toBeLessThanOrEqual(ROOM.width * (1 + 1e-12));
        expect(scale * size.height).toBeLessThanOrEqual(ROOM.height * 0.9);
      }),
    );
  });

  it("is at least half as wide as the text, unless it is higher than a page", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const scale = pictureScale(size, ROOM);
        const isWide = scale * size.width >= ROOM.width / 2 - 1e-6;
        expect(isWide || scale * size.height > ROOM.height * 0.8).toBe(true);
      }),
    );
  });

  it("leaves a page to two charts of the usual form", () => {
    const scale = pictureScale({ width: 1280, height: 960 }, ROOM);
    expect(scale * 960).toBeLessThan(ROOM.height * 0.4);
  });
});
