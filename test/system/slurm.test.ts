/**
 * An ensemble on a real Slurm: three parts as a job array, one of them killed in the middle and
 * requeued, and the merge that waits for them. What comes out is that of one machine, byte for byte.
 *
 * Slurm (slurm-wlm and munge) is started in a folder and on ports of its own, and stopped in any case.
 * Where it is not installed this test fails, and says what to install.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { COMMAND, filesBelow, simulate, temporaryFolder } from "../cli/simulate.ts";

const folder = temporaryFolder();
const slurm = path.join(folder, "slurm");
const parts = path.join(folder, "parts");
const scripts = path.join(root, "test", "system", "slurm");

const PLAN = "kortrijk-2040";
/** Enough that a part takes some seconds, and there is a middle to be killed in. */
const OPTIONS = ["--members", "6000", "--seed", "12"];
const SHARDS = 3;
/** The part that is killed when its file has been begun. */
const KILLED = 2;

/** A port that nobody listens on. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    env: { ...process.env, SLURM_CONF: path.join(slurm, "slurm.conf"), ...env },
    encoding: "utf8",
    cwd: folder,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

/** Waits until something is so; what it last was stands in the message when it never is. */
async function until<T>(what: string, seconds: number, ask: () => T | null): Promise<T> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const found = ask();
    if (found !== null) return found;
    await sleep(100);
  }
  const logs = [...filesBelow(parts)].filter(([name]) => name.endsWith(".log"));
  throw new Error(
    [
      `waited ${seconds} s for ${what}`,
      run("squeue", []),
      ...logs.map(([, text]) => `${text}`),
    ].join("\n"),
  );
}

/** Processes of the part that is to be killed. */
const processesOf = (part: number): number[] =>
  fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const words = fs.readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0");
        return words[1] === COMMAND && words.includes(`${part}/${SHARDS}`) && words.includes(parts);
      } catch {
        // It has ended since.
        return false;
      }
    })
    .map(Number);

const begun = (part: number): boolean =>
  fs.readdirSync(parts).some((name) => name.startsWith(`.part-000${part}`));

beforeAll(async () => {
  fs.mkdirSync(slurm);
  run(path.join(scripts, "start.sh"), [slurm, `${await freePort()}`, `${await freePort()}`]);
});

afterAll(() => {
  spawnSync(path.join(scripts, "stop.sh"), [slurm], { stdio: "inherit" });
  fs.rmSync(folder, { recursive: true, force: true });
});

it("gives what one machine gives, though a part was killed in the middle and requeued", async () => {
  // The command that the jobs run: this build, with this Node.
  const command = path.join(folder, "simulate");
  fs.writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n`);
  fs.chmodSync(command, 0o755);
  const results = path.join(folder, "results");
  const submitted = run(
    path.join(root, "deploy", "slurm", "submit.sh"),
    [`${SHARDS}`, parts, results, PLAN, ...OPTIONS],
    { ADEMRUIMTE_SIMULATE: command, SBATCH_OPTIONS: "--cpus-per-task=1" },
  );
  const [, array] = /^parts: job (\d+)$/m.exec(submitted) ?? [];
  const [, merge] = /^merge: job (\d+)$/m.exec(submitted) ?? [];
  expect([array, merge]).not.toContain(undefined);

  const victims = await until(`part ${KILLED} to begin`, 60, () => {
    const found = processesOf(KILLED);
    return found.length > 0 && begun(KILLED) ? found : null;
  });
  for (const victim of victims) process.kill(victim, "SIGKILL");
  const isThere = (part: number): boolean =>
    fs.existsSync(path.join(parts, `part-000${part}-of-000${SHARDS}.parquet`));
  expect(isThere(KILLED)).toBe(false);
  expect(begun(KILLED)).toBe(true);

  const shown = await until("the merge to be done", 150, () => {
    const job = run("scontrol", ["show", "job", merge!]);
    return /JobState=(?:PENDING|RUNNING|COMPLETING|CONFIGURING)/.test(job) ? null : job;
  });
  expect(shown).toContain("JobState=COMPLETED");
  const killed = run("scontrol", ["show", "job", `${array}_${KILLED}`]);
  expect(killed).toMatch(/Restarts=1\b/);
  expect(killed).toContain("JobState=COMPLETED");
  expect(begun(KILLED)).toBe(false);

  const alone = path.join(folder, "alone");
  const { status } = simulate(["ensemble", PLAN, ...OPTIONS, "--out", alone, "--quiet"]);
  expect(status).toBe(0);
  const [merged, once] = [results, alone].map(filesBelow);
  expect(once!.size).toBeGreaterThan(3);
  expect([...merged!.keys()]).toEqual([...once!.keys()]);
  for (const [name, bytes] of once!) expect(merged!.get(name)!.equals(bytes), name).toBe(true);
});
