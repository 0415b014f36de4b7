/**
 * Where the nodes and bands of a flow picture (Sankey diagram) stand. Pure: amounts in, pixels out.
 * Nodes stand in columns; a band leads from a node to one in the next column. Every height is the
 * amount times one scale, so that the bands on either side of a node fill it from top to bottom.
 */

export interface Flow {
  readonly from: string;
  readonly to: string;
  /** Above zero. */
  readonly value: number;
}

/** Node ids from top to bottom, column by column. */
export type Columns = readonly (readonly string[])[];

export interface PlacedNode {
  readonly id: string;
  readonly column: number;
  readonly value: number;
  readonly top: number;
  readonly bottom: number;
}

/** One band: its edges where it leaves a node and where it arrives at the next. */
export interface PlacedBand {
  readonly flow: Flow;
  /** Column that it leaves. */
  readonly column: number;
  readonly leaves: Edge;
  readonly arrives: Edge;
}

export interface Edge {
  readonly top: number;
  readonly bottom: number;
}

export interface Placement {
  /** Pixels per unit of the flows. */
  readonly scale: number;
  /** Room that each node gets at least, for its label. */
  readonly slot: number;
  /** Room between two slots at least. */
  readonly gap: number;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** What passes through a node: what comes in, or what goes out where nothing comes in. */
export function throughput(id: string, flows: readonly Flow[]): number {
  const total = (side: "from" | "to"): number =>
    sum(flows.filter((flow) => flow[side] === id).map(({ value }) => value));
  return Math.max(total("from"), total("to"));
}

/** How much the bands between the columns cross: the product of both amounts, for every pair. */
export function crossings(columns: Columns, flows: readonly Flow[]): number {
  const place = new Map(columns.flatMap((column) => column.map((id, i) => [id, i] as const)));
  const columnOf = new Map(
    columns.flatMap((ids, column) => ids.map((id) => [id, column] as const)),
  );
  let crossed = 0;
  flows.forEach((one, i) => {
    for (const other of flows.slice(i + 1)) {
      if (columnOf.get(one.from) !== columnOf.get(other.from)) continue;
      const before = place.get(one.from)! - place.get(other.from)!;
      const after = place.get(one.to)! - place.get(other.to)!;
      if (before * after < 0) crossed += one.value * other.value;
    }
  });
  return crossed;
}

/** Crossings that a change of places has to take away, as a part of all heat squared. */
export const WORTHWHILE = 1e-3;

/**
 * Orders the nodes so that little crosses: neighbours in a column change places for as long as that
 * takes away crossings that an eye would see. The same flows in the same declared order always give
 * the same picture, and the pictures of plans that differ little have one order.
 *
 * @param fixed columns that keep their order
 */
export function ordered(
  columns: Columns,
  flows: readonly Flow[],
  fixed: readonly number[] = [],
): Columns {
  const total = sum((columns[0] ?? []).map((id) => throughput(id, flows)));
  const least = WORTHWHILE * total * total;
  let best = columns.map((column) => [...column]);
  let crossed = crossings(best, flows);
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (let column = 0; column < best.length; column++) {
      if (fixed.includes(column)) continue;
      for (let i = 0; i + 1 < best[column]!.length; i++) {
        const swapped = best.map((ids, at) => (at === column ? swappedAt(ids, i) : ids));
        const now = crossings(swapped, flows);
        if (now < crossed - least) {
          best = swapped;
          crossed = now;
          isBetter = true;
        }
      }
    }
  }
  return best;
}

const swappedAt = (ids: readonly string[], i: number): string[] => [
  ...ids.slice(0, i),
  ids[i + 1]!,
  ids[i]!,
  ...ids.slice(i + 2),
];

/** Height that the fullest column takes. */
export function heightOf(
  columns: Columns,
  flows: readonly Flow[],
  { scale, slot, gap }: Placement,
): number {
  const heights = columns.map((column) => {
    const shown = column.map((id) => throughput(id, flows)).filter((value) => value > 0);
    const slots = shown.map((value) => Math.max(slot, value * scale));
    return sum(slots) + gap * Math.max(0, slots.length - 1);
  });
  return Math.max(0, ...heights);
}

/**
 * Nodes from the top to the bottom of `height`, each in the middle of its slot, the room that is
 * left shared out between the slots. A node without flows is left out.
 */
export function placedNodes(
  columns: Columns,
  flows: readonly Flow[],
  placement: Placement,
  height: number,
): PlacedNode[] {
  const { scale, slot } = placement;
  return columns.flatMap((ids, column) => {
    const shown = ids
      .map((id) => ({ id, value: throughput(id, flows) }))
      .filter(({ value }) => value > 0);
    const slots = shown.map(({ value }) => Math.max(slot, value * scale));
    const free = Math.max(0, height - sum(slots));
    const gap = shown.length > 1 ? free / (shown.length - 1) : 0;
    let at = shown.length > 1 ? 0 : free / 2;
    return shown.map(({ id, value }, i): PlacedNode => {
      const top = at + (slots[i]! - value * scale) / 2;
      at += slots[i]! + gap;
      return { id, column, value, top, bottom: top + value * scale };
    });
  });
}

/** Bands that fill the nodes, on each side in the order of the nodes on their other end. */
export function placedBands(
  nodes: readonly PlacedNode[],
  flows: readonly Flow[],
  scale: number,
): PlacedBand[] {
  const order = new Map(nodes.map(({ id }, i) => [id, i]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = (side: "from" | "to", other: "from" | "to"): Map<Flow, Edge> => {
    const placed = new Map<Flow, Edge>();
    for (const { id, top } of nodes) {
      let at = top;
      const own = flows
        .filter((flow) => flow[side] === id)
        .sort((a, b) => order.get(a[other])! - order.get(b[other])!);
      for (const flow of own) {
        const bottom = at + flow.value * scale;
        placed.set(flow, { top: at, bottom });
        at = bottom;
      }
    }
    return placed;
  };
  const leaves = edges("from", "to");
  const arrives = edges("to", "from");
  return flows.map((flow) => ({
    flow,
    column: byId.get(flow.from)!.column,
    leaves: leaves.get(flow)!,
    arrives: arrives.get(flow)!,
  }));
}

export interface BandPoint {
  readonly x: number;
  readonly y: number;
  readonly y2: number;
}

/** Where the points that bend a band stand between its ends. */
const BENDS = [0, 0.36, 0.64, 1];

/**
 * The points of a band that bends from one height to the other, to be drawn as a B-spline (`basis`):
 * it begins and ends at the first and last point, and both of its edges take the same course, so it
 * is as thick everywhere as it begins.
 */
export const bandPoints = (
  { leaves, arrives }: PlacedBand,
  from: number,
  to: number,
): BandPoint[] =>
  BENDS.map((part) => {
    const { top, bottom } = part < 0.5 ? leaves : arrives;
    return { x: from + (to - from) * part, y: top, y2: bottom };
  });
