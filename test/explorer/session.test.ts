/** A session against the command's own reading: what the page computes is what its plan computes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../engine/model/index.ts";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario, type Resolution } from "../../engine/scenario/resolve.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import { MemoryFiles, suppliedTexts } from "../../explorer/session/memory-files.ts";
import type { LeverEdit } from "../../explorer/session/page-state.ts";
import { Session } from "../../explorer/session/session.ts";
import { endOfProgramme } from "../../explorer/session/slider-model.ts";
import { pageData, SUPPLIED_PLANS } from "./page-data.ts";

const data = pageData();
const shipped = suppliedTexts(data.supplied);

/** As the command reads a file that stands by itself in an empty folder. */
const resolvedAlone = (text: string): Resolution =>
  resolveScenario({
    ...{ files: new MemoryFiles({ "plan.yaml": text }), planPath: "plan.yaml", catalogue, shipped },
    formulas: () => parseFormula,
  });

/** Data without the places in files, which are called otherwise among what is supplied. */
function withoutOrigins(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutOrigins);
  if (data instanceof Map)
    return new Map(Array.from(data, ([key, one]) => [key, withoutOrigins(one)]));
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).filter(([key]) => key !== "origin");
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutOrigins(one)]));
}

const sessions = new Map<string, Session>();
function opened(plan: string): Session {
  const known = sessions.get(plan);
  if (known !== undefined) return known;
  const { session, diagnostics } = Session.open(data, plan);
  expect(diagnostics).toEqual([]);
  sessions.set(plan, session!);
  return session!;
}

/** Movements of sliders, curves and levels, one after the other. */
const movements = fc.array(
  fc.record({
    kind: fc.constantFrom("slide" as const, "slide" as const, "curve" as const, "level" as const),
    which: fc.nat(),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    years: fc.uniqueArray(fc.integer({ min: 2026, max: 2050 }), { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 8 },
);

function moved(session: Session, made: typeof movements extends fc.Arbitrary<infer T> ? T : never) {
  let edits: readonly LeverEdit[] = [];
  for (const { kind, which, share, years } of made) {
    const slider = session.sliders[which % session.sliders.length]!;
    const value = slider.min + (slider.max - slider.min) * share;
    if (kind === "slide") edits = session.slide(edits, slider.address, value);
    else if (kind === "level") {
      const level = session.levels[which % session.levels.length]!;
      edits = session.level(edits, level.theme, level.level);
    } else {
      // Where the plan stands there already, nothing is edited.
      const slide = session.slide([], slider.address, value);
      const text = slide.find(({ address }) => address === slider.address)?.points.at(-1);
      if (text === undefined) continue;
      const points = years.map((year) => ({ year, text: text.text }));
      edits = session.edit(edits, slider.address, points);
    }
  }
  return edits;
}

describe("a session", () => {
  it.each(SUPPLIED_PLANS)("computes of %s what the downloaded plan does", (plan) => {
    const session = opened(plan);
    fc.assert(
      fc.property(movements, (made) => {
        const edits = moved(session, made);
        const page = session.resolve(edits);
        expect(page).not.toHaveProperty("diagnostics");
        if ("diagnostics" in page) return;
        const file = resolvedAlone(session.planText(edits));
        expect(file.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(page.scenario.model).toEqual(file.scenario!.model);
        expect(canonicalText(page.scenario.model)).toBe(canonicalText(file.scenario!.model));
      }),
      { numRuns: 12 },
    );
  });

  it("slides a lever by what it is moved: nowhere the other way, and fully in its year", () => {
    const session = opened("kortrijk-2040");
    const free = session.sliders.filter(({ isYear, whole }) => !isYear && whole.length === 0);
    fc.assert(
      fc.property(
        fc.constantFrom(...free),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (slider, share) => {
          const { address, min, max, step, plan, fullYear, isEnding, bounds } = slider;
          const value = min + (max - min) * share;
          const path = session.pathOf(session.slide([], address, value), address);
          const full = fullYear - session.scenario.model.first;
          expect(Math.abs(path[full]! - value)).toBeLessThanOrEqual(step * (0.5 + 1e-6));
          const change = path[full]! - plan[full]!;
          path.forEach((moved, at) => {
            // Nothing follows on a programme that ended.
            if (isEnding && at > full) {
              expect(moved).toBe(plan[at]);
              return;
            }
            const by = moved - plan[at]!;
            expect(change >= 0 ? by : -by).toBeGreaterThanOrEqual(-step * 0.51);
            const isAtBound = moved <= bounds.min || moved >= bounds.max;
            if (at >= full && !isAtBound)
              expect(Math.abs(by - change)).toBeLessThanOrEqual(step * 1.01);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("sets a programme that ends sooner in its last year, and ends the change with it", () => {
    const session = opened("kortrijk-2040");
    const hedges = session.slidersByAddress.get("green.hedge_added")!;
    expect(hedges).toMatchObject({ fullYear: 2029, isEnding: true });
    expect(session.slidersByAddress.get("housing.renovation_rate")).toMatchObject({
      ...{ fullYear: session.fullYear, isEnding: false },
    });
    const edits = session.slide([], hedges.address, 5000);
    const path = session.pathOf(edits, hedges.address);
    const { first } = session.scenario.model;
    expect(path[2025 - first]).toBe(3679);
    expect(path[2027 - first]).toBeCloseTo(3679 + (5000 - 3679) / 2, 0);
    expect(path[2029 - first]).toBe(5000);
    expect(path.slice(2030 - first)).toEqual(hedges.plan.slice(2030 - first));
    expect(path.slice(2030 - first).every((value) => value === 0)).toBe(true);
    expect(session.planText(edits)).toContain("2029: 5000 m/year, 2030: 0 m/year }");
  });

  it.each([
    ["the last year in which the plan does something", [[0, 9, 9, 0, 0, 0, 0]], 2026],
    [
      "or unchanged policy",
      [
        [0, 9, 9, 0, 0, 0, 0],
        [5, 5, 5, 5, 0, 0, 0],
      ],
      2027,
    ],
    ["not where it goes on", [[0, 9, 9, 9, 9, 9, 9]], null],
    ["not where more of it follows later", [[0, 9, 9, 0, 0, 0, 9]], null],
    ["not where there is none", [[0, 0, 0, 0, 0, 0, 0]], null],
    ["not before anything may change", [[9, 9, 0, 0, 0, 0, 0]], null],
  ])("takes for the end of a programme %s", (_case, paths, end) => {
    const years = { first: 2024, last: 2030, from: 2025, full: 2029 };
    expect(endOfProgramme(paths, years)).toBe(end);
  });

  it("takes no share that falls to nought for a programme that ends", () => {
    for (const plan of SUPPLIED_PLANS) {
      for (const { isEnding, whole, unit } of opened(plan).sliders) {
        if (isEnding) expect([whole, unit]).toEqual([[], expect.stringMatching(/\/year$/)]);
      }
    }
  });

  it("writes what a level sets in digits that people read, as near as nobody tells apart", () => {
    const session = opened("kortrijk-2040");
    for (const { theme, level, name, paths } of session.levels) {
      for (const { address, points } of session.level([], theme, level)) {
        for (const { text } of points) {
          expect(
            text.replace(/[^\d.]+.*$/, "").replace(/^[0.]+|[.]/g, "").length,
            text,
          ).toBeLessThanOrEqual(8);
        }
        const slider = session.slidersByAddress.get(address)!;
        const { path } = paths.get(slider.lever)!;
        const cells = path.length / slider.plan.length;
        const cell = session.sliders
          .filter(({ lever }) => lever === slider.lever)
          .findIndex((one) => one.address === address);
        const made = session.pathOf([{ address, points }], address);
        const most = Math.max(...path.map(Math.abs));
        made.forEach((value, at) => {
          const wanted = path[at * cells + cell]!;
          const far = Math.abs(value - wanted);
          expect(far, `${name} ${address} ${at}`).toBeLessThanOrEqual(1e-6 * most);
        });
      }
    }
  });

  it("says in a sentence what a slider moves, and which way", () => {
    const { slidersByAddress } = opened("kortrijk-2040");
    const told = (address: string) => slidersByAddress.get(address)!.explanation;
    expect(told("housing.renovation_rate")).toEqual({
      nl: "Zet u dit hoger, dan daalt het cijfer “Nuttige warmte van woningen”. Ruimtewarmte en warm water in bewoonde woningen, zonder koken.",
      en: expect.stringMatching(
        /^Set this higher and the figure “Useful heat of dwellings” falls\. /,
      ),
    });
    expect(told("heat.build_start[venning]").nl).toMatch(/^Zet u dit later, dan daalt het cijfer /);
    // Of a whole, one share is known to move the figure one way; the others give way or do not.
    expect(told("housing.heating_mix[heat_pump]").nl).toMatch(/^Zet u dit hoger, dan stijgt /);
    expect(told("housing.heating_mix[gas]").nl).toMatch(/^Dit verandert het cijfer /);
    // What is counted is no consequence of itself.
    expect(told("green.trees_added").nl).toMatch(/^Bomen die .*\.$/);
    for (const { explanation } of slidersByAddress.values()) {
      expect(explanation.nl).toMatch(/^\S.*[.!?]$/);
      expect(explanation.en).toMatch(/^\S.*[.!?]$/);
    }
  });

  it("gives a slider whose lever nobody gives a size that of its kin, else of its place", () => {
    const { slidersByAddress, scenario } = opened("kortrijk-2040");
    const range = (address: string): readonly [number, number] => {
      const { min, max } = slidersByAddress.get(address)!;
      return [min, max];
    };
    expect(range("services.city_care_home_places_added")).toEqual(
      range("services.care_home_places_added"),
    );
    expect(range("agriculture.electricity_efficiency_rate")).toEqual(
      range("agriculture.efficiency_rate"),
    );
    const people = scenario.model.regions[0]!.parameters["demography.population"]!;
    const inhabitants = people.reduce((sum, count) => sum + count, 0);
    const [low, high] = range("demography.arrivals_change");
    expect(low).toBe(-high);
    expect(high / inhabitants).toBeGreaterThanOrEqual(0.01);
    expect(high / inhabitants).toBeLessThan(0.015);
    const [, ground] = range("land.open_space_taken");
    expect(ground / inhabitants).toBeGreaterThanOrEqual(1);
    expect(ground / inhabitants).toBeLessThan(1.5);
  });

  it("runs what it resolves, as the command does", () => {
    const session = opened("kortrijk-2040");
    fc.assert(
      fc.property(movements, (made) => {
        const edits = moved(session, made);
        const page = session.compute(edits);
        const resolved = resolvedAlone(session.planText(edits)).scenario!;
        if (!("computed" in page)) {
          // The model broke down, which the command finds as well.
          expect(page.diagnostics.map(({ code }) => code)).toEqual(["out-of-range"]);
          expect(() => runScenario(resolved)).toThrow(NonFiniteError);
          return;
        }
        const file = runScenario(resolved);
        const { outcome } = session.ground(page.computed);
        expect(outcome.run.rows).toEqual(file.run.rows);
        expect(outcome.run.closing).toEqual(file.run.closing);
        expect(outcome.reference.rows).toEqual(file.reference.rows);
        expect(outcome.run.accounts).toEqual(file.run.accounts);
        for (const part of ["targets", "budgets", "grounding", "findings", "constraints"] as const)
          expect(withoutOrigins(outcome[part])).toEqual(withoutOrigins(file[part]));
        expect(withoutOrigins(outcome.onCourse)).toEqual(withoutOrigins(file.onCourse));
        expect(withoutOrigins(outcome.changes)).toEqual(withoutOrigins(file.changes));
      }),
      { numRuns: 4 },
    );
  });

  it("writes a value below nought as a value, and not as a change", () => {
    const session = opened("kortrijk-2040");
    const edits = session.slide([], "demography.arrivals_change", -20);
    const text = session.planText(edits);
    expect(text).toContain("2040: { value: -20 persons/year }");
    const page = session.resolve(edits);
    expect(page).toMatchObject({ scenario: { model: resolvedAlone(text).scenario!.model } });
  });
});
