/**
 * What a run.json must hold to be read back: the file may come from anyone, and from an engine that
 * is older or newer than this one. What is not listed may stand there and is passed over.
 */
import * as z from "zod/mini";
import { ACTORS, GRADES, THEMES } from "../../engine/scenario/declarations.ts";
import { SHAPES } from "../../engine/scenario/levers/path-shape.ts";
import { groupSchema } from "./group-schema.ts";
import { FUNCTIONS, OPERATORS } from "../../engine/scenario/formula/tree.ts";

const LONGEST_TEXT = 100_000;

function build() {
  // No generated code, as everywhere.
  z.config({ jitless: true });
  const text = z.string().check(z.maxLength(LONGEST_TEXT));
  const words = z.object({ nl: text, en: text });
  const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
  const number = z.number();
  const year = z.int().check(z.minimum(1000), z.maximum(9999));
  const byId = <T extends z.ZodMiniType>(of: T) => z.record(text, of);
  const perhaps = <T extends z.ZodMiniType>(of: T) => z.optional(of);

  const origin = z.object({ file: text, line: z.int(), column: z.int() });
  const tree: z.ZodMiniType = z.lazy(() =>
    z.union([
      z.object({ op: z.literal("number"), value: number }),
      z.object({ op: z.literal("name"), name: text }),
      z.object({
        op: z.literal("call"),
        name: z.enum([...OPERATORS, ...FUNCTIONS]),
        args: z.array(tree),
      }),
    ]),
  );
  const numbers = byId(z.array(number));
  const end = z.nullable(number);
  const observed = z.object({
    values: z.array(z.object({ year: number, value: number, low: end, high: end })),
    tolerance: end,
  });
  const region = z.object({
    id: text,
    dimensions: byId(z.array(text)),
    parameters: numbers,
    reference: numbers,
    levers: numbers,
    history: byId(z.array(z.tuple([number, number]))),
    observations: perhaps(byId(observed)),
    restart: perhaps(z.object({ year, observed: byId(z.array(end)) })),
    missing: perhaps(z.array(text)),
    unknownReference: perhaps(z.array(text)),
    unknownParameters: perhaps(z.array(text)),
    unknownOutputs: perhaps(z.array(text)),
  });
  const target = z.object({
    id: text,
    indicator: text,
    kind: z.enum([
      ...(["level", "share", "change", "decrease", "annual_change", "annual_level"] as const),
      ...(["programme", "outlook", "tracked"] as const),
    ]),
    direction: z.enum(["at_least", "at_most", "about"]),
    value: number,
    relative: z.boolean(),
    baseYear: z.nullable(number),
    baseValue: z.nullable(number),
    year: number,
    by: z.enum(["start", "end"]),
    unit: text,
    ownUnit: perhaps(text),
  });
  const indicator = z.object({
    ...{ id: text, formula: text, tree, kind: z.enum(["stock", "flow"]), unit: text },
    canonical: text,
  });
  const check = z.object({
    ...{ id: text, expect: text, tree, units: z.array(text), from: number, to: number },
  });
  const price = z.object({ known: z.boolean() });
  const budget = z.object({
    ...{ id: text, indicator: text, amount: number, from: year, to: year },
    ...{ unit: text, canonical: text },
  });
  const programme = z.object({
    ...{ id: text, title: words, meaning: words, unit: text },
    theme: z.enum(THEMES),
    actor: z.enum(ACTORS),
    ...{ annual: z.boolean(), since: number, delivered: z.boolean(), counts: z.nullable(text) },
    level: z.nullable(z.object({ id: text, title: words, known: z.boolean() })),
    ...{ cost: perhaps(price), upkeep: perhaps(price) },
    ratios: z.array(
      z.object({ id: text, title: words, indicator: text, times: number, unit: text }),
    ),
  });
  const model = z.object({
    format: z.literal("ademruimte-scenario/1"),
    ...{ first: year, last: year },
    modules: z.array(text),
    regions: z.array(region).check(z.minLength(1)),
    targets: z.array(target),
    indicators: z.array(indicator),
    checks: perhaps(z.array(check)),
    budgets: perhaps(z.array(budget)),
    ownParameters: perhaps(byId(number)),
    programmes: perhaps(z.array(programme)),
  });

  const figure = {
    grade: z.enum(GRADES),
    ...{ source: text, where: text, note: text, origin },
    ...{ address: perhaps(text), by: perhaps(text), unit: perhaps(text) },
    ...{ year: perhaps(number), value: perhaps(number) },
    ...{ low: perhaps(number), high: perhaps(number) },
    ...{ lowFactor: perhaps(number), highFactor: perhaps(number) },
    distribution: perhaps(z.object({ text, of: z.looseObject({ kind: text }) })),
    group: perhaps(z.object({ name: text, correlation: number })),
    ...{ placeholder: perhaps(z.literal(true)), unknown: perhaps(z.literal(true)) },
  };
  const records = byId(z.array(z.object(figure)));
  const point = z.object({ year: number, text, origin });
  const address = z.string().check(z.regex(/^[a-z]\w*\.[a-z]\w*(?:\[\w+(?:,\w+)*\])?$/));
  const shared = perhaps(z.object({ id: text, share: number }));
  const said = { address, text, by: text, origin, source: text, shared };
  const rule = z.union([
    z.object({
      ...{ ...said, kind: z.literal("points"), shape: text },
      points: z.array(point).check(z.minLength(1)),
    }),
    z.object({ ...said, kind: z.enum(["constant", "relative", "formula", "reference"]) }),
  ]);
  const lever = z.object({
    set: perhaps(z.object({ by: text, origin, source: text })),
    how: perhaps(z.array(rule)),
  });
  const law = z.object({
    ...{ id: text, what: words, decided: text, inForce: text },
    status: z.enum(["decided", "announced"]),
    ...{ levers: z.array(text), source: text, where: text, note: text, origin },
  });
  const declared = z.object({ source: text, note: text, origin });
  const titled = z.object({ title: words, source: text, note: text, by: text, origin });
  const formula = { tree, up: number, down: number };
  const change = z.union([
    z.object({ kind: z.literal("factor"), factor: number }),
    z.object({ kind: z.literal("amount"), amount: number }),
    z.object({ kind: z.literal("amounts"), amounts: z.array(number) }),
    z.object({ kind: z.literal("shift"), years: number }),
    z.object({ kind: z.literal("postpone"), years: number, never: number }),
  ]);
  const pointRecipe = z.union([
    z.object({ year, value: number }),
    z.object({ year, change }),
    z.object({ year, formula: z.object(formula) }),
  ]);
  const atLeastOne = <T extends z.ZodMiniType>(of: T) => z.array(of).check(z.minLength(1));
  const path = z.union([
    z.object({ kind: z.literal("constant"), value: number }),
    z.object({ kind: z.literal("relative"), change }),
    z.object({ kind: z.literal("points"), shape: z.enum(SHAPES), points: atLeastOne(pointRecipe) }),
    z.object({ kind: z.literal("formula"), ...formula }),
  ]);
  const recipe = z.object({
    steps: z.array(
      z.object({
        whole: z.boolean(),
        paths: z.array(z.object({ cells: z.array(number), path: z.nullable(path) })),
      }),
    ),
    from: perhaps(year),
  });
  const planId = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(80));
  const source = z.object({
    ...{ id: text, title: text, publisher: text, year: text, licence: text, url: text },
  });
  const targetNote = z.object({
    ...{ what: words, short: words, section: text, source: text, grade: z.enum(GRADES) },
    // A text of 0.1.0 stood there once for both languages (older-notes.ts).
    ...{ remark: z.union([words, text]), interpreted: z.union([words, text]), origin },
  });
  const notes = z.object({
    id: planId,
    title: words,
    files: z.array(text),
    packages: perhaps(z.array(z.object({ id: text, title: words, file: text, by: text }))),
    language: z.enum(["nl", "en"]),
    regions: z.array(
      z.object({
        ...{ id: text, title: words, members: byId(byId(words)) },
        folders: perhaps(z.array(z.object({ id: text, path: text }))),
        ...{ parameters: records, reference: records, history: records },
        replaced: perhaps(numbers),
        recipes: perhaps(z.record(address, recipe)),
        observations: perhaps(records),
        laws: perhaps(z.array(law)),
        missing: perhaps(byId(words)),
      }),
    ),
    sources: z.array(source),
    levers: z.record(address, lever),
    ownParameters: perhaps(byId(titled)),
    targets: byId(targetNote),
    indicators: perhaps(byId(titled)),
    checks: perhaps(byId(titled)),
    budgets: perhaps(byId(z.extend(titled, { grade: z.enum(GRADES) }))),
    programmes: perhaps(byId(declared)),
  });
  const scenario = z.object({ model, notes });
  const files = z.array(z.object({ name: text, sha256: hash }));
  const common = {
    engine: hash,
    language: z.enum(["nl", "en"]),
    csv: z.enum(["tidy", "be"]),
    files,
  };
  const one = { id: text, scenarioHash: hash, notesHash: hash, scenario };
  const group = groupSchema({ text, words, number, origin, target, targetNote, source });
  const failed = z.array(z.object({ member: z.int(), output: text, year }));
  const settings = z.object({
    members: z.int().check(z.minimum(1)),
    seed: z.union([z.int().check(z.minimum(0)), z.string().check(z.maxLength(64))]),
    sampling: z.enum(["random", "sobol"]),
    cells: z.boolean(),
    probabilities: z.array(number).check(z.minLength(1), z.maxLength(99)),
  });
  return {
    run: z.object({ ...common, scenarioHash: hash, notesHash: hash, scenario }),
    group: z.object({
      ...{ ...common, id: planId, title: words, scenarioHash: hash, notesHash: hash },
      ...{
        planFiles: z.array(text),
        region: z.nullable(text),
        planLanguage: z.enum(["nl", "en"]),
        group,
      },
      members: z
        .array(z.object({ region: text, scenarioHash: hash, notesHash: hash, scenario }))
        .check(z.minLength(1)),
    }),
    comparison: z.object({ ...common, runs: z.array(z.object(one)).check(z.minLength(1)) }),
    ensemble: z.object({
      ...common,
      ensemble: settings,
      runs: z.array(z.object({ ...one, inputsHash: hash, failed })).check(z.minLength(1)),
    }),
  };
}

let built: ReturnType<typeof build> | null = null;

/** The schemas, made on first use. */
export const runSchemas = (): ReturnType<typeof build> => (built ??= build());
