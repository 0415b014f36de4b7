/** The list of modules fits together, and one that does not is refused with a way out. */
import { describe, expect, it } from "vitest";
import { catalogue } from "../../engine/model/index.ts";
import { checkWiring } from "../../engine/run/check-wiring.ts";
import type { ModuleDeclaration } from "../../engine/scenario/declarations.ts";

const { modules, dimensions } = catalogue;
const changed = (
  id: string,
  change: (module: ModuleDeclaration) => Partial<ModuleDeclaration>,
): ModuleDeclaration[] =>
  modules.map((module) => (module.id === id ? { ...module, ...change(module) } : module));

describe("the list of modules", () => {
  it("fits together as it stands", () => {
    expect(() => checkWiring(modules, dimensions)).not.toThrow();
  });

  it("is refused in another order, and the cycle is named", () => {
    const turned = [...modules].reverse();
    expect(() => checkWiring(turned, dimensions)).toThrow(/closes the cycle .* -> /);
  });

  it.each<[string, ModuleDeclaration[], RegExp]>([
    ["a module twice", [...modules, modules[0]!], /listed twice/],
    [
      "an input from nowhere",
      changed("heat", ({ inputs }) => ({
        inputs: { ...inputs, ghost: { from: "housing.ghosts", when: "start" } },
      })),
      /housing\.ghosts, which no module declares/,
    ],
    [
      "a flow read as a stock",
      changed("heat", ({ inputs }) => ({
        inputs: { ...inputs, wrong: { from: "housing.completions", when: "start" } },
      })),
      /it is a flow/,
    ],
    [
      "last year's flow without a value before the run",
      changed("heat", ({ inputs }) => ({
        inputs: { ...inputs, late: { from: "housing.completions", when: "year-before" } },
      })),
      /before the run/,
    ],
    [
      "an output with an unknown cause",
      changed("electricity", ({ outputs }) => ({
        outputs: { ...outputs, use: { ...outputs["use"]!, from: ["p.nothing"] } },
      })),
      /unknown cause p\.nothing/,
    ],
    [
      "an unknown dimension",
      changed("electricity", ({ state }) => ({ state: { ...state, odd: { dims: ["taste"] } } })),
      /unknown dimension taste/,
    ],
  ])("is refused with %s", (_, list, message) => {
    expect(() => checkWiring(list, dimensions)).toThrow(message);
  });
});
