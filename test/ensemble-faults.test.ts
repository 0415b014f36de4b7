/**
 * What a person is told about a mistake in the options of an ensemble: a folder for each, named after
 * the diagnostic, with `--variant` for further ones.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import {
  DEFAULT_MEMBERS,
  DEFAULT_SEED,
  readEnsembleOptions,
  type TypedEnsembleOptions,
} from "../cli/ensemble-options.ts";
import { renderDiagnostic } from "../engine/scenario/diagnostics/render-diagnostic.ts";
import { root } from "./arbitraries/root.ts";

const folder = path.join(root, "test", "ensemble-faults");
const NOTHING: TypedEnsembleOptions = {
  ...{ members: null, seed: null, sampling: null, workers: null, shard: null },
};

describe("what a person is told about the options of an ensemble", () => {
  it.each(fs.readdirSync(folder).sort())("%s", async (name) => {
    const said = JSON.parse(
      fs.readFileSync(path.join(folder, name, "case.json"), "utf8"),
    ) as Partial<TypedEnsembleOptions> & { readonly plans?: number };
    const { options, diagnostics } = readEnsembleOptions({ ...NOTHING, ...said }, said.plans ?? 1);
    expect(diagnostics.map(({ code }) => code)).toContain(name.split("--")[0]);
    const isWrong = diagnostics.some(({ severity }) => severity === "error");
    expect(options === null).toBe(isWrong);
    for (const language of ["nl", "en"] as const) {
      const text = diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, language)}\n`);
      await expect(text.join("\n")).toMatchFileSnapshot(
        path.join(folder, name, `expected.${language}.txt`),
      );
    }
  });

  it("takes the usual where nothing is said", () => {
    expect(readEnsembleOptions(NOTHING, 1)).toEqual({
      options: {
        ...{ members: DEFAULT_MEMBERS, seed: DEFAULT_SEED, sampling: "random" },
        ...{ workers: null, shard: null },
      },
      diagnostics: [],
    });
  });

  it("takes what is right, and answers whatever is typed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 1e8 }), fc.integer({ min: 0 }), (members, seed) => {
        const typed = { ...NOTHING, members: `${members}`, seed: `${seed}`, sampling: "sobol" };
        const { options, diagnostics } = readEnsembleOptions(typed, 3);
        expect(diagnostics).toEqual([]);
        expect(options).toMatchObject({ members, seed, sampling: "sobol" });
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("members", "workers", "shard"), (text, option) => {
        const { options, diagnostics } = readEnsembleOptions({ ...NOTHING, [option]: text }, 1);
        expect(options === null).toBe(diagnostics.some(({ severity }) => severity === "error"));
      }),
    );
  });
});
