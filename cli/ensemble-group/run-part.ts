/** What a worker does of a part of a group: strips of members, each in all its municipalities. */
import { GroupSums } from "../../engine/analysis/group-ensemble/group-sums.ts";
import { PartRunner } from "../../engine/analysis/group-ensemble/part-runner.ts";
import type { Instances } from "../../engine/analysis/instances.ts";
import { catalogue } from "../../engine/model/index.ts";
import { CONTROL, type PartJob } from "../ensemble/protocol.ts";

/** Members that are taken at once: as many as are drawn at once. */
const STRIP = 64;

/** @param take the next task of so many; null when none is left */
export function runPart(
  { part, seed, members, columns, shown, sums: room, control: counters }: PartJob,
  instances: Instances,
  take: (control: Int32Array, tasks: number) => number | null,
): void {
  const control = new Int32Array(counters);
  const tasks = Math.ceil(members / STRIP);
  let task = take(control, tasks);
  if (task === null) return;
  const runner = new PartRunner(part, instances, { seed });
  const { first, last } = part.members[0]!.model;
  const years = last - first + 1;
  const sums = new GroupSums(catalogue, shown, years, members, new Float64Array(room));
  const data = columns.map((buffer) => new Float64Array(buffer));
  const isStopped = (): boolean => Atomics.load(control, CONTROL.stop) !== 0;
  for (; task !== null; task = take(control, tasks)) {
    const from = task * STRIP;
    const to = Math.min(members, from + STRIP);
    const strips = data.map((each) => ({ data: each, at: from, stride: members }));
    if (!runner.run(from, to, strips, isStopped)) return;
    runner.figures.forEach((figures, at) => {
      sums.add({ figures, data: data[at]!, at: from, stride: members, from, to });
    });
    Atomics.add(control, CONTROL.done, (to - from) * data.length);
  }
}
