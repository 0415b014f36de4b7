/**
 * A municipality that is cut in two at random, each amount in another proportion, comes in sum to what
 * it is as a whole wherever the equations are linear: Kortrijk on its plan, and generated cities with
 * other figures and plans, as what is nought in one plan adds up there and nowhere else. Which outputs are not is listed with the
 * reason, beside how every ratio is made of sums, in docs/reference/group-totals.md; this test writes
 * that page (`vitest run --update`), so that it says neither more nor less than what holds.
 */
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCity, EVERY_ODDITY } from "../arbitraries/city.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { splitRegion } from "../arbitraries/split-region.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import { catalogue } from "../../engine/model/index.ts";
import { declaredOutputs, simulate, wholeSeries } from "./whole-run.ts";

const base = shipped("kortrijk/kortrijk-2040.yaml").model;

/** Why amounts of a module are more or less than the sum of those of two parts. */
const REASONS: Readonly<Record<string, string>> = {
  demography:
    "a population with hardly anybody of an age to head a household still makes households, of the highest mean size: so in invented cities without adults, never in a real one",
  housing:
    "who finds a dwelling, chooses a heating system or may not, and how much a dwelling is heated follow from proportions within the municipality: empty homes of one part do not house the households of another",
  tertiary:
    "heat per floor and the floor that an activity needs are found from the energy and the floor of the municipality itself",
  municipal:
    "heat per floor and the floor that inhabitants need are found from the energy and the floor of the municipality itself",
  heat: "connections follow a curve per district and limits of the municipality itself (metres laid in a year, dwellings that can be connected), and sources serve their own network only",
  mobility:
    "kilometres per car are found from the fuel that is sold in the municipality, per car that is registered there, and no fewer than no cars can be sold in a year",
  renewables:
    "turbines stand one by one, and each municipality fills its own roofs and sites up to its own potential",
  electricity:
    "it follows from dwellings, buildings and traffic, and what is not used at once where it is made is exported",
  emissions:
    "they follow from the energy of the modules above, and the electricity factor from what a municipality makes itself",
  costs: "they follow from what is placed, renovated, bought and used in the modules above",
};

const moduleOf = (id: string): string => id.slice(0, id.indexOf("."));

/** Multiplicative congruential generator: the same proportions in every run of the test. */
function proportions(seed: number): (id: string, cell: number) => number {
  const known = new Map<string, number>();
  let state = seed * 7919;
  return (id, cell) => {
    const key = `${id} ${cell}`;
    let share = known.get(key);
    if (share === undefined) {
      state = (state * 16807) % 2147483647;
      known.set(key, (share = 0.3 + (0.4 * state) / 2147483647));
    }
    return share;
  };
}

/** Extensive outputs that are not the sum of those of the two parts that a seed cuts the model in. */
function unequalIn(model: ScenarioModel, seed: number, known: ReadonlySet<string>): Set<string> {
  const whole = simulate(model);
  const [one, other] = splitRegion(model, proportions(seed)).map((part) => simulate(part));
  const read = declaredOutputs.flatMap(([id, { scale, unit }]) => {
    if (scale !== "extensive") return [];
    const cells = Array.from({ length: whole.size(id) }, (_, cell) =>
      [whole, one!, other!].map((run) => wholeSeries(run, id, cell)),
    );
    return [{ id, kind: `${moduleOf(id)} ${unit.replace("/year", "")}`, cells }];
  });
  // A difference is as far off by rounding as the amounts that it is a difference of.
  const sizes = new Map<string, number>();
  for (const { kind, cells } of read) {
    sizes.set(kind, Math.max(1e-6, sizes.get(kind) ?? 0, ...cells.flat(2).map(Math.abs)));
  }
  const unequal = read.filter(({ id, kind, cells }) => {
    const allowed = 1e-9 * sizes.get(kind)!;
    const isSum = cells.every(([all, a, b]) =>
      all!.every((value, at) => Math.abs(a![at]! + b![at]! - value) <= allowed),
    );
    return !known.has(id) && !isSum;
  });
  return new Set(unequal.map(({ id }) => id));
}

/** What is large alone differs by rounding where large amounts cancel. */
const cutCities = fc.tuple(
  anyCity(
    base,
    EVERY_ODDITY.filter((oddity) => oddity !== "huge"),
  ),
  fc.integer({ min: 1, max: 200_000 }),
);

/** Extensive outputs, in the order of the model, that are not a sum in one of these cities. */
function notAdditive(cities: Iterable<readonly [ScenarioModel, number]>): Set<string> {
  const found = new Set<string>();
  for (const [model, seed] of cities) {
    for (const id of unequalIn(model, seed, found)) found.add(id);
  }
  return new Set(declaredOutputs.flatMap(([id]) => (found.has(id) ? [id] : [])));
}

describe("a municipality cut in two at random", () => {
  const inKortrijk = notAdditive([1, 2, 3, 4].map((seed) => [base, seed] as const));
  const generated = fc.sample(cutCities, { numRuns: 80, seed: 2040 });
  const found = notAdditive([
    ...[1, 2, 3, 4].map((seed) => [base, seed] as const),
    ...generated.map(([{ model }, seed]) => [model, seed] as const),
  ]);

  it("has people and programmes that add up, and all that is not listed with a reason", () => {
    for (const id of found) expect(Object.keys(REASONS), id).toContain(moduleOf(id));
    for (const module of Object.keys(REASONS)) {
      expect([...found].map(moduleOf), module).toContain(module);
    }
    for (const id of inKortrijk) {
      expect(id).not.toMatch(/^demography\.|^services\.|^mobility\.(cars|sales|scrapped)/);
    }
    for (const id of found) {
      expect(id).not.toMatch(/^demography\.(?!households)|^services\.|^green\.|^water\./);
    }
  });

  it("adds up alike in any city: odd ones, other figures, other plans", () => {
    fc.assert(
      fc.property(cutCities, ([{ model }, seed]) => {
        expect([...unequalIn(model, seed, found)]).toEqual([]);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it("is as the page of reference says", async () => {
    const own = quantitiesOf(catalogue, "outputs");
    const intensive = [...own].filter(([, { scale }]) => scale === "intensive");
    const lines = [
      "# Totals of a group of municipalities",
      "",
      "Amounts of a group are the sums of those of its members. This page is written from the declarations of the model and from a law of its tests (`test/laws/group-additivity.test.ts`).",
      "",
      "## How ratios are made",
      "",
      "Never an average of what members came to: a ratio of sums, or each member counted by that over which the output is an average. Along districts and wind projects each member keeps its own.",
      "",
      "| output | of the group |",
      "| --- | --- |",
      ...intensive.map(([id, { ratio, weight, noTotal }]) => {
        const terms = (list: readonly string[]): string =>
          list.map((term) => `\`${term}\``).join(" + ");
        if (ratio !== undefined) {
          const first = ratio.perFirst === true ? " of the first year" : "";
          const less = ratio.less === undefined ? "" : `, less ${ratio.less}`;
          return `| \`${id}\` | ${terms(ratio.of)} over ${terms(ratio.per)}${first}${less} |`;
        }
        if (weight !== undefined) return `| \`${id}\` | counted by ${terms(weight)} |`;
        if (noTotal !== undefined) return `| \`${id}\` | none: nobody has ${noTotal.en} |`;
        return `| \`${id}\` | of each member by itself |`;
      }),
      "",
      "## What is more or less than the sum of two parts",
      "",
      "A municipality is cut in two, each of its amounts in another proportion, and the parts are run: Kortrijk on its plan, and 80 generated cities with other figures and other plans. People, births, moves, programmes and all that is not listed here add up to what the whole comes to, to 1e-9. These do not in at least one of them, because their equations are not linear: that is why a group is run member by member and added up, not as one large municipality. What is marked with an asterisk adds up in Kortrijk, and not where a limit binds that binds nowhere there.",
      "",
      "| module | why | outputs |",
      "| --- | --- | --- |",
      ...Object.entries(REASONS).map(([module, why]) => {
        const outputs = [...found].filter((id) => moduleOf(id) === module);
        const told = outputs.map((id) => `\`${id}\`${inKortrijk.has(id) ? "" : " \\*"}`);
        return `| ${module} | ${why} | ${told.join(", ")} |`;
      }),
      "",
    ];
    await expect(
      `${lines[0]}\n\n<!-- prettier-ignore-start -->\n${lines.slice(1).join("\n")}\n<!-- prettier-ignore-end -->\n`,
    ).toMatchFileSnapshot(path.join(root, "docs", "reference", "group-totals.md"));
  });
});
