// Computes an ensemble in a process of its own, for tests that stop one in the middle. Its argument
// is JSON; the answer, on standard output, too.
"use strict";
const { createHash } = require("node:crypto");
const path = require("node:path");
const { load } = require("../../cli/bin/simulate.cjs");

const asked = JSON.parse(process.argv[2]);
const { workers, resume, memory, members, parent, seed, sampling, interruptAfter } = asked;
const { Ensembles, readPlan } = load("simulate").exports;
const plan = path.join(__dirname, "../../scenarios/kortrijk/kortrijk-2040.yaml");
const options = {
  ...{ members, seed: seed ?? 1, sampling: sampling ?? "random", cells: false, resume, memory },
  ...{ place: { parent, name: "try" }, quiet: true, language: "en" },
};
const streams = { out: () => {}, error: () => {} };

async function main() {
  const ensembles = new Ensembles(workers);
  let blocks = 0;
  for (const worker of ensembles.pool.workers) {
    worker.on("message", ({ kind }) => {
      if (kind === "block" && ++blocks === interruptAfter) process.kill(process.pid, "SIGINT");
    });
  }
  try {
    const { scenario } = readPlan(plan);
    const { outcome } = await ensembles.run(scenario, options, streams);
    const { bands, goals, budgets, failed } = outcome;
    const counts = [...goals, ...budgets].map((of) => [
      ...[of.evaluable, of.met ?? of.kept, of.never ?? 0, ...(of.yearMet ?? of.usedUp)],
    ]);
    const hash = createHash("sha256").update(new Uint8Array(bands.values.buffer));
    hash.update(JSON.stringify([counts, failed]));
    process.stdout.write(`${JSON.stringify({ hash: hash.digest("hex") })}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ error: error.name, text: error.text ?? null })}\n`);
    process.exitCode = 1;
  } finally {
    await ensembles.close();
  }
}
void main();
