/** What an id of the command line may mean, and what was probably meant where it means nothing. */
import {
  axesOf,
  isProblem,
  locate,
  parseAddress,
  parseLooseAddress,
  quantitiesOf,
  type AddressProblem,
  type Quantities,
} from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import type { Shipped } from "../../engine/scenario/plan/shipped.ts";
import { LISTS, listOf, type ListKind } from "../lists/rows.ts";
import { holdsAll } from "../lists/search.ts";
import { suppliedMeasures } from "../measures.ts";
import { budgetExplanation } from "./budget.ts";
import { REGION, type ExplainContext, type Explanation } from "./context.ts";
import { lawExplanation, measuresExplanation } from "./grounds.ts";
import { leverExplanation } from "./lever.ts";
import { outputExplanation } from "./output.ts";
import { checkExplanation, indicatorExplanation, ownNumberExplanation } from "./own.ts";
import { parameterExplanation } from "./parameter.ts";
import { targetExplanation } from "./target.ts";

/**
 * An explanation for each thing that an id names: a lever may have the id of the result that it
 * sets, and both are meant.
 */
export function explanationsOf(
  id: string,
  depth: number | null,
  context: ExplainContext,
  supplied: Shipped,
): Explanation[] {
  const { model, notes } = context.outcome.scenario;
  const { catalogue } = context.outcome;
  const address = parseAddress(id);
  if (address !== null) {
    const has = (kind: Kind): boolean =>
      quantitiesOf(catalogue, kind).has(address.id) && problemIn(kind, id, context) === null;
    return [
      ...(has("outputs") ? [outputExplanation(address, depth, context)] : []),
      ...(has("levers") ? [leverExplanation(address, context)] : []),
      ...(has("parameters") ? [parameterExplanation(address.id, context)] : []),
    ];
  }
  const laws = notes.regions[REGION]!.laws ?? [];
  const found: Explanation[] = [];
  if (model.indicators.some((one) => one.id === id)) found.push(indicatorExplanation(id, context));
  if (model.checks?.some((one) => one.id === id)) found.push(checkExplanation(id, context));
  if (model.budgets?.some((one) => one.id === id)) found.push(budgetExplanation(id, context));
  if (model.targets.some((one) => one.id === id)) found.push(targetExplanation(id, context));
  if (Object.hasOwn(notes.ownParameters ?? {}, id)) found.push(ownNumberExplanation(id, context));
  const law = laws.find((one) => one.id === id);
  if (law !== undefined) found.push(lawExplanation(law, context));
  const measures = suppliedMeasures(supplied).find((one) => one.id === id);
  if (measures !== undefined) found.push(measuresExplanation(measures, context, supplied));
  return found;
}

type Kind = "outputs" | "levers" | "parameters";

const NOUNS: Readonly<Record<Kind, Text>> = {
  outputs: { nl: "uitkomst", en: "result" },
  levers: { nl: "hefboom", en: "lever" },
  parameters: { nl: "parameter", en: "parameter" },
};

/** What is wrong with the members of an address; null where it has none, or they exist. */
function problemIn(
  kind: Kind,
  text: string,
  { outcome }: Pick<ExplainContext, "outcome">,
): AddressProblem | null {
  if (!text.includes("[")) return null;
  const { model } = outcome.scenario;
  const axes = axesOf(outcome.catalogue, model.regions[REGION]!.dimensions, model);
  const quantities: Quantities = quantitiesOf(outcome.catalogue, kind);
  const found = locate(text, { quantities, noun: NOUNS[kind], axes, yearOptional: true });
  return isProblem(found) ? found : null;
}

/** Why an address of something that exists names nothing; null where it is no such address. */
export function addressProblem(
  text: string,
  context: Pick<ExplainContext, "outcome">,
): Pick<AddressProblem, "message" | "help"> | null {
  const id = parseLooseAddress(text)?.id;
  for (const kind of ["outputs", "levers", "parameters"] as const) {
    if (id === undefined || !quantitiesOf(context.outcome.catalogue, kind).has(id)) continue;
    const problem = problemIn(kind, text, context);
    if (problem !== null) return problem;
  }
  return null;
}

/** Lists of what may be explained; charts are pictures of other figures. */
const EXPLAINED: readonly ListKind[] = LISTS.filter((kind) => kind !== "charts");
const MOST_NEAR = 6;

export interface Near {
  /** Ids that look like what was written, or whose name holds it. */
  readonly ids: readonly string[];
  /** A list that has all of them; null where the words are in no list. */
  readonly list: ListKind | null;
}

export function nearIds(
  id: string,
  { outcome }: Pick<ExplainContext, "outcome">,
  supplied: Shipped,
): Near {
  const { scenario } = outcome;
  const lists = EXPLAINED.map((kind) => ({ kind, rows: listOf(kind, scenario, supplied).rows }));
  const rows = lists.flatMap((list) => list.rows);
  const idOf = (text: string): string => text.replace(/\[.*$/, "");
  const laws = (scenario.notes.regions[REGION]!.laws ?? []).map((law) => law.id);
  const own = Object.keys(scenario.notes.ownParameters ?? {});
  const ids = new Set([...rows.map((row) => idOf(row.id)), ...laws, ...own]);
  const bare = idOf(id);
  const near = nearest(bare, ids);
  const words = bare.split(/[\s._-]+/).filter((word) => word !== "");
  const isNamed = ({ searched }: (typeof rows)[number]): boolean =>
    words.length > 0 && holdsAll(searched, words);
  const named = rows.filter(isNamed).map((row) => idOf(row.id));
  const found = new Set([...(near === null ? [] : [near]), ...named]);
  const list = lists.find((one) => one.rows.some(isNamed))?.kind ?? null;
  return { ids: [...found].slice(0, MOST_NEAR), list };
}
