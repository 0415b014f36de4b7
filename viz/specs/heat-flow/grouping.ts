/** Takes what is too small to be drawn by itself together; the picture says so. */
import { SMALL_NETWORKS, SMALL_SOURCES, type HeatNode } from "./flows.ts";
import { throughput, type Flow } from "./sankey.ts";

/** Part of the year's heat below which, in every year drawn, sources or networks are put together. */
export const SMALL_SHARE = 0.01;

export interface Grouped {
  readonly flows: readonly (readonly Flow[])[];
  /** What was put together, by the node that stands for it. */
  readonly merged: ReadonlyMap<string, readonly HeatNode[]>;
}

/**
 * Sources, and networks, that are small in all years become one of their kind; a single one stays.
 *
 * @param byYear flows of each year drawn
 */
export function grouped(byYear: readonly (readonly Flow[])[], nodes: readonly HeatNode[]): Grouped {
  const sources = nodes.filter(({ column }) => column === 0);
  const total = Math.max(
    ...byYear.map((flows) => sources.reduce((sum, { id }) => sum + throughput(id, flows), 0)),
  );
  const isSmall = ({ id }: HeatNode): boolean => {
    const largest = Math.max(...byYear.map((flows) => throughput(id, flows)));
    return largest > 0 && largest < SMALL_SHARE * total;
  };
  const groups = [
    [SMALL_SOURCES, sources.filter(isSmall)],
    [SMALL_NETWORKS, nodes.filter((node) => node.place !== undefined && isSmall(node))],
  ] as const;
  const merged = new Map(groups.filter(([, members]) => members.length > 1));
  const standIn = new Map(
    [...merged].flatMap(([id, members]) => members.map((member) => [member.id, id] as const)),
  );
  return { flows: byYear.map((flows) => redirected(flows, standIn)), merged };
}

/** Flows with other nodes at their ends, added up where they then lead between the same two. */
function redirected(flows: readonly Flow[], standIn: ReadonlyMap<string, string>): Flow[] {
  const sums: { from: string; to: string; value: number }[] = [];
  for (const flow of flows) {
    const from = standIn.get(flow.from) ?? flow.from;
    const to = standIn.get(flow.to) ?? flow.to;
    const known = sums.find((one) => one.from === from && one.to === to);
    if (known === undefined) sums.push({ from, to, value: flow.value });
    else known.value += flow.value;
  }
  return sums;
}
