/** What is counted of each municipality: the tables agree with what is known of them elsewhere. */
import { describe, expect, it } from "vitest";
import { agesOf, flemishAges, SEXES, startOf } from "../../engine/scenario/municipality/ages.ts";
import { peopleOf } from "../../engine/scenario/municipality/carried-ages.ts";
import {
  allDwellings,
  DWELLING_TYPES,
  LABELS,
} from "../../engine/scenario/municipality/counted.ts";
import {
  householdsOn,
  inhabitants,
  knownMunicipalities,
} from "../../engine/scenario/municipality/facts.ts";
import { byAge, numberIn, rowsOf, sum } from "../../engine/scenario/municipality/tables.ts";
import { madeRegions } from "../../engine/scenario/municipality/supplied-folders.ts";
import { suppliedTexts } from "../arbitraries/supplied-texts.ts";

const municipalities = knownMunicipalities(suppliedTexts);
const kortrijk = municipalities.find(({ id }) => id === "kortrijk")!;

const kortrijkShare = (address: string): number =>
  numberIn(
    rowsOf(suppliedTexts, "regions/kortrijk/parameters/housing.csv").find(
      (row) => row.parameter === address,
    )!,
    "value",
  );

describe.each(municipalities)("the counts of $name", (municipality) => {
  const { ages, dwellings, labels, livingAlone, movement } = municipality.counted!;

  it("have every inhabitant of 2020 under one age", () => {
    expect(ages!.value.length).toBe(101);
    expect(sum(ages!.value)).toBe(inhabitants(municipality, 2020));
  });

  it("have more dwellings than households, and shares of labels that are a whole", () => {
    const homes = allDwellings(dwellings!.value) / householdsOn(municipality, 2024)!;
    expect(homes).toBeGreaterThan(1);
    expect(homes).toBeLessThan(1.2);
    expect(Math.abs(sum(LABELS.map((label) => labels!.value.percent[label])) - 100)).toBeLessThan(
      0.03,
    );
  });

  it("give the percentages of labels as whole numbers of the certificates", () => {
    for (const label of LABELS) {
      const { percent, certificates } = labels!.value;
      const number = (percent[label] * certificates) / 100;
      expect(Math.abs(number - Math.round(number)), label).toBeLessThan(0.0051 * certificates);
      expect(
        Math.abs((100 * Math.round(number)) / certificates - percent[label]),
        label,
      ).toBeLessThan(0.0051);
    }
  });

  it("have a quarter to two fifths of the households alone", () => {
    const share = livingAlone!.value / householdsOn(municipality, 2023)!;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.4);
  });

  it("have births, deaths and moves that give the growth of the counted inhabitants", () => {
    const grown = inhabitants(municipality, 2024)! - inhabitants(municipality, 2020)!;
    const moved = sum(
      movement!.value
        .filter(({ year }) => year < 2024)
        .map(({ births, deaths, net }) => births - deaths + net),
    );
    expect(movement!.value.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025]);
    expect(Math.abs(moved - grown) / startOf(municipality).total).toBeLessThan(0.002);
  });

  it("keep the counted inhabitants of 2024, none of an age below zero", () => {
    const people = peopleOf(suppliedTexts, municipality);
    expect(sum(people.male) + sum(people.female)).toBe(startOf(municipality).total);
    for (const sex of SEXES) expect(Math.min(...people[sex])).toBeGreaterThanOrEqual(0);
  });
});

it("agree with what Kortrijk's own folder has from the same sources", () => {
  const { dwellings, labels } = kortrijk.counted!;
  const all = allDwellings(dwellings!.value);
  expect(all).toBe(40_289);
  for (const type of DWELLING_TYPES) {
    expect(dwellings!.value[type] / all).toBeCloseTo(
      kortrijkShare(`housing.type_share[${type}]`),
      5,
    );
  }
  const percent = sum(LABELS.map((label) => labels!.value.percent[label]));
  for (const label of LABELS) {
    const share = labels!.value.percent[label] / percent;
    expect(share).toBeCloseTo(kortrijkShare(`housing.label_share[${label}]`), 5);
  }
});

it("carry the ages of Kortrijk within 3.5 % of its own, which the ages of Flanders miss by 8 %", () => {
  const own = rowsOf(suppliedTexts, "regions/kortrijk/tables/demography-population-2024.csv");
  const carried = peopleOf(suppliedTexts, kortrijk);
  const flemish = agesOf(kortrijk, flemishAges(suppliedTexts));
  for (const sex of SEXES) {
    const real = byAge(own, sex);
    const missed = (people: readonly number[]): number =>
      sum(real.map((persons, age) => Math.abs(people[age]! - persons))) / sum(real);
    expect(missed(carried[sex])).toBeLessThan(0.035);
    expect(missed(flemish[sex])).toBeGreaterThan(0.075);
  }
});

it("take the place of the scaled figure, which is said once", () => {
  for (const [name, text] of madeRegions(suppliedTexts)) {
    if (!/\/parameters\//.test(name)) continue;
    const addresses = rowsOf(() => text, name).map((row) => row.parameter!);
    expect(new Set(addresses).size, name).toBe(addresses.length);
    if (!name.endsWith("parameters/housing.csv")) continue;
    const shares = rowsOf(() => text, name).filter((row) => row.parameter!.includes("label_share"));
    expect(shares.length, name).toBe(LABELS.length);
    for (const share of shares) expect(share.where, name).toContain("municipality");
  }
});
