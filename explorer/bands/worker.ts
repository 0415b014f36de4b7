/**
 * Computes the bands of a page beside it. Members are run some at a time; in between the worker
 * listens, and drops what it is at when the page asks for something else.
 */
import { MembersInMemory } from "../../engine/analysis/ensemble/members-in-memory.ts";
import { ensembleOutcome } from "../../engine/analysis/ensemble/outcome.ts";
import { ensembleRecord } from "../../engine/analysis/ensemble/record-of-outcome.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import {
  PAGE_ENSEMBLE,
  type AskedPlan,
  type BandPort,
  type FromBandWorker,
  type ToBandWorker,
} from "./messages.ts";
import type { SentRecord } from "./shown-bands.ts";

/** Lets messages in that wait. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Answers a page. @param settings of the ensemble; others only in tests */
export function answerBands(
  port: BandPort<ToBandWorker, FromBandWorker>,
  settings = PAGE_ENSEMBLE,
): void {
  const instances = new Instances();
  /** Of the plans that were asked for last, by their number. */
  let known = new Map<number, SentRecord>();
  let current: number | null = null;

  async function recordOf(
    { scenario }: AskedPlan,
    tell: (done: number) => void,
    isWanted: () => boolean,
  ): Promise<SentRecord | null> {
    const central = runScenario(scenario, false, instances.of);
    const members = new MembersInMemory(scenario, instances, settings);
    for (let isMore = true; isMore;) {
      await pause();
      if (!isWanted()) return null;
      isMore = members.next();
      tell(members.done);
    }
    const outcome = ensembleOutcome(central, members.figures, settings, members.sums());
    const { settings: run, probabilities, regions, failed } = ensembleRecord(outcome, []);
    return { settings: run, probabilities, regions, failed };
  }

  async function answer(ask: number, plans: readonly AskedPlan[]): Promise<void> {
    const isWanted = (): boolean => current === ask;
    const records = new Map<number, SentRecord>();
    const of = plans.length * settings.members;
    for (const [at, plan] of plans.entries()) {
      const before = at * settings.members;
      const tell = (done: number): void =>
        port.postMessage({ kind: "progress", ask, done: before + done, of });
      const record = known.get(plan.number) ?? (await recordOf(plan, tell, isWanted));
      if (record === null) return;
      // Also of an ask that is dropped at its second plan, the first is known from now on.
      records.set(plan.number, record);
      known.set(plan.number, record);
    }
    known = records;
    port.postMessage({
      ...{ kind: "bands", ask },
      records: plans.map(({ number }) => records.get(number)!),
    });
  }

  port.addEventListener("message", ({ data }) => {
    current = data.kind === "ask" ? data.ask : null;
    if (data.kind !== "ask") return;
    const { ask, plans } = data;
    answer(ask, plans).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      port.postMessage({ kind: "failed", ask, reason });
    });
  });
}
