/** What `simulate explain` says of equations: their headers, with Dutch beside the English. */
import type {
  EquationFacts,
  EquationPartFacts,
  EquationsByModule,
  SymbolFacts,
} from "../../cli/explain/equation-facts.ts";
import { catalogue } from "../../engine/model/index.ts";
import { midSentence, quantitiesOf } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { DUTCH_EQUATIONS } from "./dutch-equations.ts";
import type { Equation, EquationPart, EquationSymbol } from "./equation-headers.ts";
import { equationsOfModule } from "./pages.ts";

/** By every module, and by `programmes` for those that a region or plan declares. */
export function equationFacts(root: string): EquationsByModule {
  const modules = [...catalogue.modules.map(({ id }) => id), "programmes"];
  return Object.fromEntries(
    modules.map((module) => [
      module,
      Object.fromEntries(
        equationsOfModule(root, module).map((equation) => [equation.id, factsOf(equation)]),
      ),
    ]),
  );
}

const factsOf = ({ id, parts }: Equation): EquationFacts => ({
  id,
  parts: parts.map((part, at) => partFacts(part, at === 0 ? id : `${id}${"+".repeat(at)}`)),
});

function partFacts(part: EquationPart, key: string): EquationPartFacts {
  const dutch = DUTCH_EQUATIONS[key];
  if (dutch === undefined) throw new Error(`equation ${key} has no title in Dutch`);
  return {
    title: { nl: dutch.title, en: part.title },
    formula: part.formula,
    symbols: part.symbols.map((symbol) => symbolFacts(symbol, key)),
    source: part.source,
  };
}

/** An address that a header names; one without its module stands behind one that has it. */
const NAMED = /\b[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\b/g;

function symbolFacts({ symbol, meaning, units, from }: EquationSymbol, key: string): SymbolFacts {
  const named = DUTCH_EQUATIONS[key]!.symbols?.[symbol];
  const label = labelOf(from);
  const dutch = named ?? (label === null ? undefined : midSentence(label.nl));
  if (dutch === undefined) throw new Error(`symbol ${symbol} of ${key} has no meaning in Dutch`);
  return { symbol, meaning: { nl: dutch, en: meaning }, units, from };
}

/** Of the first declared quantity that a symbol stands for. */
function labelOf(from: string): Text | null {
  for (const [id] of from.matchAll(NAMED)) {
    for (const kind of ["outputs", "parameters", "levers"] as const) {
      const declared = quantitiesOf(catalogue, kind).get(id);
      if (declared !== undefined) return declared.label;
    }
  }
  return null;
}
