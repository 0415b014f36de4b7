/** What holds of a municipality made from any counts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agesOf, flemishAges, wholeParts } from "../../engine/scenario/municipality/ages.ts";
import { schedulesOf, vitalOf } from "../../engine/scenario/municipality/demography.ts";
import {
  flemishLevels,
  knownMunicipalities,
  type Municipality,
} from "../../engine/scenario/municipality/facts.ts";
import { gravityMoves, placesOf } from "../../engine/scenario/municipality/moves.ts";
import { makeRegion } from "../../engine/scenario/municipality/region-files.ts";
import { sum } from "../../engine/scenario/municipality/tables.ts";
import { suppliedTexts } from "../arbitraries/supplied-texts.ts";

const provenance = { grade: "assumption", source: "own-statement", where: "town hall", note: "" };

const municipality = fc
  .record({
    people: fc.integer({ min: 500, max: 600_000 }),
    size: fc.double({ min: 1.9, max: 2.7, noNaN: true }),
    men: fc.option(fc.double({ min: 0.45, max: 0.55, noNaN: true })),
    area: fc.double({ min: 1, max: 300, noNaN: true }),
  })
  .map(({ people, size, men, area }): Municipality => {
    const male = men === null ? null : Math.round(men * people);
    return {
      ...{ nis: "31005", id: "town", name: "Town", area },
      population: [
        {
          ...{ year: 2024, total: people, male },
          female: male === null ? null : people - male,
          ...provenance,
        },
      ],
      households: [{ year: 2024, households: Math.round(people / size), ...provenance }],
    };
  });

describe("a municipality of any size", () => {
  const flemish = flemishAges(suppliedTexts);

  it("shares a total out in whole numbers, next to the exact ones", () => {
    const weights = fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 1_000_000 }), (given, total) => {
        const parts = wholeParts(given, total);
        expect(sum(parts)).toBe(total);
        const all = sum(given);
        parts.forEach((part, at) => {
          expect(Math.abs(part - (total * given[at]!) / all)).toBeLessThan(1 + 1e-6);
        });
      }),
    );
  });

  it("has the ages of its counted people, by sex where the sexes were counted", () => {
    fc.assert(
      fc.property(municipality, (given) => {
        const ages = agesOf(given, flemish);
        const [{ total, male }] = given.population as [Municipality["population"][number]];
        expect(sum(ages.male) + sum(ages.female)).toBe(total);
        if (male !== null) expect(sum(ages.male)).toBe(male);
      }),
    );
  });

  it("has arrivals by cohort that are the whole of the arrivals", () => {
    fc.assert(
      fc.property(municipality, (given) => {
        const ages = agesOf(given, flemish);
        const { arrivals } = schedulesOf(suppliedTexts, ages, vitalOf(suppliedTexts, ages));
        expect(sum(arrivals.male)).toBeCloseTo(1, 9);
        expect(sum(arrivals.female)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("is made the same twice, whatever order the world is in", () => {
    fc.assert(
      fc.property(municipality, (given) => {
        const once = makeRegion(suppliedTexts, given, { parent: "vlaanderen" });
        const again = makeRegion(suppliedTexts, given, { parent: "vlaanderen" });
        expect([...again.files]).toEqual([...once.files]);
      }),
      { numRuns: 3 },
    );
  });
});

describe("moves between municipalities", () => {
  const members = knownMunicipalities(suppliedTexts);
  const levels = flemishLevels(suppliedTexts);
  const places = placesOf(suppliedTexts);

  it("keep the stated part of all departures in the group, and never more than stays in the province", () => {
    const moves = gravityMoves(members, places, levels);
    const people = members.map((one) => sum([one.population.at(-1)!.total]));
    const leaving = members.map(({ id }) =>
      sum(moves.filter(({ from }) => from === id).map(({ share }) => share)),
    );
    const inside = sum(leaving.map((share, at) => share * people[at]!)) / sum(people);
    expect(inside).toBeCloseTo(levels.moves_inside_the_group!, 9);
    for (const share of leaving) expect(share).toBeLessThan(levels.moves_inside_the_province!);
  });

  it("go more to a larger and a nearer place", () => {
    const moves = gravityMoves(members, places, levels);
    const share = (from: string, to: string): number =>
      moves.find((move) => move.from === from && move.to === to)!.share;
    expect(share("kuurne", "kortrijk")).toBeGreaterThan(share("kuurne", "lendelede"));
    expect(share("menen", "wervik")).toBeGreaterThan(share("anzegem", "wervik"));
  });
});
