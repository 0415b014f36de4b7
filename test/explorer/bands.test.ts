/** The desk and the worker of a page: the last question counts, and nothing is computed twice. */
import { describe, expect, it, vi } from "vitest";
import { BandDesk, BandsFailed } from "../../explorer/bands/ask.ts";
import type { BandPort, FromBandWorker, ToBandWorker } from "../../explorer/bands/messages.ts";
import { answerBands } from "../../explorer/bands/worker.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { bandLine } from "../arbitraries/band-line.ts";
import { shipped } from "../arbitraries/shipped.ts";

const plan = shipped("kortrijk/kortrijk-2040.yaml");
const other = shipped("kortrijk/referentie.yaml");
const FEW = { members: 130, seed: 1, sampling: "random" } as const;

/** A desk with its worker, and all that was said between them. */
function desk(settings = FEW): {
  readonly desk: BandDesk;
  readonly said: ToBandWorker[];
  readonly heard: FromBandWorker[];
} {
  const said: ToBandWorker[] = [];
  const heard: FromBandWorker[] = [];
  const start = (): BandPort<FromBandWorker, ToBandWorker> => {
    const { page, worker } = bandLine();
    worker.addEventListener("message", ({ data }) => said.push(data));
    page.addEventListener("message", ({ data }) => heard.push(data));
    answerBands(worker, settings);
    return page;
  };
  return { desk: new BandDesk(start, 5), said, heard };
}

const members = (heard: readonly FromBandWorker[]): number =>
  heard.filter(({ kind }) => kind === "progress").length;

describe("the bands of a page", () => {
  it("give quantiles in order, chances of goals and their years, and tell how far they are", async () => {
    const { desk: one } = desk();
    const shares: number[] = [];
    const bands = (await one.ask({ shown: plan, beside: null }, (share) => shares.push(share)))!;
    expect(bands).toMatchObject({ members: 130, seed: 1, beside: null });
    expect(shares).toEqual([64 / 130, 128 / 130, 1]);
    const quantiles = bands.shown.quantiles("emissions.total", 0, 2040);
    expect(quantiles).toHaveLength(5);
    expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
    expect(quantiles[0]).toBeLessThan(quantiles[4]!);
    for (const absent of [
      bands.shown.quantiles("emissions.total", 0, 2051),
      bands.shown.quantiles("emissions.total", 1, 2040),
      bands.shown.quantiles("nothing.such", 0, 2040),
      bands.shown.quantiles("emissions.total", 0, 2040, 1),
    ]) {
      expect(absent).toEqual([NaN, NaN, NaN, NaN, NaN]);
    }
    const goal = bands.shown.goal("co2_2030")!;
    expect(goal.probability).toBe(goal.met / goal.evaluable);
    expect(goal.years.reduce((sum, [, count]) => sum + count, goal.never)).toBe(goal.evaluable);
    expect(bands.shown.goal("no_such_goal")).toBeNull();
  });

  it("of a plan beside it are those of that plan alone, on the same draws", async () => {
    const both = (await desk().desk.ask({ shown: plan, beside: other }))!;
    const alone = (await desk().desk.ask({ shown: other, beside: null }))!;
    expect(both.beside!.record.regions).toEqual(alone.shown.record.regions);
    expect(both.shown.record.regions).not.toEqual(alone.shown.record.regions);
  });

  it("answer only the last of several questions, and run nothing for those before it", async () => {
    const { desk: one, said, heard } = desk();
    const answers = [plan, other, plan].map((shown) => one.ask({ shown, beside: null }));
    const [first, second, last] = await Promise.all(answers);
    expect([first, second]).toEqual([null, null]);
    expect(last!.shown.record.scenario).toBe(plan);
    expect(said).toHaveLength(1);
    expect(members(heard)).toBe(3);
  });

  it("of a question that was overtaken are no answer to the one behind it", async () => {
    let hear: (event: { readonly data: FromBandWorker }) => void = () => {};
    const asks: number[] = [];
    const one = new BandDesk(
      () => ({
        postMessage: (said) => void (said.kind === "ask" && asks.push(said.ask)),
        addEventListener: (_, listener) => void (hear = listener),
      }),
      0,
    );
    const sent = (count: number) => vi.waitFor(() => expect(asks).toHaveLength(count));
    const first = one.ask({ shown: plan, beside: null });
    await sent(1);
    const second = one.ask({ shown: other, beside: null });
    expect(await first).toBeNull();
    await sent(2);
    hear({ data: { kind: "failed", ask: asks[0]!, reason: "of the first" } });
    hear({ data: { kind: "failed", ask: asks[1]!, reason: "of the second" } });
    await expect(second).rejects.toMatchObject({ reason: "of the second" });
  });

  it("stop in the middle when they are cancelled or something else is asked", async () => {
    for (const next of ["cancel", "ask"] as const) {
      const { desk: one, heard } = desk({ ...FEW, members: 640 } as never);
      let later: Promise<unknown> = Promise.resolve();
      const asked = one.ask({ shown: plan, beside: null }, () => {
        if (next === "cancel") one.cancel();
        else later = one.ask({ shown: other, beside: null });
      });
      expect(await asked).toBeNull();
      await later;
      await new Promise((resolve) => setTimeout(resolve, 100));
      const ofFirst = heard.filter((report) => report.kind === "progress" && report.ask === 0);
      expect(ofFirst.length).toBeLessThan(10);
      expect(heard.filter(({ kind }) => kind === "bands")).toHaveLength(next === "ask" ? 1 : 0);
    }
  });

  it("do not run a plan again that lies beside another one than before", async () => {
    const { desk: one, heard } = desk();
    const first = (await one.ask({ shown: plan, beside: other }))!;
    expect(members(heard)).toBe(6);
    const second = (await one.ask({ shown: other, beside: plan }))!;
    expect(members(heard)).toBe(6);
    expect(second.shown.record.regions).toEqual(first.beside!.record.regions);
  });

  it("say of a plan whose plain run breaks that it has none", async () => {
    const { regions } = plan.model;
    const parameters = { ...regions[0]!.parameters, "demography.life_expectancy": [NaN, NaN] };
    const broken: ResolvedScenario = {
      ...plan,
      model: { ...plan.model, regions: [{ ...regions[0]!, parameters }] },
    };
    await expect(desk().desk.ask({ shown: broken, beside: null })).rejects.toThrow(BandsFailed);
  });
});
