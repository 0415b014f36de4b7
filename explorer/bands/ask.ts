/**
 * Asks for the bands of what a page shows. The last question counts: one that is overtaken by another,
 * or cancelled because a slider moves, is answered by null. A question waits a moment before it goes
 * to the worker, so that a slider that is still moving costs nothing.
 */
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { AskedPlan, BandPort, FromBandWorker, ToBandWorker } from "./messages.ts";
import { PlanBands, type ShownBands } from "./shown-bands.ts";

export type { ShownBands } from "./shown-bands.ts";

/** Milliseconds that a question waits for a later one. */
const DELAY = 300;

export interface BandQuestion {
  /** `Computed.scenario` of what is shown: the plan with all edits laid in. */
  readonly shown: ResolvedScenario;
  /** What lies beside it; the same draws are used for both. */
  readonly beside: ResolvedScenario | null;
}

/** Nothing is wrong with the page, but this plan has no bands: its runs meet numbers that are none. */
export class BandsFailed extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = "BandsFailed";
  }
}

interface Waiting {
  readonly ask: number;
  readonly question: BandQuestion;
  readonly onProgress: (share: number) => void;
  readonly resolve: (bands: ShownBands | null) => void;
  readonly reject: (error: BandsFailed) => void;
}

export class BandDesk {
  private port: BandPort<FromBandWorker, ToBandWorker> | null = null;
  private waiting: Waiting | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asks = 0;
  private plans = 0;
  private readonly numbers = new WeakMap<ResolvedScenario, number>();

  /**
   * @param start starts the worker, called at the first question (`startBandWorker` in a page)
   * @param delay milliseconds that a question waits for a later one
   */
  constructor(
    private readonly start: () => BandPort<FromBandWorker, ToBandWorker>,
    private readonly delay = DELAY,
  ) {}

  /**
   * Asks for the bands of a plan.
   *
   * @param onProgress called with the share of the runs that are done, from 0 to 1
   * @returns null when a later question came, or it was cancelled
   * @throws BandsFailed
   */
  ask(
    question: BandQuestion,
    onProgress: (share: number) => void = () => {},
  ): Promise<ShownBands | null> {
    this.drop();
    return new Promise((resolve, reject) => {
      const waiting = { ask: this.asks++, question, onProgress, resolve, reject };
      this.waiting = waiting;
      this.timer = setTimeout(() => this.send(waiting), this.delay);
    });
  }

  /** Nobody waits for the answer any more. */
  cancel(): void {
    if (this.waiting === null) return;
    this.drop();
    this.port?.postMessage({ kind: "cancel" });
  }

  private drop(): void {
    clearTimeout(this.timer);
    this.waiting?.resolve(null);
    this.waiting = null;
  }

  private send({ ask, question: { shown, beside } }: Waiting): void {
    if (this.port === null) {
      this.port = this.start();
      this.port.addEventListener("message", ({ data }) => this.hear(data));
    }
    const plans = beside === null ? [shown] : [shown, beside];
    this.port.postMessage({ kind: "ask", ask, plans: plans.map((plan) => this.numbered(plan)) });
  }

  private numbered(scenario: ResolvedScenario): AskedPlan {
    let number = this.numbers.get(scenario);
    if (number === undefined) this.numbers.set(scenario, (number = this.plans++));
    return { number, scenario };
  }

  private hear(report: FromBandWorker): void {
    const { waiting } = this;
    if (waiting === null || report.ask !== waiting.ask) return;
    if (report.kind === "progress") {
      waiting.onProgress(report.done / report.of);
      return;
    }
    this.waiting = null;
    if (report.kind === "failed") {
      waiting.reject(new BandsFailed(report.reason));
      return;
    }
    const { shown, beside } = waiting.question;
    const [ofShown, ofBeside] = report.records;
    const { members, seed } = ofShown!.settings;
    waiting.resolve({
      ...{ members, seed },
      shown: new PlanBands(shown, ofShown!),
      beside: beside === null ? null : new PlanBands(beside, ofBeside!),
    });
  }
}
