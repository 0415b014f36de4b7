// Runs rows in stages in a process of its own, for tests that stop one in the middle. Its argument is
// JSON; the answer, on standard output, too.
"use strict";
const { createHash } = require("node:crypto");
const path = require("node:path");
const { load } = require("../../cli/bin/simulate.cjs");

const { workers, parent, resume, counts, stopIn, signal, seed } = JSON.parse(process.argv[2]);
const { Ensembles, readPlan, RowStages } = load("simulate").exports;
const plan = path.join(__dirname, "../../scenarios/kortrijk/kortrijk-2040.yaml");
const key = { scenario: "", notes: "", engine: "", seed, sampling: "try", figures: "" };
const options = {
  ...{ place: { parent, name: "try" }, key, stages: counts.length, resume, keptAfter: 0 },
  ...{ quiet: true, language: "en" },
};
const streams = { out: () => {}, error: () => {} };

async function main() {
  const ensembles = new Ensembles(workers);
  const { pool } = ensembles;
  const run = pool.run.bind(pool);
  let jobs = 0;
  pool.run = (message, progress) => {
    const running = run(message, progress);
    if (++jobs === stopIn) process.kill(process.pid, signal);
    return running;
  };
  const { scenario } = readPlan(plan);
  const { columns, inputs } = { columns: [0, 40, 900], inputs: 653 };
  const stages = new RowStages(pool, scenario, options, streams);
  const hash = createHash("sha256");
  let filled = 0;
  try {
    for (const [stage, count] of counts.entries()) {
      const fill = (from, to, into) => {
        filled += to - from;
        for (let i = 0; i < into.length; i++) {
          const number = Math.imul(from * inputs + i + seed + stage, 0x9e3779b1) >>> 0;
          into[i] = (number + 0.5) / 2 ** 32;
        }
      };
      const found = await stages.evaluate({ count, are: "uniforms", inputs, columns, fill }, 0);
      hash.update(new Uint8Array(found.buffer, found.byteOffset, found.byteLength));
    }
    stages.remove();
    const { resumed } = stages;
    process.stdout.write(JSON.stringify({ hash: hash.digest("hex"), resumed, filled }));
  } catch (error) {
    process.stdout.write(JSON.stringify({ error: error.name, text: error.text ?? error.stack }));
    process.exitCode = 1;
  } finally {
    stages.end();
    await ensembles.close();
  }
}
void main();
