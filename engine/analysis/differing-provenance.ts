/** Where the two figures of a difference come from: which record of the notes is about a cell. */
import { parseAddress } from "../scenario/address.ts";
import type { Provenance, ScenarioNotes } from "../scenario/resolved.ts";
import { madeIn, rulesOf } from "./lever-making.ts";
import {
  largestOf,
  type DifferenceSide,
  type DifferingPoint,
  type Pair,
  type RegionOf,
} from "./difference.ts";

export const NOTHING_SAID: DifferenceSide = {
  text: null,
  source: "",
  sourceTitle: null,
  grade: null,
  by: null,
  origin: null,
};

/** What the source list says of an id; null for the sentence of an author. */
export const titleOf = ({ sources }: ScenarioNotes, source: string): string | null =>
  sources.find(({ id }) => id === source)?.title ?? null;

export function sideOf(record: Provenance | undefined, notes: ScenarioNotes): DifferenceSide {
  if (record === undefined) return NOTHING_SAID;
  const { source, grade, origin, by = null } = record;
  return { text: null, source, sourceTitle: titleOf(notes, source), grade, by, origin };
}

/** Members of a record's address without the years among them. */
const placesOf = ({ address = "" }: Provenance): readonly string[] =>
  (parseAddress(address)?.members ?? []).filter((member) => !/^\d{4}$/.test(member));

/**
 * The record that holds for a point: of those that cover it the one with most members, of a path
 * over years the latest point that is not behind it, of equal ones the plan's.
 */
function recordAt(
  records: readonly Provenance[] | undefined,
  { address, year }: DifferingPoint,
): Provenance | undefined {
  const members = parseAddress(address)?.members ?? [];
  let best: Provenance | undefined;
  let rank: readonly number[] = [];
  for (const record of records ?? []) {
    const places = placesOf(record);
    if (places.some((place, at) => members[at] !== place)) continue;
    const when = record.year ?? -Infinity;
    const isPast = year === null || when <= year;
    const nearness = isPast ? when : -when;
    const order = [places.length, record.by === undefined ? 0 : 1, isPast ? 1 : 0, nearness];
    const at = order.findIndex((value, index) => value !== rank[index]);
    if (best !== undefined && (at < 0 || order[at]! < rank[at]!)) continue;
    [best, rank] = [record, order];
  }
  return best;
}

/** What one scenario says of the point that differs most. */
export const recordSide = (
  { notes }: RegionOf,
  records: readonly Provenance[] | undefined,
  points: readonly DifferingPoint[],
): DifferenceSide => sideOf(recordAt(records, largestOf(points)), notes);

/** What made a lever what it is in the year in which it differs most. */
export function leverSide(
  { notes, about }: RegionOf,
  address: string,
  point: DifferingPoint,
): DifferenceSide {
  const isRead = parseAddress(address) !== null;
  const rules = isRead ? rulesOf(address, notes.levers) : [];
  const { rule, origin } = madeIn(point.year ?? 0, rules);
  if (rule === null) {
    const id = parseAddress(address)?.id ?? address;
    return sideOf(recordAt(about?.reference[id], point), notes);
  }
  const { source, by } = rule;
  const sourceTitle = titleOf(notes, source);
  return { text: null, source, sourceTitle, grade: null, by, origin: origin ?? rule.origin };
}

export interface RecordGroup {
  readonly points: readonly DifferingPoint[];
  readonly old: DifferenceSide;
  readonly new: DifferenceSide;
  /** Whether a plan gave one of the two. */
  readonly isPlan: boolean;
}

/**
 * The points of a parameter by what is said of them: figures of the region are summed up in one
 * row, and what a plan gives has a row per place in which it does.
 */
export function rowsByRecord(
  pair: Pair<RegionOf>,
  id: string,
  points: readonly DifferingPoint[],
): RecordGroup[] {
  const [olds, news] = pair.map(({ about }) => about?.parameters[id]);
  const isSet = (records: readonly Provenance[] | undefined): boolean =>
    records?.some(({ by }) => by !== undefined) === true;
  const regional: DifferingPoint[] = [];
  const groups = new Map<string, DifferingPoint[]>();
  if (isSet(olds) || isSet(news)) {
    for (const point of points) {
      const [before, after] = [recordAt(olds, point), recordAt(news, point)];
      if (before?.by === undefined && after?.by === undefined) {
        regional.push(point);
        continue;
      }
      const key = [keyOf(before), keyOf(after)].join(" ");
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [point]);
      else group.push(point);
    }
  } else regional.push(...points);
  const groupOf = (of: readonly DifferingPoint[], isPlan: boolean): RecordGroup => ({
    ...{ points: of, isPlan },
    old: recordSide(pair[0], olds, of),
    new: recordSide(pair[1], news, of),
  });
  const planned = [...groups.values()].map((group) => groupOf(group, true));
  return regional.length === 0 ? planned : [groupOf(regional, false), ...planned];
}

/** The points of one path are one assumption: they have their members in common. */
const keyOf = (record: Provenance | undefined): string =>
  record?.by === undefined ? "region" : `${record.by}[${placesOf(record).join()}]`;
