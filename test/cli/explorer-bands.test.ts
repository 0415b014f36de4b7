/** What a page computes beside itself is what the command prints of the same plan. */
import { describe, expect, it } from "vitest";
import { ensembleResult } from "../../cli/ensemble-json.ts";
import { BandDesk } from "../../explorer/bands/ask.ts";
import { answerBands } from "../../explorer/bands/worker.ts";
import { bandLine } from "../arbitraries/band-line.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { simulate } from "./simulate.ts";

const HASHES = { scenario: "", notes: "", engine: "" };

interface Answer {
  readonly result: { readonly plans: readonly { readonly regions: unknown }[] };
}

describe("the bands of a page", () => {
  it.each([
    ["without edits", []],
    ["with an edit", ["housing.renovation_rate=2.4 %/year"]],
  ])("are to the bit those of `simulate ensemble --members 1000`, %s", async (_, sets) => {
    const desk = new BandDesk(() => {
      const { page, worker } = bandLine();
      answerBands(worker);
      return page;
    }, 0);
    const shown = shipped("kortrijk/kortrijk-2040.yaml", sets);
    const bands = (await desk.ask({ shown, beside: null }))!;
    const record = { ...bands.shown.record, inputs: [] };
    const { plans } = ensembleResult([record], [], [HASHES], [""], null) as Answer["result"];
    const typed = ["ensemble", "kortrijk-2040", "--members", "1000", "--no-files", "--json"];
    const { out } = simulate([...typed, ...sets.flatMap((set) => ["--set", set])]);
    const { result } = JSON.parse(out) as Answer;
    expect(JSON.stringify(plans[0]!.regions)).toBe(JSON.stringify(result.plans[0]!.regions));
  });
});
