/** Runs the built command as a person does, and reads what it wrote. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { root } from "../arbitraries/root.ts";

export const COMMAND = path.join(root, "cli", "bin", "simulate.cjs");
export const PLAN = path.join(root, "scenarios", "kortrijk", "kortrijk-2040.yaml");

export interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly node?: string;
  /** Of Node itself. */
  readonly flags?: readonly string[];
}

/** Runs the built command in a process of its own. */
export function simulateAfresh(args: readonly string[], around: Surroundings = {}): Finished {
  const { status, stdout, stderr } = spawnSync(
    around.node ?? process.execPath,
    [...(around.flags ?? []), COMMAND, ...args],
    {
      cwd: around.cwd ?? root,
      env: { ...process.env, ...around.env },
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return { status, out: stdout, error: stderr };
}

/** The thread in which commands run that need no process of their own, made for the first. */
let warm: { ask(args: readonly string[]): Finished } | null = null;

function warmCommand(): NonNullable<typeof warm> {
  const { port1, port2 } = new MessageChannel();
  const flags = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(path.join(root, "test", "cli", "warm-command.cjs"), {
    workerData: { command: COMMAND, port: port2, flags },
    transferList: [port2],
  });
  worker.unref();
  let asked = 0;
  return {
    ask(args) {
      worker.postMessage(args);
      // This thread sleeps: a test reads as one that starts a process.
      Atomics.wait(flags, 0, asked);
      asked += 1;
      return receiveMessageOnPort(port1)!.message as Finished;
    },
  };
}

/**
 * Runs the built command in this process, which is warm after the first: what it writes does not
 * depend on that (`determinism.test.ts`). What is asked of Node or of the environment gets a process.
 */
export function simulate(args: readonly string[], around: Surroundings = {}): Finished {
  const { cwd = root, env, node, flags } = around;
  if (env ?? node ?? flags) return simulateAfresh(args, around);
  const before = process.cwd();
  process.chdir(cwd);
  try {
    return (warm ??= warmCommand()).ask(args);
  } finally {
    process.chdir(before);
  }
}

export const temporaryFolder = (): string =>
  fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-test-"));

/** Every file below a folder, by its POSIX path. */
export function filesBelow(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(folder, file).split(path.sep).join("/"), fs.readFileSync(file));
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** SHA-256 of every file below a folder: comparing bytes one by one takes minutes of an assertion. */
export const digestsBelow = (folder: string): Map<string, string> =>
  new Map(
    [...filesBelow(folder)].map(([name, bytes]) => [
      name,
      createHash("sha256").update(bytes).digest("hex"),
    ]),
  );

export const readCsv = (text: string): Record<string, string>[] => {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!,
    );
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
};
