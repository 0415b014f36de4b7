/**
 * Loading and validating a plan, in the bundle and with the code cache that a user has: what a fresh
 * process spends on it after the bundle itself is loaded.
 *
 * A machine has busy spells, and processor time is not the same on every machine either: an empty
 * Node and a fixed piece of work in a fresh process, measured in turn with it, are the yardsticks.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { cityOf } from "../engine/model/index.ts";
import type { ScenarioModel } from "../engine/scenario/resolved.ts";
import { largePlan } from "./large-plan.ts";
import { median } from "./measure.ts";

const ROUNDS = 21;

/** Milliseconds of the processor, in user and in system mode, and on the clock. */
interface Spent {
  readonly user: number;
  readonly system: number;
  readonly wall: number;
}

/** Runs a program in a fresh process; it prints what it spent as JSON. */
function fresh<T>(program: string): T {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", program], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: "" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`a measurement ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

const timed = (before: string, work: string): string => `${before}
  const start = process.cpuUsage(), clock = process.hrtime.bigint();
  ${work}
  const { user, system } = process.cpuUsage(start);
  const wall = Number(process.hrtime.bigint() - clock) / 1e6;
  process.stdout.write(JSON.stringify({ user: user / 1000, system: system / 1000, wall }));`;

/** Work that V8 interprets and compiles as it goes, as in a process that has just started. */
const YARDSTICK = timed(
  "",
  `let sum = 0;
   for (let i = 0; i < 60; i++) {
     const words = Array.from({ length: 400 }, (_, at) => "word" + (at * i) % 97);
     sum += new Set(words.map((word) => word.slice(1).split("o").join("-"))).size;
   }
   if (sum === 0) throw new Error();`,
);

const EMPTY = `const { user, system } = process.cpuUsage();
  process.stdout.write(JSON.stringify({ user: user / 1000, system: system / 1000, wall: 0 }));`;

const bundle = (root: string): string =>
  `const { load } = require(${JSON.stringify(path.join(root, "cli", "bin", "simulate.cjs"))});
   const { readPlan } = load("simulate").exports;`;

const reading = (plan: string): string => `const read = readPlan(${JSON.stringify(plan)}, []);
   if (read.scenario === null) throw new Error(JSON.stringify(read.diagnostics.slice(0, 3)));`;

/** Time by the kind of the file that was read last: its reading, and what is done with it. */
const phased = (root: string, plan: string): string => `${bundle(root)}
  const fs = require("node:fs"), read0 = fs.readFileSync, spent = {};
  let phase = "finding the project and the plan", since = process.hrtime.bigint();
  const enter = (next) => {
    const now = process.hrtime.bigint();
    spent[phase] = (spent[phase] ?? 0) + Number(now - since) / 1e6;
    phase = next;
    since = now;
  };
  const kind = (file) =>
    file.includes("regions") && file.endsWith(".yaml") ? "YAML of the region, with its programmes"
    : file.endsWith(".yaml") ? "YAML of the plan and its measures"
    : /targets\\.csv$/.test(file) ? "goals; then joining, checking and sealing all"
    : file.endsWith(".csv") ? "other tables of the region" : "other bundles";
  fs.readFileSync = function (file, ...rest) {
    enter(kind(String(file)));
    return read0.call(this, file, ...rest);
  };
  ${reading(plan)}
  enter("");
  process.stdout.write(JSON.stringify(spent));`;

export function benchLoading(
  root: string,
  model: ScenarioModel,
  print: (text: string) => void,
): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-bench-"));
  const shipped = path.join(root, "scenarios", "kortrijk", "kortrijk-2040.yaml");
  const large = path.join(folder, "plan.yaml");
  const { text, points, indicators } = largePlan(model, cityOf(model).catalogue, 2000, 200);
  fs.writeFileSync(large, text);
  const programs = {
    empty: EMPTY,
    yardstick: YARDSTICK,
    imports: timed("", bundle(root)),
    shipped: timed(bundle(root), reading(shipped)),
    large: timed(bundle(root), reading(large)),
  };
  type Name = keyof typeof programs;
  const names = Object.keys(programs) as Name[];
  const spent = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Spent[]
  >;
  const phases: Record<string, number>[] = [];
  try {
    // In turn, so that a busy spell of the machine falls on all of them.
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of names) spent[name].push(fresh<Spent>(programs[name]));
      phases.push(fresh<Record<string, number>>(phased(root, shipped)));
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  const processor = (name: Name): number[] => spent[name].map(({ user, system }) => user + system);
  const of = (name: Name, pick: (spent: Spent) => number): number => median(spent[name].map(pick));
  const ms = (value: number): string => `${value.toFixed(1).padStart(10)} ms`;
  const line = (name: Name, what: string): void => {
    const all = processor(name);
    const detail = [
      `user ${of(name, ({ user }) => user).toFixed(1)}`,
      `system ${of(name, ({ system }) => system).toFixed(1)}`,
      `clock ${of(name, ({ wall }) => wall).toFixed(1)}`,
      `least ${Math.min(...all).toFixed(1)}`,
    ];
    print(`${ms(median(all))}  ${what} (${detail.join(", ")})`);
  };
  const ratio = (a: Name, b: Name): string =>
    `${(median(processor(a)) / median(processor(b))).toFixed(2).padStart(10)} x `;
  print(`loading and validating, processor time of fresh processes, median of ${ROUNDS}`);
  line("empty", "yardstick: an empty Node, all of it");
  line("yardstick", "yardstick: a fixed piece of work");
  line("imports", "the bundle itself");
  line("shipped", "then kortrijk-2040.yaml");
  line("large", `then a plan with ${points} lever points and ${indicators} own indicators`);
  print(`${ratio("shipped", "empty")}an empty Node: kortrijk-2040.yaml`);
  print(`${ratio("shipped", "yardstick")}the fixed piece of work: kortrijk-2040.yaml`);
  print(`${ratio("large", "shipped")}kortrijk-2040.yaml: the large plan (less than 5 is wanted)`);
  print("kortrijk-2040.yaml by phase, on the clock, up to the next file that is read");
  for (const phase of Object.keys(phases[0]!)) {
    print(`${ms(median(phases.map((found) => found[phase] ?? 0)))}  ${phase}`);
  }
}
