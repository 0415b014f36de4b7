/** Finds what a tag is about: a goal, budget, check, indicator, lever, parameter, or the plan itself. */
import type { BudgetResult } from "../../engine/analysis/budgets.ts";
import type { CheckResult } from "../../engine/analysis/checks.ts";
import type { GroundedResult } from "../../engine/analysis/targets.ts";
import {
  axesOf,
  cellOf,
  formatAddress,
  isProblem,
  locate,
  quantitiesOf,
} from "../../engine/scenario/address.ts";
import type {
  LeverDeclaration,
  OutputDeclaration,
  ParameterDeclaration,
  Text,
} from "../../engine/scenario/declarations.ts";
import { nearest, nearestNamed } from "../../engine/scenario/diagnostics/near-miss.ts";
import type { IndicatorModel, OwnParameterNote } from "../../engine/scenario/resolved.ts";
import { noteFault, type NoteFault } from "./fault.ts";
import type { NotePlan } from "./facts.ts";
import { shortened } from "./tag-tokens.ts";

/** An output or own indicator: something with a value in every year. */
export interface SeriesSubject {
  readonly kind: "series";
  /** As it is addressed: `heat.connections[venning]`. */
  readonly address: string;
  readonly id: string;
  readonly cell: number;
  /** Null for an own indicator. */
  readonly output: OutputDeclaration | null;
  readonly own: IndicatorModel | null;
}

export type Subject =
  | SeriesSubject
  | { readonly kind: "target"; readonly id: string; readonly result: GroundedResult }
  | { readonly kind: "budget"; readonly id: string; readonly result: BudgetResult }
  | { readonly kind: "check"; readonly id: string; readonly result: CheckResult }
  | {
      readonly kind: "lever";
      readonly address: string;
      readonly id: string;
      readonly cell: number;
      readonly lever: LeverDeclaration;
    }
  | {
      readonly kind: "parameter";
      readonly address: string;
      readonly id: string;
      readonly members: readonly string[];
      readonly parameter: ParameterDeclaration;
    }
  | { readonly kind: "own-parameter"; readonly id: string; readonly note: OwnParameterNote }
  | { readonly kind: "plan" };

/** What subjects are looked for first: the same id may name several things. */
export interface Wish {
  /** A year is named: a goal has its own, an indicator needs one. */
  readonly hasYears: boolean;
  /** What a lever asks for, where an output has the same id. */
  readonly isAsked: boolean;
}

const PLAN_WORDS = new Set(["plan", "run"]);

/** Ids by their small letters; the first of two that differ in nothing else. */
const bySmallLetters = (ids: Iterable<string>): Map<string, string> => {
  const found = new Map<string, string>();
  for (const id of ids) if (!found.has(id.toLowerCase())) found.set(id.toLowerCase(), id);
  return found;
};

const known = new WeakMap<NotePlan, Map<string, ReadonlyMap<string, string>>>();

/** A list of ids of a plan, by their small letters; made once. */
function idsOf(
  plan: NotePlan,
  kind: string,
  make: () => Iterable<string>,
): ReadonlyMap<string, string> {
  let kinds = known.get(plan);
  if (kinds === undefined) known.set(plan, (kinds = new Map()));
  let ids = kinds.get(kind);
  if (ids === undefined) kinds.set(kind, (ids = bySmallLetters(make())));
  return ids;
}

const QUANTITIES = ["outputs", "levers", "parameters"] as const;
type QuantityKind = (typeof QUANTITIES)[number];

const quantityIds = (plan: NotePlan, kind: QuantityKind): ReadonlyMap<string, string> =>
  idsOf(plan, kind, () => quantitiesOf(plan.outcome.catalogue, kind).keys());

/**
 * Finds a subject by its name. Word begins a sentence with a capital: capitals make no difference,
 * and neither do the names of members (`heat.connections[Venning]`).
 */
export function findSubject(
  written: string,
  plan: NotePlan,
  region: number,
  { hasYears, isAsked }: Wish,
): Subject | NoteFault {
  const small = written.toLowerCase();
  if (PLAN_WORDS.has(small)) return { kind: "plan" };
  if (small.includes(".")) return quantity(written, plan, region, isAsked);
  const { outcome } = plan;
  const { model, notes } = outcome.scenario;
  const named = <Item>(
    kind: string,
    items: readonly Item[],
    idOf: (item: Item) => string,
  ): Item | null => {
    const id = idsOf(plan, kind, () => items.map(idOf)).get(small);
    return items.find((item) => idOf(item) === id) ?? null;
  };
  const target = named("targets", outcome.targets[region]!.results, (one) => one.target.id);
  const own = named("indicators", model.indicators, ({ id }) => id);
  if (own !== null && (hasYears || target === null)) {
    return { kind: "series", address: own.id, id: own.id, cell: 0, output: null, own };
  }
  if (target !== null) return { kind: "target", id: target.target.id, result: target };
  const budget = named("budgets", outcome.budgets[region]!.results, (one) => one.budget.id);
  if (budget !== null) return { kind: "budget", id: budget.budget.id, result: budget };
  const check = named("checks", outcome.own.results[region]!.checks, (one) => one.check.id);
  if (check !== null) return { kind: "check", id: check.check.id, result: check };
  const numbers = Object.keys(notes.ownParameters ?? {});
  const number = named("own-parameters", numbers, (id) => id);
  if (number !== null) {
    return { kind: "own-parameter", id: number, note: notes.ownParameters![number]! };
  }
  return unknown(written, plan);
}

/** Every id that a tag of a plan may name. */
export function subjectIds({ outcome }: NotePlan): string[] {
  const { model, notes } = outcome.scenario;
  return [
    ...model.targets.map(({ id }) => id),
    ...model.indicators.map(({ id }) => id),
    ...(model.budgets ?? []).map(({ id }) => id),
    ...(model.checks ?? []).map(({ id }) => id),
    ...Object.keys(notes.ownParameters ?? {}),
    ...new Set(QUANTITIES.flatMap((kind) => [...quantitiesOf(outcome.catalogue, kind).keys()])),
  ];
}

function unknown(written: string, plan: NotePlan): NoteFault {
  const near = nearest(written, subjectIds(plan));
  const name = shortened(written);
  return noteFault(
    "unknown-tag",
    {
      nl: `plan ${plan.id} heeft geen doel, indicator, hefboom, parameter of budget "${name}"`,
      en: `plan ${plan.id} has no goal, indicator, lever, parameter or budget "${name}"`,
    },
    near === null
      ? {
          nl: "alle namen: simulate list targets, simulate list indicators; {{ is een gewone accolade",
          en: "all names: simulate list targets, simulate list indicators; {{ is a plain brace",
        }
      : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  );
}

/** An output, lever or parameter by its address. */
function quantity(
  written: string,
  plan: NotePlan,
  region: number,
  isAsked: boolean,
): Subject | NoteFault {
  const { catalogue, scenario } = plan.outcome;
  const open = written.indexOf("[");
  const small = (open < 0 ? written : written.slice(0, open)).toLowerCase();
  const order: readonly QuantityKind[] = isAsked ? ["levers", "outputs", "parameters"] : QUANTITIES;
  const kind = order.find((one) => quantityIds(plan, one).has(small));
  if (kind === undefined) return unknown(written, plan);
  const id = quantityIds(plan, kind).get(small)!;
  const { dims } = quantitiesOf(catalogue, kind).get(id)!;
  const { dimensions } = scenario.model.regions[region]!;
  const { first, last } = scenario.model;
  const members = membersOf(written, dims, plan, region);
  if (kind === "outputs") {
    const output = quantitiesOf(catalogue, "outputs").get(id)!;
    if (members.length === 0 && dims.length > 0 && output.total !== undefined) {
      const total = `${id.slice(0, id.indexOf("."))}.${output.total}`;
      return quantity(total, plan, region, false);
    }
  }
  const timeless = kind === "parameters" ? dims.filter((dim) => !isYear(dim, plan)) : dims;
  const address = formatAddress(id, members);
  if (members.length !== dims.length && members.length !== timeless.length) {
    return wrongMembers(address, id, timeless, plan, region);
  }
  const found = locate(address, {
    quantities: quantitiesOf(catalogue, kind),
    noun: NOUNS[kind],
    axes: axesOf(catalogue, dimensions, { first, last }),
    yearOptional: true,
  });
  if (isProblem(found)) return noteFault("unknown-tag", found.message, found.help);
  if (kind === "parameters") {
    const parameter = quantitiesOf(catalogue, "parameters").get(id)!;
    return { kind: "parameter", address, id, members, parameter };
  }
  const cell = cellOf({ id, members }, catalogue, dimensions);
  if (cell === null) return wrongMembers(address, id, timeless, plan, region);
  if (kind === "levers") {
    const lever = quantitiesOf(catalogue, "levers").get(id)!;
    return { kind: "lever", address, id, cell, lever };
  }
  const output = quantitiesOf(catalogue, "outputs").get(id)!;
  return { kind: "series", address, id, cell, output, own: null };
}

const NOUNS: Readonly<Record<QuantityKind, Text>> = {
  outputs: { nl: "indicator", en: "indicator" },
  levers: { nl: "hefboom", en: "lever" },
  parameters: { nl: "parameter", en: "parameter" },
};

const isYear = (dim: string, { outcome }: NotePlan): boolean =>
  outcome.catalogue.dimensions[dim]?.members === "years";

/** The members behind an address, by their ids where they can be told. */
function membersOf(
  written: string,
  dims: readonly string[],
  { outcome }: NotePlan,
  region: number,
): string[] {
  const open = written.indexOf("[");
  if (open < 0) return [];
  const { catalogue, scenario } = outcome;
  const axes = axesOf(catalogue, scenario.model.regions[region]!.dimensions);
  const given = written.slice(open + 1, written.endsWith("]") ? -1 : undefined).split(",");
  return given.map((text, at) => {
    const member = text.trim();
    const dim = dims[at];
    if (dim === undefined) return member.toLowerCase();
    const { ids, names, index } = axes(dim);
    if (index.has(member)) return member;
    const labels = scenario.notes.regions[region]!.members[dim];
    const called = ids.map((id, place) => labels?.[id] ?? names[place] ?? { nl: id, en: id });
    const folded = member.toLowerCase();
    const same = ids.find(
      (id, place) =>
        id.toLowerCase() === folded ||
        called[place]!.nl.toLowerCase() === folded ||
        called[place]!.en.toLowerCase() === folded,
    );
    // Spelt otherwise than any: `locate` says what is near.
    return same ?? folded.replace(/[^a-z0-9_]+/g, "_").replace(/^_+/, "");
  });
}

function wrongMembers(
  address: string,
  id: string,
  dims: readonly string[],
  { outcome }: NotePlan,
  region: number,
): NoteFault {
  const { catalogue, scenario } = outcome;
  const axes = axesOf(catalogue, scenario.model.regions[region]!.dimensions);
  const example = dims.map((dim) => axes(dim).ids[0] ?? dim);
  const names = dims.map((dim) => axes(dim).label);
  const said = (language: keyof Text): string =>
    names.map((label) => label[language].toLowerCase()).join(", ");
  return noteFault(
    "unknown-tag",
    dims.length === 0
      ? {
          nl: `${id} is één getal en heeft geen leden`,
          en: `${id} is one number and has no members`,
        }
      : {
          nl: `${address} zegt niet welke: ${id} is opgedeeld naar ${said("nl")}`,
          en: `${address} does not say which: ${id} is split by ${said("en")}`,
        },
    {
      nl: `schrijf bijvoorbeeld ${formatAddress(id, example)}`,
      en: `write for instance ${formatAddress(id, example)}`,
    },
  );
}

/** The plan of a tag by its id; the first one where none is named. */
export function findPlan(written: string | null, plans: readonly NotePlan[]): NotePlan | NoteFault {
  const [first] = plans;
  if (first === undefined) throw new Error("a note needs a plan");
  if (written === null) return first;
  const small = written.toLowerCase();
  const found = plans.find(({ id }) => id.toLowerCase() === small);
  if (found !== undefined) return found;
  const ids = plans.map(({ id }) => id);
  const near = nearestNamed(
    written,
    ids,
    plans.map(({ outcome }) => outcome.scenario.notes.title),
  );
  return noteFault(
    "unknown-tag",
    {
      nl: `er is geen plan "${shortened(written)}" bij deze nota`,
      en: `there is no plan "${shortened(written)}" with this note`,
    },
    near === null
      ? {
          nl: `kies uit ${ids.join(", ")}, of geef het plan mee: simulate note SJABLOON PLAN.yaml ${shortened(written)}.yaml`,
          en: `choose from ${ids.join(", ")}, or give the plan too: simulate note TEMPLATE PLAN.yaml ${shortened(written)}.yaml`,
        }
      : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  );
}
