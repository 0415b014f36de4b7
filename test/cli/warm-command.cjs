/**
 * The built command in a thread of its own, which stays: the first command line of a test file loads
 * and warms it, the others go several times as fast. Answers one command line after another; who asks
 * waits for `answered` in `flags` and takes the answer from `port`.
 */
"use strict";
const { parentPort, workerData } = require("node:worker_threads");

const { run } = require(workerData.command).load("simulate").exports;
const { port, flags } = workerData;

/** What the command line of now has written. */
let finished;
for (const [name, stream] of [
  ["out", process.stdout],
  ["error", process.stderr],
]) {
  stream.write = (text) => {
    finished[name] += text;
    return true;
  };
}

parentPort.on("message", async (argv) => {
  finished = { status: null, out: "", error: "" };
  try {
    finished.status = await run(argv);
  } catch (error) {
    finished.error += String(error?.stack ?? error);
  }
  port.postMessage(finished);
  Atomics.add(flags, 0, 1);
  Atomics.notify(flags, 0);
});
