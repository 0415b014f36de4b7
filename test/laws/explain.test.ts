/** What is told of a figure follows the declarations, and every equation is told in both languages. */
import { describe, expect, it } from "vitest";
import { equationFacts } from "../../build/model-pages/equation-facts.ts";
import { referenceScenario } from "../../build/model-pages/pages.ts";
import { equationOf } from "../../cli/explain/equation-facts.ts";
import { formulaText } from "../../cli/explain/formula-text.ts";
import { Trace } from "../../cli/explain/trace.ts";
import { cityOf } from "../../engine/model/index.ts";
import { loadPlan } from "../../engine/scenario/plan/plan.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { Causes } from "../../engine/scenario/causes.ts";
import type { FormulaOperation, FormulaTree } from "../../engine/scenario/formula/tree.ts";
import { MemoryFiles } from "../arbitraries/memory-files.ts";
import { root } from "../arbitraries/root.ts";

const { catalogue } = cityOf(referenceScenario(root).model);
const outputs = [...quantitiesOf(catalogue, "outputs")];
const trace = new Trace(catalogue);

describe("what lies behind an output", () => {
  const causes = new Causes(catalogue.modules);
  const kinds = [
    ["parameter", "parameters"],
    ["lever", "levers"],
  ] as const;

  it("is every parameter and lever that may move it, and nothing else", () => {
    for (const [id] of outputs) {
      const behind = trace.behind([id]);
      const number = causes.outputOf(id)!;
      for (const [kind, of] of kinds) {
        const moving = [...quantitiesOf(catalogue, of).keys()].filter((one) =>
          causes.moves(causes.causeOf(kind, one)!, number),
        );
        expect([...behind[of]].sort(), id).toEqual(moving.sort());
      }
      const told = behind.levels.flat();
      expect(new Set(told).size, id).toBe(told.length);
    }
  });

  it("is found the other way round too", () => {
    for (const [kind, of] of kinds) {
      for (const id of quantitiesOf(catalogue, of).keys()) {
        const { direct, all } = trace.movedBy(kind, id);
        for (const output of all) expect(trace.behind([output])[of]).toContain(id);
        for (const output of direct) expect(trace.causesOf(output)[of]).toContain(id);
      }
    }
  });
});

it("tells the equation of every output, its title and symbols in Dutch and English", () => {
  const equations = equationFacts(root);
  for (const [id, { equation }] of outputs) {
    const found = equationOf(equations, id.slice(0, id.indexOf(".")), equation);
    expect(found, `${id} ${equation}`).not.toBeNull();
    for (const { title, symbols } of found!.parts) {
      for (const text of [title, ...symbols.map(({ meaning }) => meaning)]) {
        expect(text.nl).not.toBe("");
        expect(text.en).not.toBe("");
      }
    }
  }
});

describe("a part of a formula", () => {
  const name = (of: string): FormulaTree => ({ op: "name", name: of });
  const call = (of: FormulaOperation, ...args: FormulaTree[]): FormulaTree => ({
    op: "call",
    name: of,
    args,
  });
  const [a, b, c] = [name("a"), name("b"), name("c")];

  it.each([
    ["a - (b - c)", call("subtract", a, call("subtract", b, c))],
    ["a - b - c", call("subtract", call("subtract", a, b), c)],
    ["(a + b) * c", call("multiply", call("add", a, b), c)],
    ["a + b * c", call("add", a, call("multiply", b, c))],
    ["a / (b * c)", call("divide", a, call("multiply", b, c))],
    ["max(a, b) <= c", call("less_equal", call("max", a, b), c)],
    ["-(a + b)", call("negate", call("add", a, b))],
    ["a > b ? b : c", call("choose", call("greater", a, b), b, c)],
    ["a and (b or c)", call("and", a, call("or", b, c))],
  ])("is written %s", (text, tree) => {
    expect(formulaText(tree)).toBe(text);
  });
});

describe("the language of a plan that does not load", () => {
  const languageOf = (...texts: string[]): string | null => {
    const files = new MemoryFiles();
    texts.forEach((text, at) => files.put(at === 0 ? "plan.yaml" : `${at}.yaml`, text));
    return loadPlan(files, "plan.yaml").language;
  };

  it.each([
    ["en", ["id: a\nlanguage: en\nlevers: [\n"]],
    ["en", ["id: a\r\nlanguage: 'en'\r\nlevers: [\r\n"]],
    ["nl", ["id: a\nlanguage: nl # Dutch\n"]],
    [null, ["id: a\nlanguage: english\nlevers: [\n"]],
    [null, ["id: a\nextra:\n  language: en\nlevers: [\n"]],
    ["en", ["id: a\nextends: 1.yaml\n", "id: b\nlanguage: en\n"]],
    ["nl", ["id: a\nlanguage: nl\nextends: 1.yaml\n", "id: b\nlanguage: en\n"]],
  ])("is %s", (language, texts) => {
    expect(languageOf(...texts)).toBe(language);
  });
});
