/** The address of a page: what one saw comes back, and nothing that anybody writes there breaks it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitting, readFragment, writeFragment } from "../../explorer/session/address.ts";
import { packedText, unpackedText } from "../../explorer/session/packed-text.ts";
import type { PageState } from "../../explorer/session/page-state.ts";
import { Session } from "../../explorer/session/session.ts";
import { pageData } from "./page-data.ts";

const session = Session.open(pageData(), "kortrijk-2040").session!;

const start: PageState = {
  ...{ plan: "kortrijk-2040", edits: [], view: "goals", year: 2040, beside: null },
  ...{ band: false, language: "nl", step: null, only: null },
};

const quantity = fc
  .tuple(
    fc.oneof(fc.integer({ min: -9999, max: 99999 }).map(String), fc.constantFrom("1.25", "0.5")),
    fc.constantFrom("", " %", " %/year", " MW", " 1/year", " kWh/year", " EUR2024/kW", " €/kW"),
  )
  .map(([number, unit]) => number + unit);
const year = fc.integer({ min: 2024, max: 2050 });
const edits = fc
  .uniqueArray(
    fc.record({
      address: fc.constantFrom(...session.sliders.map(({ address }) => address)),
      points: fc
        .uniqueArray(fc.record({ year, text: quantity }), {
          ...{ minLength: 1, maxLength: 5, selector: (point) => point.year },
        })
        .map((points) => points.sort((a, b) => a.year - b.year)),
    }),
    { maxLength: 12, selector: ({ address }) => address },
  )
  .map((list) => list.sort((a, b) => (a.address < b.address ? -1 : 1)));
const planId = fc.constantFrom("kortrijk-2040", "vijf-jaar-later", "reference", "x");
const states: fc.Arbitrary<PageState> = fc.record({
  plan: planId,
  edits,
  view: fc.constantFrom("goals", "emissions", "energy", "homes", "people", "heat", "costs"),
  year,
  beside: fc.oneof(
    fc.constant(null),
    fc.constant("reference" as const),
    planId.map((plan) => ({ plan })),
  ),
  band: fc.boolean(),
  language: fc.constantFrom("nl", "en"),
  step: fc.option(fc.nat({ max: 99 })),
  only: fc.option(fc.constantFrom("emissions-by-sector", "goals")),
});

/** A story of which every second step moves a lever. */
const STEPS = 5;
const atStep = (state: PageState, step: number): PageState | null =>
  step >= STEPS
    ? null
    : {
        ...state,
        ...{ step, view: "energy", year: 2030 + step },
        edits:
          step % 2 === 0
            ? [
                {
                  address: "housing.renovation_rate",
                  points: [{ year: 2030, text: `${step} %/year` }],
                },
              ]
            : [],
      };
const told = (step: number): PageState | null => atStep(start, step);

/** Texts of whole characters: half of one no file holds. */
const textOf = fc.string({ unit: "grapheme" });

describe("the address of a page", () => {
  it("brings back every state", async () => {
    await fc.assert(
      fc.asyncProperty(states, async (state) => {
        const { state: read, messages } = await readFragment(`#${writeFragment(state)}`, start);
        expect(messages).toEqual([]);
        expect(read).toEqual(state);
      }),
    );
  });

  it("brings back every state of a page with a story: its steps, and the full page beyond it", async () => {
    await fc.assert(
      fc.asyncProperty(states, async (state) => {
        const step = state.step === null ? null : state.step % STEPS;
        const seen = { ...state, step };
        const { state: read, messages } = await readFragment(writeFragment(seen), told(0)!, atStep);
        expect(messages).toEqual([]);
        expect(read).toEqual(seen);
      }),
    );
  });

  it("says with the number of a step alone all that the step says", async () => {
    for (let step = 0; step < STEPS; step++) {
      const { state, messages } = await readFragment(`#step=${step + 1}`, told(0)!, atStep);
      expect(messages).toEqual([]);
      expect(state).toEqual(told(step));
    }
    const { state } = await readFragment("#step=3&year=2030&lang=en", told(0)!, atStep);
    expect(state).toEqual({ ...told(2), year: 2030, language: "en" });
    const moved = await readFragment("#step=3&mobility.modal_shift=2040:9%25", told(0)!, atStep);
    expect(moved.state.edits.map(({ address }) => address)).toEqual(["mobility.modal_shift"]);
  });

  it("opens a story at its first step where the address names one that is not there", async () => {
    for (const step of ["0", `${STEPS + 1}`, "x"]) {
      const { state, messages } = await readFragment(`#step=${step}`, told(0)!, atStep);
      expect(state).toEqual(told(0));
      expect(messages.map(({ en }) => en)).toEqual([
        `"${step}" in the address is no step of the story`,
      ]);
    }
  });

  it("brings back a plan that was dropped, whatever its text", async () => {
    await fc.assert(
      fc.asyncProperty(textOf, textOf, async (text, name) => {
        fc.pre(name.length > 0 && name.length <= 255);
        const dropped = { name, text, packed: await packedText(text) };
        const state = { ...start, plan: "x", dropped };
        const { state: read, messages } = await readFragment(writeFragment(state), start);
        expect(messages).toEqual([]);
        expect(read).toEqual(state);
      }),
    );
  });

  it("reads as a person would write it", async () => {
    const { state, messages } = await readFragment(
      "#plan=kortrijk-2040&housing.renovation_rate=2025:1.2%25/year,2040:3%25/year&view=homes",
      start,
    );
    expect(messages).toEqual([]);
    expect(state.view).toBe("homes");
    expect(state.edits).toEqual([
      {
        address: "housing.renovation_rate",
        points: [
          { year: 2025, text: "1.2 %/year" },
          { year: 2040, text: "3 %/year" },
        ],
      },
    ]);
  });

  it("is written in letters that an address may hold", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(writeFragment(state)).toMatch(/^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-F]{2})*$/);
      }),
    );
  });

  it("never breaks the page, and keeps what it can", async () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string(),
      fc
        .array(
          fc.tuple(
            fc.oneof(
              fc.constantFrom("plan", "view", "year", "beside", "band", "lang", "step", "only"),
              fc.constantFrom("file", "text", "__proto__", "constructor", "housing.nothing"),
              fc.constantFrom("housing.renovation_rate", "heat.connection_share%5Bvenning%5D"),
              fc.string(),
            ),
            fc.oneof(
              fc.string(),
              fc.constantFrom("%", "%E0%A4%A", "2040:", "2040:9e999", "1:1,,", "2040:3%25/year"),
              fc.constantFrom("2040:<img src=x onerror=alert(1)>", "-1", "99999", "plan:", ""),
            ),
          ),
        )
        .map((parts) => parts.map((pair) => pair.join("=")).join("&")),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (fragment) => {
        const read = await readFragment(fragment, start);
        const { state, messages } = fitting(session, read.state);
        for (const { nl, en } of [...read.messages, ...messages]) {
          expect(nl).not.toBe("");
          expect(en).not.toBe("");
        }
        expect(session.resolve(state.edits)).not.toHaveProperty("diagnostics");
      }),
      { numRuns: 300 },
    );
  });

  it("names a lever that is no more, and keeps the rest", async () => {
    const { state, messages } = await readFragment(
      "#housing.gone=2030:1%25&housing.renovation_rate=2030:2%25/year&year=2035",
      start,
    );
    expect(messages).toEqual([]);
    const fitted = fitting(session, state);
    expect(fitted.messages).toEqual([
      {
        nl: "de hefboom housing.gone uit het adres bestaat hier niet (meer)",
        en: "the lever housing.gone of the address does not exist here (any more)",
      },
    ]);
    expect(fitted.state.edits.map(({ address }) => address)).toEqual(["housing.renovation_rate"]);
    expect(fitted.state.year).toBe(2035);
  });

  it("names values out of bounds, years outside the run and shares that do not add up", () => {
    const { state, messages } = fitting(session, {
      ...start,
      edits: [
        { address: "housing.heating_mix[gas]", points: [{ year: 2030, text: "100 %" }] },
        { address: "housing.heating_mix[oil]", points: [{ year: 2030, text: "50 %" }] },
        { address: "housing.renovation_rate", points: [{ year: 2030, text: "90 %/year" }] },
        { address: "mobility.modal_shift", points: [{ year: 2060, text: "9 %" }] },
        { address: "renewables.wind_capacity", points: [{ year: 2040, text: "40 MW" }] },
      ],
    });
    expect(state.edits.map(({ address }) => address)).toEqual(["renewables.wind_capacity"]);
    expect(messages.map(({ en }) => en)).toEqual([
      'housing.renovation_rate: "90 %/year" is no value that this lever can have',
      "mobility.modal_shift: 2060 lies outside the years of this plan (2024-2050)",
      expect.stringContaining("the shares of housing.heating_mix add up to"),
    ]);
  });

  it("tells of a dropped plan that was cut short, and shows the plan of the page", async () => {
    const packed = await packedText("id: mine\nextends: kortrijk-2040\n".repeat(20));
    const cut = packed.slice(0, packed.length / 2);
    const { state, messages } = await readFragment(`plan=mine&text=${cut}`, start);
    expect(state).toEqual(start);
    expect(messages.map(({ en }) => en)).toEqual([
      "the plan in this address is damaged; perhaps the link was cut short",
    ]);
  });

  it("does not unpack more than a plan may be", async () => {
    expect(await unpackedText(await packedText("a".repeat(2 * 1024 * 1024)))).toBeNull();
    expect(await unpackedText(await packedText("a".repeat(1024 * 1024)))).toHaveLength(1048576);
  });

  it("is not read where it is longer than anyone writes", async () => {
    const { state, messages } = await readFragment("x=".repeat(1_000_000), start);
    expect(state).toBe(start);
    expect(messages).toHaveLength(1);
  });
});
