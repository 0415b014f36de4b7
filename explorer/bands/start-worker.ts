/** Starts the worker of a page from the page's own script, which holds the engine already. */
import type { BandPort, FromBandWorker, ToBandWorker } from "./messages.ts";

/**
 * Works from a file and in a sandboxed frame: a worker may not be loaded from either, but may be made
 * of a text that the page holds (`worker-src blob:` in its policy).
 *
 * @param script text of the script that the page runs
 */
export function startBandWorker(script: string): BandPort<FromBandWorker, ToBandWorker> {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  // The worker has fetched its text once it says anything.
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
