/** The decided laws that the reference rests on: each with its date and source, and where it counts. */
import { describe, expect, it } from "vitest";
import { catalogue } from "../../engine/model/index.ts";
import { parseAddress } from "../../engine/scenario/address.ts";
import type { Provenance } from "../../engine/scenario/resolved.ts";
import { shipped } from "../arbitraries/shipped.ts";

const scenario = shipped("kortrijk/referentie.yaml");
const [region] = scenario.model.regions;
const notes = scenario.notes.regions[0]!;
const laws = notes.laws!;
const decided = laws.filter(({ status }) => status === "decided");
const announced = laws.filter(({ status }) => status === "announced");

/** Rows of the region's own figures for an address, reference paths and parameters alike. */
function rowsOf(address: string): readonly Provenance[] {
  const { id, members } = parseAddress(address)!;
  const rows = [...(notes.reference[id] ?? []), ...(notes.parameters[id] ?? [])];
  return rows.filter(({ address: of }) => {
    const own = of === undefined ? [] : parseAddress(of)!.members;
    return members.every((member, at) => own[at] === undefined || own[at] === member);
  });
}

const first = scenario.model.first;
const last = scenario.model.last;

/** The value of one member in a year, on the reference path. */
function referenceOf(lever: string, member: string | null, year: number): number {
  const path = region!.reference[lever]!;
  const [module, name] = lever.split(".") as [string, string];
  const declaration = catalogue.modules.find(({ id }) => id === module)!.levers[name]!;
  const members = catalogue.dimensions[declaration.dims[0] ?? ""]?.members;
  const cells = path.length / (last - first + 1);
  const cell =
    member === null || !Array.isArray(members) ? 0 : members.findIndex(({ id }) => id === member);
  return path[(year - first) * cells + cell]!;
}

describe("the laws of the reference", () => {
  it.each(decided)(
    "$id was decided on a day, is told in two languages and acts somewhere",
    (law) => {
      expect(law.decided).toMatch(/^\d{4}-\d{2}(-\d{2})?$/);
      expect(law.inForce).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(law.what.nl).not.toBe(law.what.en);
      if (law.levers.length === 0) expect(law.note).toMatch(/^Not in the figures: /);
    },
  );

  it.each(decided)(
    "$id is cited by the figures on which it acts, or its note says why not",
    (law) => {
      for (const address of law.levers) {
        const rows = rowsOf(address);
        expect(rows.length, address).toBeGreaterThan(0);
        const cited = rows.some(({ source, where, note }) =>
          `${source} ${where} ${note}`.includes(law.source),
        );
        if (cited) continue;
        expect(law.note, `${address} does not cite ${law.source}`).toMatch(
          /^No figure of its own: |cites? |are assumptions of the model and cite it/,
        );
      }
    },
  );

  it.each(announced)("$id is announced, has no date, and says that it is off", (law) => {
    expect(law.decided).toBe("");
    expect(law.inForce).toBe("");
    expect(law.note).toMatch(/^Off: /);
  });

  it("are those of dwellings, other buildings, vehicles, panels and land", () => {
    const ids = decided.map(({ id }) => id);
    for (const id of [
      "label-d-after-sale",
      "no-gas-in-new-buildings",
      "no-oil-boilers",
      "non-residential-after-sale",
      "zero-emission-cars-2035",
      "company-cars-2026",
      "public-buildings-3-percent",
    ]) {
      expect(ids).toContain(id);
    }
  });

  it("hold in the figures of the years from which they are in force", () => {
    expect(region!.parameters["housing.obligation_since"]).toEqual([2023]);
    for (const lever of ["housing", "tertiary", "municipal"].map((id) => `${id}.new_heating_mix`)) {
      expect(referenceOf(lever, "gas", 2024)).toBeGreaterThan(0);
      expect(referenceOf(lever, "gas", 2025)).toBe(0);
      expect(referenceOf(lever, "oil", 2024)).toBe(0);
    }
    expect(referenceOf("housing.last_sale", "oil", 2024)).toBe(2021);
    expect(referenceOf("mobility.battery_share_of_sales", null, 2035)).toBe(1);
    expect(referenceOf("mobility.battery_share_of_sales", null, 2034)).toBeLessThan(1);
  });

  it("leave out what is merely announced", () => {
    // A gas boiler may be replaced by one to the end; no other label than D is asked after a sale.
    expect(referenceOf("housing.last_sale", "gas", last)).toBe(2200);
    for (const lever of ["housing.heating_mix", "tertiary.heating_mix"]) {
      expect(referenceOf(lever, "gas", 2040)).toBeGreaterThan(0.3);
      expect(referenceOf(lever, "gas", last)).toBeGreaterThan(0.2);
    }
    expect(referenceOf("mobility.battery_share_of_sales", null, last)).toBe(1);
    expect(referenceOf("housing.renovation_rate", null, last)).toBe(
      referenceOf("housing.renovation_rate", null, first),
    );
  });
});
