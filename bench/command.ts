/** The command as a whole process, in turn with an empty Node: the ratio is what a person waits. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { median } from "./measure.ts";

function wall(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, [...args], {
    // Reading extra certificates costs a start 30 ms that has nothing to do with the command.
    env: { ...process.env, NODE_EXTRA_CA_CERTS: "" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export function benchCommand(root: string, print: (text: string) => void): void {
  const simulate = path.join(root, "cli", "bin", "simulate.cjs");
  const plan = path.join(root, "scenarios", "kortrijk", "kortrijk-2040.yaml");
  const out = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-bench-"));
  const [empty, bare, files]: [number[], number[], number[]] = [[], [], []];
  try {
    for (let round = 0; round < 15; round++) {
      empty.push(wall(["-e", "0"]));
      bare.push(wall([simulate, plan, "--no-files"]));
      if (round % 3 === 0) files.push(wall([simulate, plan, "--out", out]));
    }
  } finally {
    fs.rmSync(out, { recursive: true, force: true });
  }
  const line = (times: readonly number[], what: string): void => {
    const ratio = median(times) / median(empty);
    print(`${median(times).toFixed(0).padStart(10)} ms  ${ratio.toFixed(2)} x node -e 0  ${what}`);
  };
  print("the command, from outside");
  line(empty, "node -e 0");
  line(bare, "simulate PLAN --no-files");
  line(files, "simulate PLAN, all files and charts");
}
