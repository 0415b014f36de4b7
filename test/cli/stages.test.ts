/** Studies in stages (sensitivity): the same bits on any number of workers, and also after a stop. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { temporaryFolder } from "./simulate.ts";

const TRY = path.join(root, "test", "cli", "stages-try.cjs");
/** Rows of the stages: less than a block, and some blocks of 512 more than are sent at once. */
const COUNTS = [100, 4500];
const ALL = COUNTS.reduce((sum, count) => sum + count, 0);

interface Asked {
  readonly parent: string;
  readonly workers?: number;
  readonly resume?: boolean;
  /** The job of the workers in which it is stopped, from 1. */
  readonly stopIn?: number;
  readonly signal?: "SIGINT" | "SIGKILL";
  readonly seed?: number;
}
interface Answer {
  readonly hash?: string;
  readonly resumed?: number;
  readonly filled?: number;
  readonly error?: string;
  readonly text?: { readonly en: string };
}

function tried(asked: Asked): Answer | null {
  const given = { workers: 2, resume: false, counts: COUNTS, seed: 1, ...asked };
  const { stdout, stderr } = spawnSync(process.execPath, [TRY, JSON.stringify(given)], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return stdout === "" ? null : (JSON.parse(stdout) as Answer);
}

let parent = "";
let whole: Answer;
beforeAll(() => {
  parent = temporaryFolder();
  whole = tried({ parent })!;
});
afterAll(() => fs.rmSync(parent, { recursive: true, force: true }));

describe("rows in stages", () => {
  it("are the same to the bit on one worker and on three, and leave nothing beside the results", () => {
    expect(whole).toMatchObject({ resumed: 0, filled: ALL });
    for (const workers of [1, 3]) expect(tried({ parent, workers })).toEqual(whole);
    expect(tried({ parent, seed: 2 })!.hash).not.toBe(whole.hash);
    expect(fs.readdirSync(parent)).toEqual([]);
  }, 300_000);

  it.each(["SIGINT", "SIGKILL"] as const)("go on after %s with what was finished", (signal) => {
    const folder = path.join(parent, signal);
    // The third job is the second stretch of the second stage.
    const answer = tried({ parent: folder, stopIn: 3, signal });
    if (signal === "SIGKILL") expect(answer).toBeNull();
    else {
      expect(answer!.error).toBe("EnsembleStopped");
      expect(answer!.text!.en).toMatch(/^Stopped: 4,196 of 4,600 runs are kept\./);
    }
    expect(fs.readdirSync(folder).sort()).toEqual([".try-1.members", ".try-2.members"]);
    const again = tried({ parent: folder, resume: true, workers: 3 })!;
    expect(again).toEqual({ hash: whole.hash, resumed: 4196, filled: ALL - 4196 });
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it("do not take what belongs to another question, and clean it away", () => {
    const folder = path.join(parent, "other");
    expect(tried({ parent: folder, stopIn: 3, signal: "SIGKILL", seed: 5 })).toBeNull();
    expect(tried({ parent: folder, resume: true })).toEqual(whole);
    expect(fs.readdirSync(folder)).toEqual([]);
    expect(tried({ parent: folder, stopIn: 3, signal: "SIGKILL" })).toBeNull();
    expect(tried({ parent: folder })).toEqual(whole);
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
