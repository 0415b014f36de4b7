/**
 * What a person waits for who wants files: charts, report, workbook, notes and comparisons, in the
 * bundles and with the code caches that a user has, each in a fresh process, in turn with a plain run.
 * In processor time of all threads, because a busy machine says little by the clock; the clock too.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { median } from "./measure.ts";

const ROUNDS = 3;

/** The other plans of a comparison of seven. */
const SEVEN = [
  "referentie",
  "kortrijk-2040",
  "warmtenetten-eerst",
  "renovatie-eerst",
  "hernieuwbaar-eerst",
  "veel-bouwen",
  "weinig-bouwen",
];

/** Milliseconds of the processor and of the clock. */
interface Spent {
  readonly processor: number;
  readonly wall: number;
}

interface Measured {
  readonly what: string;
  once(): Spent;
  readonly spent: Spent[];
}

/** Runs Node in a fresh process that writes to its fourth stream what it wants to tell. */
function fresh(args: readonly string[]): string {
  const { status, stderr, output } = spawnSync(process.execPath, [...args], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: "" },
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return output[3]!;
}

/** Before a program: tells at its end what all its threads took, the start of Node included. */
const TELLING = `process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    require("node:fs").writeSync(3, String((user + system) / 1000));
  });`;

/** A part of what a run with files does, timed behind what comes before it. */
const part = (root: string, before: string, work: string): string => `
  const root = ${JSON.stringify(root)}, path = require("node:path"), fs = require("node:fs");
  const { load } = require(path.join(root, "cli", "bin", "simulate.cjs"));
  const main = load("simulate").exports;
  const fonts = path.join(root, "viz", "fonts");
  const { scenario } = main.readPlan("kortrijk-2040", []);
  const outcome = main.runScenario(scenario, true), split = main.attributeAlone(scenario);
  const hashes = main.hashesOf(scenario), language = "nl", version = "0";
  const draw = async (count) => {
    const { chartsToDraw, drawAll, createRenderer, chartFiles } = load("charts").exports;
    const charts = chartsToDraw(outcome, 0, split).slice(0, count);
    const drawn = await drawAll(charts, language, createRenderer(fonts));
    chartFiles(drawn, "charts", fonts);
    return drawn;
  };
  const report = (drawn) => {
    const script = fs.readFileSync(path.join(root, "cli", "dist", "page.js"), "utf8");
    const files = { fontFolder: fonts, script };
    return load("report").exports.runReport(
      { outcome, charts: [drawn], split, language, hashes, version, files });
  };
  const workbook = () => load("workbook").exports.runWorkbookBytes(outcome, hashes, language);
  (async () => {
    ${before}
    const start = process.cpuUsage(), clock = process.hrtime.bigint();
    ${work}
    const { user, system } = process.cpuUsage(start);
    const wall = Number(process.hrtime.bigint() - clock) / 1e6;
    fs.writeSync(3, JSON.stringify({ processor: (user + system) / 1000, wall }));
  })();`;

export function benchFiles(root: string, print: (text: string) => void): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-bench-"));
  const hook = path.join(folder, "telling.cjs");
  fs.writeFileSync(hook, TELLING);
  const oneChart = path.join(folder, "one-chart.md");
  fs.writeFileSync(oneChart, "{chart emissions-by-sector}\n");
  const template = (name: string): string => path.join(root, "templates", name);
  const out = ["--out", path.join(folder, "results")];

  const program = (what: string, args: readonly string[]): Measured => ({
    what,
    spent: [],
    once() {
      const start = process.hrtime.bigint();
      const processor = Number(fresh(["--require", hook, ...args]));
      return { processor, wall: Number(process.hrtime.bigint() - start) / 1e6 };
    },
  });
  const command = (what: string, args: readonly string[]): Measured =>
    program(what, [path.join(root, "cli", "bin", "simulate.cjs"), ...args]);
  const within = (what: string, before: string, work: string): Measured => ({
    what,
    spent: [],
    once: () => JSON.parse(fresh(["-e", part(root, before, work)])) as Spent,
  });

  const empty = program("node -e 0", ["-e", "0"]);
  const plain = command("simulate PLAN --no-files", ["kortrijk-2040", "--no-files"]);
  const parts = [
    within(
      "ten charts as SVG and PNG, the report and the workbook",
      "",
      "report(await draw(10)); workbook();",
    ),
    within("ten charts as SVG and PNG", "", "await draw(10);"),
    within("all charts as SVG and PNG", "", "await draw(Infinity);"),
    within("the report, its charts drawn", "const drawn = await draw(Infinity);", "report(drawn);"),
    within("the workbook", "", "workbook();"),
  ];
  const note = (file: string): string[] => ["note", file, "kortrijk-2040", "--out", folder];
  const commands = [
    command("simulate PLAN, all files", ["kortrijk-2040", ...out]),
    command("simulate note, Markdown with one chart", note(oneChart)),
    command(
      "simulate note, the supplied template in Markdown",
      note(template("inspiratienota.md")),
    ),
    command("simulate note, the supplied template in Word", note(template("inspiratienota.docx"))),
    command("simulate compare, 2 plans, no files", ["compare", ...SEVEN.slice(0, 2), "--no-files"]),
    command("simulate compare, 2 plans, all files", ["compare", ...SEVEN.slice(0, 2), ...out]),
    command("simulate compare, 7 plans, no files", ["compare", ...SEVEN, "--no-files"]),
    command("simulate compare, 7 plans, all files", ["compare", ...SEVEN, ...out]),
  ];
  try {
    const all = [empty, plain, ...parts, ...commands];
    for (let round = 0; round < ROUNDS; round++) for (const one of all) one.spent.push(one.once());
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }

  const middle = ({ spent }: Measured, kind: keyof Spent): number =>
    median(spent.map((one) => one[kind]));
  const line = (one: Measured): void => {
    const ratio = middle(one, "processor") / middle(plain, "processor");
    const [processor, wall] = [middle(one, "processor"), middle(one, "wall")];
    const figures = [processor.toFixed(0).padStart(10), ratio.toFixed(2), wall.toFixed(0)];
    print(
      `${figures[0]} ms  ${figures[1]!.padStart(5)} x plain ${figures[2]!.padStart(6)} ms by the clock  ${one.what}`,
    );
  };
  print(
    "files of kortrijk-2040: processor time of all threads, against a plain run; whole commands",
  );
  for (const one of [empty, plain, ...commands]) line(one);
  print("the same, parts of a run with files, behind the run itself");
  for (const one of parts) line(one);
}
