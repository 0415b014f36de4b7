#!/usr/bin/env node
// Starts the bundled command with V8's code cache, which saves compiling it at each call. A cache
// made by another Node is refused by V8 and simply not used.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const v8 = require("node:v8");
const vm = require("node:vm");

// A call lives so shortly that V8 optimizes many a function that is done before its optimized code
// is, while the hot ones wait in the same queue. A function has to be three times as hot here, which
// takes a fifth off the processor time of a call and changes nothing else. The number was measured
// with the V8 of Node 20; another V8 keeps its own. It is set before anything is loaded, because V8
// refuses a code cache that was made under other flags.
//
// The space for new objects begins with a megabyte and doubles, and every time it is full, V8 stops to
// copy what is still in use: six times while a plan is loaded. When it grows at once to what it may
// become (16 MB), a call is over before it is full, or collects a few times only.
if (process.versions.v8.startsWith("11.")) {
  v8.setFlagsFromString("--interrupt-budget=400000");
  v8.setFlagsFromString("--semi-space-growth-factor=32");
}

const dist = path.join(__dirname, "..", "dist");

/** Scripts by name, for making the cache. */
const loaded = new Map();

/** Modules by name: a bundle that is asked for again is the one that was loaded. */
const modules = new Map();

/** Loads a bundle of dist/ as a CommonJS module, once. Bundles are plain ASCII. */
function load(name) {
  const known = modules.get(name);
  if (known !== undefined) return known;
  const file = path.join(dist, `${name}.cjs`);
  let source;
  try {
    source = fs.readFileSync(file, "latin1");
  } catch {
    process.stderr.write("simulate is not built yet: run `npm ci` (or `npm run build`) first.\n");
    process.exit(70);
  }
  let cachedData;
  try {
    cachedData = fs.readFileSync(path.join(dist, `${name}.cache`));
  } catch {
    cachedData = undefined;
  }
  const script = new vm.Script(source, { filename: file, cachedData });
  const module = { exports: {} };
  const local = (request) =>
    request.startsWith("./") ? load(path.basename(request, ".cjs")).exports : require(request);
  script.runInThisContext()(module.exports, local, module, file, dist);
  loaded.set(name, script);
  modules.set(name, module);
  return module;
}

module.exports = { dist, load, loaded };
if (require.main === module) load("simulate").exports.main(process.argv.slice(2));
