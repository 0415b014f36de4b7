/**
 * Projects as a stranger may send them, given to the command as a person has it: each ends in a
 * mistake that is told, soon and within 200 MB, with nothing written and no trace of the program.
 *
 * Of every kind some are tried; HOSTILE_ALL=1 tries all of them.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { COMMAND, temporaryFolder } from "../cli/simulate.ts";
import { Folder, HOSTILE, type HostileProject } from "./hostile-projects.ts";

/** A hang is what is looked for: the machine may be busy with other tests. */
const LONGEST = 30_000;
const MOST_MEMORY = 200 * 1024;

/** Says behind all else how much memory the process has ever had, in kB. */
const REPORT = `process.on("exit", () => process._rawDebug("peak " + process.resourceUsage().maxRSS));`;

function send({ make, args = ["plan.yaml"] }: HostileProject) {
  const parent = temporaryFolder();
  const root = path.join(parent, "project");
  fs.mkdirSync(root);
  try {
    make(new Folder(root));
    const before = fs.readdirSync(root).sort();
    const report = path.join(parent, "report.cjs");
    fs.writeFileSync(report, REPORT);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--max-old-space-size=150", "--require", report, COMMAND, ...args, "--lang", "en"],
      { cwd: root, encoding: "utf8", timeout: LONGEST, stdio: ["ignore", "pipe", "pipe"] },
    );
    return { status, out: stdout, error: stderr, before, after: fs.readdirSync(root).sort() };
  } finally {
    fs.rmSync(parent, { recursive: true, force: true });
  }
}

const MOST_OF_A_KIND = process.env.HOSTILE_ALL === undefined ? 6 : Infinity;

/** Some of a list, spread over it. */
function spread<T>(all: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.ceil(all.length / MOST_OF_A_KIND));
  return all.filter((_, at) => at % step === 0);
}

describe.each(Object.keys(HOSTILE))("what a stranger sends: %s", (kind) => {
  const sent = spread(HOSTILE[kind]!);
  it.each(sent.map((project) => [project.name, project] as const))("%s", (_, project) => {
    const { status, out, error, before, after } = send(project);
    expect(status, error.slice(0, 2000)).toBe(1);
    const told = [...error.matchAll(/^error\[([a-z-]+)\]/gm)].map(([, code]) => code);
    const known: ReadonlySet<string> = new Set(project.codes);
    expect(
      told.some((code) => known.has(code!)),
      error.slice(0, 2000),
    ).toBe(true);
    expect(out).toBe("");
    expect(error).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(error.length).toBeLessThan(200_000);
    expect(after).toEqual(before);
    expect(Number(/peak (\d+)/.exec(error)![1])).toBeLessThan(MOST_MEMORY);
  });
});
