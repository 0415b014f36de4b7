/**
 * The parts of a group that can be run one after the other: municipalities that moves connect are run
 * together, all others by themselves.
 */
import type { GroupScenario, MoveModel } from "../../scenario/group/group-scenario.ts";
import type { ResolvedScenario } from "../../scenario/resolved.ts";

/** Municipalities that are run together. */
export interface GroupPart {
  /** In the order of the group. */
  readonly members: readonly ResolvedScenario[];
  /** Among them alone. */
  readonly moves: readonly MoveModel[];
}

/**
 * Places of the members that moves connect, directly or by way of others; linear in members and moves.
 *
 * @returns in the order of the first member of each, and within it in the order of the group
 */
export function connected(members: readonly string[], moves: readonly MoveModel[]): number[][] {
  const places = new Map(members.map((id, at) => [id, at]));
  /** Per member another one of its part, nearer to the one that stands for it. */
  const next = Int32Array.from(members, (_, at) => at);
  const standsFor = (member: number): number => {
    let at = member;
    while (next[at] !== at) {
      next[at] = next[next[at]!]!;
      at = next[at]!;
    }
    return at;
  };
  for (const { from, to, share } of moves) {
    if (share === 0) continue;
    const [one, other] = [standsFor(places.get(from)!), standsFor(places.get(to)!)];
    next[Math.max(one, other)] = Math.min(one, other);
  }
  const parts = new Map<number, number[]>();
  members.forEach((_, at) => {
    const part = standsFor(at);
    const known = parts.get(part);
    if (known === undefined) parts.set(part, [at]);
    else known.push(at);
  });
  return [...parts.values()];
}

/** The parts of a group, each with its own moves. */
export function partsOfGroup({ model, members }: GroupScenario): GroupPart[] {
  const parts = connected(model.members, model.moves);
  const partOf = new Map(parts.flatMap((places, at) => places.map((place) => [place, at])));
  const places = new Map(model.members.map((id, at) => [id, at]));
  const moves = parts.map((): MoveModel[] => []);
  for (const move of model.moves) {
    if (move.share > 0) moves[partOf.get(places.get(move.from)!)!]!.push(move);
  }
  return parts.map((own, at) => ({
    members: own.map((place) => members[place]!),
    moves: moves[at]!,
  }));
}
