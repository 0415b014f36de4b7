/**
 * The cohort part of the model against other engines with the same equations: SDEverywhere compiled
 * to JavaScript and to C (README.md). They are installed on demand, in this folder.
 */
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { wireDemography, yardstickInputs } from "../demography.ts";
import { nanoseconds } from "../measure.ts";
import { vensimTables } from "./tables.ts";

/** A figure of the peers' model, and the output of ours that is the same. */
const FIGURES: Readonly<Record<string, string>> = {
  population: "demography.population",
  households: "demography.households",
  "collective population": "demography.collective_population",
  "private population": "demography.private_population",
  births: "demography.births",
  deaths: "demography.deaths",
  arrivals: "demography.arrivals",
  departures: "demography.departures",
};

const LARGEST_DIFFERENCE = 1e-9;
const RUNS = 1000;
const ROUNDS = 15;

/** What SDEverywhere writes as a module of JavaScript. */
interface GeneratedModel {
  setModelFunctions(functions: object): void;
  setTime(time: number): void;
  getInitialTime(): number;
  getFinalTime(): number;
  initConstants(): void;
  initLevels(): void;
  evalAux(): void;
  evalLevels(): void;
  storeOutputs(store: (value: number) => void): void;
}

interface Peer {
  readonly name: string;
  readonly wanted: number;
  /** Nanoseconds of a run; the best of a few. */
  measure(): number;
  /** `[year][figure]`. */
  readonly figures: readonly number[];
}

const compiled = (peers: string, folder: string, language: "js" | "c"): string => {
  const out = path.join(folder, language === "c" ? "cohort.c" : "cohort.mjs");
  const model = path.join(folder, "cohort.mdl");
  const words = [path.join(peers, "compile.mjs"), model, language, out, ...Object.keys(FIGURES)];
  execFileSync(process.execPath, words, { cwd: peers, stdio: ["ignore", "ignore", "inherit"] });
  return out;
};

async function inJavaScript(peers: string, folder: string): Promise<Peer> {
  // `import` of a bundle would be resolved by the bundler: these files are made and installed later.
  const load = async (file: string): Promise<Record<string, unknown>> =>
    (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const runtime = await load(path.join(peers, "node_modules/@sdeverywhere/runtime/dist/index.js"));
  const made = await load(compiled(peers, folder, "js"));
  const model = await (made["default"] as () => Promise<GeneratedModel>)();
  const functions = (runtime["getJsModelFunctions"] as () => Record<string, unknown>)();
  model.setModelFunctions(functions);
  const first = model.getInitialTime();
  const last = model.getFinalTime();
  (functions["setContext"] as (context: object) => void)({ timeStep: 1, currentTime: first });
  model.initConstants();
  const figures: number[] = [];
  let stored = 0;
  const store = (value: number): void => {
    figures[stored++] = value;
  };
  const run = (): void => {
    stored = 0;
    model.setTime(first);
    model.initLevels();
    for (let time = first; ; time++) {
      model.setTime(time);
      model.evalAux();
      model.storeOutputs(store);
      if (time === last) return;
      model.evalLevels();
    }
  };
  run();
  return {
    name: "SDEverywhere compiled to JavaScript",
    wanted: 30,
    measure: () => nanoseconds(run, RUNS / 10),
    figures,
  };
}

/** Null where there is no C compiler. */
function inC(peers: string, folder: string): Peer | null {
  if (spawnSync("cc", ["--version"], { stdio: "ignore" }).status !== 0) return null;
  const program = path.join(folder, "run");
  const glue = path.join(peers, "glue");
  const source = compiled(peers, folder, "c");
  execFileSync("cc", ["-O3", "-o", program, `-I${glue}`, source, path.join(glue, "run.c")]);
  const ran = (runs: number): number[] =>
    execFileSync(program, [`${runs}`, "4"], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map(Number);
  return {
    name: "SDEverywhere compiled to C, cc -O3",
    wanted: 1,
    measure: () => ran(RUNS)[0]!,
    figures: ran(1).slice(1),
  };
}

/** Compares and prints; says what is missing where the peers are not installed. */
export async function benchPeers(
  root: string,
  region: RegionModel,
  first: number,
  last: number,
  print: (text: string) => void,
): Promise<void> {
  const peers = path.join(root, "bench", "peers");
  if (!fs.existsSync(path.join(peers, "node_modules", "@sdeverywhere", "compile"))) {
    print("the peers are not installed; install them with: npm ci --prefix bench/peers");
    process.exitCode = 1;
    return;
  }
  print("cohort model against SDEverywhere; compiling it takes half a minute");
  const years = last - first + 1;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-peers-"));
  try {
    const equations = fs.readFileSync(path.join(peers, "cohort.mdl"), "utf8");
    const tables = vensimTables(yardstickInputs(region, years, first), first);
    fs.writeFileSync(path.join(folder, "cohort.mdl"), `${equations}\n${tables}\n`);
    const { moduleAlone, into } = wireDemography(region, first, last);
    const others = [await inJavaScript(peers, folder), inC(peers, folder)];
    const there = others.filter((peer) => peer !== null);
    if (there.length < others.length) print("there is no C compiler (cc) here: JavaScript only");

    const ids = Object.values(FIGURES);
    const wanted = Array.from({ length: years }, (_, year) =>
      ids.map((id) => into.at(id, first + year)),
    ).flat();
    let best = Infinity;
    const theirs = there.map(() => Infinity);
    // In turn, so that a busy spell of the machine falls on all of them.
    for (let round = 0; round < ROUNDS; round++) {
      best = Math.min(best, nanoseconds(moduleAlone, RUNS));
      there.forEach((peer, at) => (theirs[at] = Math.min(theirs[at]!, peer.measure())));
    }
    print(`${(best / 1000).toFixed(2).padStart(10)} us  the demography module, all its outputs`);
    there.forEach(({ name, figures, wanted: atLeast }, at) => {
      let gap = 0;
      wanted.forEach((figure, place) => {
        const difference = Math.abs(figure - figures[place]!) / Math.max(1, Math.abs(figure));
        gap = Math.max(gap, Number.isNaN(difference) ? Infinity : difference);
      });
      const ratio = (theirs[at]! / best).toFixed(theirs[at]! / best < 10 ? 2 : 0);
      print(`${(theirs[at]! / 1000).toFixed(2).padStart(10)} us  ${name}`);
      print(`${ratio.padStart(10)} times as fast is ours (at least ${atLeast} is wanted)`);
      print(`${gap.toExponential(0).padStart(10)} largest relative difference of a figure`);
      if (figures.length !== wanted.length || !(gap <= LARGEST_DIFFERENCE)) {
        throw new Error(`${name} gives other figures: there is nothing to compare`);
      }
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
