/**
 * What two scenarios assume differently: only the rows that differ, each with the figures of both,
 * where they come from, and whether a plan decides it or finds it given.
 *
 * Everything that differs in the two models is in some row, and nothing else is: not a lever that
 * both plans set alike, nor a note that reads otherwise about the same figure. The list between a
 * scenario and itself is empty; with the two exchanged it is the same list with old and new
 * exchanged.
 */
import { cityOf } from "../model/index.ts";
import { axesOf, parseAddress, quantitiesOf, type Axis } from "../scenario/address.ts";
import type { Actor, Catalogue, Text } from "../scenario/declarations.ts";
import type { ObservedModel, ResolvedScenario, ScenarioModel } from "../scenario/resolved.ts";
import {
  DIFFERENCE_KINDS,
  largestOf,
  type Difference,
  type DifferingPoint,
  type Pair,
  type ReadScenario,
  type RegionOf,
  type ScenarioDifferences,
} from "./difference.ts";
import { definitionDifferences, modelDifferences } from "./differing-definitions.ts";
import { leverSide, recordSide, rowsByRecord, sideOf } from "./differing-provenance.ts";
import { differingPoints, type Layout } from "./differing-values.ts";

/** Deciders that a plan of a city does not speak for. */
const OUTSIDE_REACH: ReadonlySet<Actor> = new Set<Actor>(["market", "federal", "eu"]);

/**
 * @param old a resolved scenario, or one that a run stored: its quantities need not be those of this
 *   engine
 * @param catalogues what their quantities are declared in, when that is not the city model
 */
export function scenarioDifferences(
  old: ResolvedScenario,
  other: ResolvedScenario,
  catalogues?: Pair<Catalogue>,
): ScenarioDifferences {
  const scenarios: Pair<ReadScenario> = [
    { ...old, catalogue: catalogues?.[0] ?? cityOf(old.model).catalogue },
    { ...other, catalogue: catalogues?.[1] ?? cityOf(other.model).catalogue },
  ];
  const rows: Difference[] = [...modelDifferences(scenarios), ...definitionDifferences(scenarios)];
  for (const pair of regionPairs(scenarios)) rows.push(...regionDifferences(pair));
  return { reference: old.notes.id, plan: other.notes.id, rows: inOrder(rows, scenarios) };
}

/** Regions of one id; where both scenarios have a single one, those two whatever their ids. */
function regionPairs(scenarios: Pair<ReadScenario>): Pair<RegionOf>[] {
  const [old, other] = scenarios.map((scenario) => {
    const { model, notes, catalogue } = scenario;
    return model.regions.map((region, index): RegionOf => ({
      ...{ model, notes, region, catalogue, about: notes.regions[index] },
      axes: axesOf(catalogue, region.dimensions, model),
    }));
  }) as [RegionOf[], RegionOf[]];
  if (old.length === 1 && other.length === 1) return [[old[0]!, other[0]!]];
  return old.flatMap((one): Pair<RegionOf>[] => {
    const same = other.find(({ region }) => region.id === one.region.id);
    return same === undefined ? [] : [[one, same]];
  });
}

/** The region a row is of: of two that differ, both. */
const regionName = ([old, other]: Pair<RegionOf>): string =>
  [...new Set([old.region.id, other.region.id])].sort().join(" / ");

function regionDifferences(pair: Pair<RegionOf>): Difference[] {
  return [
    ...[...leverRows(pair), ...parameterRows(pair), ...historyRows(pair)],
    ...observationRows(pair),
  ];
}

const idsOf = (pair: Pair<RegionOf>, key: "parameters" | "levers" | "history"): string[] => [
  ...new Set([...Object.keys(pair[0].region[key]), ...Object.keys(pair[1].region[key])]),
];

/** Whether only one of the two computes the module of a quantity, and has it: told of the module. */
function isOfOneModule([old, other]: Pair<RegionOf>, key: "parameters" | "levers", id: string) {
  const module = id.slice(0, id.indexOf("."));
  const isHere = ({ model, region }: RegionOf): boolean =>
    model.modules.includes(module) && region[key][id] !== undefined;
  const isNowhere = ({ model, region }: RegionOf): boolean =>
    !model.modules.includes(module) && region[key][id] === undefined;
  return (isHere(old) && isNowhere(other)) || (isNowhere(old) && isHere(other));
}

type Declared<Kind extends "levers" | "parameters"> = Catalogue["modules"][number][Kind][string];

const declaredIn = <Kind extends "levers" | "parameters">(
  { catalogue }: RegionOf,
  kind: Kind,
  id: string,
): Declared<Kind> | undefined => quantitiesOf(catalogue, kind).get(id);

/** How a lever or parameter lies in its flat values; null when its declaration does not fit them. */
function layoutOf(of: RegionOf, kind: "levers" | "parameters", id: string): Layout | null {
  const declared = declaredIn(of, kind, id);
  if (declared === undefined) return null;
  const dims = declared.dims.map(of.axes);
  // The years of a path come first; those of a table stand where they are declared.
  return { axes: kind === "levers" ? [yearAxis(of.model), ...dims] : dims };
}

const YEAR_LABEL: Text = { nl: "Jaar", en: "Year" };

function yearAxis({ first, last }: ScenarioModel): Axis {
  const ids = Array.from({ length: last - first + 1 }, (_, at) => `${first + at}`);
  const index = new Map(ids.map((id, at) => [id, at]));
  return { dimension: "year", label: YEAR_LABEL, ids, names: [], index, isYear: true };
}

/** Years that only one of the two computes are told once, not of every lever. */
const commonYears = ([old, other]: Pair<RegionOf>): Pair<number> => [
  Math.max(old.model.first, other.model.first),
  Math.min(old.model.last, other.model.last),
];

function pointsOf(
  pair: Pair<RegionOf>,
  kind: "levers" | "parameters",
  id: string,
  values: Pair<readonly number[] | undefined>,
): DifferingPoint[] {
  const layouts: Pair<Layout | null> = [
    layoutOf(pair[0], kind, id) ?? layoutOf(pair[1], kind, id),
    layoutOf(pair[1], kind, id) ?? layoutOf(pair[0], kind, id),
  ];
  return differingPoints(id, values, layouts, commonYears(pair));
}

const byAddress = (points: readonly DifferingPoint[]): Map<string, DifferingPoint[]> => {
  const groups = new Map<string, DifferingPoint[]>();
  for (const point of points) {
    const group = groups.get(point.address);
    if (group === undefined) groups.set(point.address, [point]);
    else group.push(point);
  }
  return groups;
};

function leverRows(pair: Pair<RegionOf>): Difference[] {
  const rows: Difference[] = [];
  for (const id of idsOf(pair, "levers")) {
    if (isOfOneModule(pair, "levers", id)) continue;
    const levers: Pair<readonly number[] | undefined> = [
      pair[0].region.levers[id],
      pair[1].region.levers[id],
    ];
    const references: Pair<readonly number[] | undefined> = [
      pair[0].region.reference[id],
      pair[1].region.reference[id],
    ];
    const declared = declaredIn(pair[0], "levers", id) ?? declaredIn(pair[1], "levers", id) ?? null;
    const given = pointsOf(pair, "levers", id, references);
    const policy = byAddress(pointsOf(pair, "levers", id, levers));
    const common = { region: regionName(pair), unit: declared?.unit ?? "" };
    const decided = { theme: declared?.theme ?? null, actor: declared?.actor ?? null };
    if (given.length > 0) {
      const [old, other] = pair.map((of) => recordSide(of, of.about?.reference[id], given));
      rows.push({
        ...{ ...common, ...decided, kind: "reference", ...summaryOf(id, given) },
        ...{ old: old!, new: other!, background: true, reason: "data" },
      });
    }
    const moved = byAddress(given);
    for (const [address, differing] of policy) {
      const points = withoutUnstated(pair, id, address, differing);
      // What both leave to unchanged policy differs there, and is told there.
      if (isSamePath(differing, moved.get(address)) && pair.every((of) => follows(of, id, address)))
        continue;
      const outside = decided.actor !== null && OUTSIDE_REACH.has(decided.actor);
      const [old, other] = pair.map((of) => leverSide(of, address, largestOf(points)));
      rows.push({
        ...{ ...common, ...decided, kind: "lever", ...summaryOf(id, points) },
        ...{ old: old!, new: other!, background: outside },
        reason: outside ? "outside-reach" : null,
      });
    }
  }
  return rows;
}

/** Where nobody states what unchanged policy is, the noughts that stand for it are no figures. */
function withoutUnstated(
  pair: Pair<RegionOf>,
  id: string,
  address: string,
  points: readonly DifferingPoint[],
): readonly DifferingPoint[] {
  const [old, other] = pair.map(
    (of) => of.region.unknownReference?.includes(id) === true && follows(of, id, address),
  );
  if (!old && !other) return points;
  return points.map((point) => ({
    ...point,
    old: old ? null : point.old,
    new: other ? null : point.new,
  }));
}

const isSamePath = (
  points: readonly DifferingPoint[],
  others: readonly DifferingPoint[] = [],
): boolean =>
  points.length === others.length &&
  points.every((point, at) => {
    const same = others[at]!;
    return point.year === same.year && point.old === same.old && point.new === same.new;
  });

/** Whether a plan leaves a cell of a lever to unchanged policy. */
function follows({ notes }: RegionOf, id: string, address: string): boolean {
  const { members } = parseAddress(address) ?? { members: [] };
  const keys = members.map((_, at) => `${id}[${members.slice(0, at + 1).join(",")}]`);
  return [id, ...keys].every(
    (key) => (notes.levers[key]?.how?.[0]?.kind ?? "reference") === "reference",
  );
}

function parameterRows(pair: Pair<RegionOf>): Difference[] {
  const rows: Difference[] = [];
  for (const id of idsOf(pair, "parameters")) {
    if (isOfOneModule(pair, "parameters", id)) continue;
    const points = pointsOf(pair, "parameters", id, [
      pair[0].region.parameters[id],
      pair[1].region.parameters[id],
    ]);
    if (points.length === 0) continue;
    const declared = declaredIn(pair[0], "parameters", id) ?? declaredIn(pair[1], "parameters", id);
    const unit = declared?.unit ?? "";
    for (const group of rowsByRecord(pair, id, points)) {
      rows.push({
        ...{ region: regionName(pair), unit, theme: null, actor: null },
        ...{ kind: group.isPlan ? "parameter" : "data", ...summaryOf(id, group.points) },
        ...{ old: group.old, new: group.new },
        ...{ background: true, reason: group.isPlan ? "assumption" : "data" },
      });
    }
  }
  return rows;
}

function historyRows(pair: Pair<RegionOf>): Difference[] {
  const rows: Difference[] = [];
  for (const id of idsOf(pair, "history")) {
    const [old, other] = pair.map(({ region }) => new Map(region.history[id] ?? []));
    const years = [...new Set([...old!.keys(), ...other!.keys()])].sort((a, b) => a - b);
    const points = years.flatMap((year): DifferingPoint[] => {
      const [before, after] = [old!.get(year) ?? null, other!.get(year) ?? null];
      return before === after ? [] : [{ address: id, year, old: before, new: after }];
    });
    if (points.length === 0) continue;
    const [was, is] = pair.map((of) => recordSide(of, of.about?.history[id], points));
    rows.push({
      ...{ kind: "history", region: regionName(pair), ...summaryOf(id, points) },
      ...{ unit: historyUnit(pair, id), theme: null, actor: null },
      ...{ old: was!, new: is!, background: true, reason: "data" },
    });
  }
  return rows;
}

/** What plans say was measured in the years of the run: results are held against it. */
function observationRows(pair: Pair<RegionOf>): Difference[] {
  const [olds, news] = pair.map(({ region }) => region.observations ?? {});
  const ids = new Set([...Object.keys(olds!), ...Object.keys(news!)]);
  return [...ids].flatMap((id): Difference[] => {
    const [before, after] = [olds![id], news![id]];
    if (isSameObserved(before, after)) return [];
    const valueIn = (observed: ObservedModel | undefined, year: number): number | null =>
      observed?.values.find((one) => one.year === year)?.value ?? null;
    const years = [before, after].flatMap((one) => one?.values.map(({ year }) => year) ?? []);
    const points = [...new Set(years)]
      .sort((a, b) => a - b)
      .map((year): DifferingPoint => {
        const [old, other] = [valueIn(before, year), valueIn(after, year)];
        return { address: id, year, old, new: other };
      })
      .filter((point) => point.old !== point.new);
    const told = points.length > 0 ? summaryOf(id, points) : withoutPoints(id);
    const sides = pair.map((of) =>
      points.length > 0
        ? recordSide(of, of.about?.observations?.[id], points)
        : sideOf(of.about?.observations?.[id]?.[0], of.notes),
    );
    return [
      {
        ...{ kind: "observation", region: regionName(pair), ...told },
        ...{ unit: historyUnit(pair, id), theme: null, actor: null },
        ...{ old: sides[0]!, new: sides[1]!, background: false, reason: null },
      },
    ];
  });
}

const withoutPoints = (address: string) => ({ address, years: [], points: [], largest: null });

/** Ranges and tolerance count too: they decide what fits. */
function isSameObserved(one: ObservedModel | undefined, other: ObservedModel | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.tolerance === other.tolerance &&
    one.values.length === other.values.length &&
    one.values.every(({ year, value, low, high }, at) => {
      const same = other.values[at]!;
      return year === same.year && value === same.value && low === same.low && high === same.high;
    })
  );
}

/** Of an output its own; of something that the model does not have, as it was written. */
function historyUnit(pair: Pair<RegionOf>, address: string): string {
  const id = parseAddress(address)?.id ?? address;
  for (const { catalogue, about } of pair) {
    const unit =
      quantitiesOf(catalogue, "outputs").get(id)?.unit ??
      about?.history[address]?.find((record) => record.unit !== undefined)?.unit;
    if (unit !== undefined) return unit;
  }
  return "";
}

function summaryOf(
  id: string,
  points: readonly DifferingPoint[],
): Pick<Difference, "address" | "years" | "points" | "largest"> {
  const years = [...new Set(points.flatMap(({ year }) => (year === null ? [] : [year])))];
  return {
    address: commonAddress(id, points),
    years: years.sort((a, b) => a - b),
    points,
    largest: largestOf(points),
  };
}

/** The members that all points have in common, from the first on. */
function commonAddress(id: string, points: readonly DifferingPoint[]): string {
  const [first] = points;
  if (points.every(({ address }) => address === first!.address)) return first!.address;
  let common = [...(parseAddress(first!.address)?.members ?? [])];
  for (const { address } of points) {
    const { members } = parseAddress(address) ?? { members: [] };
    const parts = common.findIndex((member, at) => member !== members[at]);
    if (parts >= 0) common = common.slice(0, parts);
  }
  return common.length === 0 ? id : `${id}[${common.join(",")}]`;
}

/** By kind, then as the model declares them, what it does not declare behind that by name. */
function inOrder(rows: readonly Difference[], scenarios: Pair<ReadScenario>): Difference[] {
  const declared = new Map<string, number>();
  const [{ catalogue }, other] = scenarios;
  for (const module of catalogue.modules) {
    // What only one of the two declares has no place that both would give it.
    if (!other.catalogue.modules.includes(module)) continue;
    for (const name of [...Object.keys(module.levers), ...Object.keys(module.parameters)]) {
      declared.set(`${module.id}.${name}`, declared.size);
    }
  }
  const placeOf = ({ address }: Difference): number =>
    declared.get(parseAddress(address)?.id ?? address) ?? declared.size;
  const keyed = rows.map((row) => ({
    row,
    kind: DIFFERENCE_KINDS.indexOf(row.kind),
    place: placeOf(row),
  }));
  const text = (a: string | null, b: string | null): number =>
    (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;
  keyed.sort(
    (a, b) =>
      text(a.row.region, b.row.region) ||
      a.kind - b.kind ||
      a.place - b.place ||
      (a.place === declared.size ? text(a.row.address, b.row.address) : 0),
  );
  return keyed.map(({ row }) => row);
}
