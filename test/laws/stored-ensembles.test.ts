/** The folder of an ensemble, read back: the very record that it was written from. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ensembleFiles, inputsHash } from "../../cli/ensemble-files.ts";
import { writeResultsFolder } from "../../cli/results-folder.ts";
import { readEnsemble } from "../../cli/stored-run/read-ensemble.ts";
import { readStoredRuns } from "../../cli/stored-run/read-stored-run.ts";
import type { DifferenceRecord } from "../../engine/analysis/ensemble/difference-record.ts";
import { inventedEnsemble } from "../arbitraries/invented-ensemble.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { sha256 } from "../arbitraries/stored-run.ts";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import type { EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-ensemble-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

// The bundle has these from the build.
beforeAll(() => vi.stubGlobal("__ENGINE_FINGERPRINT__", "0".repeat(64)));

const failed = [{ member: 3, output: "emissions.total", year: 2041 }];
const plan = inventedEnsemble(
  shipped("kortrijk/kortrijk-2040.yaml"),
  { cells: true },
  failed,
).record;
const reference = inventedEnsemble(shipped("kortrijk/referentie.yaml"), {
  seed: "kortrijk",
}).record;

/** Made-up differences between two records, of the indicators that both have. */
function differencesOf(one: EnsembleRecord, other: EnsembleRecord): DifferenceRecord {
  const years = Array.from({ length: 27 }, (_, at) => 2024 + at);
  return {
    ...{ plan: one.scenario.notes.id, reference: other.scenario.notes.id },
    ...{ members: 10_000, probabilities: one.probabilities, years },
    regions: one.regions.map(({ id, indicators, goals }) => ({
      id,
      indicators: indicators
        .slice(0, 5)
        .map(({ id: indicator, unit, kind, central, quantiles }) => ({
          ...{ id: indicator, unit, kind, central, quantiles },
          evaluable: years.map(() => 10_000),
          lower: years.map((year) => year - 2024),
          higher: years.map((year) => 10_000 - year),
        })),
      goals: goals.slice(0, 3).map(({ target }, at) => ({
        ...{ target: target.id, both: at, onlyPlan: 2, onlyReference: 3, neither: 9_995 - at },
      })),
    })),
  };
}

const hashesOf = ({ scenario }: EnsembleRecord) => ({
  scenario: sha256(canonicalText(scenario.model)),
  notes: sha256(canonicalText(scenario.notes)),
  engine: "0".repeat(64),
});

function written(
  records: readonly EnsembleRecord[],
  differences: readonly DifferenceRecord[],
  belgian: boolean,
): string {
  const parent = fs.mkdtempSync(path.join(folder, "out-"));
  const hashes = records.map(hashesOf);
  const contents = { records, differences, hashes, cells: true };
  const files = ensembleFiles("x--ensemble", contents, { belgian, language: "nl" });
  const outcome = writeResultsFolder(parent, "x--ensemble", files);
  if ("refused" in outcome) throw new Error(outcome.refused.message.en);
  return path.join(outcome.written, "run.json");
}

describe.each([
  ["one plan", [plan], []],
  ["two plans", [reference, plan], [differencesOf(plan, reference)]],
] as const)("the folder of an ensemble of %s", (_, records, differences) => {
  it.each([false, true])("reads back as it was (Belgian: %s)", (belgian) => {
    const stored = readStoredRuns(written(records, differences, belgian));
    expect(stored.diagnostics).toEqual([]);
    const { ensemble, diagnostic } = readEnsemble(stored);
    expect(diagnostic).toBeNull();
    records.forEach((record, at) => {
      const again = ensemble!.records[at]!;
      expect(again.regions).toEqual(record.regions);
      expect(again.inputs).toEqual(record.inputs);
      expect(again.failed).toEqual(record.failed);
      expect(again.scenario).toEqual(record.scenario);
      // One command has one seed for all of its plans: that of the first.
      expect(again.settings).toEqual(records[0].settings);
    });
    expect(ensemble!.differences).toEqual(differences);
  });

  it("is refused where a table was changed or is gone, and says which", () => {
    const file = written(records, differences, false);
    const table = path.join(path.dirname(file), "targets.csv");
    fs.appendFileSync(table, "\n");
    expect(readEnsemble(readStoredRuns(file)).diagnostic).toMatchObject({
      code: "changed-results",
      message: { nl: expect.stringContaining("targets.csv") as unknown },
    });
    fs.rmSync(table);
    const { diagnostic } = readEnsemble(readStoredRuns(file));
    expect(diagnostic?.message.en).toContain("is not beside");
  });
});

describe("the hash of what is drawn", () => {
  it("moves with a range or distribution, and not with a figure that stands still", () => {
    const { inputs } = plan;
    const at = inputs.findIndex(({ input }) => input !== null);
    const still = inputs.findIndex(({ input }) => input === null);
    const withOther = (place: number, change: object) =>
      inputsHash(inputs.map((one, other) => (other === place ? { ...one, ...change } : one)));
    expect(withOther(at, { high: 1e9 })).not.toBe(inputsHash(inputs));
    expect(withOther(at, { distribution: "uniform" })).not.toBe(inputsHash(inputs));
    expect(withOther(still, { value: 1e9 })).toBe(inputsHash(inputs));
  });
});
