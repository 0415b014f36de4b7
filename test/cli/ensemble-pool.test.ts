/** Members on worker threads: the same bits whoever computes them, and also after a stop. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { PLAN, temporaryFolder } from "./simulate.ts";

const TRY = path.join(root, "test", "cli", "ensemble-try.cjs");

interface Asked {
  readonly workers: number;
  readonly members: number;
  readonly parent: string;
  readonly resume?: boolean;
  /** Bytes of blocks that may lie in memory: 0 sends them to files. */
  readonly memory?: number;
  readonly seed?: number;
  readonly sampling?: "random" | "sobol";
  /** Presses Ctrl-C when so many blocks are finished. */
  readonly interruptAfter?: number;
}

interface Answer {
  readonly hash?: string;
  readonly error?: string;
  readonly text?: { readonly nl: string; readonly en: string } | null;
}

const argument = (asked: Asked): string => JSON.stringify({ resume: false, ...asked });

function tried(asked: Asked): Answer {
  const { stdout, stderr } = spawnSync(process.execPath, [TRY, argument(asked)], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Answer;
}

const scratchIn = (parent: string): string => path.join(parent, ".try.members");
const blocksIn = (parent: string): string[] =>
  fs.existsSync(scratchIn(parent))
    ? fs.readdirSync(scratchIn(parent)).filter((name) => /^block-\d+-\d+$/.test(name))
    : [];

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const ended = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    let out = "";
    child.stdout!.on("data", (data: Buffer) => (out += data.toString()));
    child.on("close", () => resolve(out));
  });

let parent = "";
beforeAll(() => {
  parent = temporaryFolder();
});
afterAll(() => fs.rmSync(parent, { recursive: true, force: true }));

describe("an ensemble on several workers", () => {
  const members = 700;
  let alone: Answer;
  beforeAll(() => {
    alone = tried({ workers: 1, members, parent });
  });

  it.each([2, 3, 16])("is the same to the bit on %i workers as on one", (workers) => {
    expect(alone.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(tried({ workers, members, parent })).toEqual(alone);
  });

  it("is the same to the bit with its blocks in files", () => {
    expect(tried({ workers: 2, members, parent, memory: 0 })).toEqual(alone);
  });

  it("is another with another seed, and with points that fill the space", () => {
    const other = tried({ workers: 2, members, parent, seed: 2 });
    const sobol = tried({ workers: 2, members, parent, sampling: "sobol" });
    expect(new Set([alone.hash, other.hash, sobol.hash]).size).toBe(3);
    expect(tried({ workers: 3, members, parent, sampling: "sobol" })).toEqual(sobol);
  });

  it("leaves nothing beside the results", () => {
    expect(fs.readdirSync(parent)).toEqual([]);
  });
});

describe("an ensemble that was stopped", () => {
  const members = 3000;
  let whole: Answer;
  beforeAll(() => {
    whole = tried({ workers: 2, members, parent });
  });

  it("goes on after a kill with what was finished, to the same bits", async () => {
    const folder = path.join(parent, "killed");
    const asked = { workers: 2, members, parent: folder, memory: 0 };
    const child = spawn(process.execPath, [TRY, argument(asked)]);
    const end = ended(child);
    await until(() => blocksIn(folder).length >= 2);
    child.kill("SIGKILL");
    await end;
    const finished = blocksIn(folder);
    expect(finished.length).toBeGreaterThanOrEqual(2);
    expect(finished.length).toBeLessThan(6);
    // A block that is not read, but computed anew, would not show this.
    const mark = path.join(scratchIn(folder), finished[0]!);
    const bytes = fs.readFileSync(mark);
    const spoilt = Float64Array.from(
      new Float64Array(bytes.buffer, bytes.byteOffset, 512),
      () => 1,
    );
    fs.writeFileSync(mark, Buffer.concat([Buffer.from(spoilt.buffer), bytes.subarray(4096)]));
    const copy = path.join(parent, "copied");
    fs.cpSync(folder, copy, { recursive: true });
    expect(tried({ ...asked, resume: true }).hash).not.toBe(whole.hash);
    fs.writeFileSync(path.join(scratchIn(copy), finished[0]!), bytes);
    expect(tried({ ...asked, parent: copy, workers: 3, resume: true })).toEqual(whole);
    expect([...fs.readdirSync(folder), ...fs.readdirSync(copy)]).toEqual([]);
  });

  it("keeps what lay in memory when it is interrupted, and goes on with it", () => {
    const folder = path.join(parent, "interrupted");
    const asked = { workers: 2, members, parent: folder };
    const answer = tried({ ...asked, interruptAfter: 2 });
    expect(answer.error).toBe("EnsembleStopped");
    expect(answer.text!.en).toMatch(/^Stopped: [\d,]+ of 3,000 runs are kept\./);
    expect(answer.text!.nl).toMatch(/^Onderbroken: [\d.]+ van 3\.000 berekeningen zijn bewaard\./);
    expect(blocksIn(folder).length).toBeGreaterThanOrEqual(2);
    expect(tried({ ...asked, resume: true })).toEqual(whole);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it("does not take what belongs to another seed, and cleans it away", async () => {
    const folder = path.join(parent, "other");
    const asked = { workers: 2, members, parent: folder, memory: 0 };
    const child = spawn(process.execPath, [TRY, argument({ ...asked, seed: 5 })]);
    const end = ended(child);
    await until(() => blocksIn(folder).length >= 1);
    child.kill("SIGKILL");
    await end;
    expect(tried({ ...asked, resume: true })).toEqual(whole);
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe("a pool", () => {
  it("reports what breaks in a worker with its stack, and does not wait for ever", () => {
    const script = `
      const { load } = require(${JSON.stringify(path.join(root, "cli/bin/simulate.cjs"))});
      const { Ensembles } = load("simulate").exports;
      const { pool } = new Ensembles(2);
      pool.run({ kind: "rows", scenario: 99, count: 1, variants: [], columns: new Int32Array(1) })
        .catch((error) => { process.stdout.write(error.stack); process.exit(70); });`;
    const { status, stdout } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect(status).toBe(70);
    expect(stdout).toMatch(/ensemble-worker\.cjs/);
  });

  it("says beforehand how much disk space it lacks", () => {
    const script = `
      const { load } = require(${JSON.stringify(path.join(root, "cli/bin/simulate.cjs"))});
      const { Ensembles, readPlan } = load("simulate").exports;
      const ensembles = new Ensembles(1);
      const options = { members: 2e9, seed: 1, sampling: "random", cells: false, resume: false };
      const place = { parent: ${JSON.stringify(path.join(parent, "small"))}, name: "try" };
      const streams = { out: () => {}, error: () => {} };
      const around = { place, quiet: true, language: "en" };
      ensembles.run(readPlan(${JSON.stringify(PLAN)}).scenario, { ...options, ...around }, streams)
        .catch(({ name, diagnostic }) => {
          process.stdout.write(JSON.stringify({ name, diagnostic }));
          process.exit(1);
        });`;
    const { stdout } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    const { name, diagnostic } = JSON.parse(stdout) as {
      name: string;
      diagnostic: { message: { nl: string; en: string } };
    };
    expect(name).toBe("EnsembleRefused");
    expect(diagnostic.message.en).toMatch(/needs [\d,]+ GB of disk space at .*small for a while/);
    expect(diagnostic.message.nl).toMatch(/heeft tijdelijk [\d.]+ GB schijfruimte nodig bij/);
    expect(fs.existsSync(path.join(parent, "small", ".try.members"))).toBe(false);
  });
});
