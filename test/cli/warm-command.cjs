/**
 * The built command in a thread of its own, which stays: the first command line of a test file loads
 * and warms it, the others go several times as fast. Answers one command line after another; who asks
 * waits for `answered` in `flags` and takes the answer from `port`.
 */
"use strict";
const { parentPort, workerData } = require("node:worker_threads");

const { run } = require(workerData.command).load("simulate").exports;
const { port, flags } = workerData;

parentPort.on("message", async (argv) => {
  const finished = { status: null, out: "", error: "" };
  try {
    finished.status = await run(argv, {
      out: (text) => void (finished.out += text),
      error: (text) => void (finished.error += text),
      rewrite: (text) => void (finished.error += text),
    });
  } catch (error) {
    finished.error += String(error?.stack ?? error);
  }
  port.postMessage(finished);
  Atomics.add(flags, 0, 1);
  Atomics.notify(flags, 0);
});
