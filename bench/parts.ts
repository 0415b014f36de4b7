/**
 * Past one machine: what it costs to write members as Parquet parts, and to merge parts that are
 * several times the memory allowed. Writing and merging each run in a process of their own, so that
 * the greatest memory of each is its own.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PART_FORMAT, type EnsembleIdentity } from "../cli/ensemble/parts/identity.ts";
import { sumsOfParts } from "../cli/ensemble/parts/merge-sums.ts";
import { figuresOfPart } from "../cli/ensemble/parts/part-figures.ts";
import { partName, shareOf } from "../cli/ensemble/parts/share.ts";
import { batchSize, writePart, type MemberColumns } from "../cli/ensemble/parts/write-part.ts";
import { FigurePlan } from "../engine/analysis/ensemble/figures.ts";
import { instanceFor } from "../engine/analysis/outcome.ts";
import { cityOf } from "../engine/model/index.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";

const MB = 1024 * 1024;
const PARTS = 3;

const figuresOf = ({ model }: ResolvedScenario): FigurePlan =>
  new FigurePlan(model, cityOf(model).catalogue, instanceFor(model));

/** Numbers without order, quicker to have than those of a run. */
function* members(columns: number, from: number, to: number): Generator<MemberColumns> {
  const atOnce = batchSize(columns);
  for (let start = from; start < to; start += atOnce) {
    const count = Math.min(atOnce, to - start);
    yield {
      ...{ from: start, count },
      column(place) {
        const values = new Float64Array(count);
        for (let i = 0; i < count; i++) {
          values[i] = 1 + (Math.imul(start + i + 1, 0x9e3779b1 ^ (place * 2)) >>> 0) / 2 ** 32;
        }
        return values;
      },
    };
  }
}

/** Part of the bench: writes all parts into a folder. */
export async function writeParts(
  scenario: ResolvedScenario,
  folder: string,
  members_: number,
): Promise<void> {
  const figures = figuresOf(scenario);
  const identity: EnsembleIdentity = {
    ...{ format: PART_FORMAT, engine: "", scenarioHash: "", notesHash: "", figures: "" },
    ...{ seed: 1, sampling: "random", members: members_, cells: false },
  };
  for (let part = 1; part <= PARTS; part++) {
    const share = shareOf(members_, part, PARTS);
    await writePart(
      { target: path.join(folder, partName(part, PARTS)), identity, share, scenario, figures },
      members(figures.columns, share.from, share.to),
    );
  }
}

/** Part of the bench: merges what was written. */
export async function mergeAll(
  scenario: ResolvedScenario,
  folder: string,
  members_: number,
  memory: number,
): Promise<void> {
  const parts = Array.from({ length: PARTS }, (_, at) =>
    figuresOfPart(path.join(folder, partName(at + 1, PARTS))),
  );
  await sumsOfParts({ figures: figuresOf(scenario), parts, members: members_, memory });
  for (const part of parts) part.close();
}

/** Prints what both take. */
export function benchParts(print: (text: string) => void): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-bench-parts-"));
  const inProcess = (what: string, ...rest: readonly (string | number)[]): string => {
    const before = process.hrtime.bigint();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [process.argv[1]!, what, folder, ...rest.map(String)],
      { encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`${what} ended with ${status}: ${stderr}`);
    const seconds = Number(process.hrtime.bigint() - before) / 1e9;
    return `${seconds.toFixed(1).padStart(7)} s ${stdout.trim().padStart(6)} MB at most`;
  };
  try {
    for (const count of [10_000, 40_000]) {
      const written = inProcess("parts-write", count);
      const bytes = fs
        .readdirSync(folder)
        .reduce((sum, name) => sum + fs.statSync(path.join(folder, name)).size, 0);
      print(`${count} members in ${PARTS} parts of ${Math.round(bytes / PARTS / MB)} MB`);
      print(`  written                ${written}`);
      for (const memory of [128, 512]) {
        const times = (bytes / MB / memory).toFixed(1);
        const merged = inProcess("parts-merge", count, memory * MB);
        print(
          `  merged in ${String(memory).padStart(4)} MB      ${merged}; the parts are ${times} times that`,
        );
      }
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** What a process held at most, in whole megabytes. */
export const greatestMemory = (): string =>
  String(Math.round(process.resourceUsage().maxRSS / 1024));
