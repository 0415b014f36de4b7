/** Sentences about sensitivity never say more than the numbers, whatever these are. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Estimate, SobolIndices } from "../../engine/analysis/sensitivity/sobol-indices.ts";
import type { Language } from "../../viz/numbers.ts";
import {
  intervalText,
  MOST_NAMED,
  namedOf,
  NARROW,
  shareSentences,
  shareText,
  WIDE,
  type SharesTold,
} from "../../viz/sensitivity-sentences.ts";

const part = fc.double({ min: 0, max: 1, noNaN: true });

/** Indices that belong together: parts that add up, and intervals about them. */
const indices: fc.Arbitrary<SobolIndices> = fc
  .record({
    raw: fc.array(part, { minLength: 1, maxLength: 8 }),
    mixed: part,
    breadth: fc.constantFrom(0.01, 0.05, 0.2, 0.5),
    hasRest: fc.boolean(),
  })
  .map(({ raw, mixed, breadth, hasRest }) => {
    const whole = raw.reduce((sum, each) => sum + each, mixed) || 1;
    const about = (value: number, wider = 1): Estimate => ({
      value,
      low: value - (breadth * wider) / 2,
      high: value + (breadth * wider) / 2,
    });
    const shares = raw.map((each) => each / whole);
    const own = hasRest && shares.length > 1 ? shares.slice(0, -1) : shares;
    const ranking = own
      .map((_, factor) => factor)
      .sort((one, other) => own[other]! - own[one]! || one - other);
    const sum = (of: readonly number[]): number => of.reduce((all, each) => all + each, 0);
    const first = (count: number): number => sum(ranking.slice(0, count).map((at) => own[at]!));
    return {
      ...{ variance: 1, mean: 0, used: 1000, ranking },
      firstOrder: shares.map((share) => about(share)),
      total: shares.map((share) => about(share)),
      together: about(1 - sum(shares)),
      leading: ranking.map((_, at) => about(first(at + 1), 1.5)),
      others: ranking.map((_, at) => about(sum(shares) - first(at + 1), 1.5)),
    };
  });

const told: fc.Arbitrary<SharesTold> = fc
  .tuple(indices, fc.infiniteStream(fc.boolean()), fc.nat({ max: 600 }))
  .map(([of, assumed, more]) => ({
    indices: of,
    names: of.ranking.map((_, at) => `Aanname-${"abcdefgh"[at]!}`),
    areAssumptions: of.ranking.map(() => assumed.next().value),
    inputs: of.ranking.length + more,
    counts: of.ranking.map(() => 1),
  }));

const languages: readonly Language[] = ["nl", "en"];
const WORDS = {
  nl: { half: "ongeveer de helft", thirds: "ongeveer twee derde", quarters: "ongeveer driekwart" },
  en: { half: "about half", thirds: "about two thirds", quarters: "about three quarters" },
} as const;

describe("sentences about where uncertainty comes from", () => {
  it("name what explains most, each with its own share, and nothing that cannot be told from nothing", () => {
    fc.assert(
      fc.property(told, (of) => {
        const { ranking, firstOrder } = of.indices;
        const number = namedOf(of.indices);
        expect(number).toBeLessThanOrEqual(MOST_NAMED);
        for (const language of languages) {
          const text = shareSentences(of, "CO₂", language).join(" ");
          ranking.forEach((factor, place) => {
            const named = `${of.names[factor]!} (${shareText(firstOrder[factor]!.value, language)})`;
            expect(text.includes(named)).toBe(place < number);
            if (place < number) expect(firstOrder[factor]!.low).toBeGreaterThan(0);
          });
        }
      }),
    );
  });

  it("use a word for a part only where the part and its interval are near it", () => {
    fc.assert(
      fc.property(told, (of) => {
        const number = namedOf(of.indices);
        for (const language of languages) {
          const [first = ""] = shareSentences(of, "CO₂", language);
          const { half, thirds, quarters } = WORDS[language];
          const sum = of.indices.leading[number - 1];
          for (const [word, value] of [
            [half, 1 / 2],
            [thirds, 2 / 3],
            [quarters, 3 / 4],
          ] as const) {
            if (!first.includes(word)) continue;
            expect(Math.abs(sum!.value - value)).toBeLessThanOrEqual(0.025 + 1e-12);
            expect(sum!.high - sum!.low).toBeLessThanOrEqual(NARROW);
          }
          if (number === 0) continue;
          // The interval stands behind every part, and alone where it is wide.
          const isWide = sum!.high - sum!.low > WIDE;
          expect(/ergens tussen|somewhere between/.test(first)).toBe(isWide);
          if (!isWide) expect(first).toContain(`(${intervalText(sum!, language)})`);
        }
      }),
    );
  });

  it("say that most comes from a few only where it does, and then no more of them than it takes", () => {
    fc.assert(
      fc.property(told, (of) => {
        const number = namedOf(of.indices);
        const { leading } = of.indices;
        const [nl = ""] = shareSentences(of, "CO₂", "nl");
        const comes = / komt .* van (?:één|twee|drie|vier|vijf) /.test(nl);
        expect(comes).toBe(number > 0 && leading[number - 1]!.value >= 0.475);
        if (comes && number > 1) expect(leading[number - 2]!.value).toBeLessThan(0.475);
      }),
    );
  });

  it("call figures assumptions only where all of those that are named are", () => {
    fc.assert(
      fc.property(told, (of) => {
        const number = namedOf(of.indices);
        fc.pre(number > 0 && of.indices.leading[number - 1]!.value >= 0.475);
        const all = of.indices.ranking
          .slice(0, number)
          .every((factor) => of.areAssumptions[factor]!);
        const [nl = "", en = ""] = languages.map((each) => shareSentences(of, "CO₂", each)[0]!);
        expect(/ aannames?: /.test(nl)).toBe(all);
        expect(/ assumptions?: /.test(en)).toBe(all);
      }),
    );
  });

  it("tell what the others and what several together bring, where it is something", () => {
    fc.assert(
      fc.property(told, (of) => {
        const number = namedOf(of.indices);
        fc.pre(number > 0);
        const text = shareSentences(of, "CO₂", "nl").join(" ");
        const rest = of.indices.others[number - 1]!;
        const left = of.inputs - number;
        expect(text.includes("De andere ")).toBe(left > 0 && rest.high > 0.02);
        expect(text.includes("gegevens samen.")).toBe(of.indices.together.low > 0.02);
      }),
    );
  });

  it.each([
    [0.5, "ongeveer de helft (45\u00a0tot\u00a055\u00a0%)"],
    [0.58, "58\u00a0% (53\u00a0tot\u00a063\u00a0%)"],
    [0.67, "ongeveer twee derde (62\u00a0tot\u00a072\u00a0%)"],
    [0.9, "90\u00a0% (85\u00a0tot\u00a095\u00a0%)"],
  ])("say of a part of %d no more than it is", (value, words) => {
    const about = (of: number): Estimate => ({ value: of, low: of - 0.05, high: of + 0.05 });
    const of: SobolIndices = {
      ...{ variance: 1, mean: 0, used: 1000, ranking: [0], together: about(0) },
      ...{ firstOrder: [about(value)], total: [about(value)] },
      ...{ leading: [about(value)], others: [about(1 - value)] },
    };
    const only = { indices: of, names: ["A"], areAssumptions: [true], inputs: 9, counts: [1] };
    expect(shareSentences(only, "CO₂", "nl")[0]).toContain(` komt ${words} van één aanname: `);
  });

  it("write a share as a whole per cent, never below nothing", () => {
    expect(shareText(0.234, "nl")).toBe("23\u00a0%");
    expect(shareText(-0.1, "nl")).toBe("0\u00a0%");
    expect(shareText(0.001, "en")).toBe("<\u00a01\u00a0%");
    expect(intervalText({ value: 0.5, low: -0.1, high: 1.2 }, "nl")).toBe(
      "0\u00a0tot\u00a0100\u00a0%",
    );
  });
});
