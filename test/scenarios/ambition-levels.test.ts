/** What the ambition levels promise: four of each, sourced, each going further in its own way. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { levelPages } from "../../build/model-pages/level-pages.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import { THEMES, type LeverDeclaration } from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import {
  FAMILIES,
  GENERAL,
  LEVELS,
  leversIn,
  withPackages,
} from "../arbitraries/ambition-levels.ts";
import { declaredLevers } from "../arbitraries/city.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";

const levers: ReadonlyMap<string, LeverDeclaration> = new Map(declaredLevers);
const reference = shipped("kortrijk/referentie.yaml");
const LAST = reference.model.last;

const levelsOf = (family: string): ResolvedScenario[] =>
  LEVELS.map((level) => withPackages(`${family}-${level}`));

const pathOf = ({ model }: ResolvedScenario, lever: string): readonly number[] =>
  model.regions[0]!.levers[lever]!;

/** What a level adds to unchanged policy, year by year and cell by cell. */
const addedTo = (scenario: ResolvedScenario, lever: string): number[] => {
  const base = scenario.model.regions[0]!.reference[lever]!;
  return pathOf(scenario, lever).map((value, at) => value - base[at]!);
};

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** The factor that brings one change nearest to another, and what is left of the other then. */
function factorBetween(from: readonly number[], to: readonly number[]): [number, number] {
  const dot = sum(from.map((value, at) => value * to[at]!));
  const factor = dot / sum(from.map((value) => value * value));
  const left = largest(to.map((value, at) => value - factor * from[at]!)) / largest(to);
  return [factor, left];
}

/** What a theme is for: an output of 1 January or of the year, and which way is better. */
const OUTCOMES: Readonly<Record<string, { output: string; better: 1 | -1 }>> = {
  housing: { output: "housing.useful_heat", better: -1 },
  heat: { output: "housing.metered_gas_hhv", better: -1 },
  renewables: { output: "renewables.production", better: 1 },
  mobility: { output: "mobility.vehicle_km", better: -1 },
  economy: { output: "emissions.industry", better: -1 },
};

const runs = new Map<ResolvedScenario, Trajectories>();
function runOf(scenario: ResolvedScenario): Trajectories {
  const known = runs.get(scenario);
  if (known !== undefined) return known;
  const { regions } = scenario.model;
  const instance = instanceFor(scenario.model);
  const run = instance.trajectories(regions.map(({ id }) => id));
  instance.run(
    regions.map((region) => instance.flatten(region)),
    run,
  );
  runs.set(scenario, run);
  return run;
}

const valueOf = (scenario: ResolvedScenario, output: string, year: number): number =>
  runOf(scenario).at(output, year);

describe.each(FAMILIES)("the levels %s", (family) => {
  const levels = levelsOf(family);
  const own = levels.map(({ notes }) => notes.packages!.find(({ id }) => id.startsWith(family))!);
  const names = [...leversIn(`${family}-4`).keys()];

  it("are four, each with its name, theme, level and a few lines in two languages", () => {
    own.forEach(({ id, theme, level, title, explanation }, at) => {
      expect(id).toBe(`${family}-${at + 1}`);
      expect(level).toBe(at + 1);
      expect(THEMES).toContain(theme);
      expect(theme).toBe(own[0]!.theme);
      for (const language of ["nl", "en"] as const) {
        expect(title[language]).toContain(`${at + 1}`);
        expect(explanation![language].length).toBeGreaterThan(60);
        expect(explanation![language].length).toBeLessThan(700);
      }
    });
  });

  it("set the same levers, and give a source for every figure", () => {
    for (const [at, scenario] of levels.entries()) {
      const written = leversIn(`${family}-${at + 1}`);
      expect([...written.keys()].sort()).toEqual([...names].sort());
      for (const [lever, said] of written) {
        if (said === null) continue;
        const { set } = scenario.notes.levers[lever]!;
        expect(set!.source.length, `${set!.by} ${lever}`).toBeGreaterThan(10);
      }
    }
  });

  it("start from unchanged policy, to which the first goes back", () => {
    for (const said of leversIn(`${family}-1`).values()) expect(said).toBeNull();
    for (const lever of levers.keys()) {
      expect(largest(addedTo(levels[0]!, lever)), lever).toBe(0);
    }
  });

  it("go further with every level, in every lever and every year", () => {
    for (const lever of names) {
      const paths = levels.map((scenario) => pathOf(scenario, lever));
      const cells = paths[0]!.length / (LAST - reference.model.first + 1);
      const ends = [paths[0]!, paths[3]!].map((values) =>
        Array.from({ length: cells }, (_, cell) =>
          sum(values.filter((__, at) => at % cells === cell)),
        ),
      );
      for (const level of [1, 2, 3]) {
        paths[level]!.forEach((value, at) => {
          const towards = Math.sign(ends[1]![at % cells]! - ends[0]![at % cells]!);
          const step = (value - paths[level - 1]![at]!) * towards;
          if (step >= -1e-9 * Math.max(1, Math.abs(value))) return;
          const year = reference.model.first + Math.floor(at / cells);
          expect.fail(`${lever}, cell ${at % cells}: level ${level + 1} falls back in ${year}`);
        });
      }
    }
  });

  it("are no multiples of one another, as a whole nor in any lever", () => {
    for (const [at, from] of levels.entries()) {
      for (const to of levels.slice(at + 1)) {
        if (at === 0) continue;
        const whole: [number[], number[]] = [[], []];
        for (const lever of names) {
          const [a, b] = [addedTo(from, lever), addedTo(to, lever)];
          const scale = largest(b);
          if (largest(a) === 0) continue;
          whole[0].push(...a.map((value) => value / scale));
          whole[1].push(...b.map((value) => value / scale));
          const [factor, left] = factorBetween(a, b);
          const same = Math.abs(factor - 1) < 1e-9 && left < 1e-9;
          if (!same) expect(left, `${lever}: ${factor} times`).toBeGreaterThan(0.01);
        }
        const [factor, left] = factorBetween(...whole);
        expect(left, `${factor} times`).toBeGreaterThan(0.02);
      }
    }
  });

  it("make what the theme is for better, or leave it as it is", () => {
    const { output, better } = OUTCOMES[own[0]!.theme!]!;
    const values = levels.map((scenario) => valueOf(scenario, output, LAST - 10) * better);
    for (const at of [1, 2, 3]) {
      const tolerance = 1e-9 * Math.abs(values[at]!);
      expect(values[at]!, `level ${at + 1}`).toBeGreaterThanOrEqual(values[at - 1]! - tolerance);
    }
    // Panels alone: unchanged policy already keeps every installer at work.
    if (family !== "hernieuwbaar") expect(values[3]).toBeGreaterThan(values[0]!);
  });
});

describe("the ambition levels", () => {
  it("exist for every theme whose levers a city can move", () => {
    const themes = FAMILIES.map((family) => withPackages(`${family}-1`).notes.packages![0]!.theme);
    expect(new Set(themes)).toEqual(new Set(Object.keys(OUTCOMES)));
    // Said in docs/reference/ambition-levels.md: no levers that a city moves, or promises only.
    const without = ["people", "electricity", "climate", "services", "space"];
    expect([...Object.keys(OUTCOMES), ...without].sort()).toEqual([...THEMES].sort());
  });

  it("give a city that is not Kortrijk no amounts of Kortrijk", () => {
    for (const family of GENERAL) {
      for (const lever of leversIn(`${family}-4`).keys()) {
        expect(levers.get(lever)!.scale, `${family}: ${lever}`).toBe("intensive");
      }
    }
  });

  const byTheme = new Map<string, string[]>();
  for (const family of FAMILIES) {
    const subject = family.replace("kortrijk-", "");
    byTheme.set(subject, [...(byTheme.get(subject) ?? []), family]);
  }
  const oneOfEach = fc.tuple(
    ...[...byTheme.values()].map((families) =>
      fc
        .tuple(fc.constantFrom(...families), fc.constantFrom(...LEVELS))
        .map(([family, level]) => `${family}-${level}`),
    ),
  );

  it("go together, one of each theme, without a remark, and never emit more for it", () => {
    const base = valueOf(reference, "emissions.total", LAST - 10);
    fc.assert(
      fc.property(oneOfEach, (names) => {
        const total = valueOf(withPackages(...names), "emissions.total", LAST - 10);
        expect(total).toBeLessThanOrEqual(base * (1 + 1e-9));
      }),
      { numRuns: 20 },
    );
  });

  it("emit less together with every level", () => {
    const totals = LEVELS.map((level) => {
      const names = [...byTheme.values()].map((families) => `${families.at(-1)!}-${level}`);
      return valueOf(withPackages(...names), "emissions.total", LAST - 10);
    });
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    expect(new Set(totals).size).toBe(LEVELS.length);
  });
});

describe("the pages of the ambition levels", () => {
  it.each(levelPages(root))("$file is as the packages make it", ({ before, after }) => {
    expect(after === before, "run `npm run docs` and look at what changed").toBe(true);
  });
});
