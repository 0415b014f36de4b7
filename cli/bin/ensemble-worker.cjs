// What a worker thread of an ensemble starts with: its bundle, with V8's code cache.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { parentPort } = require("node:worker_threads");
const { dist, load, loaded } = require("./simulate.cjs");

const NAME = "ensemble-worker";
load(NAME).exports.start();

// The build asks for the cache when some members have been run.
parentPort.on("message", (message) => {
  if (message.kind !== "keep-cache") return;
  fs.writeFileSync(path.join(dist, `${NAME}.cache`), loaded.get(NAME).createCachedData());
  parentPort.postMessage({ kind: "kept" });
});
