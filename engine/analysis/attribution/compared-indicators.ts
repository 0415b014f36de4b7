/**
 * The figures that two scenarios have in common: scalar outputs, and own indicators that both define
 * by the same formula. What only one of them has (a programme, an indicator) cannot be split, because
 * a run in which half of the measures are taken over has no such figure.
 */
import { cellOf, parseAddress, quantitiesOf } from "../../scenario/address.ts";
import { canonicalText } from "../../scenario/canonical.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import { Causes } from "../../scenario/causes.ts";
import { namesOf } from "../../scenario/formula/tree.ts";
import type {
  IndicatorModel,
  ProgrammeModel,
  RegionModel,
  ScenarioModel,
} from "../../scenario/resolved.ts";
import { missingIn } from "../missing.ts";
import type { OwnModel } from "../own-series.ts";
import { BACKGROUND, restartsDiffer, type AttributionGroup } from "./groups.ts";

/** One figure of one region, over the years of the run. */
export interface ComparedIndicator {
  readonly region: number;
  /** Of an output, an own indicator, or with members of one cell of an output. */
  readonly id: string;
  /** Of the output. */
  readonly cell: number;
  /** Canonical unit; of an own indicator the one in which it is declared. */
  readonly unit: string;
  readonly isStock: boolean;
  readonly isOwn: boolean;
}

/** The programmes that both declare alike: they alone are wired. */
export function sharedProgrammes(
  reference: ScenarioModel,
  plan: ScenarioModel,
): readonly ProgrammeModel[] | undefined {
  const { programmes: mine = [] } = plan;
  const { programmes: theirs = [] } = reference;
  const known = new Map(mine.map((one) => [one.id, shapeOfProgramme(one)]));
  const shared = theirs.filter((one) => known.get(one.id) === shapeOfProgramme(one));
  return shared.length === theirs.length ? reference.programmes : shared;
}

/** What of a programme decides about what it counts; titles and meanings do not. */
function shapeOfProgramme(programme: ProgrammeModel): string {
  const { id, unit, annual, since, delivered, counts, level, cost, upkeep, ratios } = programme;
  return canonicalText({
    ...{ id, unit, annual, since, delivered, counts, cost: cost ?? null, upkeep: upkeep ?? null },
    level: level === null ? null : { id: level.id, known: level.known },
    ratios: ratios.map(({ id: ratio, indicator, times }) => ({ ratio, indicator, times })),
  });
}

/** Own indicators that both define alike, and whose figures both have; in the reference's order. */
export function sharedIndicators(
  reference: ScenarioModel,
  plan: ScenarioModel,
  catalogue: Catalogue,
): readonly IndicatorModel[] {
  const mine = new Map(plan.indicators.map((one) => [one.id, one]));
  const quantities = ["outputs", "parameters"] as const;
  const hasFigure = (name: string): boolean => {
    const id = parseAddress(name)?.id;
    if (id !== undefined) return quantities.some((kind) => quantitiesOf(catalogue, kind).has(id));
    if (name === "year") return true;
    return [reference, plan].every(({ ownParameters = {} }) => name in ownParameters);
  };
  let shared = reference.indicators.filter((one) => {
    const other = mine.get(one.id);
    return (
      other?.canonical === one.canonical &&
      other.unit === one.unit &&
      canonicalText(other.tree) === canonicalText(one.tree)
    );
  });
  for (let before = -1; before !== shared.length;) {
    before = shared.length;
    const ids = new Set(shared.map(({ id }) => id));
    shared = shared.filter(({ tree }) =>
      namesOf(tree).every((name) => ids.has(name) || hasFigure(name)),
    );
  }
  return shared;
}

/**
 * The figures that can be split: all scalar ones, outputs in declared order and then own indicators,
 * or those of a list that both scenarios have, in its order.
 */
export function comparedIndicators(
  reference: ScenarioModel,
  plan: ScenarioModel,
  catalogue: Catalogue,
  own: OwnModel,
  asked?: readonly string[],
): ComparedIndicator[] {
  const outputs = quantitiesOf(catalogue, "outputs");
  const listed = asked ?? [
    ...[...outputs].flatMap(([id, { dims }]) => (dims.length === 0 ? [id] : [])),
    ...own.model.indicators.map(({ id }) => id),
  ];
  return reference.regions.flatMap((theirs, region) => {
    const mine = plan.regions[region]!;
    return listed.flatMap((id): ComparedIndicator[] => {
      const indicator = own.model.indicators.find((one) => one.id === id);
      if (indicator !== undefined) {
        const isStock = own.timing(id) !== "flow";
        return [{ region, id, cell: 0, unit: indicator.unit, isStock, isOwn: true }];
      }
      const address = parseAddress(id);
      const output = address === null ? undefined : outputs.get(address.id);
      if (address === null || output === undefined) return [];
      const cell = cellOf(address, catalogue, theirs.dimensions);
      const isMissing = [theirs, mine].some((one) => missingIn(one).has(address.id));
      if (cell === null || isMissing) return [];
      const { unit, kind } = output;
      return [{ region, id, cell, unit, isStock: kind === "stock", isOwn: false }];
    });
  });
}

/** Tells which groups can move a figure, from what the modules declare. */
export class Movers {
  private readonly causes: Causes;
  private readonly causesOf: readonly (readonly number[])[];

  constructor(
    private readonly groups: readonly AttributionGroup[],
    private readonly own: OwnModel,
    private readonly regions: readonly (readonly [RegionModel, RegionModel])[],
  ) {
    this.causes = new Causes(own.catalogue.modules);
    const levers = [...quantitiesOf(own.catalogue, "levers").keys()];
    this.causesOf = groups.map(({ id, levers: cells, parameters }) => {
      const found = new Set<number>();
      const add = (kind: "lever" | "parameter", name: string): void => {
        const cause = this.causes.causeOf(kind, name);
        if (cause !== undefined) found.add(cause);
      };
      for (const { lever } of cells) add("lever", lever);
      for (const { parameter } of parameters) add("parameter", parameter);
      // Where the reference paths differ, modules that read them see it.
      if (id === BACKGROUND)
        for (const lever of levers) if (this.differs(lever)) add("lever", lever);
      return [...found];
    });
  }

  private differs(lever: string): boolean {
    return this.regions.some(
      ([a, b]) => JSON.stringify(a.reference[lever]) !== JSON.stringify(b.reference[lever]),
    );
  }

  /** Where a run is started again from other observations, whatever follows from stocks may move. */
  private get isRestarted(): boolean {
    return this.regions.some(([a, b]) => restartsDiffer(a, b));
  }

  /** Places of the groups that can move a figure, in order. */
  of({ id, isOwn }: ComparedIndicator): number[] {
    const leaves = isOwn ? this.own.leavesOf(id) : [id];
    return this.groups.flatMap((group, place) =>
      leaves.some((leaf) => this.moves(place, leaf)) ||
      (group.id === BACKGROUND && (isOwn || this.isRestarted))
        ? [place]
        : [],
    );
  }

  private moves(group: number, leaf: string): boolean {
    const { id } = parseAddress(leaf)!;
    const output = this.causes.outputOf(id);
    if (output === undefined) {
      return this.groups[group]!.parameters.some(({ parameter }) => parameter === id);
    }
    return this.causesOf[group]!.some((cause) => this.causes.moves(cause, output));
  }
}
