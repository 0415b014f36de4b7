/** Own indicators and checks over any city and any shipped plan: what must hold whatever they say. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { missingInReference } from "../../engine/analysis/missing.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { inDeclaredUnit } from "../../engine/analysis/run-series.ts";
import { indicatorOf, indicatorsText, resolvedWith, runWith } from "../arbitraries/own-plan.ts";
import { shippedCatalogue } from "../arbitraries/shipped.ts";

const valuesOf = (outcome: RunOutcome, id: string): readonly number[] =>
  indicatorOf(outcome, id).values;

/** Every scalar output that has a value in the shipped plan. */
const scalars = shippedCatalogue.modules.flatMap((module) =>
  Object.entries(module.outputs)
    .filter(([, { dims }]) => dims.length === 0)
    .map(([name, { unit, kind }]) => ({ id: `${module.id}.${name}`, unit, kind })),
);

describe("an indicator that is just an output", () => {
  const aliases = Object.fromEntries(
    scalars.map(({ id, unit }, at) => [`own_${at}`, [id, unit] as const]),
  );
  const outcome = runWith(indicatorsText(aliases));
  const { model } = outcome.scenario;
  const missing = new Set(model.regions[0]!.missing);
  const unknown = missingInReference(model, model.regions[0]!);

  it("equals it bit for bit in all years, the last 1 January of a stock included", () => {
    const { first, last } = model;
    scalars.forEach(({ id, kind }, at) => {
      const own = `own_${at}`;
      if (missing.has(id)) {
        expect(valuesOf(outcome, own).every(Number.isNaN), id).toBe(true);
        return;
      }
      expect(outcome.own.model.timing(own), id).toBe(kind);
      for (let year = first; year <= last + (kind === "stock" ? 1 : 0); year++) {
        const value = outcome.own.run.at(own, year);
        expect(Object.is(value, outcome.run.at(id, year)), `${id} ${year}`).toBe(true);
      }
      if (unknown.has(id)) return;
      expect(outcome.own.reference.series(own), id).toEqual(outcome.reference.series(id));
    });
  });

  it("is missing what the output is missing, by name", () => {
    const { missing: why } = outcome.scenario.notes.regions[0]!;
    scalars.forEach(({ id }, at) => {
      if (!missing.has(id)) return;
      const result = outcome.own.results[0]!.indicators.find(
        ({ indicator }) => indicator.id === `own_${at}`,
      )!;
      expect(result.missing).toEqual(why![id]);
    });
  });
});

describe("a goal on an indicator that is just an output", () => {
  it("fares as the same goal on the output: status, figures, year, grade and span", () => {
    const plain = resolvedWith("");
    const goals = plain.model.targets.filter(({ indicator }) =>
      scalars.some(({ id }) => id === indicator),
    );
    const ids = [...new Set(goals.map(({ indicator }) => indicator))];
    const unitOf = new Map(scalars.map(({ id, unit }) => [id, unit]));
    const scenario = resolvedWith(
      indicatorsText(Object.fromEntries(ids.map((id, at) => [`own_${at}`, [id, unitOf.get(id)!]]))),
    );
    const moved = goals.map((target) => ({
      ...target,
      id: `${target.id}_own`,
      indicator: `own_${ids.indexOf(target.indicator)}`,
      ownUnit: unitOf.get(target.indicator)!,
    }));
    const outcome = runScenario(
      { ...scenario, model: { ...scenario.model, targets: [...scenario.model.targets, ...moved] } },
      false,
    );
    const results = new Map(
      outcome.targets[0]!.results.map((result) => [result.target.id, result]),
    );
    const { targets: spans } = outcome.grounding[0]!.grounding;
    expect(goals.length).toBeGreaterThan(30);
    for (const { id } of goals) {
      const { target: mine, ...own } = results.get(`${id}_own`)!;
      const { target, ...output } = results.get(id)!;
      expect(mine.value).toBe(target.value);
      // What is missing is told of the output in both cases; a plain goal may tell it of the year.
      expect({ ...own, missing: own.missing === null }, id).toEqual({
        ...output,
        missing: output.missing === null,
      });
      expect(spans.get(`${id}_own`), id).toEqual(spans.get(id));
    }
  });
});

describe("formulas over a run", () => {
  const stocks = scalars.filter(
    ({ id }) => id.startsWith("renewables.") && id.endsWith("capacity"),
  );

  it("add up and scale as numbers do", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(...stocks),
        fc.constantFrom(...stocks),
        (a, b, one, other) => {
          const outcome = runWith(
            indicatorsText({
              joined: [`${a} * ${one.id} + ${b} * ${other.id}`, one.unit],
              one: [one.id, one.unit],
              other: [other.id, one.unit],
              in_megawatt: [one.id, "MW"],
            }),
          );
          const [x, y] = [valuesOf(outcome, "one"), valuesOf(outcome, "other")];
          valuesOf(outcome, "joined").forEach((value, at) => {
            expect(value).toBe(a * x[at]! + b * y[at]!);
          });
          const model = outcome.scenario.model.indicators.find(({ id }) => id === "in_megawatt")!;
          x.forEach((value) => expect(inDeclaredUnit(model, value)).toBeCloseTo(value / 1000, 9));
        },
      ),
      { numRuns: 4 },
    );
  });

  it("do not care in which order indicators stand", () => {
    const chain: (readonly [string, readonly [string, string]])[] = [
      ["a", ["b + renewables.wind_capacity", "kW"]],
      ["b", ["2 * c", "kW"]],
      ["c", ["renewables.pv_capacity - d * demography.population", "kW"]],
      ["d", ["renewables.wind_capacity / demography.population", "kW/person"]],
    ];
    const outcomes = fc
      .sample(fc.shuffledSubarray(chain, { minLength: 4 }), 4)
      .map((order) => runWith(indicatorsText(Object.fromEntries(order))));
    for (const outcome of outcomes) {
      expect(outcome.scenario.model).toEqual(outcomes[0]!.scenario.model);
      for (const [id] of chain) {
        expect(valuesOf(outcome, id)).toEqual(valuesOf(outcomes[0]!, id));
      }
    }
  });

  it("never change the run, its goals or what they rest on", () => {
    const plain = runWith("");
    const more = runWith(
      `${indicatorsText({
        per_head: ["emissions.total / demography.population", "t/person"],
        sun: ["renewables.pv_capacity", "MW"],
      })}checks:\n  fewer: { expect: "emissions.total <= 1 kt" }\n`,
    );
    expect(more.run.rows).toEqual(plain.run.rows);
    expect(more.run.closing).toEqual(plain.run.closing);
    expect(more.reference.rows).toEqual(plain.reference.rows);
    expect(more.targets).toEqual(plain.targets);
    expect(more.findings).toEqual(plain.findings);
    expect(more.grounding[0]!.grounding.targets).toEqual(plain.grounding[0]!.grounding.targets);
  });
});

describe("a check and its negation", () => {
  it("never both hold", () => {
    const limits = fc.integer({ min: 0, max: 400 });
    const signs = fc.constantFrom("<", "<=", ">", ">=", "==", "!=");
    const condition = fc.oneof(
      fc.tuple(signs, limits).map(([sign, limit]) => `emissions.total ${sign} ${limit} kt`),
      limits.map((limit) => `within(emissions.total, ${limit} kt, 10 %)`),
      limits.map((limit) => `change(demography.population) > ${limit} persons`),
      limits.map((limit) => `1 / (year - 2030) < ${limit}`),
      limits.map((limit) => `emissions.total / at(emissions.total, 1950) < ${limit}`),
    );
    const joined = fc.oneof(
      condition,
      fc
        .tuple(condition, fc.constantFrom("and", "or"), condition)
        .map(([a, word, b]) => `(${a}) ${word} (${b})`),
    );
    const all = fc.sample(joined, { numRuns: 60, seed: 20241 });
    const lines = all.flatMap((expect_, at) => [
      `  c${at}: { expect: "${expect_}" }\n  n${at}: { expect: "not (${expect_})" }\n`,
      `  y${at}: { expect: "${expect_}", year: 2031 }\n  m${at}: { expect: "not (${expect_})", year: 2031 }\n`,
    ]);
    const outcome = runWith(`checks:\n${lines.join("")}`);
    const status = new Map(
      outcome.own.results[0]!.checks.map((result) => [result.check.id, result.status]),
    );
    all.forEach((condition_, at) => {
      for (const [plain, negated] of [
        [status.get(`c${at}`), status.get(`n${at}`)],
        [status.get(`y${at}`), status.get(`m${at}`)],
      ]) {
        expect([plain, negated], condition_).not.toEqual(["holds", "holds"]);
        expect(plain === "not_evaluable", condition_).toBe(negated === "not_evaluable");
      }
      const one = [status.get(`y${at}`), status.get(`m${at}`)];
      if (one[0] !== "not_evaluable") expect(one, condition_).toContain("holds");
    });
  });
});
