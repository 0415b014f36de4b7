/**
 * Runs regions that take every year together, each in its own structure: those of equal structure
 * share one instance, on which what a region remembers is swapped. Before a year they tell one
 * another what their modules exchange (`ExchangeDeclaration`), along the ways of the group. Time and
 * memory are linear in regions and ways.
 */
import {
  copyMemory,
  emptyLike,
  type Instance,
  type Memory,
  type RegionValues,
} from "./instance.ts";
import { viewOf, type Block } from "./layout.ts";
import { TOGETHER, type Carried, type Post, type Ways } from "./module.ts";
import type { Trajectories } from "./trajectories.ts";

/** One region of a group. */
export interface GroupMember {
  readonly instance: Instance;
  readonly values: RegionValues;
}

export interface GroupRunOptions {
  /** Fill the cell accounts as well. */
  readonly record?: boolean;
  /** Keep what went from region to region in every cell. */
  readonly keepCells?: boolean;
}

/** What was exchanged in a run. */
export interface Exchanged {
  /** `[year][way]`, over all cells. */
  readonly carried: Float64Array;
  /** `[year][region]`: what should have arrived by the shares and had no place. */
  readonly lowered: Float64Array;
  /** Per region and year, what it received: for `RegionValues`. */
  readonly received: readonly (readonly Float64Array[])[];
  /** `[year][way][cell]`; null unless asked for. */
  readonly cells: Float64Array | null;
}

/** A member, what it remembers, and what passes between it and the others. */
interface Place {
  readonly instance: Instance;
  /** Among the members on its instance. */
  readonly at: number;
  /** Null for a member that has an instance to itself, and never leaves it. */
  readonly memory: Memory | null;
  readonly sent: Float64Array;
  readonly received: Float64Array;
}

export class GroupRun {
  private readonly places: readonly Place[];
  private readonly years: number;
  private readonly carried: Carried;
  private readonly cells: number;
  private readonly rounds: number;
  private readonly route: (round: number) => void;

  /**
   * @param instances one per member: the same for members of one structure
   * @param ways      of all that a member sends, the shares that go to others
   */
  constructor(
    instances: readonly Instance[],
    private readonly ways: Ways,
  ) {
    const [first] = instances;
    if (first === undefined) throw new Error("a group needs a member");
    this.years = first.years;
    this.cells = first.carriedCells;
    if (instances.some(({ years }) => years !== this.years)) {
      throw new Error("members of a group run over the same years");
    }
    const counts = new Map<Instance, number>();
    this.places = instances.map((instance) => {
      const at = counts.get(instance) ?? 0;
      counts.set(instance, at + 1);
      return {
        ...{ instance, at },
        memory:
          instances.filter((one) => one === instance).length > 1 ? emptyLike(instance.block) : null,
        sent: new Float64Array(instance.sentBlock.width),
        received: new Float64Array(instance.receivedBlock.width),
      };
    });
    this.carried = {
      cells: new Float64Array(ways.share.length * this.cells),
      lowered: new Float64Array(instances.length),
    };
    const isTied = ways.share.length > 0 && first.route !== null;
    this.rounds = isTied ? first.rounds : 0;
    this.route = isTied
      ? first.route!(
          this.places.map(({ instance, sent, received }): Post => ({
            sent: namedViews(instance.sentBlock, sent),
            received: namedViews(instance.receivedBlock, received),
          })),
          ways,
          this.carried,
        )
      : () => undefined;
  }

  /**
   * Runs all members.
   *
   * @param values one per member
   * @param into   one per member, each of one region
   * @throws NonFiniteError naming the first output of a member that is not finite
   */
  run(
    values: readonly RegionValues[],
    into: readonly Trajectories[],
    { record = false, keepCells = false }: GroupRunOptions = {},
  ): Exchanged {
    const { places, rounds, years, carried, cells } = this;
    const ways = this.ways.share.length;
    const exchanged = {
      carried: new Float64Array(years * ways),
      lowered: new Float64Array(years * places.length),
      received: places.map(({ received }) =>
        Array.from({ length: years }, () => new Float64Array(received.length)),
      ),
      cells: keepCells ? new Float64Array(years * ways * cells) : null,
    };
    this.open(values, into, record);
    for (let index = 0; index < years; index++) {
      if (rounds > 0) this.exchange(values, index, exchanged);
      for (let m = 0; m < places.length; m++) {
        const place = places[m]!;
        this.enter(place, values[m]!);
        place.instance.stepRegion(0, values[m]!, index, into[m]!, NO_OPTIONS);
        // The next year's first round follows at once: nothing has to be swapped in for it again.
        if (rounds > 0 && index + 1 < years) this.speak(place, values[m]!, index + 1, 0);
        leave(place);
      }
    }
    for (let m = 0; m < places.length; m++) {
      const { instance, memory } = places[m]!;
      instance.close(0, memory ?? instance.block, into[m]!);
      instance.refuseNonFinite(into[m]!);
    }
    carried.cells.fill(0);
    return exchanged;
  }

  private open(
    values: readonly RegionValues[],
    into: readonly Trajectories[],
    record: boolean,
  ): void {
    const { places, rounds } = this;
    places.forEach(({ instance }, m) => instance.begin(into[m]!, { record }));
    for (let m = 0; m < places.length; m++) {
      const place = places[m]!;
      const { instance, at } = place;
      instance.take(values[m]!);
      const together = rounds > 0 ? TOGETHER : undefined;
      instance.openRegion(at, 0, values[m]!, into[m]!, NO_OPTIONS, together);
      if (rounds > 0) this.speak(place, values[m]!, 0, 0);
      leave(place);
    }
  }

  /** All rounds of a year, the first of which was spoken already. */
  private exchange(values: readonly RegionValues[], index: number, exchanged: Exchanged): void {
    const { places, rounds, route, carried, cells } = this;
    route(0);
    for (let round = 1; round < rounds; round++) {
      for (let m = 0; m < places.length; m++) {
        const place = places[m]!;
        this.enter(place, values[m]!);
        this.speak(place, values[m]!, index, round);
        leave(place);
      }
      route(round);
    }
    const ways = this.ways.share.length;
    for (let way = 0; way < ways; way++) {
      let sum = 0;
      for (let cell = 0; cell < cells; cell++) sum += carried.cells[way * cells + cell]!;
      exchanged.carried[index * ways + way] = sum;
    }
    exchanged.cells?.set(carried.cells, index * ways * cells);
    exchanged.lowered.set(carried.lowered, index * places.length);
    for (let m = 0; m < places.length; m++) {
      exchanged.received[m]![index]!.set(places[m]!.received);
    }
  }

  private enter({ instance, memory, received }: Place, values: RegionValues): void {
    if (memory !== null) {
      instance.take(values);
      copyMemory(memory, instance.block);
    }
    instance.received.set(received);
  }

  private speak(
    { instance, sent }: Place,
    values: RegionValues,
    index: number,
    round: number,
  ): void {
    instance.sent.set(sent);
    instance.send(values, index, round);
    sent.set(instance.sent);
  }
}

const NO_OPTIONS = {};

function leave({ instance, memory }: Place): void {
  if (memory !== null) copyMemory(instance.block, memory);
}

/** By the name of the quantity, without that of its module. */
function namedViews(block: Block, data: Float64Array): Record<string, Float64Array> {
  return Object.fromEntries(
    [...block.slots.values()].map((slot) => [
      slot.id.slice(slot.id.indexOf(".") + 1),
      viewOf(data, slot),
    ]),
  );
}
