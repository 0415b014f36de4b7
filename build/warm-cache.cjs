// Runs the command once on a shipped plan and keeps what V8 compiled on the way.
"use strict";
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { dist, load, loaded } = require("../cli/bin/simulate.cjs");

const plan = path.join(__dirname, "..", "scenarios", "kortrijk", "kortrijk-2040.yaml");
const templates = path.join(__dirname, "..", "templates");
const keep = (name, script) =>
  fs.writeFileSync(path.join(dist, `${name}.cache`), script.createCachedData());

/** A worker keeps the cache of its own bundle, after it has run some members. */
async function warmWorker(simulate, plan, parent) {
  const { Ensembles, readPlan } = simulate.exports;
  const ensembles = new Ensembles(1);
  try {
    const place = { parent, name: "warm" };
    const options = { members: 200, seed: 1, sampling: "random", cells: false, resume: false };
    const around = { place, quiet: true, language: "en" };
    const streams = { out: () => {}, error: () => {} };
    await ensembles.run(readPlan(plan).scenario, { ...options, ...around }, streams);
    await new Promise((resolve, reject) => {
      const [worker] = ensembles.pool.workers;
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.ref();
      worker.postMessage({ kind: "keep-cache" });
    });
  } finally {
    await ensembles.close();
  }
}

async function warm() {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-"));
  try {
    const simulate = load("simulate");
    const streams = { out: () => {}, error: (text) => process.stderr.write(text) };
    const called = async (args) => {
      const status = await simulate.exports.run(args, streams);
      if (status !== 0) throw new Error(`the shipped plan ends with status ${status}`);
    };
    // What only writing files needs is left out of the first cache: it would be read at every start.
    await called([plan, "--no-files"]);
    keep("simulate", loaded.get("simulate"));
    await called([plan, "--out", out]);
    keep("charts", loaded.get("charts"));
    keep("report", loaded.get("report"));
    keep("workbook", loaded.get("workbook"));
    for (const [name, extension] of [
      ["note", ".md"],
      ["word-note", ".docx"],
    ]) {
      const template = path.join(templates, `inspiratienota${extension}`);
      await called(["note", template, plan, "--out", path.join(out, `note${extension}`)]);
      keep(name, loaded.get(name));
    }
    load("formulas").exports.parseFormula(
      "t0 + t1 * t2 ( t3 , t4 ) > - t5 ? t6 : ( t7 / t8 ) ^ t9",
    );
    keep("formulas", loaded.get("formulas"));
    // The library reads what is wrong as well: this mistake is a tab.
    fs.writeFileSync(path.join(out, "tab.yaml"), "id: tab\n\tlevers:\n");
    const quiet = { out: () => {}, error: () => {} };
    await simulate.exports.run(["validate", path.join(out, "tab.yaml")], quiet);
    keep("yaml", loaded.get("yaml"));
    await warmWorker(simulate, plan, out);
  } finally {
    fs.rmSync(out, { recursive: true, force: true });
  }
}

warm().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
