/** Finished runs of shipped plans as a note is filled from them, and tags that nobody would write. */
import fc from "fast-check";
import { runScenario } from "../../engine/analysis/outcome.ts";
import type { Language } from "../../viz/numbers.ts";
import type { NoteFacts, NotePlan } from "../../viz/note/facts.ts";
import type {
  Against,
  Condition,
  Tag,
  ValueExpression,
  Writing,
  YearsWord,
  YearWord,
} from "../../viz/note/tag.ts";
import { UNCHANGED } from "../../viz/note/tags.ts";
import {
  DIVISORS,
  FACETS,
  OPERATORS,
  STATES,
  TABLES,
  type FacetName,
  type TableName,
} from "../../viz/note/tag-words.ts";
import { shipped, type SHIPPED_PLANS } from "./shipped.ts";

const made = new Map<string, NotePlan>();

/** A shipped plan, run once in a test file. */
export function notePlan(plan: (typeof SHIPPED_PLANS)[number]): NotePlan {
  const known = made.get(plan);
  if (known !== undefined) return known;
  const outcome = runScenario(shipped(plan), false);
  const hashes = { scenario: "5".repeat(64), notes: "0".repeat(64), engine: "e".repeat(64) };
  const one = { id: outcome.scenario.notes.id, outcome, hashes };
  made.set(plan, one);
  return one;
}

/** No pictures are drawn for the language of notes. */
const NO_CHARTS: NoteFacts["charts"] = {
  ids: () => Promise.resolve([]),
  draw: (plan, id) => Promise.reject(new Error(`no chart ${id} of ${plan}`)),
};

/** Two shipped plans, in one of the languages. */
export const noteFacts = (language: Language, plans?: readonly NotePlan[]): NoteFacts => ({
  language,
  plans: plans ?? [
    notePlan("kortrijk/kortrijk-2040.yaml"),
    notePlan("kortrijk/warmtenetten-eerst.yaml"),
  ],
  comparison: null,
  region: 0,
  charts: NO_CHARTS,
});

const keysOf = <Key extends string>(of: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(of) as Key[];

/** What a tag of the shipped plans may be about. */
export const SUBJECTS = [
  ...["emissions.total", "demography.population", "electricity.renewable_share", "co2_2040"],
  ...["heat.connection_share[venning]", "renewables.wind_capacity", "costs.discount_rate"],
  ...["co2_2030", "costs.investment", "housing.dwellings"],
] as const;

const subject = fc.oneof(
  fc.constantFrom(...SUBJECTS),
  fc.stringMatching(/^[a-z][a-z0-9_]{0,12}(?:\.[a-z][a-z0-9_]{0,12})?$/).map((id) => `x${id}`),
);

const year: fc.Arbitrary<YearWord> = fc.oneof(
  fc.integer({ min: 1990, max: 2060 }),
  fc.constantFrom("first" as const, "last" as const),
);
const years: fc.Arbitrary<YearsWord> = fc.oneof(
  year.map((from) => ({ from, to: from })),
  fc.tuple(year, year).map(([from, to]) => ({ from, to })),
);
const plan = fc.constantFrom("warmtenetten-eerst", "kortrijk-2040", "referentie", UNCHANGED, "x9");
const against: fc.Arbitrary<Against> = fc.oneof(
  year.map((one): Against => ({ kind: "year", year: one })),
  plan.map((one): Against => ({ kind: "plan", plan: one })),
);

export const valueExpression: fc.Arbitrary<ValueExpression> = fc.record({
  subject,
  facet: fc.option(fc.constantFrom<FacetName>(...keysOf(FACETS)), { freq: 2 }),
  years: fc.option(years, { freq: 4 }),
  change: fc.option(
    fc.record({ how: fc.constantFrom("change" as const, "difference" as const), against }),
  ),
  per: fc.option(fc.constantFrom(...keysOf(DIVISORS)), { freq: 1 }),
  plan: fc.option(plan, { freq: 1 }),
});

const writing: fc.Arbitrary<Writing> = fc.record({
  unit: fc.option(fc.constantFrom("kt", "GWh", "miljoen euro", "%", "kt CO₂", "MW"), { freq: 1 }),
  decimals: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 1 }),
  hasUnit: fc.boolean(),
  sign: fc.constantFrom("usual" as const, "signed" as const, "unsigned" as const),
  form: fc.constantFrom("number" as const, "direction" as const, "words" as const),
});

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    op: fc.constant("state" as const),
    value: valueExpression,
    state: fc.constantFrom(...keysOf(STATES)),
  }),
  fc.record({
    op: fc.constant("compare" as const),
    left: valueExpression,
    operator: fc.constantFrom(...keysOf(OPERATORS)),
    right: fc.oneof(
      valueExpression.map((value) => ({ kind: "value" as const, value })),
      fc
        .constantFrom("100 kt", "-63 %", "1.234,5", "2040", "0,5 procentpunt", "80000")
        .map((text) => ({ kind: "quantity" as const, text })),
    ),
  }),
);

/** Conditions as deep as anybody would write them. */
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    tie("any").map((part): Condition => ({ op: "not", part })),
    fc
      .tuple(
        fc.constantFrom("and" as const, "or" as const),
        fc.array(tie("any"), { minLength: 2, maxLength: 3 }),
      )
      .map(([op, parts]): Condition => ({ op, parts })),
  ),
})).any;

export const anyTag: fc.Arbitrary<Tag> = fc.oneof(
  fc.record({
    kind: fc.constant("value" as const),
    value: valueExpression,
    writing,
    says: fc.option(fc.constantFrom("daalt met 63 %", "±", "halveert", "")),
  }),
  condition.map((one): Tag => ({ kind: "if", condition: one })),
  condition.map((one): Tag => ({ kind: "assert", condition: one })),
  fc.constantFrom<Tag>({ kind: "else" }, { kind: "end" }),
  fc.record({
    kind: fc.constant("table" as const),
    table: fc.constantFrom<TableName>(...keysOf(TABLES)),
    years: fc.array(year, { maxLength: 4 }),
    subjects: fc.array(subject, { maxLength: 3 }),
    plan: fc.option(plan),
  }),
  fc.record({
    kind: fc.constant("chart" as const),
    chart: fc.stringMatching(/^[a-z]{3,9}(?:-[a-z]{2,9}){0,3}$/).map((id) => `x-${id}`),
    plan: fc.option(plan),
  }),
);
