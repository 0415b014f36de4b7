/**
 * What differs between two scenarios, in the groups over which a difference is split. A lever that
 * both share is in none.
 *
 * Groups do not depend on which of the two comes first, nor on the order of keys: only what they are
 * called does. Where one measure takes the place of another, the two are one group, because neither
 * can be taken out by itself.
 */
import { addressOfCell, quantitiesOf } from "../../scenario/address.ts";
import {
  ACTORS,
  THEMES,
  type Actor,
  type Catalogue,
  type LeverDeclaration,
  type Text,
  type Theme,
} from "../../scenario/declarations.ts";
import type { RegionModel, ResolvedScenario } from "../../scenario/resolved.ts";
import { setterOfLever, settersOfParameter, type Setter } from "./setters.ts";

export const ATTRIBUTED_BY = ["measure", "theme", "actor", "lever"] as const;
/** `measure`: packages, and levers that a plan sets by itself; `actor`: who decides. */
export type AttributedBy = (typeof ATTRIBUTED_BY)[number];

/**
 * Id of the group of all that is no policy: parameters and reference paths that differ, and what a
 * run is started again from.
 */
export const BACKGROUND = "background";

/** How a group is told: by the name of a theme or actor, or by what it sets and takes the place of. */
export type GroupName =
  | { readonly kind: "background" }
  | { readonly kind: "theme"; readonly theme: Theme }
  | { readonly kind: "actor"; readonly actor: Actor }
  | {
      readonly kind: "measure";
      /** What the plan has. */
      readonly has: readonly Text[];
      /** What the reference has in the place of that, and the plan has not. */
      readonly without: readonly Text[];
    };

/** Cells of a lever in one region. */
export interface LeverCells {
  readonly region: number;
  readonly lever: string;
  readonly cells: readonly number[];
}

export interface AttributionGroup {
  readonly id: string;
  readonly name: GroupName;
  readonly levers: readonly LeverCells[];
  /** Parameters, by region, that are the plan's when the group joins. */
  readonly parameters: readonly { readonly region: number; readonly parameter: string }[];
}

/** What is told of one group while it is gathered. */
interface Gathered {
  readonly levers: Map<string, LeverCells & { readonly cells: number[] }>;
  readonly parameters: { readonly region: number; readonly parameter: string }[];
  readonly has: Map<string, Text>;
  readonly without: Map<string, Text>;
}

/** Cells that can only be taken over together: shares of one whole, or a cell by itself. */
interface Unit {
  readonly region: number;
  readonly lever: string;
  readonly declaration: LeverDeclaration;
  readonly cells: readonly number[];
}

/** Ids that belong together: the smallest of them stands for all. */
class Together {
  private readonly parents = new Map<string, string>();

  find(id: string): string {
    const parent = this.parents.get(id) ?? id;
    if (parent === id) return id;
    const root = this.find(parent);
    this.parents.set(id, root);
    return root;
  }

  join(ids: readonly string[]): void {
    const roots = ids.map((id) => this.find(id)).sort(inCodeUnits);
    for (const root of roots.slice(1)) this.parents.set(root, roots[0]!);
  }
}

const inCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The groups, in an order that is the same whichever scenario comes first.
 *
 * @param catalogue of what both have; a programme that only one of them has is in no group
 */
export function groupsOf(
  reference: ResolvedScenario,
  plan: ResolvedScenario,
  by: AttributedBy,
  catalogue: Catalogue,
): AttributionGroup[] {
  const units = differingUnits(reference, plan, catalogue);
  const parameters = differingParameters(reference, plan, catalogue);
  const isBackground = reference.model.regions.some(
    (region, at) =>
      !sameRecords(region.reference, plan.model.regions[at]!.reference, catalogue, "levers") ||
      JSON.stringify(region.history) !== JSON.stringify(plan.model.regions[at]!.history) ||
      restartsDiffer(region, plan.model.regions[at]!),
  );
  const numbers = [reference, plan].map(({ model }) => JSON.stringify(model.ownParameters ?? {}));
  const gathered = new Map<string, Gathered>();
  const group = (id: string): Gathered => {
    let known = gathered.get(id);
    if (known === undefined) {
      known = { levers: new Map(), parameters: [], has: new Map(), without: new Map() };
      gathered.set(id, known);
    }
    return known;
  };
  const addUnit = (id: string, { region, lever, cells }: Unit): void => {
    const { levers } = group(id);
    const key = `${region} ${lever}`;
    const known = levers.get(key);
    if (known === undefined) levers.set(key, { region, lever, cells: [...cells] });
    else known.cells.push(...cells);
  };
  if (isBackground || numbers[0] !== numbers[1]) group(BACKGROUND);

  if (by === "measure") {
    const sides = [reference, plan] as const;
    const together = new Together();
    const setBy = units.map((unit) => {
      const setters = sides.map((side) => settersOfUnit(unit, side, catalogue));
      together.join(setters.flatMap((list) => list.map(({ id }) => id)));
      return { unit, setters };
    });
    const given = parameters.map((one) => {
      const setters = sides.map(({ notes }) =>
        settersOfParameter(one.parameter, notes, one.region),
      );
      const isPolicy =
        setters.every((list) => list !== null) && setters.some((list) => list!.length > 0);
      const known = isPolicy ? (setters as (readonly Setter[])[]) : [[], []];
      together.join(known.flatMap((list) => list.map(({ id }) => id)));
      return { one, setters: known };
    });
    const name = (
      id: string,
      setters: readonly (readonly Setter[])[],
      lever: Text | null,
    ): void => {
      const { has, without } = group(id);
      setters.forEach((list, side) => {
        for (const setter of list) {
          (side === 0 ? without : has).set(setter.id, setter.title ?? lever!);
        }
      });
    };
    const rootOf = (setters: readonly (readonly Setter[])[]): string => {
      const first = setters.flat()[0];
      return first === undefined ? BACKGROUND : together.find(first.id);
    };
    for (const { unit, setters } of setBy) {
      const id = rootOf(setters);
      addUnit(id, unit);
      name(id, setters, unit.declaration.short ?? unit.declaration.label);
    }
    for (const { one, setters } of given) {
      const id = rootOf(setters);
      group(id).parameters.push(one);
      name(id, setters, null);
    }
  } else {
    for (const unit of units) {
      const isSet = [reference, plan].some(
        (side) => settersOfUnit(unit, side, catalogue).length > 0,
      );
      addUnit(isSet ? idBy(by, unit) : BACKGROUND, unit);
    }
    for (const one of parameters) group(BACKGROUND).parameters.push(one);
  }
  const order = by === "theme" ? THEMES : by === "actor" ? ACTORS : null;
  const place = (id: string): number => (order as readonly string[] | null)?.indexOf(id) ?? 0;
  const levers = quantitiesOf(catalogue, "levers");
  return [...gathered]
    .sort(
      ([a], [b]) =>
        Number(a === BACKGROUND) - Number(b === BACKGROUND) ||
        place(a) - place(b) ||
        inCodeUnits(a, b),
    )
    .map(([id, one]) => ({
      id,
      name: nameOf(id, by, one, levers),
      levers: [...one.levers.values()],
      parameters: one.parameters,
    }));
}

/** Whether two runs of a region are started again from other observations, or one of them is not. */
export const restartsDiffer = (a: RegionModel, b: RegionModel): boolean =>
  JSON.stringify(a.restart) !== JSON.stringify(b.restart);

function idBy(by: Exclude<AttributedBy, "measure">, { lever, declaration }: Unit): string {
  if (by === "lever") return lever;
  return by === "theme" ? declaration.theme : declaration.actor;
}

function nameOf(
  id: string,
  by: AttributedBy,
  { has, without }: Gathered,
  levers: ReadonlyMap<string, LeverDeclaration>,
): GroupName {
  if (id === BACKGROUND) return { kind: "background" };
  if (by === "theme") return { kind: "theme", theme: id as Theme };
  if (by === "actor") return { kind: "actor", actor: id as Actor };
  if (by === "lever") {
    const { short, label } = levers.get(id)!;
    return { kind: "measure", has: [short ?? label], without: [] };
  }
  const inOrder = (titles: ReadonlyMap<string, Text>): Text[] =>
    [...titles].sort(([a], [b]) => inCodeUnits(a, b)).map(([, title]) => title);
  const gone = new Map([...without].filter(([setter]) => !has.has(setter)));
  return { kind: "measure", has: inOrder(has), without: inOrder(gone) };
}

/** What set the cells of a unit in one of the scenarios. */
function settersOfUnit(
  { region, lever, cells }: Unit,
  { model, notes }: ResolvedScenario,
  catalogue: Catalogue,
): Setter[] {
  const { dimensions } = model.regions[region]!;
  const setters = new Map<string, Setter>();
  for (const cell of cells) {
    const setter = setterOfLever(addressOfCell(lever, cell, catalogue, dimensions), notes);
    if (setter !== null) setters.set(setter.id, setter);
  }
  return [...setters.values()];
}

/** In declared order of levers and cells. */
function differingUnits(
  reference: ResolvedScenario,
  plan: ResolvedScenario,
  catalogue: Catalogue,
): Unit[] {
  const { first, last, regions } = reference.model;
  const years = last - first + 1;
  const units: Unit[] = [];
  for (const [lever, declaration] of quantitiesOf(catalogue, "levers")) {
    regions.forEach(({ levers, dimensions }, region) => {
      const mine = plan.model.regions[region]!.levers[lever];
      const theirs = levers[lever];
      if (mine === undefined || theirs === undefined) return;
      const size = theirs.length / years;
      const dim = declaration.sumsToOne === true ? declaration.dims.at(-1) : undefined;
      const width = dim === undefined ? 1 : membersIn(dim, catalogue, dimensions);
      for (let cell = 0; cell < size; cell += width) {
        const cells = Array.from({ length: width }, (_, i) => cell + i);
        if (cells.some((at) => differs(mine, theirs, at, size))) {
          units.push({ region, lever, declaration, cells });
        }
      }
    });
  }
  return units;
}

function differs(
  mine: readonly number[],
  theirs: readonly number[],
  cell: number,
  size: number,
): boolean {
  for (let at = cell; at < theirs.length; at += size) if (mine[at] !== theirs[at]) return true;
  return false;
}

function membersIn(
  dimension: string,
  catalogue: Catalogue,
  regional: RegionModel["dimensions"],
): number {
  const { members } = catalogue.dimensions[dimension]!;
  return typeof members === "string" ? (regional[dimension]?.length ?? 0) : members.length;
}

function differingParameters(
  reference: ResolvedScenario,
  plan: ResolvedScenario,
  catalogue: Catalogue,
): { region: number; parameter: string }[] {
  const found: { region: number; parameter: string }[] = [];
  for (const parameter of quantitiesOf(catalogue, "parameters").keys()) {
    reference.model.regions.forEach(({ parameters }, region) => {
      const mine = plan.model.regions[region]!.parameters[parameter];
      if (!sameValues(parameters[parameter], mine)) found.push({ region, parameter });
    });
  }
  return found;
}

const sameValues = (a: readonly number[] | undefined, b: readonly number[] | undefined): boolean =>
  a === b || (a?.length === b?.length && a!.every((value, at) => value === b![at]));

function sameRecords(
  a: Readonly<Record<string, readonly number[]>>,
  b: Readonly<Record<string, readonly number[]>>,
  catalogue: Catalogue,
  kind: "levers",
): boolean {
  return [...quantitiesOf(catalogue, kind).keys()].every((id) => sameValues(a[id], b[id]));
}
